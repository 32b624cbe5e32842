//! Holds the layout to docs/ARCHITECTURE.md and the imports to the order of the rooms.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order in which the data flows.
const ROOMS: [&str; 14] = [
    "config",
    "tables",
    "features",
    "learning",
    "judging",
    "champion",
    "explanation",
    "drift",
    "report",
    "charts",
    "notebook",
    "tracking",
    "site",
    "service",
];

/// Vendor crates and the places that may use them.
const VENDORS: [(&str, &[&str]); 19] = [
    ("polars", &["src/tables/", "src/notebook/sql.rs"]),
    ("polars_io", &["src/tables/"]),
    ("csv", &["src/tables/text/", "src/tables/any/"]),
    ("flate2", &["src/tables/"]),
    ("smartcore", &["src/learning/estimator.rs", "src/learning/forest.rs", "src/learning/logistic/"]),
    ("tera", &["src/site/"]),
    ("pulldown_cmark", &["src/site/"]),
    ("walkdir", &["src/site/"]),
    ("kdtree", &["src/explanation/similar.rs"]),
    ("plotters", &["src/charts/"]),
    ("ureq", &["src/tracking/server.rs"]),
    ("base64", &["src/tracking/server.rs"]),
    ("tiny_http", &["src/service/"]),
    ("socket2", &["src/service/"]),
    ("clap", &["src/cli.rs", "src/cli/", "src/main.rs"]),
    ("anyhow", &["src/command/"]),
    ("indicatif", &["src/command/"]),
    ("statrs", &["src/drift/tails.rs"]),
    ("md5", &["src/report/drift/evidently_json.rs"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(&root().join("src"), &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let name = file.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&file).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            (name, code.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

fn room_of(file: &str) -> &str {
    let inside = file.trim_start_matches("src/");
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

/// The rooms that a file names as `crate::room`, also in grouped imports (`use crate::{a, b}`).
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        assert!(!rest.starts_with('{'), "import one room per `use` line: {}", &rest[..40.min(rest.len())]);
        found.insert(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
    }
    found
}

#[test]
fn every_path_in_the_architecture_page_exists() {
    let page = fs::read_to_string(root().join("docs/ARCHITECTURE.md")).unwrap();
    let prefixes = ["src/", "docs/", "tests/", "themes/", "content/", "model/", "benches/"];
    let paths: Vec<&str> =
        page.split('`').skip(1).step_by(2).filter(|p| prefixes.iter().any(|x| p.starts_with(x))).collect();
    assert!(paths.len() > 15, "only {} paths found", paths.len());
    for path in paths {
        assert!(root().join(path).exists(), "docs/ARCHITECTURE.md names {path}, which does not exist");
    }
}

#[test]
fn rooms_import_only_rooms_that_stand_before_them() {
    for (file, code) in sources() {
        let room = room_of(&file);
        for import in imports(&code) {
            let Some(place) = ROOMS.iter().position(|r| *r == import) else {
                assert!(
                    !matches!(import.as_str(), "command" | "cli") || matches!(room, "command" | "main"),
                    "{file} imports {import}, which only command may"
                );
                continue;
            };
            if let Some(own) = ROOMS.iter().position(|r| *r == room) {
                assert!(place <= own, "{file} imports {import}, which stands after {room}");
            }
        }
    }
}

#[test]
fn the_crate_declares_its_rooms_in_the_order_of_flow() {
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .filter(|room| !matches!(*room, "cli" | "command"))
        .collect();
    assert_eq!(declared, ROOMS);
}

#[test]
fn a_vendor_crate_lives_in_one_room() {
    for (file, code) in sources() {
        for (vendor, homes) in VENDORS {
            let named = code.contains(&format!("use {vendor}::")) || code.contains(&format!(" {vendor}::"));
            assert!(
                !named || homes.iter().any(|home| file.starts_with(home)),
                "{file} uses {vendor}, which lives in {homes:?}"
            );
        }
    }
}

#[test]
fn files_stay_short_enough_to_be_read() {
    for (file, code) in sources() {
        let lines = code.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
        assert!(lines <= 400 || file.ends_with("tests.rs"), "{file} has {lines} lines without its tests");
    }
    let main = fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 60);
}
