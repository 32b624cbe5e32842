//! What is written again when something changes, and what each build leaves out.

use super::*;

/// The files that were written anew between two generations, by their inodes.
fn written(output: &Path, build: impl FnOnce() -> SiteSummary) -> (SiteSummary, Vec<String>) {
    use std::os::unix::fs::MetadataExt;
    let inodes = || -> BTreeMap<PathBuf, u64> {
        let files = files(output).into_keys();
        files.map(|path| (path.clone(), fs::metadata(output.join(path)).unwrap().ino())).collect()
    };
    let before = inodes();
    let summary = build();
    let new = inodes().into_iter().filter(|(path, inode)| before.get(path) != Some(inode));
    let shown = new.map(|(path, _)| path.to_string_lossy().into_owned());
    (summary, shown.filter(|path| !path.starts_with('.')).collect())
}

#[test]
fn a_build_that_changes_nothing_writes_nothing() {
    let (_folder, output) = temporary();
    let first = build(&output, 12, &|_| ()).unwrap();
    assert_eq!(first.written, first.files);
    let (summary, written) = written(&output, || build(&output, 12, &|_| ()).unwrap());
    assert_eq!((summary.written, written), (0, Vec::new()));
}

#[test]
fn one_changed_client_rewrites_that_clients_pages_and_what_aggregates_it() {
    let (_folder, output) = temporary();
    build(&output, 12, &|_| ()).unwrap();
    let change = |report: &mut ClientReport| {
        if report.sk_id_curr == 100_022 {
            report.probability += 0.001;
        }
    };
    let (summary, written) = written(&output, || build(&output, 12, &change).unwrap());
    let pages: Vec<&String> = written.iter().filter(|path| path.contains("/client/")).collect();
    assert_eq!(pages, ["en/client/100022.html", "fr/client/100022.html"]);
    assert!(summary.written < 12, "{written:?}");
}

#[test]
fn clients_are_explained_anew_only_where_what_explains_them_changed() {
    let (folder, output) = temporary();
    let content = own_content(folder.path());
    let summary = |from: &'static str| {
        let folders = SiteFolders { content: content.clone(), ..folders(&output) };
        build_planned(&folders, (Profile::Internal, &|_| true, Some(from)), 100, &|_| (), &|_| ()).unwrap()
    };
    assert_eq!(summary("data").taken_over, 0);
    let first = files(&output);
    let note = content.join("fr/methodology.md");
    fs::write(&note, fs::read_to_string(&note).unwrap() + "\nUne phrase de plus.\n").unwrap();
    let second = summary("data");
    assert_eq!((second.taken_over, second.clients, second.client_pages), (100, 100, 200));
    let changed = files(&output);
    let differ = changed.iter().filter(|(path, bytes)| first.get(*path) != Some(bytes));
    let differ: Vec<String> = differ.map(|(path, _)| path.to_string_lossy().into_owned()).collect();
    assert!(differ.contains(&"fr/methodology/index.html".to_owned()), "{differ:?}");
    assert!(differ.iter().all(|path| !path.contains("client/")), "{differ:?}");
    assert_eq!(summary("other data").taken_over, 0);
}

#[test]
fn the_pages_of_some_clients_are_those_of_a_whole_build_to_the_byte() {
    let (_folder, whole) = temporary();
    build(&whole, 12, &|_| ()).unwrap();
    let (_other, part) = temporary();
    let chosen = |client: i64| client % 2 == 0;
    build_as(&part, (Profile::Internal, &chosen), 12, &|_| (), &|_| ()).unwrap();
    let (whole, part) = (files(&whole), files(&part));
    let pages = |files: &BTreeMap<PathBuf, Vec<u8>>| {
        files.keys().filter(|path| path.to_string_lossy().contains("/client/")).count()
    };
    assert_eq!((pages(&whole), pages(&part)), (24, 12));
    let shown = |path: &Path| !path.to_string_lossy().starts_with('.');
    for (path, bytes) in part.iter().filter(|(path, _)| shown(path)) {
        assert!(whole.get(path) == Some(bytes), "{}", path.display());
    }
    // All that is missing from the part are the pages of the others.
    assert_eq!(whole.keys().filter(|path| !part.contains_key(*path)).count(), 12);
}

