//! From tables to one row of features per application.

use std::convert::Infallible;
use std::ops::Range;

use rayon::prelude::*;

use super::catalogue::{self, place_in_catalogue};
use super::compared::{Compared, Past};
use super::computed::Computed;
use super::row::TableRow;
use super::table::FeatureTable;
use crate::tables::{ClientFile, Coverage, Rows, Table};

const CLIENT: &str = "SK_ID_CURR";
/// Stands for an application that is not asked for.
const NOBODY: u32 = u32::MAX;

/// The features of applications, one row each, in the order of the applications.
///
/// `child` is asked once for each child table, in the order of the schema, and gives `None` where
/// there is no such table; only two lie in memory at a time. The one function serves the batch and
/// the API: a client alone gets the bits that it has among others.
///
/// What cannot be known is missing, and no number is infinite: division by zero gives a missing
/// value. A client without rows in a child table has counts of 0 there and no other aggregate;
/// without the table, or where the coverage does not say that the client's rows are complete, all
/// features of the table are missing. Every aggregate folds over the client's rows in an order that
/// the rows themselves fix, so that the result depends neither on the order of the file nor on the
/// number of threads.
///
/// # Errors
/// Those of `child`.
pub fn feature_table<E>(
    applications: &Rows,
    coverage: Option<&Coverage>,
    child: impl FnMut(Table) -> Result<Option<Rows>, E>,
) -> Result<FeatureTable, E> {
    feature_tables([applications], coverage, child).map(|[table]| table)
}

/// [`feature_table`] of several lists of applications, for which each child table is read but once.
///
/// # Errors
/// Those of `child`.
pub fn feature_tables<E, const N: usize>(
    applications: [&Rows; N],
    coverage: Option<&Coverage>,
    mut child: impl FnMut(Table) -> Result<Option<Rows>, E>,
) -> Result<[FeatureTable; N], E> {
    let mut lists = applications.map(|rows| Clients::new(rows, coverage));
    let bureau = child(Table::Bureau)?;
    let credits = lists.each_mut().map(|clients| {
        clients.aggregate(catalogue::BUREAU, bureau.as_ref());
        bureau.as_ref().map(|rows| clients.credits(rows))
    });
    // Balances name their credit only: without bureau they are nobody's.
    let balances = if bureau.is_some() { child(Table::BureauBalance)? } else { None };
    drop(bureau);
    for (clients, credits) in lists.iter_mut().zip(credits) {
        let owners = credits.unwrap_or_else(|| Places::new([]));
        let columns = clients.columns_from(catalogue::BUREAU_BALANCE, balances.as_ref(), &owners);
        clients.columns.extend(columns);
    }
    drop(balances);

    let previous = child(Table::PreviousApplication)?;
    for clients in &mut lists {
        clients.aggregate(catalogue::PREVIOUS, previous.as_ref());
    }
    drop(previous);
    let pos_cash = child(Table::PosCashBalance)?;
    for clients in &mut lists {
        clients.aggregate(catalogue::POS_CASH, pos_cash.as_ref());
    }
    drop(pos_cash);
    let cards = child(Table::CreditCardBalance)?;
    for clients in &mut lists {
        clients.aggregate(catalogue::CREDIT_CARD, cards.as_ref());
    }
    drop(cards);
    let payments = child(Table::InstallmentsPayments)?;
    for clients in &mut lists {
        clients.aggregate(catalogue::INSTALLMENTS, payments.as_ref());
    }
    drop(payments);
    Ok(lists.map(|mut clients| {
        let compared = compared_columns(clients.applications, &clients.columns);
        clients.columns.extend(compared);
        FeatureTable::new(clients.applications, clients.columns)
    }))
}

/// The features of one client, from the client's file.
#[must_use]
pub fn client_features(file: &ClientFile) -> FeatureTable {
    let child = |table| Ok::<_, Infallible>(file.children.get(&table).cloned());
    let Ok(table) = feature_table(&file.application, file.coverage.as_deref(), child);
    table
}

