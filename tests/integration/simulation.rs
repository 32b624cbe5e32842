//! What a simulation shows: answers that add up, whatever is changed.

use serde_json::{Value, json};

use crate::served::Served;
use crate::whole_way::{made, succeed, text};

/// The points that are shown, of the answer and of every theme, add up.
fn adds_up(answer: &Value) {
    let whole = |value: &Value| value.as_i64().unwrap();
    let shown = |list: &Value| list.as_array().unwrap().iter().map(|part| whole(&part["shown"])).sum::<i64>();
    let sum = whole(&answer["base_shown"]) + shown(&answer["themes"]);
    assert_eq!(sum, whole(&answer["points_shown"]), "{answer}");
    let real = |value: &Value| value.as_f64().unwrap();
    let mut points = real(&answer["base_points"]);
    for theme in answer["themes"].as_array().unwrap() {
        assert_eq!(shown(&theme["features"]), whole(&theme["shown"]), "{theme}");
        points += real(&theme["points"]);
    }
    assert!((points - real(&answer["points"])).abs() < 1e-6, "{points} in {answer}");
}

#[test]
fn the_themes_of_every_answer_add_up_for_known_changed_and_new_applications() {
    let made = made();
    let scores = made.path("simulated.csv");
    let (data, model) = (made.path("data"), made.path("model"));
    succeed(&["score", "--data", text(&data), "--model", text(&model), "--out", text(&scores)]);
    let scores = std::fs::read_to_string(scores).unwrap();
    let clients = scores.lines().skip(1).map(|line| line.split(',').next().unwrap().parse::<i64>().unwrap());
    let served = Served::start(&model, &made.path("output"), Some(&data));
    for client in clients.take(40) {
        let (status, known) = served.get(&format!("/api/v1/applications/{client}"));
        assert_eq!(status, 200, "{known}");
        let mut application = known["application"].clone();
        let (_, real_file) = served.post(&json!({ "sk_id_curr": client }).to_string());
        adds_up(&real_file);
        let unchanged =
            json!({ "AMT_CREDIT": application["AMT_CREDIT"], "DAYS_BIRTH": application["DAYS_BIRTH"] });
        let body = json!({ "sk_id_curr": client, "changes": unchanged });
        assert_eq!(served.post(&body.to_string()).1, real_file, "what is given back changes nothing");
        let doubled = application["AMT_CREDIT"].as_f64().unwrap() * 2.0;
        let changes = json!({ "AMT_CREDIT": doubled, "EXT_SOURCE_3": null });
        adds_up(&served.post(&json!({ "sk_id_curr": client, "changes": changes }).to_string()).1);
        // The words XNA are missing information, which null cannot say of a new application.
        for column in ["CODE_GENDER", "ORGANIZATION_TYPE"] {
            if application[column].is_null() {
                application[column] = json!("XNA");
            }
        }
        let (status, answer) = served.post(&json!({ "application": application, "bureau": [] }).to_string());
        assert_eq!(status, 200, "{answer}");
        adds_up(&answer);
    }
}
