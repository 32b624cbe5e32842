//! What the texts of one language may quote: named values, charts, and the frames of the run.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::cells::{self, Answers, Asker, Shower};
use super::content::ContentPage;
use super::editions::Edition;
use super::error::SiteError;
use super::markdown::{self, Heading, Rendered};
use super::output::{KeyMaker, Output};
use super::pages::Page;
use super::slides::{self, Slide};
use super::strings::Strings;
use super::templates::Shared;
use crate::notebook::Frames;

/// Headings of level 2 from which on a page has a table of contents.
const LONG: usize = 3;

/// What a page of the content folder is made from beside its text: enough to make it again when only that changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Laid {
    pub(super) slug: String,
    pub(super) template: String,
    /// The key of its text.
    text: String,
    /// What its template sees beside what all pages see.
    pub(super) more: Value,
}

/// What the texts of one language may quote.
pub(super) struct Quoted {
    named: Value,
    shared: Shared,
    asker: Arc<Asker>,
    laid: Mutex<Vec<Laid>>,
}

/// What the template of a content page sees.
#[derive(Serialize)]
struct ContentView<'a> {
    page: Page,
    body: String,
    /// The table of contents, where the page is long.
    contents: Vec<Heading>,
    /// Whether each heading of level 2 starts a page where it is printed.
    parts: bool,
    /// The slides, where the page is the deck.
    slides: Vec<Slide>,
    #[serde(flatten)]
    more: &'a Value,
}

impl Laid {
    /// Whether the page has another text now.
    pub(super) fn is_edited(&self, content: &ContentPage) -> bool {
        self.text != key_of(content)
    }
}

fn key_of(content: &ContentPage) -> String {
    KeyMaker::new().with(content.body.as_bytes()).key().to_string()
}

impl Quoted {
    /// Named values, frames, and what an earlier build by the same program answered.
    pub(super) fn new(
        named: Value,
        frames: Frames,
        strings: &Strings,
        (program, known): (&str, Answers),
    ) -> Result<Self, SiteError> {
        let shared = Shared::of("content", &named)?;
        let truth = ["said_unit_yes", "said_unit_no"].map(|key| strings.word(key));
        let asker = Asker::new(frames, strings.language(), truth, (program, known));
        Ok(Self { named, shared, asker: Arc::new(asker), laid: Mutex::default() })
    }

    /// The named values.
    pub(super) const fn named(&self) -> &Value {
        &self.named
    }

    /// Asks the frames.
    pub(super) const fn asker(&self) -> &Arc<Asker> {
        &self.asker
    }

    /// What the pages that were written are made from.
    pub(super) fn laid(&self) -> Vec<Laid> {
        self.laid.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The text of a page: values filled, cells run, Markdown read.
    pub(super) fn body(
        &self,
        edition: &Edition,
        content: &ContentPage,
        more: &Value,
    ) -> Result<Rendered, SiteError> {
        let file = format!("content/{}/{}.md", edition.language.code(), content.slug);
        let file = Path::new(&file);
        let apart = cells::apart(file, &content.body)?;
        let filled = edition.templates.fill(&file.to_string_lossy(), &apart.text, (&self.shared, more))?;
        let Rendered { html, headings } = markdown::render(&filled, &edition.strings);
        let charts = self.named.get("charts").unwrap_or(&Value::Null);
        let shower = Shower { asker: &self.asker, templates: &edition.templates, charts };
        Ok(Rendered { html: apart.together(file, html, &shower)?, headings })
    }

    /// Writes a page of the content folder with a template, which sees `more` beside what all pages see.
    pub(super) fn write_page(
        &self,
        edition: &Edition,
        content: &ContentPage,
        (template, more): (&str, &impl Serialize),
        output: &Output,
    ) -> Result<(), SiteError> {
        let more = serde_json::to_value(more)
            .map_err(|error| SiteError::Template { name: template.to_owned(), message: error.to_string() })?;
        self.write(edition, content, (template, &more), output)?;
        let (slug, text) = (content.slug.clone(), key_of(content));
        self.keep(Laid { slug, template: template.to_owned(), text, more });
        Ok(())
    }

    /// Keeps what a page is made from, for the next build.
    pub(super) fn keep(&self, laid: Laid) {
        self.laid.lock().unwrap_or_else(PoisonError::into_inner).push(laid);
    }

    fn write(
        &self,
        edition: &Edition,
        content: &ContentPage,
        (template, more): (&str, &Value),
        output: &Output,
    ) -> Result<(), SiteError> {
        let Rendered { html: body, headings } = self.body(edition, content, more)?;
        let contents = if content.front.toc && headings.len() >= LONG { headings } else { Vec::new() };
        let slides = slides::of(&content.slug, edition.language, &body)?;
        let view =
            ContentView { page: Page::of(content), body, contents, parts: content.front.parts, slides, more };
        let html = edition.templates.render_beside(template, &self.shared, &view)?;
        output.write(&format!("{}/{}", edition.language.code(), content.path()), &html)
    }
}
