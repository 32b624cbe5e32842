//! Asks the frames of a run; what was asked before of the same frames is not asked again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::features::{Language, number, percent_with};
use crate::notebook::{Answer, AskError, Frames, Value};
use crate::site::output::KeyMaker;

/// Decimals of a number of which nothing is said.
const DIGITS: usize = 2;
/// What stands for a value that is missing.
const MISSING: &str = "–";

/// Answers by what was asked, and of what.
pub(in crate::site) type Answers = BTreeMap<String, Answer>;

/// The frames of one language.
pub(in crate::site) struct Asker {
    frames: Frames,
    language: Language,
    /// What yes and no are called.
    truth: [String; 2],
    /// What programs answer: another one may answer otherwise.
    program: String,
    known: Answers,
    given: Mutex<Answers>,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::site) struct Format {
    pub(in crate::site) digits: Option<usize>,
    pub(in crate::site) percent: bool,
}

impl Asker {
    /// Asks `frames`; `known` has the answers of an earlier build, `truth` the words for yes and no.
    pub(in crate::site) fn new(
        frames: Frames,
        language: Language,
        truth: [String; 2],
        (program, known): (&str, Answers),
    ) -> Self {
        Self { frames, language, truth, program: program.to_owned(), known, given: Mutex::default() }
    }

    /// The frames.
    pub(in crate::site) const fn frames(&self) -> &Frames {
        &self.frames
    }

    /// The answers that were given, for the next build.
    pub(in crate::site) fn given(&self) -> Answers {
        self.given.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The answer to a query, asked now or before.
    pub(in crate::site) fn ask(&self, query: &str) -> Result<Answer, AskError> {
        let start = KeyMaker::new().with(self.program.as_bytes()).with(query.as_bytes());
        let read = self.frames.read_by(query)?;
        let key =
            read.iter().fold(start, |key, (name, held)| key.with(name.as_bytes()).with(held.as_bytes()));
        let key = key.key().to_string();
        let answer = match self.known.get(&key) {
            Some(answer) => answer.clone(),
            None => self.frames.ask(query)?,
        };
        self.given.lock().unwrap_or_else(PoisonError::into_inner).insert(key, answer.clone());
        Ok(answer)
    }

    /// A value in the page's language.
    pub(in crate::site) fn written(&self, value: &Value, format: Format) -> String {
        match value {
            Value::Missing => MISSING.to_owned(),
            Value::Truth(truth) => self.truth[usize::from(!truth)].clone(),
            Value::Text(text) => text.clone(),
            Value::Whole(whole) if format.percent => self.share(*whole as f64, format),
            Value::Whole(whole) => number(*whole as f64, format.digits.unwrap_or(0), self.language),
            Value::Real(share) if format.percent => self.share(*share, format),
            Value::Real(real) => number(*real, format.digits.unwrap_or(DIGITS), self.language),
        }
    }

    fn share(&self, share: f64, format: Format) -> String {
        percent_with(share, format.digits.unwrap_or(1), self.language)
    }

    /// The one value that a query gives, in the page's language.
    pub(in crate::site) fn value(&self, query: &str, format: Format) -> Result<String, String> {
        let answer = self.ask(query).map_err(|error| error.to_string())?;
        let several = || {
            let (rows, columns) = (answer.rows.len(), answer.names.len());
            format!(
                "value(sql=…) stands for one value, and this gives {rows} rows of {columns} columns: {query}"
            )
        };
        Ok(self.written(answer.only().ok_or_else(several)?, format))
    }
}
