//! A request and its response, without a socket.

use crate::features::Language;

/// A whole request, as [`route`](super::route) sees it.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The method, in capitals as it was sent.
    pub method: &'a str,
    /// Path and query, still percent-encoded.
    pub target: &'a str,
    /// Names and values of the header fields, in the order in which they came.
    pub headers: &'a [(String, String)],
    /// The body; one byte more than the limit is enough to tell that it is too long.
    pub body: &'a [u8],
}

impl<'a> Request<'a> {
    /// The first value of a header field; names know no case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&'a str> {
        let named = |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        self.headers.iter().find(named).map(|(_, value)| value.as_str())
    }

    /// The target without its query.
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.target.split_once('?').map_or(self.target, |(path, _)| path)
    }

    /// The target's query, without the question mark.
    #[must_use]
    pub fn query(&self) -> Option<&'a str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// The language that `Accept-Language` prefers (RFC 9110, 12.5.4); French unless English wins.
    #[must_use]
    pub fn language(&self) -> Language {
        self.header("Accept-Language").map_or(Language::Fr, preferred_language)
    }
}

/// The heavier of French and English in a list such as `en-GB, fr;q=0.8`; the first on a tie.
fn preferred_language(list: &str) -> Language {
    let mut best = (Language::Fr, 0.0);
    for item in list.split(',') {
        let (range, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let weight = weight.trim().trim_start_matches("q=").parse().unwrap_or(0.0);
        let primary = range.trim().split('-').next().unwrap_or_default();
        let known = Language::ALL.into_iter().find(|known| primary.eq_ignore_ascii_case(known.code()));
        if let Some(language) = known.filter(|_| weight > best.1) {
            best = (language, weight);
        }
    }
    best.0
}

/// What the service answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names and values of the header fields.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// A response with a body of a type.
    #[must_use]
    pub fn new(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        Self { status, headers: vec![("Content-Type", content_type.to_owned())], body }
    }

    /// The same response with one more header field.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The first value of a header field; names know no case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |(key, _): &&(&str, String)| key.eq_ignore_ascii_case(name);
        self.headers.iter().find(named).map(|(_, value)| value.as_str())
    }

    /// The same response without its body, whose length is still told (RFC 9110, 9.3.2 and 15.4.5).
    #[must_use]
    pub fn without_body(self) -> Self {
        let length = self.body.len().to_string();
        Self { body: Vec::new(), ..self.with("Content-Length", length) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heavier_language_wins_and_french_is_the_default() {
        let cases = [
            ("en", Language::En),
            ("en-GB,en;q=0.9", Language::En),
            ("fr-CA, en;q=0.9", Language::Fr),
            ("fr;q=0.5, en;q=0.8", Language::En),
            ("de, es", Language::Fr),
            ("en;q=0", Language::Fr),
            ("en;q=NaN", Language::Fr),
            ("", Language::Fr),
        ];
        for (list, expected) in cases {
            assert_eq!(preferred_language(list), expected, "{list}");
        }
    }
}
