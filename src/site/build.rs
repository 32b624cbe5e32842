//! From reports, content and theme to a site.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::card_file::write_card_file;
use super::cells::Answers;
use super::clients::{Clients, key_of_blocks, write_clients};
use super::columns;
use super::directory;
use super::editions::{Edition, contents_of, editions_of};
use super::error::SiteError;
use super::feature_words::write_feature_words;
use super::finding::{self, FindingView};
use super::groups::write_groups;
use super::inputs::Inputs;
use super::output::Output;
use super::pages;
use super::quoted::Quoted;
use super::texts::{self, Counts};
use super::try_page::write_try;
use super::value_places::write_value_places;
use super::value_words::write_value_words;
use super::version::write_version;
use super::view::{InputPlaces, Labels, NamedView};
use crate::champion::{FeatureReference, Origin};
use crate::charts::Words;
use crate::features::{Direction, Feature, FeatureTable};
use crate::notebook::{Frames, Run, RunFile};
use crate::report::{
    ClientReport, CohortReport, DriftReport, DriftRun, Evidence, Lineage, ModelReport, TrainingTimes,
    ValuePlaces,
};

/// Draws a chart by its name, with the words of one language: SVG text.
pub type Charts<'a> = dyn Fn(&str, Words<'_>) -> Result<String, String> + Sync + 'a;

/// What is usual of a feature among the clients that the champion learnt from, where it reads the feature.
pub type Reference<'a> = dyn Fn(&str) -> Option<FeatureReference> + Sync + 'a;

/// Which way the champion was made to move with a feature, where it reads the feature.
pub type Directions<'a> = dyn Fn(&str) -> Option<Direction> + Sync + 'a;

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
    /// What the checks of the program's sources found, where they were run.
    pub evidence: Option<&'a Evidence>,
    /// How the model came to be the one in use.
    pub lineage: &'a Lineage,
    /// Groups of clients beside all of them.
    pub cohorts: &'a CohortReport,
    /// Which model and which data.
    pub stamp: &'a Stamp,
    /// What the model was trained on.
    pub origin: &'a Origin,
    /// Labels of the features.
    pub catalogue: &'static [Feature],
    /// What is usual, by feature.
    pub reference: &'a Reference<'a>,
    /// Which way risk was made to move, by feature.
    pub directions: &'a Directions<'a>,
    /// Draws the charts of the model page.
    pub charts: &'a Charts<'a>,
    /// Files of the training that notes may ask as frames.
    pub run_files: &'a [RunFile],
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
    let texts_key = texts::key(folders, plan, &contents_of(&settings, folders)?)?;
    let labels = Labels::new(source.catalogue);
    let places: Vec<InputPlaces> = source.places.iter().map(InputPlaces::new).collect();
    let blocks = match plan.profile {
        Profile::Internal => key_of_blocks(&source.table.ids, &editions, &places, plan),
        Profile::Public => None,
    };
    let answers = texts::known_answers(&folders.output);
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
    write_card_file(source, &settings, &output)?;
    let mut other_pages = pages::write_front_door(&editions, &settings, &output)?;
    let mut quotations = Vec::new();
    for edition in &editions {
        let quoted = quoted(source, edition, &labels, (plan, &answers))?;
        edition.templates.answer_with(quoted.asker().clone());
        other_pages += pages::write_content(edition, &quoted, &output)?;
        other_pages += write_try(source, edition, &quoted, &output)?;
        other_pages += write_groups(edition, source, (&labels, &quoted), &output)?;
        if plan.profile == Profile::Internal {
            write_feature_words(source.table, edition.language, &output)?;
            if let Some(report) = (source.reports)(0..source.clients.min(1)).first() {
                write_value_words(report, &labels, (&edition.strings, edition.language), &output)?;
            }
            let finding = FindingView::new(&entries, source.model, &edition.strings, edition.language);
            other_pages += finding::write_tools(edition, &quoted, &finding, &output)?;
            other_pages += pages::write_directory(
                edition,
                &quoted,
                (&entries, settings.clients_per_page),
                &finding,
                &output,
            )?;
        }
        edition.strings.checked(&theme, edition.language)?;
        let globals = edition.globals(source, &settings, plan.profile);
        let globals = globals.map_err(|error| in_json("globals", &error))?;
        quotations.push((quoted, globals));
    }
    let ids: BTreeSet<i64> = source.table.ids.iter().copied().collect();
    let made_elsewhere = |file: &str| is_client_page(file, &ids);
    let clients = source.table.ids.iter().filter(|id| (plan.chosen)(**id)).count().min(entries.len());
    let counts = Counts { clients, client_pages: clients * editions.len(), other_pages };
    let written =
        editions.iter().zip(&quotations).map(|(edition, (quoted, globals))| (edition, quoted, globals));
    texts::remember(&output, texts_key, written, (counts, Answers::new()))?;
    let written = output.finish(&plan.inputs.to_text(), &made_elsewhere)?;
    Ok(SiteSummary {
        clients,
        client_pages: clients * editions.len(),
        taken_over,
        other_pages,
        files: written.files,
        written: written.written,
    })
}

/// What the texts of a language may quote.
fn quoted(
    source: &SiteSource,
    edition: &Edition,
    labels: &Labels,
    (plan, answers): (&BuildPlan, &Answers),
) -> Result<Quoted, SiteError> {
    let named = NamedView::new(source, labels, &edition.strings, edition.language)?;
    let named = serde_json::to_value(named).map_err(|error| in_json("named values", &error))?;
    let run = Run {
        model: source.model,
        times: source.times,
        drift: source.drift,
        drift_runs: source.drift_runs,
        reference: source.reference,
        catalogue: source.catalogue,
        files: source.run_files,
    };
    let frames = Frames::of(&run, edition.language);
    let frames = if plan.profile == Profile::Public { frames.published() } else { frames };
    Quoted::new(named, frames, &edition.strings, (plan.program, answers.clone()))
}

fn in_json(name: &str, error: &serde_json::Error) -> SiteError {
    SiteError::Template { name: name.to_owned(), message: error.to_string() }
}

/// Whether a file is the page of one of these clients, whoever makes it.
fn is_client_page(file: &str, ids: &BTreeSet<i64>) -> bool {
    let (_, name) = file.rsplit_once("/client/").unwrap_or_default();
    let id: Option<i64> = name.strip_suffix(".html").and_then(|id| id.parse().ok());
    id.is_some_and(|id| ids.contains(&id))
}
