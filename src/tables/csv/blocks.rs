//! Text in blocks of whole records.

use std::io::{self, Read};

use super::cells::record_end;

/// What is read at once.
const BLOCK: usize = 1 << 20;
/// The longest record: a quote that is never closed would make one of the whole file.
const LONGEST: usize = 16 << 20;

/// Why no more blocks come.
#[derive(Debug)]
pub(super) enum BlockFault {
    /// The file cannot be read on.
    Read(io::Error),
    /// A record does not end within [`LONGEST`].
    Endless,
}

/// Blocks that follow one another, and the fault behind them.
pub(super) struct Batch {
    pub(super) blocks: Vec<Vec<u8>>,
    pub(super) fault: Option<BlockFault>,
}

/// The blocks of a text.
pub(super) struct Blocks<R> {
    source: R,
    /// What was read and not yet given out.
    rest: Vec<u8>,
    separator: u8,
    at_end: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, rest: Vec::new(), separator: b',', at_end: false }
    }

    /// The text's first bytes, a whole block if it is so long: for the header.
    pub(super) fn start(&mut self) -> Result<&[u8], BlockFault> {
        self.read_more()?;
        Ok(&self.rest)
    }

    /// Leaves out the header, which said the separator.
    pub(super) fn skip(&mut self, bytes: usize, separator: u8) {
        self.rest.drain(..bytes);
        self.separator = separator;
    }

    /// Up to `count` blocks; none at the end.
    pub(super) fn next_batch(&mut self, count: usize) -> Batch {
        let mut batch = Batch { blocks: Vec::with_capacity(count), fault: None };
        while batch.blocks.len() < count {
            match self.next_block() {
                Ok(Some(block)) => batch.blocks.push(block),
                Ok(None) => break,
                Err(fault) => {
                    batch.fault = Some(fault);
                    break;
                }
            }
        }
        batch
    }

    fn next_block(&mut self) -> Result<Option<Vec<u8>>, BlockFault> {
        loop {
            if !self.at_end && self.rest.len() < BLOCK {
                self.read_more()?;
            }
            if self.at_end {
                return Ok((!self.rest.is_empty()).then(|| std::mem::take(&mut self.rest)));
            }
            let whole = whole_records(&self.rest, self.separator);
            if whole > 0 {
                let rest = self.rest.split_off(whole);
                return Ok(Some(std::mem::replace(&mut self.rest, rest)));
            }
            if self.rest.len() > LONGEST {
                return Err(BlockFault::Endless);
            }
            self.read_more()?;
        }
    }

    fn read_more(&mut self) -> Result<(), BlockFault> {
        let before = self.rest.len();
        let mut limited = (&mut self.source).take(BLOCK as u64);
        limited.read_to_end(&mut self.rest).map_err(BlockFault::Read)?;
        self.at_end = self.rest.len() - before < BLOCK;
        Ok(())
    }
}

/// The length of the records at the start of `bytes` that are whole.
fn whole_records(bytes: &[u8], separator: u8) -> usize {
    if !bytes.contains(&b'"') {
        return bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    }
    let mut whole = 0;
    loop {
        match record_end(bytes, whole, separator) {
            (end, true) => whole = end,
            (_, false) => return whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &[u8]) -> Vec<Vec<u8>> {
        let mut blocks = Blocks::new(text);
        std::iter::from_fn(|| blocks.next_batch(3).blocks.into_iter().reduce(|a, b| [a, b].concat()))
            .collect()
    }

    #[test]
    fn blocks_end_where_records_end_and_lose_nothing() {
        for record in ["12345,67\n", "12,\"a\nb\"\n", "1,\"\"\"\"\n"] {
            let text = record.repeat(3 * BLOCK / record.len() + 5);
            let found = blocks(text.as_bytes());
            assert!(found.len() > 1);
            assert!(found.iter().all(|block| block.len() % record.len() == 0), "{record:?}");
            assert!(found.concat() == text.as_bytes());
        }
        assert_eq!(blocks(b"1,2"), [b"1,2"]);
        assert!(blocks(b"").is_empty());
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        let source = b"1,\"".chain(io::repeat(b'x'));
        let batch = Blocks::new(source).next_batch(2);
        assert!(batch.blocks.is_empty() && matches!(batch.fault, Some(BlockFault::Endless)));
    }
}
