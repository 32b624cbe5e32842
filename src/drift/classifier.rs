//! Whether a model can tell current rows from reference rows: what the columns say only together.

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use super::comparison::Comparison;
use crate::explanation::{AbsoluteMeans, Explainer};
use crate::features::Direction;
use crate::judging::{AucInterval, SEPARATOR, Separator, ToldApart, TrainAndTest, auc_interval, tell_apart};
use crate::learning::{DesignMatrix, EncodedInput, Encoding, LearningError, Problem, evenly, fit};
use crate::tables::{AnyColumn, AnyTable, AnyValues, MISSING_WORD};

/// Rows of each side that the model is made with, at most.
const MOST_ROWS: usize = 10_000;
/// Rows of a side below which no model is made.
const FEWEST_ROWS: usize = 200;
/// Rows from which a column of distinct whole numbers is taken for an identifier: fewer amounts may differ by chance.
const IDENTIFIERS_FROM: usize = 1_000;
/// Rows that are explained, at most.
const EXPLAINED: usize = 4_000;
/// Columns named.
const NAMED: usize = 10;

/// How well a model tells current rows from reference rows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DomainClassifier {
    /// Rows of reference and current data that the model was made with.
    pub rows: [usize; 2],
    /// Columns that it saw.
    pub columns: usize,
    /// Cross-validated AUC: 0.5 where nobody can tell, 1 where anybody can.
    pub auc: AucInterval,
    /// The columns by which it tells most, and their share of all its mean absolute contributions.
    pub strongest: Vec<(String, f64)>,
    /// The same without the columns that drift by themselves; `None` where there are none, or no others.
    pub without_drifted: Option<AucInterval>,
    /// Columns left out because they only number the rows.
    pub identifiers: Vec<String>,
}

/// Has boosted trees tell current rows from reference rows in three folds, on at most 10,000 rows of each; `None` where a
/// side has fewer than 200 rows or no column is left. Equal rows share a fold. An AUC below 0.5 is chance, and told as 0.5;
/// the interval is DeLong's over the margins of the three models together.
///
/// Source: classifier two-sample tests, Lopez-Paz and Oquab (ICLR 2017).
pub fn classify_domains(
    reference: &AnyTable,
    current: &AnyTable,
    comparison: &Comparison,
) -> Result<Option<DomainClassifier>, LearningError> {
    if reference.rows.min(current.rows) < FEWEST_ROWS {
        return Ok(None);
    }
    let rows = [evenly(reference.rows, MOST_ROWS), evenly(current.rows, MOST_ROWS)];
    let mut pairs: Vec<([&AnyColumn; 2], bool)> = Vec::new();
    let mut identifiers = Vec::new();
    for drift in &comparison.columns {
        let of = |table: &'_ AnyTable| table.columns.iter().position(|column| column.name == drift.column);
        let (Some(before), Some(after)) = (of(reference), of(current)) else { continue };
        let columns = [&reference.columns[before], &current.columns[after]];
        if columns.iter().all(|column| numbers_the_rows(&column.values)) {
            identifiers.push(drift.column.clone());
        } else {
            pairs.push((columns, drift.drifted));
        }
    }
    if pairs.is_empty() {
        return Ok(None);
    }
    let all: Vec<[&AnyColumn; 2]> = pairs.iter().map(|(columns, _)| *columns).collect();
    let stable: Vec<[&AnyColumn; 2]> = pairs.iter().filter(|(_, drifts)| !drifts).map(|(c, _)| *c).collect();
    let whole = Told::of(&all, &rows)?;
    let without_drifted = if stable.is_empty() || stable.len() == all.len() {
        None
    } else {
        Some(Told::of(&stable, &rows)?.auc())
    };
    Ok(Some(DomainClassifier {
        rows: whole.apart.rows,
        columns: all.len(),
        auc: whole.auc(),
        strongest: whole.strongest()?,
        without_drifted,
        identifiers,
    }))
}

