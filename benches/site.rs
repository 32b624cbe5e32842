//! Times a site from reports that are at hand: making pages, writing them, and the whole build; then the same build again.
//!
//! usage: site DATA MODEL OUT [clients=N] [languages=fr,en] [view=FILE] [globals=FILE] [only=pages|directory|build [views=FOLDER]]: the
//! folder of the tables, that of the models (with the champion's run), a folder for the sites, and how many clients (0 for
//! all; beyond those of the tables they are repeated; all get other numbers). `view` writes what the client's template
//! sees of each client as lines of JSON, for another generator, and `globals` what every template sees. Prints a JSON
//! object: seconds of every part, bytes, and the most memory that the process held, in megabytes, before the build and
//! after it.
//!
//! Nothing is removed, and the folder should be a new one: ext4 passes over inodes that were just freed.
//!
//! `only=build` leaves out what makes and writes pages beside the build, and holds them all in memory.
//! `only=directory` makes a site without clients' pages, for `benches/directory.mjs`.
//! `only=pages` makes and writes the clients' pages alone, as a build does; `views` then makes them once more, from those
//! of the folder's files that hold a view each.

#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::error::Error;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clairscore::champion::{Champion, Registry};
use clairscore::charts::Words;
use clairscore::command::read_past_clients_with_values;
use clairscore::config::{CostMatrix, DriftOptions};
use clairscore::drift::Comparison;
use clairscore::features::{FeatureTable, catalogue, feature_table};
use clairscore::report::{
    AtModel, ClientReport, CohortReport, DriftReport, Lineage, ModelReport, PastCohorts, PastScores,
    Reporter, Reports,
};
use clairscore::site::{
    BuildPlan, Inputs, PageMaker, Profile, SiteFolders, SiteSource, SiteSummary, Stamp, build_site,
};
use clairscore::tables::{DataFolder, Rows, TableError};
use mimalloc::MiMalloc;
use rayon::prelude::*;
use serde_json::{Value, json};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Reports that are kept in memory, at most.
const STORED: usize = 4_000;

fn peak_megabytes() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1024.0
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed().as_secs_f64())
}

/// The clients of a folder, to report on: `wanted` of them, the first ones again and again under numbers of their own.
fn clients_of(data: &DataFolder, wanted: usize) -> Result<(Rows, FeatureTable), Box<dyn Error>> {
    let all = data.test_applications()?.rows;
    let wanted = if wanted == 0 { all.height() } else { wanted };
    let applications = all.select(&(0..wanted).map(|client| client % all.height()).collect::<Vec<_>>());
    drop(all);
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(|read| read.rows));
    let table = feature_table(&applications, data.coverage()?.as_ref(), child)?;
    Ok((applications, table))
}

/// The reports of some places, under numbers of their own.
fn numbered(reports: &Reports, rows: Range<usize>) -> Vec<Arc<ClientReport>> {
    let own = rows.clone().zip(reports.reports(rows));
    own.map(|(place, report)| Arc::new(ClientReport { sk_id_curr: number(place), ..report })).collect()
}

const fn number(place: usize) -> i64 {
    100_001 + place as i64
}

/// Processor time that the process took so far, all threads together.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    // Fields 14 and 15 of proc(5), in hundredths of a second; the first after the name is field 3.
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

struct Bench<'a> {
    folder: &'a Path,
    languages: &'a str,
    plan_inputs: Inputs,
    /// Whether clients get pages; without, a site is its directory and all else.
    with_pages: bool,
}

