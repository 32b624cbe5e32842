//! The pages that are not a client's: front door, content pages, directory, 404.

use rayon::prelude::*;
use serde::Serialize;

use super::content::ContentPage;
use super::directory::{self, Entry, PlainRange, Row};
use super::editions::Edition;
use super::error::SiteError;
use super::finding::{self, FindingView};
use super::output::Output;
use super::quoted::Quoted;
use super::settings::SiteSettings;
use super::view::words;

/// What the frame of a page needs to know of it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Page {
    /// From the page to the site's root: `../../`.
    root: String,
    /// Its address under the language.
    path: String,
    /// The menu item that it belongs to.
    section: String,
    title: String,
    description: String,
}

impl Page {
    pub(super) fn new(path: &str, section: &str, title: String, description: String) -> Self {
        let root = "../".repeat(path.matches('/').count() + 1);
        Self { root, path: path.to_owned(), section: section.to_owned(), title, description }
    }

    /// The page of a content file.
    pub(super) fn of(content: &ContentPage) -> Self {
        let front = &content.front;
        Self::new(&content.path(), &content.slug, front.title.clone(), front.description.clone())
    }

    /// Its address under the language.
    pub(super) fn path(&self) -> &str {
        &self.path
    }
}

/// Nothing beside what all pages see.
#[derive(Serialize)]
struct Nothing {}

/// An item of the menu.
#[derive(Debug, Serialize)]
pub(super) struct MenuItem {
    path: String,
    section: String,
    label: String,
}

/// The pages that ask for a place in the menu, in that order.
pub(super) fn menu(content: &[ContentPage]) -> Vec<MenuItem> {
    let mut pages: Vec<&ContentPage> = content.iter().filter(|page| page.front.menu.is_some()).collect();
    pages.sort_by_key(|page| (page.front.menu, &page.slug));
    let item = |page: &ContentPage| MenuItem {
        path: page.path(),
        section: page.slug.clone(),
        label: page.front.label.clone().unwrap_or_else(|| page.front.title.clone()),
    };
    pages.into_iter().map(item).collect()
}

/// Writes `index.html`, `404.html`, `robots.txt` and `sitemap.xml` at the root; returns the number of pages.
pub(super) fn write_front_door(
    editions: &[Edition],
    settings: &SiteSettings,
    output: &Output,
) -> Result<usize, SiteError> {
    let first = &editions[0];
    output.write("index.html", &first.templates.render("front-door.html", &Nothing {})?)?;
    output.write("404.html", &first.templates.render("not-found.html", &Nothing {})?)?;
    output.write("robots.txt", "User-agent: *\nDisallow: /\n")?;
    output.write("sitemap.xml", &sitemap(editions, settings))?;
    Ok(2)
}

/// The content pages of all languages; no client's page is named.
///
/// Source: the sitemap protocol 0.9 (<https://www.sitemaps.org/protocol.html>).
fn sitemap(editions: &[Edition], settings: &SiteSettings) -> String {
    let root = format!("{}{}", settings.origin, settings.base_path);
    let place = |edition: &Edition, page: &ContentPage| {
        format!("<url><loc>{root}{}/{}</loc></url>\n", edition.language.code(), page.path())
    };
    let places = editions.iter().flat_map(|edition| edition.content.iter().map(|page| place(edition, page)));
    let places: String = places.collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{places}</urlset>\n"
    )
}

/// Content pages that have more to show than their text, and files of their own for it.
const WITH_MORE: [&str; 3] = ["clients", super::groups::SLUG, "try"];

/// Writes every content page but those that have more to show; returns their number.
pub(super) fn write_content(edition: &Edition, quoted: &Quoted, output: &Output) -> Result<usize, SiteError> {
    let mut written = 0;
    let plain =
        |content: &&ContentPage| !WITH_MORE.contains(&content.slug.as_str()) && !finding::has(&content.slug);
    for content in edition.content.iter().filter(plain) {
        let template = match content.slug.as_str() {
            "index" => "home.html",
            "model" => "model.html",
            "importance" => "importance.html",
            "candidates" => "candidates.html",
            "drift" => "drift.html",
            "drift-columns" | "drift-features" => "drift-columns.html",
            "review" => "review.html",
            "versions" => "versions.html",
            "card" => "card.html",
            "catalogue" => "catalogue.html",
            "slides" => "slides.html",
            _ => "page.html",
        };
        quoted.write_page(edition, content, (template, &Nothing {}), output)?;
        written += 1;
    }
    Ok(written)
}

#[derive(Serialize)]
struct DirectoryView<'a> {
    ranges: &'a [PlainRange],
    #[serde(flatten)]
    finding: &'a FindingView,
}

#[derive(Serialize)]
struct PlainView<'a> {
    page: Page,
    rows: Vec<Row>,
    before: Option<&'a PlainRange>,
    after: Option<&'a PlainRange>,
}

/// Writes the directory of clients and its plain pages; returns their number.
pub(super) fn write_directory(
    edition: &Edition,
    quoted: &Quoted,
    (entries, size): (&[Entry], usize),
    finding: &FindingView,
    output: &Output,
) -> Result<usize, SiteError> {
    let folder = edition.language.code();
    let ranges = directory::plain_ranges(entries, size);
    for content in edition.content.iter().filter(|content| content.slug == "clients") {
        let view = DirectoryView { ranges: &ranges, finding };
        quoted.write_page(edition, content, ("clients.html", &view), output)?;
    }
    entries.par_chunks(size).enumerate().try_for_each(|(place, chunk)| {
        let range = &ranges[place];
        let title = words::range_title(range.first, range.last, &edition.strings);
        let page = Page::new(&format!("clients/{}", range.file), "clients", title.clone(), title);
        let rows = chunk.iter().map(|entry| Row::of(entry, edition.language)).collect();
        let before = place.checked_sub(1).map(|place| &ranges[place]);
        let view = PlainView { page, rows, before, after: ranges.get(place + 1) };
        let html = edition.templates.render("clients-plain.html", &view)?;
        output.write(&format!("{folder}/clients/{}", range.file), &html)
    })?;
    Ok(ranges.len() + 1)
}
