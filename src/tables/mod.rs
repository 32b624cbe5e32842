//! The eight Home Credit tables: schema, reading, cleaning, synthesis.

mod children;
mod clean;
mod error;
mod folder;
mod scan;
mod schema;
mod synthetic;
mod write;

pub use children::ChildTables;
pub use error::TableError;
pub use folder::DataFolder;
pub use schema::{Column, ColumnType, Table};
pub use synthetic::{SynthPlan, SynthSummary, TableFormat, write_synthetic};
pub use write::{ResultColumn, ResultFormat, write_results};