impl Bench<'_> {
    fn folders(&self, name: &str) -> Result<SiteFolders, Box<dyn Error>> {
        let content = self.folder.join("content");
        drop(fs::remove_dir_all(&content));
        for language in self.languages.split(',') {
            fs::create_dir_all(content.join(language))?;
            for page in fs::read_dir(Path::new("content").join(language))? {
                let page = page?.path();
                fs::copy(&page, content.join(language).join(page.file_name().unwrap_or_default()))?;
            }
        }
        let languages: Vec<String> = self.languages.split(',').map(|l| format!("{l:?}")).collect();
        fs::write(content.join("site.toml"), format!("languages = [{}]\n", languages.join(",")))?;
        let theme = PathBuf::from("themes/clairscore");
        Ok(SiteFolders { content, theme, output: self.folder.join(name) })
    }

    fn plan(&self) -> BuildPlan<'_> {
        BuildPlan {
            profile: Profile::Internal,
            chosen: if self.with_pages { &|_| true } else { &|_| false },
            program: "bench",
            inputs: &self.plan_inputs,
            explained_from: None,
        }
    }

    fn build(&self, source: &SiteSource, folders: &SiteFolders) -> Result<SiteSummary, Box<dyn Error>> {
        Ok(build_site(source, folders, &self.plan(), &|| ())?)
    }

    /// Seconds of making the pages of some reports, and of writing them.
    fn parts(&self, maker: &PageMaker, reports: &[Arc<ClientReport>]) -> Result<Value, Box<dyn Error>> {
        let (pages, making) =
            timed(|| reports.par_iter().map(|report| maker.pages(report)).collect::<Result<Vec<_>, _>>());
        let pages: Vec<(String, String)> = pages?.into_iter().flatten().collect();
        let bytes: usize = pages.iter().map(|(_, page)| page.len()).sum();
        let plain = self.folder.join("plain");
        for folder in ["fr/client", "en/client"] {
            fs::create_dir_all(plain.join(folder))?;
        }
        let (written, writing) =
            timed(|| pages.par_iter().try_for_each(|(path, page)| fs::write(plain.join(path), page)));
        written?;
        Ok(json!({"making": making, "writing": writing, "pages": pages.len(), "bytes": bytes}))
    }

    /// The clients' pages alone: from reports, and from the views in `views`, each page under its view's name.
    fn pages_alone(
        &self,
        (source, maker): (&SiteSource, &PageMaker),
        output: &Path,
        views: Option<&str>,
    ) -> Result<(), Box<dyn Error>> {
        let before = processor_seconds();
        let (written, seconds) = timed(|| maker.write(source, &self.plan(), output));
        let processor = processor_seconds() - before;
        println!(
            "{}",
            json!({
                "pages": written?, "seconds": seconds, "processor": processor,
                "peak_megabytes": peak_megabytes(),
            })
        );
        let Some(views) = views else { return Ok(()) };
        let to = self.folder.join("of_views");
        let start = (processor_seconds(), Instant::now());
        fs::create_dir_all(&to)?;
        let files =
            fs::read_dir(views)?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<PathBuf>>>()?;
        files.par_iter().try_for_each(|file| -> Result<(), String> {
            let view = fs::read(file).map_err(|error| error.to_string())?;
            let page = maker.of_view(&view).map_err(|error| error.to_string())?;
            let name = file.with_extension("html");
            fs::write(to.join(name.file_name().unwrap_or_default()), page).map_err(|error| error.to_string())
        })?;
        let seconds = start.1.elapsed().as_secs_f64();
        println!(
            "{}",
            json!({"pages": files.len(), "seconds": seconds, "processor": processor_seconds() - start.0, "peak_megabytes": peak_megabytes()})
        );
        Ok(())
    }
}

