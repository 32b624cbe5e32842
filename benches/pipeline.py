"""Time and peak memory of every step, from made-up tables to pages, and how they grow with the clients.

    cargo build --release && python3 benches/pipeline.py [CLIENTS ...] [--recipe FILE] [--csv] [--results FILE] [--plot FILE.svg]

CLIENTS are those of both application tables (10000 30000 100000 if not said; Kaggle's are 356255, 307,511 of them with
an outcome). Each step is a process of its own: wall and processor seconds, and the kernel's ru_maxrss. --csv also makes
the tables as CSV, checks and scores them, and removes them. What was measured is printed as a table in Markdown, kept as
JSON in --results after every step (added to what the file holds, so that a size can be measured alone) and drawn in --plot. All
files lie in a folder of their own below TMPDIR and are removed at the end of each size; the largest size takes some 5 GB.
"""

import argparse
import csv
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWN = ["check", "train", "score", "explain", "drift", "build"]
COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#000000"]
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 460, 330, 58, 34, 44


def step(arguments):
    """Wall and processor seconds, and peak megabytes of a run."""
    start = time.perf_counter()
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, f"{arguments} failed"
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def steps(folder, size, asked):
    """The steps of one size, each as its name and what is typed; a later one may read what an earlier one made."""
    data, text, model, out = (os.path.join(folder, name) for name in ("data", "text", "model", "out"))
    scores = os.path.join(folder, "scores.csv")
    recipe = ["--recipe", asked.recipe] if asked.recipe else []
    at_model = ["--data", data, "--model", model]
    yield "synth", ["--clients", str(size), "--seed", "1", "--out", data]
    yield "check", ["--data", data]
    yield "train", [*at_model, *recipe]
    yield "score", [*at_model, "--out", scores]
    with open(scores, encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))["SK_ID_CURR"]
    yield "explain", [first, *at_model]
    yield "drift", [*at_model, "--out", os.path.join(folder, "drift.html")]
    yield "build", [*at_model, "--out", out]
    if asked.csv:
        shutil.rmtree(out)
        yield "synth, CSV", ["--clients", str(size), "--seed", "1", "--format", "csv", "--out", text]
        yield "check, CSV", ["--data", text]
        yield "score, CSV", ["--data", text, "--model", model, "--out", scores]


def measured(sizes, asked, found):
    target = Path(os.environ.get("CARGO_TARGET_DIR", Path.home() / ".cache/clairscore-target"))
    clairscore = str(target / "release" / "clairscore")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            for name, arguments in steps(folder, size, asked):
                wall, processor, peak = step([clairscore, name.split(",")[0], *arguments])
                found = [one for one in found if (one["clients"], one["step"]) != (size, name)]
                found.append({"clients": size, "step": name, "s": wall, "processor_s": processor, "peak_mb": peak})
                print(f"{size:,} {name}: {wall:.1f} s, {peak:.0f} MB", file=sys.stderr, flush=True)
                if asked.results:
                    asked.results.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found


def growth(found, one):
    """The power of the clients by which a step's seconds grew since the size before."""
    smaller = [other for other in found if other["step"] == one["step"] and other["clients"] < one["clients"]]
    if not smaller:
        return ""
    before = max(smaller, key=lambda other: other["clients"])
    return f"{math.log(one['s'] / before['s']) / math.log(one['clients'] / before['clients']):.2f}"


def table(found):
    print("| clients | step | s | processor s | peak MB | s grow with clients to the power |\n|---|---|---|---|---|---|")
    for one in sorted(found, key=lambda one: one["clients"]):
        print(f"| {one['clients']:,} | {one['step']} | {one['s']:.1f} | {one['processor_s']:.1f} | {one['peak_mb']:.0f} "
              f"| {growth(found, one)} |")


def decades(values):
    """The powers of ten around some values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def panel(found, key, title, across):
    """One figure against the clients, both in powers of ten."""
    clients, values = [one["clients"] for one in found], [one[key] for one in found]
    (x_low, x_high), (y_low, y_high) = decades(clients), decades(values)
    right, below = WIDTH - 70, HEIGHT - BOTTOM
    x = lambda value: across + LEFT + (math.log10(value) - x_low) / (x_high - x_low) * (right - LEFT)
    y = lambda value: below - (math.log10(value) - y_low) / (y_high - y_low) * (below - TOP)
    parts = [f'<text x="{across + LEFT}" y="20" font-weight="600">{title}</text>']
    for power in range(y_low, y_high + 1):
        at, label = y(10.0**power), f"{10.0**power:,.10g}"
        parts.append(f'<path d="M{x(10**x_low):.1f} {at:.1f}H{across + right}" stroke="#ddd"/>'
                     f'<text x="{across + LEFT - 6}" y="{at + 4:.1f}" text-anchor="end">{label}</text>')
    for size in sorted(set(clients)):
        at = x(size)
        parts.append(f'<path d="M{at:.1f} {TOP}V{below}" stroke="#eee"/>'
                     f'<text x="{at:.1f}" y="{below + 16}" text-anchor="middle">{size:,}</text>')
    ends = []
    for name, colour in zip(DRAWN, COLOURS):
        line = sorted((one["clients"], one[key]) for one in found if one["step"] == name)
        if not line:
            continue
        points = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in line)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="2.5" fill="{colour}"/>' for size, value in line]
        ends.append((y(line[-1][1]), name, colour))
    last = -math.inf
    for at, name, colour in sorted(ends):
        last = max(at + 4, last + 13)
        parts.append(f'<text x="{x(max(clients)) + 8:.1f}" y="{last:.1f}" fill="{colour}">{name}</text>')
    return "".join(f"{part}\n" for part in parts)


def plot(found, file):
    found = [one for one in found if one["step"] in DRAWN]
    seconds = panel(found, "s", "Wall time (s) by clients", 0)
    memory = panel(found, "peak_mb", "Most memory (MB) by clients", WIDTH)
    Path(file).write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="11" role="img" aria-label="Wall time and memory of each step by clients">\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n{seconds}{memory}</svg>\n', encoding="utf-8")


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("clients", nargs="*", type=int)
    asked.add_argument("--recipe", type=lambda file: str(Path(file).resolve()))
    asked.add_argument("--csv", action="store_true")
    asked.add_argument("--results", type=Path)
    asked.add_argument("--plot", type=Path)
    asked.add_argument("--only-draw", action="store_true", help="measure nothing: table and plot of --results")
    asked = asked.parse_args()
    found = json.loads(asked.results.read_text(encoding="utf-8")) if asked.results and asked.results.exists() else []
    if not asked.only_draw:
        found = measured(asked.clients or [10_000, 30_000, 100_000], asked, found)
    table(found)
    if asked.plot:
        plot(found, asked.plot)


main()
