"""Computes the features anew, in polars, from the formulas that the catalogue gives in words, and compares.

    clairscore train --data DIR --model MODEL --export-matrix matrix.parquet
    python tests/peers/features.py DIR MODEL/champion matrix.parquet

Whatever is written here follows the words of `formula` in src/features/catalogue, not the Rust beside them.
Exit code 1 where a value differs by more than 1e-5 of itself and by more than 1e-9, which differences that are
naught leave, or is missing on one side only; the feature, the client and both values are named.

The conventions are those of `Feature::formula` in src/features/feature.rs; a client whose rows are not all there,
by coverage.parquet, has no features of the table at all.
"""

import json
import pathlib
import sys

import numpy as np
import polars as pl

TOLERANCE, NAUGHT = 1e-5, 1e-9
NO_DATE = 365243
NO_DATE_COLUMNS = {
    "application_train": ["DAYS_EMPLOYED"],
    "previous_application": ["DAYS_FIRST_DRAWING", "DAYS_FIRST_DUE", "DAYS_LAST_DUE_1ST_VERSION",
                             "DAYS_LAST_DUE", "DAYS_TERMINATION"],
}
# Counts in all but name: 0 without rows.
OTHER_COUNTS = ["POS_LOANS_AT_ONCE_MAX", "POS_TO_COME_SUM", "PAYMENT_LATE_RUN_MAX"]
CLIENT = "SK_ID_CURR"
MONTH = 30.4375
FORTY_YEARS = 40 * 365.25
c = pl.col


# Aggregates over the rows of a client.

def count(condition):
    return condition.fill_null(False).sum()


def share(condition, among=None):
    """Of the rows `among`, those of the condition; a condition on something missing is false."""
    condition = condition.fill_null(False)
    return (condition if among is None else condition.filter(among.fill_null(False))).mean()


def among(value, condition):
    return value.filter(condition.fill_null(False))


def total(value):
    return pl.when(value.count() > 0).then(value.sum())


def ratio(above, below):
    return pl.when(below != 0).then(above / below)


def where_both(above, below, condition=None):
    """Ratio of two sums over the rows where both are known."""
    known = above.is_not_null() & below.is_not_null()
    known = known if condition is None else known & condition.fill_null(False)
    return ratio(among(above, known).sum(), among(below, known).sum())


def at_least(value, bound):
    return value.clip(lower_bound=bound)


def gap(day):
    return pl.when(pl.len() > 1).then((day.max() - day.min()) / (pl.len() - 1))


def fading(value, years):
    """Mean of the known values, weighted by 2 to the power of the years, which are negative."""
    weight = (2.0 ** years).filter(value.is_not_null())
    return ratio((value.drop_nulls() * weight).sum(), weight.sum())


def slope(x, y):
    """Least-squares slope, over rows where both are known; none where all x are one, whose mean may be rounded."""
    found = ratio(((x - x.mean()) * (y - y.mean())).sum(), ((x - x.mean()) ** 2).sum())
    return pl.when(x.max() > x.min()).then(found)


# application_train

def as_it_is(*names):
    return {name: c(name) for name in names}


EXTERNAL = ["EXT_SOURCE_1", "EXT_SOURCE_2", "EXT_SOURCE_3"]
REQUESTS = ["AMT_REQ_CREDIT_BUREAU_" + period for period in ["HOUR", "DAY", "WEEK", "MON", "QRT", "YEAR"]]
MISMATCHES = ["REG_REGION_NOT_LIVE_REGION", "REG_REGION_NOT_WORK_REGION", "LIVE_REGION_NOT_WORK_REGION",
              "REG_CITY_NOT_LIVE_CITY", "REG_CITY_NOT_WORK_CITY", "LIVE_CITY_NOT_WORK_CITY"]


def plus(columns):
    """Sum of columns, missing where one is."""
    return pl.sum_horizontal(columns, ignore_nulls=False)


def weighted(weights):
    known = [weight * c(name).is_not_null().cast(pl.Float64) for name, weight in zip(EXTERNAL, weights)]
    values = [weight * c(name) for name, weight in zip(EXTERNAL, weights)]
    return ratio(pl.sum_horizontal(values), pl.sum_horizontal(known))


def rated(name):
    return pl.when(c(name).is_in([1, 2, 3])).then(c(name))


APPLICATION = {
    **as_it_is(*EXTERNAL),
    "EXT_SOURCE_MEAN": pl.mean_horizontal(EXTERNAL),
    "EXT_SOURCE_MIN": pl.min_horizontal(EXTERNAL),
    "EXT_SOURCE_MAX": pl.max_horizontal(EXTERNAL),
    "EXT_SOURCE_STD": pl.concat_list(EXTERNAL).list.drop_nulls().list.std(),
    "EXT_SOURCE_WEIGHTED": weighted([2, 1, 3]),
    "EXT_SOURCE_PRODUCT": c("EXT_SOURCE_1") * c("EXT_SOURCE_2") * c("EXT_SOURCE_3"),
    **as_it_is("NAME_CONTRACT_TYPE", "AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE", "AMT_INCOME_TOTAL",
               "NAME_INCOME_TYPE"),
    "CREDIT_ANNUITY_RATIO": ratio(c("AMT_CREDIT"), c("AMT_ANNUITY")),
    "GOODS_CREDIT_RATIO": ratio(c("AMT_GOODS_PRICE"), c("AMT_CREDIT")),
    "CREDIT_INCOME_RATIO": ratio(c("AMT_CREDIT"), c("AMT_INCOME_TOTAL")),
    "ANNUITY_INCOME_RATIO": ratio(c("AMT_ANNUITY"), c("AMT_INCOME_TOTAL")),
    "INCOME_PER_PERSON": ratio(c("AMT_INCOME_TOTAL"), c("CNT_FAM_MEMBERS")),
    "EMPLOYED_YEARS": -c("DAYS_EMPLOYED") / 365.25,
    "EMPLOYED_AGE_RATIO": ratio(c("DAYS_EMPLOYED"), c("DAYS_BIRTH")),
    "FLAG_NOT_EMPLOYED": c("DAYS_EMPLOYED_NO_DATE").cast(pl.Int8),
    "AGE_YEARS": -c("DAYS_BIRTH") / 365.25,
    **as_it_is("OCCUPATION_TYPE", "ORGANIZATION_TYPE", "CNT_CHILDREN", "CNT_FAM_MEMBERS", "NAME_FAMILY_STATUS",
               "NAME_EDUCATION_TYPE", "OBS_30_CNT_SOCIAL_CIRCLE", "DEF_30_CNT_SOCIAL_CIRCLE",
               "DEF_60_CNT_SOCIAL_CIRCLE"),
    "FLAG_OWN_CAR": (c("FLAG_OWN_CAR") == "Y").cast(pl.Int8),
    "FLAG_OWN_REALTY": (c("FLAG_OWN_REALTY") == "Y").cast(pl.Int8),
    **as_it_is("OWN_CAR_AGE", "NAME_HOUSING_TYPE", "APARTMENTS_AVG", "FLOORSMAX_AVG", "LIVINGAREA_AVG",
               "YEARS_BUILD_AVG", "REGION_POPULATION_RELATIVE", "REG_CITY_NOT_LIVE_CITY",
               "REG_CITY_NOT_WORK_CITY"),
    "REGION_RATING_CLIENT": rated("REGION_RATING_CLIENT"),
    "REGION_RATING_CLIENT_W_CITY": rated("REGION_RATING_CLIENT_W_CITY"),
    "ADDRESS_MISMATCH_COUNT": plus(MISMATCHES),
    **as_it_is("FLAG_WORK_PHONE", "FLAG_PHONE", "FLAG_EMAIL", "FLAG_DOCUMENT_3", "HOUR_APPR_PROCESS_START",
               "WEEKDAY_APPR_PROCESS_START", "NAME_TYPE_SUITE", "AMT_REQ_CREDIT_BUREAU_MON",
               "AMT_REQ_CREDIT_BUREAU_QRT", "AMT_REQ_CREDIT_BUREAU_YEAR"),
    "DOCUMENT_COUNT": plus([f"FLAG_DOCUMENT_{number}" for number in range(2, 22)]),
    "PHONE_CHANGE_DAYS": -c("DAYS_LAST_PHONE_CHANGE"),
    "REGISTRATION_DAYS": -c("DAYS_REGISTRATION"),
    "ID_PUBLISH_DAYS": -c("DAYS_ID_PUBLISH"),
    "REQ_CREDIT_BUREAU_TOTAL": plus(REQUESTS),
}

