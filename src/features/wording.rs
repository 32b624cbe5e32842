//! How values and labels are written in French and in English.

use serde::{Deserialize, Serialize};

use super::feature::Unit;

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French, the first language.
    Fr,
    /// English.
    En,
}

impl Language {
    /// Both languages, French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The language's code, as in `<html lang>` and in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// A fixed text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bilingual {
    /// French.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

impl Bilingual {
    /// The text in one language.
    #[must_use]
    pub const fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Fr => self.fr,
            Language::En => self.en,
        }
    }
}

/// Narrow no-break space: groups digits in French, and stands before `%`, `:` and `?`.
const NARROW: char = '\u{202f}';
/// No-break space: stands between a number and its unit.
const NO_BREAK: char = '\u{a0}';

/// Writes a number with grouped digits: `1 234 567,89` in French, `1,234,567.89` in English.
#[must_use]
pub fn number(value: f64, decimals: usize, language: Language) -> String {
    let whole = value.abs().round_ties_even();
    // Whole numbers are written a hundred times on a page, and a figure without decimals rounds as one with them does.
    let text = if decimals == 0 && whole < u64::MAX as f64 {
        (whole as u64).to_string()
    } else {
        format!("{:.decimals$}", value.abs())
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let (group, point) = match language {
        Language::Fr => (NARROW, ','),
        Language::En => (',', '.'),
    };
    let mut out = String::with_capacity(text.len() + 8);
    if value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('\u{2212}');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// Writes a share from 0 to 1 in per cent with one decimal.
#[must_use]
pub fn percent(share: f64, language: Language) -> String {
    percent_with(share, 1, language)
}

/// Writes a share from 0 to 1 in per cent with the given number of decimals.
#[must_use]
pub fn percent_with(share: f64, decimals: usize, language: Language) -> String {
    let figure = number(share * 100.0, decimals, language);
    match language {
        Language::Fr => format!("{figure}{NARROW}%"),
        Language::En => format!("{figure}%"),
    }
}

/// Writes a numeric value of a feature in its unit, as a person would say it.
///
/// A missing value (`NaN`) becomes "information manquante" / "missing information".
/// Amounts carry no currency sign: the data set does not name its currency.
#[must_use]
pub fn value_in_words(value: f64, unit: Unit, language: Language) -> String {
    if value.is_nan() {
        return missing(language).to_owned();
    }
    match unit {
        Unit::Money => number(value, 0, language),
        Unit::Years => years(value, language),
        Unit::Months => counted(value, ("mois", "mois"), ("month", "months"), language),
        Unit::Days => duration(value, language),
        Unit::Count | Unit::Category => number(value, tenths(value), language),
        Unit::Ratio | Unit::Score => number(value, 2, language),
        Unit::Share => percent(value, language),
        Unit::Flag => match (value > 0.5, language) {
            (true, Language::Fr) => "oui".to_owned(),
            (false, Language::Fr) => "non".to_owned(),
            (true, Language::En) => "yes".to_owned(),
            (false, Language::En) => "no".to_owned(),
        },
        Unit::Hour => match language {
            Language::Fr => format!("{value:.0}{NO_BREAK}h"),
            Language::En => format!("{value:.0}:00"),
        },
    }
}

/// What a page says where a value is missing.
#[must_use]
pub const fn missing(language: Language) -> &'static str {
    match language {
        Language::Fr => "information manquante",
        Language::En => "missing information",
    }
}

/// One decimal where it would not be a zero.
fn tenths(value: f64) -> usize {
    usize::from((value * 10.0).round() % 10.0 != 0.0)
}

fn years(value: f64, language: Language) -> String {
    if value.abs() < 2.0 {
        return counted((value * 12.0).round(), ("mois", "mois"), ("month", "months"), language);
    }
    let decimals = if value.abs() < 10.0 { tenths(value) } else { 0 };
    let figure = number(value, decimals, language);
    match language {
        Language::Fr => format!("{figure}{NO_BREAK}ans"),
        Language::En => format!("{figure}{NO_BREAK}years"),
    }
}

fn duration(days: f64, language: Language) -> String {
    if days.abs() >= 730.0 {
        years(days / 365.25, language)
    } else if days.abs() >= 60.0 {
        counted((days / 30.4375).round(), ("mois", "mois"), ("month", "months"), language)
    } else {
        counted(days.round(), ("jour", "jours"), ("day", "days"), language)
    }
}

pub(super) fn counted(value: f64, fr: (&str, &str), en: (&str, &str), language: Language) -> String {
    let figure = number(value, tenths(value), language);
    let word = match language {
        Language::Fr if value.abs() < 2.0 => fr.0,
        Language::Fr => fr.1,
        Language::En if (value.abs() - 1.0).abs() < 1e-9 => en.0,
        Language::En => en.1,
    };
    format!("{figure}{NO_BREAK}{word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(number(1_234_567.891, 2, Language::Fr), "1\u{202f}234\u{202f}567,89");
        assert_eq!(number(-1_234.5, 0, Language::En), "\u{2212}1,234");
        assert_eq!(number(-0.001, 1, Language::En), "0.0");
    }

    #[test]
    fn durations_are_said_in_the_largest_fitting_unit() {
        assert_eq!(value_in_words(16_000.0, Unit::Days, Language::En), "44\u{a0}years");
        assert_eq!(value_in_words(90.0, Unit::Days, Language::Fr), "3\u{a0}mois");
        assert_eq!(value_in_words(1.0, Unit::Days, Language::En), "1\u{a0}day");
        assert_eq!(value_in_words(20.04, Unit::Count, Language::En), "20");
        assert_eq!(value_in_words(20.06, Unit::Months, Language::En), "20.1\u{a0}months");
        assert_eq!(value_in_words(f64::NAN, Unit::Days, Language::Fr), "information manquante");
    }
}
