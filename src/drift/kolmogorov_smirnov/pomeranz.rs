//! Pomeranz's recursion for middling distances of small samples.

/// Below it a row is scaled up, so that it does not underflow: 2⁻¹²⁸.
const SMALLEST: f64 = 1.0 / 340_282_366_920_938_463_463_374_607_431_768_211_456.0;

/// `P(D < d)` for the two-sided distance of `n` rows, with `n·d` above 1 and `d` below ½; fit for `n` to 140 or so.
///
/// The band of half-width `d` about the true distribution function is cut where its ends pass the heights `j / n`:
/// 2n + 2 cuts. Row `i` holds, for each `j`, the chance that `j` rows lie before the `i`th cut and the path has kept
/// within the band, up to `n!` and powers of e; each is the last one convolved with the chances of a Poisson variable.
///
/// Source: Pomeranz, Algorithm 487, Communications of the ACM 17(12), 1974; in the form of Simard and L'Ecuyer (2011).
pub(super) fn pomeranz_cdf(n: usize, d: f64) -> f64 {
    let cuts = Cuts::new(n, d);
    let [near, even, odd] =
        cuts.gaps().map(|gap| poisson_terms(gap / n as f64, 2 * (cuts.whole as usize + 1)));
    let (mut start, mut row, mut scalings) = (0, vec![1.0], 0);
    for cut in 1..2 * n + 2 {
        let terms = match cut {
            _ if cut == 1 || cut == 2 * n + 1 => &near,
            _ if cut % 2 == 1 => &odd,
            _ => &even,
        };
        let [first, last] = cuts.bounds(cut);
        row = (first..=last).map(|j| convolved(&row, terms, j - start)).collect();
        start = first;
        let greatest = row.iter().copied().fold(0.0, f64::max);
        if greatest > 0.0 && greatest < SMALLEST {
            for chance in &mut row {
                *chance /= SMALLEST;
            }
            scalings += 1;
        }
    }
    let mut chance = row[n - start];
    for i in 1..=n {
        if chance > 1.0 / SMALLEST {
            chance *= SMALLEST;
            scalings -= 1;
        }
        chance *= i as f64;
    }
    chance * SMALLEST.powi(scalings)
}

/// `xᵐ / m!` for `m` from 0.
fn poisson_terms(x: f64, count: usize) -> Vec<f64> {
    std::iter::successors(Some((0, 1.0)), |(m, term)| Some((m + 1, term * x / f64::from(m + 1))))
        .map(|(_, term)| term)
        .take(count)
        .collect()
}

/// `Σ row[l] · terms[place − l]` wherever both exist.
fn convolved(row: &[f64], terms: &[f64], place: usize) -> f64 {
    let first = (place + 1).saturating_sub(terms.len());
    (first..=place).zip(row.iter().skip(first)).map(|(l, chance)| chance * terms[place - l]).sum()
}

/// Where the band of `n·d = whole + part` rows passes the heights of the distribution function.
struct Cuts {
    n: i64,
    whole: i64,
    part: f64,
}

impl Cuts {
    fn new(n: usize, d: f64) -> Self {
        let t = n as f64 * d;
        Self { n: n as i64, whole: t.floor() as i64, part: t.fract() }
    }

    /// What lies, in rows, before the first and after the last cut, before the even ones, and before the other odd
    /// ones.
    fn gaps(&self) -> [f64; 3] {
        let g = self.part.min(1.0 - self.part);
        [g, 1.0 - 2.0 * g, 2.0 * g]
    }

    /// The least and the greatest count of rows that keep within the band at a cut, `cut` from 1 to 2n + 1.
    fn bounds(&self, cut: usize) -> [usize; 2] {
        let ceiling = i64::from(self.part > 0.0);
        let nearest = i64::from(self.part > 0.5);
        let half = (cut as i64 + 1) / 2;
        let (first, last) = if cut.is_multiple_of(2) {
            (half - self.whole, half + self.whole + nearest - 1)
        } else if half == self.n + 1 {
            (self.n - self.whole - ceiling + 1, self.n + self.whole + ceiling - 1)
        } else {
            (half - self.whole - nearest, half + self.whole + ceiling - 2)
        };
        [first.max(0) as usize, last.min(self.n) as usize]
    }
}
