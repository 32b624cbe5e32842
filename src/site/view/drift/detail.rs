//! What is said of one column below its row: sentences, figures, and the picture as a table.

use serde::Serialize;

use super::columns::type_words;
use super::naming::{Naming, plain, probability, small_share};
use crate::config::DriftMethod;
use crate::drift::{ColumnDrift, Figures, Picture, PictureBins, Reading};
use crate::features::{number, percent};
use crate::report::FEWEST_IN_A_GROUP;
use crate::site::strings::Strings;

/// Categories named in a sentence, at most.
const NAMED: usize = 8;
/// The length of the largest bar.
const FULL_BAR: f64 = 100.0;

/// The detail of a column.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DetailView {
    sentences: Vec<String>,
    bins: Vec<Bin>,
    figures: Vec<[String; 3]>,
}

/// A bin of the picture: its name, and the share of either side, written and as a bar in per cent of the largest.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Bin {
    pub(super) name: String,
    pub(super) shares: [String; 2],
    bars: [u8; 2],
}

impl DetailView {
    pub(super) fn new(column: &ColumnDrift, naming: &Naming<'_>, strings: &Strings) -> Self {
        Self {
            sentences: sentences(column, naming, strings),
            bins: bins(column, naming, strings),
            figures: column
                .figures
                .as_ref()
                .map(|sides| figures(sides, column, naming, strings))
                .unwrap_or_default(),
        }
    }
}

fn sentences(column: &ColumnDrift, naming: &Naming<'_>, strings: &Strings) -> Vec<String> {
    let language = strings.language();
    let mut said = Vec::new();
    said.extend(column.constant.then(|| strings.word("drift_detail_constant")));
    said.extend(what_changed(column, naming, strings));
    if let Some(types) = &column.other_types {
        let [before, after] = types.each_ref().map(|name| type_words(name, strings));
        said.push(
            strings.say("drift_detail_types", &[("before", (&before).into()), ("after", (&after).into())]),
        );
    }
    if column.kept_back {
        said.push(strings.say("drift_detail_kept_back", &[("n", FEWEST_IN_A_GROUP.into())]));
        return said;
    }
    let distance = number(column.distance, 3, language);
    let key = match column.distance_method {
        DriftMethod::Wasserstein => "drift_detail_wasserstein",
        _ => "drift_detail_jensen",
    };
    let q = probability(column.q_value, language);
    let chance = match column.reading {
        Reading::Slight | Reading::Moved => "drift_detail_certain",
        Reading::Stable | Reading::Unsure => "drift_detail_chance",
    };
    let measured = strings.say(key, &[("distance", (&distance).into())]);
    said.push(format!("{measured} {}", strings.say(chance, &[("q", (&q).into())])));
    said.extend(missing(column, strings));
    if let Some(changes) = &column.categories {
        for (key, changes) in
            [("drift_detail_new", &changes.new), ("drift_detail_vanished", &changes.vanished)]
        {
            said.extend((!changes.is_empty()).then(|| {
                let named = named(changes, column, naming, strings);
                strings.say(key, &[("named", (&named).into())])
            }));
        }
    }
    said.push(preset(column, strings));
    said
}

/// How the middle of numbers moved, or the category that moved most.
fn what_changed(column: &ColumnDrift, naming: &Naming<'_>, strings: &Strings) -> Option<String> {
    let name = column.column.as_str();
    if let Some(categories) = &column.categories {
        return greatest_change(column, categories.greatest.as_ref()?, naming, strings);
    }
    let [before, after] = column.figures.as_ref()?;
    let language = strings.language();
    let [mean_before, mean_after] = [before, after].map(|side| naming.mean(name, side.mean, language));
    let [middle_before, middle_after] =
        [before, after].map(|side| naming.value(name, side.quartiles[1], language));
    let filled = [
        ("before", (&mean_before).into()),
        ("after", (&mean_after).into()),
        ("middle_before", (&middle_before).into()),
        ("middle_after", (&middle_after).into()),
    ];
    Some(strings.say("drift_detail_mean", &filled))
}

/// `None` where no share changes by what is written.
fn greatest_change(
    column: &ColumnDrift,
    (word, counts): &(String, [usize; 2]),
    naming: &Naming<'_>,
    strings: &Strings,
) -> Option<String> {
    let shares = share(*counts, column);
    if (shares[1] - shares[0]).abs() < 0.0005 {
        return None;
    }
    let language = strings.language();
    let [before, after] = shares.map(|share| percent(share, language));
    let word = naming.word(&column.column, word, language);
    let filled = [("word", (&word).into()), ("before", (&before).into()), ("after", (&after).into())];
    Some(strings.say("drift_detail_category", &filled))
}

