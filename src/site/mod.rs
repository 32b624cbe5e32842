//! The static site: content, theme, views, pages, output.
