//! Cells of a record.

use std::borrow::Cow;

/// How a cell ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Another cell follows on the record.
    Separator,
    /// The record ended.
    Record,
}

/// A cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    /// What it holds, without its quotes.
    pub(super) text: Cow<'a, [u8]>,
    /// Where the next cell or record begins.
    pub(super) next: usize,
    pub(super) end: End,
}

/// The cell that begins at a place in `bytes`; `None` where a quote is opened and not closed before a
/// separator or the end.
///
/// A quote opens a cell only as its first byte; doubled within, it stands for itself. A record ends with LF
/// or CR LF.
pub(super) fn cell_at(bytes: &[u8], start: usize, separator: u8) -> Option<Cell<'_>> {
    if bytes.get(start) == Some(&b'"') {
        return quoted_at(bytes, start + 1, separator);
    }
    let rest = &bytes[start..];
    let length = rest.iter().position(|byte| *byte == separator || *byte == b'\n').unwrap_or(rest.len());
    let (end, next) = end_at(bytes, start + length, separator);
    let mut text = &rest[..length];
    if end == End::Record {
        text = text.strip_suffix(b"\r").unwrap_or(text);
    }
    Some(Cell { text: Cow::Borrowed(text), next, end })
}

fn quoted_at(bytes: &[u8], start: usize, separator: u8) -> Option<Cell<'_>> {
    let mut text = Cow::Borrowed(&bytes[start..start]);
    let mut from = start;
    loop {
        let close = from + bytes[from..].iter().position(|byte| *byte == b'"')?;
        extend(&mut text, &bytes[from..close]);
        if bytes.get(close + 1) == Some(&b'"') {
            extend(&mut text, b"\"");
            from = close + 2;
            continue;
        }
        let mut after = close + 1;
        if bytes.get(after) == Some(&b'\r') && bytes.get(after + 1).is_none_or(|byte| *byte == b'\n') {
            after += 1;
        }
        let ends = bytes.get(after).is_none_or(|byte| *byte == separator || *byte == b'\n');
        let (end, next) = end_at(bytes, after, separator);
        return ends.then_some(Cell { text, next, end });
    }
}

fn extend<'a>(text: &mut Cow<'a, [u8]>, more: &'a [u8]) {
    if text.is_empty() {
        *text = Cow::Borrowed(more);
    } else {
        text.to_mut().extend_from_slice(more);
    }
}

fn end_at(bytes: &[u8], at: usize, separator: u8) -> (End, usize) {
    match bytes.get(at) {
        Some(byte) if *byte == separator => (End::Separator, at + 1),
        Some(_) => (End::Record, at + 1),
        None => (End::Record, at),
    }
}

/// Line breaks among bytes.
pub(super) fn breaks(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}

/// Where the record that begins at a place ends: behind its line break, or at the end of `bytes` with
/// `false`. A quote that is not closed makes the record go on to the end.
pub(super) fn record_end(bytes: &[u8], mut start: usize, separator: u8) -> (usize, bool) {
    while let Some(cell) = cell_at(bytes, start, separator) {
        start = cell.next;
        if cell.end == End::Record {
            return (start, start > 0 && bytes[start - 1] == b'\n');
        }
    }
    (bytes.len(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(bytes: &[u8]) -> Option<Vec<String>> {
        let (mut start, mut cells) = (0, Vec::new());
        loop {
            let cell = cell_at(bytes, start, b',')?;
            cells.push(String::from_utf8(cell.text.into_owned()).unwrap());
            start = cell.next;
            if cell.end == End::Record {
                assert_eq!(start, bytes.len());
                return Some(cells);
            }
        }
    }

    #[test]
    fn cells_are_split_as_rfc_4180_has_it() {
        let expect = |bytes: &str, cells: &[&str]| assert_eq!(record(bytes.as_bytes()).unwrap(), cells);
        expect("1,,x\n", &["1", "", "x"]);
        expect("1,x\r\n", &["1", "x"]);
        expect("1,\r\n", &["1", ""]);
        expect("1,x", &["1", "x"]);
        expect("1,", &["1", ""]);
        expect("\"a,b\",\"say \"\"so\"\"\",\"\"\r\n", &["a,b", "say \"so\"", ""]);
        expect("\"two\nlines\",5\" pipe\n", &["two\nlines", "5\" pipe"]);
        expect("\"\"\"\"\n", &["\""]);
    }

    #[test]
    fn an_open_quote_and_text_after_a_quote_are_no_cells() {
        assert_eq!(record(b"1,\"x\n"), None);
        assert_eq!(record(b"\"x\"y,1\n"), None);
        assert_eq!(record_end(b"1,\"x\n2,3\n", 0, b','), (9, false));
        assert_eq!(record_end(b"1,\"x\n\"\n2", 0, b','), (7, true));
    }
}
