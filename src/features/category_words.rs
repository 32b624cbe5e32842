//! Nominal values in words.

use std::borrow::Cow;

use super::wording::Language;

/// One nominal value: as the tables write it, in French, in English.
type Wording = (&'static str, &'static str, &'static str);

/// The value of a nominal feature as pages write it.
///
/// A value that is not in the data dictionary is written as it stands.
#[must_use]
pub fn category_in_words(feature: &str, value: &str, language: Language) -> Cow<'static, str> {
    let found = wordings(feature).iter().find(|wording| wording.0 == value);
    found.map_or_else(
        || Cow::Owned(value.to_owned()),
        |(_, fr, en)| match language {
            Language::Fr => Cow::Borrowed(*fr),
            Language::En => Cow::Borrowed(*en),
        },
    )
}

fn wordings(feature: &str) -> &'static [Wording] {
    match feature {
        "NAME_CONTRACT_TYPE" => CONTRACT,
        "NAME_INCOME_TYPE" => INCOME,
        "NAME_EDUCATION_TYPE" => EDUCATION,
        "NAME_FAMILY_STATUS" => FAMILY,
        "NAME_HOUSING_TYPE" => HOUSING,
        "NAME_TYPE_SUITE" => COMPANY,
        "WEEKDAY_APPR_PROCESS_START" => WEEKDAY,
        "OCCUPATION_TYPE" => OCCUPATION,
        "ORGANIZATION_TYPE" => ORGANIZATION,
        "PREV_LAST_CONTRACT_STATUS" => STATUS,
        "CODE_GENDER" => GENDER,
        _ => &[],
    }
}

const CONTRACT: &[Wording] = &[
    ("Cash loans", "prêt personnel", "cash loan"),
    ("Revolving loans", "crédit renouvelable", "revolving credit"),
];

const INCOME: &[Wording] = &[
    ("Working", "salaire", "wages"),
    ("Commercial associate", "activité commerciale", "commercial activity"),
    ("Pensioner", "pension de retraite", "pension"),
    ("State servant", "traitement d’agent public", "public service salary"),
    ("Unemployed", "sans emploi", "unemployed"),
    ("Student", "études en cours", "student"),
    ("Businessman", "chef d’entreprise", "business owner"),
    ("Maternity leave", "congé de maternité", "maternity leave"),
];

const EDUCATION: &[Wording] = &[
    ("Secondary / secondary special", "enseignement secondaire", "secondary education"),
    ("Higher education", "enseignement supérieur", "higher education"),
    ("Incomplete higher", "enseignement supérieur non achevé", "unfinished higher education"),
    ("Lower secondary", "premier cycle du secondaire", "lower secondary education"),
    ("Academic degree", "diplôme universitaire de haut niveau", "academic degree"),
];

const FAMILY: &[Wording] = &[
    ("Married", "personne mariée", "married"),
    ("Single / not married", "célibataire", "single"),
    ("Civil marriage", "en union civile", "civil marriage"),
    ("Separated", "personne séparée", "separated"),
    ("Widow", "personne veuve", "widowed"),
    ("Unknown", "non précisée", "not stated"),
];

const HOUSING: &[Wording] = &[
    ("House / apartment", "maison ou appartement", "house or flat"),
    ("With parents", "chez les parents", "with parents"),
    ("Municipal apartment", "logement municipal", "municipal flat"),
    ("Rented apartment", "appartement en location", "rented flat"),
    ("Office apartment", "logement de fonction", "company flat"),
    ("Co-op apartment", "appartement en coopérative", "co-operative flat"),
];

const COMPANY: &[Wording] = &[
    ("Unaccompanied", "aucun", "none"),
    ("Family", "famille", "family"),
    ("Spouse, partner", "conjoint ou partenaire", "spouse or partner"),
    ("Children", "enfants", "children"),
    ("Other_A", "autre personne (A)", "another person (A)"),
    ("Other_B", "autre personne (B)", "another person (B)"),
    ("Group of people", "groupe de personnes", "group of people"),
];

