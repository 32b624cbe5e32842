//! What the guard found, in a sentence with its remedy.

use crate::features::{Language, catalogue, number, percent};
use crate::judging::{Finding, RowOrder};

/// A finding as a sentence: what was seen, the bound, and what to do.
#[must_use]
pub fn finding_in_words(finding: &Finding, language: Language) -> String {
    let figure = |value: f64| number(value, 3, language);
    let share = |value: f64| percent(value, language);
    let french = language == Language::Fr;
    match finding {
        Finding::SuspiciousAuc { auc, bound } => {
            let (auc, bound) = (figure(*auc), figure(*bound));
            if french {
                format!(
                    "L’AUC de {auc} dépasse {bound}\u{202f}: un modèle honnête n’y arrive pas. Cherchez la fuite."
                )
            } else {
                format!(
                    "The AUC of {auc} passes {bound}: an honest model is not known to. Look for the leak."
                )
            }
        }
        Finding::TellingInput { feature, auc, bound, .. } => {
            let (name, auc, bound) = (label(feature, language), figure(*auc), figure(*bound));
            if french {
                format!(
                    "«\u{202f}{name}\u{202f}» ({feature}) prédit l’issue à elle seule (AUC {auc}, au-dessus de {bound}). Vérifiez qu’elle était connue lors de la demande."
                )
            } else {
                format!(
                    "“{name}” ({feature}) alone tells the outcome (AUC {auc}, above {bound}). Check that it was known when the client applied."
                )
            }
        }
        Finding::Overfit { train_auc, validation_auc, gap, bound } => {
            let figures = [*train_auc, *validation_auc, *gap, *bound].map(figure);
            let [seen, unseen, gap, bound] = figures;
            if french {
                format!(
                    "Le modèle connaît trop bien les dossiers appris\u{202f}: AUC {seen}, contre {unseen} sur d’autres (écart {gap}, au-dessus de {bound}). Simplifiez-le."
                )
            } else {
                format!(
                    "The model knows the rows that it learnt from too well: AUC {seen}, against {unseen} on others (gap {gap}, above {bound}). Make it simpler."
                )
            }
        }
        Finding::InputSeparatesTrainFromTest { .. } | Finding::ModelSeparatesTrainFromTest { .. } => {
            shift_in_words(finding, language)
        }
        Finding::DuplicatesAcrossFolds { rows, with_equal_outcome, .. } => {
            if french {
                format!(
                    "{rows} dossiers ont un double dans une autre partie de la validation croisée ({with_equal_outcome} avec la même issue)\u{202f}: le modèle est jugé sur ce qu’il a vu. Retirez les doubles."
                )
            } else {
                format!(
                    "{rows} rows have a twin in another fold ({with_equal_outcome} with the same outcome): the model is judged on what it saw. Take the twins out."
                )
            }
        }
        Finding::LikeAnId { feature, distinct_share, order_correlation, order, .. } => {
            let (name, distinct, along) =
                (label(feature, language), share(*distinct_share), figure(*order_correlation));
            let order = order_in_words(*order, french);
            if french {
                format!(
                    "«\u{202f}{name}\u{202f}» ({feature}) ressemble à un identifiant\u{202f}: {distinct} de valeurs distinctes, corrélation de rang de {along} avec {order}. Excluez-la."
                )
            } else {
                format!(
                    "“{name}” ({feature}) looks like an id: {distinct} distinct values, rank correlation {along} with {order}. Exclude it."
                )
            }
        }
        Finding::OutcomeFollowsOrder { order, auc, bound, .. } => {
            let (order, auc, bound) = (order_in_words(*order, french), figure(*auc), figure(*bound));
            if french {
                format!(
                    "L’issue suit {order} (AUC {auc}, au-dessus de {bound})\u{202f}: l’ordre des dossiers trahit le résultat. Vérifiez l’extraction."
                )
            } else {
                format!(
                    "The outcome follows {order} (AUC {auc}, above {bound}): the order of the rows tells the result. Check how the table was extracted."
                )
            }
        }
    }
}

/// A finding on new clients against the training ones; empty for any other.
fn shift_in_words(finding: &Finding, language: Language) -> String {
    let figure = |value: f64| number(value, 3, language);
    let french = language == Language::Fr;
    match finding {
        Finding::InputSeparatesTrainFromTest { feature, auc, bound, .. } => {
            let (name, auc, bound) = (label(feature, language), figure(*auc), figure(*bound));
            if french {
                format!(
                    "«\u{202f}{name}\u{202f}» ({feature}) distingue à elle seule les nouveaux clients des anciens (AUC {auc}, au-dessus de {bound}). Voyez le rapport de dérive."
                )
            } else {
                format!(
                    "“{name}” ({feature}) alone tells new clients from the training ones (AUC {auc}, above {bound}). See the drift report."
                )
            }
        }
        Finding::ModelSeparatesTrainFromTest { auc, bound } => {
            let (auc, bound) = (figure(*auc), figure(*bound));
            if french {
                format!(
                    "Toutes informations réunies, les nouveaux clients se distinguent des anciens (AUC {auc}, au-dessus de {bound}). Voyez le rapport de dérive."
                )
            } else {
                format!(
                    "All inputs together, new clients can be told from the training ones (AUC {auc}, above {bound}). See the drift report."
                )
            }
        }
        _ => String::new(),
    }
}

fn label(feature: &str, language: Language) -> String {
    let known = catalogue().iter().find(|known| known.name == feature);
    known.map_or_else(|| feature.to_owned(), |known| known.label.text(language).to_owned())
}

const fn order_in_words(order: RowOrder, french: bool) -> &'static str {
    match (order, french) {
        (RowOrder::Identifier, true) => "l’ordre des identifiants",
        (RowOrder::Identifier, false) => "the order of the ids",
        (RowOrder::RowNumber, true) => "l’ordre des lignes",
        (RowOrder::RowNumber, false) => "the order of the rows",
    }
}
