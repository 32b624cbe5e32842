//! Which model was chosen, why, and what it costs: in sentences.

use super::super::words::count;
use super::figures::{NORMAL_95, champion, contenders, cost_difference, list};
use super::names::{a_champion, the_candidate};
use crate::features::Language::{self, En, Fr};
use crate::features::{number, percent_with};
use crate::report::ModelReport;

/// The sentences, each a paragraph.
pub(super) fn answer(report: &ModelReport, language: Language) -> Vec<String> {
    vec![chosen(report, language), price(report, language), measured(report, language)]
}

fn chosen(report: &ModelReport, language: Language) -> String {
    let what = a_champion(&report.champion, language);
    if let (Some(lowest), Some(champion)) = (report.champion.simpler_than_lowest, champion(report)) {
        let lowest = the_candidate(lowest).text(language);
        let excess = cost_difference(champion.search_excess, language);
        return match language {
            Fr => format!(
                "Le modèle retenu est {what}. Pendant la recherche, {lowest} a coûté un peu moins, mais l’écart \
                 ({excess} pour 10\u{202f}000 clients) ne dépasse pas son erreur type\u{202f}: à coût égal, le plus simple est préféré."
            ),
            En => format!(
                "The model chosen is {what}. During the search, {lowest} cost a little less, but the difference \
                 ({excess} per 10,000 clients) is within one standard error: at equal cost, the simpler one is preferred."
            ),
        };
    }
    let tried: Vec<String> =
        contenders(report).map(|c| the_candidate(c.kind).text(language).to_owned()).collect();
    let (number, names) = (tried.len(), list(&tried, language));
    match (number, language) {
        (0 | 1, Fr) => {
            format!("Le modèle retenu est {what}, seul candidat essayé face à la règle sans modèle.")
        }
        (0 | 1, En) => {
            format!("The model chosen is {what}, the only candidate tried beside the rule without a model.")
        }
        (_, Fr) => format!(
            "Le modèle retenu est {what}\u{202f}: pendant la recherche, ses erreurs ont coûté le moins parmi {number} candidats \
             ({names}), et aucun candidat plus simple n’est à moins d’une erreur type de lui."
        ),
        (_, En) => format!(
            "The model chosen is {what}: during the search, its mistakes cost least among {number} candidates \
             ({names}), and no simpler one comes within one standard error of it."
        ),
    }
}

fn price(report: &ModelReport, language: Language) -> String {
    let costs = report.costs;
    let [model, margin, accept, refuse] =
        [costs.model, NORMAL_95 * costs.model_error, costs.accept_all, costs.refuse_all]
            .map(|cost| number(cost, 0, language));
    let cheapest = costs.accept_all.min(costs.refuse_all);
    let share = percent_with((1.0 - costs.model / cheapest).abs(), 0, language);
    let saves = costs.model < cheapest;
    match language {
        Fr => format!(
            "Pour 10\u{202f}000 clients, ses erreurs coûtent autant que {model} bons clients refusés, à {margin} près (marge \
             d’erreur à 95\u{202f}%)\u{202f}; tout accepter coûterait {accept}, tout refuser {refuse}. C’est {share} de {} que la \
             meilleure de ces deux règles sans modèle.",
            if saves { "moins" } else { "plus" }
        ),
        En => format!(
            "For 10,000 clients, its mistakes cost as much as {model} good clients refused, give or take {margin} (95% \
             margin of error); accepting all would cost {accept}, refusing all {refuse}. That is {share} {} than the \
             better of these two rules without a model.",
            if saves { "less" } else { "more" }
        ),
    }
}

fn measured(report: &ModelReport, language: Language) -> String {
    let (outer, rows) = (count(report.outer_rows, language), count(report.rows, language));
    match language {
        Fr => format!(
            "C’est mesuré sur {outer} clients qu’aucun choix n’a vus, tirés au sort parmi {rows}\u{202f}: ni l’apprentissage, \
             ni les réglages, ni la limite ne les ont utilisés."
        ),
        En => format!(
            "This is measured on {outer} clients that no choice saw, drawn at random from {rows}: neither the learning, \
             nor the settings, nor the limit used them."
        ),
    }
}
