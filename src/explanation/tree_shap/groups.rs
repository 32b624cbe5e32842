//! Which leaves share a table: a plan that depends on the model alone.
//!
//! Neighbouring leaves ask about much the same inputs. A group of leaves has one table, with an entry for every
//! combination of its inputs' states, so that one look-up gives a row the sum of all the group's leaves. Merging
//! two groups saves a look-up for every row and costs entries; it is done, the best first, as long as it pays at
//! [`ROWS`] rows. That number is fixed: were the plan to follow the rows at hand, sums would be taken in another
//! order and their last bits would differ.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cells::Cells;
use super::paths::Leaf;
use super::products::TWO_PARTS;

/// Rows for which plans are made.
const ROWS: f64 = 10_000.0;
/// Entries of a table at most: larger ones leave the processor's second cache.
const ENTRIES: usize = 4_096;
/// Inputs of a group at most: a row's values in a table.
pub(super) const LANES: usize = 16;
/// Nanoseconds, tuned on 300 trees of 31 leaves: a look-up, each input of it, and four inputs of an entry that is made
/// (with the smaller tables that it is added up from).
const LOOK_UP: f64 = 4.0;
const LANE: f64 = 1.5;
const ENTRY: f64 = 8.0;

/// Leaves that share a table.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Ascending.
    pub(super) inputs: Vec<usize>,
    /// One per input; entry `Σ stateᵢ·strideᵢ` of the table is that of a row, the first input's stride being 1.
    pub(super) cells: Vec<Arc<Cells>>,
    /// The leaves and how their tables are added up, each sum right behind its two terms (as in reverse Polish
    /// notation); the last is the whole group.
    pub(super) members: Vec<Member>,
    pub(super) entries: usize,
}

/// A leaf of a group, or the sum of the two last sums or leaves before it.
#[derive(Debug, Clone)]
pub(super) enum Member {
    /// A leaf, and the places of its conditions' inputs among the group's.
    Leaf(Leaf, Vec<u8>),
    /// The sum, with an axis for each of its inputs.
    Sum(Vec<Axis>),
}

/// What an input's state adds to the entry's place in the left term's table and in the right one's.
#[derive(Debug, Clone)]
pub(super) enum Axis {
    /// That many states; each adds its number times these (0 to a term that does not ask about the input).
    Even { count: u32, left: u32, right: u32 },
    /// State by state.
    Uneven(Vec<(u32, u32)>),
}

impl Axis {
    pub(super) const fn count(&self) -> usize {
        match self {
            Self::Even { count, .. } => *count as usize,
            Self::Uneven(steps) => steps.len(),
        }
    }

    pub(super) fn step(&self, state: usize) -> (u32, u32) {
        match self {
            Self::Even { left, right, .. } => (state as u32 * left, state as u32 * right),
            Self::Uneven(steps) => steps[state],
        }
    }
}

/// The groups of a tree and the leaves whose paths are too long for tables.
pub(super) fn plan(leaves: Vec<Leaf>) -> (Vec<Group>, Vec<Leaf>) {
    let (short, long): (Vec<Leaf>, Vec<Leaf>) = leaves
        .into_iter()
        .filter(|leaf| !leaf.conditions.is_empty())
        .partition(|leaf| leaf.conditions.len() <= TWO_PARTS);
    let mut groups: Vec<Group> = short.into_iter().map(Group::of_leaf).collect();
    let mut gains: Vec<f64> = groups.windows(2).map(|pair| pair[0].gain(&pair[1])).collect();
    while let Some((place, gain)) = gains.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)) {
        if gain <= 0.0 {
            break;
        }
        let right = groups.remove(place + 1);
        groups[place].join(right);
        gains.remove(place);
        if place > 0 {
            gains[place - 1] = groups[place - 1].gain(&groups[place]);
        }
        if place < gains.len() {
            gains[place] = groups[place].gain(&groups[place + 1]);
        }
    }
    (groups, long)
}