# bureau, sorted from the latest credit to the earliest, of one day the greatest key first

DEBT, CREDIT, LATE = c("AMT_CREDIT_SUM_DEBT"), c("AMT_CREDIT_SUM"), c("AMT_CREDIT_MAX_OVERDUE")
RUNNING, CLOSED = c("CREDIT_ACTIVE") == "Active", c("CREDIT_ACTIVE") == "Closed"
TAKEN, PLANNED_END, END = c("DAYS_CREDIT"), c("DAYS_CREDIT_ENDDATE"), c("DAYS_ENDDATE_FACT")
CARD = c("CREDIT_TYPE") == "Credit card"
OWED = at_least(DEBT, 0)
OWED_OF = pl.when(DEBT.is_not_null() & CREDIT.is_not_null()).then(pl.max_horizontal(OWED, CREDIT))
TERM = PLANNED_END - TAKEN


def from_1_day(days):
    return days.is_between(1, FORTY_YEARS)


BUREAU = {
    "BUREAU_CREDIT_SUM": total(CREDIT),
    "BUREAU_CREDIT_MEAN": CREDIT.mean(),
    "BUREAU_DEBT_SUM": total(DEBT),
    "BUREAU_NON_MORTGAGE_DEBT_SUM": total(among(DEBT, c("CREDIT_TYPE") != "Mortgage")),
    "BUREAU_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF),
    "BUREAU_ACTIVE_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF, RUNNING),
    "BUREAU_LAST_3_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF, pl.int_range(pl.len()) < 3),
    "BUREAU_CARD_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF, CARD & RUNNING),
    "BUREAU_LIMIT_SUM": total(among(at_least(c("AMT_CREDIT_SUM_LIMIT"), 0), RUNNING)),
    "BUREAU_ANNUITY_MEAN": c("AMT_ANNUITY").mean(),
    "BUREAU_ACTIVE_ANNUITY_SUM": total(among(c("AMT_ANNUITY"), RUNNING)),
    "BUREAU_ACTIVE_MONTHLY_DEBT": total(among(
        OWED / at_least(PLANNED_END / MONTH, 1), RUNNING & from_1_day(PLANNED_END))),
    "BUREAU_COUNT": pl.len(),
    "BUREAU_ACTIVE_COUNT": count(RUNNING),
    "BUREAU_ACTIVE_SHARE": share(RUNNING),
    "BUREAU_LAST_YEAR_COUNT": count(TAKEN >= -365),
    "BUREAU_LAST_6M_COUNT": count(TAKEN >= -182),
    "BUREAU_LAST_2Y_COUNT": count(TAKEN >= -730),
    "BUREAU_GIVEN_UP_COUNT": count(c("CREDIT_ACTIVE").is_in(["Sold", "Bad debt"])),
    "BUREAU_CREDIT_TYPE_COUNT": c("CREDIT_TYPE").drop_nulls().n_unique(),
    "BUREAU_CARD_COUNT": count(CARD),
    "BUREAU_ACTIVE_CARD_COUNT": count(CARD & RUNNING),
    "BUREAU_MICROLOAN_COUNT": count(c("CREDIT_TYPE") == "Microloan"),
    "BUREAU_MORTGAGE_COUNT": count(c("CREDIT_TYPE") == "Mortgage"),
    "BUREAU_CAR_LOAN_COUNT": count(c("CREDIT_TYPE") == "Car loan"),
    "BUREAU_CONSUMER_SHARE": share(c("CREDIT_TYPE") == "Consumer credit"),
    "BUREAU_OVERDUE_SUM": total(c("AMT_CREDIT_SUM_OVERDUE")),
    "BUREAU_OVERDUE_DAYS_MAX": c("CREDIT_DAY_OVERDUE").max(),
    "BUREAU_OVERDUE_MAX": LATE.max(),
    "BUREAU_OVERDUE_EVER_SHARE": share(LATE > 0, LATE.is_not_null()),
    "BUREAU_OVERDUE_CREDIT_RATIO_MAX": among(LATE / CREDIT, CREDIT > 0).max().clip(upper_bound=1),
    "BUREAU_LAST_2Y_OVERDUE_MAX": among(LATE, TAKEN >= -730).max(),
    "BUREAU_PROLONG_COUNT": c("CNT_CREDIT_PROLONG").sum(),
    "BUREAU_LAST_CREDIT_DAYS": -TAKEN.max(),
    "BUREAU_FIRST_CREDIT_DAYS": -TAKEN.min(),
    "BUREAU_CREDIT_DAYS_MEAN": -TAKEN.mean(),
    "BUREAU_ACTIVE_DAYS_MEAN": -among(TAKEN, RUNNING).mean(),
    "BUREAU_GAP_DAYS_MEAN": gap(TAKEN),
    "BUREAU_LAST_CLOSED_DAYS": -among(END, CLOSED).max(),
    "BUREAU_CLOSED_EARLY_SHARE": share(
        END < PLANNED_END, CLOSED & END.is_not_null() & from_1_day(TERM)),
    "BUREAU_TERM_MEAN": among(TERM, from_1_day(TERM)).mean(),
    "BUREAU_END_DAYS_MAX": among(PLANNED_END, RUNNING & from_1_day(PLANNED_END)).max(),
    "BUREAU_ACTIVE_CREDIT_SUM": total(among(CREDIT, RUNNING)),
    "BUREAU_ACTIVE_CONSUMER_DEBT_CREDIT_RATIO": where_both(
        OWED, OWED_OF, RUNNING & (c("CREDIT_TYPE") == "Consumer credit")),
    "BUREAU_ACTIVE_DEBT_CREDIT_RATIO_MAX": among(OWED / OWED_OF, RUNNING & (OWED_OF > 0)).max(),
    "BUREAU_LAST_YEAR_DEBT_CREDIT_RATIO": where_both(OWED, OWED_OF, TAKEN >= -365),
    "BUREAU_ACTIVE_BEHIND_MEAN": among(
        OWED / OWED_OF - PLANNED_END / TERM,
        RUNNING & from_1_day(PLANNED_END) & from_1_day(TERM) & (OWED_OF > 0)).mean(),
    "BUREAU_LAST_CREDIT_AMOUNT": CREDIT.drop_nulls().first(),
    "BUREAU_LAST_CREDIT_TYPE": c("CREDIT_TYPE").first(),
    "BUREAU_ACTIVE_END_DAYS_MEAN": among(PLANNED_END, RUNNING & from_1_day(PLANNED_END)).mean(),
    "BUREAU_LAST_UPDATE_DAYS": -among(c("DAYS_CREDIT_UPDATE"), c("DAYS_CREDIT_UPDATE") >= -FORTY_YEARS).max(),
}

