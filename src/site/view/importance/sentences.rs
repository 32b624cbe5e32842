//! What counts, in sentences.

use super::super::labels::Labels;
use super::super::model::list;
use super::super::words::count;
use crate::features::Language::{self, En, Fr};
use crate::features::{number, percent_with};
use crate::report::{FoldStability, Importance, Interaction, ModelReport, Permutation};
use crate::site::error::SiteError;

/// Features that are named in brief.
const NAMED: usize = 3;

/// A label within a sentence.
pub(super) fn quoted(label: &str, language: Language) -> String {
    match language {
        Fr => format!("«\u{202f}{label}\u{202f}»"),
        En => format!("“{label}”"),
    }
}

/// All in brief.
pub(super) fn answer(
    report: &ModelReport,
    labels: &Labels,
    language: Language,
) -> Result<Vec<String>, SiteError> {
    let named = report.importance.iter().take(NAMED).map(|one| named(one, labels, language));
    let named = list(&named.collect::<Result<Vec<_>, _>>()?, language);
    let mut said = vec![match language {
        Fr => format!("Ce qui déplace le plus le score, en moyenne sur tous les clients\u{202f}: {named}."),
        En => format!("What moves the score most, on average over all clients: {named}."),
    }];
    said.extend(report.global.themes.first().map(|theme| {
        let (label, points) =
            (quoted(theme.theme.label().text(language), language), number(theme.mean_points, 1, language));
        match language {
            Fr => format!("Le thème qui pèse le plus est {label}\u{202f}: {points} points en moyenne."),
            En => format!("The theme that weighs most is {label}: {points} points on average."),
        }
    }));
    said.push(concentration(report, language));
    said.extend(stability(&report.global.stability, language).into_iter().next());
    Ok(said)
}

fn named(one: &Importance, labels: &Labels, language: Language) -> Result<String, SiteError> {
    let label = quoted(labels.label(&one.feature, language)?, language);
    // "points" is the word of both languages.
    Ok(format!("{label} ({}\u{a0}points)", number(one.mean_points, 1, language)))
}

fn concentration(report: &ModelReport, language: Language) -> String {
    let found = report.global.concentration;
    let [features, most, half] =
        [report.features, found.nine_tenths, found.half].map(|value| count(value, language));
    let idle = count(found.without_effect, language);
    let ninety = percent_with(0.9, 0, language);
    let idle = match (found.without_effect, language) {
        (0, _) => String::new(),
        (_, Fr) => format!(" Sans aucun effet sur aucun client\u{202f}: {idle}."),
        (_, En) => format!(" Without any effect on any client: {idle}."),
    };
    match language {
        Fr => format!(
            "Sur {features} informations, {most} suffisent à porter {ninety} de tous les effets, et {half} à en porter \
             la moitié.{idle}"
        ),
        En => format!(
            "Of {features} pieces of information, {most} carry {ninety} of all effects, and {half} carry half.{idle}"
        ),
    }
}

/// Which pairs interact.
pub(super) fn pairs(report: &ModelReport, labels: &Labels, language: Language) -> Result<String, SiteError> {
    let found = &report.global.interactions;
    let Some(first) = found.strongest.first() else {
        let pairs = count(found.pairs, language);
        return Ok(match language {
            Fr if found.pairs > 0 => format!(
                "Paires que le modèle lit ensemble\u{202f}: {pairs}. Aucune ne déplace le score au-delà de l’effet de \
                 chacune de ses informations."
            ),
            En if found.pairs > 0 => format!(
                "Pairs that the model reads together: {pairs}. None moves the score beyond the effect of each of its \
                 two pieces of information."
            ),
            Fr => "Aucune paire d’informations n’interagit dans ce modèle\u{202f}: l’effet de chaque information ne \
                   dépend d’aucune autre, et se lit seul."
                .to_owned(),
            En => "No pair of pieces of information interacts in this model: the effect of each depends on no other, \
                   and can be read alone."
                .to_owned(),
        });
    };
    let (pair, points) = (pair(first, labels, language)?, number(first.mean_points, 1, language));
    let [pairs, clients] = [found.pairs, found.clients].map(|value| count(value, language));
    Ok(match language {
        Fr => format!(
            "La paire la plus forte est {pair}\u{202f}: {points} points en moyenne au-delà de l’effet de chacune. Paires \
             que le modèle lit ensemble\u{202f}: {pairs}. Valeurs d’interaction de Shapley, exactes, mises en \
             points à la pente moyenne du calibrage, sur {clients} clients."
        ),
        En => format!(
            "The strongest pair is {pair}: {points} points on average beyond the effect of each. Pairs that the model \
             reads together: {pairs}. Exact Shapley interaction values, in points at the \
             calibration’s mean slope, over {clients} clients."
        ),
    })
}

