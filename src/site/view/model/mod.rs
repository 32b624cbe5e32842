//! The figures of the model, written.

mod answer;
mod candidates;
mod fairness;
mod figures;
mod guard;
mod names;
mod quality;
mod ratios;
mod segments;
mod studies;
#[cfg(test)]
mod tests;
mod treatments;

use serde::Serialize;

pub(super) use fairness::{clients as clients_of, granted, name as group_name, ratio_with_margin};
pub(super) use figures::{NONE, NORMAL_95, cost, cost_difference, interval, list, seconds};
pub(super) use names::{calibration, the_candidate, treatment};
pub(super) use ratios::favourable;
pub(super) use studies::learning_table;

use self::candidates::CandidatesView;
use self::fairness::FairnessView;
use self::guard::GuardView;
use self::quality::QualityView;
use self::ratios::RatiosView;
use self::segments::SegmentsView;
use self::studies::StudiesView;
use self::treatments::TreatmentsView;
use super::labels::Labels;
use super::words::count;
use crate::config::CandidateKind;
use crate::features::{Language, number, percent, percent_with};
use crate::judging::Decisions;
use crate::report::ModelReport;
use crate::site::build::SiteSource;
use crate::site::error::SiteError;
use crate::site::strings::{Filled, Strings};

/// Every figure that the model page or a note may quote.
#[derive(Debug, Serialize)]
pub(super) struct ModelView {
    rows: String,
    defaults: String,
    default_rate: String,
    features: String,
    outer_rows: String,
    outer_share: String,
    cost_fn: String,
    cost_fp: String,
    threshold: String,
    champion: ChampionView,
    search: SearchView,
    answer: Vec<String>,
    candidates: CandidatesView,
    treatments: TreatmentsView,
    ratios: RatiosView,
    quality: QualityView,
    guard: GuardView,
    studies: StudiesView,
    segments: SegmentsView,
    fairness: FairnessView,
    /// On whom the figures were measured.
    source: String,
    #[serde(flatten)]
    costs: CostsView,
    #[serde(flatten)]
    counts: CountsView,
}

/// What the champion is.
#[derive(Debug, Serialize)]
struct ChampionView {
    /// The word of the recipe: `boosting`, `glass_box`, `logistic`.
    kind: &'static str,
    /// With its article: "un gradient boosting de 48 arbres".
    a: String,
    the: String,
    /// Whether it is a sum of weights, without trees.
    linear: bool,
    trees: Option<String>,
    treatment: String,
    /// Whether its classes were balanced in some way.
    treated: bool,
    /// Inputs whose direction is imposed, where there are.
    directed: Option<String>,
    /// What the recipe leaves out, where it does.
    excluded: Option<String>,
    /// The candidate that cost a little less, where a simpler one was preferred.
    simpler_than: Option<String>,
}

/// How candidates were compared.
#[derive(Debug, Serialize)]
struct SearchView {
    rows: String,
    folds: usize,
    repeats: usize,
    /// How many combinations of settings there are and how many were tried, in a sentence.
    tried: String,
    left_out: usize,
    fits: String,
    /// The candidates, each with its article.
    candidates: String,
    has_dummy: bool,
    has_forest: bool,
}

/// Business cost per 10,000 clients.
#[derive(Debug, Serialize)]
struct CostsView {
    /// In what the costs are counted.
    cost_note: String,
    cost_model: String,
    /// With its standard error.
    cost_model_error: String,
    /// Its 95 % margin.
    cost_margin: String,
    cost_theoretical: String,
    theoretical_threshold: String,
    cost_accept_all: String,
    cost_refuse_all: String,
    /// What the model saves against the cheaper of the two policies without a model.
    saving: String,
}

#[derive(Debug, Serialize)]
struct CountsView {
    true_negative: String,
    false_positive: String,
    false_negative: String,
    true_positive: String,
    /// Share of favourable opinions.
    favourable_share: String,
    /// Defaults that the model warned of.
    caught: String,
    /// Repaid loans with an unfavourable opinion.
    refused_repaid: String,
}

