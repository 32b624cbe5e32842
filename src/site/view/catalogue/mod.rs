//! The catalogue of features: what each one is, and what the model, its data and the drift say of it.

mod drifted;
mod role;
mod spread;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use self::drifted::Drifted;
use self::role::{Role, direction};
use self::spread::{Spread, spark};
use crate::features::{Feature, Theme};
use crate::site::build::SiteSource;
use crate::site::strings::Strings;
use crate::site::view::drift::DriftView;
use crate::site::view::table_words::{table_in_words, table_key};
use crate::tables::Table;

/// Every feature, theme by theme, and what it can be filtered by.
#[derive(Debug, Serialize)]
pub(super) struct CatalogueView {
    /// How many there are, how many the model reads, and how many of these move a score.
    intro: String,
    /// Each theme that has features, in the order of pages.
    themes: Vec<ThemeView>,
    /// Each table that features come from.
    tables: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct ThemeView {
    /// Its word in addresses: `external_scores`.
    key: String,
    name: &'static str,
    /// Its features, the heaviest first.
    entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Choice {
    key: &'static str,
    name: String,
}

/// A feature.
#[derive(Debug, Serialize)]
struct Entry {
    /// Its technical name, and its anchor.
    name: &'static str,
    label: &'static str,
    /// The table that it is computed from.
    table: String,
    /// In English, the one language that it is kept in.
    formula: &'static str,
    /// What the filters know of it, as words: its table, `read`, `idle` or `left`, then what else holds.
    is: String,
    role: String,
    direction: Option<String>,
    spread: String,
    missing: Option<String>,
    /// The area under its bars, 40 high, and its width; null where nothing is drawn.
    spark: Option<(usize, String)>,
    drift: String,
    /// The anchor of its row in the table of drift, where it has one.
    drift_at: Option<String>,
    /// The class of what drift says.
    level: &'static str,
    protected: bool,
    actionable: bool,
}

impl CatalogueView {
    pub(super) fn new(source: &SiteSource, drift: &DriftView, strings: &Strings) -> Self {
        let roles = Role::of_all(source);
        let mut by_theme: BTreeMap<Theme, Vec<(&Feature, Role)>> = BTreeMap::new();
        for (feature, role) in source.catalogue.iter().zip(&roles) {
            by_theme.entry(feature.theme).or_default().push((feature, *role));
        }
        let themes = Theme::ALL.into_iter().filter_map(|theme| {
            let mut features = by_theme.remove(&theme)?;
            features.sort_by_key(|(_, role)| Reverse(role.points_in_thousandths()));
            let entries =
                features.into_iter().map(|(feature, role)| entry((feature, role), source, drift, strings));
            let name = theme.label().text(strings.language());
            Some(ThemeView { key: key(theme), name, entries: entries.collect() })
        });
        Self { intro: intro(&roles, strings), themes: themes.collect(), tables: tables(source, strings) }
    }
}

fn intro(roles: &[Role], strings: &Strings) -> String {
    let read = roles.iter().filter(|role| role.is_read()).count();
    let moving = roles.iter().filter(|role| matches!(role, Role::Read { .. })).count();
    let filled = [("n", roles.len().into()), ("read", read.into()), ("moving", moving.into())];
    strings.say("catalogue_intro", &filled)
}

/// The word of a theme in addresses.
fn key(theme: Theme) -> String {
    let word = serde_json::to_value(theme).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}

fn tables(source: &SiteSource, strings: &Strings) -> Vec<Choice> {
    let has = |table: &Table| source.catalogue.iter().any(|feature| feature.table == *table);
    let choice = |table: Table| Choice { key: table_key(table), name: table_in_words(table, strings) };
    Table::ALL.into_iter().filter(has).map(choice).collect()
}

fn entry(
    (feature, role): (&'static Feature, Role),
    source: &SiteSource,
    drift: &DriftView,
    strings: &Strings,
) -> Entry {
    let language = strings.language();
    let reference = (source.reference)(feature.name);
    let column = source.drift.comparison.column(feature.name);
    let drifted = Drifted::of(feature.name, &source.drift.comparison, strings);
    let spread = Spread::of(feature, reference.as_ref(), source.model.rows, strings);
    let mut is = vec![table_key(feature.table), role.word()];
    is.extend(feature.protected.then_some("protected"));
    is.extend(feature.actionable.then_some("actionable"));
    is.extend(drifted.is);
    Entry {
        name: feature.name,
        label: feature.label.text(language),
        table: table_in_words(feature.table, strings),
        formula: feature.formula,
        is: is.join(" "),
        role: role.in_words(strings),
        direction: direction(feature, (source.directions)(feature.name), strings),
        spread: spread.values,
        missing: spread.missing,
        spark: column.and_then(spark),
        drift: drifted.words,
        drift_at: drift.anchor(feature.name).map(str::to_owned),
        level: drifted.level,
        protected: feature.protected,
        actionable: feature.actionable,
    }
}
