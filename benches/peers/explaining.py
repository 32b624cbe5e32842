"""Clairscore's contributions against LightGBM's, XGBoost's and hessboost's, in turn, on one machine.

    python benches/peers/explaining.py MAKE_MATRIX
    python benches/peers/explaining.py --champion MATRIX CHAMPION

MAKE_MATRIX is a script that writes Xtr.npy, ytr.npy, Xte.npy and yte.npy into the folder that it is given (ours is
shared/peers/make_matrix.py: 160,000 x 150, a quarter missing). XGBoost and LightGBM each learn 300 trees of 31 leaves
and 60 trees of 255, loss-guided. LightGBM explains its own trees; XGBoost, hessboost and Clairscore explain the very
same. MATRIX and CHAMPION are what `clairscore train --export-matrix` wrote: then XGBoost and Clairscore explain the
champion on all rows of the matrix. FOLDER keeps matrix and models for the next run (else they are made anew), RUNS (3)
and THREADS (2) are read from the environment; PEERS (lightgbm,xgboost,hessboost) says who runs.

Every side is timed from rows in memory to contributions in memory, without the loading of the model; CPU seconds are
those of the whole process less those of the same process with one row. Prints one line of JSON per run, then a table of
medians. Exit code 1 where ours differ from xgboost's f32 by 1e-4 or more, or a ratio is not reached: 40 times as fast as
LightGBM and 5 times as fast as hessboost at 10,000 rows of 31 leaves, and no slower than hessboost at 1,000.
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
PEERS = os.environ.get("PEERS", "lightgbm,xgboost,hessboost").split(",")
SHAPES = {"300 x 31": (300, 31), "60 x 255": (60, 255)}
TASKS = [("300 x 31", 1_000), ("300 x 31", 10_000), ("300 x 31", 40_000), ("60 x 255", 10_000)]
SLOW = 10_000
TOLERANCE = 1e-4
TARGETS = [("lightgbm", 10_000, 40.0), ("hessboost", 10_000, 5.0), ("hessboost", 1_000, 1.0)]


def model_file(folder, shape, library):
    return folder / f"{library} {shape}.{'txt' if library == 'lightgbm' else 'json'}"


def grow(folder):
    """Both libraries' models; run in a process of its own."""
    import lightgbm
    import xgboost

    x, y = np.load(folder / "Xtr.npy"), np.load(folder / "ytr.npy")
    for shape, (trees, leaves) in SHAPES.items():
        settings = {
            "objective": "binary:logistic",
            "tree_method": "hist",
            "grow_policy": "lossguide",
            "max_leaves": leaves,
            "max_depth": 0,
            "min_child_weight": 1e-3,
            "eta": 0.05,
            "nthread": THREADS,
        }
        model = xgboost.train(settings, xgboost.QuantileDMatrix(x, y), trees)
        model.save_model(model_file(folder, shape, "xgboost"))
        settings = {
            "objective": "binary",
            "learning_rate": 0.05,
            "num_leaves": leaves,
            "num_threads": THREADS,
            "verbose": -1,
        }
        model = lightgbm.train(settings, lightgbm.Dataset(x, y), trees)
        model.save_model(model_file(folder, shape, "lightgbm"))


def peer(library, model, rows, count, out):
    """One run of a Python library, in a process of its own."""
    x = np.load(rows)[:count]
    if library == "lightgbm":
        import lightgbm

        model = lightgbm.Booster(model_file=model)
        start = time.perf_counter()
        found = model.predict(x, pred_contrib=True, num_threads=THREADS)
    else:
        import xgboost

        kinds = pathlib.Path(rows).with_name("kinds.txt")
        types = kinds.read_text().split() if kinds.exists() else None
        model = xgboost.Booster({"nthread": THREADS}, model_file=model)
        start = time.perf_counter()
        data = xgboost.DMatrix(x, feature_types=types, enable_categorical=True, nthread=THREADS)
        found = model.predict(data, pred_contribs=True, validate_features=False)
    print(json.dumps({"seconds": time.perf_counter() - start}))
    if out:
        found.astype(np.float64).tofile(out)


def command_of(library, binaries, folder, shape, count, out=None):
    rows = str(folder / "Xte.npy")
    model = str(model_file(folder, shape, "lightgbm" if library == "lightgbm" else "xgboost"))
    if library == "clairscore":
        more = [f"out={out}"] if out else []
        return [binaries[library], model, rows, str(count), f"threads={THREADS}", *more]
    if library == "hessboost":
        return [binaries[library], model, rows, str(count), str(THREADS), *([str(out)] if out else [])]
    return [sys.executable, __file__, "--peer", library, model, rows, str(count), str(out or "")]


