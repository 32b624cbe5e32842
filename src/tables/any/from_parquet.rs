//! Any table from Parquet, column by column on all cores.

use std::path::Path;

use polars::prelude::*;
use rayon::prelude::*;

use super::words::Words;
use super::{AnyColumn, AnyTable, AnyValues};
use crate::tables::error::TableError;
use crate::tables::parquet::{Opened, guarded, refuse_other_content, unequal_columns, unreadable};

/// How a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    Whole,
    /// Not compared unless values are missing: pandas then has them as float64.
    Unsigned,
    Real,
    Flags,
    Words,
}

/// Reads a Parquet file; columns that pandas wrote as row labels are none of the table's.
pub(super) fn read_parquet(file: &Path) -> Result<AnyTable, TableError> {
    refuse_other_content(file)?;
    let opened = guarded(file, || Opened::new(file))?;
    let noted = Noted::by_pandas(&opened);
    let names: Vec<&str> = opened.schema.iter_names().map(PlSmallStr::as_str).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !noted.is_label(name)).collect();
    let read = |name: &str| match noted.own_type(name) {
        Some(own) => Ok(AnyValues::Other(own.to_owned())),
        None => read_values(file, &opened, name),
    };
    let columns: Vec<Result<AnyColumn, TableError>> = names
        .into_par_iter()
        .map(|name| Ok(AnyColumn { name: name.to_owned(), values: read(name)? }))
        .collect();
    let rows = opened.metadata.num_rows;
    let table = AnyTable { rows, columns: columns.into_iter().collect::<Result<_, _>>()? };
    let complete = |column: &AnyColumn| match &column.values {
        AnyValues::Whole(values) | AnyValues::Real(values) => values.len() == rows,
        AnyValues::Flags(flags) => flags.len() == rows,
        AnyValues::Words { codes, .. } => codes.len() == rows,
        AnyValues::Other(_) => true,
    };
    if table.columns.iter().all(complete) { Ok(table) } else { Err(unequal_columns(file)) }
}

/// What pandas noted in a file about the table that it wrote.
struct Noted(serde_json::Value);

impl Noted {
    fn by_pandas(opened: &Opened) -> Self {
        let noted = opened.metadata.key_value_metadata().iter().flatten().find(|noted| noted.key == "pandas");
        let noted = noted.and_then(|noted| noted.value.as_deref());
        Self(noted.and_then(|noted| serde_json::from_str(noted).ok()).unwrap_or_default())
    }

    /// Whether a column holds the labels of the rows.
    fn is_label(&self, name: &str) -> bool {
        self.0["index_columns"].as_array().into_iter().flatten().any(|label| label.as_str() == Some(name))
    }

    /// The type of a column where it is one of pandas' own that may have holes; such as `Int64` are not
    /// taken for the numbers that they are.
    fn own_type(&self, name: &str) -> Option<&str> {
        let mut columns = self.0["columns"].as_array().into_iter().flatten();
        let own =
            columns.find(|column| column["field_name"].as_str() == Some(name))?["numpy_type"].as_str()?;
        (own == "boolean" || own.starts_with(['I', 'U', 'F'])).then_some(own)
    }
}

fn read_values(file: &Path, opened: &Opened, name: &str) -> Result<AnyValues, TableError> {
    let Some(field) = opened.schema.get(name) else { return Err(unequal_columns(file)) };
    let reading = match reading(&field.dtype) {
        Ok(reading) => reading,
        Err(other) => return Ok(AnyValues::Other(other)),
    };
    let mut gathered = Gathered::new(reading, opened.metadata.num_rows);
    for slice in &opened.slices {
        let chunk = guarded(file, || gathered.reading.cast(&opened.read_slice(file, name, slice)?))?;
        gathered.push_all(&chunk).map_err(|cause| unreadable(file, &cause))?;
    }
    Ok(gathered.into_values(&type_name(&field.dtype)))
}

