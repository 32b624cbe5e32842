//! A tree grown leaf by leaf, the best gain first.

use std::ops::Range;

use rayon::prelude::*;

use super::bins::{Bins, CODES, Grid, Place};
use super::gradients::{Derivatives, Packed, Scale, unpacked};
use super::histogram::{Lane, Part};
use super::partition::{Partition, Sieve};
use super::search::{Room, Search};
use super::split::{Bounds, Candidate, LeafSums, Question, Rules};
use crate::features::Direction;

/// Histogram additions below which handing work to other threads costs more than it saves.
const WORTH_SHARING: usize = 100_000;
/// What searching a lane costs, in histogram additions.
const COST_OF_SEARCH: usize = 1_000;

/// What a tree is grown from.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    /// How inputs are cut.
    pub(super) bins: &'a Bins,
    /// The bins of the rows.
    pub(super) grid: &'a Grid,
    /// Direction of every input.
    pub(super) directions: &'a [Direction],
    /// What may be split on.
    pub(super) parts: &'a [Part],
    /// What splits are held to.
    pub(super) rules: Rules,
    /// Most leaves.
    pub(super) max_leaves: usize,
    /// Derivatives of the rows of the grid.
    pub(super) packed: &'a [Packed],
    /// Units of the derivatives.
    pub(super) scale: Scale,
}

/// A node of a grown tree; children stand side by side behind their parent.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Grown {
    /// A leaf.
    Leaf {
        /// Where its rows lie in the partition.
        rows: Range<usize>,
        /// Bounds of its weight.
        bounds: Bounds,
    },
    /// A split; the right child is the one after the left.
    Split {
        /// The input asked for.
        input: usize,
        /// Which known values go left.
        question: Question,
        /// Whether missing values go left.
        missing_left: bool,
        /// Place of the left child.
        left: usize,
        /// Which rows go left.
        sieve: Box<Sieve>,
    },
}

/// Grows trees; its buffers are used again.
pub(super) struct Grower {
    /// Rows of the leaves.
    pub(super) partition: Partition,
    buffers: Vec<Vec<Lane>>,
}

/// A leaf that may be split.
struct Leaf {
    node: usize,
    rows: Range<usize>,
    total: Packed,
    bounds: Bounds,
    lanes: Vec<Lane>,
    best: Option<Candidate>,
}

impl Grower {
    /// A grower for at most so many rows.
    pub(super) fn new(rows: usize) -> Self {
        Self { partition: Partition::new(rows), buffers: Vec::new() }
    }

    /// A tree on the drawn rows.
    pub(super) fn grow(&mut self, ground: Ground<'_>, drawn: impl Iterator<Item = u32>) -> Vec<Grown> {
        self.partition.fill(drawn);
        let rows = 0..self.partition.len();
        let mut nodes = vec![Grown::Leaf { rows: rows.clone(), bounds: Bounds::NONE }];
        let mut leaves = vec![self.root(ground, rows)];
        while leaves.len() < ground.max_leaves {
            let Some((at, best)) = best_leaf(&leaves) else { break };
            let leaf = leaves.swap_remove(at);
            let more = leaves.len() + 2 < ground.max_leaves;
            leaves.extend(self.split(ground, leaf, best, (&mut nodes, more)));
        }
        self.buffers.extend(leaves.into_iter().map(|leaf| leaf.lanes).filter(|lanes| !lanes.is_empty()));
        nodes
    }

    fn buffer(&mut self, ground: Ground<'_>) -> Vec<Lane> {
        let lanes = ground.parts.iter().map(|part| part.lanes).sum();
        let mut buffer = self.buffers.pop().unwrap_or_default();
        buffer.resize(lanes, [0; CODES]);
        buffer
    }

