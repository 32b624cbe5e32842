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
use super::view::InputPlaces;

/// Writes the places of all inputs.
pub(super) fn write_value_places(places: &[InputPlaces], output: &Output) -> Result<(), SiteError> {
    output.write("assets/data/places.js", &to_script(places))
}

/// The script with the places of all inputs.
pub(super) fn to_script(places: &[InputPlaces]) -> String {
    let inputs: Vec<String> = places.iter().map(InputPlaces::to_script).collect();
    format!("clairscore.keep(\"places\",[{}]);\n", inputs.join(",\n"))
}
