"""Recomputes a linear champion's margins from its file alone and compares them with Clairscore's, row by row.

    clairscore train --data DIR --export-matrix matrix.parquet
    python tests/peers/linear_margins.py matrix.parquet model/champion

The form of the file is documented at `LinearModel` (src/learning/linear_model.rs). Exit code 1 where a margin
differs by more than 1e-9. The matrix must hold nominal inputs and missing values, or the comparison is refused.
"""

import json
import pathlib
import sys

import numpy as np
import pyarrow.parquet as pq

TOLERANCE = 1e-9


def main(matrix, champion):
    champion = pathlib.Path(champion)
    manifest = json.loads((champion / "manifest.json").read_text(encoding="utf-8"))
    model = json.loads((champion / "model.json").read_text(encoding="utf-8"))
    assert model["form"] == "clairscore-linear-1", "the champion is not linear"
    categories = {entry["feature"]: entry.get("categories") for entry in manifest["encoding"]["inputs"]}
    table = pq.read_table(matrix)
    margins = np.full(len(table), model["base"])
    nominal, missing = 0, 0
    for entry in model["inputs"]:
        x = table[entry["feature"]].to_numpy()
        known = ~np.isnan(x)
        missing += (~known).sum()
        if line := entry.get("numeric"):
            effect = line["slope"] * (np.clip(x, line["low"], line["high"]) - line["mean"]) + line["known"]
        else:
            line, nominal = entry["nominal"], nominal + 1
            by_code = np.array([line["effects"][name] for name in categories[entry["feature"]]])
            effect = by_code[np.where(known, x, 0).astype(int)]
        margins += np.where(known, effect, line["missing"])
    assert nominal and missing, "the matrix has no categories or no missing values"
    difference = np.abs(margins - table["margin"].to_numpy())
    print(f"{len(table)} rows, {len(model['inputs'])} inputs ({nominal} nominal): largest difference {difference.max():.2e}")
    return int(difference.max() > TOLERANCE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