fn stamp_of(champion: &Champion) -> Stamp {
    let version = champion.version.clone();
    Stamp { model_version: version, data: "bench".into(), synthetic: true, data_date: None, commit: None }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [data, model, folder, keys @ ..] = arguments.as_slice() else {
        return Err("usage: site DATA MODEL OUT [clients=N] [languages=fr,en]".into());
    };
    let key = |name: &str| keys.iter().find_map(|key| key.strip_prefix(&format!("{name}=")));
    let wanted: usize = key("clients").map(str::parse).transpose()?.unwrap_or(0);
    let (data, model, folder) = (DataFolder::new(Path::new(data)), Path::new(model), Path::new(folder));
    fs::create_dir_all(folder)?;
    let champion = Champion::load(&model.join("champion"))?;
    let record = Registry::of(model).folder_of(&champion.version);
    let judged: ModelReport = serde_json::from_slice(&fs::read(record.join("report.json"))?)?;
    let (applications, table) = clients_of(&data, wanted)?;
    let clients = table.rows();
    let target = vec![false; table.rows()];
    let none = Comparison { rows: [0, 0], drift_share: 0.5, columns: vec![], not_compared: vec![] };
    let task = AtModel {
        names: ["reference".to_owned(), "current".to_owned()],
        champion: &champion,
        features: [&table, &table],
        coverage: None,
        past: Some(PastScores { probabilities: &vec![0.08; target.len()], target: &target }),
        importance: &[],
        costs: CostMatrix::default(),
        options: &DriftOptions::default(),
        whole: true,
    };
    let drift = DriftReport::at_model(&task, none)?;
    let past = read_past_clients_with_values(model, &champion)?;
    let reporter = Reporter::new(champion.clone()).with_past_clients(past);
    let places = reporter.value_places();
    let reports = reporter.on(table).ok_or("the champion has other inputs")?;
    let reports = reports.with_applications(&applications);
    let cohorts = CohortReport::of(&reports, &PastCohorts::of(reports.table()), &judged.importance);
    let mut renumbered = reports.table().clone();
    renumbered.ids = (0..clients).map(number).collect();
    let stored = clients.min(STORED);
    let firsts: Vec<usize> = (0..stored).step_by(64).collect();
    let together = |first: usize| numbered(&reports, first..stored.min(first + 64));
    let (kept, of_reports) = timed(|| firsts.into_par_iter().flat_map(together).collect::<Vec<_>>());
    let stamp = stamp_of(&champion);
    let lineage = Lineage { version: champion.version.clone(), ..Lineage::default() };
    let stored_reports = |rows: Range<usize>| kept[rows].to_vec();
    let fresh_reports = |rows: Range<usize>| numbered(&reports, rows);
    let charts = |_: &str, _: Words<'_>| Ok("<svg role=\"img\"><title>chart</title></svg>".to_owned());
    let source = SiteSource {
        clients,
        reports: if stored == clients { &stored_reports } else { &fresh_reports },
        table: &renumbered,
        places: &places,
        model: &judged,
        times: None,
        drift: &drift,
        drift_runs: &[],
        evidence: None,
        lineage: &lineage,
        cohorts: &cohorts,
        stamp: &stamp,
        origin: &champion.manifest.origin,
        catalogue: catalogue(),
        reference: &|_| None,
        directions: &|_| None,
        charts: &charts,
        run_files: &[],
    };
    let bench = Bench {
        folder,
        languages: key("languages").unwrap_or("fr,en"),
        plan_inputs: Inputs::of(&[], "bench", &folder.join("site"))?,
        with_pages: key("only") != Some("directory"),
    };
    let folders = bench.folders("site")?;
    let maker = PageMaker::open(&source, &folders, &bench.plan())?;
    if !bench.with_pages {
        println!("{} files", bench.build(&source, &folders)?.files);
        return Ok(());
    }
    if let Some(file) = key("globals") {
        fs::write(file, maker.globals(&source, bench.plan().profile)?)?;
    }
    if let Some(file) = key("view") {
        let lines: Result<Vec<String>, _> = kept.iter().map(|report| maker.view(report)).collect();
        fs::write(file, lines?.join("\n"))?;
    }
    if key("only") == Some("pages") {
        return bench.pages_alone((&source, &maker), &folders.output, key("views"));
    }
    let alone = if key("only") == Some("build") { None } else { Some(bench.parts(&maker, &kept)?) };
    let before = peak_megabytes();
    let (built, of_build) = timed(|| bench.build(&source, &folders));
    let built = built?;
    let (again, of_again) = timed(|| bench.build(&source, &folders));
    println!(
        "{}",
        json!({
            "clients": clients, "pages": built.client_pages, "files": built.files, "stored": stored,
            "reports": of_reports, "alone": alone, "build": of_build, "build_again": of_again, "written_again": again?.written,
            "peak_megabytes_before_build": before, "peak_megabytes": peak_megabytes(),
        })
    );
    Ok(())
}
