//! The static site: content, theme, views, pages, output.
//!
//! The doors are [`build_site`], [`client_text`] for one client in the terminal, and [`DriftFiles`] for a drift report in
//! one file. The first reads
//! `content/` (Markdown with front matter) and the theme (templates, strings, assets), asks for one
//! client's report at a time, and writes pages that work from `file://` and without JavaScript. The old
//! site stays whole until the new one is complete.

mod build;
mod cells;
mod card_file;
mod chart_words;
mod checks;
mod clients;
mod columns;
mod content;
mod directory;
mod drift_file;
mod editions;
mod error;
mod feature_words;
mod finding;
mod groups;
mod inputs;
mod markdown;
mod output;
mod pages;
mod quoted;
mod settings;
mod slides;
mod strings;
mod templates;
#[cfg(test)]
mod tests;
mod text;
mod texts;
mod theme;
mod try_form;
mod try_page;
mod value_places;
mod value_words;
mod version;
mod view;

pub use build::{
    BuildPlan, Charts, Directions, Profile, Reference, SiteFolders, SiteSource, SiteSummary, Stamp,
    build_site,
};
pub use chart_words::with_english_chart_words;
pub use clients::PageMaker;
pub use drift_file::DriftFiles;
pub use error::SiteError;
pub use inputs::{Inputs, file_key};
pub use output::clear_left;
pub use settings::SiteSettings;
pub use text::client_text;
pub use texts::rewrite_texts;