# bureau_balance, with the client of each credit; STATUS from 0 to 5 as a number

BALANCE, STEP = c("MONTHS_BALANCE"), c("STATUS").cast(pl.Int8, strict=False)
OPEN, MONTH_LATE, LAST_YEAR = STEP.is_not_null(), STEP >= 1, BALANCE.is_between(-11, 0)
LATE_CREDITS = among(c("SK_ID_BUREAU"), MONTH_LATE).n_unique()

BUREAU_BALANCE = {
    "BUREAU_MONTHS_COUNT": pl.len(),
    "BUREAU_MONTHS_LATE_COUNT": count(MONTH_LATE),
    "BUREAU_MONTHS_LATE_SHARE": share(MONTH_LATE, OPEN),
    "BUREAU_MONTHS_LATE_LAST_YEAR_COUNT": count(MONTH_LATE & LAST_YEAR),
    "BUREAU_MONTHS_LATE_LAST_YEAR_SHARE": share(MONTH_LATE, OPEN & LAST_YEAR),
    "BUREAU_MONTHS_LATE_SHARE_CHANGE": share(MONTH_LATE, OPEN & LAST_YEAR) - share(MONTH_LATE, OPEN & ~LAST_YEAR),
    "BUREAU_MONTHS_LONG_LATE_COUNT": count(STEP >= 2),
    "BUREAU_MONTHS_STATUS_MAX": STEP.max(),
    "BUREAU_MONTHS_STATUS_LAST_YEAR_MAX": among(STEP, LAST_YEAR).max(),
    "BUREAU_MONTHS_SINCE_LATE": -among(BALANCE, MONTH_LATE).max(),
    "BUREAU_MONTHS_LATE_CREDIT_COUNT": LATE_CREDITS,
    "BUREAU_MONTHS_LATE_CREDIT_SHARE": LATE_CREDITS / c("SK_ID_BUREAU").n_unique(),
    "BUREAU_MONTHS_CLOSED_SHARE": share(c("STATUS") == "C", c("STATUS") != "X"),
    "BUREAU_MONTHS_UNKNOWN_SHARE": share(c("STATUS") == "X"),
    "BUREAU_MONTHS_OPEN_LAST_YEAR_COUNT": count(OPEN & LAST_YEAR),
    "BUREAU_MONTHS_LATE_60_COUNT": count(STEP >= 3),
    "BUREAU_MONTHS_LATE_90_COUNT": count(STEP >= 4),
    "BUREAU_MONTHS_STATUS_RECENT_MEAN": fading(STEP, BALANCE / 12),
}

# previous_application, sorted from the latest decision to the earliest, of one day the greatest key first

ASKED, GRANTED, REPAYMENT = c("AMT_APPLICATION"), c("AMT_CREDIT"), c("AMT_ANNUITY")
DECIDED = c("DAYS_DECISION")
APPROVED, REFUSED = c("NAME_CONTRACT_STATUS") == "Approved", c("NAME_CONTRACT_STATUS") == "Refused"
FIRST_PLAN, ENDED = c("DAYS_LAST_DUE_1ST_VERSION"), c("DAYS_TERMINATION")
STILL_RUNNING = APPROVED & c("DAYS_TERMINATION_NO_DATE")
LAST_3 = pl.int_range(pl.len()) < 3
INTEREST = 12 * c("monthly_rate")
CASH_LOAN = c("NAME_CONTRACT_TYPE") == "Cash loans"


def known_share(name, *words):
    return share(c(name).is_in(words), c(name).is_not_null())


