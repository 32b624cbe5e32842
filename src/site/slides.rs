//! The slides: a page of content as a deck.
//!
//! `slides.md` is filled and rendered as every page is; a thematic break (`---`) ends a slide, and what follows a paragraph
//! that is `???` is what the speaker says.

use serde::Serialize;

use super::error::SiteError;
use crate::features::Language;

/// The content page that is a deck.
const SLUG: &str = "slides";
/// Slides at most: what the brief of the company allows.
const MOST: usize = 30;
/// What stands between two slides.
const BREAK: &str = "<hr />\n";
/// What stands before what the speaker says.
const NOTES: &str = "<p>???</p>\n";

/// A slide.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Slide {
    /// Its place, from 1: `#5` leads to the fifth.
    number: usize,
    /// What its first heading says, in plain text.
    title: String,
    /// The id of that heading.
    heading: String,
    body: String,
    notes: Option<String>,
}

/// The slides of a page's HTML, where it is the deck; none where it is another page.
pub(super) fn of(slug: &str, language: Language, html: &str) -> Result<Vec<Slide>, SiteError> {
    if slug != SLUG {
        return Ok(Vec::new());
    }
    let path = format!("content/{}/{SLUG}.md", language.code());
    slides(html).map_err(|what| SiteError::FaultyPage { path, what })
}

/// Parts the HTML of a page; an error says what is wrong and what to do.
fn slides(html: &str) -> Result<Vec<Slide>, String> {
    let parts: Vec<&str> = html.split(BREAK).collect();
    if parts.len() > MOST {
        return Err(format!("it has {} slides, and a deck has at most {MOST}: take some out", parts.len()));
    }
    let mut slides: Vec<Slide> = Vec::with_capacity(parts.len());
    for (place, part) in parts.into_iter().enumerate() {
        let before = slides.last().map_or("the start", |slide| slide.title.as_str());
        let slide = slide(place + 1, part);
        slides.push(slide.map_err(|what| format!("slide {}, after “{before}”, {what}", place + 1))?);
    }
    Ok(slides)
}

fn slide(number: usize, html: &str) -> Result<Slide, String> {
    let (body, notes) = html.split_once(NOTES).map_or((html, None), |(body, notes)| (body, Some(notes)));
    if body.trim().is_empty() {
        return Err("is empty: take out one of the lines `---`, or write `## ` and a title".to_owned());
    }
    if notes.is_some_and(|notes| notes.trim().is_empty()) {
        return Err("has a line `???` and no notes under it: write them, or take it out".to_owned());
    }
    let untitled = || "has no heading: start it with `## ` and a title".to_owned();
    let (id, title) = heading(body).ok_or_else(untitled)?;
    Ok(Slide {
        number,
        title,
        heading: id.to_owned(),
        body: body.to_owned(),
        notes: notes.map(str::to_owned),
    })
}

/// The id and the words of the first heading that Markdown made and that has words.
fn heading(html: &str) -> Option<(&str, String)> {
    let mut found = html.match_indices("<h").filter_map(|(at, _)| {
        let rest = &html[at + 2..];
        let level = rest.chars().next()?.to_digit(10)?;
        let (id, rest) = rest[1..].strip_prefix(" id=\"")?.split_once("\">")?;
        let (inner, _) = rest.split_once(&format!("</h{level}>"))?;
        let title = plain(inner);
        (!title.is_empty()).then_some((id, title))
    });
    found.next()
}

/// Words without tags; what was escaped stays so, for the template writes it as it is.
fn plain(html: &str) -> String {
    let text: String = html
        .split('<')
        .enumerate()
        .map(|(place, part)| match place {
            0 => part,
            _ => part.split_once('>').map_or("", |(_, text)| text),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::site::markdown::render;
    use crate::site::strings::Strings;
    use crate::site::theme::Theme;

    fn deck(markdown: &str) -> Result<Vec<Slide>, String> {
        let theme = Theme::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore")).unwrap();
        slides(&render(markdown, &Strings::read(&theme, Language::En).unwrap()).html)
    }

    #[test]
    fn a_line_of_dashes_ends_a_slide_and_notes_follow_question_marks() {
        let deck =
            deck("## One *of* a & b\n\nText\n\n???\n\nSay **this**\n\n---\n\n## Two\n\n- a\n").unwrap();
        assert_eq!(deck.len(), 2);
        assert_eq!((deck[0].number, deck[0].title.as_str()), (1, "One of a &amp; b"));
        assert_eq!(deck[0].heading, "one-of-a-b");
        assert!(deck[0].body.ends_with("<p>Text</p>\n"), "{}", deck[0].body);
        assert_eq!(deck[0].notes.as_deref(), Some("<p>Say <strong>this</strong></p>\n"));
        assert_eq!((deck[1].number, &deck[1].notes), (2, &None));
        assert!(deck[1].body.contains("<li>a</li>"));
    }

    #[test]
    fn two_slides_may_have_one_title() {
        let deck = deck("## Same\n\n---\n\n## Same\n").unwrap();
        assert_eq!((deck[0].title == deck[1].title, deck[1].heading.as_str()), (true, "same-2"));
    }

    #[test]
    fn dashes_and_question_marks_inside_code_or_text_are_no_breaks() {
        let deck = deck("## One\n\n```\n---\n???\n```\n\nWhy ??? Because\n").unwrap();
        assert_eq!((deck.len(), &deck[0].notes), (1, &None));
    }

    #[test]
    fn thirty_slides_are_a_deck_and_one_more_is_not() {
        let of = |slides: usize| deck(&vec!["## Title\n"; slides].join("\n---\n\n"));
        assert_eq!(of(30).unwrap().len(), 30);
        assert_eq!(of(31).unwrap_err(), "it has 31 slides, and a deck has at most 30: take some out");
    }

    #[test]
    fn an_empty_slide_one_without_a_heading_and_empty_notes_are_refused_with_their_place() {
        for empty in
            ["## One\n\n---\n", "## One\n\n---\n\n---\n\n## Three\n", "## One\n\n---\n\n???\n\nNotes\n"]
        {
            let error = deck(empty).unwrap_err();
            assert!(error.starts_with("slide 2, after “One”, is empty: take out"), "{error}");
        }
        let error = deck("Text\n").unwrap_err();
        assert_eq!(error, "slide 1, after “the start”, has no heading: start it with `## ` and a title");
        assert!(deck("## \n\nText\n").unwrap_err().contains("has no heading"));
        assert!(deck("## One\n\n???\n").unwrap_err().contains("no notes under it"));
    }
}
