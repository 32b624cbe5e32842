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

/// What a file is made with beside the report.
pub struct FileParts<'a> {
    /// Folder of the theme.
    pub theme: &'a Path,
    /// Language of the text.
    pub language: Language,
    /// Past checks, in order.
    pub runs: &'a [DriftRun],
    /// Labels of the features.
    pub catalogue: &'static [Feature],
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
    style: String,
    script: String,
}

/// The report as HTML: the theme's `drift-file.html` with its styles and its script inside.
pub fn drift_file(report: &DriftReport, parts: &FileParts<'_>) -> Result<String, SiteError> {
    rendered("drift-file.html", Some(report), parts)
}

/// The past checks alone as HTML: the theme's `drift-history.html`.
pub fn drift_history_file(parts: &FileParts<'_>) -> Result<String, SiteError> {
    rendered("drift-history.html", None, parts)
}

fn rendered(
    template: &str,
    report: Option<&DriftReport>,
    parts: &FileParts<'_>,
) -> Result<String, SiteError> {
    let theme = Theme::open(parts.theme)?;
    let strings = Strings::read(&theme, parts.language)?;
    let globals = Globals { t: &strings, lang: parts.language.code(), version: env!("CARGO_PKG_VERSION") };
    let templates = Templates::load(&theme, &globals)?;
    let labels = Labels::new(parts.catalogue);
    let naming = |report: &DriftReport| match report.raw {
        Some(_) => (Naming::Catalogue(&labels), Naming::Files(Some(&labels))),
        None => (Naming::Files(None), Naming::Files(None)),
    };
    let drift = report.map(|report| {
        let (columns, raw) = naming(report);
        DriftView::new(report, (&columns, &raw), &strings)
    });
    let view = FileView {
        names: report.map_or(&[], |report| report.names.as_slice()),
        drift,
        history: HistoryView::new(parts.runs, &strings),
        style: asset(&theme, "clairscore.css")? + &asset(&theme, "drift.css")?,
        script: asset(&theme, "drift.js")?,
    };
    let html = templates.render(template, &view)?;
    strings.checked(&theme, parts.language)?;
    Ok(html)
}

fn asset(theme: &Theme, name: &str) -> Result<String, SiteError> {
    let files = theme.files("assets")?;
    let file = files.get(Path::new(name)).cloned().unwrap_or_else(|| theme.named().join("assets").join(name));
    fs::read_to_string(&file).map_err(SiteError::unreadable(&file))
}
