//! The opening tags of a page, by the rules of HTML's tokens that pages use.
//!
//! Every page of every client passes here, so nothing is copied. Source: WHATWG HTML, 13.2.5 (Tokenization).

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name, as it is written.
    pub(super) name: &'a str,
    pub(super) attributes: Vec<Attribute<'a>>,
}

/// An attribute; one without a value has an empty one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

/// The opening tags of a page, in their order.
pub(super) fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            rest = rest.get(rest.find('<')? + 1..)?;
            if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (tag, after) = tag(rest);
                rest = past_raw_text(tag.name, after);
                return Some(tag);
            }
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
            }
        }
    })
}

/// What follows the text of an element in which there are no tags.
fn past_raw_text<'a>(name: &str, rest: &'a str) -> &'a str {
    let end = match name {
        "script" => "</script",
        "style" => "</style",
        "textarea" => "</textarea",
        _ => return rest,
    };
    rest.find(end).map_or("", |at| &rest[at..])
}

fn tag(text: &str) -> (Tag<'_>, &str) {
    let (name, mut rest) = cut(text, |c| c.is_ascii_whitespace() || matches!(c, '>' | '/'));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        match rest.strip_prefix('>') {
            Some(after) => return (Tag { name, attributes }, after),
            None if rest.is_empty() => return (Tag { name, attributes }, rest),
            None => {
                let (attribute, after) = attribute(rest);
                attributes.push(attribute);
                rest = after;
            }
        }
    }
}

fn attribute(text: &str) -> (Attribute<'_>, &str) {
    // A stray `=` at the start is part of a name, so that there is always a step ahead.
    let skipped = usize::from(text.starts_with('='));
    let (_, tail) = cut(&text[skipped..], |c| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'));
    let (name, rest) = text.split_at(text.len() - tail.len());
    let Some(after) = rest.trim_start().strip_prefix('=') else {
        return (Attribute { name, value: "" }, rest);
    };
    let (value, rest) = value(after.trim_start());
    (Attribute { name, value }, rest)
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    cut(text, |c| c.is_ascii_whitespace() || c == '>')
}

fn cut(text: &str, at: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(at).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let html = "<p>a<a href=\"x?a=1\" class='b c' id=d data-e>t</a><br/><i x = y>";
        let read: Vec<(&str, Vec<(&str, &str)>)> = tags(html)
            .map(|tag| (tag.name, tag.attributes.iter().map(|a| (a.name, a.value)).collect()))
            .collect();
        let link = vec![("href", "x?a=1"), ("class", "b c"), ("id", "d"), ("data-e", "")];
        assert_eq!(read, [("p", vec![]), ("a", link), ("br", vec![]), ("i", vec![("x", "y")])]);
    }

    #[test]
    fn what_is_cut_off_ends_the_reading() {
        for html in ["<", "<p", "<p ", "<p a", "<p a=", "<p a=\"", "<p =", "<!--", "<script>", "a < b"] {
            assert!(tags(html).count() <= 1, "{html}");
        }
    }
}
