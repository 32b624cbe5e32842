"""Clairscore's boosting against Python's LightGBM, in turn, on one machine.

    python benches/peers/boosting.py MAKE_MATRIX
    python benches/peers/boosting.py MATRIX MANIFEST

MAKE_MATRIX is a script that writes Xtr.npy, ytr.npy, Xte.npy and yte.npy into the folder that it is given (ours is
shared/peers/make_matrix.py: 160,000 x 150, a quarter missing): 300 trees of 31 leaves, learning rate 0.05, no
sampling. MATRIX and MANIFEST are what `clairscore train --export-matrix` wrote: 300 trees of 15 leaves, rows and
inputs sampled, fold 0 kept out. RUNS (3) and THREADS (2) are read from the environment. Prints one line of JSON per
run and a summary: seconds of the first fit (with binning) and AUC on each side. The processor's seconds are of the
fit for LightGBM, of the whole process for ours. Both models of ours, boosting and glass box, are then opened in
Python's xgboost; exit code 1 where margins differ by over 3e-5.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS, THREADS = int(os.environ.get("RUNS", "3")), int(os.environ.get("THREADS", "2"))
PLAIN = {"max_leaves": 31, "min_child_weight": 1e-3, "subsample": 1.0, "colsample_bytree": 1.0, "lambda": 0.0}
SAMPLED = {"max_leaves": 15, "min_child_weight": 10.0, "subsample": 0.8, "colsample_bytree": 0.5, "lambda": 10.0}
TOLERANCE = 3e-5


def parts(folder):
    return [np.load(folder / f"{name}.npy") for name in ("Xtr", "ytr", "Xte", "yte")]


def kinds(folder, width):
    file = folder / "kinds.txt"
    return [int(count) for count in file.read_text().split()] if file.exists() else [0] * width


def export(matrix, manifest, folder):
    """Writes the exported matrix as the benchmark reads it."""
    import pyarrow.parquet as pq

    inputs = json.loads(pathlib.Path(manifest).read_text(encoding="utf-8"))["encoding"]["inputs"]
    table = pq.read_table(matrix)
    x = np.column_stack([table[entry["feature"]].to_numpy() for entry in inputs]).astype(np.float32)
    y, fold = table["target"].to_numpy().astype(np.float32), table["fold"].to_numpy()
    for name, rows in (("tr", fold != 0), ("te", fold == 0)):
        np.save(folder / f"X{name}.npy", np.ascontiguousarray(x[rows]))
        np.save(folder / f"y{name}.npy", y[rows])
    (folder / "kinds.txt").write_text(" ".join(str(len(entry.get("categories", []))) for entry in inputs))


def lightgbm_fit(folder, settings):
    """One fit; run in a process of its own."""
    import lightgbm
    import pandas as pd
    from sklearn.metrics import roc_auc_score

    x, y, x_test, y_test = parts(folder)
    nominal = [place for place, count in enumerate(kinds(folder, x.shape[1])) if count]
    if nominal:
        x, x_test = pd.DataFrame(x), pd.DataFrame(x_test)
        for frame in (x, x_test):
            for place in nominal:
                frame[place] = frame[place].astype("Int64").astype("category")
    parameters = {
        "objective": "binary",
        "learning_rate": settings["eta"],
        "num_leaves": settings["max_leaves"],
        "min_sum_hessian_in_leaf": settings["min_child_weight"],
        "lambda_l2": settings["lambda"],
        "bagging_fraction": settings["subsample"],
        "bagging_freq": int(settings["subsample"] < 1),
        "feature_fraction": settings["colsample_bytree"],
        "max_bin": 255,
        "num_threads": THREADS,
        "seed": 1,
        "verbose": -1,
    }
    start, cpu = time.perf_counter(), time.process_time()
    data = lightgbm.Dataset(x, y, categorical_feature=nominal or "auto")
    model = lightgbm.train(parameters, data, settings["trees"])
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(json.dumps({"seconds": wall, "cpu": cpu, "auc": roc_auc_score(y_test, model.predict(x_test))}))


def run(command):
    """The last line of what a command prints, and the processor's seconds that it took in all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(printed.strip().splitlines()[-1]), cpu


def ours(binary, folder, settings):
    """One fit."""
    found, cpu = run([binary, str(folder), *(f"{key}={value}" for key, value in settings.items())])
    return {"seconds": found["seconds"], "cpu": cpu, "auc": found["auc"]}


def built():
    """The benchmark's binary."""
    command = ["cargo", "bench", "--bench", "boosting", "--no-run", "--message-format=json"]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    messages = [json.loads(line) for line in printed.splitlines()]
    is_ours = [m for m in messages if m.get("target", {}).get("name") == "boosting" and m.get("executable")]
    return is_ours[-1]["executable"]


def largest_difference(binary, folder, settings):
    """Largest difference between the margins of Python's xgboost and ours on the test rows."""
    import xgboost

    ours(binary, folder, {**settings, "model": folder / "model.json"})
    x = parts(folder)[2]
    types = ["c" if count else "q" for count in kinds(folder, x.shape[1])]
    booster = xgboost.Booster(model_file=str(folder / "model.json"))
    data = xgboost.DMatrix(x, feature_types=types, enable_categorical=True)
    theirs = booster.predict(data, output_margin=True, validate_features=False)
    return float(np.abs(theirs - np.fromfile(folder / "margins.bin")).max())


def main(arguments):
    binary = built()
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        if len(arguments) == 2:
            export(*arguments, folder)
        else:
            subprocess.run([sys.executable, arguments[0], made], check=True, capture_output=True)
        settings = {**(SAMPLED if len(arguments) == 2 else PLAIN), "trees": 300, "eta": 0.05, "threads": THREADS}
        runs = []
        for _ in range(RUNS):
            theirs, _ = run([sys.executable, __file__, "--lightgbm", made, json.dumps(settings)])
            runs.append({"lightgbm": theirs, "clairscore": ours(binary, folder, settings)})
            print(json.dumps(runs[-1]), flush=True)
        ratio = {
            key: float(np.median([run["clairscore"][key] / run["lightgbm"][key] for run in runs]))
            for key in ("seconds", "cpu")
        }
        curves = {"glass_box": 1, "rounds": 10, "threads": THREADS}
        differences = {
            "boosting": largest_difference(binary, folder, settings),
            "glass box": largest_difference(binary, folder, curves),
        }
    print(json.dumps({"threads": THREADS, "median_ratio": ratio, "xgboost_difference": differences}))
    return int(max(differences.values()) > TOLERANCE)


if __name__ == "__main__":
    if sys.argv[1] == "--lightgbm":
        lightgbm_fit(pathlib.Path(sys.argv[2]), json.loads(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1:]))
