//! How well one input alone tells two classes of rows apart.

use serde::{Deserialize, Serialize};

use super::ranked::{Ranked, of_every_input};
use crate::learning::{DesignMatrix, Encoding, stratified_folds};

/// Parts of the rows; the rates that rank a part's groups come from the others.
const PARTS: usize = 5;
const SEED: u64 = 1;
/// Least rows of a group of neighbouring values, and most groups.
const GROUP_ROWS: usize = 50;
const GROUPS: usize = 32;

/// How well one input alone tells two classes apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputAuc {
    /// The input's feature.
    pub feature: String,
    /// The better of the two readings: 0.5 is chance, 1 tells all.
    pub auc: f64,
    /// How the input was read for that.
    pub reading: Reading,
    /// Standard error of this AUC were the input mere chance.
    pub standard_error: f64,
}

/// The ways in which an input is read as a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Known values in their order, whichever way it tells: `max(AUC, 1 - AUC)` over the rows where it is known.
    Order,
    /// Each category, or group of neighbouring values, or the missing, by its rate in other rows.
    Groups,
}

impl InputAuc {
    /// Whether the AUC passes the bound, and not by luck: so many standard errors from chance.
    pub(super) fn passes(&self, bound: f64, luck: f64) -> bool {
        self.auc > bound && self.auc - 0.5 > luck * self.standard_error
    }
}

/// Two classes of rows, dealt into parts with even shares of each.
pub(super) struct Classes<'a> {
    positive: &'a [bool],
    part: Vec<u8>,
}

impl<'a> Classes<'a> {
    /// The parts are drawn: dealt in turn, they would share by construction what a stretch of rows has by chance.
    pub(super) fn new(positive: &'a [bool]) -> Self {
        let parts = stratified_folds(positive, PARTS, SEED);
        Self { positive, part: parts.into_iter().map(|part| part as u8).collect() }
    }

    /// The better reading of one input, or nothing where a class is absent. Nominal inputs have no order.
    pub(super) fn auc(&self, ranked: &Ranked, nominal: bool) -> Option<(f64, Reading, f64)> {
        let by_groups = self.by_groups(ranked, nominal);
        let by_order = if nominal { None } else { self.by_order(ranked) };
        match (by_order, by_groups) {
            (Some((order, se)), Some((groups, _))) if order >= groups => Some((order, Reading::Order, se)),
            (_, Some((groups, se))) => Some((groups, Reading::Groups, se)),
            (order, None) => order.map(|(order, se)| (order, Reading::Order, se)),
        }
    }

    /// `max(AUC, 1 - AUC)` of the known values, and its standard error under chance.
    pub(super) fn by_order(&self, ranked: &Ranked) -> Option<(f64, f64)> {
        let counts = ranked.ties.iter().map(|tie| self.count(&ranked.rows[tie.clone()]));
        let (area, all) = area_below(counts);
        let auc = area / (all[0] * all[1]);
        auc.is_finite().then(|| (auc.max(1.0 - auc), chance_error(all)))
    }

    /// The mean over the parts of the AUC of each group's rate in the other parts.
    fn by_groups(&self, ranked: &Ranked, nominal: bool) -> Option<(f64, f64)> {
        let least = if nominal { 1 } else { (ranked.rows.len() / GROUPS).max(GROUP_ROWS) };
        let places = ranked.bins(least);
        let mut groups: Vec<Group> = places.into_iter().map(|bin| self.group(&ranked.rows[bin])).collect();
        groups.push(self.group(&ranked.missing));
        let aucs: Vec<f64> = (0..PARTS).filter_map(|part| auc_in_part(&groups, part)).collect();
        let all = groups.iter().fold([0.0; 2], |all, group| [all[0] + group.all[0], all[1] + group.all[1]]);
        (aucs.len() == PARTS).then(|| (aucs.iter().sum::<f64>() / PARTS as f64, chance_error(all)))
    }

    /// Rows of the negative and of the positive class.
    fn count(&self, rows: &[u32]) -> [f64; 2] {
        let positive = rows.iter().filter(|row| self.positive[**row as usize]).count();
        [(rows.len() - positive) as f64, positive as f64]
    }

