"""Times a cross-validation of the champion's parameters beside Python's LightGBM on one matrix, in turn.

    clairscore train --data DIR --model MODEL --export-matrix matrix.parquet
    python benches/peers/lightgbm_full.py matrix.parquet MODEL [ROUNDS]

Both sides are processes of their own that read the same file of f32 (all inputs of all training rows), bin it once, and grow
the same number of trees without each fold in turn, one fit after the other, THREADS (2) threads each: leaves, learning rate,
sampling, penalty, bins, nominal inputs and directions alike (LightGBM with its "intermediate" method; MONOTONE=0 leaves
directions out on both sides). Parameters are the champion's where it is a boosting, else those of the boosting of the run,
with TREES (300) trees where early stopping was to find the number. LightGBM's fits share one binned Dataset by `subset`, the
quicker way for it too, and it drops the matrix once that is binned.

What is timed: the binning and all fits; not reading, not scoring. Prints for each side the medians of the seconds and
of the most memory that the process held (ru_maxrss), and the AUC over all rows, each by the model that never saw it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THREADS = int(os.environ.get("THREADS", "2"))
DIRECTIONS = {"risk_rises": 1, "risk_falls": -1, "free": 0}


def export(matrix, model, folder):
    """Writes the matrix as both sides read it; run in a process of its own, for its memory."""
    import numpy as np
    import pyarrow.parquet as pq

    manifest = json.loads((model / "champion" / "manifest.json").read_text(encoding="utf-8"))
    inputs = manifest["encoding"]["inputs"]
    file = pq.ParquetFile(matrix)
    x = np.lib.format.open_memmap(folder / "X.npy", "w+", np.float32, (file.metadata.num_rows, len(inputs)))
    for place, entry in enumerate(inputs):
        x[:, place] = file.read([entry["feature"]])[0].to_numpy()
    x.flush()
    for name, column in (("y", "target"), ("fold", "fold")):
        np.save(folder / f"{name}.npy", file.read([column])[0].to_numpy().astype(np.float32))
    (folder / "kinds.txt").write_text(" ".join(str(len(entry.get("categories", []))) for entry in inputs))
    monotone = os.environ.get("MONOTONE", "1") != "0"
    # A nominal input has no direction.
    signs = [DIRECTIONS[direction] if monotone else 0 for direction in manifest["directions"]]
    (folder / "directions.txt").write_text(" ".join(map(str, signs)))


def parameters(model):
    """The parameters of the champion, or of the run's boosting."""
    run = json.loads((model / "champion" / "manifest.json").read_text(encoding="utf-8"))["origin"]["run"]
    report = json.loads((model / "runs" / run / "report.json").read_text(encoding="utf-8"))
    all_of_them = [report["champion"], *report["candidates"]]
    found = next(one["specification"]["method"]["boosting"] for one in all_of_them if one["kind"] == "boosting")
    if found.pop("early_stopping"):
        found["trees"] = int(os.environ.get("TREES", "300"))
    return found


def lightgbm_side(folder, settings):
    import lightgbm
    import numpy as np
    from sklearn.metrics import roc_auc_score

    x, y, fold = (np.load(folder / f"{name}.npy") for name in ("X", "y", "fold"))
    nominal = [place for place, count in enumerate((folder / "kinds.txt").read_text().split()) if count != "0"]
    signs = [int(sign) for sign in (folder / "directions.txt").read_text().split()]
    given = {
        "objective": "binary",
        "learning_rate": settings["eta"],
        "num_leaves": settings["max_leaves"],
        "min_sum_hessian_in_leaf": settings["min_child_weight"],
        "lambda_l2": settings["lambda"],
        "bagging_fraction": settings["subsample"],
        "bagging_freq": int(settings["subsample"] < 1),
        "feature_fraction": settings["colsample_bytree"],
        "max_bin": settings["max_bin"],
        "num_threads": THREADS,
        "seed": 1,
        "verbose": -1,
    }
    if any(signs):
        given |= {"monotone_constraints": signs, "monotone_constraints_method": "intermediate"}
    start = time.perf_counter()
    data = lightgbm.Dataset(x, y, categorical_feature=nominal or "auto", params=given, free_raw_data=True).construct()
    seconds = time.perf_counter() - start
    del x
    models = []
    for held in np.unique(fold):
        start = time.perf_counter()
        part = data.subset(np.flatnonzero(fold != held))
        models.append(lightgbm.train(given, part, settings["trees"]))
        seconds += time.perf_counter() - start
    x, margins = np.load(folder / "X.npy", mmap_mode="r"), np.zeros(len(y))
    for held, model in zip(np.unique(fold), models):
        rows = np.flatnonzero(fold == held)
        for part in np.array_split(rows, max(1, len(rows) // 10_000)):
            margins[part] = model.predict(x[part], raw_score=True)
    print(json.dumps({"seconds": seconds, "auc": roc_auc_score(y, margins)}))


def run(command):
    """What a process prints last, with the most memory that it held, in megabytes, and the processor's seconds."""
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:2]} failed")
    found = json.loads(said.strip().splitlines()[-1])
    return {"seconds": found["seconds"], "auc": found["auc"], "cpu": usage.ru_utime + usage.ru_stime,
            "peak": usage.ru_maxrss / 1024}


def built():
    """The benchmark's binary."""
    command = ["cargo", "bench", "--bench", "boosting", "--no-run", "--message-format=json"]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    messages = [json.loads(line) for line in printed.splitlines()]
    return [m for m in messages if m.get("target", {}).get("name") == "boosting" and m.get("executable")][-1]["executable"]


def main(matrix, model, rounds=3):
    binary, settings = built(), parameters(Path(model))
    with tempfile.TemporaryDirectory(dir=os.environ.get("FOLDER")) as folder:
        subprocess.run([sys.executable, __file__, "--export", matrix, model, folder], check=True)
        keys = [f"{key}={value}" for key, value in {**settings, "threads": THREADS, "folds": 1}.items()]
        commands = {"LightGBM": [sys.executable, __file__, "--lightgbm", folder, json.dumps(settings)],
                    "ours": [binary, folder, *keys]}
        runs = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                runs[name].append(run(command))
                print(json.dumps({"side": name, **runs[name][-1]}), file=sys.stderr, flush=True)
    median = {name: {key: statistics.median(one[key] for one in found) for key in found[0]} for name, found in runs.items()}
    theirs = median["LightGBM"]
    print(f"{json.dumps(settings)}\n")
    print("| | s | ratio | processor s | peak MB | ratio | AUC out of fold |\n|---|---|---|---|---|---|---|")
    for name, found in median.items():
        print(f"| {name} | {found['seconds']:.1f} | {found['seconds'] / theirs['seconds']:.2f} | {found['cpu']:.0f} "
              f"| {found['peak']:.0f} | {found['peak'] / theirs['peak']:.2f} | {found['auc']:.4f} |")


if __name__ == "__main__":
    if sys.argv[1] == "--export":
        export(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    elif sys.argv[1] == "--lightgbm":
        lightgbm_side(Path(sys.argv[2]), json.loads(sys.argv[3]))
    else:
        main(*sys.argv[1:3], *map(int, sys.argv[3:4]))
