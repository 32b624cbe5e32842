//! Records of a block, cell by cell into columns.

use super::cells::{End, breaks, cell_at};
use super::header::Header;
use crate::tables::gathered::{CellFault, Gathered};
use crate::tables::schema::Column;

/// Rows of a block or of several.
pub(super) struct Part {
    pub(super) columns: Vec<Gathered>,
    pub(super) height: usize,
    /// Rows at which the distance from the row to its line changes, with the lines; both count from 0.
    pub(super) lines: Vec<(usize, usize)>,
    /// Line breaks.
    pub(super) line_count: usize,
}

/// What is wrong with a row; lines count from 0 in its block.
#[derive(Debug)]
pub(super) enum RowFault {
    Width { line: usize, found: usize },
    Quote { line: usize },
    Cell { line: usize, column: Column, text: Vec<u8>, fault: CellFault },
}

impl Part {
    pub(super) fn new(wanted: &[Column]) -> Self {
        let columns = wanted.iter().map(|column| Gathered::new(*column)).collect();
        Self { columns, height: 0, lines: Vec::new(), line_count: 0 }
    }

    pub(super) fn append(&mut self, later: Self) {
        for (column, more) in self.columns.iter_mut().zip(later.columns) {
            column.append(more);
        }
        self.height += later.height;
    }

    fn note_line(&mut self, line: usize) {
        let row = self.height;
        if self.lines.last().is_none_or(|(known, at)| at - known != line - row) {
            self.lines.push((row, line));
        }
    }
}

/// Parses a block of whole records.
pub(super) fn parse(block: &[u8], header: &Header, wanted: &[Column]) -> Result<Part, RowFault> {
    let mut part = Part::new(wanted);
    let broken = block.contains(&b'"');
    let (mut start, mut line) = (0, 0);
    while start < block.len() {
        let next = if let Some(length) = blank_line(&block[start..]) {
            start + length
        } else {
            part.note_line(line);
            part.height += 1;
            push_record(block, start, header, &mut part.columns)
                .map_err(|fault| at_line(block, start, line, header, fault))?
        };
        line += if broken { breaks(&block[start..next]) } else { 1 };
        start = next;
    }
    part.line_count = line;
    Ok(part)
}

fn blank_line(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'\n', ..] | [b'\r'] => Some(1),
        [b'\r', b'\n', ..] => Some(2),
        _ => None,
    }
}

enum RecordFault {
    Width,
    Quote,
    Cell { column: usize, text: Vec<u8>, fault: CellFault },
}

/// Adds a record to the columns; gives where the next begins.
fn push_record(
    block: &[u8],
    mut start: usize,
    header: &Header,
    columns: &mut [Gathered],
) -> Result<usize, RecordFault> {
    let last = header.width() - 1;
    for (place, target) in header.targets.iter().enumerate() {
        let cell = cell_at(block, start, header.separator).ok_or(RecordFault::Quote)?;
        if (cell.end == End::Record) != (place == last) {
            return Err(RecordFault::Width);
        }
        if let Some(column) = *target {
            let pushed = columns[column].push_bytes(&cell.text);
            let fault = |fault| RecordFault::Cell { column, text: cell.text.into_owned(), fault };
            pushed.map_err(fault)?;
        }
        start = cell.next;
    }
    Ok(start)
}

/// A record of the wrong width shifts its cells, so the width is said first.
fn at_line(block: &[u8], start: usize, line: usize, header: &Header, fault: RecordFault) -> RowFault {
    let found = width(block, start, header.separator);
    match (fault, found) {
        (RecordFault::Quote, _) | (_, None) => RowFault::Quote { line },
        (RecordFault::Cell { column, text, fault }, Some(found)) if found == header.width() => {
            RowFault::Cell { line, column: header.wanted[column], text, fault }
        }
        (_, Some(found)) => RowFault::Width { line, found },
    }
}

fn width(block: &[u8], mut start: usize, separator: u8) -> Option<usize> {
    let mut found = 0;
    loop {
        let cell = cell_at(block, start, separator)?;
        found += 1;
        if cell.end == End::Record {
            return Some(found);
        }
        start = cell.next;
    }
}
