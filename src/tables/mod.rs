//! The eight Home Credit tables: schema, reading, cleaning, synthesis.

mod schema;

pub use schema::{Column, ColumnType, Table};
