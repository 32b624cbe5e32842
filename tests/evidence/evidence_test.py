"""Holds tools/evidence/evidence.py to stored output of real runs: cargo.txt and browser.txt (long runs of passing tests
left out), coverage.json (llvm-cov's, some files of it). expected.json is what it makes of them; the Rust tests and those in
the browser read it. `python3 tests/evidence/evidence_test.py write` writes it anew."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPT = HERE.parents[1] / "tools/evidence/evidence.py"
NAMES = "formatting lint rust_tests browser peers mlflow licences advisories delivery".split()
SKIPPED = "the advisory database cannot be fetched here"
# As many seconds as each took on a machine of two cores.
SECONDS = [4, 2, 96, 268, 722, 61, 89, 1, 0, 11]
VERSIONS = {"xgboost": "3.2.0", "fairlearn": "0.15.0", "polars": "2.1.0", "evidently": "0.7.23", "mlflow": "3.17.2"}
SUBJECTS = """\
Names as clippy wants them
The pages of groups, with their charts
Drift: verdicts of Evidently, and what it does not look at
What would change an opinion, tried on the whole model
Boosting with histograms of whole numbers; the vendor's is gone
Why a version counts as worse, and what that comparison cannot do
Arguments of drift and of versions have files of their own; what is left out is told once; figures with and without huge pages
Features are filled block by block straight into their columns; interest from a closer start; no slope from days that are one; Polars computes the whole catalogue beside ours
A killed build goes on block by block, and an edited text explains nobody anew
What a reader of the resumed builds found: faults are not taken over, an exchange that was cut short is ended, nothing stays beside
The memory of train, fitted again with 344 features; the champion's cross-validation at full size
The benchmark of the pipeline keeps what it measured step by step; a recipe for full size
Every step at full size, its growth, and builds that go on
Tabs	and "quotes" & <tags> in a subject""".splitlines()


class Sources:
    """A small repository with the script in it, and an evidence file of its own."""

    def __init__(self, folder, remote="git@github.com:example/clairscore.git", subjects=SUBJECTS[:1]):
        self.root = Path(folder) / "sources"
        self.file, self.logs = Path(folder) / "found.json", Path(folder) / "logs"
        self.logs.mkdir()
        (self.root / "tools/evidence").mkdir(parents=True)
        shutil.copy(SCRIPT, self.root / "tools/evidence")
        self.git("init", "-q", "-b", "main")
        self.git("remote", "add", "origin", remote)
        for place, subject in enumerate(subjects):
            (self.root / "page").write_text(subject)
            self.git("add", "-A")
            self.git("commit", "-q", "-m", subject, day=f"2026-11-{15 + place:02}T12:00:00+00:00")

    def environment(self, day=None):
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        person = {f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        days = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day} if day else {}
        ours = {"CLAIRSCORE_EVIDENCE": str(self.file), "CLAIRSCORE_EVIDENCE_LOGS": str(self.logs)}
        return {**kept, **person, **days, **ours, "TZ": "UTC", "GIT_CONFIG_GLOBAL": "/dev/null"}

    def git(self, *arguments, day=None):
        subprocess.run(["git", *arguments], cwd=self.root, check=True, env=self.environment(day))

    def say(self, *arguments):
        script = self.root / "tools/evidence/evidence.py"
        subprocess.run([sys.executable, script, *arguments], check=True, env=self.environment())

    def printed(self, name, text=None):
        (self.logs / name).write_text((HERE / name).read_text() if text is None else text)

    def found(self):
        return json.loads(self.file.read_text())


def whole_run(folder):
    """What a run in which all passed leaves, with times that do not hang on the machine."""
    sources = Sources(folder, subjects=SUBJECTS)
    sources.say("start", "1796000000")
    for name in NAMES:
        sources.say("step", name)
        if name == "browser":
            sources.printed("cargo.txt")
        if name == "peers":
            sources.printed("browser.txt")
            for peer in list(VERSIONS)[:4]:
                sources.say("peer", peer, VERSIONS[peer])
        if name == "mlflow":
            sources.say("peer", "mlflow", VERSIONS["mlflow"])
        if name == "advisories":
            sources.say("skip", SKIPPED)
    checks = ["built", "no_client", "page", "described", "score", "refusal"]
    (sources.logs / "delivery.json").write_text(json.dumps({"files": 133, "checks": checks}))
    sources.say("delivered", str(sources.logs / "delivery.json"))
    exported = (HERE / "coverage.json").read_text().replace("/ROOT", str(sources.root.resolve()))
    (sources.logs / "coverage.json").write_text(exported)
    sources.say("coverage", str(sources.logs / "coverage.json"))
    sources.say("end", "0")
    found = sources.found()
    for step, seconds in zip(found["steps"], SECONDS):
        assert isinstance(step["seconds"], int), step
        step["seconds"], step["started"] = seconds, found["started"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found["ended"])
    found["ended"] = found["started"]
    return found


class Evidence(unittest.TestCase):
    def setUp(self):
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def test_stored_output_of_a_real_run_becomes_the_expected_evidence(self):
        self.assertEqual(whole_run(self.folder), json.loads((HERE / "expected.json").read_text()))

    def test_a_run_that_fails_leaves_what_it_knew_and_where_it_failed(self):
        sources = Sources(self.folder)
        sources.say("start")
        sources.say("step", "rust_tests")
        # Cargo stops after the first kind of tests in which one fails.
        whole = (HERE / "cargo.txt").read_text()
        failing = whole[: whole.index("     Running unittests src/main.rs")].replace("ok. 759 passed; 0 failed", "FAILED. 757 passed; 2 failed")
        sources.printed("cargo.txt", failing)
        sources.say("end", "101")
        found = sources.found()
        self.assertEqual(found["outcome"], "failed")
        self.assertEqual([step["outcome"] for step in found["steps"]], ["passed", "failed"])
        self.assertEqual(found["steps"][-1]["because"], "exit code 101")
        self.assertEqual(found["tests"], [{"kind": "unit", "passed": 757, "failed": 2, "ignored": 0}])
        self.assertEqual((found["peers"], found["delivery"], found["coverage"]), ([], None, None))

    def test_a_run_that_is_killed_leaves_that_it_was_running(self):
        sources = Sources(self.folder)
        sources.say("start")
        sources.say("step", "browser")
        sources.printed("cargo.txt")
        sources.say("peer", "polars")
        found = sources.found()
        self.assertEqual((found["outcome"], found["ended"], found["steps"][-1]["outcome"]), ("running", None, "running"))
        self.assertEqual(found["tests"][0]["passed"], 759)

    def test_tests_in_the_browser_are_counted_as_tap_and_as_on_a_terminal(self):
        sources = Sources(self.folder)
        sources.say("start")
        sources.printed("browser.txt")
        sources.say("step", "browser")
        tap = sources.found()["tests"]
        self.assertEqual(tap, [{"kind": "browser", "passed": 60, "failed": 0, "ignored": 1}])
        sources.printed("browser.txt", "\n".join("\x1b[34mℹ pass 50\x1b[39m|ℹ fail 2|ℹ cancelled 1|ℹ skipped 0|ℹ todo 0".split("|")))
        sources.say("step", "peers")
        self.assertEqual(sources.found()["tests"], [{"kind": "browser", "passed": 50, "failed": 3, "ignored": 0}])

    def test_an_address_is_one_for_a_browser_without_names_or_passwords(self):
        addresses = {
            "https://someone:secret@gitlab.example.org/group/clairscore.git": "https://gitlab.example.org/group/clairscore",
            "ssh://git@git.example.org:2222/owner/clairscore": "https://git.example.org/owner/clairscore",
            "git@github.com:owner/clairscore.git": "https://github.com/owner/clairscore",
            "/work/clairscore": None,
            "../clairscore": None,
            "file:///work/clairscore": None,
        }
        for remote, address in addresses.items():
            with tempfile.TemporaryDirectory() as folder:
                sources = Sources(folder, remote)
                sources.say("start")
                self.assertEqual(sources.found()["repository"]["address"], address, remote)

    def test_a_changed_file_is_told_and_coverage_outlives_a_new_run(self):
        sources = Sources(self.folder)
        exported = (HERE / "coverage.json").read_text().replace("/ROOT", str(sources.root.resolve()))
        (sources.logs / "coverage.json").write_text(exported)
        sources.say("coverage", str(sources.logs / "coverage.json"))
        self.assertEqual((sources.found()["outcome"], sources.found()["clean"]), (None, True))
        measured = sources.found()["coverage"]
        self.assertGreater(measured["lines"], measured["covered"])
        self.assertEqual(measured["lines"], sum(room["lines"] for room in measured["rooms"]))
        (sources.root / "page").write_text("changed")
        sources.say("start")
        self.assertEqual((sources.found()["coverage"], sources.found()["clean"]), (measured, False))

    def test_outside_git_and_after_a_damaged_file_the_steps_are_told_all_the_same(self):
        sources = Sources(self.folder)
        shutil.rmtree(sources.root / ".git")
        sources.file.write_text('{"schema": 1, "steps": [')
        sources.say("start")
        sources.say("end", "0")
        found = sources.found()
        self.assertEqual((found["commit"], found["clean"], found["repository"]), (None, None, None))
        self.assertEqual((found["outcome"], len(found["steps"])), ("passed", 1))
        self.assertEqual([path.name for path in Path(self.folder).iterdir() if path.is_file()], ["found.json"])


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        with tempfile.TemporaryDirectory() as folder:
            text = json.dumps(whole_run(folder), ensure_ascii=False, indent=1)
        (HERE / "expected.json").write_text(text + "\n")
    else:
        unittest.main()
