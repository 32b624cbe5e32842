//! `clairscore build`: generates the site.

use std::sync::Arc;

use anyhow::{Context, ensure};

use super::chosen::Chosen;
use super::clients::{champion, clients_of_both, name_missing_tables, reports};
use super::drift_model::{Clients, RUNS, past_runs};
use super::evidence::{evidence_file, read_evidence};
use super::past_clients::read_past_clients_with_values;
use super::progress;
use super::registered::{lineage, model_report, run_files, training_times};
use super::stamp::stamp;
use crate::champion::Registry;
use crate::charts::{Chart, Words, draw};
use crate::cli::{BuildArgs, ProfileArg};
use crate::config::DriftOptions;
use crate::features::{Language, catalogue};
use crate::report::{CohortReport, ModelReport, PastCohorts, Reporter};
use crate::site::{
    BuildPlan, Inputs, Profile, SiteFolders, SiteSource, SiteSummary, Stamp, build_site, clear_left,
    file_key, rewrite_texts,
};
use crate::tables::DataFolder;

pub(super) fn run(args: &BuildArgs) -> anyhow::Result<()> {
    let chosen = Chosen::read(args.clients.as_deref())?;
    let champion = champion(&args.model.model)?;
    let registry = Registry::of(&args.model.model);
    let record = registry.folder_of(&champion.version);
    let program = program()?;
    let data = DataFolder::new(&args.data);
    let stamp = stamp(&champion, &data, args.data_date.as_deref());
    let inputs = inputs(args, &registry, (&program, &stamp, &chosen))?;
    let mut explained_from = data.files();
    explained_from.extend(data.marks());
    explained_from.extend([registry.champion_folder(), record.clone()]);
    let explained_from = inputs.key_of(&explained_from);
    if inputs.made(&args.out) {
        clear_left(&args.out);
        println!("{}: nothing changed, nothing was written", args.out.display());
        return Ok(());
    }
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
        explained_from: Some(&explained_from),
    };
    if let Some(summary) = rewrite_texts(&folders, &plan)? {
        say(args, &summary);
        return Ok(());
    }
    let evidence = read_evidence(args.evidence.as_deref())?;
    let (model, times) = (model_report(&record)?, training_times(&record)?);
    name_missing_tables(&data);
    let ([train, test], applications) = clients_of_both(&data)?;
    ensure!(test.rows() > 0, "{}: application_test has no client", args.data.display());
    let (features, options) = ([&train, &test], DriftOptions::default());
    let clients = Clients {
        data: &data,
        champion: &champion,
        record: &record,
        model: &model,
        features,
        options: &options,
        whole: true,
    };
    let (drift, past_cohorts) = (clients.drift()?, PastCohorts::of(&train));
    drop(train);
    let lineage = lineage(&registry, &champion, &test)?;
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
    let run_files = run_files(&record)?;
    let source = SiteSource {
        clients: reports.clients(),
        reports: &|rows| reports.reports(rows).into_iter().map(Arc::new).collect(),
        table: reports.table(),
        places: &places,
        model: &model,
        times: times.as_ref(),
        drift: &drift,
        drift_runs: &drift_runs,
        evidence: evidence.as_ref(),
        lineage: &lineage,
        cohorts: &cohorts,
        stamp: &stamp,
        origin: &reporter.champion().manifest.origin,
        catalogue: catalogue(),
        reference: &|feature| reporter.reference(feature).cloned(),
        directions: &|feature| reporter.direction(feature),
        charts: &|name, words| chart(name, &model, words),
        run_files: &run_files,
    };
    let summary = build_site(&source, &folders, &plan, &|| bar.inc(1))?;
    progress::done(&bar, &format!("{} pages", summary.client_pages + summary.other_pages));
    let (favourable, unfavourable) = reports.opinions();
    say(args, &summary);
    println!("{favourable} favourable, {unfavourable} unfavourable opinions");
    Ok(())
}

fn say(args: &BuildArgs, summary: &SiteSummary) {
    println!("{}: {} clients, {} pages", args.out.display(), summary.clients, summary.client_pages);
    println!("{} files, {} of them new or changed", summary.files, summary.written);
    if summary.taken_over > 0 {
        println!("{} clients' pages taken over from an earlier build", summary.taken_over);
    }
}

/// What the site is made from: tables, champion and its run, content, theme, program, options.
fn inputs(
    args: &BuildArgs,
    registry: &Registry,
    (program, stamp, chosen): (&str, &Stamp, &Chosen),
) -> anyhow::Result<Inputs> {
    let data = DataFolder::new(&args.data);
    let theme = &args.site.theme;
    let base = theme.parent().map(|themes| themes.join("clairscore"));
    let mut places = data.files();
    places.extend(data.marks());
    places.extend([registry.champion_folder(), registry.promotions_file(), args.site.content.clone()]);
    let before = registry.promotions()?.pop().and_then(|promotion| promotion.before);
    let versions = before.into_iter().chain([stamp.model_version.clone()]);
    places.extend(versions.map(|version| registry.folder_of(&version)));
    places.push(args.model.model.join(RUNS));
    places.push(evidence_file(args.evidence.as_deref()).to_owned());
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

fn chart(name: &str, model: &ModelReport, words: Words<'_>) -> Result<String, String> {
    let chart = Chart::from_name(name).ok_or_else(|| format!("there is no chart {name:?}"))?;
    let label = |feature: &str| label_of(feature, words.language);
    draw(chart, model, &label, words).map_err(|cause| cause.to_string())
}

/// The catalogue's label of a feature.
pub(super) fn label_of(feature: &str, language: Language) -> String {
    let known = catalogue().iter().find(|f| f.name == feature);
    known.map_or_else(|| feature.to_owned(), |f| f.label.text(language).to_owned())
}
