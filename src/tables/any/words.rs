//! Words while they are read, and the marks that stand for none.

use std::collections::HashMap;

use super::{AnyValues, MISSING_WORD};

/// The column's words so far, each coded by when it first came.
#[derive(Debug, Default)]
pub(super) struct Words {
    codes: Vec<u32>,
    known: HashMap<Box<str>, u32>,
    missing: bool,
    /// The last word and its code: words repeat.
    last: (String, u32),
}

/// A word that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotUtf8;

impl Words {
    /// Words that begin with some missing ones, with room for as many as are expected.
    pub(super) fn after(missing: usize, expected: usize) -> Self {
        let mut words = Self { last: (String::new(), MISSING_WORD), ..Self::default() };
        drop(words.codes.try_reserve_exact(expected));
        words.codes.resize(missing, MISSING_WORD);
        words.missing = missing > 0;
        words
    }

    pub(super) fn push_missing(&mut self) {
        self.missing = true;
        self.codes.push(MISSING_WORD);
    }

    pub(super) fn push_bytes(&mut self, bytes: &[u8]) -> Result<(), NotUtf8> {
        if self.last.1 != MISSING_WORD && self.last.0.as_bytes() == bytes {
            self.codes.push(self.last.1);
            return Ok(());
        }
        self.push(std::str::from_utf8(bytes).map_err(|_| NotUtf8)?);
        Ok(())
    }

    pub(super) fn push(&mut self, word: &str) {
        if self.last.1 == MISSING_WORD || self.last.0 != word {
            self.last.1 = self.code(word);
            self.last.0.clear();
            self.last.0.push_str(word);
        }
        self.codes.push(self.last.1);
    }

    fn code(&mut self, word: &str) -> u32 {
        if let Some(code) = self.known.get(word) {
            return *code;
        }
        let code = self.known.len() as u32;
        self.known.insert(word.into(), code);
        code
    }

    /// Whether nothing but `true` and `false`, in letters of either case, was read.
    pub(super) fn are_flags(&self) -> bool {
        !self.known.is_empty() && self.known.keys().all(|word| flag(word).is_some())
    }

    /// The flags that the words are; of mixed type where some are missing.
    pub(super) fn into_flags(self) -> AnyValues {
        match self.into_values() {
            AnyValues::Words { codes, words } if !codes.contains(&MISSING_WORD) => {
                let flags: Vec<bool> = words.iter().map(|word| flag(word) == Some(true)).collect();
                AnyValues::Flags(codes.into_iter().map(|code| flags[code as usize]).collect())
            }
            _ => AnyValues::Other("object".to_owned()),
        }
    }

    /// The words in rising order.
    pub(super) fn into_values(self) -> AnyValues {
        let mut known: Vec<(Box<str>, u32)> = self.known.into_iter().collect();
        known.sort_unstable();
        let mut places = vec![0; known.len()];
        for (place, (_, code)) in (0..).zip(&known) {
            places[*code as usize] = place;
        }
        let mut codes = self.codes;
        for code in codes.iter_mut().filter(|code| **code != MISSING_WORD) {
            *code = places[*code as usize];
        }
        trim(&mut codes);
        AnyValues::Words { codes, words: known.into_iter().map(|(word, _)| word.into_string()).collect() }
    }
}

/// Gives back room that is left; a little is not worth that the values move.
pub(super) fn trim<T>(values: &mut Vec<T>) {
    if values.capacity() > values.len() + values.len() / 8 {
        values.shrink_to_fit();
    }
}

fn flag(word: &str) -> Option<bool> {
    if word.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    word.eq_ignore_ascii_case("false").then_some(false)
}

/// Whether pandas.read_csv takes a cell for a missing one.
pub(super) fn is_missing(cell: &[u8]) -> bool {
    matches!(
        cell,
        b"" | b"#N/A"
            | b"#N/A N/A"
            | b"#NA"
            | b"-1.#IND"
            | b"-1.#QNAN"
            | b"-NaN"
            | b"-nan"
            | b"1.#IND"
            | b"1.#QNAN"
            | b"<NA>"
            | b"N/A"
            | b"NA"
            | b"NULL"
            | b"NaN"
            | b"None"
            | b"n/a"
            | b"nan"
            | b"null"
    )
}
