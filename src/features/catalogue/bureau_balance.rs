//! The months of the credits at other lenders (`bureau_balance`).

use super::{Computed, Direction, Feature, Table, Theme, Unit, subject, words};
use crate::features::aggregates::{count, greatest, ratio_of_totals, share};
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
            "Écart entre la part des mois en retard depuis un an et avant, chez d’autres organismes",
            "Difference in the share of late months, last year against before, with other lenders",
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
            "Plus long retard chez d’autres organismes, en mois entamés (5\u{202f}: plus de quatre mois)",
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
            "Nombre de mois de crédit depuis un an chez d’autres organismes, tous crédits additionnés",
            "Number of months of running credit in the last year with other lenders, all credits added up",
        ),
        ..BALANCES
    }
    .by(|months| count(last_year(months).filter(|month| month.is_open()))),
    Feature {
        name: "BUREAU_MONTHS_LATE_60_COUNT",
        formula: "number of rows of bureau_balance with STATUS from 3 to 5",
        label: words(
            "Nombre de mois avec plus de 60 jours de retard chez d’autres organismes",
            "Number of months more than 60 days late with other lenders",
        ),
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| count(months.iter().filter(|month| month.level() > 2.0))),
    Feature {
        name: "BUREAU_MONTHS_LATE_90_COUNT",
        formula: "number of rows of bureau_balance with STATUS from 4 to 5",
        label: words(
            "Nombre de mois avec plus de 90 jours de retard chez d’autres organismes",
            "Number of months more than 90 days late with other lenders",
        ),
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| count(months.iter().filter(|month| month.level() > 3.0))),
    Feature {
        name: "BUREAU_MONTHS_STATUS_RECENT_MEAN",
        formula: "mean of STATUS from 0 to 5, weighted by 2^(MONTHS_BALANCE / 12), over the rows of \
                  bureau_balance with such a STATUS",
        label: words(
            "Retard moyen chez d’autres organismes, en mois entamés, les mois récents comptant davantage",
            "Mean delay with other lenders, in months begun, recent months counting for more",
        ),
        unit: Unit::Months,
        direction: Direction::RiskRises,
        ..BALANCES
    }
    .by(|months| ratio_of_totals(months.iter().map(Balance::level_fading))),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::computed::worked::{assert_only_counts, assert_values};
    use crate::tables::{Word, vocabulary};

    fn months(rows: &[(i64, f64, &str)]) -> Vec<Balance> {
        let status = |text| Word::read(vocabulary::BALANCE_STATUS, text).unwrap();
        rows.iter().map(|&(credit, month, text)| Balance { credit, month, status: status(text) }).collect()
    }

    #[test]
    fn the_months_of_a_client_worked_by_hand() {
        let months = months(&[
            (1, -13.0, "0"),
            (1, -12.0, "3"),
            (1, -11.0, "2"),
            (1, -1.0, "0"),
            (1, 0.0, "C"),
            (2, -20.0, "0"),
            (2, -14.0, "X"),
            (2, -5.0, "1"),
            (2, -4.0, "0"),
            (3, -3.0, "X"),
            (3, -2.0, "X"),
        ]);
        let expected = [
            ("BUREAU_MONTHS_COUNT", 11.0),
            ("BUREAU_MONTHS_LATE_COUNT", 3.0),
            ("BUREAU_MONTHS_LATE_SHARE", 3.0 / 7.0),
            ("BUREAU_MONTHS_LATE_LAST_YEAR_COUNT", 2.0),
            ("BUREAU_MONTHS_LATE_LAST_YEAR_SHARE", 0.5),
            ("BUREAU_MONTHS_LATE_SHARE_CHANGE", 0.5 - 1.0 / 3.0),
            ("BUREAU_MONTHS_LONG_LATE_COUNT", 2.0),
            ("BUREAU_MONTHS_STATUS_MAX", 3.0),
            ("BUREAU_MONTHS_STATUS_LAST_YEAR_MAX", 2.0),
            ("BUREAU_MONTHS_SINCE_LATE", 5.0),
            ("BUREAU_MONTHS_LATE_CREDIT_COUNT", 2.0),
            ("BUREAU_MONTHS_LATE_CREDIT_SHARE", 2.0 / 3.0),
            ("BUREAU_MONTHS_CLOSED_SHARE", 0.125),
            ("BUREAU_MONTHS_UNKNOWN_SHARE", 3.0 / 11.0),
            ("BUREAU_MONTHS_OPEN_LAST_YEAR_COUNT", 4.0),
            ("BUREAU_MONTHS_LATE_60_COUNT", 1.0),
            ("BUREAU_MONTHS_LATE_90_COUNT", 0.0),
            ("BUREAU_MONTHS_STATUS_RECENT_MEAN", recent_mean()),
        ];
        assert_eq!(expected.len(), FEATURES.len());
        assert_values(FEATURES, &months, &expected);
    }

    /// Levels of 3, 2 and 1 among seven months, weighted by how long ago they were.
    fn recent_mean() -> f64 {
        let weight = |months: f64| 0.5f64.powf(months / 12.0);
        let weights = [13.0, 12.0, 11.0, 1.0, 20.0, 5.0, 4.0].map(weight);
        (3.0 * weight(12.0) + 2.0 * weight(11.0) + weight(5.0)) / weights.iter().sum::<f64>()
    }

    #[test]
    fn months_without_a_state_are_neither_late_nor_in_time() {
        let months = months(&[(1, -30.0, "X"), (1, -1.0, "C")]);
        assert_values(
            FEATURES,
            &months,
            &[
                ("BUREAU_MONTHS_LATE_COUNT", 0.0),
                ("BUREAU_MONTHS_LATE_SHARE", f64::NAN),
                ("BUREAU_MONTHS_STATUS_MAX", f64::NAN),
                ("BUREAU_MONTHS_SINCE_LATE", f64::NAN),
                ("BUREAU_MONTHS_CLOSED_SHARE", 1.0),
            ],
        );
    }

    #[test]
    fn a_month_of_which_nothing_is_known_only_counts() {
        assert_values(
            FEATURES,
            &[Balance::EMPTY],
            &[
                ("BUREAU_MONTHS_COUNT", 1.0),
                ("BUREAU_MONTHS_OPEN_LAST_YEAR_COUNT", 0.0),
                ("BUREAU_MONTHS_LATE_CREDIT_COUNT", 0.0),
                ("BUREAU_MONTHS_UNKNOWN_SHARE", f64::NAN),
            ],
        );
    }

    #[test]
    fn without_months_counts_are_zero_and_the_rest_is_missing() {
        assert_only_counts(FEATURES, &[]);
    }
}
