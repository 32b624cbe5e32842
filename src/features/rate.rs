//! Interest from payments, credit and term, and the term from interest.
//!
//! The monthly rate r at which `term` monthly payments of `payment`, the first after a month, are worth 1
//! today: 1 = payment · (1 − (1 + r)^−term) / r.

/// Steps that Newton's method takes at most.
const STEPS: usize = 60;
/// No term is estimated to be longer, in months.
const LONGEST: f64 = 120.0;

/// The monthly rate; missing where the payments do not add up to 1 or it would be above 1.
pub(super) fn monthly_rate(payment: f64, term: f64) -> f64 {
    let adds_up = payment * term >= 1.0 && excess(1.0, payment, term) <= 0.0;
    if adds_up { rate_within(payment, term) } else { f64::NAN }
}

/// The monthly rate, 0 where the payments do not add up to 1, and at most 1; missing where payment or term
/// is. Nowhere does it fall while the payment rises.
pub(super) fn bounded_monthly_rate(payment: f64, term: f64) -> f64 {
    if !payment.is_finite() || !term.is_finite() {
        f64::NAN
    } else if payment * term <= 1.0 {
        0.0
    } else if excess(1.0, payment, term) > 0.0 {
        1.0
    } else {
        rate_within(payment, term)
    }
}

/// The number of payments that pay back 1 at a monthly rate, at most [`LONGEST`], which also stands for
/// payments that never do; missing where payment or rate is.
pub(super) fn bounded_term(payment: f64, rate: f64) -> f64 {
    if !payment.is_finite() || !rate.is_finite() {
        return f64::NAN;
    }
    let term = if rate > 0.0 { -(-rate / payment).ln_1p() / rate.ln_1p() } else { 1.0 / payment };
    // What is never paid back has no term.
    if term < LONGEST && payment > rate { term } else { LONGEST }
}

/// What the payments are worth above 1, times the rate.
fn excess(rate: f64, payment: f64, term: f64) -> f64 {
    payment * -(-term * rate.ln_1p()).exp_m1() - rate
}

/// Newton's method from the right: the excess is concave in the rate, so that steps only go down and end at
/// the greater of its zeros, the other of which is 0.
fn rate_within(payment: f64, term: f64) -> f64 {
    // Interest as if nothing were repaid before the middle of the term is never too little.
    let simple = 2.0 * (payment * term - 1.0) / (term + 1.0);
    let mut rate = simple.min(payment).min(1.0);
    for _ in 0..STEPS {
        let lost = (-term * rate.ln_1p()).exp_m1();
        let slope = payment * term * (1.0 + lost) / (1.0 + rate) - 1.0;
        let next = rate - (payment * -lost - rate) / slope;
        if next.is_nan() || next >= rate {
            break;
        }
        rate = next.max(0.0);
    }
    rate
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_rate_is_the_one_that_the_payments_contain() {
        // Twelve payments at 2 % a month: 0.02 / (1 - 1.02^-12) = 0.0945595966...
        assert!((monthly_rate(0.094_559_596_6, 12.0) - 0.02).abs() < 1e-9);
        // One payment of 1.1 is worth 1 at 10 %; two of 1/2 without interest.
        assert!((monthly_rate(1.1, 1.0) - 0.1).abs() < 1e-12);
        assert!(monthly_rate(0.5, 2.0).abs() < 1e-12);
        for (payment, term) in [(0.4, 2.0), (9.0, 12.0), (f64::NAN, 12.0), (0.5, f64::NAN)] {
            assert!(monthly_rate(payment, term).is_nan());
        }
    }

    #[test]
    fn bounded_estimates_are_known_wherever_their_inputs_are() {
        assert!((bounded_monthly_rate(1.1, 1.0) - 0.1).abs() < 1e-12);
        assert!(bounded_monthly_rate(0.4, 2.0).abs() < 1e-12);
        assert!((bounded_monthly_rate(9.0, 12.0) - 1.0).abs() < 1e-12);
        // 0.0945595966 a month at 2 % are twelve payments; without interest 1 takes ten of 0.1.
        assert!((bounded_term(0.094_559_596_6, 0.02) - 12.0).abs() < 1e-7);
        assert!((bounded_term(0.1, 0.0) - 10.0).abs() < 1e-12);
        for never in [bounded_term(0.02, 0.02), bounded_term(0.001, 0.0)] {
            assert!((never - LONGEST).abs() < 1e-12);
        }
        assert!(bounded_term(f64::INFINITY, 0.02).is_nan() && bounded_monthly_rate(0.1, f64::NAN).is_nan());
    }

    proptest! {
        #[test]
        fn the_rate_makes_the_payments_worth_1(term in 2.0f64..120.0, rate in 1e-4f64..0.9) {
            let payment = rate / -(-term * rate.ln_1p()).exp_m1();
            prop_assert!((monthly_rate(payment, term) - rate).abs() < 1e-8);
            // The interest of a long and dear credit hardly depends on its term.
            let dear = (1.0 + rate).powf(term) > 1e6;
            prop_assert!(dear || (bounded_term(payment, rate) - term).abs() < 1e-6 * term);
        }

        #[test]
        fn rates_rise_and_terms_fall_with_the_payment(
            payment in 0.001f64..1.5, more in 1.0f64..1.5, term in 1.0f64..120.0, rate in 0.0f64..0.2,
        ) {
            // But for last bits, which f32 does not see.
            prop_assert!(bounded_monthly_rate(payment, term) <= bounded_monthly_rate(payment * more, term) + 1e-9);
            prop_assert!(bounded_term(payment, rate) >= bounded_term(payment * more, rate) - 1e-9);
        }
    }
}
