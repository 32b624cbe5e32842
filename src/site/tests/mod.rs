//! A small site of made-up clients, built and read again.

mod cells;
mod card;
mod catalogue;
mod client_pages;
mod content_pages;
mod drifted;
mod finding;
mod generations;
mod groups;
mod run_files;
mod sample;
mod slides;
mod versions;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::strings::{Strings, own_strings};
use super::theme::Theme;
use super::{BuildPlan, Inputs, Profile, SiteError, SiteFolders, SiteSource, SiteSummary, Stamp, build_site};
use crate::config::CandidateKind;
use crate::features::{Feature, Language};
use crate::judging::StudyReport;
use crate::report::{ClientReport, DriftReport, ModelReport};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folders(output: &Path) -> SiteFolders {
    let theme = repository().join("themes/clairscore");
    SiteFolders { content: repository().join("content"), theme, output: output.to_owned() }
}

/// Builds a site whose reports are the samples, each changed by `change`.
fn build(
    output: &Path,
    clients: usize,
    change: &(dyn Fn(&mut ClientReport) + Sync),
) -> Result<SiteSummary, SiteError> {
    build_with(output, clients, change, &|_| ())
}

/// The same with a changed report of the model.
fn build_with(
    output: &Path,
    clients: usize,
    change: &(dyn Fn(&mut ClientReport) + Sync),
    change_model: &dyn Fn(&mut ModelReport),
) -> Result<SiteSummary, SiteError> {
    build_as(output, (Profile::Internal, &|_| true), clients, change, change_model)
}

/// The same for other readers, or with the pages of some clients alone.
fn build_as(
    output: &Path,
    (profile, chosen): (Profile, &(dyn Fn(i64) -> bool + Sync)),
    clients: usize,
    change: &(dyn Fn(&mut ClientReport) + Sync),
    change_model: &dyn Fn(&mut ModelReport),
) -> Result<SiteSummary, SiteError> {
    build_in(&folders(output), (profile, chosen), clients, change, change_model)
}

/// One client, from a content folder of one's own.
fn build_from(content: &Path, output: &Path) -> Result<SiteSummary, SiteError> {
    let folders = SiteFolders { content: content.to_owned(), ..folders(output) };
    build_in(&folders, (Profile::Internal, &|_| true), 1, &|_| (), &|_| ())
}

fn build_in(
    folders: &SiteFolders,
    (profile, chosen): (Profile, &(dyn Fn(i64) -> bool + Sync)),
    clients: usize,
    change: &(dyn Fn(&mut ClientReport) + Sync),
    change_model: &dyn Fn(&mut ModelReport),
) -> Result<SiteSummary, SiteError> {
    build_planned(folders, (profile, chosen, None), clients, change, change_model)
}

/// The same where it is said what the reports are made from.
fn build_planned(
    folders: &SiteFolders,
    (profile, chosen, explained_from): (Profile, &(dyn Fn(i64) -> bool + Sync), Option<&str>),
    clients: usize,
    change: &(dyn Fn(&mut ClientReport) + Sync),
    change_model: &dyn Fn(&mut ModelReport),
) -> Result<SiteSummary, SiteError> {
    let catalogue: &'static [Feature] = sample::catalogue();
    let client = |place| {
        let mut report = sample::client(place, catalogue);
        change(&mut report);
        report
    };
    let (mut model, drift) = (sample::model(catalogue), drifted::drift(catalogue));
    change_model(&mut model);
    let inputs = Inputs::of(&[], "", &folders.output).unwrap();
    let plan = BuildPlan { profile, chosen, program: "tests", inputs: &inputs, explained_from };
    source_with(clients, catalogue, (&model, &drift), &client, &|source| {
        build_site(source, folders, &plan, &|| ())
    })
}

/// Does something with what a site of the samples is made from.
fn source_of<T>(
    clients: usize,
    catalogue: &'static [Feature],
    judged: (&ModelReport, &DriftReport),
    task: &dyn Fn(&SiteSource) -> T,
) -> T {
    source_with(clients, catalogue, judged, &|place| sample::client(place, catalogue), task)
}

