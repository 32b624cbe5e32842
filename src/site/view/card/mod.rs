//! What the model card says beside the figures that every page may quote.
//!
//! Source: Mitchell et al., Model Cards for Model Reporting (2019), <https://doi.org/10.1145/3287560.3287596>.

mod groups;
mod monitoring;
mod sources;

use serde::Serialize;

use self::groups::GroupsView;
use self::monitoring::MonitoringView;
pub(in crate::site) use self::sources::known_of_tables;
use self::sources::sources;
use super::table::Table;
use super::versions::day;
use crate::features::{Feature, Theme, percent_with};
use crate::report::ModelReport;
use crate::site::build::SiteSource;
use crate::site::strings::Strings;

/// Tables and sentences of the model card.
#[derive(Debug, Serialize)]
pub(super) struct CardView {
    /// The day since which the version is in use, where that was recorded.
    since: Option<String>,
    /// The data that it was trained on, whether they are made up, and the run that made it.
    trained_on: String,
    made_up: bool,
    run: String,
    /// The tables of the data, and of how many clients each is known.
    sources: Table,
    groups: GroupsView,
    monitoring: MonitoringView,
    /// Inputs that are, or stand for, a protected attribute: how many, and their share of all effects.
    protected: Option<ShareView>,
    /// The same of scores from outside organisations, whose making is not known.
    external: Option<ShareView>,
}

/// Features that have something in common.
#[derive(Debug, Serialize)]
struct ShareView {
    features: usize,
    share: String,
}

impl CardView {
    pub(super) fn new(source: &SiteSource, strings: &Strings) -> Self {
        let report = source.model;
        let share = |is: fn(&Feature) -> bool| ShareView::of(report, source.catalogue, is, strings);
        Self {
            since: source.lineage.promotion().map(|promotion| day(&promotion.at, strings)),
            trained_on: source.origin.data.clone(),
            made_up: source.origin.synthetic,
            run: source.origin.run.clone(),
            sources: sources(source, strings),
            groups: GroupsView::new(report, strings),
            monitoring: MonitoringView::new(source, strings),
            protected: share(|feature| feature.protected),
            external: share(|feature| feature.theme == Theme::ExternalScores),
        }
    }
}

impl ShareView {
    /// The features among those that move a score; `None` where there is none.
    fn of(
        report: &ModelReport,
        catalogue: &[Feature],
        is: fn(&Feature) -> bool,
        strings: &Strings,
    ) -> Option<Self> {
        let all: f64 = report.importance.iter().map(|one| one.mean_points).sum();
        let is_it = |name: &str| catalogue.iter().any(|feature| feature.name == name && is(feature));
        let moving = report.importance.iter().filter(|one| one.mean_points > 0.0 && is_it(&one.feature));
        let points: Vec<f64> = moving.map(|one| one.mean_points).collect();
        let share = percent_with(points.iter().sum::<f64>() / all, 0, strings.language());
        (!points.is_empty()).then_some(Self { features: points.len(), share })
    }
}
