//! A column of text while its cells come: it begins as whole numbers and widens. The type of a column hangs
//! on all its cells, and one that turns out to be wider than it was kept is read again, alone with its like.

use super::AnyValues;
use super::number::{NotWhole, infinity, is_negative, real, unsigned, whole};
use super::words::{NotUtf8, Words, is_missing, trim};

/// As what a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// As what its cells allow.
    Guess,
    /// As real numbers, which all its cells are.
    Reals,
    /// As words, marks of missing ones among them.
    Words,
    /// As words that no mark stands for.
    PlainWords,
}

/// A column and its cells so far.
#[derive(Debug)]
pub(super) struct Column {
    reading: Reading,
    cells: Cells,
    /// Cells that are expected in all.
    expected: usize,
}

/// What a column became.
#[derive(Debug)]
pub(super) enum Finished {
    Values(AnyValues),
    /// It must be read again.
    Again(Reading),
}

#[derive(Debug)]
enum Cells {
    Numbers(Numbers),
    Beyond(Beyond),
    Words(Words),
    /// Nothing is kept, since the column must be read again.
    Again(Reading),
}

/// Numbers, NaN where missing; whole ones as long as nothing else came.
#[derive(Debug)]
struct Numbers {
    values: Vec<f64>,
    seen: Seen,
    whole: bool,
    /// Whether a whole number is another f64 where it is read as a real one.
    strays: bool,
}

/// A column in which the first cell that is no i64 is a whole number all the same. pandas then goes through
/// its cells once more as u64, where it minds nothing that begins with a minus.
#[derive(Debug)]
struct Beyond {
    seen: Seen,
    /// Whether a cell needs all 64 bits.
    unsigned: bool,
    /// Whether every cell is a real number, too.
    real: bool,
    /// Whether one is nothing but a real number.
    only_real: bool,
}

/// What was among the cells of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    number: bool,
    missing: bool,
    minus: bool,
}

/// Why a cell does not go to the numbers.
enum Refused {
    Beyond,
    Word,
}

impl Column {
    pub(super) fn new(reading: Reading, expected: usize) -> Self {
        let cells = match reading {
            Reading::Guess | Reading::Reals => {
                Cells::Numbers(Numbers::new(reading == Reading::Guess, expected))
            }
            Reading::Words | Reading::PlainWords => Cells::Words(Words::after(0, expected)),
        };
        Self { reading, cells, expected }
    }

    pub(super) fn push(&mut self, cell: &[u8]) -> Result<(), NotUtf8> {
        match &mut self.cells {
            Cells::Numbers(numbers) => match numbers.push(cell) {
                Ok(()) => Ok(()),
                Err(Refused::Beyond) => {
                    self.cells = Cells::Beyond(Beyond::after(numbers));
                    self.push(cell)
                }
                Err(Refused::Word) => {
                    std::str::from_utf8(cell).map_err(|_| NotUtf8)?;
                    if numbers.seen.number {
                        self.cells = Cells::Again(Reading::Words);
                        return Ok(());
                    }
                    self.cells = Cells::Words(Words::after(numbers.values.len(), self.expected));
                    self.push(cell)
                }
            },
            Cells::Beyond(beyond) => {
                if !beyond.push(cell) {
                    self.cells = Cells::Again(Reading::Words);
                }
                Ok(())
            }
            Cells::Words(words) => {
                if self.reading != Reading::PlainWords && is_missing(cell) {
                    words.push_missing();
                    return Ok(());
                }
                words.push_bytes(cell)
            }
            Cells::Again(_) => Ok(()),
        }
    }

    pub(super) fn finish(self) -> Finished {
        Finished::Values(match self.cells {
            Cells::Numbers(Numbers { whole: false, strays: true, .. }) => {
                return Finished::Again(Reading::Reals);
            }
            Cells::Numbers(numbers) => numbers.into_values(),
            Cells::Beyond(beyond) => return beyond.finish(),
            Cells::Words(words) if self.reading == Reading::Guess && words.are_flags() => words.into_flags(),
            Cells::Words(words) => words.into_values(),
            Cells::Again(reading) => return Finished::Again(reading),
        })
    }
}

impl Numbers {
    fn new(whole: bool, expected: usize) -> Self {
        let mut values = Vec::new();
        drop(values.try_reserve_exact(expected));
        Self { values, seen: Seen::default(), whole, strays: false }
    }

    fn push(&mut self, cell: &[u8]) -> Result<(), Refused> {
        let value = if cell.is_empty() {
            None
        } else if self.whole {
            match whole(cell) {
                Ok(whole) => Some(self.note(whole, cell)),
                Err(NotWhole::Beyond) => return Err(Refused::Beyond),
                Err(NotWhole::Other) => self.real(cell)?,
            }
        } else {
            self.real(cell)?
        };
        self.seen.missing |= value.is_none();
        self.seen.number |= value.is_some();
        self.values.push(value.unwrap_or(f64::NAN));
        Ok(())
    }

    fn note(&mut self, whole: i64, cell: &[u8]) -> f64 {
        const EXACT: i64 = 1_000_000_000_000_000;
        let value = whole as f64;
        if whole <= 0 {
            self.seen.minus |= is_negative(cell);
        }
        if whole == 0 || !(-EXACT..EXACT).contains(&whole) {
            self.strays |= real(cell).map(f64::to_bits) != Some(value.to_bits());
        }
        value
    }

    /// A real number; `None` where it is missing.
    fn real(&mut self, cell: &[u8]) -> Result<Option<f64>, Refused> {
        if let Some(value) = real(cell) {
            self.whole = false;
            return Ok(Some(value));
        }
        if is_missing(cell) {
            return Ok(None);
        }
        let value = infinity(cell).ok_or(Refused::Word)?;
        self.whole = false;
        Ok(Some(value))
    }

    fn into_values(mut self) -> AnyValues {
        trim(&mut self.values);
        if self.whole && !self.seen.missing {
            AnyValues::Whole(self.values)
        } else {
            AnyValues::Real(self.values)
        }
    }
}

impl Beyond {
    fn after(numbers: &Numbers) -> Self {
        Self { seen: numbers.seen, unsigned: false, real: true, only_real: false }
    }

    /// Takes a cell; `false` if they are words, then.
    fn push(&mut self, cell: &[u8]) -> bool {
        if is_missing(cell) {
            self.seen.missing = true;
            return true;
        }
        self.real &= real(cell).or_else(|| infinity(cell)).is_some();
        if self.only_real {
            return self.real;
        }
        if is_negative(cell) {
            self.seen.minus = true;
            return true;
        }
        match unsigned(cell) {
            Ok(number) => {
                self.unsigned |= number > i64::MAX as u64;
                true
            }
            Err(NotWhole::Beyond) => false,
            Err(NotWhole::Other) => {
                self.only_real = true;
                self.real
            }
        }
    }

    fn finish(self) -> Finished {
        if self.only_real {
            return Finished::Again(Reading::Reals);
        }
        if self.unsigned && (self.seen.minus || self.seen.missing) {
            return Finished::Again(Reading::PlainWords);
        }
        if self.seen.minus {
            return Finished::Again(Reading::Words);
        }
        Finished::Values(AnyValues::Other("uint64".to_owned()))
    }
}
