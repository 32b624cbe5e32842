//! Times the way from a folder's tables to the features of all applications, train and test.
//!
//! usage: features DATA [passes=2] [out=FILE.parquet]: with passes=2 the child tables are read once for each of the two lists
//! of applications, otherwise once for both. Prints a JSON object: seconds, the most memory that the process held by
//! then, in megabytes, clients and features; on standard error the seconds of reading each child table. FILE gets the
//! numeric features; it is written after the clock has stopped.

#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use clairscore::features::{FeatureTable, FeatureValues, feature_table, feature_tables};
use clairscore::tables::{DataFolder, ResultColumn, TableError, write_results};
use mimalloc::MiMalloc;
use serde_json::json;

/// As the program has it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The most memory that the process held so far, in megabytes.
fn peak_megabytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

fn features(data: &DataFolder, passes: usize) -> Result<[FeatureTable; 2], TableError> {
    let child = |table| {
        let start = Instant::now();
        let read = data.child(table)?.map(|read| read.rows);
        eprintln!("{table:?}: read in {:.2} s", start.elapsed().as_secs_f64());
        Ok::<_, TableError>(read)
    };
    let coverage = data.coverage()?;
    let train = data.train_applications()?.rows;
    if passes == 1 {
        let test = data.test_applications()?.rows;
        return feature_tables([&train, &test], coverage.as_ref(), child);
    }
    let first = feature_table(&train, coverage.as_ref(), child)?;
    drop(train);
    Ok([first, feature_table(&data.test_applications()?.rows, coverage.as_ref(), child)?])
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [data, keys @ ..] = arguments.as_slice() else {
        println!("usage: features DATA [passes=2] [out=FILE.parquet]");
        return Ok(());
    };
    let value = |key: &str| keys.iter().find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let passes = value("passes").map_or(Ok(1), str::parse)?;
    let start = Instant::now();
    let tables = features(&DataFolder::new(Path::new(data)), passes)?;
    let (seconds, peak) = (start.elapsed().as_secs_f64(), peak_megabytes());
    let [train, test] = &tables;
    println!(
        "{}",
        json!({
            "seconds": seconds, "peak_megabytes": peak, "clients": train.rows() + test.rows(),
            "features": train.columns.len(),
        })
    );
    let Some(file) = value("out") else { return Ok(()) };
    let ids = train.ids.iter().chain(&test.ids).copied().collect();
    let mut columns = vec![("SK_ID_CURR", ResultColumn::Integers(ids))];
    for (train, test) in train.columns.iter().zip(&test.columns) {
        if let (FeatureValues::Numeric(first), FeatureValues::Numeric(then)) = (&train.values, &test.values) {
            let values = first.iter().chain(then).copied().collect();
            columns.push((train.feature.name, ResultColumn::Reals(values)));
        }
    }
    Ok(write_results(Path::new(file), columns)?)
}
