//! A column while its cells are read, from whatever format.

use std::collections::BTreeMap;

use super::rows::{Cells, Word};
use super::schema::{Column, ColumnType, GREATEST_ID};

/// Words that a column may have beside its vocabulary before they are only counted.
const WORDS_KEPT: usize = 100;

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellFault {
    /// Not of the column's type.
    Type,
    /// An identifier that is missing.
    NoId,
    /// Bytes that are no UTF-8.
    NotUtf8,
}

/// A column's cells as far as they are read, and what is odd among them.
#[derive(Debug, Clone)]
pub(super) struct Gathered {
    pub(super) column: Column,
    pub(super) cells: Cells,
    pub(super) tally: Tally,
    /// The last text and its word: texts repeat.
    last: (String, Word),
}

/// What is odd among the cells of a column; rows count from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tally {
    /// Cells without a value.
    pub(super) empty: usize,
    pub(super) first_empty: Option<usize>,
    /// Numbers that the schema does not allow.
    pub(super) outside: usize,
    pub(super) first_outside: Option<(usize, f64)>,
    /// Words that the vocabulary does not have, with their rows; the first [`WORDS_KEPT`].
    pub(super) unknown: BTreeMap<String, usize>,
    /// Rows with any such word.
    pub(super) unknown_rows: usize,
}

impl Gathered {
    pub(super) fn new(column: Column) -> Self {
        let cells = match column.kind {
            ColumnType::Id => Cells::Ids(Vec::new()),
            ColumnType::Integer | ColumnType::Real => Cells::Numbers(Vec::new()),
            ColumnType::Text => Cells::Words(Vec::new()),
        };
        Self { column, cells, tally: Tally::default(), last: (String::new(), Word::MISSING) }
    }

    pub(super) fn height(&self) -> usize {
        match &self.cells {
            Cells::Ids(ids) => ids.len(),
            Cells::Numbers(numbers) => numbers.len(),
            Cells::Words(words) => words.len(),
        }
    }

    /// Makes room for more cells, if there is so much: a damaged file may say any number.
    pub(super) fn reserve(&mut self, rows: usize) {
        drop(match &mut self.cells {
            Cells::Ids(ids) => ids.try_reserve_exact(rows),
            Cells::Numbers(numbers) => numbers.try_reserve_exact(rows),
            Cells::Words(words) => words.try_reserve_exact(rows),
        });
    }

    /// Adds a cell as a text file has it.
    pub(super) fn push_bytes(&mut self, bytes: &[u8]) -> Result<(), CellFault> {
        match self.column.kind {
            ColumnType::Text => {
                let text = std::str::from_utf8(bytes).map_err(|_| CellFault::NotUtf8)?;
                self.push_word((!text.is_empty()).then_some(text));
                Ok(())
            }
            ColumnType::Id => match trimmed(bytes)? {
                "" => Err(CellFault::NoId),
                text => self.push_id(whole(text)),
            },
            ColumnType::Integer | ColumnType::Real => match trimmed(bytes)? {
                "" => self.push_number(None),
                text => self.push_number(Some(text.parse().map_err(|_| CellFault::Type)?)),
            },
        }
    }

    /// Adds an identifier; `None` is one that is no whole number.
    pub(super) fn push_id(&mut self, id: Option<i64>) -> Result<(), CellFault> {
        let id = id.filter(|id| (1..=GREATEST_ID).contains(id)).ok_or(CellFault::Type)?;
        if let Cells::Ids(ids) = &mut self.cells {
            ids.push(id);
        }
        Ok(())
    }

    /// Adds a number; `None` and `NaN` are missing.
    pub(super) fn push_number(&mut self, number: Option<f64>) -> Result<(), CellFault> {
        let number = number.unwrap_or(f64::NAN);
        if number.is_nan() {
            self.count_empty();
        } else {
            if number.is_infinite() || (self.column.kind == ColumnType::Integer && !is_whole(number)) {
                return Err(CellFault::Type);
            }
            if !self.column.allows(number) {
                let row = self.height();
                self.tally.outside += 1;
                self.tally.first_outside.get_or_insert((row, number));
            }
        }
        if let Cells::Numbers(numbers) = &mut self.cells {
            numbers.push(number);
        }
        Ok(())
    }