/// Both features of a pair.
pub(super) fn pair(one: &Interaction, labels: &Labels, language: Language) -> Result<String, SiteError> {
    let [first, second] = one.features.each_ref().map(|feature| labels.label(feature, language));
    Ok(list(&[quoted(first?, language), quoted(second?, language)], language))
}

/// Whether shuffling finds the same as the points.
pub(super) fn permutation(found: &Permutation, language: Language) -> Option<String> {
    let agreement = found.agreement?;
    let [figure, n] = [number(agreement, 2, language), count(found.compared, language)];
    Some(match (agreement >= 0.7, language) {
        (true, Fr) => format!(
            "Sur les {n} informations qui pèsent le plus, les deux classements s’accordent (corrélation des \
             rangs\u{202f}: {figure})."
        ),
        (true, En) => {
            format!(
                "On the {n} pieces of information that weigh most, both orders agree (rank correlation: {figure})."
            )
        }
        (false, Fr) => format!(
            "Sur les {n} informations qui pèsent le plus, les deux classements ne s’accordent qu’en partie \
             (corrélation des rangs\u{202f}: {figure})."
        ),
        (false, En) => format!(
            "On the {n} pieces of information that weigh most, both orders agree in part only (rank correlation: \
             {figure})."
        ),
    })
}

/// How far the models of the folds agree.
pub(super) fn stability(found: &FoldStability, language: Language) -> Vec<String> {
    let found = &found.agreement;
    let models = count(found.models, language);
    let Some(correlation) = found.correlation else {
        return vec![match language {
            Fr => "Il n’y a pas assez de modèles partiels, ou d’informations utilisées, pour juger de la constance."
                .to_owned(),
            En => "There are too few partial models, or too few pieces of information in use, to judge how steady \
                   this is."
                .to_owned(),
        }];
    };
    let steady = correlation >= 0.8;
    let figure = number(correlation, 2, language);
    let first = match (steady, language) {
        (true, Fr) => format!(
            "C’est constant\u{202f}: {models} modèles appris sans une partie des clients classent les informations \
             presque dans le même ordre (corrélation des rangs\u{202f}: {figure}\u{202f}; 1 pour un ordre identique)."
        ),
        (true, En) => format!(
            "It is steady: {models} models that each learnt without a part of the clients rank the information almost \
             in the same order (rank correlation: {figure}; 1 where the order is the same)."
        ),
        (false, Fr) => format!(
            "L’ordre varie\u{202f}: entre {models} modèles appris sans une partie des clients, la corrélation des rangs \
             est de {figure} (1 pour un ordre identique)."
        ),
        (false, En) => format!(
            "The order varies: among {models} models that each learnt without a part of the clients, the rank \
             correlation is {figure} (1 where the order is the same)."
        ),
    };
    let [shared, inputs] = [number(found.shared, 1, language), count(found.inputs, language)];
    let of = count(found.shared_of, language);
    let second = match language {
        Fr => format!(
            "Parmi les {of} informations les plus importantes de deux de ces modèles, {shared} sont les mêmes en \
             moyenne. Informations comparées\u{202f}: {inputs}."
        ),
        En => format!(
            "Of the {of} most important pieces of information of any two of these models, {shared} are the same on \
             average. Pieces of information compared: {inputs}."
        ),
    };
    let third = found.top_correlation.map(|top| {
        let (top, n) = (number(top, 2, language), count(found.top, language));
        match language {
            Fr => format!("Sur les {n} premières seulement, la corrélation est de {top}."),
            En => format!("On the first {n} alone the correlation is {top}."),
        }
    });
    [first, second].into_iter().chain(third).collect()
}
