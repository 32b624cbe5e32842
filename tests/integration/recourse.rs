//! What would change an opinion: every option is tried out on the raw application, through the features and the
//! whole model, and over HTTP.

use std::fs;
use std::path::Path;

use clairscore::champion::{Champion, FeatureReference, Opinion, Score};
use clairscore::explanation::{Advice, Change, ChangeOption, Move, Recourse, Room};
use clairscore::features::{Lever, WhatIf, catalogue, client_features};
use clairscore::tables::{Cell, ClientFile, ClientFiles, DataFolder, TableError};
use serde_json::{Map, Value, json};

use crate::linear_champion::linear_model;
use crate::served::Served;
use crate::whole_way::{Made, made, model, succeed, text};

/// Clients to advise: their numbers and their files.
struct Clients {
    ids: Vec<i64>,
    files: ClientFiles,
}

impl Clients {
    fn of(data: &Path) -> Self {
        let folder = DataFolder::new(data);
        let applications = folder.test_applications().unwrap().rows;
        let ids = applications.ids("SK_ID_CURR").to_vec();
        let child = |table| Ok::<_, TableError>(folder.child(table)?.map(|read| read.rows));
        Self { ids, files: ClientFiles::new(applications, folder.coverage().unwrap(), child).unwrap() }
    }
}

/// The score of a file, from its rows on.
fn score(champion: &Champion, file: &ClientFile) -> Score {
    let matrix = champion.manifest.encoding.encode(&client_features(file)).unwrap();
    champion.score_row(matrix.row(0))
}

fn advise(champion: &Champion, file: &ClientFile) -> Advice {
    let features = client_features(file);
    let matrix = champion.manifest.encoding.encode(&features).unwrap();
    Recourse::of(champion).advise(&WhatIf::of_each(&file.application, &features)[0], matrix.row(0))
}

/// The file with changes in its raw application.
fn changed(file: &ClientFile, changes: &[Change]) -> ClientFile {
    let mut file = file.clone();
    for change in changes {
        let own = file.application.numbers(change.feature).at(0);
        assert_eq!(own.to_bits(), change.from.to_bits(), "{}", change.feature);
        file.application.set(0, change.feature, Cell::Number(change.to));
    }
    file
}

fn value(file: &ClientFile, lever: Lever) -> f64 {
    file.application.numbers(lever.column()).at(0)
}

/// The 5th and 95th percentile of granted loans.
fn usual(champion: &Champion, feature: &str) -> (f64, f64) {
    let inputs = champion.manifest.encoding.inputs.iter().zip(&champion.manifest.reference);
    match inputs.into_iter().find(|(input, _)| input.feature == feature) {
        Some((_, FeatureReference::Numeric { percentiles, .. })) => (percentiles[5], percentiles[95]),
        _ => panic!("no reference of {feature}"),
    }
}

fn check_option(champion: &Champion, file: &ClientFile, option: &ChangeOption) {
    let after = changed(file, &option.changes);
    let score = score(champion, &after);
    assert_eq!(score.opinion, Opinion::Favourable);
    assert_eq!(score.probability.to_bits(), option.probability.to_bits(), "the bits of the real path");
    for change in &option.changes {
        let feature = catalogue().iter().find(|feature| feature.name == change.feature).unwrap();
        assert!(feature.actionable && !feature.protected, "{}", feature.name);
    }
    for paper in [Lever::Document3, Lever::HomePhone, Lever::WorkPhone, Lever::Email] {
        assert!(value(&after, paper) >= value(file, paper), "what was given stays given");
    }
    let sums = [Lever::Credit, Lever::Annuity, Lever::GoodsPrice];
    let ([credit, annuity, goods], [own_credit, own_annuity, own_goods]) =
        (sums.map(|sum| value(&after, sum)), sums.map(|sum| value(file, sum)));
    assert!(
        credit <= own_credit
            && credit >= own_credit * 0.5
            && goods.partial_cmp(&own_goods) != Some(std::cmp::Ordering::Greater)
    );
    for (feature, then, own) in [
        ("CREDIT_ANNUITY_RATIO", credit / annuity, own_credit / own_annuity),
        ("GOODS_CREDIT_RATIO", goods / credit, own_goods / own_credit),
    ] {
        let (low, high) = usual(champion, feature);
        let (low, high) = (low.min(own) * 0.99, high.max(own) * 1.01);
        assert!(then.is_nan() || (low..=high).contains(&then), "{feature}: {then} not in {low}..{high}");
    }
    for (sentence, promise) in [
        (
            &option.sentence.fr,
            "le modèle aurait donné un avis favorable\u{202f}; ce n’est pas un engagement.",
        ),
        (&option.sentence.en, "the model would have given a favourable opinion; this is not a commitment."),
    ] {
        assert!(sentence.ends_with(promise) && !sentence.contains("NaN"), "{sentence}");
    }
    let economic = option.moves.iter().any(|of| of.is_economic());
    assert_eq!(option.caution.is_none(), economic);
}

