"""Times the way from tables to features beside DuckDB and Polars on the same aggregates, in turn, on one machine.

    python benches/peers/features.py FOLDER [ROUNDS]

FOLDER has the eight tables as Parquet (`clairscore synth` makes them). Programs, each a process of its own with
THREADS (2) threads, one after the other, ROUNDS times (3 if not said): ours (`benches/features.rs`), DuckDB and Polars (lazy,
with each of its two engines). Each reads the tables and holds the features of all applications, train and test, in memory.

Ours computes its whole catalogue, 344 features. DuckDB and Polars compute the 198 of this file, which are those that each
client's rows give in one step, whatever their order; an aggregate is written once below and becomes an expression of Polars
and of SQL. Polars computes the whole catalogue too, as tests/peers/features.py has it (aggregates of aggregates, last and
newest rows), but for the interest rates, which that file finds in numpy.

Values are compared first: every client's, within 1e-5 of the value; a client whose rows are not all there by
coverage.parquet is left out in that table. Prints medians of wall time, of wall time without the interpreter's start and
imports, of the processor's time and of the peak of resident memory, and their ratios, as a table in Markdown.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THREADS = os.environ.get("THREADS", "2")
TOLERANCE = 1e-5
CLIENT = "SK_ID_CURR"
MONTH, FORTY_YEARS = 30.4375, 40 * 365.25
WHOLE = "polars, whole catalogue,"


# An expression in both languages. Both have three-valued logic, and aggregates that pass over what is missing.

class Both:
    def __init__(self, sql, build):
        self.sql, self.build = sql, build

    def polars(self):
        import polars

        return self.build(polars)

    def _with(self, other, sign, apply):
        right = other if isinstance(other, Both) else Both(repr(other), lambda _: other)
        return Both(f"({self.sql} {sign} {right.sql})", lambda pl: apply(self.build(pl), right.build(pl)))

    def __add__(self, other): return self._with(other, "+", lambda a, b: a + b)
    def __sub__(self, other): return self._with(other, "-", lambda a, b: a - b)
    def __mul__(self, other): return self._with(other, "*", lambda a, b: a * b)
    def __truediv__(self, other): return self._with(other, "/", lambda a, b: a / b)
    def __and__(self, other): return self._with(other, "AND", lambda a, b: a & b)
    def __gt__(self, other): return self._with(other, ">", lambda a, b: a > b)
    def __ge__(self, other): return self._with(other, ">=", lambda a, b: a >= b)
    def __lt__(self, other): return self._with(other, "<", lambda a, b: a < b)
    def __le__(self, other): return self._with(other, "<=", lambda a, b: a <= b)
    def __eq__(self, other): return self._with(other, "=", lambda a, b: a == b)
    def __ne__(self, other): return self._with(other, "<>", lambda a, b: a != b)
    def __neg__(self): return Both(f"(-{self.sql})", lambda pl: -self.build(pl))

    def _aggregate(self, name, method):
        return Both(f"{name}({self.sql})", lambda pl: getattr(self.build(pl), method)())

    def mean(self): return self._aggregate("avg", "mean")
    def max(self): return self._aggregate("max", "max")
    def min(self): return self._aggregate("min", "min")
    def std(self): return self._aggregate("stddev_samp", "std")

    def known(self):
        return Both(f"({self.sql} IS NOT NULL)", lambda pl: self.build(pl).is_not_null())


def c(name):
    return Both(f'"{name}"', lambda pl: pl.col(name))


def unless(name, mark):
    """A column in which a mark stands for what is missing."""
    return Both(f'nullif("{name}", {mark!r})', lambda pl: pl.when(pl.col(name) != mark).then(pl.col(name)))


def word(name):
    return unless(name, "XNA")


def day(name):
    return unless(name, 365243)


def among(value, condition):
    return Both(f"(CASE WHEN {condition.sql} THEN {value.sql} END)",
                lambda pl: pl.when(condition.build(pl)).then(value.build(pl)))


def one_of(value, *words):
    listed = ", ".join(repr(word) for word in words)
    return Both(f"({value.sql} IN ({listed}))", lambda pl: value.build(pl).is_in(words))


def between(value, low, high):
    return (value >= low) & (value <= high)


def at_least(value, bound):
    return Both(f"(CASE WHEN {value.sql} < {bound} THEN {bound} ELSE {value.sql} END)",
                lambda pl: value.build(pl).clip(lower_bound=bound))


def at_most(value, bound):
    return Both(f"(CASE WHEN {value.sql} > {bound} THEN {bound} ELSE {value.sql} END)",
                lambda pl: value.build(pl).clip(upper_bound=bound))


def ratio(above, below):
    return among(above / below, below != 0)


def rows():
    return Both("count(*)", lambda pl: pl.len())


def count(condition):
    return Both(f"count(*) FILTER (WHERE {condition.sql})", lambda pl: condition.build(pl).sum())


def distinct(value):
    return Both(f"count(DISTINCT {value.sql})", lambda pl: value.build(pl).drop_nulls().n_unique())


def total(value):
    """Sum; missing where nothing is known."""
    def build(pl):
        built = value.build(pl)
        return pl.when(built.count() > 0).then(built.sum())
    return Both(f"sum({value.sql})", build)


def total_or_zero(value):
    return Both(f"coalesce(sum({value.sql}), 0)", lambda pl: value.build(pl).sum())


def share(condition, of=None):
    return ratio(count(condition if of is None else condition & of), rows() if of is None else count(of))


def where_both(above, below, condition=None):
    """Ratio of two sums over the rows where both are known."""
    known = above.known() & below.known()
    known = known if condition is None else known & condition
    return ratio(total_or_zero(among(above, known)), total_or_zero(among(below, known)))


def gap(days):
    return among((days.max() - days.min()) / (rows() - 1), rows() > 1)


# The aggregates, by table, under their names in the catalogue.

AS_THEY_ARE = """EXT_SOURCE_1 EXT_SOURCE_2 EXT_SOURCE_3 AMT_CREDIT AMT_ANNUITY AMT_GOODS_PRICE AMT_INCOME_TOTAL CNT_CHILDREN
    CNT_FAM_MEMBERS OBS_30_CNT_SOCIAL_CIRCLE DEF_30_CNT_SOCIAL_CIRCLE DEF_60_CNT_SOCIAL_CIRCLE OWN_CAR_AGE APARTMENTS_AVG
    FLOORSMAX_AVG LIVINGAREA_AVG YEARS_BUILD_AVG REGION_POPULATION_RELATIVE REG_CITY_NOT_LIVE_CITY REG_CITY_NOT_WORK_CITY
    FLAG_WORK_PHONE FLAG_PHONE FLAG_EMAIL FLAG_DOCUMENT_3 HOUR_APPR_PROCESS_START AMT_REQ_CREDIT_BUREAU_MON
    AMT_REQ_CREDIT_BUREAU_QRT AMT_REQ_CREDIT_BUREAU_YEAR""".split()
APPLICATION = {
    **{name: c(name) for name in AS_THEY_ARE},
    "EXT_SOURCE_PRODUCT": c("EXT_SOURCE_1") * c("EXT_SOURCE_2") * c("EXT_SOURCE_3"),
    "CREDIT_ANNUITY_RATIO": ratio(c("AMT_CREDIT"), c("AMT_ANNUITY")),
    "GOODS_CREDIT_RATIO": ratio(c("AMT_GOODS_PRICE"), c("AMT_CREDIT")),
    "CREDIT_INCOME_RATIO": ratio(c("AMT_CREDIT"), c("AMT_INCOME_TOTAL")),
    "ANNUITY_INCOME_RATIO": ratio(c("AMT_ANNUITY"), c("AMT_INCOME_TOTAL")),
    "INCOME_PER_PERSON": ratio(c("AMT_INCOME_TOTAL"), c("CNT_FAM_MEMBERS")),
    "EMPLOYED_YEARS": -day("DAYS_EMPLOYED") / 365.25,
    "EMPLOYED_AGE_RATIO": ratio(day("DAYS_EMPLOYED"), c("DAYS_BIRTH")),
    "AGE_YEARS": -c("DAYS_BIRTH") / 365.25,
    "PHONE_CHANGE_DAYS": -c("DAYS_LAST_PHONE_CHANGE"),
    "REGISTRATION_DAYS": -c("DAYS_REGISTRATION"),
    "ID_PUBLISH_DAYS": -c("DAYS_ID_PUBLISH"),
}

DEBT, CREDIT, LATE = c("AMT_CREDIT_SUM_DEBT"), c("AMT_CREDIT_SUM"), c("AMT_CREDIT_MAX_OVERDUE")
KIND, STANDING = word("CREDIT_TYPE"), word("CREDIT_ACTIVE")
RUNNING, CLOSED, CARD = STANDING == "Active", STANDING == "Closed", KIND == "Credit card"
TAKEN, PLANNED_END, END = c("DAYS_CREDIT"), c("DAYS_CREDIT_ENDDATE"), c("DAYS_ENDDATE_FACT")
OWED = at_least(DEBT, 0)
OWED_OF = Both(f"(CASE WHEN {CREDIT.sql} < {OWED.sql} THEN {OWED.sql} ELSE {CREDIT.sql} END)",
               lambda pl: pl.when(CREDIT.build(pl) < OWED.build(pl)).then(OWED.build(pl)).otherwise(CREDIT.build(pl)))
TERM, UPDATED = PLANNED_END - TAKEN, c("DAYS_CREDIT_UPDATE")
ENDS, LASTED = between(PLANNED_END, 1, FORTY_YEARS), between(TERM, 1, FORTY_YEARS)
BUREAU = {
    "BUREAU_CREDIT_SUM": total(CREDIT),
    "BUREAU_CREDIT_MEAN": CREDIT.mean(),
    "BUREAU_DEBT_SUM": total(DEBT),
    "BUREAU_NON_MORTGAGE_DEBT_SUM": total(among(DEBT, KIND != "Mortgage")),
    "BUREAU_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF),
    "BUREAU_ACTIVE_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF, RUNNING),
    "BUREAU_CARD_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF, CARD & RUNNING),
    "BUREAU_LIMIT_SUM": total(among(at_least(c("AMT_CREDIT_SUM_LIMIT"), 0), RUNNING)),
    "BUREAU_ANNUITY_MEAN": c("AMT_ANNUITY").mean(),
    "BUREAU_ACTIVE_ANNUITY_SUM": total(among(c("AMT_ANNUITY"), RUNNING)),
    "BUREAU_ACTIVE_MONTHLY_DEBT": total(among(OWED / at_least(PLANNED_END / MONTH, 1), RUNNING & ENDS)),
    "BUREAU_COUNT": rows(),
    "BUREAU_ACTIVE_COUNT": count(RUNNING),
    "BUREAU_ACTIVE_SHARE": share(RUNNING),
    "BUREAU_LAST_YEAR_COUNT": count(TAKEN >= -365),
    "BUREAU_LAST_6M_COUNT": count(TAKEN >= -182),
    "BUREAU_LAST_2Y_COUNT": count(TAKEN >= -730),
    "BUREAU_GIVEN_UP_COUNT": count(one_of(STANDING, "Sold", "Bad debt")),
    "BUREAU_CREDIT_TYPE_COUNT": distinct(KIND),
    "BUREAU_CARD_COUNT": count(CARD),
    "BUREAU_ACTIVE_CARD_COUNT": count(CARD & RUNNING),
    "BUREAU_MICROLOAN_COUNT": count(KIND == "Microloan"),
    "BUREAU_MORTGAGE_COUNT": count(KIND == "Mortgage"),
    "BUREAU_CAR_LOAN_COUNT": count(KIND == "Car loan"),
    "BUREAU_CONSUMER_SHARE": share(KIND == "Consumer credit"),
    "BUREAU_OVERDUE_SUM": total(c("AMT_CREDIT_SUM_OVERDUE")),
    "BUREAU_OVERDUE_DAYS_MAX": c("CREDIT_DAY_OVERDUE").max(),
    "BUREAU_OVERDUE_MAX": LATE.max(),
    "BUREAU_OVERDUE_EVER_SHARE": share(LATE > 0, LATE.known()),
    "BUREAU_OVERDUE_CREDIT_RATIO_MAX": at_most(among(LATE / CREDIT, CREDIT > 0).max(), 1),
    "BUREAU_LAST_2Y_OVERDUE_MAX": among(LATE, TAKEN >= -730).max(),
    "BUREAU_PROLONG_COUNT": total_or_zero(c("CNT_CREDIT_PROLONG")),
    "BUREAU_LAST_CREDIT_DAYS": -TAKEN.max(),
    "BUREAU_FIRST_CREDIT_DAYS": -TAKEN.min(),
    "BUREAU_CREDIT_DAYS_MEAN": -TAKEN.mean(),
    "BUREAU_ACTIVE_DAYS_MEAN": -among(TAKEN, RUNNING).mean(),
    "BUREAU_GAP_DAYS_MEAN": gap(TAKEN),
    "BUREAU_LAST_CLOSED_DAYS": -among(END, CLOSED).max(),
    "BUREAU_CLOSED_EARLY_SHARE": share(END < PLANNED_END, CLOSED & END.known() & LASTED),
    "BUREAU_TERM_MEAN": among(TERM, LASTED).mean(),
    "BUREAU_END_DAYS_MAX": among(PLANNED_END, RUNNING & ENDS).max(),
    "BUREAU_LAST_UPDATE_DAYS": -among(UPDATED, UPDATED >= -FORTY_YEARS).max(),
}

BALANCE, STATUS = c("MONTHS_BALANCE"), c("STATUS")
OPEN, MONTH_LATE = one_of(STATUS, *"012345"), one_of(STATUS, *"12345")
LAST_YEAR, BEFORE = BALANCE >= -11, BALANCE < -11
BUREAU_BALANCE = {
    "BUREAU_MONTHS_COUNT": rows(),
    "BUREAU_MONTHS_LATE_COUNT": count(MONTH_LATE),
    "BUREAU_MONTHS_LATE_SHARE": share(MONTH_LATE, OPEN),
    "BUREAU_MONTHS_LATE_LAST_YEAR_COUNT": count(MONTH_LATE & LAST_YEAR),
    "BUREAU_MONTHS_LATE_LAST_YEAR_SHARE": share(MONTH_LATE, OPEN & LAST_YEAR),
    "BUREAU_MONTHS_LATE_SHARE_CHANGE": share(MONTH_LATE, OPEN & LAST_YEAR) - share(MONTH_LATE, OPEN & BEFORE),
    "BUREAU_MONTHS_LONG_LATE_COUNT": count(one_of(STATUS, *"2345")),
    "BUREAU_MONTHS_SINCE_LATE": -among(BALANCE, MONTH_LATE).max(),
    "BUREAU_MONTHS_CLOSED_SHARE": share(STATUS == "C", STATUS != "X"),
    "BUREAU_MONTHS_UNKNOWN_SHARE": share(STATUS == "X"),
    "BUREAU_MONTHS_OPEN_LAST_YEAR_COUNT": count(OPEN & LAST_YEAR),
}

ASKED, GRANTED, REPAYMENT, DECIDED = c("AMT_APPLICATION"), c("AMT_CREDIT"), c("AMT_ANNUITY"), c("DAYS_DECISION")
DECISION, ENDED = word("NAME_CONTRACT_STATUS"), c("DAYS_TERMINATION")
APPROVED, REFUSED = DECISION == "Approved", DECISION == "Refused"
FIRST_PLAN = day("DAYS_LAST_DUE_1ST_VERSION")
STILL_RUNNING = APPROVED & (ENDED == 365243)
YIELD, PREVIOUS_KIND = word("NAME_YIELD_GROUP"), word("NAME_CONTRACT_TYPE")
PRODUCT, GOODS, REJECT = word("NAME_PRODUCT_TYPE"), word("NAME_GOODS_CATEGORY"), word("CODE_REJECT_REASON")
PREVIOUS = {
    "PREV_ASKED_MEAN": among(ASKED, ASKED > 0).mean(),
    "PREV_APPROVED_CREDIT_MAX": among(GRANTED, APPROVED & (GRANTED > 0)).max(),
    "PREV_CREDIT_APPLICATION_RATIO": where_both(GRANTED, ASKED, APPROVED),
    "PREV_ANNUITY_MEAN": REPAYMENT.mean(),
    "PREV_DOWN_PAYMENT_MEAN": c("RATE_DOWN_PAYMENT").mean(),
    "PREV_DOWN_PAYMENT_SUM": total(among(c("AMT_DOWN_PAYMENT"), APPROVED)),
    "PREV_TERM_MEAN": among(c("CNT_PAYMENT"), c("CNT_PAYMENT") > 0).mean(),
    "PREV_FIRST_DUE_DAYS_MEAN": (day("DAYS_FIRST_DUE") - DECIDED).mean(),
    "PREV_LAST_DUE_SHIFT_MEAN": (day("DAYS_LAST_DUE") - FIRST_PLAN).mean(),
    "PREV_EARLY_END_SHARE": share(day("DAYS_TERMINATION") < FIRST_PLAN,
                                  day("DAYS_TERMINATION").known() & FIRST_PLAN.known()),
    "PREV_RUNNING_COUNT": count(STILL_RUNNING),
    "PREV_RUNNING_ANNUITY_SUM": total(among(REPAYMENT, STILL_RUNNING)),
    "PREV_RUNNING_DEBT_SUM": total(among(REPAYMENT * FIRST_PLAN / MONTH, STILL_RUNNING & (FIRST_PLAN > 0))),
    "PREV_COUNT": rows(),
    "PREV_APPROVED_COUNT": count(APPROVED),
    "PREV_REFUSED_COUNT": count(REFUSED),
    "PREV_APPROVED_SHARE": share(APPROVED),
    "PREV_REFUSED_SHARE": share(REFUSED),
    "PREV_CANCELED_SHARE": share(DECISION == "Canceled"),
    "PREV_UNUSED_COUNT": count(DECISION == "Unused offer"),
    "PREV_LAST_YEAR_COUNT": count(DECIDED >= -365),
    "PREV_REFUSED_LAST_YEAR_COUNT": count(REFUSED & (DECIDED >= -365)),
    "PREV_REJECT_HC_COUNT": count(REJECT == "HC"),
    "PREV_REJECT_LIMIT_COUNT": count(REJECT == "LIMIT"),
    "PREV_REJECT_SCO_COUNT": count(one_of(REJECT, "SCO", "SCOFR")),
    "PREV_LAST_DECISION_DAYS": -DECIDED.max(),
    "PREV_FIRST_DECISION_DAYS": -DECIDED.min(),
    "PREV_LAST_APPROVED_DAYS": -among(DECIDED, APPROVED).max(),
    "PREV_LAST_REFUSED_DAYS": -among(DECIDED, REFUSED).max(),
    "PREV_GAP_DAYS_MEAN": gap(DECIDED),
    "PREV_HIGH_YIELD_SHARE": share(YIELD == "high", YIELD.known()),
    "PREV_LOW_YIELD_SHARE": share(one_of(YIELD, "low_normal", "low_action"), YIELD.known()),
    "PREV_CASH_SHARE": share(PREVIOUS_KIND == "Cash loans", PREVIOUS_KIND.known()),
    "PREV_REVOLVING_SHARE": share(PREVIOUS_KIND == "Revolving loans", PREVIOUS_KIND.known()),
    "PREV_WALK_IN_SHARE": share(PRODUCT == "walk-in", PRODUCT.known()),
    "PREV_MOBILE_SHARE": share(GOODS == "Mobile", GOODS.known()),
    "PREV_INSURED_SHARE": c("NFLAG_INSURED_ON_APPROVAL").mean(),
}

DELAY, DELAY_AT_ALL = c("SK_DPD_DEF") > 0, c("SK_DPD") > 0
POS = {
    "POS_MONTHS_COUNT": rows(),
    "POS_LOAN_COUNT": distinct(c("SK_ID_PREV")),
    "POS_FIRST_MONTHS": -BALANCE.min(),
    "POS_LAST_MONTHS": -BALANCE.max(),
    "POS_DPD_MAX": c("SK_DPD").max(),
    "POS_DPD_DEF_MAX": c("SK_DPD_DEF").max(),
    "POS_LATE_SHARE": share(DELAY),
    "POS_LATE_AT_ALL_SHARE": share(DELAY_AT_ALL),
    "POS_LATE_LAST_6_COUNT": count(DELAY & (BALANCE >= -6)),
    "POS_LATE_LAST_12_COUNT": count(DELAY & (BALANCE >= -12)),
    "POS_LATE_LAST_24_COUNT": count(DELAY & (BALANCE >= -24)),
    "POS_LAST_LATE_MONTHS": -among(BALANCE, DELAY).max(),
}

LIMIT, DUE, DRAWN = c("AMT_CREDIT_LIMIT_ACTUAL"), c("AMT_BALANCE"), c("AMT_DRAWINGS_CURRENT")
CASH, CASH_COUNT = c("AMT_DRAWINGS_ATM_CURRENT"), c("CNT_DRAWINGS_ATM_CURRENT")
PAID, LEAST, ALL_PAID = c("AMT_PAYMENT_CURRENT"), c("AMT_INST_MIN_REGULARITY"), c("AMT_PAYMENT_TOTAL_CURRENT")
LIMITED, USED, OF_LAST_12 = LIMIT > 0, DUE / LIMIT, BALANCE >= -12
ASKED_LEAST = (LEAST > 0) & PAID.known()
CARDS = {
    "CARD_CASH_DRAWINGS_COUNT": total_or_zero(CASH_COUNT),
    "CARD_CASH_DRAWINGS_LAST_12_COUNT": total_or_zero(among(CASH_COUNT, OF_LAST_12)),
    "CARD_CASH_DRAWINGS_MEAN": CASH_COUNT.mean(),
    "CARD_CASH_DRAWN_SUM": total(CASH),
    "CARD_CASH_DRAWN_SHARE": where_both(CASH, DRAWN),
    "CARD_CASH_OF_LIMIT_MAX": among(CASH / LIMIT, LIMITED).max(),
    "CARD_DRAWINGS_MEAN": c("CNT_DRAWINGS_CURRENT").mean(),
    "CARD_DRAWINGS_LAST_3_COUNT": total_or_zero(among(c("CNT_DRAWINGS_CURRENT"), BALANCE >= -3)),
    "CARD_DRAWN_MEAN": DRAWN.mean(),
    "CARD_DRAWN_LAST_6_SUM": total(among(DRAWN, BALANCE >= -6)),
    "CARD_LAST_USE_MONTHS": -among(BALANCE, DRAWN > 0).max(),
    "CARD_MONTHS_COUNT": rows(),
    "CARD_COUNT": distinct(c("SK_ID_PREV")),
    "CARD_LIMIT_MAX": LIMIT.max(),
    "CARD_OWING_SHARE": share(DUE > 0),
    "CARD_BALANCE_MEAN": DUE.mean(),
    "CARD_UTILISATION_MEAN": among(USED, LIMITED).mean(),
    "CARD_UTILISATION_MAX": among(USED, LIMITED).max(),
    "CARD_UTILISATION_LAST_6_MEAN": among(USED, LIMITED & (BALANCE >= -6)).mean(),
    "CARD_OVER_LIMIT_COUNT": count(LIMITED & (DUE >= LIMIT)),
    "CARD_NEAR_LIMIT_SHARE": share(DUE >= LIMIT * 0.9, LIMITED),
    "CARD_PAID_LAST_12_SUM": total(among(ALL_PAID, OF_LAST_12)),
    "CARD_PAID_DRAWN_RATIO": at_most(ratio(total_or_zero(ALL_PAID), total_or_zero(DRAWN)), 10),
    "CARD_PAID_OWED_SHARE": where_both(PAID, PAID + at_least(c("AMT_TOTAL_RECEIVABLE"), 0), LEAST > 0),
    "CARD_PAID_LEAST_RATIO": where_both(PAID, LEAST, LEAST > 0),
    "CARD_BELOW_LEAST_COUNT": count((LEAST > 0) & (PAID < LEAST)),
    "CARD_BELOW_LEAST_LAST_12_SHARE": share(PAID < LEAST, ASKED_LEAST & OF_LAST_12),
    "CARD_LEAST_ONLY_SHARE": share((PAID >= LEAST) & (PAID <= LEAST * 1.05), ASKED_LEAST),
    "CARD_DPD_MAX": c("SK_DPD").max(),
    "CARD_DPD_DEF_MAX": c("SK_DPD_DEF").max(),
    "CARD_LATE_SHARE": share(DELAY),
    "CARD_LATE_LAST_12_COUNT": count(DELAY & OF_LAST_12),
    "CARD_LAST_LATE_MONTHS": -among(BALANCE, DELAY).max(),
}

DUE_DAY, PAID_DAY, PAYMENT = c("DAYS_INSTALMENT"), c("DAYS_ENTRY_PAYMENT"), c("AMT_PAYMENT")
WAIT = PAID_DAY - DUE_DAY
DATED, PAID_LATE = WAIT.known(), WAIT > 0
PAYMENTS = {
    "PAYMENT_COUNT": rows(),
    "PAYMENT_SUM": total(PAYMENT),
    "PAYMENT_LAST_12_SUM": total(among(PAYMENT, PAID_DAY >= -365)),
    "PAYMENT_FIRST_DAYS": -PAID_DAY.min(),
    "PAYMENT_LAST_DAYS": -PAID_DAY.max(),
    "PAYMENT_CARD_SHARE": share(c("NUM_INSTALMENT_VERSION") == 0),
    "PAYMENT_MISSING_COUNT": rows() - count(PAID_DAY.known()),
    "INSTAL_MAX": c("AMT_INSTALMENT").max(),
    "PAYMENT_DELAY_MAX": at_least(WAIT, 0).max(),
    "PAYMENT_DELAY_LAST_12_MAX": among(at_least(WAIT, 0), DUE_DAY >= -365).max(),
    "PAYMENT_DELAY_MEAN": at_least(WAIT, 0).mean(),
    "PAYMENT_DELAY_MEAN_OF_LATE": among(WAIT, PAID_LATE).mean(),
    "PAYMENT_ADVANCE_MEAN": at_least(-WAIT, 0).mean(),
    "PAYMENT_DAYS_LATE_STD": WAIT.std(),
    "PAYMENT_LATE_SHARE": share(PAID_LATE, DATED),
    "PAYMENT_LATE_7_SHARE": share(WAIT > 7, DATED),
    "PAYMENT_LATE_30_COUNT": count(WAIT > 30),
    "PAYMENT_LATE_AMOUNT_SHARE": ratio(total_or_zero(among(PAYMENT, PAID_LATE)), total_or_zero(among(PAYMENT, DATED))),
    "PAYMENT_LATE_LAST_6_COUNT": count(PAID_LATE & (DUE_DAY >= -183)),
    "PAYMENT_LATE_LAST_12_SHARE": share(PAID_LATE, DATED & (DUE_DAY >= -365)),
    "PAYMENT_LATE_LAST_24_COUNT": count(PAID_LATE & (DUE_DAY >= -730)),
    "PAYMENT_DAYS_LATE_CHANGE": among(WAIT, DUE_DAY >= -365).mean() - among(WAIT, DUE_DAY < -365).mean(),
    "PAYMENT_LAST_LATE_DAYS": -among(DUE_DAY, PAID_LATE).max(),
}

CHILDREN = {"bureau": BUREAU, "bureau_balance": BUREAU_BALANCE, "previous_application": PREVIOUS, "POS_CASH_balance": POS,
            "credit_card_balance": CARDS, "installments_payments": PAYMENTS}


def is_count(name):
    """Whether a client without rows has 0."""
    return name.endswith("_COUNT")


# The two sides, each in a process of its own.

def polars_features(folder, engine):
    import polars as pl

    read = lambda table: pl.scan_parquet(Path(folder) / f"{table}.parquet")
    built = lambda features: [value.polars().alias(name) for name, value in features.items()]
    applications = [read(table).select(CLIENT, *built(APPLICATION)) for table in ("application_train", "application_test")]
    features = pl.concat(applications)
    for table, aggregates in CHILDREN.items():
        own = read(table)
        if table == "bureau_balance":
            own = own.join(read("bureau").select(CLIENT, "SK_ID_BUREAU"), on="SK_ID_BUREAU")
        features = features.join(own.group_by(CLIENT).agg(built(aggregates)), on=CLIENT, how="left")
    zeros = [pl.col(name).fill_null(0) for part in CHILDREN.values() for name in part if is_count(name)]
    return features.with_columns(zeros).collect(engine=engine)


def whole_catalogue(folder, engine):
    sys.path.insert(0, str(ROOT / "tests" / "peers"))
    import features

    return features.features_of(folder, ("application_train", "application_test"), interest=False, engine=engine)


def duckdb_features(folder):
    import duckdb

    base = duckdb.connect()
    base.execute(f"SET threads = {THREADS}; SET preserve_insertion_order = false")
    read = lambda table: f"read_parquet('{Path(folder) / table}.parquet')"
    listed = lambda features: ", ".join(f"{value.sql} AS {name}" for name, value in features.items())
    applications = " UNION ALL ".join(f"SELECT {CLIENT}, {listed(APPLICATION)} FROM {read(table)}"
                                      for table in ("application_train", "application_test"))
    columns, joins = [f"applications.{CLIENT}", *APPLICATION], ""
    for table, aggregates in CHILDREN.items():
        source = read(table)
        if table == "bureau_balance":
            source += f" JOIN (SELECT {CLIENT}, SK_ID_BUREAU FROM {read('bureau')}) USING (SK_ID_BUREAU)"
        joins += (f" LEFT JOIN (SELECT {CLIENT}, {listed(aggregates)} FROM {source} GROUP BY {CLIENT}) AS of_{table}"
                  f" ON applications.{CLIENT} = of_{table}.{CLIENT}")
        columns += [f"coalesce({name}, 0) AS {name}" if is_count(name) else name for name in aggregates]
    base.execute(f"CREATE TABLE features AS SELECT {', '.join(columns)} FROM ({applications}) AS applications{joins}")
    return base


def side(name, folder, out):
    """One run of a peer; prints the seconds that it took after its import."""
    if name == "duckdb":
        import duckdb  # noqa: F401
        start = time.perf_counter()
        base = duckdb_features(folder)
        seconds = time.perf_counter() - start
        if out:
            base.execute(f"COPY features TO '{out}' (FORMAT parquet)")
    else:
        import polars  # noqa: F401
        start = time.perf_counter()
        engine = name.rsplit(" ", 1)[1]
        features = whole_catalogue(folder, engine) if name.startswith(WHOLE) else polars_features(folder, engine)
        seconds = time.perf_counter() - start
        if out:
            features.write_parquet(out)
    print(json.dumps({"seconds": seconds}))


def run(command):
    """Wall and processor seconds and peak megabytes of a process, and the last line that it prints."""
    start = time.perf_counter()
    environment = {**os.environ, "POLARS_MAX_THREADS": THREADS, "RAYON_NUM_THREADS": THREADS}
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command[:3]} failed")
    inner = json.loads(said.strip().splitlines()[-1])["seconds"]
    return {"wall": wall, "inner": inner, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024}


def built():
    """The benchmark's binary."""
    command = ["cargo", "bench", "--bench", "features", "--no-run", "--message-format=json"]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    messages = [json.loads(line) for line in printed.splitlines()]
    return [m for m in messages if m.get("target", {}).get("name") == "features" and m.get("executable")][-1]["executable"]


