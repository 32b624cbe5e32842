//! Numbers as pandas.read_csv reads them (pandas 2, default options), to the bit where it strays from the
//! nearest f64: it reads at most 17 digits, those before the first other than zero among them, and scales
//! their value in one or two steps.

use std::sync::LazyLock;

/// Digits of a real number that count.
const DIGITS: usize = 17;
/// Digits whose value every f64 holds, however they are added up.
const EXACT: usize = 15;
/// The greatest power of ten.
const GREATEST: usize = 308;

static POWERS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    // A number written like these is read to the nearest f64, never refused.
    (0..=GREATEST).map(|power| format!("1e{power}").parse().unwrap_or(f64::NAN)).collect()
});

/// Why a text is no whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotWhole {
    /// Its digits lead beyond the type, whatever follows them.
    Beyond,
    /// Anything else.
    Other,
}

/// A whole number of 64 bits with a sign, blanks around it allowed.
pub(super) fn whole(text: &[u8]) -> Result<i64, NotWhole> {
    let (negative, text) = signed(text);
    let (magnitude, clean) = magnitude(text)?;
    let whole = if negative { 0i64.checked_sub_unsigned(magnitude) } else { i64::try_from(magnitude).ok() };
    match whole {
        None => Err(NotWhole::Beyond),
        Some(whole) if clean => Ok(whole),
        Some(_) => Err(NotWhole::Other),
    }
}

/// A whole number of 64 bits without a sign.
pub(super) fn unsigned(text: &[u8]) -> Result<u64, NotWhole> {
    let (negative, text) = signed(text);
    match magnitude(text)? {
        (magnitude, true) if !negative => Ok(magnitude),
        _ => Err(NotWhole::Other),
    }
}

/// Whether a minus is the first that is not blank.
pub(super) fn is_negative(text: &[u8]) -> bool {
    signed(text).0
}

/// The value of the digits at the start, and whether nothing but blanks follows them.
fn magnitude(text: &[u8]) -> Result<(u64, bool), NotWhole> {
    // Nineteen digits never leave 64 bits.
    const SAFE: usize = 19;
    let (mut value, mut count) = (0u64, 0);
    for digit in text.iter().map(|byte| byte.wrapping_sub(b'0')).take_while(|digit| *digit < 10) {
        value = if count < SAFE {
            value * 10 + u64::from(digit)
        } else {
            let longer = value.checked_mul(10).and_then(|value| value.checked_add(u64::from(digit)));
            longer.ok_or(NotWhole::Beyond)?
        };
        count += 1;
    }
    if count == 0 {
        return Err(NotWhole::Other);
    }
    Ok((value, are_blank(&text[count..])))
}

/// A real number; `None` where it is none, or is infinite.
pub(super) fn real(text: &[u8]) -> Option<f64> {
    let (negative, text) = signed(text);
    let mut digits = Digits::default();
    let mut at = digits.take(text, 0, false);
    if text.get(at) == Some(&b'.') {
        at = digits.take(text, at + 1, true);
    }
    if digits.count == 0 {
        return None;
    }
    let mut exponent = digits.exponent;
    if matches!(text.get(at), Some(b'e' | b'E')) {
        let (power, end) = power(text, at + 1)?;
        exponent += power;
        at = end;
    }
    if !are_blank(&text[at..]) {
        return None;
    }
    let value = digits.value();
    scaled(if negative { -value } else { value }, exponent)
}

/// `inf` and `infinity` with or without a sign, in letters of either case and nothing around them.
pub(super) fn infinity(text: &[u8]) -> Option<f64> {
    let (sign, word) = match text {
        [b'-', word @ ..] => (-1.0, word),
        _ => (1.0, text.strip_prefix(b"+").unwrap_or(text)),
    };
    let named = word.eq_ignore_ascii_case(b"inf") || word.eq_ignore_ascii_case(b"infinity");
    named.then_some(sign * f64::INFINITY)
}

/// The digits of a real number as far as they count.
#[derive(Default)]
struct Digits {
    first: u64,
    rest: [u8; DIGITS - EXACT],
    count: usize,
    exponent: i64,
}

impl Digits {
    /// Takes the digits from a place on; gives the place behind them.
    fn take(&mut self, text: &[u8], from: usize, decimals: bool) -> usize {
        let mut at = from;
        while let Some(digit) = text.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
            if self.count < EXACT {
                self.first = self.first * 10 + u64::from(digit);
            } else if let Some(place) = self.rest.get_mut(self.count - EXACT) {
                *place = digit;
            }
            if self.count < DIGITS {
                self.count += 1;
                self.exponent -= i64::from(decimals);
            } else {
                self.exponent += i64::from(!decimals);
            }
            at += 1;
        }
        at
    }

    fn value(&self) -> f64 {
        let rest = &self.rest[..self.count.saturating_sub(EXACT)];
        rest.iter().fold(self.first as f64, |value, digit| value * 10.0 + f64::from(*digit))
    }
}

/// The power of ten from a place on, and the place behind it; `None` where it has no digit. Digits beyond
/// the 17th are not taken.
fn power(text: &[u8], from: usize) -> Option<(i64, usize)> {
    let negative = text.get(from) == Some(&b'-');
    let from = from + usize::from(negative || text.get(from) == Some(&b'+'));
    let digits = text[from..].iter().take(DIGITS).take_while(|byte| byte.is_ascii_digit());
    let (power, count) =
        digits.fold((0i64, 0), |(power, count), byte| (power * 10 + i64::from(byte - b'0'), count + 1));
    (count > 0).then_some((if negative { -power } else { power }, from + count))
}

fn scaled(value: f64, exponent: i64) -> Option<f64> {
    const EXACT_POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22,
    ];
    let by = exponent.unsigned_abs() as usize;
    let scaled = match exponent {
        -22..=0 => value / EXACT_POWERS[by],
        1..=308 => value * POWERS[by],
        309.. => return None,
        -308..=-23 => value / POWERS[by],
        -616..=-309 => value / POWERS[by - GREATEST] / POWERS[GREATEST],
        _ => 0.0,
    };
    scaled.is_finite().then_some(scaled)
}

/// Whether a sign says minus, and what follows the blanks and the sign.
fn signed(text: &[u8]) -> (bool, &[u8]) {
    let first = text.iter().position(|byte| !is_blank(*byte)).unwrap_or(text.len());
    match &text[first..] {
        [b'-', rest @ ..] => (true, rest),
        text => (false, text.strip_prefix(b"+").unwrap_or(text)),
    }
}

fn are_blank(text: &[u8]) -> bool {
    text.iter().all(|byte| is_blank(*byte))
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}
