//! The eight Home Credit tables: schema, reading, plain rows, synthesis. And tables of any columns.

mod any;
mod check;
mod client_file;
mod coverage;
mod error;
mod folder;
mod gathered;
mod id_set;
mod marks;
mod parquet;
mod place;
mod read;
mod results;
mod rows;
mod scan;
mod schema;
mod synthetic;
mod text;
mod warning;

pub use any::{AnyColumn, AnyTable, AnyValues, MISSING_WORD, read_any_table};
pub use check::{AbsentTable, ColumnReport, FolderReport, TableReport, check_folder};
pub use client_file::{ClientFile, ClientFiles};
pub use coverage::Coverage;
pub use error::TableError;
pub use folder::{DataFolder, ReadTable};
pub use marks::{ColumnMarks, Mark, TableMarks};
pub use place::Place;
pub use results::{ResultColumn, ResultFormat, read_bytes, read_results, write_bytes, write_results};
pub use rows::{Cell, Cells, Numbers, Rows, Word};
pub use scan::FileFormat;
pub use schema::{Column, ColumnType, GREATEST_ID, NO_DATE, Table, vocabulary};

pub use synthetic::{SynthPlan, SynthSummary, TableFormat, write_synthetic};
pub use warning::TableWarning;
