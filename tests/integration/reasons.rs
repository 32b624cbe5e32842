//! What the sentences say against what the contributions are, for 10,000 clients.

use std::collections::BTreeMap;
use std::convert::Infallible;

use clairscore::champion::Champion;
use clairscore::explanation::{Explainer, Reason, ReasonKind, Scale};
use clairscore::features::{
    Feature, FeatureTable, FeatureValues, Language, Nothing, category_in_words, feature_table, missing,
    not_applicable, nothing_on_record, subject_of, value_in_words,
};
use clairscore::report::Reporter;
use clairscore::tables::{DataFolder, Table, TableError};

use crate::whole_way::{Made, model, succeed, text};

const CLIENTS: usize = 10_000;

/// A feature of a client, found again from the table and the contributions.
struct Found<'a> {
    feature: &'a Feature,
    points: f64,
    /// Its number or word; `None` where there is none.
    value: Option<String>,
    values: [Option<String>; 2],
}

fn table() -> FeatureTable {
    let made = Made::empty();
    let folder = made.path("data");
    succeed(&["synth", "--clients", "10020", "--test", "10000", "--seed", "5", "--out", text(&folder)]);
    let data = DataFolder::new(&folder);
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(|read| read.rows));
    feature_table(&data.test_applications().unwrap().rows, None, child).unwrap()
}

fn number(table: &FeatureTable, name: &str, row: usize) -> Option<f64> {
    match &table.column(name)?.values {
        FeatureValues::Numeric(values) => Some(values[row]),
        FeatureValues::Nominal(_) => None,
    }
}

/// The kind and subject that a feature's effect belongs to.
fn belongs_to(table: &FeatureTable, found: &Found<'_>, row: usize) -> (ReasonKind, &'static str) {
    let holds =
        |nothing: Nothing| number(table, nothing.witness, row).is_some_and(|value| nothing.holds(value));
    if nothing_on_record(found.feature.table).is_some_and(holds) {
        let is_new = number(table, "PREV_COUNT", row) == Some(0.0) && found.feature.table != Table::Bureau;
        let is_new = is_new && found.feature.table != Table::BureauBalance;
        let of = if is_new { Table::PreviousApplication } else { found.feature.table };
        return (ReasonKind::NothingOnRecord, of.file_stem());
    }
    let known = found.value.is_some() || not_applicable(found.feature).any(holds);
    let kind = if known { ReasonKind::Known } else { ReasonKind::Missing };
    (kind, subject_of(found.feature).name)
}

fn adverbs(printed: i64) -> [&'static str; 2] {
    match printed.abs() {
        ..5 => ["légèrement", "slightly"],
        5..15 => ["nettement", "clearly"],
        _ => ["fortement", "strongly"],
    }
}

