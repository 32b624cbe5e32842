//! How nominal values are said.

use std::borrow::Cow;

use super::wording::Language;

/// A value of the tables, in French, and in English where Kaggle's word is not what one would say.
type Wording = (&'static str, &'static str, Option<&'static str>);

/// A nominal value in words; a value that is not known here stands as it is, and so do the numbered
/// kinds of employers, whose meaning the data set does not give.
#[must_use]
pub fn category_in_words(value: &str, language: Language) -> Cow<'_, str> {
    let known = WORDINGS.iter().find(|(word, ..)| *word == value);
    match (language, known) {
        (Language::Fr, Some((_, french, _))) => Cow::Borrowed(french),
        (Language::En, Some((_, _, Some(english)))) => Cow::Borrowed(english),
        (Language::Fr, None) => numbered(value).map_or(Cow::Borrowed(value), Cow::Owned),
        _ => Cow::Borrowed(value),
    }
}

/// `Industry: type 3` and the like.
fn numbered(value: &str) -> Option<String> {
    let (kind, number) = value.rsplit_once(' ')?;
    let french = match kind {
        "Industry: type" => "Industrie, type",
        "Trade: type" => "Commerce, type",
        "Transport: type" => "Transport, type",
        "Business Entity Type" => "Entreprise, type",
        _ => return None,
    };
    Some(format!("{french}\u{a0}{number}"))
}

