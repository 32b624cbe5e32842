//! The first line: which column stands where.

use std::path::Path;

use csv::ByteRecord;

use super::batches::{line, splitter};
use crate::tables::error::TableError;
use crate::tables::place::Place;
use crate::tables::read::missing_column;
use crate::tables::schema::{Column, Table};

/// The byte order mark.
pub(in crate::tables) const MARK: &[u8] = b"\xEF\xBB\xBF";
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// What a header says.
#[derive(Debug)]
pub(super) struct Header {
    /// For each cell of a record the wanted column that it belongs to.
    pub(super) targets: Vec<Option<usize>>,
    /// Columns that the table does not have.
    pub(super) unknown: Vec<String>,
}

impl Header {
    /// Holds a file's first record to the columns of the table.
    pub(super) fn of(
        file: &Path,
        record: &ByteRecord,
        table: Table,
        wanted: &[Column],
    ) -> Result<Self, TableError> {
        if std::str::from_utf8(record.as_slice()).is_err() {
            let (file, place) = (file.to_owned(), Place::Line(line(record)));
            return Err(TableError::NotUtf8 { file, place, column: None });
        }
        let (known, names) = (table.columns(), names(record));
        for column in &known {
            match names.iter().filter(|name| *name == column.name).count() {
                0 => return Err(missing_column(file, table, column, &names)),
                1 => {}
                _ => return Err(TableError::DuplicateColumn { file: file.to_owned(), column: column.name }),
            }
        }
        let target = |name: &String| wanted.iter().position(|column| column.name == name);
        Ok(Self {
            targets: names.iter().map(target).collect(),
            unknown: names
                .into_iter()
                .filter(|name| known.iter().all(|column| column.name != name))
                .collect(),
        })
    }

    /// Cells of a record.
    pub(super) fn width(&self) -> usize {
        self.targets.len()
    }
}

/// What separates the cells of a text, by its start: what makes the most columns of the table.
pub(super) fn separator(file: &Path, start: &[u8], table: Table) -> Result<u8, TableError> {
    refuse_other_content(file, start)?;
    let known = table.columns();
    let first = |separator| {
        let mut record = ByteRecord::new();
        // What is wrong with bytes in memory is said when they are read for good.
        drop(splitter(separator).from_reader(start).read_byte_record(&mut record));
        record
    };
    let columns = |separator: &u8| {
        let names = names(&first(*separator));
        known.iter().filter(|column| names.iter().any(|name| name == column.name)).count()
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(columns).unwrap_or(b',');
    refuse_bare_returns(file, &first(best))?;
    Ok(best)
}

fn names(record: &ByteRecord) -> Vec<String> {
    record.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect()
}

/// Refuses a file that is something else than text by its start.
pub(in crate::tables) fn refuse_other_content(file: &Path, start: &[u8]) -> Result<(), TableError> {
    let (found, remedy) = match start {
        _ if start.strip_prefix(MARK).unwrap_or(start).trim_ascii().is_empty() => {
            return Err(TableError::EmptyFile { file: file.to_owned() });
        }
        [0x1F, 0x8B, ..] => ("is compressed with gzip", "name it .csv.gz"),
        [b'P', b'A', b'R', b'1', ..] => ("is a Parquet file", "name it .parquet"),
        [b'P', b'K', 3, 4, ..] => ("is a zip archive", "unpack it"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, ..] | [_, 0, ..] => {
            ("is UTF-16 or no text at all", "save it as UTF-8")
        }
        _ => return Ok(()),
    };
    Err(TableError::WrongContent { file: file.to_owned(), found, remedy })
}

fn refuse_bare_returns(file: &Path, header: &ByteRecord) -> Result<(), TableError> {
    let text = header.as_slice();
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    if !text.contains(&b'\r') || text.contains(&b'\n') {
        return Ok(());
    }
    Err(TableError::WrongContent {
        file: file.to_owned(),
        found: "ends its lines with CR alone",
        remedy: "save it with line ends of Unix (LF) or Windows (CR LF)",
    })
}
