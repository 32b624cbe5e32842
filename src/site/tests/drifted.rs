//! A made-up report on drift, and past checks.

use crate::config::DriftOptions;
use crate::drift::{BaseRateCost, Comparison};
use crate::features::Feature;
use crate::judging::share_interval;
use crate::report::{ColumnWeight, DriftLevel, DriftReport, DriftRun, ModelDrift, Shift};
use crate::tables::{AnyColumn, AnyTable, AnyValues};

/// A drift report on a few features, made as real ones are, and what becomes of made-up scores.
pub(super) fn drift(catalogue: &[Feature]) -> DriftReport {
    let named = |name: &str, values| AnyColumn { name: name.to_owned(), values };
    let table = |rows: usize, moved: f64| {
        let number = |row: usize, factor: usize| ((row * factor) % 101) as f64 / 101.0;
        let features = catalogue.iter().filter(|feature| !feature.is_categorical()).take(8);
        let numbers = features.enumerate().map(|(place, feature)| {
            let shift = if place == 0 { moved } else { 0.0 };
            let value = |row: usize| {
                if (row + place).is_multiple_of(9) { f64::NAN } else { number(row, 37 + place) + shift }
            };
            named(feature.name, AnyValues::Real((0..rows).map(value).collect()))
        });
        let mut columns: Vec<AnyColumn> = numbers.collect();
        if let Some(feature) = catalogue.iter().find(|feature| feature.is_categorical()) {
            let words = ["one", "three", "two"].map(str::to_owned).to_vec();
            let codes = (0..rows).map(|row| (row % if moved > 0.0 { 3 } else { 2 }) as u32).collect();
            columns.push(named(feature.name, AnyValues::Words { codes, words }));
        }
        columns.push(named(catalogue[21].name, AnyValues::Real(vec![f64::NAN; rows])));
        AnyTable { rows, columns }
    };
    let (reference, current) = (table(3_000, 0.0), table(1_200, 0.2));
    let importance: Vec<ColumnWeight> = reference
        .columns
        .iter()
        .zip((1..10).rev())
        .map(|(column, share)| ColumnWeight { column: column.name.clone(), share: f64::from(share) })
        .collect();
    let files = ["application_train.parquet".to_owned(), "application_test.parquet".to_owned()];
    let options = DriftOptions::default();
    let report = DriftReport::of(files, [&reference, &current], &options, (Some(&importance), true)).unwrap();
    let raw = Some(report.comparison.clone());
    let model = Some(model_drift(&report.comparison));
    DriftReport { model, raw, ..report }
}

fn model_drift(comparison: &Comparison) -> ModelDrift {
    let rate = |rate| BaseRateCost {
        rate,
        cost: 5.0 * rate,
        adjusted_threshold: 0.1,
        adjusted_cost: 4.9 * rate,
        without_model: 10.0 * rate,
    };
    ModelDrift {
        clients: [2_900, 1_150],
        left_out: [100, 50],
        psi: 0.12,
        points: comparison.columns[0].clone(),
        mean_risk: [0.08, 0.071],
        observed_rate: 0.08,
        favourable: [share_interval(2_000, 2_900, 0.95), share_interval(850, 1_150, 0.95)],
        shift: 3.4,
        shifts: vec![Shift { feature: comparison.columns[0].column.clone(), points: 3.0 }],
        other_shift: 0.4,
        costs: [0.04, 0.08, 0.16].map(rate).to_vec(),
    }
}

/// Past checks of drift.
pub(super) fn drift_runs() -> Vec<DriftRun> {
    let run = |label: &str, drifted| DriftRun {
        label: label.to_owned(),
        names: ["application_train.parquet".to_owned(), "application_test.parquet".to_owned()],
        rows: [3_000, 1_200],
        columns: 121,
        drifted,
        drift_share: 0.5,
        important_share: 0.1,
        moved: vec!["AMT_CREDIT".to_owned()],
        moved_share: Some(0.08),
        told_apart: Some(0.71),
        score_psi: None,
        mean_risk: Some([0.08, 0.071]),
        favourable: Some(0.74),
        level: DriftLevel::Watch,
    };
    vec![run("2026-10-31", 9), run("2026-11-30", 11)]
}
