//! From reports, content and theme to a site.

use std::path::PathBuf;

use rayon::prelude::*;
use serde::Serialize;

use super::columns;
use super::content::{self, ContentPage};
use super::directory::{self, Entry};
use super::error::SiteError;
use super::feature_words::write_feature_words;
use super::finding::{self, FindingView};
use super::output::Output;
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

/// What was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteSummary {
    /// Clients that have a page.
    pub clients: usize,
    /// Pages of clients, in all languages.
    pub client_pages: usize,
    /// Other pages.
    pub other_pages: usize,
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
    clients: usize,
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
    on_page: &(dyn Fn() + Sync),
) -> Result<SiteSummary, SiteError> {
    let settings = SiteSettings::read(&folders.content.join("site.toml"))?;
    let theme = Theme::open(&folders.theme)?;
    let editions = editions(source, folders, &theme, &settings)?;
    let labels = Labels::new(source.catalogue);
    let output = Output::open(&folders.output)?;
    output.copy(theme.files("assets")?, "assets")?;
    let entries = write_clients(source, &editions, &labels, &output, on_page)?;
    directory::write_shards(&entries, &output)?;
    columns::write_columns(&entries, source.table, &output)?;
    let mut other_pages = pages::write_front_door(&editions[0], &output)?;
    for edition in &editions {
        let named = NamedView::new(source, &labels, &edition.strings, edition.language)?;
        other_pages += pages::write_content(edition, &named, &output)?;
        write_feature_words(source.table, edition.language, &output)?;
        let plain = directory::plain_pages(&entries, settings.clients_per_page, edition.language);
        let finding = FindingView::new(&entries, source.model, &edition.strings, edition.language);
        other_pages += finding::write_tools(edition, &named, &finding, &output)?;
        other_pages += pages::write_directory(edition, &named, &plain, &finding, &output)?;
        edition.strings.checked(&theme, edition.language)?;
    }
    output.replace()?;
    Ok(SiteSummary { clients: entries.len(), client_pages: entries.len() * editions.len(), other_pages })
}

fn editions(
    source: &SiteSource,
    folders: &SiteFolders,
    theme: &Theme,
    settings: &SiteSettings,
) -> Result<Vec<Edition>, SiteError> {
    let mut contents = Vec::new();
    for language in &settings.languages {
        contents.push((*language, content::read(&folders.content, *language)?));
    }
    if let Some(file) = content::missing_twin(&folders.content, &contents) {
        return Err(SiteError::MissingTwin { file });
    }
    let edition = |(language, content)| edition(source, theme, settings, language, content);
    let editions: Vec<Edition> = contents.into_iter().map(edition).collect::<Result<_, _>>()?;
    let words: Vec<_> = editions.iter().map(|edition| (edition.language, &edition.strings)).collect();
    strings::check_twins(&words, theme)?;
    Ok(editions)
}

fn edition(
    source: &SiteSource,
    theme: &Theme,
    settings: &SiteSettings,
    language: Language,
    content: Vec<ContentPage>,
) -> Result<Edition, SiteError> {
    let strings = Strings::read(theme, language)?;
    let globals = Globals {
        lang: language.code(),
        others: others(settings, language),
        t: &strings,
        site: settings,
        stamp: source.stamp,
        menu: pages::menu(&content),
        clients: source.clients,
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

fn write_clients(
    source: &SiteSource,
    editions: &[Edition],
    labels: &Labels,
    output: &Output,
    on_page: &(dyn Fn() + Sync),
) -> Result<Vec<Entry>, SiteError> {
    for edition in editions {
        output.make_folder(&format!("{}/client", edition.language.code()))?;
    }
    let write = |place| {
        let report = (source.client)(place);
        check_sums(&report)?;
        for edition in editions {
            write_client(&report, edition, labels, output)?;
            on_page();
        }
        Ok(Entry::of(&report))
    };
    let entries: Result<Vec<Entry>, SiteError> = (0..source.clients).into_par_iter().map(write).collect();
    directory::sorted(entries?)
}

fn write_client(
    report: &ClientReport,
    edition: &Edition,
    labels: &Labels,
    output: &Output,
) -> Result<(), SiteError> {
    let client = ClientView::new(report, labels, edition.language)?;
    let path = format!("client/{}.html", report.sk_id_curr);
    let title = super::view::words::client_title(report, edition.language);
    let page = Page::new(&path, "clients", title, client.distance.clone());
    let html = edition.templates.render("client.html", &ClientPage { page, client })?;
    output.write_in(&format!("{}/{path}", edition.language.code()), &html)
}
