//! First and second derivatives of the weighted log loss by the margin, and their sums in whole numbers.
//!
//! A histogram adds whole numbers: gradient and Hessian of a row, in units fixed for each tree, share one 64-bit
//! number, so that one addition sums both. Whole numbers add up to the same sum in any order, and a child's
//! histogram is its parent's minus its sibling's to the bit.
//! Source of the idea: Shi et al., Quantized Training of Gradient Boosting Decision Trees (NeurIPS 2022).

use rayon::prelude::*;

/// Rows that one task works on; sums are formed in such chunks, whatever the number of threads.
pub(super) const CHUNK: usize = 4096;
/// The units of a tree: its gradients' absolute sum and its Hessians' sum in units.
const UNITS_OF_GRADIENT: f64 = (1_u64 << 30) as f64;
const UNITS_OF_HESSIAN: f64 = (1_u64 << 31) as f64;
/// Added to a number, it leaves the nearest whole number in the lowest bits.
const ROUNDING: f64 = 6_755_399_441_055_744.0;

/// Gradient and Hessian of a row, or sums of them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Derivatives {
    /// First derivative of the loss.
    pub(super) gradient: f64,
    /// Second derivative of the loss.
    pub(super) hessian: f64,
}

impl Derivatives {
    #[inline]
    pub(super) const fn plus(self, other: Self) -> Self {
        Self { gradient: self.gradient + other.gradient, hessian: self.hessian + other.hessian }
    }

    #[inline]
    pub(super) const fn minus(self, other: Self) -> Self {
        Self { gradient: self.gradient - other.gradient, hessian: self.hessian - other.hessian }
    }
}

/// Units in one whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// Units of gradient.
    pub(super) gradient: f64,
    /// Units of Hessian.
    pub(super) hessian: f64,
}

/// Gradient (upper half) and Hessian (lower half) in units.
pub(super) type Packed = i64;

/// The sums in a packed number, in units.
#[inline]
pub(super) const fn unpacked(sum: Packed) -> Derivatives {
    Derivatives { gradient: (sum >> 32) as i32 as f64, hessian: sum as u32 as f64 }
}

/// Rows' outcomes and weights.
pub(super) struct Outcomes {
    /// 1 for a default, else 0.
    pub(super) target: Vec<f32>,
    /// Weight of every row.
    pub(super) weights: Vec<f32>,
}

/// Derivatives of every row, in f32 as (gradient, Hessian).
pub(super) struct Gradients {
    /// One pair per row.
    pub(super) pairs: Vec<[f32; 2]>,
    /// The same in units.
    pub(super) packed: Vec<Packed>,
    /// Units in which their sums fit their halves.
    pub(super) scale: Scale,
}

impl Gradients {
    /// No derivatives yet.
    pub(super) fn new(rows: usize) -> Self {
        Self {
            pairs: vec![[0.0; 2]; rows],
            packed: vec![0; rows],
            scale: Scale { gradient: 1.0, hessian: 1.0 },
        }
    }

    /// `g = w (p - y)`, `h = w p (1 - p)` at the given margins, and the units for their sums.
    pub(super) fn at(&mut self, margins: &[f64], outcomes: &Outcomes) {
        let rows = margins.par_chunks(CHUNK).zip(outcomes.target.par_chunks(CHUNK));
        let rows = rows.zip(outcomes.weights.par_chunks(CHUNK)).zip(self.pairs.par_chunks_mut(CHUNK));
        let sums: Vec<Derivatives> = rows
            .map(|(((margins, target), weights), pairs)| derive(margins, (target, weights), pairs))
            .collect();
        let sum = sums.into_iter().fold(Derivatives::default(), Derivatives::plus);
        self.scale = Scale {
            gradient: UNITS_OF_GRADIENT / sum.gradient.max(f64::MIN_POSITIVE),
            hessian: UNITS_OF_HESSIAN / sum.hessian.max(f64::MIN_POSITIVE),
        };
        let scale = self.scale;
        let rows = self.pairs.par_chunks(CHUNK).zip(self.packed.par_chunks_mut(CHUNK));
        rows.for_each(|(pairs, packed)| {
            for (pair, packed) in pairs.iter().zip(packed) {
                *packed = pack(*pair, scale);
            }
        });
    }
}

/// A row's derivatives in units; its Hessian is at least one, so that a bin is empty where its sum is 0.
#[inline]
fn pack([gradient, hessian]: [f32; 2], scale: Scale) -> Packed {
    let gradient = nearest(f64::from(gradient) * scale.gradient);
    let hessian = nearest(f64::from(hessian) * scale.hessian) as u32;
    (i64::from(gradient) << 32) | i64::from(hessian.max(1))
}

/// Fills a chunk; the sums of absolute gradients and of Hessians.
fn derive(margins: &[f64], outcomes: (&[f32], &[f32]), pairs: &mut [[f32; 2]]) -> Derivatives {
    let mut sum = Derivatives::default();
    for (((margin, target), weight), pair) in margins.iter().zip(outcomes.0).zip(outcomes.1).zip(pairs) {
        let probability = 1.0 / (1.0 + (-margin).exp());
        let weight = f64::from(*weight);
        let gradient = weight * (probability - f64::from(*target));
        let hessian = weight * probability * (1.0 - probability);
        sum = sum.plus(Derivatives { gradient: gradient.abs(), hessian });
        *pair = [gradient as f32, hessian as f32];
    }
    sum
}

/// The nearest whole number, for values that fit.
#[inline]
pub(super) const fn nearest(value: f64) -> i32 {
    (value + ROUNDING).to_bits() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_sum_unpacks_to_the_sums_of_its_parts() {
        let outcomes = Outcomes { target: vec![1.0, 0.0, 0.0, 1.0], weights: vec![1.0, 2.0, 0.5, 3.0] };
        let mut gradients = Gradients::new(4);
        gradients.at(&[0.3, -1.2, 2.0, 0.0], &outcomes);
        let sum = unpacked(gradients.packed.iter().sum());
        let exact =
            gradients.pairs.iter().fold([0.0; 2], |s, p| [s[0] + f64::from(p[0]), s[1] + f64::from(p[1])]);
        assert!((sum.gradient / gradients.scale.gradient - exact[0]).abs() < 1e-8, "{sum:?} {exact:?}");
        assert!((sum.hessian / gradients.scale.hessian - exact[1]).abs() < 1e-8, "{sum:?} {exact:?}");
        // By hand at margin 0, y = 1, w = 3: g = 3 (0.5 - 1), h = 3 * 0.25.
        assert_eq!(gradients.pairs[3].map(f32::to_bits), [-1.5_f32, 0.75].map(f32::to_bits));
    }

    #[test]
    fn rounding_goes_to_the_nearest_whole_number_on_both_sides_of_zero() {
        assert_eq!([-2.6, -2.4, 0.4, 7.5001].map(nearest), [-3, -2, 0, 8]);
    }
}
