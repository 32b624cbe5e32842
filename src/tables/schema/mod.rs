//! The schema of the Home Credit tables, as Kaggle publishes them.
//!
//! Source: the competition's files and its data dictionary
//! (`HomeCredit_columns_description.csv`).

mod application;
mod bureau;
mod previous;
pub mod vocabulary;

use polars::prelude::DataType;
use serde::{Deserialize, Serialize};

/// One of the eight tables of the Home Credit data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Loan applications whose outcome is known.
    ApplicationTrain,
    /// Loan applications whose outcome is not known: the clients to score.
    ApplicationTest,
    /// Credits of the applicant at other institutions.
    Bureau,
    /// Monthly balances of the credits of `bureau`.
    BureauBalance,
    /// Earlier applications of the same applicant at the lender.
    PreviousApplication,
    /// Monthly balances of earlier point-of-sale and cash loans.
    PosCashBalance,
    /// Monthly balances of earlier credit cards.
    CreditCardBalance,
    /// Payments of the instalments of earlier loans.
    InstallmentsPayments,
}

impl Table {
    /// All tables, the two application tables first.
    pub const ALL: [Self; 8] = [
        Self::ApplicationTrain,
        Self::ApplicationTest,
        Self::Bureau,
        Self::BureauBalance,
        Self::PreviousApplication,
        Self::PosCashBalance,
        Self::CreditCardBalance,
        Self::InstallmentsPayments,
    ];

    /// The file name without its extension.
    #[must_use]
    pub const fn file_stem(self) -> &'static str {
        match self {
            Self::ApplicationTrain => "application_train",
            Self::ApplicationTest => "application_test",
            Self::Bureau => "bureau",
            Self::BureauBalance => "bureau_balance",
            Self::PreviousApplication => "previous_application",
            Self::PosCashBalance => "POS_CASH_balance",
            Self::CreditCardBalance => "credit_card_balance",
            Self::InstallmentsPayments => "installments_payments",
        }
    }

    /// Whether Clairscore cannot work without this table.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::ApplicationTrain | Self::ApplicationTest)
    }

    /// The columns, in Kaggle's order.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        match self {
            Self::ApplicationTrain => {
                let (id, rest) = application::APPLICATION.split_at(1);
                [id, &[flag("TARGET")], rest].concat()
            }
            Self::ApplicationTest => application::APPLICATION.to_vec(),
            Self::Bureau => bureau::BUREAU.to_vec(),
            Self::BureauBalance => bureau::BUREAU_BALANCE.to_vec(),
            Self::PreviousApplication => previous::PREVIOUS_APPLICATION.to_vec(),
            Self::PosCashBalance => previous::POS_CASH_BALANCE.to_vec(),
            Self::CreditCardBalance => previous::CREDIT_CARD_BALANCE.to_vec(),
            Self::InstallmentsPayments => previous::INSTALLMENTS_PAYMENTS.to_vec(),
        }
    }

    /// The column that says to which application, or for `bureau_balance` to which credit, a row
    /// belongs.
    #[must_use]
    pub const fn owner(self) -> &'static str {
        match self {
            Self::BureauBalance => "SK_ID_BUREAU",
            _ => "SK_ID_CURR",
        }
    }

    /// The column that no two rows may share, if the table has one.
    #[must_use]
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::ApplicationTrain | Self::ApplicationTest => Some("SK_ID_CURR"),
            Self::Bureau => Some("SK_ID_BUREAU"),
            Self::PreviousApplication => Some("SK_ID_PREV"),
            Self::BureauBalance
            | Self::PosCashBalance
            | Self::CreditCardBalance
            | Self::InstallmentsPayments => None,
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Identifiers: whole numbers above 0, never missing.
    Id,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Real,
    /// Words of a vocabulary.
    Text,
}

impl ColumnType {
    /// The type that polars keeps the column in.
    #[must_use]
    pub const fn data_type(self) -> DataType {
        match self {
            Self::Id | Self::Integer => DataType::Int64,
            Self::Real => DataType::Float64,
            Self::Text => DataType::String,
        }
    }

    /// The word that errors use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Id => "identifiers (whole numbers from 1 to 9007199254740991)",
            Self::Integer => "whole numbers",
            Self::Real => "numbers",
            Self::Text => "text",
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Kaggle's column name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnType,
    /// Whether every row of Kaggle's tables has a value.
    pub required: bool,
    /// The least and the greatest number that makes sense, for numbers.
    pub range: (f64, f64),
    /// The words that Kaggle's tables use, for text, in alphabetical order.
    pub words: &'static [&'static str],
    /// Whether [`NO_DATE`] stands for a missing value.
    pub no_date: bool,
}

/// The greatest identifier: up to it the numbers of JSON and of other programs have no holes.
pub const GREATEST_ID: i64 = 9_007_199_254_740_991;

/// The value that stands for "no date" in some `DAYS_*` columns: 1,000 years in the future.
pub const NO_DATE: f64 = 365_243.0;

impl Column {
    /// Whether a number makes sense in this column.
    #[must_use]
    pub fn allows(&self, number: f64) -> bool {
        (self.range.0 <= number && number <= self.range.1)
            || (self.no_date && number.to_bits() == NO_DATE.to_bits())
    }

    const fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    const fn or_no_date(self) -> Self {
        Self { no_date: true, ..self }
    }
}

const fn column(name: &'static str, kind: ColumnType, range: (f64, f64)) -> Column {
    Column { name, kind, required: true, range, words: &[], no_date: false }
}

const fn id(name: &'static str) -> Column {
    column(name, ColumnType::Id, (1.0, GREATEST_ID as f64))
}

const fn whole(name: &'static str, least: f64, greatest: f64) -> Column {
    column(name, ColumnType::Integer, (least, greatest))
}

const fn flag(name: &'static str) -> Column {
    whole(name, 0.0, 1.0)
}

const fn real(name: &'static str, least: f64, greatest: f64) -> Column {
    column(name, ColumnType::Real, (least, greatest))
}

const fn word(name: &'static str, words: &'static [&'static str]) -> Column {
    Column { words, ..column(name, ColumnType::Text, (0.0, 0.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vocabularies_are_sorted_and_fit_a_byte() {
        for column in Table::ALL.into_iter().flat_map(Table::columns) {
            assert_eq!(column.kind == ColumnType::Text, !column.words.is_empty(), "{}", column.name);
            assert!(column.words.is_sorted() && column.words.len() < 255, "{}", column.name);
        }
    }

    #[test]
    fn every_table_has_its_owner_and_its_key_among_its_columns() {
        for table in Table::ALL {
            let has = |name| table.columns().iter().any(|c| c.name == name && c.kind == ColumnType::Id);
            assert!(has(table.owner()) && table.key().is_none_or(has), "{table:?}");
        }
        assert_eq!(Table::ALL.map(|table| table.columns().len()), [122, 121, 17, 3, 37, 8, 23, 8]);
    }
}
