"""Trains Python's LightGBM on the design matrix and the folds that `clairscore train --export-matrix` wrote.

    clairscore train --data DIR --export-matrix matrix.parquet
    python benches/peers/lightgbm_oof.py matrix.parquet model/champion/manifest.json

Same rows, inputs, folds and number of rounds on both sides; prints the out-of-fold AUC of each, their paired
difference with a bootstrap interval, and the seconds that LightGBM's fits took.
"""

import json
import sys
import time

import lightgbm
import numpy as np
import pyarrow.parquet as pq
from sklearn.metrics import roc_auc_score

ROUNDS, BOOTSTRAPS, SEED = 300, 200, 1
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_sum_hessian_in_leaf": 10.0,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "feature_fraction": 0.5,
    "lambda_l2": 10.0,
    "max_bin": 255,
    "num_threads": 2,
    "seed": SEED,
    "verbose": -1,
}


def main(matrix, manifest):
    with open(manifest, encoding="utf-8") as file:
        inputs = json.load(file)["encoding"]["inputs"]
    names = [entry["feature"] for entry in inputs]
    nominal = [entry["feature"] for entry in inputs if "categories" in entry]
    table = pq.read_table(matrix).to_pandas()
    fold, target, ours = table["fold"].to_numpy(), table["target"].to_numpy(), table["oof_margin"].to_numpy()
    x = table[names].astype("float32").copy()
    for name in nominal:
        x[name] = x[name].astype("Int64").astype("category")
    theirs, seconds = np.zeros(len(target)), 0.0
    for held in np.unique(fold):
        train = lightgbm.Dataset(x[fold != held], target[fold != held], categorical_feature=nominal)
        start = time.perf_counter()
        model = lightgbm.train(PARAMETERS, train, ROUNDS)
        seconds += time.perf_counter() - start
        theirs[fold == held] = model.predict(x[fold == held], raw_score=True)
    rng = np.random.default_rng(SEED)
    draws = [rng.integers(0, len(target), len(target)) for _ in range(BOOTSTRAPS)]
    differences = [roc_auc_score(target[d], ours[d]) - roc_auc_score(target[d], theirs[d]) for d in draws]
    low, high = np.quantile(differences, [0.025, 0.975])
    print(json.dumps({
        "rows": len(target),
        "inputs": len(names),
        "lightgbm": lightgbm.__version__,
        "auc_clairscore": round(roc_auc_score(target, ours), 5),
        "auc_lightgbm": round(roc_auc_score(target, theirs), 5),
        "difference_95": [round(low, 5), round(high, 5)],
        "lightgbm_fit_seconds": round(seconds, 1),
    }))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