def run(command):
    """The last line of what a command prints, with the processor's seconds that it took in all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    printed = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {**json.loads(printed.strip().splitlines()[-1]), "cpu": cpu}


def built():
    """The benchmark's binary and hessboost's."""
    command = ["cargo", "bench", "--bench", "explaining", "--no-run", "--message-format=json"]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    messages = [json.loads(line) for line in printed.splitlines()]
    is_ours = [m for m in messages if m.get("target", {}).get("name") == "explaining" and m.get("executable")]
    found = {"clairscore": is_ours[-1]["executable"]}
    if "hessboost" in PEERS:
        target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "hessboost-peer"
        manifest = str(ROOT / "benches/peers/hessboost/Cargo.toml")
        subprocess.run(
            ["cargo", "build", "--release", "--locked", "--manifest-path", manifest, "--target-dir", str(target)],
            check=True,
            cwd=ROOT,
        )
        found["hessboost"] = str(target / "release/hessboost-peer")
    return found


def largest_difference(binaries, folder, shape, count):
    """Largest difference between xgboost's contributions and ours."""
    with tempfile.TemporaryDirectory() as made:
        files = [pathlib.Path(made) / name for name in ("xgboost", "clairscore")]
        for file in files:
            run(command_of(file.name, binaries, folder, shape, count, file))
        theirs, ours = (np.fromfile(file) for file in files)
    return float(np.abs(theirs - ours).max())


def measured(binaries, folder, tasks):
    """Medians by library, shape and rows."""
    runs = {}
    libraries = ["clairscore", *PEERS]
    for shape, count in tasks:
        # LightGBM and XGBoost take a minute for 40,000 rows.
        taking_part = [name for name in libraries if count <= SLOW or name in ("clairscore", "hessboost")]
        idle = {name: run(command_of(name, binaries, folder, shape, 1))["cpu"] for name in taking_part}
        for _ in range(RUNS):
            for name in taking_part:
                found = run(command_of(name, binaries, folder, shape, count))
                found["cpu"] -= idle[name]
                print(json.dumps({"library": name, "trees": shape, "rows": count, **found}), flush=True)
                runs.setdefault((name, shape, count), []).append(found)
    return {
        key: {field: float(np.median([found[field] for found in several])) for field in several[0]}
        for key, several in runs.items()
    }


def report(medians):
    ours = {key[1:]: found for key, found in medians.items() if key[0] == "clairscore"}
    print("| trees | rows | library | ms | CPU ms | times ours | CPU, times ours |\n|---|---|---|---|---|---|---|")
    for (name, shape, count), found in medians.items():
        own = ours[shape, count]
        ratios = " | ".join(f"{found[field] / max(own[field], 1e-9):.1f}" for field in ("seconds", "cpu"))
        times = f"{1e3 * found['seconds']:.0f} | {1e3 * found['cpu']:.0f}"
        print(f"| {shape} | {count} | {name} | {times} | {ratios} |")
    for (shape, count), own in ours.items():
        print(json.dumps({"trees": shape, "rows": count, **{key: own[key] for key in ("plan", "one_row_us", "peak_mb")}}))


def missed(medians):
    """The targets that were not reached."""
    seconds = {key: found["seconds"] for key, found in medians.items()}
    shape = "300 x 31"
    for name, count, target in TARGETS:
        if (name, shape, count) in seconds:
            ratio = seconds[name, shape, count] / seconds["clairscore", shape, count]
            if ratio < target:
                yield f"{name} at {count} rows takes {ratio:.1f} times ours, not {target}"


def champions_folder(matrix, champion, folder):
    """Lays the exported matrix and the champion's trees out like the made-up ones."""
    import pyarrow.parquet as pq

    champion = pathlib.Path(champion)
    inputs = json.loads((champion / "manifest.json").read_text(encoding="utf-8"))["encoding"]["inputs"]
    table = pq.read_table(matrix)
    x = np.column_stack([table[entry["feature"]].to_numpy() for entry in inputs]).astype(np.float32)
    np.save(folder / "Xte.npy", np.ascontiguousarray(x))
    (folder / "kinds.txt").write_text(" ".join("c" if "categories" in entry else "q" for entry in inputs))
    model_file(folder, "champion", "xgboost").write_bytes((champion / "model.json").read_bytes())
    return len(x)


def main(arguments):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(os.environ.get("FOLDER", made)).resolve()
        folder.mkdir(exist_ok=True)
        if arguments[0] == "--champion":
            count = champions_folder(*arguments[1:], folder)
            tasks = [("champion", min(count, SLOW)), ("champion", count)]
            PEERS[:] = ["xgboost"]
        else:
            tasks = TASKS
            if not (folder / "Xte.npy").exists():
                subprocess.run([sys.executable, arguments[0], str(folder)], check=True, capture_output=True)
            if not model_file(folder, "60 x 255", "lightgbm").exists():
                subprocess.run([sys.executable, __file__, "--grow", str(folder)], check=True)
        binaries = built()
        medians = measured(binaries, folder, tasks)
        shapes = dict.fromkeys(shape for shape, _ in tasks)
        differences = {shape: largest_difference(binaries, folder, shape, SLOW) for shape in shapes}
    report(medians)
    faults = list(missed(medians))
    print(json.dumps({"threads": THREADS, "xgboost_difference": differences, "missed": faults}))
    return int(bool(faults) or max(differences.values()) >= TOLERANCE)


if __name__ == "__main__":
    if sys.argv[1] == "--grow":
        grow(pathlib.Path(sys.argv[2]))
    elif sys.argv[1] == "--peer":
        peer(*sys.argv[2:5], int(sys.argv[5]), sys.argv[6])
    else:
        sys.exit(main(sys.argv[1:]))
