//! Where a client's values stand among past clients: the similar ones, and those whom the model, without having seen
//! them, would have judged favourably or unfavourably.
//!
//! A value is kept as one byte, which says where it lies between the percentiles of the clients learnt from. So no
//! amount of a past client is kept, equal values stay equal, and a place is exact to about one hundredth.

use serde::Serialize;

/// The code of what is missing.
const MISSING: u8 = u8::MAX;
/// Codes that a byte can have.
const CODES: usize = 256;

/// The values of past clients as codes, and what the model thought of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastValues {
    width: usize,
    /// Client after client.
    codes: Vec<u8>,
    favourable: Vec<bool>,
    /// Clients by input and code: those judged unfavourably, then those judged favourably.
    counts: [Vec<u32>; 2],
}

/// The place of one value: for a number the share of the others with a lower one, equal ones counted half; for a word
/// the share of them with the same one.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Places {
    /// Among the similar past clients.
    pub similar: Option<f64>,
    /// Among past clients with a favourable opinion.
    pub favourable: Option<f64>,
    /// Among past clients with an unfavourable opinion.
    pub unfavourable: Option<f64>,
}

/// How many of some clients have a lower value, and how many the same.
#[derive(Clone, Copy, Default)]
struct Counted {
    lower: u32,
    same: u32,
    known: u32,
    all: u32,
}

impl PastValues {
    /// `codes` has `width` bytes per client; `None` where they do not fit.
    #[must_use]
    pub fn new(width: usize, codes: Vec<u8>, favourable: Vec<bool>) -> Option<Self> {
        if codes.len() != width * favourable.len() {
            return None;
        }
        let mut counts = [vec![0; width * CODES], vec![0; width * CODES]];
        for (row, opinion) in codes.chunks(width.max(1)).zip(&favourable) {
            let counts = &mut counts[usize::from(*opinion)];
            for (input, code) in row.iter().enumerate() {
                counts[input * CODES + usize::from(*code)] += 1;
            }
        }
        Some(Self { width, codes, favourable, counts })
    }

    /// Inputs of the model.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The codes, client after client.
    #[must_use]
    pub fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// Whether the model, without having seen the client, would have been favourable.
    #[must_use]
    pub fn favourable(&self) -> &[bool] {
        &self.favourable
    }

    /// The place of each of a client's values, one code per input; `is_word` tells words from numbers.
    #[must_use]
    pub fn places(&self, own: &[u8], similar: &[usize], is_word: &dyn Fn(usize) -> bool) -> Vec<Places> {
        let near = self.count_similar(own, similar);
        let place = |(input, code): (usize, &u8)| {
            let [favourable, unfavourable] = self.by_opinion(input, *code, is_word(input));
            let known = *code != MISSING;
            let places = Places { similar: near[input].share(is_word(input)), favourable, unfavourable };
            if known { places } else { Places::default() }
        };
        own.iter().enumerate().map(place).collect()
    }

    /// The place of a code of an input among clients with a favourable and with an unfavourable opinion.
    #[must_use]
    pub fn by_opinion(&self, input: usize, code: u8, is_word: bool) -> [Option<f64>; 2] {
        [1, 0].map(|opinion| self.count_opinion(opinion, input, code).share(is_word))
    }

    fn count_similar(&self, own: &[u8], similar: &[usize]) -> Vec<Counted> {
        let mut counted = vec![Counted::default(); own.len()];
        for client in similar {
            let row = &self.codes[client * self.width..][..self.width];
            for ((counted, code), own) in counted.iter_mut().zip(row).zip(own) {
                counted.lower += u32::from(code < own);
                counted.same += u32::from(code == own);
                counted.known += u32::from(*code != MISSING);
                counted.all += 1;
            }
        }
        counted
    }

    fn count_opinion(&self, opinion: usize, input: usize, code: u8) -> Counted {
        let counts = &self.counts[opinion][input * CODES..][..CODES];
        let sum = |counts: &[u32]| counts.iter().sum::<u32>();
        let known = sum(&counts[..CODES - 1]);
        Counted {
            lower: sum(&counts[..usize::from(code)]),
            same: counts[usize::from(code)],
            known,
            all: known + counts[CODES - 1],
        }
    }
}

impl Counted {
    /// `None` where nothing is known of the others.
    fn share(self, is_word: bool) -> Option<f64> {
        if self.known == 0 {
            return None;
        }
        let (lower, same) = (f64::from(self.lower), f64::from(self.same));
        Some(if is_word { same / f64::from(self.all) } else { (lower + same / 2.0) / f64::from(self.known) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five clients with a number and a word each; the first three were judged favourably.
    fn past() -> PastValues {
        let codes = vec![10, 0, 20, 1, 20, 0, 30, 0, MISSING, 1];
        PastValues::new(2, codes, vec![true, true, true, false, false]).unwrap()
    }

    fn near(found: Option<f64>, expected: f64) -> bool {
        found.is_some_and(|found| (found - expected).abs() < 1e-12)
    }

    #[test]
    fn places_count_lower_values_and_half_of_equal_ones() {
        let places = past().places(&[20, 0], &[0, 1, 3, 4], &|input| input == 1);
        // Similar: 10, 20, 30 and one missing: one lower, one equal of three known.
        assert!(near(places[0].similar, 0.5), "{places:?}");
        // Favourable: 10, 20, 20: one lower, two equal.
        assert!(near(places[0].favourable, 2.0 / 3.0), "{places:?}");
        // Unfavourable: 30 and one missing.
        assert!(near(places[0].unfavourable, 0.0), "{places:?}");
        // The word: the share with the same one, what is missing counted among all.
        assert!(near(places[1].similar, 0.5) && near(places[1].favourable, 2.0 / 3.0), "{places:?}");
        assert!(near(places[1].unfavourable, 0.5), "{places:?}");
    }

    #[test]
    fn what_is_missing_has_no_place_and_codes_must_fit() {
        assert_eq!(past().places(&[MISSING, 0], &[0], &|_| false)[0], Places::default());
        assert_eq!(PastValues::new(2, vec![0; 5], vec![true; 3]), None);
    }
}
