//! A client's page.

use serde::Serialize;

use super::file_data::file_data;
use super::labels::Labels;
use super::recourse::RecourseView;
use super::scale::ScaleView;
use super::similar::SimilarView;
use super::values::{AbsentView, Depth, FileValues, ThemeView};
use super::waterfall::WaterfallView;
use super::words;
use crate::features::{Language, Theme, percent};
use crate::report::{ClientReport, Opinion, Reason};
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// Most sentences on what is missing, and on what is unusual.
const MOST_STRANGE: usize = 4;

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
    /// Values outside what the model learnt from, in sentences.
    unusual: Vec<String>,
    /// How much is missing, in a sentence; empty where nothing is.
    missing: String,
    absent: Vec<AbsentView>,
    themes: Vec<ThemeView>,
    /// How many values the page does not list, and where they are, in a sentence; empty where it lists all.
    further: String,
    /// The whole file, for the page's script.
    data: String,
    similar: Option<SimilarView>,
    /// The client's level in every dimension of groups, for the page's script.
    groups: String,
}

#[derive(Debug, Serialize)]
struct ReasonView {
    /// What the sentence starts with, to be set off.
    label: String,
    rest: String,
    shown: String,
}

impl ClientView {
    pub(in crate::site) fn new(
        report: &ClientReport,
        labels: &Labels,
        (strings, language): (&Strings, Language),
        depth: Depth<'_>,
    ) -> Result<Self, SiteError> {
        let reasons = |reasons: &[Reason]| reasons.iter().map(|r| reason(r, language)).collect();
        let values = FileValues::new(report, labels, (strings, language), depth);
        let unusual = report.unusual.iter().take(MOST_STRANGE);
        let missing = values.all().filter(|value| value.missing).count();
        let themes = values.themes()?;
        let hidden = values.all().count() - themes.iter().map(ThemeView::listed).sum::<usize>();
        let said = |key, n: usize| if n == 0 { String::new() } else { strings.say(key, &[("n", n.into())]) };
        Ok(Self {
            id: report.sk_id_curr,
            favourable: report.opinion == Opinion::Favourable,
            points: report.points_shown,
            limit: report.limit_shown,
            base: report.base_shown,
            distance: words::distance(report, strings),
            stability: words::stability_of_score(report, strings),
            near_limit: report.stability.crosses_limit,
            risk: percent(report.probability, language),
            risk_in_clients: words::risk_in_clients(report.probability, strings),
            scale: ScaleView::new(report, strings),
            waterfall: WaterfallView::new(report, (strings, language)),
            reasons_for: reasons(&report.reasons_for),
            reasons_against: reasons(&report.reasons_against),
            external_scores: report
                .reasons_for
                .iter()
                .chain(&report.reasons_against)
                .any(|reason| reason.theme == Theme::ExternalScores),
            recourse: report
                .recourse
                .as_ref()
                .map(|advice| RecourseView::new(advice, report, (strings, language))),
            unusual: unusual.map(|unusual| unusual.detail.in_language(language).to_owned()).collect(),
            missing: said("said_missing", missing),
            absent: values.absent(MOST_STRANGE)?,
            themes,
            further: said("said_further", hidden),
            data: match depth {
                Depth::Strongest(places) => file_data(&values, places, language),
                Depth::Whole => String::new(),
            },
            similar: report
                .similar
                .as_ref()
                .map(|similar| SimilarView::new(similar, report.probability, (strings, language))),
            groups: report.groups.iter().map(usize::to_string).collect::<Vec<_>>().join(" "),
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
