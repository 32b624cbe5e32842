//! Rows of a table as structs: what the features of the table are computed from.

use std::cmp::Ordering;

use crate::tables::Rows;

/// A row of a table with the cells that features read.
pub(super) trait TableRow: Copy + Send {
    /// Reads single rows.
    fn reader(rows: &Rows) -> impl Fn(usize) -> Self + Sync;

    /// An order that takes in every cell, the first ones first: rows that tie are the same, so
    /// sorted rows are one sequence, in whatever order the file has them.
    fn order(&self, other: &Self) -> Ordering;
}

/// Declares the struct of a table's rows, in the order in which they are sorted.
///
/// Kinds of cells: `id` (i64), `number` (f64, `NaN` missing), `word`, `mark` (1 where a date is the
/// mark for "no date", else 0) and `numbers` (an array of columns).
macro_rules! table_row {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $kind:ident $column:expr,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub(super) struct $name { $($(#[$about])* pub(super) $field: table_row!(@type $kind $column),)* }

        impl $crate::features::row::TableRow for $name {
            fn reader(rows: &$crate::tables::Rows) -> impl Fn(usize) -> Self + Sync {
                $(let $field = table_row!(@column $kind rows, $column);)*
                move |row| Self { $($field: table_row!(@cell $kind $field, row),)* }
            }

            fn order(&self, other: &Self) -> std::cmp::Ordering {
                std::cmp::Ordering::Equal
                    $(.then_with(|| table_row!(@order $kind self.$field, other.$field)))*
            }
        }

        #[cfg(test)]
        impl $name {
            /// A row of which nothing is known.
            pub(super) const EMPTY: Self = Self { $($field: table_row!(@empty $kind $column),)* };
        }
        // Used here, since not every table's tests start from an empty row.
        #[cfg(test)]
        const _: $name = $name::EMPTY;
    };
    (@type id $column:expr) => { i64 };
    (@type number $column:expr) => { f64 };
    (@type mark $column:expr) => { f64 };
    (@type word $column:expr) => { $crate::tables::Word };
    (@type numbers $column:expr) => { [f64; $column.len()] };
    (@column id $rows:ident, $column:expr) => { $rows.ids($column) };
    (@column number $rows:ident, $column:expr) => { $rows.numbers($column) };
    (@column mark $rows:ident, $column:expr) => { $rows.numbers($column) };
    (@column word $rows:ident, $column:expr) => { $rows.words($column) };
    (@column numbers $rows:ident, $column:expr) => { $column.map(|name| $rows.numbers(name)) };
    (@cell id $field:ident, $row:ident) => { $field[$row] };
    (@cell number $field:ident, $row:ident) => { $field.at($row) };
    (@cell mark $field:ident, $row:ident) => { f64::from(u8::from($field.is_no_date($row))) };
    (@cell word $field:ident, $row:ident) => { $field[$row] };
    (@cell numbers $field:ident, $row:ident) => { $field.map(|column| column.at($row)) };
    (@order id $a:expr, $b:expr) => { $a.cmp(&$b) };
    (@order number $a:expr, $b:expr) => { $a.total_cmp(&$b) };
    (@order mark $a:expr, $b:expr) => { $a.total_cmp(&$b) };
    (@order word $a:expr, $b:expr) => { $a.cmp(&$b) };
    (@order numbers $a:expr, $b:expr) => { $a.iter().zip(&$b).fold(std::cmp::Ordering::Equal, |so_far, (a, b)| so_far.then(a.total_cmp(b))) };
    (@empty id $column:expr) => { 0 };
    (@empty number $column:expr) => { f64::NAN };
    (@empty mark $column:expr) => { 0.0 };
    (@empty word $column:expr) => { $crate::tables::Word::MISSING };
    (@empty numbers $column:expr) => { [f64::NAN; $column.len()] };
}
pub(super) use table_row;
