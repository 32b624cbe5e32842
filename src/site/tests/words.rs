//! The words: complete in both languages, used, each in its own language, and nowhere but in the theme.

use super::*;

/// Where words depend on the language in the code itself, and why that may be.
const ALLOWED: [(&str, &str); 2] = [
    ("src/site/editions.rs", "a language's own name is the same on every page"),
    ("src/site/strings/mod.rs", "how figures are written"),
];
/// Messages that are the same in both languages.
const SAME: [&str; 40] = [
    "card_contact",
    "card_version",
    "drift_term_auc",
    "compare_clients",
    "compare_feature",
    "group_beside",
    "group_risks",
    "groups_clients",
    "mode_client",
    "pair_second",
    "review_date",
    "review_signature",
    "said_points",
    "slides_notes",
    "brier",
    "drawn_dependence_density",
    "drawn_swarm_said",
    "drift_said_named",
    "drift_figure_none",
    "drift_shifts_columns",
    "drift_head_name",
    "drift_head_preset",
    "drift_reading_stable",
    "drift_missing_pair",
    "drift_detail_row_quartiles",
    "drift_term_q",
    "drift_term_preset",
    "f_one",
    "gini",
    "importance_named",
    "information",
    "ks",
    "log_loss",
    "model_alike_end",
    "model_alike_times",
    "model_calibration_platt",
    "points",
    "try_band",
    "try_simulated",
    "try_unit_hour",
];

/// The sources of a room without their tests, by their path.
fn sources(room: &str) -> BTreeMap<String, String> {
    let folder = repository().join(room);
    let is_test =
        |path: &Path| path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
    let files = files(&folder).into_iter().filter(|(path, _)| !is_test(path));
    files
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            (format!("{room}/{}", path.display()), code)
        })
        .collect()
}

fn templates() -> String {
    let files = files(&repository().join("themes/clairscore/templates"));
    files.into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect()
}

#[test]
fn both_languages_have_the_same_strings() {
    let [fr, en] = Language::ALL.map(own_strings);
    assert_eq!((fr.untranslated(&en), en.untranslated(&fr)), (None, None));
    assert!(fr.all().values().chain(en.all().values()).all(|text| !text.is_empty()));
}

