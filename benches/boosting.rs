//! Times gradient boosting, or the glass box, on matrices in NumPy's format.
//!
//! usage: boosting DIR [key=value ...]: reads Xtr.npy, ytr.npy, Xte.npy and yte.npy (f32, in C order) of the folder,
//! and kinds.txt where there is one (for every input its number of categories, 0 if it is numeric). Keys: threads,
//! fits (how often), seed, glass_box (1: that), the hyperparameters under their names in the recipe, and model (a file
//! for the model, beside which margins.bin holds the margins of the test rows as f64). Prints JSON: seconds of the
//! first fit with binning, of each further one, and the AUC of the test rows.
//!
//! With folds=1 it reads X.npy, y.npy, fold.npy (each row's fold) and directions.txt (1, 0 or -1 per input) instead,
//! fits without each fold in turn, and prints the seconds of all fits with the one binning, the AUC over all rows,
//! each by the model that never saw it, and the most memory that the process held, in megabytes.

#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::Path;
use std::time::Instant;

use clairscore::config::{BoostingParams, GlassBoxParams};
use clairscore::features::Direction;
use clairscore::judging::auc;
use clairscore::learning::{
    BoostingTask, DesignMatrix, EncodedInput, Encoding, Problem, Sample, boost, glass_box,
};

struct Settings(BTreeMap<String, String>);

impl Settings {
    fn of(&self, key: &str, default: f64) -> f64 {
        self.0.get(key).and_then(|value| value.parse().ok()).unwrap_or(default)
    }

    fn boosting(&self) -> BoostingParams {
        let standard = BoostingParams::default();
        BoostingParams {
            trees: self.of("trees", standard.trees as f64) as usize,
            eta: self.of("eta", standard.eta),
            max_leaves: self.of("max_leaves", standard.max_leaves as f64) as usize,
            min_child_weight: self.of("min_child_weight", standard.min_child_weight),
            subsample: self.of("subsample", standard.subsample),
            colsample_bytree: self.of("colsample_bytree", standard.colsample_bytree),
            lambda: self.of("lambda", standard.lambda),
            max_bin: self.of("max_bin", standard.max_bin as f64) as usize,
            early_stopping: None,
        }
    }