def compare(folder, files):
    """Names what differs between ours and the peers' values; run in a process of its own, for its memory."""
    import numpy as np
    import polars as pl

    ours = pl.read_parquet(files[0]).sort(CLIENT)
    coverage = Path(folder) / "coverage.parquet"
    complete = ours.select(CLIENT).join(pl.read_parquet(coverage), on=CLIENT, how="left", maintain_order="left") \
        if coverage.exists() else None
    different = 0
    for file in files[1:]:
        theirs = pl.read_parquet(file).sort(CLIENT)
        assert ours[CLIENT].equals(theirs[CLIENT].cast(pl.Int64)), "other clients"
        names = [n for n in theirs.columns if n in ours.columns and n != CLIENT and theirs.schema[n] != pl.String]
        tables = {"application": names} if Path(file).stem.startswith(WHOLE) else {"application": APPLICATION, **CHILDREN}
        for table, features in tables.items():
            mark = complete[f"complete_{table}"].fill_null(False).to_numpy() \
                if complete is not None and table != "application" else np.full(len(ours), True)
            for name in features:
                found, expected = (frame[name].cast(pl.Float64).fill_null(np.nan).to_numpy()[mark] for frame in (ours, theirs))
                same = np.isclose(found, expected, rtol=TOLERANCE, atol=1e-9, equal_nan=True)
                if not same.all():
                    different += 1
                    row = int(np.flatnonzero(~same)[0])
                    print(f"{Path(file).stem}: {name}: ours {found[row]}, theirs {expected[row]} ({(~same).sum()} differ)")
        print(f"{Path(file).stem}: {len(ours):,} clients, {sum(map(len, tables.values()))} features compared")
    print(f"{different} differ")
    return int(different > 0)


