//! The page on versions.

use super::sample::id;
use super::*;
use crate::champion::Promotion;
use crate::config::CostMatrix;
use crate::judging::{CostComparison, CostEstimate};
use crate::report::{
    ChangedClient, Lineage, ModelDifference, OpinionChanges, SettingChange, VersionOutline, WeightShift,
};

/// Two promotions; the first client turned favourable, and every seventh unfavourable.
pub(super) fn sample(clients: usize) -> Lineage {
    let report = ModelReport::sample();
    let outline = |version: &str, cost: f64| VersionOutline {
        version: version.to_owned(),
        run: "68d5d3fdd9ff".to_owned(),
        data: "synthetic-1000".to_owned(),
        synthetic: true,
        rows: 12_000,
        kind: report.champion.kind,
        trees: report.champion.trees,
        inputs: 80,
        threshold: cost / 60_000.0,
        outer_rows: 2_400,
        auc: report.auc,
        costs: CostMatrix::default(),
        cost: CostEstimate { per_10_000: cost, standard_error: 120.0 },
        average_precision: 0.22,
        ks: 0.37,
        brier: 0.0661,
        log_loss: 0.245,
        accuracy: 0.71,
        calibration_error: 0.004,
    };
    let cost = CostComparison {
        clients: 12_000,
        before: 5_400.0,
        after: 5_350.0,
        difference: CostEstimate { per_10_000: -50.0, standard_error: 40.0 },
        low: -128.4,
        high: 28.4,
        changed: 700,
    };
    let turned = |places: Vec<usize>| -> Vec<ChangedClient> {
        places
            .into_iter()
            .map(|place| ChangedClient { id: id(place), points: [560.2, 548.9], risk: [0.086, 0.101] })
            .collect()
    };
    let clients_named =
        [turned((0..clients.min(1)).collect()), turned((1..clients).step_by(7).collect::<Vec<_>>())];
    let weight = |before, after| WeightShift { feature: "F01".to_owned(), before, after };
    let setting = |name: &str, before: Option<&str>, after: Option<&str>| SettingChange {
        name: name.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    let change = ModelDifference {
        before: outline("77aa01c20d9e", 5_400.0),
        after: outline("3f9a1c0b", 5_350.0),
        cost: Some(cost),
        not_compared: None,
        settings: vec![
            setting("method.eta", Some("0.05"), Some("0.03")),
            setting("method.rounds", None, Some("300")),
        ],
        added: vec!["F02".to_owned()],
        removed: vec!["GONE_FEATURE".to_owned()],
        weights: vec![weight(12.4, 3.1)],
        opinions: Some(OpinionChanges {
            clients,
            favourable: [600, 580],
            mean_risk: [0.08, 0.081],
            turned: [clients_named[0].len(), clients_named[1].len()],
            clients_named,
        }),
    };
    let promotion = |version: &str, before: Option<&str>, because: Option<&str>| Promotion {
        version: version.to_owned(),
        run: "68d5d3fdd9ff".to_owned(),
        at: "2026-11-30T21:15:00Z".to_owned(),
        before: before.map(str::to_owned),
        cost: before.map(|_| cost),
        because: because.map(str::to_owned),
    };
    Lineage {
        version: "3f9a1c0b".to_owned(),
        promotions: vec![
            promotion("77aa01c20d9e", None, None),
            promotion("3f9a1c0b", Some("77aa01c20d9e"), Some("plus <simple>")),
        ],
        last_change: Some(change),
    }
}

#[test]
fn the_page_on_versions_says_what_changed_and_for_whom() {
    let (_folder, output) = temporary();
    build(&output, 40, &|_| ()).unwrap();
    for (language, words) in [
        (
            "fr",
            [
                "le hasard peut suffire",
                "7 avis changent",
                "6 avis deviennent défavorables",
                "12,4",
                "plus &lt;simple&gt;",
            ],
        ),
        (
            "en",
            [
                "chance alone",
                "7 opinions change",
                "6 opinions become unfavourable",
                "12.4",
                "plus &lt;simple&gt;",
            ],
        ),
    ] {
        let html = fs::read_to_string(output.join(format!("{language}/versions/index.html"))).unwrap();
        for word in words.into_iter().chain(["77aa01c20d9e", "GONE_FEATURE", "rounds", "client/100001.html"])
        {
            assert!(html.contains(word), "{language}: {word}");
        }
    }
}

#[test]
fn the_public_page_on_versions_names_no_client_and_no_small_count() {
    let (_folder, output) = temporary();
    build_as(&output, (Profile::Public, &|_| true), 40, &|_| (), &|_| ()).unwrap();
    let html = fs::read_to_string(output.join("en/versions/index.html")).unwrap();
    assert!(html.contains("77aa01c20d9e") && html.contains("chance alone"));
    assert!(!html.contains("&lt;simple"), "the words of a reason are the company's");
    assert!(!html.contains("opinions change") && !html.contains("client/"), "seven is a small count");
}
