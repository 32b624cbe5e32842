//! From where on a figure is suspicious.

use serde::{Deserialize, Serialize};

/// The bounds of the guard; a figure above its bound is a finding.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bounds {
    /// Out-of-fold AUC of the model: above it a model of these tables counts as wrong until explained.
    pub auc: f64,
    /// AUC of one input alone.
    pub single_input: f64,
    /// AUC on the rows that a model learnt from less its AUC on the rows kept out. Measured for 300 trees of 15
    /// leaves on real clients: 0.09 with 39,360 rows to learn from, 0.13 with 20,000, 0.19 with 10,000, 0.24 with
    /// 5,000.
    pub gap: f64,
    /// AUC of one input alone at telling train rows from test rows. Ten of 344 pass it on real clients, foremost
    /// those of bureau_balance and CREDIT_ANNUITY_RATIO.
    pub shift_of_input: f64,
    /// Cross-validated AUC of a whole model at telling train rows from test rows.
    pub shift_of_model: f64,
    /// Distinct values per known value of a whole-number input.
    pub distinct_share: f64,
    /// Absolute rank correlation of an input with the identifier or with the number of the row.
    pub order_correlation: f64,
    /// Standard errors away from chance below which an AUC or a correlation counts as luck.
    pub luck: f64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            auc: 0.82,
            single_input: 0.75,
            gap: 0.15,
            shift_of_input: 0.6,
            shift_of_model: 0.75,
            distinct_share: 0.99,
            order_correlation: 0.9,
            luck: 4.0,
        }
    }
}
