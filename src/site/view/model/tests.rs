use std::path::Path;

use super::*;
use crate::features::catalogue;
use crate::judging::{CostEstimate, Estimate, Finding, LearningPoint, Reading};
use crate::report::{CandidateTimes, TrainingTimes};
use crate::site::strings::Strings;
use crate::site::theme::Theme;

fn words(language: Language) -> Strings {
    let theme = Theme::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore")).unwrap();
    Strings::read(&theme, language).unwrap()
}

/// What a template would see.
fn seen(view: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(view).unwrap()
}

fn candidates_view(report: &ModelReport, times: Option<&TrainingTimes>) -> serde_json::Value {
    seen(&CandidatesView::new(report, times, &words(Language::Fr)))
}

#[test]
fn the_answer_says_what_was_chosen_what_it_costs_and_on_whom_it_was_measured() {
    let report = ModelReport::sample();
    let [why, price, whom] = answer::answer(&report, &words(Language::En)).try_into().unwrap();
    assert!(
        why.contains("a gradient boosting of 48 trees: during the search, its mistakes cost least among 3")
    );
    // 1.96 * 508.985 = 997.6; 1 - 5440 / 7300 = 25.5 %.
    assert!(price.contains("as much as 5,440 good clients refused, give or take 998"), "{price}");
    assert!(
        price.contains("accepting all would cost 7,300, refusing all 9,270. That is 25% less"),
        "{price}"
    );
    assert!(whom.contains("1,000 clients that no choice saw, drawn at random from 5,000"), "{whom}");
}

#[test]
fn a_simpler_champion_is_said_to_be_chosen_for_being_simpler() {
    let mut report = ModelReport::sample();
    report.champion.kind = CandidateKind::Logistic;
    report.champion.trees = None;
    report.champion.simpler_than_lowest = Some(CandidateKind::Boosting);
    report.candidates[1].search_excess = CostEstimate { per_10_000: 60.0, standard_error: 171.0 };
    let why = &answer::answer(&report, &words(Language::Fr))[0];
    assert!(why.contains("une régression logistique (un poids par information)"), "{why}");
    assert!(why.contains("le gradient boosting a coûté un peu moins"), "{why}");
    assert!(why.contains("+60\u{a0}±\u{a0}171 pour 10\u{202f}000 clients"), "{why}");
    assert!(why.contains("le plus simple est préféré") && !why.contains("arbres"), "{why}");
}

#[test]
fn a_model_that_costs_more_than_no_model_is_not_said_to_save() {
    let mut report = ModelReport::sample();
    report.costs.model = 8_030.0;
    assert!(answer::answer(&report, &words(Language::En))[1].contains("That is 10% more than"));
    assert!(answer::answer(&report, &words(Language::Fr))[1].contains("10\u{202f}% de plus que"));
}

#[test]
fn the_champion_is_marked_in_words_and_the_benchmark_too() {
    let view = candidates_view(&ModelReport::sample(), None);
    let rows = view["table"]["rows"].as_array().unwrap();
    let marked: Vec<_> = rows.iter().filter(|row| row["strong"] == true).collect();
    assert_eq!(marked.len(), 1);
    assert_eq!(marked[0]["name"], "Gradient boosting\u{202f}: modèle retenu");
    assert_eq!(marked[0]["cells"][1], "–");
    assert_eq!(rows[0]["name"], "Sans modèle");
    assert!(rows[2]["note"].as_str().unwrap().contains("ne peut pas être déployée"));
    assert!(view["reading"][0].as_str().unwrap().ends_with("la forêt aléatoire."));
}

#[test]
fn training_times_have_a_column_only_where_they_were_kept() {
    let report = ModelReport::sample();
    let columns = |view: &serde_json::Value| view["table"]["columns"].as_array().unwrap().len();
    let without = candidates_view(&report, None);
    let logistic = CandidateTimes {
        kind: CandidateKind::Logistic,
        fits: 6,
        mean_seconds: 150.0,
        longest_seconds: 160.0,
        best_seconds: 90.0,
    };
    let with = candidates_view(
        &report,
        Some(&TrainingTimes { finished: None, candidates: vec![logistic], treatments: vec![] }),
    );
    assert_eq!(columns(&with), columns(&without) + 1);
    assert_eq!(with["table"]["rows"][1]["cells"][5], "2,5\u{a0}min");
    assert_eq!(with["table"]["rows"][3]["cells"][5], "–");
}

#[test]
fn a_candidate_that_does_better_on_the_outer_rows_is_named_and_not_chosen_afterwards() {
    let mut report = ModelReport::sample();
    report.candidates[2].excess = CostEstimate { per_10_000: -500.0, standard_error: 100.0 };
    let view = candidates_view(&report, None);
    let said = view["reading"].to_string();
    assert!(
        said.contains("moins cher que le modèle retenu") && said.contains("pas refait après coup"),
        "{said}"
    );
}

#[test]
fn a_treatment_within_one_standard_error_is_not_said_to_differ() {
    let view = seen(&TreatmentsView::new(&ModelReport::sample(), &words(Language::En)));
    let said = |place: usize| view["reading"][place].as_str().unwrap().to_owned();
    assert!(
        said(0).starts_with("For the logistic regression, “No treatment” and “Class weights” cannot be told")
    );
    assert!(
        said(1).starts_with("For the gradient boosting, “No treatment” costs least; the best of the others")
    );
    let mut report = ModelReport::sample();
    report.treatments[1].excess = CostEstimate { per_10_000: -400.0, standard_error: 150.0 };
    let view = seen(&TreatmentsView::new(&report, &words(Language::En)));
    assert!(view["reading"][0].as_str().unwrap().contains("“Class weights” costs less than “No treatment”"));
}