#[test]
fn the_public_site_has_no_client_and_its_links_hold() {
    let (_folder, output) = temporary();
    build_as(&output, (Profile::Public, &|_| true), 12, &|_| (), &|_| ()).unwrap();
    let files = files(&output);
    assert!(files.len() > 15);
    // A library's own digits are no one's number.
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("assets/vendor")) {
        let text = String::from_utf8_lossy(bytes);
        for place in 0..12 {
            let id = (100_001 + place * 7).to_string();
            assert!(!text.contains(&id), "{} names client {id}", path.display());
        }
        assert!(!path.to_string_lossy().contains("client/"), "{}", path.display());
    }
}

#[test]
fn the_site_map_names_content_pages_and_no_client() {
    let (_folder, output) = temporary();
    build(&output, 3, &|_| ()).unwrap();
    let map = fs::read_to_string(output.join("sitemap.xml")).unwrap();
    assert!(map.contains("<loc>http://localhost:8080/fr/methodology/index.html</loc>"), "{map}");
    assert!(!map.contains("/client/"));
    for place in attributes(&map.replace("<loc>", " a=\"").replace("</loc>", "\""), "a") {
        let file = place.strip_prefix("http://localhost:8080/").unwrap();
        assert!(output.join(file).is_file(), "{place}");
    }
}

/// A theme that has one file of its own beside the repository's.
fn theme_with(folder: &Path, file: &str, change: &dyn Fn(&str) -> String) -> PathBuf {
    for (path, bytes) in files(&repository().join("themes/clairscore")) {
        let copy = folder.join("themes/clairscore").join(path);
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::write(copy, bytes).unwrap();
    }
    let own = folder.join("themes/own").join(file);
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    let text = fs::read_to_string(repository().join("themes/clairscore").join(file)).unwrap();
    fs::write(own, change(&text)).unwrap();
    folder.join("themes/own")
}

fn build_with_theme(output: &Path, theme: PathBuf) -> Result<SiteSummary, SiteError> {
    let folders = SiteFolders { theme, ..folders(output) };
    build_in(&folders, (Profile::Internal, &|_| true), 2, &|_| (), &|_| ())
}

#[test]
fn a_theme_of_ones_own_needs_only_the_files_that_differ() {
    let (folder, output) = temporary();
    let own = theme_with(folder.path(), "templates/base.html", &|text| {
        text.replace("<body>", "<body class=\"own\">")
    });
    build_with_theme(&output, own).unwrap();
    let page = fs::read_to_string(output.join("fr/index.html")).unwrap();
    assert!(page.contains("<body class=\"own\">") && page.contains("class=\"figures\""));
}

#[test]
fn broken_links_double_ids_and_pictures_without_words_fail_the_build_and_leave_the_old_site() {
    let faults = [
        ("<a href=\"nowhere.html\">x</a>", "links to"),
        ("<a href=\"#nothing\">x</a>", "#nothing"),
        ("<i id=content></i>", "stands twice"),
        ("<img src=\"assets/mark.svg\">", "no alt"),
        ("<img src=\"https://cdn.example/x.png\" alt=\"\">", "from elsewhere"),
    ];
    for (fault, told) in faults {
        let (folder, output) = temporary();
        build(&output, 2, &|_| ()).unwrap();
        let before = files(&output);
        let own = theme_with(folder.path(), "templates/client.html", &|text| {
            text.replacen("<article", &format!("{fault}<article"), 1)
        });
        let error = build_with_theme(&output, own).unwrap_err().to_string();
        assert!(error.contains(told) && error.contains("/client/"), "{fault}: {error}");
        assert!(files(&output) == before, "{fault}");
    }
}

#[test]
fn what_is_said_in_one_language_alone_fails_the_build() {
    let (folder, output) = temporary();
    let own = theme_with(folder.path(), "strings/en/frame.ftl", &|text| {
        text.lines().filter(|line| !line.starts_with("skip =")).collect::<Vec<_>>().join("\n")
    });
    let error = build_with_theme(&output, own).unwrap_err().to_string();
    assert!(error.contains("strings/en") && error.contains("`skip`"), "{error}");
}
