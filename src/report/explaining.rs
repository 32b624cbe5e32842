//! Makes the global explanation of a model from its training.

use rayon::prelude::*;

use super::importance::{
    Concentration, FeatureDependence, FeaturePermutation, FeatureRanks, FeatureSwarm, FoldStability,
    GlobalExplanation, Interaction, Interactions, Permutation, ThemeImportance, heaviest,
};
use super::judging::Judged;
use super::model::Importance;
use crate::explanation::{
    AbsoluteMeans, Explainer, Scale, Shuffling, SwarmAxis, dependence, how_many_carry, importance_ranks,
    spearman, stability, swarm,
};
use crate::features::{Theme, Unit};
use crate::judging::{CostEstimate, auc, client_costs, cross_fitted_thresholds, paired_difference};
use crate::learning::{AdditiveModel, DesignMatrix, evenly};

/// Rows explained at a time; bounds memory.
const CHUNK: usize = 16_384;
/// Most clients of swarms, dependences, permutation and stability.
const MOST_SAMPLED: usize = 20_000;
/// Features that have a swarm.
const SWARMS: usize = 15;
/// Bins of a swarm.
const BINS: usize = 48;
/// Features whose dependence is drawn.
const DEPENDENCES: usize = 12;
/// Most clients whose interactions are worked out.
const MOST_PAIRED: usize = 1_000;
/// Pairs that are told.
const PAIRS: usize = 10;
/// How often a feature is shuffled, as scikit-learn does by default.
const SHUFFLES: usize = 5;
/// Features on which the agreement of the folds, and of points and shuffles, is told.
const TOP: usize = 20;
/// Features whose ranks in the folds are told; of as many is counted how many two models share.
const FIRST: usize = 10;
/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;

/// The mean absolute points of every input, the largest first, and what else counts.
pub(super) fn explained(judged: &Judged<'_>) -> (Vec<Importance>, GlobalExplanation) {
    let matrix = &judged.training.matrix;
    let themes = Themes::of(judged);
    let mut means = AbsoluteMeans::new(themes.of_input.clone());
    let deployed = Pointing::new(judged, &judged.champion.model);
    let rows: Vec<usize> = (0..matrix.rows()).collect();
    for chunk in rows.chunks(CHUNK) {
        deployed.each(&matrix.select(chunk), |points| means.add(points));
    }
    let importance = named(judged, &means.inputs());
    let sample = Sample::of(judged);
    let Pictures { axis, swarms, dependences } = pictures(judged, &sample, &deployed, &importance);
    let global = GlobalExplanation {
        sampled: sample.rows.len(),
        themes: themes.ranked(&means.groups()),
        concentration: concentration(&means.inputs()),
        axis,
        swarms,
        dependences,
        interactions: interactions(judged, &sample, &deployed),
        permutation: permutation(judged, &sample, &means.inputs()),
        stability: fold_stability(judged, &sample, heaviest(&importance, FIRST)),
    };
    (importance, global)
}

/// Explains rows in points.
struct Pointing<'a> {
    judged: &'a Judged<'a>,
    model: &'a AdditiveModel,
    explainer: Explainer,
    scale: Scale,
}

impl<'a> Pointing<'a> {
    fn new(judged: &'a Judged<'a>, model: &'a AdditiveModel) -> Self {
        let explainer = Explainer::of(model, judged.training.matrix.width());
        Self { judged, model, explainer, scale: Scale::default() }
    }

    /// Hands on the points that every input adds, row by row.
    fn each(&self, matrix: &DesignMatrix, mut take: impl FnMut(&[f64])) {
        let contributions = self.explainer.explain(matrix);
        let calibration = &self.judged.champion.manifest.calibration;
        for row in 0..matrix.rows() {
            let margin = self.model.margin(matrix.row(row));
            take(&self.scale.carry(calibration, contributions.base, margin, contributions.row(row)));
        }
    }
}

/// Clients spread evenly over the training rows, at most [`MOST_SAMPLED`].
struct Sample {
    rows: Vec<usize>,
    matrix: DesignMatrix,
    fold_of: Vec<usize>,
    target: Vec<bool>,
}

impl Sample {
    fn of(judged: &Judged<'_>) -> Self {
        let matrix = &judged.training.matrix;
        let rows = evenly(matrix.rows(), MOST_SAMPLED);
        let fold_of = &judged.training.champion.out_of_fold.fold_of;
        Self {
            matrix: matrix.select(&rows),
            fold_of: rows.iter().map(|&row| fold_of[row]).collect(),
            target: rows.iter().map(|&row| judged.target[row]).collect(),
            rows,
        }
    }