/// Whether every row has a whole number or a word of its own.
fn numbers_the_rows(values: &AnyValues) -> bool {
    match values {
        AnyValues::Whole(numbers) => {
            let distinct: BTreeSet<u64> = numbers.iter().map(|number| number.to_bits()).collect();
            numbers.len() >= IDENTIFIERS_FROM && distinct.len() == numbers.len()
        }
        AnyValues::Words { codes, words } => {
            codes.len() >= IDENTIFIERS_FROM && codes.len() == words.len() && !codes.contains(&MISSING_WORD)
        }
        _ => false,
    }
}

/// Rows told apart by some columns.
struct Told {
    encoding: Encoding,
    apart: ToldApart,
}

impl Told {
    fn of(columns: &[[&AnyColumn; 2]], rows: &[Vec<usize>; 2]) -> Result<Self, LearningError> {
        let encoding = Encoding { inputs: columns.iter().map(|pair| input(*pair)).collect() };
        let matrix = |side: usize| {
            let cells: Vec<Vec<f32>> = columns
                .par_iter()
                .zip(&encoding.inputs)
                .map(|(pair, input)| cells(&pair[side].values, input, &rows[side]))
                .collect();
            let values = (0..rows[side].len()).flat_map(|row| cells.iter().map(move |column| column[row]));
            DesignMatrix::from_rows(values.collect(), columns.len())
        };
        let (train, test) = (matrix(0), matrix(1));
        let rows = TrainAndTest { train: &train, test: &test, encoding: &encoding };
        let apart = tell_apart(rows, Separator { most_rows: MOST_ROWS, ..SEPARATOR })?;
        Ok(Self { encoding, apart })
    }

    fn auc(&self) -> AucInterval {
        let found = auc_interval(&self.apart.margins, &self.apart.is_test, 0.95);
        let or_chance = |figure: f64| figure.max(0.5);
        AucInterval {
            auc: or_chance(found.auc),
            low: or_chance(found.low),
            high: or_chance(found.high),
            standard_error: found.standard_error,
        }
    }

    /// The columns that count most for a model of all rows.
    fn strongest(&self) -> Result<Vec<(String, f64)>, LearningError> {
        let ToldApart { matrix, is_test, .. } = &self.apart;
        let directions = vec![Direction::Free; matrix.width()];
        let problem = Problem::new(matrix, is_test, &self.encoding, &directions);
        let rows: Vec<usize> = (0..is_test.len()).collect();
        let fitted = fit(&problem, &rows, SEPARATOR.specification, SEPARATOR.seed, &|| ())?;
        let Some(model) = fitted.model.into_additive() else { return Ok(Vec::new()) };
        let explainer = Explainer::of(&model, matrix.width());
        let mut means = AbsoluteMeans::new((0..matrix.width()).collect());
        let contributions = explainer.explain(&matrix.select(&evenly(matrix.rows(), EXPLAINED)));
        for row in 0..matrix.rows().min(EXPLAINED) {
            means.add(contributions.row(row));
        }
        let means = means.inputs();
        let sum: f64 = means.iter().sum();
        let inputs = self.encoding.inputs.iter().map(|input| input.feature.clone());
        let mut named: Vec<(String, f64)> = inputs
            .zip(means)
            .map(|(name, mean)| (name, mean / sum))
            .filter(|(_, share)| *share > 0.0)
            .collect();
        named.sort_by(|a, b| b.1.total_cmp(&a.1));
        named.truncate(NAMED);
        Ok(named)
    }
}

/// How a column stands in the matrix: words by their places among those of both sides.
fn input(pair: [&AnyColumn; 2]) -> EncodedInput {
    let words = |column: &AnyColumn| match &column.values {
        AnyValues::Words { words, .. } => words.clone(),
        _ => Vec::new(),
    };
    let is_words = matches!(pair[0].values, AnyValues::Words { .. });
    let categories = is_words.then(|| {
        let all: BTreeSet<String> = pair.into_iter().flat_map(words).collect();
        all.into_iter().collect()
    });
    EncodedInput { feature: pair[0].name.clone(), categories }
}

