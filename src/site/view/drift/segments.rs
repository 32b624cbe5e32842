//! Groups that change while the whole does not.

use serde::Serialize;

use super::naming::Naming;
use crate::drift::{SegmentDrift, SegmentSearch};
use crate::features::number;
use crate::site::strings::Strings;
use crate::site::view::table::{Row, Table};
use crate::site::view::words::count;

/// Groups shown.
const SHOWN: usize = 20;

#[derive(Debug, Serialize)]
pub(super) struct SegmentsView {
    intro: String,
    /// Null where nothing was found.
    table: Option<Table>,
    /// How many are shown, where there are more.
    shown: Option<String>,
    /// What is said where nothing was.
    none: String,
}

impl SegmentsView {
    pub(super) fn new(search: &SegmentSearch, naming: &Naming<'_>, strings: &Strings) -> Self {
        let language = strings.language();
        let names = search.groupings.iter().map(|by| naming.name(by, language));
        let groups = names.collect::<Vec<_>>().join(", ");
        let row = |segment: &SegmentDrift| {
            let (by, level) =
                (naming.name(&segment.by, language), naming.word(&segment.by, &segment.level, language));
            let [before, after] = segment.rows.map(|rows| count(rows, language));
            let [inside, whole] = [segment.distance, segment.whole].map(|figure| number(figure, 3, language));
            Row {
                note: Some(
                    strings.say("drift_segments_level", &[("by", (&by).into()), ("level", (&level).into())]),
                ),
                ..Row::new(naming.name(&segment.column, language), vec![inside, whole, before, after])
            }
        };
        let rows: Vec<Row> = search.found.iter().take(SHOWN).map(row).collect();
        let intro = strings
            .say("drift_segments_intro", &[("groups", (&groups).into()), ("n", search.looked_at.into())]);
        let none =
            strings.word(if search.looked_at == 0 { "drift_segments_small" } else { "drift_segments_none" });
        let (n, of) = (rows.len().into(), search.found.len().into());
        let shown = (search.found.len() > SHOWN)
            .then(|| strings.say("drift_segments_shown", &[("n", n), ("of", of)]));
        if search.groupings.is_empty() {
            let none = strings.word("drift_segments_no_groups");
            return Self { intro: String::new(), table: None, shown: None, none };
        }
        let heads = strings.word("drift_segments_columns");
        Self { intro, table: (!rows.is_empty()).then(|| Table::with_heads(&heads, rows)), shown, none }
    }
}
