//! From reports, content and theme to a site.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::clients::{Clients, key_of_blocks, write_clients};
use super::columns;
use super::content::{self, ContentPage};
use super::directory;
use super::error::SiteError;
use super::feature_words::write_feature_words;
use super::finding::{self, FindingView};
use super::groups::write_groups;
use super::inputs::Inputs;
use super::output::Output;
use super::pages;
use super::settings::SiteSettings;
use super::strings::{self, Strings};
use super::templates::Templates;
use super::theme::Theme;
use super::try_page::write_try;
use super::value_places::write_value_places;
use super::value_words::write_value_words;
use super::version::write_version;
use super::view::words::day_in_words;
use super::view::{InputPlaces, Labels, NamedView};
use crate::champion::FeatureReference;
use crate::charts::Words;
use crate::features::{Feature, FeatureTable, Language};
use crate::report::{
    ClientReport, CohortReport, DriftReport, DriftRun, Lineage, ModelReport, TrainingTimes, ValuePlaces,
};

/// Draws a chart by its name, with the words of one language: SVG text.
pub type Charts<'a> = dyn Fn(&str, Words<'_>) -> Result<String, String> + Sync + 'a;

/// What is usual of a feature among the clients that the champion learnt from, where it reads the feature.
pub type Reference<'a> = dyn Fn(&str) -> Option<FeatureReference> + Sync + 'a;

/// What a site is made from.
#[derive(Clone, Copy)]
pub struct SiteSource<'a> {
    /// Number of clients.
    pub clients: usize,
    /// The reports of the clients of some places, from 0; made on demand so that memory stays flat.
    pub reports: &'a (dyn Fn(Range<usize>) -> Vec<Arc<ClientReport>> + Sync),
    /// The features of the clients, in the same order.
    pub table: &'a FeatureTable,
    /// The places that values can take among past clients, by input of the model.
    pub places: &'a [ValuePlaces],
    /// How the model was made and how good it is.
    pub model: &'a ModelReport,
    /// How long its training took, where that was kept.
    pub times: Option<&'a TrainingTimes>,
    /// Drift between the modelling data and the clients.
    pub drift: &'a DriftReport,
    /// Past checks of the drift, in order.
    pub drift_runs: &'a [DriftRun],
    /// How the model came to be the one in use.
    pub lineage: &'a Lineage,
    /// Groups of clients beside all of them.
    pub cohorts: &'a CohortReport,
    /// Which model and which data.
    pub stamp: &'a Stamp,
    /// Labels of the features.
    pub catalogue: &'static [Feature],
    /// What is usual, by feature.
    pub reference: &'a Reference<'a>,
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
    /// The day that the data are of, as `2026-11-30`.
    pub data_date: Option<String>,
    /// The commit of the program's sources; templates do not see it, else every commit would rewrite every page.
    #[serde(skip)]
    pub commit: Option<String>,
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
    /// What the reports of the clients are made from: where a build has the same as the one before, or as one that was
    /// killed, it takes over what that one had finished. `None` takes over nothing.
    pub explained_from: Option<&'a str>,
}

/// What was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteSummary {
    /// Clients that have a page.
    pub clients: usize,
    /// Pages of clients, in all languages.
    pub client_pages: usize,
    /// Clients whose reports and pages an earlier build had made.
    pub taken_over: usize,
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
    /// The day of the data, in words.
    data_day: Option<String>,
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
    if plan.profile == Profile::Public {
        let (model, cohorts) = (source.model.published(), source.cohorts.published());
        let drift = source.drift.published();
        let runs: Vec<DriftRun> = source.drift_runs.iter().filter(|run| run.is_public()).cloned().collect();
        let lineage = source.lineage.published();
        let told = SiteSource {
            model: &model,
            cohorts: &cohorts,
            drift: &drift,
            drift_runs: &runs,
            lineage: &lineage,
            ..*source
        };
        return build_from(&told, folders, plan, on_page);
    }
    build_from(source, folders, plan, on_page)
}

