"""Prints what scipy says of Kolmogorov-Smirnov tests; Clairscore's tests hold its own p-values to them.

    python tests/peers/kolmogorov_cases.py > src/drift/kolmogorov_smirnov/scipy_cases.rs

All samples are drawn from a seed. The first table is of the exact test where scipy chooses it, the second of the
asymptotic one (at least one case in each region of scipy's `_kolmogn`), the third of the one-sided distribution.
"""

import re

import numpy as np
import scipy
from scipy import special, stats

# Rows of the two samples, and how far the second is shifted.
SAMPLES = [
    *[(1, 1, 0), (1, 2, 0), (2, 1, 5), (2, 2, 5), (1, 9, 0), (3, 3, 0), (3, 8, 1), (7, 7, 0.5), (12, 18, 0.4)],
    *[(40, 60, 0), (40, 60, 3), (60, 40, 0.5), (50, 50, 0), (50, 50, 2), (300, 100, 0.3), (1000, 1000, 0.1)],
    *[(999, 1000, 0.1), (2000, 3001, 0.2), (5000, 10000, 0.05), (10000, 9999, 0.02), (10000, 10000, 0.05)],
    *[(10000, 10001, 0.02), (30000, 20000, 0.02), (100000, 50000, 0), (100, 20000, 0.3)],
]
# Rows of the one-sample distribution and distances, times the square root of those rows.
ASYMPTOTIC = {
    1: [0.3, 0.6, 0.9],
    2: [0.5, 0.9, 1.2],
    10: [0.0, 0.1, 0.2, 0.5, 0.8, 1.0, 1.3, 1.5, 1.7, 2.9, 3.5],
    100: [0.08, 0.3, 0.8, 0.9, 1.9, 2.1, 4.0, 6.0],
    1000: [0.03, 0.2, 0.5, 0.9, 1.4, 1.5, 3.0, 12.0, 19.0, 20.0],
    60000: [0.2, 0.3, 0.7, 1.4, 1.5, 5.0, 13.0, 18.0],
    300000: [0.5, 1.0, 1.5, 2.5],
    2000000: [1.0, 1.6, 5.0],
}
ONE_SIDED = [(3, 0.5), (50, 0.45), (200, 0.3), (4096, 0.1), (4097, 0.1), (9000, 0.19), (400000, 0.003), (1000000, 0.01)]


def literal(number):
    """The shortest Rust literal of a number, its digits in groups of three."""
    if isinstance(number, int):
        return f"{number:_}" if number >= 10000 else str(number)
    whole, fraction, exponent = re.fullmatch(r"(\d+)\.?(\d*)(e.*)?", repr(float(number))).groups()
    return f"{whole}.{'_'.join(re.findall('.{1,3}', fraction or '0'))}{exponent or ''}"


def table(name, columns, rows):
    kinds = ", ".join("usize" if isinstance(value, int) else "f64" for value in rows[0])
    lines = "".join(f"    ({', '.join(map(literal, row))}),\n" for row in rows)
    print(f"\n/// {columns}\npub(super) const {name}: &[({kinds})] = &[\n{lines}];")


def tested(reference, current):
    found = stats.ks_2samp(reference, current)
    return float(found.statistic), len(reference), len(current), float(found.pvalue)


rng = np.random.default_rng(20)
pairs = [(rng.normal(size=m), rng.normal(shift, size=n)) for m, n, shift in SAMPLES]
pairs += [(np.arange(n), np.arange(m)) for n, m in [(20, 20), (500, 500)]]
# In turns: the statistic is one row, and rounding carries the exact p-value of seven rows above 1.
pairs += [(np.arange(n), np.arange(n) + 0.5) for n in (5, 6, 7)]
asymptotic = [(z / n**0.5, n) for n, distances in ASYMPTOTIC.items() for z in distances] + [(1.0, 10), (0.95, 10)]

print(f"//! What scipy {scipy.__version__} says (`tests/peers/kolmogorov_cases.py`).")
p_values = [tested(*pair) for pair in pairs]
table("EXACT_OR_LARGE", "Statistic, rows of the reference and of the current sample, p-value.", p_values)
tails = [(float(d), n, float(stats.kstwo.sf(d, n))) for d, n in asymptotic]
table("TWO_SIDED", "Distance, rows, tail of the two-sided distribution.", tails)
tails = [(d, n, float(special.smirnov(n, d))) for n, d in ONE_SIDED]
table("ONE_SIDED", "Distance, rows, tail of the one-sided distribution.", tails)
