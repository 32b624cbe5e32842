//! The form of a simulation: its fields with words, bounds and choices.

use serde::Serialize;

use crate::champion::FeatureReference;
use crate::features::{Feature, Language, Unit, catalogue, category_in_words, value_in_words};
use crate::site::build::Reference;
use crate::site::strings::Strings;
use crate::site::try_form::{FORM, Field, Group, Kind, Label, Place, Title, UNASKED};
use crate::tables::{Column, Table};

const DAYS_PER_YEAR: f64 = 365.25;
/// A slider has about so many steps.
const STEPS: f64 = 200.0;

/// The form of a simulation.
#[derive(Debug, Serialize)]
pub(in crate::site) struct TryView {
    groups: Vec<GroupView>,
    /// Columns that are not asked for, as a new application states them: JSON.
    unasked: String,
}

#[derive(Debug, Serialize)]
struct GroupView {
    title: String,
    first: bool,
    asked: bool,
    fields: Vec<FieldView>,
}

#[derive(Debug, Serialize)]
struct FieldView {
    column: &'static str,
    label: String,
    /// How the script turns the answer into the column's value.
    kind: &'static str,
    /// What stands behind the number; empty where there is nothing.
    unit: String,
    /// The least and the greatest number that makes sense, as they are typed.
    least: f64,
    greatest: f64,
    /// The step of the arrow keys.
    step: f64,
    slider: Option<Slider>,
    /// What the column holds where the information is missing: JSON; empty where it may not be.
    missing: &'static str,
    usual: String,
    options: Vec<(String, String)>,
}

#[derive(Debug, Serialize)]
struct Slider {
    low: f64,
    high: f64,
}

impl TryView {
    pub(in crate::site) fn new(reference: &Reference<'_>, strings: &Strings, language: Language) -> Self {
        let columns = Table::ApplicationTest.columns();
        let unasked: Vec<String> =
            UNASKED.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        let field = |field: &Field| {
            let column = columns.iter().find(|column| column.name == field.column)?;
            Some(FieldView::new(field, column, reference, (strings, language)))
        };
        let group = |group: &Group| GroupView {
            title: match group.title {
                Title::Theme(theme) => theme.label().text(language).to_owned(),
                Title::Message(key) => strings.say(key, &[]),
            },
            first: group.place == Place::First,
            asked: group.place == Place::Asked,
            fields: group.fields.iter().filter_map(field).collect(),
        };
        Self { groups: FORM.iter().map(group).collect(), unasked: format!("{{{}}}", unasked.join(",")) }
    }
}

impl FieldView {
    fn new(
        field: &Field,
        column: &Column,
        reference: &Reference<'_>,
        (strings, language): (&Strings, Language),
    ) -> Self {
        let feature = feature(field);
        let known = feature.and_then(|feature| reference(feature.name));
        let percentiles =
            known.as_ref().and_then(percentiles).map(|known| known.map(|value| typed(value, feature)));
        let (low, high) = percentiles.map_or(field.span, |[low, _, high]| (low, high));
        let step = step(field.kind, high - low);
        let (least, greatest) = bounds(field.kind, column);
        Self {
            column: field.column,
            label: label(field, feature, strings, language),
            kind: kind(field.kind),
            unit: unit(field.kind, feature, strings),
            least,
            greatest,
            step,
            slider: slides(field.kind).then(|| slider(field.kind, (low, high), step)),
            missing: missing(field.kind, column),
            usual: usual(field, known.as_ref(), percentiles.map(|[_, middle, _]| middle)),
            options: options(field, column, language),
        }
    }
}

/// The feature that has the field's value.
fn feature(field: &Field) -> Option<&'static Feature> {
    let Label::Feature(name) = field.label else { return None };
    catalogue().iter().find(|feature| feature.name == name)
}