/// Joins groups of different trees that ask about exactly the same inputs, as long as it pays: of a model whose trees
/// ask about one input each, one group per input is left.
pub(super) fn share(groups: Vec<Group>) -> Vec<Group> {
    let mut shared: Vec<Group> = Vec::new();
    let mut last: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for group in groups {
        match last.get(&group.inputs) {
            Some(place) if shared[*place].gain(&group) > 0.0 => shared[*place].join(group),
            _ => {
                last.insert(group.inputs.clone(), shared.len());
                shared.push(group);
            }
        }
    }
    shared.iter_mut().for_each(Group::place_lanes);
    shared
}

/// The inputs of two groups in ascending order, each with its cells in either.
fn inputs_of<'a>(
    left: &'a Group,
    right: &'a Group,
) -> impl Iterator<Item = (usize, Option<&'a Arc<Cells>>, Option<&'a Arc<Cells>>)> {
    let (mut one, mut two) = (0, 0);
    std::iter::from_fn(move || {
        let (mine, theirs) = (left.inputs.get(one), right.inputs.get(two));
        let input = *mine.into_iter().chain(theirs).min()?;
        let found = (
            input,
            left.cells.get(one).filter(|_| mine == Some(&input)),
            right.cells.get(two).filter(|_| theirs == Some(&input)),
        );
        one += usize::from(mine == Some(&input));
        two += usize::from(theirs == Some(&input));
        Some(found)
    })
}

impl Group {
    fn of_leaf(leaf: Leaf) -> Self {
        Self {
            inputs: leaf.conditions.iter().map(|condition| condition.input).collect(),
            cells: leaf.conditions.iter().map(|condition| Arc::clone(&condition.cells)).collect(),
            entries: 1 << leaf.conditions.len(),
            members: vec![Member::Leaf(leaf, Vec::new())],
        }
    }

    /// Nanoseconds that joining the two saves, minus infinity where it cannot be done.
    fn gain(&self, right: &Self) -> f64 {
        let (mut shared, mut entries) = (0, 1);
        for (_, left, right) in inputs_of(self, right) {
            shared += usize::from(left.is_some() && right.is_some());
            entries *= match (left, right) {
                (Some(left), Some(right)) if !Arc::ptr_eq(left, right) => left.pair_count(right) as usize,
                (Some(one), _) | (None, Some(one)) => one.count as usize,
                (None, None) => 1,
            };
            if entries > ENTRIES {
                return f64::NEG_INFINITY;
            }
        }
        let lanes = self.inputs.len() + right.inputs.len() - shared;
        if lanes > LANES {
            return f64::NEG_INFINITY;
        }
        let made = (entries * lanes.div_ceil(4)) as f64;
        ROWS * (LOOK_UP + LANE * shared as f64) - ENTRY * made
    }

    fn join(&mut self, right: Self) {
        let (mut inputs, mut cells, mut axes) = (Vec::new(), Vec::new(), Vec::new());
        let (mut stride_left, mut stride_right, mut entries) = (1, 1, 1);
        for (input, one, other) in inputs_of(self, &right) {
            let (left, right) = (one.map_or(0, |_| stride_left), other.map_or(0, |_| stride_right));
            let (joint, states) = match (one, other) {
                (Some(one), Some(other)) if !Arc::ptr_eq(one, other) => {
                    let (joint, pairs) = one.pairs(other);
                    let steps = pairs.into_iter().map(|(one, other)| (one * left, other * right));
                    (Arc::new(joint), Axis::Uneven(steps.collect()))
                }
                (Some(cells), _) | (None, Some(cells)) => {
                    (Arc::clone(cells), Axis::Even { count: cells.count, left, right })
                }
                (None, None) => continue,
            };
            axes.push(states);
            stride_left *= one.map_or(1, |cells| cells.count);
            stride_right *= other.map_or(1, |cells| cells.count);
            entries *= joint.count as usize;
            inputs.push(input);
            cells.push(joint);
        }
        self.members.extend(right.members);
        self.members.push(Member::Sum(axes));
        (self.inputs, self.cells, self.entries) = (inputs, cells, entries);
    }

    fn place_lanes(&mut self) {
        for member in &mut self.members {
            if let Member::Leaf(leaf, lanes) = member {
                let inputs = leaf.conditions.iter().map(|condition| condition.input);
                *lanes =
                    inputs.map(|input| self.inputs.partition_point(|other| *other < input) as u8).collect();
            }
        }
    }
}