impl ModelView {
    pub(super) fn new(source: &SiteSource, labels: &Labels, strings: &Strings) -> Result<Self, SiteError> {
        let (report, language) = (source.model, strings.language());
        let units = |cost: f64| number(cost, usize::from(cost.fract() != 0.0), language);
        Ok(Self {
            rows: count(report.rows, language),
            defaults: count(report.defaults, language),
            default_rate: percent(ratio(report.defaults, report.rows), language),
            features: count(report.features, language),
            outer_rows: count(report.outer_rows, language),
            outer_share: percent_with(ratio(report.outer_rows, report.rows), 0, language),
            cost_fn: units(report.cost_fn),
            cost_fp: units(report.cost_fp),
            threshold: percent(report.threshold, language),
            champion: ChampionView::new(report, labels, strings),
            search: SearchView::new(report, strings),
            answer: answer::answer(report, strings),
            candidates: CandidatesView::new(report, source.times, strings),
            treatments: TreatmentsView::new(report, strings),
            ratios: RatiosView::new(report, strings),
            quality: QualityView::new(report, strings),
            guard: GuardView::new(report, labels, strings)?,
            studies: StudiesView::new(report, labels, strings)?,
            segments: SegmentsView::new(report, labels, strings)?,
            fairness: FairnessView::new(report, strings),
            source: strings.say("figure_source", &[("n", report.outer_rows.into())]),
            costs: CostsView::new(report, strings),
            counts: CountsView::new(&report.confusion, language),
        })
    }
}

impl ChampionView {
    fn new(report: &ModelReport, labels: &Labels, strings: &Strings) -> Self {
        let (champion, language) = (&report.champion, strings.language());
        let imbalance = champion.specification.imbalance;
        let linear = champion.kind == CandidateKind::Logistic;
        let named = |name: &String| {
            labels.label(name, language).map_or_else(|_| name.clone(), |label| format!("{label} ({name})"))
        };
        let excluded: Vec<String> = report.excluded_features.iter().map(named).collect();
        Self {
            kind: champion.kind.word(),
            a: names::a_champion(champion, strings),
            the: names::the_candidate(champion.kind, strings),
            linear,
            trees: champion.trees.map(|trees| count(trees, language)),
            treatment: names::treatment(imbalance, strings),
            treated: imbalance != crate::config::Imbalance::None,
            directed: (report.directed_inputs > 0).then(|| count(report.directed_inputs, language)),
            excluded: (!excluded.is_empty()).then(|| list(&excluded, strings)),
            simpler_than: champion.simpler_than_lowest.map(|kind| names::the_candidate(kind, strings)),
        }
    }
}

impl SearchView {
    fn new(report: &ModelReport, strings: &Strings) -> Self {
        let (search, language) = (&report.search, strings.language());
        let has = |kind| report.candidates.iter().any(|candidate| candidate.kind == kind);
        let names: Vec<String> = figures::contenders(report)
            .map(|candidate| names::the_candidate(candidate.kind, strings))
            .collect();
        Self {
            rows: count(search.rows, language),
            folds: search.folds,
            repeats: search.repeats,
            tried: strings.say(
                "model_settings_tried",
                &[
                    ("combinations", search.combinations.into()),
                    ("strategy", (&names::strategy(search.strategy, strings)).into()),
                    ("trials", search.trials.into()),
                ],
            ),
            left_out: search.left_out,
            fits: count(search.fits, language),
            candidates: list(&names, strings),
            has_dummy: has(CandidateKind::Dummy),
            has_forest: has(CandidateKind::Forest),
        }
    }
}

impl CostsView {
    fn new(report: &ModelReport, strings: &Strings) -> Self {
        let (costs, language) = (&report.costs, strings.language());
        let units = |cost: f64| number(cost, 0, language);
        let cheapest = costs.accept_all.min(costs.refuse_all);
        let model =
            crate::judging::CostEstimate { per_10_000: costs.model, standard_error: costs.model_error };
        Self {
            cost_note: strings.say("model_cost_note", &[("n", exact(report.cost_fn))]),
            cost_model: units(costs.model),
            cost_model_error: cost(model, language),
            cost_margin: units(NORMAL_95 * costs.model_error),
            cost_theoretical: units(costs.theoretical),
            theoretical_threshold: percent(costs.theoretical_threshold, language),
            cost_accept_all: units(costs.accept_all),
            cost_refuse_all: units(costs.refuse_all),
            saving: percent_with(1.0 - costs.model / cheapest, 0, language),
        }
    }
}

impl CountsView {
    fn new(counts: &Decisions, language: Language) -> Self {
        let Decisions { true_negative, false_positive, false_negative, true_positive } = *counts;
        let all = true_negative + false_positive + false_negative + true_positive;
        let share = |part, whole| percent_with(ratio(part, whole), 0, language);
        Self {
            true_negative: count(true_negative, language),
            false_positive: count(false_positive, language),
            false_negative: count(false_negative, language),
            true_positive: count(true_positive, language),
            favourable_share: share(true_negative + false_negative, all),
            caught: share(true_positive, true_positive + false_negative),
            refused_repaid: share(false_positive, false_positive + true_negative),
        }
    }
}

/// A figure without decimals, or with one where it is not whole.
fn exact(value: f64) -> Filled<'static> {
    Filled::Figure(value, usize::from(value.fract() != 0.0))
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
