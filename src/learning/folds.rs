//! Stratified folds.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// Deals the rows into `folds` folds with equal shares of each class: fold number by row.
///
/// Each class is shuffled with the seed, then dealt in turn, as in scikit-learn's
/// `StratifiedKFold(shuffle=True)` up to the order of the shuffle. Defaults go on dealing where
/// the other class stopped, so that sizes differ by one row at most.
#[must_use]
pub fn stratified_folds(target: &[bool], folds: usize, seed: u64) -> Vec<usize> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut fold_of = vec![0; target.len()];
    let mut dealt = 0;
    for class in [false, true] {
        let mut rows: Vec<usize> = (0..target.len()).filter(|&row| target[row] == class).collect();
        rows.shuffle(&mut rng);
        for row in rows {
            fold_of[row] = dealt % folds;
            dealt += 1;
        }
    }
    fold_of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fold_has_its_share_of_each_class() {
        let target: Vec<bool> = (0..1003).map(|i| i % 12 == 0).collect();
        let folds = stratified_folds(&target, 5, 7);
        for fold in 0..5 {
            let size = folds.iter().filter(|f| **f == fold).count();
            let defaults = folds.iter().zip(&target).filter(|(f, t)| **f == fold && **t).count();
            assert!((200..=201).contains(&size), "fold {fold} has {size} rows");
            assert!((16..=17).contains(&defaults), "fold {fold} has {defaults} defaults");
        }
        assert_eq!(folds, stratified_folds(&target, 5, 7));
        assert_ne!(folds, stratified_folds(&target, 5, 8));
    }
}
