//! Which sets of a path's conditions rows follow, each numbered when it is first met.

use std::ops::Range;

use super::paths::{Condition, Leaf};
use super::products::WORD;
use super::rows::{Reader, RowBlock};

/// How a row's set of followed conditions is read, in words of [`WORD`] bits.
#[derive(Debug, Clone)]
pub(super) struct SetReader {
    words: Vec<Vec<(usize, Reader)>>,
}

/// The sets met so far.
#[derive(Debug, Default)]
pub(super) struct Sets {
    /// One level per word: its keys are the number on the level above, then the word.
    levels: Vec<Numbers>,
    more: Vec<u32>,
}

/// The set that one row follows.
pub(super) fn set_of<'a>(leaf: &'a Leaf, row: &'a [f32]) -> impl Iterator<Item = u32> + 'a {
    leaf.conditions.chunks(WORD).map(|conditions| {
        let bits = conditions.iter().enumerate();
        bits.fold(0, |word, (bit, condition)| word | condition.cells.state(row[condition.input]) << bit)
    })
}

impl SetReader {
    pub(super) fn of(leaf: &Leaf) -> Self {
        let bit =
            |(bit, condition): (usize, &Condition)| (condition.input, Reader::of(&condition.cells, 1 << bit));
        let words = leaf.conditions.chunks(WORD);
        Self { words: words.map(|conditions| conditions.iter().enumerate().map(bit).collect()).collect() }
    }

    /// Puts the numbers of the sets that a strip's rows follow into `numbers`; returns those that are new.
    pub(super) fn number(
        &self,
        block: &RowBlock,
        strip: usize,
        sets: &mut Sets,
        numbers: &mut Vec<u32>,
    ) -> Range<usize> {
        let Some((first, rest)) = self.words.split_first() else { return 0..0 };
        block.places(strip, first, numbers);
        let mut new = sets.levels[0].number_all(numbers, |_, word| u64::from(word));
        for (level, word) in rest.iter().enumerate() {
            block.places(strip, word, &mut sets.more);
            let more = &sets.more;
            let key = |row: usize, number: u32| u64::from(number) << 32 | u64::from(more[row]);
            new = sets.levels[level + 1].number_all(numbers, key);
        }
        new
    }
}

impl Sets {
    /// Forgets all sets, and makes ready for those of a reader.
    pub(super) fn clear(&mut self, reader: &SetReader) {
        self.levels.resize_with(reader.words.len(), Numbers::default);
        self.levels.iter_mut().for_each(Numbers::clear);
    }

    /// The set that got a number.
    pub(super) fn recall(&self, number: usize, set: &mut Vec<u32>) {
        set.clear();
        let mut number = number;
        for level in self.levels.iter().rev() {
            let key = level.keys[number];
            set.push(key as u32);
            number = (key >> 32) as usize;
        }
        set.reverse();
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
    fn number_all(&mut self, rows: &mut [u32], key: impl Fn(usize, u32) -> u64) -> Range<usize> {
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