#[test]
fn every_message_is_used_by_a_template_or_by_the_code() {
    let is_key = |c: &char| c.is_ascii_lowercase() || *c == '_';
    let templates = templates();
    let in_templates: BTreeSet<String> =
        templates.split("t.").skip(1).map(|rest| rest.chars().take_while(is_key).collect()).collect();
    let code: String =
        ["src/site", "src/charts"].map(|room| sources(room).into_values().collect::<String>()).concat();
    let in_code: BTreeSet<&str> = code.split('"').collect();
    // `table_roc` is asked for as "table" and "roc", `chart_roc_title` as "chart", "roc" and "title".
    let in_parts = |key: &str| {
        let (kind, name) = key.split_once('_').unwrap_or((key, ""));
        let (chart, part) = name.rsplit_once('_').unwrap_or((name, ""));
        match kind {
            "table" => in_code.contains(name),
            "chart" => in_code.contains(chart) && in_code.contains(part),
            _ => false,
        }
    };
    let used = |key: &str| in_templates.contains(key) || in_code.contains(key) || in_parts(key);
    let known = own_strings(Language::Fr);
    let unused: Vec<_> = known.all().keys().filter(|key| !used(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    // Unknown keys fail the build, in templates and in the code.
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
}

#[test]
fn no_sentence_of_one_language_stands_in_the_code() {
    let by_language = ["Fr =>", "Fr) =>", "Fr) if", "Fr if", "== Fr", "Language::Fr", "Bilingual {", "{ fr:"];
    let mut found = Vec::new();
    for (path, code) in ["src/site", "src/charts"].into_iter().flat_map(sources) {
        let lines = code.lines().filter(|line| by_language.iter().any(|sign| line.contains(sign)));
        let allowed = ALLOWED.iter().any(|(file, _)| *file == path);
        found.extend(lines.filter(|_| !allowed).map(|line| format!("{path}: {}", line.trim())));
    }
    assert!(found.is_empty(), "write them as messages of the theme:\n{}", found.join("\n"));
}

#[test]
fn each_language_says_it_in_its_own_words() {
    let [fr, en] = Language::ALL.map(own_strings);
    let same: Vec<&str> = fr
        .all()
        .iter()
        .filter(|(key, words)| en.all().get(*key) == Some(*words) && words.chars().any(char::is_alphabetic))
        .map(|(key, _)| key.as_str())
        .filter(|key| !SAME.contains(key))
        .collect();
    assert!(same.is_empty(), "{same:?}");
}

#[test]
fn french_words_keep_french_spaces() {
    for (path, bytes) in files(&repository().join("themes/clairscore/strings")) {
        let text = String::from_utf8(bytes).unwrap();
        let bad = |line: &&str| [" :", " ;", " ?", " !", " %", "« ", "'"].iter().any(|s| line.contains(s));
        let bad: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).filter(bad).collect();
        assert!(!path.starts_with("fr") || bad.is_empty(), "{bad:?}");
    }
}

#[test]
fn plurals_follow_the_figure_as_it_is_written() {
    use crate::site::strings::Filled::{Figure, Number};
    let [fr, en] = Language::ALL.map(own_strings);
    let more = |strings: &Strings, n| strings.say("model_findings_more", &[("n", Number(n))]);
    assert_eq!(more(&fr, 1), "Une autre est dans le même cas.");
    assert_eq!(more(&fr, 1_200), "1\u{202f}200 autres sont dans le même cas.");
    assert_eq!(more(&en, 0), "0 more are in the same case.");
    let tried = |strings: &Strings, n: i64| {
        let filled = [("combinations", Number(n)), ("strategy", "–".into()), ("trials", Number(n))];
        strings.say("model_settings_tried", &filled)
    };
    assert_eq!(tried(&fr, 1), "1 combinaison possible, –, dont 1 essayée.");
    assert_eq!(tried(&en, 2), "2 possible combinations, –, of which 2 were tried.");
    let off = |value| fr.say("model_reliability", &[("error", Figure(value, 1))]);
    assert!(off(1.94).contains("de 1,9 point de pourcentage"), "{}", off(1.94));
    assert!(off(1.96).contains("de 2,0 points de pourcentage"), "{}", off(1.96));
}

#[test]
fn what_pages_are_made_from_holds_every_variant_of_the_words() {
    let french = own_strings(Language::Fr);
    assert!(french.source().contains("[one] Une autre est dans le même cas."));
    assert!(!french.all().values().any(|words| words.contains("Une autre est dans le même cas.")));
}

/// What is wrong with the words of a theme of one's own that has these files, if anything is.
fn with_theme(own: &[(&str, &str)]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let themes = folder.path().join("themes");
    for (path, bytes) in files(&repository().join("themes/clairscore")) {
        let file = themes.join("clairscore").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    fs::create_dir(themes.join("mine")).unwrap();
    for (path, text) in own {
        let file = themes.join("mine").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let theme = Theme::open(&themes.join("mine")).unwrap();
    Language::ALL.into_iter().find_map(|language| {
        let read = Strings::read(&theme, language);
        read.err().map(|error| error.to_string().replace(&format!("{}/", themes.display()), ""))
    })
}

#[test]
fn a_file_of_words_that_is_broken_is_named_with_its_line_and_what_to_write() {
    let error = with_theme(&[("strings/fr/mine.ftl", "# Mes mots\nmine_hello = Bonjour\nmine_bye Adieu\n")]);
    let error = error.unwrap();
    assert!(error.starts_with("mine/strings/fr/mine.ftl:3: "), "{error}");
    assert!(error.ends_with("Fluent wants `key = words`"), "{error}");
    let error = with_theme(&[("strings/en/mine.ftl", "mine = Mine\n\nmine = Ours\n")]).unwrap();
    assert_eq!(error, "mine/strings/en/mine.ftl:3: the message `mine` is written twice; keep one of them");
}

#[test]
fn a_theme_that_lacks_a_message_of_the_file_that_it_replaces_is_told_where_it_is() {
    let home = fs::read_to_string(repository().join("themes/clairscore/strings/en/home.ftl")).unwrap();
    let own = home.replace("home_directory = Browse the directory", "home_directory = See all clients");
    assert_eq!(with_theme(&[("strings/en/home.ftl", &own)]), None);
    let lacking = own.replace("home_directory = ", "home_list = ");
    let error = with_theme(&[("strings/en/home.ftl", &lacking)]).unwrap();
    assert!(
        error.starts_with("mine/strings/en/home.ftl:1: the message `home_directory` is missing"),
        "{error}"
    );
    assert!(error.ends_with("clairscore/strings/en/home.ftl says it, copy it from there"), "{error}");
    let asking = own.replace("See all clients", "See all { $n } clients");
    assert!(with_theme(&[("strings/en/home.ftl", &asking)]).unwrap().contains("`home_directory`"));
    assert_eq!(with_theme(&[]), None);
}
