//! Reads a table from Parquet: column by column, a few row groups at a time, so that beside the plain
//! columns only little lies in memory.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use polars::prelude::*;
use polars_io::parquet::metadata::{FileMetadata, FileMetadataRef};
use rayon::prelude::*;

use super::error::TableError;
use super::gathered::{CellFault, Gathered, whole_of};
use super::place::{Place, Places};
use super::read::{RawTable, cell_fault, missing_column};
use super::schema::{self, ColumnType, Table};

/// Rows that are read at once, if row groups are no larger.
const ROWS: usize = 1 << 20;

/// Reads the wanted columns of a table.
pub(super) fn read_parquet(
    file: &Path,
    table: Table,
    wanted: &[schema::Column],
) -> Result<RawTable, TableError> {
    refuse_other_content(file)?;
    let opened = guarded(file, || Opened::new(file))?;
    let names: Vec<String> = opened.schema.iter_names().map(ToString::to_string).collect();
    let known = table.columns();
    for column in &known {
        let Some(field) = opened.schema.get(column.name) else {
            return Err(missing_column(file, table, column, &names));
        };
        check_type(file, column, &field.dtype)?;
    }
    let columns: Vec<Result<Gathered, TableError>> =
        wanted.par_iter().map(|column| opened.read_column(file, column)).collect();
    let columns: Vec<Gathered> = columns.into_iter().collect::<Result<_, _>>()?;
    let height = opened.metadata.num_rows;
    if columns.iter().any(|gathered| gathered.height() != height) {
        return Err(unequal_columns(file));
    }
    Ok(RawTable {
        columns,
        height,
        places: Places::Rows,
        unknown: names.into_iter().filter(|name| !known.iter().any(|column| column.name == name)).collect(),
        separator: None,
    })
}

/// Reads every column of a Parquet file as it is.
pub(super) fn read_plain_parquet(file: &Path) -> Result<DataFrame, TableError> {
    refuse_other_content(file)?;
    guarded(file, || {
        let mut reader = ParquetReader::new(File::open(file)?);
        group_heights(reader.get_metadata()?)?;
        reader.finish()
    })
}

/// A Parquet file whose footer was read.
pub(super) struct Opened {
    pub(super) metadata: FileMetadataRef,
    pub(super) schema: Arc<ArrowSchema>,
    /// Row groups, several together as long as they are small.
    pub(super) slices: Vec<Range<usize>>,
}

impl Opened {
    pub(super) fn new(file: &Path) -> PolarsResult<Self> {
        let mut reader = ParquetReader::new(File::open(file)?);
        let metadata = reader.get_metadata()?.clone();
        let schema = reader.schema()?;
        let slices = slices(group_heights(&metadata)?.into_iter());
        Ok(Self { metadata, schema, slices })
    }

    fn read_column(&self, file: &Path, column: &schema::Column) -> Result<Gathered, TableError> {
        let mut gathered = Gathered::new(*column);
        gathered.reserve(self.metadata.num_rows);
        for slice in &self.slices {
            let chunk = guarded(file, || as_kind(column.kind, &self.read_slice(file, column.name, slice)?))?;
            push_all(&mut gathered, &chunk).map_err(|cause| unreadable(file, &cause))?.map_err(
                |(fault, found)| {
                    let place = Place::Row(gathered.height() + 1);
                    cell_fault(file.to_owned(), place, column, fault, found.as_bytes())
                },
            )?;
        }
        Ok(gathered)
    }

    /// Some rows of a column as they are.
    pub(super) fn read_slice(&self, file: &Path, column: &str, slice: &Range<usize>) -> PolarsResult<Column> {
        let mut reader = ParquetReader::new(File::open(file)?);
        reader.set_metadata(self.metadata.clone());
        let read = reader
            .with_columns(Some(vec![column.to_owned()]))
            .with_slice(Some((slice.start, slice.len())))
            .read_parallel(ParallelStrategy::None)
            .finish()?;
        read.column(column).cloned()
    }
}

/// The cells in the type in which a kind of column is gathered.
fn as_kind(kind: ColumnType, found: &Column) -> PolarsResult<Column> {
    match kind {
        ColumnType::Text => found.cast(&DataType::String),
        // Beyond 64 bits with a sign a number is too large in any case, and is told as a cell's fault.
        _ if found.dtype().is_integer() || found.dtype().is_bool() => {
            found.strict_cast(&DataType::Int64).or_else(|_| found.cast(&DataType::Float64))
        }
        _ => found.cast(&DataType::Float64),
    }
}

