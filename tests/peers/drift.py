"""Holds `clairscore drift --format evidently-json` to what Evidently 0.7.23 says of the same files.

    python tests/peers/drift.py CLAIRSCORE [FOLDER] [TABLES]

Makes TABLES pairs (24 if not said) of random tables of all kinds (numbers, whole numbers, flags, words, holes, infinite
values, constants, few and many rows), some with options, and compares every metric: identifiers, names, configuration,
scores within 1e-9, and the verdicts of the library's own tests. FOLDER may hold stored cases instead
(`{case}_ref.csv`, `{case}_cur.csv`, `expected.json`).
"""

import json
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
TOLERANCE = 1e-9


def ours(program, reference, current, options, folder):
    out, config = folder / "ours.json", folder / "options.toml"
    lines = [f"{key} = {json.dumps(value)}" for key, value in options.items() if not isinstance(value, dict)]
    for key, table in options.items():
        if isinstance(table, dict):
            lines += [f"[{key}]"] + [f"{column} = {json.dumps(value)}" for column, value in table.items()]
    config.write_text("\n".join(lines) + "\n")
    command = [program, "drift", "--reference", reference, "--current", current, "--config", config]
    done = subprocess.run([*map(str, command), "--format", "evidently-json", "--out", str(out)], capture_output=True)
    if done.returncode:
        raise SystemExit(f"{reference}: {done.stderr.decode()}")
    return json.loads(out.read_text())


def differences(found, expected):
    """What differs between two lists of metrics; `id` is compared where the expected ones have it."""
    if [m["metric_name"] for m in found] != [m["metric_name"] for m in expected]:
        return [f"metrics: {[m['metric_name'] for m in found]} not {[m['metric_name'] for m in expected]}"]
    wrong = []
    for ours, theirs in zip(found, expected):
        if ours["config"] != theirs["config"] or ours.get("id") != theirs.get("id", ours.get("id")):
            wrong.append(f"{ours['metric_name']}: {ours} is not {theirs}")
        values = [m["value"] if isinstance(m["value"], dict) else {"": m["value"]} for m in (ours, theirs)]
        for key in values[1]:
            a, b = values[0][key], values[1][key]
            a, b = (float("nan") if x is None else x for x in (a, b))
            if not (abs(a - b) <= TOLERANCE or (np.isnan(a) and np.isnan(b))):
                wrong.append(f"{ours['metric_name']} {key}: {a!r} is not {b!r}")
    return wrong


def verdicts(metrics):
    """Whether each metric fails, by the rules of the library."""
    fails = []
    for metric in metrics:
        if "drift_share" in metric["config"]:
            fails.append(metric["value"]["share"] >= metric["config"]["drift_share"])
        else:
            method, value, limit = metric["config"]["method"], metric["value"], metric["config"]["threshold"]
            if method in ("K-S p_value", "ks"):
                fails.append(value <= limit)
            elif method in ("chi-square p_value", "chisquare", "Z-test p_value", "z"):
                fails.append(value < limit)
            else:
                fails.append(value >= limit)
    return fails


def theirs(reference, current, options):
    from evidently import Report
    from evidently.presets import DataDriftPreset

    frames = [pd.read_parquet(f) if f.suffix == ".parquet" else pd.read_csv(f) for f in (reference, current)]
    report = Report([DataDriftPreset(**options)], include_tests=True).run(frames[1], frames[0])
    said = json.loads(report.json())
    return said["metrics"], [test["status"] == "FAIL" for test in said["tests"]]


def column(rng, kind, rows, moved):
    """A column of a kind; `moved` changes its distribution."""
    shift = rng.normal(0.0, 0.6) if moved else 0.0
    if kind == "normal":
        return np.round(rng.normal(100 + 10 * shift, 15, rows), 3)
    if kind == "skewed":
        return np.round(np.exp(rng.normal(8 + shift, 1.2, rows)), 2)
    if kind == "tiny":
        return rng.normal(1 + shift, 0.1, rows) * 1e-7
    if kind == "whole":
        return rng.integers(0, 60, rows) + int(8 * shift)
    if kind == "large":
        return rng.integers(-(10**9), 10**9, rows)
    if kind == "few":
        return rng.choice(10, rows, p=np.arange(1, 11) / 55 if not moved else np.full(10, 0.1))
    if kind == "eleven":
        return np.append(np.arange(11), rng.integers(0, 11, rows))[:rows]
    if kind == "halves":
        return rng.integers(0, 5, rows) / 2
    if kind == "flag":
        return rng.random(rows) < 0.3 + 0.1 * shift
    if kind == "binary":
        return (rng.random(rows) < 0.3 + 0.1 * shift).astype(int)
    if kind == "constant":
        return np.full(rows, 4.5)
    if kind == "words":
        words = np.array(["beta", "alpha", "Été", "zed, with comma", 'q"uote'])
        weights = np.array([5, 4, 3, 2, 1]) * np.exp(shift * np.arange(5) / 5)
        return rng.choice(words, rows, p=weights / weights.sum())
    if kind == "new":
        return rng.choice(["old", "older"] + (["new"] if moved else []), rows)
    if kind == "gone":
        return rng.choice(["stays", "there"] + ([] if moved else ["gone"]), rows)
    if kind == "retyped":  # Numbers that become words, or whole numbers of few values.
        return rng.choice(["one", "two", "three"], rows) if moved else rng.integers(0, 40, rows)
    if kind == "untyped":  # Words that become a few whole numbers.
        return rng.integers(0, 4, rows) if moved else rng.choice(["one", "two", "three"], rows)
    raise ValueError(kind)


