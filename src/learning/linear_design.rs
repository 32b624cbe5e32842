//! The columns that a linear model is fitted on, and the way back to the inputs.

use rayon::prelude::*;

use super::imputation::Fills;
use super::linear_model::{Levels, Line, LinearInput, LinearModel};
use super::matrix::{DesignMatrix, Encoding};
use super::quantile::{quantile, sorted};
use crate::features::Direction;

/// Least number of rows that a category, missing values, or values off a constant need for a column of their
/// own.
const LEAST_ROWS: usize = 20;
/// Least share of missing values, and of known ones, for a column that says which.
const SUBSTANTIAL: f64 = 0.01;

/// The columns of a linear model.
///
/// A numeric input becomes one column: missing values are put at the median, values clipped to the 1st and 99th
/// percentile, then standardised. Where both percentiles are one value (a rare flag, a rare event) the clip is
/// to the nearest values beside it, so that the column says whether the event is there. Where at least 1 % of
/// rows are missing and 1 % known, a second column says which. A nominal input becomes one 0/1 column per
/// category but its most frequent one; missing is a category of its own, and categories of fewer than 20
/// rows are joined to it. Columns that are constant or the same as one before are left out, so that the optimiser
/// has one optimum. All is learned from the rows given, each counted once.
pub(super) struct LinearDesign {
    columns: Vec<Column>,
    inputs: Vec<Reading>,
}

/// How an input is read.
enum Reading {
    Numeric { low: f64, high: f64, fill: f64 },
    Nominal { categories: usize, joined: Vec<bool> },
}

/// One column: `(term(x) − centre) / scale`.
#[derive(Debug, Clone, Copy)]
struct Column {
    input: usize,
    term: Term,
    centre: f64,
    scale: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Term {
    /// The clipped, imputed value.
    Value,
    /// Whether the value is missing.
    Missing,
    /// Whether the category is this one.
    Category(usize),
    /// Whether the category is missing or joined to missing.
    MissingOrRare,
}

/// Which clients a model is put in terms of, and what stands in for their missing values.
pub(super) struct Clients<'a> {
    pub(super) matrix: &'a DesignMatrix,
    pub(super) rows: &'a [usize],
    /// Where the columns were learned from imputed clients.
    pub(super) fills: Option<&'a Fills>,
}

impl LinearDesign {
    /// Learns the columns from the given rows.
    pub(super) fn learn(matrix: &DesignMatrix, rows: &[usize], encoding: &Encoding) -> Self {
        let read = |input: usize| {
            let values: Vec<f32> = rows.iter().map(|&row| matrix.row(row)[input]).collect();
            let (reading, terms) = match &encoding.inputs[input].categories {
                None => numeric(&values),
                Some(categories) => nominal(&values, categories.len()),
            };
            let columns = terms.into_iter().filter_map(|term| reading.column(input, term, &values));
            (columns.collect::<Vec<Column>>(), reading)
        };
        let read: Vec<(Vec<Column>, Reading)> = (0..encoding.width()).into_par_iter().map(read).collect();
        let (columns, inputs): (Vec<Vec<Column>>, Vec<Reading>) = read.into_iter().unzip();
        let all = Self { columns: columns.concat(), inputs };
        Self { columns: all.distinct(matrix, rows), inputs: all.inputs }
    }

    /// Number of columns.
    pub(super) const fn width(&self) -> usize {
        self.columns.len()
    }

