//! Durbin's matrix for small distances.

/// How far the numbers may run before their scale moves into the exponent of [`Scaled`]: 2¹²⁸.
const STEP: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;

/// `P(D < d)` for the two-sided distance of `n` rows, with `n·d` above ½ and `d` below 1.
///
/// With `n·d = k − h`, `0 ≤ h < 1`, it is `n! / nⁿ` times the middle element of `Hⁿ`, a matrix of side `2k − 1`:
/// `O(k³ · log n)`, good for a small `k`.
///
/// Source: Marsaglia, Tsang and Wang, "Evaluating Kolmogorov's Distribution", Journal of Statistical Software 8(18),
/// 2003.
pub(super) fn durbin_cdf(n: usize, d: f64) -> f64 {
    let k = (n as f64 * d).ceil();
    let matrix = Matrix::durbin(k as usize, k - n as f64 * d);
    let Scaled { mut value, mut exponent } = middle_of_power(matrix, n);
    for i in 1..=n {
        value = i as f64 * value / n as f64;
        if value < 1.0 / STEP {
            value *= STEP;
            exponent -= 1;
        }
    }
    value * STEP.powi(exponent)
}

/// `value · STEP^exponent`.
struct Scaled {
    value: f64,
    exponent: i32,
}

/// The middle element of the `power`th power, by repeated squaring; of the product itself only the middle row is kept.
fn middle_of_power(mut matrix: Matrix, mut power: usize) -> Scaled {
    let middle = matrix.side / 2;
    let mut row = vec![0.0; matrix.side];
    row[middle] = 1.0;
    let (mut exponent, mut matrix_exponent) = (0, 0);
    loop {
        if !power.is_multiple_of(2) {
            row = matrix.row_times(&row);
            exponent += matrix_exponent + shrunk(&mut row, middle);
        }
        power /= 2;
        if power == 0 {
            return Scaled { value: row[middle], exponent };
        }
        matrix = matrix.squared();
        let centre = middle * matrix.side + middle;
        matrix_exponent = 2 * matrix_exponent + shrunk(&mut matrix.elements, centre);
    }
}

/// Divides all by [`STEP`] where the element at `witness` exceeds it, and says how often it did.
fn shrunk(elements: &mut [f64], witness: usize) -> i32 {
    if elements[witness] <= STEP {
        return 0;
    }
    for element in elements {
        *element /= STEP;
    }
    1
}

/// A square matrix, row by row.
struct Matrix {
    side: usize,
    elements: Vec<f64>,
}

impl Matrix {
    /// Durbin's `H`: `1 / (r − c + 1)!` on and below the diagonal above the main one, but for the first column and the
    /// last row, which the boundary shortens.
    fn durbin(k: usize, h: f64) -> Self {
        let side = 2 * k - 1;
        let mut inverse_factorials = vec![1.0; side + 1];
        for i in 1..=side {
            inverse_factorials[i] = inverse_factorials[i - 1] / i as f64;
        }
        let mut edge: Vec<f64> =
            (1..=side).map(|i| (1.0 - h.powi(i as i32)) * inverse_factorials[i]).collect();
        let corner = (2.0 * h - 1.0).max(0.0).powi(side as i32) - 2.0 * h.powi(side as i32);
        edge[side - 1] = (1.0 + corner) * inverse_factorials[side];

        let element = |place: usize| match (place / side, place % side) {
            (row, column) if row == side - 1 => edge[side - 1 - column],
            (row, 0) => edge[row],
            (row, column) if row + 1 >= column => inverse_factorials[row + 1 - column],
            _ => 0.0,
        };
        Self { side, elements: (0..side * side).map(element).collect() }
    }

    fn squared(&self) -> Self {
        let elements = self.elements.chunks_exact(self.side).flat_map(|row| self.row_times(row)).collect();
        Self { side: self.side, elements }
    }

    /// `row · self`.
    fn row_times(&self, row: &[f64]) -> Vec<f64> {
        let mut product = vec![0.0; self.side];
        for (factor, line) in row.iter().zip(self.elements.chunks_exact(self.side)) {
            for (sum, element) in product.iter_mut().zip(line) {
                *sum += factor * element;
            }
        }
        product
    }
}
