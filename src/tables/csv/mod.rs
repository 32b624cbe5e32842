//! Reads a table from text, compressed or not: in blocks of whole records, each parsed on a core of its
//! own straight into the columns of [`Rows`](super::Rows), so that never more than a few blocks of text
//! lie in memory and every fault has its line.

mod blocks;
mod cells;
mod header;
mod records;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use rayon::prelude::*;

use self::blocks::{BlockFault, Blocks};
use self::header::Header;
use self::records::{Part, RowFault, parse};
use super::error::TableError;
use super::place::{Place, Places};
use super::read::RawTable;
use super::scan::FileFormat;
use super::schema::{Column, Table};

/// Reads the wanted columns of a table.
pub(super) fn read_csv(file: &Path, table: Table, wanted: &[Column]) -> Result<RawTable, TableError> {
    let format = FileFormat::of(file);
    let unreadable = |cause: &std::io::Error| unreadable(file, format, cause);
    let source = File::open(file).map_err(|cause| unreadable(&cause))?;
    match format {
        FileFormat::CsvGz => {
            read_from(file, MultiGzDecoder::new(BufReader::with_capacity(1 << 18, source)), table, wanted)
        }
        FileFormat::Csv | FileFormat::Parquet => read_from(file, source, table, wanted),
    }
}

fn read_from(
    file: &Path,
    source: impl Read,
    table: Table,
    wanted: &[Column],
) -> Result<RawTable, TableError> {
    let fault = |cause: BlockFault, line: usize| block_fault(file, line, &cause);
    let mut blocks = Blocks::new(source);
    let start = blocks.start().map_err(|cause| fault(cause, 1))?;
    let header = Header::read(file, start, table, wanted)?;
    blocks.skip(header.length, header.separator);
    let mut whole = Part::new(wanted);
    let mut places = Places::Lines(Vec::new());
    let mut line = header.lines + 1;
    loop {
        let batch = blocks.next_batch(rayon::current_num_threads().clamp(1, 16));
        let parts: Vec<Result<Part, RowFault>> =
            batch.blocks.par_iter().map(|block| parse(block, &header, wanted)).collect();
        for part in parts {
            let part = part.map_err(|cause| row_fault(file, &header, line, cause))?;
            for (row, at) in &part.lines {
                places.note(whole.height + row, line + at);
            }
            line += part.line_count;
            whole.append(part);
        }
        if let Some(cause) = batch.fault {
            return Err(fault(cause, line));
        }
        if batch.blocks.is_empty() {
            break;
        }
    }
    Ok(RawTable {
        columns: whole.columns,
        height: whole.height,
        places,
        unknown: header.unknown,
        separator: Some(header.separator),
    })
}

fn block_fault(file: &Path, line: usize, cause: &BlockFault) -> TableError {
    match cause {
        BlockFault::Read(cause) => unreadable(file, FileFormat::of(file), cause),
        BlockFault::Endless => TableError::Quote { file: file.to_owned(), line },
    }
}

fn row_fault(file: &Path, header: &Header, first_line: usize, fault: RowFault) -> TableError {
    let file = file.to_owned();
    match fault {
        RowFault::Width { line, found } => {
            TableError::Width { file, line: first_line + line, found, expected: header.width() }
        }
        RowFault::Quote { line } => TableError::Quote { file, line: first_line + line },
        RowFault::Cell { line, column, text, fault } => {
            super::read::cell_fault(file, Place::Line(first_line + line), &column, fault, &text)
        }
    }
}

fn unreadable(file: &Path, format: FileFormat, cause: &std::io::Error) -> TableError {
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