fn label(field: &Field, feature: Option<&Feature>, strings: &Strings, language: Language) -> String {
    match field.label {
        Label::Feature(name) => feature.map_or(name, |feature| feature.label.text(language)).to_owned(),
        Label::Message(key) => strings.say(key, &[]),
        Label::Document(number) => strings.say("try_field_document", &[("number", number.into())]),
    }
}

/// The 1st, 50th and 99th percentile.
fn percentiles(reference: &FeatureReference) -> Option<[f64; 3]> {
    match reference {
        FeatureReference::Numeric { percentiles, .. } if percentiles.len() == 101 => {
            Some([1, 50, 99].map(|place| percentiles[place]))
        }
        _ => None,
    }
}

/// A feature's value as it is typed: days become years.
fn typed(value: f64, feature: Option<&Feature>) -> f64 {
    if feature.is_some_and(|feature| feature.unit == Unit::Days) { value / DAYS_PER_YEAR } else { value }
}

const fn is_years(kind: Kind) -> bool {
    matches!(kind, Kind::Years | Kind::Employment)
}

const fn slides(kind: Kind) -> bool {
    matches!(kind, Kind::Amount | Kind::Years | Kind::Employment | Kind::Score)
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Years => "years",
        Kind::Employment => "employment",
        Kind::Choice | Kind::YesNo => "word",
        Kind::Rating => "choice",
        Kind::Flag => "flag",
        Kind::Amount | Kind::Count | Kind::Hour | Kind::Score | Kind::Index => "number",
    }
}

fn unit(kind: Kind, feature: Option<&Feature>, strings: &Strings) -> String {
    match (kind, feature.map(|feature| feature.unit)) {
        (Kind::Years | Kind::Employment, _) | (_, Some(Unit::Years)) => strings.say("try_unit_years", &[]),
        (Kind::Hour, _) => strings.say("try_unit_hour", &[]),
        _ => String::new(),
    }
}

/// The column's bounds, as they are typed; -43,830 days are 120 years.
fn bounds(kind: Kind, column: &Column) -> (f64, f64) {
    let (least, greatest) = column.range;
    if is_years(kind) { (-greatest / DAYS_PER_YEAR, -least / DAYS_PER_YEAR) } else { (least, greatest) }
}

/// One or five of a power of ten, or what is usual for the kind.
fn step(kind: Kind, span: f64) -> f64 {
    match kind {
        Kind::Amount => {
            let most = (span / STEPS).max(1.0);
            let power = 10.0_f64.powi(most.log10().floor() as i32);
            if 5.0 * power <= most { 5.0 * power } else { power }
        }
        Kind::Years | Kind::Employment => 0.5,
        Kind::Score | Kind::Index => 0.01,
        _ => 1.0,
    }
}

/// Whole steps from below the range to above it.
fn slider(kind: Kind, (low, high): (f64, f64), step: f64) -> Slider {
    if kind == Kind::Score {
        return Slider { low: 0.0, high: 1.0 };
    }
    Slider { low: (low / step).floor() * step, high: (high / step).ceil() * step }
}

fn missing(kind: Kind, column: &Column) -> &'static str {
    match kind {
        Kind::Rating => "-1",
        Kind::Choice if column.words.contains(&"XNA") => "\"XNA\"",
        _ if !column.required => "null",
        _ => "",
    }
}

/// What is usual among the clients of the reference, as it is typed; else what the table of fields says.
fn usual(field: &Field, known: Option<&FeatureReference>, middle: Option<f64>) -> String {
    let round = |value: f64, digits: i32| {
        let power = 10.0_f64.powi(digits);
        format!("{}", (value * power).round() / power)
    };
    let told = match (field.kind, middle) {
        // A car's age is unknown to most, who have none.
        _ if field.usual.is_empty() => None,
        (Kind::Choice, _) => known.and_then(FeatureReference::mode),
        (Kind::Years | Kind::Employment, Some(middle)) => Some(round(middle, 1)),
        (Kind::Score | Kind::Index, Some(middle)) => Some(round(middle, 3)),
        (Kind::Amount | Kind::Count, Some(middle)) => Some(round(middle, 0)),
        _ => None,
    };
    told.unwrap_or_else(|| field.usual.to_owned())
}

