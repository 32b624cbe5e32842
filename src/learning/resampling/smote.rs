//! Made-up defaults between neighbouring ones: SMOTE, and SMOTE-NC where there are nominal inputs.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::neighbours::Points;
use super::{Made, RealRows, Training};
use crate::learning::estimator::LearningError;
use crate::learning::imputation::Fills;
use crate::learning::matrix::{DesignMatrix, Encoding};
use crate::learning::problem::Problem;
use crate::learning::quantile::median;
use crate::learning::sample::{Sample, of_each_class};

/// Neighbours among which a made-up default is drawn, as in the source; fewer where there are fewer defaults.
const NEIGHBOURS: usize = 5;

/// Imputes the rows and makes up defaults until there are as many as repaid loans among `rows.learnt`.
///
/// A made-up default lies at a random place of the line from a random default to a random one of its 5 nearest
/// (the same share of the way in every numeric input); its categories are those that most of the 5 nearest
/// have. Distances are Euclidean over numeric inputs divided by their standard deviation among `rows.learnt`
/// (without that, amounts in francs would drown all else; the source leaves the scaling open), and a nominal
/// input that differs counts as the median of the defaults' standard deviations of the numeric inputs so
/// divided.
///
/// Source: Chawla, Bowyer, Hall and Kegelmeyer, SMOTE: Synthetic Minority Over-sampling Technique (JAIR 2002),
/// sections 4.2 and 6.1, with the draws as imbalanced-learn's `SMOTENC` makes them.
pub(super) fn training(
    problem: &Problem<'_>,
    rows: RealRows<'_>,
    seed: u64,
) -> Result<Training, LearningError> {
    let fills = Fills::learn(problem.matrix, rows.learnt, problem.encoding);
    let (defaults, repaid) = of_each_class(rows.learnt, problem.target);
    if defaults.len() < 2 {
        return Err(LearningError::TooFewToMakeUp { defaults: defaults.len() });
    }
    let width = problem.encoding.width();
    let watched = rows.watched.unwrap_or_default();
    let mut values: Vec<f32> = Vec::with_capacity((2 * repaid.len() + watched.len()) * width);
    for row in repaid.iter().chain(&defaults) {
        values.extend(fills.fill(problem.matrix.row(*row)));
    }
    let crowd = Crowd { values: &values, defaults: repaid.len(), encoding: problem.encoding };
    let made_up = crowd.make_up(repaid.len().saturating_sub(defaults.len()), seed);
    values.extend_from_slice(&made_up);
    let learnt = values.len() / width;
    for row in watched {
        values.extend(fills.fill(problem.matrix.row(*row)));
    }
    let mut target: Vec<bool> = (0..learnt).map(|row| row >= repaid.len()).collect();
    target.extend(watched.iter().map(|&row| problem.target[row]));
    let every: Vec<usize> = (0..target.len()).collect();
    let watched = rows.watched.map(|_| Sample::balanced(&every[learnt..], &target));
    let sample = Sample::even(&every[..learnt]);
    let matrix = DesignMatrix::from_rows(values, width);
    Ok(Training { sample, watched, made: Some(Made { matrix, target, fills }) })
}

/// Imputed clients, repaid loans first.
pub(super) struct Crowd<'a> {
    pub(super) values: &'a [f32],
    /// Place of the first default.
    pub(super) defaults: usize,
    pub(super) encoding: &'a Encoding,
}

impl Crowd<'_> {
    /// `count` made-up defaults, row by row.
    fn make_up(&self, count: usize, seed: u64) -> Vec<f32> {
        let width = self.encoding.width();
        let minority = &self.values[self.defaults * width..];
        let neighbours = self.neighbours();
        let row = |place: usize| &minority[place * width..(place + 1) * width];
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut made = Vec::with_capacity(count * width);
        for _ in 0..count {
            let from = rng.random_range(0..neighbours.len());
            let near = &neighbours[from];
            let to = near[rng.random_range(0..near.len())];
            let way: f64 = rng.random();
            for (input, of) in self.encoding.inputs.iter().enumerate() {
                made.push(if of.categories.is_some() {
                    vote(near.iter().map(|&place| row(place)[input] as usize)) as f32
                } else {
                    between(row(from)[input], row(to)[input], way)
                });
            }
        }
        made
    }

    /// The nearest defaults of every default, the nearest first.
    pub(super) fn neighbours(&self) -> Vec<Vec<usize>> {
        let points = self.points();
        points.nearest(NEIGHBOURS.min(points.count - 1))
    }

    /// The defaults as points: numeric inputs over their standard deviation among all clients.
    fn points(&self) -> Points {
        let width = self.encoding.width();
        let places = |nominal| {
            let inputs = self.encoding.inputs.iter().enumerate();
            inputs
                .filter(move |(_, input)| input.categories.is_some() == nominal)
                .map(|(place, _)| place)
                .collect::<Vec<usize>>()
        };
        let (numeric, nominal) = (places(false), places(true));
        let deviations: Vec<f64> =
            numeric.iter().map(|&input| deviation(self.values, input, width)).collect();
        let minority = &self.values[self.defaults * width..];
        let spread = numeric.iter().zip(&deviations).map(|(&input, scale)| {
            if *scale > 0.0 { (deviation(minority, input, width) / scale) as f32 } else { 0.0 }
        });
        let penalty = median(&spread.collect::<Vec<f32>>()).unwrap_or(1.0);
        let scaled = |row: &[f32]| {
            let inputs = numeric.iter().zip(&deviations);
            let over =
                inputs.map(|(&input, scale)| if *scale > 0.0 { f64::from(row[input]) / scale } else { 0.0 });
            over.collect::<Vec<f64>>()
        };
        let codes = |row: &[f32]| nominal.iter().map(|&input| row[input] as usize).collect::<Vec<usize>>();
        Points {
            numeric: minority.chunks_exact(width).flat_map(scaled).collect(),
            nominal: minority.chunks_exact(width).flat_map(codes).collect(),
            count: minority.len() / width,
            mismatch: penalty * penalty,
        }
    }
}

/// The standard deviation of an input over rows laid out one after the other, by all rows.
fn deviation(values: &[f32], input: usize, width: usize) -> f64 {
    let rows = (values.len() / width) as f64;
    let column = || values[input..].iter().step_by(width).map(|value| f64::from(*value));
    let mean = column().sum::<f64>() / rows;
    (column().map(|value| (value - mean).powi(2)).sum::<f64>() / rows).sqrt()
}

/// The point at a share of the way between two values.
fn between(from: f32, to: f32, way: f64) -> f32 {
    let (from, to) = (f64::from(from), f64::from(to));
    (from + way * (to - from)) as f32
}

/// The code that most have; the smallest among equals.
fn vote(codes: impl Iterator<Item = usize>) -> usize {
    let mut counts: Vec<(usize, usize)> = Vec::with_capacity(NEIGHBOURS);
    for code in codes {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts.first().map_or(0, |(code, _)| *code)
}
