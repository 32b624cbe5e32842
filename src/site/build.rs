//! From reports, content and theme to a site.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Serialize;

use super::columns;
use super::content::{self, ContentPage};
use super::directory::{self, Entry};
use super::error::SiteError;
use super::feature_words::write_feature_words;
use super::finding::{self, FindingView};
use super::inputs::Inputs;
use super::output::{Key, KeyMaker, Output};
use super::pages::{self, Page};
use super::settings::SiteSettings;
use super::strings::{self, Strings};
use super::templates::Templates;
use super::theme::Theme;
use super::view::{ClientView, Labels, NamedView, check_sums};
use crate::features::{Feature, FeatureTable, Language};
use crate::report::{ClientReport, DriftReport, ModelReport, TrainingTimes};

/// Draws a chart of the model page by its name: SVG text.
pub type Charts<'a> = dyn Fn(&str, Language) -> Result<String, String> + Sync + 'a;

/// What a site is made from.
#[derive(Clone, Copy)]
pub struct SiteSource<'a> {
    /// Number of clients.
    pub clients: usize,
    /// The report of one client, by its place from 0; made on demand so that memory stays flat.
    pub client: &'a (dyn Fn(usize) -> ClientReport + Sync),
    /// The features of the clients, in the same order.
    pub table: &'a FeatureTable,
    /// How the model was made and how good it is.
    pub model: &'a ModelReport,
    /// How long its training took, where that was kept.
    pub times: Option<&'a TrainingTimes>,
    /// Drift between the modelling data and the clients.
    pub drift: &'a DriftReport,
    /// Which model and which data.
    pub stamp: &'a Stamp,
    /// Labels of the features.
    pub catalogue: &'static [Feature],
    /// Draws the charts of the model page.
    pub charts: &'a Charts<'a>,
}

/// Which model, on which data: stands on every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// Version of the model.
    pub model_version: String,
    /// Name of the data.
    pub data: String,
    /// Whether the data was made up; every page says so.
    pub synthetic: bool,
}

/// Where a site is read from and written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFolders {
    /// `site.toml` and Markdown, one folder per language.
    pub content: PathBuf,
    /// `templates/`, `strings/`, `assets/`.
    pub theme: PathBuf,
    /// The site; replaced whole.
    pub output: PathBuf,
}

/// Who may read a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Advisers and management: all pages.
    Internal,
    /// Everyone: no client, no row of data, only figures that rest on 20 clients or more.
    Public,
}

/// How a site is built.
pub struct BuildPlan<'a> {
    /// Who may read it.
    pub profile: Profile,
    /// Whether a client's pages are made here; those that are not, another machine makes.
    pub chosen: &'a (dyn Fn(i64) -> bool + Sync),
    /// Which program makes the pages: another one makes all of them again.
    pub program: &'a str,
    /// What the site is made from.
    pub inputs: &'a Inputs,
}

/// What was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteSummary {
    /// Clients that have a page.
    pub clients: usize,
    /// Pages of clients, in all languages.
    pub client_pages: usize,
    /// Other pages.
    pub other_pages: usize,
    /// Files of the site, with scripts, styles and the like.
    pub files: usize,
    /// Those that were written; the others stood already.
    pub written: usize,
}

/// What every template of one language sees.
#[derive(Serialize)]
struct Globals<'a> {
    lang: &'static str,
    others: Vec<OtherLanguage>,
    t: &'a Strings,
    site: &'a SiteSettings,
    stamp: &'a Stamp,
    menu: Vec<pages::MenuItem>,
    /// Whether pages of clients are part of the site.
    internal: bool,
}

#[derive(Serialize)]
struct OtherLanguage {
    code: &'static str,
    name: &'static str,
}

/// One language of the site, ready to render.
pub(super) struct Edition {
    pub(super) language: Language,
    pub(super) templates: Templates,
    pub(super) strings: Strings,
    pub(super) content: Vec<ContentPage>,
}

/// Builds the site and puts it in the place of the old one; on an error the old one stays whole.
///
/// `on_page` is called once for each client's page, from several threads.
pub fn build_site(
    source: &SiteSource,
    folders: &SiteFolders,
    plan: &BuildPlan,
    on_page: &(dyn Fn() + Sync),
) -> Result<SiteSummary, SiteError> {
    let settings = SiteSettings::read(&folders.content.join("site.toml"))?;
    let theme = Theme::open(&folders.theme)?;
    let editions = editions(source, folders, &theme, (&settings, plan.profile))?;
    let labels = Labels::new(source.catalogue);
    let output = Output::open(&folders.output, &settings.base_path)?;
    output.copy(theme.files("assets")?, "assets")?;
    let mut entries = Vec::new();
    if plan.profile == Profile::Internal {
        entries =
            write_clients(&Clients { source, labels: &labels, plan, output: &output }, &editions, on_page)?;
        directory::write_shards(&entries, &output)?;
        columns::write_columns(&entries, source.table, &output)?;
    }
    let mut other_pages = pages::write_front_door(&editions, &settings, &output)?;
    for edition in &editions {
        let named = NamedView::new(source, &labels, &edition.strings, edition.language)?;
        other_pages += pages::write_content(edition, &named, &output)?;
        if plan.profile == Profile::Internal {
            write_feature_words(source.table, edition.language, &output)?;
            let lists = directory::plain_pages(&entries, settings.clients_per_page, edition.language);
            let finding = FindingView::new(&entries, source.model, &edition.strings, edition.language);
            other_pages += finding::write_tools(edition, &named, &finding, &output)?;
            other_pages += pages::write_directory(edition, &named, &lists, &finding, &output)?;
        }
        edition.strings.checked(&theme, edition.language)?;
    }
    let made_elsewhere = |file: &str| is_client_page(file, source);
    let written = output.finish(&plan.inputs.to_text(), &made_elsewhere)?;
    let clients = source.table.ids.iter().filter(|id| (plan.chosen)(**id)).count().min(entries.len());
    Ok(SiteSummary {
        clients,
        client_pages: clients * editions.len(),
        other_pages,
        files: written.files,
        written: written.written,
    })
}

