//! How many credits there are, and of which types.

use super::{BUREAU, Computed, Direction, Feature, Unit, words};
use crate::features::aggregates::{count, distinct, is, share};
use crate::features::bureau::{
    ACTIVE, CAR_LOAN, CARD, CONSUMER_CREDIT, Credit, MICROLOAN, MORTGAGE, active, of_kind, taken_within,
};

pub(super) const FEATURES: &[Computed<[Credit]>] = &[
    Feature {
        name: "BUREAU_COUNT",
        formula: "number of rows of bureau",
        label: words(
            "Nombre de crédits connus chez d’autres organismes",
            "Number of known credits with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| count(credits)),
    Feature {
        name: "BUREAU_ACTIVE_COUNT",
        formula: "number of rows of bureau with CREDIT_ACTIVE = Active",
        label: words(
            "Nombre de crédits en cours chez d’autres organismes",
            "Number of running credits with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| count(active(credits))),
    Feature {
        name: "BUREAU_ACTIVE_SHARE",
        formula: "share of rows of bureau with CREDIT_ACTIVE = Active",
        label: words(
            "Part des crédits encore en cours chez d’autres organismes",
            "Share of credits still running with other lenders",
        ),
        unit: Unit::Share,
        ..BUREAU
    }
    .by(|credits| share(credits.iter().map(|credit| is(credit.status, ACTIVE)))),
    Feature {
        name: "BUREAU_LAST_YEAR_COUNT",
        formula: "number of rows of bureau with DAYS_CREDIT within the last 365 days",
        label: words(
            "Nombre de crédits pris chez d’autres organismes depuis un an",
            "Number of credits taken with other lenders in the last year",
        ),
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| count(credits.iter().filter(|credit| credit.days >= -365.0))),
    Feature {
        name: "BUREAU_LAST_6M_COUNT",
        formula: "number of rows of bureau with DAYS_CREDIT within the last 182 days",
        label: words(
            "Nombre de crédits pris chez d’autres organismes depuis six mois",
            "Number of credits taken with other lenders in the last six months",
        ),
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| count(taken_within(credits, 182.0))),
    Feature {
        name: "BUREAU_LAST_2Y_COUNT",
        formula: "number of rows of bureau with DAYS_CREDIT within the last 730 days",
        label: words(
            "Nombre de crédits pris chez d’autres organismes depuis deux ans",
            "Number of credits taken with other lenders in the last two years",
        ),
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| count(taken_within(credits, 730.0))),
    Feature {
        name: "BUREAU_GIVEN_UP_COUNT",
        formula: "number of rows of bureau with CREDIT_ACTIVE = Sold or Bad debt",
        label: words(
            "Nombre de crédits cédés à un tiers ou irrécouvrables chez d’autres organismes",
            "Number of credits with other lenders that were sold on or written off",
        ),
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| count(credits.iter().filter(|credit| credit.is_given_up()))),
    Feature {
        name: "BUREAU_CREDIT_TYPE_COUNT",
        formula: "number of different CREDIT_TYPE in bureau",
        label: words(
            "Nombre de types de crédit différents chez d’autres organismes",
            "Number of different types of credit with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| distinct(credits.iter().map(|credit| credit.kind))),
    Feature {
        name: "BUREAU_CARD_COUNT",
        formula: "number of rows of bureau with CREDIT_TYPE = Credit card",
        label: words(
            "Nombre de cartes de crédit chez d’autres organismes, en cours ou closes",
            "Number of credit cards with other lenders, running or closed",
        ),
        ..BUREAU
    }
    .by(|credits| count(of_kind(credits, CARD))),
    Feature {
        name: "BUREAU_ACTIVE_CARD_COUNT",
        formula: "number of rows of bureau with CREDIT_TYPE = Credit card and CREDIT_ACTIVE = Active",
        label: words(
            "Nombre de cartes de crédit en cours chez d’autres organismes",
            "Number of running credit cards with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| count(active(credits).filter(|credit| credit.is_card()))),
    Feature {
        name: "BUREAU_MICROLOAN_COUNT",
        formula: "number of rows of bureau with CREDIT_TYPE = Microloan",
        label: words(
            "Nombre de microcrédits chez d’autres organismes",
            "Number of microloans with other lenders",
        ),
        direction: Direction::RiskRises,
        ..BUREAU
    }
    .by(|credits| count(of_kind(credits, MICROLOAN))),
    Feature {
        name: "BUREAU_MORTGAGE_COUNT",
        formula: "number of rows of bureau with CREDIT_TYPE = Mortgage",
        label: words(
            "Nombre de crédits immobiliers chez d’autres organismes",
            "Number of mortgages with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| count(of_kind(credits, MORTGAGE))),
    Feature {
        name: "BUREAU_CAR_LOAN_COUNT",
        formula: "number of rows of bureau with CREDIT_TYPE = Car loan",
        label: words(
            "Nombre de crédits automobiles chez d’autres organismes",
            "Number of car loans with other lenders",
        ),
        ..BUREAU
    }
    .by(|credits| count(of_kind(credits, CAR_LOAN))),
    Feature {
        name: "BUREAU_CONSUMER_SHARE",
        formula: "share of rows of bureau with CREDIT_TYPE = Consumer credit",
        label: words(
            "Part des crédits à la consommation parmi les crédits chez d’autres organismes",
            "Share of consumer credits among the credits with other lenders",
        ),
        unit: Unit::Share,
        ..BUREAU
    }
    .by(|credits| share(credits.iter().map(|credit| is(credit.kind, CONSUMER_CREDIT)))),
];
