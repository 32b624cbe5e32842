//! What xgboost 3.2.0 and shap 0.51.0 say of the same models and rows (`tests/peers/tree_shap_cases.py`).

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Cases {
    nominal: Case,
    numeric: Case,
}

#[derive(Deserialize)]
struct Case {
    model: serde_json::Value,
    rows: Rows,
    /// One column per input, then the base.
    contributions: Vec<Vec<f64>>,
    interactions: Vec<Vec<Vec<f64>>>,
    #[serde(default)]
    background: Rows,
    #[serde(default)]
    against: Vec<Vec<f64>>,
    #[serde(default)]
    against_base: f64,
}

type Rows = Vec<Vec<Option<f32>>>;

const WIDTH: usize = 6;

fn cases() -> Cases {
    serde_json::from_str(include_str!("sample/cases.json")).unwrap()
}

fn matrix(rows: &Rows) -> DesignMatrix {
    let values = rows.iter().flatten().map(|value| value.unwrap_or(f32::NAN));
    DesignMatrix::from_rows(values.collect(), WIDTH)
}

impl Case {
    fn explainer(&self) -> TreeShap {
        let bytes = serde_json::to_vec(&self.model).unwrap();
        TreeShap::new(&Ensemble::from_xgboost_json(&bytes, WIDTH).unwrap(), WIDTH)
    }

    /// Holds contributions and interactions to xgboost's, whose own are in f32.
    fn holds_as_in_xgboost(&self) {
        let (explainer, rows) = (self.explainer(), matrix(&self.rows));
        let found = explainer.explain(&rows);
        for (number, (theirs, pairs)) in self.contributions.iter().zip(&self.interactions).enumerate() {
            assert_near(found.base, theirs[WIDTH], 2e-6);
            let interactions = explainer.interactions(rows.row(number));
            for one in 0..WIDTH {
                assert_near(found.row(number)[one], theirs[one], 2e-6);
                for (other, theirs) in pairs[one].iter().take(WIDTH).enumerate() {
                    assert_near(interactions.between(one, other), *theirs, 2e-6);
                }
            }
        }
    }
}

fn assert_near(ours: f64, theirs: f64, tolerance: f64) {
    assert!((ours - theirs).abs() < tolerance, "{ours} is not {theirs}");
}

#[test]
fn contributions_and_interactions_are_xgboosts() {
    let cases = cases();
    cases.nominal.holds_as_in_xgboost();
    cases.numeric.holds_as_in_xgboost();
    let text = cases.nominal.model.to_string();
    assert!(
        text.contains("\"categories_nodes\":[0") || text.contains("\"split_type\":[1"),
        "no set is asked"
    );
    assert!(cases.nominal.rows.iter().flatten().any(Option::is_none), "no value is missing");
}

#[test]
fn contributions_against_a_background_are_shaps() {
    let case = cases().numeric;
    let (explainer, rows) = (case.explainer(), matrix(&case.rows));
    let against = explainer.explain_against(&rows, &matrix(&case.background));
    assert_near(against.base, case.against_base, 1e-6);
    for number in 0..rows.rows() {
        for input in 0..WIDTH {
            assert_near(against.row(number)[input], case.against[number][input], 1e-7);
        }
    }
}
