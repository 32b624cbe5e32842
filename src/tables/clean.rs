//! Turns Kaggle's marks for "not known" into missing values.

use polars::prelude::*;

/// The value that stands for "no date" in `DAYS_*` columns: 1,000 years in the future.
const NO_DATE: i32 = 365_243;

/// Cleans an application table: text `XNA` is missing; `DAYS_EMPLOYED` = 365243 is missing and
/// leaves its mark in the new column `FLAG_NOT_EMPLOYED` (0 or 1).
pub(super) fn clean_applications(raw: LazyFrame) -> LazyFrame {
    let not_employed = col("DAYS_EMPLOYED").eq(lit(NO_DATE)).cast(DataType::Int64);
    without_xna(raw.with_column(not_employed.alias("FLAG_NOT_EMPLOYED")))
        .with_column(without_sentinel("DAYS_EMPLOYED"))
}

/// Cleans `previous_application`: text `XNA` is missing, `DAYS_*` = 365243 is missing.
/// `XAP` ("does not apply") stays.
pub(super) fn clean_previous_applications(raw: LazyFrame) -> LazyFrame {
    let dates = [
        "DAYS_FIRST_DRAWING",
        "DAYS_FIRST_DUE",
        "DAYS_LAST_DUE_1ST_VERSION",
        "DAYS_LAST_DUE",
        "DAYS_TERMINATION",
    ];
    without_xna(raw).with_columns(dates.map(without_sentinel))
}

/// Cleans `bureau`: text `XNA` is missing.
pub(super) fn clean_bureau(raw: LazyFrame) -> LazyFrame {
    without_xna(raw)
}

fn without_sentinel(name: &str) -> Expr {
    when(col(name).eq(lit(NO_DATE))).then(lit(NULL)).otherwise(col(name)).alias(name)
}

fn without_xna(raw: LazyFrame) -> LazyFrame {
    let text = dtype_col(&DataType::String).as_selector().as_expr();
    raw.with_column(
        when(text.clone().eq(lit("XNA")))
            .then(lit(NULL).cast(DataType::String))
            .otherwise(text)
            .name()
            .keep(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pensioner_has_no_employment_date_but_a_flag_that_says_so() {
        let raw = df!(
            "DAYS_EMPLOYED" => [-1200i64, 365_243],
            "CODE_GENDER" => ["F", "XNA"],
            "ORGANIZATION_TYPE" => ["School", "XNA"],
        )
        .unwrap();
        let clean = clean_applications(raw.lazy()).collect().unwrap();
        let employed = clean.column("DAYS_EMPLOYED").unwrap().i64().unwrap();
        assert_eq!((employed.get(0), employed.get(1)), (Some(-1200), None));
        let flags = clean.column("FLAG_NOT_EMPLOYED").unwrap().i64().unwrap();
        assert_eq!((flags.get(0), flags.get(1)), (Some(0), Some(1)));
        assert_eq!(clean.column("CODE_GENDER").unwrap().str().unwrap().get(1), None);
        assert_eq!(clean.column("ORGANIZATION_TYPE").unwrap().str().unwrap().get(0), Some("School"));
    }

    #[test]
    fn sentinels_of_earlier_applications_become_missing_and_xap_stays() {
        let mut frame = df!("NAME_CASH_LOAN_PURPOSE" => ["XAP", "XNA"]).unwrap();
        for name in [
            "DAYS_FIRST_DRAWING",
            "DAYS_FIRST_DUE",
            "DAYS_LAST_DUE_1ST_VERSION",
            "DAYS_LAST_DUE",
            "DAYS_TERMINATION",
        ] {
            frame.with_column(Column::new(name.into(), [365_243.0, -10.0])).unwrap();
        }
        let clean = clean_previous_applications(frame.lazy()).collect().unwrap();
        assert_eq!(clean.column("DAYS_FIRST_DUE").unwrap().f64().unwrap().get(0), None);
        assert_eq!(clean.column("DAYS_TERMINATION").unwrap().f64().unwrap().get(1), Some(-10.0));
        let purpose = clean.column("NAME_CASH_LOAN_PURPOSE").unwrap();
        assert_eq!(purpose.str().unwrap().get(0), Some("XAP"));
        assert_eq!(purpose.null_count(), 1);
    }
}