/// The rows of each row group. Refuses a damaged footer before memory is taken for the rows that it claims.
fn group_heights(metadata: &FileMetadata) -> PolarsResult<Vec<usize>> {
    let mut heights = Vec::with_capacity(metadata.row_groups.len());
    for group in &metadata.row_groups {
        let columns = group.parquet_columns().iter();
        let mut values = columns.map(|column| usize::try_from(column.num_values()).unwrap_or(0));
        if values.any(|values| values < group.num_rows()) {
            return Err(PolarsError::ComputeError("a column has fewer cells than there are rows".into()));
        }
        heights.push(group.num_rows());
    }
    let rows = heights.iter().try_fold(0usize, |sum, rows| sum.checked_add(*rows));
    if rows != Some(metadata.num_rows) || metadata.num_rows > u32::MAX as usize {
        return Err(PolarsError::ComputeError("its footer contradicts itself about the rows".into()));
    }
    Ok(heights)
}

fn slices(groups: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut slices: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for rows in groups.filter(|rows| *rows > 0) {
        match slices.last_mut() {
            Some(last) if last.len() + rows <= ROWS => last.end += rows,
            _ => slices.push(start..start + rows),
        }
        start += rows;
    }
    slices
}

/// Cells that are looked at together.
const BLOCK: usize = 1024;

/// The fault of a cell and what it holds.
type Fault = (CellFault, String);

/// Adds the cells of a column; the inner error is the fault of a cell.
fn push_all(gathered: &mut Gathered, found: &Column) -> PolarsResult<Result<(), Fault>> {
    Ok(match (gathered.column.kind, found.dtype()) {
        (ColumnType::Text, _) => {
            push_words(gathered, found.str()?);
            Ok(())
        }
        (ColumnType::Id, DataType::Int64) => push_ids(gathered, found.i64()?),
        (ColumnType::Id, _) => found.f64()?.iter().try_for_each(|id| {
            let id = id.filter(|id| !id.is_nan());
            push_id(gathered, id.and_then(whole_of), id.is_none())
        }),
        (_, DataType::Int64) => {
            push_numbers(gathered, found.i64()?, |whole| whole as f64, |whole| whole.to_string())
        }
        (_, _) => push_numbers(gathered, found.f64()?, |number| number, |number| number.to_string()),
    })
}

/// Adds words. A text that a page of the file holds but once has one place in memory, by which its word is kept.
fn push_words(gathered: &mut Gathered, found: &StringChunked) {
    for array in found.downcast_iter() {
        let mut seen = [None; 64];
        for (text, view) in array.iter().zip(array.views().iter()) {
            let place = view.as_u128();
            let slot = &mut seen
                [(place as u64 ^ (place >> 32) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) as usize >> 58];
            match *slot {
                Some((known, word)) if known == place && text.is_some() => gathered.push_known_word(word),
                _ => *slot = gathered.push_word(text).map(|word| (place, word)),
            }
        }
    }
}

fn push_ids(gathered: &mut Gathered, found: &Int64Chunked) -> Result<(), Fault> {
    for array in found.downcast_iter() {
        let whole = array.validity().is_none_or(|known| known.unset_bits() == 0);
        for (block, first) in array.values().chunks(BLOCK).zip((0..).step_by(BLOCK)) {
            if whole && gathered.push_id_block(block) {
                continue;
            }
            for (place, id) in (first..).zip(block) {
                let id = array.validity().is_none_or(|known| known.get_bit(place)).then_some(*id);
                push_id(gathered, id, id.is_none())?;
            }
        }
    }
    Ok(())
}

fn push_id(gathered: &mut Gathered, id: Option<i64>, missing: bool) -> Result<(), Fault> {
    if missing {
        return Err((CellFault::NoId, String::new()));
    }
    let found = || id.map_or_else(|| "a number that is not whole".to_owned(), |id| id.to_string());
    gathered.push_id(id).map_err(|fault| (fault, found()))
}

