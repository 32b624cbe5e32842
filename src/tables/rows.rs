//! Rows of a table as plain columns: what a file and a request become before features are computed.

use super::schema::{Column, ColumnType, NO_DATE, Table};

/// A word of a column's vocabulary, by its place there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word(u8);

impl Word {
    /// No word: the cell is empty, or its text says that nothing is known (`XNA`).
    pub const MISSING: Self = Self(u8::MAX);

    /// The word of a vocabulary that reads `text`; a constant that does not compile without it.
    ///
    /// # Panics
    /// Where the vocabulary does not have it.
    #[must_use]
    pub const fn of(vocabulary: &[&str], text: &str) -> Self {
        let mut place = 0;
        while place < vocabulary.len() {
            if same(vocabulary[place].as_bytes(), text.as_bytes()) {
                return Self(place as u8);
            }
            place += 1;
        }
        panic!("the vocabulary does not have this word")
    }

    /// What a cell of the vocabulary says; `None` where the vocabulary does not have its text.
    #[must_use]
    pub fn read(vocabulary: &[&str], text: &str) -> Option<Self> {
        if matches!(text, "XNA" | "") {
            return Some(Self::MISSING);
        }
        vocabulary.binary_search(&text).ok().map(|place| Self(place as u8))
    }

    /// The word as the tables write it.
    #[must_use]
    pub fn text(self, vocabulary: &'static [&'static str]) -> Option<&'static str> {
        vocabulary.get(usize::from(self.0)).copied()
    }

    /// Whether there is a word.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 != Self::MISSING.0
    }

    /// The place in the vocabulary as a number; `NaN` where there is no word.
    #[must_use]
    pub fn code(self) -> f64 {
        if self.is_known() { f64::from(self.0) } else { f64::NAN }
    }

    /// The word that has a [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: f64) -> Self {
        if code.is_nan() { Self::MISSING } else { Self(code as u8) }
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut place = 0;
    while place < a.len() {
        if a[place] != b[place] {
            return false;
        }
        place += 1;
    }
    true
}

/// The cells of a column.
#[derive(Debug, Clone)]
pub enum Cells {
    /// Identifiers.
    Ids(Vec<i64>),
    /// Numbers, whole or not; `NaN` is missing.
    Numbers(Vec<f64>),
    /// Words.
    Words(Vec<Word>),
}

/// One cell.
#[derive(Debug, Clone, Copy)]
pub enum Cell {
    /// An identifier.
    Id(i64),
    /// A number; `NaN` is missing.
    Number(f64),
    /// A word.
    Word(Word),
}

/// Numbers of a column, as features read them: the mark for "no date" is a missing value.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'a> {
    values: &'a [f64],
    no_date: bool,
}

impl Numbers<'_> {
    /// The number on a row; `NaN` is missing.
    #[must_use]
    pub fn at(self, row: usize) -> f64 {
        let value = self.values[row];
        if self.no_date && is_no_date(value) { f64::NAN } else { value }
    }

    /// Whether the row has the mark for "no date".
    #[must_use]
    pub fn is_no_date(self, row: usize) -> bool {
        self.no_date && is_no_date(self.values[row])
    }
}

fn is_no_date(value: f64) -> bool {
    value.to_bits() == NO_DATE.to_bits()
}

/// Rows of one table, column by column in the schema's order.
#[derive(Debug, Clone)]
pub struct Rows {
    table: Table,
    height: usize,
    columns: Vec<(Column, Cells)>,
}

impl Rows {
    /// No row yet.
    #[must_use]
    pub fn empty(table: Table) -> Self {
        let columns = table.columns().into_iter().map(|column| (column, Cells::empty(column.kind)));
        Self { table, height: 0, columns: columns.collect() }
    }

    /// Rows from whole columns, which must be the schema's, in its order and of one length.
    pub(super) fn from_columns(table: Table, height: usize, cells: Vec<Cells>) -> Self {
        Self { table, height, columns: table.columns().into_iter().zip(cells).collect() }
    }

    /// Whose rows they are.
    #[must_use]
    pub const fn table(&self) -> Table {
        self.table
    }

    /// Number of rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// Adds a row; `cells` follow the schema's columns.
    ///
    /// # Panics
    /// Where a cell is not of its column's kind.
    pub fn push(&mut self, cells: &[Cell]) {
        for ((column, cells), cell) in self.columns.iter_mut().zip(cells) {
            match (cells, *cell) {
                (Cells::Ids(ids), Cell::Id(id)) => ids.push(id),
                (Cells::Numbers(numbers), Cell::Number(number)) => numbers.push(number),
                (Cells::Words(words), Cell::Word(word)) => words.push(word),
                _ => panic!("{}: {cell:?} is not of the column's kind", column.name),
            }
        }
        self.height += 1;
    }

