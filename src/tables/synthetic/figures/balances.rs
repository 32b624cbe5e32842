//! Figures of the monthly balances of credits at other institutions.
//!
//! Aggregates measured on the public Home Credit tables; no figure belongs to one client.

use super::Knots;

/// Share of credits whose balances reach the month of the application: closed and active, train then test.
pub(in super::super) const NEWS_NOW: [[f64; 2]; 2] = [
    [
        0.579_2, 0.792_5,
    ],
    [
        0.966, 0.970_2,
    ],
];
/// Where they do not: the last month known, as a share of the months since the credit began; train, test.
pub(in super::super) const LAST_NEWS: [Knots; 2] = [
    [
        0.010_77, 0.012_82, 0.019_23, 0.026_26, 0.04, 0.052_63, 0.079_64, 0.107_1, 0.161_3, 0.214_3,
        0.264_7, 0.318_2, 0.372_1, 0.416_7, 0.469_1, 0.518_5, 0.566_2, 0.612_9, 0.656_9, 0.7, 0.75,
        0.790_7, 0.833_3, 0.880_6, 0.902_4, 0.928_6, 0.945_9, 0.963_4, 0.975_3, 0.983_1, 0.988_4,
    ],
    [
        0.010_46, 0.010_53, 0.010_53, 0.010_72, 0.010_99, 0.011_11, 0.011_63, 0.012_2, 0.014_49,
        0.016_13, 0.018_18, 0.02, 0.022_22, 0.023_81, 0.025_64, 0.028_57, 0.032_19, 0.035_71, 0.041_67,
        0.045_45, 0.052_63, 0.066_67, 0.083_33, 0.111_1, 0.125, 0.142_9, 0.166_7, 0.25, 0.333_3, 0.5,
        0.5,
    ],
];
/// Share of credits whose status is never known: consumer credits, cards, others.
pub(in super::super) const NEVER_RATED: [f64; 3] = [
    0.108_9, 0.140_4, 0.054_71,
];
/// Statuses, in the order of [`STEPS`].
pub(in super::super) const STATUSES: [&str; 7] = ["0", "1", "2", "3", "4", "5", "X"];
/// From month to month while the credit is open: shares of the next status, by the status before.
pub(in super::super) const STEPS: [[f64; 7]; 7] = [
    [
        0.901_8, 0.020_17, 0.000_354_6, 0.000_017_84, 0.0, 0.000_073_6, 0.077_58,
    ],
    [
        0.536_8, 0.371_2, 0.050_94, 0.001_032, 0.0, 0.001_327, 0.038_71,
    ],
    [
        0.249_1, 0.170_7, 0.199_6, 0.331_2, 0.002_799, 0.0, 0.046_64,
    ],
    [
        0.163_1, 0.047_96, 0.035_97, 0.146_3, 0.554, 0.021_58, 0.031_18,
    ],
    [
        0.059_76, 0.023_9, 0.003_984, 0.035_86, 0.095_62, 0.741, 0.039_84,
    ],
    [
        0.026_92, 0.005_89, 0.002_103, 0.000_841_4, 0.002_103, 0.931_4, 0.030_71,
    ],
    [
        0.261_3, 0.004_46, 0.000_446_6, 0.000_076_56, 0.000_089_32, 0.000_414_7, 0.733_2,
    ],
];
