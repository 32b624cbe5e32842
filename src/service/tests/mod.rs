//! Tests of the service: pages, API, and one socket.

mod api;
mod application;
mod pages;
mod raw;
mod socket;

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use tempfile::TempDir;

use super::{Request, Response, Scorer, Service, route};
use crate::explanation::{Reason, ReasonKind, Text, Weight};
use crate::features::Theme;
use crate::report::{Advice, ClientReport, FeatureEffect, Opinion, Stability, ThemeEffect, Unusual};
use crate::tables::{Cell, ClientFile, ColumnType, Rows, Table, Word};

/// The client whom the fixture knows; the next one makes it panic.
const KNOWN: i64 = 123_456;
const PANICS: i64 = 123_457;

/// More bytes than the buffers of a socket hold.
const LARGE: usize = 8 << 20;

fn text(fr: &str, en: &str) -> Text {
    Text { fr: fr.to_owned(), en: en.to_owned() }
}

fn report(sk_id_curr: i64) -> ClientReport {
    let reason = |points: f64| Reason {
        kind: ReasonKind::Known,
        subject: "EXT_SOURCE_2",
        theme: Theme::ExternalScores,
        feature: "EXT_SOURCE_2",
        features: vec!["EXT_SOURCE_2"],
        shown: points.round() as i64,
        label: text("Score d'un organisme externe n° 2", "Score of external body no. 2"),
        points,
        weight: Weight::of(points.round() as i64),
        sentence: text("Score d'un organisme externe n° 2.", "Score of external body no. 2."),
    };
    ClientReport {
        sk_id_curr,
        opinion: Opinion::Unfavourable,
        probability: 0.25,
        points: 518.8,
        limit_points: 550.2,
        base_points: 540.0,
        points_shown: 519,
        limit_shown: 550,
        base_shown: 540,
        distance_shown: -31,
        groups: Vec::new(),
        stability: Stability {
            low: 509.6,
            high: 551.2,
            low_shown: 510,
            high_shown: 551,
            crosses_limit: true,
        },
        themes: vec![effect(Theme::ExternalScores, &[("EXT_SOURCE_2", -27), ("EXT_SOURCE_3", 6)])],
        reasons_for: vec![reason(6.0)],
        reasons_against: vec![reason(-27.2)],
        values: vec![],
        recourse: Some(Advice::NoneFound { sentence: text("Aucun changement.", "No change.") }),
        unusual: vec![Unusual {
            feature: "AMT_CREDIT",
            detail: text("hors de ce qui est connu", "outside what is known"),
        }],
        similar: None,
    }
}

/// A theme with its features and their whole points.
fn effect(theme: Theme, features: &[(&'static str, i64)]) -> ThemeEffect {
    let shown = features.iter().map(|(_, shown)| shown).sum();
    let feature =
        |&(feature, shown): &(&'static str, i64)| FeatureEffect { feature, points: shown as f64, shown };
    ThemeEffect { theme, points: shown as f64, shown, features: features.iter().map(feature).collect() }
}

/// The file of a client of whom nothing is known.
fn blank_file(sk_id_curr: i64) -> ClientFile {
    let cells: Vec<Cell> = Table::ApplicationTest
        .columns()
        .iter()
        .map(|column| match column.kind {
            ColumnType::Id => Cell::Id(sk_id_curr),
            ColumnType::Integer | ColumnType::Real => Cell::Number(f64::NAN),
            ColumnType::Text => Cell::Word(Word::MISSING),
        })
        .collect();
    let mut application = Rows::empty(Table::ApplicationTest);
    application.push(&cells);
    ClientFile { application, children: BTreeMap::new(), coverage: None }
}

fn scorer() -> Scorer {
    Scorer {
        file: Box::new(|sk_id_curr| {
            assert_ne!(sk_id_curr, PANICS, "the fixture's own fault");
            (sk_id_curr == KNOWN).then(|| blank_file(sk_id_curr))
        }),
        report: Box::new(|_, features| report(features.ids[0])),
        model_version: "v1-abc".to_owned(),
        threshold: 0.1,
        synthetic: true,
    }
}

/// A site in `site/`, and a secret beside it that a link in the site leads to.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let files = [
        ("index.html", "<h1>Clairscore</h1>"),
        ("404.html", "<h1>Introuvable</h1>"),
        ("style.css", "h1 { color: teal }"),
        ("fr/index.html", "<h1>Accueil</h1>"),
        ("en/index.html", "<h1>Home</h1>"),
        ("en/404.html", "<h1>Not found</h1>"),
        ("fr/note é.html", "<h1>Note</h1>"),
        ("empty/data.json", "{}"),
        (".secret/key", "secret"),
        ("a%2e%2e", "literal"),
    ];
    for (path, content) in files {
        let path = site.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    fs::write(site.join("large.bin"), vec![0; LARGE]).unwrap();
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    let link = std::os::unix::fs::symlink::<std::path::PathBuf, std::path::PathBuf>;
    link(folder.path().to_owned(), site.join("out")).unwrap();
    link(site.join(".secret"), site.join("hidden")).unwrap();
    link(site.join("fr"), site.join("français")).unwrap();
    folder
}

static SITE: LazyLock<TempDir> = LazyLock::new(site);

fn service() -> Service {
    Service::new(SITE.path().join("site"), scorer())
}

/// Routes a request with some headers beside `Host: localhost:8000`.
fn ask(method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Response {
    let mut all = vec![("Host".to_owned(), "localhost:8000".to_owned())];
    all.extend(headers.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())));
    route(&service(), &Request { method, target, headers: &all, body })
}

fn get(target: &str) -> Response {
    ask("GET", target, &[], b"")
}
