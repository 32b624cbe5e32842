//! A client's page.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::labels::Labels;
use super::recourse::RecourseView;
use super::scale::ScaleView;
use super::similar::SimilarView;
use super::waterfall::WaterfallView;
use super::words;
use crate::features::{Language, Theme, percent};
use crate::report::{ClientReport, ClientValue, Opinion, Reason, ThemeEffect, ThemeValues};
use crate::site::error::SiteError;

/// All that a client's page shows.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ClientView {
    id: i64,
    favourable: bool,
    points: i64,
    limit: i64,
    base: i64,
    /// How far the file is from the limit, in a sentence.
    pub(in crate::site) distance: String,
    distance_signed: String,
    /// What models that learnt from other parts of the files say, in a sentence.
    stability: String,
    /// Whether they are of two opinions.
    near_limit: bool,
    risk: String,
    risk_in_clients: String,
    scale: ScaleView,
    waterfall: WaterfallView,
    reasons_for: Vec<ReasonView>,
    reasons_against: Vec<ReasonView>,
    /// Whether a reason rests on scores whose content is not known.
    external_scores: bool,
    recourse: Option<RecourseView>,
    effects: Vec<EffectView>,
    themes: Vec<ThemeView>,
    similar: Option<SimilarView>,
}

#[derive(Debug, Serialize)]
struct ReasonView {
    /// What the sentence starts with, to be set off.
    label: String,
    rest: String,
    shown: String,
}

/// A theme of the waterfall's table twin.
#[derive(Debug, Serialize)]
struct EffectView {
    name: &'static str,
    shown: String,
    parts: Vec<(String, String)>,
}

/// The client's values of a theme.
#[derive(Debug, Serialize)]
struct ThemeView {
    name: &'static str,
    shown: String,
    sign: &'static str,
    values: Vec<ValueView>,
    /// What the client does not have, in one line, where that has no effect; empty where there is nothing.
    nothing: String,
    /// What is not known and has no effect, named in one line; empty where there is nothing.
    unknown: String,
}

#[derive(Debug, Serialize)]
struct ValueView {
    label: &'static str,
    value: String,
    missing: bool,
    usual: String,
    repaid: String,
    /// Clients below, in whole per cent.
    below: Option<u8>,
    /// Clients with the same value, in whole per cent.
    same: Option<u8>,
    shown: String,
    sign: &'static str,
}

/// Whole points by feature.
type Shown<'a> = BTreeMap<&'a str, i64>;

impl ClientView {
    pub(in crate::site) fn new(
        report: &ClientReport,
        labels: &Labels,
        language: Language,
    ) -> Result<Self, SiteError> {
        let features = report.themes.iter().flat_map(|theme| &theme.features);
        let shown: Shown = features.map(|feature| (feature.feature, feature.shown)).collect();
        let reasons = |reasons: &[Reason]| reasons.iter().map(|r| reason(r, language)).collect();
        let effects = report.themes.iter().map(|theme| effect(theme, labels, language));
        let themes = report.values.iter().map(|values| theme(values, report, labels, (&shown, language)));
        Ok(Self {
            id: report.sk_id_curr,
            favourable: report.opinion == Opinion::Favourable,
            points: report.points_shown,
            limit: report.limit_shown,
            base: report.base_shown,
            distance: words::distance(report, language),
            distance_signed: words::signed(report.distance_shown, language),
            stability: words::stability_of_score(report, language),
            near_limit: report.stability.crosses_limit,
            risk: percent(report.probability, language),
            risk_in_clients: words::risk_in_clients(report.probability, language),
            scale: ScaleView::new(report, language),
            waterfall: WaterfallView::new(report, language),
            reasons_for: reasons(&report.reasons_for),
            reasons_against: reasons(&report.reasons_against),
            external_scores: report
                .reasons_for
                .iter()
                .chain(&report.reasons_against)
                .any(|reason| reason.theme == Theme::ExternalScores),
            recourse: report.recourse.as_ref().map(|advice| RecourseView::new(advice, report, language)),
            effects: effects.collect::<Result<_, _>>()?,
            themes: themes.collect::<Result<_, _>>()?,
            similar: report
                .similar
                .as_ref()
                .map(|similar| SimilarView::new(similar, report.probability, language)),
        })
    }
}

