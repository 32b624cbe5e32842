"""A random search of Python's LightGBM beside the one that `clairscore train` has done, on the same rows and folds.

    clairscore train --data DIR --recipe benches/peers/search.toml --model MODEL --export-matrix matrix.parquet
    python benches/peers/lightgbm_search.py matrix.parquet MODEL/champion/manifest.json [TRIALS]

Both sides try 30 combinations of the same ranges, with early stopping on rows set aside from the training part of
each fold, and choose the lowest cross-fitted cost (10 for a defaulter accepted, 1 for a good client refused). Then
the margins out of fold of the two winners are compared on the development rows: AUC and cost with their paired
differences, 95 % intervals from 1,000 bootstrap draws of clients. LightGBM keeps the directions that our champion was
held to (`monotone` of the recipe). Prints JSON.
"""

import itertools
import json
import sys
import time

import lightgbm
import numpy as np
import pyarrow.parquet as pq
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

FALSE_NEGATIVE, FALSE_POSITIVE, SEED, BOOTSTRAPS = 10.0, 1.0, 20261124, 1000
RANGES = {
    "learning_rate": [0.03, 0.05],
    "num_leaves": [7, 15, 31],
    "feature_fraction": [0.3, 0.5],
    "lambda_l2": [10.0, 30.0],
    "min_sum_hessian_in_leaf": [10.0, 30.0],
}
FIXED = {
    "objective": "binary",
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 255,
    "num_threads": 2,
    "seed": SEED,
    "verbose": -1,
    "monotone_constraints_method": "intermediate",
}
SIGNS = {"risk_rises": 1, "risk_falls": -1, "free": 0}


def best_threshold(margins, target):
    """The threshold of lowest cost; among equals the one that accepts most."""
    order = np.argsort(margins, kind="stable")
    steps = np.where(target[order] == 1, FALSE_NEGATIVE, -FALSE_POSITIVE)
    cost = np.concatenate([[0.0], np.cumsum(steps)])
    sorted_margins = margins[order]
    distinct = np.concatenate([[True], sorted_margins[1:] != sorted_margins[:-1], [True]])
    cost[~distinct] = np.inf
    place = len(cost) - 1 - int(np.argmin(cost[::-1]))
    if place == len(order):
        return np.inf
    return sorted_margins[place] if place == 0 else (sorted_margins[place - 1] + sorted_margins[place]) / 2


def client_costs(margins, fold, target):
    """Cost of every client at the threshold of the other folds."""
    costs = np.zeros(len(target))
    for held in np.unique(fold):
        threshold = best_threshold(margins[fold != held], target[fold != held])
        refused = margins[fold == held] >= threshold
        defaulted = target[fold == held] == 1
        costs[fold == held] = np.where(refused & ~defaulted, FALSE_POSITIVE, 0.0)
        costs[fold == held] += np.where(~refused & defaulted, FALSE_NEGATIVE, 0.0)
    return costs


def out_of_fold(x, target, fold, nominal, parameters):
    margins, rounds = np.zeros(len(target)), []
    for held in np.unique(fold):
        rest = np.flatnonzero(fold != held)
        learn, watch = train_test_split(rest, test_size=0.15, stratify=target[rest], random_state=SEED)
        train = lightgbm.Dataset(x.iloc[learn], target[learn], categorical_feature=nominal)
        watched = lightgbm.Dataset(x.iloc[watch], target[watch], reference=train)
        stop = lightgbm.early_stopping(40, verbose=False)
        model = lightgbm.train(parameters, train, 1000, valid_sets=[watched], callbacks=[stop])
        rounds.append(model.best_iteration)
        margins[fold == held] = model.predict(x[fold == held], raw_score=True)
    return margins, rounds


def interval(values):
    low, high = np.quantile(values, [0.025, 0.975])
    return [round(low, 5), round(high, 5)]


def main(matrix, manifest, trials=30):
    with open(manifest, encoding="utf-8") as file:
        manifest = json.load(file)
    inputs = manifest["encoding"]["inputs"]
    signs = [SIGNS[direction] for direction in manifest["directions"]]
    fixed = FIXED | ({"monotone_constraints": signs} if any(signs) else {})
    names = [entry["feature"] for entry in inputs]
    nominal = [entry["feature"] for entry in inputs if "categories" in entry]
    table = pq.read_table(matrix).to_pandas()
    table = table[table["outer"] == 0].reset_index(drop=True)
    fold, target = table["search_fold"].to_numpy(), table["target"].to_numpy()
    ours = table["search_margin"].to_numpy()
    x = table[names].astype("float32").copy()
    for name in nominal:
        x[name] = x[name].astype("Int64").astype("category")
    combinations = list(itertools.product(*RANGES.values()))
    drawn = np.random.default_rng(SEED).choice(len(combinations), min(trials, len(combinations)), replace=False)
    best, start = None, time.perf_counter()
    for number, place in enumerate(drawn):
        parameters = dict(zip(RANGES, combinations[place]))
        margins, rounds = out_of_fold(x, target, fold, nominal, fixed | parameters)
        costs = client_costs(margins, fold, target)
        print(f"trial {number}: {parameters} rounds {rounds} cost {10000 * costs.mean():.0f} "
              f"AUC {roc_auc_score(target, margins):.5f}", file=sys.stderr)
        if best is None or costs.mean() < best[1].mean():
            best = (margins, costs, parameters)
    seconds = time.perf_counter() - start
    theirs, their_costs, parameters = best
    our_costs = client_costs(ours, fold, target)
    rng = np.random.default_rng(SEED)
    draws = [rng.integers(0, len(target), len(target)) for _ in range(BOOTSTRAPS)]
    aucs = [roc_auc_score(target[d], ours[d]) - roc_auc_score(target[d], theirs[d]) for d in draws]
    costs = [10000 * (our_costs[d].mean() - their_costs[d].mean()) for d in draws]
    print(json.dumps({
        "rows": len(target),
        "trials": len(drawn),
        "lightgbm": lightgbm.__version__,
        "directed_inputs": sum(map(abs, signs)),
        "lightgbm_parameters": parameters,
        "lightgbm_search_seconds": round(seconds, 1),
        "auc_clairscore": round(roc_auc_score(target, ours), 5),
        "auc_lightgbm": round(roc_auc_score(target, theirs), 5),
        "auc_difference_95": interval(aucs),
        "cost_clairscore": round(10000 * our_costs.mean(), 1),
        "cost_lightgbm": round(10000 * their_costs.mean(), 1),
        "cost_difference_95": interval(costs),
    }, indent=1))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
