//! What becomes of the scores.

use serde::Serialize;

use super::detail::bins;
use super::naming::Naming;
use super::spark::Spark;
use crate::drift::{BaseRateCost, PictureBins};
use crate::features::{Language, number, percent};
use crate::report::{ModelDrift, Shift};
use crate::site::strings::Strings;
use crate::site::view::table::{Row, Table};

/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;

#[derive(Debug, Serialize)]
pub(super) struct ScoresView {
    sentences: Vec<String>,
    spark: Spark,
    /// The ends of the picture.
    ends: [String; 2],
    said: String,
    bins: Table,
    shifts: Table,
    costs_intro: String,
    costs: Table,
}

impl ScoresView {
    pub(super) fn new(model: &ModelDrift, naming: &Naming<'_>, strings: &Strings) -> Self {
        let language = strings.language();
        let name = strings.word("drift_scores_picture");
        let rate = percent(model.observed_rate, language);
        Self {
            sentences: sentences(model, strings),
            spark: Spark::of(&model.points.picture, model.points.known),
            ends: ends(model, language),
            said: strings.say("drift_picture_said", &[("name", (&name).into())]),
            bins: twin(model, strings),
            shifts: shifts(model, naming, strings),
            costs_intro: strings.say("drift_costs_intro", &[("rate", (&rate).into())]),
            costs: costs(model, strings),
        }
    }
}

fn sentences(model: &ModelDrift, strings: &Strings) -> Vec<String> {
    let language = strings.language();
    let psi = number(model.psi, 2, language);
    let favourable = model.favourable.map(|share| percent(share.share, language));
    let [low, high] = [model.favourable[1].low, model.favourable[1].high].map(|end| percent(end, language));
    vec![
        strings.say("drift_scores_psi", &[("psi", (&psi).into())]),
        strings.say(
            "drift_scores_favourable",
            &[
                ("before", (&favourable[0]).into()),
                ("after", (&favourable[1]).into()),
                ("low", (&low).into()),
                ("high", (&high).into()),
            ],
        ),
    ]
}

fn signed(points: f64, language: Language) -> String {
    let figure = number(points, 1, language);
    if points > 0.0 { format!("+{figure}") } else { figure }
}

fn ends(model: &ModelDrift, language: Language) -> [String; 2] {
    match &model.points.picture.bins {
        PictureBins::Edges(values) | PictureBins::Numbers(values) => {
            let end = |value: Option<&f64>| value.map_or_else(String::new, |v| number(*v, 0, language));
            [end(values.first()), end(values.last())]
        }
        PictureBins::Words(_) => [String::new(), String::new()],
    }
}

/// The picture as a table, with the names of a column's bins.
fn twin(model: &ModelDrift, strings: &Strings) -> Table {
    let rows = bins(&model.points, &Naming::Files(None), strings);
    let rows = rows.into_iter().map(|bin| Row::new(bin.name, bin.shares.to_vec()));
    Table::with_heads(&strings.word("drift_detail_columns"), rows.collect())
}

fn shifts(model: &ModelDrift, naming: &Naming<'_>, strings: &Strings) -> Table {
    let language = strings.language();
    let row = |shift: &Shift| Row {
        note: naming.note(&shift.feature, language),
        ..Row::new(naming.name(&shift.feature, language), vec![signed(shift.points, language)])
    };
    let mut rows: Vec<Row> = model.shifts.iter().map(row).collect();
    rows.push(Row::new(strings.word("drift_shifts_others"), vec![signed(model.other_shift, language)]));
    rows.push(Row {
        strong: true,
        ..Row::new(strings.word("drift_shifts_sum"), vec![signed(model.shift, language)])
    });
    Table::with_heads(&strings.word("drift_shifts_columns"), rows)
}

fn costs(model: &ModelDrift, strings: &Strings) -> Table {
    let language = strings.language();
    let row = |cost: &BaseRateCost| {
        let money = |per_client: f64| number(per_client * PER, 0, language);
        let today = (cost.rate - model.observed_rate).abs() < 1e-12;
        let cells = vec![
            money(cost.cost),
            money(cost.adjusted_cost),
            percent(cost.adjusted_threshold, language),
            money(cost.without_model),
        ];
        Row {
            strong: today,
            note: today.then(|| strings.word("drift_costs_today")),
            ..Row::new(percent(cost.rate, language), cells)
        }
    };
    Table::with_heads(&strings.word("drift_costs_columns"), model.costs.iter().map(row).collect())
}
