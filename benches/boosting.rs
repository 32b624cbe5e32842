//! Times gradient boosting on matrices in NumPy's format.
//!
//! usage: boosting DIR [key=value ...]: reads Xtr.npy, ytr.npy, Xte.npy and yte.npy (f32, in C order) of the folder,
//! and kinds.txt where there is one (for every input its number of categories, 0 if it is numeric). Keys: threads,
//! trees, eta, leaves, min_child_weight, subsample, colsample, lambda, max_bin, glass_box (rounds). Prints JSON.

#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use clairscore::config::{BoostingParams, GlassBoxParams};
use clairscore::features::Direction;
use clairscore::judging::auc;
use clairscore::learning::{
    BoostingTask, DesignMatrix, EncodedInput, Encoding, Problem, Sample, boost, glass_box,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(folder) = arguments.next() else {
        println!("usage: boosting DIR [key=value ...]");
        return Ok(());
    };
    let folder = Path::new(&folder);
    let settings: Vec<(String, f64)> = arguments.filter_map(|argument| setting(&argument)).collect();
    let of = |key: &str, default: f64| {
        settings.iter().find(|(k, _)| k == key).map_or(default, |(_, value)| *value)
    };
    rayon::ThreadPoolBuilder::new().num_threads(of("threads", 2.0) as usize).build_global()?;
    let (train, test) = (matrix(folder, "tr")?, matrix(folder, "te")?);
    let encoding = encoding(folder, train.0.width())?;
    let directions = vec![Direction::Free; train.0.width()];
    let rows: Vec<usize> = (0..train.0.rows()).collect();
    let sample = Sample::even(&rows);
    let start = Instant::now();
    let problem = Problem::new(&train.0, &train.1, &encoding, &directions);
    let task = BoostingTask { problem: &problem, sample: &sample, watched: None, seed: 1, on_round: &|| {} };
    let params = BoostingParams {
        trees: of("trees", 300.0) as usize,
        eta: of("eta", 0.05),
        max_leaves: of("leaves", 31.0) as usize,
        min_child_weight: of("min_child_weight", 1e-3),
        subsample: of("subsample", 1.0),
        colsample_bytree: of("colsample", 1.0),
        lambda: of("lambda", 0.0),
        max_bin: of("max_bin", 255.0) as usize,
        early_stopping: None,
    };
    let rounds = of("glass_box", 0.0) as usize;
    let standard = GlassBoxParams::default();
    let curves = GlassBoxParams {
        rounds,
        eta: of("eta", standard.eta),
        max_leaves: of("leaves", 3.0) as usize,
        min_child_weight: of("min_child_weight", standard.min_child_weight),
        subsample: of("subsample", standard.subsample),
        lambda: of("lambda", standard.lambda),
        max_bin: of("max_bin", 63.0) as usize,
        early_stopping: None,
    };
    let fit = || if rounds > 0 { glass_box(&task, &curves) } else { boost(&task, &params) };
    let boosted = fit();
    let first = start.elapsed().as_secs_f64();
    let start = Instant::now();
    for _ in 1..of("fits", 1.0) as usize {
        fit();
    }
    let others = start.elapsed().as_secs_f64();
    let margins: Vec<f64> = (0..test.0.rows()).map(|row| boosted.ensemble.margin(test.0.row(row))).collect();
    let leaves: usize = boosted.ensemble.trees.iter().map(|tree| tree.nodes.len() / 2 + 1).sum();
    println!(
        "{{\"seconds\": {first:.3}, \"others\": {others:.3}, \"auc\": {:.5}, \"leaves\": {leaves}}}",
        auc(&margins, &test.1)
    );
    Ok(())
}

fn setting(argument: &str) -> Option<(String, f64)> {
    let (key, value) = argument.split_once('=')?;
    Some((key.to_owned(), value.parse().ok()?))
}

fn encoding(folder: &Path, width: usize) -> Result<Encoding, Box<dyn Error>> {
    let kinds = match fs::read_to_string(folder.join("kinds.txt")) {
        Ok(kinds) => kinds.split_whitespace().map(str::parse).collect::<Result<Vec<usize>, _>>()?,
        Err(_) => vec![0; width],
    };
    let input = |(place, categories): (usize, usize)| EncodedInput {
        feature: format!("input {place}"),
        categories: (categories > 0).then(|| (0..categories).map(|code| code.to_string()).collect()),
    };
    Ok(Encoding { inputs: kinds.into_iter().enumerate().map(input).collect() })
}

fn matrix(folder: &Path, part: &str) -> Result<(DesignMatrix, Vec<bool>), Box<dyn Error>> {
    let target: Vec<bool> = numbers(&folder.join(format!("y{part}.npy")))?.iter().map(|y| *y > 0.5).collect();
    let values = numbers(&folder.join(format!("X{part}.npy")))?;
    let width = values.len() / target.len();
    Ok((DesignMatrix::from_rows(values, width), target))
}

/// The numbers of a file in NumPy's format, version 1, f32.
fn numbers(file: &Path) -> Result<Vec<f32>, Box<dyn Error>> {
    let bytes = fs::read(file)?;
    let header = usize::from(u16::from_le_bytes([bytes[8], bytes[9]])) + 10;
    if !bytes[..header].windows(3).any(|part| part == b"<f4") {
        return Err(format!("{}: not f32", file.display()).into());
    }
    Ok(bytes[header..].as_chunks::<4>().0.iter().map(|number| f32::from_le_bytes(*number)).collect())
}
