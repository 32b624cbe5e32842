//! The page on which an application is tried with other values, or a new one.

use serde::Serialize;

use super::build::{Edition, SiteSource};
use super::error::SiteError;
use super::output::Output;
use super::pages::{self, Page};
use super::view::{NamedView, TryView};

#[derive(Serialize)]
struct TryPage {
    page: Page,
    body: String,
    form: TryView,
}

/// Writes `try/index.html`, where the content has it; returns the number of pages.
pub(super) fn write_try(
    source: &SiteSource,
    edition: &Edition,
    named: &NamedView,
    output: &Output,
) -> Result<usize, SiteError> {
    let mut written = 0;
    for content in edition.content.iter().filter(|content| content.slug == "try") {
        let body = pages::body(edition, content, named)?.html;
        let form = TryView::new(source.reference, &edition.strings, edition.language);
        let html = edition.templates.render("try.html", &TryPage { page: Page::of(content), body, form })?;
        output.write(&format!("{}/{}", edition.language.code(), content.path()), &html)?;
        written += 1;
    }
    Ok(written)
}
