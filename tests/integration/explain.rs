//! `clairscore explain` against the client's page, and the index of past clients that both read.

use std::fs;
use std::path::Path;

use clairscore::champion::{Champion, Registry};

use crate::whole_way::{clairscore, made, succeed, text};

fn page_words(page: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in page.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words.replace("&#x27;", "'").replace("&amp;", "&")
}

#[test]
fn a_client_is_explained_in_the_terminal_as_on_the_page() {
    let made = made();
    let (data, model) = (made.path("data"), made.path("model"));
    for (page, language) in [("fr/client", "fr"), ("en/client", "en")] {
        let folder = made.path("output").join(page);
        let first = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
        let id = first.file_stem().unwrap().to_str().unwrap();
        let arguments =
            ["explain", id, "--data", text(&data), "--model", text(&model), "--language", language];
        let told = succeed(&arguments);
        let page = page_words(&fs::read_to_string(&first).unwrap());
        let lines: Vec<&str> = told.lines().collect();
        assert!(lines[0].contains(id));
        let reasons = lines.iter().filter_map(|line| line.trim().split_once("  "));
        let reasons: Vec<&str> =
            reasons.filter(|(points, _)| points.parse::<i64>().is_ok()).map(|r| r.1).collect();
        assert!(reasons.len() > 2 && reasons.iter().all(|reason| page.contains(reason)), "{reasons:?}");
        assert!(lines.iter().filter(|line| line.contains('│')).count() > 8, "{told}");
        assert!(
            lines.iter().filter(|line| line.starts_with("    ")).count() > 120,
            "all values are told: {told}"
        );
        let semblables = ["dossiers semblables", "similar files"];
        assert!(semblables.iter().any(|words| told.contains(words)), "{told}");
        let json = succeed(&["explain", id, "--data", text(&data), "--model", text(&model), "--json"]);
        let report: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((report["sk_id_curr"].to_string().as_str(), &report["synthetic"]), (id, &true.into()));
        assert!(report["model_version"].as_str().unwrap().len() == 12);
        assert!(report["similar"]["clients"] == 200 && report["themes"].as_array().unwrap().len() == 12);
    }
}

#[test]
fn a_past_client_is_not_counted_among_its_own_similar_files() {
    use clairscore::tables::{ResultColumn, read_results};
    let made = made();
    let (data, model) = (made.path("data"), made.path("model"));
    let run = fs::read_dir(model.join("runs")).unwrap().next().unwrap().unwrap().path();
    let columns = |file: &str| read_results(&run.join(file)).unwrap();
    let whole = |file: &str, name: &str| match columns(file).into_iter().find(|(known, _)| known == name) {
        Some((_, ResultColumn::Integers(values))) => values,
        _ => panic!("{file} has no {name}"),
    };
    let (ids, outcomes) =
        (whole("out_of_fold.parquet", "SK_ID_CURR"), whole("past_clients.parquet", "in_difficulty"));
    assert_eq!(ids.len(), outcomes.len());
    let points: Vec<Vec<f64>> = columns("past_clients.parquet")
        .into_iter()
        .filter_map(|(_, column)| match column {
            ResultColumn::Reals(points) => Some(points),
            _ => None,
        })
        .collect();
    let place = |client: usize| points.iter().map(|theme| theme[client]).collect::<Vec<f64>>();
    let client = outcomes.iter().position(|outcome| *outcome == 1).unwrap();
    let own = place(client);
    let far = |other: &usize| {
        let other = place(*other);
        let sums = (own.iter().sum::<f64>() - other.iter().sum::<f64>()).powi(2);
        own.iter().zip(&other).map(|(a, b)| (a - b).powi(2)).sum::<f64>() + sums
    };
    let mut others: Vec<usize> = (0..ids.len()).filter(|other| *other != client).collect();
    others.sort_by(|a, b| far(a).total_cmp(&far(b)));
    let expected = others[..200].iter().filter(|other| outcomes[**other] == 1).count();
    let id = ids[client].to_string();
    let json = succeed(&["explain", &id, "--data", text(&data), "--model", text(&model), "--json"]);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["similar"]["difficulties"], expected);
}

#[test]
fn an_unknown_client_is_said_to_be_unknown() {
    let made = made();
    let output = clairscore(&[
        "explain",
        "7",
        "--data",
        text(&made.path("data")),
        "--model",
        text(&made.path("model")),
    ]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && error.contains("SK_ID_CURR 7"), "{error}");
}

#[test]
fn the_index_of_past_clients_is_neither_in_the_champion_nor_in_the_site() {
    let made = made();
    let holds = |folder: &Path| -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        names.map(|name| name.to_string_lossy().into_owned()).collect()
    };
    let champion = Champion::load(&made.path("model").join("champion")).unwrap();
    let record = Registry::of(&made.path("model")).folder_of(&champion.version);
    assert!(holds(&record).iter().any(|name| name == "past_clients.parquet"));
    for folder in [made.path("model").join("champion"), made.path("output")] {
        assert!(!holds(&folder).iter().any(|name| name.contains("past")), "{folder:?}");
    }
}