    /// Which way risk must move with each column: only one of values has the direction of its input.
    pub(super) fn directions<'a>(
        &'a self,
        of_inputs: &'a [Direction],
    ) -> impl Iterator<Item = Direction> + 'a {
        self.columns.iter().map(|column| match column.term {
            Term::Value => of_inputs[column.input],
            Term::Missing | Term::Category(_) | Term::MissingOrRare => Direction::Free,
        })
    }

    /// The columns of one row.
    pub(super) fn row<'a>(&'a self, row: &'a [f32]) -> impl Iterator<Item = f64> + 'a {
        self.columns.iter().map(|column| self.cell(column, row[column.input]))
    }

    fn cell(&self, column: &Column, value: f32) -> f64 {
        (self.inputs[column.input].term(column.term, value) - column.centre) / column.scale
    }

    /// The columns without those that repeat one before them over the given rows.
    fn distinct(&self, matrix: &DesignMatrix, rows: &[usize]) -> Vec<Column> {
        let cells = |column: &Column| -> Vec<u64> {
            rows.iter().map(|&row| self.cell(column, matrix.row(row)[column.input]).to_bits()).collect()
        };
        // A digest first, so that columns need not be held all at once.
        let digest = |column: &Column| {
            cells(column)
                .into_iter()
                .fold(0_u64, |hash, cell| (hash.rotate_left(5) ^ cell).wrapping_mul(0x9E37_79B9_7F4A_7C15))
        };
        let digests: Vec<u64> = self.columns.par_iter().map(digest).collect();
        let mut kept: Vec<usize> = Vec::new();
        for (place, column) in self.columns.iter().enumerate() {
            let repeats = |&before: &usize| {
                digests[before] == digests[place] && cells(&self.columns[before]) == cells(column)
            };
            if !kept.iter().any(repeats) {
                kept.push(place);
            }
        }
        kept.into_iter().map(|place| self.columns[place]).collect()
    }

    /// The model of one coefficient per column and an intercept, in terms of the inputs: every input's
    /// contributions average to zero over the clients.
    pub(super) fn model(&self, coefficients: &[f64], intercept: f64, clients: &Clients<'_>) -> LinearModel {
        let mut of_input: Vec<Vec<(Column, f64)>> = vec![Vec::new(); self.inputs.len()];
        for (column, coefficient) in self.columns.iter().zip(coefficients) {
            of_input[column.input].push((*column, *coefficient));
        }
        let parts = self.inputs.iter().zip(&of_input).enumerate();
        let parts: Vec<(f64, LinearInput)> = parts
            .map(|(input, (reading, terms))| match reading {
                Reading::Numeric { low, high, .. } => self.line(input, (*low, *high), terms, clients),
                Reading::Nominal { categories, .. } => self.levels(input, *categories, terms, clients),
            })
            .collect();
        let base = parts.iter().fold(intercept, |sum, (mean, _)| sum + mean);
        LinearModel { base, inputs: parts.into_iter().map(|(_, input)| input).collect() }
    }

    /// What the columns of one input give for a value.
    fn effect(&self, terms: &[(Column, f64)], value: f32) -> f64 {
        terms.iter().map(|(column, coefficient)| coefficient * self.cell(column, value)).sum()
    }

    fn missing_effect(&self, input: usize, terms: &[(Column, f64)], clients: &Clients<'_>) -> f64 {
        self.effect(terms, clients.fills.map_or(f32::NAN, |fills| fills.values()[input]))
    }

    /// The mean effect of a numeric input, and its line around it.
    fn line(
        &self,
        input: usize,
        (low, high): (f64, f64),
        terms: &[(Column, f64)],
        clients: &Clients<'_>,
    ) -> (f64, LinearInput) {
        let values = clients.rows.iter().map(|&row| clients.matrix.row(row)[input]);
        let known: Vec<f64> =
            values.filter(|v| !v.is_nan()).map(|v| f64::from(v).max(low).min(high)).collect();
        let mean = if known.is_empty() { low } else { known.iter().sum::<f64>() / known.len() as f64 };
        let absent = 1.0 - known.len() as f64 / clients.rows.len() as f64;
        let value = terms.iter().find(|(column, _)| column.term == Term::Value);
        let slope = value.map_or(0.0, |(column, coefficient)| coefficient / column.scale);
        let at_mean: f64 = terms
            .iter()
            .map(|(column, coefficient)| {
                let term = if column.term == Term::Value { mean } else { 0.0 };
                coefficient * (term - column.centre) / column.scale
            })
            .sum();
        let step = self.missing_effect(input, terms, clients) - at_mean;
        let mut line = Line { slope, mean, low, high, known: -absent * step, missing: (1.0 - absent) * step };
        if let Some(fills) = clients.fills {
            // The same to the last bit, so that a client with holes scores as the client filled in.
            line.missing = LinearInput::Numeric(line).contribution(fills.values()[input]);
        }
        (at_mean + absent * step, LinearInput::Numeric(line))
    }

    /// The mean effect of a nominal input, and its levels around it.
    fn levels(
        &self,
        input: usize,
        categories: usize,
        terms: &[(Column, f64)],
        clients: &Clients<'_>,
    ) -> (f64, LinearInput) {
        let effects: Vec<f64> = (0..categories).map(|code| self.effect(terms, code as f32)).collect();
        let missing = self.missing_effect(input, terms, clients);
        let of = |value: f32| {
            if value.is_nan() { missing } else { effects.get(value as usize).copied().unwrap_or(missing) }
        };
        let sum: f64 = clients.rows.iter().map(|&row| of(clients.matrix.row(row)[input])).sum();
        let mean = sum / clients.rows.len() as f64;
        let levels =
            Levels { effects: effects.iter().map(|effect| effect - mean).collect(), missing: missing - mean };
        (mean, LinearInput::Nominal(levels))
    }
}

