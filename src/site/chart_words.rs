//! The words of charts that are drawn outside the site: those of the program's own theme, as it was compiled.

use std::path::Path;

use super::error::SiteError;
use super::strings::Strings;
use crate::charts::Words;
use crate::features::Language;

const FILES: [(Language, &str); 2] = [
    (Language::Fr, include_str!("../../themes/clairscore/strings/fr/charts.ftl")),
    (Language::En, include_str!("../../themes/clairscore/strings/en/charts.ftl")),
];

/// Does something with the charts' words in one language.
pub fn with_chart_words<T>(language: Language, task: impl FnOnce(Words<'_>) -> T) -> Result<T, SiteError> {
    let text = FILES.iter().find(|(own, _)| *own == language).map_or("", |(_, text)| text);
    let strings = Strings::of_text(text.to_owned(), Path::new("charts.ftl"), language)?;
    let say = |key: &str, filled: &[(&str, &str)]| strings.say_words(key, filled);
    Ok(task(Words { language, say: &say }))
}
