//! What the guard found.

use serde::{Deserialize, Serialize};

use super::input_auc::Reading;

/// A suspicion, with the figures that show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Finding {
    /// The model is better than an honest one is known to be. It stops the champion.
    SuspiciousAuc {
        /// Out-of-fold AUC.
        auc: f64,
        /// What it passes.
        bound: f64,
    },
    /// One input alone tells the outcome.
    TellingInput {
        /// The input's feature.
        feature: String,
        /// AUC of the input alone.
        auc: f64,
        /// How the input was read for that.
        reading: Reading,
        /// Standard error of this AUC were the input mere chance.
        standard_error: f64,
        /// What it passes.
        bound: f64,
    },
    /// The model knows the rows that it learnt from much better than others.
    Overfit {
        /// AUC on the rows that it learnt from.
        train_auc: f64,
        /// AUC on rows that it never saw.
        validation_auc: f64,
        /// The first less the second.
        gap: f64,
        /// What it passes.
        bound: f64,
    },
    /// One input alone tells train rows from test rows.
    InputSeparatesTrainFromTest {
        /// The input's feature.
        feature: String,
        /// AUC of the input alone.
        auc: f64,
        /// How the input was read for that.
        reading: Reading,
        /// What it passes.
        bound: f64,
    },
    /// A model of all inputs tells train rows from test rows.
    ModelSeparatesTrainFromTest {
        /// Cross-validated AUC of the model.
        auc: f64,
        /// What it passes.
        bound: f64,
    },
    /// Rows whose inputs are all equal stand in different folds, so that a model is judged on what it saw.
    DuplicatesAcrossFolds {
        /// Rows with a twin in another fold.
        rows: usize,
        /// Those of them whose outcome is that of such a twin.
        with_equal_outcome: usize,
        /// The first pairs of row numbers.
        examples: Vec<[usize; 2]>,
    },
    /// An input names clients rather than describes them.
    LikeAnId {
        /// The input's feature.
        feature: String,
        /// Rows where it is known.
        known: usize,
        /// Distinct values per known value.
        distinct_share: f64,
        /// Whether all its values are whole numbers.
        whole: bool,
        /// The order of the rows with which it runs most.
        order: RowOrder,
        /// Spearman's correlation with that order, without its sign.
        order_correlation: f64,
    },
    /// Defaults are not spread by chance over an order of the rows: an identifier tells the outcome.
    OutcomeFollowsOrder {
        /// The order.
        order: RowOrder,
        /// AUC of the place in that order.
        auc: f64,
        /// How the place was read for that.
        reading: Reading,
        /// What chance does not pass.
        bound: f64,
    },
}

impl Finding {
    /// Whether there is no champion unless the recipe accepts it with a reason.
    #[must_use]
    pub const fn stops_the_champion(&self) -> bool {
        matches!(self, Self::SuspiciousAuc { .. })
    }
}

/// An order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowOrder {
    /// By `SK_ID_CURR`.
    Identifier,
    /// As the rows stand in the table.
    RowNumber,
}
