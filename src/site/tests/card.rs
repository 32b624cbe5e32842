//! The model card, as a page and as a file.

use serde_json::Value;

use super::*;
use crate::report::group_in_words;

fn page(output: &Path, language: &str) -> String {
    fs::read_to_string(output.join(language).join("card/index.html")).unwrap()
}

fn file(output: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(output.join("card.json")).unwrap()).unwrap()
}

/// A site whose settings say this too.
fn with_settings(output: &Path, more: &str) -> Result<SiteSummary, SiteError> {
    let folder = tempfile::tempdir().unwrap();
    let content = own_content(folder.path());
    let settings = content.join("site.toml");
    let said = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{said}\n{more}\n")).unwrap();
    build_from(&content, output)
}

#[test]
fn the_card_has_its_parts_in_order_with_the_figures_of_the_report() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    let report = ModelReport::sample();
    let parts = [
        ["À quoi il sert", "Les données", "Comment il a été fait", "Ce qu’il vaut", "Groupe par groupe"],
        ["What it is for", "The data", "How it was made", "How good it is", "Group by group"],
    ];
    let others = [
        ["Ce qu’il ne sait pas faire", "Le contrôle humain", "La surveillance", "Les mises en service"],
        ["What it cannot do", "Human oversight", "Monitoring", "What was put in use"],
    ];
    for (place, language) in Language::ALL.into_iter().enumerate() {
        let html = page(&output, language.code());
        let heads = parts[place].iter().chain(&others[place]);
        let heads: Vec<usize> = heads.map(|head| html.rfind(&format!(">{head}")).expect(head)).collect();
        assert!(heads.is_sorted(), "{heads:?}");
        let figures = [
            crate::features::number(report.rows as f64, 0, language),
            crate::features::number(report.costs.accept_all, 0, language),
            crate::features::percent(report.threshold, language),
            crate::features::number(report.auc.auc, 3, language),
            "3f9a1c0b".to_owned(),
            "synthetic-12000".to_owned(),
        ];
        for figure in figures {
            assert!(html.contains(&figure), "{}: {figure}", language.code());
        }
        assert!(html.contains(["sont fictives", "are made up"][place]));
        assert!(
            html.contains(["ne vaut pas déclaration de conformité", "no declaration of conformity"][place])
        );
    }
}

#[test]
fn an_owner_is_named_or_it_is_said_that_none_is_and_how_to_name_one() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    assert!(page(&output, "fr").contains("Aucun responsable n’est nommé."));
    assert!(page(&output, "en").contains("No owner is named. To name one, write owner = "));
    assert_eq!((&file(&output)["owner"], &file(&output)["contact"]), (&Value::Null, &Value::Null));
    with_settings(&output, "owner = \"Direction des risques <A&B>\"").unwrap();
    let html = page(&output, "fr");
    assert!(html.contains("Direction des risques &lt;A&amp;B&gt;") && !html.contains("Aucun responsable"));
    assert!(html.contains("aucun contact n’est donné"));
    with_settings(&output, "owner = \"Risques\"\ncontact = \"risques@banque.example\"").unwrap();
    assert!(page(&output, "en").contains("risques@banque.example"));
    assert_eq!(file(&output)["contact"], "risques@banque.example");
    let error = with_settings(&output, "owner = \" \"").unwrap_err().to_string();
    assert!(error.contains("`owner` and `contact` must say something"), "{error}");
}

#[test]
fn the_groups_of_the_card_are_those_of_the_audit_and_say_what_leaves_the_range() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    let report = ModelReport::sample();
    let out = report.fairness.out_of_range();
    let html = page(&output, "en");
    let (_, table) = html.split_once("<table class=\"groups\">").unwrap();
    let table = table.split("</table>").next().unwrap();
    for audit in &report.fairness.attributes {
        for group in &audit.groups {
            let name = group_in_words(audit.attribute, &group.group, Language::En);
            let row = table.split("<tr").find(|row| {
                let head = row.split("<th scope=\"row\">").nth(1).unwrap_or_default();
                head.split("</th>").next().unwrap_or_default().eq_ignore_ascii_case(&name)
            });
            let row = row.unwrap_or_else(|| panic!("{name} is not in the table"));
            let leaves = out.iter().any(|found| std::ptr::eq(found.group, group));
            assert_eq!(row.contains("class=\"out\""), leaves, "{name}");
            assert_eq!(row.contains(">no: "), leaves, "{name}: {row}");
            assert_eq!(row.contains(">too few files<"), group.rates.is_none(), "{name}: {row}");
        }
    }
    let none = |report: &mut ModelReport| {
        for audit in &mut report.fairness.attributes {
            audit.parity = None;
            audit.groups.iter_mut().for_each(|group| group.rates = None);
        }
    };
    build_with(&output, 1, &|_| (), &none).unwrap();
    assert!(page(&output, "en").contains("nothing is measured here"));
}

#[test]
fn the_card_says_what_is_watched_and_when_it_was_last_checked() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    let html = page(&output, "fr");
    assert!(
        html.contains("2 contrôles sont gardés, le dernier «\u{202f}30 novembre 2026\u{202f}»"),
        "{html}"
    );
    for words in ["<td class=\"n\">0,12</td><td class=\"n\">0,10</td><td class=\"n\">0,25</td>", "--fail-on"]
    {
        assert!(html.contains(words), "{words}");
    }
    let drift = drifted::drift(sample::catalogue());
    assert_eq!(file(&output)["drift"]["drifted_columns"], drift.preset().drifted());
    assert_eq!(file(&output)["drift"]["last_check"], "2026-11-30");
}

#[test]
fn the_file_holds_what_the_page_says_and_no_more_for_everyone() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    let report = ModelReport::sample();
    let told = file(&output);
    assert_eq!(told["model"]["version"], "3f9a1c0b");
    assert_eq!(told["data"]["rows"], report.rows);
    assert_eq!(told["data"]["tables"][0]["inputs"], 79, "the sample leaves the last feature out");
    assert_eq!(told["evaluation"]["cost_per_10000"]["model"], report.costs.model.round());
    let groups: usize = report.fairness.attributes.iter().map(|audit| audit.groups.len()).sum();
    assert_eq!(told["groups"].as_array().unwrap().len(), groups);
    let few = |told: &Value| {
        let clients = told["groups"].as_array().unwrap().iter().filter_map(|group| group["clients"].as_u64());
        clients.filter(|clients| *clients < 100).count()
    };
    assert!(few(&told) > 0, "the sample has small groups");
    build_as(&output, (Profile::Public, &|_| true), 1, &|_| (), &|_| ()).unwrap();
    let told = file(&output);
    assert_eq!(few(&told), 0, "{told:#}");
    assert_eq!(told["promotion"]["because"], Value::Null);
    let html = page(&output, "fr");
    assert!(!html.contains("review/index.html") && !html.contains("clients/index.html"));
}
