//! Times recourse on a data folder's clients with unfavourable opinions, and compares it with an exhaustive grid.
//!
//! usage: recourse DATA MODEL [key=value ...]: keys are clients (how many, 200; 0 for all), grid (1: search the grid
//! too), rows (1: put every client's row of the design matrix beside). The clients are spread evenly over those with
//! an unfavourable opinion. Prints the margin at the limit, then a JSON object per client; a summary stands on
//! standard error.
//!
//! The grid knows nothing of the search: it tries sums in twentieths, keeps the ranges of the champion's reference,
//! and asks the whole model each time.

#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

use clairscore::champion::{Champion, FeatureReference, Opinion};
use clairscore::explanation::{Advice, Recourse};
use clairscore::features::{Lever, WhatIf, feature_table};
use clairscore::tables::{DataFolder, TableError};
use rayon::prelude::*;
use serde_json::{Value, json};

/// The papers of a file.
const PAPERS: [Lever; 4] = [Lever::Document3, Lever::HomePhone, Lever::WorkPhone, Lever::Email];

/// The ranges of ratios and sums among granted loans.
struct Ranges {
    credit: (f64, f64),
    annuity: (f64, f64),
    goods: (f64, f64),
    duration: (f64, f64),
    goods_credit: (f64, f64),
    annuity_income: (f64, f64),
}

impl Ranges {
    fn of(champion: &Champion) -> Result<Self, Box<dyn Error>> {
        let range = |name: &str, low: usize, high: usize| {
            let inputs = champion.manifest.encoding.inputs.iter();
            let place = inputs.zip(&champion.manifest.reference).find(|(input, _)| input.feature == name);
            match place {
                Some((_, FeatureReference::Numeric { percentiles, .. })) => {
                    Ok((percentiles[low], percentiles[high]))
                }
                _ => Err(format!("the champion has no reference of {name}")),
            }
        };
        Ok(Self {
            credit: range("AMT_CREDIT", 1, 99)?,
            annuity: range("AMT_ANNUITY", 1, 99)?,
            goods: range("AMT_GOODS_PRICE", 1, 99)?,
            duration: range("CREDIT_ANNUITY_RATIO", 5, 95)?,
            goods_credit: range("GOODS_CREDIT_RATIO", 5, 95)?,
            annuity_income: range("ANNUITY_INCOME_RATIO", 5, 95)?,
        })
    }
}

fn moved(what_if: &WhatIf, name: &str) -> f64 {
    let mut features = WhatIf::moved_features().iter().zip(what_if.moved());
    features.find(|(feature, _)| feature.name == name).map_or(f64::NAN, |(_, value)| value)
}

/// Whether a number is in a range that holds the client's own as well; a missing one is.
fn within((low, high): (f64, f64), own: f64, then: f64) -> bool {
    !(then < low.min(own) * 0.999_999 || then > high.max(own) * 1.000_001)
}

/// Whether the grid finds a plausible change that the model finds favourable.
fn on_grid(recourse: &Recourse, ranges: &Ranges, own: &WhatIf, row: &[f32]) -> bool {
    let favourable = |what_if: &WhatIf| recourse.score(what_if, row).opinion == Opinion::Favourable;
    let missing: Vec<Lever> = PAPERS.into_iter().filter(|paper| own.value(*paper).abs() < 0.5).collect();
    let files = 0..1_u32 << missing.len();
    let with_papers = |what_if: &WhatIf, file: u32| {
        let given = missing.iter().enumerate().filter(|(place, _)| file >> place & 1 == 1);
        given.fold(*what_if, |what_if, (_, paper)| what_if.with(*paper, 1.0))
    };
    amounts(ranges, own)
        .iter()
        .any(|what_if| files.clone().any(|file| favourable(&with_papers(what_if, file))))
}

