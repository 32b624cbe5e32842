#!/usr/bin/env python3
"""Writes what ./test and tools/coverage.sh find into a small JSON file, for the slides (docs/EVIDENCE.md).

    evidence.py start [EPOCH]       a new file: the sources as git knows them; their coverage is kept
    evidence.py step NAME           the running step passed, and NAME begins
    evidence.py skip WHY            the running step could not be run here
    evidence.py peer NAME [VERSION] a library of others said the same
    evidence.py delivered FILE      what a delivery found, as JSON
    evidence.py coverage FILE       what `llvm-cov export -summary-only` wrote
    evidence.py end CODE            the exit code of ./test; the running step failed where it is not 0

CLAIRSCORE_EVIDENCE names the file (evidence.json in the root of the repository); CLAIRSCORE_EVIDENCE_LOGS a folder with
what test runners printed: cargo.txt and browser.txt are read at each call, so that a run that is cut short leaves what it
knows. The file is replaced as a whole.
"""

import calendar
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = 1
COMMITS = 12
MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def file():
    return Path(os.environ.get("CLAIRSCORE_EVIDENCE") or ROOT / "evidence.json")


def moment(seconds):
    return time.strftime(MOMENT, time.gmtime(seconds))


def git(*arguments):
    """What git says, or None where there is no git, no clone, or nothing to say."""
    try:
        said = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.stdout.strip()


def browser_address(remote):
    """The address under which a browser finds a remote: never a path of this machine, never a name or a password."""
    if not remote:
        return None
    known = re.fullmatch(r"(?:https?|ssh|git)://(?:[^/@]*@)?([^/:]+)(?::\d+)?/(.+?)(?:\.git)?/?", remote)
    known = known or re.fullmatch(r"(?:[^/@:]+@)([^/:]+):(?!/)(.+?)(?:\.git)?/?", remote)
    return f"https://{known[1]}/{known[2]}" if known and "." in known[1] else None


def sources():
    """The commit, whether anything differs from it, and the repository."""
    commit = git("rev-parse", "HEAD")
    if not commit:
        return None, None, None
    log = (git("log", f"-{COMMITS}", "--date=format-local:%Y-%m-%d", "--pretty=%h%x09%cd%x09%s") or "").splitlines()
    # A clone that holds but the last commits cannot count them.
    whole = git("rev-parse", "--is-shallow-repository") == "false"
    first = git("log", "--reverse", "--date=format-local:%Y-%m-%d", "--pretty=%cd") if whole else None
    branch = git("rev-parse", "--abbrev-ref", "HEAD")
    repository = {
        "address": browser_address(git("config", "--get", "remote.origin.url")),
        "branch": branch if branch != "HEAD" else None,
        "commits": int(git("rev-list", "--count", "HEAD") or 0),
        "first_day": first.splitlines()[0] if first else None,
        "files": len((git("ls-files") or "").splitlines()),
        "log": [dict(zip(("hash", "day", "subject"), line.split("\t", 2))) for line in log],
    }
    return commit, git("status", "--porcelain") == "", repository


def empty(started):
    commit, clean, repository = sources()
    return {
        "schema": SCHEMA,
        "commit": commit,
        "clean": clean,
        "started": moment(started),
        "ended": None,
        "outcome": None,
        "repository": repository,
        "steps": [],
        "tests": [],
        "peers": [],
        "delivery": None,
        "coverage": None,
    }


def stored():
    """What the file holds; nothing where it is absent, damaged or of another form."""
    try:
        found = json.loads(file().read_text(encoding="utf-8"))
        return found if found.get("schema") == SCHEMA else None
    except (OSError, ValueError, AttributeError):
        return None


def write(evidence):
    place = file().absolute()
    descriptor, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            json.dump(evidence, out, ensure_ascii=False, indent=1)
            out.write("\n")
        os.chmod(beside, 0o644)
        os.replace(beside, place)
    except BaseException:
        os.unlink(beside)
        raise


