//! Holds the rows of a request to the schema of their table and names all that is wrong.

use std::collections::BTreeMap;

use super::json::{Json, Members};
use super::problem::FieldError;
use crate::explanation::Text;
use crate::tables::{Cell, Column, ColumnType, NO_DATE, Rows, Table, Word};

/// The most words that an error lists.
const MOST_WORDS: usize = 12;

/// The most faults that an answer names; a body may hold hundreds of thousands.
pub(super) const MOST_FAULTS: usize = 200;
/// The most letters of a field's name that a pointer repeats.
const MOST_LETTERS: usize = 100;

/// What is wrong with a body so far: the first [`MOST_FAULTS`], and how many there are.
pub(super) struct Faults {
    named: Vec<FieldError>,
    count: usize,
}

impl Faults {
    pub(super) const fn new() -> Self {
        Self { named: Vec::new(), count: 0 }
    }

    pub(super) fn add(&mut self, pointer: String, fr: impl Into<String>, en: impl Into<String>) {
        self.count += 1;
        if self.count <= MOST_FAULTS {
            self.named.push(FieldError { pointer, detail: Text { fr: fr.into(), en: en.into() } });
        }
    }

    /// The named ones, and the number of all.
    pub(super) fn into_errors(self) -> (Vec<FieldError>, usize) {
        (self.named, self.count)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether one more would not be named: then its words need not be made.
    const fn are_enough(&self) -> bool {
        self.count >= MOST_FAULTS
    }
}

/// A step of a JSON pointer, escaped (RFC 6901); a long name is cut.
pub(super) fn step(name: &str) -> String {
    let cut: String = name.chars().take(MOST_LETTERS).collect();
    let more = if cut.len() < name.len() { "…" } else { "" };
    format!("{cut}{more}").replace('~', "~0").replace('/', "~1")
}

/// Reads rows of one table.
pub(super) struct RowReader {
    table: Table,
    columns: Vec<Column>,
    places: BTreeMap<&'static str, usize>,
    /// Stands for the owner in child rows that leave it out.
    owner: Option<i64>,
}

impl RowReader {
    /// `owner` is the application's number where rows of a child table may leave it out.
    pub(super) fn new(table: Table, owner: Option<i64>) -> Self {
        let columns = table.columns();
        let places = columns.iter().enumerate().map(|(place, column)| (column.name, place)).collect();
        Self { table, columns, places, owner }
    }

    /// Adds the row of an object to `rows`; where something is wrong with it, to `faults`.
    pub(super) fn read(&self, object: &Members<'_>, pointer: &str, rows: &mut Rows, faults: &mut Faults) {
        let mut cells: Vec<Option<Cell>> = vec![None; self.columns.len()];
        for (name, value) in object {
            let pointer = || format!("{pointer}/{}", step(name));
            match self.places.get(&**name) {
                None => unknown(pointer(), self.table, faults),
                Some(place) if cells[*place].is_some() => twice(pointer(), faults),
                Some(place) => {
                    let cell = cell(&self.columns[*place], value);
                    // A wrong cell counts as given: it is not missing too.
                    cells[*place] = Some(cell.unwrap_or_else(|wrong| {
                        faults.add(pointer(), wrong.fr, wrong.en);
                        Cell::Number(f64::NAN)
                    }));
                }
            }
        }
        let whole: Vec<Cell> = self
            .columns
            .iter()
            .zip(cells)
            .filter_map(|(column, cell)| cell.or_else(|| self.left_out(column, pointer, faults)))
            .collect();
        // With a fault anywhere nothing is scored, and a row may have holes.
        if faults.is_empty() {
            rows.push(&whole);
        }
    }

