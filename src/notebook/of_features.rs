//! The frames of the catalogue, and of what is usual of each feature.

use super::frame::Frame;
use crate::champion::FeatureReference;
use crate::features::{Direction, Feature, Language};
use crate::report::FEWEST_IN_A_GROUP;

/// What is known of the values of a feature among the clients that the champion learnt from, where it reads it.
pub(super) type Reference<'a> = &'a dyn Fn(&str) -> Option<FeatureReference>;

/// The frames by name: `features` has the catalogue, `reference` the inputs of the model.
pub(super) fn frames(
    catalogue: &'static [Feature],
    (reference, rows): (Reference<'_>, usize),
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
        .maybe_real("missing", |(_, reference)| told(reference.missing_share(), rows))
        .maybe_real("p5", quantile(5))
        .maybe_real("p25", quantile(25))
        .maybe_real("median", quantile(50))
        .maybe_real("p75", quantile(75))
        .maybe_real("p95", quantile(95))
        .maybe_text("most_frequent", |(_, reference)| reference.mode());
    vec![("features", features.done()), ("reference", usual.done())]
}

/// A share of so many clients, where it stands for nobody or for enough, and leaves nobody or enough.
fn told(share: f64, rows: usize) -> Option<f64> {
    let with = (share * rows as f64).round() as usize;
    let is_few = |clients: usize| clients > 0 && clients < FEWEST_IN_A_GROUP;
    (!is_few(with) && !is_few(rows - with.min(rows))).then_some(share)
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
    fn a_share_of_few_clients_is_not_told() {
        assert_eq!([0.0, 0.5, 1.0].map(|share| told(share, 1_000)), [0.0, 0.5, 1.0].map(Some));
        assert_eq!([0.001, 0.019, 0.981, 0.999].map(|share| told(share, 1_000)), [None; 4]);
        assert_eq!(told(0.02, 1_000), Some(0.02));
    }

    #[test]
    fn quantiles_are_told_to_three_digits() {
        let told = [513_531.0, -0.123_456, 7.0, 0.0, 999_600.0].map(rounded);
        for (told, wanted) in told.into_iter().zip([514_000.0, -0.123, 7.0, 0.0, 1_000_000.0]) {
            assert!((told - wanted).abs() < 1e-9, "{told} {wanted}");
        }
    }
}
