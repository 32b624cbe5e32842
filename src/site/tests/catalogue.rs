//! The catalogue of features.

use super::*;
use crate::site::tests::sample;

/// An entry: its anchor, what the filters know of it, and the rest of it.
struct Entry<'a> {
    name: &'a str,
    is: BTreeSet<&'a str>,
    html: &'a str,
}

fn entries(html: &str) -> Vec<Entry<'_>> {
    let articles = html.split("<article id=\"").skip(1);
    articles
        .map(|article| {
            let (name, rest) = article.split_once('"').unwrap();
            let is = attributes(rest, "data-is")[0].split(' ').collect();
            Entry { name, is, html: rest.split("</article>").next().unwrap() }
        })
        .collect()
}

fn page(output: &Path, language: &str, path: &str) -> String {
    fs::read_to_string(output.join(language).join(path).join("index.html")).unwrap()
}

/// The features between the two marks.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

#[test]
fn every_feature_is_listed_once_under_its_theme_with_an_anchor() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    let catalogue = sample::catalogue();
    for language in Language::ALL {
        let html = page(&output, language.code(), "catalogue");
        let mut listed: Vec<&str> = entries(&html).iter().map(|entry| entry.name).collect();
        listed.sort_unstable();
        let names: Vec<&str> = catalogue.iter().map(|feature| feature.name).collect();
        assert_eq!(listed, names, "the sample's names are in order");
        for section in html.split("<section class=\"theme\"").skip(1) {
            let theme = between(section, "\">", "</h2>").rsplit('>').next().unwrap();
            for entry in entries(section.split("</section>").next().unwrap()) {
                let feature = catalogue.iter().find(|feature| feature.name == entry.name).unwrap();
                assert_eq!(feature.theme.label().text(language), theme.replace("&#39;", "'"));
                assert_eq!(between(entry.html, "<h3>", "</h3>"), feature.label.text(language));
            }
        }
    }
}

#[test]
fn what_is_read_and_what_it_weighs_agree_with_the_model() {
    let (_folder, output) = temporary();
    let change = |report: &mut ModelReport| {
        report.excluded_features.push("F05".to_owned());
        report.importance.retain(|one| one.feature != "F05" && one.feature != "F79");
        report.importance.iter_mut().find(|one| one.feature == "F06").unwrap().mean_points = 0.0;
        let ranked = report.importance.iter_mut().find(|one| one.feature == "F41").unwrap();
        ranked.mean_points = 0.04;
        report.importance.sort_by(|a, b| b.mean_points.total_cmp(&a.mean_points));
    };
    build_with(&output, 1, &|_| (), &change).unwrap();
    let mut report = sample::model(sample::catalogue());
    change(&mut report);
    let html = page(&output, "fr", "catalogue");
    assert!(html.contains("80 informations, dont 78 lues par le modèle\u{202f}; 77 d’entre elles"));
    for entry in entries(&html) {
        let role = between(entry.html, "<dt>Usage<dd>", "<");
        let place = report.importance.iter().position(|one| one.feature == entry.name);
        let (word, said) = match entry.name {
            "F05" => ("left", "non lue\u{202f}: écartée par la recette (excluded_features)".to_owned()),
            "F79" => {
                ("left", "non lue\u{202f}: ajoutée au catalogue après l’entraînement de ce modèle".to_owned())
            }
            "F06" => ("idle", "lue, sans effet sur les scores".to_owned()),
            "F41" => ("read", format!("moins de 0,1 point, n° {}", place.unwrap() + 1)),
            _ => {
                let points = report.importance[place.unwrap()].mean_points;
                let figure = crate::features::number(points, 1, Language::Fr);
                let unit = if points < 1.95 { "point" } else { "points" };
                ("read", format!("{figure} {unit}, n° {}", place.unwrap() + 1))
            }
        };
        assert_eq!(role.replace(['\u{a0}'], " "), said, "{}", entry.name);
        assert!(entry.is.contains(word), "{} is {:?}", entry.name, entry.is);
        assert_eq!(["read", "idle", "left"].iter().filter(|word| entry.is.contains(*word)).count(), 1);
        // No direction is told of what the model does not read; the sample's third features are free.
        let imposed = entry.html.contains("plus le risque estimé");
        let direction = sample::direction(entry.name, sample::catalogue());
        assert_eq!(imposed, direction.is_some_and(|way| way != crate::features::Direction::Free));
    }
}

