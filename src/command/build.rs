//! `clairscore build`: generates the site.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, ensure};

use super::chosen::Chosen;
use super::clients::{champion, features_of_both, name_missing_tables, reports};
use super::drift_model::{Clients, RUNS, past_runs};
use super::past_clients::read_past_clients_with_values;
use super::progress;
use super::stamp::stamp;
use crate::charts::{Chart, Words, draw};
use crate::cli::{BuildArgs, ProfileArg};
use crate::config::DriftOptions;
use crate::features::{Language, catalogue};
use crate::report::{CohortReport, ModelReport, PastCohorts, Reporter, TrainingTimes};
use crate::site::{BuildPlan, Inputs, Profile, SiteFolders, SiteSource, Stamp, build_site, file_key};
use crate::tables::DataFolder;

pub(super) fn run(args: &BuildArgs) -> anyhow::Result<()> {
    let chosen = Chosen::read(args.clients.as_deref())?;
    let champion = champion(&args.model.model)?;
    let run = args.model.model.join("runs").join(&champion.manifest.origin.run);
    let program = program()?;
    let data = DataFolder::new(&args.data);
    let stamp = stamp(&champion, &data, args.data_date.as_deref());
    let inputs = inputs(args, &run, (&program, &stamp, &chosen))?;
    if inputs.made(&args.out) {
        println!("{}: nothing changed, nothing was written", args.out.display());
        return Ok(());
    }
    let (model, times) = (model_report(&run)?, training_times(&run)?);
    name_missing_tables(&data);
    let ([train, test], applications) = features_of_both(&data)?;
    ensure!(test.rows() > 0, "{}: application_test has no client", args.data.display());
    let (features, options) = ([&train, &test], DriftOptions::default());
    let clients = Clients {
        data: &data,
        champion: &champion,
        run: &run,
        model: &model,
        features,
        options: &options,
        whole: true,
    };
    let (drift, past_cohorts) = (clients.drift()?, PastCohorts::of(&train));
    drop(train);
    let drift_runs = past_runs(&args.model.model.join(RUNS))?;
    let spinner = progress::spinner("explaining");
    let past = read_past_clients_with_values(&args.model.model, &champion)?;
    let reporter = Reporter::new(champion).with_past_clients(past);
    let reports = reports(&reporter, test)?.with_applications(&applications);
    drop(applications);
    let cohorts = CohortReport::of(&reports, &past_cohorts, &model.importance);
    progress::done(&spinner, &format!("{} clients explained", reports.clients()));
    let with_page = |client: &&i64| args.profile == ProfileArg::Internal && chosen.has(**client);
    let with_page = reports.table().ids.iter().filter(with_page).count();
    let bar = progress::bar(with_page * Language::ALL.len(), "writing pages");
    let places = reporter.value_places();
    let source = SiteSource {
        clients: reports.clients(),
        reports: &|rows| reports.reports(rows).into_iter().map(Arc::new).collect(),
        table: reports.table(),
        places: &places,
        model: &model,
        times: times.as_ref(),
        drift: &drift,
        drift_runs: &drift_runs,
        cohorts: &cohorts,
        stamp: &stamp,
        catalogue: catalogue(),
        reference: &|feature| reporter.reference(feature).cloned(),
        charts: &|name, words| chart(name, &model, words),
    };
    let folders = SiteFolders {
        content: args.site.content.clone(),
        theme: args.site.theme.clone(),
        output: args.out.clone(),
    };
    let plan = BuildPlan {
        profile: profile(args.profile),
        chosen: &|client| chosen.has(client),
        program: &program,
        inputs: &inputs,
    };
    let summary = build_site(&source, &folders, &plan, &|| bar.inc(1))?;
    progress::done(&bar, &format!("{} pages", summary.client_pages + summary.other_pages));
    let (favourable, unfavourable) = reports.opinions();
    println!("{}: {} clients, {} pages", args.out.display(), summary.clients, summary.client_pages);
    println!("{} files, {} of them new or changed", summary.files, summary.written);
    println!("{favourable} favourable, {unfavourable} unfavourable opinions");
    Ok(())
}

/// What the site is made from: tables, champion and its run, content, theme, program, options.
fn inputs(
    args: &BuildArgs,
    run: &Path,
    (program, stamp, chosen): (&str, &Stamp, &Chosen),
) -> anyhow::Result<Inputs> {
    let data = DataFolder::new(&args.data);
    let theme = &args.site.theme;
    let base = theme.parent().map(|themes| themes.join("clairscore"));
    let mut places = data.files();
    places.extend(data.marks());
    places.extend([args.model.model.join("champion"), run.to_owned(), args.site.content.clone()]);
    places.push(args.model.model.join(RUNS));
    places.extend([theme.clone()].into_iter().chain(base.filter(|base| base != theme)));
    let options = format!(
        "program {program}, profile {:?}, clients {chosen:?}, data {} of {:?}, commit {:?}",
        args.profile,
        args.data.display(),
        stamp.data_date,
        stamp.commit
    );
    Ok(Inputs::of(&places, &options, &args.out)?)
}

/// The program that makes the pages, by what its file holds.
fn program() -> anyhow::Result<String> {
    let file = std::env::current_exe().context("the program's own file cannot be found")?;
    Ok(file_key(&file)?)
}

const fn profile(profile: ProfileArg) -> Profile {
    match profile {
        ProfileArg::Internal => Profile::Internal,
        ProfileArg::Public => Profile::Public,
    }
}

/// The judgement that `train` kept for a run.
pub(super) fn model_report(run: &Path) -> anyhow::Result<ModelReport> {
    let file = run.join("report.json");
    let bytes = std::fs::read(&file)
        .with_context(|| format!("{}: cannot be read; train again to make it", file.display()))?;
    serde_json::from_slice(&bytes)
        .with_context(|| format!("{}: is no report of this version; train again", file.display()))
}

/// How long the training took, where `train` kept it.
fn training_times(run: &Path) -> anyhow::Result<Option<TrainingTimes>> {
    let file = run.join("times.json");
    let bytes = match std::fs::read(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("{}: cannot be read", file.display())),
    };
    let times = serde_json::from_slice(&bytes);
    Ok(Some(times.with_context(|| format!("{}: holds no training times; train again", file.display()))?))
}

fn chart(name: &str, model: &ModelReport, words: Words<'_>) -> Result<String, String> {
    let chart = Chart::from_name(name).ok_or_else(|| format!("there is no chart {name:?}"))?;
    let label = |feature: &str| {
        let known = catalogue().iter().find(|f| f.name == feature);
        known.map_or_else(|| feature.to_owned(), |f| f.label.text(words.language).to_owned())
    };
    draw(chart, model, &label, words).map_err(|cause| cause.to_string())
}
