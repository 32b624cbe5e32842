//! What is odd about a table without stopping the work.

use std::fmt;
use std::path::{Path, PathBuf};

use super::gathered::Gathered;
use super::id_set::{IdSet, Orphans};
use super::place::{Place, Places};
use super::read::RawTable;
use super::schema::{Column, Table};

/// Something odd about a file: it names the place and what follows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableWarning {
    /// The file.
    pub file: PathBuf,
    /// The column, if it is about one.
    pub column: Option<&'static str>,
    /// What is odd, and what follows.
    pub text: String,
}

impl TableWarning {
    /// What is odd about a table alone.
    pub(super) fn of(file: &Path, table: Table, raw: &RawTable) -> Vec<Self> {
        let mut found: Vec<Self> = unknown_columns(file, table, &raw.unknown).into_iter().collect();
        for gathered in &raw.columns {
            let column = Some(gathered.column.name);
            let texts = [empty(gathered, &raw.places), outside(gathered, &raw.places), unknown(gathered)];
            let warnings = texts.into_iter().flatten();
            found.extend(warnings.map(|text| Self { file: file.to_owned(), column, text }));
        }
        found
    }

    /// Clients to score whose outcome is known: the model learns from them.
    pub(super) fn learnt_from(file: &Path, raw: &RawTable, learnt: &IdSet) -> Option<Self> {
        let column = Table::ApplicationTest.owner();
        let mut both = raw.ids(column).iter().enumerate().filter(|(_, id)| learnt.has(**id));
        let (first, _) = both.next()?;
        let text = format!(
            "{} also in application_train (the first on {}); the model may have learnt from their outcome",
            counted(both.count() + 1, "client"),
            raw.places.of(first)
        );
        Some(Self { file: file.to_owned(), column: Some(column), text })
    }

    /// Rows that belong to nobody.
    pub(super) fn orphans(file: &Path, table: Table, found: Orphans, places: &Places) -> Self {
        let (owner, missing) = match table {
            Table::BureauBalance => ("credit", "not in bureau"),
            _ => ("client", "in neither application table"),
        };
        let text = format!(
            "{} of {} {missing} (the first on {}); left aside",
            counted(found.rows, "row"),
            counted(found.owners, owner),
            places.of(found.first_row)
        );
        Self { file: file.to_owned(), column: Some(table.owner()), text }
    }
}

impl fmt::Display for TableWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file.display())?;
        if let Some(column) = self.column {
            write!(f, "column {column}: ")?;
        }
        f.write_str(&self.text)
    }
}

fn unknown_columns(file: &Path, table: Table, names: &[String]) -> Option<TableWarning> {
    let listed = first_of(names.iter().map(String::as_str), names.len())?;
    let text = format!(
        "has columns that Kaggle's {} does not have ({listed}); they are not read",
        table.file_stem()
    );
    Some(TableWarning { file: file.to_owned(), column: None, text })
}

fn empty(gathered: &Gathered, places: &Places) -> Option<String> {
    let (tally, first) = (&gathered.tally, gathered.tally.first_empty?);
    gathered.column.required.then(|| {
        format!(
            "no value on {} (the first on {}), though Kaggle's table always has one; counted as missing",
            counted(tally.empty, "row"),
            places.of(first)
        )
    })
}

fn outside(gathered: &Gathered, places: &Places) -> Option<String> {
    let (first, number) = gathered.tally.first_outside?;
    let Column { range: (least, greatest), .. } = gathered.column;
    let place: Place = places.of(first);
    Some(format!(
        "outside {least} to {greatest} on {} (the first, {number}, on {place}); used as it is",
        counted(gathered.tally.outside, "row")
    ))
}

fn unknown(gathered: &Gathered) -> Option<String> {
    let tally = &gathered.tally;
    let named = first_of(tally.unknown.keys().map(String::as_str), tally.unknown.len())?;
    Some(format!(
        "words that Kaggle's table does not use on {} ({named}); counted as missing",
        counted(tally.unknown_rows, "row")
    ))
}

/// The first five names, quoted; `None` of none.
fn first_of<'a>(names: impl Iterator<Item = &'a str>, all: usize) -> Option<String> {
    let quoted: Vec<String> = names.take(5).map(|name| format!("{:?}", shortened(name))).collect();
    let more = if all > quoted.len() { ", …" } else { "" };
    (!quoted.is_empty()).then(|| quoted.join(", ") + more)
}

fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

/// A number of things, the thing in the singular for one.
pub(super) fn counted(number: usize, thing: &str) -> String {
    if number == 1 { format!("1 {thing}") } else { format!("{} {thing}s", grouped(number)) }
}

/// A whole number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let lead = digits.len() % 3;
    let mut parts: Vec<&str> = Vec::new();
    if lead > 0 {
        parts.push(&digits[..lead]);
    }
    parts.extend((lead..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    parts.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 12, 999, 1_000, 27_299_925].map(grouped), ["0", "12", "999", "1,000", "27,299,925"]);
    }
}