#[test]
fn the_heaviest_of_a_theme_stands_first() {
    let (_folder, output) = temporary();
    let change = |report: &mut ModelReport| {
        let place = report.importance.iter().position(|one| one.feature == "F12").unwrap();
        report.importance[place].mean_points = 20.0;
        report.importance.sort_by(|a, b| b.mean_points.total_cmp(&a.mean_points));
    };
    build_with(&output, 1, &|_| (), &change).unwrap();
    let html = page(&output, "en", "catalogue");
    let names: Vec<&str> = entries(&html).iter().map(|entry| entry.name).collect();
    assert_eq!(names[..3], ["F00", "F01", "F02"]);
    assert_eq!(names[8..11], ["F12", "F08", "F09"]);
}

#[test]
fn the_verdict_on_drift_is_that_of_the_table_of_drift() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    for language in ["fr", "en"] {
        let catalogue = page(&output, language, "catalogue");
        let entries: BTreeMap<&str, Entry> = entries(&catalogue).into_iter().map(|e| (e.name, e)).collect();
        let drift = page(&output, language, "drift-features");
        let mut compared = 0;
        for row in drift.split("<tbody id=\"f").skip(1) {
            let name = between(row, "catalogue/index.html#", "\"");
            let entry = &entries[name];
            let level = between(row, "<span class=\"level ", "</span>");
            let (class, reading) = level.split_once("\">").unwrap();
            let own = between(entry.html, "<span class=\"level ", "</span>");
            let (own_class, link) = own.split_once("\"><a href=\"../../").unwrap();
            let (anchor, own) =
                between(link, "drift-features/index.html#", "</a>").split_once("\">").unwrap();
            assert!(row.starts_with(&format!("{}\"", &anchor[1..])), "{name} leads to {anchor}");
            assert!(own_class == class && own.starts_with(reading), "{name}: {own}, not {level}");
            let moves = row.split("><tr>").next().unwrap().contains("class=\"moved\"");
            assert_eq!(entry.is.contains("moved"), moves, "{name}");
            assert!(!entry.is.contains("uncompared"));
            compared += 1;
        }
        assert_eq!(compared, drifted::drift(sample::catalogue()).comparison.columns.len());
        let uncompared = entries.values().filter(|entry| entry.is.contains("uncompared")).count();
        assert_eq!(uncompared, entries.len() - compared);
        let why =
            if language == "fr" { "aucune valeur dans la référence" } else { "no value in the reference" };
        assert!(entries["F21"].html.contains(why), "{}", entries["F21"].html);
    }
}

#[test]
fn what_counts_and_what_drifts_lead_to_the_entries() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    for (path, least) in [("importance", 20), ("drift-features", 9), ("model", 20)] {
        let html = page(&output, "fr", path);
        let links = html.matches("href=\"../../fr/catalogue/index.html#F").count();
        assert!(links >= least, "{path} has {links}");
    }
}

#[test]
fn everyone_may_read_the_catalogue_and_finds_no_exact_amount_and_no_word_of_few() {
    let (_folder, output) = temporary();
    build_as(&output, (Profile::Public, &|_| true), 30, &|_| (), &|_| ()).unwrap();
    let html = page(&output, "en", "catalogue");
    let of = |name: &str| entries(&html).into_iter().find(|entry| entry.name == name).unwrap().html;
    assert!(of("F01").contains("median 494,000; half between 247,000 and 741,000"), "{}", of("F01"));
    let words = of("F04");
    assert!(!words.to_lowercase().contains("academic"), "five of 5,000 clients: {words}");
    assert!(words.contains("higher education") || words.contains("Higher education"), "{words}");
}
