//! Makes the report of a client: score, points, reasons, values.

use crate::champion::{Champion, FeatureReference, MarginRange, Opinion};
use crate::explanation::{Contributions, Explainer, Scale, Text, ValueInWords, largest_remainder, reasons};
use crate::features::{
    Feature, FeatureColumn, FeatureTable, FeatureValues, Theme, category_in_words, missing,
    nothing_on_record, value_in_words,
};
use crate::learning::DesignMatrix;

use super::client::{ClientReport, ClientValue, FeatureEffect, ThemeEffect, ThemeValues, Unusual};
use super::stability::Stability;
use super::unusual::unusual;

/// Most reasons on one side.
const MOST_REASONS: usize = 4;
/// The limit in points stays finite where the threshold is 0 or 1.
const EXTREME: f64 = 1e-6;

/// Reports on clients with a champion.
pub struct Reporter {
    champion: Champion,
    explainer: Explainer,
    scale: Scale,
}

impl Reporter {
    /// Makes a champion ready to explain.
    #[must_use]
    pub fn new(champion: Champion) -> Self {
        let explainer = Explainer::of(&champion.model, champion.manifest.encoding.width());
        Self { champion, explainer, scale: Scale::default() }
    }

    /// The champion that scores.
    #[must_use]
    pub const fn champion(&self) -> &Champion {
        &self.champion
    }

    /// Lays out the clients of `table`; `None` where it lacks an input of the champion.
    #[must_use]
    pub fn on(&self, table: FeatureTable) -> Option<Reports<'_>> {
        let encoding = &self.champion.manifest.encoding;
        let matrix = encoding.encode(&table)?;
        let columns =
            encoding.inputs.iter().map(|input| table.place(&input.feature)).collect::<Option<_>>()?;
        Some(Reports { reporter: self, table, matrix, columns, contributions: None, ranges: None })
    }
}

/// The reports on a set of clients.
pub struct Reports<'a> {
    reporter: &'a Reporter,
    table: FeatureTable,
    matrix: DesignMatrix,
    /// Place in the table of every input of the model.
    columns: Vec<usize>,
    contributions: Option<Contributions>,
    ranges: Option<Vec<MarginRange>>,
}