fn source_with<T>(
    clients: usize,
    catalogue: &'static [Feature],
    (model, drift): (&ModelReport, &DriftReport),
    client: &(dyn Fn(usize) -> ClientReport + Sync),
    task: &dyn Fn(&SiteSource) -> T,
) -> T {
    let stamp = Stamp {
        model_version: "3f9a1c0b".into(),
        data: "synthetic-1000".into(),
        synthetic: true,
        data_date: Some("2026-11-30".into()),
        commit: Some("0123456789abcdef0123456789abcdef01234567".into()),
    };
    let charts = |name: &str, _: crate::charts::Words<'_>| Ok(sample::chart(name));
    let table = sample::table(clients, catalogue);
    let cohorts = groups::sample(clients, catalogue);
    let evidence = sample::evidence();
    let source = SiteSource {
        clients,
        reports: &|rows| rows.map(|place| Arc::new(client(place))).collect(),
        table: &table,
        places: &[],
        model,
        times: None,
        drift,
        drift_runs: &drifted::drift_runs(),
        evidence: evidence.as_ref(),
        lineage: &versions::sample(clients),
        cohorts: &cohorts,
        stamp: &stamp,
        origin: &sample::origin(),
        catalogue,
        reference: &|feature| sample::reference(feature, catalogue),
        directions: &|feature| sample::direction(feature, catalogue),
        charts: &charts,
        run_files: &run_files::run_files(),
    };
    task(&source)
}

/// Every file under `folder`, by its path from there.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let path = file.path().strip_prefix(folder).unwrap().to_owned();
            (path, fs::read(file.path()).unwrap())
        })
        .collect()
}

/// A copy of the repository's content, to be changed.
fn own_content(folder: &Path) -> PathBuf {
    let content = folder.join("content");
    for (path, bytes) in files(&repository().join("content")) {
        fs::create_dir_all(content.join(&path).parent().unwrap()).unwrap();
        fs::write(content.join(path), bytes).unwrap();
    }
    content
}

