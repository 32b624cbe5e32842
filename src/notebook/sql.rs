//! Queries, by polars' SQL.
//!
//! Only `SELECT` and `WITH` are answered, and only frames can be read: functions that read files are refused, though
//! polars is built without them. Rows come in the order of the query's `ORDER BY`; without one they are sorted by their
//! columns from the first to the last, so that the same frames always give the same answer.

use std::panic::{AssertUnwindSafe, catch_unwind};

use polars::prelude::{AnyValue, Column, DataFrame, IntoLazy, PolarsError, SortMultipleOptions};
use polars::sql::{SQLContext, extract_table_identifiers};

use super::answer::{Answer, Value};
use super::error::AskError;
use super::frame::{Frame, Values};

/// Rows of an answer, at most: a page is no place for more.
const MOST_ROWS: usize = 1_000;

/// The names of the frames that a query reads, in the order in which it names them; words that are no frames, such as
/// those of `WITH`, are among them.
pub(super) fn frames_of(query: &str) -> Result<Vec<String>, AskError> {
    let words = words(query);
    if !words.first().is_some_and(|(_, word)| matches!(word.as_str(), "select" | "with")) {
        let first = words.first().map_or("", |(word, _)| word);
        let message = format!("a cell asks with SELECT or WITH, not with {first:?}; nothing else is run");
        return Err(AskError { line: 0, message });
    }
    if let Some((word, _)) = words.iter().find(|(_, low)| reads_files(low)) {
        let message = format!("{word}: a cell reads the frames of the run, never a file; take it out");
        return Err(AskError::at(query, word, message));
    }
    extract_table_identifiers(query, true, true).map_err(|error| strange(query, &error))
}

/// The names that `WITH` gives, in lower case: a word before `AS (`.
pub(super) fn given_names(query: &str) -> Vec<String> {
    let marks = marks(query);
    let named = |three: &[String]| (three[1] == "as" && three[2] == "(").then(|| three[0].clone());
    marks.windows(3).filter_map(named).collect()
}

fn reads_files(word: &str) -> bool {
    word.starts_with("read_") || word.starts_with("scan_") || word == "glob"
}

/// Answers a query from frames.
pub(super) fn answer(query: &str, frames: &[(&str, &Frame)]) -> Result<Answer, AskError> {
    let run = AssertUnwindSafe(|| collected(query, frames));
    let failed = || AskError {
        line: 0,
        message: "the query is one that cannot be planned; write it otherwise".into(),
    };
    let found = catch_unwind(run).map_err(|_| failed())?.map_err(|error| named(query, frames, &error))?;
    if found.height() > MOST_ROWS {
        let message =
            format!("gives {} rows, and a page shows {MOST_ROWS} at most; add a LIMIT", found.height());
        return Err(AskError { line: 0, message });
    }
    let names = found.columns().iter().map(|column| column.name().to_string()).collect();
    let row = |row: usize| found.columns().iter().map(|column| value(column, row)).collect();
    Ok(Answer { names, rows: (0..found.height()).map(row).collect() })
}

fn collected(query: &str, frames: &[(&str, &Frame)]) -> Result<DataFrame, PolarsError> {
    let mut context = SQLContext::new();
    for (name, frame) in frames {
        context.register(name, data(frame)?.lazy());
    }
    let found = context.execute(query)?.collect()?;
    if is_ordered(query) || found.height() < 2 {
        return Ok(found);
    }
    let names: Vec<_> = found.columns().iter().map(|column| column.name().clone()).collect();
    found.sort(names, SortMultipleOptions::default().with_nulls_last(true))
}

fn data(frame: &Frame) -> Result<DataFrame, PolarsError> {
    let column = |(name, values): &(String, Values)| match values {
        Values::Truth(values) => Column::new(name.into(), values),
        Values::Whole(values) => Column::new(name.into(), values),
        Values::Real(values) => Column::new(name.into(), values),
        Values::Text(values) => Column::new(name.into(), values),
    };
    DataFrame::new_infer_height(frame.columns.iter().map(column).collect())
}

