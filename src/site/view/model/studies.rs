//! What was looked into beside the champion; what was not asked for is left empty.

use serde::Serialize;

use super::super::labels::Labels;
use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{estimate, estimate_difference, list};
use super::guard::inputs;
use crate::features::number;
use crate::judging::{Comparison, Estimate, Freed, FreedDirections, LearningPoint, SexFromInputs};
use crate::report::ModelReport;
use crate::site::error::SiteError;
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// The studies.
#[derive(Debug, Serialize)]
pub(super) struct StudiesView {
    /// Each change against the model chosen; without rows where they were not asked for.
    comparisons: Table,
    /// On how many clients, in a sentence.
    clients: Option<String>,
    /// What derives from the sex.
    derived_from_gender: String,
    /// How well the inputs tell the sex.
    sex: Option<String>,
    sex_inputs: Option<Table>,
    /// The directions of each theme, and each direction alone.
    by_theme: Table,
    by_input: Table,
    /// Whether more rows would help.
    learning: String,
    /// The learning curve's table where there is too little for a chart.
    learning_table: Table,
}

impl StudiesView {
    pub(super) fn new(report: &ModelReport, labels: &Labels, strings: &Strings) -> Result<Self, SiteError> {
        let studies = &report.studies;
        let sex_inputs = studies.sex.as_ref().map(|sex| inputs(&sex.strongest, labels, strings));
        let freed = |all: &[FreedDirections]| {
            let rows: Result<Vec<Row>, SiteError> =
                all.iter().map(|one| freed(one, labels, strings)).collect();
            Ok::<_, SiteError>(Table::new("comparisons", rows?, strings))
        };
        Ok(Self {
            comparisons: Table::new("comparisons", comparisons(report, strings), strings),
            clients: studies
                .another_seed
                .map(|seed| strings.say("model_inputs_note", &[("n", seed.clients.into())])),
            derived_from_gender: derived(&studies.derived_from_gender, labels, strings)?,
            sex: studies.sex.as_ref().map(|sex| sex_in_words(sex, strings)),
            sex_inputs: sex_inputs.transpose()?,
            by_theme: freed(&studies.directions_by_theme)?,
            by_input: freed(&studies.each_direction)?,
            learning: learning(&studies.learning_curve, strings),
            learning_table: learning_table(report, strings),
        })
    }
}

/// The keys of what a change does to the cost: nothing, dearer, cheaper.
type Readings = [&'static str; 3];

const DIRECTIONS: Readings = ["model_same", "model_directions_gain", "model_directions_cost"];
const LEAVING_OUT: Readings = ["model_same", "model_without_costs", "model_without_gains"];
const ADDING: Readings = ["model_same", "model_with_costs", "model_with_gains"];

fn comparisons(report: &ModelReport, strings: &Strings) -> Vec<Row> {
    let studies = &report.studies;
    let mut rows = Vec::new();
    if let Some(seed) = &studies.another_seed {
        let row = compared(strings.word("model_seed"), seed, None, strings);
        rows.push(Row { note: Some(strings.word("model_seed_note")), words: Some(String::new()), ..row });
    }
    if let Some(freed) = &studies.directions {
        let name = strings.say("model_free", &[("n", freed.inputs.into())]);
        rows.push(compared(name, &freed.comparison, Some(DIRECTIONS), strings));
    }
    let left_out = [
        (&studies.without_gender, "model_without_sex"),
        (&studies.without_family_status, "model_without_family"),
    ];
    for (study, key) in left_out {
        let Some(study) = study else { continue };
        rows.push(compared(strings.word(key), &study.comparison, Some(LEAVING_OUT), strings));
    }
    if let Some(study) = &studies.neighbours_target {
        let name = strings.say("model_with_neighbours", &[("n", study.neighbours.into())]);
        rows.push(compared(name, &study.comparison, Some(ADDING), strings));
    }
    rows
}

fn compared(name: String, comparison: &Comparison, readings: Option<Readings>, strings: &Strings) -> Row {
    let (cost, language) = (comparison.cost_difference_per_10_000, strings.language());
    Row {
        words: readings.map(|readings| reading(cost, readings, strings)),
        ..Row::new(
            name,
            vec![
                estimate_difference(cost, 0, language),
                estimate_difference(comparison.auc_difference, 4, language),
            ],
        )
    }
}

/// Within one standard error nothing is said; within two it is called unsure.
fn reading(cost: Estimate, [nothing, dearer, cheaper]: Readings, strings: &Strings) -> String {
    let errors = cost.in_standard_errors();
    let said = if errors > 0.0 { dearer } else { cheaper };
    let (said, key) = match errors.abs() {
        e if e <= 1.0 => (nothing, "model_within_one"),
        e if e <= 2.0 => (said, "model_within_two"),
        _ => (said, "model_beyond_two"),
    };
    strings.say(key, &[("reading", (&strings.word(said)).into())])
}

fn freed(one: &FreedDirections, labels: &Labels, strings: &Strings) -> Result<Row, SiteError> {
    let language = strings.language();
    let name = match &one.freed {
        Freed::All => strings.word(DIRECTIONS[0]),
        Freed::Theme(theme) => format!("{} ({})", theme.label().text(language), count(one.inputs, language)),
        Freed::Input(name) => labels.label(name, language)?.to_owned(),
    };
    Ok(compared(name, &one.comparison, Some(DIRECTIONS), strings))
}

fn derived(features: &[String], labels: &Labels, strings: &Strings) -> Result<String, SiteError> {
    if features.is_empty() {
        return Ok(strings.word("model_derived_none"));
    }
    let known = features.iter().map(|feature| Ok(labels.label(feature, strings.language())?.to_owned()));
    let names = list(&known.collect::<Result<Vec<_>, SiteError>>()?, strings);
    Ok(strings.say("model_derived", &[("names", (&names).into())]))
}

fn sex_in_words(sex: &SexFromInputs, strings: &Strings) -> String {
    let auc = estimate(sex.auc, 3, strings.language());
    strings.say(
        "model_sex_found",
        &[("auc", (&auc).into()), ("clients", sex.clients.into()), ("women", sex.women.into())],
    )
}

fn learning(points: &[LearningPoint], strings: &Strings) -> String {
    let (before, last) = match points {
        [] => return strings.word("model_learning_none"),
        [_] => return strings.word("model_learning_single"),
        [.., before, last] => (before, last),
    };
    let helps = last.validation_auc.value - before.validation_auc.value > last.validation_auc.standard_error;
    strings.say(
        if helps { "model_learning_helps" } else { "model_learning_still" },
        &[
            ("from", before.rows.into()),
            ("to", last.rows.into()),
            ("low", Figure(before.validation_auc.value, 3)),
            ("high", Figure(last.validation_auc.value, 3)),
        ],
    )
}

/// The learning curve as a table.
pub(in crate::site::view) fn learning_table(report: &ModelReport, strings: &Strings) -> Table {
    let language = strings.language();
    let row = |point: &LearningPoint| {
        Row::new(
            count(point.rows, language),
            vec![
                estimate(point.validation_auc, 3, language),
                number(point.train_auc, 3, language),
                estimate(point.validation_cost_per_10_000, 0, language),
            ],
        )
    };
    Table::new("learning", report.studies.learning_curve.iter().map(row).collect(), strings)
}
