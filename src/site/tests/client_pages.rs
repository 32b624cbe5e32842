//! What a client's page holds of the file, and what it leaves to its script.

use super::*;
use crate::report::ClientValue;

/// The first page in French, and what its script reads.
fn page(change: &(dyn Fn(&mut ClientReport) + Sync)) -> (String, serde_json::Value) {
    let (_folder, output) = temporary();
    build(&output, 1, change).unwrap();
    let html = fs::read_to_string(output.join("fr/client/100001.html")).unwrap();
    let data = html.split("id=\"data\">").nth(1).unwrap().split("</script>").next().unwrap().to_owned();
    let data = serde_json::from_str(&data).unwrap();
    (html, data)
}

/// A printed number of points.
fn points(text: &str) -> i64 {
    text.replace('\u{2212}', "-").replace('+', "").parse().unwrap()
}

/// What stands between two marks, each time.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).collect()
}

#[test]
fn a_page_writes_out_the_strongest_values_and_each_theme_adds_up() {
    let (html, _) = page(&|_| ());
    let report = sample::client(0, sample::catalogue());
    let mut listed = 0;
    for theme in between(&html, "<details id=t", "</details>") {
        let total = points(between(theme, "<b class=", "</b>")[0].split('>').nth(1).unwrap());
        let rows = between(theme, "<tr", "<tr");
        let effects: Vec<i64> = between(theme, "<tr", "<tr")
            .iter()
            .skip(1)
            .map(|row| row.rsplit("<td class=").next().unwrap().split(['>', '<']).nth(1).unwrap())
            .map(points)
            .collect();
        let others = theme.split("class=rest").nth(1);
        let others =
            others.map_or(0, |rest| points(between(rest, "<b class=", "</b>")[0].split('>').nth(1).unwrap()));
        assert_eq!(effects.iter().sum::<i64>() + others, total, "{theme}");
        let heads = usize::from(theme.contains("<thead"));
        assert_eq!(rows.len(), effects.len() + heads, "a row for each value beside the head");
        listed += effects.len();
    }
    assert_eq!(listed, 12);
    let mut values: Vec<&ClientValue> = report.values.iter().flat_map(|theme| &theme.values).collect();
    let effects = report.themes.iter().flat_map(|theme| &theme.features);
    let shown: BTreeMap<&str, i64> = effects.map(|effect| (effect.feature, effect.shown.abs())).collect();
    values.sort_by(|a, b| {
        shown[b.feature].cmp(&shown[a.feature]).then(b.points.abs().total_cmp(&a.points.abs()))
    });
    let labels: BTreeSet<&str> = between(&html, "<th>", "<td").into_iter().collect();
    for value in &values[..12] {
        let feature = sample::catalogue().iter().find(|feature| feature.name == value.feature).unwrap();
        assert!(labels.contains(feature.label.fr), "{} is not listed", feature.label.fr);
    }
}

#[test]
fn the_script_of_a_page_gets_the_whole_file() {
    let (_, data) = page(&|report| {
        let value = &mut report.values[0].values[1];
        value.value.fr = "aucune <b>carte".to_owned();
        (value.nothing, value.missing, value.raw) = (true, false, None);
    });
    let report = sample::client(0, sample::catalogue());
    let values: Vec<&ClientValue> = report.values.iter().flat_map(|theme| &theme.values).collect();
    let raw = data["v"].as_array().unwrap();
    assert_eq!(raw.len(), values.len());
    assert_eq!((raw[1].as_str(), data["n"][0].as_str()), (Some("0"), Some("aucune <b>carte")));
    for (place, (value, raw)) in values.iter().zip(raw).enumerate().filter(|(place, _)| *place != 1) {
        assert_eq!(raw.is_null(), value.missing, "{place}");
        if let (Some(known), Some(raw)) = (value.raw, raw.as_f64()) {
            assert!((known - raw).abs() <= known.abs() * 1e-3, "{known} {raw}");
        }
    }
    assert_eq!(data["e"].as_str().unwrap().len(), values.len());
    assert_eq!(data["e"].as_str().unwrap().matches('_').count(), 12, "what is listed is not told twice");
    assert_eq!(data["s"].as_str().unwrap().len(), values.len());
}

#[test]
fn a_commit_changes_no_page_of_a_client() {
    let (_folder, output) = temporary();
    build(&output, 2, &|_| ()).unwrap();
    let commit = "0123456789ab";
    for (path, bytes) in files(&output) {
        let text = String::from_utf8_lossy(&bytes);
        let kept = path.ends_with(".clairscore-texts");
        let told = path.ends_with("version.js") || path.ends_with("model/index.html") || kept;
        assert_eq!(text.contains(commit), told, "{}", path.display());
    }
    let html = fs::read_to_string(output.join("en/client/100001.html")).unwrap();
    assert!(html.contains(" 30 November 2026 "), "the page says of which day the data is");
}

#[test]
fn what_is_missing_or_unusual_has_its_section() {
    let (html, _) = page(&|report| {
        let detail = crate::report::Text { fr: "Âge hors de tout".to_owned(), en: "Age beyond".to_owned() };
        report.unusual = vec![crate::report::Unusual { feature: "F00", detail }];
    });
    let section =
        html.split("class=\"wide strange screen\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(section.contains("Âge hors de tout"), "{section}");
    let report = sample::client(0, sample::catalogue());
    let missing = report.values.iter().flat_map(|theme| &theme.values).filter(|value| value.missing).count();
    assert!(section.contains(&format!("{missing} information")), "{section}");
}
