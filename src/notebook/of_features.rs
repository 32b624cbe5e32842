//! The frames of the catalogue, and of what is usual of each feature.

use super::frame::Frame;
use crate::champion::FeatureReference;
use crate::features::{Direction, Feature, Language};

/// What is known of the values of a feature among the clients that the champion learnt from, where it reads it.
pub(super) type Reference<'a> = &'a dyn Fn(&str) -> Option<FeatureReference>;

/// The frames by name: `features` has the catalogue, `reference` the inputs of the model.
pub(super) fn frames(
    catalogue: &'static [Feature],
    reference: Reference<'_>,
    language: Language,
) -> Vec<(&'static str, Frame)> {
    let features = Frame::of(catalogue)
        .text("feature", |one| one.name)
        .text("label", |one| one.label.text(language))
        .text("theme", |one| one.theme.label().text(language))
        .text("source", |one| one.table.file_stem())
        .text("formula", |one| one.formula)
        .truth("used", |one| reference(one.name).is_some())
        .truth("actionable", |one| one.actionable)
        .truth("protected", |one| one.protected)
        .text("direction", |one| direction(one.direction))
        .truth("nominal", Feature::is_categorical);
    let known: Vec<(&Feature, FeatureReference)> =
        catalogue.iter().filter_map(|one| Some((one, reference(one.name)?))).collect();
    let quantile = |percent: usize| {
        move |(_, reference): &(&Feature, FeatureReference)| match reference {
            FeatureReference::Numeric { percentiles, .. } => percentiles.get(percent).copied().map(rounded),
            FeatureReference::Nominal { .. } => None,
        }
    };
    let usual = Frame::of(&known)
        .text("feature", |(one, _)| one.name)
        .text("label", |(one, _)| one.label.text(language))
        .text("theme", |(one, _)| one.theme.label().text(language))
        .text("source", |(one, _)| one.table.file_stem())
        .real("missing", |(_, reference)| reference.missing_share())
        .maybe_real("p5", quantile(5))
        .maybe_real("p25", quantile(25))
        .maybe_real("median", quantile(50))
        .maybe_real("p75", quantile(75))
        .maybe_real("p95", quantile(95))
        .maybe_text("most_frequent", |(_, reference)| reference.mode());
    vec![("features", features.done()), ("reference", usual.done())]
}

/// To three significant digits: a quantile may be the amount of one client.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let scale = 10_f64.powi(2 - value.abs().log10().floor() as i32);
    if scale.is_finite() && scale > 0.0 { (value * scale).round() / scale } else { value }
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::RiskRises => "risk_rises",
        Direction::RiskFalls => "risk_falls",
        Direction::Free => "free",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_told_to_three_digits() {
        let told = [513_531.0, -0.123_456, 7.0, 0.0, 999_600.0].map(rounded);
        for (told, wanted) in told.into_iter().zip([514_000.0, -0.123, 7.0, 0.0, 1_000_000.0]) {
            assert!((told - wanted).abs() < 1e-9, "{told} {wanted}");
        }
    }
}