const WORDINGS: &[Wording] = &[
    // Contracts
    ("Cash loans", "Prêt personnel", Some("Cash loan")),
    ("Consumer loans", "Crédit à la consommation", Some("Consumer loan")),
    ("Revolving loans", "Crédit renouvelable", Some("Revolving loan")),
    // Income
    ("Working", "Salaire", Some("Salary")),
    ("Commercial associate", "Commerce (associé)", Some("Commercial associate")),
    ("Pensioner", "Retraite", Some("Pension")),
    ("State servant", "Fonction publique", Some("State service")),
    ("Unemployed", "Chômage", Some("Unemployment")),
    ("Student", "Études", Some("Studies")),
    ("Businessman", "Entreprise personnelle", Some("Own business")),
    ("Maternity leave", "Congé de maternité", None),
    // Education
    ("Academic degree", "Diplôme universitaire supérieur", None),
    ("Higher education", "Études supérieures", None),
    ("Incomplete higher", "Études supérieures inachevées", Some("Incomplete higher education")),
    ("Lower secondary", "Collège", None),
    ("Secondary / secondary special", "Lycée ou lycée professionnel", Some("Secondary or vocational")),
    // Family
    ("Civil marriage", "Union civile", None),
    ("Married", "Marié(e)", None),
    ("Separated", "Séparé(e)", None),
    ("Single / not married", "Célibataire", Some("Single")),
    ("Widow", "Veuf ou veuve", Some("Widowed")),
    ("Unknown", "Non précisé", None),
    // Company when applying
    ("Unaccompanied", "Sans accompagnement", None),
    ("Family", "En famille", None),
    ("Spouse, partner", "Avec conjoint ou partenaire", None),
    ("Children", "Avec les enfants", None),
    ("Group of people", "En groupe", None),
    ("Other_A", "Autre (A)", Some("Other (A)")),
    ("Other_B", "Autre (B)", Some("Other (B)")),
    // Housing
    ("House / apartment", "Maison ou appartement", Some("House or apartment")),
    ("With parents", "Chez les parents", None),
    ("Municipal apartment", "Logement municipal", None),
    ("Rented apartment", "Logement loué", None),
    ("Office apartment", "Logement de fonction", None),
    ("Co-op apartment", "Logement coopératif", None),
    // Occupations
    ("Accountants", "Comptabilité", Some("Accounting")),
    ("Cleaning staff", "Nettoyage", None),
    ("Cooking staff", "Cuisine", None),
    ("Core staff", "Employé(e)", None),
    ("Drivers", "Conduite de véhicules", Some("Driving")),
    ("HR staff", "Ressources humaines", None),
    ("High skill tech staff", "Technique, très qualifié", None),
    ("IT staff", "Informatique", None),
    ("Laborers", "Ouvrier ou ouvrière", Some("Labourer")),
    ("Low-skill Laborers", "Ouvrier ou ouvrière peu qualifié(e)", Some("Low-skill labourer")),
    ("Managers", "Encadrement", Some("Management")),
    ("Medicine staff", "Santé (personnel)", None),
    ("Private service staff", "Services aux particuliers", None),
    ("Realty agents", "Agence immobilière", Some("Realty agency")),
    ("Sales staff", "Vente", None),
    ("Secretaries", "Secrétariat", Some("Secretariat")),
    ("Security staff", "Sécurité (personnel)", None),
    ("Waiters/barmen staff", "Service en salle ou au bar", Some("Waiting and bar staff")),
    // Employers
    ("Advertising", "Publicité", None),
    ("Agriculture", "Agriculture", None),
    ("Bank", "Banque", None),
    ("Cleaning", "Entreprise de nettoyage", None),
    ("Construction", "Construction", None),
    ("Culture", "Culture", None),
    ("Electricity", "Électricité", None),
    ("Emergency", "Services d’urgence", Some("Emergency services")),
    ("Government", "Administration", None),
    ("Hotel", "Hôtellerie", None),
    ("Housing", "Gestion de logements", None),
    ("Insurance", "Assurance", None),
    ("Kindergarten", "École maternelle", None),
    ("Legal Services", "Services juridiques", Some("Legal services")),
    ("Medicine", "Santé", None),
    ("Military", "Armée", None),
    ("Mobile", "Téléphonie mobile", Some("Mobile telephony")),
    ("Other", "Autre", None),
    ("Police", "Police", None),
    ("Postal", "Poste", Some("Postal service")),
    ("Realtor", "Immobilier", Some("Real estate")),
    ("Religion", "Organisation religieuse", Some("Religious organisation")),
    ("Restaurant", "Restauration", None),
    ("School", "École", None),
    ("Security", "Sécurité privée", None),
    ("Security Ministries", "Ministère de la sécurité", Some("Security ministry")),
    ("Self-employed", "À son compte", None),
    ("Services", "Services", None),
    ("Telecom", "Télécommunications", None),
    ("University", "Université", None),
    // Earlier applications
    ("Approved", "Accordée", None),
    ("Canceled", "Annulée", Some("Cancelled")),
    ("Refused", "Refusée", None),
    ("Unused offer", "Offre non utilisée", None),
    ("New", "Nouveau client", Some("New client")),
    ("Refreshed", "Ancien client de retour", Some("Returning client")),
    ("Repeater", "Client connu", Some("Known client")),
    ("Card Street", "Carte, en agence", Some("Card, at a branch")),
    ("Card X-Sell", "Carte, proposée au client", Some("Card, offered to a client")),
    ("Cash", "Prêt personnel, sans précision", Some("Cash loan, unspecified")),
    ("Cash Street: high", "Prêt personnel en agence, taux élevé", Some("Cash at a branch, high rate")),
    ("Cash Street: middle", "Prêt personnel en agence, taux moyen", Some("Cash at a branch, middle rate")),
    ("Cash Street: low", "Prêt personnel en agence, taux bas", Some("Cash at a branch, low rate")),
    ("Cash X-Sell: high", "Prêt personnel proposé, taux élevé", Some("Cash offered, high rate")),
    ("Cash X-Sell: middle", "Prêt personnel proposé, taux moyen", Some("Cash offered, middle rate")),
    ("Cash X-Sell: low", "Prêt personnel proposé, taux bas", Some("Cash offered, low rate")),
    (
        "POS household with interest",
        "Achat pour la maison, avec intérêts",
        Some("Household purchase with interest"),
    ),
    (
        "POS household without interest",
        "Achat pour la maison, sans intérêts",
        Some("Household purchase without interest"),
    ),
    (
        "POS industry with interest",
        "Achat d’équipement, avec intérêts",
        Some("Equipment purchase with interest"),
    ),
    (
        "POS industry without interest",
        "Achat d’équipement, sans intérêts",
        Some("Equipment purchase without interest"),
    ),
    ("POS mobile with interest", "Achat d’un mobile, avec intérêts", Some("Mobile purchase with interest")),
    (
        "POS mobile without interest",
        "Achat d’un mobile, sans intérêts",
        Some("Mobile purchase without interest"),
    ),
    ("POS other with interest", "Autre achat, avec intérêts", Some("Other purchase with interest")),
    ("POS others without interest", "Autre achat, sans intérêts", Some("Other purchase without interest")),
    // Days
    ("MONDAY", "Lundi", Some("Monday")),
    ("TUESDAY", "Mardi", Some("Tuesday")),
    ("WEDNESDAY", "Mercredi", Some("Wednesday")),
    ("THURSDAY", "Jeudi", Some("Thursday")),
    ("FRIDAY", "Vendredi", Some("Friday")),
    ("SATURDAY", "Samedi", Some("Saturday")),
    ("SUNDAY", "Dimanche", Some("Sunday")),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_value_is_said_in_both_languages_and_an_unknown_one_stands_as_it_is() {
        assert_eq!(category_in_words("Pensioner", Language::Fr), "Retraite");
        assert_eq!(category_in_words("Married", Language::En), "Married");
        assert_eq!(category_in_words("Trade: type 7", Language::Fr), "Commerce, type\u{a0}7");
        assert_eq!(category_in_words("Business Entity Type 3", Language::En), "Business Entity Type 3");
        assert_eq!(category_in_words("XAP", Language::Fr), "XAP");
    }

    #[test]
    fn no_value_stands_twice() {
        let words: BTreeSet<&str> = WORDINGS.iter().map(|(word, ..)| *word).collect();
        assert_eq!(words.len(), WORDINGS.len());
    }
}
