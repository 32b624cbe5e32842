//! An input's axis cut into cells.

use crate::learning::{Rule, Split};

/// An input's axis cut at bounds into cells, each with a state; a missing value has a state of its own.
///
/// One condition of a path is a cut into the states 0 (leaves the path) and 1 (follows it). A set of categories
/// is one too: code `c` is the cell from `c` to below `c + 1`, and code 0 all below 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cells {
    /// Ascending; a value that equals a bound lies above it.
    pub(super) bounds: Vec<f32>,
    /// One more than there are bounds.
    pub(super) states: Vec<u32>,
    pub(super) missing: u32,
    /// States are below this.
    pub(super) count: u32,
}

impl Cells {
    /// Where the question's answer is left (or is not left).
    pub(super) fn of_answer(split: &Split, left: bool) -> Self {
        let (mut bounds, mut states) = (Vec::new(), vec![u32::from(left)]);
        let mut cut = |bound: f32| {
            bounds.push(bound);
            states.push(1 - states[states.len() - 1]);
        };
        match &split.rule {
            // Nothing is below NaN, as nothing is below minus infinity.
            Rule::Below(bound) => cut(if bound.is_nan() { f32::NEG_INFINITY } else { *bound }),
            Rule::NotIn(set) => {
                let mut end = 0;
                for code in set.codes() {
                    if code == end && code > 0 {
                        // The run of codes goes on.
                        bounds.pop();
                        states.pop();
                    } else if code > 0 {
                        bounds.push(code as f32);
                        states.push(u32::from(!left));
                    } else {
                        states[0] = u32::from(!left);
                    }
                    end = code + 1;
                    bounds.push(end as f32);
                    states.push(u32::from(left));
                }
            }
        }
        Self { bounds, states, missing: u32::from(split.missing_left == left), count: 2 }
    }

    /// The state of a value.
    pub(super) fn state(&self, value: f32) -> u32 {
        if value.is_nan() {
            return self.missing;
        }
        self.states[self.bounds.iter().filter(|bound| value >= **bound).count()]
    }

    /// Where both conditions hold.
    pub(super) fn and(&self, other: &Self) -> Self {
        self.combined(other, 2, |one, two| one & two)
    }

    /// Cells whose states are the pairs of states that occur; and those pairs.
    pub(super) fn pairs(&self, other: &Self) -> (Self, Vec<(u32, u32)>) {
        let mut met = Vec::new();
        let mut numbers = vec![u32::MAX; (self.count * other.count) as usize];
        let mut cells = self.combined(other, 0, |one, two| {
            let number = &mut numbers[(one * other.count + two) as usize];
            if *number == u32::MAX {
                *number = met.len() as u32;
                met.push((one, two));
            }
            *number
        });
        cells.count = met.len() as u32;
        (cells, met)
    }

    /// How many pairs of states occur.
    pub(super) fn pair_count(&self, other: &Self) -> u32 {
        if self.count * other.count > 64 {
            return self.pairs(other).0.count;
        }
        let bit = |one: u32, two: u32| 1_u64 << (one * other.count + two);
        let mut met = bit(self.missing, other.missing);
        self.walk(other, |_, one, two| met |= bit(one, two));
        met.count_ones()
    }

    fn combined(&self, other: &Self, count: u32, mut state: impl FnMut(u32, u32) -> u32) -> Self {
        let (mut bounds, mut states) = (Vec::new(), Vec::new());
        self.walk(other, |bound, one, two| {
            let here = state(one, two);
            if states.last() != Some(&here) {
                bounds.extend(bound);
                states.push(here);
            }
        });
        let missing = state(self.missing, other.missing);
        Self { bounds, states, missing, count }
    }

    /// Visits the cells that the bounds of both cut, in ascending order: the lower bound (none for the first)
    /// and the two states.
    fn walk(&self, other: &Self, mut visit: impl FnMut(Option<f32>, u32, u32)) {
        let (mut one, mut two) = (0, 0);
        visit(None, self.states[0], other.states[0]);
        loop {
            let (mine, theirs) = (self.bounds.get(one), other.bounds.get(two));
            let bound = match (mine, theirs) {
                (None, None) => return,
                (Some(bound), None) | (None, Some(bound)) => *bound,
                (Some(mine), Some(theirs)) => mine.min(*theirs),
            };
            one += usize::from(mine == Some(&bound));
            two += usize::from(theirs == Some(&bound));
            visit(Some(bound), self.states[one], other.states[two]);
        }
    }
}
