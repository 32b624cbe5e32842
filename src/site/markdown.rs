//! Markdown to HTML.
//!
//! Raw HTML is kept: whoever writes the content folder is trusted as much as whoever writes the
//! templates. Values that come from data reach Markdown only through the template engine, escaped.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Renders Markdown with tables and footnotes; headings get an id, tables a frame that scrolls.
pub(super) fn to_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut events: Vec<Event> = Parser::new_ext(markdown, options).collect();
    name_headings(&mut events);
    let framed = events.into_iter().flat_map(|event| match event {
        Event::Start(Tag::Table(_)) => vec![raw("<div class=\"scroll\" tabindex=\"0\">"), event],
        Event::End(TagEnd::Table) => vec![event, raw("</div>")],
        other => vec![other],
    });
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, framed);
    out
}

fn raw(html: &'static str) -> Event<'static> {
    Event::Html(CowStr::Borrowed(html))
}

fn name_headings(events: &mut [Event]) {
    let starts: Vec<usize> = (0..events.len()).filter(|&i| is_heading(&events[i])).collect();
    for start in starts {
        let text: String = events[start + 1..]
            .iter()
            .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[start] {
            id.get_or_insert_with(|| anchor(&text).into());
        }
    }
}

fn is_heading(event: &Event) -> bool {
    matches!(event, Event::Start(Tag::Heading { .. }))
}

/// Letters and digits, in lower case, parted by hyphens.
fn anchor(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_get_an_address() {
        assert_eq!(
            to_html("## Ce que l’on mesure"),
            "<h2 id=\"ce-que-l-on-mesure\">Ce que l’on mesure</h2>\n"
        );
    }

    #[test]
    fn tables_can_be_scrolled_on_a_narrow_screen() {
        let html = to_html("| a |\n|---|\n| 1 |\n");
        assert!(html.starts_with("<div class=\"scroll\" tabindex=\"0\"><table>"), "{html}");
        assert!(html.contains("</table>\n</div>"), "{html}");
    }
}
