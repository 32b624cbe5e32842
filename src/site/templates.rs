//! The theme's templates, parsed once per language.

use std::fs;

use serde::Serialize;
use tera::{Context, Tera};

use super::error::SiteError;
use super::theme::Theme;

/// The parsed templates of one language, with what every page of that language sees.
pub(super) struct Templates(Tera);

impl Templates {
    /// Parses `templates/*.html` (with escaping) and `*.txt` (without) of a theme. `globals` is seen by every template.
    pub(super) fn load(theme: &Theme, globals: &impl Serialize) -> Result<Self, SiteError> {
        let mut tera = Tera::default();
        let failed = |error: tera::Error| SiteError::Template {
            name: theme.named().join("templates").display().to_string(),
            message: chain(&error),
        };
        tera.add_raw_templates(sources(theme)?).map_err(failed)?;
        *tera.global_context() = Context::from_serialize(globals).map_err(failed)?;
        Ok(Self(tera))
    }

    /// Renders a template of the theme.
    pub(super) fn render(&self, template: &str, view: &impl Serialize) -> Result<String, SiteError> {
        let rendered = Context::from_serialize(view).and_then(|context| self.0.render(template, &context));
        rendered.map_err(|error| SiteError::Template { name: template.to_owned(), message: chain(&error) })
    }

    /// Fills the values in a page's Markdown, escaped.
    pub(super) fn fill(&self, file: &str, body: &str, view: &impl Serialize) -> Result<String, SiteError> {
        let filled =
            Context::from_serialize(view).and_then(|context| self.0.render_str(body, &context, true));
        filled.map_err(|error| SiteError::Template {
            name: file.to_owned(),
            message: chain(&error).replace("__tera_one_off", file),
        })
    }
}

fn sources(theme: &Theme) -> Result<Vec<(String, String)>, SiteError> {
    let mut sources = Vec::new();
    for (path, file) in theme.files("templates")? {
        if path.extension().is_some_and(|extension| extension == "html" || extension == "txt") {
            let text = fs::read_to_string(&file).map_err(SiteError::unreadable(&file))?;
            sources.push((path.to_string_lossy().into_owned(), text));
        }
    }
    Ok(sources)
}

fn chain(error: &tera::Error) -> String {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    message
}
