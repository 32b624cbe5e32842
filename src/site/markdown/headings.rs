//! Headings: an address for each, and the table of contents.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use serde::Serialize;

/// A heading, with those under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::site) struct Heading {
    id: String,
    text: String,
    parts: Vec<Heading>,
}

/// Gives every heading an id of its own; returns those of level 2, each with those of level 3 under it.
pub(super) fn name(events: &mut [Event]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    let mut used = BTreeSet::new();
    for place in 0..events.len() {
        let text = text(&events[place..]);
        let Event::Start(Tag::Heading { level, id, .. }) = &mut events[place] else { continue };
        let own = unique(&anchor(&text), &mut used);
        *id = Some(own.clone().into());
        let heading = Heading { id: own, text, parts: Vec::new() };
        match (*level, headings.last_mut()) {
            (HeadingLevel::H2, _) => headings.push(heading),
            (HeadingLevel::H3, Some(above)) => above.parts.push(heading),
            _ => {}
        }
    }
    headings
}

/// What a heading says, without its marks.
fn text(from: &[Event]) -> String {
    let within = from.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    within
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        })
        .collect()
}

/// Letters and digits, in lower case, parted by hyphens.
fn anchor(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The anchor, or with `-2` and on where it is taken.
fn unique(anchor: &str, used: &mut BTreeSet<String>) -> String {
    // The frame of the pages has these.
    let taken = |id: &str| ["", "content", "find", "hint"].contains(&id) || used.contains(id);
    let numbered = (2..).map(|number| format!("{anchor}-{number}"));
    let id = std::iter::once(anchor.to_owned()).chain(numbered).find(|id| !taken(id)).unwrap_or_default();
    used.insert(id.clone());
    id
}

#[cfg(test)]
mod tests {
    use super::super::tests::rendered;
    use super::*;

    #[test]
    fn headings_get_an_address() {
        assert_eq!(
            rendered("## Ce que l’on mesure").html,
            "<h2 id=\"ce-que-l-on-mesure\">Ce que l’on mesure</h2>\n"
        );
    }

    #[test]
    fn headings_with_the_same_words_get_addresses_of_their_own() {
        let found = rendered("## Costs\n\n## Costs 2\n\n## Costs\n\n## Content\n\n## ?\n");
        let ids: Vec<&str> = found.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!(ids, ["costs", "costs-2", "costs-3", "content-2", "-2"]);
        for id in ids {
            assert!(found.html.contains(&format!("<h2 id=\"{id}\">")), "{id}");
        }
    }

    #[test]
    fn contents_nest_to_level_three_and_say_the_words_without_marks() {
        let found = rendered("# Title\n\n### Before\n\n## A & *b*\n\n### `c`\n\n#### d\n\n## E\n").headings;
        let heading = |id: &str, text: &str, parts| Heading { id: id.into(), text: text.into(), parts };
        let under = vec![heading("c", "c", Vec::new())];
        assert_eq!(found, [heading("a-b", "A & b", under), heading("e", "E", Vec::new())]);
    }
}