impl Reports<'_> {
    /// Explains all clients at once, for a build; reports are the same without, only slower.
    #[must_use]
    pub fn with_all_explained(mut self) -> Self {
        self.contributions = Some(self.reporter.explainer.explain(&self.matrix));
        self.ranges = Some(self.reporter.champion.margin_ranges(&self.matrix));
        self
    }

    /// Number of clients.
    #[must_use]
    pub const fn clients(&self) -> usize {
        self.table.rows()
    }

    /// `SK_ID_CURR` of every client.
    #[must_use]
    pub fn ids(&self) -> &[i64] {
        &self.table.ids
    }

    /// The report of the client at `row`.
    #[must_use]
    pub fn report(&self, row: usize) -> ClientReport {
        if let Some(all) = &self.contributions {
            return self.report_from(row, all.base, all.row(row));
        }
        let alone = self.reporter.explainer.explain(&self.matrix.select(&[row]));
        self.report_from(row, alone.base, alone.row(0))
    }

    fn stability(&self, row: usize) -> Stability {
        let Reporter { champion, scale, .. } = self.reporter;
        let alone = || champion.margin_range(self.matrix.row(row));
        let range = self.ranges.as_ref().map_or_else(alone, |ranges| ranges[row]);
        Stability::of(range, champion, scale)
    }

    fn report_from(&self, row: usize, base: f64, contributions: &[f64]) -> ClientReport {
        let manifest = &self.reporter.champion.manifest;
        let score = self.reporter.champion.score_row(self.matrix.row(row));
        let points = self.reporter.scale.points(manifest.calibration.log_odds(score.margin));
        let base_points = self.reporter.scale.points(manifest.calibration.log_odds(base));
        let limit_points =
            self.reporter.scale.points_of_probability(manifest.threshold.clamp(EXTREME, 1.0 - EXTREME));
        let (points_shown, base_shown) = (points.round() as i64, base_points.round() as i64);
        let effects = self.reporter.scale.carry(&manifest.calibration, base, score.margin, contributions);
        let words: Vec<ValueInWords> =
            (0..effects.len()).map(|i| self.in_words(row, i, effects[i])).collect();
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
            stability: self.stability(row),
            themes: self.themes(&effects, points_shown - base_shown),
            reasons_for: reasons(&words, true, MOST_REASONS),
            reasons_against: reasons(&words, false, MOST_REASONS),
            values: self.values(row, &effects),
            unusual: self.unusual(row),
        }
    }

    /// What is said where the client is known to have no row that the feature is computed from.
    fn nothing(&self, row: usize, feature: &Feature) -> Option<Text> {
        let (count, words) = nothing_on_record(feature.table)?;
        match &self.table.column(count)?.values {
            FeatureValues::Numeric(counts) if counts[row] == 0.0 => {
                Some(Text::new(|language| words.text(language).to_owned()))
            }
            _ => None,
        }
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

    /// Effects by theme in whole points that add up to `total`, the largest first.
    fn themes(&self, effects: &[f64], total: i64) -> Vec<ThemeEffect> {
        let groups: Vec<(Theme, Vec<usize>)> = Theme::ALL
            .into_iter()
            .map(|theme| (theme, self.inputs_of(theme)))
            .filter(|(_, inputs)| !inputs.is_empty())
            .collect();
        let sums: Vec<f64> =
            groups.iter().map(|(_, inputs)| inputs.iter().map(|&input| effects[input]).sum()).collect();
        let shown = largest_remainder(&sums, total);
        let mut themes: Vec<ThemeEffect> = groups
            .into_iter()
            .zip(sums.iter().zip(shown))
            .map(|((theme, inputs), (points, shown))| ThemeEffect {
                theme,
                points: *points,
                shown,
                features: self.feature_effects(&inputs, effects, shown),
            })
            .collect();
        themes.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        themes
    }

    fn feature_effects(&self, inputs: &[usize], effects: &[f64], total: i64) -> Vec<FeatureEffect> {
        let parts: Vec<f64> = inputs.iter().map(|&input| effects[input]).collect();
        let shown = largest_remainder(&parts, total);
        let mut features: Vec<FeatureEffect> = inputs
            .iter()
            .zip(parts.iter().zip(shown))
            .map(|(&input, (points, shown))| FeatureEffect {
                feature: self.column(input).feature.name,
                points: *points,
                shown,
            })
            .collect();
        features.sort_by(|a, b| b.points.abs().total_cmp(&a.points.abs()));
        features
    }

    fn in_words(&self, row: usize, input: usize, points: f64) -> ValueInWords {
        let column = self.column(input);
        ValueInWords {
            feature: column.feature,
            value: client_value(column, row).or_else(|| self.nothing(row, column.feature)),
            usual_repaid: usual_repaid(&self.reporter.champion.manifest.reference[input], column.feature),
            points,
        }
    }

    fn values(&self, row: usize, effects: &[f64]) -> Vec<ThemeValues> {
        Theme::ALL
            .into_iter()
            .map(|theme| {
                let inputs = self.inputs_of(theme).into_iter();
                ThemeValues { theme, values: inputs.map(|i| self.value(row, i, effects[i])).collect() }
            })
            .filter(|theme| !theme.values.is_empty())
            .collect()
    }

    fn value(&self, row: usize, input: usize, points: f64) -> ClientValue {
        let column = self.column(input);
        let reference = &self.reporter.champion.manifest.reference[input];
        let known = client_value(column, row);
        let nothing = if known.is_none() { self.nothing(row, column.feature) } else { None };
        let is_nothing = nothing.is_some();
        let value = known.or(nothing);
        let unknown = || Text::new(|language| missing(language).to_owned());
        let (position, same_share) = match &column.values {
            FeatureValues::Numeric(values) => (reference.position(values[row]), None),
            FeatureValues::Nominal(words) => (None, same_share(reference, words[row])),
        };
        ClientValue {
            feature: column.feature.name,
            missing: value.is_none(),
            nothing: is_nothing,
            value: value.unwrap_or_else(unknown),
            usual: usual(reference, column.feature).unwrap_or_else(unknown),
            usual_repaid: usual_repaid(reference, column.feature).unwrap_or_else(unknown),
            position,
            same_share,
            points,
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

fn client_value(column: &FeatureColumn, row: usize) -> Option<Text> {
    match &column.values {
        FeatureValues::Numeric(values) => number_in_words(values[row], column.feature),
        FeatureValues::Nominal(words) => words[row].map(|word| word_in_words(word, column.feature.name)),
    }
}

fn usual(reference: &FeatureReference, feature: &Feature) -> Option<Text> {
    match reference {
        FeatureReference::Numeric { percentiles, .. } => {
            percentiles.get(50).and_then(|median| number_in_words(*median, feature))
        }
        FeatureReference::Nominal { .. } => reference.mode().map(|mode| word_in_words(&mode, feature.name)),
    }
}

fn usual_repaid(reference: &FeatureReference, feature: &Feature) -> Option<Text> {
    match reference {
        FeatureReference::Numeric { median_repaid, .. } => {
            median_repaid.and_then(|median| number_in_words(median, feature))
        }
        FeatureReference::Nominal { mode_repaid, .. } => {
            mode_repaid.as_deref().map(|mode| word_in_words(mode, feature.name))
        }
    }
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
