use std::collections::BTreeMap;

use super::*;
use crate::config::DriftOptions;
use crate::features::{Language, catalogue};
use crate::report::{DriftReport, ModelReport};
use crate::tables::{AnyColumn, AnyTable, AnyValues};

/// A report on two features of the catalogue, one of which moves.
fn drift() -> DriftReport {
    let table = |rows: usize, moved: f64| {
        let column = |name: &str, moved: f64| {
            let value =
                |row: usize| if row.is_multiple_of(9) { f64::NAN } else { (row * 37 % 101) as f64 + moved };
            AnyColumn { name: name.to_owned(), values: AnyValues::Real((0..rows).map(value).collect()) }
        };
        AnyTable { rows, columns: vec![column("AMT_CREDIT", moved), column("AMT_ANNUITY", 0.0)] }
    };
    let (reference, current) = (table(2_000, 0.0), table(1_500, 60.0));
    let files = ["before.csv".to_owned(), "now.csv".to_owned()];
    let report =
        DriftReport::of(files, [&reference, &current], &DriftOptions::default(), (None, false)).unwrap();
    let raw = Some(report.comparison.clone());
    DriftReport { raw, ..report }
}

fn frames(language: Language) -> Frames {
    let (model, drift) = (ModelReport::sample(), drift());
    let run = Run {
        model: &model,
        times: None,
        drift: &drift,
        drift_runs: &[],
        reference: &|_| None,
        catalogue: catalogue(),
        files: &[],
    };
    Frames::of(&run, language)
}

fn real(frames: &Frames, query: &str) -> f64 {
    match frames.ask(query).unwrap().only() {
        Some(Value::Real(real)) => *real,
        other => panic!("{query}: {other:?}"),
    }
}

fn texts(frames: &Frames, query: &str) -> Vec<String> {
    let text = |row: &Vec<Value>| match &row[0] {
        Value::Text(text) => text.clone(),
        other => panic!("{query}: {other:?}"),
    };
    frames.ask(query).unwrap().rows.iter().map(text).collect()
}

#[test]
fn frames_say_what_the_report_says() {
    let (frames, model) = (frames(Language::En), ModelReport::sample());
    let champion = model.candidates.iter().find(|one| one.kind == model.champion.kind).unwrap();
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
    near(real(&frames, "SELECT cost FROM candidates WHERE champion"), champion.cost.per_10_000);
    near(real(&frames, "SELECT auc FROM candidates WHERE champion"), model.auc.auc);
    near(real(&frames, "SELECT cost FROM costs WHERE policy = 'accept_all'"), model.costs.accept_all);
    near(real(&frames, "SELECT SUM(share) FROM importances"), 1.0);
    near(real(&frames, "SELECT SUM(share) FROM themes"), 1.0);
    near(real(&frames, "SELECT points FROM importances WHERE rank = 1"), model.importance[0].mean_points);
    let lowest = model.cost_curve.iter().map(|point| point.cost).fold(f64::INFINITY, f64::min);
    near(real(&frames, "SELECT MIN(cost) FROM thresholds"), lowest);
    let groups: usize = model.fairness.attributes.iter().map(|audit| audit.groups.len()).sum();
    assert_eq!(
        frames.ask("SELECT COUNT(*) FROM fairness").unwrap().only(),
        Some(&Value::Whole(groups as i64))
    );
}

#[test]
fn frames_join_by_feature_and_name_what_moves() {
    let frames = frames(Language::En);
    let query =
        "SELECT f.label FROM drift AS d INNER JOIN features AS f ON f.feature = d.feature WHERE d.moves";
    assert_eq!(texts(&frames, query), ["Amount of the credit asked for"]);
    assert_eq!(texts(&frames, "SELECT feature FROM drift_columns WHERE NOT drifted"), ["AMT_ANNUITY"]);
}

#[test]
fn words_are_those_of_the_page() {
    let query = "SELECT label FROM features WHERE feature = 'AGE_YEARS'";
    assert_eq!([Language::Fr, Language::En].map(|l| texts(&frames(l), query)[0].clone()), ["Âge", "Age"]);
}

#[test]
fn the_page_on_notes_lists_every_frame_with_its_columns() {
    let page = include_str!("../../docs/NOTEBOOK.md");
    let mut told = BTreeMap::new();
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, name, _, columns, ..] = cells.as_slice() {
            let columns: Vec<&str> =
                columns.split(',').map(|column| column.trim().trim_matches('`')).collect();
            told.insert(name.trim_matches('`').to_owned(), columns.join(", "));
        }
    }
    for (name, frame) in frames(Language::En).laid_out() {
        assert_eq!(told.get(name), Some(&frame.names()), "docs/NOTEBOOK.md on {name}");
    }
}