/// Options differ in their moves of money, and none has all the moves of another.
fn check_diversity(options: &[ChangeOption]) {
    assert!((1..=3).contains(&options.len()));
    let economic = |option: &ChangeOption| -> Vec<Move> {
        option.moves.iter().copied().filter(|of| of.is_economic()).collect()
    };
    for (place, one) in options.iter().enumerate() {
        for (other_place, other) in options.iter().enumerate() {
            let contains = one.moves.iter().all(|of| other.moves.contains(of));
            assert!(place == other_place || (!contains && economic(one) != economic(other)));
        }
    }
}

fn check_room(champion: &Champion, file: &ClientFile, room: &Room) {
    let opinion = |changes: &[Change]| score(champion, &changed(file, changes)).opinion;
    let own = value(file, Lever::Credit);
    assert_eq!(room.credit_up_to > own, !room.changes_up_to.is_empty());
    assert!(room.credit_up_to >= own && opinion(&room.changes_up_to) == Opinion::Favourable);
    assert_eq!(room.unfavourable_from.is_some(), !room.changes_from.is_empty());
    if let Some(from) = room.unfavourable_from {
        assert!(from > room.credit_up_to && opinion(&room.changes_from) == Opinion::Unfavourable);
    }
    for change in room.changes_up_to.iter().chain(&room.changes_from) {
        assert!(["AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE"].contains(&change.feature));
    }
}

/// Checks what every client is told; how many have options, none, and room.
fn check(champion: &Champion, clients: &Clients, most: usize) -> [usize; 3] {
    let mut counts = [0; 3];
    for id in clients.ids.iter().take(most) {
        let file = clients.files.file(*id).unwrap();
        let favourable = score(champion, &file).opinion == Opinion::Favourable;
        let advice = advise(champion, &file);
        assert_eq!(favourable, matches!(advice, Advice::Room(_)), "client {id}");
        counts[match &advice {
            Advice::Options { options } => {
                for option in options {
                    check_option(champion, &file, option);
                }
                check_diversity(options);
                0
            }
            Advice::NoneFound { sentence } => {
                assert!(sentence.fr.starts_with("Aucun changement") && sentence.en.starts_with("No change"));
                1
            }
            Advice::Room(room) => {
                check_room(champion, &file, room);
                2
            }
        }] += 1;
    }
    counts
}

fn champion(model: &Path) -> Champion {
    Champion::load(&model.join("champion")).unwrap()
}

#[test]
fn every_option_turns_the_opinion_when_the_raw_application_is_changed() {
    let clients = Clients::of(&made().path("data"));
    let counts = check(&champion(&model()), &clients, usize::MAX);
    assert!(counts[0] > 20 && counts[2] > 50, "{counts:?}");
}

#[test]
fn a_linear_champions_options_hold_too() {
    let clients = Clients::of(&made().path("data"));
    let counts = check(&champion(&linear_model()), &clients, usize::MAX);
    assert!(counts[0] > 10 && counts[2] > 50, "{counts:?}");
}

#[test]
fn options_for_real_clients_hold() {
    let Ok(data) = std::env::var("CLAIRSCORE_DATA") else {
        println!("skipped: CLAIRSCORE_DATA names no folder with Kaggle's files");
        return;
    };
    let folder = Made::empty();
    let model = folder.path("model");
    let recipe = "tests/peers/boosting.toml";
    succeed(&["train", "--data", &data, "--model", text(&model), "--recipe", recipe]);
    let counts = check(&champion(&model), &Clients::of(Path::new(&data)), 1_000);
    assert!(counts[0] > 100 && counts[2] > 300, "{counts:?}");
}

