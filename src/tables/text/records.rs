//! Records, cell by cell into columns.

use csv::ByteRecord;

use super::batches::line;
use super::header::Header;
use crate::tables::gathered::{CellFault, Gathered};
use crate::tables::schema::Column;

/// Some rows.
pub(super) struct Part {
    pub(super) columns: Vec<Gathered>,
    pub(super) height: usize,
    /// Rows at which the distance from the row to its line changes, with the lines.
    pub(super) lines: Vec<(usize, usize)>,
}

/// What is wrong with the row on a line.
#[derive(Debug)]
pub(super) enum RowFault {
    Width { line: usize, found: usize },
    Cell { line: usize, column: Column, text: Vec<u8>, fault: CellFault },
}

impl Part {
    pub(super) fn new(wanted: &[Column]) -> Self {
        let columns = wanted.iter().map(|column| Gathered::new(*column)).collect();
        Self { columns, height: 0, lines: Vec::new() }
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

    fn push(&mut self, record: &ByteRecord, header: &Header) -> Result<(), RowFault> {
        let line = line(record);
        if record.len() != header.width() {
            return Err(RowFault::Width { line, found: record.len() });
        }
        self.note_line(line);
        self.height += 1;
        let last = header.width() - 1;
        for (place, (cell, target)) in record.iter().zip(&header.targets).enumerate() {
            let Some(column) = *target else { continue };
            let text = if place == last { cell.strip_suffix(b"\r").unwrap_or(cell) } else { cell };
            self.columns[column].push_bytes(text).map_err(|fault| RowFault::Cell {
                line,
                column: self.columns[column].column,
                text: text.to_owned(),
                fault,
            })?;
        }
        Ok(())
    }
}

/// Parses records; blank lines with CR LF are records of nothing but the CR.
pub(super) fn parse(records: &[ByteRecord], header: &Header, wanted: &[Column]) -> Result<Part, RowFault> {
    let mut part = Part::new(wanted);
    for record in records.iter().filter(|record| record.as_slice() != b"\r") {
        part.push(record, header)?;
    }
    Ok(part)
}
