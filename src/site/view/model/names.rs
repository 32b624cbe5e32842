//! What candidates, treatments and calibrations are called.

use crate::config::{CandidateKind, Imbalance, Specification, Strategy};
use crate::judging::CalibrationMethod;
use crate::report::ChampionOutline;
use crate::site::strings::Strings;

/// A candidate in a few words for who does not know it.
pub(super) fn candidate_in_words(kind: CandidateKind, strings: &Strings) -> String {
    strings.word(match kind {
        CandidateKind::Dummy => "model_words_dummy",
        CandidateKind::Logistic => "model_words_logistic",
        CandidateKind::GlassBox => "model_words_glass_box",
        CandidateKind::Forest => "model_words_forest",
        CandidateKind::Boosting => "model_words_boosting",
    })
}

/// A candidate with its article.
pub(in crate::site::view) fn the_candidate(kind: CandidateKind, strings: &Strings) -> String {
    strings.word(match kind {
        CandidateKind::Dummy => "model_the_dummy",
        CandidateKind::Logistic => "model_the_logistic",
        CandidateKind::GlassBox => "model_the_glass_box",
        CandidateKind::Forest => "model_the_forest",
        CandidateKind::Boosting => "model_the_boosting",
    })
}

/// What was chosen, with an indefinite article.
pub(super) fn a_champion(champion: &ChampionOutline, strings: &Strings) -> String {
    match (champion.kind, champion.trees) {
        (CandidateKind::Boosting, Some(trees)) => strings.say("model_a_boosting_of", &[("n", trees.into())]),
        (CandidateKind::Boosting, None) => strings.word("model_a_boosting"),
        (CandidateKind::GlassBox, _) => strings.word("model_a_glass_box"),
        (CandidateKind::Logistic, _) => strings.word("model_a_logistic"),
        (kind, _) => the_candidate(kind, strings),
    }
}

/// A treatment of the imbalance of the classes.
pub(in crate::site::view) fn treatment(imbalance: Imbalance, strings: &Strings) -> String {
    strings.word(match imbalance {
        Imbalance::None => "model_treatment_none",
        Imbalance::Weights => "model_treatment_weights",
        Imbalance::Undersampling => "model_treatment_undersampling",
        Imbalance::Smote => "model_treatment_smote",
    })
}

/// A method of calibration.
pub(in crate::site::view) fn calibration(method: CalibrationMethod, strings: &Strings) -> String {
    strings.word(match method {
        CalibrationMethod::Platt => "model_calibration_platt",
        CalibrationMethod::Beta => "model_calibration_beta",
        CalibrationMethod::Isotonic => "model_calibration_isotonic",
    })
}

/// The shape of a calibration.
pub(super) fn calibration_in_words(method: CalibrationMethod, strings: &Strings) -> String {
    strings.word(match method {
        CalibrationMethod::Platt => "model_shape_platt",
        CalibrationMethod::Beta => "model_shape_beta",
        CalibrationMethod::Isotonic => "model_shape_isotonic",
    })
}

/// How combinations were chosen.
pub(super) fn strategy(strategy: Strategy, strings: &Strings) -> String {
    strings.word(match strategy {
        Strategy::Grid => "model_strategy_grid",
        Strategy::Random => "model_strategy_random",
    })
}

/// The settings of a specification, under the names of the recipe.
pub(super) fn settings(specification: &Specification) -> String {
    let method = serde_json::to_value(specification.method).unwrap_or_default();
    let settings = method.as_object().and_then(|method| method.values().next()).cloned().unwrap_or_default();
    let mut said: Vec<String> = match settings {
        serde_json::Value::Object(settings) => settings
            .iter()
            .filter(|(_, value)| !value.is_null() && !value.is_object())
            .map(|(name, value)| format!("{name} = {value}"))
            .collect(),
        serde_json::Value::String(word) => vec![format!("strategy = {word}")],
        _ => Vec::new(),
    };
    said.push(format!("imbalance = {}", specification.imbalance.word()));
    said.join(", ")
}