    /// The values of one input.
    fn values(&self, input: usize) -> Vec<f32> {
        (0..self.matrix.rows()).map(|row| self.matrix.row(row)[input]).collect()
    }
}

/// The theme of every input.
struct Themes {
    of_input: Vec<usize>,
}

impl Themes {
    fn of(judged: &Judged<'_>) -> Self {
        let inputs = &judged.champion.manifest.encoding.inputs;
        let theme = |name: &str| judged.table.column(name).map(|column| column.feature.theme);
        let place = |theme: Theme| Theme::ALL.iter().position(|one| *one == theme);
        let of_input = inputs.iter().map(|input| theme(&input.feature).and_then(place).unwrap_or_default());
        Self { of_input: of_input.collect() }
    }

    fn ranked(&self, means: &[f64]) -> Vec<ThemeImportance> {
        let themes = Theme::ALL.into_iter().enumerate().map(|(place, theme)| ThemeImportance {
            theme,
            mean_points: means.get(place).copied().unwrap_or_default(),
            features: self.of_input.iter().filter(|of| **of == place).count(),
        });
        let mut themes: Vec<ThemeImportance> = themes.filter(|theme| theme.features > 0).collect();
        themes.sort_by(|a, b| b.mean_points.total_cmp(&a.mean_points));
        themes
    }
}

fn named(judged: &Judged<'_>, means: &[f64]) -> Vec<Importance> {
    let inputs = judged.champion.manifest.encoding.inputs.iter().zip(means);
    let mut importance: Vec<Importance> = inputs
        .map(|(input, mean)| Importance { feature: input.feature.clone(), mean_points: *mean })
        .collect();
    importance.sort_by(|a, b| b.mean_points.total_cmp(&a.mean_points));
    importance
}

fn concentration(means: &[f64]) -> Concentration {
    Concentration {
        half: how_many_carry(means, 0.5),
        nine_tenths: how_many_carry(means, 0.9),
        without_effect: means.iter().filter(|mean| **mean <= 0.0).count(),
    }
}

/// Swarms and dependences of the heaviest features.
struct Pictures {
    axis: SwarmAxis,
    swarms: Vec<FeatureSwarm>,
    dependences: Vec<FeatureDependence>,
}

fn pictures(
    judged: &Judged<'_>,
    sample: &Sample,
    deployed: &Pointing<'_>,
    importance: &[Importance],
) -> Pictures {
    let encoding = &judged.champion.manifest.encoding;
    let place = |one: &Importance| encoding.inputs.iter().position(|input| input.feature == one.feature);
    let drawn: Vec<usize> = heaviest(importance, SWARMS.max(DEPENDENCES)).iter().filter_map(place).collect();
    let mut effects = vec![Vec::with_capacity(sample.rows.len()); drawn.len()];
    deployed.each(&sample.matrix, |points| {
        for (effects, input) in effects.iter_mut().zip(&drawn) {
            effects.push(points[*input]);
        }
    });
    let axis = SwarmAxis::over(&effects[..drawn.len().min(SWARMS)], BINS);
    let of_inputs = || drawn.iter().map(|input| (*input, &encoding.inputs[*input])).zip(&effects);
    let swarms = of_inputs().take(SWARMS).map(|((place, input), effects)| FeatureSwarm {
        feature: input.feature.clone(),
        swarm: swarm(effects, &sample.values(place), input.categories.is_some(), &axis),
    });
    let dependences = of_inputs().take(DEPENDENCES).map(|((place, input), effects)| FeatureDependence {
        feature: input.feature.clone(),
        unit: judged.table.column(&input.feature).map_or(Unit::Ratio, |column| column.feature.unit),
        direction: judged.training.directions[place],
        categories: input.categories.clone().unwrap_or_default(),
        dependence: dependence(effects, &sample.values(place), input.categories.is_some()),
    });
    Pictures { axis, swarms: swarms.collect(), dependences: dependences.collect() }
}

