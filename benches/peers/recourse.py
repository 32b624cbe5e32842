"""Compares recourse with DiCE (dice-ml) on the clients that benches/recourse.rs chose.

usage: recourse.py CLIENTS.json CHAMPION TRAIN ADDRESS [stale] METHOD...

CLIENTS.json: what `recourse DATA MODEL rows=1 grid=1` printed. CHAMPION: the folder with model.json and manifest.json.
TRAIN: application_train as CSV or Parquet, from which DiCE takes ranges and spreads. ADDRESS: where `clairscore serve`
answers (127.0.0.1:8000) with the same data and model: every option of either side is judged there, as raw columns of
the application with other values. METHOD: random, genetic.

DiCE may vary the same seven columns within the same bounds. Its model is the champion itself, opened in xgboost, with
the other inputs fixed at the client's and the features that follow computed anew at each call; with "stale" these stay
as they are, which is what a wrapper around the model's inputs does by itself. DiCE makes its finds sparser by binary
search: by the linear one that its random method takes by default, a client takes some twenty seconds.
"""

import contextlib
import io
import json
import sys
import time
import warnings
import http.client

import dice_ml
import numpy as np
import pandas as pd
import xgboost

SUMS = ["AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE"]
PAPERS = ["FLAG_DOCUMENT_3", "FLAG_PHONE", "FLAG_WORK_PHONE", "FLAG_EMAIL"]
RATIOS = {
    "CREDIT_ANNUITY_RATIO": ("AMT_CREDIT", "AMT_ANNUITY"),
    "GOODS_CREDIT_RATIO": ("AMT_GOODS_PRICE", "AMT_CREDIT"),
    "ANNUITY_INCOME_RATIO": ("AMT_ANNUITY", "AMT_INCOME_TOTAL"),
    "CREDIT_INCOME_RATIO": ("AMT_CREDIT", "AMT_INCOME_TOTAL"),
}


class Champion:
    def __init__(self, folder, limit):
        manifest = json.load(open(f"{folder}/manifest.json"))
        self.names = [entry["feature"] for entry in manifest["encoding"]["inputs"]]
        self.at = {name: place for place, name in enumerate(self.names)}
        self.reference = dict(zip(self.names, manifest["reference"]))
        self.types = ["c" if "categories" in entry else "q" for entry in manifest["encoding"]["inputs"]]
        self.limit = limit
        self.booster = xgboost.Booster(model_file=f"{folder}/model.json")
        self.booster.set_param({"nthread": 1})

    def percentile(self, name, percent):
        return self.reference[name]["percentiles"][percent]

    def risk(self, rows):
        """0.5 at the limit of acceptance."""
        matrix = xgboost.DMatrix(rows, feature_types=self.types, enable_categorical=True)
        return 1 / (1 + np.exp(self.limit - self.booster.predict(matrix, output_margin=True, validate_features=False).astype(float)))


class OneClient:
    """The champion for one client, as DiCE asks it."""

    def __init__(self, champion, row, stale):
        self.champion, self.row, self.stale = champion, row, stale

    def rows(self, frame):
        at = self.champion.at
        rows = np.repeat(self.row[None, :], len(frame), axis=0)
        for name in SUMS + PAPERS:
            rows[:, at[name]] = frame[name].astype(float)
        if not self.stale:
            for name, (above, below) in RATIOS.items():
                rows[:, at[name]] = rows[:, at[above]] / rows[:, at[below]]
            rows[:, at["DOCUMENT_COUNT"]] += rows[:, at["FLAG_DOCUMENT_3"]] - self.row[at["FLAG_DOCUMENT_3"]]
        return rows

    def predict_proba(self, frame):
        risk = self.champion.risk(self.rows(frame))
        return np.column_stack([1 - risk, risk])

    def predict(self, frame):
        return (self.predict_proba(frame)[:, 1] >= 0.5).astype(int)


class Service:
    def __init__(self, address):
        self.address = address

    def opinion(self, client, changes):
        # A connection each: the service closes one that is idle while DiCE is at work.
        connection = http.client.HTTPConnection(self.address)
        with contextlib.closing(connection):
            body = json.dumps({"sk_id_curr": client, "changes": changes})
            connection.request("POST", "/api/v1/score", body, {"Content-Type": "application/json"})
            return json.loads(connection.getresponse().read())["opinion"]


def train_frame(file):
    frame = pd.read_csv(file) if ".csv" in file else pd.read_parquet(file)
    frame = frame[SUMS + PAPERS + ["TARGET"]].dropna()
    return frame.astype({paper: int for paper in PAPERS}).astype({paper: str for paper in PAPERS})


def bounds(champion, own):
    """What the search may do as well, but for the ratios, which DiCE has no word for."""
    def between(name, low, high):
        return [max(low, min(own[name], champion.percentile(name, 1))), high]

    permitted = {
        "AMT_CREDIT": between("AMT_CREDIT", own["AMT_CREDIT"] / 2, own["AMT_CREDIT"]),
        "AMT_GOODS_PRICE": between("AMT_GOODS_PRICE", own["AMT_GOODS_PRICE"] / 2, own["AMT_GOODS_PRICE"]),
        "AMT_ANNUITY": between("AMT_ANNUITY", own["AMT_ANNUITY"] / 2, 2 * own["AMT_ANNUITY"]),
    }
    for paper in PAPERS:
        permitted[paper] = ["1"] if own[paper] else ["0", "1"]
    return permitted


