//! Values for what is missing, learned from the training part.

use super::matrix::{DesignMatrix, Encoding};
use super::quantile::median;

/// What stands in for a missing value, by input.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fills {
    values: Vec<f32>,
}

impl Fills {
    /// Learns the median of each numeric input, and the most frequent category of each nominal one (the first
    /// among equals), over the known values of the given rows; 0 where none is known.
    ///
    /// As scikit-learn's `SimpleImputer` with `median` and `most_frequent`; the median is rounded to f32, as
    /// all that estimators read.
    pub(super) fn learn(matrix: &DesignMatrix, rows: &[usize], encoding: &Encoding) -> Self {
        let fill = |(input, of): (usize, &super::matrix::EncodedInput)| {
            let values = rows.iter().map(|&row| matrix.row(row)[input]).filter(|value| !value.is_nan());
            let known: Vec<f32> = values.collect();
            match &of.categories {
                Some(categories) => most_frequent(&known, categories.len()),
                None => median(&known).unwrap_or(0.0) as f32,
            }
        };
        Self { values: encoding.inputs.iter().enumerate().map(fill).collect() }
    }

    /// The value that stands in, by input; never NaN.
    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    /// A row without missing values.
    pub(super) fn fill<'a>(&'a self, row: &'a [f32]) -> impl Iterator<Item = f32> + 'a {
        row.iter().zip(&self.values).map(|(value, fill)| if value.is_nan() { *fill } else { *value })
    }
}

fn most_frequent(codes: &[f32], categories: usize) -> f32 {
    let mut counts = vec![0_usize; categories];
    for code in codes {
        if let Some(count) = counts.get_mut(*code as usize) {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    counts.iter().position(|count| *count == most).unwrap_or(0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learning::EncodedInput;

    const NONE: f32 = f32::NAN;

    fn encoding() -> Encoding {
        let input = |categories: Option<usize>| EncodedInput {
            feature: String::new(),
            categories: categories.map(|count| (0..count).map(|code| code.to_string()).collect()),
        };
        Encoding { inputs: vec![input(None), input(Some(3)), input(None)] }
    }

    #[test]
    fn medians_and_most_frequent_categories_are_those_of_scikit_learn() {
        // SimpleImputer(strategy="median").fit([[4],[nan],[1],[2],[10]]).statistics_ is 3.0;
        // SimpleImputer(strategy="most_frequent").fit([[2],[1],[nan],[2],[1]]).statistics_ is 1.0.
        let rows = vec![4.0, 2.0, NONE, NONE, 1.0, NONE, 1.0, NONE, NONE, 2.0, 2.0, NONE, 10.0, 1.0, NONE];
        let matrix = DesignMatrix::from_rows(rows, 3);
        let fills = Fills::learn(&matrix, &[0, 1, 2, 3, 4], &encoding());
        assert_eq!(fills.values(), [3.0, 1.0, 0.0]);
        assert_eq!(fills.fill(&[NONE, 0.0, NONE]).collect::<Vec<_>>(), [3.0, 0.0, 0.0]);
    }

    #[test]
    fn only_the_given_rows_count() {
        let matrix = DesignMatrix::from_rows(vec![1.0, 0.0, 5.0, 99.0, 2.0, 7.0], 3);
        assert_eq!(Fills::learn(&matrix, &[0], &encoding()).values(), [1.0, 0.0, 5.0]);
    }
}