PREVIOUS = {
    "PREV_ASKED_MEAN": among(ASKED, ASKED > 0).mean(),
    "PREV_LAST_3_ASKED_MEAN": among(ASKED, LAST_3 & (ASKED > 0)).mean(),
    "PREV_APPROVED_CREDIT_MAX": among(GRANTED, APPROVED & (GRANTED > 0)).max(),
    "PREV_CREDIT_APPLICATION_RATIO": where_both(GRANTED, ASKED, APPROVED),
    "PREV_LAST_CREDIT_APPLICATION_RATIO": among(GRANTED / ASKED, (GRANTED > 0) & (ASKED > 0)).first(),
    "PREV_ANNUITY_MEAN": REPAYMENT.mean(),
    "PREV_LAST_APPROVED_ANNUITY": among(REPAYMENT, APPROVED & REPAYMENT.is_not_null()).first(),
    "PREV_DOWN_PAYMENT_MEAN": c("RATE_DOWN_PAYMENT").mean(),
    "PREV_DOWN_PAYMENT_SUM": total(among(c("AMT_DOWN_PAYMENT"), APPROVED)),
    "PREV_TERM_MEAN": among(c("CNT_PAYMENT"), c("CNT_PAYMENT") > 0).mean(),
    "PREV_FIRST_DUE_DAYS_MEAN": (c("DAYS_FIRST_DUE") - DECIDED).mean(),
    "PREV_LAST_DUE_SHIFT_MEAN": (c("DAYS_LAST_DUE") - FIRST_PLAN).mean(),
    "PREV_EARLY_END_SHARE": share(ENDED < FIRST_PLAN, ENDED.is_not_null() & FIRST_PLAN.is_not_null()),
    "PREV_RUNNING_COUNT": count(STILL_RUNNING),
    "PREV_RUNNING_ANNUITY_SUM": total(among(REPAYMENT, STILL_RUNNING)),
    "PREV_RUNNING_DEBT_SUM": total(among(REPAYMENT * FIRST_PLAN / MONTH, STILL_RUNNING & (FIRST_PLAN > 0))),
    "PREV_COUNT": pl.len(),
    "PREV_APPROVED_COUNT": count(APPROVED),
    "PREV_REFUSED_COUNT": count(REFUSED),
    "PREV_APPROVED_SHARE": share(APPROVED),
    "PREV_REFUSED_SHARE": share(REFUSED),
    "PREV_CANCELED_SHARE": share(c("NAME_CONTRACT_STATUS") == "Canceled"),
    "PREV_UNUSED_COUNT": count(c("NAME_CONTRACT_STATUS") == "Unused offer"),
    "PREV_LAST_YEAR_COUNT": count(DECIDED >= -365),
    "PREV_REFUSED_LAST_YEAR_COUNT": count(REFUSED & (DECIDED >= -365)),
    "PREV_LAST_3_REFUSED_SHARE": share(REFUSED, LAST_3),
    "PREV_REJECT_HC_COUNT": count(c("CODE_REJECT_REASON") == "HC"),
    "PREV_REJECT_LIMIT_COUNT": count(c("CODE_REJECT_REASON") == "LIMIT"),
    "PREV_REJECT_SCO_COUNT": count(c("CODE_REJECT_REASON").is_in(["SCO", "SCOFR"])),
    "PREV_LAST_DECISION_DAYS": -DECIDED.max(),
    "PREV_FIRST_DECISION_DAYS": -DECIDED.min(),
    "PREV_LAST_APPROVED_DAYS": -among(DECIDED, APPROVED).max(),
    "PREV_LAST_REFUSED_DAYS": -among(DECIDED, REFUSED).max(),
    "PREV_GAP_DAYS_MEAN": gap(DECIDED),
    "PREV_LAST_CONTRACT_STATUS": c("NAME_CONTRACT_STATUS").first(),
    "PREV_HIGH_YIELD_SHARE": known_share("NAME_YIELD_GROUP", "high"),
    "PREV_LOW_YIELD_SHARE": known_share("NAME_YIELD_GROUP", "low_normal", "low_action"),
    "PREV_INTEREST_MEAN": among(INTEREST, APPROVED).mean(),
    "PREV_LAST_INTEREST": among(INTEREST, APPROVED & INTEREST.is_not_null()).first(),
    "PREV_CASH_SHARE": known_share("NAME_CONTRACT_TYPE", "Cash loans"),
    "PREV_REVOLVING_SHARE": known_share("NAME_CONTRACT_TYPE", "Revolving loans"),
    "PREV_WALK_IN_SHARE": known_share("NAME_PRODUCT_TYPE", "walk-in"),
    "PREV_MOBILE_SHARE": known_share("NAME_GOODS_CATEGORY", "Mobile"),
    "PREV_INSURED_SHARE": c("NFLAG_INSURED_ON_APPROVAL").mean(),
    "PREV_APPROVED_ANNUITY_MEAN": among(REPAYMENT, APPROVED).mean(),
    "PREV_APPROVED_ANNUITY_MAX": among(REPAYMENT, APPROVED).max(),
    "PREV_LAST_APPROVED_CREDIT": among(GRANTED, APPROVED & (GRANTED > 0)).first(),
    "PREV_LAST_CASH_TERM": among(c("CNT_PAYMENT"), CASH_LOAN & (c("CNT_PAYMENT") > 0)).first(),
    "PREV_LAST_CASH_INTEREST": among(INTEREST, CASH_LOAN & INTEREST.is_not_null()).first(),
    "PREV_INTEREST_MAX": among(INTEREST, APPROVED).max(),
    "PREV_LAST_PRODUCT_COMBINATION": c("PRODUCT_COMBINATION").first(),
    "PREV_LAST_YIELD_GROUP": c("NAME_YIELD_GROUP").first(),
    "PREV_LAST_REJECT_REASON": c("CODE_REJECT_REASON").first(),
}


def monthly_rate(rows):
    """The rate from 0 to 1 at which the payments are worth the credit, by bisection; missing where there is none."""
    count_, payment, worth = (rows[name].cast(pl.Float64).to_numpy()
                              for name in ["CNT_PAYMENT", "AMT_ANNUITY", "AMT_CREDIT"])
    with np.errstate(all="ignore"):
        def value(rate):
            return payment * np.where(rate == 0, count_, -np.expm1(-count_ * np.log1p(rate)) / rate)
        low, high = np.zeros(len(rows)), np.ones(len(rows))
        exists = (count_ > 0) & (payment > 0) & (worth > 0) & (value(low) >= worth) & (value(high) <= worth)
        for _ in range(60):
            middle = (low + high) / 2
            low, high = np.where(value(middle) > worth, middle, low), np.where(value(middle) > worth, high, middle)
    return pl.Series("monthly_rate", np.where(exists, low, np.nan)).fill_nan(None)


# POS_CASH_balance: by client, by loan (rows sorted by month), and by client over the loans

DELAY, DELAY_AT_ALL = c("SK_DPD_DEF") > 0, c("SK_DPD") > 0
STATE = c("NAME_CONTRACT_STATUS")

