//! The directory of clients: script shards that also work from `file://`, and plain pages.

use serde::{Deserialize, Serialize};

use super::error::SiteError;
use super::output::Output;
use super::view::words;
use crate::features::{Language, Theme};
use crate::report::{ClientReport, Opinion, dimensions};

/// Clients in one script shard.
const SHARD: usize = 2_000;
/// Clients in the list that the directory opens with, as `directory.js` has it.
const FIRST: usize = 50;

/// What the directory says of a client; as small as can be, since those of all clients are held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) id: i64,
    pub(super) points: i64,
    pub(super) distance: i64,
    pub(super) favourable: bool,
    /// The level in each of [`dimensions`].
    pub(super) groups: Box<[u16]>,
    /// Whole points of each theme, in the order of [`Theme::ALL`].
    pub(super) themes: [i32; Theme::ALL.len()],
}

impl Entry {
    pub(super) fn of(report: &ClientReport) -> Self {
        let shown = |theme: Theme| {
            let own = report.themes.iter().filter(|effect| effect.theme == theme);
            own.map(|effect| effect.shown).sum::<i64>() as i32
        };
        Self {
            id: report.sk_id_curr,
            points: report.points_shown,
            distance: report.distance_shown,
            favourable: report.opinion == Opinion::Favourable,
            groups: report.groups.iter().map(|level| *level as u16).collect(),
            themes: Theme::ALL.map(shown),
        }
    }

    /// What its level in a dimension is called; nothing where it has none.
    fn level(&self, dimension: &str, language: Language) -> String {
        let place = dimensions().iter().position(|known| known.key == dimension);
        let level =
            place.and_then(|place| dimensions()[place].levels.get(usize::from(*self.groups.get(place)?)));
        level.map_or_else(String::new, |level| level.label.in_language(language).to_owned())
    }
}

/// Sorts the entries by number; each number must appear once.
pub(super) fn sorted(mut entries: Vec<Entry>) -> Result<Vec<Entry>, SiteError> {
    entries.sort_unstable();
    match entries.windows(2).find(|pair| pair[0].id == pair[1].id) {
        Some(pair) => Err(SiteError::DuplicateClient { client: pair[0].id }),
        None => Ok(entries),
    }
}

/// Writes `assets/clients/clients.js` (first and last number of each shard) and the shards.
pub(super) fn write_shards(entries: &[Entry], output: &Output) -> Result<(), SiteError> {
    let ranges: Vec<String> = entries.chunks(SHARD).map(range).collect();
    let index = format!("clairscore.keep(\"ranges\",[{}]);\n", ranges.join(","));
    output.write("assets/clients/clients.js", &index)?;
    for (place, chunk) in entries.chunks(SHARD).enumerate() {
        output.write(&format!("assets/clients/clients-{place:02}.js"), &shard(place, chunk))?;
    }
    Ok(())
}

fn range(chunk: &[Entry]) -> String {
    format!("[{},{}]", chunk[0].id, chunk[chunk.len() - 1].id)
}

/// Numbers as steps from the one before.
fn shard(place: usize, chunk: &[Entry]) -> String {
    let mut before = 0;
    let steps = chunk.iter().map(|entry| {
        let step = entry.id - before;
        before = entry.id;
        step.to_string()
    });
    let steps: Vec<String> = steps.collect();
    format!("clairscore.keep(\"clients-{place}\",[{}]);\n", steps.join(","))
}

/// The clients of one page of the directory that works without JavaScript.
#[derive(Debug, Serialize)]
pub(super) struct PlainRange {
    /// Its file beside the directory's index.
    pub(super) file: String,
    /// The first client's number.
    pub(super) first: i64,
    /// The last client's number.
    pub(super) last: i64,
}

/// A client on such a page.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    id: i64,
    points: i64,
    favourable: bool,
    distance: String,
}

/// A client in the list that stands above them all.
#[derive(Debug, Serialize)]
pub(super) struct FirstRow {
    #[serde(flatten)]
    row: Row,
    income: String,
    age: String,
}

impl Row {
    pub(super) fn of(entry: &Entry, language: Language) -> Self {
        Self {
            id: entry.id,
            points: entry.points,
            favourable: entry.favourable,
            distance: words::signed(entry.distance, language),
        }
    }
}

/// The first clients, which stand in the page before a script has read the others.
pub(super) fn first_rows(entries: &[Entry], language: Language) -> Vec<FirstRow> {
    let row = |entry: &Entry| FirstRow {
        row: Row::of(entry, language),
        income: entry.level("income-type", language),
        age: entry.level("age", language),
    };
    entries.iter().take(FIRST).map(row).collect()
}

/// The pages that list every client, `size` at a time.
pub(super) fn plain_ranges(entries: &[Entry], size: usize) -> Vec<PlainRange> {
    let range = |(place, chunk): (usize, &[Entry])| PlainRange {
        file: format!("{}.html", place + 1),
        first: chunk[0].id,
        last: chunk[chunk.len() - 1].id,
    };
    entries.chunks(size).enumerate().map(range).collect()
}
