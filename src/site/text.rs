//! One client's page as plain text, for the terminal.

use std::path::Path;

use serde::Serialize;

use super::build::Stamp;
use super::error::SiteError;
use super::strings::Strings;
use super::templates::Templates;
use super::theme::Theme;
use super::view::{ClientText, ClientView, Depth, Labels, check_sums};
use crate::features::{Feature, Language};
use crate::report::ClientReport;

/// What the text template sees beside the client.
#[derive(Serialize)]
struct Globals<'a> {
    t: &'a Strings,
    stamp: &'a Stamp,
}

/// What the client's page says, as text with bars: the theme's `client.txt` and strings in one language.
pub fn client_text(
    report: &ClientReport,
    (stamp, catalogue): (&Stamp, &'static [Feature]),
    theme: &Path,
    language: Language,
) -> Result<String, SiteError> {
    check_sums(report)?;
    let theme = Theme::open(theme)?;
    let strings = Strings::read(&theme, language)?;
    let templates = Templates::load(&theme, &Globals { t: &strings, stamp })?;
    let client = ClientView::new(report, &Labels::new(catalogue), (&strings, language), Depth::Whole)?;
    templates.render("client.txt", &ClientText::new(report, client, (&strings, language)))
}
