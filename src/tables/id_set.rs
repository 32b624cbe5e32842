//! A set of identifiers that answers quickly for millions of rows.

use rayon::prelude::*;

/// Identifiers; Kaggle's lie close together, so that they mostly fit one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum IdSet {
    /// Bits from the first identifier on.
    Dense { first: i64, bits: Vec<u64> },
    /// In rising order, each once.
    Sparse(Vec<i64>),
}

impl IdSet {
    pub(super) fn of(ids: &[i64]) -> Self {
        let Some((first, span)) = reach(ids) else { return Self::Sparse(Vec::new()) };
        if span / 64 >= 4 * ids.len() as u64 + 1024 {
            let mut ids = ids.to_vec();
            ids.par_sort_unstable();
            ids.dedup();
            return Self::Sparse(ids);
        }
        let mut bits = vec![0; span as usize / 64 + 1];
        for id in ids {
            let at = id.abs_diff(first) as usize;
            bits[at / 64] |= 1 << (at % 64);
        }
        Self::Dense { first, bits }
    }

    pub(super) fn has(&self, id: i64) -> bool {
        match self {
            Self::Dense { first, bits } => {
                let at = id.abs_diff(*first) as usize;
                id >= *first && bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
            }
            Self::Sparse(ids) => ids.binary_search(&id).is_ok(),
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Dense { bits, .. } => bits.iter().map(|word| word.count_ones() as usize).sum(),
            Self::Sparse(ids) => ids.len(),
        }
    }
}

/// The least identifier, and how far the greatest is from it.
fn reach(ids: &[i64]) -> Option<(i64, u64)> {
    let first = *ids.iter().min()?;
    Some((first, ids.iter().max()?.abs_diff(first)))
}

/// The most rows that share an identifier.
pub(super) fn largest_group(ids: &[i64]) -> usize {
    let Some((first, span)) = reach(ids) else { return 0 };
    if span < 4 * ids.len() as u64 + 1024 {
        let mut counts = vec![0u32; span as usize + 1];
        for id in ids {
            counts[id.abs_diff(first) as usize] += 1;
        }
        return counts.into_iter().max().unwrap_or_default() as usize;
    }
    let mut ids = ids.to_vec();
    ids.par_sort_unstable();
    ids.chunk_by(|a, b| a == b).map(<[i64]>::len).max().unwrap_or_default()
}

/// Rows whose identifier is in none of the sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Orphans {
    pub(super) rows: usize,
    /// Different identifiers among them.
    pub(super) owners: usize,
    pub(super) first_row: usize,
}

/// The rows that belong to nobody; `None` where every row has its owner.
pub(super) fn orphans(ids: &[i64], owners: &[&IdSet]) -> Option<Orphans> {
    let lost: Vec<i64> =
        ids.par_iter().copied().filter(|id| !owners.iter().any(|owners| owners.has(*id))).collect();
    let first = *lost.first()?;
    let first_row = ids.iter().position(|id| *id == first)?;
    Some(Orphans { rows: lost.len(), first_row, owners: IdSet::of(&lost).len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dense_and_sparse_sets_answer_alike() {
        let dense: Vec<i64> = (100_002..100_900).step_by(3).collect();
        let sparse = [1, 7, 9_007_199_254_740_991, 7, 5_000_000_000];
        assert!(matches!(IdSet::of(&dense), IdSet::Dense { .. }));
        assert!(matches!(IdSet::of(&sparse), IdSet::Sparse(_)));
        for ids in [&dense[..], &sparse, &[]] {
            let set = IdSet::of(ids);
            for id in (0..1000).map(|id| 100_000 + id).chain(sparse).chain([-1, i64::MIN, i64::MAX]) {
                assert_eq!(set.has(id), ids.contains(&id), "{id}");
            }
        }
        assert_eq!(IdSet::of(&dense).len(), 300);
        assert_eq!(IdSet::of(&sparse).len(), 4);
    }

    #[test]
    fn the_largest_group_is_found_near_and_far() {
        assert_eq!(largest_group(&[]), 0);
        assert_eq!(largest_group(&[7, 5, 7, 6, 7, 5]), 3);
        assert_eq!(largest_group(&[1, 9_007_199_254_740_991, 5, 1]), 2);
    }

    #[test]
    fn orphans_are_counted_by_row_and_by_owner() {
        let (train, test) = (IdSet::of(&[1, 2]), IdSet::of(&[9]));
        assert_eq!(orphans(&[1, 9, 2, 1], &[&train, &test]), None);
        let found = orphans(&[1, 5, 9, 7, 5], &[&train, &test]);
        assert_eq!(found, Some(Orphans { rows: 3, owners: 2, first_row: 1 }));
    }
}
