//! The frames of the exploration: what the training clients look like before any model.

use super::frame::Frame;
use crate::features::{Feature, Language, bound_in_words};
use crate::judging::TableLeftOut;
use crate::report::{
    ColumnOutline, FeatureLevels, LevelRate, LevelValue, MarkOutline, ModelReport, Standing, TableOutline,
    level_in_words, marked_column_in_words, table_in_words,
};
use crate::tables::{Mark, Table};

/// What is known of a feature by its name.
type Known<'a> = &'a dyn Fn(&str) -> Option<&'static Feature>;

/// The frames by name: `levels`, `columns`, `marks` and `tables`.
pub(super) fn frames(
    model: &ModelReport,
    feature: Known<'_>,
    language: Language,
) -> Vec<(&'static str, Frame)> {
    vec![
        ("levels", levels(model, feature, language)),
        ("columns", columns(model, feature, language)),
        ("marks", marks(model, language)),
        ("tables", tables(model, language)),
    ]
}

fn levels(model: &ModelReport, feature: Known<'_>, language: Language) -> Frame {
    let ranked = model.exploration.levels.iter().zip(1..);
    let all: Vec<(usize, usize, &FeatureLevels, &LevelRate)> = ranked
        .flat_map(|(of, rank)| of.levels.iter().zip(1..).map(move |(level, place)| (rank, place, of, level)))
        .collect();
    let known = |of: &FeatureLevels| feature(&of.feature);
    Frame::of(&all)
        .whole("rank", |(rank, ..)| *rank)
        .whole("place", |(_, place, ..)| *place)
        .text("feature", |(_, _, of, _)| of.feature.clone())
        .text("label", |(_, _, of, _)| {
            known(of).map_or(of.feature.clone(), |one| one.label.text(language).to_owned())
        })
        .maybe_text("theme", |(_, _, of, _)| Some(known(of)?.theme.label().text(language).to_owned()))
        .maybe_text("source", |(_, _, of, _)| Some(known(of)?.table.file_stem().to_owned()))
        .maybe_text("level", |(_, _, of, level)| Some(level_in_words(known(of)?, level, language)))
        .text("kind", |(.., level)| kind(&level.value))
        .whole("clients", |(.., level)| level.clients)
        .real("share", |(.., level)| level.clients as f64 / model.rows.max(1) as f64)
        .real("rate", |(.., level)| level.rate.share)
        .real("rate_low", |(.., level)| level.rate.low)
        .real("rate_high", |(.., level)| level.rate.high)
        .done()
}

const fn kind(value: &LevelValue) -> &'static str {
    match value {
        LevelValue::Band(..) => "band",
        LevelValue::Number(_) => "number",
        LevelValue::Word(_) => "word",
        LevelValue::Others => "others",
        LevelValue::Missing => "missing",
    }
}

fn columns(model: &ModelReport, feature: Known<'_>, language: Language) -> Frame {
    let all: Vec<(&ColumnOutline, &Feature)> =
        model.exploration.columns.iter().filter_map(|one| Some((one, feature(&one.feature)?))).collect();
    let percentile = |place: usize| move |(one, _): &(&ColumnOutline, &Feature)| one.percentiles[place];
    let words = |value: Option<f64>, feature: &Feature| {
        value.map(|value| bound_in_words(value, feature.unit, language))
    };
    let used = |name: &str| model.importance.iter().any(|one| one.feature == name);
    Frame::of(&all)
        .text("feature", |(one, _)| one.feature.clone())
        .text("label", |(_, known)| known.label.text(language))
        .text("theme", |(_, known)| known.theme.label().text(language))
        .text("source", |(_, known)| known.table.file_stem())
        .text("table_name", |(_, known)| table_in_words(known.table).text(language))
        .truth("nominal", |(_, known)| known.is_categorical())
        .truth("used", |(one, _)| used(&one.feature))
        .maybe_real("points", |(one, _)| {
            Some(model.importance.iter().find(|other| other.feature == one.feature)?.mean_points)
        })
        .maybe_real("missing", |(one, _)| one.missing)
        .maybe_real("rate_missing", |(one, _)| one.difficulty.with)
        .maybe_real("rate_known", |(one, _)| one.difficulty.without)
        .maybe_real("p1", percentile(0))
        .maybe_real("p25", percentile(1))
        .maybe_real("median", percentile(2))
        .maybe_real("p75", percentile(3))
        .maybe_real("p99", percentile(4))
        .maybe_text("median_words", |(one, known)| words(one.percentiles[2], known))
        .maybe_text("p99_words", |(one, known)| words(one.percentiles[4], known))
        .maybe_real("fence_low", |(one, _)| Some(one.far_out?.fences.0))
        .maybe_real("fence_high", |(one, _)| Some(one.far_out?.fences.1))
        .maybe_text("fence_high_words", |(one, known)| words(Some(one.far_out?.fences.1), known))
        .maybe_real("outside", |(one, _)| one.far_out?.share)
        .maybe_real("rate_outside", |(one, _)| one.far_out?.difficulty.with)
        .maybe_real("rate_inside", |(one, _)| one.far_out?.difficulty.without)
        .done()
}

