//! Additive models of one line, or one value per category, for every input.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::matrix::Encoding;

/// The name that a linear model's file goes by.
const FORM: &str = "clairscore-linear-1";

/// A linear model in terms of the design matrix's inputs: `margin = base + contribution of every input`.
///
/// # The file
///
/// [`to_json`](Self::to_json) writes one JSON object, which is all that a margin needs:
///
/// ```json
/// {
///   "form": "clairscore-linear-1",
///   "base": -2.6,
///   "inputs": [
///     { "feature": "AGE_YEARS",
///       "numeric": { "slope": -0.02, "mean": 43.9, "low": 22.0, "high": 67.0, "known": 0.0, "missing": 0.1 } },
///     { "feature": "CODE_GENDER",
///       "nominal": { "effects": { "F": -0.05, "M": 0.09 }, "missing": -0.05 } }
///   ]
/// }
/// ```
///
/// By hand: start from `base`. A numeric input adds `slope · (min(max(x, low), high) − mean) + known`, or
/// `missing` where it has no value; a nominal one adds the effect of its category, or `missing` where it has
/// none or one that is not listed. The sum, in the order of the inputs, is the log-odds of default before
/// calibration. Every input's contributions average to zero over the clients that the model was fitted on, so
/// that `base` is their mean margin. `tests/peers/linear_margins.py` does this from an exported matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearModel {
    /// Mean margin of the clients that the model was fitted on.
    pub base: f64,
    /// One per input of the design matrix, in its order.
    pub inputs: Vec<LinearInput>,
}

/// What one input adds to the margin.
#[derive(Debug, Clone, PartialEq)]
pub enum LinearInput {
    /// A line.
    Numeric(Line),
    /// A value per category.
    Nominal(Levels),
}

/// `slope · (clip(x) − mean) + known`, or `missing`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Log-odds per unit of the input.
    pub slope: f64,
    /// Mean of the clipped known values.
    pub mean: f64,
    /// Values below count as this one.
    pub low: f64,
    /// Values above count as this one.
    pub high: f64,
    /// What being known adds; 0 where none is missing.
    pub known: f64,
    /// What a missing value adds.
    pub missing: f64,
}

/// An effect per category.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// What each category adds, by code.
    pub effects: Vec<f64>,
    /// What a missing value adds.
    pub missing: f64,
}

impl LinearInput {
    /// What a value adds to the margin; `NaN` is missing.
    #[must_use]
    pub fn contribution(&self, value: f32) -> f64 {
        match self {
            Self::Numeric(line) if value.is_nan() => line.missing,
            Self::Numeric(line) => {
                line.slope * (f64::from(value).max(line.low).min(line.high) - line.mean) + line.known
            }
            Self::Nominal(levels) if value.is_nan() => levels.missing,
            Self::Nominal(levels) => levels.effects.get(value as usize).copied().unwrap_or(levels.missing),
        }
    }
}

impl LinearModel {
    /// What each input adds to the row's margin, in order.
    pub fn contributions<'a>(&'a self, row: &'a [f32]) -> impl Iterator<Item = f64> + 'a {
        self.inputs.iter().zip(row).map(|(input, value)| input.contribution(*value))
    }

    /// The row's margin (log-odds before calibration): exactly the sum of `base` and the contributions in order.
    #[must_use]
    pub fn margin(&self, row: &[f32]) -> f64 {
        self.contributions(row).fold(self.base, |sum, contribution| sum + contribution)
    }

    /// The model's file, under the names of an encoding of as many inputs. Same model, same bytes.
    #[must_use]
    pub fn to_json(&self, encoding: &Encoding) -> Vec<u8> {
        let inputs = self.inputs.iter().zip(&encoding.inputs).map(|(input, encoded)| {
            let (numeric, nominal) = match input {
                LinearInput::Numeric(line) => (Some(*line), None),
                LinearInput::Nominal(levels) => {
                    let names = encoded.categories.iter().flatten().cloned();
                    let effects = names.zip(levels.effects.iter().copied()).collect();
                    (None, Some(LevelsFile { effects, missing: levels.missing }))
                }
            };
            InputFile { feature: encoded.feature.clone(), numeric, nominal }
        });
        let file = ModelFile { form: FORM.to_owned(), base: self.base, inputs: inputs.collect() };
        let mut text = serde_json::to_vec_pretty(&file).unwrap_or_default();
        text.push(b'\n');
        text
    }

    /// Reads a model's file and holds it to the encoding: the same inputs in the same order, the same categories.
    pub fn from_json(bytes: &[u8], encoding: &Encoding) -> Result<Self, LinearModelError> {
        let file: ModelFile = serde_json::from_slice(bytes)?;
        if file.form != FORM {
            return Err(LinearModelError::Form(file.form));
        }
        if file.inputs.len() != encoding.width() {
            return Err(LinearModelError::Width { found: file.inputs.len(), expected: encoding.width() });
        }
        let inputs = file.inputs.into_iter().zip(&encoding.inputs);
        let inputs = inputs.map(|(input, encoded)| {
            let name = encoded.feature.clone();
            match (input.feature == name, input.numeric, input.nominal, &encoded.categories) {
                (true, Some(line), None, None) => Ok(LinearInput::Numeric(line)),
                (true, None, Some(levels), Some(categories)) => {
                    levels.by_code(categories).map(LinearInput::Nominal).ok_or(LinearModelError::Input(name))
                }
                _ => Err(LinearModelError::Input(name)),
            }
        });
        Ok(Self { base: file.base, inputs: inputs.collect::<Result<_, _>>()? })
    }
}

