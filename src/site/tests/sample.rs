//! Made-up reports, with the shape of real ones.

use std::sync::Arc;

use crate::champion::{FeatureReference, Origin};
use crate::explanation::{Element, Move, Told, reasons};
use crate::features::{
    Bilingual, Direction, Feature, FeatureColumn, FeatureTable, FeatureValues, Theme, Unit, value_in_words,
};
use crate::judging::share_interval;
use crate::report::{
    Advice, Change, ChangeOption, ClientReport, ClientValue, Evidence, FeatureEffect, Importance,
    ModelReport, Opinion, Places, Room, Similar, Stability, Text, ThemeEffect, ThemeValues, dimensions,
};
use crate::tables::Table;

const LABELS: [(&str, &str, Unit); 8] = [
    ("Score d’un organisme externe n° 2", "Score no. 2 from an outside organisation", Unit::Score),
    ("Montant du crédit", "Amount of the credit", Unit::Money),
    ("Part de la mensualité dans le revenu", "Share of the annuity in income", Unit::Share),
    ("Ancienneté dans l’emploi", "Time in employment", Unit::Days),
    ("Niveau d’études", "Education", Unit::Category),
    ("Possède un logement", "Owns a home", Unit::Flag),
    ("Nombre de refus sur les demandes précédentes", "Refusals among earlier applications", Unit::Count),
    (
        "Délai depuis le dernier crédit clôturé ailleurs",
        "Time since the last closed credit elsewhere",
        Unit::Days,
    ),
];

/// Eight features in each of the ten themes.
pub(super) fn catalogue() -> &'static [Feature] {
    let feature = |place: usize| {
        let (fr, en, unit) = LABELS[place % 8];
        let name: &str = Box::leak(format!("F{place:02}").into_boxed_str());
        let fr: &str = Box::leak(format!("{fr} ({place})").into_boxed_str());
        let en: &str = Box::leak(format!("{en} ({place})").into_boxed_str());
        Feature {
            name,
            table: Table::ApplicationTest,
            theme: Theme::ALL[place / 8],
            formula: "",
            label: Bilingual { fr, en },
            unit,
            actionable: false,
            protected: false,
            direction: Direction::Free,
            words: &[],
        }
    };
    Box::leak((0..80).map(feature).collect::<Vec<_>>().into_boxed_slice())
}

/// A fixed sequence of shares from 0 to 1.
fn share(seed: usize) -> f64 {
    let mut x = seed as u64 ^ 0x9E37_79B9_7F4A_7C15;
    for _ in 0..3 {
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x ^= x >> 27;
    }
    (x >> 11) as f64 / (1u64 << 53) as f64
}

fn numeric(feature: &Feature, share: f64) -> Text {
    let value = match feature.unit {
        Unit::Money => 45_000.0 + share * 900_000.0,
        Unit::Days => share * 9_000.0,
        Unit::Count => (share * 7.0).floor(),
        Unit::Flag => share.round(),
        _ => share,
    };
    Text::new(|language| value_in_words(value, feature.unit, language))
}

fn value(client: usize, place: usize, feature: &Feature) -> ClientValue {
    let known = share(client * 100 + place);
    let missing = known < 0.07;
    let nominal = feature.is_categorical();
    let words = |share: f64| if nominal { category() } else { numeric(feature, share) };
    let absent = Text::new(|language| crate::features::missing(language).to_owned());
    let points = (share(client * 313 + place * 7) - 0.53).powi(3) * if place < 8 { 190.0 } else { 60.0 };
    ClientValue {
        feature: feature.name,
        value: if missing { absent } else { words(known) },
        missing,
        nothing: false,
        usual: Arc::new(words(0.48)),
        usual_repaid: Arc::new(words(0.5)),
        position: (!missing && !nominal).then_some(known),
        same_share: (!missing && nominal).then_some(known),
        among: if missing {
            Places::default()
        } else {
            let [similar, favourable, unfavourable] = [0.9, 0.7, 0.2].map(|part| Some(known * part));
            Places { similar, favourable, unfavourable }
        },
        raw: (!missing).then_some(if nominal { 0.0 } else { known }),
        points,
        shown: points.round() as i64,
    }
}

fn category() -> Text {
    Text { fr: "Études secondaires".to_owned(), en: "Secondary education".to_owned() }
}

/// The features of the first clients.
pub(super) fn table(clients: usize, catalogue: &'static [Feature]) -> FeatureTable {
    let column = |(place, feature): (usize, &'static Feature)| {
        let known = (0..clients).map(|client| share(client * 100 + place));
        let values = if feature.is_categorical() {
            FeatureValues::Nominal(known.map(|share| (share >= 0.07).then_some("Higher education")).collect())
        } else {
            FeatureValues::Numeric(known.map(|share| if share < 0.07 { f64::NAN } else { share }).collect())
        };
        FeatureColumn { feature, values }
    };
    FeatureTable {
        ids: (0..clients).map(id).collect(),
        columns: catalogue.iter().enumerate().map(column).collect(),
        target: None,
        gender: vec![None; clients],
    }
}