fn marks(model: &ModelReport, language: Language) -> Frame {
    let all: Vec<(usize, &MarkOutline)> = (1..).zip(&model.exploration.marks).collect();
    Frame::of(&all)
        .whole("place", |(place, _)| *place)
        .text("source", |(_, one)| one.table.file_stem())
        .text("table_name", |(_, one)| table_in_words(one.table).text(language))
        .text("column", |(_, one)| one.column.clone())
        .text("label", |(_, one)| {
            marked_column_in_words(&one.column)
                .map_or(one.column.clone(), |words| words.text(language).to_owned())
        })
        .text("kind", |(_, one)| match one.mark {
            Mark::NoDate => "no_date",
            Mark::NoWord => "no_word",
        })
        .whole("rows", |(_, one)| one.rows)
        .maybe_whole("marked", |(_, one)| one.marked)
        .maybe_real("share", |(_, one)| one.share)
        .maybe_real("rate_marked", |(_, one)| one.difficulty.with)
        .maybe_real("rate_other", |(_, one)| one.difficulty.without)
        .done()
}

fn tables(model: &ModelReport, language: Language) -> Frame {
    let all: Vec<(usize, &TableOutline)> = (1..).zip(&model.exploration.tables).collect();
    let left_out = |one: &TableOutline| -> Option<&TableLeftOut> {
        model.studies.without_tables.iter().find(|study| study.table == one.table)
    };
    Frame::of(&all)
        .whole("place", |(place, _)| *place)
        .text("source", |(_, one)| one.table.file_stem())
        .text("table_name", |(_, one)| table_in_words(one.table).text(language))
        .truth("child", |(_, one)| one.table != Table::ApplicationTest)
        .text("standing", |(_, one)| standing(one.standing))
        .maybe_whole("rows", |(_, one)| one.rows)
        .maybe_real("with_rows", |(_, one)| one.with_rows)
        .maybe_real("without_rows", |(_, one)| one.without_rows)
        .maybe_real("unknown", |(_, one)| one.unknown)
        .whole("features", |(_, one)| one.features)
        .whole("inputs", |(_, one)| one.inputs)
        .real("points", |(_, one)| one.points)
        .real("points_share", |(_, one)| one.points_share)
        .truth("studied", |(_, one)| left_out(one).is_some())
        .maybe_real("auc_loss", |(_, one)| Some(-left_out(one)?.comparison.auc_difference.value))
        .maybe_real("auc_error", |(_, one)| Some(left_out(one)?.comparison.auc_difference.standard_error))
        .maybe_real("cost_rise", |(_, one)| Some(left_out(one)?.comparison.cost_difference_per_10_000.value))
        .maybe_real("cost_error", |(_, one)| {
            Some(left_out(one)?.comparison.cost_difference_per_10_000.standard_error)
        })
        .done()
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Whole => "whole",
        Standing::Partial => "partial",
        Standing::Unknown => "unknown",
        Standing::Absent => "absent",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::catalogue;
    use crate::notebook::Values;

    fn named(language: Language) -> Vec<(&'static str, Frame)> {
        let feature = |name: &str| catalogue().iter().find(|one| one.name == name);
        frames(&ModelReport::sample(), &feature, language)
    }

    fn column(frames: &[(&'static str, Frame)], frame: &str, column: &str) -> Values {
        let (_, frame) = frames.iter().find(|(name, _)| *name == frame).unwrap();
        frame.columns.iter().find(|(name, _)| name == column).unwrap().1.clone()
    }

    fn texts(values: Values) -> Vec<String> {
        match values {
            Values::Text(texts) => texts.into_iter().map(Option::unwrap).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn levels_are_words_of_the_pages_language_and_of_twenty_clients_at_least() {
        let [fr, en] = Language::ALL.map(named);
        let [french, english] = [&fr, &en].map(|frames| texts(column(frames, "levels", "level")));
        assert!(french.len() > 24 && french.len() == english.len());
        assert!(french.iter().any(|level| level.starts_with("moins de ")), "{french:?}");
        assert!(english.iter().any(|level| level.starts_with("below ")), "{english:?}");
        let Values::Whole(clients) = column(&fr, "levels", "clients") else { panic!("counts") };
        assert!(clients.iter().all(|count| count.unwrap() >= 20), "{clients:?}");
    }

    #[test]
    fn every_feature_is_a_row_of_columns_and_every_table_one_of_tables() {
        let frames = named(Language::En);
        let known = ModelReport::sample().exploration.columns.len();
        assert_eq!(texts(column(&frames, "columns", "feature")).len(), known);
        let sources = texts(column(&frames, "tables", "source"));
        assert_eq!(sources[..3], ["application_test", "bureau", "bureau_balance"]);
        assert_eq!(sources.len(), 7);
        let Values::Truth(studied) = column(&frames, "tables", "studied") else { panic!("yes and no") };
        assert!(studied.contains(&true), "{studied:?}");
        assert_eq!(
            texts(column(&frames, "marks", "kind")).iter().filter(|kind| *kind == "no_date").count(),
            6
        );
    }

    #[test]
    fn a_run_without_studies_says_so_by_missing_figures() {
        let mut report = ModelReport::sample();
        report.studies.without_tables.clear();
        let Values::Real(losses) = column(&[("tables", tables(&report, Language::Fr))], "tables", "auc_loss")
        else {
            panic!("numbers")
        };
        assert_eq!(losses, [None; 7]);
    }
}
