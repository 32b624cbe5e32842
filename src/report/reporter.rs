//! Makes the report of a client: score, points, reasons, values.

mod measured;
mod usual;

use std::ops::Range;
use std::sync::Arc;

use crate::champion::{Champion, FeatureReference, Opinion};
use crate::explanation::{
    Contributions, Element, Explainer, PastClients, Places, Recourse, Scale, Similar, Text, Told,
    print_points, reasons, theme_points, themes_of,
};
use crate::features::{
    Bilingual, Direction, Feature, FeatureColumn, FeatureTable, FeatureValues, Nothing, Theme, WhatIf,
    category_in_words, missing, not_applicable, nothing_on_record, value_in_words,
};
use crate::learning::DesignMatrix;
use crate::tables::Rows;

use super::client::{ClientReport, ClientValue, FeatureEffect, ThemeEffect, ThemeValues, Unusual};
use super::dimension::dimensions;
use super::stability::Stability;
use super::unusual::unusual;
pub(super) use measured::Measured;
use usual::Usual;

/// Most reasons on one side.
const MOST_REASONS: usize = 4;
/// The limit in points stays finite where the threshold is 0 or 1.
const EXTREME: f64 = 1e-6;

/// Reports on clients with a champion.
pub struct Reporter {
    champion: Champion,
    explainer: Explainer,
    scale: Scale,
    themes: Vec<Theme>,
    /// What is usual of every input, in words.
    usual: Vec<Usual>,
    past: Option<PastClients>,
}

impl Reporter {
    /// Makes a champion ready to explain.
    #[must_use]
    pub fn new(champion: Champion) -> Self {
        let explainer = Explainer::of(&champion.model, champion.manifest.encoding.width());
        let themes = themes_of(&champion.manifest.encoding);
        let inputs = champion.manifest.encoding.inputs.iter().zip(&champion.manifest.reference);
        let usual = inputs.map(|(input, reference)| Usual::of(&input.feature, reference)).collect();
        Self { champion, explainer, scale: Scale::default(), themes, usual, past: None }
    }

    /// Tells of similar past clients too.
    #[must_use]
    pub fn with_past_clients(self, past: Option<PastClients>) -> Self {
        Self { past, ..self }
    }

    /// The past clients that it tells of.
    #[must_use]
    pub const fn past_clients(&self) -> Option<&PastClients> {
        self.past.as_ref()
    }

    /// The champion that scores.
    #[must_use]
    pub const fn champion(&self) -> &Champion {
        &self.champion
    }

    /// What is usual of a feature among the clients that the champion learnt from; `None` where it does not
    /// read the feature.
    #[must_use]
    pub fn reference(&self, feature: &str) -> Option<&FeatureReference> {
        let manifest = &self.champion.manifest;
        let place = manifest.encoding.inputs.iter().position(|input| input.feature == feature)?;
        manifest.reference.get(place)
    }

    /// Which way risk was made to move with a feature; `None` where the champion does not read it.
    #[must_use]
    pub fn direction(&self, feature: &str) -> Option<Direction> {
        let manifest = &self.champion.manifest;
        let place = manifest.encoding.inputs.iter().position(|input| input.feature == feature)?;
        manifest.directions.get(place).copied()
    }

    /// Lays out the clients of `table`; `None` where it lacks an input of the champion.
    #[must_use]
    pub fn on(&self, table: FeatureTable) -> Option<Reports<'_>> {
        let encoding = &self.champion.manifest.encoding;
        let matrix = encoding.encode(&table)?;
        let columns =
            encoding.inputs.iter().map(|input| table.place(&input.feature)).collect::<Option<_>>()?;
        Some(Reports {
            reporter: self,
            matrix,
            columns,
            groups: dimensions().iter().map(|dimension| dimension.levels_of(&table)).collect(),
            table,
            recourse: None,
        })
    }
}

/// The reports on a set of clients.
pub struct Reports<'a> {
    reporter: &'a Reporter,
    table: FeatureTable,
    matrix: DesignMatrix,
    /// Place in the table of every input of the model.
    columns: Vec<usize>,
    /// The level of every client, by dimension.
    groups: Vec<Vec<usize>>,
    /// What clients could change, with their applications in the order of the table.
    recourse: Option<(Recourse<'a>, Vec<WhatIf>)>,
}