    /// Adds identifiers, if all of them are in order.
    pub(super) fn push_id_block(&mut self, block: &[i64]) -> bool {
        let fine = block.iter().all(|id| (1..=GREATEST_ID).contains(id));
        if let (true, Cells::Ids(ids)) = (fine, &mut self.cells) {
            ids.extend_from_slice(block);
        }
        fine
    }

    /// Adds numbers, `NaN` where one is missing, if all of them are in order and make sense.
    pub(super) fn push_number_block(&mut self, block: &[f64]) -> bool {
        let column = &self.column;
        // What `is_whole` says, without a call for every cell.
        let whole =
            |number: f64| number.abs() <= GREATEST_ID as f64 && (number as i64) as f64 - number == 0.0;
        let fine = |number: f64| {
            number.is_nan()
                || column.allows(number)
                    && number.is_finite()
                    && (column.kind != ColumnType::Integer || whole(number))
        };
        if !block.iter().all(|number| fine(*number)) {
            return false;
        }
        let missing = block.iter().filter(|number| number.is_nan()).count();
        if missing > 0 {
            let first = block.iter().position(|number| number.is_nan()).unwrap_or_default();
            self.tally.empty += missing;
            self.tally.first_empty = self.tally.first_empty.or(Some(self.height() + first));
        }
        if let Cells::Numbers(numbers) = &mut self.cells {
            numbers.extend_from_slice(block);
        }
        true
    }

    /// Adds a word of the vocabulary.
    pub(super) fn push_known_word(&mut self, word: Word) {
        if let Cells::Words(words) = &mut self.cells {
            words.push(word);
        }
    }

    /// Adds a word; one that the vocabulary does not have becomes a missing one, and is counted. Gives the word,
    /// if there is one that needs no count.
    pub(super) fn push_word(&mut self, text: Option<&str>) -> Option<Word> {
        let word = match text {
            None | Some("") => {
                self.count_empty();
                None
            }
            Some(text) if text == self.last.0 => Some(self.last.1),
            Some(text) => {
                let word = Word::read(self.column.words, text);
                if let Some(word) = word {
                    self.last.0.clear();
                    self.last.0.push_str(text);
                    self.last.1 = word;
                } else {
                    self.tally.count_unknown(text, 1);
                }
                word
            }
        };
        self.push_known_word(word.unwrap_or(Word::MISSING));
        word
    }

    /// Adds the cells that follow.
    pub(super) fn append(&mut self, later: Self) {
        let before = self.height();
        self.tally.append(later.tally, before);
        match (&mut self.cells, later.cells) {
            (Cells::Ids(all), Cells::Ids(more)) => all.extend(more),
            (Cells::Numbers(all), Cells::Numbers(more)) => all.extend(more),
            (Cells::Words(all), Cells::Words(more)) => all.extend(more),
            _ => {}
        }
    }

    fn count_empty(&mut self) {
        let row = self.height();
        self.tally.empty += 1;
        self.tally.first_empty.get_or_insert(row);
    }
}

impl Tally {
    fn append(&mut self, later: Self, before: usize) {
        self.empty += later.empty;
        self.first_empty = self.first_empty.or_else(|| later.first_empty.map(|row| row + before));
        self.outside += later.outside;
        let first = later.first_outside.map(|(row, number)| (row + before, number));
        self.first_outside = self.first_outside.or(first);
        let kept: usize = later.unknown.values().sum();
        self.unknown_rows += later.unknown_rows - kept;
        for (text, rows) in later.unknown {
            self.count_unknown(&text, rows);
        }
    }

