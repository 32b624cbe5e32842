//! Fairness: whether groups of clients are treated alike, judged out of fold on all training clients.
//!
//! The attributes are sex (which is read for this audit and is no input), age, family status and level of education.
//! "Positive" is what the client hopes for, a favourable opinion: the grant rate is the selection rate of `fairlearn`,
//! false refusals (refused among those who repaid) its false negative rate, false grants (granted among those who
//! defaulted) its false positive rate.

mod audit;
mod bootstrap;
mod counts;
mod grouping;
mod interval;
mod parity;

pub use audit::{
    AttributeAudit, ComparedRate, FairnessReport, GroupAudit, GroupRates, OutOfRange, Parity, Ratios,
    audit_fairness,
};
pub use counts::{Counted, GroupCounts};
pub use grouping::{Attribute, Group, Grouping};
pub use interval::{Interval, LEAST_RATIO, MOST_RATIO, Standing};
pub use parity::{Odds, demographic_parity, equalized_odds};
