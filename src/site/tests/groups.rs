//! The pages of groups of clients.

use super::*;
use crate::features::Theme;
use crate::judging::share_interval;
use crate::report::{
    Bins, Cohort, CohortReport, Dimension, Distribution, FEWEST_IN_A_GROUP, Figures, Opinion, Picture,
    dimensions,
};

/// Past clients for one of the site.
const PAST: usize = 3;

/// The groups of the first clients, by the levels that their reports name.
pub(super) fn sample(clients: usize, catalogue: &'static [Feature]) -> CohortReport {
    let reports: Vec<ClientReport> = (0..clients).map(|place| sample::client(place, catalogue)).collect();
    let of = |place: usize, dimension: &Dimension| {
        let members = |level| reports.iter().filter(move |report| report.groups[place] == level);
        (0..dimension.levels.len()).map(|level| cohort(&members(level).collect::<Vec<_>>())).collect()
    };
    CohortReport {
        limit_points: 554.0,
        inputs: catalogue.iter().map(|feature| feature.name).collect(),
        themes: Theme::ALL[..10].to_vec(),
        pictures: vec![
            picture(catalogue[0].name, &[0.25, 0.5, 0.75]),
            Picture {
                feature: catalogue[4].name,
                bins: Bins::Nominal { words: vec!["Higher education"], others: 2 },
            },
            picture(catalogue[5].name, &[0.5]),
        ],
        score: Bins::Numeric { edges: vec![520.0, 540.0, 560.0, 580.0], whole: true },
        all: cohort(&reports.iter().collect::<Vec<_>>()),
        dimensions: dimensions().iter().enumerate().map(|(place, one)| of(place, one)).collect(),
    }
}

fn picture(feature: &'static str, edges: &[f64]) -> Picture {
    Picture { feature, bins: Bins::Numeric { edges: edges.to_vec(), whole: false } }
}

fn cohort(members: &[&ClientReport]) -> Cohort {
    let past = members.len() * PAST;
    Cohort {
        clients: members.len(),
        past,
        figures: (members.len() >= FEWEST_IN_A_GROUP).then(|| figures(members)),
        observed: (past >= FEWEST_IN_A_GROUP).then(|| share_interval(past / 12, past, 0.95)),
        kept_back: false,
    }
}

fn figures(members: &[&ClientReport]) -> Figures {
    let mean = |value: &dyn Fn(&ClientReport) -> f64| {
        members.iter().map(|report| value(report)).sum::<f64>() / members.len() as f64
    };
    let effect = |place: usize| {
        mean(&|report| report.values.iter().flat_map(|theme| &theme.values).nth(place).unwrap().points)
    };
    let effects: Vec<f64> = (0..80).map(effect).collect();
    let spread = |shares: &[Option<f64>]| Distribution { shares: shares.to_vec(), missing: Some(0.07) };
    Figures {
        favourable: mean(&|report| f64::from(u8::from(report.opinion == Opinion::Favourable))),
        mean_points: mean(&|report| report.points),
        median_points: 561.5,
        mean_risk: mean(&|report| report.probability),
        themes: effects.chunks(8).map(|theme| theme.iter().sum()).collect(),
        effects,
        score: spread(&[Some(0.1), Some(0.2), Some(0.4), Some(0.3), Some(0.0)]),
        pictures: vec![
            Some(spread(&[Some(0.4), None, Some(0.35), Some(0.2)])),
            Some(spread(&[Some(0.98), Some(0.002)])),
            None,
        ],
    }
}

/// Every level with its place, its name and its clients.
fn levels(report: &CohortReport) -> impl Iterator<Item = (&'static Dimension, usize, &Cohort)> {
    let all = dimensions().iter().zip(&report.dimensions);
    all.flat_map(|(dimension, cohorts)| {
        cohorts.iter().enumerate().map(move |(level, one)| (dimension, level, one))
    })
}

#[test]
fn every_level_with_clients_has_its_page_and_the_others_are_named() {
    let (_folder, output) = temporary();
    build(&output, 12, &|_| ()).unwrap();
    let report = sample(12, sample::catalogue());
    let mut without = 0;
    for (dimension, level, cohort) in levels(&report) {
        for language in Language::ALL {
            let folder = output.join(language.code()).join("groups").join(dimension.key);
            let of = &dimension.levels[level];
            let page = folder.join(format!("{}.html", of.key));
            assert_eq!(page.is_file(), cohort.clients > 0, "{}", page.display());
            let side = fs::read_to_string(folder.join("index.html")).unwrap();
            let index = fs::read_to_string(folder.join("../index.html")).unwrap();
            let link = format!("href=\"{}.html\"", of.key);
            assert_eq!(side.contains(&link), cohort.clients > 0, "{link}");
            let link = format!("href=\"{}/{}.html\"", dimension.key, of.key);
            assert_eq!(index.contains(&link), cohort.clients > 0, "{link}");
            // What is unknown of nobody is no group that could have had a page.
            if cohort.clients == 0 && level + 1 < dimension.levels.len() {
                without += 1;
                let name = of.label.in_language(language);
                assert!(side.contains(name) && index.contains(name), "{name}");
            }
        }
    }
    assert!(without > 0, "the sample has no level without clients");
}