impl Reports<'_> {
    /// Takes the applications of the table, in its order, so that reports say what could be changed.
    ///
    /// # Panics
    /// Where they are others.
    #[must_use]
    pub fn with_applications(mut self, applications: &Rows) -> Self {
        assert_eq!(applications.ids("SK_ID_CURR"), self.table.ids, "the applications are not the table's");
        self.recourse =
            Some((Recourse::of(&self.reporter.champion), WhatIf::of_each(applications, &self.table)));
        self
    }

    /// Number of clients.
    #[must_use]
    pub const fn clients(&self) -> usize {
        self.table.rows()
    }

    /// The features of the clients.
    #[must_use]
    pub const fn table(&self) -> &FeatureTable {
        &self.table
    }

    /// The report of the client at `row`.
    #[must_use]
    pub fn report(&self, row: usize) -> ClientReport {
        let alone = self.explained(&[row]);
        self.report_from(row, alone.base, alone.row(0))
    }

    /// The reports of the clients of some rows, in their order: the same as one by one, but explained together, which is
    /// faster.
    #[must_use]
    pub fn reports(&self, rows: Range<usize>) -> Vec<ClientReport> {
        let explained = self.explained(&rows.clone().collect::<Vec<_>>());
        rows.zip(0..)
            .map(|(row, place)| self.report_from(row, explained.base, explained.row(place)))
            .collect()
    }

    fn explained(&self, rows: &[usize]) -> Contributions {
        self.reporter.explainer.explain(&self.matrix.select(rows))
    }

    fn stability(&self, row: usize) -> Stability {
        let Reporter { champion, scale, .. } = self.reporter;
        Stability::of(champion.margin_range(self.matrix.row(row)), champion, scale)
    }

    fn report_from(&self, row: usize, base: f64, contributions: &[f64]) -> ClientReport {
        let manifest = &self.reporter.champion.manifest;
        let score = self.reporter.champion.score_row(self.matrix.row(row));
        let points = self.reporter.scale.points(manifest.calibration.log_odds(score.margin));
        let base_points = self.reporter.scale.points(manifest.calibration.log_odds(base));
        let limit_points = self.limit_points();
        let (points_shown, base_shown) = (points.round() as i64, base_points.round() as i64);
        let effects = self.reporter.scale.carry(&manifest.calibration, base, score.margin, contributions);
        let mut elements = self.elements(row, &effects);
        print_points(&mut elements, points_shown - base_shown);
        let (similar, among) = self.beside_past_clients(row, &effects);
        ClientReport {
            sk_id_curr: self.table.ids[row],
            opinion: score.opinion,
            probability: score.probability,
            points,
            limit_points,
            base_points,
            points_shown,
            limit_shown: limit_points.round() as i64,
            base_shown,
            distance_shown: points_shown - limit_points.round() as i64,
            groups: self.groups.iter().map(|levels| levels[row]).collect(),
            stability: self.stability(row),
            reasons_for: reasons(&elements, true, MOST_REASONS),
            reasons_against: reasons(&elements, false, MOST_REASONS),
            themes: themes(&elements),
            values: self.values(row, &elements, &among),
            unusual: self.unusual(row),
            similar,
            recourse: self
                .recourse
                .as_ref()
                .map(|(recourse, own)| recourse.advise(&own[row], self.matrix.row(row))),
        }
    }

    /// Whether the client is known to have no row in the feature's table, and what is then said.
    fn nothing_on_record(&self, row: usize, feature: &Feature) -> Option<Bilingual> {
        nothing_on_record(feature.table).and_then(|nothing| self.witnessed(row, &nothing))
    }

    /// Why a value that is not there is not missing either.
    fn nothing(&self, row: usize, feature: &Feature) -> Option<Bilingual> {
        let not_applicable = || not_applicable(feature).find_map(|nothing| self.witnessed(row, &nothing));
        self.nothing_on_record(row, feature).or_else(not_applicable)
    }

    fn witnessed(&self, row: usize, nothing: &Nothing) -> Option<Bilingual> {
        match &self.table.column(nothing.witness)?.values {
            FeatureValues::Numeric(values) if nothing.holds(values[row]) => Some(nothing.words),
            _ => None,
        }
    }

    /// Similar past clients, and the place of every value among past clients, by input.
    fn beside_past_clients(&self, row: usize, effects: &[f64]) -> (Option<Similar>, Vec<Places>) {
        let nowhere = || vec![Places::default(); self.columns.len()];
        let Some(past) = &self.reporter.past else { return (None, nowhere()) };
        let place = theme_points(effects, &self.reporter.themes);
        let near = past.near(&place);
        let among = past.values().filter(|values| values.width() == self.columns.len()).map(|values| {
            let own = codes(&self.reporter.champion.manifest.reference, self.matrix.row(row));
            values.places(&own, &near, &|input| self.column(input).feature.is_categorical())
        });
        (past.told(&place, &near), among.unwrap_or_else(nowhere))
    }

    fn unusual(&self, row: usize) -> Vec<Unusual> {
        let manifest = &self.reporter.champion.manifest;
        let inputs = manifest.encoding.inputs.iter().zip(&manifest.reference).enumerate();
        inputs
            .filter_map(|(place, (input, reference))| unusual(self.column(place), row, input, reference))
            .collect()
    }

    fn column(&self, input: usize) -> &FeatureColumn {
        &self.table.columns[self.columns[input]]
    }

    fn inputs_of(&self, theme: Theme) -> Vec<usize> {
        (0..self.columns.len()).filter(|&input| self.column(input).feature.theme == theme).collect()
    }

    /// Every input with its effect, in the catalogue's order; nothing is printed yet.
    fn elements(&self, row: usize, effects: &[f64]) -> Vec<Element> {
        let element = |(input, points): (usize, &f64)| {
            let column = self.column(input);
            Element {
                feature: column.feature,
                told: self.told(row, column),
                usual_repaid: self.reporter.usual[input].repaid.clone(),
                points: *points,
                shown: 0,
            }
        };
        effects.iter().enumerate().map(element).collect()
    }

    fn told(&self, row: usize, column: &FeatureColumn) -> Told {
        if let Some(words) = self.nothing_on_record(row, column.feature) {
            return Told::NothingOnRecord(words);
        }
        let nothing = || self.nothing(row, column.feature).map(Text::from);
        client_value(column, row).or_else(nothing).map_or(Told::Missing, Told::Value)
    }

    fn values(&self, row: usize, elements: &[Element], among: &[Places]) -> Vec<ThemeValues> {
        Theme::ALL
            .into_iter()
            .map(|theme| {
                let inputs = self.inputs_of(theme).into_iter();
                ThemeValues {
                    theme,
                    values: inputs.map(|i| self.value(row, i, (&elements[i], among[i]))).collect(),
                }
            })
            .filter(|theme| !theme.values.is_empty())
            .collect()
    }

    fn value(&self, row: usize, input: usize, (element, among): (&Element, Places)) -> ClientValue {
        let column = self.column(input);
        let reference = &self.reporter.champion.manifest.reference[input];
        let known = client_value(column, row);
        let nothing = if known.is_none() { self.nothing(row, column.feature).map(Text::from) } else { None };
        let is_nothing = nothing.is_some();
        let value = known.or(nothing);
        let words = &self.reporter.usual[input];
        let (position, same_share) = match &column.values {
            FeatureValues::Numeric(values) => (reference.position(values[row]), None),
            FeatureValues::Nominal(words) => (None, same_share(reference, words[row])),
        };
        ClientValue {
            feature: column.feature.name,
            missing: value.is_none(),
            nothing: is_nothing,
            value: value.unwrap_or_else(unknown),
            usual: Arc::clone(&words.all),
            usual_repaid: words.repaid.as_ref().map_or_else(|| Arc::new(unknown()), Arc::clone),
            position,
            same_share,
            among,
            raw: raw(column, row),
            points: element.points,
            shown: element.shown,
        }
    }
}

