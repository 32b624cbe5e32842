//! Leaves whose paths ask about too many inputs for a table of every combination.
//!
//! Of the 2^d sets of conditions only those are worked out that a row of the block follows.

use super::paths::Leaf;
use super::products::{Products, WORD};
use super::rows::{Reader, RowBlock};
use super::tables::Rules;

/// A leaf with a long path.
#[derive(Debug, Clone)]
pub(super) struct LongPath {
    leaf: Leaf,
    inputs: Vec<usize>,
    /// How the bits of a row's set are read, word by word.
    words: Vec<Vec<(usize, Reader)>>,
}

/// What long paths need again and again.
#[derive(Debug, Default)]
pub(super) struct Workshop {
    products: Products,
    weights: Vec<f64>,
    gains: Vec<[f64; 4]>,
    entry: Vec<[f64; 4]>,
    set: Vec<u32>,
    sets: Vec<Numbers>,
    places: Vec<u32>,
    more: Vec<u32>,
    table: Vec<[f64; 4]>,
}

impl LongPath {
    pub(super) fn of(leaf: Leaf) -> Self {
        let bit = |(bit, condition): (usize, &super::paths::Condition)| {
            (condition.input, Reader::of(&condition.cells, 1 << bit))
        };
        let words = leaf.conditions.chunks(WORD);
        let words = words.map(|word| word.iter().enumerate().map(bit).collect()).collect();
        Self { inputs: leaf.conditions.iter().map(|condition| condition.input).collect(), words, leaf }
    }

    pub(super) fn inputs(&self) -> &[usize] {
        &self.inputs
    }

    /// The contributions for one row, one per condition and zeros up to whole fours.
    pub(super) fn entry<'a>(&self, row: &[f32], rules: &Rules, shop: &'a mut Workshop) -> &'a [[f64; 4]] {
        shop.prepare(&self.leaf, rules);
        let conditions = self.leaf.conditions.chunks(WORD);
        let word = conditions.map(|word| {
            word.iter()
                .enumerate()
                .fold(0, |word, (bit, condition)| word | condition.cells.state(row[condition.input]) << bit)
        });
        shop.set.clear();
        shop.set.extend(word);
        shop.evaluate();
        &shop.entry
    }

    /// Adds the leaf's contributions to every row of the block.
    pub(super) fn add(&self, block: &mut RowBlock, rules: &Rules, shop: &mut Workshop) {
        shop.prepare(&self.leaf, rules);
        shop.sets.resize_with(self.words.len(), Numbers::default);
        shop.sets.iter_mut().for_each(Numbers::clear);
        shop.table.clear();
        let (first, rest) = (&self.words[0], &self.words[1..]);
        for strip in 0..block.strips() {
            block.places(strip, first, &mut shop.places);
            let known = shop.sets[0].number_all(&mut shop.places, |_, word| u64::from(word));
            let mut new = known;
            for (level, word) in rest.iter().enumerate() {
                block.places(strip, word, &mut shop.more);
                let more = &shop.more;
                new = shop.sets[level + 1]
                    .number_all(&mut shop.places, |row, set| u64::from(set) << 32 | u64::from(more[row]));
            }
            for number in new {
                shop.recall(number);
                shop.evaluate();
                shop.table.extend_from_slice(&shop.entry);
            }
            block.add(strip, &self.inputs, &shop.table, &shop.places);
        }
    }
}

impl Workshop {
    /// The path's products, and for each node and condition `(1−r)·(1−t)/(t+(1−t)r)`.
    fn prepare(&mut self, leaf: &Leaf, rules: &Rules) {
        let rule = &rules[leaf.conditions.len().div_ceil(2)];
        self.products.fill(leaf, |ratio| ratio, rule);
        self.gains.clear();
        for (t, _) in rule {
            for four in leaf.conditions.chunks(4) {
                let gain = |lane: usize| {
                    four.get(lane).map_or(0.0, |condition| {
                        let r = condition.ratio;
                        (1.0 - r) * (1.0 - t) / (t + (1.0 - t) * r)
                    })
                };
                self.gains.push(std::array::from_fn(gain));
            }
        }
        self.entry.clear();
        self.entry.resize(leaf.conditions.len().div_ceil(4), [0.0; 4]);
    }

    /// The contributions of rows that follow exactly the conditions in `set`.
    fn evaluate(&mut self) {
        self.products.at_nodes(&self.set, &mut self.weights);
        self.entry.fill([0.0; 4]);
        let mut left = 0.0;
        for (weight, gains) in self.weights.iter().zip(self.gains.chunks_exact(self.entry.len())) {
            left -= weight;
            for (sums, gains) in self.entry.iter_mut().zip(gains) {
                sums.iter_mut().zip(gains).for_each(|(sum, gain)| *sum += weight * gain);
            }
        }
        for (quad, values) in self.entry.iter_mut().enumerate() {
            let bits = self.set[4 * quad / WORD] >> (4 * quad % WORD);
            for (lane, value) in values.iter_mut().enumerate() {
                *value = if bits >> lane & 1 == 1 { *value } else { left };
            }
        }
    }

    /// The set that got a number.
    fn recall(&mut self, number: usize) {
        self.set.clear();
        let mut number = number;
        for level in self.sets.iter().rev() {
            let key = level.keys[number];
            self.set.push(key as u32);
            number = (key >> 32) as usize;
        }
        self.set.reverse();
    }
}

/// Numbers keys in the order in which they are met.
#[derive(Debug, Default)]
struct Numbers {
    keys: Vec<u64>,
    /// Open addressing: a key's number plus one, 0 where there is none.
    slots: Vec<u32>,
}

impl Numbers {
    fn clear(&mut self) {
        self.keys.clear();
        self.slots.clear();
        self.slots.resize(1 << 10, 0);
    }

    /// Numbers one key per row, made of the row and what stands in `rows`, into which the numbers go; returns
    /// the numbers that are new.
    fn number_all(&mut self, rows: &mut [u32], key: impl Fn(usize, u32) -> u64) -> std::ops::Range<usize> {
        let known = self.keys.len();
        self.make_room(rows.len());
        for (row, place) in rows.iter_mut().enumerate() {
            *place = self.number(key(row, *place));
        }
        known..self.keys.len()
    }

    fn number(&mut self, key: u64) -> u32 {
        let mut slot = self.slot(key);
        loop {
            match self.slots[slot] {
                0 => {
                    self.keys.push(key);
                    self.slots[slot] = self.keys.len() as u32;
                    return self.keys.len() as u32 - 1;
                }
                number if self.keys[number as usize - 1] == key => return number - 1,
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }

    fn slot(&self, key: u64) -> usize {
        // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4).
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - self.slots.len().trailing_zeros())) as usize
    }

    fn make_room(&mut self, more: usize) {
        let most = self.keys.len() + more;
        if 2 * most <= self.slots.len() {
            return;
        }
        self.slots.clear();
        self.slots.resize((4 * most).next_power_of_two(), 0);
        for (number, key) in self.keys.iter().enumerate() {
            let mut slot = self.slot(*key);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = number as u32 + 1;
        }
    }
}