fn application_columns(applications: &Rows) -> Vec<Vec<f64>> {
    let features: &[_] = &catalogue::APPLICATION;
    let read = super::application::Application::reader(applications);
    columns_of(features.len(), applications.height(), |(), row, out| {
        let application = read(row);
        for (value, feature) in out.iter_mut().zip(features) {
            *value = feature.of(&application);
        }
    })
}

/// The features of applications beside those of the child tables, whose columns are given.
fn compared_columns(applications: &Rows, columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let features: &[_] = catalogue::COMPARED;
    let asked = super::application::Application::reader(applications);
    let past = Past::reader(|name| place_in_catalogue(name).map(|place| &columns[place][..]));
    columns_of(features.len(), applications.height(), |(), row, out| {
        let compared = Compared { asked: asked(row), past: past(row) };
        for (value, feature) in out.iter_mut().zip(features) {
            *value = feature.of(&compared);
        }
    })
}

/// A list of clients and their features as far as they are computed.
struct Clients<'a> {
    applications: &'a Rows,
    /// `SK_ID_CURR` of each.
    ids: &'a [i64],
    coverage: Option<&'a Coverage>,
    /// The client's place in the list by `SK_ID_CURR`.
    places: Places,
    columns: Vec<Vec<f64>>,
}

impl<'a> Clients<'a> {
    fn new(applications: &'a Rows, coverage: Option<&'a Coverage>) -> Self {
        let ids = applications.ids(CLIENT);
        let places = Places::new(ids.iter().copied().zip(0..));
        Self { applications, ids, coverage, places, columns: application_columns(applications) }
    }

    /// The client's place by `SK_ID_BUREAU`.
    fn credits(&self, bureau: &Rows) -> Places {
        let owners = bureau.ids(CLIENT).iter().map(|client| self.places.of(*client));
        Places::new(bureau.ids("SK_ID_BUREAU").iter().copied().zip(owners))
    }

    /// Adds the features of a child table whose rows name the client; all missing where there is none.
    fn aggregate<R: TableRow>(&mut self, features: &[Computed<[R]>], rows: Option<&Rows>) {
        let columns = self.columns_from(features, rows, &self.places);
        self.columns.extend(columns);
    }

    /// The features of a child table; `owners` has the client's place for the identifier in the table's column
    /// [`Table::owner`].
    fn columns_from<R: TableRow>(
        &self,
        features: &[Computed<[R]>],
        rows: Option<&Rows>,
        owners: &Places,
    ) -> Vec<Vec<f64>> {
        let Some(rows) = rows else {
            return vec![vec![f64::NAN; self.ids.len()]; features.len()];
        };
        let table = rows.table();
        let groups = Groups::new(rows.ids(table.owner()), owners, self.ids.len());
        let read = R::reader(rows);
        columns_of(features.len(), self.ids.len(), |own: &mut Vec<R>, client, out| {
            if !self.coverage.is_none_or(|coverage| coverage.is_complete(table, self.ids[client])) {
                return;
            }
            own.clear();
            own.extend(groups.of(client).iter().map(|row| read(*row as usize)));
            own.sort_unstable_by(R::order);
            for (value, feature) in out.iter_mut().zip(features) {
                *value = feature.of(own);
            }
        })
    }
}

/// Rows that are filled before their numbers go to the columns: as many as the processor keeps at hand.
const BLOCK: usize = 256;

/// Columns of `height` numbers from a function that fills a row of `width`, missing at first. `scratch`
/// is lent to one row after the other.
fn columns_of<S: Default>(
    width: usize,
    height: usize,
    fill: impl Fn(&mut S, usize, &mut [f64]) + Sync,
) -> Vec<Vec<f64>> {
    let mut columns: Vec<Vec<f64>> = (0..width).into_par_iter().map(|_| vec![f64::NAN; height]).collect();
    let mut blocks: Vec<Vec<&mut [f64]>> =
        (0..height.div_ceil(BLOCK)).map(|_| Vec::with_capacity(width)).collect();
    for column in &mut columns {
        for (block, part) in blocks.iter_mut().zip(column.chunks_mut(BLOCK)) {
            block.push(part);
        }
    }
    let state = || (S::default(), vec![f64::NAN; width * BLOCK]);
    blocks.into_par_iter().enumerate().for_each_init(state, |(scratch, by_row), (block, mut parts)| {
        let rows = block * BLOCK..height.min((block + 1) * BLOCK);
        by_row.fill(f64::NAN);
        for (row, out) in rows.zip(by_row.chunks_exact_mut(width)) {
            fill(scratch, row, out);
        }
        for (place, part) in parts.iter_mut().enumerate() {
            for (cell, row) in part.iter_mut().zip(by_row.chunks_exact(width)) {
                *cell = row[place];
            }
        }
    });
    columns
}

