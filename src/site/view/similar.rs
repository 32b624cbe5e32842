//! Similar past clients, one mark each.

use serde::Serialize;

use super::words;
use crate::features::Language::{self, En, Fr};
use crate::features::{number, percent};
use crate::report::Similar;

/// Marks in a row.
const IN_A_ROW: usize = 20;
/// Width and height of a mark's cell, in pixels.
const CELL: usize = 16;

/// How similar past clients fared; lengths are in pixels.
#[derive(Debug, Serialize)]
pub(super) struct SimilarView {
    /// How many met difficulty, in a sentence.
    said: String,
    /// How sure that is, in a sentence.
    sure: String,
    /// How alike they are, in a sentence.
    alike: String,
    /// Height of the rows of marks that are all in difficulty.
    full: usize,
    /// Width of the marks in difficulty in the row after these.
    part: usize,
    /// Where the marks after that row begin.
    rest: usize,
    width: usize,
    height: usize,
}

impl SimilarView {
    pub(super) fn new(similar: &Similar, language: Language) -> Self {
        let rows = similar.clients.div_ceil(IN_A_ROW);
        let full = similar.difficulties / IN_A_ROW;
        Self {
            said: said(similar, language),
            sure: sure(similar, language),
            alike: alike(similar, language),
            full: full * CELL,
            part: similar.difficulties % IN_A_ROW * CELL,
            rest: ((full + 1) * CELL).min(rows * CELL),
            width: IN_A_ROW * CELL,
            height: rows * CELL,
        }
    }
}

fn said(similar: &Similar, language: Language) -> String {
    let clients = words::count(similar.clients, language);
    let bad = words::count(similar.difficulties, language);
    match (similar.difficulties, language) {
        (0, Fr) => {
            format!("Sur {clients} dossiers semblables, aucun n’a connu de difficultés de remboursement.")
        }
        (1, Fr) => {
            format!("Sur {clients} dossiers semblables, un seul a connu des difficultés de remboursement.")
        }
        (_, Fr) => {
            format!("Sur {clients} dossiers semblables, {bad} ont connu des difficultés de remboursement.")
        }
        (0, En) => format!("Of {clients} similar files, none met difficulty in repaying."),
        (_, En) => format!("Of {clients} similar files, {bad} met difficulty in repaying."),
    }
}

fn sure(similar: &Similar, language: Language) -> String {
    let [low, high, overall] =
        [similar.share.low, similar.share.high, similar.overall].map(|share| percent(share, language));
    match language {
        Fr => format!(
            "Compte tenu du hasard, cela fait entre {low} et {high} des dossiers de ce type (intervalle de Wilson à 95\u{202f}%)\u{202f}; sur l’ensemble des dossiers passés, c’est {overall}."
        ),
        En => format!(
            "Allowing for chance, that is between {low} and {high} of files of this kind (Wilson interval at 95%); over all past files, it is {overall}."
        ),
    }
}

fn alike(similar: &Similar, language: Language) -> String {
    let apart = number(similar.apart, 1, language);
    let s = if similar.apart < 2.0 { "" } else { "s" };
    match language {
        Fr => format!(
            "Semblables\u{202f}: les dossiers passés dont le score est proche et dans lesquels chaque thème ajoute ou retire presque autant de points que dans celui-ci (écart moyen par thème\u{202f}: {apart}\u{a0}point{s})."
        ),
        En => format!(
            "Similar: the past files whose score is close and in which every theme adds or takes almost as many points as in this one (mean difference per theme: {apart} points)."
        ),
    }
}
