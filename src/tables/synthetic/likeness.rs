//! Whether the made-up tables look like the real ones: distributions, missing values, correlations, drift.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use polars::prelude::DataType;

use super::figures::reference::{
    Measure, Numbers, PAIRS, Pair, Point, WORDS, Words, numbers as real_numbers,
};
use super::tests::read;
use super::*;

/// Clients of the two splits, in the proportion of the full set.
const TRAIN: usize = 8_632;
const TEST: usize = 1_368;
/// Rows that row-by-row correlations are measured on, at most.
const MOST_ROWS: usize = 60_000;

/// The tables of one run, in the order of [`Table::ALL`].
static MADE: LazyLock<Vec<DataFrame>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let plan = SynthPlan { train: TRAIN, test: TEST, seed: 42, format: TableFormat::Parquet };
    write_synthetic(&plan, folder.path(), &|_| ()).unwrap();
    Table::ALL.into_iter().map(|table| read(&folder, table)).collect()
});

fn made(table: Table) -> &'static DataFrame {
    &MADE[Table::ALL.iter().position(|other| *other == table).unwrap()]
}

fn numbers(table: Table, column: &str) -> Vec<Option<f64>> {
    let cells = made(table).column(column).unwrap().cast(&DataType::Float64).unwrap();
    cells.f64().unwrap().iter().collect()
}

fn ids(table: Table, column: &str) -> impl Iterator<Item = i64> {
    made(table).column(column).unwrap().i64().unwrap().into_no_null_iter()
}

/// The greatest distance of the values' distribution function from the given points, on both sides of each.
fn distance(points: &[Point], mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let share = |count: usize| count as f64 / values.len() as f64;
    let apart = points.iter().map(|(value, below, up_to)| {
        let made_below = share(values.partition_point(|made| made < value));
        let made_up_to = share(values.partition_point(|made| made <= value));
        (made_below - below).abs().max((made_up_to - up_to).abs())
    });
    apart.fold(0.0, f64::max)
}

/// Ranks from 1, ties sharing their mean.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
        let rank = before as f64 + f64::midpoint(tied.len() as f64, 1.0);
        for place in tied {
            ranks[*place] = rank;
        }
        before += tied.len();
    }
    ranks
}

fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let (first, second): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (first, second) = (ranks(&first), ranks(&second));
    let middle = f64::midpoint(pairs.len() as f64, 1.0);
    let product =
        |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum() };
    product(&first, &second) / (product(&first, &first) * product(&second, &second)).sqrt()
}

/// The client of each row.
fn owners(table: Table) -> Vec<i64> {
    if table != Table::BureauBalance {
        return ids(table, "SK_ID_CURR").collect();
    }
    let clients: BTreeMap<i64, i64> =
        ids(Table::Bureau, "SK_ID_BUREAU").zip(ids(Table::Bureau, "SK_ID_CURR")).collect();
    ids(table, "SK_ID_BUREAU").map(|credit| clients[&credit]).collect()
}

/// Sum and count over the known cells of each client.
fn by_client(table: Table, cells: impl Iterator<Item = Option<f64>>) -> BTreeMap<i64, (f64, f64)> {
    let mut clients = BTreeMap::new();
    for (client, cell) in owners(table).into_iter().zip(cells) {
        if let Some(cell) = cell {
            let (sum, count) = clients.entry(client).or_insert((0.0, 0.0));
            *sum += cell;
            *count += 1.0;
        }
    }
    clients
}

/// A measure of the clients; of those without balances at the bureau nothing is known.
fn of_clients(measure: Measure) -> BTreeMap<i64, f64> {
    let applications = [Table::ApplicationTrain, Table::ApplicationTest];
    match measure {
        Measure::Cell(..) => unreachable!("rows are no clients"),
        Measure::Application(column) => applications
            .into_iter()
            .flat_map(|table| ids(table, "SK_ID_CURR").zip(numbers(table, column)))
            .filter_map(|(client, value)| Some((client, value?)))
            .collect(),
        Measure::Mean(table, column) => {
            let clients = by_client(table, numbers(table, column).into_iter());
            clients.into_iter().map(|(client, (sum, count))| (client, sum / count)).collect()
        }
        Measure::Count(table) => {
            let rows = by_client(table, std::iter::repeat(Some(1.0)));
            let all = applications.into_iter().flat_map(|table| ids(table, "SK_ID_CURR"));
            all.filter(|client| table != Table::BureauBalance || rows.contains_key(client))
                .map(|client| (client, rows.get(&client).map_or(0.0, |(_, count)| *count)))
                .collect()
        }
    }
}

fn correlation(one: Measure, other: Measure) -> f64 {
    if let (Measure::Cell(table, one), Measure::Cell(_, other)) = (one, other) {
        let rows: Vec<_> = numbers(table, one)
            .into_iter()
            .zip(numbers(table, other))
            .filter_map(|(one, other)| Some((one?, other?)))
            .collect();
        let step = rows.len().div_ceil(MOST_ROWS);
        return spearman(&rows.into_iter().step_by(step).collect::<Vec<_>>());
    }
    let others = of_clients(other);
    let both: Vec<_> = of_clients(one)
        .into_iter()
        .filter_map(|(client, value)| Some((value, *others.get(&client)?)))
        .collect();
    spearman(&both)
}

