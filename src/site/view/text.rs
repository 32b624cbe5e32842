//! A client's page as plain text, with bars.

use serde::Serialize;

use super::client::ClientView;
use super::words;
use crate::features::Language;
use crate::report::ClientReport;
use crate::site::strings::Strings;

/// Columns of a bar, on either side of the middle.
const REACH: usize = 16;
/// Columns of a theme's name.
const NAME: usize = 36;

/// What the text template sees: the page's view, and each theme's effect as a line with its bar.
#[derive(Debug, Serialize)]
pub(in crate::site) struct ClientText {
    title: String,
    client: ClientView,
    bars: Vec<String>,
}

impl ClientText {
    pub(in crate::site) fn new(
        report: &ClientReport,
        client: ClientView,
        (strings, language): (&Strings, Language),
    ) -> Self {
        let themes = report.themes.iter().map(|theme| (theme.theme.label().text(language), theme.shown));
        let most = report.themes.iter().map(|theme| theme.shown.unsigned_abs()).max().unwrap_or(0);
        let bars = themes.map(|(name, shown)| line(name, shown, most, language)).collect();
        Self { title: words::client_title(report, strings), client, bars }
    }
}

/// A name, the points, and a bar to the right of the middle for what is in favour, to the left for what weighs.
fn line(name: &str, shown: i64, most: u64, language: Language) -> String {
    let length = (shown.unsigned_abs() as f64 / most.max(1) as f64 * REACH as f64).round() as usize;
    let bar = "█".repeat(length);
    let (left, right) = if shown < 0 { (bar.as_str(), "") } else { ("", bar.as_str()) };
    let points = words::signed(shown, language);
    format!("{name:<NAME$} {points:>5}  {left:>REACH$}│{right}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_on_the_side_of_their_effect_and_are_as_long_as_it_is_large() {
        let for_it = line("Emploi", 8, 16, Language::Fr);
        assert!(for_it.ends_with("+8                  │████████"), "{for_it}");
        let against = line("Revenus", -16, 16, Language::Fr);
        assert!(against.ends_with("\u{2212}16  ████████████████│"), "{against}");
        assert!(line("Cartes", 0, 0, Language::En).ends_with("0                  │"));
    }
}
