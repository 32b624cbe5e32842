//! Records as the csv crate splits them, a batch at a time.

use std::io::{self, Read};

use csv::{ByteRecord, Position, ReaderBuilder, Terminator};

/// What a batch holds at most: bytes of text, and records.
const BYTES: usize = 2 << 20;
const RECORDS: usize = 1 << 14;
/// The longest record: a quote that is never closed would make one of the whole file.
const LONGEST: usize = 16 << 20;
/// What we add to the text: a record of its own, unless it falls into a quote that is not closed. The csv
/// crate ends such a quote with the text and says nothing.
const END: &[u8] = b"\n\x1A\n";

/// Why no more records come.
#[derive(Debug)]
pub(super) enum ReadFault {
    /// The file cannot be read on.
    Read(io::Error),
    /// A quote on the record that begins on this line is not closed.
    Quote(usize),
}

/// Records that follow one another, and the fault behind them. Filled again, it reuses their memory.
#[derive(Default)]
pub(super) struct Batch {
    records: Vec<ByteRecord>,
    height: usize,
    pub(super) fault: Option<ReadFault>,
}

impl Batch {
    pub(super) fn records(&self) -> &[ByteRecord] {
        &self.records[..self.height]
    }

    /// Whether nothing follows the batch before.
    pub(super) fn is_over(&self) -> bool {
        self.height == 0 && self.fault.is_none()
    }

    fn next_record(&mut self) -> &mut ByteRecord {
        if self.height == self.records.len() {
            self.records.push(ByteRecord::new());
        }
        let record = &mut self.records[self.height];
        if record.as_slice().len() > BYTES {
            *record = ByteRecord::new();
        }
        record
    }
}

/// The records of a text.
pub(super) struct Batches<R> {
    reader: csv::Reader<Source<R>>,
}

impl<R: Read> Batches<R> {
    pub(super) fn new(text: R, separator: u8) -> Self {
        let source = Source { text, end: END, given: 0, left: LONGEST };
        Self { reader: splitter(separator).from_reader(source) }
    }

    /// Fills a batch; it is over at the end of the text.
    pub(super) fn fill(&mut self, batch: &mut Batch) {
        (batch.height, batch.fault) = (0, None);
        let mut bytes = 0;
        while batch.height < RECORDS && bytes < BYTES {
            let record = batch.next_record();
            match self.read(record) {
                Ok(true) => {
                    bytes += record.as_slice().len();
                    batch.height += 1;
                }
                Ok(false) => break,
                Err(fault) => {
                    batch.fault = Some(fault);
                    break;
                }
            }
        }
    }

    /// Reads a record and notes its line; `false` at the end.
    pub(super) fn read(&mut self, record: &mut ByteRecord) -> Result<bool, ReadFault> {
        self.reader.get_mut().left = LONGEST;
        match self.reader.read_byte_record(record) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(_) if self.reader.get_ref().left == 0 => return Err(ReadFault::Quote(line(record))),
            Err(cause) => return Err(read_fault(cause)),
        }
        // The csv crate's position lies before the blank lines that it skips, so lines are counted back
        // from the record's end.
        let (end, source) = (self.reader.position(), self.reader.get_ref());
        let before = end.line() - breaks(record);
        if source.end.is_empty() && end.byte() == source.given {
            let closed = record.as_slice() == END.trim_ascii();
            return if closed { Ok(false) } else { Err(ReadFault::Quote(before as usize)) };
        }
        let mut position = Position::new();
        position.set_line(before - 1);
        record.set_position(Some(position));
        Ok(true)
    }
}

/// How we have the csv crate split. A record ends with LF; the CR before it stays in the last cell.
pub(super) fn splitter(separator: u8) -> ReaderBuilder {
    let mut splitter = ReaderBuilder::new();
    splitter
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .terminator(Terminator::Any(b'\n'))
        .buffer_capacity(1 << 18);
    splitter
}

/// The line on which a record begins.
pub(super) fn line(record: &ByteRecord) -> usize {
    record.position().map_or(1, |position| position.line() as usize)
}

fn breaks(record: &ByteRecord) -> u64 {
    record.as_slice().split(|byte| *byte == b'\n').count() as u64 - 1
}

fn read_fault(cause: csv::Error) -> ReadFault {
    ReadFault::Read(match cause.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    })
}

/// A text and [`END`], with no more at once than a record may be long.
struct Source<R> {
    text: R,
    end: &'static [u8],
    given: u64,
    left: usize,
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut count = self.text.read(into)?;
        if count == 0 {
            count = self.end.read(into)?;
        }
        self.given += count as u64;
        self.left = self.left.saturating_sub(count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let (mut batches, mut batch) = (Batches::new(text.as_bytes(), b','), Batch::default());
        batches.fill(&mut batch);
        assert!(batch.fault.is_none());
        let owned = |cell: &[u8]| String::from_utf8(cell.to_vec()).unwrap();
        batch.records().iter().map(|record| record.iter().map(owned).collect()).collect()
    }

    fn fault(text: impl Read) -> ReadFault {
        let (mut batches, mut batch) = (Batches::new(text, b','), Batch::default());
        batches.fill(&mut batch);
        batch.fault.unwrap()
    }

    #[test]
    fn the_mark_at_the_end_is_never_seen_and_hides_nothing() {
        assert_eq!(cells("1,2"), [["1", "2"]]);
        assert_eq!(cells("1,2\n\n"), [["1", "2"]]);
        assert_eq!(cells("1,\"2\""), [["1", "2"]]);
        assert_eq!(cells("1\n\u{1A}\n2\n"), [["1"], ["\u{1A}"], ["2"]]);
        assert_eq!(cells("\u{1A}"), [["\u{1A}"]]);
        assert!(cells("").is_empty());
    }

    #[test]
    fn a_quote_that_is_never_closed_has_the_line_of_its_record() {
        for text in ["1,2\n\n3,\"4", "1,2\n\n3,\"4\n", "1,2\n\n3,\"4\n5,6\n7,8\n", "1,2\n\n\"3\n,4\"\"\n\n"] {
            assert!(matches!(fault(text.as_bytes()), ReadFault::Quote(3)), "{text:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        let endless = b"1,2\n1,\"".chain(io::repeat(b'x'));
        assert!(matches!(fault(endless), ReadFault::Quote(2)));
    }

    #[test]
    fn batches_lose_nothing_between_them() {
        let rows: Vec<String> = (0..40_000).map(|row| format!("{row},\"a\nb\"\r\n")).collect();
        let text = rows.concat();
        let (mut batches, mut batch, mut rows) = (Batches::new(text.as_bytes(), b','), Batch::default(), 0);
        loop {
            batches.fill(&mut batch);
            if batch.is_over() {
                break;
            }
            for record in batch.records() {
                assert_eq!((&record[0], line(record)), (rows.to_string().as_bytes(), 2 * rows + 1));
                rows += 1;
            }
        }
        assert_eq!(rows, 40_000);
    }
}
