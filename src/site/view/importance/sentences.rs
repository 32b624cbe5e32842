//! What counts, in sentences.

use super::super::labels::Labels;
use super::super::model::list;
use crate::report::{FoldStability, Importance, Interaction, ModelReport, Permutation};
use crate::site::error::SiteError;
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// Features that are named in brief.
const NAMED: usize = 3;

/// A label within a sentence.
fn quoted(label: &str, strings: &Strings) -> String {
    strings.say("importance_quoted", &[("label", label.into())])
}

/// All in brief.
pub(super) fn answer(
    report: &ModelReport,
    labels: &Labels,
    strings: &Strings,
) -> Result<Vec<String>, SiteError> {
    let language = strings.language();
    let named = report.importance.iter().take(NAMED).map(|one| named(one, labels, strings));
    let named = list(&named.collect::<Result<Vec<_>, _>>()?, strings);
    let mut said = vec![strings.say("importance_heaviest", &[("named", (&named).into())])];
    said.extend(report.global.themes.first().map(|theme| {
        let label = quoted(theme.theme.label().text(language), strings);
        let points = Figure(theme.mean_points, 1);
        strings.say("importance_theme", &[("theme", (&label).into()), ("points", points)])
    }));
    said.push(concentration(report, strings));
    said.extend(stability(&report.global.stability, strings).into_iter().next());
    Ok(said)
}

fn named(one: &Importance, labels: &Labels, strings: &Strings) -> Result<String, SiteError> {
    let label = quoted(labels.label(&one.feature, strings.language())?, strings);
    let points = Figure(one.mean_points, 1);
    Ok(strings.say("importance_named", &[("label", (&label).into()), ("points", points)]))
}

fn concentration(report: &ModelReport, strings: &Strings) -> String {
    let found = report.global.concentration;
    let said = strings.say(
        "importance_concentration",
        &[
            ("features", report.features.into()),
            ("nine_tenths", found.nine_tenths.into()),
            ("half", found.half.into()),
        ],
    );
    match found.without_effect {
        0 => said,
        idle => format!("{said} {}", strings.say("importance_idle", &[("n", idle.into())])),
    }
}

/// Which pairs interact.
pub(super) fn pairs(report: &ModelReport, labels: &Labels, strings: &Strings) -> Result<String, SiteError> {
    let found = &report.global.interactions;
    let Some(first) = found.strongest.first() else {
        return Ok(match found.pairs {
            0 => strings.word("importance_pairs_none"),
            pairs => strings.say("importance_pairs_idle", &[("n", pairs.into())]),
        });
    };
    let pair = pair(first, labels, strings)?;
    Ok(strings.say(
        "importance_pairs_found",
        &[
            ("pair", (&pair).into()),
            ("points", Figure(first.mean_points, 1)),
            ("pairs", found.pairs.into()),
            ("clients", found.clients.into()),
        ],
    ))
}

/// Both features of a pair.
pub(super) fn pair(one: &Interaction, labels: &Labels, strings: &Strings) -> Result<String, SiteError> {
    let language = strings.language();
    let [first, second] = one.features.each_ref().map(|feature| labels.label(feature, language));
    Ok(list(&[quoted(first?, strings), quoted(second?, strings)], strings))
}

/// Whether shuffling finds the same as the points.
pub(super) fn permutation(found: &Permutation, strings: &Strings) -> Option<String> {
    let agreement = found.agreement?;
    let key = if agreement >= 0.7 { "importance_orders_agree" } else { "importance_orders_differ" };
    Some(strings.say(key, &[("n", found.compared.into()), ("correlation", Figure(agreement, 2))]))
}

/// How far the models of the folds agree.
pub(super) fn stability(found: &FoldStability, strings: &Strings) -> Vec<String> {
    let found = &found.agreement;
    let Some(correlation) = found.correlation else {
        return vec![strings.word("importance_steady_unknown")];
    };
    let key = if correlation >= 0.8 { "importance_steady" } else { "importance_unsteady" };
    let mut said = vec![
        strings.say(key, &[("models", found.models.into()), ("correlation", Figure(correlation, 2))]),
        strings.say(
            "importance_shared",
            &[
                ("of", found.shared_of.into()),
                ("shared", Figure(found.shared, 1)),
                ("inputs", found.inputs.into()),
            ],
        ),
    ];
    said.extend(found.top_correlation.map(|top| {
        strings.say("importance_top", &[("n", found.top.into()), ("correlation", Figure(top, 2))])
    }));
    said
}