#[test]
fn a_grid_finds_nothing_where_nothing_was_found() {
    let champion = champion(&model());
    let clients = Clients::of(&made().path("data"));
    let recourse = Recourse::of(&champion);
    let (mut none, mut tried) = (0, 0);
    for id in &clients.ids {
        let file = clients.files.file(*id).unwrap();
        let features = client_features(&file);
        let matrix = champion.manifest.encoding.encode(&features).unwrap();
        let own = WhatIf::of_each(&file.application, &features)[0];
        if !matches!(recourse.advise(&own, matrix.row(0)), Advice::NoneFound { .. }) {
            continue;
        }
        none += 1;
        let papers = [Lever::Document3, Lever::HomePhone, Lever::WorkPhone, Lever::Email];
        for given in 0..16 {
            let file = papers.into_iter().enumerate().filter(|(place, _)| given >> place & 1 == 1);
            let file = file.fold(own, |file, (_, paper)| file.with(paper, 1.0));
            for project in (10..=20).map(|step| f64::from(step) / 20.0) {
                for stretch in (0..=6).map(|step| 0.8 + 0.1 * f64::from(step)) {
                    let sums = [Lever::Credit, Lever::Annuity, Lever::GoodsPrice];
                    let [credit, annuity, goods] = sums.map(|sum| own.value(sum) * project);
                    let then = file
                        .with(Lever::Credit, credit)
                        .with(Lever::Annuity, annuity / stretch)
                        .with(Lever::GoodsPrice, goods);
                    let [ratio, own_ratio] =
                        [&then, &own].map(|file| file.value(Lever::Credit) / file.value(Lever::Annuity));
                    let (low, high) = usual(&champion, "CREDIT_ANNUITY_RATIO");
                    if own.is_revolving() && (stretch - 1.0).abs() > 1e-9
                        || !(low.min(own_ratio)..=high.max(own_ratio)).contains(&ratio)
                        || credit < 90_000.0
                    {
                        continue;
                    }
                    tried += 1;
                    let opinion = recourse.score(&then, matrix.row(0)).opinion;
                    assert_eq!(opinion, Opinion::Unfavourable, "client {id}: {then:?}");
                }
            }
        }
    }
    assert!(none > 3 && tried > 1_000, "{none} clients, {tried} points");
}

#[test]
fn pages_and_api_give_the_same_options_and_the_api_confirms_them() {
    let made = made();
    let served = Served::start(&model(), &made.path("output"), Some(&made.path("data")));
    let (mut options, mut rooms) = (0, 0);
    for id in Clients::of(&made.path("data")).ids.iter().take(60) {
        let (_, answer) = served.post(&json!({ "sk_id_curr": id }).to_string());
        let recourse = &answer["recourse"];
        let pages = ["fr", "en"].map(|language| {
            let page = made.path("output").join(language).join("client").join(format!("{id}.html"));
            (language, fs::read_to_string(page).unwrap())
        });
        let has = |sentence: &Value| {
            for (language, page) in &pages {
                assert!(page.contains(sentence[language].as_str().unwrap()), "client {id}: {sentence}");
            }
        };
        if recourse["kind"] != "options" {
            has(&recourse["sentence"]);
            rooms += usize::from(recourse["kind"] == "room");
            continue;
        }
        for option in recourse["options"].as_array().unwrap() {
            has(&option["sentence"]);
            let changes = option["changes"].as_array().unwrap().iter();
            let changes: Map<String, Value> = changes
                .map(|change| (change["feature"].as_str().unwrap().to_owned(), change["to"].clone()))
                .collect();
            let (status, after) = served.post(&json!({ "sk_id_curr": id, "changes": changes }).to_string());
            assert_eq!(status, 200, "{after}");
            assert_eq!(after["opinion"], "favourable");
            assert_eq!(after["points"], option["points"]);
            assert_eq!(after["probability"], option["probability"]);
            options += 1;
        }
    }
    assert!(options > 10 && rooms > 10, "{options} options, {rooms} rooms");
}
