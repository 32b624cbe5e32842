//! The page on which an application is tried with other values, or a new one.

use serde::Serialize;

use super::build::SiteSource;
use super::editions::Edition;
use super::error::SiteError;
use super::output::Output;
use super::quoted::Quoted;
use super::view::TryView;

#[derive(Serialize)]
struct TryPage {
    form: TryView,
}

/// Writes `try/index.html`, where the content has it; returns the number of pages.
pub(super) fn write_try(
    source: &SiteSource,
    edition: &Edition,
    quoted: &Quoted,
    output: &Output,
) -> Result<usize, SiteError> {
    let mut written = 0;
    for content in edition.content.iter().filter(|content| content.slug == "try") {
        let form = TryView::new(source.reference, &edition.strings, edition.language);
        quoted.write_page(edition, content, ("try.html", &TryPage { form }), output)?;
        written += 1;
    }
    Ok(written)
}