POS = {
    "POS_MONTHS_COUNT": pl.len(),
    "POS_LOAN_COUNT": c("SK_ID_PREV").n_unique(),
    "POS_LOANS_AT_ONCE_MAX": BALANCE.value_counts().struct.field("count").max(),
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
    **{f"POS_LATE_AT_ALL_LAST_{months}_SHARE": share(DELAY_AT_ALL, BALANCE >= -months) for months in [3, 6, 12]},
    "POS_DPD_LAST_12_MAX": among(c("SK_DPD"), BALANCE >= -12).max(),
    **{f"POS_DPD_{days}_COUNT": count(c("SK_DPD") > days) for days in [30, 60, 90]},
    "POS_DPD_RECENT_MEAN": fading(c("SK_DPD").clip(upper_bound=90), BALANCE / 12),
}
POS_LOAN = {
    "state": STATE.last(),
    "first_month": BALANCE.first(),
    "month": BALANCE.last(),
    "first_term": c("CNT_INSTALMENT").drop_nulls().first(),
    "last_term": c("CNT_INSTALMENT").drop_nulls().last(),
    "term": c("CNT_INSTALMENT").last(),
    "to_come": c("CNT_INSTALMENT_FUTURE").last(),
    "returned": (STATE == "Returned to the store").any(),
    "demanded": STATE.is_in(["Demand", "Amortized debt"]).any(),
    "late": DELAY.any(),
    "late_share": share(DELAY),
    "most_late": c("SK_DPD").max(),
    "known_to_come": c("CNT_INSTALMENT_FUTURE").drop_nulls().last(),
}


def newest_loan(value):
    """Of the loan that began last; of several, the one with the greatest key."""
    return value.sort_by("first_month", "SK_ID_PREV").last()


COMPLETED = c("state") == "Completed"
POS_RUNNING = (c("state") == "Active") & (c("month") >= -6)
POS_LOANS = {
    "POS_RUNNING_COUNT": count(POS_RUNNING),
    "POS_TERM_MEAN": c("last_term").mean(),
    "POS_COMPLETED_SHARE": share(COMPLETED),
    "POS_EARLY_COMPLETION_SHARE": share(c("last_term") < c("first_term"), COMPLETED & c("last_term").is_not_null()),
    "POS_RETURNED_COUNT": count(c("returned")),
    "POS_DEMAND_COUNT": count(c("demanded")),
    "POS_TO_COME_SUM": among(c("to_come"), POS_RUNNING).sum(),
    "POS_TO_COME_MAX": among(c("to_come"), POS_RUNNING).max(),
    "POS_TO_COME_SHARE": where_both(c("to_come"), c("term"), POS_RUNNING),
    "POS_LATE_LOAN_SHARE": share(c("late")),
    "POS_NEWEST_LATE_SHARE": newest_loan(c("late_share")),
    "POS_NEWEST_DPD_MAX": newest_loan(c("most_late")),
    "POS_NEWEST_TO_COME": newest_loan(c("known_to_come")),
    "POS_NEWEST_TO_COME_SHARE": newest_loan(ratio(c("to_come"), c("term"))),
}

# credit_card_balance: by client, by card (rows sorted by month), and by client over the cards

LIMIT, DUE, DRAWN = c("AMT_CREDIT_LIMIT_ACTUAL"), c("AMT_BALANCE"), c("AMT_DRAWINGS_CURRENT")
CASH, CASH_COUNT = c("AMT_DRAWINGS_ATM_CURRENT"), c("CNT_DRAWINGS_ATM_CURRENT")
PAID, LEAST, ALL_PAID = c("AMT_PAYMENT_CURRENT"), c("AMT_INST_MIN_REGULARITY"), c("AMT_PAYMENT_TOTAL_CURRENT")
LIMITED, USED = LIMIT > 0, DUE / LIMIT
ASKED_LEAST = (LEAST > 0) & PAID.is_not_null()
PAID_AND_OWED = PAID + at_least(c("AMT_TOTAL_RECEIVABLE"), 0)


def last_months(months):
    return BALANCE >= -months


CARDS = {
    "CARD_CASH_DRAWINGS_COUNT": CASH_COUNT.sum(),
    "CARD_CASH_DRAWINGS_LAST_12_COUNT": among(CASH_COUNT, last_months(12)).sum(),
    "CARD_CASH_DRAWINGS_MEAN": CASH_COUNT.mean(),
    "CARD_CASH_DRAWN_SUM": total(CASH),
    "CARD_CASH_DRAWN_SHARE": where_both(CASH, DRAWN),
    "CARD_CASH_OF_LIMIT_MAX": among(CASH / LIMIT, LIMITED).max(),
    "CARD_DRAWINGS_MEAN": c("CNT_DRAWINGS_CURRENT").mean(),
    "CARD_DRAWINGS_LAST_3_COUNT": among(c("CNT_DRAWINGS_CURRENT"), last_months(3)).sum(),
    "CARD_DRAWN_MEAN": DRAWN.mean(),
    "CARD_DRAWN_LAST_6_SUM": total(among(DRAWN, last_months(6))),
    "CARD_LAST_USE_MONTHS": -among(BALANCE, DRAWN > 0).max(),
    "CARD_MONTHS_COUNT": pl.len(),
    "CARD_COUNT": c("SK_ID_PREV").n_unique(),
    "CARD_LIMIT_MAX": LIMIT.max(),
    "CARD_OWING_SHARE": share(DUE > 0),
    "CARD_BALANCE_MEAN": DUE.mean(),
    "CARD_UTILISATION_MEAN": among(USED, LIMITED).mean(),
    "CARD_UTILISATION_MAX": among(USED, LIMITED).max(),
    "CARD_UTILISATION_LAST_6_MEAN": among(USED, LIMITED & last_months(6)).mean(),
    "CARD_UTILISATION_LAST_12_TREND": slope(
        among(BALANCE, LIMITED & last_months(12)), among(USED, LIMITED & last_months(12))),
    "CARD_OVER_LIMIT_COUNT": count(LIMITED & (DUE >= LIMIT)),
    "CARD_NEAR_LIMIT_SHARE": share(DUE >= 0.9 * LIMIT, LIMITED),
    "CARD_PAID_LAST_12_SUM": total(among(ALL_PAID, last_months(12))),
    "CARD_PAID_DRAWN_RATIO": ratio(ALL_PAID.sum(), DRAWN.sum()).clip(upper_bound=10),
    "CARD_PAID_OWED_SHARE": where_both(PAID, PAID_AND_OWED, LEAST > 0),
    "CARD_PAID_LEAST_RATIO": where_both(PAID, LEAST, LEAST > 0),
    "CARD_BELOW_LEAST_COUNT": count((LEAST > 0) & (PAID < LEAST)),
    "CARD_BELOW_LEAST_LAST_12_SHARE": share(PAID < LEAST, ASKED_LEAST & last_months(12)),
    "CARD_LEAST_ONLY_SHARE": share(PAID.is_between(LEAST, 1.05 * LEAST), ASKED_LEAST),
    "CARD_DPD_MAX": c("SK_DPD").max(),
    "CARD_DPD_DEF_MAX": c("SK_DPD_DEF").max(),
    "CARD_LATE_SHARE": share(DELAY),
    "CARD_LATE_LAST_12_COUNT": count(DELAY & last_months(12)),
    "CARD_LAST_LATE_MONTHS": -among(BALANCE, DELAY).max(),
    "CARD_LAST_MONTHS": -BALANCE.max(),
    "CARD_UTILISATION_LAST_6_TREND": slope(
        among(BALANCE, LIMITED & last_months(6)), among(USED, LIMITED & last_months(6))),
    "CARD_UTILISATION_LAST_3_CHANGE": among(USED, LIMITED & last_months(3)).mean()
    - among(USED, LIMITED & last_months(12)).mean(),
    "CARD_DRAWN_LAST_3_RATIO": ratio(among(DRAWN, last_months(3)).mean(), among(DRAWN, last_months(12)).mean()),
    "CARD_PAID_OWED_LAST_12_SHARE": where_both(PAID, PAID_AND_OWED, (LEAST > 0) & last_months(12)),
    "CARD_DPD_30_COUNT": count(c("SK_DPD") > 30),
    "CARD_DPD_LAST_12_MAX": among(c("SK_DPD"), last_months(12)).max(),
    "CARD_DPD_RECENT_MEAN": fading(c("SK_DPD").clip(upper_bound=90), BALANCE / 12),
}
ONE_CARD = {
    "state": STATE.last(),
    "limit": LIMIT.last(),
    "balance": DUE.last(),
    "paid": c("CNT_INSTALMENT_MATURE_CUM").last(),
    "rises": count(LIMIT > LIMIT.shift()),
    "cuts": count(LIMIT < LIMIT.shift()),
}
ALL_CARDS = {
    "CARD_OPEN_COUNT": count((c("state") == "Active") & (c("limit") > 0)),
    "CARD_LIMIT_LAST": total(c("limit")),
    "CARD_LIMIT_RISES_COUNT": c("rises").sum(),
    "CARD_LIMIT_CUTS_COUNT": c("cuts").sum(),
    "CARD_BALANCE_LAST": total(c("balance")),
    "CARD_UTILISATION_LAST": where_both(c("balance"), c("limit")),
    "CARD_INSTALMENTS_PAID_COUNT": c("paid").sum(),
}

