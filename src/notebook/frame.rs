//! A named table of plain columns.

use serde::{Deserialize, Serialize};

/// A frame: columns of one length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Columns by name, in order.
    pub columns: Vec<(String, Values)>,
}

/// The values of a column; `None` is missing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Values {
    /// Yes or no.
    Truth(Vec<bool>),
    /// Whole numbers.
    Whole(Vec<Option<i64>>),
    /// Numbers; none is infinite or not a number.
    Real(Vec<Option<f64>>),
    /// Words.
    Text(Vec<Option<String>>),
}

impl Frame {
    /// Begins a frame with a row for each of `rows`.
    pub(super) const fn of<R>(rows: &[R]) -> FrameOf<'_, R> {
        FrameOf { rows, columns: Vec::new() }
    }

    /// The names of the columns, for errors: `a, b, c`.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        names.join(", ")
    }
}

/// A frame in the making.
pub(super) struct FrameOf<'a, R> {
    rows: &'a [R],
    columns: Vec<(String, Values)>,
}

impl<R> FrameOf<'_, R> {
    fn with(mut self, name: &str, values: Values) -> Self {
        self.columns.push((name.to_owned(), values));
        self
    }

    /// A column of words.
    pub(super) fn text<T: Into<String>>(self, name: &str, value: impl Fn(&R) -> T) -> Self {
        let values = self.rows.iter().map(|row| Some(value(row).into())).collect();
        self.with(name, Values::Text(values))
    }

    /// A column of words of which some are missing.
    pub(super) fn maybe_text(self, name: &str, value: impl Fn(&R) -> Option<String>) -> Self {
        let values = self.rows.iter().map(value).collect();
        self.with(name, Values::Text(values))
    }

    /// A column of numbers; what is not finite is missing.
    pub(super) fn real(self, name: &str, value: impl Fn(&R) -> f64) -> Self {
        let finite = |row| Some(value(row)).filter(|number| number.is_finite());
        let values = self.rows.iter().map(finite).collect();
        self.with(name, Values::Real(values))
    }

    /// A column of numbers of which some are missing.
    pub(super) fn maybe_real(self, name: &str, value: impl Fn(&R) -> Option<f64>) -> Self {
        self.real(name, |row| value(row).unwrap_or(f64::NAN))
    }

    /// A column of whole numbers.
    pub(super) fn whole(self, name: &str, value: impl Fn(&R) -> usize) -> Self {
        self.maybe_whole(name, |row| Some(value(row)))
    }

    /// A column of whole numbers of which some are missing.
    pub(super) fn maybe_whole(self, name: &str, value: impl Fn(&R) -> Option<usize>) -> Self {
        let values = self.rows.iter().map(|row| value(row).map(|number| number as i64)).collect();
        self.with(name, Values::Whole(values))
    }

    /// A column of yes and no.
    pub(super) fn truth(self, name: &str, value: impl Fn(&R) -> bool) -> Self {
        let values = self.rows.iter().map(value).collect();
        self.with(name, Values::Truth(values))
    }

    /// The frame.
    pub(super) fn done(self) -> Frame {
        Frame { columns: self.columns }
    }
}