/// A file that does not hold a linear model of the encoding's inputs.
#[derive(Debug, Error)]
pub enum LinearModelError {
    /// Not JSON, or a field is missing or unknown.
    #[error("not a linear model: {0}")]
    Json(#[from] serde_json::Error),
    /// Another form.
    #[error("form {0:?} is not {FORM}")]
    Form(String),
    /// Not as many inputs as the manifest has.
    #[error("it has {found} inputs where the manifest has {expected}")]
    Width {
        /// Inputs of the file.
        found: usize,
        /// Inputs of the encoding.
        expected: usize,
    },
    /// An input that is not the manifest's, by name, kind or categories.
    #[error("where the manifest has the input {0} the model has another, or other categories")]
    Input(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelFile {
    form: String,
    base: f64,
    inputs: Vec<InputFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InputFile {
    feature: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    numeric: Option<Line>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    nominal: Option<LevelsFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelsFile {
    effects: BTreeMap<String, f64>,
    missing: f64,
}

impl LevelsFile {
    /// The effects in the order of the codes; `None` where a category has none or one too many.
    fn by_code(&self, categories: &[String]) -> Option<Levels> {
        if self.effects.len() != categories.len() {
            return None;
        }
        let effects = categories.iter().map(|name| self.effects.get(name).copied()).collect::<Option<_>>()?;
        Some(Levels { effects, missing: self.missing })
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod tests {
    use super::*;
    use crate::learning::EncodedInput;
    use proptest::prelude::*;

    fn model() -> LinearModel {
        let line = Line { slope: -0.5, mean: 4.0, low: 1.0, high: 9.0, known: 0.25, missing: 0.75 };
        let levels = Levels { effects: vec![0.125, -1.0], missing: 0.5 };
        LinearModel { base: -2.0, inputs: vec![LinearInput::Numeric(line), LinearInput::Nominal(levels)] }
    }

    fn encoding() -> Encoding {
        Encoding {
            inputs: vec![
                EncodedInput { feature: "AGE".to_owned(), categories: None },
                EncodedInput {
                    feature: "KIND".to_owned(),
                    categories: Some(vec!["a".to_owned(), "b".to_owned()]),
                },
            ],
        }
    }

    #[test]
    fn margins_worked_by_hand() {
        // -2 + (-0.5 · (6 - 4) + 0.25) - 1
        assert_eq!(model().margin(&[6.0, 1.0]), -3.75);
        // 100 counts as 9, infinity too, -3 as 1; an unlisted category as none.
        assert_eq!(model().margin(&[100.0, 0.0]), -2.0 - 2.5 + 0.25 + 0.125);
        assert_eq!(model().margin(&[f32::INFINITY, 0.0]), model().margin(&[9.0, 0.0]));
        assert_eq!(model().margin(&[-3.0, 7.0]), -2.0 + 1.5 + 0.25 + 0.5);
        assert_eq!(model().margin(&[f32::NAN, f32::NAN]), -2.0 + 0.75 + 0.5);
    }

    #[test]
    fn the_file_is_the_documented_one_and_gives_the_model_back() {
        let text = model().to_json(&encoding());
        insta::assert_snapshot!(String::from_utf8(text.clone()).unwrap(), @r#"
        {
          "form": "clairscore-linear-1",
          "base": -2.0,
          "inputs": [
            {
              "feature": "AGE",
              "numeric": {
                "slope": -0.5,
                "mean": 4.0,
                "low": 1.0,
                "high": 9.0,
                "known": 0.25,
                "missing": 0.75
              }
            },
            {
              "feature": "KIND",
              "nominal": {
                "effects": {
                  "a": 0.125,
                  "b": -1.0
                },
                "missing": 0.5
              }
            }
          ]
        }
        "#);
        assert_eq!(LinearModel::from_json(&text, &encoding()).unwrap(), model());
    }

    #[test]
    fn a_file_of_other_inputs_is_refused_by_name() {
        let text = model().to_json(&encoding());
        let mut other = encoding();
        other.inputs[1].categories = Some(vec!["a".to_owned(), "c".to_owned()]);
        let error = LinearModel::from_json(&text, &other).unwrap_err().to_string();
        assert!(error.contains("KIND"), "{error}");
        other.inputs.swap(0, 1);
        assert!(matches!(LinearModel::from_json(&text, &other), Err(LinearModelError::Input(_))));
        other.inputs.pop();
        assert!(matches!(
            LinearModel::from_json(&text, &other),
            Err(LinearModelError::Width { found: 2, expected: 1 })
        ));
        let old = String::from_utf8(text).unwrap().replace(FORM, "clairscore-linear-0");
        assert!(matches!(
            LinearModel::from_json(old.as_bytes(), &encoding()),
            Err(LinearModelError::Form(_))
        ));
    }

    proptest! {
        #[test]
        fn every_bit_survives_the_file(numbers in prop::collection::vec(any::<f64>(), 9)) {
            prop_assume!(numbers.iter().all(|number| number.is_finite()));
            let line = Line {
                slope: numbers[0], mean: numbers[1], low: numbers[2],
                high: numbers[3], known: numbers[4], missing: numbers[5],
            };
            let levels = Levels { effects: numbers[6..8].to_vec(), missing: numbers[8] };
            let inputs = vec![LinearInput::Numeric(line), LinearInput::Nominal(levels)];
            let model = LinearModel { base: numbers[0], inputs };
            let again = LinearModel::from_json(&model.to_json(&encoding()), &encoding()).unwrap();
            prop_assert_eq!(again, model);
        }
    }
}
