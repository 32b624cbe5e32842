//! The whole file as the page's script reads it, in the order of the report's values (`assets/data/values-fr.js` has
//! their names and words in the same order, `assets/data/places.js` their places among past clients).
//!
//! ```json
//! {"v":[0.52,"0",null],"e":"_f.","s":"83..07","o":[-42],"n":["no card with us"]}
//! ```
//! `v`: the value that the model read, four digits of what is no whole number; for a word its place in the vocabulary;
//! text is a place in `n`, which says why there is nothing; `null` is missing. `e`: whole points, one sign per value:
//! `_` for a value that the page lists in words, `!` for the next number of `o`, else the sign's place in [`SIGNS`],
//! less 31. `s`: the place among similar past clients in per cent, two signs per value: `..` where there is none or
//! the page lists it, `h0` for a hundred.

use super::values::{FileValues, places};
use crate::features::Language;
use crate::report::ClientValue;

/// The signs of small numbers, from -31 to 30.
const SIGNS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// The sign of zero.
const ZERO: i64 = 31;

/// JSON that may stand in a page.
pub(super) fn file_data(values: &FileValues, language: Language) -> String {
    let (mut raw, mut nothing, mut large) = (Vec::new(), Vec::new(), Vec::new());
    let (mut effects, mut similar) = (String::new(), String::new());
    for value in values.all() {
        raw.push(written(value, language, &mut nothing));
        if values.is_listed(value) {
            effects.push('_');
            similar.push_str("..");
        } else {
            push(value.shown, &mut effects, &mut large);
            similar.push_str(&two_signs(places(value)[1]));
        }
    }
    let nothing = serde_json::to_string(&nothing).unwrap_or_default().replace('<', "\\u003c");
    let (raw, large) = (raw.join(","), large.join(","));
    format!("{{\"v\":[{raw}],\"e\":\"{effects}\",\"s\":\"{similar}\",\"o\":[{large}],\"n\":{nothing}}}")
}

fn written<'a>(value: &'a ClientValue, language: Language, nothing: &mut Vec<&'a str>) -> String {
    if value.nothing {
        let words = value.value.in_language(language);
        let place = nothing.iter().position(|known| *known == words).unwrap_or_else(|| {
            nothing.push(words);
            nothing.len() - 1
        });
        return format!("\"{place}\"");
    }
    value.raw.filter(|raw| raw.is_finite()).map_or_else(|| "null".to_owned(), short)
}

/// A small number as one sign; a large one goes to `large`.
fn push(number: i64, text: &mut String, large: &mut Vec<String>) {
    let sign = usize::try_from(number + ZERO).ok().and_then(|place| SIGNS.get(place));
    text.push(sign.map_or('!', |sign| char::from(*sign)));
    if sign.is_none() {
        large.push(number.to_string());
    }
}

/// Whole numbers as they are; of others four digits, and always one decimal.
pub(in crate::site) fn short(value: f64) -> String {
    if value.fract() == 0.0 {
        return format!("{value:.0}");
    }
    let decimals = (3 - value.abs().log10().floor() as i64).clamp(1, 12) as usize;
    let text = format!("{value:.decimals$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A share in whole per cent with two signs.
pub(in crate::site) fn two_signs(place: Option<u8>) -> String {
    match place {
        None => "..".to_owned(),
        Some(100..) => "h0".to_owned(),
        Some(place) => format!("{place:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_take_two_signs_and_small_numbers_one() {
        let written = [None, Some(0), Some(7), Some(83), Some(100)].map(two_signs);
        assert_eq!(written, ["..", "00", "07", "83", "h0"]);
        let (mut text, mut large) = (String::new(), Vec::new());
        for number in [0, -31, 30, 31, -32, 1] {
            push(number, &mut text, &mut large);
        }
        assert_eq!((text.as_str(), large.join(",").as_str()), ("fA9!!g", "31,-32"));
    }

    #[test]
    fn four_digits_are_kept_and_amounts_to_a_tenth() {
        let written = [0.444_742_56, 1.0, -3.25, 2_150_378.5, 0.000_123_456, 99.9999, -0.1].map(short);
        assert_eq!(written, ["0.4447", "1", "-3.25", "2150378.5", "0.0001235", "100", "-0.1"]);
    }
}
