//! What is odd about a table without stopping the work.

use std::fmt;
use std::path::PathBuf;

use super::encode::UnknownWords;

/// Something odd about a file: it names the place and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableWarning {
    /// The file.
    pub file: PathBuf,
    /// What is odd, and what follows.
    pub text: String,
}

impl TableWarning {
    pub(super) fn unknown_words(file: PathBuf, unknown: &UnknownWords) -> Self {
        let rows: usize = unknown.words.values().sum();
        let named: Vec<String> = unknown.words.keys().take(5).map(|word| format!("{word:?}")).collect();
        let more = if unknown.words.len() > named.len() { ", …" } else { "" };
        let text = format!(
            "column {} has words that Kaggle's table does not use ({}{more}); on {rows} rows it counts as missing",
            unknown.column,
            named.join(", ")
        );
        Self { file, text }
    }
}

impl fmt::Display for TableWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.text)
    }
}
