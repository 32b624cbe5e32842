use super::*;
use crate::judging::stored_case;
use crate::learning::softplus;
use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The calibration to deploy, and what it was chosen from.
#[derive(Debug, Clone, PartialEq)]
struct CalibrationChoice {
    /// Fitted on all rows.
    calibration: Calibration,
    /// All methods, in the order of [`CalibrationMethod::ALL`].
    candidates: Vec<CalibrationCandidate>,
}

/// Chooses by cross-fitted log loss: Platt, unless another is better by more than one standard error of
/// the paired difference; of several, the one of least loss. It is an error where Platt's line does not rise,
/// or where margins differ between folds alone.
fn choose_calibration(
    margins: &[f64],
    fold_of: &[usize],
    target: &[bool],
) -> Result<CalibrationChoice, CalibrationError> {
    let compared = compare(margins, fold_of, target);
    let chosen = chosen(&compared)?;
    let calibration = compared[chosen].deployed.clone()?;
    Ok(CalibrationChoice { calibration, candidates: candidates(&compared) })
}

fn fitted() -> Vec<Calibration> {
    let case = stored_case();
    CalibrationMethod::ALL.iter().map(|method| method.fit(&case.scores, &case.target).unwrap()).collect()
}

/// Margins from -5 to 3, folds, and outcomes drawn with the true log-odds of default.
fn drawn(rows: usize, log_odds: impl Fn(f64) -> f64) -> (Vec<f64>, Vec<usize>, Vec<bool>) {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let margins: Vec<f64> = (0..rows).map(|_| rng.random::<f64>() * 8.0 - 5.0).collect();
    let target = margins.iter().map(|m| rng.random::<f64>() < sigmoid(log_odds(*m))).collect();
    (margins, (0..rows).map(|row| row % 5).collect(), target)
}

#[test]
fn each_calibration_goes_through_json_by_its_word() {
    for (calibration, word) in fitted().into_iter().zip(["platt", "beta", "isotonic"]) {
        let text = serde_json::to_string(&calibration).unwrap();
        assert!(text.starts_with(&format!("{{\"method\":\"{word}\"")), "{text}");
        assert_eq!(serde_json::from_str::<Calibration>(&text).unwrap(), calibration);
        assert!(calibration.is_increasing());
        let extra = text.replacen('{', "{\"more\":1,", 1);
        assert!(serde_json::from_str::<Calibration>(&extra).is_err(), "{extra}");
    }
}

#[test]
fn a_calibration_that_does_not_rise_is_found_out() {
    for text in [
        r#"{"method":"platt","slope":-1.0,"intercept":0.0}"#,
        r#"{"method":"platt","slope":0.0,"intercept":0.0}"#,
        r#"{"method":"beta","a":1.0,"b":0.0,"c":0.0}"#,
        r#"{"method":"isotonic","knots":[]}"#,
        r#"{"method":"isotonic","knots":[{"margin":0.0,"log_odds":1.0}]}"#,
        r#"{"method":"isotonic","knots":[{"margin":0.0,"log_odds":1.0},{"margin":1.0,"log_odds":1.0}]}"#,
        r#"{"method":"isotonic","knots":[{"margin":1.0,"log_odds":1.0},{"margin":0.0,"log_odds":0.0}]}"#,
    ] {
        let calibration: Calibration = serde_json::from_str(text).unwrap();
        assert!(!calibration.is_increasing(), "{text}");
        assert!(calibration.mean_slope(0.0, 2.0).is_finite(), "{text}");
    }
}

#[test]
fn platt_is_chosen_where_the_truth_is_a_line() {
    let (margins, fold_of, target) = drawn(4000, |m| 0.7 * m - 1.0);
    let choice = choose_calibration(&margins, &fold_of, &target).unwrap();
    assert_eq!(choice.calibration.method(), CalibrationMethod::Platt);
    assert_eq!(choice.calibration, CalibrationMethod::Platt.fit(&margins, &target).unwrap());
    assert_eq!(choice.candidates.len(), 3);
    let isotonic = choice.candidates[2];
    assert!(isotonic.difference > 0.0 && isotonic.deployable && isotonic.flat_folds == 0, "{isotonic:?}");
}

#[test]
fn another_is_chosen_where_the_line_bends_and_the_figures_say_why() {
    let (margins, fold_of, target) = drawn(8000, |m| 2.0 * softplus(m) - 0.1 * softplus(-m) - 2.5);
    let choice = choose_calibration(&margins, &fold_of, &target).unwrap();
    assert_eq!(choice.calibration.method(), CalibrationMethod::Beta, "{:?}", choice.candidates);
    let (platt, beta) = (choice.candidates[0], choice.candidates[1]);
    assert!(platt.difference.abs() < 1e-15 && platt.standard_error.abs() < 1e-15);
    assert!((beta.log_loss - platt.log_loss - beta.difference).abs() < 1e-12);
    assert!(beta.difference < -beta.standard_error && beta.standard_error > 0.0);
    let (margins, fold_of, target) = drawn(8000, |m| if m < -1.0 { -4.0 } else { 1.0 });
    let choice = choose_calibration(&margins, &fold_of, &target).unwrap();
    assert_eq!(choice.calibration.method(), CalibrationMethod::Isotonic, "{:?}", choice.candidates);
}

