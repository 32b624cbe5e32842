use serde_json::{Value, json};

use super::{KNOWN, ask, get, service};
use crate::service::{Request, Response, route};

const JSON: (&str, &str) = ("Content-Type", "application/json");

fn post(body: &[u8]) -> Response {
    ask("POST", "/api/v1/score", &[JSON], body)
}

fn read(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

/// Status and pointers of what is wrong with a body.
fn wrong(body: &str) -> (u16, Vec<String>) {
    let response = post(body.as_bytes());
    let pointers = read(&response)["errors"].as_array().cloned().unwrap_or_default();
    let pointers = pointers.iter().map(|error| error["pointer"].as_str().unwrap().to_owned());
    (response.status, pointers.collect())
}

#[test]
fn health_names_the_model() {
    assert_eq!(read(&get("/api/v1/health")), json!({ "status": "ok", "model_version": "v1-abc" }));
}

#[test]
fn a_score_comes_with_its_reasons_and_leaves_the_decision_to_the_adviser() {
    let response = ask(
        "POST",
        "/api/v1/score",
        &[("Content-Type", "application/json; charset=utf-8"), ("Origin", "http://localhost:8000")],
        format!("{{\"sk_id_curr\": {KNOWN}}}").as_bytes(),
    );
    assert_eq!((response.status, response.header("Cache-Control")), (200, Some("no-store")));
    let reason = |points: f64, weight: &str| {
        json!({ "kind": "known", "subject": "EXT_SOURCE_2", "theme": "external_scores", "feature": "EXT_SOURCE_2",
            "features": ["EXT_SOURCE_2"], "points": points, "shown": points.round() as i64, "weight": weight,
            "label": { "fr": "Score d'un organisme externe n° 2", "en": "Score of external body no. 2" },
            "sentence": { "fr": "Score d'un organisme externe n° 2.", "en": "Score of external body no. 2." } })
    };
    let score_effect = |number: u8, points: i64| {
        json!({ "feature": format!("EXT_SOURCE_{number}"), "points": points as f64, "shown": points, "label": {
            "fr": format!("Score de l’organisme externe n° {number}"),
            "en": format!("Score of outside organisation no. {number}") } })
    };
    let expected = json!({
        "sk_id_curr": KNOWN, "probability": 0.25, "threshold": 0.1,
        "points": 518.8, "points_shown": 519, "limit_points": 550.2, "limit_shown": 550, "distance_shown": -31,
        "base_points": 540.0, "base_shown": 540,
        "themes": [{
            "theme": "external_scores", "points": -21.0, "shown": -21,
            "label": { "fr": "Scores d’organismes externes", "en": "Scores from outside organisations" },
            "features": [score_effect(2, -27), score_effect(3, 6)],
        }],
        "stability": {
            "low": 509.6, "high": 551.2, "low_shown": 510, "high_shown": 551, "crosses_limit": true,
        },
        "opinion": "unfavourable",
        "opinion_wording": {
            "fr": "avis du modèle\u{202f}: défavorable\u{202f}; la décision revient au conseiller",
            "en": "opinion of the model: unfavourable; the decision is the adviser's",
        },
        "reasons_for": [reason(6.0, "clear")], "reasons_against": [reason(-27.2, "strong")],
        "similar": null,
        "recourse": { "kind": "none_found", "sentence": { "fr": "Aucun changement.", "en": "No change." } },
        "warnings": [{ "feature": "AMT_CREDIT", "detail": {
            "fr": "hors de ce qui est connu", "en": "outside what is known" } }],
        "model_version": "v1-abc", "synthetic": true,
    });
    assert_eq!(read(&response), expected);
    let timing = response.header("Server-Timing").unwrap();
    assert!(
        timing.starts_with("read;dur=")
            && timing.contains(", features;dur=")
            && timing.contains(", report;dur="),
        "{timing}"
    );
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let cases: [(&str, u16, &[&str]); 16] = [
        ("[]", 422, &[""]),
        ("null", 422, &[""]),
        ("{}", 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": "123456"}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": 1.5}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": 123456.0}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": true}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": null}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": 0}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": -4}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": 9223372036854775808}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": 99999999999999999999999}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": 1, "sk_id_curr": 2}"#, 422, &["/sk_id_curr"]),
        (r#"{"sk_id_curr": 123456, "a/b~c": 1}"#, 422, &["/a~1b~0c"]),
        (r#"{"b": 1, "a": 2, "sk_id_curr": []}"#, 422, &["/sk_id_curr", "/b", "/a"]),
        (r#"{"SK_ID_CURR": 123456}"#, 422, &["/sk_id_curr", "/SK_ID_CURR"]),
    ];
    for (body, status, pointers) in cases {
        assert_eq!(wrong(body), (status, pointers.iter().map(ToString::to_string).collect()), "{body}");
    }
}

#[test]
fn a_problem_says_what_is_wrong_and_what_is_expected_in_the_language_asked_for() {
    let french = post(br#"{"sk_id_curr": "x", "age": 3}"#);
    assert_eq!(french.header("Content-Type"), Some("application/problem+json"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&read(&french)).unwrap(), @r#"
    {
      "detail": "Nombre de points à corriger : 2 ; voir errors.",
      "errors": [
        {
          "detail": "un nombre entier positif, de 1 à 9007199254740991, écrit sans décimale, est attendu ; reçu : un texte",
          "pointer": "/sk_id_curr"
        },
        {
          "detail": "champ inconnu ; attendus : sk_id_curr et changes, ou bien application et ses tables",
          "pointer": "/age"
        }
      ],
      "status": 422,
      "title": "Champs à corriger",
      "type": "urn:clairscore:problem:wrong-fields"
    }
    "#);
    let english =
        ask("POST", "/api/v1/score", &[JSON, ("Accept-Language", "en")], b"{\n  \"sk_id_curr\": 12,,}");
    assert_eq!(english.header("Content-Language"), Some("en"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&read(&english)).unwrap(), @r#"
    {
      "detail": "The body is not valid JSON in UTF-8: line 2, column 20. Expected: {\"sk_id_curr\": 123456}, or {\"application\": {…}, …}.",
      "status": 400,
      "title": "The body cannot be read",
      "type": "urn:clairscore:problem:not-json"
    }
    "#);
}

#[test]
fn what_keeps_a_body_from_being_read_is_said() {
    let deep = "[".repeat(1_000);
    for (body, said) in [
        ("", "The body is empty: line 1"),
        ("{\"sk_id_curr\": 1", "ends too early"),
        ("{\"sk_id_curr\": 1e400}", "A number of the body is too large: line 1, column 20"),
        (&deep, "nested too deeply"),
        ("\u{feff}{}", "not valid JSON"),
    ] {
        let response = ask("POST", "/api/v1/score", &[JSON, ("Accept-Language", "en")], body.as_bytes());
        let detail = read(&response)["detail"].as_str().unwrap().to_owned();
        assert!(response.status == 400 && detail.contains(said), "{body:.30}: {detail}");
    }
}

#[test]
fn a_body_that_is_not_json_is_a_broken_request() {
    let deep = "[".repeat(100_000);
    for body in ["", "{", "sk_id_curr=1", "{\"sk_id_curr\": NaN}", "\u{feff}{}", "{} {}", &deep] {
        assert_eq!(post(body.as_bytes()).status, 400, "{body:.20}");
    }
    assert_eq!(post(b"\xff\xfe").status, 400);
}

#[test]
fn an_unknown_client_a_long_body_and_another_type_have_their_own_status() {
    assert_eq!(post(b"{\"sk_id_curr\": 1}").status, 404);
    assert_eq!(post(&vec![b' '; (4 << 20) + 1]).status, 413);
    for content_type in ["text/plain", "application/jsonp", "application/x-www-form-urlencoded", ""] {
        let response = ask("POST", "/api/v1/score", &[("Content-Type", content_type)], b"{}");
        assert_eq!(response.status, 415, "{content_type}");
    }
    assert_eq!(ask("POST", "/api/v1/score", &[], b"{}").status, 415);
}

#[test]
fn an_unknown_address_or_method_of_the_api_is_a_problem() {
    for target in ["/api", "/api/", "/api/v2/score", "/api/v1/score/"] {
        let response = get(target);
        let content_type = response.header("Content-Type").unwrap();
        assert_eq!((response.status, content_type), (404, "application/problem+json"), "{target}");
    }
    let response = get("/api/v1/score");
    assert_eq!((response.status, response.header("Allow")), (405, Some("POST")));
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let status = |hosts: &[&str]| {
        let headers: Vec<_> = hosts.iter().map(|&host| ("host".to_owned(), host.to_owned())).collect();
        route(&service(), &Request { method: "GET", target: "/", headers: &headers, body: b"" }).status
    };
    for host in ["localhost", "LocalHost:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000"] {
        assert_eq!(status(&[host]), 200, "{host}");
    }
    for host in
        ["evil.example", "localhost.evil.example", "localhost:", "localhost:x", "127.0.0.1.nip.io", "::1", ""]
    {
        assert_eq!(status(&[host]), 421, "{host}");
    }
    assert_eq!(status(&[]), 421);
}

#[test]
fn another_sites_page_cannot_send_a_request() {
    let status = |origin: &str| {
        let body = format!("{{\"sk_id_curr\": {KNOWN}}}");
        ask("POST", "/api/v1/score", &[JSON, ("Origin", origin)], body.as_bytes()).status
    };
    assert_eq!(status("http://localhost:8000"), 200);
    for origin in ["null", "http://evil.example", "http://localhost:8001", "http://127.0.0.1:8000", ""] {
        assert_eq!(status(origin), 403, "{origin}");
    }
}

#[test]
fn the_description_is_in_accord_with_what_is_answered() {
    let document = read(&get("/api/v1/openapi.json"));
    assert_eq!(document["openapi"], "3.1.0");
    for (path, operations) in document["paths"].as_object().unwrap() {
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
            let described = operations.get(method.to_lowercase()).is_some();
            assert_eq!(ask(method, path, &[], b"").status != 405, described, "{method} {path}");
        }
    }
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let schemas = &document["components"]["schemas"];
    let score = read(&post(format!("{{\"sk_id_curr\": {KNOWN}}}").as_bytes()));
    assert_eq!(keys(&score), keys(&schemas["Score"]["properties"]));
    assert_eq!(keys(&score["themes"][0]), keys(&schemas["Theme"]["properties"]));
    assert_eq!(keys(&score["themes"][0]["features"][0]), keys(&schemas["FeatureEffect"]["properties"]));
    let known = read(&get(&format!("/api/v1/applications/{KNOWN}")));
    let described = &schemas["KnownApplication"]["properties"];
    assert_eq!(keys(&known), keys(described));
    assert_eq!(keys(&known["application"]), keys(&described["application"]["properties"]));
    assert_eq!(keys(&score["warnings"][0]), keys(&schemas["Warning"]["properties"]));
    assert_eq!(keys(&score["reasons_for"][0]), keys(&schemas["Reason"]["properties"]));
    assert_eq!(keys(&read(&post(b"{}"))), keys(&schemas["Problem"]["properties"]));
    assert_eq!(keys(&read(&get("/api/v1/health"))), keys(&schemas["Health"]["properties"]));
}

#[test]
fn every_status_of_a_score_is_described_and_occurs() {
    let document = read(&get("/api/v1/openapi.json"));
    let described = document["paths"]["/api/v1/score"]["post"]["responses"].as_object().unwrap();
    let known = format!("{{\"sk_id_curr\": {KNOWN}}}");
    let host = [("Host".to_owned(), "evil.example".to_owned())];
    let strange = Request { method: "POST", target: "/api/v1/score", headers: &host, body: b"" };
    let occurring = [
        post(known.as_bytes()).status,
        post(b"{").status,
        ask("POST", "/api/v1/score", &[("Origin", "null")], b"").status,
        post(b"{\"sk_id_curr\": 1}").status,
        get("/api/v1/score").status,
        411,
        post(&vec![b' '; (4 << 20) + 1]).status,
        ask("POST", "/api/v1/score", &[], b"").status,
        route(&service(), &strange).status,
        post(b"{}").status,
    ];
    assert_eq!(described.keys().cloned().collect::<Vec<_>>(), occurring.map(|status| status.to_string()));
}
