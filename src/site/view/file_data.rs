//! The whole file as the page's script reads it, in the order of the report's values (`assets/data/values-fr.js` has
//! their names and words in the same order).
//!
//! ```json
//! {"v":[0.52,"0",null],"e":"_f.","p":"83..","s":"eg.","f":"ff.","u":"c!.","o":[-42],"n":["no card with us"]}
//! ```
//! `v`: the value that the model read, five digits of what is no whole number; for a word its place in the
//! vocabulary; text is a place in `n`, which says why there is nothing; `null` is missing. The texts have one sign per
//! value, `p` two: `e` its whole points, `p` its place among all past clients in per cent, `s`, `f` and `u` how far
//! its place among similar, favourable and unfavourable ones is from that. `.` stands for none, `_` in `e` for a value
//! that the page lists in words, which has no place here either, `!` for the next number of `o`, `h0` in `p` for a
//! hundred; else the sign's place in [`SIGNS`], less 31.

use super::values::{FileValues, places};
use crate::features::Language;
use crate::report::ClientValue;

/// The signs of small numbers, from -31 to 30.
const SIGNS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// The sign of zero.
const ZERO: i64 = 31;

/// What is being written.
#[derive(Default)]
struct Written<'a> {
    raw: Vec<String>,
    effects: String,
    all: String,
    apart: [String; 3],
    /// Numbers that have no sign, text by text.
    large: [Vec<i64>; 4],
    nothing: Vec<&'a str>,
}

/// JSON that may stand in a page; `is_listed` tells what the page has in words.
pub(super) fn file_data(values: &FileValues, is_listed: &dyn Fn(&str) -> bool, language: Language) -> String {
    let mut written = Written::default();
    for value in values.all() {
        written.raw(value, language);
        if is_listed(value.feature) {
            written.effects.push('_');
            written.places([None; 4]);
        } else {
            push(values.points(value), &mut written.effects, &mut written.large[0]);
            written.places(places(value));
        }
    }
    written.json()
}

impl<'a> Written<'a> {
    fn raw(&mut self, value: &'a ClientValue, language: Language) {
        self.raw.push(if value.nothing {
            let words = value.value.in_language(language);
            let place = self.nothing.iter().position(|known| *known == words).unwrap_or_else(|| {
                self.nothing.push(words);
                self.nothing.len() - 1
            });
            format!("\"{place}\"")
        } else {
            value.raw.filter(|raw| raw.is_finite()).map_or_else(|| "null".to_owned(), five_digits)
        });
    }

    fn places(&mut self, [all, others @ ..]: [Option<u8>; 4]) {
        self.all.push_str(&two_signs(all));
        for (place, other) in others.into_iter().enumerate() {
            match all.zip(other) {
                None => self.apart[place].push('.'),
                Some((all, other)) => {
                    let apart = i64::from(other) - i64::from(all);
                    push(apart, &mut self.apart[place], &mut self.large[place + 1]);
                }
            }
        }
    }

    fn json(self) -> String {
        let nothing = serde_json::to_string(&self.nothing).unwrap_or_default().replace('<', "\\u003c");
        let large: Vec<String> = self.large.iter().flatten().map(i64::to_string).collect();
        let [similar, favourable, unfavourable] = self.apart;
        format!(
            "{{\"v\":[{}],\"e\":\"{}\",\"p\":\"{}\",\"s\":\"{similar}\",\"f\":\"{favourable}\",\
             \"u\":\"{unfavourable}\",\"o\":[{}],\"n\":{nothing}}}",
            self.raw.join(","),
            self.effects,
            self.all,
            large.join(",")
        )
    }
}

/// A small number as one sign; a large one goes to `large`.
fn push(number: i64, text: &mut String, large: &mut Vec<i64>) {
    let sign = usize::try_from(number + ZERO).ok().and_then(|place| SIGNS.get(place));
    text.push(sign.map_or('!', |sign| char::from(*sign)));
    if sign.is_none() {
        large.push(number);
    }
}

/// Whole numbers as they are; of others five digits, and always one decimal.
fn five_digits(value: f64) -> String {
    if value.fract() == 0.0 {
        return format!("{value:.0}");
    }
    let decimals = (4 - value.abs().log10().floor() as i64).clamp(1, 12) as usize;
    let text = format!("{value:.decimals$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn two_signs(place: Option<u8>) -> String {
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
        assert_eq!((text.as_str(), large), ("fA9!!g", vec![31, -32]));
    }

    #[test]
    fn five_digits_are_kept_and_amounts_to_a_tenth() {
        let written =
            [0.444_742_56, 1.0, -3.25, 2_150_378.5, 0.000_123_456, 99.999_99, -0.1].map(five_digits);
        assert_eq!(written, ["0.44474", "1", "-3.25", "2150378.5", "0.00012346", "100", "-0.1"]);
    }
}
