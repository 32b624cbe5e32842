use smartcore::linalg::basic::arrays::Array;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{LogisticRegression, LogisticRegressionParameters};

use super::*;

const ALPHA: f64 = 0.05;

/// Forty rows of three columns, an intercept's 1 before them where asked for; and their outcomes.
fn rows(intercept: bool) -> (Vec<f64>, Vec<bool>) {
    let cells = |i: usize| {
        let columns = [
            (i * 7 % 13) as f64 / 4.0 - 1.5,
            (i * 5 % 11) as f64 / 3.0 - 1.6,
            f64::from(u8::from(i.is_multiple_of(3))),
        ];
        intercept.then_some(1.0).into_iter().chain(columns)
    };
    ((0..40).flat_map(cells).collect(), (0..40).map(|i| (i * 3 % 7) + (i * 7 % 13) / 5 >= 5).collect())
}

fn coefficients(copies: &[usize]) -> Vec<f64> {
    let (cells, outcomes) = rows(true);
    minimise(&Objective::new(cells, outcomes, copies, ALPHA)).unwrap()
}

fn assert_near(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < tolerance, "{found} is not {expected}");
    }
}

/// scikit-learn 1.9.1, intercept first:
/// `LogisticRegression(C=1/(0.05*n), tol=1e-12, max_iter=10000).fit(x, y, sample_weight=w)`, where `n` is the
/// sum of the weights: 1 for all, then 3 for defaults.
const EVEN: [f64; 4] =
    [-0.478_361_91, 0.200_803_567_672_180_02, -0.151_369_240_966_176_77, -0.061_552_931_420_185_15];
const THRICE: [f64; 4] =
    [0.613_745_84, 0.176_508_303_459_911_56, -0.136_638_485_163_868_15, -0.055_158_791_431_379_49];

#[test]
fn coefficients_are_those_of_scikit_learn() {
    assert_near(&coefficients(&[1; 40]), &EVEN, 1e-6);
    let (_, outcomes) = rows(true);
    let copies: Vec<usize> = outcomes.iter().map(|default| if *default { 3 } else { 1 }).collect();
    assert_near(&coefficients(&copies), &THRICE, 1e-6);
}

#[test]
fn coefficients_are_those_of_smartcores_logistic_regression_on_copied_rows() {
    let (cells, outcomes) = rows(false);
    let copies: Vec<usize> = outcomes.iter().map(|default| if *default { 3 } else { 1 }).collect();
    let (mut laid_out, mut answers) = (Vec::new(), Vec::new());
    for (row, times) in copies.iter().enumerate() {
        for _ in 0..*times {
            laid_out.extend_from_slice(&cells[row * 3..row * 3 + 3]);
            answers.push(u32::from(outcomes[row]));
        }
    }
    let matrix = DenseMatrix::new(answers.len(), 3, laid_out, false).unwrap();
    let parameters = LogisticRegressionParameters::default().with_alpha(ALPHA * answers.len() as f64);
    let model = LogisticRegression::fit(&matrix, &answers, parameters).unwrap();
    let found: Vec<f64> = std::iter::once(*model.intercept().get((0, 0)))
        .chain((0..3).map(|column| *model.coefficients().get((0, column))))
        .collect();
    assert_near(&coefficients(&copies), &found, 1e-6);
}

#[test]
fn weights_become_whole_copies_of_the_lightest() {
    assert_eq!(copies(&[0.5, 5.8, 0.7, 0.5]), [1, 12, 1, 1]);
}

#[test]
fn collinear_columns_without_a_penalty_still_have_an_optimum() {
    let (cells, outcomes) = rows(true);
    let twice = cells.chunks_exact(4).flat_map(|row| [row[0], row[1], row[2], row[3], row[1]]).collect();
    let doubled = minimise(&Objective::new(twice, outcomes.clone(), &[1; 40], 0.0)).unwrap();
    let once = minimise(&Objective::new(cells, outcomes, &[1; 40], 0.0)).unwrap();
    assert_near(&[doubled[0], doubled[1] + doubled[4], doubled[2], doubled[3]], &once, 1e-5);
}

#[test]
fn the_gradient_is_the_slope_of_the_value() {
    let (cells, outcomes) = rows(true);
    let objective = Objective::new(cells, outcomes, &[2; 40], ALPHA);
    let place = [0.3, -0.2, 0.1, 0.7];
    let slope = objective.at(&place);
    for coefficient in 0..4 {
        let (mut below, mut above) = (place, place);
        below[coefficient] -= 1e-5;
        above[coefficient] += 1e-5;
        let found = (objective.at(&above).value - objective.at(&below).value) / 2e-5;
        assert!((slope.gradient[coefficient] - found).abs() < 1e-9);
    }
}
