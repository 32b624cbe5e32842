"""Asks fairlearn for the rates and the disparities of made-up clients; Clairscore's tests hold its own to them.

    python tests/peers/fairness.py src/judging/fairness/fairlearn_cases.json

Writes the cases with fairlearn's answers. Positive is a favourable opinion, for which the true outcome is that the
loan was repaid. The clients are drawn from a seed; none is real.
"""

import json
import pathlib
import sys

import numpy as np
from fairlearn.metrics import (
    MetricFrame,
    count,
    demographic_parity_difference,
    demographic_parity_ratio,
    equalized_odds_difference,
    equalized_odds_ratio,
    false_negative_rate,
    false_positive_rate,
    selection_rate,
)

# Clients, groups, share repaid and share granted by group.
CASES = [
    ("two groups", 400, [0.6, 0.4], [0.9, 0.85], [0.7, 0.55]),
    ("five groups, one rare", 700, [0.4, 0.3, 0.15, 0.12, 0.03], [0.9, 0.8, 0.7, 0.95, 0.5], [0.5, 0.8, 0.6, 0.9, 0.3]),
    ("alike", 300, [0.5, 0.5], [0.8, 0.8], [0.6, 0.6]),
]


def case(rng, name, clients, sizes, repaid, granted):
    group = np.concatenate([np.arange(len(sizes)), rng.choice(len(sizes), clients - len(sizes), p=sizes)])
    y_true = rng.random(clients) < np.array(repaid)[group]
    # Those who repaid are granted a little more often, so that error rates are not those of chance.
    y_pred = rng.random(clients) < np.array(granted)[group] + np.where(y_true, 0.08, -0.2)
    y_true, y_pred = y_true.astype(int), y_pred.astype(int)
    metrics = {
        "clients": count,
        "selection_rate": selection_rate,
        "false_positive_rate": false_positive_rate,
        "false_negative_rate": false_negative_rate,
    }
    frame = MetricFrame(metrics=metrics, y_true=y_true, y_pred=y_pred, sensitive_features=group)
    disparities = [
        demographic_parity_ratio,
        demographic_parity_difference,
        equalized_odds_ratio,
        equalized_odds_difference,
    ]
    ask = lambda metric: float(metric(y_true, y_pred, sensitive_features=group))
    return {
        "name": name,
        "repaid": "".join(map(str, y_true)),
        "granted": "".join(map(str, y_pred)),
        "group": "".join(map(str, group)),
        "by_group": [{key: float(row[key]) for key in metrics} for _, row in frame.by_group.iterrows()],
        **{metric.__name__: ask(metric) for metric in disparities},
    }


def main(file):
    rng = np.random.default_rng(20)
    cases = [case(rng, *described) for described in CASES]
    pathlib.Path(file).write_text(json.dumps(cases, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