fn check(reason: &Reason, members: &[&Found<'_>], client: i64) {
    let place = || format!("client {client}: {reason:?}");
    let points: f64 = members.iter().map(|found| found.points).sum();
    assert!((reason.points - points).abs() < 1e-9, "{points}: {}", place());
    let in_favour = points > 0.0;
    assert!((reason.shown as f64 - points).abs() < 2.0, "{}", place());
    let [fr, en] = adverbs(reason.shown);
    let (fr, en) = if in_favour {
        (format!("joue {fr} en votre faveur."), format!("speaks {en} in your favour."))
    } else {
        (format!("pèse {fr} sur le dossier."), format!("weighs {en} on the file."))
    };
    assert!(reason.sentence.fr.ends_with(&fr) && reason.sentence.en.ends_with(&en), "{}", place());
    let side = members.iter().filter(|found| (found.points > 0.0) == in_favour);
    let head = side.max_by(|a, b| a.points.abs().total_cmp(&b.points.abs())).unwrap();
    assert_eq!(reason.feature, head.feature.name, "{}", place());
    for (language, sentence) in [(Language::Fr, &reason.sentence.fr), (Language::En, &reason.sentence.en)] {
        let lower = |words: &str| words.to_lowercase();
        let label = head.feature.label.text(language);
        match reason.kind {
            ReasonKind::Known => {
                assert!(lower(sentence).contains(&lower(label)), "{label}: {}", place());
                let value = &head.values[language as usize];
                let told = |value: &String| {
                    sentence.contains(&format!("{label}\u{202f}: {value}"))
                        || sentence.contains(&format!("{label}: {value}"))
                        || sentence.contains(&format!(", {value}"))
                };
                assert!(value.as_ref().is_none_or(told), "{value:?}: {}", place());
            }
            ReasonKind::Missing if members.iter().filter(|found| found.points != 0.0).count() == 1 => {
                assert!(sentence.contains(label) && sentence.contains(missing(language)), "{}", place());
            }
            ReasonKind::Missing => {
                let missing = ["informations manquantes", "pieces of information missing"][language as usize];
                assert!(sentence.contains(missing), "{}", place());
            }
            ReasonKind::NothingOnRecord => {
                let words = nothing_on_record(head.feature.table).unwrap().words.text(language);
                let new_to_us = ["aucun historique chez nous", "no history with us"][language as usize];
                let is_new = reason.subject == "previous_application";
                assert!(lower(sentence).starts_with(if is_new { new_to_us } else { words }), "{}", place());
            }
        }
    }
}

#[test]
fn sign_rank_and_value_of_every_reason_are_those_of_the_contributions() {
    let table = table();
    let champion = Champion::load(&model().join("champion")).unwrap();
    let (encoding, calibration) = (champion.manifest.encoding.clone(), champion.manifest.calibration.clone());
    let matrix = encoding.encode(&table).unwrap();
    let contributions = Explainer::of(&champion.model, encoding.width()).explain(&matrix);
    let margins: Vec<f64> = champion.score(&matrix).iter().map(|score| score.margin).collect();
    let reporter = Reporter::new(champion);
    let Ok::<_, Infallible>(again) = Ok(table.clone());
    let reports = reporter.on(again).unwrap();
    assert_eq!(reports.clients(), CLIENTS);
    let mut kinds = BTreeMap::new();
    for (row, margin) in margins.iter().enumerate() {
        let points =
            Scale::default().carry(&calibration, contributions.base, *margin, contributions.row(row));
        let found: Vec<Found<'_>> = encoding
            .inputs
            .iter()
            .zip(&points)
            .map(|(input, points)| found(&table, &input.feature, row, *points))
            .collect();
        let mut groups: Vec<((ReasonKind, &str), Vec<&Found<'_>>)> = Vec::new();
        for one in &found {
            let key = belongs_to(&table, one, row);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, members)) => members.push(one),
                None => groups.push((key, vec![one])),
            }
        }
        let sum = |members: &[&Found<'_>]| members.iter().map(|found| found.points).sum::<f64>();
        let report = reports.report(row);
        for (sign, reasons) in [(1.0, &report.reasons_for), (-1.0, &report.reasons_against)] {
            let mut strongest: Vec<&((ReasonKind, &str), Vec<&Found<'_>>)> =
                groups.iter().filter(|(_, members)| sign * sum(members) >= 0.5).collect();
            strongest.sort_by(|a, b| sum(&b.1).abs().total_cmp(&sum(&a.1).abs()));
            assert!(reasons.len() <= 4);
            // An effect of about half a point may print as none; it is then no reason.
            let mut places = strongest.iter().enumerate();
            for reason in reasons {
                let (_, (key, members)) = places
                    .find(|(_, (key, members))| {
                        *key == (reason.kind, reason.subject) || {
                            assert!(sum(members).abs() < 2.0);
                            false
                        }
                    })
                    .unwrap();
                assert_eq!(*key, (reason.kind, reason.subject));
                check(reason, members, report.sk_id_curr);
                *kinds.entry(reason.kind).or_insert(0) += 1;
            }
        }
    }
    assert!(kinds.len() == 3 && kinds.values().all(|reasons| *reasons > 100), "{kinds:?}");
}

fn found<'a>(table: &'a FeatureTable, name: &str, row: usize, points: f64) -> Found<'a> {
    let column = table.column(name).unwrap();
    let in_words = |language| match &column.values {
        FeatureValues::Numeric(values) if values[row].is_nan() => None,
        FeatureValues::Numeric(values) => Some(value_in_words(values[row], column.feature.unit, language)),
        FeatureValues::Nominal(words) => {
            words[row].map(|word| category_in_words(name, word, language).into_owned())
        }
    };
    let values = Language::ALL.map(in_words);
    Found { feature: column.feature, points, value: values[0].clone(), values }
}
