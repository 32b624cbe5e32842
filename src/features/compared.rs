//! An application beside what is known of the client's earlier credits: what the features that compare the
//! two are computed from.

use super::application::Application;
use super::rate::{bounded_monthly_rate, bounded_term};

/// An application and the past of the client.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Compared {
    pub(super) asked: Application,
    pub(super) past: Past,
}

/// Declares the struct of features of child tables, which are folded already.
macro_rules! past {
    ($($field:ident: $feature:literal,)*) => {
        /// Features of the client's child rows; `NaN` is missing.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub(super) struct Past { $(pub(super) $field: f64,)* }

        impl Past {
            /// Reads single clients from the columns of the features; what has no column is missing.
            pub(super) fn reader<'a>(column: impl Fn(&str) -> Option<&'a [f64]>) -> impl Fn(usize) -> Self + Sync {
                $(let $field = column($feature);)*
                move |row| Self { $($field: $field.map_or(f64::NAN, |values| values[row]),)* }
            }
        }
    };
}

past! {
    last_annuity: "PREV_LAST_APPROVED_ANNUITY",
    mean_annuity: "PREV_APPROVED_ANNUITY_MEAN",
    max_annuity: "PREV_APPROVED_ANNUITY_MAX",
    last_credit: "PREV_LAST_APPROVED_CREDIT",
    max_credit: "PREV_APPROVED_CREDIT_MAX",
    last_term: "PREV_LAST_CASH_TERM",
    last_interest: "PREV_LAST_CASH_INTEREST",
    mean_instalment: "INSTAL_MEAN",
    max_instalment: "INSTAL_MAX",
    debt: "BUREAU_DEBT_SUM",
    monthly_debt: "BUREAU_ACTIVE_MONTHLY_DEBT",
}

impl Compared {
    /// The yearly interest rate of the credit asked for, if it ran as long as the last cash loan.
    ///
    /// It is known for any sums, and rises with the annuity and falls with the credit, so that the search for
    /// what a client can change may bound it.
    pub(super) fn interest(&self) -> f64 {
        12.0 * bounded_monthly_rate(self.annuity_of_credit(), self.past.last_term)
    }

    /// The term of the credit asked for in months, if it bore the interest of the last cash loan.
    pub(super) fn term(&self) -> f64 {
        bounded_term(self.annuity_of_credit(), self.past.last_interest / 12.0)
    }

    /// Missing for a limit, which has no term.
    fn annuity_of_credit(&self) -> f64 {
        let Application { amt_annuity, amt_credit, .. } = self.asked;
        if self.asked.is_revolving() { f64::NAN } else { amt_annuity / amt_credit }
    }
}
