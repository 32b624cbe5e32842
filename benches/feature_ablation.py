"""What groups of features bring: cross-validated AUC and cost with and without each, same folds, paired differences.

    cargo build --release
    $HOME/.cache/clairscore-target/peers/bin/python benches/feature_ablation.py DATA OUT [boosting|glass_box [SEEDS [SEEDS OF GROUPS [removal]]]]

A group is added to the features that stood before docs/FEATURES.md (`none`), and with `removal` also taken away from
all of them (`all`). Runs are kept in OUT, and one that is there is not made again. Margins are those out of fold of all
training clients, averaged over the seeds (a group is compared over its own, which may be fewer; with 0 only all are); costs are those of the run's own thresholds, out of fold too, in units of
a refused good client. Intervals are of 95 %: DeLong's for AUC, a normal one for the mean cost.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl

ROOT = Path(__file__).resolve().parent.parent
CANDIDATES = {
    "boosting": """[candidates.boosting]
trees = 300
eta = 0.05
max_leaves = 15
colsample_bytree = 0.3
lambda = 30.0
min_child_weight = 30.0
""",
    "glass_box": "[candidates.glass_box]\nrounds = 60\n",
}
FALSE_NEGATIVE = 10
GROUPS = {
    "credits elsewhere": ("bureau", """
        BUREAU_ACTIVE_CREDIT_SUM BUREAU_ACTIVE_CONSUMER_DEBT_CREDIT_RATIO BUREAU_ACTIVE_DEBT_CREDIT_RATIO_MAX
        BUREAU_LAST_YEAR_DEBT_CREDIT_RATIO BUREAU_ACTIVE_BEHIND_MEAN BUREAU_LAST_CREDIT_AMOUNT BUREAU_LAST_CREDIT_TYPE
        BUREAU_ACTIVE_END_DAYS_MEAN BUREAU_MONTHS_LATE_60_COUNT BUREAU_MONTHS_LATE_90_COUNT
        BUREAU_MONTHS_STATUS_RECENT_MEAN"""),
    "last applications": ("previous_application", """
        PREV_APPROVED_ANNUITY_MEAN PREV_APPROVED_ANNUITY_MAX PREV_LAST_APPROVED_CREDIT PREV_LAST_CASH_TERM
        PREV_LAST_CASH_INTEREST PREV_INTEREST_MAX PREV_LAST_PRODUCT_COMBINATION PREV_LAST_YIELD_GROUP
        PREV_LAST_REJECT_REASON"""),
    "asked beside past": ("previous_application", """
        ANNUITY_LAST_RATIO ANNUITY_PAST_MEAN_RATIO ANNUITY_PAST_MAX_RATIO CREDIT_LAST_RATIO CREDIT_PAST_MAX_RATIO
        ANNUITY_INSTAL_MEAN_RATIO ANNUITY_INSTAL_MAX_RATIO INTEREST_AT_LAST_TERM INTEREST_AT_LAST_TERM_CHANGE
        TERM_AT_LAST_INTEREST"""),
    "debts beside income": ("bureau", "DEBT_INCOME_RATIO REPAYMENTS_INCOME_RATIO"),
    "POS": ("POS_CASH_balance", """
        POS_LATE_AT_ALL_LAST_3_SHARE POS_LATE_AT_ALL_LAST_6_SHARE POS_LATE_AT_ALL_LAST_12_SHARE POS_DPD_LAST_12_MAX
        POS_DPD_30_COUNT POS_DPD_60_COUNT POS_DPD_90_COUNT POS_DPD_RECENT_MEAN POS_NEWEST_DPD_MAX POS_NEWEST_TO_COME
        POS_NEWEST_TO_COME_SHARE"""),
    "cards": ("credit_card_balance", """
        CARD_LAST_MONTHS CARD_UTILISATION_LAST_6_TREND CARD_UTILISATION_LAST_3_CHANGE CARD_DRAWN_LAST_3_RATIO
        CARD_PAID_OWED_LAST_12_SHARE CARD_DPD_30_COUNT CARD_DPD_LAST_12_MAX CARD_DPD_RECENT_MEAN"""),
    "instalments by window": ("installments_payments", """
        PAYMENT_LAST_DUE_DAYS PAYMENT_LATE_LAST_60D_SHARE PAYMENT_LATE_LAST_90D_SHARE PAYMENT_LATE_LAST_180D_SHARE
        PAYMENT_DAYS_LATE_LAST_60D_MEAN PAYMENT_DAYS_LATE_LAST_90D_MEAN PAYMENT_DAYS_LATE_LAST_180D_MEAN
        PAYMENT_DAYS_LATE_LAST_365D_MEAN PAYMENT_DELAY_LAST_90D_MAX PAYMENT_DELAY_LAST_180D_MAX
        PAYMENT_LATE_30_LAST_365D_COUNT PAYMENT_DAYS_LATE_LAST_365D_TREND INSTAL_UNDERPAID_LAST_90D_SHARE
        INSTAL_UNDERPAID_LAST_365D_SHARE INSTAL_PAID_LAST_60D_SHARE INSTAL_PAID_LAST_180D_SHARE
        INSTAL_PAID_LAST_365D_SHARE"""),
    "latest instalments": ("installments_payments", """
        PAYMENT_LAST_DAYS_LATE PAYMENT_LAST_5_DAYS_LATE_MEAN PAYMENT_LAST_10_LATE_SHARE PAYMENT_LAST_10_DELAY_MAX
        INSTAL_LAST_10_UNDERPAID_SHARE PAYMENT_NEWEST_DELAY_MAX INSTAL_NEWEST_PAID_SHARE PAYMENT_DELAY_RECENT_MEAN
        PAYMENT_LATE_90_COUNT"""),
}
NEW = {group: names.split() for group, (_, names) in GROUPS.items()}
EVERY = [name for names in NEW.values() for name in names]


def trained(clairscore, data, out, candidate, seed, name, excluded):
    """The predictions out of fold of a run without some features; made once."""
    folder = out / f"{candidate}-{seed}-{name.replace(' ', '_')}"
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        recipe = folder / "recipe.toml"
        recipe.write_text(
            f"seed = {seed}\nexcluded_features = {json.dumps(excluded)}\n[validation]\nouter_share = 0.05\nfolds = 5\n"
            f"[studies]\nlearning_curve = false\ninputs = false\ntables = false\n{CANDIDATES[candidate]}", encoding="utf-8")
        subprocess.run([clairscore, "train", "--data", data, "--model", folder / "model", "--recipe", recipe],
                       check=True, capture_output=True)
        (folder / "done").touch()
    [found] = folder.glob("model/runs/*/out_of_fold.parquet")
    return pl.read_parquet(found).sort("SK_ID_CURR")


def placements(margins, bad):
    """Per client the share of clients of the other class that it is on the right side of; ties count half."""
    def shares(own, others):
        others = np.sort(others)
        return (np.searchsorted(others, own, "left") + np.searchsorted(others, own, "right")) / 2 / len(others)
    return shares(margins[bad], margins[~bad]), 1 - shares(margins[~bad], margins[bad])


def auc_difference(one, other, bad):
    """Difference of two AUCs on the same clients and half of its 95 % interval (DeLong)."""
    (one_bad, one_good), (other_bad, other_good) = placements(one, bad), placements(other, bad)
    of_bad, of_good = one_bad - other_bad, one_good - other_good
    variance = of_bad.var(ddof=1) / len(of_bad) + of_good.var(ddof=1) / len(of_good)
    return of_bad.mean(), 1.96 * np.sqrt(variance)


def mean_difference(values):
    return values.mean(), 1.96 * values.std(ddof=1) / np.sqrt(len(values))


class Predictions:
    """Margins and costs of a set of features, over the seeds."""

    def __init__(self, frames, bad):
        self.margins = np.mean([frame["margin"].to_numpy() for frame in frames], axis=0)
        refused = [(frame["probability"] >= frame["threshold"]).to_numpy() for frame in frames]
        self.costs = np.mean([np.where(bad, FALSE_NEGATIVE * ~r, r) for r in refused], axis=0)
        self.aucs = [placements(frame["margin"].to_numpy(), bad)[0].mean() for frame in frames]


def main(data, out, candidate="boosting", seeds="2", of_groups="1", with_removal=None):
    out, seeds = Path(out), [20_261_124 + place for place in range(int(seeds))]
    target = Path(os.environ.get("CARGO_TARGET_DIR", Path.home() / ".cache/clairscore-target"))
    clairscore = os.environ.get("CLAIRSCORE", str(target / "release" / "clairscore"))
    applications = pl.read_parquet(Path(data) / "application_train.parquet", columns=["SK_ID_CURR", "TARGET"])
    target_of = applications.sort("SK_ID_CURR")
    bad = target_of["TARGET"].to_numpy() > 0
    coverage = Path(data) / "coverage.parquet"
    marks = target_of.join(pl.read_parquet(coverage), on="SK_ID_CURR", how="left", maintain_order="left") \
        if coverage.exists() else target_of

    def covered(table):
        name = f"complete_{table}"
        return marks[name].fill_null(False).to_numpy() if name in marks.columns else np.full(len(bad), True)

    def predicted(name, excluded, seeds):
        frames = [trained(clairscore, data, out, candidate, seed, name, excluded) for seed in seeds]
        assert all((frame["SK_ID_CURR"] == target_of["SK_ID_CURR"]).all() for frame in frames)
        return Predictions(frames, bad)

    none, every = predicted("none", EVERY, seeds), predicted("all", [], seeds)
    seeds = seeds[:int(of_groups)]
    few, most = (predicted("none", EVERY, seeds), predicted("all", [], seeds)) if seeds else (none, every)
    rows = [("all", "", every, none, np.full(len(bad), True), None)]
    for group, (table, _) in GROUPS.items() if seeds else ():
        clients = covered(table)
        if not clients.any():
            print(f"{group}: no client's rows of {table} are complete here", file=sys.stderr)
            continue
        added = predicted(f"with {group}", [name for name in EVERY if name not in NEW[group]], seeds)
        rows.append((group, table, added, few, clients, None))
        print(f"with {group}", file=sys.stderr, flush=True)
    for place, (group, table, added, base, clients, _) in enumerate(rows[1:] if with_removal else [], 1):
        left = predicted(f"without {group}", NEW[group], seeds)
        rows[place] = (group, table, added, base, clients, (most, left))
        print(f"without {group}", file=sys.stderr, flush=True)
    print(f"{candidate}, {len(bad):,} clients, {bad.mean():.2%} in difficulty, {len(none.aucs)} seeds, "
          f"groups {len(seeds)}. "
          f"Without any: AUC {placements(none.margins, bad)[0].mean():.4f} (single seeds "
          f"{', '.join(f'{auc:.4f}' for auc in none.aucs)}), cost {none.costs.mean():.4f}. With all: "
          f"AUC {placements(every.margins, bad)[0].mean():.4f} ({', '.join(f'{auc:.4f}' for auc in every.aucs)}), "
          f"cost {every.costs.mean():.4f}.\n")
    print("| group | features | clients with rows known | AUC, added | cost, added | AUC, added, these clients | "
          "AUC, all less without it | cost, all less without it |\n|---|---|---|---|---|---|---|---|")
    for group, _, added, base, clients, removed in rows:
        def both(one, other, where):
            return auc_difference(one.margins[where], other.margins[where], bad[where])
        everyone = np.full(len(bad), True)
        cells = [f"{len(NEW.get(group, EVERY))}", f"{clients.sum():,}",
                 *map(told, [both(added, base, everyone), mean_difference(added.costs - base.costs),
                             both(added, base, clients)])]
        cells += map(told, [both(*removed, everyone), mean_difference(removed[0].costs - removed[1].costs)]) \
            if removed else ["", ""]
        print(f"| {group} | {' | '.join(cells)} |")


def told(difference):
    return f"{difference[0]:+.4f} ± {difference[1]:.4f}"


if __name__ == "__main__":
    main(*sys.argv[1:])
