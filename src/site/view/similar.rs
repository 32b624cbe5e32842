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
    /// What is said where the client's own risk lies outside that; else empty.
    aside: &'static str,
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
    /// Width of the marks in the last row, and where that row begins.
    last: usize,
    last_from: usize,
}

impl SimilarView {
    /// `risk` is the client's own; there is at least one similar client.
    pub(super) fn new(similar: &Similar, risk: f64, language: Language) -> Self {
        let rows = similar.clients.div_ceil(IN_A_ROW);
        let full = similar.difficulties / IN_A_ROW;
        Self {
            said: said(similar, language),
            sure: sure(similar, language),
            aside: aside(similar, risk, language),
            alike: alike(similar, language),
            full: full * CELL,
            part: similar.difficulties % IN_A_ROW * CELL,
            rest: ((full + 1) * CELL).min(rows * CELL),
            width: IN_A_ROW * CELL,
            height: rows * CELL,
            last: (similar.clients - (rows - 1) * IN_A_ROW) * CELL,
            last_from: (rows - 1) * CELL,
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
            "Compte tenu du hasard, cela fait entre {low} et {high} des dossiers de ce type\u{202f}; sur l’ensemble des dossiers passés, c’est {overall}."
        ),
        En => format!(
            "Allowing for chance, that is between {low} and {high} of files of this kind; over all past files, it is {overall}."
        ),
    }
}

fn aside(similar: &Similar, risk: f64, language: Language) -> &'static str {
    let share = &similar.share;
    match (risk < share.low, risk > share.high, language) {
        (true, _, Fr) => {
            "Le risque estimé de votre dossier est plus faible que ce qu’ont connu ces dossiers\u{202f}: les deux ne regardent pas la même chose, c’est un point à discuter."
        }
        (true, _, En) => {
            "The estimated risk of your file is lower than what these files met: the two do not look at the same thing, which is worth discussing."
        }
        (_, true, Fr) => {
            "Le risque estimé de votre dossier est plus élevé que ce qu’ont connu ces dossiers\u{202f}: les deux ne regardent pas la même chose, c’est un point à discuter."
        }
        (_, true, En) => {
            "The estimated risk of your file is higher than what these files met: the two do not look at the same thing, which is worth discussing."
        }
        (false, false, _) => "",
    }
}

fn alike(similar: &Similar, language: Language) -> String {
    let apart = number(similar.apart, 1, language);
    let s = if similar.apart < 2.0 { "" } else { "s" };
    match language {
        Fr => format!(
            "Semblables\u{202f}: les dossiers passés dont le score est proche et dans lesquels chaque thème ajoute ou retire presque autant de points que dans celui-ci (écart moyen par thème\u{202f}: {apart}\u{a0}point{s}). L’intervalle est celui de Wilson, à 95\u{202f}%."
        ),
        En => format!(
            "Similar: the past files whose score is close and in which every theme adds or takes almost as many points as in this one (mean difference per theme: {apart} points). The interval is Wilson’s, at 95%."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::share_interval;

    #[test]
    fn there_is_a_mark_for_every_similar_client_also_where_they_fill_no_row() {
        for (clients, difficulties) in [(200, 23), (200, 0), (150, 41), (3, 1), (20, 20)] {
            let share = share_interval(difficulties, clients, 0.95);
            let similar = Similar { clients, difficulties, share, apart: 0.5, overall: 0.08 };
            let view = SimilarView::new(&similar, 0.2, Fr);
            let cells = view.last_from / CELL * IN_A_ROW + view.last / CELL;
            assert_eq!(cells, clients);
            assert_eq!(view.full / CELL * IN_A_ROW + view.part / CELL, difficulties);
            assert!(view.rest <= view.height && view.last <= view.width, "{view:?}");
        }
    }

    #[test]
    fn a_risk_that_the_similar_files_do_not_bear_out_is_told() {
        let share = share_interval(20, 200, 0.95);
        let similar = Similar { clients: 200, difficulties: 20, share, apart: 0.5, overall: 0.08 };
        assert!(aside(&similar, 0.1, En).is_empty());
        assert!(aside(&similar, 0.3, En).contains("higher") && aside(&similar, 0.01, En).contains("lower"));
    }
}
