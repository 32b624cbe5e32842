//! Tables, marked columns and levels in words.

use super::levels::{LevelRate, LevelValue};
use crate::features::{
    Bilingual, Feature, Language, band_in_words, category_in_words, missing, value_in_words,
};
use crate::tables::Table;

/// What pages call a table.
#[must_use]
pub const fn table_in_words(table: Table) -> Bilingual {
    let (fr, en) = match table {
        Table::ApplicationTrain | Table::ApplicationTest => ("Demande de crédit", "Application"),
        Table::Bureau => ("Crédits chez d’autres organismes", "Credits with other lenders"),
        Table::BureauBalance => {
            ("Suivi mensuel des crédits d’autres organismes", "Monthly record of credits with other lenders")
        }
        Table::PreviousApplication => ("Demandes précédentes chez nous", "Earlier applications with us"),
        Table::PosCashBalance => ("Suivi mensuel des prêts chez nous", "Monthly record of loans with us"),
        Table::CreditCardBalance => ("Suivi mensuel des cartes chez nous", "Monthly record of cards with us"),
        Table::InstallmentsPayments => ("Paiements des échéances chez nous", "Payments of instalments to us"),
    };
    Bilingual { fr, en }
}

/// What pages call a column that can be marked; `None` of one that is not known to be.
#[must_use]
pub fn marked_column_in_words(column: &str) -> Option<Bilingual> {
    let (fr, en) = match column {
        "DAYS_EMPLOYED" => ("Début de l’emploi actuel", "Start of the present employment"),
        "CODE_GENDER" => ("Sexe (jamais utilisé par le modèle)", "Sex (never used by the model)"),
        "ORGANIZATION_TYPE" => ("Type d’employeur", "Kind of employer"),
        "DAYS_FIRST_DRAWING" => ("Premier retrait", "First drawing"),
        "DAYS_FIRST_DUE" => ("Première échéance", "First instalment due"),
        "DAYS_LAST_DUE_1ST_VERSION" => {
            ("Dernière échéance prévue au départ", "Last instalment as first planned")
        }
        "DAYS_LAST_DUE" => ("Dernière échéance", "Last instalment due"),
        "DAYS_TERMINATION" => ("Fin du prêt", "End of the loan"),
        "NAME_CONTRACT_TYPE" => ("Type de contrat", "Kind of contract"),
        "NAME_CASH_LOAN_PURPOSE" => ("Objet du prêt", "Purpose of the loan"),
        "NAME_PAYMENT_TYPE" => ("Moyen de paiement", "Means of payment"),
        "CODE_REJECT_REASON" => ("Motif de refus", "Reason for refusal"),
        "NAME_CLIENT_TYPE" => ("Client nouveau ou connu", "New or known client"),
        "NAME_GOODS_CATEGORY" => ("Type de bien acheté", "Kind of goods bought"),
        "NAME_PORTFOLIO" => ("Portefeuille", "Portfolio"),
        "NAME_PRODUCT_TYPE" => ("Origine de la vente", "How the sale came about"),
        "NAME_SELLER_INDUSTRY" => ("Branche du vendeur", "Trade of the seller"),
        "NAME_YIELD_GROUP" => ("Niveau de taux", "Level of the rate"),
        "NAME_CONTRACT_STATUS" => ("État du contrat", "State of the contract"),
        _ => return None,
    };
    Some(Bilingual { fr, en })
}

/// What the clients of a level have in common, in words.
#[must_use]
pub fn level_in_words(feature: &Feature, level: &LevelRate, language: Language) -> String {
    let words = match &level.value {
        LevelValue::Band(low, high) => band_in_words(*low, *high, feature.unit, language),
        LevelValue::Number(number) => value_in_words(*number, feature.unit, language),
        LevelValue::Word(word) => category_in_words(feature.name, word, language).into_owned(),
        LevelValue::Others => match language {
            Language::Fr => "autres réponses".to_owned(),
            Language::En => "other answers".to_owned(),
        },
        LevelValue::Missing => missing(language).to_owned(),
    };
    match (level.or_missing, language) {
        (false, _) => words,
        (true, Language::Fr) => format!("{words}, ou information manquante"),
        (true, Language::En) => format!("{words}, or missing information"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::catalogue;
    use crate::judging::share_interval;
    use crate::tables::{Rows, TableMarks};

    #[test]
    fn every_column_that_can_be_marked_and_every_table_has_words_of_its_own() {
        for table in Table::ALL {
            for column in TableMarks::of(&Rows::empty(table)).columns {
                let words = marked_column_in_words(column.column);
                assert!(
                    words.is_some_and(|words| words.fr != words.en || words.fr == "Portfolio"),
                    "{}",
                    column.column
                );
            }
        }
        let names: std::collections::BTreeSet<&str> = Table::ALL.map(|table| table_in_words(table).fr).into();
        assert_eq!(names.len(), Table::ALL.len() - 1, "both application tables are one");
        assert_eq!(marked_column_in_words("AMT_CREDIT"), None);
    }

    #[test]
    fn levels_are_said_in_both_languages() {
        let said = |name: &str, value: LevelValue, or_missing: bool| {
            let feature = catalogue().iter().find(|one| one.name == name).unwrap();
            let level = LevelRate { value, or_missing, clients: 50, rate: share_interval(5, 50, 0.95) };
            Language::ALL.map(|language| level_in_words(feature, &level, language))
        };
        let band = LevelValue::Band(Some(112_000.0), Some(148_000.0));
        assert_eq!(
            said("AMT_INCOME_TOTAL", band, false),
            ["de 112\u{202f}000 à moins de 148\u{202f}000", "from 112,000 to below 148,000"]
        );
        assert_eq!(said("FLAG_OWN_CAR", LevelValue::Number(1.0), false), ["oui", "yes"]);
        let word = LevelValue::Word("Cash loans".into());
        assert_ne!(said("NAME_CONTRACT_TYPE", word.clone(), false)[0], "Cash loans");
        assert!(said("NAME_CONTRACT_TYPE", word, true)[1].ends_with(", or missing information"));
        let strange = LevelValue::Word("Barter".into());
        assert_eq!(said("NAME_CONTRACT_TYPE", strange, false), ["Barter", "Barter"]);
        assert_eq!(said("OCCUPATION_TYPE", LevelValue::Others, false), ["autres réponses", "other answers"]);
        let missing = said("OCCUPATION_TYPE", LevelValue::Missing, false);
        assert_eq!(missing, ["information manquante", "missing information"]);
    }
}