def ask_dice(data, champion, row, own, method, stale):
    query = pd.DataFrame([{name: str(int(own[name])) if name in PAPERS else own[name] for name in SUMS + PAPERS}])
    model = dice_ml.Model(model=OneClient(champion, row, stale), backend="sklearn", model_type="classifier")
    explainer = dice_ml.Dice(data, model, method=method)
    arguments = {"random_seed": 7} if method == "random" else {}
    try:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            found = explainer.generate_counterfactuals(
                query, total_CFs=3, desired_class=0, features_to_vary=SUMS + PAPERS,
                permitted_range=bounds(champion, own), posthoc_sparsity_algorithm="binary", **arguments)
    except Exception as error:  # DiCE raises where it finds nothing, and for other reasons: both are counted
        return [], str(error).split("\n")[0]
    frame = found.cf_examples_list[0].final_cfs_df
    return ([] if frame is None else frame.to_dict("records")), None


def changes_of(own, option):
    then = {name: float(option[name]) for name in SUMS + PAPERS}
    changed = {name: value for name, value in then.items() if abs(value - own[name]) > 1e-6 * max(1, abs(own[name]))}
    return {name: int(value) if name in PAPERS else value for name, value in changed.items()}


def is_plausible(champion, own, changes):
    then = {**own, **changes}
    if then["AMT_CREDIT"] > own["AMT_CREDIT"] or any(then[paper] < own[paper] for paper in PAPERS):
        return False
    for name in ["CREDIT_ANNUITY_RATIO", "GOODS_CREDIT_RATIO", "ANNUITY_INCOME_RATIO"]:
        above, below = RATIOS[name]
        ratio, was = then[above] / then[below], own[above] / own[below]
        low = min(champion.percentile(name, 5), was) * 0.99
        high = max(champion.percentile(name, 95), was) * 1.01
        if not low <= ratio <= high:
            return False
    return True


def table_row(name, clients, service, champion, proposals, seconds):
    """Options are judged by the service; a client is covered where one is valid and plausible."""
    given = valid = plausible = both = covered = any_valid = count = 0
    for (client, own), options in zip(clients, proposals):
        verdicts = []
        for changes in options:
            good = bool(changes) and service.opinion(client, changes) == "favourable"
            likely = is_plausible(champion, own, changes)
            verdicts.append((good, likely))
            count += len(changes)
        given += len(verdicts)
        valid += sum(good for good, _ in verdicts)
        plausible += sum(likely for _, likely in verdicts)
        both += sum(good and likely for good, likely in verdicts)
        any_valid += any(good for good, _ in verdicts)
        covered += any(good and likely for good, likely in verdicts)
    seconds = sorted(seconds)
    print(f"| {name} | {any_valid} | {covered} | {given} | {valid / max(given, 1):.1%} | {plausible / max(given, 1):.1%} "
          f"| {both / max(given, 1):.1%} | {count / max(given, 1):.1f} | {1000 * seconds[len(seconds) // 2]:.1f} "
          f"| {1000 * seconds[int(0.95 * (len(seconds) - 1))]:.1f} |", flush=True)


def main(clients_file, folder, train, address, *methods):
    warnings.filterwarnings("ignore")
    stale = "stale" in methods
    lines = [json.loads(line) for line in open(clients_file)]
    champion, service = Champion(folder, lines[0]["limit_margin"]), Service(address)
    asked = lines[1:]
    rows = [np.array([np.nan if value is None else value for value in line["row"]], dtype=np.float32) for line in asked]
    own_of = [{name: float(row[champion.at[name]]) for name in SUMS + PAPERS + ["AMT_INCOME_TOTAL"]} for row in rows]
    keep = [place for place, own in enumerate(own_of) if not any(np.isnan(list(own.values())))]
    asked, rows, own_of = [[part[place] for place in keep] for part in (asked, rows, own_of)]
    clients = [(line["sk_id_curr"], own) for line, own in zip(asked, own_of)]
    on_grid = sum(line["on_grid"] is True for line in asked)
    print(f"{len(clients)} clients; an exhaustive grid finds an option for {on_grid}")
    risks = champion.risk(np.array(rows))
    print(f"all unfavourable in xgboost too: {bool((risks >= 0.5).all())}")
    print("| method | clients with a valid option | with a valid and plausible one | options | valid | plausible "
          "| both | columns changed | ms, median | ms, p95 |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    ours = [[{change["feature"]: change["to"] for change in option["changes"]}
             for option in line["advice"].get("options", [])] for line in asked]
    table_row("clairscore", clients, service, champion, ours, [line["seconds"] for line in asked])
    frame = train_frame(train)
    data = dice_ml.Data(dataframe=frame, continuous_features=SUMS, outcome_name="TARGET")
    for method in (method for method in methods if method != "stale"):
        proposals, seconds, errors = [], [], {}
        for row, own in zip(rows, own_of):
            start = time.perf_counter()
            options, error = ask_dice(data, champion, row, own, method, stale)
            seconds.append(time.perf_counter() - start)
            proposals.append([changes_of(own, option) for option in options])
            if error:
                errors[error[:90]] = errors.get(error[:90], 0) + 1
        name = f"DiCE, {method}" + (", features that follow left as they are" if stale else "")
        table_row(name, clients, service, champion, proposals, seconds)
        print(f"errors of {method}: {errors}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
