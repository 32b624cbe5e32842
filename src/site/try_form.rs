//! The form in which an application is changed or written anew: a closed table of its fields.
//!
//! Bounds and usual values are those of the clients that the champion learnt from, where it knows them. The
//! constants here stand in where it does not: 1st percentile, median and 99th percentile of Kaggle's
//! application_train, rounded.

use Kind::{Amount, Choice, Count, Employment, Flag, Hour, Index, Rating, Score, Years, YesNo};
use Place::{Asked, First, Other};

use crate::features::Theme;

/// How a field is asked for, and how its answer becomes the column's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sum of money.
    Amount,
    /// Years, which the column counts as days before the application.
    Years,
    /// The same, or no employment.
    Employment,
    /// A whole number.
    Count,
    /// A score from 0 to 1.
    Score,
    /// Another number, as it is.
    Index,
    /// One of the column's words.
    Choice,
    /// 1, 2 or 3; -1 is no rating.
    Rating,
    /// An hour of the day.
    Hour,
    /// 1 or 0.
    Flag,
    /// Y or N.
    YesNo,
}

/// What a field is called.
#[derive(Debug, Clone, Copy)]
pub(super) enum Label {
    /// As the catalogue calls the feature that has the same value, in the same unit or in days.
    Feature(&'static str),
    /// By a message of its own.
    Message(&'static str),
    /// A document by its number.
    Document(i64),
}

/// A field of the form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// The column of application_test that it sets.
    pub(super) column: &'static str,
    pub(super) kind: Kind,
    pub(super) label: Label,
    /// From where to where a slider goes.
    pub(super) span: (f64, f64),
    /// What is usual.
    pub(super) usual: &'static str,
}

/// Where a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// What the client can act on: always in sight.
    First,
    /// Asked of a new client.
    Asked,
    /// Filled with what is usual, for whoever knows better.
    Other,
}

/// What a group is called.
#[derive(Debug, Clone, Copy)]
pub(super) enum Title {
    Theme(Theme),
    Message(&'static str),
}

/// Fields that stand together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub(super) title: Title,
    pub(super) place: Place,
    pub(super) fields: &'static [Field],
}

/// Columns that an application must have and that nothing is computed from, as a new one states them. Sex is
/// not asked: it is not an input of the score.
pub(super) const UNASKED: [(&str, &str); 5] = [
    ("SK_ID_CURR", "1"),
    ("CODE_GENDER", "\"XNA\""),
    ("FLAG_MOBIL", "1"),
    ("FLAG_EMP_PHONE", "1"),
    ("FLAG_CONT_MOBILE", "1"),
];

/// A field whose feature has the column's name.
const fn same(column: &'static str, kind: Kind, usual: &'static str) -> Field {
    called(column, kind, Label::Feature(column), usual)
}

const fn called(column: &'static str, kind: Kind, label: Label, usual: &'static str) -> Field {
    Field { column, kind, label, span: (0.0, 1.0), usual }
}

const fn amount(column: &'static str, low: f64, usual: &'static str, high: f64) -> Field {
    Field { span: (low, high), ..same(column, Amount, usual) }
}

const fn years(column: &'static str, feature: &'static str, usual: &'static str, span: (f64, f64)) -> Field {
    Field { span, ..called(column, Years, Label::Feature(feature), usual) }
}

const fn own(column: &'static str, kind: Kind, message: &'static str) -> Field {
    called(column, kind, Label::Message(message), "0")
}

const fn document(column: &'static str, number: i64) -> Field {
    called(column, Flag, Label::Document(number), "0")
}

const fn group(title: Title, place: Place, fields: &'static [Field]) -> Group {
    Group { title, place, fields }
}