def cargo_counts(text):
    """Tests by kind in what `cargo test` printed, those of one kind together."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    counts, kind = {}, None
    for line in plain.splitlines():
        if re.match(r"\s*Running unittests ", line):
            kind = "unit"
        elif re.match(r"\s*Running tests/", line):
            kind = "integration"
        elif re.match(r"\s*Doc-tests ", line):
            kind = "documentation"
        found = re.match(r"test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;", line)
        if found and kind:
            before = counts.get(kind, (0, 0, 0))
            counts[kind] = tuple(a + int(b) for a, b in zip(before, found.groups()))
    return counts


def node_counts(text):
    """Tests in what `node --test` printed at its end, as TAP or for a terminal."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    last = {name: int(n) for name, n in re.findall(r"^(?:#|ℹ) (pass|fail|cancelled|skipped|todo) (\d+)$", plain, re.M)}
    if "pass" not in last:
        return {}
    return {"browser": (last["pass"], last["fail"] + last["cancelled"], last["skipped"] + last["todo"])}


def with_counts(evidence):
    """Puts in what test runners have printed by now."""
    folder = os.environ.get("CLAIRSCORE_EVIDENCE_LOGS")
    counts = {}
    for name, read in (("cargo.txt", cargo_counts), ("browser.txt", node_counts)):
        log = Path(folder, name) if folder else None
        if log and log.exists():
            counts.update(read(log.read_text(encoding="utf-8", errors="replace")))
    if counts:
        evidence["tests"] = [
            {"kind": kind, "passed": passed, "failed": failed, "ignored": ignored}
            for kind, (passed, failed, ignored) in counts.items()
        ]


def step(name, began):
    return {"name": name, "outcome": "running", "started": moment(began), "seconds": None, "because": None}


def close(evidence, outcome, because=None):
    """Ends the step that runs, if one does."""
    last = evidence["steps"][-1] if evidence["steps"] else None
    if last and last["outcome"] == "running":
        began = calendar.timegm(time.strptime(last["started"], MOMENT))
        last.update(outcome=outcome, because=because, seconds=max(int(time.time()) - began, 0))


def coverage(exported):
    """Lines by room of src/ in what llvm-cov exports; files of tests are left out."""
    rooms = {}
    for measured in json.loads(exported)["data"][0]["files"]:
        path = Path(measured["filename"])
        try:
            inside = path.relative_to(ROOT / "src") if path.is_absolute() else path.relative_to("src")
        except ValueError:
            continue
        if "tests" in inside.parts or inside.name == "tests.rs":
            continue
        lines = measured["summary"]["lines"]
        room = rooms.setdefault(inside.parts[0].removesuffix(".rs"), [0, 0])
        room[0] += lines["count"]
        room[1] += lines["covered"]
    return {
        "commit": git("rev-parse", "HEAD"),
        "lines": sum(lines for lines, _ in rooms.values()),
        "covered": sum(covered for _, covered in rooms.values()),
        "rooms": [{"room": name, "lines": lines, "covered": covered} for name, (lines, covered) in sorted(rooms.items())],
    }


def main(verb, *rest):
    before = stored()
    if verb == "start":
        began = int(rest[0]) if rest else time.time()
        evidence = empty(began)
        evidence["outcome"] = "running"
        evidence["coverage"] = before["coverage"] if before else None
        evidence["steps"] = [step("preparation", began)]
        return write(evidence)
    evidence = before or empty(time.time())
    with_counts(evidence)
    if verb == "step":
        close(evidence, "passed")
        evidence["steps"].append(step(rest[0], time.time()))
    elif verb == "skip":
        close(evidence, "skipped", rest[0])
    elif verb == "peer":
        version = rest[1] if len(rest) > 1 and rest[1] else None
        evidence["peers"].append({"name": rest[0], "version": version, "outcome": "passed"})
    elif verb == "delivered":
        evidence["delivery"] = json.loads(Path(rest[0]).read_text(encoding="utf-8"))
    elif verb == "coverage":
        evidence["coverage"] = coverage(Path(rest[0]).read_text(encoding="utf-8"))
    elif verb == "end":
        code = int(rest[0])
        close(evidence, "passed" if code == 0 else "failed", None if code == 0 else f"exit code {code}")
        evidence["outcome"] = "passed" if code == 0 else "failed"
        evidence["ended"] = moment(time.time())
    else:
        sys.exit(f"evidence.py: there is no verb {verb!r}; see its first lines")
    write(evidence)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