/// Adds numbers: a block at once where all of it is as it should be, otherwise cell by cell.
fn push_numbers<T: PolarsNumericType>(
    gathered: &mut Gathered,
    found: &ChunkedArray<T>,
    number: fn(T::Native) -> f64,
    text: fn(T::Native) -> String,
) -> Result<(), Fault> {
    let mut numbers = Vec::with_capacity(BLOCK);
    for array in found.downcast_iter() {
        let gaps = array.validity().filter(|known| known.unset_bits() > 0);
        for (block, first) in array.values().chunks(BLOCK).zip((0..).step_by(BLOCK)) {
            numbers.clear();
            numbers.extend(block.iter().map(|value| number(*value)));
            if let Some(known) = gaps {
                for (place, number) in (first..).zip(&mut numbers) {
                    if !known.get_bit(place) {
                        *number = f64::NAN;
                    }
                }
            }
            if gathered.push_number_block(&numbers) {
                continue;
            }
            for (found, value) in numbers.iter().zip(block) {
                gathered.push_number(Some(*found)).map_err(|fault| (fault, text(*value)))?;
            }
        }
    }
    Ok(())
}

fn check_type(file: &Path, column: &schema::Column, found: &ArrowDataType) -> Result<(), TableError> {
    if accepts(column.kind, found) {
        return Ok(());
    }
    let name = format!("{found:?}");
    Err(TableError::WrongType {
        file: file.to_owned(),
        place: None,
        column: column.name,
        expected: column.kind.word(),
        found: format!("the Parquet type {}", name.split(['(', '{']).next().unwrap_or_default().trim()),
    })
}

fn accepts(kind: ColumnType, found: &ArrowDataType) -> bool {
    use ArrowDataType as Found;
    match found {
        Found::Null => true,
        Found::Utf8 | Found::LargeUtf8 | Found::Utf8View => kind == ColumnType::Text,
        Found::Dictionary(_, words, _) => kind == ColumnType::Text && accepts(kind, words),
        Found::Int8
        | Found::Int16
        | Found::Int32
        | Found::Int64
        | Found::UInt8
        | Found::UInt16
        | Found::UInt32
        | Found::UInt64
        | Found::Float32
        | Found::Float64
        | Found::Boolean => kind != ColumnType::Text,
        _ => false,
    }
}

/// Refuses a file that is not Parquet by its ends.
pub(super) fn refuse_other_content(file: &Path) -> Result<(), TableError> {
    const MAGIC: &[u8] = b"PAR1";
    let read = || {
        let mut source = File::open(file)?;
        let length = source.metadata()?.len();
        let mut ends = Vec::new();
        (&mut source).take(4).read_to_end(&mut ends)?;
        source.seek(SeekFrom::Start(length.saturating_sub(4)))?;
        source.take(4).read_to_end(&mut ends)?;
        Ok::<_, std::io::Error>(ends)
    };
    let file = file.to_owned();
    match read() {
        Err(cause) => Err(TableError::Unreadable { file, format: "Parquet", cause: cause.to_string() }),
        Ok(ends) if ends.is_empty() => Err(TableError::EmptyFile { file }),
        Ok(ends) if !ends.starts_with(MAGIC) => Err(TableError::Unreadable {
            file,
            format: "Parquet",
            cause: "it does not begin as a Parquet file does".to_owned(),
        }),
        Ok(ends) if !ends.ends_with(MAGIC) => {
            Err(TableError::Unreadable { file, format: "Parquet", cause: "its end is cut off".to_owned() })
        }
        Ok(_) => Ok(()),
    }
}

/// The error for a file with columns of several lengths.
pub(super) fn unequal_columns(file: &Path) -> TableError {
    let cause = "its columns are not of one length".to_owned();
    TableError::Unreadable { file: file.to_owned(), format: "Parquet", cause }
}

/// Runs the reader; a damaged file that makes it panic is an error like others.
pub(super) fn guarded<T>(file: &Path, read: impl FnOnce() -> PolarsResult<T>) -> Result<T, TableError> {
    let panicked = |_| PolarsError::ComputeError("its content is damaged".into());
    let read = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| Err(panicked(panic)));
    read.map_err(|cause| unreadable(file, &cause))
}

pub(super) fn unreadable(file: &Path, cause: &PolarsError) -> TableError {
    let (file, cause) = (file.to_owned(), cause.to_string());
    TableError::Unreadable { file, format: "Parquet", cause }
}

#[cfg(test)]
mod tests;
