//! One build after another in the same folder, by the binary: nothing changed, something changed, killed.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use clairscore::features::{FeatureTable, FeatureValues, Language, number};

use crate::linear_champion::test_clients;
use crate::whole_way::{Made, made, succeed, text};

/// Every file of a folder that a reader may see.
fn shown(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let shown = files.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let file = |entry: walkdir::DirEntry| {
        (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap())
    };
    shown.map(file).collect()
}

/// The arguments of a build of the common tables and champion.
fn arguments<'a>(made: &'a [PathBuf; 2], out: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
    let common = ["build", "--data", text(&made[0]), "--model", text(&made[1]), "--out", text(out)];
    common.into_iter().chain(more.iter().copied()).collect()
}

fn folders() -> [PathBuf; 2] {
    ["data", "model"].map(|name| made().path(name))
}

/// A copy of a folder, whose files may be written.
fn own_copy(folder: &Path, to: &Path) -> PathBuf {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
    to.to_owned()
}

/// Copies a folder with its folders.
fn copy_all(folder: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap) {
        let place = to.join(entry.path().strip_prefix(folder).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir(place).unwrap();
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// A theme with another frame, so that every page is another one.
fn other_theme(folder: &Path) -> PathBuf {
    let (themes, repository) = (folder.join("themes"), Path::new(env!("CARGO_MANIFEST_DIR")));
    fs::create_dir_all(themes.join("other/templates")).unwrap();
    std::os::unix::fs::symlink(repository.join("themes/clairscore"), themes.join("clairscore")).unwrap();
    let frame = fs::read_to_string(themes.join("clairscore/templates/base.html")).unwrap();
    let other = frame.replace("<body>", "<body class=\"other\">");
    fs::write(themes.join("other/templates/base.html"), other).unwrap();
    themes.join("other")
}

#[test]
fn a_second_build_writes_nothing_and_a_new_theme_all_pages() {
    let (mut folders, here) = (folders(), Made::empty());
    let out = here.path("site");
    folders[0] = own_copy(&folders[0], &here.path("data"));
    succeed(&arguments(&folders, &out, &[]));
    let inode = || fs::metadata(&out).unwrap().ino();
    let (first, whole) = (inode(), shown(&out));
    assert!(succeed(&arguments(&folders, &out, &[])).contains("nothing changed"));
    // The same bytes at a later time are the same input.
    let table = fs::read_dir(&folders[0]).unwrap().map(|entry| entry.unwrap().path()).min().unwrap();
    let bytes = fs::read(&table).unwrap();
    fs::write(&table, bytes).unwrap();
    assert!(succeed(&arguments(&folders, &out, &[])).contains("nothing changed"));
    assert_eq!(inode(), first);
    let theme = other_theme(&here.path(""));
    let said = succeed(&arguments(&folders, &out, &["--theme", text(&theme)]));
    assert!(!said.contains("nothing changed"), "{said}");
    let changed = shown(&out);
    assert!(whole.keys().eq(changed.keys()));
    let page = |files: &BTreeMap<PathBuf, Vec<u8>>| {
        let pages = files.iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "html"));
        pages.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("<body class=\"other\">")).count()
    };
    assert!(page(&whole) == 0 && page(&changed) > 400, "{}", page(&changed));
}

