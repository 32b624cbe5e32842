//! The pages on the model, on what counts and on the method.

use super::*;

#[test]
fn the_model_page_says_what_the_training_found_in_its_order() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    for (language, words) in [
        ("fr", ["gradient boosting de 48", "qu’aucun choix n’a vus", "modèle retenu", "Aucun traitement"]),
        ("en", ["gradient boosting of 48", "that no choice saw", "the model chosen", "No treatment"]),
    ] {
        let html = fs::read_to_string(output.join(format!("{language}/model/index.html"))).unwrap();
        for word in words {
            assert!(html.contains(word), "{language}: {word}");
        }
        let sections = [
            "answer",
            "comparison",
            "imbalance",
            "limits",
            "quality",
            "guard",
            "studies",
            "errors",
            "alike",
            "weights",
        ];
        let places = sections.map(|id| html.find(&format!("id=\"{id}\"")).expect(id));
        assert!(places.is_sorted(), "{places:?}");
        for id in &sections[1..] {
            assert!(html.contains(&format!("href=\"#{id}\"")), "{id} is not in the table of contents");
        }
        let twice: Vec<&str> = attributes(&html, "id");
        assert_eq!(twice.iter().collect::<BTreeSet<_>>().len(), twice.len(), "an id stands twice");
    }
}

#[test]
fn the_page_that_compares_models_says_which_figures_chose_and_which_no_choice_saw() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    for (language, words) in [
        ("fr", ["Chiffres de la recherche", "qu’aucun choix n’a vus", "C’est le rapport retenu", "Bêta"]),
        (
            "en",
            ["Figures of the search", "that no choice saw", "This is the ratio in use", "Centred isotonic"],
        ),
    ] {
        let page =
            |name: &str| fs::read_to_string(output.join(language).join(name).join("index.html")).unwrap();
        let html = page("candidates");
        for word in words {
            assert!(html.contains(word), "{language}: {word}");
        }
        let sections = ["answer", "all", "unseen", "ratio", "more-files"];
        let places = sections.map(|id| html.find(&format!("id=\"{id}\"")).expect(id));
        assert!(places.is_sorted(), "{places:?}");
        let ids = attributes(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
        assert!(html.len() < 60_000, "{} bytes", html.len());
        assert!(html.contains("id=\"slide\" hidden"), "without a script there is nothing to slide");
        assert!(html.contains("/model/index.html") && page("model").contains("/candidates/index.html"));
    }
}

#[test]
fn a_training_without_a_learning_curve_or_other_ratios_says_so_on_the_page_that_compares_models() {
    let (_folder, output) = temporary();
    let nothing = |report: &mut ModelReport| {
        report.studies = StudyReport::default();
        report.by_ratio.ratios.clear();
        report.by_ratio.limits.clear();
    };
    build_with(&output, 1, &|_| (), &nothing).unwrap();
    for (language, words) in [
        ("fr", ["Cette étude n’a pas été demandée", "Trop peu d’erreurs ont été mesurées"]),
        ("en", ["This study was not asked for", "Too few mistakes were measured"]),
    ] {
        let html = fs::read_to_string(output.join(language).join("candidates/index.html")).unwrap();
        for word in words {
            assert!(html.contains(word), "{language}: {word}");
        }
        assert!(!html.contains("ratio.js") && !html.contains("id=\"learning\""));
    }
}