# installments_payments, sorted as PAYMENT_ORDER says; by client, by instalment, by loan

DUE_DAY, PAID_DAY = c("DAYS_INSTALMENT"), c("DAYS_ENTRY_PAYMENT")
WAIT = PAID_DAY - DUE_DAY
DATED, PAID_LATE = WAIT.is_not_null(), (WAIT > 0).fill_null(False)
PAYMENT, INSTALMENT = c("AMT_PAYMENT"), c("AMT_INSTALMENT")


def due_in_last(days):
    return DUE_DAY >= -days


def newest_mean(rows):
    return WAIT.tail(rows).mean()


PAYMENTS = {
    "PAYMENT_COUNT": pl.len(),
    "PAYMENT_SUM": total(PAYMENT),
    "PAYMENT_LAST_12_SUM": total(among(PAYMENT, PAID_DAY >= -365)),
    "PAYMENT_FIRST_DAYS": -PAID_DAY.min(),
    "PAYMENT_LAST_DAYS": -PAID_DAY.max(),
    "PAYMENT_CARD_SHARE": share(c("NUM_INSTALMENT_VERSION") == 0),
    "PAYMENT_MISSING_COUNT": count(PAID_DAY.is_null()),
    "INSTAL_MAX": INSTALMENT.max(),
    "PAYMENT_DELAY_MAX": at_least(WAIT, 0).max(),
    "PAYMENT_DELAY_LAST_12_MAX": among(at_least(WAIT, 0), DUE_DAY >= -365).max(),
    "PAYMENT_DELAY_MEAN": at_least(WAIT, 0).mean(),
    "PAYMENT_DELAY_MEAN_OF_LATE": among(WAIT, PAID_LATE).mean(),
    "PAYMENT_ADVANCE_MEAN": at_least(-WAIT, 0).mean(),
    "PAYMENT_DAYS_LATE_STD": WAIT.std(),
    "PAYMENT_LATE_SHARE": share(PAID_LATE, DATED),
    "PAYMENT_LATE_7_SHARE": share(WAIT > 7, DATED),
    "PAYMENT_LATE_30_COUNT": count(WAIT > 30),
    "PAYMENT_LATE_AMOUNT_SHARE": ratio(among(PAYMENT, PAID_LATE).sum(), among(PAYMENT, DATED).sum()),
    "PAYMENT_LATE_LAST_6_COUNT": count(PAID_LATE & (DUE_DAY >= -183)),
    "PAYMENT_LATE_LAST_12_SHARE": share(PAID_LATE, DATED & (DUE_DAY >= -365)),
    "PAYMENT_LATE_LAST_24_COUNT": count(PAID_LATE & (DUE_DAY >= -730)),
    "PAYMENT_LAST_3_DAYS_LATE_MEAN": newest_mean(3),
    "PAYMENT_LAST_5_LATE_COUNT": PAID_LATE.tail(5).sum(),
    "PAYMENT_LAST_10_DAYS_LATE_MEAN": newest_mean(10),
    "PAYMENT_DAYS_LATE_CHANGE": among(WAIT, DUE_DAY >= -365).mean() - among(WAIT, DUE_DAY < -365).mean(),
    "PAYMENT_LATE_RUN_MAX": (PAID_LATE.rle().struct.field("len") * PAID_LATE.rle().struct.field("value")).max(),
    "PAYMENT_LAST_LATE_DAYS": -among(DUE_DAY, PAID_LATE).max(),
    "PAYMENT_LAST_DUE_DAYS": -DUE_DAY.max(),
    **{f"PAYMENT_LATE_LAST_{days}D_SHARE": share(PAID_LATE, DATED & due_in_last(days)) for days in [60, 90, 180]},
    **{f"PAYMENT_DAYS_LATE_LAST_{days}D_MEAN": among(WAIT, due_in_last(days)).mean() for days in [60, 90, 180, 365]},
    **{f"PAYMENT_DELAY_LAST_{days}D_MAX": among(at_least(WAIT, 0), due_in_last(days)).max() for days in [90, 180]},
    "PAYMENT_LATE_30_LAST_365D_COUNT": count((WAIT > 30) & due_in_last(365)),
    "PAYMENT_DAYS_LATE_LAST_365D_TREND": slope(
        among(DUE_DAY, DATED & due_in_last(365)) / MONTH, among(WAIT, DATED & due_in_last(365))),
    "PAYMENT_LAST_DAYS_LATE": WAIT.drop_nulls().last(),
    "PAYMENT_LAST_5_DAYS_LATE_MEAN": newest_mean(5),
    "PAYMENT_LAST_10_LATE_SHARE": share(PAID_LATE.tail(10), DATED.tail(10)),
    "PAYMENT_LAST_10_DELAY_MAX": at_least(WAIT, 0).tail(10).max(),
    "PAYMENT_DELAY_RECENT_MEAN": fading(at_least(WAIT, 0), DUE_DAY / 365),
    "PAYMENT_LATE_90_COUNT": count(WAIT > 90),
}
# The rows of one instalment are its payments: what is due is due once, what is paid adds up.
ONE_INSTALMENT = {"rows": pl.len(), "due": INSTALMENT.max(), "paid": total(PAYMENT)}
LACK = c("due") - c("paid")
LACKING = pl.when(LACK > 1).then(LACK).when(LACK.is_not_null()).then(0)
INSTALMENTS = {
    "INSTAL_MEAN": c("due").mean(),
    "INSTAL_DUE_LAST_3_SUM": total(among(c("due"), DUE_DAY >= -92)),
    "INSTAL_PAID_SHARE": where_both(c("paid"), c("due")),
    "INSTAL_UNDERPAID_SHARE": share(LACK > 1, LACK.is_not_null()),
    "INSTAL_UNDERPAID_SUM": total(LACKING),
    "INSTAL_UNDERPAID_MAX": LACKING.max(),
    "INSTAL_UNDERPAID_LAST_12_SUM": total(among(LACKING, DUE_DAY >= -365)),
    "INSTAL_OVERPAID_SHARE": share(LACK < -1, LACK.is_not_null()),
    "INSTAL_SPLIT_COUNT": count(c("rows") > 1),
    **{f"INSTAL_UNDERPAID_LAST_{days}D_SHARE": share(LACK > 1, LACK.is_not_null() & due_in_last(days))
       for days in [90, 365]},
    **{f"INSTAL_PAID_LAST_{days}D_SHARE": where_both(c("paid"), c("due"), due_in_last(days))
       for days in [60, 180, 365]},
    "INSTAL_LAST_10_UNDERPAID_SHARE": share((LACK > 1).tail(10), LACK.is_not_null().tail(10)),
    "INSTAL_NEWEST_PAID_SHARE": where_both(c("paid"), c("due"), c("SK_ID_PREV") == c("SK_ID_PREV").last()),
}
PAID_LOAN = {
    "last_due": DUE_DAY.max(),
    "late_share": share(PAID_LATE, DATED),
    "most_late": at_least(WAIT, 0).max(),
    "changes": c("NUM_INSTALMENT_VERSION").n_unique() - 1,
}
PAID_LOANS = {
    "INSTAL_CALENDAR_CHANGES_COUNT": c("changes").sum(),
    "PAYMENT_NEWEST_LATE_SHARE": c("late_share").sort_by("last_due", "SK_ID_PREV").last(),
    "PAYMENT_NEWEST_DELAY_MAX": c("most_late").sort_by("last_due", "SK_ID_PREV").last(),
}