    fn count_unknown(&mut self, text: &str, rows: usize) {
        self.unknown_rows += rows;
        if let Some(known) = self.unknown.get_mut(text) {
            *known += rows;
        } else if self.unknown.len() < WORDS_KEPT {
            self.unknown.insert(text.to_owned(), rows);
        }
    }
}

fn trimmed(bytes: &[u8]) -> Result<&str, CellFault> {
    std::str::from_utf8(bytes.trim_ascii()).map_err(|_| CellFault::NotUtf8)
}

/// A whole number, also one that is written with a decimal point, as pandas does beside holes.
fn whole(text: &str) -> Option<i64> {
    text.parse().ok().or_else(|| text.parse().ok().and_then(whole_of))
}

/// The whole number that a number is, if it is one without holes around it.
pub(super) fn whole_of(number: f64) -> Option<i64> {
    is_whole(number).then_some(number as i64)
}

fn is_whole(number: f64) -> bool {
    number.fract() == 0.0 && number.abs() <= GREATEST_ID as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Table;

    fn column(table: Table, name: &str) -> Gathered {
        Gathered::new(table.columns().into_iter().find(|column| column.name == name).unwrap())
    }

    #[test]
    fn whole_numbers_come_with_or_without_a_point_and_stay_whole() {
        let mut children = column(Table::ApplicationTest, "CNT_CHILDREN");
        for text in ["2", "2.0", "2e0", " 2 "] {
            assert_eq!(children.push_bytes(text.as_bytes()), Ok(()), "{text}");
        }
        assert!(matches!(&children.cells, Cells::Numbers(n) if n == &[2.0; 4]));
        for text in ["2.5", "two", "99999999999999999999", "inf", "-inf", "0x2", "2,0"] {
            assert_eq!(children.push_bytes(text.as_bytes()), Err(CellFault::Type), "{text}");
        }
        for text in ["", "NaN", "nan"] {
            assert_eq!(children.push_bytes(text.as_bytes()), Ok(()), "{text}");
        }
        assert_eq!((children.tally.empty, children.tally.first_empty), (3, Some(4)));
    }

    #[test]
    fn identifiers_lie_between_1_and_2_to_the_53() {
        let mut ids = column(Table::Bureau, "SK_ID_CURR");
        for text in ["1", "100002.0", "9007199254740991"] {
            assert_eq!(ids.push_bytes(text.as_bytes()), Ok(()), "{text}");
        }
        for text in ["0", "-5", "9007199254740992", "1.5", "NaN", "x"] {
            assert_eq!(ids.push_bytes(text.as_bytes()), Err(CellFault::Type), "{text}");
        }
        assert_eq!(ids.push_bytes(b""), Err(CellFault::NoId));
    }

    #[test]
    fn parts_append_with_rows_counted_on() {
        let part = |texts: &[&str]| {
            let mut part = column(Table::ApplicationTest, "EXT_SOURCE_1");
            for text in texts {
                part.push_bytes(text.as_bytes()).unwrap();
            }
            part
        };
        let mut all = part(&["0.5", "1"]);
        all.append(part(&["", "1.5"]));
        all.append(part(&["-1", ""]));
        let tally = all.tally;
        assert_eq!((tally.empty, tally.first_empty), (2, Some(2)));
        assert_eq!((tally.outside, tally.first_outside), (2, Some((3, 1.5))));
    }

    #[test]
    fn of_many_unknown_words_the_first_are_kept_and_all_are_counted() {
        let mut contract = column(Table::ApplicationTest, "NAME_CONTRACT_TYPE");
        let mut later = contract.clone();
        for number in 0..500 {
            contract.push_word(Some(&format!("loan {number:03}")));
            later.push_word(Some(&format!("loan {:03}", number % 2)));
        }
        contract.append(later);
        let tally = &contract.tally;
        assert_eq!((tally.unknown.len(), tally.unknown_rows), (WORDS_KEPT, 1000));
        assert_eq!((tally.unknown["loan 000"], tally.unknown["loan 099"]), (251, 1));
        assert_eq!(contract.height(), 1000);
    }
}
