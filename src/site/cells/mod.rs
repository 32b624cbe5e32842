//! Cells of a page's Markdown: fenced blocks that show what they ask of the run.
//!
//! ~~~text
//! ```sql {cell caption="What each candidate costs" digits=0 percent="share" bars="cost"}
//! SELECT candidate, cost, share FROM candidates ORDER BY cost
//! ```
//! ```chart {cell name=cost}
//! ```
//! ~~~
//! A cell is taken out of the text before values are filled and Markdown is read, so that its lines keep their numbers,
//! and what it shows is put in its place afterwards. A cell that is not placed, since it stands in a branch that is not
//! taken, is not run.

mod asker;
mod info;
mod shown;

use std::collections::BTreeMap;
use std::path::Path;

pub(super) use asker::{Answers, Asker, Format};
use info::{Kind, Options};
pub(super) use shown::Shower;

use super::error::SiteError;

/// A cell, where it stands.
#[derive(Debug, PartialEq)]
pub(super) struct Cell {
    kind: Kind,
    options: Options,
    /// What stands between the fences.
    input: String,
    /// The line of the opening fence, from 1.
    line: usize,
}

/// A page's Markdown without its cells.
#[derive(Debug, PartialEq)]
pub(super) struct Apart {
    /// As many lines as before, with a mark in the place of each cell.
    pub(super) text: String,
    cells: Vec<Cell>,
}

/// What a cell leaves in its place.
fn mark(place: usize) -> String {
    format!("<div data-cell=\"{place}\"></div>")
}

/// Takes the cells out of a page's Markdown.
pub(super) fn apart(file: &Path, markdown: &str) -> Result<Apart, SiteError> {
    let malformed =
        |line: usize, message: String| SiteError::Malformed { file: file.to_owned(), line, message };
    let mut text = String::with_capacity(markdown.len());
    let mut cells = Vec::new();
    let mut lines = markdown.split_inclusive('\n').zip(1..);
    while let Some((opening, line)) = lines.next() {
        let Some((fence, info)) = fence(opening) else {
            text.push_str(opening);
            continue;
        };
        let cell = info::read(info).map_err(|message| malformed(line, message))?;
        if cell.is_none() {
            text.push_str(opening);
        }
        let (mut input, mut closed) = (String::new(), false);
        for (within, _) in lines.by_ref() {
            closed = closes(within, fence);
            if cell.is_none() {
                text.push_str(within);
            } else if !closed {
                input.push_str(within);
            }
            if closed {
                break;
            }
        }
        let Some((kind, options)) = cell else { continue };
        if !closed {
            return Err(malformed(line, format!("the cell is not closed; end it with a line {fence}")));
        }
        text.push_str(&mark(cells.len()));
        text.push_str(&"\n".repeat(input.matches('\n').count() + 2));
        cells.push(Cell { kind, options, input: input.trim_end().to_owned(), line });
    }
    Ok(Apart { text, cells })
}

/// The backticks that open a block at the head of a line, and what stands behind them.
fn fence(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_start_matches('`');
    let ticks = line.len() - rest.len();
    (ticks >= 3 && !rest.contains('`')).then(|| (&line[..ticks], rest.trim()))
}

fn closes(line: &str, fence: &str) -> bool {
    let line = line.trim_end();
    line.len() >= fence.len() && line.bytes().all(|sign| sign == b'`')
}

impl Apart {
    /// Puts what the cells show into the page's HTML.
    pub(super) fn together(&self, file: &Path, html: String, shower: &Shower) -> Result<String, SiteError> {
        let mut html = html;
        let mut shown = BTreeMap::new();
        for (place, cell) in self.cells.iter().enumerate() {
            if html.contains(&mark(place)) {
                shown.insert(place, shower.show(file, cell)?);
            }
        }
        for (place, shown) in shown {
            html = html.replace(&mark(place), &shown);
        }
        Ok(html)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(markdown: &str) -> Result<Apart, String> {
        apart(Path::new("content/en/note.md"), markdown).map_err(|error| error.to_string())
    }

    #[test]
    fn a_cell_leaves_as_many_lines_as_it_had() {
        let before = "One\n```sql {cell digits=2}\nSELECT 1\nFROM a\n```\nTwo\n";
        let Apart { text, cells } = taken(before).unwrap();
        assert_eq!(text, "One\n<div data-cell=\"0\"></div>\n\n\n\nTwo\n");
        assert_eq!(
            (cells[0].kind, cells[0].line, cells[0].input.as_str()),
            (Kind::Sql, 2, "SELECT 1\nFROM a")
        );
    }

    #[test]
    fn a_fenced_block_that_is_no_cell_stays_and_may_show_one() {
        for text in [
            "```sql\nSELECT 1\n```\n",
            "````text\n```sql {cell}\nSELECT 1\n```\n````\n",
            "A `sql {cell}` in a line, and ``` in another\n",
        ] {
            assert_eq!(taken(text).unwrap(), Apart { text: text.to_owned(), cells: Vec::new() });
        }
    }

    #[test]
    fn a_cell_without_an_end_is_named_with_its_line() {
        let error = taken("One\n\n```sql {cell}\nSELECT 1\n").unwrap_err();
        assert_eq!(error, "content/en/note.md:3: the cell is not closed; end it with a line ```");
    }

    #[test]
    fn an_unknown_option_is_named_with_those_that_exist() {
        let error = taken("\n```sql {cell colour=red}\nSELECT 1\n```\n").unwrap_err();
        assert!(
            error.starts_with("content/en/note.md:2: there is no option \"colour\"; there are bars,"),
            "{error}"
        );
        let error = taken("```python {cell}\n1\n```\n").unwrap_err();
        assert!(error.contains("a cell is of sql or chart, not of \"python\""), "{error}");
    }
}
