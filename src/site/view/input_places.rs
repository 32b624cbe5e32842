//! The places that an input's values can take, as the scripts of clients' pages read them.

use super::file_data::{Short, two_signs};
use super::values::whole_per_cent;
use crate::report::{Among, ValuePlaces};

/// The places of one input in whole per cent, among all, favourable and unfavourable past clients.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site) struct InputPlaces {
    /// Where places change, as written; for a word nothing.
    knots: Vec<(String, f64)>,
    on: Vec<[Option<u8>; 3]>,
    between: Vec<[Option<u8>; 3]>,
}

impl InputPlaces {
    pub(in crate::site) fn new(places: &ValuePlaces) -> Self {
        let (mut knots, mut on, mut between) = (Vec::<(String, f64)>::new(), Vec::new(), Vec::new());
        for (place, knot) in places.knots.iter().enumerate() {
            let mut text = String::new();
            Short::new(*knot).write(&mut text);
            // Knots that are written alike are one: what lies between them is not told apart.
            if knots.last().is_none_or(|(last, _)| *last != text) {
                knots.push((text, Short::new(*knot).value()));
                on.push(whole(&places.on[place]));
                between.push(whole(&places.between[place]));
            }
        }
        if places.knots.is_empty() {
            on = places.on.iter().map(whole).collect();
        }
        between.extend(places.between.last().map(whole));
        Self { knots, on, between }
    }

    /// The place of a value among all past clients, as scripts find it.
    pub(super) fn among_all(&self, value: f64) -> Option<u8> {
        let written = Short::new(value).value();
        let at = self.knots.partition_point(|(_, knot)| *knot < written);
        let places = if self.between.is_empty() {
            self.on.get(written as usize)
        } else if self.knots.get(at).is_some_and(|(_, knot)| *knot <= written) {
            self.on.get(at)
        } else {
            self.between.get(at)
        };
        places.and_then(|places| places[0])
    }

    /// An array for a script: knots, places on them, places below each and above the last.
    pub(in crate::site) fn to_script(&self) -> String {
        let signs = |places: &[[Option<u8>; 3]]| places.iter().flatten().copied().map(two_signs).collect();
        let (on, between): (String, String) = (signs(&self.on), signs(&self.between));
        let knots: Vec<&str> = self.knots.iter().map(|(text, _)| text.as_str()).collect();
        format!("[[{}],\"{on}\",\"{between}\"]", knots.join(","))
    }
}

fn whole(among: &Among) -> [Option<u8>; 3] {
    among.map(|share| share.map(whole_per_cent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knots_that_are_written_alike_are_one() {
        let among = |all: f64| [Some(all), None, Some(1.0)];
        let places = ValuePlaces {
            knots: vec![0.5, 0.500_000_1, 2.0],
            on: [0.1, 0.2, 0.9].map(among).to_vec(),
            between: [0.0, 0.15, 0.5, 1.0].map(among).to_vec(),
        };
        let places = InputPlaces::new(&places);
        assert_eq!(places.to_script(), "[[0.5,2],\"10..h090..h0\",\"00..h050..h0h0..h0\"]");
        let found = [0.2, 0.5, 0.500_000_2, 1.0, 2.0, 3.0].map(|value| places.among_all(value));
        assert_eq!(found, [0, 10, 10, 50, 90, 100].map(Some));
        let words = ValuePlaces { on: vec![among(0.25), [None; 3]], ..ValuePlaces::default() };
        let words = InputPlaces::new(&words);
        assert_eq!(words.to_script(), "[[],\"25..h0......\",\"\"]");
        assert_eq!([0.0, 1.0, 2.0].map(|word| words.among_all(word)), [Some(25), None, None]);
    }
}
