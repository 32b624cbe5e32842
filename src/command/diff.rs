//! `clairscore diff`: what one version of the model changes against another.

use anyhow::Context;

use super::clients::{Applications, ensure_writable, features_of, name_missing_tables, strange_features};
use super::registered::{Version, difference};
use crate::champion::Registry;
use crate::cli::DiffArgs;
use crate::features::FeatureTable;
use crate::report::{ChangedClient, ModelDifference, OpinionChanges, VersionOutline};
use crate::tables::{DataFolder, ResultColumn, ResultFormat, write_results};

/// The figure whose unit is that of the recipe.
const COST: &str = "cost per 10,000";

/// What is said of a version.
type Of<T> = fn(&VersionOutline) -> T;

/// Clients that are named in the terminal, at most so many each way.
const NAMED: usize = 10;

pub(super) fn run(args: &DiffArgs) -> anyhow::Result<()> {
    if let Some(file) = &args.out {
        ResultFormat::of(file)?;
        ensure_writable(file.parent().unwrap_or(file))?;
    }
    let registry = Registry::of(&args.model.model);
    let [before, after] = [registry.find(&args.before)?, registry.find(&args.after)?];
    let [before, after] = [Version::read(&registry, &before)?, Version::read(&registry, &after)?];
    let clients = args.data.as_deref().map(|data| -> anyhow::Result<FeatureTable> {
        let data = DataFolder::new(data);
        name_missing_tables(&data);
        features_of(&data, Applications::Test)
    });
    let clients = clients.transpose()?;
    if let Some(table) = &clients {
        for version in [&before.model, &after.model] {
            let encoded = version.manifest.encoding.encode(table);
            encoded.map(drop).with_context(|| strange_features(&version.version))?;
        }
    }
    let found = difference(&before, &after, clients.as_ref())?;
    if let (Some(file), Some(opinions)) = (&args.out, &found.opinions) {
        write_results(file, columns(opinions))?;
    }
    if args.json {
        println!("{}", serde_json::to_string_pretty(&found)?);
        return Ok(());
    }
    print(&found);
    if let Some(file) = &args.out {
        println!("{}: all clients of whom the opinion changes", file.display());
    }
    Ok(())
}

fn columns(opinions: &OpinionChanges) -> Vec<(&'static str, ResultColumn)> {
    let [to_favourable, to_unfavourable] = &opinions.clients_named;
    let mut clients: Vec<(&ChangedClient, &str)> =
        to_favourable.iter().map(|client| (client, "favourable")).collect();
    clients.extend(to_unfavourable.iter().map(|client| (client, "unfavourable")));
    clients.sort_by_key(|(client, _)| client.id);
    let reals = |of: &dyn Fn(&ChangedClient) -> f64| {
        ResultColumn::Reals(clients.iter().map(|(client, _)| of(client)).collect())
    };
    vec![
        ("SK_ID_CURR", ResultColumn::Integers(clients.iter().map(|(client, _)| client.id).collect())),
        ("probability_before", reals(&|client| client.risk[0])),
        ("probability_after", reals(&|client| client.risk[1])),
        ("points_before", reals(&|client| client.points[0])),
        ("points_after", reals(&|client| client.points[1])),
        ("opinion_after", ResultColumn::Texts(clients.iter().map(|(_, to)| (*to).to_owned()).collect())),
    ]
}

fn print(found: &ModelDifference) {
    let (before, after) = (&found.before, &found.after);
    println!("{:<24} {:>16} {:>16} {:>10}", "", before.version, after.version, "change");
    let words: [(&str, Of<String>); 5] = [
        ("model", |of| of.kind.word().to_owned()),
        ("trees", |of| of.trees.map_or_else(|| "-".to_owned(), |trees| trees.to_string())),
        ("inputs", |of| of.inputs.to_string()),
        ("clients learnt from", |of| of.rows.to_string()),
        ("data", |of| of.data.clone()),
    ];
    for (name, word) in words {
        println!("{name:<24} {:>16} {:>16}", word(before), word(after));
    }
    let figures: [(&str, usize, Of<f64>); 9] = [
        (COST, 0, |of| of.cost.per_10_000),
        ("AUC", 4, |of| of.auc.auc),
        ("average precision", 4, |of| of.average_precision),
        ("KS", 4, |of| of.ks),
        ("Brier", 5, |of| of.brier),
        ("log loss", 5, |of| of.log_loss),
        ("accuracy", 4, |of| of.accuracy),
        ("calibration error", 4, |of| of.calibration_error),
        ("limit", 4, |of| of.threshold),
    ];
    for (name, digits, figure) in figures {
        let [old, new] = [figure(before), figure(after)];
        // Costs of other ratios are in other units.
        let change = if name == COST && !found.is_one_unit() {
            String::new()
        } else {
            format!("{:+.digits$}", new - old)
        };
        println!("{name:<24} {old:>16.digits$} {new:>16.digits$} {change:>10}");
    }
    match (&found.cost, &found.not_compared) {
        (Some(cost), _) => println!(
            "on the {} clients that both learnt from, out of fold: cost {:.0} and {:.0}, {:+.0} ({:+.0} to {:+.0}); {} \
             opinions differ",
            cost.clients,
            cost.before,
            cost.after,
            cost.difference.per_10_000,
            cost.low,
            cost.high,
            cost.changed
        ),
        (None, why) => println!("costs are not compared client by client: {}", why.as_deref().unwrap_or("-")),
    }
    print_inside(found);
    match &found.opinions {
        Some(opinions) => print_opinions(opinions),
        None => println!("name the tables with --data to see of which clients to score the opinion changes"),
    }
}

fn print_inside(found: &ModelDifference) {
    let or_none = |setting: &Option<String>| setting.clone().unwrap_or_else(|| "-".to_owned());
    for setting in &found.settings {
        println!("setting {}: {} -> {}", setting.name, or_none(&setting.before), or_none(&setting.after));
    }
    for (what, names) in [("reads also", &found.added), ("reads no more", &found.removed)] {
        if !names.is_empty() {
            println!("{what} {}: {}", names.len(), names.join(", "));
        }
    }
    for shift in &found.weights {
        println!("weight {}: {:.2} -> {:.2} points", shift.feature, shift.before, shift.after);
    }
}

fn print_opinions(opinions: &OpinionChanges) {
    let share = |part: usize| 100.0 * part as f64 / opinions.clients.max(1) as f64;
    println!(
        "of {} clients to score, {} ({:.1} %) change opinion; favourable {} -> {}, mean risk {:.4} -> {:.4}",
        opinions.clients,
        opinions.changed(),
        share(opinions.changed()),
        opinions.favourable[0],
        opinions.favourable[1],
        opinions.mean_risk[0],
        opinions.mean_risk[1]
    );
    for (to, clients) in ["favourable", "unfavourable"].into_iter().zip(&opinions.clients_named) {
        println!("to {to}: {}", clients.len());
        for client in clients.iter().take(NAMED) {
            println!(
                "  {}  {:.1} -> {:.1} points, risk {:.4} -> {:.4}",
                client.id, client.points[0], client.points[1], client.risk[0], client.risk[1]
            );
        }
        if clients.len() > NAMED {
            println!("  … and {} more; --out FILE.csv names all", clients.len() - NAMED);
        }
    }
}
