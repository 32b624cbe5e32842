//! The tables of the data: what the model reads of each, and of how many clients it is known.

use crate::features::percent;
use crate::report::is_few;
use crate::site::build::SiteSource;
use crate::site::strings::Strings;
use crate::site::view::model::NONE;
use crate::site::view::table::{Row, Table};
use crate::site::view::table_words::{table_in_words, table_key};
use crate::site::view::words::count;
use crate::tables::Table as Source;

/// What is known of every table, by its name in files.
pub(in crate::site) fn known_of_tables(source: &SiteSource) -> Vec<(&'static str, Known)> {
    tables(source).map(|table| (table_key(table), Known::of(table, source))).collect()
}

/// The tables that features come from.
fn tables(source: &SiteSource) -> impl Iterator<Item = Source> {
    let has = |table: &Source| source.catalogue.iter().any(|feature| feature.table == *table);
    Source::ALL.into_iter().filter(has)
}

/// Each table with what the model reads of it, and the shares of clients of whom it is known.
pub(super) fn sources(source: &SiteSource, strings: &Strings) -> Table {
    let rows = tables(source).map(|table| row(table, source, strings));
    Table::new("sources", rows.collect(), strings)
}

fn row(table: Source, source: &SiteSource, strings: &Strings) -> Row {
    let known = Known::of(table, source);
    let of = |share: Option<f64>, rows| share.map_or_else(|| NONE.to_owned(), |s| in_words(s, rows, strings));
    let cells = vec![
        count(known.inputs, strings.language()),
        of(known.then, source.model.rows),
        of(known.now, source.table.rows()),
    ];
    let note = Some(table_key(table).to_owned());
    Row { note, ..Row::new(table_in_words(table, strings), cells) }
}

/// How much is known of a table: a client whose rows in it are not known lacks every feature of it.
pub(in crate::site) struct Known {
    /// Inputs of the model that are computed from it.
    pub(in crate::site) inputs: usize,
    /// Share of the clients learnt from of whom at least one of them is known; `None` where the model reads none.
    pub(in crate::site) then: Option<f64>,
    /// The same share of the clients to score.
    pub(in crate::site) now: Option<f64>,
}

impl Known {
    pub(in crate::site) fn of(table: Source, source: &SiteSource) -> Self {
        let features = source.catalogue.iter().filter(|feature| feature.table == table);
        let missing = features.filter_map(|feature| {
            let then = (source.reference)(feature.name)?.missing_share();
            let now = source.table.place(feature.name).map_or(1.0, |place| source.table.missing_share(place));
            Some([then, now])
        });
        let missing: Vec<[f64; 2]> = missing.collect();
        let least = |side: usize| {
            missing.iter().map(|shares| shares[side]).min_by(f64::total_cmp).map(|share| 1.0 - share)
        };
        Self { inputs: missing.len(), then: least(0), now: least(1) }
    }
}

fn in_words(share: f64, rows: usize, strings: &Strings) -> String {
    let known = (share * rows as f64).round() as usize;
    match known {
        0 => strings.word("card_source_absent"),
        _ if is_few(known) => strings.word("card_source_few"),
        _ if is_few(rows - known) => strings.word("card_source_nearly_all"),
        _ => percent(share, strings.language()),
    }
}
