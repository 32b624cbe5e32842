//! Features of credits elsewhere and of earlier applications.

use super::super::feature::{Feature, Theme, Unit};
use super::entry::Shelf;
use crate::tables::Table;

const ELSEWHERE: Shelf = Shelf { table: Table::Bureau, theme: Theme::OtherCredits };
pub(super) const BUREAU: &[Feature] = &[
    ELSEWHERE.entry(
        "BUREAU_COUNT",
        Unit::Count,
        "number of credits in bureau",
        ("Crédits auprès d’autres organismes", "Credits with other lenders"),
    ),
    ELSEWHERE.entry(
        "BUREAU_ACTIVE_COUNT",
        Unit::Count,
        "credits with CREDIT_ACTIVE = Active",
        ("Crédits en cours ailleurs", "Active credits elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_ACTIVE_SHARE",
        Unit::Share,
        "BUREAU_ACTIVE_COUNT / BUREAU_COUNT",
        ("Part des crédits ailleurs encore en cours", "Share of credits elsewhere still active"),
    ),
    ELSEWHERE.entry(
        "BUREAU_LAST_YEAR_COUNT",
        Unit::Count,
        "credits with DAYS_CREDIT in the last 365 days",
        ("Crédits pris ailleurs depuis un an", "Credits taken elsewhere in the last year"),
    ),
    ELSEWHERE.entry(
        "BUREAU_CARD_COUNT",
        Unit::Count,
        "credits with CREDIT_TYPE = Credit card",
        ("Cartes de crédit ailleurs", "Credit cards elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_MICRO_COUNT",
        Unit::Count,
        "credits with CREDIT_TYPE = Microloan",
        ("Microcrédits ailleurs", "Microloans elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_DEBT",
        Unit::Money,
        "sum of AMT_CREDIT_SUM_DEBT over active credits",
        ("Dette en cours ailleurs", "Debt elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_CREDIT",
        Unit::Money,
        "sum of AMT_CREDIT_SUM over active credits",
        ("Montant des crédits en cours ailleurs", "Amount of active credits elsewhere"),
    ),
    ELSEWHERE
        .entry(
            "BUREAU_DEBT_TO_CREDIT",
            Unit::Share,
            "BUREAU_DEBT / BUREAU_CREDIT",
            (
                "Part restant due des crédits en cours ailleurs",
                "Share still owed of active credits elsewhere",
            ),
        )
        .rises(),
    ELSEWHERE.entry(
        "BUREAU_DEBT_TO_INCOME",
        Unit::Ratio,
        "BUREAU_DEBT / AMT_INCOME_TOTAL",
        ("Dette ailleurs rapportée aux revenus annuels", "Debt elsewhere in yearly incomes"),
    ),
    ELSEWHERE
        .entry(
            "BUREAU_OVERDUE",
            Unit::Money,
            "sum of AMT_CREDIT_SUM_OVERDUE",
            ("Montant actuellement en retard ailleurs", "Amount overdue elsewhere at present"),
        )
        .rises(),
    ELSEWHERE
        .entry(
            "BUREAU_OVERDUE_DAYS",
            Unit::Days,
            "largest CREDIT_DAY_OVERDUE",
            ("Plus long retard actuel ailleurs", "Longest present delay elsewhere"),
        )
        .rises(),
    ELSEWHERE
        .entry(
            "BUREAU_MAX_OVERDUE",
            Unit::Money,
            "largest AMT_CREDIT_MAX_OVERDUE",
            ("Plus gros retard de paiement ailleurs", "Largest amount ever overdue elsewhere"),
        )
        .rises(),
    ELSEWHERE.entry(
        "BUREAU_LAST_CREDIT_DAYS",
        Unit::Days,
        "smallest age of a credit by DAYS_CREDIT",
        ("Temps depuis le dernier crédit ailleurs", "Time since the last credit elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_FIRST_CREDIT_DAYS",
        Unit::Days,
        "largest age of a credit by DAYS_CREDIT",
        ("Temps depuis le premier crédit ailleurs", "Time since the first credit elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_CREDIT_AGE_MEAN",
        Unit::Days,
        "mean age of the credits by DAYS_CREDIT",
        ("Ancienneté moyenne des crédits ailleurs", "Mean age of credits elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_DAYS_TO_END",
        Unit::Days,
        "largest DAYS_CREDIT_ENDDATE of active credits",
        ("Temps restant sur le crédit en cours le plus long", "Time left on the longest active credit"),
    ),
    ELSEWHERE.entry(
        "BUREAU_LAST_CLOSED_DAYS",
        Unit::Days,
        "smallest time since DAYS_ENDDATE_FACT",
        ("Temps depuis le dernier crédit soldé ailleurs", "Time since a credit elsewhere was last paid off"),
    ),
    ELSEWHERE.entry(
        "BUREAU_UPDATE_DAYS",
        Unit::Days,
        "smallest time since DAYS_CREDIT_UPDATE",
        ("Temps depuis la dernière mise à jour de la centrale", "Time since the bureau's last update"),
    ),
    ELSEWHERE.entry(
        "BUREAU_PROLONGED",
        Unit::Count,
        "sum of CNT_CREDIT_PROLONG",
        ("Prolongations de crédits ailleurs", "Extensions of credits elsewhere"),
    ),
    ELSEWHERE.entry(
        "BUREAU_CREDIT_MEAN",
        Unit::Money,
        "mean of AMT_CREDIT_SUM",
        ("Montant moyen des crédits ailleurs", "Mean amount of credits elsewhere"),
    ),
];

const HERE: Shelf = Shelf { table: Table::PreviousApplication, theme: Theme::PreviousApplications };
pub(super) const PREVIOUS: &[Feature] = &[
    HERE.entry(
        "PREV_COUNT",
        Unit::Count,
        "number of earlier applications",
        ("Demandes précédentes", "Earlier applications"),
    ),
    HERE.entry(
        "PREV_APPROVED_COUNT",
        Unit::Count,
        "earlier applications that were approved",
        ("Demandes précédentes accordées", "Earlier applications granted"),
    ),
    HERE.entry(
        "PREV_REFUSED_COUNT",
        Unit::Count,
        "earlier applications that were refused",
        ("Demandes précédentes refusées", "Earlier applications refused"),
    )
    .rises(),
    HERE.entry(
        "PREV_REFUSED_SHARE",
        Unit::Share,
        "PREV_REFUSED_COUNT / PREV_COUNT",
        ("Part des demandes précédentes refusées", "Share of earlier applications refused"),
    )
    .rises(),
    HERE.entry(
        "PREV_REFUSED_LAST_YEAR",
        Unit::Count,
        "refused applications decided in the last 365 days",
        ("Demandes refusées depuis un an", "Applications refused in the last year"),
    )
    .rises(),
    HERE.entry(
        "PREV_ANNUITY_MEAN",
        Unit::Money,
        "mean of AMT_ANNUITY of approved applications",
        ("Annuité moyenne des crédits précédents", "Mean annuity of earlier credits"),
    ),
    HERE.entry(
        "ANNUITY_TO_PREV_ANNUITY",
        Unit::Ratio,
        "AMT_ANNUITY / PREV_ANNUITY_MEAN",
        ("Annuité demandée rapportée aux précédentes", "Annuity asked for against earlier ones"),
    ),
    HERE.entry(
        "PREV_CREDIT_MEAN",
        Unit::Money,
        "mean of AMT_CREDIT of approved applications",
        ("Montant moyen des crédits précédents", "Mean amount of earlier credits"),
    ),
    HERE.entry(
        "PREV_ASKED_TO_GRANTED",
        Unit::Ratio,
        "mean of AMT_APPLICATION / AMT_CREDIT",
        ("Montant demandé rapporté au montant obtenu", "Amount asked for against amount obtained"),
    ),
    HERE.entry(
        "PREV_DOWN_PAYMENT_SHARE",
        Unit::Share,
        "mean of RATE_DOWN_PAYMENT",
        ("Apport moyen lors des demandes précédentes", "Mean down payment on earlier applications"),
    ),
    HERE.entry(
        "PREV_TERM_MEAN",
        Unit::Months,
        "mean of CNT_PAYMENT of approved applications",
        ("Durée moyenne des crédits précédents", "Mean term of earlier credits"),
    ),
    HERE.entry(
        "PREV_LAST_DECISION_DAYS",
        Unit::Days,
        "smallest time since DAYS_DECISION",
        ("Temps depuis la dernière demande", "Time since the last application"),
    ),
    HERE.entry(
        "PREV_FIRST_DECISION_DAYS",
        Unit::Days,
        "largest time since DAYS_DECISION",
        ("Temps depuis la première demande", "Time since the first application"),
    ),
    HERE.entry(
        "PREV_LAST_DUE_DAYS",
        Unit::Days,
        "largest DAYS_LAST_DUE_1ST_VERSION, counted from the application (negative: past)",
        (
            "Temps jusqu’à la dernière échéance prévue d’un crédit précédent",
            "Time to the last due date planned of an earlier credit",
        ),
    ),
    HERE.entry(
        "PREV_HIGH_RATE_SHARE",
        Unit::Share,
        "share of applications with NAME_YIELD_GROUP = high",
        ("Part des demandes à taux élevé", "Share of applications at a high rate"),
    ),
    HERE.entry(
        "PREV_LOW_RATE_SHARE",
        Unit::Share,
        "share of applications with NAME_YIELD_GROUP = low_action",
        ("Part des demandes à taux promotionnel", "Share of applications at a promotional rate"),
    ),
    HERE.entry(
        "PREV_CASH_SHARE",
        Unit::Share,
        "share of applications with NAME_CONTRACT_TYPE = Cash loans",
        ("Part des prêts personnels dans les demandes", "Share of cash loans among applications"),
    ),
    HERE.entry(
        "PREV_REVOLVING_SHARE",
        Unit::Share,
        "share of applications with NAME_CONTRACT_TYPE = Revolving loans",
        ("Part des crédits renouvelables dans les demandes", "Share of revolving loans among applications"),
    ),
    HERE.entry(
        "PREV_INSURED_SHARE",
        Unit::Share,
        "mean of NFLAG_INSURED_ON_APPROVAL",
        ("Part des crédits précédents assurés", "Share of earlier credits insured"),
    ),
    HERE.entry(
        "PREV_LAST_STATUS",
        Unit::Category,
        "NAME_CONTRACT_STATUS of the latest application",
        ("Issue de la dernière demande", "Outcome of the last application"),
    ),
    HERE.entry(
        "PREV_LAST_CONTRACT",
        Unit::Category,
        "NAME_CONTRACT_TYPE of the latest application",
        ("Type de la dernière demande", "Type of the last application"),
    ),
    HERE.entry(
        "PREV_LAST_PRODUCT",
        Unit::Category,
        "PRODUCT_COMBINATION of the latest application",
        ("Produit de la dernière demande", "Product of the last application"),
    ),
    HERE.entry(
        "PREV_LAST_CLIENT_TYPE",
        Unit::Category,
        "NAME_CLIENT_TYPE of the latest application",
        ("Client nouveau ou connu à la dernière demande", "New or known client at the last application"),
    ),
];