/// Plausible sums: the credit down to half, the goods no dearer and no more financed than they are, the duration
/// anywhere in its range.
fn amounts(ranges: &Ranges, own: &WhatIf) -> Vec<WhatIf> {
    let [credit, annuity, goods] =
        [Lever::Credit, Lever::Annuity, Lever::GoodsPrice].map(|lever| own.value(lever));
    let mut all = Vec::new();
    for project in (0..=10).map(|step| 1.0 - 0.05 * f64::from(step)) {
        for financed in (0..=20).map(|step| 1.0 - 0.025 * f64::from(step)) {
            for duration in (-10..=20).map(|step| 1.0 + 0.05 * f64::from(step)) {
                // A limit has neither goods nor an end.
                if own.is_revolving() && (financed < 1.0 || (duration - 1.0).abs() > 1e-9) {
                    continue;
                }
                let factor = project * financed;
                if goods.is_nan() && financed < 1.0 || factor < 0.5 - 1e-9 {
                    continue;
                }
                let then = own
                    .with(Lever::Credit, credit * factor)
                    .with(Lever::Annuity, annuity * factor / duration)
                    .with(Lever::GoodsPrice, goods * project);
                let keeps = |range, name: &str| within(range, moved(own, name), moved(&then, name));
                let plausible = keeps(ranges.credit, "AMT_CREDIT")
                    && keeps(ranges.annuity, "AMT_ANNUITY")
                    && keeps(ranges.goods, "AMT_GOODS_PRICE")
                    && keeps(ranges.duration, "CREDIT_ANNUITY_RATIO")
                    && keeps(ranges.goods_credit, "GOODS_CREDIT_RATIO")
                    && keeps(ranges.annuity_income, "ANNUITY_INCOME_RATIO");
                if plausible {
                    all.push(then);
                }
            }
        }
    }
    all
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [data, model, settings @ ..] = arguments.as_slice() else {
        return Err("usage: recourse DATA MODEL [key=value ...]".into());
    };
    let settings: BTreeMap<&str, usize> = settings
        .iter()
        .filter_map(|setting| setting.split_once('='))
        .filter_map(|(key, value)| Some((key, value.parse().ok()?)))
        .collect();
    let setting = |key: &str, default: usize| settings.get(key).copied().unwrap_or(default);
    let champion = Champion::load(&Path::new(model).join("champion"))?;
    let folder = DataFolder::new(Path::new(data));
    let applications = folder.test_applications()?.rows;
    let child = |table| Ok::<_, TableError>(folder.child(table)?.map(|read| read.rows));
    let table = feature_table(&applications, folder.coverage()?.as_ref(), child)?;
    let matrix = champion.manifest.encoding.encode(&table).ok_or("the champion reads other features")?;
    let own = WhatIf::of_each(&applications, &table);
    let scores = champion.score(&matrix);
    let refused: Vec<usize> =
        (0..matrix.rows()).filter(|row| scores[*row].opinion == Opinion::Unfavourable).collect();
    let wanted = match setting("clients", 200) {
        0 => refused.len(),
        clients => clients.min(refused.len()),
    };
    let rows: Vec<usize> = (0..wanted).map(|place| refused[place * refused.len() / wanted]).collect();
    let recourse = Recourse::of(&champion);
    let mut found: Vec<(Advice, f64)> = Vec::with_capacity(rows.len());
    for row in &rows {
        let watch = Instant::now();
        let advice = recourse.advise(&own[*row], matrix.row(*row));
        found.push((advice, watch.elapsed().as_secs_f64()));
    }
    println!("{}", json!({ "limit_margin": limit_margin(&champion) }));
    let ranges = Ranges::of(&champion)?;
    let grid = |row: &usize| {
        (setting("grid", 0) == 1).then(|| on_grid(&recourse, &ranges, &own[*row], matrix.row(*row)))
    };
    let on_grid: Vec<Option<bool>> = rows.par_iter().map(grid).collect();
    for ((row, (advice, seconds)), on_grid) in rows.iter().zip(&found).zip(&on_grid) {
        let mut client = json!({
            "sk_id_curr": table.ids[*row], "probability": scores[*row].probability,
            "advice": advice, "seconds": seconds, "on_grid": on_grid,
        });
        if setting("rows", 0) == 1 {
            client["row"] = Value::from(matrix.row(*row).to_vec());
        }
        println!("{client}");
    }
    summary(&found, &on_grid);
    Ok(())
}

/// The margin from which the opinion is unfavourable.
fn limit_margin(champion: &Champion) -> f64 {
    let (mut low, mut high): (f64, f64) = (-30.0, 30.0);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        let favourable = champion.manifest.calibration.probability(middle) < champion.manifest.threshold;
        *(if favourable { &mut low } else { &mut high }) = middle;
    }
    high
}

fn summary(found: &[(Advice, f64)], on_grid: &[Option<bool>]) {
    let has = |advice: &Advice| matches!(advice, Advice::Options { .. });
    let mut times: Vec<f64> = found.iter().map(|(_, seconds)| seconds * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    let mut counts = [0; 4];
    for (advice, _) in found {
        counts[if let Advice::Options { options } = advice { options.len() } else { 0 }] += 1;
    }
    let [both, ours, grid] = [(true, true), (true, false), (false, true)].map(|(ours, grid)| {
        found
            .iter()
            .zip(on_grid)
            .filter(|((advice, _), on)| (has(advice), **on == Some(true)) == (ours, grid))
            .count()
    });
    let of = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    eprintln!("{} clients; with 0, 1, 2, 3 options: {counts:?}", found.len());
    eprintln!("grid and search: {both}; search alone: {ours}; grid alone: {grid}");
    eprintln!(
        "ms per client: mean {:.3}, median {:.3}, p95 {:.3}, greatest {:.3}",
        times.iter().sum::<f64>() / times.len() as f64,
        of(0.5),
        of(0.95),
        of(1.0)
    );
}
