//! Bodies that bring a whole application, and changes to a known one.

use serde_json::{Map, Value, json};

use super::{KNOWN, ask, get};
use crate::tables::{ColumnType, Table};

/// A row of a table that holds to the schema.
fn row(table: Table) -> Map<String, Value> {
    let cell = |kind, range: (f64, f64), words: &[&str]| match kind {
        ColumnType::Id => json!(123_456),
        ColumnType::Integer => json!(range.0 as i64),
        ColumnType::Real => json!(range.1),
        ColumnType::Text => json!(words[0]),
    };
    let columns = table.columns().into_iter();
    columns.map(|column| (column.name.to_owned(), cell(column.kind, column.range, column.words))).collect()
}

/// A body with one row in every table.
fn whole() -> Value {
    let children = Table::ALL.into_iter().filter(|table| !table.is_required());
    let mut body: Map<String, Value> =
        children.map(|table| (table.file_stem().to_owned(), json!([row(table)]))).collect();
    body.insert("application".to_owned(), Value::Object(row(Table::ApplicationTest)));
    Value::Object(body)
}

fn post(body: &Value, language: &str) -> (u16, Value) {
    let headers = [("Content-Type", "application/json"), ("Accept-Language", language)];
    let response = ask("POST", "/api/v1/score", &headers, body.to_string().as_bytes());
    (response.status, serde_json::from_slice(&response.body).unwrap())
}

/// Pointers of what is wrong with a body.
fn wrong(body: &Value) -> Vec<String> {
    let (status, problem) = post(body, "en");
    assert_eq!(status, 422, "{problem}");
    let errors = problem["errors"].as_array().unwrap();
    errors.iter().map(|error| error["pointer"].as_str().unwrap().to_owned()).collect()
}

/// The only error's text.
fn detail(body: &Value, language: &str) -> String {
    let (_, problem) = post(body, language);
    assert_eq!(problem["errors"].as_array().unwrap().len(), 1, "{problem}");
    problem["errors"][0]["detail"].as_str().unwrap().to_owned()
}

#[test]
fn an_application_with_all_its_tables_is_scored() {
    let (status, answer) = post(&whole(), "fr");
    assert_eq!((status, &answer["sk_id_curr"]), (200, &json!(123_456)), "{answer}");
}

#[test]
fn child_tables_and_what_may_be_missing_can_be_left_out() {
    let mut application = row(Table::ApplicationTest);
    for column in Table::ApplicationTest.columns().iter().filter(|column| !column.required) {
        application.remove(column.name);
    }
    assert_eq!(post(&json!({ "application": application }), "fr").0, 200);
    application.insert("EXT_SOURCE_1".to_owned(), Value::Null);
    application.insert("DAYS_EMPLOYED".to_owned(), json!(365_243));
    application.insert("CNT_CHILDREN".to_owned(), json!(2.0));
    let mut credit = row(Table::Bureau);
    credit.remove("SK_ID_CURR");
    let body = json!({ "application": application, "bureau": [credit], "POS_CASH_balance": [] });
    assert_eq!(post(&body, "fr").0, 200);
}

