//! The head of a request: its grammar and its framing (RFC 9112), checked before tiny_http sees it.

use super::problem::{self, Problem};
use super::score_api::{self, BODY_LIMIT};

/// The longest head that is read, in bytes.
pub(super) const HEAD_LIMIT: usize = 16 * 1024;
/// The most header fields in a head.
const FIELD_LIMIT: usize = 100;

/// Header fields that concern the client's connection, not the inner one (RFC 9110, 7.6.1).
const HOP_BY_HOP: [&str; 7] =
    ["Connection", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade", "Expect"];

/// A head that is sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The head for the inner connection.
    pub(super) forwarded: Vec<u8>,
    /// How many bytes follow.
    pub(super) body_length: usize,
    /// Whether the response has no body.
    pub(super) is_head_request: bool,
    /// Whether another request may follow on the connection.
    pub(super) keeps_alive: bool,
    /// Whether the client waits for `100 Continue` before it sends the body.
    pub(super) awaits_continue: bool,
}

/// Reads a head that ends with an empty line.
///
/// Refuses a broken request line or field, an HTTP version other than 1.0 and 1.1, a missing or
/// doubled `Host`, a doubled or broken `Content-Length`, any `Transfer-Encoding`, a body over the
/// limit and an unknown expectation.
pub(super) fn parse(bytes: &[u8]) -> Result<Head, Problem> {
    let text = std::str::from_utf8(bytes).ok().filter(|text| text.is_ascii()).ok_or_else(not_ascii)?;
    let mut lines = text.trim_end_matches("\r\n").split("\r\n");
    let line = RequestLine::parse(lines.next().unwrap_or_default())?;
    let fields = lines.map(parse_field).collect::<Result<Vec<_>, _>>()?;
    if fields.len() > FIELD_LIMIT {
        return Err(too_long());
    }
    let fields = Fields(fields);
    fields.check_host()?;
    let body_length = fields.body_length()?;
    Ok(Head {
        forwarded: fields.forwarded(&line),
        body_length,
        is_head_request: line.method == "HEAD",
        keeps_alive: line.is_1_1 && !fields.asks_to_close(),
        awaits_continue: fields.awaits_continue()?,
    })
}

struct RequestLine<'a> {
    method: &'a str,
    target: &'a str,
    is_1_1: bool,
}

impl<'a> RequestLine<'a> {
    fn parse(line: &'a str) -> Result<Self, Problem> {
        let parts: Vec<&str> = line.split(' ').collect();
        let &[method, target, version] = parts.as_slice() else {
            return Err(broken_line());
        };
        if !is_token(method) || target.is_empty() || !target.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(broken_line());
        }
        match version {
            "HTTP/1.0" | "HTTP/1.1" => Ok(Self { method, target, is_1_1: version == "HTTP/1.1" }),
            _ if version.starts_with("HTTP/") => Err(Problem::new(
                &problem::WRONG_VERSION,
                "Ce service parle HTTP/1.1 et HTTP/1.0.",
                "This service speaks HTTP/1.1 and HTTP/1.0.",
            )),
            _ => Err(broken_line()),
        }
    }
}

/// A header field, its value trimmed. Folded lines and blanks before the colon are refused.
fn parse_field(line: &str) -> Result<(&str, &str), Problem> {
    let sound = |(name, value): &(&str, &str)| {
        is_token(name) && value.bytes().all(|b| matches!(b, b'\t' | b' '..=b'~'))
    };
    line.split_once(':').filter(sound).map(|(name, value)| (name, value.trim())).ok_or_else(|| {
        broken(
            "Une ligne d'en-tête n'a pas la forme « Nom: valeur ».",
            "A header line does not read \"Name: value\".",
        )
    })
}

/// RFC 9110, 5.6.2.
fn is_token(text: &str) -> bool {
    let is_token_byte = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(is_token_byte)
}

