//! Charts of which there are few, drawn as SVG (plotters).
//!
//! Each chart scales with the page, names itself (`<title>`) and says its message in one sentence with
//! its figures (`<desc>`). Colours are CSS custom properties (`--chart-ink`, `--chart-muted`,
//! `--chart-grid`, `--chart-1`, `--chart-2`) with a fallback, so that light and dark pages both work.

mod axis;
mod calibration;
mod candidates;
mod canvas;
mod confusion;
mod cost;
mod dependence;
mod fairness;
mod frame;
mod importance;
mod ink;
mod learning;
mod ratios;
mod roc;
mod swarm;
mod words;

use std::fmt;

use thiserror::Error;

pub use words::{Say, Words};

use crate::report::ModelReport;

/// A chart of the pages on the model and on what counts for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chart {
    /// What each candidate costs, with its margin of error.
    Candidates,
    /// Share of difficult loans refused against share of good ones refused.
    Roc,
    /// Business cost per 10,000 clients by limit.
    Cost,
    /// Estimated against observed risk by tenth of clients.
    Calibration,
    /// Opinions against outcomes.
    Confusion,
    /// Favourable opinions by the cost of a difficulty accepted.
    Ratios,
    /// AUC by the number of files learnt from.
    Learning,
    /// Favourable opinions by group of clients.
    Fairness,
    /// The features that move the most points.
    Importance,
    /// The themes that move the most points.
    Themes,
    /// What the heaviest features add, client by client.
    Swarm,
    /// How the points of a feature go with its value; its place among the heaviest, from 0 to 11.
    Dependence(u8),
    /// The pairs of features that interact most.
    Interactions,
}

/// Names of the charts of dependence, by place.
const DEPENDENCES: [&str; 12] = [
    "dependence-1",
    "dependence-2",
    "dependence-3",
    "dependence-4",
    "dependence-5",
    "dependence-6",
    "dependence-7",
    "dependence-8",
    "dependence-9",
    "dependence-10",
    "dependence-11",
    "dependence-12",
];

impl Chart {
    /// Every chart, in the order of the pages on the model and on what counts.
    pub const ALL: [Self; 24] = [
        Self::Candidates,
        Self::Cost,
        Self::Confusion,
        Self::Ratios,
        Self::Roc,
        Self::Calibration,
        Self::Learning,
        Self::Fairness,
        Self::Importance,
        Self::Themes,
        Self::Swarm,
        Self::Dependence(0),
        Self::Dependence(1),
        Self::Dependence(2),
        Self::Dependence(3),
        Self::Dependence(4),
        Self::Dependence(5),
        Self::Dependence(6),
        Self::Dependence(7),
        Self::Dependence(8),
        Self::Dependence(9),
        Self::Dependence(10),
        Self::Dependence(11),
        Self::Interactions,
    ];

    /// The chart's name in notes, file names and CSS classes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Candidates => "candidates",
            Self::Roc => "roc",
            Self::Cost => "cost",
            Self::Calibration => "calibration",
            Self::Confusion => "confusion",
            Self::Ratios => "ratios",
            Self::Learning => "learning",
            Self::Fairness => "fairness",
            Self::Importance => "importance",
            Self::Themes => "themes",
            Self::Swarm => "swarm",
            Self::Dependence(place) => DEPENDENCES.get(usize::from(place)).copied().unwrap_or("dependence"),
            Self::Interactions => "interactions",
        }
    }

    /// The chart of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.name() == name)
    }
}

impl fmt::Display for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A chart that could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("chart `{chart}`: {fault}")]
pub struct ChartError {
    /// The chart.
    pub chart: Chart,
    /// Why.
    pub fault: ChartFault,
}

/// Why a chart could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ChartFault {
    /// The report has no figures for it.
    #[error("the model report holds no figures for it; train the model again")]
    Empty,
    /// A figure is infinite or not a number.
    #[error("the model report holds a figure that is not a finite number; train the model again")]
    NotFinite,
    /// The drawing library refused.
    #[error("the drawing failed: {0}")]
    Drawing(String),
}

/// A chart before it is framed as a document.
struct Drawing {
    title: String,
    message: String,
    shapes: String,
    height: u32,
}

/// Draws a chart of the model report as SVG text, to be put into a page as it is.
///
/// `label` gives a feature's name in words. The same report and words give the same bytes.
///
/// # Errors
/// [`ChartError`] names the chart whose figures are missing or not finite.
pub fn draw(
    chart: Chart,
    model: &ModelReport,
    label: &dyn Fn(&str) -> String,
    words: Words<'_>,
) -> Result<String, ChartError> {
    drawing(chart, model, label, words).map(|drawing| document(chart, &drawing, "width=\"100%\""))
}

/// The same as a file of its own, with a size, a font and a white ground.
///
/// # Errors
/// As those of [`draw`].
pub fn draw_file(
    chart: Chart,
    model: &ModelReport,
    label: &dyn Fn(&str) -> String,
    words: Words<'_>,
) -> Result<String, ChartError> {
    let sized = |drawing: &Drawing| {
        let (width, height) = (canvas::WIDTH / 2, drawing.height / 2);
        format!("width=\"{width}\" height=\"{height}\" style=\"background:#fff;font-family:sans-serif\"")
    };
    drawing(chart, model, label, words).map(|drawing| document(chart, &drawing, &sized(&drawing)))
}

fn drawing(
    chart: Chart,
    model: &ModelReport,
    label: &dyn Fn(&str) -> String,
    words: Words<'_>,
) -> Result<Drawing, ChartError> {
    let drawing = match chart {
        Chart::Candidates => candidates::draw(model, words),
        Chart::Roc => roc::draw(model, words),
        Chart::Cost => cost::draw(model, words),
        Chart::Calibration => calibration::draw(model, words),
        Chart::Confusion => confusion::draw(model.confusion, words),
        Chart::Ratios => ratios::draw(model, words),
        Chart::Fairness => fairness::draw(&model.fairness, words),
        Chart::Learning => learning::draw(&model.studies.learning_curve, words),
        Chart::Importance => importance::draw(&model.importance, label, words),
        Chart::Themes => importance::themes(&model.global, words),
        Chart::Swarm => swarm::draw(&model.global, label, words),
        Chart::Dependence(place) => model
            .global
            .dependences
            .get(usize::from(place))
            .ok_or(ChartFault::Empty)
            .and_then(|one| dependence::draw(one, label, words)),
        Chart::Interactions => importance::pairs(&model.global, label, words),
    };
    drawing.map_err(|fault| ChartError { chart, fault })
}

fn document(chart: Chart, drawing: &Drawing, sized: &str) -> String {
    let (width, height) = (canvas::WIDTH, drawing.height);
    let title = canvas::escaped(&drawing.title);
    let message = canvas::escaped(&drawing.message);
    let shapes = &drawing.shapes;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{chart}\" \
         viewBox=\"0 0 {width} {height}\" {sized} role=\"img\">\n\
         <title>{title}</title>\n<desc>{message}</desc>\n{shapes}</svg>\n"
    )
}

#[cfg(test)]
mod tests;
