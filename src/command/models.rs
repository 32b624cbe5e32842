//! `clairscore models`: the versions of the registry and what was promoted when.

use serde::Serialize;

use super::registered::{Version, training_times};
use crate::champion::{Promotion, Registry};
use crate::cli::ModelsArgs;
use crate::report::{VersionOutline, Versioned};

/// What stands in the place of what is not known.
const NONE: &str = "-";

/// What `--json` prints.
#[derive(Serialize)]
struct Models {
    champion: Option<String>,
    versions: Vec<Listed>,
    promotions: Vec<Promotion>,
}

#[derive(Serialize)]
struct Listed {
    trained: Option<String>,
    #[serde(flatten)]
    outline: VersionOutline,
}

pub(super) fn run(args: &ModelsArgs) -> anyhow::Result<()> {
    let registry = Registry::of(&args.model.model);
    let champion = match registry.champion() {
        Ok(champion) => Some(champion.version),
        Err(error) => {
            if registry.champion_folder().exists() || !registry.promotions()?.is_empty() {
                eprintln!("note: no champion stands: {error}");
            }
            None
        }
    };
    let mut versions = Vec::new();
    for version in registry.versions()? {
        match Version::read(&registry, &version) {
            Ok(Version { model, report, folder }) => {
                let trained = training_times(&folder)?.and_then(|times| times.finished);
                let outline = VersionOutline::of(Versioned { model: &model, report: &report });
                versions.push(Listed { trained, outline });
            }
            Err(error) => eprintln!("note: {error:#}; it is left out"),
        }
    }
    versions.sort_by(|one, other| one.trained.cmp(&other.trained));
    let models = Models { champion, versions, promotions: registry.promotions()? };
    if args.json {
        println!("{}", serde_json::to_string_pretty(&models)?);
        return Ok(());
    }
    print(&models, &args.model.model.display().to_string());
    Ok(())
}

fn print(models: &Models, folder: &str) {
    if models.versions.is_empty() {
        println!("{folder}: no version is kept here; `clairscore train --data DIR` makes one");
    } else {
        print_versions(models);
    }
    print_promotions(models);
}

fn print_versions(models: &Models) {
    println!(
        "{:<13} {:<12} {:<16} {:<9} {:>6} {:>7} {:>20} {:>20} {:>7}  data",
        "version",
        "run",
        "trained",
        "model",
        "inputs",
        "clients",
        "AUC (95 %)",
        "cost per 10,000 (se)",
        "limit"
    );
    for Listed { trained, outline: of } in &models.versions {
        let mark = if models.champion.as_ref() == Some(&of.version) { "*" } else { " " };
        let trained = trained.as_deref().map_or_else(|| NONE.to_owned(), minute);
        let auc = format!("{:.4} ({:.3}-{:.3})", of.auc.auc, of.auc.low, of.auc.high);
        let cost = format!("{:.0} ({:.0})", of.cost.per_10_000, of.cost.standard_error);
        println!(
            "{mark}{:<12} {:<12} {trained:<16} {:<9} {:>6} {:>7} {auc:>20} {cost:>20} {:>7.4}  {}{}",
            of.version,
            of.run,
            of.kind.word(),
            of.inputs,
            of.rows,
            of.threshold,
            of.data,
            if of.synthetic { " (made up)" } else { "" }
        );
    }
    println!(
        "* the champion; AUC and cost are of each training's own outer rows, `clairscore diff` compares two"
    );
}

fn print_promotions(models: &Models) {
    if !models.promotions.is_empty() {
        println!("\npromoted");
    }
    for promotion in &models.promotions {
        let before = promotion.before.as_deref().unwrap_or(NONE);
        let cost = promotion.cost.map_or_else(String::new, |cost| {
            let difference = cost.difference;
            format!(", cost {:+.0} ({:.0})", difference.per_10_000, difference.standard_error)
        });
        let because = promotion.because.as_ref().map_or_else(String::new, |why| format!(": {why}"));
        println!("{}  {before} -> {}{cost}{because}", minute(&promotion.at), promotion.version);
    }
    let last = models.promotions.last().map(|promotion| &promotion.version);
    if let Some(champion) = models.champion.as_ref().filter(|champion| last != Some(*champion)) {
        println!(
            "note: champion {champion} is not the last that was promoted; promote the one that is to score"
        );
    }
}

/// `2026-11-30T21:15:00Z` as `2026-11-30 21:15`.
fn minute(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}