struct Fields<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Fields<'a> {
    fn named(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// RFC 9112, 3.2: exactly one.
    fn check_host(&self) -> Result<(), Problem> {
        if self.named("Host").count() == 1 {
            return Ok(());
        }
        Err(broken(
            "La requête doit porter exactement un en-tête Host.",
            "The request must carry exactly one Host header.",
        ))
    }

    /// RFC 9112, 6.3, without what it leaves to the server's mercy.
    fn body_length(&self) -> Result<usize, Problem> {
        let lengths: Vec<&str> = self.named("Content-Length").collect();
        let is_encoded = self.named("Transfer-Encoding").next().is_some();
        match (is_encoded, lengths.as_slice()) {
            (true, []) => Err(Problem::new(
                &problem::NO_LENGTH,
                "Le corps doit être envoyé avec Content-Length, sans Transfer-Encoding.",
                "The body must be sent with Content-Length, without Transfer-Encoding.",
            )),
            (true, _) => Err(broken(
                "Content-Length et Transfer-Encoding ne vont pas ensemble.",
                "Content-Length and Transfer-Encoding do not go together.",
            )),
            (false, []) => Ok(0),
            (false, [length]) => read_length(length),
            (false, _) => Err(broken(
                "La requête doit porter un seul en-tête Content-Length.",
                "The request must carry a single Content-Length header.",
            )),
        }
    }

    fn asks_to_close(&self) -> bool {
        self.named("Connection").flat_map(|value| value.split(',')).any(|option| {
            let option = option.trim();
            option.eq_ignore_ascii_case("close") || option.eq_ignore_ascii_case("upgrade")
        })
    }

    fn awaits_continue(&self) -> Result<bool, Problem> {
        let mut expectations = self.named("Expect");
        let first = expectations.next();
        if first.into_iter().chain(expectations).all(|e| e.eq_ignore_ascii_case("100-continue")) {
            return Ok(first.is_some());
        }
        Err(Problem::new(
            &problem::EXPECTATION,
            "L'en-tête Expect ne peut valoir que 100-continue.",
            "The Expect header can only be 100-continue.",
        ))
    }

    fn forwarded(&self, line: &RequestLine<'_>) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\n", line.method, line.target);
        let end_to_end =
            |(name, _): &&(&str, &str)| !HOP_BY_HOP.iter().any(|hop| name.eq_ignore_ascii_case(hop));
        for (name, value) in self.0.iter().filter(end_to_end) {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        head.into_bytes()
    }
}

/// Digits only: `usize::from_str` would take a plus sign.
fn read_length(digits: &str) -> Result<usize, Problem> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(broken(
            "Content-Length doit être un nombre entier.",
            "Content-Length must be a whole number.",
        ));
    }
    digits.parse().ok().filter(|length| *length <= BODY_LIMIT).ok_or_else(score_api::too_large)
}

fn broken(fr: &str, en: &str) -> Problem {
    Problem::new(&problem::BROKEN_REQUEST, fr, en)
}

fn not_ascii() -> Problem {
    broken("L'en-tête de la requête doit être en ASCII.", "The head of the request must be ASCII.")
}

fn broken_line() -> Problem {
    broken(
        "La première ligne doit être de la forme « GET /chemin HTTP/1.1 ».",
        "The first line must read like \"GET /path HTTP/1.1\".",
    )
}

/// The head is longer than the limit, or has too many fields.
pub(super) fn too_long() -> Problem {
    Problem::new(
        &problem::HEAD_TOO_LARGE,
        format!("Les en-têtes ne doivent pas dépasser {HEAD_LIMIT} octets et {FIELD_LIMIT} lignes."),
        format!("The head must not exceed {HEAD_LIMIT} bytes and {FIELD_LIMIT} lines."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> u16 {
        match parse(head.as_bytes()) {
            Ok(_) => 200,
            Err(problem) => problem.response(crate::features::Language::Fr).status,
        }
    }

    #[test]
    fn a_sound_head_is_passed_on_without_what_concerns_the_connection() {
        let head = parse(b"POST /a?b HTTP/1.1\r\nHost: localhost\r\nTE: chunked\r\nConnection: close\r\nExpect: 100-Continue\r\nContent-Length: 12\r\n\r\n").unwrap();
        let forwarded = b"POST /a?b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 12\r\n\r\n".to_vec();
        let expected = Head {
            forwarded,
            body_length: 12,
            is_head_request: false,
            keeps_alive: false,
            awaits_continue: true,
        };
        assert_eq!(head, expected);
    }

    #[test]
    fn only_version_1_1_without_close_keeps_the_connection() {
        assert!(parse(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").unwrap().keeps_alive);
        assert!(!parse(b"GET / HTTP/1.0\r\nHost: a\r\n\r\n").unwrap().keeps_alive);
        assert!(!parse(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n").unwrap().keeps_alive);
    }

    #[test]
    fn unsound_heads_are_refused_with_their_status() {
        let cases = [
            (400, "GET / HTTP/1.1\r\n\r\n"),
            (400, "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
            (400, "GET /\r\nHost: a\r\n\r\n"),
            (400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
            (400, "G(T / HTTP/1.1\r\nHost: a\r\n\r\n"),
            (400, "GET /é HTTP/1.1\r\nHost: a\r\n\r\n"),
            (400, "GET / HTTP/1.1\r\nHost : a\r\n\r\n"),
            (400, "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n"),
            (400, "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n"),
            (400, "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n"),
            (400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n"),
            (400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n"),
            (400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n"),
            (400, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
            (411, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"),
            (413, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n"),
            (417, "POST / HTTP/1.1\r\nHost: a\r\nExpect: a cake\r\n\r\n"),
            (505, "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
        ];
        for (expected, head) in cases {
            assert_eq!(status(head), expected, "{head}");
        }
        let many = "X: y\r\n".repeat(FIELD_LIMIT);
        assert_eq!(status(&format!("GET / HTTP/1.1\r\nHost: a\r\n{many}\r\n")), 431);
    }
}
