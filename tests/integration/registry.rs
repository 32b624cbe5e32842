//! The registry: versions kept by what they hold, promoted only where they cost no more or for a reason, compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use clairscore::champion::{Champion, Promotion, Registry};
use serde_json::Value;

use crate::whole_way::{Made, clairscore, succeed, text};

/// A made-up folder of tables, and a model folder in which two versions were trained: the first is much the worse.
struct Two {
    made: Made,
    worse: String,
    better: String,
}

const WORSE: &str = "[validation]\nfolds = 3\n[studies]\nlearning_curve = false\ninputs = false\ntables = false\n[candidates.boosting]\ntrees = 1\nmax_leaves = 2\n";
const BETTER: &str = "[validation]\nfolds = 3\n[studies]\nlearning_curve = false\ninputs = false\ntables = false\n[candidates.boosting]\ntrees = 80\neta = 0.1\nmax_leaves = 7\n";

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn champion_of(model: &Path) -> String {
    Champion::load(&model.join("champion")).unwrap().version
}

fn promotions(model: &Path) -> Vec<Promotion> {
    Registry::of(model).promotions().unwrap()
}

impl Two {
    fn new() -> Self {
        let made = Made::empty();
        succeed(&["synth", "--clients", "3000", "--seed", "3", "--out", text(&made.path("data"))]);
        let mut two = Self { made, worse: String::new(), better: String::new() };
        assert!(two.train(WORSE, &[]).status.success());
        two.worse = champion_of(&two.model());
        let output = two.train(BETTER, &[]);
        assert!(output.status.success(), "{}", said(&output));
        two.better = champion_of(&two.model());
        two
    }

    fn model(&self) -> PathBuf {
        self.made.path("model")
    }

    fn train(&self, recipe: &str, more: &[&str]) -> Output {
        let file = self.made.path("recipe.toml");
        fs::write(&file, recipe).unwrap();
        let (data, model) = (self.made.path("data"), self.model());
        let words = ["train", "--data", text(&data), "--model", text(&model), "--recipe", text(&file)];
        clairscore(&[&words, more].concat())
    }

    fn on(&self, words: &[&str]) -> Output {
        clairscore(&[words, &["--model", text(&self.model())]].concat())
    }
}