fn options(field: &Field, column: &Column, language: Language) -> Vec<(String, String)> {
    match field.kind {
        Kind::Choice => {
            let words = column.words.iter().filter(|word| !matches!(**word, "XNA"));
            let said = |word: &&str| {
                let words = category_in_words(field.column, word, language);
                ((*word).to_owned(), words.into_owned())
            };
            words.map(said).collect()
        }
        Kind::Rating => ["1", "2", "3"].map(|rating| (rating.to_owned(), rating.to_owned())).to_vec(),
        Kind::YesNo => [("Y", 1.0), ("N", 0.0)]
            .map(|(word, flag)| (word.to_owned(), value_in_words(flag, Unit::Flag, language)))
            .to_vec(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(column: &str) -> FieldView {
        let reference = |name: &str| {
            let known = FeatureReference::Numeric {
                percentiles: Vec::new(),
                median_repaid: None,
                missing_share: 0.0,
            };
            (name == "AMT_CREDIT").then_some(known)
        };
        let strings = crate::site::strings::own_strings(Language::En);
        let view = TryView::new(&reference, &strings, Language::En);
        view.groups.into_iter().flat_map(|group| group.fields).find(|field| field.column == column).unwrap()
    }

    #[test]
    fn days_are_typed_as_years_and_sums_slide_in_round_steps() {
        let age = field("DAYS_BIRTH");
        assert!((age.least - 15.0).abs() < 0.01 && (age.greatest - 120.0).abs() < 0.01);
        assert_eq!((age.unit.as_str(), age.missing, age.kind), ("years", "", "years"));
        let credit = field("AMT_CREDIT");
        let slider = credit.slider.unwrap();
        assert_eq!([credit.step, slider.low, slider.high].map(|n| n as i64), [5_000, 75_000, 1_825_000]);
        assert_eq!(credit.usual, "510000");
    }

    #[test]
    fn what_is_missing_is_said_as_the_column_takes_it() {
        let missing = ["EXT_SOURCE_1", "ORGANIZATION_TYPE", "REGION_RATING_CLIENT", "AMT_INCOME_TOTAL"];
        assert_eq!(missing.map(|column| field(column).missing), ["null", "\"XNA\"", "-1", ""]);
        assert!(field("ORGANIZATION_TYPE").options.iter().all(|(word, _)| word != "XNA"));
        assert_eq!(field("FLAG_OWN_CAR").options[0], ("Y".to_owned(), "yes".to_owned()));
    }

    #[test]
    fn what_is_usual_follows_the_reference() {
        let known = FeatureReference::Numeric {
            percentiles: (0..=100).map(|place| f64::from(place) * 365.25).collect(),
            median_repaid: None,
            missing_share: 0.0,
        };
        let nominal = FeatureReference::Nominal {
            shares: vec![("Married".to_owned(), 0.3), ("Widow".to_owned(), 0.7)],
            mode_repaid: None,
            missing_share: 0.0,
        };
        let reference = |name: &str| match name {
            "ID_PUBLISH_DAYS" => Some(known.clone()),
            "NAME_FAMILY_STATUS" => Some(nominal.clone()),
            _ => None,
        };
        let strings = crate::site::strings::own_strings(Language::Fr);
        let view = TryView::new(&reference, &strings, Language::Fr);
        let fields: Vec<&FieldView> = view.groups.iter().flat_map(|group| &group.fields).collect();
        let usual = |column| &fields.iter().find(|field| field.column == column).unwrap().usual;
        assert_eq!(
            (usual("DAYS_ID_PUBLISH").as_str(), usual("NAME_FAMILY_STATUS").as_str()),
            ("50", "Widow")
        );
    }
}