pub(super) fn id(place: usize) -> i64 {
    100_001 + i64::try_from(place).unwrap() * 7
}

/// The report of the client at `place`.
pub(super) fn client(place: usize, catalogue: &'static [Feature]) -> ClientReport {
    let values: Vec<ClientValue> =
        catalogue.iter().enumerate().map(|(i, feature)| value(place, i, feature)).collect();
    let elements: Vec<Element> = values.iter().zip(catalogue).map(|(v, f)| element(v, f)).collect();
    let mut themes: Vec<ThemeEffect> = values.chunks(8).enumerate().map(|(t, v)| effect(t, v)).collect();
    themes.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    let points_shown = 561 + themes.iter().map(|theme| theme.shown).sum::<i64>();
    let opinion = if points_shown >= 554 { Opinion::Favourable } else { Opinion::Unfavourable };
    ClientReport {
        sk_id_curr: id(place),
        opinion,
        probability: 1.0 / (1.0 + ((points_shown as f64 - 487.123) / 28.8539).exp()),
        points: points_shown as f64,
        limit_points: 554.0,
        base_points: 561.0,
        points_shown,
        limit_shown: 554,
        base_shown: 561,
        distance_shown: points_shown - 554,
        groups: dimensions().iter().map(|dimension| place % dimension.levels.len()).collect(),
        stability: stability(points_shown, place),
        themes,
        reasons_for: reasons(&elements, true, 4),
        reasons_against: reasons(&elements, false, 4),
        values: values
            .chunks(8)
            .enumerate()
            .map(|(t, v)| ThemeValues { theme: Theme::ALL[t], values: v.to_vec() })
            .collect(),
        unusual: vec![],
        recourse: Some(advice(place, points_shown)),
        similar: (place % 3 != 2).then(|| similar(place)),
    }
}

/// A range that holds the score, wider for some clients than for others.
fn stability(points_shown: i64, place: usize) -> Stability {
    let (below, above) = (3 + 20 * share(place * 31).powi(2) as i64, 2 + (12.0 * share(place * 57)) as i64);
    let (low_shown, high_shown) = (points_shown - below, points_shown + above);
    let crosses_limit = low_shown < 554 && high_shown >= 554;
    Stability { low: low_shown as f64, high: high_shown as f64, low_shown, high_shown, crosses_limit }
}

fn similar(place: usize) -> Similar {
    let difficulties = place * 7 % 90;
    Similar {
        clients: 200,
        difficulties,
        share: share_interval(difficulties, 200, 0.95),
        apart: 0.8,
        overall: 0.08,
    }
}

/// Options, none, or room, as the opinion asks.
fn advice(place: usize, points_shown: i64) -> Advice {
    let sentence = |fr: &str, en: &str| Text { fr: fr.to_owned(), en: en.to_owned() };
    if points_shown >= 554 {
        let sentence = sentence(
            "À durée égale, le crédit aurait pu être plus élevé.",
            "The credit could have been higher.",
        );
        let change = |to| vec![Change { feature: "AMT_CREDIT", from: 540_000.0, to }];
        return Advice::Room(Room {
            credit_up_to: 600_000.0,
            changes_up_to: change(600_000.0),
            unfavourable_from: Some(605_000.0),
            changes_from: change(605_000.0),
            sentence,
        });
    }
    if place.is_multiple_of(3) {
        return Advice::NoneFound {
            sentence: sentence("Aucun changement n’a été trouvé.", "No change was found."),
        };
    }
    let option = |moves: Vec<Move>| ChangeOption {
        title: sentence("Un crédit plus petit", "A smaller credit"),
        changes: vec![Change { feature: "AMT_CREDIT", from: 540_000.0, to: 450_000.0 }],
        points: 556.2,
        points_shown: 556,
        probability: 0.084,
        sentence: sentence(
            "Si vous aviez demandé 450\u{202f}000, le modèle aurait donné un avis favorable\u{202f}; ce n’est pas un engagement.",
            "If you had asked for 450,000, the model would have given a favourable opinion; this is not a commitment.",
        ),
        caution: moves
            .iter()
            .all(|of| !of.is_economic())
            .then(|| sentence("Au conseiller d’en juger.", "The adviser is to judge.")),
        moves,
    };
    let options = [vec![Move::SmallerProject], vec![Move::Contribution, Move::Email], vec![Move::Document3]];
    Advice::Options { options: options.into_iter().take(1 + place % 3).map(option).collect() }
}

fn element(value: &ClientValue, feature: &'static Feature) -> Element {
    Element {
        feature,
        told: if value.missing { Told::Missing } else { Told::Value(value.value.clone()) },
        usual_repaid: Some(value.usual_repaid.clone()),
        points: value.points,
        shown: value.points.round() as i64,
    }
}

