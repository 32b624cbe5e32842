//! The eight Home Credit tables: schema, reading, cleaning, synthesis.

mod children;
mod schema;

pub use children::ChildTables;
pub use schema::{Column, ColumnType, Table};