/// The form, in its order.
pub(super) const FORM: [Group; 13] = [
    group(
        Title::Theme(Theme::Credit),
        First,
        &[
            same("NAME_CONTRACT_TYPE", Choice, "Cash loans"),
            amount("AMT_CREDIT", 75_000.0, "510000", 1_825_000.0),
            amount("AMT_ANNUITY", 6_000.0, "25000", 70_000.0),
            amount("AMT_GOODS_PRICE", 65_000.0, "450000", 1_800_000.0),
        ],
    ),
    group(
        Title::Message("try_group_contact"),
        First,
        &[
            same("FLAG_WORK_PHONE", Flag, "0"),
            same("FLAG_PHONE", Flag, "0"),
            same("FLAG_EMAIL", Flag, "0"),
            same("FLAG_DOCUMENT_3", Flag, "1"),
        ],
    ),
    group(
        Title::Theme(Theme::Income),
        Asked,
        &[
            amount("AMT_INCOME_TOTAL", 45_000.0, "144000", 450_000.0),
            same("NAME_INCOME_TYPE", Choice, "Working"),
        ],
    ),
    group(
        Title::Theme(Theme::Employment),
        Asked,
        &[
            Field { kind: Employment, ..years("DAYS_EMPLOYED", "EMPLOYED_YEARS", "4.5", (0.0, 31.0)) },
            same("OCCUPATION_TYPE", Choice, "Laborers"),
            same("ORGANIZATION_TYPE", Choice, "Business Entity Type 3"),
        ],
    ),
    group(
        Title::Theme(Theme::Household),
        Asked,
        &[
            years("DAYS_BIRTH", "AGE_YEARS", "43", (22.0, 67.0)),
            same("NAME_FAMILY_STATUS", Choice, "Married"),
            same("CNT_CHILDREN", Count, "0"),
            same("CNT_FAM_MEMBERS", Count, "2"),
            same("NAME_EDUCATION_TYPE", Choice, "Secondary / secondary special"),
        ],
    ),
    group(
        Title::Theme(Theme::Property),
        Asked,
        &[
            same("NAME_HOUSING_TYPE", Choice, "House / apartment"),
            same("FLAG_OWN_REALTY", YesNo, "Y"),
            same("FLAG_OWN_CAR", YesNo, "N"),
            same("OWN_CAR_AGE", Count, ""),
        ],
    ),
    group(
        Title::Theme(Theme::ExternalScores),
        Asked,
        &[
            same("EXT_SOURCE_1", Score, "0.51"),
            same("EXT_SOURCE_2", Score, "0.57"),
            same("EXT_SOURCE_3", Score, "0.53"),
        ],
    ),
    group(
        Title::Theme(Theme::Region),
        Asked,
        &[same("REGION_RATING_CLIENT", Rating, "2"), same("REGION_RATING_CLIENT_W_CITY", Rating, "2")],
    ),
    group(
        Title::Message("try_group_addresses"),
        Other,
        &[
            same("REGION_POPULATION_RELATIVE", Index, "0.019"),
            same("REG_CITY_NOT_LIVE_CITY", Flag, "0"),
            same("REG_CITY_NOT_WORK_CITY", Flag, "0"),
            own("LIVE_CITY_NOT_WORK_CITY", Flag, "try_field_live_city_not_work_city"),
            own("REG_REGION_NOT_LIVE_REGION", Flag, "try_field_reg_region_not_live_region"),
            own("REG_REGION_NOT_WORK_REGION", Flag, "try_field_reg_region_not_work_region"),
            own("LIVE_REGION_NOT_WORK_REGION", Flag, "try_field_live_region_not_work_region"),
        ],
    ),
    group(
        Title::Message("try_group_building"),
        Other,
        &[
            same("APARTMENTS_AVG", Index, "0.09"),
            same("FLOORSMAX_AVG", Index, "0.17"),
            same("LIVINGAREA_AVG", Index, "0.07"),
            same("YEARS_BUILD_AVG", Index, "0.75"),
        ],
    ),
    group(
        Title::Message("try_group_around"),
        Other,
        &[
            same("OBS_30_CNT_SOCIAL_CIRCLE", Count, "0"),
            same("DEF_30_CNT_SOCIAL_CIRCLE", Count, "0"),
            same("DEF_60_CNT_SOCIAL_CIRCLE", Count, "0"),
            own("AMT_REQ_CREDIT_BUREAU_HOUR", Count, "try_field_enquiries_hour"),
            own("AMT_REQ_CREDIT_BUREAU_DAY", Count, "try_field_enquiries_day"),
            own("AMT_REQ_CREDIT_BUREAU_WEEK", Count, "try_field_enquiries_week"),
            same("AMT_REQ_CREDIT_BUREAU_MON", Count, "0"),
            same("AMT_REQ_CREDIT_BUREAU_QRT", Count, "0"),
            same("AMT_REQ_CREDIT_BUREAU_YEAR", Count, "1"),
        ],
    ),
    group(
        Title::Theme(Theme::File),
        Other,
        &[
            years("DAYS_LAST_PHONE_CHANGE", "PHONE_CHANGE_DAYS", "2.1", (0.0, 9.0)),
            years("DAYS_REGISTRATION", "REGISTRATION_DAYS", "12.3", (0.0, 38.0)),
            years("DAYS_ID_PUBLISH", "ID_PUBLISH_DAYS", "8.9", (0.0, 15.0)),
            same("WEEKDAY_APPR_PROCESS_START", Choice, "TUESDAY"),
            same("HOUR_APPR_PROCESS_START", Hour, "12"),
            same("NAME_TYPE_SUITE", Choice, "Unaccompanied"),
        ],
    ),
    group(
        Title::Message("try_group_documents"),
        Other,
        &[
            document("FLAG_DOCUMENT_2", 2),
            document("FLAG_DOCUMENT_4", 4),
            document("FLAG_DOCUMENT_5", 5),
            document("FLAG_DOCUMENT_6", 6),
            document("FLAG_DOCUMENT_7", 7),
            document("FLAG_DOCUMENT_8", 8),
            document("FLAG_DOCUMENT_9", 9),
            document("FLAG_DOCUMENT_10", 10),
            document("FLAG_DOCUMENT_11", 11),
            document("FLAG_DOCUMENT_12", 12),
            document("FLAG_DOCUMENT_13", 13),
            document("FLAG_DOCUMENT_14", 14),
            document("FLAG_DOCUMENT_15", 15),
            document("FLAG_DOCUMENT_16", 16),
            document("FLAG_DOCUMENT_17", 17),
            document("FLAG_DOCUMENT_18", 18),
            document("FLAG_DOCUMENT_19", 19),
            document("FLAG_DOCUMENT_20", 20),
            document("FLAG_DOCUMENT_21", 21),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::features::{Language, Lever, catalogue, category_in_words};
    use crate::tables::{Column, ColumnType, Table};

    fn fields() -> impl Iterator<Item = &'static Field> {
        FORM.iter().flat_map(|group| group.fields)
    }

    fn column(name: &str) -> Column {
        let columns = Table::ApplicationTest.columns();
        *columns.iter().find(|column| column.name == name).unwrap_or_else(|| panic!("no column {name}"))
    }

    #[test]
    fn every_field_is_a_column_of_the_application_of_its_kind_and_stands_once() {
        for field in fields() {
            let kind = column(field.column).kind;
            let text = matches!(field.kind, Choice | YesNo);
            assert_eq!(kind == ColumnType::Text, text, "{}", field.column);
            assert_ne!(kind, ColumnType::Id);
        }
        let names: BTreeSet<&str> = fields().map(|field| field.column).collect();
        assert_eq!(names.len(), fields().count());
    }

    #[test]
    fn the_form_and_what_it_does_not_ask_are_all_that_an_application_must_have() {
        let unasked: BTreeSet<&str> = UNASKED.iter().map(|(column, _)| *column).collect();
        let asked: BTreeSet<&str> = fields().map(|field| field.column).collect();
        assert!(asked.is_disjoint(&unasked));
        let columns = Table::ApplicationTest.columns();
        let required = columns.iter().filter(|column| column.required).map(|column| column.name);
        let absent: Vec<&str> = required.filter(|c| !asked.contains(c) && !unasked.contains(c)).collect();
        assert!(absent.is_empty(), "{absent:?}");
        assert!(unasked.iter().all(|name| column(name).required));
    }

    #[test]
    fn what_the_client_can_act_on_stands_first() {
        let first = FORM.iter().filter(|group| group.place == First).flat_map(|group| group.fields);
        let first: BTreeSet<&str> = first.map(|field| field.column).collect();
        let mut levers: BTreeSet<&str> = Lever::ALL.map(Lever::column).into();
        levers.insert("NAME_CONTRACT_TYPE");
        assert_eq!(first, levers);
    }

    #[test]
    fn every_label_is_that_of_a_feature_and_every_word_of_a_choice_is_said_in_both_languages() {
        for field in fields() {
            if let Label::Feature(name) = field.label {
                assert!(catalogue().iter().any(|feature| feature.name == name), "{name}");
            }
            if field.kind == Choice {
                for word in column(field.column).words.iter().filter(|word| **word != "XNA") {
                    let [fr, en] =
                        Language::ALL.map(|l| category_in_words(field.column, word, l).into_owned());
                    assert!(fr != **word || en != **word, "{}: {word} is not said", field.column);
                }
            }
        }
    }

    #[test]
    fn what_is_usual_is_an_answer_that_the_column_takes() {
        for field in fields().filter(|field| !field.usual.is_empty()) {
            let column = column(field.column);
            if matches!(field.kind, Choice | YesNo) {
                assert!(column.words.contains(&field.usual), "{}", field.column);
            } else {
                let usual: f64 = field.usual.parse().unwrap();
                let days = matches!(field.kind, Years | Employment);
                let value = if days { -(usual * 365.25).round() } else { usual };
                assert!(column.allows(value), "{}: {value}", field.column);
                let slides = matches!(field.kind, Amount | Years | Employment | Score);
                assert!(!slides || (field.span.0..=field.span.1).contains(&usual), "{}", field.column);
            }
        }
    }
}
