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
        "PREV_LAST_PRODUCT_COMBINATION" => PRODUCT,
        "PREV_LAST_YIELD_GROUP" => YIELD,
        "PREV_LAST_REJECT_REASON" => REJECTION,
        "BUREAU_LAST_CREDIT_TYPE" => CREDIT_TYPE,
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

const PRODUCT: &[Wording] = &[
    (
        "Card Street",
        "carte de crédit, à l’initiative du client",
        "credit card, on the client’s own initiative",
    ),
    ("Card X-Sell", "carte de crédit, proposée par nous", "credit card, offered by us"),
    ("Cash", "prêt personnel, sans autre précision", "cash loan, not specified further"),
    (
        "Cash Street: high",
        "prêt personnel à taux élevé, à l’initiative du client",
        "cash loan at a high rate, on the client’s own initiative",
    ),
    (
        "Cash Street: low",
        "prêt personnel à taux bas, à l’initiative du client",
        "cash loan at a low rate, on the client’s own initiative",
    ),
    (
        "Cash Street: middle",
        "prêt personnel à taux moyen, à l’initiative du client",
        "cash loan at a middle rate, on the client’s own initiative",
    ),
    (
        "Cash X-Sell: high",
        "prêt personnel à taux élevé, proposé par nous",
        "cash loan at a high rate, offered by us",
    ),
    (
        "Cash X-Sell: low",
        "prêt personnel à taux bas, proposé par nous",
        "cash loan at a low rate, offered by us",
    ),
    (
        "Cash X-Sell: middle",
        "prêt personnel à taux moyen, proposé par nous",
        "cash loan at a middle rate, offered by us",
    ),
    (
        "POS household with interest",
        "achat à crédit pour la maison, avec intérêts",
        "purchase on credit for the household, with interest",
    ),
    (
        "POS household without interest",
        "achat à crédit pour la maison, sans intérêts",
        "purchase on credit for the household, without interest",
    ),
    (
        "POS industry with interest",
        "achat à crédit de biens divers, avec intérêts",
        "purchase on credit of various goods, with interest",
    ),
    (
        "POS industry without interest",
        "achat à crédit de biens divers, sans intérêts",
        "purchase on credit of various goods, without interest",
    ),
    (
        "POS mobile with interest",
        "achat à crédit d’un téléphone mobile, avec intérêts",
        "purchase on credit of a mobile phone, with interest",
    ),
    (
        "POS mobile without interest",
        "achat à crédit d’un téléphone mobile, sans intérêts",
        "purchase on credit of a mobile phone, without interest",
    ),
    (
        "POS other with interest",
        "autre achat à crédit, avec intérêts",
        "other purchase on credit, with interest",
    ),
    (
        "POS others without interest",
        "autre achat à crédit, sans intérêts",
        "other purchase on credit, without interest",
    ),
];

const YIELD: &[Wording] = &[
    ("high", "élevé", "high"),
    ("middle", "moyen", "middle"),
    ("low_normal", "bas", "low"),
    ("low_action", "bas, en promotion", "low, on a special offer"),
];

const REJECTION: &[Wording] = &[
    ("XAP", "pas de refus", "not refused"),
    ("HC", "motif codé HC (sens non publié)", "reason coded HC (meaning not published)"),
    ("LIMIT", "motif codé LIMIT (sens non publié)", "reason coded LIMIT (meaning not published)"),
    ("SCO", "motif codé SCO (sens non publié)", "reason coded SCO (meaning not published)"),
    ("SCOFR", "motif codé SCOFR (sens non publié)", "reason coded SCOFR (meaning not published)"),
    ("CLIENT", "motif codé CLIENT (sens non publié)", "reason coded CLIENT (meaning not published)"),
    ("SYSTEM", "motif codé SYSTEM (sens non publié)", "reason coded SYSTEM (meaning not published)"),
    ("VERIF", "motif codé VERIF (sens non publié)", "reason coded VERIF (meaning not published)"),
];

const CREDIT_TYPE: &[Wording] = &[
    ("Consumer credit", "crédit à la consommation", "consumer credit"),
    ("Credit card", "carte de crédit", "credit card"),
    ("Mortgage", "crédit immobilier", "mortgage"),
    ("Car loan", "crédit automobile", "car loan"),
    ("Microloan", "microcrédit", "microloan"),
    (
        "Loan for business development",
        "crédit pour développer une entreprise",
        "loan for business development",
    ),
    ("Another type of loan", "autre type de crédit", "another type of loan"),
    ("Unknown type of loan", "type non précisé", "type not stated"),
    (
        "Loan for working capital replenishment",
        "crédit de trésorerie d’entreprise",
        "loan for working capital",
    ),
    ("Cash loan (non-earmarked)", "prêt personnel", "cash loan"),
    ("Real estate loan", "prêt sur un bien immobilier", "real estate loan"),
    ("Loan for the purchase of equipment", "crédit d’équipement", "loan for equipment"),
    (
        "Loan for purchase of shares (margin lending)",
        "crédit pour acheter des titres",
        "loan for buying shares",
    ),
    ("Interbank credit", "crédit interbancaire", "interbank credit"),
    ("Mobile operator loan", "crédit d’un opérateur mobile", "loan of a mobile operator"),
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
            ("PREV_LAST_PRODUCT_COMBINATION", 17),
            ("PREV_LAST_YIELD_GROUP", 4), // XNA is missing, here and below
            ("PREV_LAST_REJECT_REASON", 8),
            ("BUREAU_LAST_CREDIT_TYPE", 15),
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
