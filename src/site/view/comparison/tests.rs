use super::*;
use crate::features::Language;
use crate::report::TreatmentTimes;
use crate::site::strings::own_strings;

fn seen(report: &ModelReport, times: Option<&TrainingTimes>, language: Language) -> serde_json::Value {
    serde_json::to_value(ComparisonView::new(report, times, &own_strings(language))).unwrap()
}

fn rows(view: &serde_json::Value) -> Vec<serde_json::Value> {
    view["trials"]["rows"].as_array().unwrap().clone()
}

fn times(report: &ModelReport) -> TrainingTimes {
    let treatments = report.comparison.iter().filter(|trial| trial.figures.method.is_none());
    let treatments = treatments.zip(1..).map(|(trial, place)| TreatmentTimes {
        kind: trial.kind,
        imbalance: trial.imbalance,
        mean_seconds: 30.0 * f64::from(place),
    });
    TrainingTimes { finished: None, candidates: vec![], treatments: treatments.collect() }
}

#[test]
fn rows_go_from_the_cheapest_to_the_dearest_and_the_model_chosen_is_marked_once() {
    let report = ModelReport::sample();
    let rows = rows(&seen(&report, None, Language::Fr));
    let costs: Vec<f64> =
        rows.iter().map(|row| row["cells"][0]["value"].as_str().unwrap().parse().unwrap()).collect();
    assert!(costs.is_sorted(), "{costs:?}");
    let strong: Vec<_> = rows.iter().filter(|row| row["strong"] == true).collect();
    assert_eq!(strong.len(), 1);
    assert_eq!(strong[0]["name"], "Gradient boosting\u{202f}: modèle retenu");
    assert_eq!((&strong[0]["calibration"], &strong[0]["cells"][1]["shown"]), (&"Bêta".into(), &"–".into()));
}

#[test]
fn figures_are_written_for_reading_and_for_sorting() {
    let report = ModelReport::sample();
    let rows = rows(&seen(&report, Some(&times(&report)), Language::Fr));
    let logistic =
        report.comparison.iter().find(|trial| trial.kind == crate::config::CandidateKind::Logistic);
    let figures = logistic.unwrap().figures;
    let row = rows
        .iter()
        .find(|row| row["name"] == "Régression logistique" && row["calibration"] == "Aucun")
        .unwrap();
    let cell = |place: usize, part: &str| row["cells"][place][part].as_str().unwrap().to_owned();
    assert_eq!(cell(0, "shown"), number(figures.cost.per_10_000, 0, Language::Fr));
    assert_eq!(cell(6, "value"), format!("{:.5}", figures.log_loss));
    assert_eq!(cell(4, "shown"), percent(figures.accuracy, Language::Fr));
    assert_eq!((cell(8, "shown").as_str(), cell(8, "value").as_str()), ("60\u{a0}s", "60.00000"));
}

#[test]
fn durations_have_a_column_and_a_sentence_only_where_they_were_kept() {
    let report = ModelReport::sample();
    let (without, with) =
        (seen(&report, None, Language::En), seen(&report, Some(&times(&report)), Language::En));
    let heads = |view: &serde_json::Value| view["trials"]["heads"].as_array().unwrap().len();
    assert_eq!(heads(&with), heads(&without) + 1);
    assert_eq!(heads(&with), 3 + rows(&with)[0]["cells"].as_array().unwrap().len());
    let said = |view: &serde_json::Value| view["answer"].to_string().contains("A fit on one processor");
    assert!(said(&with) && !said(&without));
}

#[test]
fn a_candidate_that_says_the_same_of_all_has_one_row_and_is_named() {
    let view = seen(&ModelReport::sample(), None, Language::En);
    let dummies = rows(&view).into_iter().filter(|row| row["name"] == "No model").count();
    assert_eq!(dummies, 1);
    assert!(view["trials"]["flat"].as_str().unwrap().contains("No model"));
}

