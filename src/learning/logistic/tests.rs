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

/// The optimum without directions.
fn free<const WIDTH: usize>(objective: &Objective) -> Vec<f64> {
    directed::minimise(objective, &[Direction::Free; WIDTH]).unwrap()
}

fn coefficients(copies: &[usize]) -> Vec<f64> {
    let (cells, outcomes) = rows(true);
    free::<4>(&Objective::new(cells, outcomes, copies, ALPHA))
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
    let doubled = free::<5>(&Objective::new(twice, outcomes.clone(), &[1; 40], 0.0));
    let once = free::<4>(&Objective::new(cells, outcomes, &[1; 40], 0.0));
    assert_near(&[doubled[0], doubled[1] + doubled[4], doubled[2], doubled[3]], &once, 1e-5);
}

/// Sixty rows of five columns that go together, each a mix of the same three waves.
fn entangled() -> Objective {
    let cells = |i: usize| {
        let waves = [i * 7 % 13, i * 5 % 11, i * 3 % 8].map(|wave| wave as f64 / 5.0 - 1.0);
        let mix = |a: f64, b: f64, c: f64| a * waves[0] + b * waves[1] + c * waves[2];
        [
            1.0,
            mix(1.0, 0.5, 0.0),
            mix(0.8, 0.0, 0.6),
            mix(0.0, 0.9, 0.5),
            mix(0.7, 0.7, -0.3),
            mix(-0.4, 0.6, 0.9),
        ]
    };
    let outcomes = (0..60).map(|i| i * 7 % 13 + i * 3 % 8 < 5 + i * 11 % 7).collect();
    Objective::new((0..60).flat_map(cells).collect(), outcomes, &[1; 60], 0.01)
}

/// The lowest of the optima of all faces that keep the directions: every set of coefficients held at zero in turn.
fn lowest_of_all_faces(objective: &Objective, directions: &[Direction]) -> Vec<f64> {
    let hessian = objective.starting_hessian(100);
    let width = directions.len();
    let keeps = |coefficients: &Vec<f64>| {
        directions.iter().zip(coefficients).all(|(direction, c)| match direction {
            Direction::RiskRises => *c >= 0.0,
            Direction::RiskFalls => *c <= 0.0,
            Direction::Free => true,
        })
    };
    (0..1_usize << width)
        .map(|set| (0..width).map(|place| set >> place & 1 == 1).collect::<Vec<bool>>())
        .filter(|held| held.iter().zip(directions).all(|(held, d)| !held || *d != Direction::Free))
        .map(|held| face::minimise(objective, &hessian, &held, &vec![0.0; width]).unwrap())
        .filter(keeps)
        .min_by(|a, b| objective.at(a).value.total_cmp(&objective.at(b).value))
        .unwrap()
}

#[test]
fn with_directions_the_optimum_is_the_lowest_of_all_that_keep_them() {
    let objective = entangled();
    for number in 0..3_usize.pow(5) {
        let of_column = |column: u32| match number / 3_usize.pow(column) % 3 {
            0 => Direction::Free,
            1 => Direction::RiskRises,
            _ => Direction::RiskFalls,
        };
        let directions: Vec<Direction> =
            std::iter::once(Direction::Free).chain((0..5).map(of_column)).collect();
        let found = directed::minimise(&objective, &directions).unwrap();
        let below = lowest_of_all_faces(&objective, &directions);
        assert_near(&found, &below, 2e-4);
        assert!(objective.at(&found).value <= objective.at(&below).value + 1e-9, "{directions:?}");
    }
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
