//! The opening tags of a page, by the rules of HTML's tokens that pages use.
//!
//! Every page of every client passes here, so nothing is copied. Source: WHATWG HTML, 13.2.5 (Tokenization).

use memchr::{memchr, memmem};

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a, 't> {
    /// Its name, as it is written.
    pub(super) name: &'a str,
    pub(super) attributes: &'t [Attribute<'a>],
}

/// An attribute; one without a value has an empty one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

/// The opening tags of a page, in their order.
pub(super) struct Tags<'a> {
    rest: &'a str,
    /// Those of the tag that was read last.
    attributes: Vec<Attribute<'a>>,
}

impl<'a> Tags<'a> {
    pub(super) const fn of(html: &'a str) -> Self {
        Self { rest: html, attributes: Vec::new() }
    }

    /// The next tag, until there is none.
    pub(super) fn next(&mut self) -> Option<Tag<'a, '_>> {
        loop {
            self.rest = &self.rest[memchr(b'<', self.rest.as_bytes())? + 1..];
            if self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (name, after) = cut(self.rest, |b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/'));
                self.rest = after;
                self.take_attributes();
                self.rest = past_raw_text(name, self.rest);
                return Some(Tag { name, attributes: &self.attributes });
            }
            if let Some(comment) = self.rest.strip_prefix("!--") {
                self.rest = memmem::find(comment.as_bytes(), b"-->").map_or("", |at| &comment[at + 3..]);
            }
        }
    }

    fn take_attributes(&mut self) {
        self.attributes.clear();
        loop {
            self.rest = self.rest.trim_ascii_start();
            match self.rest.as_bytes().first() {
                None => return,
                Some(b'>') => {
                    self.rest = &self.rest[1..];
                    return;
                }
                Some(b'/') => self.rest = &self.rest[1..],
                Some(_) => {
                    let (attribute, after) = attribute(self.rest);
                    self.attributes.push(attribute);
                    self.rest = after;
                }
            }
        }
    }
}

/// What follows the text of an element in which there are no tags.
fn past_raw_text<'a>(name: &str, rest: &'a str) -> &'a str {
    let end = match name {
        "script" => "</script",
        "style" => "</style",
        "textarea" => "</textarea",
        _ => return rest,
    };
    memmem::find(rest.as_bytes(), end.as_bytes()).map_or("", |at| &rest[at..])
}

fn attribute(text: &str) -> (Attribute<'_>, &str) {
    // A stray `=` at the start is part of a name, so that there is always a step ahead.
    let skipped = usize::from(text.starts_with('='));
    let (_, tail) = cut(&text[skipped..], |b| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/'));
    let (name, rest) = text.split_at(text.len() - tail.len());
    let Some(after) = rest.trim_ascii_start().strip_prefix('=') else {
        return (Attribute { name, value: "" }, rest);
    };
    let (value, rest) = value(after.trim_ascii_start());
    (Attribute { name, value }, rest)
}

fn value(text: &str) -> (&str, &str) {
    if let Some(quote @ (b'"' | b'\'')) = text.as_bytes().first() {
        let quoted = &text[1..];
        return memchr(*quote, quoted.as_bytes())
            .map_or((quoted, ""), |at| (&quoted[..at], &quoted[at + 1..]));
    }
    cut(text, |b| b.is_ascii_whitespace() || b == b'>')
}

/// Cuts before the first of some ASCII signs.
fn cut(text: &str, at: impl Fn(u8) -> bool) -> (&str, &str) {
    text.split_at(text.bytes().position(at).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let html = "<p>a<a href=\"x?a=1\" class='b c' id=d data-e>t</a><br/><i x = y>";
        let (mut tags, mut read) = (Tags::of(html), Vec::new());
        while let Some(tag) = tags.next() {
            read.push((tag.name, tag.attributes.iter().map(|a| (a.name, a.value)).collect::<Vec<_>>()));
        }
        let link = vec![("href", "x?a=1"), ("class", "b c"), ("id", "d"), ("data-e", "")];
        assert_eq!(read, [("p", vec![]), ("a", link), ("br", vec![]), ("i", vec![("x", "y")])]);
    }

    #[test]
    fn what_is_cut_off_ends_the_reading() {
        for html in ["<", "<p", "<p ", "<p a", "<p a=", "<p a=\"", "<p =", "<!--", "<script>", "a < b"] {
            let mut tags = Tags::of(html);
            assert!(tags.next().is_none() || tags.next().is_none(), "{html}");
        }
    }
}
