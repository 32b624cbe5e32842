//! Footnotes: numbered as they are met, written at the end, each with its way back.
//!
//! An id of a note has an underscore, which no id of a heading has.

use std::collections::{BTreeMap, VecDeque};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::raw;
use crate::site::strings::Strings;

/// The notes of a page.
#[derive(Default)]
struct Notes<'a> {
    /// What each note says, by its name.
    said: BTreeMap<String, Vec<Event<'a>>>,
    /// The names, as they are met, each with the number of references to it.
    met: Vec<(String, usize)>,
}

/// The events with numbered references, and all notes in one section after them.
pub(super) fn placed<'a>(events: Vec<Event<'a>>, strings: &Strings) -> Vec<Event<'a>> {
    let mut notes = Notes::default();
    let text = notes.apart(events);
    let mut placed: Vec<Event> = text.into_iter().map(|event| notes.numbered(event)).collect();
    // A note that nothing refers to is still said; and a note may refer to another one.
    let mut unmet: VecDeque<String> = notes.said.keys().cloned().collect();
    let mut bodies: Vec<Vec<Event>> = Vec::new();
    loop {
        while let Some((name, _)) = notes.met.get(bodies.len()) {
            let body = notes.said.get(name).cloned().unwrap_or_default();
            bodies.push(body.into_iter().map(|event| notes.numbered(event)).collect());
        }
        let Some(name) = unmet.pop_front() else { break };
        if notes.met.iter().all(|(met, _)| *met != name) {
            notes.met.push((name, 0));
        }
    }
    if !bodies.is_empty() {
        placed.extend(section(&notes, bodies, strings));
    }
    placed
}

impl<'a> Notes<'a> {
    /// Keeps what the notes say; returns the text around them.
    fn apart(&mut self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let mut text = Vec::with_capacity(events.len());
        let mut within: Option<String> = None;
        for event in events {
            match (&within, event) {
                (_, Event::Start(Tag::FootnoteDefinition(name))) => within = Some(name.to_string()),
                (_, Event::End(TagEnd::FootnoteDefinition)) => within = None,
                (Some(name), event) => self.said.entry(name.clone()).or_default().push(event),
                (None, event) => text.push(event),
            }
        }
        text
    }

    /// A reference as a link to its note; anything else as it is.
    fn numbered(&mut self, event: Event<'a>) -> Event<'a> {
        let Event::FootnoteReference(name) = event else { return event };
        let place = self.met.iter().position(|(met, _)| **met == *name).unwrap_or_else(|| {
            self.met.push((name.to_string(), 0));
            self.met.len() - 1
        });
        let (_, references) = &mut self.met[place];
        *references += 1;
        let (note, id) = (place + 1, back(place + 1, *references));
        raw(format!(
            "<sup class=\"note\"><a id=\"{id}\" href=\"#note_{note}\" role=\"doc-noteref\">{note}</a></sup>"
        ))
    }
}

/// The id of a reference: `note_1_from`, `note_1_from_2`.
fn back(note: usize, reference: usize) -> String {
    if reference == 1 { format!("note_{note}_from") } else { format!("note_{note}_from_{reference}") }
}

fn section<'a>(notes: &Notes<'a>, bodies: Vec<Vec<Event<'a>>>, strings: &Strings) -> Vec<Event<'a>> {
    let title = strings.word("notes_title");
    let mut section = vec![raw(format!(
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{title}\"><ol>\n"
    ))];
    for (place, mut body) in bodies.into_iter().enumerate() {
        let (_, references) = notes.met[place];
        let links: String = (1..=references).map(|reference| link(place + 1, reference, strings)).collect();
        // At the end of the last line, where it is one.
        let at = body.len() - usize::from(body.last() == Some(&Event::End(TagEnd::Paragraph)));
        body.insert(at, raw(links));
        section.push(raw(format!("<li id=\"note_{}\">", place + 1)));
        section.extend(body);
        section.push(raw("</li>\n"));
    }
    section.push(raw("</ol></section>\n"));
    section
}

fn link(note: usize, reference: usize, strings: &Strings) -> String {
    let words = strings.say("notes_back", &[("n", note.into())]);
    let id = back(note, reference);
    format!(" <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{words}\">↩</a>")
}

#[cfg(test)]
mod tests {
    use super::super::tests::rendered;

    fn targets<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
        let opening = format!(" {attribute}=\"");
        html.split(opening.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
    }

    #[test]
    fn notes_are_numbered_as_they_are_met_and_lead_back() {
        let html =
            rendered("One[^b] and two[^a], again[^b].\n\n[^a]: First *written*.\n[^b]: Second.\n").html;
        assert!(
            html.starts_with("<p>One<sup class=\"note\"><a id=\"note_1_from\" href=\"#note_1\""),
            "{html}"
        );
        let first = html.find("<li id=\"note_1\">\n<p>Second. <a href=\"#note_1_from\"").expect(&html);
        let second = html
            .find("<li id=\"note_2\">\n<p>First <em>written</em>. <a href=\"#note_2_from\"")
            .expect(&html);
        assert!(first < second && html.contains("href=\"#note_1_from_2\""), "{html}");
        assert!(html.contains("aria-label=\"Back to the reference of note 1\">↩</a></p>\n</li>"), "{html}");
        let ids = targets(&html, "id");
        assert_eq!(ids.len(), 5, "{ids:?}");
        for (place, id) in ids.iter().enumerate() {
            assert!(!ids[..place].contains(id), "{id} stands twice");
        }
        for link in targets(&html, "href") {
            assert!(ids.contains(&&link[1..]), "{link} leads nowhere");
        }
    }

    #[test]
    fn a_note_may_hold_a_list_and_refer_to_another_note() {
        let html =
            rendered("One[^a].\n\n[^a]: See[^b]:\n\n    - a list\n\n[^b]: Other.\n[^c]: Alone.\n").html;
        assert!(html.contains("See<sup class=\"note\"><a id=\"note_2_from\" href=\"#note_2\""), "{html}");
        assert!(html.contains("</ul>\n <a href=\"#note_1_from\""), "{html}");
        assert!(html.contains("<li id=\"note_3\">\n<p>Alone.</p>"), "{html}");
    }

    #[test]
    fn a_reference_without_a_note_is_text_and_a_page_without_notes_has_no_section() {
        assert_eq!(rendered("One[^a].").html, "<p>One[^a].</p>\n");
    }
}
