//! The theme's templates, parsed once per language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use super::cells::{Asker, Format};
use super::error::SiteError;
use super::output::{Key, KeyMaker};
use super::theme::Theme;

/// The parsed templates of one language, with what every page of that language sees.
pub(super) struct Templates {
    tera: Tera,
    sources: BTreeMap<String, String>,
    globals: Key,
    asker: Arc<OnceLock<Arc<Asker>>>,
}

/// Values that many pages of a language see.
#[derive(Clone)]
pub(super) struct Shared(Context);

impl Shared {
    pub(super) fn of(name: &str, values: &impl Serialize) -> Result<Self, SiteError> {
        Context::from_serialize(values).map(Self).map_err(|error| failed(name, &error))
    }
}

impl Templates {
    /// Parses `templates/*.html` (with escaping) and `*.txt` (without) of a theme. `globals` is seen by every template.
    pub(super) fn load(theme: &Theme, globals: &impl Serialize) -> Result<Self, SiteError> {
        let mut tera = Tera::default();
        let place = theme.named().join("templates").display().to_string();
        let failed = |error: tera::Error| failed(&place, &error);
        let asker: Arc<OnceLock<Arc<Asker>>> = Arc::default();
        let answering = Arc::clone(&asker);
        tera.register_function("value", move |kwargs: Kwargs, _: &State| value(&answering, &kwargs));
        let sources = sources(theme)?;
        tera.add_raw_templates(sources.iter().map(|(name, text)| (name.as_str(), text.as_str())))
            .map_err(failed)?;
        *tera.global_context() = Context::from_serialize(globals).map_err(failed)?;
        let globals = KeyMaker::new().with_value(globals).map_err(SiteError::unreadable(theme.named()))?;
        Ok(Self { tera, sources, globals: globals.key(), asker })
    }

    /// What a page of a template is made from beside its own view: the template, those that it names, and what all
    /// pages of the language see.
    pub(super) fn key_of(&self, template: &str) -> KeyMaker {
        let mut used = BTreeSet::new();
        self.gather(template, &mut used);
        // A component serves every template, wherever it is written.
        for (name, _) in self.sources.iter().filter(|(_, source)| source.contains("component")) {
            self.gather(name, &mut used);
        }
        let start = KeyMaker::new().with(self.globals.to_string().as_bytes());
        used.into_iter().fold(start, |key, name| {
            let source = self.sources.get(name).map_or("", String::as_str);
            key.with(name.as_bytes()).with(source.as_bytes())
        })
    }

    fn gather<'a>(&'a self, template: &'a str, used: &mut BTreeSet<&'a str>) {
        let Some(source) = self.sources.get(template).filter(|_| used.insert(template)) else { return };
        for name in self.sources.keys().filter(|name| source.contains(name.as_str())) {
            self.gather(name, used);
        }
    }

    /// Renders a template of the theme.
    pub(super) fn render(&self, template: &str, view: &impl Serialize) -> Result<String, SiteError> {
        let rendered = Context::from_serialize(view).and_then(|context| self.tera.render(template, &context));
        rendered.map_err(|error| failed(template, &error))
    }

    /// Renders a template that sees shared values too, beside its own.
    pub(super) fn render_beside(
        &self,
        template: &str,
        shared: &Shared,
        view: &impl Serialize,
    ) -> Result<String, SiteError> {
        let rendered = beside(shared, view).and_then(|context| self.tera.render(template, &context));
        rendered.map_err(|error| failed(template, &error))
    }

    /// Fills the values in a page's Markdown, escaped.
    pub(super) fn fill(
        &self,
        file: &str,
        body: &str,
        (shared, view): (&Shared, &impl Serialize),
    ) -> Result<String, SiteError> {
        let filled = beside(shared, view).and_then(|context| self.tera.render_str(body, &context, true));
        filled.map_err(|error| SiteError::Template {
            name: file.to_owned(),
            message: chain(&error).replace("__tera_one_off", file),
        })
    }

    /// Lets `value(sql="…")` ask.
    pub(super) fn answer_with(&self, asker: Arc<Asker>) {
        drop(self.asker.set(asker));
    }
}

fn failed(name: &str, error: &tera::Error) -> SiteError {
    SiteError::Template { name: name.to_owned(), message: chain(error) }
}

fn beside(shared: &Shared, view: &impl Serialize) -> TeraResult<Context> {
    let mut context = shared.0.clone();
    context.extend(Context::from_serialize(view)?);
    Ok(context)
}

/// `{{ value(sql="SELECT …", digits=1, percent=true) }}`: the one value that a query gives.
fn value(asker: &OnceLock<Arc<Asker>>, kwargs: &Kwargs) -> TeraResult<String> {
    let asker = asker.get().ok_or_else(|| tera::Error::message("value(…) is for the pages of content/"))?;
    let query: &str = kwargs.must_get("sql")?;
    let digits = kwargs.get::<usize>("digits")?;
    let percent = kwargs.get::<bool>("percent")?.unwrap_or(false);
    asker.value(query, Format { digits, percent }).map_err(tera::Error::message)
}

fn sources(theme: &Theme) -> Result<BTreeMap<String, String>, SiteError> {
    let mut sources = BTreeMap::new();
    for (path, file) in theme.files("templates")? {
        if path.extension().is_some_and(|extension| extension == "html" || extension == "txt") {
            let text = fs::read_to_string(&file).map_err(SiteError::unreadable(&file))?;
            sources.insert(path.to_string_lossy().into_owned(), text);
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
