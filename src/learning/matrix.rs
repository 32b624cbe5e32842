//! The design matrix: what the estimators read.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::features::{FeatureTable, FeatureValues};

/// The order of the inputs and the codes of their categories, fixed when the model is trained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encoding {
    /// One entry per column of the design matrix.
    pub inputs: Vec<EncodedInput>,
}

/// One column of the design matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodedInput {
    /// The feature's name in the catalogue.
    pub feature: String,
    /// For a nominal feature: its vocabulary; the code of a value is its place here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub categories: Option<Vec<String>>,
}

impl Encoding {
    /// Fixes the inputs (all features but the excluded ones) and the vocabularies found in `table`,
    /// in alphabetical order.
    #[must_use]
    pub fn fit(table: &FeatureTable, excluded: &[String]) -> Self {
        let kept = table.columns.iter().filter(|c| !excluded.iter().any(|name| name == c.feature.name));
        let inputs = kept
            .map(|column| EncodedInput {
                feature: column.feature.name.to_owned(),
                categories: match &column.values {
                    FeatureValues::Numeric(_) => None,
                    FeatureValues::Nominal(values) => Some(vocabulary(values)),
                },
            })
            .collect();
        Self { inputs }
    }

    /// Number of columns of the design matrix.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.inputs.len()
    }

    /// Lays the table out as a design matrix. A category that training never saw becomes missing.
    ///
    /// Returns `None` where the table lacks an input.
    #[must_use]
    pub fn encode(&self, table: &FeatureTable) -> Option<DesignMatrix> {
        let (rows, width) = (table.rows(), self.width());
        let mut values = vec![f32::NAN; rows * width];
        for (place, input) in self.inputs.iter().enumerate() {
            let column = table.column(&input.feature)?;
            match (&column.values, &input.categories) {
                (FeatureValues::Numeric(numbers), None) => {
                    for (row, number) in numbers.iter().enumerate() {
                        values[row * width + place] = *number as f32;
                    }
                }
                (FeatureValues::Nominal(words), Some(categories)) => {
                    for (row, word) in words.iter().enumerate() {
                        values[row * width + place] = code(*word, categories);
                    }
                }
                _ => return None,
            }
        }
        Some(DesignMatrix { rows, width, values })
    }
}

fn vocabulary(values: &[Option<&str>]) -> Vec<String> {
    let words: BTreeSet<&str> = values.iter().flatten().copied().collect();
    words.into_iter().map(str::to_owned).collect()
}

fn code(word: Option<&str>, categories: &[String]) -> f32 {
    let place = word.and_then(|word| categories.binary_search_by(|c| c.as_str().cmp(word)).ok());
    place.map_or(f32::NAN, |place| place as f32)
}

/// Rows × inputs, row by row, in f32 as boosters read them; `NaN` is missing, a category is its code.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignMatrix {
    rows: usize,
    width: usize,
    values: Vec<f32>,
}

impl DesignMatrix {
    /// A matrix of `values.len() / width` rows.
    #[must_use]
    pub fn from_rows(values: Vec<f32>, width: usize) -> Self {
        Self { rows: values.len() / width.max(1), width, values }
    }

    /// Number of rows.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Number of inputs.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// One row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.width..(row + 1) * self.width]
    }

    /// All values, row by row.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// The given rows, in the given order.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let values = rows.iter().flat_map(|&row| self.row(row).iter().copied()).collect();
        Self { rows: rows.len(), width: self.width, values }
    }
}
