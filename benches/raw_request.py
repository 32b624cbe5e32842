"""One raw application with 100 child rows: how long a request takes on the loopback, and where the time goes.

    cargo build --release && python3 benches/raw_request.py [--requests 2000]

Makes up tables, trains, serves without a data folder, and posts the body of the client whose number of child
rows is nearest to 100, over one kept connection. `read`, `features` and `report` are the service's own Server-Timing
(reading and checking the body; the features; score and explanation); `rest` is the socket, the gate, HTTP and
writing the answer. The health check, asked in turn, is the floor of a request that does nothing.
"""

import argparse
import csv
import http.client
import json
import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHILDREN = [
    "bureau",
    "bureau_balance",
    "previous_application",
    "POS_CASH_balance",
    "credit_card_balance",
    "installments_payments",
]


def value(name, text):
    if text == "":
        return None
    if name == "STATUS":
        return text
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def rows(file):
    with open(file, newline="") as lines:
        for row in csv.DictReader(lines):
            yield {name: value(name, text) for name, text in row.items()}


def body_of_about(data, wanted):
    """The body of the client with the number of child rows nearest to `wanted`, and that number."""
    bodies = {}
    for application in rows(data / "application_test.csv"):
        bodies[application["SK_ID_CURR"]] = {"application": application, **{table: [] for table in CHILDREN}}
    owners = {}
    for table in CHILDREN:
        for row in rows(data / f"{table}.csv"):
            client = owners.get(row["SK_ID_BUREAU"]) if table == "bureau_balance" else row["SK_ID_CURR"]
            if table == "bureau":
                owners[row["SK_ID_BUREAU"]] = client
            if client in bodies:
                bodies[client][table].append(row)
    children = lambda body: sum(len(body[table]) for table in CHILDREN)
    best = min(bodies.values(), key=lambda body: abs(children(body) - wanted))
    return json.dumps(best).encode(), children(best)


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def ask(connection, method, path, body=None):
    start = time.perf_counter()
    connection.request(method, path, body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer = response.read()
    took = (time.perf_counter() - start) * 1000
    assert response.status == 200, answer
    return took, dict(re.findall(r"(\w+);dur=([\d.]+)", response.headers.get("Server-Timing", "")))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--requests", type=int, default=2000)
    count = arguments.parse_args().requests
    target = Path(os.environ.get("CARGO_TARGET_DIR", Path.home() / ".cache/clairscore-target"))
    clairscore = str(target / "release" / "clairscore")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        run = lambda *arguments: subprocess.run([clairscore, *map(str, arguments)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        run("synth", "--clients", 4000, "--test", 400, "--seed", 5, "--format", "csv", "--out", made / "data")
        run("train", "--data", made / "data", "--model", made / "model")
        run("build", "--data", made / "data", "--model", made / "model", "--out", made / "site")
        body, children = body_of_about(made / "data", 100)
        server = subprocess.Popen(
            [clairscore, "serve", "--port", "0", "--model", made / "model", "--out", made / "site"],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )
        try:
            host, port = re.search(r"http://([\d.]+):(\d+)", server.stdout.readline()).groups()
            connection = http.client.HTTPConnection(host, int(port))
            times = {"request": [], "read": [], "features": [], "report": [], "rest": [], "health": []}
            for number in range(count + 100):
                took, parts = ask(connection, "POST", "/api/v1/score", body)
                idle, _ = ask(connection, "GET", "/api/v1/health")
                if number < 100:
                    continue
                parts = {name: float(milliseconds) for name, milliseconds in parts.items()}
                parts |= {"request": took, "rest": took - sum(parts.values()), "health": idle}
                for name, milliseconds in parts.items():
                    times[name].append(milliseconds)
        finally:
            server.kill()
        print(f"{count} requests, {children} child rows, {len(body)} bytes")
        print("| | p50 ms | p99 ms |\n|---|---|---|")
        for name, values in times.items():
            print(f"| {name} | {quantile(values, 0.5):.2f} | {quantile(values, 0.99):.2f} |")


main()
