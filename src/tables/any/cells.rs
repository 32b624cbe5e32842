//! The cells of records.

use memchr::{memchr, memchr_iter};

use super::records::{Record, closing_quote};

/// Marks a cell whose quotes do not just stand around it.
const ESCAPED: u32 = 1 << 31;

/// Where a cell lies in the text of its batch. The text of a batch is much shorter than 2 GiB.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    start: u32,
    end: u32,
}

impl Cell {
    fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The content, in the given space if it does not stand in the text as it is.
    pub(super) fn content<'a>(self, text: &'a [u8], space: &'a mut Vec<u8>) -> &'a [u8] {
        let raw = &text[self.start as usize..(self.end & !ESCAPED) as usize];
        if self.end & ESCAPED == 0 {
            return raw;
        }
        space.clear();
        unescape(raw, space);
        space
    }
}

/// Splits a record; cells that it does not have are empty. The error is how many it has if there are too
/// many.
pub(super) fn split(text: &[u8], record: &Record, separator: u8, cells: &mut [Cell]) -> Result<(), usize> {
    let mut count = 0;
    each(text, record, separator, |cell| {
        if let Some(place) = cells.get_mut(count) {
            *place = cell;
        }
        count += 1;
    });
    if count > cells.len() {
        return Err(count);
    }
    cells[count..].fill(Cell::default());
    Ok(())
}

/// The contents of all cells of a record.
pub(super) fn all(text: &[u8], record: &Record, separator: u8) -> Vec<Vec<u8>> {
    let mut cells = Vec::new();
    each(text, record, separator, |cell| cells.push(cell.content(text, &mut Vec::new()).to_vec()));
    cells
}

fn each(text: &[u8], record: &Record, separator: u8, mut put: impl FnMut(Cell)) {
    if record.quoted {
        return each_quoted(text, record, separator, &mut put);
    }
    let mut start = record.start;
    for found in memchr_iter(separator, &text[record.start..record.end]) {
        let end = record.start + found;
        put(Cell::new(start, end));
        start = end + 1;
    }
    put(Cell::new(start, record.end));
}

fn each_quoted(text: &[u8], record: &Record, separator: u8, put: &mut impl FnMut(Cell)) {
    let text = &text[..record.end];
    let end_from = |at: usize| memchr(separator, &text[at..]).map_or(record.end, |found| at + found);
    let mut start = record.start;
    loop {
        let quote = (text.get(start) == Some(&b'"')).then(|| closing_quote(text, start + 1)).flatten();
        let end = end_from(quote.map_or(start, |quote| quote + 1));
        put(match quote {
            None => Cell::new(start, end),
            Some(quote) if quote + 1 == end && memchr(b'"', &text[start + 1..quote]).is_none() => {
                Cell::new(start + 1, quote)
            }
            Some(_) => Cell { start: start as u32, end: end as u32 | ESCAPED },
        });
        if end == record.end {
            return;
        }
        start = end + 1;
    }
}

/// The content of a cell that begins with a quote: what follows the closing one belongs to it, too.
fn unescape(raw: &[u8], into: &mut Vec<u8>) {
    let mut at = 1;
    while let Some(quote) = memchr(b'"', &raw[at..]).map(|found| at + found) {
        into.extend_from_slice(&raw[at..quote]);
        at = quote + 1;
        if raw.get(at) != Some(&b'"') {
            break;
        }
        into.push(b'"');
        at += 1;
    }
    into.extend_from_slice(&raw[at..]);
}
