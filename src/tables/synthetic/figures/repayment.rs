//! Figures of the repayment of earlier loans: monthly balances and instalments.
//!
//! Aggregates measured on the public Home Credit tables; no figure belongs to one client.

use super::Knots;

/// Months until a loan is paid back, over the number of instalments agreed (Kaplan-Meier): cash, consumer.
pub(in super::super) const LIVED: [Knots; 2] = [
    [
        0.04, 0.04, 0.041_67, 0.062_5, 0.083_33, 0.111_1, 0.145_8, 0.166_7, 0.25, 0.333_3, 0.416_7, 0.5,
        0.583_3, 0.666_7, 0.770_8, 0.833_3, 0.916_7, 0.966_7, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0,
        1.0, 1.083, 1.167, 1.167, 1.4,
    ],
    [
        0.04, 0.083_33, 0.166_7, 0.2, 0.25, 0.333_3, 0.416_7, 0.5, 0.6, 0.7, 0.8, 0.833_3, 0.9, 0.916_7,
        1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.083, 1.125, 1.167, 1.167, 1.333, 1.4, 1.4, 1.4,
    ],
];
/// Days from the decision to the first due date.
pub(in super::super) const FIRST_DUE: Knots = [
    28.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 31.0, 31.0, 31.0,
    31.0, 31.0, 31.0, 31.0, 32.0, 33.0, 35.0, 37.0, 39.0, 43.0, 45.0, 51.0, 61.0, 77.0, 120.0,
];
/// Days from the last due date to the termination.
pub(in super::super) const TERMINATION: Knots = [
    1.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 4.0, 5.0, 5.0, 6.0, 6.0, 6.0, 7.0, 7.0, 7.0,
    8.0, 8.0, 9.0, 10.0, 11.0, 15.0, 18.0, 28.0, 78.61, 218.6, 400.0,
];
/// Days by which payments in time come before the due date: of loans.
pub(in super::super) const EARLY: Knots = [
    0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 8.0, 9.0, 10.0, 11.0, 13.0, 14.0,
    16.0, 19.0, 22.0, 26.0, 30.0, 33.0, 38.0, 44.0, 59.0, 76.0, 96.0, 214.8,
];
/// Days by which late payments come after it.
pub(in super::super) const LATE: Knots = [
    1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 4.0, 5.0, 6.0, 7.0,
    8.0, 10.0, 14.0, 19.0, 23.0, 25.05, 28.0, 32.0, 51.41, 184.5, 1187.0,
];
/// Versions of the plan of payments beyond the first.
pub(in super::super) const VERSION: Knots = [
    2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0,
    3.0, 3.0, 4.0, 5.0, 6.0, 8.0, 9.0, 11.0, 14.0, 17.0, 27.51,
];
