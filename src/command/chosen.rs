//! Which clients' pages a build makes: `--clients 100001,100005-100200` or `--clients @list.txt`.

use std::fs;
use std::ops::RangeInclusive;

use anyhow::{Context, ensure};

/// The clients whose pages are made; all where none are named.
#[derive(Debug)]
pub(super) struct Chosen(Option<Vec<RangeInclusive<i64>>>);

impl Chosen {
    /// Reads numbers and ranges parted by commas, spaces or line ends, or those of the file that stands after `@`.
    pub(super) fn read(clients: Option<&str>) -> anyhow::Result<Self> {
        let Some(clients) = clients else { return Ok(Self(None)) };
        let list = match clients.strip_prefix('@') {
            Some(file) => fs::read_to_string(file).with_context(|| format!("{file}: cannot be read"))?,
            None => clients.to_owned(),
        };
        let words = list.split(|c: char| c == ',' || c.is_whitespace()).filter(|word| !word.is_empty());
        let ranges = words.map(range).collect::<anyhow::Result<Vec<_>>>()?;
        ensure!(!ranges.is_empty(), "--clients {clients}: names no client; write numbers or ranges");
        Ok(Self(Some(ranges)))
    }

    pub(super) fn has(&self, client: i64) -> bool {
        self.0.as_ref().is_none_or(|ranges| ranges.iter().any(|range| range.contains(&client)))
    }
}

fn range(word: &str) -> anyhow::Result<RangeInclusive<i64>> {
    let (first, last) = word.split_once('-').unwrap_or((word, word));
    let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number > 0);
    let range = number(first).zip(number(last)).filter(|(first, last)| first <= last);
    let (first, last) = range.with_context(|| {
        format!("--clients: {word:?} is no number and no range; write 100001 or 100001-100200")
    })?;
    Ok(first..=last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ranges_are_read_and_what_is_neither_is_told() {
        let chosen = Chosen::read(Some("100001, 100005-100007\n200000")).unwrap();
        let has = [100_001, 100_002, 100_005, 100_007, 200_000].map(|client| chosen.has(client));
        assert_eq!(has, [true, false, true, true, true]);
        assert!(Chosen::read(None).unwrap().has(7));
        for wrong in ["", "x", "5-3", "-3", "1.5", "@/nowhere"] {
            assert!(Chosen::read(Some(wrong)).is_err(), "{wrong}");
        }
    }
}