    fn glass_box(&self) -> GlassBoxParams {
        let standard = GlassBoxParams::default();
        GlassBoxParams {
            rounds: self.of("rounds", standard.rounds as f64) as usize,
            eta: self.of("eta", standard.eta),
            max_leaves: self.of("max_leaves", standard.max_leaves as f64) as usize,
            min_child_weight: self.of("min_child_weight", standard.min_child_weight),
            subsample: self.of("subsample", standard.subsample),
            lambda: self.of("lambda", standard.lambda),
            max_bin: self.of("max_bin", standard.max_bin as f64) as usize,
            early_stopping: None,
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let Some(folder) = arguments.next() else {
        println!("usage: boosting DIR [key=value ...]");
        return Ok(());
    };
    let folder = Path::new(&folder);
    let pairs = arguments.filter_map(|argument| {
        argument.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()))
    });
    let settings = Settings(pairs.collect());
    rayon::ThreadPoolBuilder::new().num_threads(settings.of("threads", 2.0) as usize).build_global()?;
    if settings.of("folds", 0.0) > 0.0 {
        return out_of_fold(folder, &settings);
    }
    let (train, test) = (matrix(folder, "tr")?, matrix(folder, "te")?);
    let encoding = encoding(folder, train.0.width())?;
    let directions = vec![Direction::Free; train.0.width()];
    let sample = Sample::even(&(0..train.0.rows()).collect::<Vec<_>>());
    let problem = Problem::new(&train.0, &train.1, &encoding, &directions);
    let task = BoostingTask {
        problem: &problem,
        sample: &sample,
        watched: None,
        seed: settings.of("seed", 1.0) as u64,
        on_round: &|| {},
    };
    let (boosting, curves) = (settings.boosting(), settings.glass_box());
    let fit = || {
        if settings.of("glass_box", 0.0) > 0.0 { glass_box(&task, &curves) } else { boost(&task, &boosting) }
    };
    let start = Instant::now();
    let fitted = fit().ensemble;
    let first = start.elapsed().as_secs_f64();
    let (start, more) = (Instant::now(), settings.of("fits", 1.0) as usize - 1);
    (0..more).for_each(|_| drop(fit()));
    let further = start.elapsed().as_secs_f64() / more.max(1) as f64;
    let margins: Vec<f64> = (0..test.0.rows()).map(|row| fitted.margin(test.0.row(row))).collect();
    if let Some(file) = settings.0.get("model") {
        let file = Path::new(file);
        fs::write(file, fitted.to_xgboost_json(&encoding))?;
        let bytes: Vec<u8> = margins.iter().flat_map(|margin| margin.to_le_bytes()).collect();
        fs::write(file.with_file_name("margins.bin"), bytes)?;
    }
    let (auc, trees) = (auc(&margins, &test.1), fitted.trees.len());
    println!(r#"{{"seconds": {first:.3}, "further": {further:.3}, "auc": {auc:.5}, "trees": {trees}}}"#);
    Ok(())
}

/// Fits without each fold in turn, and scores the rows of each.
fn out_of_fold(folder: &Path, settings: &Settings) -> Result<(), Box<dyn Error>> {
    let (target, fold_of) = (numbers(&folder.join("y.npy"))?, numbers(&folder.join("fold.npy"))?);
    let target: Vec<bool> = target.into_iter().map(|y| y > 0.5).collect();
    let values = numbers(&folder.join("X.npy"))?;
    let width = values.len() / target.len();
    let matrix = DesignMatrix::from_rows(values, width);
    let encoding = encoding(folder, width)?;
    let direction = |text| match text {
        "1" => Direction::RiskRises,
        "-1" => Direction::RiskFalls,
        _ => Direction::Free,
    };
    let directions: Vec<Direction> =
        fs::read_to_string(folder.join("directions.txt"))?.split_whitespace().map(direction).collect();
    let problem = Problem::new(&matrix, &target, &encoding, &directions);
    let (boosting, curves) = (settings.boosting(), settings.glass_box());
    let folds = fold_of.iter().fold(0.0f32, |most, fold| most.max(*fold)) as usize + 1;
    let (mut margins, mut seconds) = (vec![0.0; target.len()], 0.0);
    for fold in 0..folds {
        let (held, rest): (Vec<usize>, Vec<usize>) =
            (0..target.len()).partition(|row| fold_of[*row] as usize == fold);
        let start = Instant::now();
        let sample = Sample::even(&rest);
        let seed = settings.of("seed", 1.0) as u64;
        let task = BoostingTask { problem: &problem, sample: &sample, watched: None, seed, on_round: &|| {} };
        let fitted = if settings.of("glass_box", 0.0) > 0.0 {
            glass_box(&task, &curves)
        } else {
            boost(&task, &boosting)
        };
        seconds += start.elapsed().as_secs_f64();
        for row in held {
            margins[row] = fitted.ensemble.margin(matrix.row(row));
        }
    }
    let (auc, peak) = (auc(&margins, &target), peak_megabytes());
    println!(r#"{{"seconds": {seconds:.3}, "auc": {auc:.5}, "peak_megabytes": {peak:.0}}}"#);
    Ok(())
}

/// The most memory that the process held so far, in megabytes.
fn peak_megabytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
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
    let length = fs::metadata(file)?.len() as usize;
    let mut source = BufReader::with_capacity(1 << 20, File::open(file)?);
    let mut start = [0; 10];
    source.read_exact(&mut start)?;
    let mut header = vec![0; usize::from(u16::from_le_bytes([start[8], start[9]]))];
    source.read_exact(&mut header)?;
    if !header.windows(3).any(|part| part == b"<f4") {
        return Err(format!("{}: not f32", file.display()).into());
    }
    // Number by number, so that the file does not lie in memory beside the numbers.
    let mut numbers = vec![0.0; (length - 10 - header.len()) / 4];
    for number in &mut numbers {
        let mut bytes = [0; 4];
        source.read_exact(&mut bytes)?;
        *number = f32::from_le_bytes(bytes);
    }
    Ok(numbers)
}
