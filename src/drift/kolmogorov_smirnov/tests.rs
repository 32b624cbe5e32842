use super::kolmogorov::kolmogorov_tail;
use super::scipy_cases::{EXACT_OR_LARGE, ONE_SIDED, TWO_SIDED};
use super::smirnov::smirnov_tail;
use super::*;

fn close(found: f64, expected: f64, tolerance: f64) -> bool {
    (found - expected).abs() <= tolerance * expected
}

#[test]
fn the_statistic_is_the_widest_gap_between_the_steps() {
    // At 2 half of the reference lies below and nothing of the current sample.
    assert_eq!(ks_statistic(&[1.0, 2.0, 3.0, 4.0], &[3.0, 4.0, 5.0, 6.0]), 0.5);
    assert_eq!(ks_statistic(&[1.0, 2.0], &[3.0]), 1.0);
    assert_eq!(ks_statistic(&[7.0; 5], &[7.0; 3]), 0.0);
}

#[test]
fn equal_values_are_one_step() {
    // At 1: 2/3 against 1/3; at 2 both are complete.
    assert_eq!(ks_statistic(&[1.0, 1.0, 2.0], &[1.0, 2.0, 2.0]), 2.0 / 3.0 - 1.0 / 3.0);
    // The two zeros are equal.
    assert_eq!(ks_statistic(&[-0.0, 1.0], &[0.0, 1.0]), 0.0);
}

#[test]
fn the_statistic_is_that_of_its_definition() {
    let sample = |rows: usize, factor: usize, values: usize| {
        let mut sample: Vec<f64> = (0..rows).map(|i| (i * i * factor % values) as f64).collect();
        sample.sort_by(f64::total_cmp);
        sample
    };
    for (rows, factor, values) in [(37, 1, 11), (50, 3, 101), (8, 5, 23), (200, 7, 13)] {
        let (reference, current) = (sample(rows, factor, values), sample(41, 2, 17));
        let share = |sample: &[f64], value: f64| {
            sample.iter().filter(|other| **other <= value).count() as f64 / sample.len() as f64
        };
        let gaps =
            reference.iter().chain(&current).map(|v| (share(&reference, *v) - share(&current, *v)).abs());
        let widest = gaps.fold(0.0, f64::max);
        assert_eq!(ks_statistic(&reference, &current), widest);
        assert_eq!(ks_statistic(&current, &reference), widest);
    }
}

#[test]
fn exact_p_values_are_those_counted_by_hand() {
    // Of the six orders of two and two, RRCC and CCRR are apart by 1.
    assert!(close(ks_p_value(1.0, 2, 2), 1.0 / 3.0, 1e-15));
    // Of RRC, RCR and CRR, only RCR is not.
    assert!(close(ks_p_value(1.0, 2, 1), 2.0 / 3.0, 1e-15));
    assert_eq!(ks_p_value(0.0, 2, 1), 1.0);
}

/// The share of the paths that leave the band, counted one lattice point after the other.
fn counted(a: usize, b: usize, steps: usize, grid: usize) -> f64 {
    let mut all = vec![vec![0_u64; b + 1]; a + 1];
    let mut within = all.clone();
    for x in 0..=a {
        for y in 0..=b {
            let arrivals = |paths: &[Vec<u64>]| {
                let left = if x > 0 { paths[x - 1][y] } else { 0 };
                let below = if y > 0 { paths[x][y - 1] } else { 0 };
                left + below + u64::from(x + y == 0)
            };
            let inside = (x * grid / a).abs_diff(y * grid / b) < steps;
            (all[x][y], within[x][y]) = (arrivals(&all), if inside { arrivals(&within) } else { 0 });
        }
    }
    (all[a][b] - within[a][b]) as f64 / all[a][b] as f64
}

#[test]
fn exact_p_values_are_shares_of_all_paths() {
    for (a, b) in (1..=9).flat_map(|a| (1..=12).map(move |b| (a, b))) {
        let grid = a * b / greatest_common_divisor(a, b);
        for steps in 1..=grid {
            let found = ks_p_value(steps as f64 / grid as f64, a, b);
            // One step of equally large samples is every path; scipy's fallback then leaves out up to 1e-4 of them.
            let tolerance = if a == b && steps == 1 { 1e-4 } else { 1e-13 };
            assert!(close(found, counted(a, b, steps, grid), tolerance), "{a} {b} {steps}: {found}");
        }
    }
}

#[test]
fn asymptotic_p_values_are_those_worked_by_hand() {
    // Two rows: 1 − 2!/2² · (2·2·0.4 − 1)².
    assert!(close(ks_p_value_asymptotic(0.4, 4, 4), 1.0 - 0.5 * 0.36, 1e-15));
    // Three rows, one-sided, 0.5: 0.5³ + 3 · 0.5 · (1/6)².
    assert!(close(smirnov_tail(3, 0.5), 1.0 / 6.0, 1e-14));
}

#[test]
fn p_values_are_those_of_scipy() {
    for &(statistic, reference, current, p) in EXACT_OR_LARGE {
        let found = ks_p_value(statistic, reference, current);
        assert!(close(found, p, 1e-11), "{statistic} {reference} {current}: {found:e}, not {p:e}");
        assert!(close(ks_p_value(statistic, current, reference), p, 1e-11));
    }
}

#[test]
fn tails_are_those_of_scipy_in_every_region() {
    for &(distance, rows, tail) in TWO_SIDED {
        let found = kolmogorov_tail(rows, distance);
        assert!(close(found, tail, 1e-11), "{distance} {rows}: {found:e}, not {tail:e}");
        assert_eq!(ks_p_value_asymptotic(distance, 2 * rows, 2 * rows), found);
    }
    for &(distance, rows, tail) in ONE_SIDED {
        let found = smirnov_tail(rows, distance);
        assert!(close(found, tail, 1e-12), "{distance} {rows}: {found:e}, not {tail:e}");
    }
}

#[test]
fn halves_of_rows_round_to_the_even_number() {
    // Five and five rows are two and a half, hence two.
    assert_eq!(ks_p_value_asymptotic(0.6, 5, 5), kolmogorov_tail(2, 0.6));
    assert!(ks_p_value_asymptotic(0.5, 1, 1).is_nan());
}

#[test]
fn tiny_distances_of_many_rows_are_certain_where_scipy_overflows() {
    for (rows, t) in [(32_767, 20.023_235), (49_151, 22.920_961)] {
        assert!(close(kolmogorov_tail(rows, t / rows as f64), 1.0, 1e-12));
    }
}
