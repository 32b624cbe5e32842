//! The places that values can take among past clients: `assets/data/places.js`, by which a client's page places
//! the values that it does not write out.
//!
//! ```js
//! clairscore.keep("places", [[[0, 1.5], "405060", "…"], [[], "12..07", ""]])
//! ```
//! In the order of `assets/data/values-fr.js`: knots, where places change; the places on each, then the places below
//! each and above the last; for a word no knots, and the places of each of the vocabulary. A place has two signs each
//! for all, favourable and unfavourable past clients, as in a client's page.

use super::error::SiteError;
use super::output::Output;
use super::view::{short, two_signs, whole_per_cent};
use crate::report::{Among, ValuePlaces};

/// Writes the places of all inputs.
pub(super) fn write_value_places(places: &[ValuePlaces], output: &Output) -> Result<(), SiteError> {
    let inputs: Vec<String> = places.iter().map(written).collect();
    let script = format!("clairscore.keep(\"places\",[{}]);\n", inputs.join(",\n"));
    output.write("assets/data/places.js", &script)
}

fn written(places: &ValuePlaces) -> String {
    // Knots that are written alike are one: what lies between them is not told apart.
    let mut knots: Vec<String> = Vec::new();
    let (mut on, mut between) = (String::new(), String::new());
    for (place, knot) in places.knots.iter().enumerate() {
        let knot = short(*knot);
        if knots.last() != Some(&knot) {
            knots.push(knot);
            on.push_str(&signs(&places.on[place]));
            between.push_str(&signs(&places.between[place]));
        }
    }
    if places.knots.is_empty() {
        on = places.on.iter().map(signs).collect();
    } else if let Some(last) = places.between.last() {
        between.push_str(&signs(last));
    }
    format!("[[{}],\"{on}\",\"{between}\"]", knots.join(","))
}

fn signs(among: &Among) -> String {
    among.iter().map(|share| two_signs(share.map(whole_per_cent))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knots_that_are_written_alike_are_one() {
        let among = |all: f64| [Some(all), None, Some(1.0)];
        let places = ValuePlaces {
            knots: vec![0.5, 0.500_001, 2.0],
            on: [0.1, 0.2, 0.9].map(among).to_vec(),
            between: [0.0, 0.15, 0.5, 1.0].map(among).to_vec(),
        };
        assert_eq!(written(&places), "[[0.5,2],\"10..h090..h0\",\"00..h050..h0h0..h0\"]");
        let words = ValuePlaces { on: vec![among(0.25), [None; 3]], ..ValuePlaces::default() };
        assert_eq!(written(&words), "[[],\"25..h0......\",\"\"]");
    }
}