#[test]
fn a_fold_whose_calibration_falls_is_given_the_bad_rate_of_the_others() {
    // Margins rise in the first fold alone; without it nothing does.
    let fold_of: Vec<usize> = (0..60).map(|row| usize::from(row >= 30)).collect();
    let target: Vec<bool> = (0..60).map(|row| row % 3 == 0).collect();
    let margins: Vec<f64> = (0..60)
        .map(|row| if target[row] == (row < 30) { 1.0 } else { -1.0 } * if row < 30 { 3.0 } else { 0.5 })
        .collect();
    let compared = compare(&margins, &fold_of, &target);
    let FoldCalibration::Flat(bad_rate) = &compared[0].folds[0] else { panic!("the first fold rises") };
    assert!((bad_rate - 1.0 / 3.0).abs() < 1e-15);
    assert!(matches!(compared[0].folds[1], FoldCalibration::Rising(_)));
    let choice = choose_calibration(&margins, &fold_of, &target).unwrap();
    assert_eq!(choice.candidates[0].flat_folds, 1);
}

#[test]
fn margins_that_differ_between_folds_alone_tell_nothing_although_a_line_would_rise() {
    let fold_of: Vec<usize> = (0..60).map(|row| row / 20).collect();
    let target: Vec<bool> = (0..60).map(|row| row % 20 < 5 + row / 20).collect();
    let margins: Vec<f64> = fold_of.iter().map(|fold| 0.1 * *fold as f64 - 1.0).collect();
    assert!(CalibrationMethod::Platt.fit(&margins, &target).is_ok());
    assert_eq!(choose_calibration(&margins, &fold_of, &target), Err(CalibrationError::Flat));
}

#[test]
fn margins_that_fall_have_no_calibration_although_isotonic_blocks_might_rise() {
    let (margins, fold_of, target) = drawn(2000, |m| -0.5 * m - 2.0);
    let wrong = choose_calibration(&margins, &fold_of, &target);
    assert!(matches!(wrong, Err(CalibrationError::Falling { slope }) if slope < 0.0), "{wrong:?}");
}

/// `(g(to) - g(from)) / (to - from)` in the plain way, right where the margins lie well apart.
fn quotient(calibration: &Calibration, from: f64, to: f64) -> f64 {
    (calibration.log_odds(to) - calibration.log_odds(from)) / (to - from)
}

#[test]
fn the_mean_slope_is_continuous_where_the_margins_meet() {
    for calibration in fitted() {
        // No knot lies here.
        for from in [-9.0, -1.0, 0.3, 1.4, 7.0] {
            let at = calibration.mean_slope(from, from);
            for distance in [1e-2, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15] {
                for to in [from + distance, from - distance] {
                    let slope = calibration.mean_slope(from, to);
                    assert!((slope - at).abs() < 0.2 * distance + 1e-12, "{calibration:?} {from} {to}");
                }
            }
            let measured = quotient(&calibration, from - 1e-5, from + 1e-5);
            assert!((at - measured).abs() < 1e-8, "{calibration:?} at {from}: {at}, {measured}");
        }
    }
}

#[test]
fn a_knot_between_two_margins_weighs_both_slopes() {
    let text = r#"{"method":"isotonic","knots":[{"margin":0.0,"log_odds":0.0},{"margin":1.0,"log_odds":1.0},
        {"margin":2.0,"log_odds":4.0}]}"#;
    let calibration: Calibration = serde_json::from_str(text).unwrap();
    assert!((calibration.mean_slope(0.5, 1.5) - 2.0).abs() < 1e-15);
    assert!((calibration.mean_slope(1.5, 0.5) - 2.0).abs() < 1e-15);
    assert!((calibration.mean_slope(1.0, 1.0) - 3.0).abs() < 1e-15, "the derivative to the right");
    assert!((calibration.mean_slope(1.0 - 1e-12, 1.0 + 1e-12) - 2.0).abs() < 1e-3);
    assert!((calibration.mean_slope(-1.0, 3.0) - 4.002 / 4.0).abs() < 1e-12);
}

proptest! {
    #[test]
    fn log_odds_rise_and_stay_finite(
        from in -50.0f64..50.0,
        distance in prop_oneof![Just(1e-6), 1e-6f64..1e-2, 1e-2f64..50.0],
    ) {
        for calibration in fitted() {
            let (low, high) = (calibration.log_odds(from), calibration.log_odds(from + distance));
            prop_assert!(low.is_finite() && high.is_finite() && low < high, "{:?} {} {}", calibration, low, high);
            let slope = calibration.mean_slope(from, from + distance);
            prop_assert!(slope > 0.0 && slope.is_finite());
            let back = calibration.mean_slope(from + distance, from);
            prop_assert!((slope - back).abs() < 1e-9 * slope);
            let gap = slope * distance - (high - low);
            prop_assert!(gap.abs() < 1e-11, "{:?} {}", calibration, gap);
        }
    }

    /// On any outcomes a fit either rises or says that it does not.
    #[test]
    fn whatever_is_fitted_rises(
        rows in prop::collection::vec((-50i16..50, 1e-3f64..1.0, any::<bool>()), 3..60),
        coarse in any::<bool>(),
    ) {
        let margins: Vec<f64> =
            rows.iter().map(|(whole, part, _)| f64::from(*whole) + if coarse { 0.0 } else { *part }).collect();
        let target: Vec<bool> = rows.iter().map(|row| row.2).collect();
        for method in CalibrationMethod::ALL {
            let Ok(calibration) = method.fit(&margins, &target) else { continue };
            prop_assert!(calibration.is_increasing());
            let mut sorted = margins.clone();
            sorted.sort_by(f64::total_cmp);
            sorted.dedup();
            for pair in sorted.windows(2).filter(|pair| pair[1] - pair[0] > 1e-6) {
                let (low, high) = (calibration.log_odds(pair[0]), calibration.log_odds(pair[1]));
                prop_assert!(low.is_finite() && high.is_finite() && low < high, "{:?} {:?}", calibration, pair);
            }
        }
    }
}
