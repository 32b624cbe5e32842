//! A drift report in one file that needs no other.

use std::fs;
use std::path::Path;

use serde::Serialize;

use super::error::SiteError;
use super::strings::Strings;
use super::templates::Templates;
use super::theme::Theme;
use super::view::{DriftView, HistoryView, Labels, Naming};
use crate::features::{Feature, Language};
use crate::report::{DriftReport, DriftRun};

/// What drift reports are written with: theme, words and labels of one language.
pub struct DriftFiles {
    theme: Theme,
    language: Language,
    strings: Strings,
    labels: Labels,
    style: String,
    script: String,
}

#[derive(Serialize)]
struct Globals<'a> {
    t: &'a Strings,
    lang: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct FileView<'a> {
    names: &'a [String],
    drift: Option<DriftView>,
    history: Option<HistoryView>,
    style: &'a str,
    script: &'a str,
}

impl DriftFiles {
    /// Reads what is needed of a theme; `catalogue` has the labels of features.
    pub fn open(theme: &Path, language: Language, catalogue: &'static [Feature]) -> Result<Self, SiteError> {
        let theme = Theme::open(theme)?;
        let style = asset(&theme, "clairscore.css")? + &asset(&theme, "drift.css")?;
        let (strings, script) = (Strings::read(&theme, language)?, asset(&theme, "drift.js")?);
        Ok(Self { theme, language, strings, labels: Labels::new(catalogue), style, script })
    }

    /// A report as HTML, with the past checks: the theme's `drift-file.html`, styles and script inside.
    pub fn report(&self, report: &DriftReport, runs: &[DriftRun]) -> Result<String, SiteError> {
        let naming = match report.raw {
            Some(_) => (Naming::Catalogue(&self.labels), Naming::Files(Some(&self.labels))),
            None => (Naming::Files(None), Naming::Files(None)),
        };
        let drift = DriftView::new(report, (&naming.0, &naming.1), &self.strings);
        self.render("drift-file.html", (&report.names, Some(drift)), runs)
    }

    /// The past checks alone as HTML: the theme's `drift-history.html`.
    pub fn history(&self, runs: &[DriftRun]) -> Result<String, SiteError> {
        self.render("drift-history.html", (&[], None), runs)
    }

    fn render(
        &self,
        template: &str,
        (names, drift): (&[String], Option<DriftView>),
        runs: &[DriftRun],
    ) -> Result<String, SiteError> {
        let globals =
            Globals { t: &self.strings, lang: self.language.code(), version: env!("CARGO_PKG_VERSION") };
        let history = HistoryView::new(runs, &self.strings);
        let view = FileView { names, drift, history, style: &self.style, script: &self.script };
        let html = Templates::load(&self.theme, &globals)?.render(template, &view)?;
        self.strings.checked(&self.theme, self.language)?;
        Ok(html)
    }
}

fn asset(theme: &Theme, name: &str) -> Result<String, SiteError> {
    let files = theme.files("assets")?;
    let file = files.get(Path::new(name)).cloned().unwrap_or_else(|| theme.named().join("assets").join(name));
    fs::read_to_string(&file).map_err(SiteError::unreadable(&file))
}
