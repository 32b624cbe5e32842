//! Coordinates in which a quadratic bowl is round.

/// The lower triangle `L` of a symmetric positive matrix `H = L Lᵀ`, row by row in a square.
pub(super) struct Cholesky {
    width: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors the matrix whose lower triangle is given; `None` where it is not positive.
    pub(super) fn of(mut matrix: Vec<f64>, width: usize) -> Option<Self> {
        for row in 0..width {
            for column in 0..=row {
                let (start, other) = (row * width, column * width);
                let inner = (0..column).map(|k| matrix[start + k] * matrix[other + k]).sum::<f64>();
                let left = matrix[start + column] - inner;
                matrix[start + column] = if row > column {
                    left / matrix[other + column]
                } else if left > 0.0 {
                    left.sqrt()
                } else {
                    return None;
                };
            }
        }
        Some(Self { width, lower: matrix })
    }

    /// Solves `L x = b`, in place.
    pub(super) fn solve_lower(&self, b: &mut [f64]) {
        for row in 0..self.width {
            let line = &self.lower[row * self.width..=row * self.width + row];
            let inner: f64 = line[..row].iter().zip(&*b).map(|(l, x)| l * x).sum();
            b[row] = (b[row] - inner) / line[row];
        }
    }

    /// Solves `Lᵀ x = b`, in place.
    pub(super) fn solve_upper(&self, b: &mut [f64]) {
        for row in (0..self.width).rev() {
            let line = &self.lower[row * self.width..=row * self.width + row];
            b[row] /= line[row];
            let solved = b[row];
            b[..row].iter_mut().zip(line).for_each(|(rest, l)| *rest -= l * solved);
        }
    }

    /// Computes `Lᵀ x`, in place.
    pub(super) fn multiply_upper(&self, x: &mut [f64]) {
        for row in 0..self.width {
            x[row] = (row..self.width).map(|below| self.lower[below * self.width + row] * x[below]).sum();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_worked_by_hand_is_solved() {
        // [[4, 2], [2, 5]] = L Lᵀ with L = [[2, 0], [1, 2]].
        let cholesky = Cholesky::of(vec![4.0, f64::NAN, 2.0, 5.0], 2).unwrap();
        let mut b = [6.0, 7.0];
        cholesky.solve_lower(&mut b);
        assert!((b[0] - 3.0).abs() < 1e-15 && (b[1] - 2.0).abs() < 1e-15, "{b:?}");
        cholesky.solve_upper(&mut b);
        assert!((b[0] - 1.0).abs() < 1e-15 && (b[1] - 1.0).abs() < 1e-15, "{b:?}");
        cholesky.multiply_upper(&mut b);
        assert!((b[0] - 3.0).abs() < 1e-15 && (b[1] - 2.0).abs() < 1e-15, "{b:?}");
    }

    #[test]
    fn a_matrix_that_is_not_positive_is_refused() {
        assert!(Cholesky::of(vec![1.0, 0.0, 2.0, 1.0], 2).is_none());
    }
}
