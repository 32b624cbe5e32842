//! The loans that were followed, and their delays, month by month.

use super::{Computed, DELAYS, Direction, Feature, MONTHS, Unit, words};
use crate::features::aggregates::{
    count, distinct_ids, greatest, is, last, least, mean, ratio_of_totals, share, total_or_zero,
};
use crate::features::pos_cash::{
    AMORTIZED, COMPLETED, DEMAND, LoanMonth, RETURNED, ended_early, late, latest, loans, loans_ever,
    most_at_once, newest, recent, running,
};

pub(super) const FEATURES: &[Computed<[LoanMonth]>] = &[
    Feature {
        name: "POS_MONTHS_COUNT",
        formula: "number of rows of POS_CASH_balance",
        label: words(
            "Nombre de mois de suivi des crédits passés chez nous",
            "Number of months on record of earlier loans with us",
        ),
        ..MONTHS
    }
    .by(|months| count(months)),
    Feature {
        name: "POS_LOAN_COUNT",
        formula: "number of different loans in POS_CASH_balance",
        label: words(
            "Nombre de crédits passés chez nous qui ont été suivis",
            "Number of earlier loans with us on record",
        ),
        ..MONTHS
    }
    .by(|months| distinct_ids(months.iter().map(|month| month.loan))),
    Feature {
        name: "POS_RUNNING_COUNT",
        formula: "number of running loans of POS_CASH_balance: those whose latest row has \
                  NAME_CONTRACT_STATUS = Active and MONTHS_BALANCE of -6 or later",
        label: words(
            "Nombre de crédits chez nous dont le suivi mensuel court encore",
            "Number of loans with us whose monthly record still runs",
        ),
        ..MONTHS
    }
    .by(|months| count(running(months))),
    Feature {
        name: "POS_LOANS_AT_ONCE_MAX",
        formula: "greatest number of rows of POS_CASH_balance with the same MONTHS_BALANCE",
        label: words(
            "Plus grand nombre de crédits suivis chez nous pendant un même mois",
            "Largest number of loans on record with us in one month",
        ),
        ..MONTHS
    }
    .by(most_at_once),
    Feature {
        name: "POS_FIRST_MONTHS",
        formula: "minus the smallest MONTHS_BALANCE in POS_CASH_balance",
        label: words(
            "Temps écoulé depuis le premier mois de suivi d’un crédit chez nous",
            "Time since the first month on record of a loan with us",
        ),
        unit: Unit::Months,
        ..MONTHS
    }
    .by(|months| -least(months.iter().map(|month| month.month))),
    Feature {
        name: "POS_LAST_MONTHS",
        formula: "minus the greatest MONTHS_BALANCE in POS_CASH_balance",
        label: words(
            "Temps écoulé depuis le dernier mois de suivi d’un crédit chez nous",
            "Time since the last month on record of a loan with us",
        ),
        unit: Unit::Months,
        ..MONTHS
    }
    .by(|months| -greatest(months.iter().map(|month| month.month))),
    Feature {
        name: "POS_TERM_MEAN",
        formula: "mean over the loans of POS_CASH_balance of the latest known CNT_INSTALMENT",
        label: words(
            "Durée moyenne des crédits passés chez nous",
            "Mean term of earlier loans with us",
        ),
        unit: Unit::Months,
        ..MONTHS
    }
    .by(|months| mean(loans(months).map(|loan| last(loan.iter().map(|month| month.instalments))))),
    Feature {
        name: "POS_COMPLETED_SHARE",
        formula: "share of the loans of POS_CASH_balance whose latest row has NAME_CONTRACT_STATUS = \
                  Completed",
        label: words(
            "Part des crédits passés chez nous qui sont terminés",
            "Share of earlier loans with us that are completed",
        ),
        unit: Unit::Share,
        ..MONTHS
    }
    .by(|months| share(latest(months).map(|month| is(month.status, COMPLETED)))),
    Feature {
        name: "POS_EARLY_COMPLETION_SHARE",
        formula: "among the loans of POS_CASH_balance whose latest row has NAME_CONTRACT_STATUS = \
                  Completed and of which CNT_INSTALMENT is known in some row, share of those whose \
                  last known CNT_INSTALMENT is less than the first known one",
        label: words(
            "Part des crédits terminés chez nous qui ont été remboursés avant le terme prévu",
            "Share of completed loans with us that were repaid before the planned end",
        ),
        unit: Unit::Share,
        ..MONTHS
    }
    .by(|months| share(loans(months).map(ended_early))),
    Feature {
        name: "POS_RETURNED_COUNT",
        formula: "number of loans of POS_CASH_balance with NAME_CONTRACT_STATUS = Returned to the store in \
                  any row",
        label: words(
            "Nombre d’achats à crédit chez nous qui ont été rendus au magasin",
            "Number of purchases on credit with us that were returned to the shop",
        ),
        ..MONTHS
    }
    .by(|months| loans_ever(months, &[RETURNED])),
    Feature {
        name: "POS_DEMAND_COUNT",
        formula: "number of loans of POS_CASH_balance with NAME_CONTRACT_STATUS = Demand or Amortized debt \
                  in any row",
        label: words(
            "Nombre de crédits passés chez nous réclamés en entier ou passés en perte",
            "Number of earlier loans with us called in or written off",
        ),
        ..DELAYS
    }
    .by(|months| loans_ever(months, &[DEMAND, AMORTIZED])),
    Feature {
        name: "POS_TO_COME_SUM",
        formula: "sum over the running loans of CNT_INSTALMENT_FUTURE in their latest row; running loans are \
                  those whose latest row has NAME_CONTRACT_STATUS = Active and MONTHS_BALANCE of -6 or later",
        label: words(
            "Nombre d’échéances restant à payer sur les crédits en cours chez nous",
            "Number of instalments still to be paid on running loans with us",
        ),
        ..MONTHS
    }
    .by(|months| total_or_zero(running(months).map(|month| month.to_come))),
    Feature {
        name: "POS_TO_COME_MAX",
        formula: "greatest CNT_INSTALMENT_FUTURE in the latest rows of the running loans: those whose latest \
                  row has NAME_CONTRACT_STATUS = Active and MONTHS_BALANCE of -6 or later",
        label: words(
            "Temps restant avant la fin du crédit en cours chez nous qui s’achève le plus tard",
            "Time left on the running loan with us that ends latest",
        ),
        unit: Unit::Months,
        ..MONTHS
    }
    .by(|months| greatest(running(months).map(|month| month.to_come))),
    Feature {
        name: "POS_TO_COME_SHARE",
        formula: "sum of CNT_INSTALMENT_FUTURE divided by sum of CNT_INSTALMENT, over the latest rows of the \
                  running loans where both are known; running loans are those whose latest row has \
                  NAME_CONTRACT_STATUS = Active and MONTHS_BALANCE of -6 or later",
        label: words(
            "Part des échéances restant à payer sur les crédits en cours chez nous",
            "Share of instalments still to be paid on running loans with us",
        ),
        unit: Unit::Share,
        ..MONTHS
    }
    .by(|months| ratio_of_totals(running(months).map(|month| (month.to_come, month.instalments)))),
    Feature {
        name: "POS_DPD_MAX",
        formula: "greatest SK_DPD in POS_CASH_balance",
        label: words(
            "Plus long retard sur les crédits passés chez nous, même pour une petite somme",
            "Longest delay on earlier loans with us, even for a small sum",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|months| greatest(months.iter().map(|month| month.days_past_due))),
    Feature {
        name: "POS_DPD_DEF_MAX",
        formula: "greatest SK_DPD_DEF in POS_CASH_balance",
        label: words(
            "Plus long retard sur les crédits passés chez nous, hors petites sommes",
            "Longest delay on earlier loans with us, small sums left aside",
        ),
        unit: Unit::Days,
        ..DELAYS
    }
    .by(|months| greatest(months.iter().map(|month| month.days_past_due_with_tolerance))),
    Feature {
        name: "POS_LATE_SHARE",
        formula: "share of rows of POS_CASH_balance with SK_DPD_DEF above 0",
        label: words(
            "Part des mois avec un retard sur les crédits passés chez nous",
            "Share of months with a delay on earlier loans with us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(months.iter().map(LoanMonth::is_late))),
    Feature {
        name: "POS_LATE_AT_ALL_SHARE",
        formula: "share of rows of POS_CASH_balance with SK_DPD above 0",
        label: words(
            "Part des mois avec un retard sur les crédits passés chez nous, même pour une petite somme",
            "Share of months with a delay on earlier loans with us, even for a small sum",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(months.iter().map(LoanMonth::is_late_at_all))),
    Feature {
        name: "POS_LATE_LOAN_SHARE",
        formula: "share of the loans of POS_CASH_balance with SK_DPD_DEF above 0 in any row",
        label: words(
            "Part des crédits passés chez nous qui ont connu un retard",
            "Share of earlier loans with us that had a delay",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(loans(months).map(|loan| Some(late(loan).next().is_some())))),
    Feature {
        name: "POS_NEWEST_LATE_SHARE",
        formula: "share of rows with SK_DPD_DEF above 0 of the loan of POS_CASH_balance whose first \
                  MONTHS_BALANCE is the greatest; of several loans, the one with the greatest key",
        label: words(
            "Part des mois avec un retard sur le crédit le plus récent chez nous",
            "Share of months with a delay on the most recent loan with us",
        ),
        unit: Unit::Share,
        ..DELAYS
    }
    .by(|months| share(newest(months).iter().map(LoanMonth::is_late))),
    Feature {
        name: "POS_LATE_LAST_6_COUNT",
        formula: "number of rows of POS_CASH_balance with SK_DPD_DEF above 0 and MONTHS_BALANCE of -6 or later",
        label: words(
            "Nombre de mois avec un retard depuis six mois sur les crédits passés chez nous",
            "Number of months with a delay in the last six months on earlier loans with us",
        ),
        ..DELAYS
    }
    .by(|months| count(late(recent(months, 6.0)))),
    Feature {
        name: "POS_LATE_LAST_12_COUNT",
        formula: "number of rows of POS_CASH_balance with SK_DPD_DEF above 0 and MONTHS_BALANCE of -12 or \
                  later",
        label: words(
            "Nombre de mois avec un retard depuis un an sur les crédits passés chez nous",
            "Number of months with a delay in the last year on earlier loans with us",
        ),
        ..DELAYS
    }
    .by(|months| count(late(recent(months, 12.0)))),
    Feature {
        name: "POS_LATE_LAST_24_COUNT",
        formula: "number of rows of POS_CASH_balance with SK_DPD_DEF above 0 and MONTHS_BALANCE of -24 or \
                  later",
        label: words(
            "Nombre de mois avec un retard depuis deux ans sur les crédits passés chez nous",
            "Number of months with a delay in the last two years on earlier loans with us",
        ),
        ..DELAYS
    }
    .by(|months| count(late(recent(months, 24.0)))),
    Feature {
        name: "POS_LAST_LATE_MONTHS",
        formula: "minus the greatest MONTHS_BALANCE among the rows of POS_CASH_balance with SK_DPD_DEF above \
                  0; missing for a client who never was late",
        label: words(
            "Temps écoulé depuis le dernier retard sur les crédits passés chez nous",
            "Time since the last delay on earlier loans with us",
        ),
        unit: Unit::Months,
        direction: Direction::RiskFalls,
        ..MONTHS
    }
    .by(|months| -greatest(late(months).map(|month| month.month))),
];
