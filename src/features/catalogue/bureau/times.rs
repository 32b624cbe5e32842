//! When the credits were taken, ended, and heard of last.

use super::{BUREAU, Computed, Direction, Feature, Unit, words};
use crate::features::aggregates::{greatest, least, mean, share};
use crate::features::bureau::{Credit, active, closed};

pub(super) const FEATURES: &[Computed<[Credit]>] = &[
    Feature {
        name: "BUREAU_LAST_CREDIT_DAYS",
        formula: "minus the greatest DAYS_CREDIT in bureau",
        label: words(
            "Temps écoulé depuis le dernier crédit pris chez un autre organisme",
            "Time since the last credit taken with another lender",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| -greatest(credits.iter().map(|credit| credit.days))),
    Feature {
        name: "BUREAU_FIRST_CREDIT_DAYS",
        formula: "minus the smallest DAYS_CREDIT in bureau",
        label: words(
            "Temps écoulé depuis le premier crédit connu chez un autre organisme",
            "Time since the first known credit with another lender",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..BUREAU
    }
    .by(|credits| -least(credits.iter().map(|credit| credit.days))),
    Feature {
        name: "BUREAU_CREDIT_DAYS_MEAN",
        formula: "minus the mean of DAYS_CREDIT in bureau",
        label: words(
            "Ancienneté moyenne des crédits chez d’autres organismes",
            "Mean time since credits with other lenders were taken",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..BUREAU
    }
    .by(|credits| -mean(credits.iter().map(|credit| credit.days))),
    Feature {
        name: "BUREAU_ACTIVE_DAYS_MEAN",
        formula: "minus the mean of DAYS_CREDIT among rows of bureau with CREDIT_ACTIVE = Active",
        label: words(
            "Ancienneté moyenne des crédits en cours chez d’autres organismes",
            "Mean time since running credits with other lenders were taken",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..BUREAU
    }
    .by(|credits| -mean(active(credits).map(|credit| credit.days))),
    Feature {
        name: "BUREAU_GAP_DAYS_MEAN",
        formula: "greatest minus smallest DAYS_CREDIT in bureau, divided by the number of rows less one; \
                  missing for fewer than two rows",
        label: words(
            "Temps moyen entre deux crédits pris chez d’autres organismes",
            "Mean time between two credits taken with other lenders",
        ),
        unit: Unit::Days,
        direction: Direction::RiskFalls,
        ..BUREAU
    }
    .by(|credits| mean(credits.windows(2).map(|pair| pair[1].days - pair[0].days))),
    Feature {
        name: "BUREAU_LAST_CLOSED_DAYS",
        formula: "minus the greatest DAYS_ENDDATE_FACT among rows of bureau with CREDIT_ACTIVE = Closed",
        label: words(
            "Temps écoulé depuis le dernier crédit soldé chez un autre organisme",
            "Time since the last credit paid off with another lender",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| -greatest(closed(credits).map(|credit| credit.ended))),
    Feature {
        name: "BUREAU_CLOSED_EARLY_SHARE",
        formula: "share of DAYS_ENDDATE_FACT before DAYS_CREDIT_ENDDATE among the rows of bureau with \
                  CREDIT_ACTIVE = Closed where both are known and the planned end is from 1 day to 40 \
                  years (14610 days) after DAYS_CREDIT",
        label: words(
            "Part des crédits soldés avant la date prévue chez d’autres organismes",
            "Share of credits paid off before the planned date with other lenders",
        ),
        unit: Unit::Share,
        ..BUREAU
    }
    .by(|credits| share(closed(credits).map(Credit::ended_early))),
    Feature {
        name: "BUREAU_TERM_MEAN",
        formula: "mean of DAYS_CREDIT_ENDDATE minus DAYS_CREDIT over the rows of bureau where it is \
                  from 1 day to 40 years (14610 days): more stands for a card without an end",
        label: words(
            "Durée moyenne prévue des crédits chez d’autres organismes",
            "Mean planned term of credits with other lenders",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| mean(credits.iter().map(Credit::term))),
    Feature {
        name: "BUREAU_END_DAYS_MAX",
        formula: "greatest DAYS_CREDIT_ENDDATE from 1 day to 40 years (14610 days) among rows of \
                  bureau with CREDIT_ACTIVE = Active: a later end stands for a card without an end",
        label: words(
            "Temps restant avant la fin du dernier crédit en cours à s’achever chez d’autres organismes",
            "Time left on the running credit with other lenders that ends latest",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| greatest(active(credits).map(Credit::days_left))),
    Feature {
        name: "BUREAU_LAST_UPDATE_DAYS",
        formula: "minus the greatest DAYS_CREDIT_UPDATE in bureau; missing where it is more than 40 \
                  years (14610 days) ago",
        label: words(
            "Temps écoulé depuis la dernière mise à jour des crédits chez d’autres organismes",
            "Time since the credits with other lenders were last updated",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| -greatest(credits.iter().map(Credit::heard_of))),
];
