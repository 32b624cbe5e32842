//! The pages of clients.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::build::{BuildPlan, Profile, SiteFolders, SiteSource};
use super::directory::{self, Entry};
use super::editions::{Edition, editions_of};
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

/// Writes the pages of the chosen clients, and says of all clients what lists say of them, and of how many what an earlier
/// build had made was taken over.
///
/// `on_page` is called once for each page, from several threads.
pub(super) fn write_clients(
    clients: &Clients,
    editions: &[Edition],
    on_page: &(dyn Fn() + Sync),
) -> Result<(Vec<Entry>, usize), SiteError> {
    let keys: Vec<KeyMaker> =
        editions.iter().map(|edition| key_of(edition, clients.places, clients.plan)).collect();
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
    let together = |number: usize| {
        let first = number * TOGETHER;
        if let Some(known) = clients.output.known_block::<Vec<Entry>>(number)? {
            let pages = known.iter().filter(|entry| (clients.plan.chosen)(entry.id)).count() * editions.len();
            (0..pages).for_each(|_| on_page());
            return Ok((known.len(), known));
        }
        let rows = first..clients.source.clients.min(first + TOGETHER);
        let reports = (clients.source.reports)(rows);
        let files: Vec<String> = reports
            .iter()
            .flat_map(|report| editions.iter().map(|edition| place_of(edition, report)))
            .collect();
        let entries = reports.into_iter().map(&write).collect::<Result<Vec<Entry>, SiteError>>()?;
        // A page with a message that is not there is made, and the build fails at its end: the next one must too.
        if !editions.iter().any(|edition| edition.strings.has_faults()) {
            clients.output.finish_block(number, &files, &entries)?;
        }
        Ok((0, entries))
    };
    let blocks = clients.source.clients.div_ceil(TOGETHER);
    let blocks: Vec<(usize, Vec<Entry>)> =
        (0..blocks).into_par_iter().map(together).collect::<Result<_, _>>()?;
    let taken_over = blocks.iter().map(|(taken_over, _)| taken_over).sum();
    Ok((directory::sorted(blocks.into_iter().flat_map(|(_, entries)| entries).collect())?, taken_over))
}

/// Two pages at the place of one client are two reports with one number.
fn twice(error: SiteError, report: &ClientReport) -> SiteError {
    match error {
        SiteError::TwoFiles { .. } => SiteError::DuplicateClient { client: report.sk_id_curr },
        other => other,
    }
}

/// What all clients' pages of a language are made from, beside the client's report.
fn key_of(edition: &Edition, places: &[InputPlaces], plan: &BuildPlan) -> KeyMaker {
    let words = edition.strings.source();
    let key =
        edition.templates.key_of("client.html").with(words.as_bytes()).with(to_script(places).as_bytes());
    key.with(plan.program.as_bytes())
}

/// What the pages of all clients are made from, and what is said of them; `None` where the plan does not say what the
/// reports are made from.
pub(super) fn key_of_blocks(
    clients: &[i64],
    editions: &[Edition],
    places: &[InputPlaces],
    plan: &BuildPlan,
) -> Option<Key> {
    let chosen: Vec<u8> = clients.iter().map(|client| u8::from((plan.chosen)(*client))).collect();
    let key = KeyMaker::new().with(plan.explained_from?.as_bytes()).with(&chosen);
    let of_edition = |edition: &Edition| key_of(edition, places, plan).key().to_string();
    let whole = editions.iter().fold(key, |key, edition| key.with(of_edition(edition).as_bytes()));
    Some(whole.key())
}

impl Clients<'_> {
    fn write(&self, report: &ClientReport, edition: &Edition, key: Key) -> Result<(), SiteError> {
        self.output
            .page(place_of(edition, report), key, || render(report, edition, (self.labels, self.places)))
    }
}

/// The address of a client's page under a language.
fn path_of(report: &ClientReport) -> String {
    format!("client/{}.html", report.sk_id_curr)
}

/// The place of a client's page in the site.
fn place_of(edition: &Edition, report: &ClientReport) -> String {
    format!("{}/{}", edition.language.code(), path_of(report))
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
            Ok((place_of(edition, report), render(report, edition, (&self.labels, &self.places))?))
        };
        self.editions.iter().map(page).collect()
    }

    /// Writes the clients' pages in every language as a build does, with all checks but whether what they link to is
    /// there; returns their number.
    pub fn write(&self, source: &SiteSource, plan: &BuildPlan, folder: &Path) -> Result<usize, SiteError> {
        let output = Output::open(folder, &self.settings.base_path, None)?;
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
        let globals = self.editions[0].globals(source, &self.settings, profile);
        globals.map(|globals| globals.to_string()).map_err(of_json)
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