    fn group(&self, rows: &[u32]) -> Group {
        let mut group = Group { all: [0.0; 2], parts: [[0.0; 2]; PARTS] };
        for row in rows.iter().map(|row| *row as usize) {
            let class = usize::from(self.positive[row]);
            group.all[class] += 1.0;
            group.parts[usize::from(self.part[row])][class] += 1.0;
        }
        group
    }
}

/// Rows of a group by class, in all and in each part.
struct Group {
    all: [f64; 2],
    parts: [[f64; 2]; PARTS],
}

impl Group {
    /// The rate of the positive class outside a part, drawn towards `prior` as by one row.
    fn rate_without(&self, part: usize, prior: f64) -> f64 {
        let [negative, positive] = [0, 1].map(|class| self.all[class] - self.parts[part][class]);
        (positive + prior) / (negative + positive + 1.0)
    }
}

fn auc_in_part(groups: &[Group], part: usize) -> Option<f64> {
    let outside = groups.iter().fold([0.0; 2], |sum, group| {
        [0, 1].map(|class| sum[class] + group.all[class] - group.parts[part][class])
    });
    let prior = outside[1] / (outside[0] + outside[1]);
    let mut rated: Vec<(f64, [f64; 2])> =
        groups.iter().map(|group| (group.rate_without(part, prior), group.parts[part])).collect();
    rated.sort_by(|a, b| a.0.total_cmp(&b.0));
    let tied = rated.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq());
    let counts = tied.map(|tie| tie.iter().fold([0.0; 2], |sum, g| [sum[0] + g.1[0], sum[1] + g.1[1]]));
    let (area, all) = area_below(counts);
    Some(area / (all[0] * all[1])).filter(|auc| auc.is_finite())
}

/// Pairs in which the positive row stands above the negative one, ties half, over groups in rising order; and
/// the rows of both classes.
fn area_below(counts: impl Iterator<Item = [f64; 2]>) -> (f64, [f64; 2]) {
    counts.fold((0.0, [0.0; 2]), |(area, below), [negative, positive]| {
        (area + positive * (below[0] + negative / 2.0), [below[0] + negative, below[1] + positive])
    })
}

/// Standard error of the AUC of a score that tells nothing: `√((n₀ + n₁ + 1) / (12 n₀ n₁))` (Mann and Whitney).
pub(super) fn chance_error([negative, positive]: [f64; 2]) -> f64 {
    ((negative + positive + 1.0) / (12.0 * negative * positive)).sqrt()
}

/// The AUC of every input alone at telling `positive` rows from the others, in the order of the inputs.
///
/// A numeric input is read both by the order of its known values and by groups; a nominal one by groups. The
/// groups' rates come from the other four fifths of the rows, so that many groups alone tell nothing. An input
/// for which a class has no row, or a fifth of the rows none, is left out of that reading. Cost: one sort per
/// input.
#[must_use]
pub fn input_aucs(matrix: &DesignMatrix, encoding: &Encoding, positive: &[bool]) -> Vec<InputAuc> {
    let classes = Classes::new(positive);
    let answers = of_every_input(&[matrix], |input, ranked| classes.of_input(encoding, input, ranked));
    answers.into_iter().flatten().collect()
}

impl Classes<'_> {
    pub(super) fn of_input(&self, encoding: &Encoding, input: usize, ranked: &Ranked) -> Option<InputAuc> {
        let input = &encoding.inputs[input];
        let (auc, reading, standard_error) = self.auc(ranked, input.categories.is_some())?;
        Some(InputAuc { feature: input.feature.clone(), auc, reading, standard_error })
    }
}

/// The inputs that tell most, the strongest first.
#[must_use]
pub fn strongest_inputs(mut inputs: Vec<InputAuc>, most: usize) -> Vec<InputAuc> {
    inputs.sort_by(|a, b| b.auc.total_cmp(&a.auc));
    inputs.truncate(most);
    inputs
}