KINDS = ["normal", "skewed", "tiny", "whole", "large", "few", "eleven", "halves", "flag", "binary", "constant"]
KINDS += ["words", "new", "gone", "retyped", "untyped"]


def tables(rng):
    """A pair of random tables: every kind with and without a move, some with holes and infinite values."""
    rows = [int(rng.choice([30, 300, 999, 1000, 1001, 4000, 12_000])) for _ in range(2)]
    frames = [{}, {}]
    for kind in KINDS:
        for moved in (False, True):
            name = f"{kind}{'_moved' if moved else ''}"
            holes = rng.random() < 0.4 and kind not in ("flag", "untyped")
            for side in (0, 1):
                values = pd.Series(column(rng, kind, rows[side], moved and side == 1))
                if holes:
                    values = values.astype(object if values.dtype == object else float)
                    values[rng.random(rows[side]) < 0.2] = None
                    if values.dtype == float and rng.random() < 0.5:
                        values[rng.integers(rows[side])] = np.inf
                frames[side][name] = values
    return [pd.DataFrame(frame) for frame in frames]


OPTIONS = [
    {},
    {"num_method": "psi", "cat_method": "psi", "drift_share": 0.3},
    {"num_method": "jensenshannon", "cat_method": "chisquare", "threshold": 0.2},
    {"num_method": "hellinger", "cat_method": "hellinger", "cat_threshold": 0.05},
    {"num_method": "kl_div", "cat_method": "kl_div", "num_threshold": 0.15},
    {"num_method": "ks", "cat_method": "z"},
    {"num_method": "wasserstein", "per_column_method": {"normal": "ks", "words": "jensenshannon"}},
    {"columns": ["words", "normal", "few"], "per_column_threshold": {"normal": 0.3}},
]


def against_the_library(program, count):
    wrong, metrics = [], 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for number in range(count):
            rng = np.random.default_rng(number)
            frames = tables(rng)
            suffix = ".parquet" if number % 3 == 2 else ".csv"
            files = [folder / f"{side}{number}{suffix}" for side in ("ref", "cur")]
            options = OPTIONS[number % len(OPTIONS)]
            if options.get("cat_method") == "z":  # The library sorts the values, which words and numbers cannot be.
                frames = [frame.drop(columns=["retyped_moved", "untyped_moved"]) for frame in frames]
            for frame, file in zip(frames, files):
                frame.to_parquet(file) if suffix == ".parquet" else frame.to_csv(file, index=False)
            expected, fails = theirs(*files, options)
            found = ours(program, *files, options, folder)["metrics"]
            new = differences(found, expected)
            if not new and verdicts(found) != fails:
                new = [f"verdicts {verdicts(found)} are not {fails}"]
            wrong += [f"pair {number} {options}: {line}" for line in new]
            metrics += len(found)
    return wrong, metrics


def against_stored(program, folder):
    wrong, metrics = [], 0
    expected = json.loads((folder / "expected.json").read_text())
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        for case, stored in expected.items():
            files = [folder / f"{case}_{side}.csv" for side in ("ref", "cur")]
            found = ours(program, *files, {}, scratch)["metrics"]
            new = differences(found, stored["preset"])
            names = ["Share of Drifted Columns: Less 0.500"]
            names += [f"Value Drift for column {m['config']['column']}" for m in found[1:]]
            status = ["FAIL" if fails else "SUCCESS" for fails in verdicts(found)]
            if not new and [list(pair) for pair in zip(names, status)] != stored["tests"]:
                new = [f"tests {list(zip(names, status))} are not {stored['tests']}"]
            metrics += len(found)
            for column, methods in stored["explicit"].items():
                kinds = {m["config"]["column"]: m["config"] for m in found[1:]}
                for method, (score, drift, threshold) in methods.items():
                    options = {"per_column_method": {column: method}, "columns": [column]}
                    metric = ours_where_it_fits(program, files, options, scratch)
                    if metric is None:
                        continue
                    metrics += 1
                    if abs(metric["value"] - score) > TOLERANCE or verdicts([metric]) != [drift]:
                        new.append(f"{column} {method}: {metric} is not {score} {drift} {kinds[column]}")
                    if metric["config"]["threshold"] != threshold:
                        new.append(f"{column} {method}: threshold {metric['config']['threshold']}, not {threshold}")
            wrong += [f"{case}: {line}" for line in new]
    return wrong, metrics


def ours_where_it_fits(program, files, options, scratch):
    """The metric of one column by one method; None where the program refuses the method for the column's kind."""
    try:
        return ours(program, *files, options, scratch)["metrics"][1]
    except SystemExit as refused:
        if "is not for" in str(refused):
            return None
        raise


def main():
    program, *rest = sys.argv[1:]
    folder = next((Path(argument) for argument in rest if not argument.isdigit()), None)
    count = next((int(argument) for argument in rest if argument.isdigit()), 24)
    wrong, metrics = against_stored(program, folder) if folder else against_the_library(program, count)
    print(*wrong, sep="\n")
    print(f"{metrics} metrics, {len(wrong)} differ")
    raise SystemExit(1 if wrong or not metrics else 0)


if __name__ == "__main__":
    main()
