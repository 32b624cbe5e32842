//! The directory of clients: script shards that also work from `file://`, and plain pages.

use serde::Serialize;

use super::error::SiteError;
use super::output::Output;
use super::view::words;
use crate::features::Language;
use crate::report::{ClientReport, Opinion};

/// Clients in one script shard.
const SHARD: usize = 2_000;

/// What the directory says of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    id: i64,
    points: i64,
    distance: i64,
    favourable: bool,
}

impl Entry {
    pub(super) fn of(report: &ClientReport) -> Self {
        Self {
            id: report.sk_id_curr,
            points: report.points_shown,
            distance: report.distance_shown,
            favourable: report.opinion == Opinion::Favourable,
        }
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

/// Numbers as steps from the one before, points, distances, and 1 for a favourable opinion.
fn shard(place: usize, chunk: &[Entry]) -> String {
    let mut before = 0;
    let steps = chunk.iter().map(|entry| {
        let step = entry.id - before;
        before = entry.id;
        step.to_string()
    });
    let steps: Vec<String> = steps.collect();
    let list = |value: fn(&Entry) -> i64| {
        chunk.iter().map(|entry| value(entry).to_string()).collect::<Vec<_>>().join(",")
    };
    let opinions: String = chunk.iter().map(|entry| if entry.favourable { '1' } else { '0' }).collect();
    format!(
        "clairscore.keep(\"clients-{place}\",{{steps:[{}],points:[{}],distances:[{}],opinions:\"{opinions}\"}});\n",
        steps.join(","),
        list(|entry| entry.points),
        list(|entry| entry.distance),
    )
}

/// A page of the directory that works without JavaScript.
#[derive(Debug, Serialize)]
pub(super) struct PlainPage {
    /// Its file beside the directory's index.
    pub(super) file: String,
    /// The first client's number.
    pub(super) first: i64,
    /// The last client's number.
    pub(super) last: i64,
    /// Its clients.
    pub(super) rows: Vec<Row>,
}

/// A client on such a page.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    id: i64,
    points: i64,
    favourable: bool,
    distance: String,
}

/// The pages that list every client, `size` at a time.
pub(super) fn plain_pages(entries: &[Entry], size: usize, language: Language) -> Vec<PlainPage> {
    let row = |entry: &Entry| Row {
        id: entry.id,
        points: entry.points,
        favourable: entry.favourable,
        distance: words::signed(entry.distance, language),
    };
    let page = |(place, chunk): (usize, &[Entry])| PlainPage {
        file: format!("{}.html", place + 1),
        first: chunk[0].id,
        last: chunk[chunk.len() - 1].id,
        rows: chunk.iter().map(row).collect(),
    };
    entries.chunks(size).enumerate().map(page).collect()
}