fn cells(values: &AnyValues, input: &EncodedInput, rows: &[usize]) -> Vec<f32> {
    match values {
        AnyValues::Whole(numbers) | AnyValues::Real(numbers) => {
            // An infinite value is as good as missing, as in the comparison of columns.
            let finite = |number: f64| if number.is_finite() { number as f32 } else { f32::NAN };
            rows.iter().map(|row| finite(numbers[*row])).collect()
        }
        AnyValues::Flags(flags) => rows.iter().map(|row| f32::from(u8::from(flags[*row]))).collect(),
        AnyValues::Words { codes, words } => {
            let known = input.categories.as_deref().unwrap_or_default();
            let place = |word: &String| known.binary_search(word).map_or(f32::NAN, |place| place as f32);
            let places: Vec<f32> = words.iter().map(place).collect();
            rows.iter().map(|row| places.get(codes[*row] as usize).copied().unwrap_or(f32::NAN)).collect()
        }
        AnyValues::Other(_) => vec![f32::NAN; rows.len()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::DriftOptions;
    use crate::drift::compare;

    /// Two columns whose values each are spread alike, that go together or against each other, six that say nothing,
    /// and a number.
    fn table(rows: usize, together: bool, from: usize) -> AnyTable {
        let draw = |row: usize, seed: usize| (((row + from) * 7919 + seed * 104_729) % 1009) as f64 + 0.5;
        let column = |name: &str, values| AnyColumn { name: name.to_owned(), values };
        let reals = |name: &str, of: &dyn Fn(usize) -> f64| {
            column(name, AnyValues::Real((0..rows).map(of).collect()))
        };
        let noise = |seed: usize| reals(&format!("n{seed}"), &|row| draw(row * row + seed, seed));
        let second = |row: usize| if together { draw(row, 1) } else { 1010.0 - draw(row, 1) };
        let mut columns = vec![
            column("id", AnyValues::Whole((from..from + rows).map(|id| id as f64).collect())),
            reals("a", &|row| draw(row, 1)),
            reals("b", &second),
        ];
        columns.extend((2..8).map(noise));
        AnyTable { rows, columns }
    }

    fn told(reference: &AnyTable, current: &AnyTable) -> Option<DomainClassifier> {
        let comparison = compare(reference, current, &DriftOptions::default()).unwrap();
        classify_domains(reference, current, &comparison).unwrap()
    }

    #[test]
    fn what_no_column_shows_alone_a_model_sees() {
        let (before, after) = (table(1_000, true, 0), table(1_010, false, 5_000));
        let comparison = compare(&before, &after, &DriftOptions::default()).unwrap();
        assert!(["a", "b"].iter().all(|name| !comparison.column(name).unwrap().drifted));
        let told = told(&before, &after).unwrap();
        assert!(told.auc.low > 0.9, "{told:?}");
        let named: Vec<&str> = told.strongest.iter().take(2).map(|(name, _)| name.as_str()).collect();
        assert!(named.contains(&"a") && named.contains(&"b"), "{named:?}");
        assert_eq!((told.identifiers, told.columns, told.rows), (vec!["id".to_owned()], 8, [1_000, 1_010]));
        // The identifier drifts, but is no column of the model.
        assert_eq!(told.without_drifted, None);
    }

    #[test]
    fn a_file_is_not_told_from_itself_nor_from_its_own_rows_in_another_order() {
        let before = table(1_500, true, 0);
        let mut turned = before.clone();
        for column in &mut turned.columns {
            match &mut column.values {
                AnyValues::Whole(numbers) | AnyValues::Real(numbers) => numbers.reverse(),
                _ => unreachable!("numbers alone"),
            }
        }
        for after in [&before, &turned] {
            let told = told(&before, after).unwrap();
            assert!((told.auc.low - 0.5).abs() < 1e-12 && told.auc.auc < 0.53, "{told:?}");
        }
    }

    #[test]
    fn rows_of_one_kind_cannot_be_told_apart() {
        let told = told(&table(1_000, true, 0), &table(1_010, true, 5_000)).unwrap();
        assert!(told.auc.low < 0.55 && told.auc.high > 0.4, "{told:?}");
    }

    #[test]
    fn of_few_rows_no_model_is_made() {
        assert_eq!(told(&table(199, true, 0), &table(1_000, true, 0)), None);
    }
}
