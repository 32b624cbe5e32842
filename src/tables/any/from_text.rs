//! Any table from text. While one batch is split and parsed on all cores, column by column straight into
//! place, the next is read, so that beside the columns only a few MiB lie in memory.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use rayon::prelude::*;

use super::cells::{self, Cell};
use super::column::{Column, Finished, Reading};
use super::header;
use super::records::{Batch, ReadFault, Record, Records};
use super::words::NotUtf8;
use super::{AnyColumn, AnyTable, AnyValues};
use crate::tables::error::TableError;
use crate::tables::place::Place;
use crate::tables::scan::FileFormat;
use crate::tables::text::{self, MARK};

/// The bytes among which the separator is sought.
const START: u64 = 1 << 16;
/// Records that are split at once.
const CHUNK: usize = 1 << 8;

/// Reads a table of text.
pub(super) fn read_text(file: &Path) -> Result<AnyTable, TableError> {
    let mut opened = Opened::new(file)?;
    let guesses = (0..opened.names.len()).map(|place| (place, Column::new(Reading::Guess, opened.expected)));
    let mut columns: Vec<(usize, Column)> = guesses.collect();
    let rows = opened.read(&mut columns)?;
    let names = std::mem::take(&mut opened.names);
    drop(opened);
    if rows == 0 {
        let column = |name| AnyColumn { name, values: AnyValues::Other("object".to_owned()) };
        return Ok(AnyTable { rows, columns: names.into_iter().map(column).collect() });
    }
    let mut values: Vec<Finished> = columns.into_par_iter().map(|(_, column)| column.finish()).collect();
    read_again(file, rows, &mut values)?;
    let column = |(name, values)| match values {
        Finished::Values(values) => Ok(AnyColumn { name, values }),
        Finished::Again(_) => Err(changed(file)),
    };
    let columns = names.into_iter().zip(values).map(column).collect::<Result<_, _>>()?;
    Ok(AnyTable { rows, columns })
}

/// Reads columns once more whose type was known only at the end.
fn read_again(file: &Path, rows: usize, values: &mut [Finished]) -> Result<(), TableError> {
    let again = |(place, finished): (usize, &Finished)| match finished {
        Finished::Again(reading) => Some((place, Column::new(*reading, rows))),
        Finished::Values(_) => None,
    };
    let mut columns: Vec<(usize, Column)> = values.iter().enumerate().filter_map(again).collect();
    if columns.is_empty() {
        return Ok(());
    }
    let mut opened = Opened::new(file)?;
    if opened.names.len() != values.len() || opened.read(&mut columns)? != rows {
        return Err(changed(file));
    }
    let finished: Vec<(usize, Finished)> =
        columns.into_par_iter().map(|(place, column)| (place, column.finish())).collect();
    for (place, finished) in finished {
        values[place] = finished;
    }
    Ok(())
}

/// A text whose header was read.
struct Opened<'a> {
    file: &'a Path,
    records: Records<Box<dyn Read + Send>>,
    /// Records that came with the header.
    batch: Batch,
    names: Vec<String>,
    separator: u8,
    /// Rows that the file may have, by its length and its start.
    expected: usize,
}

/// What is wrong with the row on a line.
enum RowFault {
    Width { line: usize, found: usize },
    NotUtf8 { line: usize, place: usize },
}

impl<'a> Opened<'a> {
    fn new(file: &'a Path) -> Result<Self, TableError> {
        let mut source = text::open(file)?;
        let mut start = Vec::new();
        let read = (&mut source).take(START).read_to_end(&mut start);
        read.map_err(|cause| text::unreadable(file, FileFormat::of(file), &cause))?;
        if start.starts_with(MARK) {
            start.drain(..MARK.len());
        }
        if start.trim_ascii().is_empty() {
            return Err(empty(file));
        }
        text::refuse_other_content(file, &start)?;
        let separator = header::separator(&start);
        let source: Box<dyn Read + Send> = Box::new(Cursor::new(start).chain(source));
        let mut opened = Self {
            file,
            records: Records::new(source, separator),
            batch: Batch::default(),
            names: Vec::new(),
            separator,
            expected: 0,
        };
        opened.records.fill(&mut opened.batch);
        opened.take_header()?;
        Ok(opened)
    }

    fn take_header(&mut self) -> Result<(), TableError> {
        let Some(header) = self.batch.records.first().copied() else {
            let fault = self.batch.fault.take();
            return Err(fault.map_or_else(|| empty(self.file), |fault| self.read_fault(fault)));
        };
        let cells = cells::all(&self.batch.text, &header, self.separator);
        let given = cells.into_iter().map(String::from_utf8).collect::<Result<_, _>>();
        self.names = header::names(given.map_err(|_| {
            let (file, place) = (self.file.to_owned(), Place::Line(header.line));
            TableError::NotUtf8 { file, place, column: None }
        })?);
        self.batch.records.remove(0);
        if let (Some(first), Some(last)) = (self.batch.records.first(), self.batch.records.last()) {
            let bytes = (last.end + 1 - first.start) as f64 / self.batch.records.len() as f64;
            self.expected = (1.02 * text_length(self.file).unwrap_or(0) as f64 / bytes) as usize;
        }
        Ok(())
    }