# The application beside features of the child tables

ASKED_ANNUITY, ASKED_CREDIT, DECLARED = c("AMT_ANNUITY"), c("AMT_CREDIT"), c("AMT_INCOME_TOTAL")
COMPARED = {
    "ANNUITY_LAST_RATIO": ratio(ASKED_ANNUITY, c("PREV_LAST_APPROVED_ANNUITY")),
    "ANNUITY_PAST_MEAN_RATIO": ratio(ASKED_ANNUITY, c("PREV_APPROVED_ANNUITY_MEAN")),
    "ANNUITY_PAST_MAX_RATIO": ratio(ASKED_ANNUITY, c("PREV_APPROVED_ANNUITY_MAX")),
    "CREDIT_LAST_RATIO": ratio(ASKED_CREDIT, c("PREV_LAST_APPROVED_CREDIT")),
    "CREDIT_PAST_MAX_RATIO": ratio(ASKED_CREDIT, c("PREV_APPROVED_CREDIT_MAX")),
    "INTEREST_AT_LAST_TERM": 12 * c("asked_rate"),
    "INTEREST_AT_LAST_TERM_CHANGE": 12 * c("asked_rate") - c("PREV_LAST_CASH_INTEREST"),
    "TERM_AT_LAST_INTEREST": c("asked_term"),
    "ANNUITY_INSTAL_MEAN_RATIO": ratio(ASKED_ANNUITY, c("INSTAL_MEAN")),
    "ANNUITY_INSTAL_MAX_RATIO": ratio(ASKED_ANNUITY, c("INSTAL_MAX")),
    "DEBT_INCOME_RATIO": ratio(c("BUREAU_DEBT_SUM"), DECLARED),
    "REPAYMENTS_INCOME_RATIO": ratio(ASKED_ANNUITY + c("BUREAU_ACTIVE_MONTHLY_DEBT"), DECLARED),
}


def asked_rate_and_term(features):
    """The monthly rate, from 0 to 1, of the credit asked for at the term of the last cash loan; its term, up to 120, at the
    rate of that one."""
    annuity, credit, term, interest = (
        features[name].cast(pl.Float64).to_numpy()
        for name in ["AMT_ANNUITY", "AMT_CREDIT", "PREV_LAST_CASH_TERM", "PREV_LAST_CASH_INTEREST"])
    low, high = np.zeros(len(features)), np.ones(len(features))
    with np.errstate(all="ignore"):
        def worth(rate, count):
            return annuity * np.where(rate == 0, count, -np.expm1(-count * np.log1p(rate)) / rate)
        for _ in range(60):
            middle = (low + high) / 2
            above = worth(middle, term) > credit
            low, high = np.where(above, middle, low), np.where(above, high, middle)
        rate = np.where(np.isnan(annuity / credit * term), np.nan, (low + high) / 2)
        rate = np.where(annuity * term <= credit, 0, rate)
        few, many = np.zeros(len(features)), np.full(len(features), 120.0)
        for _ in range(60):
            middle = (few + many) / 2
            enough = worth(interest / 12, middle) > credit
            few, many = np.where(enough, few, middle), np.where(enough, middle, many)
        count = np.where(np.isnan(annuity / credit * interest), np.nan, (few + many) / 2)
    limit = (features["NAME_CONTRACT_TYPE"] == "Revolving loans").to_numpy()
    return [pl.Series(name, np.where(limit, np.nan, values)).fill_nan(None)
            for name, values in [("asked_rate", rate), ("asked_term", count)]]


