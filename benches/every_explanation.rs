//! Times all that is explained of a data folder's clients to be scored, part by part.
//!
//! usage: every_explanation DATA MODEL [clients=N]: the folder of the tables, that of the models (with the champion's run),
//! and how many clients (0 for all; they are repeated where there are fewer). Prints a JSON object: seconds of every
//! part, and the most memory that the process held, in megabytes, after the features and at the end.

#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use clairscore::champion::Champion;
use clairscore::command::read_past_clients;
use clairscore::explanation::{Explainer, Recourse, Scale, ThemePoints, theme_points, themes_of};
use clairscore::features::{WhatIf, feature_table};
use clairscore::report::Reporter;
use clairscore::tables::{DataFolder, TableError};
use rayon::prelude::*;
use serde_json::json;

/// The most memory that the process held so far, in megabytes.
fn peak_megabytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed().as_secs_f64())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [data, model, keys @ ..] = arguments.as_slice() else {
        return Err("usage: every_explanation DATA MODEL".into());
    };
    let wanted = keys.iter().find_map(|key| key.strip_prefix("clients="));
    let wanted: usize = wanted.map(str::parse).transpose()?.unwrap_or(0);
    let (data, model) = (DataFolder::new(Path::new(data)), Path::new(model));
    let champion = Champion::load(&model.join("champion"))?;
    let past = read_past_clients(model, &champion)?.ok_or("the run keeps no index of past clients")?;

    let all = data.test_applications()?.rows;
    let clients = if wanted == 0 { all.height() } else { wanted };
    let applications = all.select(&(0..clients).map(|client| client % all.height()).collect::<Vec<_>>());
    drop(all);
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(|read| read.rows));
    let table = feature_table(&applications, data.coverage()?.as_ref(), child)?;
    let before = peak_megabytes();

    let encoding = champion.manifest.encoding.clone();
    let calibration = champion.manifest.calibration.clone();
    let matrix = encoding.encode(&table).ok_or("the champion has other inputs")?;
    let (explainer, of_plan) = timed(|| Explainer::of(&champion.model, matrix.width()));
    let (contributions, of_contributions) = timed(|| explainer.explain(&matrix));
    let themes = themes_of(&encoding);
    let places: Vec<ThemePoints> = (0..clients)
        .into_par_iter()
        .map(|row| {
            let (margin, own) = (champion.model.margin(matrix.row(row)), contributions.row(row));
            theme_points(&Scale::default().carry(&calibration, contributions.base, margin, own), &themes)
        })
        .collect();
    let (bad, of_similar) = timed(|| {
        places
            .par_iter()
            .filter_map(|place| past.like(place))
            .map(|similar| similar.difficulties)
            .sum::<usize>()
    });
    drop((places, contributions));
    let what_ifs = WhatIf::of_each(&applications, &table);
    let recourse = Recourse::of(&champion);
    let ((), of_recourse) = timed(|| {
        (0..clients).into_par_iter().for_each(|row| drop(recourse.advise(&what_ifs[row], matrix.row(row))));
    });
    drop(what_ifs);
    let trees = champion.model.trees();
    let reporter = Reporter::new(champion.clone());
    let reports = reporter.on(table).ok_or("the champion has other inputs")?;
    let (reasons, of_reasons) = timed(|| {
        let reasons = |first: usize| {
            let reports = reports.reports(first..clients.min(first + 64)).into_iter();
            reports.map(|report| report.reasons_for.len() + report.reasons_against.len()).sum::<usize>()
        };
        let firsts: Vec<usize> = (0..clients).step_by(64).collect();
        firsts.into_par_iter().map(reasons).sum::<usize>()
    });
    println!(
        "{}",
        json!({
            "clients": clients, "trees": trees, "plan": of_plan, "contributions": of_contributions,
            "reasons_and_values": of_reasons, "recourse": of_recourse, "similar": of_similar,
            "reasons": reasons, "difficulties_among_similar": bad,
            "peak_megabytes_with_features": before, "peak_megabytes": peak_megabytes(),
        })
    );
    Ok(())
}
