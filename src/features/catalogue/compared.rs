//! The credit asked for beside what the client borrowed before, here and elsewhere.

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::compared::Compared;

// Each under the theme of the child table that it needs: that there is nothing on record is one reason per table.
const CREDIT: Feature = subject(Table::PreviousApplication, Theme::PreviousApplications);
const INSTALMENTS: Feature = subject(Table::InstallmentsPayments, Theme::Repayments);
const INCOME: Feature = subject(Table::Bureau, Theme::OtherCredits);

pub(in crate::features) const FEATURES: &[Computed<Compared>] = &[
    Feature {
        name: "ANNUITY_LAST_RATIO",
        formula: "AMT_ANNUITY of the application divided by AMT_ANNUITY of the row with the greatest \
                  DAYS_DECISION among those of previous_application with NAME_CONTRACT_STATUS = Approved \
                  where it is known; of several on one day, the one with the greatest key counts as the \
                  later",
        label: words(
            "Échéance demandée rapportée à celle du dernier crédit accordé chez nous",
            "Repayment asked for, compared with that of the last credit granted by us",
        ),
        ..CREDIT
    }
    .by(|a| a.asked.amt_annuity / a.past.last_annuity),
    Feature {
        name: "ANNUITY_PAST_MEAN_RATIO",
        formula: "AMT_ANNUITY of the application divided by the mean of the known AMT_ANNUITY among rows \
                  of previous_application with NAME_CONTRACT_STATUS = Approved",
        label: words(
            "Échéance demandée rapportée à l’échéance moyenne des crédits accordés chez nous",
            "Repayment asked for, compared with the mean repayment of credits granted by us",
        ),
        ..CREDIT
    }
    .by(|a| a.asked.amt_annuity / a.past.mean_annuity),
    Feature {
        name: "ANNUITY_PAST_MAX_RATIO",
        formula: "AMT_ANNUITY of the application divided by the greatest AMT_ANNUITY among rows of \
                  previous_application with NAME_CONTRACT_STATUS = Approved",
        label: words(
            "Échéance demandée rapportée à la plus grosse échéance d’un crédit accordé chez nous",
            "Repayment asked for, compared with the largest repayment of a credit granted by us",
        ),
        ..CREDIT
    }
    .by(|a| a.asked.amt_annuity / a.past.max_annuity),
    Feature {
        name: "CREDIT_LAST_RATIO",
        formula: "AMT_CREDIT of the application divided by AMT_CREDIT of the row with the greatest \
                  DAYS_DECISION among those of previous_application with NAME_CONTRACT_STATUS = Approved \
                  where it is positive; of several on one day, the one with the greatest key counts as \
                  the later",
        label: words(
            "Montant demandé rapporté à celui du dernier crédit accordé chez nous",
            "Amount asked for, compared with that of the last credit granted by us",
        ),
        ..CREDIT
    }
    .by(|a| a.asked.amt_credit / a.past.last_credit),
    Feature {
        name: "CREDIT_PAST_MAX_RATIO",
        formula: "AMT_CREDIT of the application divided by the greatest positive AMT_CREDIT among rows \
                  of previous_application with NAME_CONTRACT_STATUS = Approved",
        label: words(
            "Montant demandé rapporté au plus gros crédit déjà accordé chez nous",
            "Amount asked for, compared with the largest credit granted by us so far",
        ),
        ..CREDIT
    }
    .by(|a| a.asked.amt_credit / a.past.max_credit),
    Feature {
        name: "INTEREST_AT_LAST_TERM",
        formula: "twelve times the monthly rate at which PREV_LAST_CASH_TERM payments of AMT_ANNUITY, \
                  the first after a month, are worth AMT_CREDIT (rate times AMT_CREDIT = AMT_ANNUITY \
                  times (1 - (1 + rate)^-PREV_LAST_CASH_TERM)), 0 where the payments do not add up to \
                  AMT_CREDIT, at most 12, AMT_ANNUITY and AMT_CREDIT being those of the application; \
                  missing for NAME_CONTRACT_TYPE = Revolving loans",
        label: words(
            "Taux d’intérêt annuel estimé du crédit demandé, s’il durait autant que le dernier prêt personnel demandé",
            "Yearly interest rate of the credit asked for, as estimated if it ran as long as the last cash loan asked for",
        ),
        unit: Unit::Share,
        ..CREDIT
    }
    .by(Compared::interest),
    Feature {
        name: "INTEREST_AT_LAST_TERM_CHANGE",
        formula: "twelve times the monthly rate at which PREV_LAST_CASH_TERM payments of AMT_ANNUITY, \
                  the first after a month, are worth AMT_CREDIT (rate times AMT_CREDIT = AMT_ANNUITY \
                  times (1 - (1 + rate)^-PREV_LAST_CASH_TERM)), 0 where the payments do not add up to \
                  AMT_CREDIT, at most 12, AMT_ANNUITY and AMT_CREDIT being those of the application; \
                  minus PREV_LAST_CASH_INTEREST; missing for NAME_CONTRACT_TYPE = Revolving loans",
        label: words(
            "Écart entre le taux d’intérêt estimé du crédit demandé et celui du dernier prêt personnel, à durée égale",
            "Difference between the estimated interest rate of the credit asked for and that of the last cash loan, at the same term",
        ),
        unit: Unit::Share,
        ..CREDIT
    }
    .by(|a| a.interest() - a.past.last_interest),
    Feature {
        name: "TERM_AT_LAST_INTEREST",
        formula: "number n of monthly payments of AMT_ANNUITY, the first after a month, that are worth \
                  AMT_CREDIT (rate times AMT_CREDIT = AMT_ANNUITY times (1 - (1 + rate)^-n)), at most \
                  120, which also stands for payments that never are, AMT_ANNUITY and AMT_CREDIT being \
                  those of the application, the rate a twelfth of PREV_LAST_CASH_INTEREST; missing for \
                  NAME_CONTRACT_TYPE = Revolving loans",
        label: words(
            "Durée estimée du crédit demandé, s’il coûtait le taux d’intérêt du dernier prêt personnel demandé",
            "Term of the credit asked for, as estimated if it bore the interest rate of the last cash loan asked for",
        ),
        unit: Unit::Months,
        ..CREDIT
    }
    .by(Compared::term),
    Feature {
        name: "ANNUITY_INSTAL_MEAN_RATIO",
        formula: "AMT_ANNUITY of the application divided by the mean over the instalments of \
                  AMT_INSTALMENT; the rows of installments_payments with one loan, number, version and \
                  DAYS_INSTALMENT are one instalment: its AMT_INSTALMENT is the greatest of theirs",
        label: words(
            "Échéance demandée rapportée au montant moyen des échéances dues chez nous",
            "Repayment asked for, compared with the mean amount of instalments due to us",
        ),
        ..INSTALMENTS
    }
    .by(|a| a.asked.amt_annuity / a.past.mean_instalment),
    Feature {
        name: "ANNUITY_INSTAL_MAX_RATIO",
        formula: "AMT_ANNUITY of the application divided by the greatest AMT_INSTALMENT in \
                  installments_payments",
        label: words(
            "Échéance demandée rapportée à la plus grosse échéance due chez nous",
            "Repayment asked for, compared with the largest instalment due to us",
        ),
        ..INSTALMENTS
    }
    .by(|a| a.asked.amt_annuity / a.past.max_instalment),
    Feature {
        name: "DEBT_INCOME_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT in bureau, currencies as they are, divided by \
                  AMT_INCOME_TOTAL",
        label: words(
            "Dette restante chez d’autres organismes, en nombre de fois les revenus déclarés",
            "Debt remaining with other lenders, as a multiple of the declared income",
        ),
        direction: Direction::RiskRises,
        ..INCOME
    }
    .by(|a| a.past.debt / a.asked.amt_income_total),
    Feature {
        name: "REPAYMENTS_INCOME_RATIO",
        formula: "sum of AMT_ANNUITY of the application and of what is to be paid a month to clear the \
                  running credits of bureau in time, as BUREAU_ACTIVE_MONTHLY_DEBT has it, divided by \
                  AMT_INCOME_TOTAL",
        label: words(
            "Échéance demandée et remboursements chez d’autres organismes, rapportés aux revenus déclarés",
            "Repayment asked for and repayments to other lenders, compared with the declared income",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..INCOME
    }
    .by(|a| (a.asked.amt_annuity + a.past.monthly_debt) / a.asked.amt_income_total),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::application::{Application, REVOLVING};
    use crate::features::compared::Past;
    use crate::features::computed::worked::assert_every_value;

    const UNKNOWN: f64 = f64::NAN;

    /// 1,000 asked for, to be paid back by 110 at a time, with an income of 2,000.
    const ASKED: Application = Application {
        amt_credit: 1000.0,
        amt_annuity: 110.0,
        amt_income_total: 2000.0,
        ..Application::EMPTY
    };

    const PAST: Past = Past {
        last_annuity: 100.0,
        mean_annuity: 88.0,
        max_annuity: 220.0,
        last_credit: 800.0,
        max_credit: 2000.0,
        last_term: 10.0,
        last_interest: 0.0,
        mean_instalment: 80.0,
        max_instalment: 200.0,
        debt: 5000.0,
        monthly_debt: 90.0,
    };

    #[test]
    fn every_feature_of_a_client_worked_by_hand() {
        // Ten payments of 110 are worth 1,000 at 1.7715427 % a month: (1 - 1.017715427^-10) / 0.017715427 = 9.0909...
        let rate = 12.0 * 0.017_715_426_906_5;
        let expected = [
            ("ANNUITY_LAST_RATIO", 1.1),
            ("ANNUITY_PAST_MEAN_RATIO", 1.25),
            ("ANNUITY_PAST_MAX_RATIO", 0.5),
            ("CREDIT_LAST_RATIO", 1.25),
            ("CREDIT_PAST_MAX_RATIO", 0.5),
            ("INTEREST_AT_LAST_TERM", rate),
            ("INTEREST_AT_LAST_TERM_CHANGE", rate),
            // Without interest.
            ("TERM_AT_LAST_INTEREST", 1000.0 / 110.0),
            ("ANNUITY_INSTAL_MEAN_RATIO", 1.375),
            ("ANNUITY_INSTAL_MAX_RATIO", 0.55),
            ("DEBT_INCOME_RATIO", 2.5),
            ("REPAYMENTS_INCOME_RATIO", 0.1),
        ];
        assert_every_value(FEATURES, &Compared { asked: ASKED, past: PAST }, &expected);
    }

    #[test]
    fn what_the_past_lacks_is_missing() {
        let past =
            Past { last_annuity: UNKNOWN, last_term: UNKNOWN, debt: UNKNOWN, last_credit: 0.0, ..PAST };
        let missing =
            ["ANNUITY_LAST_RATIO", "INTEREST_AT_LAST_TERM", "DEBT_INCOME_RATIO", "CREDIT_LAST_RATIO"];
        for name in missing {
            let feature = FEATURES.iter().find(|computed| computed.feature.name == name).unwrap();
            assert!(feature.of(&Compared { asked: ASKED, past }).is_nan(), "{name}");
        }
        let revolving =
            Compared { asked: Application { name_contract_type: REVOLVING, ..ASKED }, past: PAST };
        assert!(revolving.interest().is_nan() && revolving.term().is_nan(), "a limit has no term");
    }
}