#[test]
fn a_ratio_at_which_another_candidate_wins_is_named() {
    let mut report = ModelReport::sample();
    let view = |report: &ModelReport| seen(&RatiosView::new(report, &words(Language::En)));
    assert!(view(&report)["reading"].as_str().unwrap().contains("stays the cheapest candidate"));
    report.ratios[0].ranking.swap(0, 1);
    let changed = view(&report);
    assert!(changed["reading"].as_str().unwrap().contains("another candidate is at 5 to 1"), "{changed}");
    let used: Vec<_> =
        changed["table"]["rows"].as_array().unwrap().iter().filter(|row| row["strong"] == true).collect();
    assert_eq!(used.len(), 1);
    assert_eq!(used[0]["name"], "10 to 1 (in use)");
}

#[test]
fn of_many_findings_of_a_kind_the_strongest_are_written_out_and_the_others_counted() {
    let mut report = ModelReport::sample();
    let finding = |auc| Finding::InputSeparatesTrainFromTest {
        feature: "AMT_CREDIT".to_owned(),
        auc,
        reading: Reading::Order,
        bound: 0.6,
    };
    let shift = report.leakage.shift.as_mut().unwrap();
    shift.findings = [0.61, 0.79, 0.65, 0.70, 0.62].map(finding).to_vec();
    let guard = GuardView::new(&report, &Labels::new(catalogue()), &words(Language::En)).unwrap();
    let guard = seen(&guard);
    let kinds = guard["findings"].as_array().unwrap();
    assert_eq!(kinds.len(), 2, "overfit, then the inputs");
    let sentences = kinds[1]["sentences"].as_array().unwrap();
    assert_eq!(sentences.len(), 3);
    assert!(
        sentences[0].as_str().unwrap().contains("0.790") && sentences[2].as_str().unwrap().contains("0.650")
    );
    assert_eq!(kinds[1]["more"], "2 more are in the same case.");
}

#[test]
fn a_check_beyond_its_bound_without_a_finding_is_said_to_be_luck() {
    let mut report = ModelReport::sample();
    let conclusion = |report: &ModelReport| {
        let words = words(Language::En);
        let guard = GuardView::new(report, &Labels::new(catalogue()), &words).unwrap();
        seen(&guard)["checks"]["rows"][2]["words"].clone()
    };
    assert_eq!(conclusion(&report), "to look into");
    report.leakage.findings.clear();
    assert_eq!(conclusion(&report), "beyond the bound, but perhaps by chance");
    report.leakage.train_auc = report.leakage.validation_auc;
    assert_eq!(conclusion(&report), "nothing to report");
}

fn studies_view(report: &ModelReport) -> serde_json::Value {
    let words = words(Language::En);
    seen(&StudiesView::new(report, &Labels::new(catalogue()), &words).unwrap())
}

#[test]
fn a_study_says_which_way_it_goes_and_how_sure_that_is() {
    let mut report = ModelReport::sample();
    let reading = |report: &ModelReport, row: usize| {
        studies_view(report)["comparisons"]["rows"][row]["words"].as_str().unwrap().to_owned()
    };
    assert_eq!(reading(&report, 1), "the imposed directions gain (more than two standard errors)");
    assert_eq!(reading(&report, 3), "doing without costs, not for sure (within two standard errors)");
    let freed = report.studies.directions.as_mut().unwrap();
    freed.comparison.cost_difference_per_10_000 = Estimate { value: -3.0, standard_error: 100.0 };
    assert_eq!(reading(&report, 1), "no visible difference (within one standard error)");
}

#[test]
fn the_learning_curve_says_whether_more_files_would_help() {
    let mut report = ModelReport::sample();
    let point = |rows, auc| LearningPoint {
        rows,
        train_auc: 0.9,
        validation_auc: Estimate { value: auc, standard_error: 0.004 },
        validation_cost_per_10_000: Estimate { value: 5_000.0, standard_error: 60.0 },
    };
    let said = |report: &ModelReport| studies_view(report)["learning"].as_str().unwrap().to_owned();
    assert!(said(&report).contains("a single point"));
    report.studies.learning_curve = vec![point(5_000, 0.70), point(10_000, 0.71)];
    assert!(
        said(&report)
            .contains("From 5,000 to 10,000 files, the AUC goes from 0.700 to 0.710: more files would")
    );
    report.studies.learning_curve[1].validation_auc.value = 0.703;
    assert!(said(&report).contains("more files would bring little"));
}

#[test]
fn segments_are_said_in_words_the_worst_first() {
    let words = words(Language::Fr);
    let labels = Labels::new(catalogue());
    let view = seen(&SegmentsView::new(&ModelReport::sample(), &labels, &words).unwrap());
    let worst = &view["worst"]["rows"][0];
    assert_eq!(worst["name"], "Moyenne pondérée des scores d’organismes externes\u{202f}: jusqu’à 0,40");
    assert_eq!(worst["note"], "Scores d’organismes externes");
    assert!(worst["words"].as_str().unwrap().starts_with("coûte plus que les autres (+3"), "{worst}");
    assert_eq!(view["themes"].as_array().unwrap().len(), 4);
}