/// The place of the client that an identifier belongs to.
struct Places {
    first: i64,
    /// By distance from the first, where the identifiers lie close together, as Kaggle's do.
    dense: Vec<u32>,
    /// By identifier, in rising order, where they do not.
    sparse: Vec<(i64, u32)>,
}

impl Places {
    fn new(pairs: impl IntoIterator<Item = (i64, u32)>) -> Self {
        let mut pairs: Vec<(i64, u32)> = pairs.into_iter().filter(|(_, place)| *place != NOBODY).collect();
        pairs.sort_unstable();
        let (first, last) = (pairs.first().map_or(0, |pair| pair.0), pairs.last().map_or(-1, |pair| pair.0));
        let span = last.abs_diff(first).saturating_add(1);
        if span > 16 * pairs.len() as u64 + 1024 {
            return Self { first, dense: Vec::new(), sparse: pairs };
        }
        let mut dense = vec![NOBODY; span as usize];
        for (id, place) in pairs {
            dense[(id - first) as usize] = place;
        }
        Self { first, dense, sparse: Vec::new() }
    }

    /// The client's place, or [`NOBODY`].
    fn of(&self, id: i64) -> u32 {
        if self.sparse.is_empty() {
            let distance = usize::try_from(id.wrapping_sub(self.first)).unwrap_or(usize::MAX);
            return self.dense.get(distance).copied().unwrap_or(NOBODY);
        }
        let found = self.sparse.binary_search_by_key(&id, |pair| pair.0);
        found.map_or(NOBODY, |place| self.sparse[place].1)
    }
}

/// The rows of each client: a counting sort by owner.
struct Groups {
    /// Where each client's rows begin, and the end of the last.
    starts: Vec<usize>,
    rows: Vec<u32>,
}

impl Groups {
    fn new(owners: &[i64], places: &Places, clients: usize) -> Self {
        let of_rows: Vec<u32> = owners.par_iter().map(|owner| places.of(*owner)).collect();
        let mut starts = vec![0; clients + 1];
        for client in of_rows.iter().filter(|client| **client != NOBODY) {
            starts[*client as usize + 1] += 1;
        }
        for client in 0..clients {
            starts[client + 1] += starts[client];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts[clients]];
        for (row, client) in (0..).zip(&of_rows) {
            if *client != NOBODY {
                rows[next[*client as usize]] = row;
                next[*client as usize] += 1;
            }
        }
        Self { starts, rows }
    }

    fn of(&self, client: usize) -> &[u32] {
        let range: Range<usize> = self.starts[client]..self.starts[client + 1];
        &self.rows[range]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_find_their_client_close_together_or_far_apart() {
        for far in [1, 1_000_000_000_000] {
            let places = Places::new([(7 * far, 0), (5 * far, 1), (9 * far, NOBODY)]);
            assert_eq!(places.sparse.is_empty(), far == 1);
            assert_eq!([7, 5, 9, 6, -1].map(|id| places.of(id * far)), [0, 1, NOBODY, NOBODY, NOBODY]);
            assert_eq!([i64::MIN, i64::MAX].map(|id| places.of(id)), [NOBODY, NOBODY]);
        }
        assert_eq!(Places::new([]).of(0), NOBODY);
    }

    #[test]
    fn rows_stand_with_their_client() {
        let places = Places::new([(10, 0), (11, 1), (12, 2)]);
        let groups = Groups::new(&[12, 10, 99, 12, 10], &places, 3);
        assert_eq!([groups.of(0), groups.of(1), groups.of(2)], [&[1, 4][..], &[], &[0, 3]]);
    }
}
