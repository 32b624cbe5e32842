//! The words of charts that are drawn outside the site: those of the program's own theme, as it was compiled.

use std::path::Path;

use super::error::SiteError;
use super::strings::Strings;
use crate::charts::Words;
use crate::features::Language;

const WORDS: &str = include_str!("../../themes/clairscore/strings/en/charts.ftl");

/// Does something with the charts' words in English.
pub fn with_english_chart_words<T>(task: impl FnOnce(Words<'_>) -> T) -> Result<T, SiteError> {
    let strings = Strings::of_text(WORDS.to_owned(), Path::new("charts.ftl"), Language::En)?;
    let say = |key: &str, filled: &[(&str, &str)]| strings.say_words(key, filled);
    Ok(task(Words { language: Language::En, say: &say }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::{Chart, draw_file};
    use crate::report::ModelReport;

    #[test]
    fn every_chart_finds_its_words_and_has_a_size() {
        let report = ModelReport::sample();
        let draw =
            |words: Words<'_>| Chart::ALL.map(|chart| draw_file(chart, &report, &str::to_owned, words));
        let drawn: Vec<String> = with_english_chart_words(draw).unwrap().into_iter().flatten().collect();
        assert!(drawn.len() > 8, "{} charts", drawn.len());
        assert!(drawn.iter().all(|svg| !svg.contains("drawn_") && svg.contains("width=\"760\"")));
    }
}
