use super::*;
use crate::features::catalogue;

fn element(name: &str, points: f64, value: Option<&str>) -> Element {
    let text = |v: &str| Text { fr: v.to_owned(), en: v.to_owned() };
    Element {
        feature: catalogue().iter().find(|feature| feature.name == name).unwrap(),
        told: value.map_or(Told::Missing, |value| Told::Value(text(value))),
        usual_repaid: Some(Arc::new(text("44"))),
        points,
        shown: points.round() as i64,
    }
}

#[test]
fn the_strongest_come_first_and_each_side_keeps_to_its_sign() {
    let elements = [
        element("OCCUPATION_TYPE", 3.0, Some("a")),
        element("AGE_YEARS", -20.0, Some("b")),
        element("EXT_SOURCE_1", 7.0, Some("c")),
        element("EXT_SOURCE_2", 0.2, Some("d")),
    ];
    let found = reasons(&elements, true, 4);
    assert_eq!(found.iter().map(|r| r.points).collect::<Vec<_>>(), [7.0, 3.0]);
    assert_eq!(reasons(&elements, true, 1).len(), 1);
    let against = reasons(&elements, false, 4);
    assert_eq!((against.len(), against[0].weight), (1, Weight::Strong));
    assert_eq!(
        against[0].sentence.fr,
        "Âge\u{202f}: b (habituellement 44 chez les clients qui ont remboursé). Cet élément pèse fortement sur le dossier."
    );
}

#[test]
fn what_says_the_same_thing_is_one_reason_told_by_its_strongest_element() {
    let elements = [
        element("PAYMENT_LATE_SHARE", -2.0, Some("30%")),
        element("PAYMENT_DELAY_MAX", -5.0, Some("12 days")),
        element("PAYMENT_DELAY_MEAN", 0.0, Some("2 days")),
        element("PAYMENT_LATE_30_COUNT", 6.0, Some("0")),
        element("AGE_YEARS", -0.8, Some("44")),
    ];
    let against = reasons(&elements, false, 4);
    assert_eq!(against.len(), 2);
    let late = &against[0];
    assert_eq!((late.subject, late.points, late.shown), ("PAYMENTS_LATE", -1.0, -1));
    assert_eq!(late.feature, "PAYMENT_DELAY_MAX");
    assert_eq!(late.features, ["PAYMENT_DELAY_MAX", "PAYMENT_LATE_SHARE", "PAYMENT_LATE_30_COUNT"]);
    assert_eq!(
        late.sentence.fr,
        "Ponctualité des paiements chez nous\u{202f}: plus long retard de paiement d’une échéance chez nous, 12 days \
         (habituellement 44 chez les clients qui ont remboursé). Avec 2 autres informations proches, l’ensemble pèse \
         légèrement sur le dossier."
    );
    assert!(late.sentence.en.starts_with(&late.label.en) && late.sentence.fr.starts_with(&late.label.fr));
    assert_eq!(
        against[1].sentence.en,
        "Age: 44 (the usual value among clients who repaid). This weighs slightly on the file."
    );
}

#[test]
fn missing_information_is_a_reason_of_its_own() {
    let elements = [
        element("APARTMENTS_AVG", -4.0, None),
        element("FLOORSMAX_AVG", 3.0, Some("0.2")),
        element("YEARS_BUILD_AVG", -2.0, None),
        element("EXT_SOURCE_1", -5.5, None),
    ];
    let against = reasons(&elements, false, 4);
    assert_eq!(against.iter().map(|r| r.kind).collect::<Vec<_>>(), [ReasonKind::Missing; 2]);
    assert_eq!(
        against[0].sentence.en,
        "Building lived in: 2 pieces of information missing. Their absence weighs clearly on the file."
    );
    assert_eq!(
        against[1].sentence.fr,
        "Score de l’organisme externe n° 1\u{202f}: information manquante. Son absence pèse nettement sur le dossier."
    );
    let known = reasons(&elements, true, 4);
    assert_eq!((known.len(), known[0].kind, known[0].feature), (1, ReasonKind::Known, "FLOORSMAX_AVG"));
}

#[test]
fn a_table_without_rows_is_one_reason_whatever_its_features_are_about() {
    let nothing = crate::features::nothing_on_record(crate::tables::Table::Bureau).unwrap().words;
    let without = |name: &str, points: f64| Element {
        told: Told::NothingOnRecord(nothing),
        ..element(name, points, None)
    };
    let elements =
        [without("BUREAU_COUNT", 2.0), without("BUREAU_DEBT_SUM", 4.0), without("BUREAU_TERM_MEAN", -0.5)];
    let found = reasons(&elements, true, 4);
    assert_eq!((found.len(), found[0].subject, found[0].points), (1, "bureau", 5.5));
    assert_eq!(
        found[0].sentence.fr,
        "Aucun crédit connu chez d’autres organismes. Cela joue nettement en votre faveur."
    );
}

#[test]
fn who_is_new_to_the_lender_hears_it_once() {
    let without = |name: &str, points: f64| {
        let element = element(name, points, None);
        let nothing = crate::features::nothing_on_record(element.feature.table).unwrap().words;
        Element { told: Told::NothingOnRecord(nothing), ..element }
    };
    let mut elements =
        [without("PREV_COUNT", 6.0), without("POS_MONTHS_COUNT", -9.6), without("PAYMENT_COUNT", 11.0)];
    print_points(&mut elements, 7);
    let found = reasons(&elements, true, 4);
    assert_eq!((found.len(), found[0].shown, found[0].features.len()), (1, 7, 3));
    assert!(found[0].sentence.fr.starts_with("Aucun historique chez nous"), "{}", found[0].sentence.fr);
    assert!(reasons(&elements, false, 4).is_empty());
    assert_eq!(reasons(&elements[1..], false, 4).len(), 1);
}

#[test]
fn an_effect_that_is_not_printed_is_no_reason() {
    let mut unprinted = element("AGE_YEARS", 0.6, Some("a"));
    unprinted.shown = 0;
    assert!(reasons(&[unprinted], true, 4).is_empty());
}

#[test]
fn printed_points_add_up_by_theme_reason_and_element() {
    let small = ["PAYMENT_LATE_SHARE", "PAYMENT_DELAY_MAX", "PAYMENT_DELAY_MEAN", "PAYMENT_LATE_30_COUNT"];
    let mut elements: Vec<Element> = small.iter().map(|name| element(name, 0.6, Some("a"))).collect();
    elements.extend([element("AGE_YEARS", -3.4, Some("b")), element("POS_LOAN_COUNT", 0.2, Some("c"))]);
    print_points(&mut elements, -1);
    assert_eq!(elements.iter().map(|e| e.shown).collect::<Vec<_>>(), [1, 1, 0, 0, -3, 0]);
    assert_eq!(reasons(&elements, true, 4)[0].shown, 2);
}

#[test]
fn what_is_told_as_one_reason_lies_in_one_theme() {
    for table in crate::tables::Table::ALL.into_iter().filter(|table| !table.is_required()) {
        let mut themes: Vec<Theme> = catalogue()
            .iter()
            .filter(|feature| feature.table == table)
            .map(|feature| feature.theme)
            .collect();
        themes.dedup();
        assert_eq!(themes.len(), 1, "{table:?}");
    }
}