#[test]
fn the_page_on_what_counts_says_what_the_report_holds() {
    let (_folder, output) = temporary();
    build(&output, 1, &|_| ()).unwrap();
    let report = sample::model(sample::catalogue());
    for (language, words) in [
        (
            "fr",
            [
                "90\u{202f}% de tous les effets",
                "corrélation des rangs",
                "La paire la plus forte est",
                "Sens imposé",
            ],
        ),
        ("en", ["90% of all effects", "rank correlation", "The strongest pair is", "Imposed direction"]),
    ] {
        let html = fs::read_to_string(output.join(format!("{language}/importance/index.html"))).unwrap();
        for word in words {
            assert!(html.contains(word), "{language}: {word}");
        }
        let sections = ["answer", "features", "themes-all", "values", "pairs", "shuffling", "stability"];
        let places = sections.map(|id| html.find(&format!("id=\"{id}\"")).expect(id));
        assert!(places.is_sorted(), "{places:?}");
        for id in &sections[1..] {
            assert!(html.contains(&format!("href=\"#{id}\"")), "{id} is not in the table of contents");
        }
        assert_eq!(html.matches("<figure id=\"dependence-").count(), report.global.dependences.len());
        let ids = attributes(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
    }
}

#[test]
fn a_model_in_which_nothing_interacts_or_counts_says_so() {
    let (_folder, output) = temporary();
    let page = |change: &dyn Fn(&mut ModelReport)| {
        build_with(&output, 1, &|_| (), change).unwrap();
        ["fr", "en"].map(|language| {
            fs::read_to_string(output.join(format!("{language}/importance/index.html"))).unwrap()
        })
    };
    let apart = |report: &mut ModelReport| {
        report.global.interactions.pairs = 0;
        report.global.interactions.strongest.clear();
    };
    for (html, words) in
        page(&apart).iter().zip(["Aucune paire d’informations n’interagit", "No pair of pieces"])
    {
        assert!(html.contains(words) && !html.contains("id=\"interactions\""));
    }
    let nothing = |report: &mut ModelReport| {
        apart(report);
        report.global.swarms.clear();
        report.global.dependences.clear();
        report.global.stability.agreement.correlation = None;
        report.global.stability.ranks.clear();
        report.global.permutation.agreement = None;
    };
    for (html, words) in
        page(&nothing).iter().zip(["Aucune information n’a d’effet", "No information has an effect"])
    {
        assert!(html.contains(words) && !html.contains("id=\"swarm\""));
    }
}

/// Makes the champion one of another kind, among the candidates too.
fn crown(report: &mut ModelReport, kind: CandidateKind) {
    let before = std::mem::replace(&mut report.champion.kind, kind);
    report.candidates.retain(|candidate| candidate.kind != kind);
    for candidate in report.candidates.iter_mut().filter(|candidate| candidate.kind == before) {
        candidate.kind = kind;
    }
}

#[test]
fn the_methodology_is_true_for_any_champion() {
    let (_folder, output) = temporary();
    let methodology = |change: &dyn Fn(&mut ModelReport)| {
        build_with(&output, 1, &|_| (), change).unwrap();
        ["fr", "en"].map(|language| {
            fs::read_to_string(output.join(format!("{language}/methodology/index.html"))).unwrap()
        })
    };
    for html in methodology(&|_| ()) {
        assert!(html.contains("TreeSHAP") && html.contains("120") && !html.contains("β·(x"));
    }
    let [french, english] = methodology(&|report| {
        crown(report, CandidateKind::Logistic);
        report.champion.trees = None;
        report.champion.simpler_than_lowest = Some(CandidateKind::Boosting);
        report.directed_inputs = 0;
        report.excluded_features = vec!["F01".to_owned()];
    });
    for (html, words) in [
        (french, ["β·(x − moyenne)", "Aucun sens n’est imposé", "coûtait un peu moins", "(F01)"]),
        (english, ["β·(x − mean)", "No direction is imposed", "cost a little less", "(F01)"]),
    ] {
        assert!(!html.contains("TreeSHAP"));
        for word in words {
            assert!(html.contains(word), "{word}");
        }
    }
    let glass = |report: &mut ModelReport| crown(report, CandidateKind::GlassBox);
    for (html, word) in methodology(&glass).iter().zip(["boîte de verre", "glass box"]) {
        assert!(html.contains(word) && html.contains("TreeSHAP"), "{word}");
    }
}

#[test]
fn studies_that_were_not_asked_for_say_so() {
    let (_folder, output) = temporary();
    let nothing = |report: &mut ModelReport| {
        report.studies = StudyReport::default();
        report.leakage.findings.clear();
        report.leakage.shift = None;
        report.segments.clear();
        report.treatments.clear();
    };
    build_with(&output, 1, &|_| (), &nothing).unwrap();
    let html = fs::read_to_string(output.join("fr/model/index.html")).unwrap();
    assert_eq!(html.matches("class=\"empty\"").count(), 8);
    assert!(!html.contains("id=\"learning\""), "there is no curve to draw");
    assert!(html.contains("Cette étude n’a pas été demandée pour cet entraînement."));
}

#[test]
fn all_that_a_training_may_find_is_said() {
    let (_folder, output) = temporary();
    let everything = |report: &mut ModelReport| {
        let all = report.studies.directions.clone().unwrap();
        report.studies.directions_by_theme = vec![all.clone()];
        report.studies.each_direction = vec![all];
        let segments = report.segments.iter_mut().flat_map(|group| &mut group.segments);
        segments.for_each(|segment| segment.costly = true);
        report.segments[0].left_out = 1_234;
        report.search.repeats = 3;
        report.search.left_out = 7;
        report.accepted_because = Some("The figures of an old score are among the inputs.".to_owned());
        let overfit = report.leakage.findings.last().cloned().unwrap();
        report.leakage.findings.extend(vec![overfit; 5]);
    };
    build_with(&output, 1, &|_| (), &everything).unwrap();
    for (language, groups, clients) in [
        ("fr", "plus de trois erreurs types\u{202f}: ", "pour en dire quelque chose\u{202f}: 1\u{202f}234"),
        ("en", "more than three standard errors off: ", "to say anything of: 1,234"),
    ] {
        let html = fs::read_to_string(output.join(format!("{language}/model/index.html"))).unwrap();
        for word in [groups, clients, "The figures of an old score"] {
            assert!(html.contains(word), "{language}: {word}");
        }
        assert!(!html.contains("class=\"empty\""), "{language}: something is left out");
    }
}

#[test]
fn a_long_page_starts_with_a_table_of_contents_unless_it_says_no() {
    let (folder, output) = temporary();
    let content = own_content(folder.path());
    for language in ["fr", "en"] {
        for (slug, toc) in [("long", ""), ("without", "toc = false\n")] {
            let text = format!(
                "+++\ntitle = \"T\"\ndescription = \"D\"\n{toc}+++\n\n## One[^a]\n\n## Two\n\n### Under\n\n## One\n\n[^a]: N.\n"
            );
            fs::write(content.join(language).join(slug).with_extension("md"), text).unwrap();
        }
    }
    build_from(&content, &output).unwrap();
    for (language, title) in [("fr", "Sur cette page"), ("en", "On this page")] {
        let page =
            |slug: &str| fs::read_to_string(output.join(language).join(slug).join("index.html")).unwrap();
        let html = page("long");
        assert!(html.contains(title) && html.contains("href=\"#one\">One</a>"), "{html}");
        assert!(html.contains("<ul><li><a href=\"#under\">Under</a></li></ul>"), "{html}");
        assert!(html.contains("href=\"#one-2\">One</a>") && html.contains("<h2 id=\"one-2\">"), "{html}");
        let ids = attributes(&html, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
        for target in attributes(&html, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&target), "#{target} leads nowhere");
        }
        let html = page("without");
        assert!(!html.contains(title) && html.contains("<h2 id=\"one\">"), "{html}");
        assert!(page("methodology").contains(title));
    }
}