#[test]
fn a_build_killed_at_any_moment_leaves_one_of_the_two_sites_whole() {
    let (folders, here) = (folders(), Made::empty());
    let out = here.path("site");
    succeed(&arguments(&folders, &out, &[]));
    let theme = other_theme(&here.path(""));
    let expected = here.path("expected");
    succeed(&arguments(&folders, &expected, &["--theme", text(&theme)]));
    let (old, new) = (shown(&out), shown(&expected));
    assert!(old != new);
    let mut stopped = 0;
    for wait in (0..14).map(|step| Duration::from_millis(3 * step * step)) {
        let mut build = Command::new(env!("CARGO_BIN_EXE_clairscore"))
            .args(arguments(&folders, &out, &["--theme", text(&theme)]))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(wait);
        build.kill().unwrap();
        let ended = build.wait().unwrap();
        if ended.success() {
            break;
        }
        stopped += 1;
        let now = shown(&out);
        assert!(now == old || now == new, "after {wait:?}");
    }
    assert!(stopped > 3, "{stopped} builds were stopped");
    succeed(&arguments(&folders, &out, &["--theme", text(&theme)]));
    assert!(shown(&out) == new);
    let beside = fs::read_dir(here.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(beside.filter(|name| name.to_string_lossy().starts_with('.')).count(), 0);
}

#[test]
fn a_killed_build_goes_on_and_an_edited_text_explains_nobody_anew() {
    let (folders, here) = (folders(), Made::empty());
    let (out, journal) = (here.path("site"), here.path(".site-next/.clairscore-blocks"));
    let mut build = Command::new(env!("CARGO_BIN_EXE_clairscore"))
        .args(arguments(&folders, &out, &[]))
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The key, and a block.
    while fs::read_to_string(&journal).unwrap_or_default().lines().count() < 2 {
        assert!(build.try_wait().unwrap().is_none(), "the build ended before it could be killed");
        sleep(Duration::from_millis(1));
    }
    build.kill().unwrap();
    build.wait().unwrap();
    assert!(!out.exists());
    let taken_over = |said: &str| -> usize {
        let line = said.lines().find(|line| line.contains("taken over")).unwrap_or("0");
        line.split(' ').next().unwrap().parse().unwrap()
    };
    let clients = test_clients().ids.len();
    let resumed = taken_over(&succeed(&arguments(&folders, &out, &[])));
    assert!((1..=clients).contains(&resumed), "{resumed} of {clients}");
    let whole = shown(&made().path("output"));
    assert!(shown(&out) == whole);
    // Another text: the pages around the clients are made from what the first build said of them.
    let content = here.path("content");
    copy_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &content);
    let note = content.join("fr/methodology.md");
    fs::write(&note, fs::read_to_string(&note).unwrap() + "\nUne phrase de plus.\n").unwrap();
    let said = succeed(&arguments(&folders, &out, &["--content", text(&content)]));
    assert_eq!(taken_over(&said), clients, "{said}");
    let edited = shown(&out);
    let differ: Vec<_> = edited.iter().filter(|(path, bytes)| whole.get(*path) != Some(bytes)).collect();
    assert!(
        differ.iter().any(|(path, _)| path.ends_with("fr/methodology/index.html")) && differ.len() < 6,
        "{differ:?}"
    );
}

#[test]
fn chosen_clients_get_the_pages_of_a_whole_build() {
    let (folders, here) = (folders(), Made::empty());
    let whole = shown(&made().path("output"));
    let mut ids: Vec<i64> = test_clients().ids.clone();
    ids.sort_unstable();
    let (list, part) = (format!("{}-{},{}", ids[3], ids[20], ids[50]), here.path("part"));
    succeed(&arguments(&folders, &part, &["--clients", &list]));
    let part = shown(&part);
    let pages = part.keys().filter(|path| path.starts_with("fr/client")).count();
    assert_eq!(pages, 19);
    for (path, bytes) in &part {
        assert!(whole.get(path) == Some(bytes), "{}", path.display());
    }
    // A list of the same name with other numbers is another list.
    let (file, listed) = (here.path("list.txt"), here.path("listed"));
    let named = format!("@{}", text(&file));
    for client in &ids[..2] {
        fs::write(&file, client.to_string()).unwrap();
        succeed(&arguments(&folders, &listed, &["--clients", &named]));
        assert!(listed.join(format!("fr/client/{client}.html")).is_file(), "{client}");
    }
}

/// What a client's number and uneven amounts look like, in files and on pages.
fn traces(clients: &FeatureTable) -> Vec<String> {
    let mut traces: Vec<String> = clients.ids.iter().map(ToString::to_string).collect();
    for name in ["AMT_CREDIT", "AMT_ANNUITY", "AMT_INCOME_TOTAL", "AMT_GOODS_PRICE"] {
        let Some(FeatureValues::Numeric(amounts)) = clients.column(name).map(|column| &column.values) else {
            panic!("{name} is no number");
        };
        // An even sum may be the bound of a class or the tick of an axis, and one below 10,000 what a rule costs.
        let uneven = amounts.iter().filter(|amount| **amount >= 10_000.0 && *amount % 500.0 != 0.0);
        for amount in uneven.take(100) {
            traces.extend([format!("{amount}"), format!("{amount:.1}")]);
            traces.extend(Language::ALL.map(|language| number(*amount, 0, language)));
        }
    }
    traces
}

#[test]
fn the_public_site_names_no_client_and_no_amount_of_one() {
    let (folders, here) = (folders(), Made::empty());
    let out = here.path("public");
    succeed(&arguments(&folders, &out, &["--profile", "public"]));
    let traces = traces(&test_clients());
    assert!(traces.len() > 600);
    for (path, bytes) in shown(&out) {
        let text = String::from_utf8_lossy(&bytes);
        let found = traces.iter().find(|trace| holds(&text, trace));
        assert_eq!(found, None, "{}", path.display());
    }
    // The same words are found where they may be: the search works.
    let internal = shown(&made().path("output"));
    let all: Vec<_> = internal.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    let found = traces.iter().filter(|trace| all.iter().any(|text| holds(text, trace))).count();
    assert!(found > 200, "{found} of {}", traces.len());
}

/// Whether a text holds a number that is no part of a longer one.
fn holds(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let goes_on =
            |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '\u{202f}'));
        !goes_on(before) && !goes_on(after)
    })
}