def main(folder, rounds=3):
    binary = built()
    names = ["duckdb", "polars streaming", "polars in-memory", f"{WHOLE} streaming", f"{WHOLE} in-memory"]
    peer = lambda name, out="": [sys.executable, __file__, "--side", name, folder, out]
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch) / f"{name}.parquet" for name in ("ours", *names)]
        run([binary, folder, f"out={files[0]}"])
        for name, file in zip(names, files[1:]):
            run(peer(name, str(file)))
        if subprocess.run([sys.executable, __file__, "--compare", folder, *map(str, files)], check=False).returncode:
            return 1
    commands = {"ours": [binary, folder], "ours, each list alone": [binary, folder, "passes=2"],
                **{name: peer(name) for name in names}}
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
            print(json.dumps({"side": name, **runs[name][-1]}), file=sys.stderr, flush=True)
    median = {name: {key: statistics.median(one[key] for one in found) for key in found[0]} for name, found in runs.items()}
    print("| | wall s | of it tables to features | processor s | peak MB | ours / it, tables to features |\n|---|---|---|---|---|---|")
    for name, found in median.items():
        print(f"| {name} | {found['wall']:.2f} | {found['inner']:.2f} | {found['cpu']:.1f} | {found['peak']:.0f} "
              f"| {median['ours']['inner'] / found['inner']:.2f} |")
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "--side":
        side(*sys.argv[2:5])
    elif sys.argv[1] == "--compare":
        sys.exit(compare(sys.argv[2], sys.argv[3:]))
    else:
        sys.exit(main(sys.argv[1], *map(int, sys.argv[2:3])))