/// How a type is read; the error is the name of one that is not.
fn reading(found: &ArrowDataType) -> Result<Reading, String> {
    use ArrowDataType as Found;
    Ok(match found {
        Found::Int8 | Found::Int16 | Found::Int32 | Found::Int64 => Reading::Whole,
        Found::UInt32 | Found::UInt64 => Reading::Unsigned,
        Found::Float32 | Found::Float64 => Reading::Real,
        Found::Boolean => Reading::Flags,
        Found::Utf8 | Found::LargeUtf8 | Found::Utf8View | Found::Null => Reading::Words,
        // pandas has a category here; its values are compared as words are, whatever they are.
        Found::Dictionary(_, values, _) => {
            reading(values)?;
            Reading::Words
        }
        other => return Err(type_name(other)),
    })
}

/// The name of a type, as pandas has it where it knows the type.
fn type_name(found: &ArrowDataType) -> String {
    use ArrowDataType as Found;
    match found {
        Found::Timestamp(..) => "datetime64".to_owned(),
        Found::Duration(_) => "timedelta64".to_owned(),
        Found::Date32 | Found::Date64 => "date".to_owned(),
        Found::Time32(_) | Found::Time64(_) => "time".to_owned(),
        Found::List(_) | Found::LargeList(_) | Found::FixedSizeList(..) => "list".to_owned(),
        Found::Binary | Found::LargeBinary | Found::BinaryView | Found::FixedSizeBinary(_) => {
            "bytes".to_owned()
        }
        Found::Decimal(..) | Found::Decimal32(..) | Found::Decimal64(..) | Found::Decimal256(..) => {
            "decimal".to_owned()
        }
        other => {
            let name = format!("{other:?}").to_lowercase();
            name.split(['(', '{']).next().unwrap_or_default().trim().to_owned()
        }
    }
}

impl Reading {
    fn cast(self, found: &Column) -> PolarsResult<Column> {
        found.cast(&match self {
            Self::Whole | Self::Unsigned | Self::Real => DataType::Float64,
            Self::Flags => DataType::Boolean,
            Self::Words => DataType::String,
        })
    }
}

/// A column while it is read.
struct Gathered {
    reading: Reading,
    numbers: Vec<f64>,
    flags: Vec<bool>,
    words: Words,
    missing: bool,
}

impl Gathered {
    fn new(reading: Reading, rows: usize) -> Self {
        // A damaged file may say any number of rows.
        let (mut numbers, mut flags) = (Vec::new(), Vec::new());
        let mut words = Words::default();
        match reading {
            Reading::Whole | Reading::Unsigned | Reading::Real => drop(numbers.try_reserve_exact(rows)),
            Reading::Flags => drop(flags.try_reserve_exact(rows)),
            Reading::Words => words = Words::after(0, rows),
        }
        Self { reading, numbers, flags, words, missing: false }
    }

    fn push_all(&mut self, found: &Column) -> PolarsResult<()> {
        self.missing |= found.null_count() > 0;
        match self.reading {
            Reading::Whole | Reading::Unsigned | Reading::Real => {
                self.numbers.extend(found.f64()?.iter().map(|number| number.unwrap_or(f64::NAN)));
            }
            Reading::Flags => self.flags.extend(found.bool()?.iter().map(|flag| flag.unwrap_or(false))),
            Reading::Words => {
                for word in found.str()?.iter() {
                    match word {
                        Some(word) => self.words.push(word),
                        None => self.words.push_missing(),
                    }
                }
            }
        }
        Ok(())
    }

    fn into_values(self, name: &str) -> AnyValues {
        match self.reading {
            Reading::Unsigned if !self.missing => AnyValues::Other(name.to_owned()),
            Reading::Whole if !self.missing => AnyValues::Whole(self.numbers),
            Reading::Whole | Reading::Unsigned | Reading::Real => AnyValues::Real(self.numbers),
            Reading::Flags if !self.missing => AnyValues::Flags(self.flags),
            Reading::Flags => AnyValues::Other("object".to_owned()),
            Reading::Words => self.words.into_values(),
        }
    }
}
