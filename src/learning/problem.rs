//! What estimators learn from.

use super::matrix::{DesignMatrix, Encoding};
use crate::features::Direction;

/// Inputs and outcomes of clients, and what is known of the inputs.
#[derive(Debug, Clone, Copy)]
pub struct Problem<'a> {
    /// The inputs, one row per client.
    pub matrix: &'a DesignMatrix,
    /// The outcome of every row (`true`: difficulty in repaying).
    pub target: &'a [bool],
    /// Which inputs are nominal, and their codes.
    pub encoding: &'a Encoding,
    /// Which way risk must move with each input; `Free` where it may move either way.
    pub directions: &'a [Direction],
}

impl<'a> Problem<'a> {
    /// A problem; all four are as long as each other in rows or inputs.
    #[must_use]
    pub const fn new(
        matrix: &'a DesignMatrix,
        target: &'a [bool],
        encoding: &'a Encoding,
        directions: &'a [Direction],
    ) -> Self {
        Self { matrix, target, encoding, directions }
    }

    /// The same clients with other directions.
    #[must_use]
    pub const fn with_directions(self, directions: &'a [Direction]) -> Self {
        Self { directions, ..self }
    }
}
