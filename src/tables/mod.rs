//! The eight Home Credit tables: schema, reading, plain rows, synthesis.

mod client_file;
mod coverage;
mod encode;
mod error;
mod folder;
mod rows;
mod scan;
mod schema;
mod synthetic;
mod warning;
mod write;

pub use client_file::{ClientFile, ClientFiles};
pub use coverage::Coverage;
pub use error::TableError;
pub use folder::{DataFolder, ReadTable};
pub use rows::{Cell, Cells, Numbers, Rows, Word};
pub use schema::{Column, ColumnType, NO_DATE, Table, vocabulary};

pub use synthetic::{SynthPlan, SynthSummary, TableFormat, write_synthetic};
pub use warning::TableWarning;
pub use write::{ResultColumn, ResultFormat, write_results};