fn build_from(
    source: &SiteSource,
    folders: &SiteFolders,
    plan: &BuildPlan,
    on_page: &(dyn Fn() + Sync),
) -> Result<SiteSummary, SiteError> {
    let (editions, theme, settings) = editions_of(source, folders, plan)?;
    let labels = Labels::new(source.catalogue);
    let places: Vec<InputPlaces> = source.places.iter().map(InputPlaces::new).collect();
    let blocks = match plan.profile {
        Profile::Internal => key_of_blocks(&source.table.ids, &editions, &places, plan),
        Profile::Public => None,
    };
    let output = Output::open(&folders.output, &settings.base_path, blocks)?;
    output.copy(theme.files("assets")?, "assets")?;
    write_version(source.stamp, &editions, &output)?;
    let (mut entries, mut taken_over) = (Vec::new(), 0);
    if plan.profile == Profile::Internal {
        let clients = Clients { source, labels: &labels, plan, places: &places, output: &output };
        (entries, taken_over) = write_clients(&clients, &editions, on_page)?;
        directory::write_shards(&entries, &output)?;
        write_value_places(&places, &output)?;
        columns::write_columns(&entries, source.table, &output)?;
    }
    let mut other_pages = pages::write_front_door(&editions, &settings, &output)?;
    for edition in &editions {
        let named = NamedView::new(source, &labels, &edition.strings, edition.language)?;
        other_pages += pages::write_content(edition, &named, &output)?;
        other_pages += write_try(source, edition, &named, &output)?;
        other_pages += write_groups(edition, source, &labels, &output)?;
        if plan.profile == Profile::Internal {
            write_feature_words(source.table, edition.language, &output)?;
            if let Some(report) = (source.reports)(0..source.clients.min(1)).first() {
                write_value_words(report, &labels, (&edition.strings, edition.language), &output)?;
            }
            let finding = FindingView::new(&entries, source.model, &edition.strings, edition.language);
            other_pages += finding::write_tools(edition, &named, &finding, &output)?;
            other_pages += pages::write_directory(
                edition,
                &named,
                (&entries, settings.clients_per_page),
                &finding,
                &output,
            )?;
        }
        edition.strings.checked(&theme, edition.language)?;
    }
    let ids: BTreeSet<i64> = source.table.ids.iter().copied().collect();
    let made_elsewhere = |file: &str| is_client_page(file, &ids);
    let written = output.finish(&plan.inputs.to_text(), &made_elsewhere)?;
    let clients = source.table.ids.iter().filter(|id| (plan.chosen)(**id)).count().min(entries.len());
    Ok(SiteSummary {
        clients,
        client_pages: clients * editions.len(),
        taken_over,
        other_pages,
        files: written.files,
        written: written.written,
    })
}

/// Whether a file is the page of one of these clients, whoever makes it.
fn is_client_page(file: &str, ids: &BTreeSet<i64>) -> bool {
    let (_, name) = file.rsplit_once("/client/").unwrap_or_default();
    let id: Option<i64> = name.strip_suffix(".html").and_then(|id| id.parse().ok());
    id.is_some_and(|id| ids.contains(&id))
}

/// Content and theme in every language, ready to render, and the settings that they share.
pub(super) fn editions_of(
    source: &SiteSource,
    folders: &SiteFolders,
    plan: &BuildPlan,
) -> Result<(Vec<Edition>, Theme, SiteSettings), SiteError> {
    let settings = SiteSettings::read(&folders.content.join("site.toml"))?;
    let theme = Theme::open(&folders.theme)?;
    let editions = editions(source, folders, &theme, (&settings, plan.profile))?;
    Ok((editions, theme, settings))
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
    let globals = globals(source, (settings, profile), (language, &strings), &content);
    let templates = Templates::load(theme, &globals)?;
    Ok(Edition { language, templates, strings, content })
}

fn globals<'a>(
    source: &'a SiteSource,
    (settings, profile): (&'a SiteSettings, Profile),
    (language, strings): (Language, &'a Strings),
    content: &[ContentPage],
) -> Globals<'a> {
    Globals {
        lang: language.code(),
        others: others(settings, language),
        t: strings,
        site: settings,
        stamp: source.stamp,
        data_day: source.stamp.data_date.as_deref().map(|date| day_in_words(date, strings)),
        menu: pages::menu(content),
        internal: profile == Profile::Internal,
    }
}

impl Edition {
    /// What every template of the language sees, as JSON.
    pub(super) fn globals(
        &self,
        source: &SiteSource,
        settings: &SiteSettings,
        profile: Profile,
    ) -> serde_json::Result<String> {
        let said = (self.language, &self.strings);
        serde_json::to_string(&globals(source, (settings, profile), said, &self.content))
    }
}

fn others(settings: &SiteSettings, language: Language) -> Vec<OtherLanguage> {
    let others = settings.languages.iter().filter(|other| **other != language);
    let name = |language: &Language| match language {
        Language::Fr => "Français",
        Language::En => "English",
    };
    others.map(|other| OtherLanguage { code: other.code(), name: name(other) }).collect()
}
