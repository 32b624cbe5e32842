//! The credit asked for, and the income that it is compared with.

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::application::Application;
use crate::tables::vocabulary;

const CREDIT: Feature = Feature { unit: Unit::Money, ..subject(Table::ApplicationTest, Theme::Credit) };
const INCOME: Feature = Feature { unit: Unit::Money, ..subject(Table::ApplicationTest, Theme::Income) };

pub(super) const FEATURES: &[Computed<Application>] = &[
    Feature {
        name: "NAME_CONTRACT_TYPE",
        formula: "NAME_CONTRACT_TYPE as it is",
        label: words("Type de crédit demandé", "Type of credit asked for"),
        unit: Unit::Category,
        ..CREDIT
    }
    .as_word(vocabulary::NAME_CONTRACT_TYPE, |a| a.name_contract_type),
    Feature {
        name: "AMT_CREDIT",
        formula: "AMT_CREDIT as it is",
        label: words("Montant du crédit demandé", "Amount of the credit asked for"),
        actionable: true,
        ..CREDIT
    }
    .by(|a| a.amt_credit),
    Feature {
        name: "AMT_ANNUITY",
        formula: "AMT_ANNUITY as it is",
        label: words("Montant de chaque échéance du crédit", "Amount of each repayment of the credit"),
        actionable: true,
        ..CREDIT
    }
    .by(|a| a.amt_annuity),
    Feature {
        name: "AMT_GOODS_PRICE",
        formula: "AMT_GOODS_PRICE as it is",
        label: words("Prix du bien à financer", "Price of the goods to be financed"),
        actionable: true,
        ..CREDIT
    }
    .by(|a| a.amt_goods_price),
    Feature {
        name: "CREDIT_ANNUITY_RATIO",
        formula: "AMT_CREDIT divided by AMT_ANNUITY: the number of repayments, interest left aside",
        label: words(
            "Nombre d’échéances pour rembourser le montant du crédit, hors intérêts",
            "Number of repayments that pay back the amount of the credit, interest left aside",
        ),
        unit: Unit::Count,
        ..CREDIT
    }
    .by(|a| a.amt_credit / a.amt_annuity),
    Feature {
        name: "GOODS_CREDIT_RATIO",
        formula: "AMT_GOODS_PRICE divided by AMT_CREDIT",
        label: words(
            "Prix du bien rapporté au montant du crédit",
            "Price of the goods compared with the amount of the credit",
        ),
        unit: Unit::Share,
        ..CREDIT
    }
    .by(|a| a.amt_goods_price / a.amt_credit),
    Feature {
        name: "AMT_INCOME_TOTAL",
        formula: "AMT_INCOME_TOTAL as it is",
        label: words("Revenus déclarés", "Declared income"),
        direction: Direction::RiskFalls,
        ..INCOME
    }
    .by(|a| a.amt_income_total),
    Feature {
        name: "NAME_INCOME_TYPE",
        formula: "NAME_INCOME_TYPE as it is",
        label: words("Nature des revenus", "Kind of income"),
        unit: Unit::Category,
        ..INCOME
    }
    .as_word(vocabulary::NAME_INCOME_TYPE, |a| a.name_income_type),
    Feature {
        name: "CREDIT_INCOME_RATIO",
        formula: "AMT_CREDIT divided by AMT_INCOME_TOTAL",
        label: words(
            "Montant du crédit, en nombre de fois les revenus déclarés",
            "Amount of the credit, as a multiple of the declared income",
        ),
        unit: Unit::Ratio,
        direction: Direction::RiskRises,
        ..INCOME
    }
    .by(|a| a.amt_credit / a.amt_income_total),
    Feature {
        name: "ANNUITY_INCOME_RATIO",
        formula: "AMT_ANNUITY divided by AMT_INCOME_TOTAL",
        label: words(
            "Échéance du crédit rapportée aux revenus déclarés",
            "Repayment of the credit compared with the declared income",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..INCOME
    }
    .by(|a| a.amt_annuity / a.amt_income_total),
    Feature {
        name: "INCOME_PER_PERSON",
        formula: "AMT_INCOME_TOTAL divided by CNT_FAM_MEMBERS",
        label: words("Revenus déclarés par personne du foyer", "Declared income per person of the household"),
        protected: true,
        direction: Direction::RiskFalls,
        ..INCOME
    }
    .by(|a| a.amt_income_total / a.cnt_fam_members),
];
