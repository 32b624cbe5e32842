//! The pages of groups of clients: their index, one per dimension, one per group.

use serde::Serialize;

use super::build::SiteSource;
use super::editions::Edition;
use super::error::SiteError;
use super::output::Output;
use super::pages::Page;
use super::quoted::Quoted;
use super::view::{DimensionView, GroupView, GroupWords, GroupsView, Labels, LevelOf};
use crate::report::Dimension;

/// The content page that becomes the index.
pub(super) const SLUG: &str = "groups";

#[derive(Serialize)]
struct IndexPage {
    groups: GroupsView,
}

#[derive(Serialize)]
struct DimensionPage {
    page: Page,
    dimension: DimensionView,
}

#[derive(Serialize)]
struct GroupPage {
    page: Page,
    group: GroupView,
    /// Whether clients can be compared on a page of their own.
    compare: bool,
}

/// Writes the pages of one language where the content has their index; returns their number.
pub(super) fn write_groups(
    edition: &Edition,
    source: &SiteSource,
    (labels, quoted): (&Labels, &Quoted),
    output: &Output,
) -> Result<usize, SiteError> {
    let Some(content) = edition.content.iter().find(|content| content.slug == SLUG) else { return Ok(0) };
    let words =
        GroupWords { report: source.cohorts, labels, strings: &edition.strings, language: edition.language };
    let index = IndexPage { groups: GroupsView::new(&words) };
    quoted.write_page(edition, content, ("groups.html", &index), output)?;
    let mut written = 1;
    for (dimension, levels) in words.dimensions() {
        write_dimension(edition, dimension, (&levels, &words), output)?;
        written += 1;
        for of in &levels {
            written += write_group(edition, of, &words, output)?;
        }
    }
    Ok(written)
}

fn write_dimension(
    edition: &Edition,
    dimension: &'static Dimension,
    (levels, words): (&[LevelOf], &GroupWords),
    output: &Output,
) -> Result<(), SiteError> {
    let label = dimension.label.text(edition.language);
    let filled = [("name", label.into())];
    let title = edition.strings.say("group_dimension_title", &filled);
    let description = edition.strings.say("group_dimension_text", &filled);
    let page = Page::new(&format!("groups/{}/index.html", dimension.key), SLUG, title, description);
    write(
        edition,
        "dimension.html",
        &page.clone(),
        &DimensionPage { dimension: DimensionView::new(dimension, levels, words), page },
        output,
    )
}

fn write_group(
    edition: &Edition,
    of: &LevelOf,
    words: &GroupWords,
    output: &Output,
) -> Result<usize, SiteError> {
    let Some(file) = of.file() else { return Ok(0) };
    let group = GroupView::new(of, words)?;
    let (name, level) = (of.dimension.label.text(edition.language), words.level(of));
    let title = edition.strings.say("group_title", &[("name", name.into()), ("level", (&level).into())]);
    let path = format!("groups/{}/{file}", of.dimension.key);
    let page = Page::new(&path, SLUG, title, group.size().to_owned());
    let compare = edition.content.iter().any(|content| content.slug == "compare");
    write(edition, "group.html", &page.clone(), &GroupPage { page, group, compare }, output)?;
    Ok(1)
}

fn write(
    edition: &Edition,
    template: &str,
    page: &Page,
    view: &impl Serialize,
    output: &Output,
) -> Result<(), SiteError> {
    let html = edition.templates.render(template, view)?;
    output.write(&format!("{}/{}", edition.language.code(), page.path()), &html)
}
