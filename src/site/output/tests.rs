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
    let output = Output::open(site, "/", None).unwrap();
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
        let output = Output::open(&site, "/", None).unwrap();
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
    let output = Output::open(&site, "/", None).unwrap();
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

const PAGE: &str = "<!doctype html><html lang=\"fr\"><head><title>x</title></head><body></body></html>";

fn block_key(text: &str) -> Key {
    KeyMaker::new().with(text.as_bytes()).key()
}

/// Makes two blocks of a page each, and says which of them were taken over.
fn two_blocks(output: &Output) -> Vec<bool> {
    let block = |number: usize| {
        let known: Option<String> = output.known_block(number).unwrap();
        if let Some(said) = known {
            assert_eq!(said, format!("of block {number}"));
            return true;
        }
        let path = format!("fr/client/{number}.html");
        output.page(path.clone(), block_key(&path), || Ok(PAGE.replace('x', &path))).unwrap();
        output.finish_block(number, &[path], &format!("of block {number}")).unwrap();
        false
    };
    (0..2).map(block).collect()
}

/// Leaves a generation as a kill does that comes when its blocks are finished.
fn killed(site: &Path, key: &str) {
    let output = Output::open(site, "/", Some(block_key(key))).unwrap();
    two_blocks(&output);
    let (next, aside) = (output.fresh.folder.clone(), site.with_extension("aside"));
    fs::rename(&next, &aside).unwrap();
    drop(output);
    fs::rename(&aside, &next).unwrap();
}

#[test]
fn a_killed_build_is_gone_on_with_block_by_block() {
    let (_folder, site) = temporary();
    let next = |key: &str| {
        let output = Output::open(&site, "/", Some(block_key(key))).unwrap();
        let taken_over = two_blocks(&output);
        let written = output.finish("", &|_| true).unwrap();
        (taken_over, written.written)
    };
    killed(&site, "one");
    let left = site.with_file_name(".site-next");
    // A file that was never finished, one that was cut, and a line that was.
    fs::write(left.join("fr/client/9.html"), "half").unwrap();
    fs::write(left.join("fr/client/1.html"), "cut").unwrap();
    let journal = left.join(blocks::BLOCKS);
    fs::write(&journal, fs::read_to_string(&journal).unwrap() + "{\"number\":7,").unwrap();
    assert_eq!(next("one"), (vec![true, false], 2));
    assert_eq!(standing(&site).keys().collect::<Vec<_>>(), ["fr/client/0.html", "fr/client/1.html"]);
    assert_eq!(standing(&site)["fr/client/1.html"].0, PAGE.replace('x', "fr/client/1.html"));
    // The standing generation's blocks are known too; what they are made from decides.
    assert_eq!(next("one"), (vec![true, true], 0));
    assert_eq!(next("two"), (vec![false, false], 0));
    killed(&site, "three");
    assert_eq!(next("two"), (vec![true, true], 0));
    fs::remove_file(site.join("fr/client/0.html")).unwrap();
    assert_eq!(next("two"), (vec![false, true], 1));
}

#[test]
fn a_site_that_was_set_aside_when_the_kill_came_stands_again() {
    let (folder, site) = temporary();
    build(&site, &[("a.html", "a")]);
    let (next, aside) = (folder.path().join(".site-next"), folder.path().join(".site-next.old"));
    fs::rename(&site, &aside).unwrap();
    fs::create_dir(&next).unwrap();
    clear_left(&site);
    assert_eq!(standing(&site).keys().collect::<Vec<_>>(), ["a.html"]);
    // The new one stands already.
    fs::create_dir(&aside).unwrap();
    build(&site, &[("b.html", "b")]);
    assert_eq!(standing(&site).keys().collect::<Vec<_>>(), ["b.html"]);
    assert!(!next.exists() && !aside.exists());
}

#[test]
fn what_is_left_under_two_names_is_never_written_to() {
    let (_folder, site) = temporary();
    killed(&site, "one");
    let (left, other) = (site.with_file_name(".site-next/fr/client/0.html"), site.with_file_name("other"));
    fs::hard_link(&left, &other).unwrap();
    let output = Output::open(&site, "/", Some(block_key("one"))).unwrap();
    assert!(!left.exists());
    assert_eq!(two_blocks(&output), [false, true]);
    assert_eq!(fs::read_to_string(&other).unwrap(), PAGE.replace('x', "fr/client/0.html"));
}

#[test]
fn two_builds_of_one_site_at_a_time_are_refused() {
    let (_folder, site) = temporary();
    build(&site, &[("a.html", "a")]);
    let _first = Output::open(&site, "/", None).unwrap();
    let second = Output::open(&site, "/", None).err().unwrap().to_string();
    assert!(second.contains("another build"), "{second}");
}

#[test]
fn a_file_at_a_place_that_is_taken_is_refused() {
    let (_folder, site) = temporary();
    let output = Output::open(&site, "/", None).unwrap();
    output.write("a.html", "a").unwrap();
    assert!(output.write("a.html", "b").unwrap_err().to_string().contains("a.html"));
}
