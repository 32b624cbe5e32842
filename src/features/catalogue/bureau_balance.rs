//! The months of the credits at other lenders (`bureau_balance`).

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::{count, distinct_ids, greatest, least, mean, share};
use crate::features::bureau::{Balance, before_last_year, by_credit, last_year};

const BALANCES: Feature = Feature { unit: Unit::Count, ..subject(Table::BureauBalance, Theme::OtherCredits) };

pub(in crate::features) const FEATURES: &[Computed<[Balance]>] = &[
    Feature {
        name: "BUREAU_MONTHS_COUNT",
        formula: "number of rows of bureau_balance of the client’s credits",
        label: words(
            "Nombre de mois de suivi des crédits chez d’autres organismes",
            "Number of months on record of credits with other lenders",
        ),
        ..BALANCES
    }
    .by(|months| count(months)),
    Feature {
        name: "BUREAU_MONTHS_CREDIT_COUNT",
        formula: "number of different credits in bureau_balance",
        label: words(
            "Nombre de crédits suivis mois par mois chez d’autres organismes",
            "Number of credits with other lenders that are on record month by month",
        ),
        ..BALANCES
    }
    .by(|months| distinct_ids(months.iter().map(|month| month.credit))),
    Feature {
        name: "BUREAU_MONTHS_FIRST",
        formula: "minus the smallest MONTHS_BALANCE in bureau_balance",
        label: words(
            "Ancienneté du suivi mensuel des crédits chez d’autres organismes",
            "How far the monthly record of credits with other lenders goes back",
        ),
        unit: Unit::Months,
        direction: Direction::RiskFalls,
        ..BALANCES
    }
    .by(|months| -least(months.iter().map(|month| month.month))),
    Feature {
        name: "BUREAU_MONTHS_LATE_COUNT",
        formula: "number of rows of bureau_balance with STATUS from 1 to 5",
        label: words(
            "Nombre de mois en retard sur les crédits chez d’autres organismes",
            "Number of late months on credits with other lenders",
        ),
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| count(months.iter().filter(|month| month.is_late()))),
    Feature {
        name: "BUREAU_MONTHS_LATE_SHARE",
        formula: "share of STATUS from 1 to 5 among the rows of bureau_balance with STATUS from 0 to 5",
        label: words(
            "Part des mois en retard sur les crédits chez d’autres organismes",
            "Share of late months on credits with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| share(months.iter().map(Balance::late))),
    Feature {
        name: "BUREAU_MONTHS_LATE_LAST_YEAR_COUNT",
        formula: "number of rows of bureau_balance with STATUS from 1 to 5 and MONTHS_BALANCE from -11 \
                  to 0",
        label: words(
            "Nombre de mois en retard depuis un an sur les crédits chez d’autres organismes",
            "Number of late months in the last year on credits with other lenders",
        ),
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| count(last_year(months).filter(|month| month.is_late()))),
    Feature {
        name: "BUREAU_MONTHS_LATE_LAST_YEAR_SHARE",
        formula: "share of STATUS from 1 to 5 among the rows of bureau_balance with STATUS from 0 to 5 \
                  and MONTHS_BALANCE from -11 to 0",
        label: words(
            "Part des mois en retard depuis un an sur les crédits chez d’autres organismes",
            "Share of late months in the last year on credits with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| share(last_year(months).map(Balance::late))),
    Feature {
        name: "BUREAU_MONTHS_LATE_SHARE_CHANGE",
        formula: "share of STATUS from 1 to 5 among the rows of bureau_balance with STATUS from 0 to 5 \
                  and MONTHS_BALANCE from -11 to 0, minus the same share among those with MONTHS_BALANCE \
                  below -11",
        label: words(
            "Évolution de la part des mois en retard depuis un an, crédits chez d’autres organismes",
            "Change of the share of late months in the last year, credits with other lenders",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| {
        share(last_year(months).map(Balance::late)) - share(before_last_year(months).map(Balance::late))
    }),
    Feature {
        name: "BUREAU_MONTHS_LONG_LATE_COUNT",
        formula: "number of rows of bureau_balance with STATUS from 2 to 5",
        label: words(
            "Nombre de mois avec plus de 30 jours de retard chez d’autres organismes",
            "Number of months more than 30 days late with other lenders",
        ),
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| count(months.iter().filter(|month| month.level() > 1.0))),
    Feature {
        name: "BUREAU_MONTHS_STATUS_MAX",
        formula: "greatest STATUS from 0 to 5 in bureau_balance: the months of delay begun, 5 for more \
                  than four",
        label: words(
            "Plus long retard chez d’autres organismes, en mois entamés (5 : plus de quatre mois)",
            "Longest delay with other lenders, in months begun (5: more than four months)",
        ),
        unit: Unit::Months,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| greatest(months.iter().map(Balance::level))),
    Feature {
        name: "BUREAU_MONTHS_STATUS_LAST_YEAR_MAX",
        formula: "greatest STATUS from 0 to 5 among the rows of bureau_balance with MONTHS_BALANCE from \
                  -11 to 0",
        label: words(
            "Plus long retard depuis un an chez d’autres organismes, en mois entamés",
            "Longest delay in the last year with other lenders, in months begun",
        ),
        unit: Unit::Months,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| greatest(last_year(months).map(Balance::level))),
    Feature {
        name: "BUREAU_MONTHS_STATUS_MEAN",
        formula: "mean of STATUS from 0 to 5 in bureau_balance",
        label: words(
            "Retard moyen sur les crédits chez d’autres organismes, en mois entamés",
            "Mean delay on credits with other lenders, in months begun",
        ),
        unit: Unit::Ratio,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| mean(months.iter().map(Balance::level))),
    Feature {
        name: "BUREAU_MONTHS_SINCE_LATE",
        formula: "minus the greatest MONTHS_BALANCE in bureau_balance with STATUS from 1 to 5; missing \
                  without such a month",
        label: words(
            "Temps écoulé depuis le dernier mois en retard chez d’autres organismes",
            "Time since the last late month with other lenders",
        ),
        unit: Unit::Months,
        direction: Direction::RiskFalls,
        ..BALANCES
    }
    .by(|months| -greatest(months.iter().filter(|month| month.is_late()).map(|month| month.month))),
    Feature {
        name: "BUREAU_MONTHS_LATE_CREDIT_COUNT",
        formula: "number of different credits in bureau_balance with a month of STATUS from 1 to 5",
        label: words(
            "Nombre de crédits avec au moins un mois de retard chez d’autres organismes",
            "Number of credits with other lenders with at least one late month",
        ),
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| count(by_credit(months).filter(|credit| credit.iter().any(Balance::is_late)))),
    Feature {
        name: "BUREAU_MONTHS_LATE_CREDIT_SHARE",
        formula: "share of credits with a month of STATUS from 1 to 5 among the different credits in \
                  bureau_balance",
        label: words(
            "Part des crédits avec au moins un mois de retard chez d’autres organismes",
            "Share of credits with other lenders with at least one late month",
        ),
        unit: Unit::Share,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| share(by_credit(months).map(|credit| Some(credit.iter().any(Balance::is_late))))),
    Feature {
        name: "BUREAU_MONTHS_CLOSED_SHARE",
        formula: "share of STATUS = C among the rows of bureau_balance with STATUS other than X",
        label: words(
            "Part des mois où les crédits chez d’autres organismes étaient déjà soldés",
            "Share of months in which the credits with other lenders were already paid off",
        ),
        unit: Unit::Share,
        ..BALANCES
    }
    .by(|months| share(months.iter().map(Balance::closed))),
    Feature {
        name: "BUREAU_MONTHS_UNKNOWN_SHARE",
        formula: "share of STATUS = X among the rows of bureau_balance",
        label: words(
            "Part des mois sans information sur les crédits chez d’autres organismes",
            "Share of months without information on the credits with other lenders",
        ),
        unit: Unit::Share,
        ..BALANCES
    }
    .by(|months| share(months.iter().map(Balance::unknown))),
    Feature {
        name: "BUREAU_MONTHS_OPEN_LAST_YEAR_COUNT",
        formula: "number of rows of bureau_balance with STATUS from 0 to 5 and MONTHS_BALANCE from -11 \
                  to 0",
        label: words(
            "Nombre de mensualités suivies depuis un an chez d’autres organismes",
            "Number of monthly repayments on record in the last year with other lenders",
        ),
        ..BALANCES
    }
    .by(|months| count(last_year(months).filter(|month| month.is_open()))),
];