#[test]
fn every_fault_of_every_table_is_named_at_once_with_its_path() {
    let mut body = whole();
    let application = &mut body["application"];
    application["AMT_CREDIT"] = json!("much");
    application["CNT_CHILDREN"] = json!(1.5);
    application["DAYS_BIRTH"] = json!(4);
    application["NAME_INCOME_TYPE"] = json!("Astronaut");
    application["AMT_INCOME_TOTAL"] = Value::Null;
    application["TARGET"] = json!(0);
    application.as_object_mut().unwrap().remove("FLAG_EMAIL");
    body["bureau"][0]["SK_ID_CURR"] = json!(5);
    let twin = body["bureau"][0].clone();
    body["bureau"].as_array_mut().unwrap().push(twin);
    body["POS_CASH_balance"].as_array_mut().unwrap().push(json!("row"));
    body["bureau_balance"][0]["SK_ID_BUREAU"] = json!(77);
    body["previous_application"] = json!({});
    body["installments_payments"][0]["AMT_PAYMENT"] = json!(-3.0);
    body["bureaux"] = json!([]);
    let mut found = wrong(&body);
    found.sort();
    let mut expected = vec![
        "/application/AMT_CREDIT",
        "/application/AMT_INCOME_TOTAL",
        "/application/CNT_CHILDREN",
        "/application/DAYS_BIRTH",
        "/application/FLAG_EMAIL",
        "/application/NAME_INCOME_TYPE",
        "/application/TARGET",
        "/bureau/0/SK_ID_CURR",
        "/bureau/1/SK_ID_BUREAU",
        "/bureau/1/SK_ID_CURR",
        "/POS_CASH_balance/1",
        "/bureau_balance/0/SK_ID_BUREAU",
        "/bureaux",
        "/installments_payments/0/AMT_PAYMENT",
        "/previous_application",
    ];
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn a_fault_at_the_top_hides_no_other() {
    let mut found = wrong(&json!({ "application": null, "foo": 1, "bureau": {} }));
    found.sort();
    assert_eq!(found, ["/application", "/bureau", "/foo"]);
}

#[test]
fn balances_without_their_credits_are_one_fault() {
    let mut body = whole();
    body["bureau_balance"] = json!(vec![row(Table::BureauBalance); 300]);
    body.as_object_mut().unwrap().remove("bureau");
    assert_eq!(wrong(&body), ["/bureau"]);
    body["bureau"] = json!([]);
    let (_, problem) = post(&body, "en");
    assert_eq!(problem["detail"], "Number of points to correct: 300; the first 200 are in errors.");
    body["bureau"] = json!([row(Table::Bureau)]);
    body["bureau"][0]["SK_ID_BUREAU"] = json!("x");
    assert_eq!(wrong(&body), ["/bureau/0/SK_ID_BUREAU"]);
}

#[test]
fn a_hundred_thousand_empty_rows_make_a_short_answer() {
    let body = format!("{{\"application\":{{}},\"bureau\":[{}{{}}]}}", "{},".repeat(100_000));
    let headers = [("Content-Type", "application/json")];
    let response = ask("POST", "/api/v1/score", &headers, body.as_bytes());
    assert!(response.status == 422 && response.body.len() < 100_000, "{} bytes", response.body.len());
    let long = json!({ "sk_id_curr": KNOWN, "x".repeat(100_000): 1 });
    assert!(wrong(&long)[0].len() < 200);
}

#[test]
fn text_is_one_of_the_words_and_no_number() {
    let mut body = whole();
    body["bureau_balance"][0]["STATUS"] = json!(0);
    let said = detail(&body, "en");
    assert!(said.ends_with("received: a number"), "{said}");
    let mut body = whole();
    body["application"]["OCCUPATION_TYPE"] = json!("");
    assert_eq!(wrong(&body), ["/application/OCCUPATION_TYPE"]);
}

#[test]
fn a_field_given_twice_is_named() {
    let text = whole().to_string();
    let twice = text.replacen("\"AMT_CREDIT\":", "\"AMT_CREDIT\":1.0,\"AMT_CREDIT\":", 1);
    let twice = twice.replacen("\"bureau\":", "\"bureau\":[],\"bureau\":", 1);
    let response = ask("POST", "/api/v1/score", &[("Content-Type", "application/json")], twice.as_bytes());
    let problem: Value = serde_json::from_slice(&response.body).unwrap();
    let pointers: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect();
    assert!(pointers.contains(&"/application/AMT_CREDIT") && pointers.contains(&"/bureau"), "{pointers:?}");
}

#[test]
fn a_fault_says_what_is_expected_in_either_language() {
    let of = |field: &str, value: Value, language: &str| {
        let mut body = whole();
        body["application"][field] = value;
        detail(&body, language)
    };
    insta::assert_snapshot!(of("FLAG_OWN_CAR", json!("maybe"), "fr"), @r#"attendu : l’un de "N", "Y" ; reçu : un autre texte"#);
    insta::assert_snapshot!(of("DAYS_EMPLOYED", json!(12), "fr"), @"attendu : un nombre entier de -40000 à 0, ou 365243 s’il n’y en a pas ; reçu : un nombre hors de ces bornes");
    insta::assert_snapshot!(of("EXT_SOURCE_1", json!(1.2), "en"), @"expected: a number from 0 to 1, or null where it is not known; received: a number out of these bounds");
    insta::assert_snapshot!(of("CNT_CHILDREN", json!(1.5), "en"), @"expected: a whole number from 0 to 10000; received: a decimal number");
    insta::assert_snapshot!(of("SK_ID_CURR", json!("7"), "en"), @"expected: a whole number from 1 to 9007199254740991, written without decimals; received: a string");
    let long = of("ORGANIZATION_TYPE", json!("Circus"), "en");
    assert!(long.starts_with("expected: one of the 58 texts of openapi.json, such as"), "{long}");
}

#[test]
fn changes_name_columns_of_the_application_and_hold_to_the_schema() {
    let with = |changes: Value| json!({ "sk_id_curr": KNOWN, "changes": changes });
    assert_eq!(post(&with(json!({ "AMT_CREDIT": 100_000.5, "EXT_SOURCE_1": null })), "fr").0, 200);
    assert_eq!(post(&with(json!({})), "fr").0, 200);
    let faults = json!({ "SK_ID_CURR": 1, "AMT_CREDIT": null, "BUREAU_COUNT": 3, "FLAG_OWN_CAR": "Y" });
    let mut found = wrong(&with(faults));
    found.sort();
    assert_eq!(found, ["/changes/AMT_CREDIT", "/changes/BUREAU_COUNT", "/changes/SK_ID_CURR"]);
    assert_eq!(wrong(&with(json!([]))), ["/changes"]);
    let twice =
        format!("{{\"sk_id_curr\": {KNOWN}, \"changes\": {{\"AMT_CREDIT\": \"x\", \"AMT_CREDIT\": 5}}}}");
    let response = ask("POST", "/api/v1/score", &[("Content-Type", "application/json")], twice.as_bytes());
    let problem: Value = serde_json::from_slice(&response.body).unwrap();
    assert_eq!(problem["errors"].as_array().unwrap().len(), 2, "{problem}");
    assert_eq!(wrong(&json!({ "changes": {} })), ["/sk_id_curr"]);
    assert_eq!(wrong(&json!({ "application": row(Table::ApplicationTest), "changes": {} })), ["/changes"]);
    assert_eq!(post(&json!({ "sk_id_curr": 1, "changes": {} }), "fr").0, 404);
}

#[test]
fn the_description_has_every_column_with_what_the_schema_allows() {
    let document: Value = serde_json::from_slice(&get("/api/v1/openapi.json").body).unwrap();
    let forms = &document["components"]["schemas"]["ScoreRequest"]["oneOf"];
    let schemas = &document["components"]["schemas"];
    let target = |value: &Value| {
        let path = value["$ref"].as_str().unwrap();
        schemas[path.strip_prefix("#/components/schemas/").unwrap()].clone()
    };
    let new = &forms[1]["properties"];
    for table in Table::ALL.into_iter().filter(|table| *table != Table::ApplicationTrain) {
        let schema = if table == Table::ApplicationTest {
            target(&new["application"])
        } else {
            target(&new[table.file_stem()]["items"])
        };
        for column in table.columns() {
            assert!(schema["properties"].get(column.name).is_some(), "{table:?} {}", column.name);
        }
        assert_eq!(schema["additionalProperties"], false);
    }
    let application = target(&new["application"]);
    assert_eq!(application["properties"]["FLAG_OWN_CAR"], json!({ "type": "string", "enum": ["N", "Y"] }));
    assert!(forms[0]["properties"]["changes"]["properties"].get("SK_ID_CURR").is_none());
}
