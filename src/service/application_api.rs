//! `GET /api/v1/applications/{sk_id_curr}`: a client's own application, so that a form can be filled with it.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::message::Response;
use super::problem::{self, Problem};
use super::route::Scorer;
use super::score_api::unknown_client;
use crate::tables::{Column, ColumnType, GREATEST_ID, NO_DATE, Rows, Table};

/// Where applications are asked for; the client's number follows.
pub(super) const APPLICATIONS: &str = "/api/v1/applications/";

#[derive(Serialize)]
struct ApplicationAnswer {
    sk_id_curr: i64,
    application: Map<String, Value>,
    synthetic: bool,
}

/// The application of the client whose number ends the path.
pub(super) fn application(scorer: &Scorer, number: &str) -> Result<Response, Problem> {
    let sk_id_curr = read_number(number).ok_or_else(no_number)?;
    let file = (scorer.file)(sk_id_curr).ok_or_else(|| unknown_client(sk_id_curr))?;
    let application = cells(&file.application);
    let answer = ApplicationAnswer { sk_id_curr, application, synthetic: scorer.synthetic };
    Ok(problem::json(200, "application/json", &answer))
}

/// Digits alone: no sign, no spaces.
fn read_number(number: &str) -> Option<i64> {
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.parse().ok().filter(|_| digits)?;
    (1..=GREATEST_ID).contains(&number).then_some(number)
}

fn no_number() -> Problem {
    Problem::new(
        &problem::UNKNOWN_CLIENT,
        format!("L’adresse doit se terminer par un numéro de client, un nombre entier de 1 à {GREATEST_ID}."),
        format!("The address must end with a client's number, a whole number from 1 to {GREATEST_ID}."),
    )
}

/// The first row, as a body of `POST /api/v1/score` takes it; null where the information is missing.
fn cells(rows: &Rows) -> Map<String, Value> {
    let columns = Table::ApplicationTest.columns().into_iter();
    columns.map(|column| (column.name.to_owned(), cell(rows, &column))).collect()
}

fn cell(rows: &Rows, column: &Column) -> Value {
    match column.kind {
        ColumnType::Id => json!(rows.ids(column.name)[0]),
        ColumnType::Text => json!(rows.words(column.name)[0].text(column.words)),
        ColumnType::Integer | ColumnType::Real => {
            let numbers = rows.numbers(column.name);
            let number = if numbers.is_no_date(0) { NO_DATE } else { numbers.at(0) };
            if number.fract() == 0.0 { json!(number as i64) } else { json!(number) }
        }
    }
}
