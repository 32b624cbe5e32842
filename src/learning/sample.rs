//! The rows that a fit learns from.

/// Rows of a problem and what each weighs.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Places in the problem's matrix, each at most once.
    pub rows: Vec<usize>,
    /// Weight of each of these rows, in their order; above 0.
    pub weights: Vec<f64>,
}

impl Sample {
    /// The given rows, each with weight 1.
    #[must_use]
    pub fn even(rows: &[usize]) -> Self {
        Self { rows: rows.to_vec(), weights: vec![1.0; rows.len()] }
    }
}