fn interactions(judged: &Judged<'_>, sample: &Sample, deployed: &Pointing<'_>) -> Interactions {
    let clients = sample.matrix.select(&evenly(sample.rows.len(), MOST_PAIRED));
    let inputs = &judged.champion.manifest.encoding.inputs;
    let base = deployed.explainer.explain(&clients).base;
    let slopes = (0..clients.rows()).map(|row| {
        let margin = deployed.model.margin(clients.row(row));
        judged.champion.manifest.calibration.mean_slope(base, margin)
    });
    let slope = slopes.sum::<f64>() / clients.rows().max(1) as f64;
    let pairs = deployed.explainer.interacting_pairs(&clients);
    let strongest = pairs.iter().filter(|pair| pair.strength > 0.0).take(PAIRS).map(|pair| Interaction {
        features: [pair.one, pair.other].map(|input| inputs[input].feature.clone()),
        mean_points: deployed.scale.of_contribution(pair.strength, slope).abs(),
    });
    Interactions { clients: clients.rows(), pairs: pairs.len(), strongest: strongest.collect() }
}

fn permutation(judged: &Judged<'_>, sample: &Sample, means: &[f64]) -> Permutation {
    let champion = &judged.training.champion;
    let oof = &champion.out_of_fold;
    let costs = judged.recipe.costs;
    let all = cross_fitted_thresholds(&oof.margins, &oof.fold_of, judged.target, costs);
    let thresholds: Vec<f64> = sample.rows.iter().map(|&row| all[row]).collect();
    let shuffling =
        Shuffling::new(&judged.champion.fold_models, &sample.matrix, &sample.fold_of, judged.recipe.seed);
    let cost = |margins: &[f64]| client_costs(margins, &thresholds, &sample.target, costs);
    let (whole_cost, whole_auc) = (cost(shuffling.margins()), auc(shuffling.margins(), &sample.target));
    let lost = |input: usize| {
        let (mut mean_cost, mut mean_auc) = (vec![0.0; whole_cost.len()], 0.0);
        for shuffle in 0..SHUFFLES {
            let margins = shuffling.shuffled(input, shuffle as u64);
            mean_auc += auc(&margins, &sample.target) / SHUFFLES as f64;
            for (mean, cost) in mean_cost.iter_mut().zip(cost(&margins)) {
                *mean += cost / SHUFFLES as f64;
            }
        }
        let (rise, error) = paired_difference(&mean_cost, &whole_cost);
        FeaturePermutation {
            feature: judged.champion.manifest.encoding.inputs[input].feature.clone(),
            cost_rise: CostEstimate { per_10_000: PER * rise, standard_error: PER * error },
            auc_fall: whole_auc - mean_auc,
        }
    };
    let read = shuffling.inputs_read();
    let mut features: Vec<FeaturePermutation> = read.par_iter().map(|input| lost(*input)).collect();
    let mut heaviest: Vec<(f64, f64)> =
        read.iter().zip(&features).map(|(input, one)| (means[*input], one.auc_fall)).collect();
    heaviest.sort_by(|a, b| b.0.total_cmp(&a.0));
    heaviest.truncate(TOP);
    let (points, falls): (Vec<f64>, Vec<f64>) = heaviest.into_iter().unzip();
    features.sort_by(|a, b| {
        let cost = b.cost_rise.per_10_000.total_cmp(&a.cost_rise.per_10_000);
        b.auc_fall.total_cmp(&a.auc_fall).then(cost).then(a.feature.cmp(&b.feature))
    });
    Permutation { shuffles: SHUFFLES, compared: points.len(), agreement: spearman(&points, &falls), features }
}

/// Each model of a fold explains the clients that it never saw.
fn fold_stability(judged: &Judged<'_>, sample: &Sample, first: &[Importance]) -> FoldStability {
    let inputs = &judged.champion.manifest.encoding.inputs;
    let models = judged.champion.fold_models.iter().enumerate();
    let importances: Vec<Vec<f64>> = models
        .map(|(fold, model)| {
            let held: Vec<usize> =
                (0..sample.rows.len()).filter(|&place| sample.fold_of[place] == fold).collect();
            let mut means = AbsoluteMeans::new(vec![0; inputs.len()]);
            Pointing::new(judged, model).each(&sample.matrix.select(&held), |points| means.add(points));
            means.inputs()
        })
        .collect();
    let ranks: Vec<Vec<f64>> = importances.iter().map(|one| importance_ranks(one)).collect();
    let ranks = first.iter().filter_map(|one| {
        let place = inputs.iter().position(|input| input.feature == one.feature)?;
        let of_models = ranks.iter().map(|ranks| ranks[place]);
        Some(FeatureRanks {
            feature: one.feature.clone(),
            best: of_models.clone().fold(f64::INFINITY, f64::min),
            worst: of_models.fold(0.0, f64::max),
        })
    });
    FoldStability { ranks: ranks.collect(), agreement: stability(&importances, TOP, FIRST) }
}