fn reason(reason: &Reason, language: Language) -> ReasonView {
    let (label, sentence) = (reason.label.in_language(language), reason.sentence.in_language(language));
    ReasonView {
        label: label.to_owned(),
        rest: sentence.strip_prefix(label).unwrap_or_default().to_owned(),
        shown: words::signed(reason.shown, language),
    }
}

/// The features of a theme; those under half a point stand together.
fn effect(theme: &ThemeEffect, labels: &Labels, language: Language) -> Result<EffectView, SiteError> {
    let (large, small): (Vec<_>, Vec<_>) = theme.features.iter().partition(|f| f.points.abs() >= 0.5);
    let mut parts = Vec::with_capacity(large.len() + 1);
    for feature in large {
        let label = labels.label(feature.feature, language)?;
        parts.push((label.to_owned(), words::signed(feature.shown, language)));
    }
    if !small.is_empty() {
        let sum = small.iter().map(|feature| feature.shown).sum();
        parts.push((words::others(small.len(), language), words::signed(sum, language)));
    }
    let name = theme.theme.label().text(language);
    Ok(EffectView { name, shown: words::signed(theme.shown, language), parts })
}

fn theme(
    theme: &ThemeValues,
    report: &ClientReport,
    labels: &Labels,
    (shown, language): (&Shown, Language),
) -> Result<ThemeView, SiteError> {
    let total = report.themes.iter().find(|effect| effect.theme == theme.theme).map_or(0, |e| e.shown);
    let points = |value: &ClientValue| shown.get(value.feature).copied().unwrap_or(0);
    let (idle, mut told): (Vec<_>, Vec<_>) =
        theme.values.iter().partition(|value| (value.missing || value.nothing) && points(value) == 0);
    let (nothing, unknown): (Vec<&ClientValue>, Vec<_>) = idle.into_iter().partition(|value| value.nothing);
    let nothing: BTreeSet<&str> = nothing.iter().map(|value| value.value.in_language(language)).collect();
    // What counts most stands first; what counts alike stays in the catalogue's order.
    told.sort_by_key(|value| std::cmp::Reverse(points(value).abs()));
    let between = words::between(language);
    let values = told.into_iter().map(|v| value(v, labels, shown, language));
    let unknown: Result<Vec<_>, _> = unknown.iter().map(|v| labels.label(v.feature, language)).collect();
    Ok(ThemeView {
        name: theme.theme.label().text(language),
        shown: words::signed(total, language),
        sign: sign(total),
        values: values.collect::<Result<_, _>>()?,
        nothing: nothing.into_iter().collect::<Vec<_>>().join(between),
        unknown: unknown?.join(between),
    })
}

fn value(
    value: &ClientValue,
    labels: &Labels,
    shown: &Shown,
    language: Language,
) -> Result<ValueView, SiteError> {
    let points = shown.get(value.feature).copied().unwrap_or(0);
    Ok(ValueView {
        label: labels.label(value.feature, language)?,
        value: value.value.in_language(language).to_owned(),
        missing: value.missing,
        usual: value.usual.in_language(language).to_owned(),
        repaid: value.usual_repaid.in_language(language).to_owned(),
        below: value.position.map(whole_per_cent),
        same: value.same_share.map(whole_per_cent),
        shown: words::signed(points, language),
        sign: sign(points),
    })
}

fn whole_per_cent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// The class that gives an effect its colour and its triangle.
const fn sign(points: i64) -> &'static str {
    match points.signum() {
        1 => "f",
        -1 => "a",
        _ => "z",
    }
}
