//! The pages of clients.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::build::{BuildPlan, Edition, Profile, SiteFolders, SiteSource, editions_of};
use super::directory::{self, Entry};
use super::error::SiteError;
use super::output::{Key, KeyMaker, Output};
use super::pages::Page;
use super::settings::SiteSettings;
use super::value_places::to_script;
use super::view::{ClientView, Depth, InputPlaces, Labels, check_sums, words};
use crate::report::ClientReport;

#[derive(Serialize)]
struct ClientPage {
    page: Page,
    client: ClientView,
}

/// What the pages of clients are made from, and where they go.
pub(super) struct Clients<'a> {
    pub(super) source: &'a SiteSource<'a>,
    pub(super) labels: &'a Labels,
    pub(super) plan: &'a BuildPlan<'a>,
    /// The places of the values of every input.
    pub(super) places: &'a [InputPlaces],
    pub(super) output: &'a Output,
}

/// Clients whose reports are made together: enough to be explained fast, few enough to lie in little memory.
const TOGETHER: usize = 64;

/// Writes the pages of the chosen clients, and says of all clients what lists say of them.
///
/// `on_page` is called once for each page, from several threads.
pub(super) fn write_clients(
    clients: &Clients,
    editions: &[Edition],
    on_page: &(dyn Fn() + Sync),
) -> Result<Vec<Entry>, SiteError> {
    let keys: Vec<KeyMaker> = editions.iter().map(|edition| clients.key_of(edition)).collect();
    let write = |report: Arc<ClientReport>| {
        if (clients.plan.chosen)(report.sk_id_curr) {
            check_sums(&report)?;
            let own =
                KeyMaker::new().with_value(&*report).map_err(SiteError::unwritable(Path::new("client")))?;
            let own = own.key().to_string();
            for (edition, key) in editions.iter().zip(&keys) {
                let key = key.clone().with(own.as_bytes()).key();
                clients.write(&report, edition, key).map_err(|error| twice(error, &report))?;
                on_page();
            }
        }
        Ok(Entry::of(&report))
    };
    let together = |first: usize| {
        let rows = first..clients.source.clients.min(first + TOGETHER);
        (clients.source.reports)(rows).into_iter().map(&write).collect::<Result<Vec<Entry>, SiteError>>()
    };
    let firsts: Vec<usize> = (0..clients.source.clients).step_by(TOGETHER).collect();
    let entries: Vec<Vec<Entry>> = firsts.into_par_iter().map(together).collect::<Result<_, _>>()?;
    directory::sorted(entries.into_iter().flatten().collect())
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
        let words = edition.strings.source();
        let places = to_script(self.places);
        let key = edition.templates.key_of("client.html").with(words.as_bytes()).with(places.as_bytes());
        key.with(self.plan.program.as_bytes())
    }

    fn write(&self, report: &ClientReport, edition: &Edition, key: Key) -> Result<(), SiteError> {
        let path = format!("{}/{}", edition.language.code(), path_of(report));
        self.output.page(path, key, || render(report, edition, (self.labels, self.places)))
    }
}

/// The address of a client's page under a language.
fn path_of(report: &ClientReport) -> String {
    format!("client/{}.html", report.sk_id_curr)
}

fn render(
    report: &ClientReport,
    edition: &Edition,
    of_inputs: (&Labels, &[InputPlaces]),
) -> Result<String, SiteError> {
    edition.templates.render("client.html", &page_of(report, edition, of_inputs)?)
}

fn page_of(
    report: &ClientReport,
    edition: &Edition,
    (labels, places): (&Labels, &[InputPlaces]),
) -> Result<ClientPage, SiteError> {
    let said = (&edition.strings, edition.language);
    let client = ClientView::new(report, labels, said, Depth::Strongest(places))?;
    let title = words::client_title(report, &edition.strings);
    let page = Page::new(&path_of(report), "clients", title, client.distance.clone());
    Ok(ClientPage { page, client })
}

/// Makes clients' pages alone, without the rest of a site.
pub struct PageMaker {
    editions: Vec<Edition>,
    labels: Labels,
    settings: SiteSettings,
    places: Vec<InputPlaces>,
}

impl PageMaker {
    /// Reads content and theme.
    pub fn open(source: &SiteSource, folders: &SiteFolders, plan: &BuildPlan) -> Result<Self, SiteError> {
        let (editions, _, settings) = editions_of(source, folders, plan)?;
        let places = source.places.iter().map(InputPlaces::new).collect();
        Ok(Self { editions, labels: Labels::new(source.catalogue), settings, places })
    }

    /// A client's page in every language: its address from the site's root, and its text.
    pub fn pages(&self, report: &ClientReport) -> Result<Vec<(String, String)>, SiteError> {
        let page = |edition: &Edition| {
            let path = format!("{}/{}", edition.language.code(), path_of(report));
            Ok((path, render(report, edition, (&self.labels, &self.places))?))
        };
        self.editions.iter().map(page).collect()
    }

    /// Writes the clients' pages in every language as a build does, with all checks but whether what they link to is
    /// there; returns their number.
    pub fn write(&self, source: &SiteSource, plan: &BuildPlan, folder: &Path) -> Result<usize, SiteError> {
        let output = Output::open(folder, &self.settings.base_path)?;
        let clients = Clients { source, labels: &self.labels, places: &self.places, plan, output: &output };
        write_clients(&clients, &self.editions, &|| ())?;
        Ok(output.finish("", &|_| true)?.files)
    }

    /// What the template of a client's page sees in the first language, as JSON.
    pub fn view(&self, report: &ClientReport) -> Result<String, SiteError> {
        let page = page_of(report, &self.editions[0], (&self.labels, &self.places))?;
        serde_json::to_string(&page).map_err(of_json)
    }

    /// What every template sees in the first language, as JSON.
    pub fn globals(&self, source: &SiteSource, profile: Profile) -> Result<String, SiteError> {
        self.editions[0].globals(source, &self.settings, profile).map_err(of_json)
    }

    /// The page of a [`Self::view`].
    pub fn of_view(&self, view: &[u8]) -> Result<String, SiteError> {
        let view: serde_json::Value = serde_json::from_slice(view).map_err(of_json)?;
        self.editions[0].templates.render("client.html", &view)
    }
}

fn of_json(error: serde_json::Error) -> SiteError {
    SiteError::unwritable(Path::new("client"))(error.into())
}