    fn root(&mut self, ground: Ground<'_>, rows: Range<usize>) -> Leaf {
        let mut lanes = self.buffer(ground);
        let rows_of_leaf = self.partition.gather(rows.clone(), ground.packed);
        let mut root = Leaf {
            node: 0,
            rows,
            total: rows_of_leaf.total,
            bounds: Bounds::NONE,
            lanes: Vec::new(),
            best: None,
        };
        let search = root.search(ground);
        if ground.max_leaves > 1 && !search.is_hopeless() {
            let work = |room: &mut Room, (part, lanes): PartLanes<'_>| {
                part.build(ground.grid, rows_of_leaf, lanes);
                best_of_part(ground, part, lanes, &search, room)
            };
            let tasks = by_part(ground.parts, &mut lanes);
            let found = shared(tasks, is_worth_sharing(rows_of_leaf.rows.len(), ground), work);
            root.best = found.into_iter().flatten().reduce(Candidate::better);
        }
        root.lanes = lanes;
        root
    }

    /// Parts a leaf by its best split; searches the children where `more` may be split.
    fn split(
        &mut self,
        ground: Ground<'_>,
        leaf: Leaf,
        best: Candidate,
        (nodes, more): (&mut Vec<Grown>, bool),
    ) -> [Leaf; 2] {
        let left = nodes.len();
        let Leaf { node, rows, bounds, total, lanes, .. } = leaf;
        let sieve = Sieve::of(&ground.bins.inputs[best.input], best.question, best.missing_left);
        let middle = rows.start + self.partition.part(ground.grid, rows.clone(), &sieve);
        let whole = unpacked(total);
        let right = Derivatives {
            gradient: whole.gradient / ground.scale.gradient - best.left.gradient,
            hessian: whole.hessian / ground.scale.hessian - best.left.hessian,
        };
        let direction = ground.directions[best.input];
        let [left_bounds, right_bounds] = bounds.of_children(&best, direction, (right, ground.rules.lambda));
        let child = |node, rows, bounds| Leaf { node, rows, total, bounds, lanes: Vec::new(), best: None };
        let mut children =
            [child(left, rows.start..middle, left_bounds), child(left + 1, middle..rows.end, right_bounds)];
        for child in &children {
            nodes.push(Grown::Leaf { rows: child.rows.clone(), bounds: child.bounds });
        }
        let Candidate { input, question, missing_left, .. } = best;
        nodes[node] = Grown::Split { input, question, missing_left, left, sieve: Box::new(sieve) };
        if more {
            self.search_children(ground, lanes, &mut children);
        } else {
            self.buffers.push(lanes);
        }
        children
    }

    /// Builds the smaller child's histogram, turns the parent's into the larger one's, and searches both.
    fn search_children(&mut self, ground: Ground<'_>, mut parent: Vec<Lane>, children: &mut [Leaf; 2]) {
        let small = usize::from(children[1].rows.len() < children[0].rows.len());
        let mut built = self.buffer(ground);
        let rows = self.partition.gather(children[small].rows.clone(), ground.packed);
        children[small].total = rows.total;
        children[1 - small].total -= rows.total;
        let searches = [small, 1 - small].map(|child| children[child].search(ground));
        let work = |room: &mut Room, ((part, parent), (_, built)): (PartLanes<'_>, PartLanes<'_>)| {
            part.build(ground.grid, rows, built);
            part.subtract(ground.grid, parent, built);
            [(&*built, &searches[0]), (&*parent, &searches[1])]
                .map(|(lanes, search)| best_of_part(ground, part, lanes, search, room))
        };
        let mut found = Vec::new();
        if !searches.iter().all(Search::is_hopeless) {
            let tasks = by_part(ground.parts, &mut parent).into_iter().zip(by_part(ground.parts, &mut built));
            found = shared(tasks.collect(), is_worth_sharing(rows.rows.len(), ground), work);
        }
        for (side, child) in [small, 1 - small].into_iter().enumerate() {
            children[child].best = found.iter().filter_map(|both| both[side]).reduce(Candidate::better);
        }
        children[small].lanes = built;
        children[1 - small].lanes = parent;
    }
}

impl Leaf {
    fn search(&self, ground: Ground<'_>) -> Search {
        Search::of(LeafSums { total: self.total, bounds: self.bounds }, ground.rules, ground.scale)
    }
}

/// The leaf whose split gains most; of equal ones the earlier node.
fn best_leaf(leaves: &[Leaf]) -> Option<(usize, Candidate)> {
    let candidates = leaves.iter().enumerate().filter_map(|(at, leaf)| Some((at, leaf.node, leaf.best?)));
    let better = |a: (usize, usize, Candidate), b: (usize, usize, Candidate)| {
        let b_wins = b.2.gain > a.2.gain || (b.2.gain >= a.2.gain && b.1 < a.1);
        if b_wins { b } else { a }
    };
    candidates.reduce(better).map(|(at, _, best)| (at, best))
}

/// The results of all tasks in their order; on all threads where that is worth it.
fn shared<T: Send, R: Send>(
    tasks: Vec<T>,
    worth: bool,
    work: impl Fn(&mut Room, T) -> R + Sync + Send,
) -> Vec<R> {
    if worth {
        return tasks.into_par_iter().map_init(Room::new, work).collect();
    }
    let mut room = Room::new();
    tasks.into_iter().map(|task| work(&mut room, task)).collect()
}

type PartLanes<'a> = (&'a Part, &'a mut [Lane]);

/// Each part with its own lanes.
fn by_part<'a>(parts: &'a [Part], lanes: &'a mut [Lane]) -> Vec<PartLanes<'a>> {
    let mut rest = lanes;
    let mut split = Vec::with_capacity(parts.len());
    for part in parts {
        let (own, others) = rest.split_at_mut(part.lanes);
        split.push((part, own));
        rest = others;
    }
    split
}

fn is_worth_sharing(rows: usize, ground: Ground<'_>) -> bool {
    let lanes: usize = ground.parts.iter().map(|part| part.lanes).sum();
    ground.parts.len() > 1 && (rows + COST_OF_SEARCH) * lanes > WORTH_SHARING
}

/// The best split on the inputs of a part.
fn best_of_part(
    ground: Ground<'_>,
    part: &Part,
    lanes: &[Lane],
    search: &Search,
    room: &mut Room,
) -> Option<Candidate> {
    if search.is_hopeless() {
        return None;
    }
    let mut own = [0; CODES];
    let candidates = part.inputs.iter().filter_map(|drawn| {
        let bins = &ground.bins.inputs[drawn.input];
        let place = bins.place?;
        let codes = ground.grid.blocks[place.block].codes[place.lane];
        let lane = &lanes[drawn.lane][..codes];
        let sums = if place.count == codes {
            lane
        } else {
            apart(lane, place, &mut own);
            &own[..place.count]
        };
        search.best((drawn.input, bins), ground.directions[drawn.input], sums, room)
    });
    candidates.reduce(Candidate::better)
}

/// An input's own sums from those of a lane that it shares.
fn apart(lane: &[Packed], place: Place, own: &mut Lane) {
    own[..place.count].fill(0);
    for bins in lane.chunks_exact(place.stride * place.count) {
        for (sum, same) in own.iter_mut().zip(bins.chunks_exact(place.stride)) {
            *sum += same.iter().sum::<Packed>();
        }
    }
}
