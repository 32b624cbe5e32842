"""Opens the champion in Python's xgboost and compares its margins with Clairscore's, row by row.

    clairscore train --data DIR --export-matrix matrix.parquet
    python tests/peers/xgboost_margins.py matrix.parquet model/champion [TOLERANCE]

Exit code 1 where a margin differs by more than the tolerance (1e-5 if not said). XGBoost sums in f32: a glass box adds
one value per input, none of them shrunk, and rounds by more. Categorical inputs and missing values are included: the
matrix must hold both, or the comparison is refused.
"""

import json
import pathlib
import sys

import numpy as np
import pyarrow.parquet as pq
import xgboost

TOLERANCE = 1e-5


def main(matrix, champion, tolerance=TOLERANCE):
    champion = pathlib.Path(champion)
    inputs = json.loads((champion / "manifest.json").read_text(encoding="utf-8"))["encoding"]["inputs"]
    names = [entry["feature"] for entry in inputs]
    types = ["c" if "categories" in entry else "q" for entry in inputs]
    table = pq.read_table(matrix)
    x = np.column_stack([table[name].to_numpy() for name in names]).astype(np.float32)
    assert "c" in types and np.isnan(x).any(), "the matrix has no categories or no missing values"
    booster = xgboost.Booster(model_file=str(champion / "model.json"))
    data = xgboost.DMatrix(x, feature_types=types, enable_categorical=True)
    theirs = booster.predict(data, output_margin=True, validate_features=False)
    difference = np.abs(theirs - table["margin"].to_numpy())
    print(f"{len(x)} rows, {len(names)} inputs ({types.count('c')} nominal), xgboost {xgboost.__version__}: "
          f"largest difference {difference.max():.2e}")
    return int(difference.max() > tolerance)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], *map(float, sys.argv[3:])))
