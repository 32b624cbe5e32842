use proptest::prelude::*;

use super::{ask, get, service};
use crate::service::{Request, route};

#[test]
fn a_file_comes_with_its_type_and_the_headers_that_protect_it() {
    let response = get("/style.css?v=1");
    assert_eq!((response.status, response.body.as_slice()), (200, &b"h1 { color: teal }"[..]));
    let expected = [
        ("Content-Type", "text/css; charset=utf-8"),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Robots-Tag", "noindex"),
    ];
    for (name, value) in expected {
        assert_eq!(response.header(name), Some(value), "{name}");
    }
    assert!(response.header("Content-Security-Policy").unwrap().starts_with("default-src 'self';"));
}

#[test]
fn a_folder_shows_its_index_and_is_sent_to_its_slash() {
    assert_eq!(get("/").body, b"<h1>Clairscore</h1>");
    assert_eq!(get("/fr/").body, b"<h1>Accueil</h1>");
    let moved = get("/fr?page=2");
    assert_eq!((moved.status, moved.header("Location")), (308, Some("/fr/?page=2")));
    assert_eq!(get("/fran%c3%a7ais").header("Location"), Some("/fran%C3%A7ais/"));
    assert_eq!(get("/empty/").status, 404);
    assert_eq!(get("/style.css/").status, 404);
}

#[test]
fn names_are_decoded_once() {
    assert_eq!(get("/fr/note%20%C3%A9.html").body, b"<h1>Note</h1>");
    assert_eq!(get("/a%252e%252e").body, b"literal");
}

#[test]
fn a_page_that_the_client_has_is_not_sent_again() {
    let tag = get("/fr/").header("ETag").unwrap().to_owned();
    for list in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
        let response = ask("GET", "/fr/", &[("If-None-Match", &list)], b"");
        assert_eq!((response.status, response.body.len()), (304, 0), "{list}");
        assert_eq!(response.header("ETag"), Some(tag.as_str()));
    }
    assert_eq!(ask("GET", "/fr/", &[("If-None-Match", "\"other\"")], b"").status, 200);
}

#[test]
fn head_tells_the_length_and_sends_no_body() {
    for target in ["/fr/", "/nowhere", "/api/v1/health", "/api/nowhere", "/api/v1/score"] {
        let response = ask("HEAD", target, &[], b"");
        let length = response.header("Content-Length").unwrap().parse::<usize>().unwrap();
        assert!(response.body.is_empty() && length > 0, "{target}");
        assert_eq!(
            response.status,
            ask(if target.ends_with("score") { "PUT" } else { "GET" }, target, &[], b"").status
        );
    }
}

#[test]
fn a_page_that_is_not_there_is_said_in_the_language_of_its_folder() {
    assert_eq!(
        (get("/nowhere").status, get("/nowhere").body.as_slice()),
        (404, &b"<h1>Introuvable</h1>"[..])
    );
    assert_eq!(get("/en/nowhere").body, b"<h1>Not found</h1>");
    let bare = crate::service::Service::new("/nowhere", super::scorer());
    let headers = [("Host".to_owned(), "[::1]".to_owned())];
    let response = route(&bare, &Request { method: "GET", target: "/", headers: &headers, body: b"" });
    assert_eq!((response.status, response.header("Content-Type")), (404, Some("text/plain; charset=utf-8")));
}

#[test]
fn nothing_outside_the_folder_and_nothing_hidden_is_shown() {
    let targets = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/fr/../../secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/out/secret.txt",
        "/out/",
        "/out",
        "/hidden/key",
        "/.secret/key",
        "/%2esecret/key",
        "//etc/passwd",
        "/fr//index.html",
        "/fr/./index.html",
        "/style.css%00",
        "/%",
        "/%ff",
    ];
    for target in targets {
        assert_eq!(get(target).status, 404, "{target}");
    }
    assert_eq!(get("http://localhost:8000/").status, 400);
}

#[test]
fn pages_take_no_other_method() {
    let response = ask("POST", "/fr/", &[], b"");
    assert_eq!((response.status, response.header("Allow")), (405, Some("GET, HEAD")));
}

proptest! {
    #[test]
    fn no_path_leaves_the_folder(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "/", "..", ".", "%2e", "%2E%2e", "%2f", "\\", "%5c", "\0", "%00", "out", "hidden", "secret.txt",
            "key", ".secret", "fr", "é", "%C3%A9", "%", "%25", "etc", "passwd", "a", ":", "~", "?", "#",
        ]), 0..12), tail in "\\PC{0,6}")
    {
        let target = format!("/{}{tail}", pieces.concat());
        let headers = [("Host".to_owned(), "127.0.0.1:1".to_owned())];
        let response = route(&service(), &Request { method: "GET", target: &target, headers: &headers, body: b"" });
        let body = String::from_utf8_lossy(&response.body).into_owned();
        prop_assert!(matches!(response.status, 200 | 308 | 404), "{} for {target:?}", response.status);
        prop_assert!(!body.contains("secret") && !body.contains("root:"), "{target:?} shows {body}");
        if let Some(location) = response.header("Location") {
            prop_assert!(location.starts_with('/') && !location.starts_with("//") && !location.contains(".."));
        }
    }
}