#[test]
fn versions_are_kept_promoted_refused_and_compared() {
    let two = Two::new();
    let (model, registry) = (two.model(), Registry::of(&two.model()));
    let mut both = vec![two.worse.clone(), two.better.clone()];
    both.sort_unstable();
    assert_eq!(registry.versions().unwrap(), both);
    for version in &both {
        assert_eq!(registry.load(version).unwrap().version, *version);
        let folder = registry.folder_of(version);
        for file in
            ["report.json", "times.json", "out_of_fold.parquet", "past_clients.parquet", "past_values.gz"]
        {
            assert!(folder.join(file).exists(), "{version} lacks {file}");
        }
    }
    let names: Vec<String> = fs::read_dir(model.join("champion"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 3, "a champion holds its model alone: {names:?}");

    let kept = promotions(&model);
    let line: Vec<(&str, Option<&str>)> =
        kept.iter().map(|one| (one.version.as_str(), one.before.as_deref())).collect();
    assert_eq!(line, [(two.worse.as_str(), None), (two.better.as_str(), Some(two.worse.as_str()))]);
    assert!(kept[1].cost.is_some_and(|cost| cost.difference.per_10_000 < 0.0 && cost.clients > 2_000));

    // Back to what costs more: only with a reason, which is kept.
    let refused = two.on(&["promote", &two.worse[..6]]);
    let error = said(&refused);
    assert_eq!(refused.status.code(), Some(1));
    for word in ["costs", "more per 10,000 clients than champion", &two.better, "--because"] {
        assert!(error.contains(word), "{error}");
    }
    assert_eq!((champion_of(&model), promotions(&model).len()), (two.better.clone(), 2));
    assert_eq!(two.on(&["promote", &two.worse, "--because", "  "]).status.code(), Some(1));
    let forced = two.on(&["promote", &two.worse, "--because", "simpler"]);
    assert!(forced.status.success(), "{}", said(&forced));
    assert_eq!(champion_of(&model), two.worse);
    assert_eq!(promotions(&model)[2].because.as_deref(), Some("simpler"));
    let again = two.on(&["promote", &two.worse]);
    assert!(again.status.success() && told(&again).contains("already"));
    assert_eq!(promotions(&model).len(), 3);

    // By the name of the run, without a reason, to what costs less.
    let run = registry.load(&two.better).unwrap().manifest.origin.run;
    assert!(two.on(&["promote", &run]).status.success());
    assert_eq!(champion_of(&model), two.better);
    for (word, error) in [("zz", "no version and no run"), ("", "no version and no run")] {
        let output = two.on(&["promote", word]);
        assert!(output.status.code() == Some(1) && said(&output).contains(error), "{}", said(&output));
    }

    a_damaged_champion_is_no_open_door(&two);
    what_was_recorded_and_cut_short_is_ended(&two);
    list_and_difference(&two);
    the_site_says_what_changed(&two);
    a_worse_training_leaves_the_champion(&two);
    a_changed_file_is_found_out(&two);
}

fn a_damaged_champion_is_no_open_door(two: &Two) {
    let folder = two.model().join("champion");
    for damage in ["model.json", ""] {
        let kept = fs::read(folder.join("model.json")).unwrap();
        if damage.is_empty() {
            fs::rename(&folder, two.model().join("away")).unwrap();
        } else {
            fs::write(folder.join(damage), "{}").unwrap();
        }
        let output = two.on(&["promote", &two.worse]);
        let error = said(&output);
        assert!(output.status.code() == Some(1) && error.contains("more per 10,000 clients"), "{error}");
        assert!(error.contains("of the registry is compared in its place"), "{error}");
        if damage.is_empty() {
            fs::rename(two.model().join("away"), &folder).unwrap();
        } else {
            fs::write(folder.join(damage), kept).unwrap();
        }
    }
    assert_eq!(champion_of(&two.model()), two.better);
}

/// A promotion that was recorded, as if a kill had come before the champion's folder was replaced.
fn what_was_recorded_and_cut_short_is_ended(two: &Two) {
    let (model, file) = (two.model(), Registry::of(&two.model()).promotions_file());
    let kept = fs::read_to_string(&file).unwrap();
    let forced = kept.lines().nth(2).unwrap();
    assert!(forced.contains(&two.worse) && forced.contains("simpler"));
    fs::write(&file, format!("{kept}{forced}\n")).unwrap();
    assert!(told(&two.on(&["models"])).contains("not the last that was promoted"));
    let ended = two.on(&["promote", &two.worse]);
    assert!(ended.status.success(), "{}", said(&ended));
    assert_eq!((champion_of(&model), promotions(&model).len()), (two.worse.clone(), 5));
    // Or the champion that stands is to stay: it is recorded.
    fs::write(&file, &kept).unwrap();
    let stands = two.on(&["promote", &two.worse]);
    assert!(stands.status.success(), "{}", said(&stands));
    let last = promotions(&model).pop().unwrap();
    assert_eq!((last.version, last.before), (two.worse.clone(), Some(two.better.clone())));
    assert!(two.on(&["promote", &two.better]).status.success());
    fs::write(&file, &kept).unwrap();
    assert_eq!(champion_of(&model), two.better);
    // Another program at work.
    let lock = Registry::of(&model).lock().unwrap();
    let busy = two.on(&["promote", &two.worse, "--because", "at once"]);
    assert!(
        busy.status.code() == Some(1) && said(&busy).contains("is at work in this folder"),
        "{}",
        said(&busy)
    );
    drop(lock);
    for (line, wrong) in
        [("{}", "is no promotion"), (&*forced.replace(&two.better, "../../x"), "12 hexadecimal")]
    {
        fs::write(&file, format!("{kept}{line}\n")).unwrap();
        let output = two.on(&["models"]);
        let error = said(&output);
        assert!(
            output.status.code() == Some(1) && error.contains("ndjson:5") && error.contains(wrong),
            "{error}"
        );
    }
    fs::write(&file, kept).unwrap();
}

fn list_and_difference(two: &Two) {
    let listed = two.on(&["models"]);
    let text_of = told(&listed);
    assert!(text_of.contains(&format!("*{}", two.better)) && text_of.contains(&format!(" {}", two.worse)));
    assert!(text_of.contains(": simpler"), "{text_of}");
    let json: Value = serde_json::from_slice(&two.on(&["models", "--json"]).stdout).unwrap();
    assert_eq!(json["champion"], two.better.as_str());
    assert_eq!(json["versions"].as_array().unwrap().len(), 2);
    assert_eq!(json["promotions"].as_array().unwrap().len(), 4);

    let (data, out) = (two.made.path("data"), two.made.path("changed.ndjson"));
    let words = ["diff", &two.worse, "champion", "--data", text(&data)];
    let output = two.on(&[&words, &["--json", "--out", text(&out)][..]].concat());
    assert!(output.status.success(), "{}", said(&output));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["before"]["version"], two.worse.as_str());
    let names: Vec<&str> =
        found["settings"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert!(names.iter().any(|name| name.ends_with("trees")), "{names:?}");
    // Who changes opinion is who does by the scores of each version.
    let opinions = |version: &str| -> Vec<(String, String)> {
        let model = two.made.path(&format!("alone-{version}"));
        fs::create_dir_all(model.join("champion")).unwrap();
        for entry in fs::read_dir(Registry::of(&two.model()).folder_of(version)).unwrap() {
            let path = entry.unwrap().path();
            let to = model.join("champion").join(path.file_name().unwrap());
            if path.is_dir() {
                fs::create_dir_all(&to).unwrap();
                for fold in fs::read_dir(&path).unwrap() {
                    let fold = fold.unwrap().path();
                    fs::copy(&fold, to.join(fold.file_name().unwrap())).unwrap();
                }
            } else {
                fs::copy(&path, to).unwrap();
            }
        }
        let scores = two.made.path("scores.csv");
        succeed(&["score", "--data", text(&data), "--model", text(&model), "--out", text(&scores)]);
        let lines = fs::read_to_string(&scores).unwrap();
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        lines.lines().skip(1).map(|line| (cells(line)[0].clone(), cells(line)[3].clone())).collect()
    };
    let (old, new) = (opinions(&two.worse), opinions(&two.better));
    let expected: Vec<(i64, String)> = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| old.1 != new.1)
        .map(|(_, new)| (new.0.parse().unwrap(), new.1.clone()))
        .collect();
    assert!(!expected.is_empty());
    let written = fs::read_to_string(&out).unwrap();
    let written: Vec<(i64, String)> = written
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            (line["SK_ID_CURR"].as_i64().unwrap(), line["opinion_after"].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(written, expected);
    let turned: u64 =
        found["opinions"]["turned"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(turned as usize, expected.len());
    let shown = told(&two.on(&words));
    assert!(shown.contains(&format!("{} (", expected.len())) && shown.contains("to unfavourable"), "{shown}");
}

fn the_site_says_what_changed(two: &Two) {
    let (data, site) = (two.made.path("data"), two.made.path("site"));
    let built = two.on(&["build", "--data", text(&data), "--out", text(&site)]);
    assert!(built.status.success(), "{}", said(&built));
    let page = fs::read_to_string(site.join("en/versions/index.html")).unwrap();
    for word in [&two.worse, &two.better, "opinions change among", "less than the one before", "simpler"] {
        assert!(page.contains(word), "{word}");
    }
}

fn a_worse_training_leaves_the_champion(two: &Two) {
    let output = two.train(WORSE, &[]);
    let error = said(&output);
    assert!(output.status.success() && error.contains("the champion stays"), "{error}");
    assert!(error.contains(&format!("clairscore promote {}", two.worse)), "{error}");
    assert_eq!(champion_of(&two.model()), two.better);
    let kept = two.train(&BETTER.replace("80", "60"), &["--no-promote"]);
    assert!(kept.status.success() && told(&kept).contains("makes it the champion"), "{}", said(&kept));
    assert_eq!(champion_of(&two.model()), two.better);
    assert_eq!(Registry::of(&two.model()).versions().unwrap().len(), 3);
}

fn a_changed_file_is_found_out(two: &Two) {
    let folder = Registry::of(&two.model()).folder_of(&two.worse);
    let manifest = folder.join("manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    let changed = text.replacen("\"synthetic\": true", "\"synthetic\": false", 1);
    assert!(changed != text);
    fs::write(&manifest, changed).unwrap();
    let output = two.on(&["promote", &two.worse, "--because", "tampered with"]);
    let error = said(&output);
    assert!(output.status.code() == Some(1) && error.contains("its files were changed"), "{error}");
    assert_eq!(champion_of(&two.model()), two.better);
}

#[test]
fn a_kill_between_the_two_renames_leaves_a_champion_and_promotion_ends_what_was_cut_short() {
    let made = crate::whole_way::made();
    let model = tempfile::tempdir().unwrap();
    let (from, to) = (made.path("model"), model.path());
    let champion = Champion::load(&from.join("champion")).unwrap();
    let copy = |from: &Path, to: &Path| {
        for entry in walk(from) {
            let target = to.join(entry.strip_prefix(from).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(&entry, target).unwrap();
        }
    };
    copy(&from.join("registry"), &to.join("registry"));
    copy(&from.join("champion"), &to.join("champion.old"));
    assert_eq!(Champion::load(&to.join("champion")).unwrap().version, champion.version);
    // The record says that it is the champion, and it is not there.
    fs::remove_dir_all(to.join("champion.old")).unwrap();
    let output = clairscore(&["promote", &champion.version, "--model", text(to)]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(champion_of(to), champion.version);
    assert_eq!(promotions(to).len(), 1, "one promotion, one line");
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
