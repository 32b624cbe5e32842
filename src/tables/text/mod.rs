//! Reads a table from text, compressed or not. The csv crate splits it into records, a batch at a time; while
//! it splits the next, all cores parse the batch straight into the columns of [`Rows`](super::Rows), so that
//! never more than two batches of text lie in memory and every fault has its line.

mod batches;
mod header;
mod records;

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::Path;

use csv::ByteRecord;
use flate2::read::MultiGzDecoder;
use rayon::prelude::*;

use self::batches::{Batch, Batches, ReadFault};
use self::header::Header;
pub(super) use self::header::{MARK, refuse_other_content};
use self::records::{Part, RowFault, parse};
use super::error::TableError;
use super::place::{Place, Places};
use super::read::RawTable;
use super::scan::FileFormat;
use super::schema::{Column, Table};

/// The bytes among which the header is sought.
const START: u64 = 1 << 16;
/// Records that are parsed at once.
const CHUNK: usize = 1 << 10;

/// Reads the wanted columns of a table.
pub(super) fn read_csv(file: &Path, table: Table, wanted: &[Column]) -> Result<RawTable, TableError> {
    read_from(file, open(file)?, table, wanted)
}

/// Opens a text, compressed or not.
pub(super) fn open(file: &Path) -> Result<Box<dyn Read + Send>, TableError> {
    let format = FileFormat::of(file);
    let source = File::open(file).map_err(|cause| unreadable(file, format, &cause))?;
    Ok(match format {
        FileFormat::CsvGz => Box::new(MultiGzDecoder::new(BufReader::with_capacity(1 << 18, source))),
        FileFormat::Csv | FileFormat::Parquet => Box::new(source),
    })
}

fn read_from(
    file: &Path,
    mut source: impl Read + Send,
    table: Table,
    wanted: &[Column],
) -> Result<RawTable, TableError> {
    let fault = |cause: ReadFault| read_fault(file, &cause);
    let mut start = Vec::new();
    (&mut source).take(START).read_to_end(&mut start).map_err(|cause| fault(ReadFault::Read(cause)))?;
    let separator = header::separator(file, &start, table)?;
    let mut batches = Batches::new(Cursor::new(start).chain(source), separator);
    let mut first = ByteRecord::new();
    batches.read(&mut first).map_err(fault)?;
    let header = Header::of(file, &first, table, wanted)?;
    let mut whole = Part::new(wanted);
    let mut places = Places::Lines(Vec::new());
    let (mut batch, mut next) = (Batch::default(), Batch::default());
    batches.fill(&mut batch);
    while !batch.is_over() {
        let parse_all = || batch.records().par_chunks(CHUNK).map(|records| parse(records, &header, wanted));
        let (parts, ()) = rayon::join(|| parse_all().collect::<Vec<_>>(), || batches.fill(&mut next));
        for part in parts {
            let part = part.map_err(|cause| row_fault(file, &header, cause))?;
            for (row, line) in &part.lines {
                places.note(whole.height + row, *line);
            }
            whole.append(part);
        }
        if let Some(cause) = batch.fault.take() {
            return Err(fault(cause));
        }
        std::mem::swap(&mut batch, &mut next);
    }
    Ok(RawTable {
        columns: whole.columns,
        height: whole.height,
        places,
        unknown: header.unknown,
        separator: Some(separator),
    })
}

fn read_fault(file: &Path, fault: &ReadFault) -> TableError {
    match fault {
        ReadFault::Read(cause) => unreadable(file, FileFormat::of(file), cause),
        ReadFault::Quote(line) => TableError::Quote { file: file.to_owned(), line: *line },
    }
}

fn row_fault(file: &Path, header: &Header, fault: RowFault) -> TableError {
    let file = file.to_owned();
    match fault {
        RowFault::Width { line, found } => TableError::Width { file, line, found, expected: header.width() },
        RowFault::Cell { line, column, text, fault } => {
            super::read::cell_fault(file, Place::Line(line), &column, fault, &text)
        }
    }
}

/// The error for a text that cannot be read.
pub(super) fn unreadable(file: &Path, format: FileFormat, cause: &std::io::Error) -> TableError {
    let zipped = format == FileFormat::CsvGz;
    let cause = match cause.kind() {
        std::io::ErrorKind::UnexpectedEof if zipped => {
            "it ends in the middle of the compressed data".to_owned()
        }
        std::io::ErrorKind::InvalidInput | std::io::ErrorKind::InvalidData if zipped => {
            format!("the compressed data is damaged, or something else follows it ({cause})")
        }
        _ => cause.to_string(),
    };
    TableError::Unreadable { file: file.to_owned(), format: if zipped { "gzip" } else { "CSV" }, cause }
}

#[cfg(test)]
mod tests;
