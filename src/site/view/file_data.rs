//! The whole file as the page's script reads it, in the order of the report's values (`assets/data/values-fr.js` has
//! their names and words in the same order, `assets/data/places.js` their places among past clients).
//!
//! ```json
//! {"v":[0.52,"0",null],"e":"_f!","s":"_!f","o":[-42],"p":[35],"n":["no card with us"]}
//! ```
//! `v`: the value that the model read, with two decimals and six digits at least where it is no whole number; for a
//! word its place in the vocabulary; text is a place in `n`, which says why there is nothing; `null` is missing. `e`:
//! whole points, one sign per value: `_` for a value that the page lists in words, `!` for the next number of `o`, else
//! the sign's place in [`SIGNS`], less 31. `s`, written alike with `p`: the place among similar past clients less that
//! among all, in per cent; `_` where there is none or the page lists it.

use super::input_places::InputPlaces;
use super::values::{FileValues, whole_per_cent};
use crate::features::Language;
use crate::report::ClientValue;

/// The signs of small numbers, from -31 to 30.
const SIGNS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/// The sign of zero.
const ZERO: i64 = 31;

/// JSON that may stand in a page; `places_of` are those of the values.
pub(super) fn file_data(values: &FileValues, places_of: &[InputPlaces], language: Language) -> String {
    let (mut raw, mut nothing) = (String::new(), Vec::new());
    let (mut effects, mut similar) = (Signs::default(), Signs::default());
    for (place, value) in values.all().enumerate() {
        if place > 0 {
            raw.push(',');
        }
        write_value(value, language, (&mut raw, &mut nothing));
        let is_listed = values.is_listed(value);
        effects.push((!is_listed).then_some(value.shown));
        let all = || value.raw.and_then(|raw| places_of.get(place)?.among_all(raw)).unwrap_or(0);
        let among_similar = value.among.similar.map(whole_per_cent).filter(|_| !is_listed);
        similar.push(among_similar.map(|similar| i64::from(similar) - i64::from(all())));
    }
    let nothing = serde_json::to_string(&nothing).unwrap_or_default().replace('<', "\\u003c");
    let [large, far] = [&effects, &similar].map(|signs| signs.large.join(","));
    let (effects, similar) = (effects.text, similar.text);
    format!(
        "{{\"v\":[{raw}],\"e\":\"{effects}\",\"s\":\"{similar}\",\"o\":[{large}],\"p\":[{far}],\"n\":{nothing}}}"
    )
}

fn write_value<'a>(
    value: &'a ClientValue,
    language: Language,
    (text, nothing): (&mut String, &mut Vec<&'a str>),
) {
    if value.nothing {
        let words = value.value.in_language(language);
        let place = nothing.iter().position(|known| *known == words).unwrap_or_else(|| {
            nothing.push(words);
            nothing.len() - 1
        });
        text.extend(["\"", &place.to_string(), "\""]);
    } else if let Some(raw) = value.raw.filter(|raw| raw.is_finite()) {
        Short::new(raw).write(text);
    } else {
        text.push_str("null");
    }
}

/// Whole numbers, one sign each.
#[derive(Default)]
struct Signs {
    text: String,
    /// Those that have no sign of their own.
    large: Vec<String>,
}

impl Signs {
    fn push(&mut self, number: Option<i64>) {
        let Some(number) = number else { return self.text.push('_') };
        let sign = usize::try_from(number + ZERO).ok().and_then(|place| SIGNS.get(place));
        self.text.push(sign.map_or('!', |sign| char::from(*sign)));
        if sign.is_none() {
            self.large.push(number.to_string());
        }
    }
}

/// A number as pages hold it: whole numbers as they are, of others six digits and always two decimals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Short {
    value: f64,
    /// The digits without their point, and how many stand behind it; none where they are too many.
    digits: Option<(u64, usize)>,
}

impl Short {
    pub(super) fn new(value: f64) -> Self {
        let size = value.abs();
        let decimals =
            if value.fract() == 0.0 { 0 } else { (5 - size.log10().floor() as i64).clamp(2, 12) as usize };
        let scaled = (size * POWERS[decimals]).round();
        let digits = (scaled < EXACT).then_some((scaled as u64, decimals));
        Self { value: if digits.is_some() { value } else { value.round() }, digits }
    }

    /// The value that is read back from what is written.
    pub(super) fn value(self) -> f64 {
        let Some((digits, decimals)) = self.digits else { return self.value };
        (digits as f64 / POWERS[decimals]).copysign(self.value)
    }

    pub(super) fn write(self, text: &mut String) {
        let Some((mut digits, mut decimals)) = self.digits else {
            return text.push_str(&self.value.to_string());
        };
        while decimals > 0 && digits.is_multiple_of(10) {
            (digits, decimals) = (digits / 10, decimals - 1);
        }
        if self.value < 0.0 && digits > 0 {
            text.push('-');
        }
        // Sixteen digits at most, and a zero before the point.
        let (mut written, mut from) = ([b'0'; 18], 18);
        while digits > 0 || from > 18 - decimals - 1 {
            from -= 1;
            written[from] = b'0' + (digits % 10) as u8;
            digits /= 10;
        }
        let (whole, fraction) = written[from..].split_at(18 - from - decimals);
        text.extend(whole.iter().copied().map(char::from));
        if decimals > 0 {
            text.push('.');
            text.extend(fraction.iter().copied().map(char::from));
        }
    }
}

/// The powers of ten that `f64` holds exactly and that numbers are scaled by.
const POWERS: [f64; 13] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12];
/// Below it every whole number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A share in whole per cent with two signs.
pub(super) fn two_signs(place: Option<u8>) -> String {
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
        let mut signs = Signs::default();
        for number in [Some(0), Some(-31), None, Some(30), Some(31), Some(-32), Some(1)] {
            signs.push(number);
        }
        assert_eq!((signs.text.as_str(), signs.large.join(",").as_str()), ("fA_9!!g", "31,-32"));
    }

    #[test]
    fn six_digits_are_kept_and_amounts_to_a_hundredth() {
        let written = |value: f64| {
            let mut text = String::new();
            Short::new(value).write(&mut text);
            assert_eq!(
                text.parse::<f64>().unwrap().to_bits(),
                Short::new(value).value().to_bits(),
                "{value}"
            );
            text
        };
        let some =
            [0.444_742_56, 1.0, -3.25, 2_150_378.25, 0.000_123_456_7, 99.999_99, -0.1, 1e-15, -40.0, 0.0];
        let as_written =
            ["0.444743", "1", "-3.25", "2150378.25", "0.000123457", "100", "-0.1", "0", "-40", "0"];
        assert_eq!(some.map(written), as_written);
        assert_eq!([1e17, 1e300].map(written).map(|text| text.len()), [18, 301]);
    }
}
