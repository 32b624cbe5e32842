//! Markdown to HTML: CommonMark with tables and footnotes.
//!
//! Raw HTML is kept: whoever writes the content folder is trusted as much as whoever writes the
//! templates. Values that come from data reach Markdown only through the template engine, escaped.
//! Quotes and dashes stay as they were typed.

mod footnotes;
mod headings;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

pub(super) use headings::Heading;

use super::strings::Strings;

/// Markdown as HTML.
#[derive(Debug)]
pub(super) struct Rendered {
    pub(super) html: String,
    /// Its headings of level 2, each with those of level 3 under it.
    pub(super) headings: Vec<Heading>,
}

/// Renders Markdown: headings get an id, tables a frame that scrolls, footnotes stand at the end.
pub(super) fn render(markdown: &str, strings: &Strings) -> Rendered {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut events: Vec<Event> = Parser::new_ext(markdown, options).collect();
    let headings = headings::name(&mut events);
    let framed = footnotes::placed(events, strings).into_iter().flat_map(|event| match event {
        Event::Start(Tag::Table(_)) => vec![raw("<div class=\"scroll\" tabindex=\"0\">"), event],
        Event::End(TagEnd::Table) => vec![event, raw("</div>")],
        other => vec![other],
    });
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, framed);
    Rendered { html: out, headings }
}

fn raw<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::features::Language;
    use crate::site::theme::Theme;

    pub(super) fn rendered(markdown: &str) -> Rendered {
        let theme = Theme::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore")).unwrap();
        render(markdown, &Strings::read(&theme, Language::En).unwrap())
    }

    #[test]
    fn tables_can_be_scrolled_on_a_narrow_screen() {
        let html = rendered("| a |\n|---|\n| 1 |\n").html;
        assert!(html.starts_with("<div class=\"scroll\" tabindex=\"0\"><table>"), "{html}");
        assert!(html.contains("</table>\n</div>"), "{html}");
    }

    #[test]
    fn quotes_and_dashes_stay_as_they_were_typed() {
        assert_eq!(rendered("a -- \"b\" ...").html, "<p>a -- \"b\" ...</p>\n");
    }
}