    /// Sets one cell.
    ///
    /// # Panics
    /// Where the table has no such column, or one of another kind.
    pub fn set(&mut self, row: usize, name: &str, cell: Cell) {
        let place = self.place(name);
        match (&mut self.columns[place].1, cell) {
            (Cells::Ids(ids), Cell::Id(id)) => ids[row] = id,
            (Cells::Numbers(numbers), Cell::Number(number)) => numbers[row] = number,
            (Cells::Words(words), Cell::Word(word)) => words[row] = word,
            _ => panic!("{name}: {cell:?} is not of the column's kind"),
        }
    }

    /// The given rows, in the given order.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let columns = self.columns.iter().map(|(column, cells)| (*column, cells.select(rows)));
        Self { table: self.table, height: rows.len(), columns: columns.collect() }
    }

    /// A column of identifiers.
    ///
    /// # Panics
    /// Where the table has no such column, or one of another kind.
    #[must_use]
    pub fn ids(&self, name: &str) -> &[i64] {
        match &self.columns[self.place(name)].1 {
            Cells::Ids(ids) => ids,
            _ => panic!("{name} of {:?} is no column of identifiers", self.table),
        }
    }

    /// A column of numbers.
    ///
    /// # Panics
    /// Where the table has no such column, or one of another kind.
    #[must_use]
    pub fn numbers(&self, name: &str) -> Numbers<'_> {
        match &self.columns[self.place(name)] {
            (column, Cells::Numbers(values)) => Numbers { values, no_date: column.no_date },
            _ => panic!("{name} of {:?} is no column of numbers", self.table),
        }
    }

    /// A column of words.
    ///
    /// # Panics
    /// Where the table has no such column, or one of another kind.
    #[must_use]
    pub fn words(&self, name: &str) -> &[Word] {
        match &self.columns[self.place(name)].1 {
            Cells::Words(words) => words,
            _ => panic!("{name} of {:?} is no column of words", self.table),
        }
    }

    /// Whether the table has the column.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|(column, _)| column.name == name)
    }

    fn place(&self, name: &str) -> usize {
        let place = self.columns.iter().position(|(column, _)| column.name == name);
        place.unwrap_or_else(|| panic!("{:?} has no column {name}", self.table))
    }
}

impl Cells {
    fn empty(kind: ColumnType) -> Self {
        match kind {
            ColumnType::Id => Self::Ids(Vec::new()),
            ColumnType::Integer | ColumnType::Real => Self::Numbers(Vec::new()),
            ColumnType::Text => Self::Words(Vec::new()),
        }
    }

    fn select(&self, rows: &[usize]) -> Self {
        match self {
            Self::Ids(ids) => Self::Ids(rows.iter().map(|row| ids[*row]).collect()),
            Self::Numbers(numbers) => Self::Numbers(rows.iter().map(|row| numbers[*row]).collect()),
            Self::Words(words) => Self::Words(rows.iter().map(|row| words[*row]).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::vocabulary::{ORGANIZATION_TYPE, YES_OR_NO};

    #[test]
    fn a_word_keeps_its_text_and_xna_is_none() {
        assert_eq!(Word::read(YES_OR_NO, "Y"), Some(Word::of(YES_OR_NO, "Y")));
        assert_eq!(Word::of(YES_OR_NO, "Y").text(YES_OR_NO), Some("Y"));
        assert_eq!(Word::read(YES_OR_NO, "y"), None);
        let none = Word::read(ORGANIZATION_TYPE, "XNA").unwrap();
        assert!(!none.is_known() && none.code().is_nan() && none.text(ORGANIZATION_TYPE).is_none());
        let school = Word::of(ORGANIZATION_TYPE, "School");
        assert_eq!(Word::from_code(school.code()), school);
    }

    #[test]
    fn the_mark_for_no_date_is_missing_only_where_the_schema_has_it() {
        let mut rows = Rows::empty(Table::ApplicationTest);
        let empty: Vec<Cell> = Table::ApplicationTest
            .columns()
            .iter()
            .map(|column| match column.kind {
                ColumnType::Id => Cell::Id(1),
                ColumnType::Integer | ColumnType::Real => Cell::Number(NO_DATE),
                ColumnType::Text => Cell::Word(Word::MISSING),
            })
            .collect();
        rows.push(&empty);
        let employed = rows.numbers("DAYS_EMPLOYED");
        assert!(employed.at(0).is_nan() && employed.is_no_date(0));
        let credit = rows.numbers("AMT_CREDIT");
        assert!(!credit.is_no_date(0) && (credit.at(0) - NO_DATE).abs() < 1e-9);
        rows.set(0, "DAYS_EMPLOYED", Cell::Number(-5.0));
        assert_eq!(rows.select(&[0, 0]).numbers("DAYS_EMPLOYED").at(1).to_bits(), (-5.0f64).to_bits());
    }
}
