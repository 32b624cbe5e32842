//! The case on which scikit-learn, scipy and pROC were asked: 200 rows, 54 defaults, with many ties.

/// Two scores of each row, exact in binary, and how the loan went.
pub(in crate::judging) struct StoredCase {
    /// 41 distinct scores.
    pub(in crate::judging) scores: Vec<f64>,
    /// 48 distinct scores, which rank less well.
    pub(in crate::judging) others: Vec<f64>,
    /// Whether the loan defaulted.
    pub(in crate::judging) target: Vec<bool>,
}

/// In Python, for `i = numpy.arange(200)`: `a = (i*7919)%1009`, `scores = (a//25)/8-3`,
/// `others = ((a+(i*6007)%1013)//40)/8-3`, `target = (i*104729)%997 < a*a//1400+20`.
pub(in crate::judging) fn stored_case() -> StoredCase {
    let step = |whole: u32| f64::from(whole) / 8.0 - 3.0;
    let first = |i: u32| (i * 7919) % 1009;
    StoredCase {
        scores: (0..200).map(|i| step(first(i) / 25)).collect(),
        others: (0..200).map(|i| step((first(i) + (i * 6007) % 1013) / 40)).collect(),
        target: (0..200).map(|i| (i * 104_729) % 997 < first(i) * first(i) / 1400 + 20).collect(),
    }
}