fn value(column: &Column, row: usize) -> Value {
    match column.get(row) {
        Ok(AnyValue::Null) | Err(_) => Value::Missing,
        Ok(AnyValue::Boolean(truth)) => Value::Truth(truth),
        Ok(AnyValue::String(text)) => Value::Text(text.to_owned()),
        Ok(AnyValue::StringOwned(text)) => Value::Text(text.to_string()),
        Ok(other) if other.dtype().is_integer() => other.extract().map_or(Value::Missing, Value::Whole),
        Ok(other) => match other.extract::<f64>() {
            Some(number) if number.is_finite() => Value::Real(number),
            Some(_) => Value::Missing,
            None => Value::Text(other.to_string()),
        },
    }
}

/// Whether the query itself, and not only a part of it, says in which order rows come.
fn is_ordered(query: &str) -> bool {
    let mut depth = 0;
    let mut before = String::new();
    for word in marks(query) {
        match word.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            "by" if depth == 0 && before == "order" => return true,
            _ => {}
        }
        before = word;
    }
    false
}

/// The words of a query outside strings and comments, as written and in lower case.
fn words(query: &str) -> Vec<(String, String)> {
    let all =
        tokens(query).into_iter().filter(|token| token.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    all.map(|word| (word.clone(), word.to_lowercase())).collect()
}

/// Words and brackets, in lower case.
fn marks(query: &str) -> Vec<String> {
    tokens(query).into_iter().map(|token| token.to_lowercase()).collect()
}

/// Words and single signs; what stands in quotes or in comments is left out.
fn tokens(query: &str) -> Vec<String> {
    let signs: Vec<char> = query.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        let sign = signs[at];
        let next = signs.get(at + 1).copied();
        let end =
            |from: usize, found: &dyn Fn(usize) -> bool| (from..signs.len()).find(|&place| found(place));
        at = match sign {
            '\'' | '"' | '`' => end(at + 1, &|place| signs[place] == sign).unwrap_or(signs.len()) + 1,
            '-' if next == Some('-') => end(at, &|place| signs[place] == '\n').unwrap_or(signs.len()),
            '/' if next == Some('*') => {
                end(at + 3, &|place| signs[place] == '/' && signs[place - 1] == '*').unwrap_or(signs.len())
                    + 1
            }
            _ if sign.is_alphanumeric() || sign == '_' => {
                let stop = end(at, &|place| !(signs[place].is_alphanumeric() || signs[place] == '_'));
                let stop = stop.unwrap_or(signs.len());
                tokens.push(signs[at..stop].iter().collect());
                stop
            }
            _ => {
                if !sign.is_whitespace() {
                    tokens.push(sign.to_string());
                }
                at + 1
            }
        };
    }
    tokens
}

/// An error of polars with the line that it tells, if it does.
fn strange(query: &str, error: &PolarsError) -> AskError {
    let message = error.to_string();
    let told = message.split("at Line: ").nth(1).and_then(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<usize>().ok()
    });
    let last = query.lines().count().max(1) - 1;
    AskError { line: told.map_or(0, |line| line.saturating_sub(1)).min(last), message: first_line(&message) }
}

/// The same, with the columns that exist where one is asked for that does not.
fn named(query: &str, frames: &[(&str, &Frame)], error: &PolarsError) -> AskError {
    let PolarsError::ColumnNotFound(name) = error else { return strange(query, error) };
    let name = name.to_string();
    let name = name.lines().next().unwrap_or_default();
    let name = name.split('"').nth(1).unwrap_or(name);
    let known: Vec<String> =
        frames.iter().map(|(frame, has)| format!("{frame} has {}", has.names())).collect();
    AskError::at(query, name, format!("there is no column {name:?}; {}", known.join("; ")))
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
