//! Figures with their errors, written.

use crate::config::CandidateKind;
use crate::features::{Language, number};
use crate::judging::{CostEstimate, Estimate};
use crate::report::{CandidateReport, ModelReport};
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// Standard errors on each side of a figure that make its 95 % interval.
pub(in crate::site::view) const NORMAL_95: f64 = 1.959_964;
/// What stands where there is no figure.
pub(in crate::site::view) const NONE: &str = "–";

/// A figure and its standard error: `5 440 ± 509`.
pub(super) fn with_error(value: f64, error: f64, decimals: usize, language: Language) -> String {
    let figure = number(value, decimals, language);
    if error.is_finite() {
        format!("{figure}\u{a0}±\u{a0}{}", number(error, decimals, language))
    } else {
        figure
    }
}

/// A difference and its standard error: `+520 ± 468`.
pub(super) fn difference(value: f64, error: f64, decimals: usize, language: Language) -> String {
    let figure = with_error(value, error, decimals, language);
    let positive =
        value > 0.0 && number(value, decimals, language).bytes().any(|b| (b'1'..=b'9').contains(&b));
    if positive { format!("+{figure}") } else { figure }
}

pub(in crate::site::view) fn cost(cost: CostEstimate, language: Language) -> String {
    with_error(cost.per_10_000, cost.standard_error, 0, language)
}

pub(in crate::site::view) fn cost_difference(cost: CostEstimate, language: Language) -> String {
    difference(cost.per_10_000, cost.standard_error, 0, language)
}

pub(super) fn estimate(estimate: Estimate, decimals: usize, language: Language) -> String {
    with_error(estimate.value, estimate.standard_error, decimals, language)
}

pub(super) fn estimate_difference(estimate: Estimate, decimals: usize, language: Language) -> String {
    difference(estimate.value, estimate.standard_error, decimals, language)
}

/// `0,718 (0,660 à 0,777)`.
pub(in crate::site::view) fn interval(auc: &crate::judging::AucInterval, strings: &Strings) -> String {
    let [value, low, high] = [auc.auc, auc.low, auc.high].map(|value| Figure(value, 3));
    strings.say("model_interval", &[("value", value), ("low", low), ("high", high)])
}

/// A span of time as a person would say it.
pub(in crate::site::view) fn seconds(seconds: f64, language: Language) -> String {
    let (value, decimals, unit) = match seconds {
        s if s < 0.01 => {
            let least = number(0.01, 2, language);
            return format!("<\u{a0}{least}\u{a0}s");
        }
        s if s < 1.0 => (s, 2, "s"),
        s if s < 10.0 => (s, 1, "s"),
        s if s < 120.0 => (s, 0, "s"),
        s => (s / 60.0, 1, "min"),
    };
    format!("{}\u{a0}{unit}", number(value, decimals, language))
}

/// `a, b et c`.
pub(in crate::site::view) fn list(items: &[String], strings: &Strings) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            strings.say("model_and", &[("first", (&first.join(", ")).into()), ("last", last.into())])
        }
    }
}

/// The champion among the candidates.
pub(super) fn champion(report: &ModelReport) -> Option<&CandidateReport> {
    report.candidates.iter().find(|candidate| candidate.kind == report.champion.kind)
}

/// The candidates but the baseline.
pub(super) fn contenders(report: &ModelReport) -> impl Iterator<Item = &CandidateReport> {
    report.candidates.iter().filter(|candidate| candidate.kind != CandidateKind::Dummy)
}
