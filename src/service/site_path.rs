//! The path of a URL as segments that cannot leave a folder.

use std::path::{Component, Path};

/// A path inside the site: plain names, and whether it names a folder (it ends with `/`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SitePath {
    pub(super) names: Vec<String>,
    pub(super) is_folder: bool,
}

impl SitePath {
    /// Reads the path of a URL, percent-decoded once.
    ///
    /// `None` where it does not begin with `/`, where an escape is broken or is not UTF-8, and
    /// where a segment is empty, begins with a dot (so `.`, `..` and hidden files) or holds a
    /// slash, a backslash or a control character.
    pub(super) fn parse(path: &str) -> Option<Self> {
        let mut names = Vec::new();
        let mut segments = path.strip_prefix('/')?.split('/').peekable();
        while let Some(segment) = segments.next() {
            if segment.is_empty() && segments.peek().is_none() {
                return Some(Self { names, is_folder: true });
            }
            names.push(plain_name(segment)?);
        }
        Some(Self { names, is_folder: false })
    }

    /// The path as a URL path, percent-encoded anew, with a slash at its end.
    pub(super) fn folder_url(&self) -> String {
        self.names.iter().fold("/".to_owned(), |url, name| url + &percent_encode(name) + "/")
    }
}

fn plain_name(segment: &str) -> Option<String> {
    let name = percent_decode(segment)?;
    let mut components = Path::new(&name).components();
    // One normal component: on Windows this also refuses `C:` and the like.
    let alone = matches!((components.next(), components.next()), (Some(Component::Normal(_)), None));
    let plain = !name.starts_with('.') && !name.contains(|c: char| matches!(c, '/' | '\\') || c.is_control());
    (alone && plain).then_some(name)
}

fn percent_decode(segment: &str) -> Option<String> {
    let mut bytes = segment.bytes();
    let mut decoded = Vec::with_capacity(segment.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex_digit(bytes.next()?)? * 16 + hex_digit(bytes.next()?)?,
            _ => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn percent_encode(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.extend(["%", &format!("{byte:02X}")]),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_paths_are_decoded_once() {
        let path = SitePath::parse("/fr/notes%20de%20m%C3%A9thode/").unwrap();
        assert_eq!(
            (path.names.as_slice(), path.is_folder),
            (&["fr", "notes de méthode"].map(String::from)[..], true)
        );
        assert_eq!(path.folder_url(), "/fr/notes%20de%20m%C3%A9thode/");
        assert_eq!(SitePath::parse("/a%252e%252e").unwrap().names, ["a%2e%2e"]);
        assert_eq!(SitePath::parse("/").unwrap(), SitePath { names: vec![], is_folder: true });
    }

    #[test]
    fn what_could_leave_the_folder_is_refused() {
        let refused = [
            "",
            "fr",
            "//",
            "//evil.example",
            "/fr//x",
            "/../x",
            "/fr/..",
            "/./x",
            "/%2e%2e/x",
            "/.%2E/x",
            "/.git/config",
            "/%2Egit",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/a%00",
            "/a%0d%0ab",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
            "/%+1",
        ];
        for path in refused {
            assert_eq!(SitePath::parse(path), None, "{path}");
        }
    }
}
