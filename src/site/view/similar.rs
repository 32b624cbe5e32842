//! Similar past clients, one mark each.

use serde::Serialize;

use crate::features::{Language, number, percent};
use crate::report::Similar;
use crate::site::strings::{Filled, Strings};

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
    aside: String,
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
    pub(super) fn new(similar: &Similar, risk: f64, (strings, language): (&Strings, Language)) -> Self {
        let rows = similar.clients.div_ceil(IN_A_ROW);
        let full = similar.difficulties / IN_A_ROW;
        Self {
            said: said(similar, strings),
            sure: sure(similar, (strings, language)),
            aside: aside(similar, risk, strings),
            alike: alike(similar, (strings, language)),
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

fn said(similar: &Similar, strings: &Strings) -> String {
    let (clients, bad) = (similar.clients.into(), similar.difficulties.into());
    strings.say("said_similar", &[("clients", clients), ("n", bad)])
}

fn sure(similar: &Similar, (strings, language): (&Strings, Language)) -> String {
    let [low, high, overall] =
        [similar.share.low, similar.share.high, similar.overall].map(|share| percent(share, language));
    let filled = [("low", (&low).into()), ("high", (&high).into()), ("overall", (&overall).into())];
    strings.say("said_similar_sure", &filled)
}

fn aside(similar: &Similar, risk: f64, strings: &Strings) -> String {
    if risk < similar.share.low {
        return strings.say("said_similar_lower", &[]);
    }
    if risk > similar.share.high { strings.say("said_similar_higher", &[]) } else { String::new() }
}

fn alike(similar: &Similar, (strings, language): (&Strings, Language)) -> String {
    let apart = number(similar.apart, 1, language);
    // Plurals go by what is printed.
    let n = (similar.apart * 10.0).round() / 10.0;
    strings.say("said_similar_alike", &[("apart", (&apart).into()), ("n", Filled::Number(n as i64))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::share_interval;
    use crate::site::strings::own_strings;

    #[test]
    fn there_is_a_mark_for_every_similar_client_also_where_they_fill_no_row() {
        let strings = own_strings(Language::Fr);
        for (clients, difficulties) in [(200, 23), (200, 0), (150, 41), (3, 1), (20, 20)] {
            let share = share_interval(difficulties, clients, 0.95);
            let similar = Similar { clients, difficulties, share, apart: 0.5, overall: 0.08 };
            let view = SimilarView::new(&similar, 0.2, (&strings, Language::Fr));
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
        let strings = own_strings(Language::En);
        assert!(aside(&similar, 0.1, &strings).is_empty());
        let [above, below] = [0.3, 0.01].map(|risk| aside(&similar, risk, &strings));
        assert!(above.contains("higher") && below.contains("lower"), "{above} {below}");
    }
}
