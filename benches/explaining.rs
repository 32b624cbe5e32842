//! Times the contributions of an XGBoost model.
//!
//! usage: explaining MODEL.json ROWS.npy COUNT [key=value ...]: lays the model out and explains the first COUNT rows
//! (f32, in C order, NumPy's format). Keys: threads (2), out (a file for the contributions as f64, base last),
//! interactions (1: how strongly pairs interact, instead), background (that many rows from behind COUNT on: explains
//! against them, instead). Prints JSON: seconds from model to contributions without the reading of files, of it the
//! plan, the latency of one row in microseconds, and the peak memory above what was there before, in MB.

#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

use clairscore::explanation::TreeShap;
use clairscore::learning::{DesignMatrix, Ensemble};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [model, rows, count, settings @ ..] = arguments.as_slice() else {
        println!("usage: explaining MODEL.json ROWS.npy COUNT [key=value ...]");
        return Ok(());
    };
    let settings: BTreeMap<&str, &str> = settings.iter().filter_map(|pair| pair.split_once('=')).collect();
    let number = |key: &str| settings.get(key).map(|value| value.parse::<usize>()).transpose();
    rayon::ThreadPoolBuilder::new().num_threads(number("threads")?.unwrap_or(2)).build_global()?;
    let matrix = matrix(&fs::read(rows)?)?;
    let ensemble = Ensemble::from_xgboost_json(&fs::read(model)?, matrix.width())?;
    let count: usize = count.parse()?;
    let rows = matrix.select(&(0..count).collect::<Vec<_>>());
    let sample = number("background")?.map(|more| matrix.select(&(count..count + more).collect::<Vec<_>>()));
    drop(matrix);

    let before = memory("VmRSS:")?;
    let start = Instant::now();
    let explainer = TreeShap::new(&ensemble, rows.width());
    let plan = start.elapsed().as_secs_f64();
    if settings.contains_key("interactions") {
        black_box(explainer.interacting_pairs(&rows));
        println!(r#"{{"seconds": {:.4}, "plan": {plan:.4}}}"#, start.elapsed().as_secs_f64());
        return Ok(());
    }
    let found = match &sample {
        Some(sample) => explainer.explain_against(&rows, sample),
        None => explainer.explain(&rows),
    };
    let seconds = start.elapsed().as_secs_f64();
    let peak = memory("VmHWM:")? - before;
    if let Some(out) = settings.get("out") {
        let values = (0..count).flat_map(|row| found.row(row).iter().chain([&found.base]));
        fs::write(out, values.flat_map(|value| value.to_le_bytes()).collect::<Vec<u8>>())?;
    }
    let alone: Vec<DesignMatrix> = (0..count.min(200)).map(|row| rows.select(&[row])).collect();
    let start = Instant::now();
    for row in &alone {
        black_box(explainer.explain(row));
    }
    let micros = start.elapsed().as_secs_f64() * 1e6 / alone.len().max(1) as f64;
    println!(
        r#"{{"seconds": {seconds:.4}, "plan": {plan:.4}, "one_row_us": {micros:.0}, "peak_mb": {:.0}}}"#,
        peak / 1e3
    );
    Ok(())
}

/// A matrix in NumPy's format, version 1, f32.
fn matrix(bytes: &[u8]) -> Result<DesignMatrix, Box<dyn Error>> {
    let header = usize::from(u16::from_le_bytes([bytes[8], bytes[9]])) + 10;
    let text = String::from_utf8_lossy(&bytes[10..header]).into_owned();
    let shape = text.split("'shape': (").nth(1).and_then(|shape| shape.split([',', ')']).nth(1));
    let width: usize = shape.filter(|_| text.contains("<f4")).ok_or("not a matrix of f32")?.trim().parse()?;
    let values = bytes[header..].as_chunks::<4>().0.iter().map(|number| f32::from_le_bytes(*number));
    Ok(DesignMatrix::from_rows(values.collect(), width))
}

/// A line of Linux's account of this process, in kB.
fn memory(line: &str) -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|text| text.strip_prefix(line)).ok_or("no such line")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
