"""Time and peak memory of every step, from made-up tables to pages.

    cargo build --release && python3 benches/pipeline.py [10000 30000 100000]

Each step is a process of its own; its peak memory is the kernel's ru_maxrss.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def step(arguments):
    """Seconds and peak megabytes of a run."""
    start = time.perf_counter()
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"{arguments} failed"
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 30_000, 100_000]
    target = Path(os.environ.get("CARGO_TARGET_DIR", Path.home() / ".cache/clairscore-target"))
    clairscore = str(target / "release" / "clairscore")
    print("| clients | step | s | peak MB |\n|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            data, model, out = (os.path.join(folder, name) for name in ("data", "model", "out"))
            for name, arguments in [
                ("synth", ["--clients", str(size), "--seed", "1", "--out", data]),
                ("check", ["--data", data]),
                ("train", ["--data", data, "--model", model]),
                ("score", ["--data", data, "--model", model, "--out", os.path.join(folder, "scores.parquet")]),
                ("build", ["--data", data, "--model", model, "--out", out]),
            ]:
                seconds, megabytes = step([clairscore, name, *arguments])
                print(f"| {size:,} | {name} | {seconds:.1f} | {megabytes:.0f} |", flush=True)


main()
