//! Stored aggregate figures: shares, quantiles and correlations.

#[rustfmt::skip]
pub(super) mod application;
#[rustfmt::skip]
pub(super) mod balances;
#[rustfmt::skip]
pub(super) mod bureau;
#[rustfmt::skip]
pub(super) mod cards;
#[rustfmt::skip]
pub(super) mod correlations;
#[rustfmt::skip]
pub(super) mod housing;
#[rustfmt::skip]
pub(super) mod people;
#[rustfmt::skip]
pub(super) mod previous;
#[cfg(test)]
#[rustfmt::skip]
pub(super) mod reference;
#[rustfmt::skip]
pub(super) mod repayment;

/// The shares at which quantiles are stored.
pub(super) const LEVELS: Knots = [
    0.0005, 0.005, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55,
    0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.965, 0.98, 0.99, 0.995, 0.9995,
];

/// Quantiles at [`LEVELS`].
pub(super) type Knots = [f64; 31];

/// A product of earlier applications: its words, its share and how such applications ended.
pub(super) struct Product {
    /// NAME_CONTRACT_TYPE.
    pub(super) contract: &'static str,
    /// PRODUCT_COMBINATION; empty is missing.
    pub(super) combination: &'static str,
    /// NAME_PORTFOLIO.
    pub(super) portfolio: &'static str,
    /// NAME_PRODUCT_TYPE.
    pub(super) origin: &'static str,
    /// NAME_YIELD_GROUP.
    pub(super) yield_group: &'static str,
    /// Share among the products.
    pub(super) share: f64,
    /// Share refused.
    pub(super) refused: f64,
    /// Share canceled.
    pub(super) canceled: f64,
    /// Share of offers left unused.
    pub(super) unused: f64,
}
