//! The running credits, and the last one taken.

use super::{BUREAU, Computed, Direction, Feature, Unit, words};
use crate::features::aggregates::{greatest, last, mean, ratio_of_totals, total};
use crate::features::bureau::{CONSUMER_CREDIT, Credit, active, taken_within};
use crate::tables::{Word, vocabulary};

const DEBT: Feature = Feature { unit: Unit::Share, direction: Direction::RiskRises, ..BUREAU };

pub(super) const FEATURES: &[Computed<[Credit]>] = &[
    Feature {
        name: "BUREAU_ACTIVE_CREDIT_SUM",
        formula: "sum of AMT_CREDIT_SUM among rows of bureau with CREDIT_ACTIVE = Active, currencies as \
                  they are",
        label: words(
            "Montant total des crédits en cours chez d’autres organismes",
            "Total amount of running credits with other lenders",
        ),
        unit: Unit::Money,
        ..BUREAU
    }
    .by(|credits| total(active(credits).map(|credit| credit.amount))),
    Feature {
        name: "BUREAU_ACTIVE_CONSUMER_DEBT_CREDIT_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT divided by sum of AMT_CREDIT_SUM, over the rows of bureau \
                  with CREDIT_TYPE = Consumer credit and CREDIT_ACTIVE = Active where both are known, \
                  each debt at least 0 and each credit at least its debt",
        label: words(
            "Part restant à rembourser des crédits à la consommation en cours chez d’autres organismes",
            "Share still to be repaid of running consumer credits with other lenders",
        ),
        ..DEBT
    }
    .by(|credits| {
        let consumer = active(credits).filter(|credit| credit.kind == CONSUMER_CREDIT);
        ratio_of_totals(consumer.map(Credit::debt_and_amount))
    }),
    Feature {
        name: "BUREAU_ACTIVE_DEBT_CREDIT_RATIO_MAX",
        formula: "greatest AMT_CREDIT_SUM_DEBT divided by AMT_CREDIT_SUM of the same row, over the rows \
                  of bureau with CREDIT_ACTIVE = Active where both are known, each debt at least 0 and \
                  each credit at least its debt",
        label: words(
            "Plus grande part restant à rembourser d’un crédit en cours chez d’autres organismes",
            "Greatest share still to be repaid of a running credit with other lenders",
        ),
        ..DEBT
    }
    .by(|credits| greatest(active(credits).map(Credit::debt_share))),
    Feature {
        name: "BUREAU_LAST_YEAR_DEBT_CREDIT_RATIO",
        formula: "sum of AMT_CREDIT_SUM_DEBT divided by sum of AMT_CREDIT_SUM, over the rows of bureau \
                  with DAYS_CREDIT within the last 365 days where both are known, each debt at least 0 \
                  and each credit at least its debt",
        label: words(
            "Part restant à rembourser des crédits pris chez d’autres organismes depuis un an",
            "Share still to be repaid of credits taken with other lenders in the last year",
        ),
        ..DEBT
    }
    .by(|credits| ratio_of_totals(taken_within(credits, 365.0).map(Credit::debt_and_amount))),
    Feature {
        name: "BUREAU_ACTIVE_BEHIND_MEAN",
        formula: "mean over the rows of bureau with CREDIT_ACTIVE = Active and DAYS_CREDIT_ENDDATE from \
                  1 day to 40 years (14610 days), both as days from today and from DAYS_CREDIT, of \
                  AMT_CREDIT_SUM_DEBT divided by AMT_CREDIT_SUM, each debt at least 0 and each credit at \
                  least its debt, minus DAYS_CREDIT_ENDDATE divided by the days from DAYS_CREDIT to it; \
                  rows where one of them is not known are left out",
        label: words(
            "Part restant à rembourser des crédits en cours chez d’autres organismes, moins la part restante de leur durée",
            "Share still to be repaid of running credits with other lenders, less the share left of their term",
        ),
        ..DEBT
    }
    .by(|credits| mean(active(credits).map(Credit::behind))),
    Feature {
        name: "BUREAU_LAST_CREDIT_AMOUNT",
        formula: "AMT_CREDIT_SUM of the row of bureau with the greatest DAYS_CREDIT among those where it \
                  is known; of several on one day, the one with the greatest key",
        label: words(
            "Montant du dernier crédit pris chez un autre organisme",
            "Amount of the last credit taken with another lender",
        ),
        unit: Unit::Money,
        ..BUREAU
    }
    .by(|credits| last(credits.iter().map(|credit| credit.amount))),
    Feature {
        name: "BUREAU_LAST_CREDIT_TYPE",
        formula: "CREDIT_TYPE of the row of bureau with the greatest DAYS_CREDIT; of several on one day, \
                  the one with the greatest key",
        label: words(
            "Type du dernier crédit pris chez un autre organisme",
            "Type of the last credit taken with another lender",
        ),
        unit: Unit::Category,
        ..BUREAU
    }
    .as_word(vocabulary::CREDIT_TYPE, |credits| {
        credits.last().map_or(Word::MISSING, |credit| credit.kind)
    }),
    Feature {
        name: "BUREAU_ACTIVE_END_DAYS_MEAN",
        formula: "mean of DAYS_CREDIT_ENDDATE from 1 day to 40 years (14610 days) among rows of bureau \
                  with CREDIT_ACTIVE = Active: a later end stands for a card without an end",
        label: words(
            "Temps restant en moyenne avant la fin des crédits en cours chez d’autres organismes",
            "Mean time left on running credits with other lenders",
        ),
        unit: Unit::Days,
        ..BUREAU
    }
    .by(|credits| mean(active(credits).map(Credit::days_left))),
];
