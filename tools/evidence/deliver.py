#!/usr/bin/env python3
"""Builds the site for the public from made-up clients, serves it with the API, and asks both for what they are for.

    deliver.py CLAIRSCORE FOUND.json

CLAIRSCORE is the program; FOUND.json is written where all was as it must be. 10,000 + 2,000 clients are made up, as in the
demo, and a small model is trained. Ends with 1, and what was wrong, at the first thing that is.
"""

import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def made(clairscore, folder):
    """Tables and a model of the demo's size."""
    data, model = folder / "data", folder / "model"
    run(clairscore, "synth", "--clients", "12000", "--test", "2000", "--seed", "7", "--out", data)
    run(clairscore, "train", "--data", data, "--model", model, "--recipe", ROOT / "tests/peers/boosting.toml")
    return data, model


def run(clairscore, *arguments):
    subprocess.run([clairscore, *map(str, arguments)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def asked(address, body=None):
    """The status and the text of an answer."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"} if data else {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def expect(fact, what):
    if not fact:
        sys.exit(f"deliver.py: it is not so that {what}")
    print(f"  ok: {what}", flush=True)


def first_client(clairscore, data, model, folder):
    """A client to score, and what the batch says of it."""
    run(clairscore, "score", "--data", data, "--model", model, "--out", folder / "scores.csv")
    head, row, *_ = (folder / "scores.csv").read_text().splitlines()
    return dict(zip(head.split(","), row.split(",")))


def questions(origin, site, known):
    """What a delivery is asked, in order: its name, whether it was answered well, and what that was."""
    files = [str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()]
    clients = [name for name in files if re.search(r"/client/\d+\.html$", name)]
    yield "built", (site / "fr/index.html").exists(), f"the public site is built, {len(files)} files"
    yield "no_client", not clients, "no page of a client is in it"
    status, page = asked(f"{origin}/fr/model/")
    yield "page", status == 200 and "<h1" in page and page == (site / "fr/model/index.html").read_text(), "a page is answered"
    status, text = asked(f"{origin}/api/v1/openapi.json")
    yield "described", status == 200 and "/api/v1/score" in json.loads(text)["paths"], "the API describes itself"
    status, text = asked(f"{origin}/api/v1/score", {"sk_id_curr": int(known["SK_ID_CURR"])})
    answer = json.loads(text)
    same = status == 200 and abs(answer["probability"] - float(known["probability"])) < 1e-9
    yield "score", same, "the API gives a client the batch's score"
    status, _ = asked(f"{origin}/api/v1/score", {"application": {}})
    yield "refusal", 400 <= status < 500, "the API refuses what is no application"


def main(clairscore, found):
    with tempfile.TemporaryDirectory(prefix="clairscore-delivery-") as name:
        folder = Path(name)
        data, model = made(clairscore, folder)
        site = folder / "public"
        run(clairscore, "build", "--data", data, "--model", model, "--out", site, "--profile", "public")
        known = first_client(clairscore, data, model, folder)
        serve = [clairscore, "serve", "--data", data, "--model", model, "--out", site, "--port", "0"]
        with subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                origin = re.search(r"http://[^/\s]+", server.stdout.readline())
                if not origin:
                    sys.exit("deliver.py: serve did not start")
                passed = []
                for check, fact, what in questions(origin[0], site, known):
                    expect(fact, what)
                    passed.append(check)
            finally:
                server.terminate()
        files = sum(path.is_file() for path in site.rglob("*"))
        Path(found).write_text(json.dumps({"files": files, "checks": passed}))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
