//! One way of computing: the API finds the bits of the batch, in whatever order the rows stand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};

use crate::served::Served;
use crate::whole_way::{Made, made, succeed, text};

const CLIENTS: usize = 500;
pub(crate) const CHILDREN: [&str; 6] = [
    "bureau",
    "bureau_balance",
    "previous_application",
    "POS_CASH_balance",
    "credit_card_balance",
    "installments_payments",
];

/// Clients that the model never saw, as Kaggle's CSV files.
fn fresh() -> &'static Made {
    static FRESH: OnceLock<Made> = OnceLock::new();
    FRESH.get_or_init(|| {
        let fresh = Made::empty();
        let (data, clients) = (fresh.path("data"), (CLIENTS + 20).to_string());
        let test = CLIENTS.to_string();
        let counts = ["--clients", &clients, "--test", &test, "--seed", "77"];
        succeed(&[&["synth"], &counts[..], &["--format", "csv", "--out", text(&data)]].concat());
        fresh
    })
}

/// The batch's scores of a folder, as written.
fn scores(data: &Path, out: &Path, threads: &str) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_clairscore"))
        .args(["score", "--data", text(data), "--model", text(&made().path("model")), "--out", text(out)])
        .env("RAYON_NUM_THREADS", threads)
        .env("POLARS_MAX_THREADS", threads)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    fs::read_to_string(out).unwrap()
}

/// The cells of a line, quotes taken off.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// The rows of a file as JSON objects, from its text alone: empty cells are null.
fn objects(file: &Path) -> Vec<Map<String, Value>> {
    let text = fs::read_to_string(file).unwrap();
    let mut lines = text.lines();
    let names = cells(lines.next().unwrap());
    let value = |cell: String| match serde_json::from_str::<Value>(&cell) {
        Ok(number @ Value::Number(_)) => number,
        _ if cell.is_empty() => Value::Null,
        _ => Value::String(cell),
    };
    lines.map(|line| names.iter().cloned().zip(cells(line).into_iter().map(value)).collect()).collect()
}

/// The words of a text column may look like numbers: those of bureau_balance do.
fn with_text(mut row: Map<String, Value>, name: &str) -> Map<String, Value> {
    if let Some(Value::Number(number)) = row.get(name) {
        row.insert(name.to_owned(), Value::String(number.to_string()));
    }
    row
}

fn number(row: &Map<String, Value>, name: &str) -> i64 {
    row[name].as_i64().unwrap()
}

/// The raw body of every client to score, by number, rows in the order of the files.
fn bodies(data: &Path) -> BTreeMap<i64, Value> {
    let mut bodies = BTreeMap::new();
    for application in objects(&data.join("application_test.csv")) {
        let mut body: Map<String, Value> =
            CHILDREN.iter().map(|table| ((*table).to_owned(), json!([]))).collect();
        let client = number(&application, "SK_ID_CURR");
        body.insert("application".to_owned(), Value::Object(application));
        bodies.insert(client, Value::Object(body));
    }
    let mut clients_of_credits = BTreeMap::new();
    for table in CHILDREN {
        for row in objects(&data.join(table).with_extension("csv")) {
            let client = if table == "bureau_balance" {
                clients_of_credits[&number(&row, "SK_ID_BUREAU")]
            } else {
                number(&row, "SK_ID_CURR")
            };
            if table == "bureau" {
                clients_of_credits.insert(number(&row, "SK_ID_BUREAU"), client);
            }
            let row = if table == "bureau_balance" { with_text(row, "STATUS") } else { row };
            if let Some(body) = bodies.get_mut(&client) {
                body[table].as_array_mut().unwrap().push(Value::Object(row));
            }
        }
    }
    bodies
}

#[test]
fn raw_applications_get_the_bits_of_the_batch_from_a_server_that_stores_no_client() {
    let data = fresh().path("data");
    let batch = scores(&data, &fresh().path("batch.ndjson"), "2");
    let bodies = bodies(&data);
    let served = Served::start(&made().path("model"), &made().path("output"), None);
    let mut rows = 0;
    for line in batch.lines() {
        let expected: Value = serde_json::from_str(line).unwrap();
        let body = &bodies[&expected["SK_ID_CURR"].as_i64().unwrap()];
        rows += CHILDREN.iter().map(|table| body[table].as_array().unwrap().len()).sum::<usize>();
        let (status, answer) = served.post(&body.to_string());
        assert_eq!(status, 200, "{answer}");
        assert_eq!(answer["sk_id_curr"], expected["SK_ID_CURR"]);
        for name in ["probability", "points", "opinion"] {
            assert_eq!(answer[name], expected[name], "client {} {name}", expected["SK_ID_CURR"]);
        }
    }
    assert_eq!(batch.lines().count(), CLIENTS);
    assert!(rows > 50 * CLIENTS, "only {rows} child rows were posted");
    let (status, _) = served.post("{\"sk_id_curr\": 100001}");
    assert_eq!(status, 404, "no client is known by number");
}

#[test]
fn shuffled_tables_and_one_thread_give_the_same_scores() {
    let (data, shuffled) = (fresh().path("data"), fresh().path("shuffled"));
    fs::create_dir_all(&shuffled).unwrap();
    for entry in fs::read_dir(&data).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let table = file.file_stem().unwrap().to_str().unwrap().to_owned();
        if CHILDREN.contains(&table.as_str()) {
            let (header, rows) = text.split_once('\n').unwrap();
            let mut mixed: Vec<&str> = rows.lines().collect();
            mixed.sort_by_key(|row| row.chars().rev().collect::<String>());
            fs::write(shuffled.join(name), format!("{header}\n{}\n", mixed.join("\n"))).unwrap();
        } else {
            fs::write(shuffled.join(name), text).unwrap();
        }
    }
    let straight = scores(&data, &fresh().path("straight.csv"), "2");
    assert_eq!(scores(&shuffled, &fresh().path("mixed.csv"), "1"), straight);
}

#[test]
fn changes_to_a_known_client_are_computed_by_the_feature_code() {
    let data = fresh().path("data");
    let served = Served::start(&made().path("model"), &made().path("output"), Some(&data));
    let mut moved = 0;
    for (client, mut body) in bodies(&data).into_iter().take(40) {
        let known = served.post(&json!({ "sk_id_curr": client }).to_string());
        assert_eq!(known, served.post(&body.to_string()), "client {client}");
        let application = &mut body["application"];
        let credit = application["AMT_CREDIT"].as_f64().unwrap() * 2.0;
        application["AMT_CREDIT"] = json!(credit);
        application["EXT_SOURCE_2"] = Value::Null;
        let asked =
            json!({ "sk_id_curr": client, "changes": { "AMT_CREDIT": credit, "EXT_SOURCE_2": null } });
        let changed = served.post(&asked.to_string());
        assert_eq!(changed, served.post(&body.to_string()), "client {client}");
        moved += usize::from(changed.1["points"] != known.1["points"]);
    }
    assert!(moved > 30, "only {moved} clients moved");
}
