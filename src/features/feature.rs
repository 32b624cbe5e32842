//! What the catalogue says of a feature.

use serde::{Deserialize, Serialize};

use super::wording::Bilingual;
use crate::tables::Table;

/// One input of the model, with all that a page, an audit or a constraint needs to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Feature {
    /// Column name in the feature frame.
    pub name: &'static str,
    /// The table that it is computed from.
    pub table: Table,
    /// The subject under which advisers find it.
    pub theme: Theme,
    /// How it is computed, in words from which a reader can compute it anew: `tests/peers/features.py` does.
    ///
    /// Text XNA, and 365243 in a `no_date` column of the schema, are missing. Aggregates leave missing
    /// values out, shares the rows in which what they ask for is missing; where nothing is left, or the
    /// divisor is 0, the feature is missing. A client without rows in a table has 0 in its features of
    /// `Unit::Count`; the others are missing. "Within the last N days" means -N or later.
    pub formula: &'static str,
    /// What it is called on pages.
    pub label: Bilingual,
    /// The unit of its values; `Unit::Category` marks a nominal feature.
    pub unit: Unit,
    /// Whether the client can change it.
    pub actionable: bool,
    /// Whether it is, or stands for, a protected attribute.
    pub protected: bool,
    /// Which way risk must move when the value rises, where credit sense has a direction.
    pub direction: Direction,
    /// The vocabulary of a nominal feature.
    #[serde(skip)]
    pub words: &'static [&'static str],
}

impl Feature {
    /// Whether the feature is nominal: text in the feature frame, a code in the design matrix.
    #[must_use]
    pub const fn is_categorical(&self) -> bool {
        matches!(self.unit, Unit::Category)
    }
}

/// The subjects under which features are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Scores given by outside organisations (`EXT_SOURCE_*`).
    ExternalScores,
    /// The credit asked for: amount, annuity, goods.
    Credit,
    /// Income and what it is compared with.
    Income,
    /// Employment and occupation.
    Employment,
    /// Age, family, education.
    Household,
    /// Housing, car, possessions.
    Property,
    /// Where the client lives and works.
    Region,
    /// How the file was put together: documents, phones, dates.
    File,
    /// Credits at other institutions (`bureau`).
    OtherCredits,
    /// Earlier applications at the lender (`previous_application`).
    PreviousApplications,
    /// How earlier loans at the lender were repaid (`POS_CASH_balance`, `installments_payments`).
    Repayments,
    /// Earlier credit cards of the lender (`credit_card_balance`).
    Cards,
}

impl Theme {
    /// All themes, in the order in which pages show them.
    pub const ALL: [Self; 12] = [
        Self::ExternalScores,
        Self::Credit,
        Self::Income,
        Self::Employment,
        Self::Household,
        Self::Property,
        Self::Region,
        Self::File,
        Self::OtherCredits,
        Self::PreviousApplications,
        Self::Repayments,
        Self::Cards,
    ];

    /// The name of the theme on pages.
    #[must_use]
    pub const fn label(self) -> Bilingual {
        let (fr, en) = match self {
            Self::ExternalScores => ("Scores d’organismes externes", "Scores from outside organisations"),
            Self::Credit => ("Crédit demandé", "Credit asked for"),
            Self::Income => ("Revenus", "Income"),
            Self::Employment => ("Emploi", "Employment"),
            Self::Household => ("Situation personnelle", "Personal situation"),
            Self::Property => ("Logement et biens", "Housing and property"),
            Self::Region => ("Lieu de vie et de travail", "Place of living and work"),
            Self::File => ("Constitution du dossier", "How the file was put together"),
            Self::OtherCredits => ("Crédits auprès d’autres organismes", "Credits with other lenders"),
            Self::PreviousApplications => ("Demandes précédentes chez nous", "Earlier applications with us"),
            Self::Repayments => ("Remboursements précédents chez nous", "Earlier repayments to us"),
            Self::Cards => ("Cartes de crédit chez nous", "Credit cards with us"),
        };
        Bilingual { fr, en }
    }
}

/// The unit of a feature's values, which decides how pages write them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// An amount of money, in the currency of the data.
    Money,
    /// A number of years.
    Years,
    /// A number of months.
    Months,
    /// A number of days, written as a duration.
    Days,
    /// A count of things.
    Count,
    /// A plain ratio, written with two decimals.
    Ratio,
    /// A part of something, written in per cent; it may pass the whole, as a debt may its limit.
    Share,
    /// A score from 0 to 1, written with two decimals.
    Score,
    /// 0 or 1, written no or yes.
    Flag,
    /// An hour of the day.
    Hour,
    /// A nominal value.
    Category,
}

/// Which way risk must move when a feature's value rises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Risk may only rise.
    RiskRises,
    /// Risk may only fall.
    RiskFalls,
    /// Either way.
    Free,
}