impl Reports<'_> {
    /// Clients by opinion: favourable, then unfavourable.
    #[must_use]
    pub fn opinions(&self) -> (usize, usize) {
        let scores = self.reporter.champion.score(&self.matrix);
        let favourable = scores.iter().filter(|score| score.opinion == Opinion::Favourable).count();
        (favourable, scores.len() - favourable)
    }
}

/// Effects by theme, the largest first.
fn themes(elements: &[Element]) -> Vec<ThemeEffect> {
    let strongest = |a: f64, b: f64| b.abs().total_cmp(&a.abs());
    let theme = |theme: Theme| {
        let own = elements.iter().filter(|element| element.feature.theme == theme);
        let effect =
            |e: &Element| FeatureEffect { feature: e.feature.name, points: e.points, shown: e.shown };
        let mut features: Vec<FeatureEffect> = own.map(effect).collect();
        let points = features.iter().map(|feature| feature.points).sum();
        features.sort_by(|a, b| strongest(a.points, b.points));
        let shown = features.iter().map(|feature| feature.shown).sum();
        ThemeEffect { theme, points, shown, features }
    };
    let mut themes: Vec<ThemeEffect> =
        Theme::ALL.into_iter().map(theme).filter(|theme| !theme.features.is_empty()).collect();
    themes.sort_by(|a, b| strongest(a.points, b.points));
    themes
}

/// The codes of a client's values, by input.
fn codes(reference: &[FeatureReference], cells: &[f32]) -> Vec<u8> {
    reference.iter().zip(cells).map(|(reference, cell)| reference.code(*cell)).collect()
}

/// A number, or the place of a word in the vocabulary of its feature.
fn raw(column: &FeatureColumn, row: usize) -> Option<f64> {
    match &column.values {
        FeatureValues::Numeric(values) => Some(values[row]).filter(|value| !value.is_nan()),
        FeatureValues::Nominal(words) => {
            let word = words[row]?;
            column.feature.words.iter().position(|known| *known == word).map(|place| place as f64)
        }
    }
}

fn client_value(column: &FeatureColumn, row: usize) -> Option<Text> {
    match &column.values {
        FeatureValues::Numeric(values) => number_in_words(values[row], column.feature),
        FeatureValues::Nominal(words) => words[row].map(|word| word_in_words(word, column.feature.name)),
    }
}

/// What is said where a value is not known.
fn unknown() -> Text {
    Text::new(|language| missing(language).to_owned())
}

fn same_share(reference: &FeatureReference, word: Option<&str>) -> Option<f64> {
    let FeatureReference::Nominal { shares, .. } = reference else { return None };
    let word = word?;
    Some(shares.iter().find(|(other, _)| other == word).map_or(0.0, |(_, share)| *share))
}

fn number_in_words(value: f64, feature: &Feature) -> Option<Text> {
    (!value.is_nan()).then(|| Text::new(|language| value_in_words(value, feature.unit, language)))
}

fn word_in_words(word: &str, feature: &str) -> Text {
    Text::new(|language| category_in_words(feature, word, language).into_owned())
}
