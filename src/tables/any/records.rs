//! Records of a text, a batch at a time, as pandas.read_csv splits it: a line ends with LF, CR LF or CR,
//! lines of nothing but blanks are passed over, and a quote opens only at the start of a cell.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memchr3};

/// What a batch reads at once, in bytes.
const BYTES: usize = 2 << 20;
/// The longest record: a quote that is never closed would make one of the whole file.
const LONGEST: usize = 16 << 20;

/// Why no more records come.
#[derive(Debug)]
pub(super) enum ReadFault {
    /// The file cannot be read on.
    Read(io::Error),
    /// A quote in the record that begins on this line is not closed.
    Quote(usize),
    /// A line is too long to be one of a table.
    Long,
}

/// Where a record lies in the text of its batch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line on which it begins.
    pub(super) line: usize,
    /// Whether a cell of it begins with a quote.
    pub(super) quoted: bool,
}

/// Records that follow one another, and the fault behind them.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) text: Vec<u8>,
    pub(super) records: Vec<Record>,
    pub(super) fault: Option<ReadFault>,
}

impl Batch {
    /// Whether nothing follows the batch before.
    pub(super) fn is_over(&self) -> bool {
        self.records.is_empty() && self.fault.is_none()
    }
}

/// The records of a text.
pub(super) struct Records<R> {
    source: R,
    separator: u8,
    /// What was read of a record that is not yet whole.
    rest: Vec<u8>,
    line: usize,
    over: bool,
}

/// Why the end of a record is not found.
enum Unfinished {
    /// Within quotes.
    Quoted,
    Plain,
}

impl<R: Read> Records<R> {
    /// The records of a text that begins without a byte order mark.
    pub(super) fn new(source: R, separator: u8) -> Self {
        Self { source, separator, rest: Vec::new(), line: 1, over: false }
    }

    /// Fills a batch; it is over at the end of the text.
    pub(super) fn fill(&mut self, batch: &mut Batch) {
        batch.text.clear();
        batch.records.clear();
        batch.fault = None;
        batch.text.append(&mut self.rest);
        let mut done = 0;
        while batch.is_over() && !self.over {
            match (&mut self.source).take(BYTES as u64).read_to_end(&mut batch.text) {
                Ok(count) => self.over = count < BYTES,
                Err(cause) => batch.fault = Some(ReadFault::Read(cause)),
            }
            done = self.split(batch, done);
        }
        self.rest.extend_from_slice(&batch.text[done..]);
    }

    /// Finds the records from a place on; gives the place behind them.
    fn split(&mut self, batch: &mut Batch, from: usize) -> usize {
        let text = &batch.text;
        let mut at = from;
        loop {
            at = self.pass_over_blank_lines(text, at);
            if at == text.len() {
                return at;
            }
            match self.find_end(text, at) {
                Ok((mut record, next)) => {
                    record.line = self.line;
                    self.line += 1;
                    if record.quoted {
                        self.line += memchr_iter(b'\n', &text[at..record.end]).count();
                    }
                    batch.records.push(record);
                    at = next;
                }
                Err(Unfinished::Quoted) if self.over || text.len() - at > LONGEST => {
                    batch.fault = Some(ReadFault::Quote(self.line));
                    return at;
                }
                Err(Unfinished::Plain) if text.len() - at > LONGEST => {
                    batch.fault = Some(ReadFault::Long);
                    return at;
                }
                Err(_) => return at,
            }
        }
    }

    fn pass_over_blank_lines(&mut self, text: &[u8], from: usize) -> usize {
        let mut start = from;
        loop {
            let blank = |byte: &&u8| matches!(byte, b' ' | b'\t') && **byte != self.separator;
            let at = start + text[start..].iter().take_while(blank).count();
            match (text.get(at), text.get(at + 1)) {
                (None, _) if self.over => return at,
                (Some(b'\r'), Some(b'\n')) => start = at + 2,
                (Some(b'\n'), _) | (Some(b'\r'), Some(_)) => start = at + 1,
                (Some(b'\r'), None) if self.over => return at + 1,
                _ => return start,
            }
            self.line += 1;
        }
    }

    /// The record from a place on, its line yet unknown, and the place behind it.
    fn find_end(&self, text: &[u8], start: usize) -> Result<(Record, usize), Unfinished> {
        let mut quoted = false;
        let mut at = start;
        loop {
            let found = memchr3(b'\n', b'\r', b'"', &text[at..]);
            let Some(found) = found.map(|found| at + found) else {
                let end = text.len();
                let whole = (Record { start, end, line: 0, quoted }, end);
                return if self.over { Ok(whole) } else { Err(Unfinished::Plain) };
            };
            let next = match (text[found], text.get(found + 1)) {
                (b'"', _) => {
                    at = found + 1;
                    if found == start || text[found - 1] == self.separator {
                        quoted = true;
                        at = closing_quote(text, at).ok_or(Unfinished::Quoted)? + 1;
                    }
                    continue;
                }
                (b'\r', None) if !self.over => return Err(Unfinished::Plain),
                (b'\r', Some(b'\n')) => found + 2,
                _ => found + 1,
            };
            return Ok((Record { start, end: found, line: 0, quoted }, next));
        }
    }
}

/// The quote that closes one before a place; two in a row stand for one within.
pub(super) fn closing_quote(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let quote = at + memchr(b'"', &text[at..])?;
        if text.get(quote + 1) != Some(&b'"') {
            return Some(quote);
        }
        at = quote + 2;
    }
}