#[test]
fn sizes_add_up_to_all_clients_in_every_dimension() {
    let (_folder, output) = temporary();
    let clients = 20 * 20;
    build(&output, clients, &|_| ()).unwrap();
    for dimension in dimensions() {
        let page = output.join(format!("en/groups/{}/index.html", dimension.key));
        let html = fs::read_to_string(page).unwrap();
        let body = html.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
        let size = |row: &str| {
            row.split("<td class=\"n\">").nth(1)?.split('<').next()?.replace(',', "").parse().ok()
        };
        let sizes: Vec<usize> = body.split("<tr").skip(1).filter_map(size).collect();
        assert_eq!(sizes[0], clients, "{}: the first row is that of all clients", dimension.key);
        let told = sizes[1..].iter().sum::<usize>();
        let few = body.matches("fewer than 20 clients").count();
        // Past clients are three times as many, so that they are never too few here.
        assert_eq!(told == clients, few == 0, "{}: {told} of {clients}, {few} not told", dimension.key);
        assert_eq!(sizes.len() + few, dimension.levels.len() + 1, "{}", dimension.key);
    }
}

#[test]
fn in_public_a_small_group_is_not_found_by_subtraction() {
    let (_folder, output) = temporary();
    build_as(&output, (Profile::Public, &|_| true), 79, &|_| (), &|_| ()).unwrap();
    let side = fs::read_to_string(output.join("en/groups/region/index.html")).unwrap();
    let rows = side.split("</tr>").filter_map(|part| part.split("<tr").last());
    let kept: Vec<&str> = rows.filter(|row| row.contains("not published")).collect();
    assert_eq!(kept.len(), 2, "that of 19 clients, and one of 20");
    for row in kept {
        let cells = row.split("<td").skip(1).map(|cell| cell.split_once('>').unwrap().1);
        assert!(!cells.collect::<String>().contains(|c: char| c.is_ascii_digit() || c == '%'), "{row}");
    }
    assert!(side.contains("Not published: ") && !side.contains("Without a client"));
    let pages = |folder: &str| fs::read_dir(output.join(folder)).unwrap().count();
    assert_eq!(pages("en/groups/region"), 3, "two groups and their index");
    let index = fs::read_to_string(output.join("en/groups/index.html")).unwrap();
    assert!(index.contains("not published") && !index.contains(">fewer than 20 clients<"));
}

#[test]
fn of_fewer_than_twenty_clients_no_figure_is_told() {
    let (_folder, output) = temporary();
    // Three levels of region and the unknown: 19 or 20 clients each, and 57 or 60 past ones.
    build(&output, 79, &|_| ()).unwrap();
    for (language, words) in [("fr", "moins de 20 clients"), ("en", "fewer than 20 clients")] {
        let page =
            |file: &str| fs::read_to_string(output.join(format!("{language}/groups/region/{file}"))).unwrap();
        let (full, few) = (page("-2.html"), page("unknown.html"));
        assert!(
            !full.contains("class=\"few\"")
                && full.contains("id=\"score\"")
                && full.contains("id=\"drives\"")
        );
        assert!(few.contains(words) && !few.contains("<svg class=\"marks\""));
        let rows = few.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
        // Opinion, mean, median and risk rest on 19 clients; what was observed on 57.
        assert_eq!(rows.matches("<b>–</b>").count(), 4, "{rows}");
        let side = page("index.html");
        let row = side.split("<tr").find(|row| row.contains("unknown.html")).unwrap();
        assert!(row.contains(words) && !row.contains(">19<"), "{row}");
        assert_eq!(row.matches("<td class=\"n\">–</td>").count(), 4, "{row}");
    }
    let (_folder, output) = temporary();
    build(&output, 8, &|_| ()).unwrap();
    for (path, bytes) in files(&output.join("fr/groups")) {
        let html = String::from_utf8(bytes).unwrap();
        assert!(!html.contains("<svg class=\"marks\""), "{}", path.display());
    }
}

#[test]
fn a_group_page_says_what_its_group_is_and_what_it_is_not() {
    let (_folder, output) = temporary();
    build(&output, 200, &|_| ()).unwrap();
    let report = sample(200, sample::catalogue());
    let age = dimensions().iter().position(|dimension| dimension.key == "age").unwrap();
    let figures = report.dimensions[age][1].figures.as_ref().unwrap();
    for (language, words) in [
        (Language::Fr, ["Âge\u{202f}: De 30 à moins de 40\u{a0}ans", "Un groupe n’explique pas un dossier"]),
        (Language::En, ["Age: 30 to below 40\u{a0}years", "A group does not explain a file"]),
    ] {
        let html =
            fs::read_to_string(output.join(format!("{}/groups/age/30-40.html", language.code()))).unwrap();
        for word in words {
            assert!(html.contains(word), "{word}");
        }
        assert!(html.contains(&crate::features::percent(figures.favourable, language)));
        assert!(html.contains("href=\"../../clients/index.html?age=30-40\""));
        // What is drawn stands in a table too, and a share of few clients in neither.
        let charts = html.matches("<svg class=\"marks\"").count();
        assert_eq!(charts, 4, "score, themes, and two features of three");
        assert_eq!(html.matches("<details>").count(), charts);
        let few = if language == Language::Fr { "moins de 20 clients" } else { "fewer than 20 clients" };
        assert!(html.contains(few));
        let ids = attributes(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
    }
}

#[test]
fn no_page_of_groups_names_a_client() {
    let (_folder, output) = temporary();
    build(&output, 200, &|_| ()).unwrap();
    for language in ["fr", "en"] {
        for (path, bytes) in files(&output.join(language).join("groups")) {
            let html = String::from_utf8(bytes).unwrap();
            assert!(!html.contains("/client/"), "{}", path.display());
            let named = (0..200).find(|place| html.contains(&(100_001 + place * 7).to_string()));
            assert_eq!(named, None, "{}", path.display());
        }
    }
}