const WEEKDAY: &[Wording] = &[
    ("MONDAY", "lundi", "Monday"),
    ("TUESDAY", "mardi", "Tuesday"),
    ("WEDNESDAY", "mercredi", "Wednesday"),
    ("THURSDAY", "jeudi", "Thursday"),
    ("FRIDAY", "vendredi", "Friday"),
    ("SATURDAY", "samedi", "Saturday"),
    ("SUNDAY", "dimanche", "Sunday"),
];

const OCCUPATION: &[Wording] = &[
    ("Laborers", "ouvrier", "labourer"),
    ("Sales staff", "vente", "sales"),
    ("Core staff", "personnel qualifié", "core staff"),
    ("Managers", "encadrement", "management"),
    ("Drivers", "conduite de véhicules", "driving"),
    ("High skill tech staff", "personnel technique hautement qualifié", "highly skilled technical staff"),
    ("Accountants", "comptabilité", "accounting"),
    ("Medicine staff", "personnel de santé", "medical staff"),
    ("Security staff", "sécurité", "security"),
    ("Cooking staff", "cuisine", "cooking"),
    ("Cleaning staff", "nettoyage", "cleaning"),
    ("Private service staff", "services aux particuliers", "private services"),
    ("Low-skill Laborers", "ouvrier non qualifié", "unskilled labourer"),
    ("Waiters/barmen staff", "service en salle et au bar", "waiting and bar staff"),
    ("Secretaries", "secrétariat", "secretarial work"),
    ("Realty agents", "agence immobilière", "estate agency"),
    ("HR staff", "ressources humaines", "human resources"),
    ("IT staff", "informatique", "information technology"),
];

const ORGANIZATION: &[Wording] = &[
    ("Advertising", "publicité", "advertising"),
    ("Agriculture", "agriculture", "agriculture"),
    ("Bank", "banque", "banking"),
    ("Business Entity Type 1", "entreprise (type 1)", "business (type 1)"),
    ("Business Entity Type 2", "entreprise (type 2)", "business (type 2)"),
    ("Business Entity Type 3", "entreprise (type 3)", "business (type 3)"),
    ("Cleaning", "nettoyage", "cleaning"),
    ("Construction", "bâtiment", "construction"),
    ("Culture", "culture", "culture"),
    ("Electricity", "électricité", "electricity"),
    ("Emergency", "secours", "emergency services"),
    ("Government", "administration", "government"),
    ("Hotel", "hôtellerie", "hotels"),
    ("Housing", "logement", "housing"),
    ("Industry: type 1", "industrie (type 1)", "industry (type 1)"),
    ("Industry: type 2", "industrie (type 2)", "industry (type 2)"),
    ("Industry: type 3", "industrie (type 3)", "industry (type 3)"),
    ("Industry: type 4", "industrie (type 4)", "industry (type 4)"),
    ("Industry: type 5", "industrie (type 5)", "industry (type 5)"),
    ("Industry: type 6", "industrie (type 6)", "industry (type 6)"),
    ("Industry: type 7", "industrie (type 7)", "industry (type 7)"),
    ("Industry: type 8", "industrie (type 8)", "industry (type 8)"),
    ("Industry: type 9", "industrie (type 9)", "industry (type 9)"),
    ("Industry: type 10", "industrie (type 10)", "industry (type 10)"),
    ("Industry: type 11", "industrie (type 11)", "industry (type 11)"),
    ("Industry: type 12", "industrie (type 12)", "industry (type 12)"),
    ("Industry: type 13", "industrie (type 13)", "industry (type 13)"),
    ("Insurance", "assurance", "insurance"),
    ("Kindergarten", "école maternelle", "nursery school"),
    ("Legal Services", "services juridiques", "legal services"),
    ("Medicine", "santé", "health"),
    ("Military", "armée", "armed forces"),
    ("Mobile", "téléphonie mobile", "mobile telephony"),
    ("Other", "autre secteur", "another line of business"),
    ("Police", "police", "police"),
    ("Postal", "poste", "post"),
    ("Realtor", "immobilier", "real estate"),
    ("Religion", "organisation religieuse", "religious organisation"),
    ("Restaurant", "restauration", "restaurants"),
    ("School", "enseignement scolaire", "schools"),
    ("Security", "sécurité privée", "private security"),
    ("Security Ministries", "ministères de la sécurité", "security ministries"),
    ("Self-employed", "à son compte", "self-employed"),
    ("Services", "services", "services"),
    ("Telecom", "télécommunications", "telecommunications"),
    ("Trade: type 1", "commerce (type 1)", "trade (type 1)"),
    ("Trade: type 2", "commerce (type 2)", "trade (type 2)"),
    ("Trade: type 3", "commerce (type 3)", "trade (type 3)"),
    ("Trade: type 4", "commerce (type 4)", "trade (type 4)"),
    ("Trade: type 5", "commerce (type 5)", "trade (type 5)"),
    ("Trade: type 6", "commerce (type 6)", "trade (type 6)"),
    ("Trade: type 7", "commerce (type 7)", "trade (type 7)"),
    ("Transport: type 1", "transport (type 1)", "transport (type 1)"),
    ("Transport: type 2", "transport (type 2)", "transport (type 2)"),
    ("Transport: type 3", "transport (type 3)", "transport (type 3)"),
    ("Transport: type 4", "transport (type 4)", "transport (type 4)"),
    ("University", "université", "universities"),
];

