//! Generations in a folder of their own.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;

use super::*;

fn temporary() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    (folder, site)
}

/// Builds a site of these files and counts.
fn build(site: &Path, files: &[(&str, &str)]) -> Written {
    let output = Output::open(site, "/").unwrap();
    for (path, text) in files {
        output.write(path, text).unwrap();
    }
    output.finish("", &|_| false).unwrap()
}

/// Every file that a reader may see, with its inode.
fn standing(site: &Path) -> BTreeMap<String, (String, u64)> {
    let entries = walkdir::WalkDir::new(site).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let shown = files.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let file = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(site).unwrap().to_string_lossy().into_owned();
        (path, (fs::read_to_string(entry.path()).unwrap(), entry.metadata().unwrap().ino()))
    };
    shown.map(file).collect()
}

#[test]
fn what_did_not_change_is_linked_and_what_is_gone_goes() {
    let (_folder, site) = temporary();
    assert_eq!(build(&site, &[("a.html", "a"), ("b/c.html", "c"), ("old.html", "x")]).written, 3);
    let before = standing(&site);
    let counts = build(&site, &[("a.html", "a"), ("b/c.html", "changed")]);
    assert_eq!((counts.files, counts.written), (2, 1));
    let after = standing(&site);
    assert_eq!(after["a.html"], before["a.html"]);
    assert_eq!(after["b/c.html"].0, "changed");
    assert!(!after.contains_key("old.html"));
}

#[test]
fn nothing_changed_writes_nothing() {
    let (folder, site) = temporary();
    let files = [("a.html", "a"), ("b/c.html", "c")];
    build(&site, &files);
    let (before, inode) = (standing(&site), fs::metadata(&site).unwrap().ino());
    assert_eq!(build(&site, &files).written, 0);
    assert_eq!((standing(&site), fs::metadata(&site).unwrap().ino()), (before, inode));
    let beside: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["site"]);
}

#[test]
fn a_page_is_made_only_where_its_key_is_new_or_its_file_was_touched() {
    let (_folder, site) = temporary();
    let key = |text: &str| KeyMaker::new().with(text.as_bytes()).key();
    let made = |of: &str| {
        let output = Output::open(&site, "/").unwrap();
        let mut made = false;
        let page = output.page("p.html".to_owned(), key(of), || {
            made = true;
            Ok("page".to_owned())
        });
        page.unwrap();
        output.finish("", &|_| false).unwrap();
        made
    };
    assert_eq!([made("one"), made("one"), made("two"), made("two")], [true, false, true, false]);
    fs::write(site.join("p.html"), "cut").unwrap();
    assert!(made("two"));
    assert_eq!(standing(&site)["p.html"].0, "page");
}

#[test]
fn a_build_that_ends_before_its_end_leaves_the_old_site_whole_and_the_next_one_goes_on() {
    let (folder, site) = temporary();
    build(&site, &[("a.html", "a")]);
    let output = Output::open(&site, "/").unwrap();
    output.write("b.html", "half").unwrap();
    drop(output);
    assert_eq!(standing(&site).keys().collect::<Vec<_>>(), ["a.html"]);
    // What a killed build leaves behind.
    let left = folder.path().join(".site-next/fr");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("b.html"), "half").unwrap();
    build(&site, &[("a.html", "a"), ("c.html", "c")]);
    assert_eq!(standing(&site).keys().collect::<Vec<_>>(), ["a.html", "c.html"]);
    assert!(!folder.path().join(".site-next").exists());
}

#[test]
fn two_builds_of_one_site_at_a_time_are_refused() {
    let (_folder, site) = temporary();
    build(&site, &[("a.html", "a")]);
    let _first = Output::open(&site, "/").unwrap();
    let second = Output::open(&site, "/").err().unwrap().to_string();
    assert!(second.contains("another build"), "{second}");
}

#[test]
fn a_file_at_a_place_that_is_taken_is_refused() {
    let (_folder, site) = temporary();
    let output = Output::open(&site, "/").unwrap();
    output.write("a.html", "a").unwrap();
    assert!(output.write("a.html", "b").unwrap_err().to_string().contains("a.html"));
}
