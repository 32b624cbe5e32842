//! What candidates, treatments and calibrations are called.

use super::super::words::count;
use crate::config::{CandidateKind, Imbalance, Specification, Strategy};
use crate::features::{Bilingual, Language};
use crate::judging::CalibrationMethod;
use crate::report::ChampionOutline;

/// A candidate in a few words for who does not know it.
pub(super) const fn candidate_in_words(kind: CandidateKind) -> Bilingual {
    match kind {
        CandidateKind::Dummy => {
            Bilingual { fr: "ne regarde rien du dossier (Dummy)", en: "looks at nothing in the file (Dummy)" }
        }
        CandidateKind::Logistic => {
            Bilingual { fr: "un poids par information", en: "one weight per piece of information" }
        }
        CandidateKind::GlassBox => Bilingual {
            fr: "une courbe par information (boîte de verre, EBM)",
            en: "one curve per piece of information (glass box, EBM)",
        },
        CandidateKind::Forest => Bilingual {
            fr: "repère seulement\u{202f}: ne peut pas être déployée",
            en: "benchmark only: cannot be deployed",
        },
        CandidateKind::Boosting => Bilingual {
            fr: "des arbres de décision qui se corrigent",
            en: "decision trees that correct each other",
        },
    }
}

/// A candidate with its article.
pub(super) const fn the_candidate(kind: CandidateKind) -> Bilingual {
    match kind {
        CandidateKind::Dummy => Bilingual { fr: "la règle sans modèle", en: "the rule without a model" },
        CandidateKind::Logistic => {
            Bilingual { fr: "la régression logistique", en: "the logistic regression" }
        }
        CandidateKind::GlassBox => Bilingual { fr: "le modèle additif", en: "the additive model" },
        CandidateKind::Forest => Bilingual { fr: "la forêt aléatoire", en: "the random forest" },
        CandidateKind::Boosting => Bilingual { fr: "le gradient boosting", en: "the gradient boosting" },
    }
}

/// What was chosen, with an indefinite article.
pub(super) fn a_champion(champion: &ChampionOutline, language: Language) -> String {
    let trees = champion
        .trees
        .map(|trees| count(trees, language))
        .filter(|_| champion.kind == CandidateKind::Boosting);
    match (champion.kind, trees, language) {
        (CandidateKind::Boosting, Some(trees), Language::Fr) => {
            format!("un gradient boosting de {trees} arbres")
        }
        (CandidateKind::Boosting, Some(trees), Language::En) => {
            format!("a gradient boosting of {trees} trees")
        }
        (CandidateKind::Boosting, None, Language::Fr) => "un gradient boosting".to_owned(),
        (CandidateKind::Boosting, None, Language::En) => "a gradient boosting".to_owned(),
        (CandidateKind::GlassBox, _, Language::Fr) => {
            "un modèle additif (une courbe par information, dit «\u{202f}boîte de verre\u{202f}»)".to_owned()
        }
        (CandidateKind::GlassBox, _, Language::En) => {
            "an additive model (one curve per piece of information, a “glass box”)".to_owned()
        }
        (CandidateKind::Logistic, _, Language::Fr) => {
            "une régression logistique (un poids par information)".to_owned()
        }
        (CandidateKind::Logistic, _, Language::En) => {
            "a logistic regression (one weight per piece of information)".to_owned()
        }
        (kind, _, _) => the_candidate(kind).text(language).to_owned(),
    }
}

/// A treatment of the imbalance of the classes.
pub(super) const fn treatment(imbalance: Imbalance) -> Bilingual {
    match imbalance {
        Imbalance::None => Bilingual { fr: "Aucun traitement", en: "No treatment" },
        Imbalance::Weights => Bilingual { fr: "Poids des classes", en: "Class weights" },
        Imbalance::Undersampling => Bilingual { fr: "Sous-échantillonnage", en: "Undersampling" },
        Imbalance::Smote => Bilingual { fr: "Suréchantillonnage SMOTE", en: "SMOTE oversampling" },
    }
}

/// A method of calibration.
pub(super) const fn calibration(method: CalibrationMethod) -> Bilingual {
    match method {
        CalibrationMethod::Platt => Bilingual { fr: "Platt", en: "Platt" },
        CalibrationMethod::Beta => Bilingual { fr: "Bêta", en: "Beta" },
        CalibrationMethod::Isotonic => Bilingual { fr: "Isotonique centrée", en: "Centred isotonic" },
    }
}

/// The shape of a calibration.
pub(super) const fn calibration_in_words(method: CalibrationMethod) -> Bilingual {
    match method {
        CalibrationMethod::Platt => Bilingual { fr: "une droite", en: "a straight line" },
        CalibrationMethod::Beta => {
            Bilingual { fr: "une courbe, une pente à chaque bout", en: "a curve with a slope at each end" }
        }
        CalibrationMethod::Isotonic => {
            Bilingual { fr: "des segments qui ne font que monter", en: "segments that only rise" }
        }
    }
}

/// How combinations were chosen.
pub(super) const fn strategy(strategy: Strategy) -> Bilingual {
    match strategy {
        Strategy::Grid => Bilingual { fr: "toutes (grille)", en: "all of them (grid search)" },
        Strategy::Random => {
            Bilingual { fr: "tirées au sort (recherche aléatoire)", en: "drawn at random (random search)" }
        }
    }
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