const STATUS: &[Wording] = &[
    ("Approved", "acceptée", "approved"),
    ("Refused", "refusée", "refused"),
    ("Canceled", "annulée", "cancelled"),
    ("Unused offer", "offre non utilisée", "offer not used"),
];

const GENDER: &[Wording] = &[("F", "femmes", "women"), ("M", "hommes", "men")];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::catalogue;
    use super::*;

    #[test]
    fn every_nominal_feature_has_words_and_each_value_stands_once() {
        for feature in catalogue().iter().filter(|feature| feature.is_categorical()) {
            let wordings = wordings(feature.name);
            assert!(!wordings.is_empty(), "{}", feature.name);
            let values: BTreeSet<&str> = wordings.iter().map(|wording| wording.0).collect();
            assert_eq!(values.len(), wordings.len(), "{}", feature.name);
            assert!(wordings.iter().all(|(_, fr, en)| !fr.contains('\'') && !en.contains('\'')));
        }
    }

    #[test]
    fn vocabularies_are_as_large_as_those_of_kaggle() {
        let sizes = [
            ("NAME_CONTRACT_TYPE", 2),
            ("NAME_INCOME_TYPE", 8),
            ("NAME_EDUCATION_TYPE", 5),
            ("NAME_FAMILY_STATUS", 6),
            ("NAME_HOUSING_TYPE", 6),
            ("NAME_TYPE_SUITE", 7),
            ("WEEKDAY_APPR_PROCESS_START", 7),
            ("OCCUPATION_TYPE", 18),
            ("ORGANIZATION_TYPE", 57), // 58 with XNA, which cleaning makes missing
            ("PREV_LAST_CONTRACT_STATUS", 4),
        ];
        for (feature, size) in sizes {
            assert_eq!(wordings(feature).len(), size, "{feature}");
        }
    }

    #[test]
    fn a_value_is_said_in_both_languages_and_an_unknown_one_stays_itself() {
        let said = |value, language| category_in_words("NAME_EDUCATION_TYPE", value, language);
        assert_eq!(said("Higher education", Language::Fr), "enseignement supérieur");
        assert_eq!(said("Higher education", Language::En), "higher education");
        assert_eq!(said("Doctorate", Language::Fr), "Doctorate");
    }
}
