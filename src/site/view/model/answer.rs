//! Which model was chosen, why, and what it costs: in sentences.

use super::figures::{NORMAL_95, champion, contenders, cost_difference, list};
use super::names::{a_champion, the_candidate};
use crate::features::percent_with;
use crate::report::ModelReport;
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// The sentences, each a paragraph.
pub(super) fn answer(report: &ModelReport, strings: &Strings) -> Vec<String> {
    vec![chosen(report, strings), price(report, strings), measured(report, strings)]
}

fn chosen(report: &ModelReport, strings: &Strings) -> String {
    let model = a_champion(&report.champion, strings);
    if let (Some(lowest), Some(champion)) = (report.champion.simpler_than_lowest, champion(report)) {
        let lowest = the_candidate(lowest, strings);
        let excess = cost_difference(champion.search_excess, strings.language());
        return strings.say(
            "model_chosen_simpler",
            &[("model", (&model).into()), ("lowest", (&lowest).into()), ("excess", (&excess).into())],
        );
    }
    let tried: Vec<String> = contenders(report).map(|c| the_candidate(c.kind, strings)).collect();
    if tried.len() < 2 {
        return strings.say("model_chosen_alone", &[("model", (&model).into())]);
    }
    let names = list(&tried, strings);
    strings.say(
        "model_chosen_cheapest",
        &[("model", (&model).into()), ("n", tried.len().into()), ("names", (&names).into())],
    )
}

fn price(report: &ModelReport, strings: &Strings) -> String {
    let costs = report.costs;
    let cheapest = costs.accept_all.min(costs.refuse_all);
    let share = percent_with((1.0 - costs.model / cheapest).abs(), 0, strings.language());
    let compared = if costs.model < cheapest { "less" } else { "more" };
    strings.say(
        "model_price",
        &[
            ("model", Figure(costs.model, 0)),
            ("margin", Figure(NORMAL_95 * costs.model_error, 0)),
            ("accept", Figure(costs.accept_all, 0)),
            ("refuse", Figure(costs.refuse_all, 0)),
            ("share", (&share).into()),
            ("compared", compared.into()),
        ],
    )
}

fn measured(report: &ModelReport, strings: &Strings) -> String {
    strings.say("model_measured", &[("outer", report.outer_rows.into()), ("rows", report.rows.into())])
}