fn effect(theme: usize, values: &[ClientValue]) -> ThemeEffect {
    let feature = |value: &ClientValue| FeatureEffect {
        feature: value.feature,
        points: value.points,
        shown: value.points.round() as i64,
    };
    let mut features: Vec<FeatureEffect> = values.iter().map(feature).collect();
    features.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
    ThemeEffect {
        theme: Theme::ALL[theme],
        points: values.iter().map(|value| value.points).sum(),
        shown: features.iter().map(|feature| feature.shown).sum(),
        features,
    }
}

/// What the scripts make of the stored output of a real run.
pub(super) fn evidence() -> Option<Evidence> {
    Evidence::parse(include_str!("../../../tests/evidence/expected.json")).ok()
}

/// A model's report, its features those of the catalogue.
pub(super) fn model(catalogue: &[Feature]) -> ModelReport {
    let importance = catalogue.iter().enumerate().map(|(place, feature)| Importance {
        feature: feature.name.to_owned(),
        mean_points: 9.0 / (1.0 + place as f64),
    });
    let mut report = ModelReport { importance: importance.collect(), ..ModelReport::sample() };
    let global = &mut report.global;
    name_after(catalogue, global.swarms.iter_mut().map(|one| &mut one.feature));
    name_after(catalogue, global.dependences.iter_mut().map(|one| &mut one.feature));
    name_after(catalogue, global.permutation.features.iter_mut().map(|one| &mut one.feature));
    name_after(catalogue, global.stability.ranks.iter_mut().map(|one| &mut one.feature));
    name_after(catalogue, global.interactions.strongest.iter_mut().flat_map(|one| &mut one.features));
    for (group, feature) in report.segments.iter_mut().zip(catalogue) {
        feature.name.clone_into(&mut group.feature);
    }
    let shift = report.leakage.shift.iter_mut().map(|shift| &mut shift.strongest);
    let sex = report.studies.sex.iter_mut().map(|sex| &mut sex.strongest);
    for inputs in shift.chain(sex).chain([&mut report.leakage.strongest]) {
        for (input, feature) in inputs.iter_mut().zip(catalogue) {
            feature.name.clone_into(&mut input.feature);
        }
    }
    report
}

fn name_after<'a>(catalogue: &[Feature], names: impl Iterator<Item = &'a mut String>) {
    for (name, feature) in names.zip(catalogue) {
        feature.name.clone_into(name);
    }
}

/// What is usual of a feature; the model does not read the last one.
pub(super) fn reference(feature: &str, catalogue: &[Feature]) -> Option<FeatureReference> {
    let place = catalogue.iter().position(|known| known.name == feature)?;
    let missing_share = place as f64 / 200.0;
    let words = |word: &str, share: f64| (word.to_owned(), share * (1.0 - missing_share));
    (place + 1 < catalogue.len()).then(|| match catalogue[place].unit {
        Unit::Category => FeatureReference::Nominal {
            shares: vec![words("Academic degree", 0.001), words("Higher education", 0.999)],
            mode_repaid: Some("Higher education".to_owned()),
            missing_share,
        },
        unit => FeatureReference::Numeric {
            percentiles: (0..=100).map(|percent| f64::from(percent) * scale(unit) / 100.0).collect(),
            median_repaid: Some(scale(unit) / 2.0),
            missing_share,
        },
    })
}

fn scale(unit: Unit) -> f64 {
    match unit {
        Unit::Money => 987_654.3,
        Unit::Days => 9_000.0,
        Unit::Count => 7.0,
        _ => 1.0,
    }
}

/// Which way risk must move with a feature that the model reads: every third is free.
pub(super) fn direction(feature: &str, catalogue: &[Feature]) -> Option<Direction> {
    reference(feature, catalogue)?;
    let place = catalogue.iter().position(|known| known.name == feature)?;
    Some([Direction::RiskRises, Direction::RiskFalls, Direction::Free][place % 3])
}

/// What the model was trained on.
pub(super) fn origin() -> Origin {
    Origin {
        data: "synthetic-12000".to_owned(),
        synthetic: true,
        rows: 12_000,
        recipe_sha256: "5e".repeat(32),
        run: "68d5d3fdd9ff".to_owned(),
    }
}

/// A chart that stands for the real ones.
pub(super) fn chart(name: &str) -> String {
    format!(
        "<svg viewBox=\"0 0 480 300\" role=\"img\" aria-label=\"{name}\"><rect x=\"40\" y=\"10\" width=\"430\" height=\"250\" fill=\"none\" stroke=\"currentColor\"/><path d=\"M40 260C120 60 260 20 470 10\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\"/><text x=\"200\" y=\"290\">{name}</text></svg>"
    )
}
