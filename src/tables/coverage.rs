//! Which clients' child rows are all there, where a data folder says so.

use std::collections::BTreeMap;
use std::path::Path;

use polars::prelude::*;

use super::error::TableError;
use super::parquet::read_plain_parquet;
use super::schema::Table;

/// Per child table, the clients whose rows are complete: of another client nothing can be said,
/// of one of these without rows that there is none.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// `SK_ID_CURR` in rising order.
    complete: BTreeMap<Table, Vec<i64>>,
}

impl Coverage {
    /// Reads `coverage.parquet`: `SK_ID_CURR` and a boolean `complete_<table>` per child table. A
    /// client of several rows is complete where all of them say so.
    pub(super) fn read(file: &Path) -> Result<Self, TableError> {
        let frame = read_plain_parquet(file)?;
        Self::from_frame(&frame).map_err(|cause| TableError::Unreadable {
            file: file.to_owned(),
            format: "coverage",
            cause: cause.to_string(),
        })
    }

    fn from_frame(frame: &DataFrame) -> PolarsResult<Self> {
        let clients = frame.column("SK_ID_CURR")?.cast(&DataType::Int64)?;
        let clients: Vec<Option<i64>> = clients.i64()?.iter().collect();
        let mut complete = BTreeMap::new();
        for table in Table::ALL.into_iter().filter(|table| !table.is_required()) {
            let said = frame.column(&format!("complete_{}", table.file_stem()))?.cast(&DataType::Boolean)?;
            let mut rows: Vec<(i64, bool)> = clients
                .iter()
                .zip(said.bool()?.iter())
                .filter_map(|(client, said)| Some(((*client)?, said.unwrap_or(false))))
                .collect();
            rows.sort_unstable();
            let by_client = rows.chunk_by(|a, b| a.0 == b.0);
            let whole = by_client.filter(|rows| rows.iter().all(|(_, said)| *said)).map(|rows| rows[0].0);
            complete.insert(table, whole.collect());
        }
        Ok(Self { complete })
    }

    /// From the complete ones, told one by one.
    #[cfg(test)]
    pub(crate) fn of(complete: impl IntoIterator<Item = (Table, i64)>) -> Self {
        let mut coverage = Self::default();
        for (table, client) in complete {
            coverage.complete.entry(table).or_default().push(client);
        }
        coverage.complete.values_mut().for_each(|clients| clients.sort_unstable());
        coverage
    }

    /// Whether the client's rows in a child table are complete.
    #[must_use]
    pub fn is_complete(&self, table: Table, client: i64) -> bool {
        self.complete.get(&table).is_some_and(|clients| clients.binary_search(&client).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_complete_where_every_row_says_so() {
        let mut frame = df!("SK_ID_CURR" => [2i64, 1, 2, 3]).unwrap();
        for table in Table::ALL {
            let said = if table == Table::Bureau { [true, true, false, true] } else { [true; 4] };
            let name = format!("complete_{}", table.file_stem());
            frame.with_column(Column::new(name.into(), said)).unwrap();
        }
        let coverage = Coverage::from_frame(&frame).unwrap();
        let complete = |table, client| coverage.is_complete(table, client);
        assert!(
            complete(Table::Bureau, 1) && complete(Table::Bureau, 3) && complete(Table::PosCashBalance, 2)
        );
        assert!(!complete(Table::Bureau, 2) && !complete(Table::Bureau, 9));
    }

    #[test]
    fn a_table_that_coverage_does_not_speak_of_is_an_error() {
        let frame = df!("SK_ID_CURR" => [1i64], "complete_bureau" => [true]).unwrap();
        let cause = Coverage::from_frame(&frame).unwrap_err().to_string();
        assert!(cause.contains("complete_bureau_balance"), "{cause}");
    }
}
