//! The first line: which column stands where.

use std::path::Path;

use super::cells::{End, breaks, cell_at};
use crate::tables::error::TableError;
use crate::tables::place::Place;
use crate::tables::read::missing_column;
use crate::tables::schema::{Column, Table};

const MARK: &[u8] = b"\xEF\xBB\xBF";
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// What a header says.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) separator: u8,
    /// For each cell of a record the wanted column that it belongs to.
    pub(super) targets: Vec<Option<usize>>,
    pub(super) wanted: Vec<Column>,
    /// Columns that the table does not have.
    pub(super) unknown: Vec<String>,
    /// Its bytes, byte order mark and line break included.
    pub(super) length: usize,
    /// Its lines: a quoted name may hold a line break.
    pub(super) lines: usize,
}

impl Header {
    /// Reads the header at the start of a file's text; the separator is the one that makes the most
    /// columns of the table.
    pub(super) fn read(
        file: &Path,
        start: &[u8],
        table: Table,
        wanted: &[Column],
    ) -> Result<Self, TableError> {
        refuse_other_content(file, start)?;
        let mark = if start.starts_with(MARK) { MARK.len() } else { 0 };
        let text = &start[mark..];
        let known = table.columns();
        let is_known = |name: &String| known.iter().any(|column| column.name == name);
        let best = SEPARATORS
            .into_iter()
            .filter_map(|separator| Some((separator, names(text, separator)?)))
            .rev()
            .max_by_key(|(_, (names, _))| names.iter().filter(|name| is_known(name)).count());
        let Some((separator, (names, length))) = best else {
            return Err(TableError::Quote { file: file.to_owned(), line: 1 });
        };
        refuse_bare_returns(file, &text[..length])?;
        if std::str::from_utf8(&text[..length]).is_err() {
            let (file, place) = (file.to_owned(), Place::Line(1));
            return Err(TableError::NotUtf8 { file, place, column: None });
        }
        for column in &known {
            match names.iter().filter(|name| *name == column.name).count() {
                0 => return Err(missing_column(file, table, column, &names)),
                1 => {}
                _ => return Err(TableError::DuplicateColumn { file: file.to_owned(), column: column.name }),
            }
        }
        let target = |name: &String| wanted.iter().position(|column| column.name == name);
        Ok(Self {
            separator,
            targets: names.iter().map(target).collect(),
            wanted: wanted.to_vec(),
            lines: breaks(&text[..length]),
            length: mark + length,
            unknown: names.into_iter().filter(|name| !is_known(name)).collect(),
        })
    }

    /// Cells of a record.
    pub(super) fn width(&self) -> usize {
        self.targets.len()
    }
}

/// The names on the first line and its length; `None` where a quote is not closed.
fn names(text: &[u8], separator: u8) -> Option<(Vec<String>, usize)> {
    let (mut names, mut start) = (Vec::new(), 0);
    loop {
        let cell = cell_at(text, start, separator)?;
        names.push(String::from_utf8_lossy(&cell.text).trim().to_owned());
        start = cell.next;
        if cell.end == End::Record {
            return Some((names, start));
        }
    }
}

fn refuse_other_content(file: &Path, start: &[u8]) -> Result<(), TableError> {
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

fn refuse_bare_returns(file: &Path, header: &[u8]) -> Result<(), TableError> {
    let body = header.strip_suffix(b"\n").unwrap_or(header);
    let body = body.strip_suffix(b"\r").unwrap_or(body);
    if !body.contains(&b'\r') {
        return Ok(());
    }
    Err(TableError::WrongContent {
        file: file.to_owned(),
        found: "ends its lines with CR alone",
        remedy: "save it with line ends of Unix (LF) or Windows (CR LF)",
    })
}