#[test]
fn the_answer_counts_models_and_says_what_a_calibration_changes() {
    let report = ModelReport::sample();
    let [place, calibrated, distorted, accuracy] =
        reading::answer(&report, None, &own_strings(Language::En)).try_into().unwrap();
    assert!(place.contains("21 rows are compared: 6 models"), "{place}");
    assert!(place.contains("costs 5,638 per 10,000 clients there; one other model is within"), "{place}");
    assert!(calibrated.contains("costs 5,638 whatever the calibration"), "{calibrated}");
    assert!(calibrated.contains("5,527 without calibration, 5,428 with it"), "{calibrated}");
    assert!(distorted.contains("9,207 without calibration and 5,742 with “Platt”"), "{distorted}");
    assert!(
        accuracy.contains("Accuracy misleads") && accuracy.contains("92.7% and cost 7,300"),
        "{accuracy}"
    );
    let mut cheaper = report.clone();
    let forest = cheaper.comparison.iter_mut().filter(|t| t.kind == crate::config::CandidateKind::Forest);
    forest.for_each(|trial| trial.excess.per_10_000 = -900.0);
    let said = reading::answer(&cheaper, None, &own_strings(Language::En)).remove(0);
    assert!(said.ends_with("One model costs less, by more than one standard error."), "{said}");
}

#[test]
fn a_ratio_says_in_words_what_its_row_says_in_figures() {
    let report = ModelReport::sample();
    for language in Language::ALL {
        let view = seen(&report, None, language);
        let rows = view["by_ratio"]["rows"].as_array().unwrap();
        assert_eq!(rows.len(), 13);
        for (place, row) in rows.iter().enumerate() {
            let said = row["said"].as_str().unwrap();
            assert!(said.contains(row["short"].as_str().unwrap()), "{said}");
            for cell in [0, 1, 2, 3, 4] {
                assert!(
                    said.contains(row["cells"][cell].as_str().unwrap()),
                    "{said}: {}",
                    row["cells"][cell]
                );
            }
            let in_use = view["by_ratio"]["place"].as_u64().unwrap() as usize == place;
            assert_eq!(row["strong"], in_use);
            if !in_use {
                assert!(said.contains(row["cells"][6].as_str().unwrap()), "{said}");
                assert!(said.contains(row["cells"][7].as_str().unwrap()), "{said}");
            }
        }
    }
}

#[test]
fn the_points_that_a_script_draws_are_the_mistakes_of_the_report() {
    let report = ModelReport::sample();
    let view = seen(&report, None, Language::Fr);
    let drawn = &view["by_ratio"]["drawn"];
    let flat: Vec<usize> =
        drawn["points"].as_str().unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
    assert_eq!(flat.len() % 3, 0);
    for (point, at) in flat.chunks(3).zip(&report.by_ratio.limits) {
        assert_eq!(point[1..], [at.missed, at.refused]);
        assert!((point[0] as f64 / 1e4 - at.limit).abs() < 1e-4);
    }
    let end = drawn["end"].as_f64().unwrap();
    assert!(flat[flat.len() - 3] as f64 <= 1e4 * end + 1e-6 && flat.len() <= 360);
}

#[test]
fn what_is_published_leaves_out_ratios_of_few_mistakes_and_the_page_still_stands() {
    let published = ModelReport::sample().published();
    let told: Vec<f64> = published.by_ratio.ratios.iter().map(|at| at.ratio).collect();
    assert_eq!(
        told,
        [5.0, 6.0, 8.0, 10.0, 30.0],
        "of 4 to 1 too few difficulties are refused, of 12 to 25 too few missed"
    );
    let view = seen(&published, None, Language::Fr);
    assert_eq!(
        (&view["by_ratio"]["place"], &view["by_ratio"]["rows"][3]["strong"]),
        (&3.into(), &true.into())
    );
    let mut none = published;
    none.by_ratio.ratios.clear();
    none.by_ratio.limits.clear();
    let view = seen(&none, None, Language::Fr);
    assert!(view["by_ratio"]["rows"].as_array().unwrap().is_empty());
    assert!(view["by_ratio"]["reading"].as_array().unwrap().is_empty());
}
