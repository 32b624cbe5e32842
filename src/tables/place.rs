//! Where the rows of a file stand in it.

use std::fmt;

use serde::Serialize;

/// A place in a file that a person can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A line of a text file; the header is line 1.
    Line(usize),
    /// A row of a Parquet file, from 1.
    Row(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Row(row) => write!(f, "row {row}"),
        }
    }
}

/// The places of all rows of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Places {
    /// Rows of a Parquet file.
    Rows,
    /// Lines of a text file: from which row on the line is how far ahead of the row, in rising order.
    /// One entry where no line is blank and no cell holds a line break.
    Lines(Vec<(usize, usize)>),
}

impl Places {
    /// The place of a row, counted from 0.
    pub(super) fn of(&self, row: usize) -> Place {
        match self {
            Self::Rows => Place::Row(row + 1),
            Self::Lines(ahead) => {
                let known = ahead.partition_point(|(from, _)| *from <= row);
                Place::Line(row + known.checked_sub(1).map_or(2, |place| ahead[place].1))
            }
        }
    }

    /// Notes that a row, later than those before, stands on a line.
    pub(super) fn note(&mut self, row: usize, line: usize) {
        if let Self::Lines(ahead) = self {
            let by = line - row;
            if ahead.last().is_none_or(|(_, last)| *last != by) {
                ahead.push((row, by));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_follow_blank_lines_and_broken_cells() {
        let mut places = Places::Lines(Vec::new());
        for (row, line) in [(0, 2), (1, 3), (2, 6), (3, 7), (4, 9)] {
            places.note(row, line);
        }
        assert_eq!(places, Places::Lines(vec![(0, 2), (2, 4), (4, 5)]));
        let lines: Vec<Place> = (0..5).map(|row| places.of(row)).collect();
        assert_eq!(lines, [2, 3, 6, 7, 9].map(Place::Line));
        assert_eq!(Places::Rows.of(0).to_string(), "row 1");
    }
}