fn missing(column: &ColumnDrift, strings: &Strings) -> Vec<String> {
    let (language, missing) = (strings.language(), &column.missing);
    let mut said = Vec::new();
    if missing.counts != [0, 0] && !missing.kept_back {
        let [before, after] = missing.shares.map(|share| small_share(share, language));
        let moved = missing.reading == Reading::Moved;
        let key = if moved { "drift_detail_missing_moved" } else { "drift_detail_missing" };
        said.push(strings.say(key, &[("before", (&before).into()), ("after", (&after).into())]));
    }
    if column.infinite != [0, 0] {
        let [before, after] = column.infinite;
        said.push(
            strings.say("drift_detail_infinite", &[("before", before.into()), ("after", after.into())]),
        );
    }
    said
}

fn named(
    changes: &[(String, usize)],
    column: &ColumnDrift,
    naming: &Naming<'_>,
    strings: &Strings,
) -> String {
    let one = |(word, rows): &(String, usize)| {
        let word = naming.word(&column.column, word, strings.language());
        strings.say("drift_detail_category_rows", &[("word", (&word).into()), ("rows", (*rows).into())])
    };
    let named = changes.iter().take(NAMED).map(one).collect::<Vec<String>>().join(", ");
    if changes.len() > NAMED {
        return strings.say("drift_said_others", &[("named", (&named).into())]);
    }
    named
}

fn preset(column: &ColumnDrift, strings: &Strings) -> String {
    let language = strings.language();
    let verdict = strings.word(if column.drifted { "drift_preset_drift" } else { "drift_preset_none" });
    let score = if column.score.is_nan() { "–".to_owned() } else { number(column.score, 4, language) };
    let threshold = number(column.threshold, 2, language);
    let filled = [
        ("method", column.method.display_name().into()),
        ("score", (&score).into()),
        ("threshold", (&threshold).into()),
        ("verdict", (&verdict).into()),
    ];
    strings.say("drift_detail_preset", &filled)
}

/// Shares of the values of either side.
fn share(both: [usize; 2], column: &ColumnDrift) -> [f64; 2] {
    [0, 1].map(|side| both[side] as f64 / column.known[side].max(1) as f64)
}

pub(super) fn bins(column: &ColumnDrift, naming: &Naming<'_>, strings: &Strings) -> Vec<Bin> {
    let language = strings.language();
    let Picture { bins, counts, kept_back, .. } = &column.picture;
    let value = |value: f64| naming.value(&column.column, value, language);
    let names: Vec<String> = match bins {
        PictureBins::Numbers(values) => values.iter().map(|number| value(*number)).collect(),
        PictureBins::Words(words) => {
            let words = words.iter().map(|word| naming.word(&column.column, word, language));
            words.chain([strings.word("drift_bin_others")]).collect()
        }
        PictureBins::Edges(edges) => {
            let step = edges.get(1).map_or(1.0, |second| second - edges[0]);
            let edge = |edge: &f64| naming.edge(&column.column, *edge, step, language);
            let written: Vec<String> = edges.iter().map(edge).collect();
            (1..edges.len()).map(|upper| between((upper, edges.len() - 1), &written, strings)).collect()
        }
    };
    let shares: Vec<[f64; 2]> = counts.iter().map(|both| share(*both, column)).collect();
    let most = shares.iter().flatten().copied().fold(f64::MIN_POSITIVE, f64::max);
    let few = || strings.say("drift_missing_few", &[("n", FEWEST_IN_A_GROUP.into())]);
    let bin = |(place, (name, shares)): (usize, (String, &[f64; 2]))| Bin {
        name,
        shares: shares.map(|share| {
            if kept_back.get(place) == Some(&true) { few() } else { small_share(share, language) }
        }),
        bars: shares.map(|share| (share / most * FULL_BAR).round() as u8),
    };
    names.into_iter().zip(&shares).enumerate().map(bin).collect()
}

/// The name of the bin below edge `upper` of `last`; the outer bins take in what lies beyond.
fn between((upper, last): (usize, usize), written: &[String], strings: &Strings) -> String {
    let (low, high) = (&written[upper - 1], &written[upper]);
    match upper {
        1 => strings.say("drift_bin_below", &[("high", high.into())]),
        _ if upper == last => strings.say("drift_bin_above", &[("low", low.into())]),
        _ => strings.say("drift_bin_between", &[("low", low.into()), ("high", high.into())]),
    }
}

fn figures(
    sides: &[Figures; 2],
    column: &ColumnDrift,
    naming: &Naming<'_>,
    strings: &Strings,
) -> Vec<[String; 3]> {
    let language = strings.language();
    let name = column.column.as_str();
    let row = |key: &str, of: &dyn Fn(&Figures) -> String| [strings.word(key), of(&sides[0]), of(&sides[1])];
    let value = |figure: f64| naming.value(name, figure, language);
    vec![
        row("drift_detail_row_mean", &|side| naming.mean(name, side.mean, language)),
        row("drift_detail_row_deviation", &|side| plain(side.standard_deviation, language)),
        row("drift_detail_row_quartiles", &|side| side.quartiles.map(value).join(" · ")),
        row("drift_detail_row_range", &|side| side.range.map(value).join(" – ")),
    ]
}
