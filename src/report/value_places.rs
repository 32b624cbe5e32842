//! The places that values of an input can take among past clients, once for all clients.

use super::reporter::Reporter;
use crate::champion::FeatureReference;
use crate::explanation::PastValues;
use crate::features::{Feature, Theme, catalogue};
use crate::learning::EncodedInput;

/// A place among all, favourable and unfavourable past clients; `None` where it is not known.
pub type Among = [Option<f64>; 3];

/// The places of the values of one input.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ValuePlaces {
    /// For a number: where places change, in rising order; for a word: nothing.
    pub knots: Vec<f64>,
    /// The place on each knot; for a word: that of each of the catalogue's words, which is the share with the same.
    pub on: Vec<Among>,
    /// The place below each knot, and above the last.
    pub between: Vec<Among>,
}

impl Reporter {
    /// The places that the values of every input can take, in the order of a report's values: by theme, and within a
    /// theme as the inputs stand.
    #[must_use]
    pub fn value_places(&self) -> Vec<ValuePlaces> {
        let manifest = &self.champion().manifest;
        let past = self.past_clients().and_then(|past| past.values());
        let past = past.filter(|values| values.width() == manifest.encoding.width());
        let inputs = manifest.encoding.inputs.iter().zip(&manifest.reference).enumerate();
        let mut inputs: Vec<_> = inputs.collect();
        inputs.sort_by_key(|(_, (input, _))| theme(input));
        inputs
            .into_iter()
            .map(|(place, (input, reference))| match reference {
                FeatureReference::Numeric { percentiles, .. } => {
                    numeric(percentiles, |code| by_opinion(past, place, code, false))
                }
                FeatureReference::Nominal { shares, .. } => {
                    nominal(input, shares, |code| by_opinion(past, place, code, true))
                }
            })
            .collect()
    }
}

/// The place of an input's theme among all themes.
fn theme(input: &EncodedInput) -> Option<usize> {
    let feature = catalogue().iter().find(|feature: &&Feature| feature.name == input.feature)?;
    Theme::ALL.iter().position(|theme| *theme == feature.theme)
}

fn by_opinion(past: Option<&PastValues>, input: usize, code: u8, is_word: bool) -> [Option<f64>; 2] {
    past.map_or([None; 2], |past| past.by_opinion(input, code, is_word))
}

/// `opinions` gives the places by opinion of a code, as [`FeatureReference::code`] makes it.
fn numeric(percentiles: &[f64], opinions: impl Fn(u8) -> [Option<f64>; 2]) -> ValuePlaces {
    let mut knots = percentiles.to_vec();
    knots.dedup();
    let among = |all: f64, code: usize| {
        let [favourable, unfavourable] = opinions(u8::try_from(code).unwrap_or(u8::MAX - 1));
        [Some(all.clamp(0.0, 1.0)), favourable, unfavourable]
    };
    let below = |knot: f64| percentiles.partition_point(|p| *p < knot);
    let on = |knot: &f64| {
        let code = below(*knot) + percentiles.partition_point(|p| p <= knot);
        among((code as f64 - 1.0) / 200.0, code)
    };
    let under = |below: usize| among((below as f64 - 0.5) / 100.0, 2 * below);
    let between = knots.iter().map(|knot| under(below(*knot))).chain([under(percentiles.len())]).collect();
    ValuePlaces { on: knots.iter().map(on).collect(), between, knots }
}

fn nominal(
    input: &EncodedInput,
    shares: &[(String, f64)],
    opinions: impl Fn(u8) -> [Option<f64>; 2],
) -> ValuePlaces {
    let words = catalogue().iter().find(|feature: &&Feature| feature.name == input.feature);
    let categories = input.categories.as_deref().unwrap_or_default();
    let on = |word: &&str| {
        let Some(code) = categories.iter().position(|known| known == word) else { return [None; 3] };
        let all = shares.iter().find(|(known, _)| known == word).map(|(_, share)| *share);
        let [favourable, unfavourable] = opinions(u8::try_from(code).unwrap_or(u8::MAX - 1));
        [all, favourable, unfavourable]
    };
    let on = words.map_or_else(Vec::new, |feature| feature.words.iter().map(on).collect());
    ValuePlaces { on, ..ValuePlaces::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knots_are_the_percentiles_once_and_places_those_of_the_reference() {
        // Half of the clients have 0, the others 1 to 50.
        let percentiles: Vec<f64> = (0..=100).map(|p| f64::from((p - 50).max(0))).collect();
        let places = numeric(&percentiles, |code| [Some(f64::from(code)), None]);
        assert_eq!((places.knots.len(), places.on.len(), places.between.len()), (51, 51, 52));
        let reference = FeatureReference::Numeric { percentiles, median_repaid: None, missing_share: 0.0 };
        for (knot, on) in places.knots.iter().zip(&places.on) {
            assert_eq!(on[0], reference.position(*knot));
            assert_eq!(on[1], Some(f64::from(reference.code(*knot as f32))));
        }
        for (place, value) in [(0, -1.0), (1, 0.5), (50, 49.5), (51, 60.0_f64)] {
            assert_eq!(places.between[place][1], Some(f64::from(reference.code(value as f32))), "{value}");
            let position = reference.position(value).unwrap();
            assert!((places.between[place][0].unwrap() - position).abs() < 0.006, "{value} {position}");
        }
    }
}