fn temporary() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("output");
    (folder, output)
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    html.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_small_site_has_its_pages() {
    let (_folder, output) = temporary();
    let summary = build(&output, 3, &|_| ()).unwrap();
    assert_eq!((summary.clients, summary.client_pages), (3, 6));
    let files = files(&output);
    for path in ["index.html", "404.html", "robots.txt", ".clairscore-site", "assets/clairscore.css"] {
        assert!(files.contains_key(Path::new(path)), "{path}");
    }
    for path in [
        "index",
        "clients/index",
        "clients/1",
        "compare/index",
        "pair/index",
        "client/100008",
        "model/index",
        "importance/index",
        "methodology/index",
        "drift/index",
        "drift-features/index",
        "drift-columns/index",
        "card/index",
        "catalogue/index",
        "try/index",
        "groups/index",
        "groups/age/index",
        "groups/age/30-40",
    ] {
        for language in ["fr", "en"] {
            assert!(files.contains_key(Path::new(&format!("{language}/{path}.html"))), "{language}/{path}");
        }
    }
    let pages = files.iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "html"));
    assert_eq!(pages.clone().count(), summary.client_pages + summary.other_pages);
    for (path, bytes) in pages {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(html.contains("noindex"), "{}", path.display());
        assert!(html.contains("class=\"synthetic\""), "{} says that data is made up", path.display());
        for word in ["SHAP<", "probabilité de défaut", "seuil"] {
            let note = path.ends_with("methodology/index.html");
            assert!(note || !html.contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    let (_a, first) = temporary();
    let (_b, second) = temporary();
    build(&first, 12, &|_| ()).unwrap();
    build(&second, 12, &|_| ()).unwrap();
    assert_eq!(files(&first), files(&second));
}

#[test]
fn a_client_page_says_the_numbers_of_its_report() {
    let (_folder, output) = temporary();
    build(&output, 3, &|_| ()).unwrap();
    let report = sample::client(1, sample::catalogue());
    let html = fs::read_to_string(output.join("fr/client/100008.html")).unwrap();
    let word = match report.opinion {
        crate::report::Opinion::Favourable => "<strong>favorable</strong>",
        crate::report::Opinion::Unfavourable => "<strong>défavorable</strong>",
    };
    assert!(html.contains(word));
    assert!(html.contains(&format!("{} <small>points", report.points_shown)));
    assert!(html.contains(&crate::features::percent(report.probability, Language::Fr)));
    for theme in &report.themes {
        assert!(html.contains(theme.theme.label().fr));
    }
    assert!(html.len() <= 30_000, "{} bytes", html.len());
}

#[test]
fn a_client_page_gives_the_range_and_warns_where_it_crosses_the_limit() {
    let (_folder, output) = temporary();
    let ranged = |report: &mut ClientReport| {
        let (low, high) = if report.sk_id_curr % 2 == 0 { (-60, 7) } else { (0, 0) };
        let stability = &mut report.stability;
        stability.low_shown = report.points_shown + low;
        stability.high_shown = report.points_shown + high;
        stability.crosses_limit = low != high;
    };
    build(&output, 8, &ranged).unwrap();
    let catalogue = sample::catalogue();
    for place in 0..8 {
        let mut report = sample::client(place, catalogue);
        ranged(&mut report);
        let (low, high) = (report.stability.low_shown, report.stability.high_shown);
        let sentences = if low == high {
            [
                format!("toujours {high}\u{a0}points, et le même avis."),
                format!("always {high}\u{a0}points, and the same opinion."),
            ]
        } else {
            [
                format!("entre {low} et {high}\u{a0}points, de part et d’autre de la limite."),
                format!("between {low} and {high}\u{a0}points, on both sides of the limit."),
            ]
        };
        for (language, sentence) in ["fr", "en"].into_iter().zip(sentences) {
            let page = output.join(language).join(format!("client/{}.html", report.sk_id_curr));
            let html = fs::read_to_string(page).unwrap();
            assert_eq!(html.matches(&sentence).count(), 1, "{language} {sentence}");
            let warned =
                html.contains("Dossier proche de la limite") || html.contains("File close to the limit");
            assert_eq!(warned, low != high, "{language} {}", report.sk_id_curr);
        }
    }
}

#[test]
fn a_report_that_does_not_add_up_is_refused_and_the_old_site_stays() {
    let (_folder, output) = temporary();
    build(&output, 2, &|_| ()).unwrap();
    let before = files(&output);
    let uneven = |report: &mut ClientReport| report.themes[0].shown += 1;
    let error = build(&output, 2, &uneven).unwrap_err();
    assert!(matches!(error, SiteError::UnevenPoints { .. }), "{error}");
    assert!(error.to_string().starts_with("client 10000"), "{error}");
    let inside = |report: &mut ClientReport| report.themes[0].features[0].shown += 1;
    assert!(matches!(build(&output, 2, &inside), Err(SiteError::UnevenPoints { .. })));
    let beside = |report: &mut ClientReport| report.stability.high_shown = report.points_shown - 1;
    assert!(matches!(build(&output, 2, &beside), Err(SiteError::UnevenPoints { .. })));
    assert_eq!(files(&output), before);
    let left: Vec<_> = fs::read_dir(output.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing is left beside the site");
}

#[test]
fn hostile_values_are_written_as_text() {
    let (_folder, output) = temporary();
    let hostile = |report: &mut ClientReport| {
        for value in report.values.iter_mut().flat_map(|theme| &mut theme.values) {
            value.value.fr = "<script>alert('x')</script>\"".to_owned();
        }
    };
    build(&output, 1, &hostile).unwrap();
    let html = fs::read_to_string(output.join("fr/client/100001.html")).unwrap();
    assert!(html.contains("&lt;script&gt;alert"));
    assert!(!html.contains("<script>alert"));
}

#[test]
fn every_link_inside_the_site_leads_somewhere() {
    let (_folder, output) = temporary();
    build(&output, 600, &|_| ()).unwrap();
    let files = files(&output);
    for (path, bytes) in files.iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        // Sources are named by their address; nothing is loaded from there.
        let links = attributes(html, "href").into_iter().filter(|link| !link.starts_with("https://"));
        for link in links.chain(attributes(html, "src")) {
            let link = link.split(['#', '?']).next().unwrap();
            let base_of_404 = link == "/" && path.ends_with("404.html");
            if link.is_empty() || base_of_404 {
                continue;
            }
            assert!(!link.starts_with('/') && !link.contains("//"), "{}: {link}", path.display());
            let target = output.join(path.parent().unwrap()).join(link);
            assert!(target.is_file(), "{}: {link} leads nowhere", path.display());
        }
    }
}

#[test]
fn a_foreign_output_folder_is_refused() {
    let (_folder, output) = temporary();
    fs::create_dir(&output).unwrap();
    fs::write(output.join("thesis.txt"), "mine").unwrap();
    let error = build(&output, 1, &|_| ()).unwrap_err();
    assert!(matches!(error, SiteError::ForeignOutput { .. }), "{error}");
    assert_eq!(fs::read_to_string(output.join("thesis.txt")).unwrap(), "mine");
}

#[test]
fn two_reports_with_one_number_are_refused() {
    let (_folder, output) = temporary();
    let error = build(&output, 2, &|report| report.sk_id_curr = 7).unwrap_err();
    assert!(matches!(error, SiteError::DuplicateClient { client: 7 }), "{error}");
}
