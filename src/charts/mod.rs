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
mod fairness;
mod frame;
mod importance;
mod ink;
mod learning;
mod ratios;
mod roc;

use std::fmt;

use thiserror::Error;

use crate::features::Language;
use crate::report::ModelReport;

/// A chart of the model page.
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
}

impl Chart {
    /// Every chart, in the order of the model page.
    pub const ALL: [Self; 9] = [
        Self::Candidates,
        Self::Cost,
        Self::Confusion,
        Self::Ratios,
        Self::Roc,
        Self::Calibration,
        Self::Learning,
        Self::Fairness,
        Self::Importance,
    ];

    /// The chart's name in notes, file names and CSS classes.
    #[must_use]
    pub const fn name(self) -> &'static str {
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
/// `label` gives a feature's name in words (used by [`Chart::Importance`] only). The same report gives
/// the same bytes.
///
/// # Errors
/// [`ChartError`] names the chart whose figures are missing or not finite.
pub fn draw(
    chart: Chart,
    model: &ModelReport,
    label: &dyn Fn(&str) -> String,
    language: Language,
) -> Result<String, ChartError> {
    let drawing = match chart {
        Chart::Candidates => candidates::draw(model, language),
        Chart::Roc => roc::draw(model, language),
        Chart::Cost => cost::draw(model, language),
        Chart::Calibration => calibration::draw(model, language),
        Chart::Confusion => confusion::draw(model.confusion, language),
        Chart::Ratios => ratios::draw(model, language),
        Chart::Fairness => fairness::draw(&model.fairness, language),
        Chart::Learning => learning::draw(&model.studies.learning_curve, language),
        Chart::Importance => importance::draw(&model.importance, label, language),
    };
    drawing.map(|drawing| document(chart, &drawing)).map_err(|fault| ChartError { chart, fault })
}

fn document(chart: Chart, drawing: &Drawing) -> String {
    let (width, height) = (canvas::WIDTH, drawing.height);
    let title = canvas::escaped(&drawing.title);
    let message = canvas::escaped(&drawing.message);
    let shapes = &drawing.shapes;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-{chart}\" \
         viewBox=\"0 0 {width} {height}\" width=\"100%\" role=\"img\">\n\
         <title>{title}</title>\n<desc>{message}</desc>\n{shapes}</svg>\n"
    )
}

#[cfg(test)]
mod tests;
