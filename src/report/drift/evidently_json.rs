//! A comparison in the shape of Evidently's JSON, identifiers included, so that what reads the library's reports reads
//! ours.
//!
//! Source: Evidently 0.7.23, `core/metric_types.py` (`to_dict`), `pydantic_utils.py` (`get_fingerprint`).

use std::collections::BTreeMap;

use md5::{Digest, Md5};
use serde::Serialize;

use crate::config::{DriftMethod, DriftOptions};
use crate::drift::{ColumnDrift, Comparison};

/// Where the library's metrics live, as their fingerprints name it.
const PACKAGE: &str = "evidently.metrics.column_statistics";

/// What the library's `Report([DataDriftPreset(…)]).run(current, reference).json()` holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidentlyReport {
    metrics: Vec<Metric>,
    /// Empty, as the library leaves it where no tests are asked for.
    tests: Vec<()>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Metric {
    id: String,
    #[serde(rename = "metric_name")]
    name: String,
    config: Config,
    value: Value,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Config {
    Count(CountConfig),
    Column(ColumnConfig),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct CountConfig {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<Vec<String>>,
    drift_share: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<DriftMethod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cat_method: Option<DriftMethod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    num_method: Option<DriftMethod>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    per_column_method: BTreeMap<String, DriftMethod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cat_threshold: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    num_threshold: Option<f64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    per_column_threshold: BTreeMap<String, f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ColumnConfig {
    #[serde(rename = "type")]
    kind: &'static str,
    column: String,
    /// The threshold where it was asked for and the test was not: the library puts what it finds out last.
    #[serde(rename = "threshold", skip_serializing_if = "Option::is_none")]
    asked_threshold: Option<f64>,
    method: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Value {
    Count { count: f64, share: f64 },
    Score(Option<f64>),
}

impl EvidentlyReport {
    /// The verdicts of a comparison that these options led to.
    #[must_use]
    pub fn of(comparison: &Comparison, options: &DriftOptions) -> Self {
        let columns = comparison.columns.iter().map(of_column);
        Self {
            metrics: [of_data_set(comparison, options)].into_iter().chain(columns).collect(),
            tests: vec![],
        }
    }
}

fn of_data_set(comparison: &Comparison, options: &DriftOptions) -> Metric {
    let config = CountConfig {
        kind: "evidently:metric_v2:DriftedColumnsCount",
        columns: options.columns.clone(),
        drift_share: options.drift_share,
        method: options.method,
        cat_method: options.cat_method,
        num_method: options.num_method,
        per_column_method: options.per_column_method.clone(),
        threshold: options.threshold,
        cat_threshold: options.cat_threshold,
        num_threshold: options.num_threshold,
        per_column_threshold: options.per_column_threshold.clone(),
    };
    let mut items = Vec::new();
    items.extend(config.columns.iter().map(|columns| format!("columns={}", columns.join(","))));
    items.push(format!("drift_share={}", python_float(config.drift_share)));
    for (key, method) in
        [("method", config.method), ("cat_method", config.cat_method), ("num_method", config.num_method)]
    {
        items.extend(method.map(|method| format!("{key}={}", method.name())));
    }
    for (key, threshold) in [
        ("threshold", config.threshold),
        ("cat_threshold", config.cat_threshold),
        ("num_threshold", config.num_threshold),
    ] {
        items.extend(threshold.map(|threshold| format!("{key}={}", python_float(threshold))));
    }
    Metric {
        id: fingerprint("DriftedColumnsCount", &count_parts(&config)),
        name: format!("DriftedColumnsCount({})", items.join(",")),
        config: Config::Count(config),
        value: Value::Count { count: comparison.drifted() as f64, share: comparison.drifted_share() },
    }
}

/// The parts of the fingerprint, by name: those that differ from the library's defaults.
fn count_parts(config: &CountConfig) -> Vec<(&'static str, String)> {
    let method = |method: Option<DriftMethod>| method.map(|method| python_text(method.name()));
    let number = |number: Option<f64>| number.map(python_float);
    let pairs = |pairs: Vec<String>| (!pairs.is_empty()).then(|| python_tuple(&pairs));
    let pair = |column: &str, value: String| python_tuple(&[python_text(column), value]);
    let methods = config.per_column_method.iter().map(|(c, method)| pair(c, python_text(method.name())));
    let thresholds =
        config.per_column_threshold.iter().map(|(c, threshold)| pair(c, python_float(*threshold)));
    let columns =
        config.columns.as_ref().map(|columns| columns.iter().map(|c| python_text(c)).collect::<Vec<_>>());
    let parts = [
        ("cat_method", method(config.cat_method)),
        ("cat_threshold", number(config.cat_threshold)),
        ("columns", columns.map(|columns| python_tuple(&columns))),
        (
            "drift_share",
            (config.drift_share.to_bits() != 0.5_f64.to_bits()).then(|| python_float(config.drift_share)),
        ),
        ("method", method(config.method)),
        ("num_method", method(config.num_method)),
        ("num_threshold", number(config.num_threshold)),
        ("per_column_method", pairs(methods.collect())),
        ("per_column_threshold", pairs(thresholds.collect())),
        ("threshold", number(config.threshold)),
    ];
    parts.into_iter().filter_map(|(name, part)| Some((name, part?))).collect()
}

fn of_column(drift: &ColumnDrift) -> Metric {
    let method = if drift.asked.method { drift.method.name() } else { drift.method.display_name() };
    let mut parts = vec![("column", python_text(&drift.column))];
    parts.extend(drift.asked.method.then(|| ("method", python_text(method))));
    parts.extend(drift.asked.threshold.then(|| ("threshold", python_float(drift.threshold))));
    let threshold = python_float(drift.threshold);
    let threshold_first = drift.asked.threshold && !drift.asked.method;
    let found = if threshold_first {
        format!("threshold={threshold},method={method}")
    } else {
        format!("method={method},threshold={threshold}")
    };
    Metric {
        id: fingerprint("ValueDrift", &parts),
        name: format!("ValueDrift(column={},{found})", drift.column),
        config: Config::Column(ColumnConfig {
            kind: "evidently:metric_v2:ValueDrift",
            column: drift.column.clone(),
            asked_threshold: threshold_first.then_some(drift.threshold),
            method,
            threshold: (!threshold_first).then_some(drift.threshold),
        }),
        value: Value::Score(drift.score.is_finite().then_some(drift.score)),
    }
}

/// MD5 over the class and its parts as Python writes a tuple of pairs.
fn fingerprint(class: &str, parts: &[(&str, String)]) -> String {
    let pairs: Vec<String> =
        parts.iter().map(|(name, part)| python_tuple(&[python_text(name), part.clone()])).collect();
    let text = format!("{PACKAGE}.{class}{}", python_tuple(&pairs));
    Md5::digest(text.as_bytes())
        .iter()
        .fold(String::with_capacity(32), |text, byte| text + &format!("{byte:02x}"))
}

/// What Python's `str` makes of a tuple whose elements are written already.
fn python_tuple(elements: &[String]) -> String {
    match elements {
        [one] => format!("({one},)"),
        several => format!("({})", several.join(", ")),
    }
}

/// Python's `repr` of a text.
fn python_text(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut written = String::from(quote);
    for sign in text.chars() {
        match sign {
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            sign if sign == quote => written.extend(['\\', sign]),
            // What Python does not take for printable, as far as names of columns have it.
            sign if sign != ' '
                && (sign.is_control()
                    || sign.is_whitespace()
                    || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')) =>
            {
                let code = sign as u32;
                let escape = if code < 0x100 { format!("\\x{code:02x}") } else { format!("\\u{code:04x}") };
                written += &escape;
            }
            sign => written.push(sign),
        }
    }
    written.push(quote);
    written
}

/// Python's `repr` of a float: the shortest that reads back the same, with an exponent of two digits at least.
fn python_float(number: f64) -> String {
    let written = format!("{number:?}");
    match written.split_once('e') {
        None => written,
        Some((digits, exponent)) => {
            let (sign, size) = exponent.strip_prefix('-').map_or(('+', exponent), |size| ('-', size));
            format!("{digits}e{sign}{size:0>2}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_the_librarys() {
        // From runs of the library.
        assert_eq!(fingerprint("DriftedColumnsCount", &[]), "15e89f895b482f9b84ba7274ed18a106");
        let column = ("column", python_text("num"));
        assert_eq!(
            fingerprint("ValueDrift", std::slice::from_ref(&column)),
            "83cb145fc46845280ac61209d9b80805"
        );
        let parts = [column, ("method", python_text("kl_div")), ("threshold", python_float(0.05))];
        assert_eq!(fingerprint("ValueDrift", &parts), "ec141b6d4c675b2323fbf6907776ccec");
    }

    #[test]
    fn the_data_sets_metric_names_what_was_asked_for() {
        let options = DriftOptions {
            drift_share: 0.3,
            num_method: Some(DriftMethod::Psi),
            cat_method: Some(DriftMethod::Hellinger),
            cat_threshold: Some(0.2),
            per_column_method: [
                ("num".to_owned(), DriftMethod::KullbackLeibler),
                ("cat".to_owned(), DriftMethod::JensenShannon),
            ]
            .into(),
            per_column_threshold: [("num".to_owned(), 0.05)].into(),
            ..DriftOptions::default()
        };
        let comparison = Comparison { rows: [0, 0], drift_share: 0.3, columns: vec![], not_compared: vec![] };
        let metric = of_data_set(&comparison, &options);
        assert_eq!(metric.id, "4c1ffbc3b0f300fd3c27d7e5138d0df0");
        assert_eq!(
            metric.name,
            "DriftedColumnsCount(drift_share=0.3,cat_method=hellinger,num_method=psi,cat_threshold=0.2)"
        );
    }

    #[test]
    fn floats_and_texts_are_written_as_python_does() {
        for (number, written) in [
            (0.05, "0.05"),
            (1.0, "1.0"),
            (1e-5, "1e-05"),
            (1.5e-10, "1.5e-10"),
            (1e16, "1e+16"),
            (0.0001, "0.0001"),
        ] {
            assert_eq!(python_float(number), written);
        }
        for (text, written) in [
            ("a", "'a'"),
            ("it's", "\"it's\""),
            ("a\\b", "'a\\\\b'"),
            ("'\"", "'\\'\"'"),
            ("a\u{a0}b", "'a\\xa0b'"),
            ("\u{202f}", "'\\u202f'"),
        ] {
            assert_eq!(python_text(text), written);
        }
    }
}
