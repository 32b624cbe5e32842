"""Writes the stored cases of `src/explanation/tree_shap/`: small models, rows, and what xgboost and shap say of them.

    python tests/peers/tree_shap_cases.py src/explanation/tree_shap/sample/cases.json

All numbers are made up. The first model has a nominal input, missing values and ties; its contributions and
interactions are xgboost's (f32). The second is numeric, since shap's own kernel takes no categories: its contributions
against a background sample are shap's (its weights are f32); those against covers shap leaves to xgboost. Made with xgboost 3.2.0 and shap 0.51.0, which is
not among the requirements of the tests: they only read the file.
"""

import json
import pathlib
import sys

import numpy as np
import shap
import xgboost

ROWS, KEPT, BACKGROUND = 600, 16, 9


def made_up(random, nominal):
    x = np.column_stack(
        [
            random.normal(size=ROWS),
            random.integers(0, 6, ROWS),
            random.normal(size=ROWS).round(1),
            random.integers(0, 4, ROWS),
            random.exponential(size=ROWS),
            random.normal(size=ROWS),
        ]
    ).astype(np.float32)
    margin = x[:, 0] * x[:, 2] + np.isin(x[:, 1], [1, 4]) * x[:, 3] - np.log1p(x[:, 4]) + 0.5 * x[:, 5]
    x[random.random(x.shape) < 0.15] = np.nan
    y = random.random(ROWS) < 1 / (1 + np.exp(-margin))
    types = ["c" if nominal and place == 1 else "q" for place in range(x.shape[1])]
    return x, y, types


def grown(x, y, types):
    settings = {
        "objective": "binary:logistic",
        "tree_method": "hist",
        "grow_policy": "lossguide",
        "max_leaves": 12,
        "max_depth": 0,
        "max_cat_to_onehot": 1,
        "eta": 0.3,
        "base_score": 0.4,
        "nthread": 1,
    }
    return xgboost.train(settings, data(x, types, y), 5)


def data(x, types, y=None):
    return xgboost.DMatrix(x, y, feature_types=types, enable_categorical=True)


def numbers(values):
    """As lists, with null for missing."""
    if isinstance(values, np.ndarray):
        return [numbers(value) for value in values]
    return None if np.isnan(values) else float(values)


def case(nominal):
    random = np.random.default_rng(20 + nominal)
    x, y, types = made_up(random, nominal)
    model = grown(x, y, types)
    rows, background = x[:KEPT], x[KEPT : KEPT + BACKGROUND]
    written = json.loads(bytes(model.save_raw("json")))
    found = {"model": written, "rows": numbers(rows)}
    found["contributions"] = numbers(model.predict(data(rows, types), pred_contribs=True))
    found["interactions"] = numbers(model.predict(data(rows, types), pred_interactions=True))
    if not nominal:
        explainer = shap.TreeExplainer(model, background, feature_perturbation="interventional")
        found["background"] = numbers(background)
        found["against"] = numbers(explainer.shap_values(rows, check_additivity=False))
        found["against_base"] = float(explainer.expected_value)
    return found


if __name__ == "__main__":
    cases = {"nominal": case(nominal=True), "numeric": case(nominal=False)}
    file = pathlib.Path(sys.argv[1])
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(cases, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"xgboost {xgboost.__version__}, shap {shap.__version__}: {file} holds {file.stat().st_size} bytes")