/// Fails with what is further off than allowed, after saying what is furthest off.
fn assert_all_within(allowed: f64, mut apart: Vec<(f64, String)>) {
    apart.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (worst, what) = &apart[0];
    println!("furthest off of {}: {what} ({worst:.3})", apart.len());
    let wrong: Vec<_> =
        apart.iter().filter(|(distance, _)| distance.is_nan() || *distance > allowed).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn ranks_and_correlations_are_those_worked_out_by_hand() {
    assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
    let rows = [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0), (5.0, 5.0)];
    assert!((spearman(&rows) - 0.8).abs() < 1e-12);
    assert!((distance(&[(1.0, 0.0, 0.5), (2.0, 0.5, 1.0)], vec![1.0, 2.0, 2.0, 2.0]) - 0.25).abs() < 1e-12);
}

#[test]
fn columns_of_numbers_are_distributed_as_the_real_ones() {
    assert!(real_numbers().count() >= 50);
    let apart = real_numbers().map(|Numbers(table, column, _, points)| {
        let values = numbers(*table, column).into_iter().flatten().collect();
        (distance(points, values), format!("{table:?} {column}"))
    });
    assert_all_within(0.1, apart.collect());
}

#[test]
fn columns_of_words_are_distributed_as_the_real_ones() {
    let apart = WORDS.iter().map(|Words(table, column, _, shares)| {
        let cells = made(*table).column(column).unwrap().str().unwrap();
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        cells.iter().flatten().for_each(|word| *counts.entry(word).or_default() += 1.0);
        let known = (cells.len() - cells.null_count()) as f64;
        let common: f64 = shares
            .iter()
            .map(|(word, share)| share.min(counts.get(word).map_or(0.0, |count| count / known)))
            .sum();
        (1.0 - common, format!("{table:?} {column}"))
    });
    assert_all_within(0.1, apart.collect());
}

#[test]
fn values_are_missing_as_often_as_in_the_real_tables() {
    let numbers = real_numbers().map(|Numbers(table, column, missing, _)| (*table, *column, *missing));
    let words = WORDS.iter().map(|Words(table, column, missing, _)| (*table, *column, *missing));
    let apart = numbers.chain(words).map(|(table, column, missing)| {
        let frame = made(table);
        let share = frame.column(column).unwrap().null_count() as f64 / frame.height() as f64;
        ((share - missing).abs(), format!("{table:?} {column}: {share:.3} instead of {missing:.3}"))
    });
    assert_all_within(0.05, apart.collect());
}

#[test]
fn columns_are_correlated_as_the_real_ones() {
    assert!(PAIRS.len() >= 50);
    let apart = PAIRS.iter().map(|Pair(one, other, real)| {
        let made = correlation(*one, *other);
        ((made - real).abs(), format!("{one:?} and {other:?}: {made:.3} instead of {real:.3}"))
    });
    assert_all_within(0.1, apart.collect());
}

#[test]
fn a_client_has_as_many_rows_as_a_real_one() {
    let clients = (TRAIN + TEST) as f64;
    for (table, real) in [
        (Table::Bureau, 4.8),
        (Table::BureauBalance, 4.8 * 16.0),
        (Table::PreviousApplication, 4.7),
        (Table::PosCashBalance, 28.0),
        (Table::CreditCardBalance, 10.8),
        (Table::InstallmentsPayments, 38.0),
    ] {
        let rows = made(table).height() as f64 / clients;
        println!("{table:?}: {rows:.2} rows per client");
        assert!((rows / real - 1.0).abs() < 0.07, "{table:?}: {rows} rows per client instead of {real}");
    }
    let mut with_balances: Vec<i64> = ids(Table::BureauBalance, "SK_ID_BUREAU").collect();
    with_balances.dedup();
    let months = made(Table::BureauBalance).height() as f64 / with_balances.len() as f64;
    assert!((30.0..36.0).contains(&months), "{months} months per credit with balances");
    let mut with_card: Vec<i64> = ids(Table::CreditCardBalance, "SK_ID_CURR").collect();
    with_card.dedup();
    let share = with_card.len() as f64 / clients;
    assert!((0.25..0.32).contains(&share), "{share} of the clients with a card");
}

#[test]
fn train_and_test_drift_as_the_real_ones_do() {
    let [train, test] = [Table::ApplicationTrain, Table::ApplicationTest];
    let revolving = |table| {
        let words = made(table).column("NAME_CONTRACT_TYPE").unwrap().str().unwrap();
        words.iter().filter(|word| *word == Some("Revolving loans")).count() as f64 / words.len() as f64
    };
    assert!((revolving(train) - 0.095).abs() < 0.02 && (revolving(test) - 0.009).abs() < 0.01);
    let mean = |table, column: &str| {
        let known: Vec<f64> = numbers(table, column).into_iter().flatten().collect();
        known.iter().sum::<f64>() / known.len() as f64
    };
    for (column, in_train, in_test) in
        [("AMT_REQ_CREDIT_BUREAU_QRT", 0.265, 0.547), ("AMT_REQ_CREDIT_BUREAU_MON", 0.267, 0.009)]
    {
        assert!((mean(train, column) - in_train).abs() < 0.07, "{column} in train");
        assert!((mean(test, column) - in_test).abs() < 0.07, "{column} in test");
    }
    let credits = of_clients(Measure::Count(Table::Bureau));
    let balances = of_clients(Measure::Count(Table::BureauBalance));
    let known = |table| {
        let borrowers: Vec<i64> = ids(table, "SK_ID_CURR").filter(|client| credits[client] > 0.0).collect();
        borrowers.iter().filter(|client| balances.contains_key(client)).count() as f64
            / borrowers.len() as f64
    };
    assert!(known(test) > 0.98 && (0.3..0.45).contains(&known(train)));
}