    /// Reads all rows into columns, each given with its place in the header; gives how many there are.
    fn read(&mut self, columns: &mut [(usize, Column)]) -> Result<usize, TableError> {
        let mut rows = 0;
        let mut batch = std::mem::take(&mut self.batch);
        let (mut next, mut cells) = (Batch::default(), Vec::new());
        let (width, separator) = (self.names.len(), self.separator);
        loop {
            let parsed = || parse(&batch, separator, width, &mut cells, columns);
            let (parsed, ()) = rayon::join(parsed, || self.records.fill(&mut next));
            parsed.map_err(|fault| self.row_fault(&fault))?;
            rows += batch.records.len();
            if let Some(fault) = batch.fault.take() {
                return Err(self.read_fault(fault));
            }
            if next.is_over() {
                return Ok(rows);
            }
            std::mem::swap(&mut batch, &mut next);
        }
    }

    fn row_fault(&self, fault: &RowFault) -> TableError {
        let file = self.file.to_owned();
        match *fault {
            RowFault::Width { line, found } => {
                TableError::TooManyCells { file, line, found, expected: self.names.len() }
            }
            RowFault::NotUtf8 { line, place } => TableError::NotUtf8 {
                file,
                place: Place::Line(line),
                column: Some(self.names[place].clone()),
            },
        }
    }

    fn read_fault(&self, fault: ReadFault) -> TableError {
        let file = self.file.to_owned();
        match fault {
            ReadFault::Read(cause) => text::unreadable(self.file, FileFormat::of(self.file), &cause),
            ReadFault::Quote(line) => TableError::Quote { file, line },
            ReadFault::Long => TableError::WrongContent {
                file,
                found: "has a line of more than 16 MiB",
                remedy: "check that it holds a table of text",
            },
        }
    }
}

/// How long the text of a file is, roughly; what is compressed says it in its last four bytes, if that can be.
fn text_length(file: &Path) -> Option<u64> {
    /// Nothing is compressed more than this by gzip.
    const GREATEST_RATIO: u64 = 1032;
    let mut source = File::open(file).ok()?;
    let length = source.metadata().ok()?.len();
    if FileFormat::of(file) == FileFormat::Csv {
        return Some(length);
    }
    let mut said = [0; 4];
    source.seek(SeekFrom::End(-4)).ok()?;
    source.read_exact(&mut said).ok()?;
    let said = u64::from(u32::from_le_bytes(said));
    (length..=GREATEST_RATIO * length).contains(&said).then_some(said)
}

/// Parses a batch into columns; `cells` is memory that is used again.
fn parse(
    batch: &Batch,
    separator: u8,
    width: usize,
    cells: &mut Vec<Cell>,
    columns: &mut [(usize, Column)],
) -> Result<(), RowFault> {
    cells.resize(width * batch.records.len(), Cell::default());
    let split = |(records, cells): (&[Record], &mut [Cell])| {
        records.iter().zip(cells.chunks_mut(width)).try_for_each(|(record, row)| {
            let split = cells::split(&batch.text, record, separator, row);
            split.map_err(|found| RowFault::Width { line: record.line, found })
        })
    };
    let chunks = batch.records.par_chunks(CHUNK).zip(cells.par_chunks_mut(CHUNK * width));
    first_fault(chunks.map(split).collect())?;
    // Neighbours together, so that a row's text is read once while it is near.
    let neighbours = columns.len().div_ceil(4 * rayon::current_num_threads()).max(1);
    let push = |columns: &mut [(usize, Column)]| {
        let mut space = Vec::new();
        for (record, row) in batch.records.iter().zip(cells.chunks(width)) {
            for (place, column) in columns.iter_mut() {
                let pushed = column.push(row[*place].content(&batch.text, &mut space));
                pushed.map_err(|NotUtf8| RowFault::NotUtf8 { line: record.line, place: *place })?;
            }
        }
        Ok(())
    };
    first_fault(columns.par_chunks_mut(neighbours).map(push).collect())
}

/// The fault on the first line, of several.
fn first_fault(parsed: Vec<Result<(), RowFault>>) -> Result<(), RowFault> {
    let line = |fault: &RowFault| match fault {
        RowFault::Width { line, .. } | RowFault::NotUtf8 { line, .. } => *line,
    };
    parsed.into_iter().filter_map(Result::err).min_by_key(line).map_or(Ok(()), Err)
}

fn empty(file: &Path) -> TableError {
    TableError::WrongContent {
        file: file.to_owned(),
        found: "is empty",
        remedy: "its first line must name the columns",
    }
}

fn changed(file: &Path) -> TableError {
    let cause = "it changed while it was read".to_owned();
    TableError::Unreadable { file: file.to_owned(), format: "CSV", cause }
}
