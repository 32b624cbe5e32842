//! How the credits granted earlier went on.

use super::{Computed, Direction, Feature, PREVIOUS, Unit, words};
use crate::features::aggregates::{count, mean, share, total};
use crate::features::previous::{Loan, running};

pub(super) const FEATURES: &[Computed<[Loan]>] = &[
    Feature {
        name: "PREV_FIRST_DUE_DAYS_MEAN",
        formula: "mean of DAYS_FIRST_DUE minus DAYS_DECISION over the rows of previous_application where \
                  both are known",
        label: words(
            "Délai moyen entre la décision et la première échéance",
            "Mean time from the decision to the first repayment",
        ),
        unit: Unit::Days,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(|loan| loan.first_due - loan.decided))),
    Feature {
        name: "PREV_LAST_DUE_SHIFT_MEAN",
        formula: "mean of DAYS_LAST_DUE minus DAYS_LAST_DUE_1ST_VERSION over the rows of \
                  previous_application where both are known",
        label: words(
            "Décalage moyen de la dernière échéance par rapport au plan initial",
            "Mean shift of the last repayment against the first plan",
        ),
        unit: Unit::Days,
        ..PREVIOUS
    }
    .by(|loans| mean(loans.iter().map(Loan::last_due_shift))),
    Feature {
        name: "PREV_EARLY_END_SHARE",
        formula: "share of DAYS_TERMINATION before DAYS_LAST_DUE_1ST_VERSION among the rows of \
                  previous_application where both are known",
        label: words(
            "Part des crédits terminés avant la date prévue au départ",
            "Share of credits that ended before the date first planned",
        ),
        unit: Unit::Share,
        ..PREVIOUS
    }
    .by(|loans| share(loans.iter().map(Loan::ended_early))),
    Feature {
        name: "PREV_RUNNING_COUNT",
        formula: "number of rows of previous_application with NAME_CONTRACT_STATUS = Approved and \
                  DAYS_TERMINATION = 365243, which stands for no date",
        label: words(
            "Nombre de crédits encore en cours chez nous",
            "Number of credits still running with us",
        ),
        ..PREVIOUS
    }
    .by(|loans| count(running(loans))),
    Feature {
        name: "PREV_RUNNING_ANNUITY_SUM",
        formula: "sum of AMT_ANNUITY among rows of previous_application with NAME_CONTRACT_STATUS = \
                  Approved and DAYS_TERMINATION = 365243, which stands for no date",
        label: words(
            "Total des échéances des crédits en cours chez nous",
            "Total of the repayments of credits running with us",
        ),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| total(running(loans).map(|loan| loan.annuity))),
    Feature {
        name: "PREV_RUNNING_DEBT_SUM",
        formula: "sum of AMT_ANNUITY times the months until DAYS_LAST_DUE_1ST_VERSION, a month of \
                  30.4375 days, among rows of previous_application with NAME_CONTRACT_STATUS = Approved, \
                  DAYS_TERMINATION = 365243, which stands for no date, and the last due date in the \
                  future",
        label: words(
            "Reste à payer estimé des crédits en cours chez nous",
            "What is left to pay on credits running with us, as estimated",
        ),
        unit: Unit::Money,
        direction: Direction::RiskRises,
        ..PREVIOUS
    }
    .by(|loans| total(running(loans).map(Loan::left_to_pay))),
];
