//! Times hessboost's contributions of an XGBoost model.
//!
//! usage: hessboost-peer MODEL.json ROWS.npy COUNT THREADS [OUT]: explains the first COUNT rows (f32, in C order),
//! prints the seconds without the loading, and writes the contributions to OUT as f64, base last.

use std::error::Error;
use std::fs;
use std::time::Instant;

use hessboost::data::DMatrix;
use hessboost::model::{BoostedModel, Iterations, ModelFormat};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, rows, count, threads, out @ ..] = arguments.as_slice() else {
        return Err("usage: hessboost-peer MODEL.json ROWS.npy COUNT THREADS [OUT]".into());
    };
    rayon::ThreadPoolBuilder::new().num_threads(threads.parse()?).build_global()?;
    let model = BoostedModel::load(model, ModelFormat::XgboostJson)?;
    let bytes = fs::read(rows)?;
    let header = usize::from(u16::from_le_bytes([bytes[8], bytes[9]])) + 10;
    let text = String::from_utf8_lossy(&bytes[10..header]).into_owned();
    let width = text.split("'shape': (").nth(1).and_then(|shape| shape.split([',', ')']).nth(1));
    let width: usize = width.ok_or("no shape")?.trim().parse()?;
    let count: usize = count.parse()?;
    let numbers = bytes[header..].as_chunks::<4>().0.iter().map(|number| f32::from_le_bytes(*number));
    let rows: Vec<f32> = numbers.take(count * width).collect();
    let start = Instant::now();
    let data = DMatrix::from_dense_vec(rows, count, width)?;
    let found = model.predict_contribs(&data, Iterations::Best)?;
    let seconds = start.elapsed().as_secs_f64();
    if let [out] = out {
        let bytes: Vec<u8> = found.as_slice().iter().flat_map(|value| f64::from(*value).to_le_bytes()).collect();
        fs::write(out, bytes)?;
    }
    println!(r#"{{"seconds": {seconds:.5}}}"#);
    Ok(())
}
