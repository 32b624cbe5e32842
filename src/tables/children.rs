//! The child tables of a set of applications.

use polars::prelude::LazyFrame;

/// The tables that hang on an application; `None` where the data folder has no such file.
///
/// All frames are cleaned: sentinels and `XNA` are null.
#[derive(Clone, Default)]
pub struct ChildTables {
    /// Credits at other institutions.
    pub bureau: Option<LazyFrame>,
    /// Earlier applications at the lender.
    pub previous_application: Option<LazyFrame>,
    /// `SK_ID_CURR` and a boolean `complete_<table>` per child table, where the folder says which
    /// clients' child rows are all there; without it every client is complete.
    pub coverage: Option<LazyFrame>,
}