    fn left_out(&self, column: &Column, pointer: &str, faults: &mut Faults) -> Option<Cell> {
        match (column.kind, self.owner) {
            (ColumnType::Id, Some(owner)) if column.name == "SK_ID_CURR" => Some(Cell::Id(owner)),
            (ColumnType::Integer | ColumnType::Real, _) if !column.required => Some(Cell::Number(f64::NAN)),
            (ColumnType::Text, _) if !column.required => Some(Cell::Word(Word::MISSING)),
            _ if faults.are_enough() => {
                faults.count += 1;
                None
            }
            _ => {
                let expected = expected(column);
                let fr = format!("champ absent ; attendu : {}", expected.fr);
                faults.add(
                    format!("{pointer}/{}", column.name),
                    fr,
                    format!("missing field; expected: {}", expected.en),
                );
                None
            }
        }
    }
}

/// The cell that a value is in a column, or what was expected instead.
pub(super) fn cell(column: &Column, value: &Json<'_>) -> Result<Cell, Text> {
    let read = match (column.kind, value) {
        (ColumnType::Id, Json::Number(number)) => {
            number.as_i64().filter(|id| column.allows(*id as f64)).map(Cell::Id)
        }
        (ColumnType::Integer | ColumnType::Real, Json::Null) if !column.required => {
            Some(Cell::Number(f64::NAN))
        }
        (ColumnType::Integer, Json::Number(number)) => {
            number.as_f64().filter(|n| n.fract() == 0.0 && column.allows(*n)).map(Cell::Number)
        }
        (ColumnType::Real, Json::Number(number)) => {
            number.as_f64().filter(|n| column.allows(*n)).map(Cell::Number)
        }
        (ColumnType::Text, Json::Null) if !column.required => Some(Cell::Word(Word::MISSING)),
        // XNA is a word only where the tables use it.
        (ColumnType::Text, Json::Text(text)) if column.words.binary_search(&&**text).is_ok() => {
            Word::read(column.words, text).map(Cell::Word)
        }
        _ => None,
    };
    read.ok_or_else(|| {
        let (expected, received) = (expected(column), value.kind());
        let whole = matches!(value, Json::Number(n) if n.as_f64().is_some_and(|n| n.fract() == 0.0));
        let (fr, en) = match (column.kind, value) {
            (ColumnType::Text, Json::Text(_)) => ("un autre texte", "another text"),
            (ColumnType::Id, Json::Number(number)) if number.is_f64() => {
                ("un nombre décimal ou trop grand", "a decimal or too large number")
            }
            (ColumnType::Integer, Json::Number(_)) if !whole => ("un nombre décimal", "a decimal number"),
            (ColumnType::Id | ColumnType::Integer | ColumnType::Real, Json::Number(_)) => {
                ("un nombre hors de ces bornes", "a number out of these bounds")
            }
            _ => (received.fr, received.en),
        };
        Text {
            fr: format!("attendu : {} ; reçu : {fr}", expected.fr),
            en: format!("expected: {}; received: {en}", expected.en),
        }
    })
}

fn expected(column: &Column) -> Text {
    let (least, greatest) = column.range;
    let (or_null_fr, or_null_en) = if column.required {
        ("", "")
    } else {
        (", ou null si l’information manque", ", or null where it is not known")
    };
    let (or_no_date_fr, or_no_date_en) = if column.no_date {
        (format!(", ou {NO_DATE} s’il n’y en a pas"), format!(", or {NO_DATE} where there is none"))
    } else {
        (String::new(), String::new())
    };
    let (fr, en) = match column.kind {
        ColumnType::Id => (
            format!("un nombre entier de {least} à {greatest}, écrit sans décimale"),
            format!("a whole number from {least} to {greatest}, written without decimals"),
        ),
        ColumnType::Integer => (
            format!("un nombre entier de {least} à {greatest}{or_no_date_fr}"),
            format!("a whole number from {least} to {greatest}{or_no_date_en}"),
        ),
        ColumnType::Real => (
            format!("un nombre de {least} à {greatest}{or_no_date_fr}"),
            format!("a number from {least} to {greatest}{or_no_date_en}"),
        ),
        ColumnType::Text => words(column),
    };
    Text { fr: format!("{fr}{or_null_fr}"), en: format!("{en}{or_null_en}") }
}

fn words(column: &Column) -> (String, String) {
    let named: Vec<String> = column.words.iter().take(MOST_WORDS).map(|word| format!("{word:?}")).collect();
    let named = named.join(", ");
    if column.words.len() > MOST_WORDS {
        let count = column.words.len();
        return (
            format!("l’un des {count} textes de openapi.json, tels que {named}"),
            format!("one of the {count} texts of openapi.json, such as {named}"),
        );
    }
    (format!("l’un de {named}"), format!("one of {named}"))
}

fn unknown(pointer: String, table: Table, faults: &mut Faults) {
    let stem = if table == Table::ApplicationTest { "application" } else { table.file_stem() };
    faults.add(
        pointer,
        format!("champ inconnu ; {stem} n’a pas de colonne de ce nom"),
        format!("unknown field; {stem} has no column of this name"),
    );
}

pub(super) fn twice(pointer: String, faults: &mut Faults) {
    faults.add(
        pointer,
        "champ donné plusieurs fois ; un seul est attendu",
        "field given more than once; one is expected",
    );
}
