"""Times `clairscore drift` beside Evidently on the same two tables: reading, preset and HTML report, in one run.

    python benches/peers/drift.py CLAIRSCORE FOLDER [ROUNDS]

FOLDER has application_train.parquet and application_test.parquet (`clairscore synth` makes them). Both programs run as
processes of their own, one after the other, ROUNDS times (3 if not said); prints medians of wall time, the peak of
resident memory, the size of the report, and ratios. Evidently's run starts with its import; the time without it is told
apart. Scores are compared first: what is timed is the same verdicts.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

EVIDENTLY = """
import json, sys, time
import pandas as pd
begin = time.perf_counter()
from evidently import Report
from evidently.presets import DataDriftPreset
imported = time.perf_counter()
read = pd.read_parquet if sys.argv[1].endswith("parquet") else pd.read_csv
reference, current = read(sys.argv[1]), read(sys.argv[2])
columns = [column for column in current.columns if column in reference.columns]
report = Report([DataDriftPreset()]).run(current[columns], reference[columns])
report.save_html(sys.argv[3])
done = time.perf_counter()
open(sys.argv[4], "w").write(report.json())
print(json.dumps({"import": imported - begin, "work": done - imported}))
"""

TIMED = """
import resource, subprocess, sys, time
begin = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
seconds = time.perf_counter() - begin
print(done.returncode, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(done.stdout, done.stderr)
"""


def timed(command):
    """Wall seconds, peak megabytes and output of a process; the peak is that of it alone."""
    wrapped = subprocess.run([sys.executable, "-c", TIMED, *map(str, command)], capture_output=True, text=True)
    head, _, said = wrapped.stdout.partition("\n")
    code, seconds, peak = head.split()
    if code != "0":
        raise SystemExit(f"{command[0]}: {said}")
    return float(seconds), int(peak) / 1024, said


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        (scratch / "evidently_run.py").write_text(EVIDENTLY)
        for suffix in ("parquet", "csv"):
            files = [folder / f"{name}.{suffix}" for name in ("application_train", "application_test")]
            if suffix == "csv":
                import pandas as pd

                tables = [pd.read_parquet(file.with_suffix(".parquet")) for file in files]
                files = [scratch / file.name for file in files]
                for table, file in zip(tables, files):
                    table.to_csv(file, index=False)
                del tables
            report(program, files, scratch, rounds)


def report(program, files, scratch, rounds):
    pages = [scratch / "ours.html", scratch / "theirs.html"]
    ours = [program, "drift", "--reference", files[0], "--current", files[1], "--out", pages[0]]
    quick = [*ours, "--no-classifier"]
    theirs = [sys.executable, scratch / "evidently_run.py", *files, pages[1], scratch / "theirs.json"]
    check = [*ours[:-1], scratch / "ours.json", "--format", "evidently-json"]
    found = {name: [] for name in ("ours", "ours, the whole too", "evidently", "evidently without import")}
    peaks = {name: [] for name in found}
    for _ in range(rounds):
        for name, command in (("ours", quick), ("ours, the whole too", ours), ("evidently", theirs)):
            seconds, peak, said = timed(command)
            found[name].append(seconds)
            peaks[name].append(peak)
            if name == "evidently":
                found["evidently without import"].append(json.loads(said.strip().splitlines()[0])["work"])
                peaks["evidently without import"].append(peak)
            if name == "ours":
                size = pages[0].stat().st_size
    timed(check)
    values = [
        {m["metric_name"]: m["value"] for m in json.loads((scratch / f"{who}.json").read_text())["metrics"][1:]}
        for who in ("ours", "theirs")
    ]
    assert values[0].keys() == values[1].keys()
    worst = max(abs(values[0][name] - values[1][name]) for name in values[0])
    assert worst <= 1e-9, worst
    base = statistics.median(found["ours"])
    memory = statistics.median(peaks["ours"])
    print(f"{files[0].suffix[1:]}: {len(values[0])} columns, scores within {worst:.1e}")
    for name in found:
        seconds, peak = statistics.median(found[name]), statistics.median(peaks[name])
        print(f"  {name}: {seconds:.2f} s ({seconds / base:.1f}), {peak:.0f} MB ({peak / memory:.2f})")
    print(f"  pages: ours {size / 1e6:.2f} MB, theirs {pages[1].stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