impl Reading {
    /// The term of a value, before it is centred and scaled.
    fn term(&self, term: Term, value: f32) -> f64 {
        let code = |code: usize| !value.is_nan() && value as usize == code;
        match (self, term) {
            (Self::Numeric { low, high, fill }, Term::Value) => {
                if value.is_nan() {
                    *fill
                } else {
                    f64::from(value).max(*low).min(*high)
                }
            }
            (Self::Nominal { joined, .. }, Term::MissingOrRare) => {
                let own = !value.is_nan() && joined.get(value as usize).is_some_and(|joined| !joined);
                f64::from(u8::from(!own))
            }
            (_, Term::Category(category)) => f64::from(u8::from(code(category))),
            _ => f64::from(u8::from(value.is_nan())),
        }
    }

    /// The column of a term over the rows' values; `None` where it is constant.
    fn column(&self, input: usize, term: Term, values: &[f32]) -> Option<Column> {
        let rows = values.len() as f64;
        let cells = || values.iter().map(|value| self.term(term, *value));
        let centre = cells().sum::<f64>() / rows;
        let deviation = (cells().map(|cell| (cell - centre).powi(2)).sum::<f64>() / rows).sqrt();
        let varies = deviation > 1e-12 * centre.abs().max(f64::MIN_POSITIVE);
        let scale = if term == Term::Value { deviation } else { 1.0 };
        varies.then_some(Column { input, term, centre, scale })
    }
}

fn numeric(values: &[f32]) -> (Reading, Vec<Term>) {
    let known = sorted(&values.iter().copied().filter(|value| !value.is_nan()).collect::<Vec<_>>());
    let (Some(low), Some(fill), Some(high)) =
        (quantile(&known, 0.01), quantile(&known, 0.5), quantile(&known, 0.99))
    else {
        return (Reading::Numeric { low: 0.0, high: 0.0, fill: 0.0 }, Vec::new());
    };
    let (low, high) = if low < high { (low, high) } else { beside(&known, low) };
    let off = known.iter().filter(|value| (f64::from(**value) - fill).abs() > 0.0).count();
    let missing = values.len() - known.len();
    let substantial = (SUBSTANTIAL * values.len() as f64).max(LEAST_ROWS as f64);
    let mut terms = Vec::new();
    if off >= LEAST_ROWS {
        terms.push(Term::Value);
    }
    if missing as f64 >= substantial && known.len() as f64 >= substantial {
        terms.push(Term::Missing);
    }
    (Reading::Numeric { low, high, fill }, terms)
}

/// The known values next to one that nearly all have, below and above.
fn beside(known: &[f32], usual: f64) -> (f64, f64) {
    let below = known.iter().rev().map(|value| f64::from(*value)).find(|value| *value < usual);
    let above = known.iter().map(|value| f64::from(*value)).find(|value| *value > usual);
    (below.unwrap_or(usual), above.unwrap_or(usual))
}

fn nominal(values: &[f32], categories: usize) -> (Reading, Vec<Term>) {
    let mut counts = vec![0_usize; categories];
    let mut others = 0;
    for value in values {
        match counts.get_mut(*value as usize).filter(|_| !value.is_nan()) {
            Some(count) => *count += 1,
            None => others += 1,
        }
    }
    let joined: Vec<bool> = counts.iter().map(|count| *count < LEAST_ROWS).collect();
    others += counts.iter().filter(|count| **count < LEAST_ROWS).sum::<usize>();
    let own = (0..categories).filter(|code| !joined[*code]);
    let mut terms: Vec<(usize, Term)> = own.map(|code| (counts[code], Term::Category(code))).collect();
    if others >= LEAST_ROWS {
        terms.push((others, Term::MissingOrRare));
    }
    // The most frequent one is what the others are compared with.
    if let Some(most) = (0..terms.len()).max_by_key(|place| (terms[*place].0, usize::MAX - place)) {
        terms.remove(most);
    }
    (Reading::Nominal { categories, joined }, terms.into_iter().map(|(_, term)| term).collect())
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests;
