//! The candidates beside each other.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{NONE, contenders, cost, cost_difference, interval, list, seconds};
use super::names;
use crate::config::CandidateKind;
use crate::features::Language::{self, En, Fr};
use crate::report::{CandidateReport, ModelReport, TrainingTimes, candidate_name};
use crate::site::strings::Strings;

/// The candidates, from the simplest to the most complex.
#[derive(Debug, Serialize)]
pub(super) struct CandidatesView {
    table: Table,
    /// What the table says, in sentences.
    reading: Vec<String>,
    /// How the search went.
    search: String,
    /// The settings of each.
    settings: Table,
}

impl CandidatesView {
    pub(super) fn new(
        report: &ModelReport,
        times: Option<&TrainingTimes>,
        (strings, language): (&Strings, Language),
    ) -> Self {
        let rows = report.candidates.iter().map(|candidate| row(candidate, report, times, language));
        let settings = report.candidates.iter().map(|candidate| Row {
            words: Some(names::settings(&candidate.specification)),
            ..Row::new(candidate_name(candidate.kind).text(language), Vec::new())
        });
        Self {
            table: Table::new("candidates", rows.collect(), strings),
            reading: reading(report, language),
            search: search(report, language),
            settings: Table::new("settings", settings.collect(), strings),
        }
    }
}

fn row(
    candidate: &CandidateReport,
    report: &ModelReport,
    times: Option<&TrainingTimes>,
    language: Language,
) -> Row {
    let is_champion = candidate.kind == report.champion.kind;
    let excess = if is_champion { NONE.to_owned() } else { cost_difference(candidate.excess, language) };
    let mut cells = vec![
        cost(candidate.cost, language),
        excess,
        interval(&candidate.auc, language),
        cost(candidate.search_cost, language),
        count(candidate.trials, language),
    ];
    if let Some(times) = times {
        let of_kind = times.candidates.iter().find(|times| times.kind == candidate.kind);
        cells.push(of_kind.map_or_else(|| NONE.to_owned(), |times| seconds(times.mean_seconds, language)));
    }
    Row {
        name: name(candidate.kind, is_champion, language),
        note: Some(note(candidate, language)),
        strong: is_champion,
        cells,
        words: None,
    }
}

/// The candidate's name; the champion says so in words.
fn name(kind: CandidateKind, is_champion: bool, language: Language) -> String {
    let name = candidate_name(kind).text(language);
    match (is_champion, language) {
        (false, _) => name.to_owned(),
        (true, Fr) => format!("{name}\u{202f}: modèle retenu"),
        (true, En) => format!("{name}: the model chosen"),
    }
}

fn note(candidate: &CandidateReport, language: Language) -> String {
    let words = names::candidate_in_words(candidate.kind).text(language);
    match (candidate.sampled, language) {
        (None, _) => words.to_owned(),
        (Some(rows), Fr) => {
            format!("{words}\u{202f}; apprend sur {} dossiers tirés au sort", count(rows, language))
        }
        (Some(rows), En) => format!("{words}; learns from {} files drawn at random", count(rows, language)),
    }
}

fn reading(report: &ModelReport, language: Language) -> Vec<String> {
    let others = || contenders(report).filter(|candidate| candidate.kind != report.champion.kind);
    let named = |candidates: Vec<&CandidateReport>| {
        let names = candidates.iter().map(|c| names::the_candidate(c.kind).text(language).to_owned());
        list(&names.collect::<Vec<_>>(), language)
    };
    let close = others().filter(|c| c.excess.per_10_000.abs() <= c.excess.standard_error);
    let lower = others().filter(|c| c.excess.per_10_000 < -c.excess.standard_error);
    let (close, lower) = (named(close.collect()), named(lower.collect()));
    let mut said = Vec::new();
    if !close.is_empty() {
        said.push(match language {
            Fr => format!(
                "À une erreur type près, ces clients ne permettent pas de distinguer le modèle retenu d’un autre\u{202f}: {close}."
            ),
            En => format!(
                "Within one standard error, these clients cannot tell the model chosen from another: {close}."
            ),
        });
    }
    if !lower.is_empty() {
        said.push(match language {
            Fr => format!(
                "Sur ces clients, de plus d’une erreur type moins cher que le modèle retenu\u{202f}: {lower}. Le choix, fait \
                 sans eux, ne pouvait pas le savoir\u{202f}; il n’est pas refait après coup, sans quoi ces chiffres ne \
                 seraient plus neutres."
            ),
            En => format!(
                "On these clients, cheaper than the model chosen by more than one standard error: {lower}. The choice, \
                 made without them, could not know; it is not made again afterwards, or these figures would no longer \
                 be neutral."
            ),
        });
    }
    said
}

fn search(report: &ModelReport, language: Language) -> String {
    let search = &report.search;
    let [rows, trials, combinations, fits] =
        [search.rows, search.trials, search.combinations, search.fits].map(|n| count(n, language));
    let (folds, repeats, left_out) = (search.folds, search.repeats, search.left_out);
    let mut said = vec![match language {
        Fr => format!(
            "La recherche a porté sur {rows} autres clients, par validation croisée en {folds} parties\u{202f}: {trials} \
             combinaisons de réglages essayées sur {combinations} possibles, {fits} apprentissages."
        ),
        En => format!(
            "The search went over {rows} other clients, by {folds}-fold cross-validation: {trials} combinations of \
             settings tried of {combinations} possible, {fits} fits."
        ),
    }];
    if repeats > 1 {
        said.push(match language {
            Fr => format!("Les parties ont été redistribuées {repeats} fois."),
            En => format!("The folds were dealt {repeats} times."),
        });
    }
    if left_out > 0 {
        said.push(match language {
            Fr => {
                format!("Faute de budget, {} combinaisons n’ont pas été essayées.", count(left_out, language))
            }
            En => format!("For want of budget, {} combinations were not tried.", count(left_out, language)),
        });
    }
    said.join(" ")
}