/// Whether a file is the page of a client of the source, whoever makes it.
fn is_client_page(file: &str, source: &SiteSource) -> bool {
    let (_, name) = file.rsplit_once("/client/").unwrap_or_default();
    let id: Option<i64> = name.strip_suffix(".html").and_then(|id| id.parse().ok());
    id.is_some_and(|id| source.table.ids.contains(&id))
}

fn editions(
    source: &SiteSource,
    folders: &SiteFolders,
    theme: &Theme,
    (settings, profile): (&SiteSettings, Profile),
) -> Result<Vec<Edition>, SiteError> {
    let mut contents = Vec::new();
    for language in &settings.languages {
        contents.push((*language, content::read(&folders.content, *language)?));
    }
    if let Some(file) = content::missing_twin(&folders.content, &contents) {
        return Err(SiteError::MissingTwin { file });
    }
    let edition = |(language, content): (Language, Vec<ContentPage>)| {
        edition(source, theme, (settings, profile), language, content)
    };
    let editions: Vec<Edition> = contents.into_iter().map(edition).collect::<Result<_, _>>()?;
    let words: Vec<_> = editions.iter().map(|edition| (edition.language, &edition.strings)).collect();
    strings::check_twins(&words, theme)?;
    Ok(editions)
}

fn edition(
    source: &SiteSource,
    theme: &Theme,
    (settings, profile): (&SiteSettings, Profile),
    language: Language,
    mut content: Vec<ContentPage>,
) -> Result<Edition, SiteError> {
    content.retain(|page| profile == Profile::Internal || !page.front.internal);
    let strings = Strings::read(theme, language)?;
    let globals = Globals {
        lang: language.code(),
        others: others(settings, language),
        t: &strings,
        site: settings,
        stamp: source.stamp,
        menu: pages::menu(&content),
        internal: profile == Profile::Internal,
    };
    let templates = Templates::load(theme, &globals)?;
    Ok(Edition { language, templates, strings, content })
}

fn others(settings: &SiteSettings, language: Language) -> Vec<OtherLanguage> {
    let others = settings.languages.iter().filter(|other| **other != language);
    let name = |language: &Language| match language {
        Language::Fr => "Français",
        Language::En => "English",
    };
    others.map(|other| OtherLanguage { code: other.code(), name: name(other) }).collect()
}

#[derive(Serialize)]
struct ClientPage {
    page: Page,
    client: ClientView,
}

/// What the pages of clients are made from, and where they go.
struct Clients<'a> {
    source: &'a SiteSource<'a>,
    labels: &'a Labels,
    plan: &'a BuildPlan<'a>,
    output: &'a Output,
}

fn write_clients(
    clients: &Clients,
    editions: &[Edition],
    on_page: &(dyn Fn() + Sync),
) -> Result<Vec<Entry>, SiteError> {
    let keys: Vec<KeyMaker> = editions.iter().map(|edition| clients.key_of(edition)).collect();
    let write = |place| {
        let report = (clients.source.client)(place);
        if (clients.plan.chosen)(report.sk_id_curr) {
            check_sums(&report)?;
            let own =
                KeyMaker::new().with_value(&report).map_err(SiteError::unwritable(Path::new("client")))?;
            let own = own.key().to_string();
            for (edition, key) in editions.iter().zip(&keys) {
                let key = key.clone().with(own.as_bytes()).key();
                clients.write(&report, edition, key).map_err(|error| twice(error, &report))?;
                on_page();
            }
        }
        Ok(Entry::of(&report))
    };
    let entries: Result<Vec<Entry>, SiteError> =
        (0..clients.source.clients).into_par_iter().map(write).collect();
    directory::sorted(entries?)
}

/// Two pages at the place of one client are two reports with one number.
fn twice(error: SiteError, report: &ClientReport) -> SiteError {
    match error {
        SiteError::TwoFiles { .. } => SiteError::DuplicateClient { client: report.sk_id_curr },
        other => other,
    }
}

impl Clients<'_> {
    /// What all clients' pages of a language are made from.
    fn key_of(&self, edition: &Edition) -> KeyMaker {
        edition.templates.key_of("client.html").with(self.plan.program.as_bytes())
    }

    fn write(&self, report: &ClientReport, edition: &Edition, key: Key) -> Result<(), SiteError> {
        let path = format!("client/{}.html", report.sk_id_curr);
        self.output.page(format!("{}/{path}", edition.language.code()), key, || {
            let client = ClientView::new(report, self.labels, edition.language)?;
            let title = super::view::words::client_title(report, edition.language);
            let page = Page::new(&path, "clients", title, client.distance.clone());
            edition.templates.render("client.html", &ClientPage { page, client })
        })
    }
}