LOAN = [CLIENT, "SK_ID_PREV"]
PAYMENT_ORDER = ["DAYS_INSTALMENT", "SK_ID_PREV", "NUM_INSTALMENT_NUMBER", "NUM_INSTALMENT_VERSION",
                 "DAYS_ENTRY_PAYMENT"]
PARTS = [LOAN + ["NUM_INSTALMENT_NUMBER", "NUM_INSTALMENT_VERSION", "DAYS_INSTALMENT"]]


def read(folder, *tables):
    """The rows of tables with the same columns, one after the other, as the catalogue reads them; lazy."""
    rows = pl.concat([pl.scan_parquet(pathlib.Path(folder) / f"{table}.parquet") for table in tables], how="diagonal")
    marked = NO_DATE_COLUMNS.get(tables[0], [])
    return rows.with_columns((c(name) == NO_DATE).fill_null(False).alias(f"{name}_NO_DATE") for name in marked
                             ).with_columns(
        *(pl.when(c(name) != NO_DATE).then(c(name)).alias(name) for name in marked),
        *(pl.when(c(name) != "XNA").then(c(name)).alias(name) for name, kind in rows.collect_schema().items()
          if kind == pl.String))


def aggregate(rows, features, by=CLIENT):
    return rows.group_by(by, maintain_order=True).agg(value.alias(name) for name, value in features.items())


def without_interest(features):
    return {name: value for name, value in features.items() if "INTEREST" not in name}


def computed(folder, interest):
    """Per table the features of the clients with rows in it, one lazy frame or more."""
    bureau = read(folder, "bureau").sort("DAYS_CREDIT", "SK_ID_BUREAU", descending=True)
    yield "bureau", aggregate(bureau, BUREAU)
    months = read(folder, "bureau_balance").join(bureau.select(CLIENT, "SK_ID_BUREAU"), on="SK_ID_BUREAU")
    yield "bureau_balance", aggregate(months, BUREAU_BALANCE)
    previous = read(folder, "previous_application").sort("DAYS_DECISION", "SK_ID_PREV", descending=True)
    if interest:
        rows = previous.collect()
        previous = rows.with_columns(monthly_rate(rows)).lazy()
    yield "previous_application", aggregate(previous, PREVIOUS if interest else without_interest(PREVIOUS))
    pos = read(folder, "POS_CASH_balance").sort("MONTHS_BALANCE")
    yield "POS_CASH_balance", aggregate(pos, POS)
    yield "POS_CASH_balance", aggregate(aggregate(pos, POS_LOAN, LOAN), POS_LOANS)
    cards = read(folder, "credit_card_balance").sort("MONTHS_BALANCE")
    yield "credit_card_balance", aggregate(cards, CARDS)
    yield "credit_card_balance", aggregate(aggregate(cards, ONE_CARD, LOAN), ALL_CARDS)
    payments = read(folder, "installments_payments").sort(PAYMENT_ORDER, nulls_last=True)
    yield "installments_payments", aggregate(payments, PAYMENTS)
    yield "installments_payments", aggregate(aggregate(payments, ONE_INSTALMENT, *PARTS), INSTALMENTS)
    yield "installments_payments", aggregate(aggregate(payments, PAID_LOAN, LOAN), PAID_LOANS)


def features_of(folder, tables=("application_train",), interest=True, engine="auto"):
    """All features, one row per client in the order of the applications; `interest=False` leaves out those that this file
    finds by bisection, row by row, in numpy."""
    application = read(folder, *tables)
    coverage = pathlib.Path(folder) / "coverage.parquet"
    features = application.select(CLIENT, *(value.alias(name) for name, value in APPLICATION.items()))
    known = pl.scan_parquet(coverage) if coverage.exists() else None
    marks = known.collect_schema().names() if known is not None else []
    if known is not None:
        features = features.join(known, on=CLIENT, how="left", maintain_order="left")
    for table, found in computed(folder, interest):
        names = [name for name in found.collect_schema().names() if name != CLIENT]
        mark = f"complete_{table}"
        whole = c(mark).fill_null(False) if mark in marks else pl.lit(True)
        zero = [name for name in names if name.endswith("_COUNT") or name in OTHER_COUNTS]
        features = features.join(found, on=CLIENT, how="left", maintain_order="left").with_columns(
            c(name).fill_null(0) for name in zero).with_columns(pl.when(whole).then(c(name)).alias(name) for name in names)
    features = features.select(pl.exclude([mark for mark in marks if mark != CLIENT]))
    if interest:
        rows = features.collect(engine=engine)
        features = rows.with_columns(asked_rate_and_term(rows)).lazy()
    compared = COMPARED if interest else without_interest(COMPARED)
    return features.with_columns(value.alias(name) for name, value in compared.items()).collect(engine=engine)


def main(folder, champion, matrix):
    theirs = pl.read_parquet(matrix)
    ours = features_of(folder)
    manifest = json.loads((pathlib.Path(champion) / "manifest.json").read_text(encoding="utf-8"))
    inputs = manifest["encoding"]["inputs"]
    assert len(theirs) == len(ours), "the matrix is of other tables"
    agree, failed, left_out = 0, 0, []
    for entry in inputs:
        name = entry["feature"]
        if name not in ours.columns:
            left_out.append(name)
            continue
        values = ours[name]
        if "categories" in entry:
            words = entry["categories"]
            values = values.replace_strict(words, range(len(words)), default=None, return_dtype=pl.Float64)
        expected = values.cast(pl.Float64).fill_null(np.nan).to_numpy().astype(np.float32)
        found = theirs[name].cast(pl.Float64).fill_null(np.nan).to_numpy().astype(np.float32)
        same = np.isclose(found, expected, rtol=TOLERANCE, atol=NAUGHT, equal_nan=True)
        agree += same.all()
        if not same.all():
            failed += 1
            row = int(np.flatnonzero(~same)[0])
            print(f"{name}, client {ours[CLIENT][row]}: Clairscore {found[row]}, from the formula {expected[row]} "
                  f"({(~same).sum()} of {len(same)} clients differ)")
    print(f"{len(ours)} clients, {agree} of {len(inputs)} features agree with their formula, {failed} do not")
    if left_out:
        print("not compared:", ", ".join(left_out))
    return int(failed > 0 or agree == 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
