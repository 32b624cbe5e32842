//! The report for people: at most 100 columns wide.

use std::fmt;

use super::{ColumnReport, FolderReport, TableReport};
use crate::tables::warning::counted;

const WIDTH: usize = 100;

impl fmt::Display for FolderReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let made_up = if self.synthetic { " (made up)" } else { "" };
        writeln!(f, "{}{made_up}", self.folder)?;
        for table in &self.tables {
            writeln!(f, "\n{table}")?;
        }
        writeln!(f)?;
        for absent in &self.absent {
            writeln!(f, "absent: {}; {}", absent.table, absent.consequence)?;
        }
        for error in &self.errors {
            wrapped(f, "error: ", error)?;
        }
        if self.error_count == 0 {
            writeln!(f, "memory for train: about {} MB", self.train_memory_mb)?;
        }
        write!(f, "{}", self.verdict)
    }
}

impl fmt::Display for TableReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.table)?;
        if let (Some(file), Some(format)) = (&self.file, self.format) {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            write!(f, "  {name}")?;
            if let Some(bytes) = self.bytes {
                write!(f, ", {}", size(bytes))?;
            }
            match self.separator.filter(|separator| *separator != ',') {
                Some(separator) => write!(f, ", {} separated by {separator:?}", format.extension())?,
                None => write!(f, ", {}", format.extension())?,
            }
        }
        if let (Some(rows), Some(owners), Some(mean), Some(most)) =
            (self.rows, self.owners, self.rows_per_owner, self.most_rows_per_owner)
        {
            let owner = if self.owner == "SK_ID_BUREAU" { "credit" } else { "client" };
            write!(f, "\n  {}, {}, ", counted(rows, "row"), counted(owners, owner))?;
            write!(f, "{mean:.1} rows per {owner} (at most {most})")?;
        }
        if !self.columns.is_empty() {
            write!(f, "\n  {:<28}  {:<12}  {:>7}  values", "column", "type", "missing")?;
        }
        for column in &self.columns {
            write!(f, "\n{column}")?;
        }
        for (mark, texts) in [("  note: ", &self.notes), ("  warning: ", &self.warnings)] {
            texts.iter().try_for_each(|text| wrapped_after(f, mark, text))?;
        }
        for column in &self.columns {
            let text = |warning: &String| format!("column {}: {warning}", column.name);
            column.warnings.iter().try_for_each(|warning| wrapped_after(f, "  warning: ", &text(warning)))?;
        }
        self.error.iter().try_for_each(|error| wrapped_after(f, "  error: ", error))
    }
}

impl fmt::Display for ColumnReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let missing = percent(self.missing_share, self.missing);
        let start = format!("  {:<28}  {:<12}  {missing:>7}  ", self.name, self.kind);
        let room = WIDTH - start.chars().count();
        let values = self.values();
        let short: String = values.chars().take(room - 1).collect();
        if short.len() < values.len() { write!(f, "{start}{short}…") } else { write!(f, "{start}{values}") }
    }
}

impl ColumnReport {
    fn values(&self) -> String {
        let mut parts = Vec::new();
        if let (Some(least), Some(greatest)) = (self.least, self.greatest) {
            parts.push(format!("{} to {}", rounded(least), rounded(greatest)));
        }
        if let Some(distinct) = self.distinct {
            let words = self.kind == "words";
            parts.push(counted(distinct, if words { "word" } else { "identifier" }));
        }
        if let (Some(word), Some(share)) = (&self.most_frequent, self.most_frequent_share) {
            parts.push(format!("{} {word}", percent(share, 1)));
        }
        if let Some(rows) = self.no_date.filter(|rows| *rows > 0) {
            parts.push(format!("{} without a date", counted(rows, "row")));
        }
        if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
    }
}

fn percent(share: f64, rows: usize) -> String {
    match share * 100.0 {
        _ if rows == 0 => "–".to_owned(),
        small if small < 0.1 => "<0.1 %".to_owned(),
        percent => format!("{percent:.1} %"),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// A number in at most seven digits behind its leading zeros.
fn rounded(number: f64) -> String {
    if number.fract() == 0.0 {
        return number.to_string();
    }
    let places = (6.0 - number.abs().log10().floor()).clamp(0.0, 12.0) as usize;
    let shown = format!("{number:.places$}");
    if places == 0 { shown } else { shown.trim_end_matches('0').trim_end_matches('.').to_owned() }
}

fn wrapped_after(f: &mut fmt::Formatter<'_>, mark: &str, text: &str) -> fmt::Result {
    writeln!(f)?;
    f.write_str(&wrap(mark, text))
}

fn wrapped(f: &mut fmt::Formatter<'_>, mark: &str, text: &str) -> fmt::Result {
    writeln!(f, "{}", wrap(mark, text))
}

/// Text in lines that fit, those after the first set in as far as the mark is long.
fn wrap(mark: &str, text: &str) -> String {
    let indent = mark.chars().count();
    let (mut all, mut used) = (mark.to_owned(), indent);
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > indent && used + 1 + length > WIDTH {
            all += "\n";
            all += &" ".repeat(indent);
            used = indent;
        } else if used > indent {
            all += " ";
            used += 1;
        }
        all += word;
        used += length;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_seven_digits() {
        let shown =
            [365_243.0, 0.000_016_417_197_201, -619_909.02, 0.5, 54_157.234_56, 12_345_679.5].map(rounded);
        assert_eq!(shown, ["365243", "0.0000164172", "-619909", "0.5", "54157.23", "12345680"]);
    }

    #[test]
    fn long_texts_are_wrapped_to_the_width() {
        let text = wrap("  warning: ", &"a warning of some length ".repeat(12));
        assert!(text.lines().count() > 2 && text.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.starts_with("           a") || line.starts_with("           "))
        );
    }
}
