//! The application of a known client, and what it becomes when it is scored with changes.

use serde_json::{Value, json};

use super::{KNOWN, ask, blank_file, get, report, scorer};
use crate::service::{Request, Response, Scorer, Service, route};
use crate::tables::{Cell, NO_DATE, Word, vocabulary};

fn read(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

/// A service whose only client has some known cells.
fn service() -> Service {
    let file = |sk_id_curr| {
        let mut file = blank_file(sk_id_curr);
        let cells = [
            ("AMT_CREDIT", Cell::Number(270_000.5)),
            ("CNT_CHILDREN", Cell::Number(2.0)),
            ("DAYS_EMPLOYED", Cell::Number(NO_DATE)),
            ("NAME_CONTRACT_TYPE", Cell::Word(Word::of(vocabulary::NAME_CONTRACT_TYPE, "Cash loans"))),
        ];
        for (column, cell) in cells {
            file.application.set(0, column, cell);
        }
        file
    };
    let file = Box::new(move |id| (id == KNOWN).then(|| file(id)));
    Service::new("site", Scorer { file, ..scorer() })
}

fn asked(target: &str) -> Response {
    let headers = [("Host".to_owned(), "localhost".to_owned())];
    route(&service(), &Request { method: "GET", target, headers: &headers, body: b"" })
}

#[test]
fn an_application_is_given_as_the_tables_write_it_and_null_where_it_is_missing() {
    let response = asked(&format!("/api/v1/applications/{KNOWN}"));
    assert_eq!((response.status, response.header("Cache-Control")), (200, Some("no-store")));
    let answer = read(&response);
    assert_eq!((&answer["sk_id_curr"], &answer["synthetic"]), (&json!(KNOWN), &json!(true)));
    let application = answer["application"].as_object().unwrap();
    let known: Vec<_> = application.iter().filter(|(_, value)| !value.is_null()).collect();
    let expected = [
        ("AMT_CREDIT", json!(270_000.5)),
        ("CNT_CHILDREN", json!(2)),
        ("DAYS_EMPLOYED", json!(365_243)),
        ("NAME_CONTRACT_TYPE", json!("Cash loans")),
        ("SK_ID_CURR", json!(KNOWN)),
    ];
    assert_eq!(known.len(), expected.len(), "{known:?}");
    for ((name, value), (expected_name, expected_value)) in known.into_iter().zip(&expected) {
        assert_eq!((name.as_str(), value), (*expected_name, expected_value));
    }
}

#[test]
fn what_is_given_can_be_sent_back_as_changes() {
    let mut application = read(&asked(&format!("/api/v1/applications/{KNOWN}")))["application"].clone();
    let columns = application.as_object_mut().unwrap();
    columns.retain(|name, value| name != "SK_ID_CURR" && !value.is_null());
    let body = json!({ "sk_id_curr": KNOWN, "changes": application }).to_string();
    let response = ask("POST", "/api/v1/score", &[("Content-Type", "application/json")], body.as_bytes());
    assert_eq!(response.status, 200, "{}", read(&response));
}

#[test]
fn a_number_that_nobody_has_and_what_is_no_number_are_told_apart() {
    for (target, word) in [
        ("/api/v1/applications/1", "n° 1"),
        ("/api/v1/applications/", "doit se terminer"),
        ("/api/v1/applications/0", "doit se terminer"),
        ("/api/v1/applications/+123456", "doit se terminer"),
        ("/api/v1/applications/123456/", "doit se terminer"),
        ("/api/v1/applications/99999999999999999999", "doit se terminer"),
    ] {
        let response = get(target);
        assert_eq!(
            (response.status, response.header("Content-Type")),
            (404, Some("application/problem+json"))
        );
        let problem = read(&response);
        assert_eq!(problem["type"], "urn:clairscore:problem:unknown-client");
        let detail = problem["detail"].as_str().unwrap().replace("le numéro 1 ", "n° 1 ");
        assert!(detail.contains(word), "{target}: {detail}");
    }
}

#[test]
fn an_application_is_refused_to_other_names_and_methods() {
    let target = format!("/api/v1/applications/{KNOWN}");
    let strange = [("Host".to_owned(), "evil.example".to_owned())];
    let request = Request { method: "GET", target: &target, headers: &strange, body: b"" };
    assert_eq!(route(&service(), &request).status, 421);
    let posted = ask("POST", &target, &[], b"");
    assert_eq!((posted.status, posted.header("Allow")), (405, Some("GET, HEAD")));
}

#[test]
fn the_points_of_the_fixture_add_up_as_those_of_a_real_report_do() {
    let report = report(KNOWN);
    let themes: i64 = report.themes.iter().map(|theme| theme.shown).sum();
    assert_eq!(report.base_shown + themes, report.points_shown);
}
