//! What a column holds.

use serde::Serialize;

use crate::tables::gathered::Gathered;
use crate::tables::id_set::IdSet;
use crate::tables::rows::{Cells, Word};
use crate::tables::schema::{ColumnType, NO_DATE};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColumnReport {
    /// Kaggle's name.
    pub name: &'static str,
    /// `identifier`, `whole number`, `number` or `words`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Rows without a value.
    pub missing: usize,
    /// Their share of all rows.
    pub missing_share: f64,
    /// The least number or identifier.
    pub least: Option<f64>,
    /// The greatest number or identifier.
    pub greatest: Option<f64>,
    /// Rows with the mark for "no date", where the column may have it; not in `least` and `greatest`.
    pub no_date: Option<usize>,
    /// Different identifiers or words.
    pub distinct: Option<usize>,
    /// The word on the most rows.
    pub most_frequent: Option<String>,
    /// Its share of the rows with a value.
    pub most_frequent_share: Option<f64>,
    /// What is odd about it.
    pub warnings: Vec<String>,
}

impl ColumnReport {
    pub(super) fn of(gathered: &Gathered, warnings: Vec<String>) -> Self {
        let (column, tally) = (gathered.column, &gathered.tally);
        let mut report = Self {
            name: column.name,
            kind: match column.kind {
                ColumnType::Id => "identifier",
                ColumnType::Integer => "whole number",
                ColumnType::Real => "number",
                ColumnType::Text => "words",
            },
            missing: tally.empty,
            missing_share: tally.empty as f64 / gathered.height() as f64,
            least: None,
            greatest: None,
            no_date: None,
            distinct: None,
            most_frequent: None,
            most_frequent_share: None,
            warnings,
        };
        match &gathered.cells {
            Cells::Ids(ids) => {
                report.distinct = Some(IdSet::of(ids).len());
                report.reach(ids.iter().map(|id| *id as f64));
            }
            Cells::Numbers(numbers) => {
                let is_no_date = |number: f64| column.no_date && number.to_bits() == NO_DATE.to_bits();
                let marked = || numbers.iter().filter(|number| is_no_date(**number)).count();
                report.no_date = column.no_date.then(marked);
                report.reach(numbers.iter().copied().filter(|number| !is_no_date(*number)));
            }
            Cells::Words(words) => report.count_words(words, gathered),
        }
        report
    }

    fn reach(&mut self, numbers: impl Iterator<Item = f64>) {
        for number in numbers.filter(|number| !number.is_nan()) {
            self.least = Some(self.least.map_or(number, |least| least.min(number)));
            self.greatest = Some(self.greatest.map_or(number, |greatest| greatest.max(number)));
        }
    }

    fn count_words(&mut self, words: &[Word], gathered: &Gathered) {
        let (column, tally) = (gathered.column, &gathered.tally);
        let mut rows = vec![0; column.words.len()];
        let mut nothing_known = 0;
        for word in words {
            if word.is_known() { rows[word.code() as usize] += 1 } else { nothing_known += 1 }
        }
        let not_said = nothing_known - tally.empty - tally.unknown_rows;
        let known = column.words.iter().copied().zip(rows);
        let unknown = tally.unknown.iter().map(|(word, rows)| (word.as_str(), *rows));
        let all = known.chain(unknown).chain([("XNA", not_said)]).filter(|(_, rows)| *rows > 0);
        let most = all.clone().max_by_key(|(word, rows)| (*rows, std::cmp::Reverse(*word)));
        self.distinct = Some(all.count());
        self.most_frequent = most.map(|(word, _)| word.to_owned());
        self.most_frequent_share = most.map(|(_, rows)| rows as f64 / (words.len() - tally.empty) as f64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Table;

    fn report(name: &str, cells: &[&str]) -> ColumnReport {
        let column = Table::ApplicationTest.columns().into_iter().find(|column| column.name == name).unwrap();
        let mut gathered = Gathered::new(column);
        for cell in cells {
            gathered.push_bytes(cell.as_bytes()).unwrap();
        }
        ColumnReport::of(&gathered, Vec::new())
    }

    #[test]
    fn the_mark_for_no_date_is_counted_apart() {
        let found = report("DAYS_EMPLOYED", &["-5", "365243", "", "-900", "365243"]);
        assert_eq!((found.least, found.greatest, found.no_date), (Some(-900.0), Some(-5.0), Some(2)));
        assert_eq!((found.missing, found.kind), (1, "whole number"));
        assert_eq!(report("AMT_CREDIT", &["", "NaN"]).least, None);
    }

    #[test]
    fn words_are_counted_with_xna_and_with_those_that_are_not_known() {
        let found = report("ORGANIZATION_TYPE", &["XNA", "School", "XNA", "", "Bakery", "XNA"]);
        assert_eq!((found.distinct, found.missing), (Some(3), 1));
        assert_eq!((found.most_frequent.as_deref(), found.most_frequent_share), (Some("XNA"), Some(0.6)));
    }
}
