//! `clairscore mlflow push`: sends runs to an MLflow server; and what a training or a new champion tells it.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};

use super::mlflow_record::{RECORD, read_record};
use crate::champion::{Champion, sha256};
use crate::cli::{MlflowArgs, MlflowVerb, PushArgs};
use crate::config::server_address;
use crate::tracking::{Credentials, Journal, Push, Pushed, Server};

/// The variable that MLflow's own clients read.
const ADDRESS: &str = "MLFLOW_TRACKING_URI";

pub(super) fn run(args: &MlflowArgs) -> anyhow::Result<()> {
    let MlflowVerb::Push(args) = &args.verb;
    push(args)
}

fn push(args: &PushArgs) -> anyhow::Result<()> {
    let model = &args.model.model;
    let runs = match &args.run {
        Some(name) => vec![named_run(model, name)?],
        None => all_runs(model)?,
    };
    let said = args.uri.as_deref().map(server_address).transpose().map_err(anyhow::Error::msg)?;
    for run in runs {
        let mut journal = Journal::open(&run)?;
        let address = said.clone().map_or_else(|| address(&journal), |said| Ok(Some(said)))?;
        let none =
            || format!("no server is named; name one with --uri, in [mlflow] of the recipe or in {ADDRESS}");
        let pushed = send(model, &run, &address.with_context(none)?, &mut journal)?;
        tell(&run, &pushed);
    }
    Ok(())
}

/// Keeps the address that the recipe names, for this push and later ones.
pub(super) fn keep_address(run: &Path, told: Option<&str>) {
    if let Err(error) = Journal::open(run).and_then(|mut journal| journal.tell(told)) {
        eprintln!("warning: {error}");
    }
}

/// Tells the servers of a run that its model is the champion now, and sends what they do not have of it yet. What cannot
/// be sent is said, with what sends it later; nothing fails for it.
pub(super) fn tell_mlflow_champion(model: &Path, run: &str, version: &str) {
    let folder = model.join("runs").join(run);
    if let Ok((record, _)) = read_record(&folder)
        && record.model.version != version
    {
        return eprintln!(
            "note: {}: its record is that of version {}, which the same run made later; MLflow is not told of {version}. \
             Train it again to record it",
            folder.display(),
            record.model.version
        );
    }
    if !folder.join(RECORD).exists() {
        return eprintln!("note: {}: has no record, so that MLflow is not told of it", folder.display());
    }
    let mut journal = match Journal::open(&folder) {
        Ok(journal) => journal,
        Err(error) => return eprintln!("warning: {error}"),
    };
    let mut addresses: BTreeSet<String> = journal.servers().map(str::to_owned).collect();
    match address(&journal) {
        Ok(address) => addresses.extend(address),
        Err(error) => eprintln!("warning: {error:#}; the run is kept in {}", folder.display()),
    }
    for address in addresses {
        match send(model, &folder, &address, &mut journal) {
            Ok(pushed) => tell(&folder, &pushed),
            Err(error) => eprintln!(
                "warning: {error:#}; nothing is lost: `clairscore mlflow push {run} --model {} --uri {address}` sends \
                 the rest",
                model.display()
            ),
        }
    }
}

/// The address of the recipe that the run was trained by, else that of the environment.
fn address(journal: &Journal) -> anyhow::Result<Option<String>> {
    if let Some(told) = journal.told() {
        return Ok(Some(told.to_owned()));
    }
    let told = env::var(ADDRESS).ok().filter(|told| !told.trim().is_empty());
    let address = told.as_deref().map(server_address).transpose();
    address.map_err(anyhow::Error::msg).with_context(|| format!("{ADDRESS} in the environment"))
}

fn send(model: &Path, run: &Path, address: &str, journal: &mut Journal) -> anyhow::Result<Pushed> {
    let (record, text) = read_record(run)?;
    let deployed =
        Champion::version_in(&model.join("champion")).is_some_and(|own| own == record.model.version);
    let push = Push { record: &record, identity: &sha256(&text), folder: run, deployed };
    let server = Server::new(address, Credentials::of_environment())?;
    Ok(push.to(&server, journal)?)
}

fn tell(run: &Path, pushed: &Pushed) {
    let run = name_of(run);
    let alias = if pushed.alias_moved { "; the alias champion leads to it now" } else { "" };
    let version = &pushed.version;
    match pushed.steps {
        0 if !pushed.alias_moved => println!("run {run}: nothing new was sent, the server has all of it"),
        0 => println!("run {run}: version {version} was there{alias}"),
        steps => println!("run {run}: sent in {steps} steps as version {version}{alias}"),
    }
    println!("{}", pushed.page);
}

/// The only run whose name begins so.
fn named_run(model: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let (folder, runs) = (model.join("runs"), runs_of(model)?);
    let exact = runs.iter().find(|run| name_of(run) == name);
    let found: Vec<&PathBuf> = runs.iter().filter(|run| name_of(run).starts_with(name)).collect();
    let names = |runs: &[&PathBuf]| runs.iter().map(|run| name_of(run)).collect::<Vec<_>>().join(", ");
    let run = match (exact, &found[..]) {
        (Some(run), _) => run,
        (None, [run]) => *run,
        (None, []) => {
            let all = names(&runs.iter().collect::<Vec<_>>());
            bail!("{}: no run begins with {name:?}; there are: {all}", folder.display())
        }
        (None, several) => {
            bail!(
                "{}: several runs begin with {name:?}: {}; write more of it",
                folder.display(),
                names(several)
            )
        }
    };
    let remedy = "it has no record, since an older version trained it; train again to make it";
    ensure!(run.join(RECORD).exists(), "{}: {remedy}", run.display());
    Ok(run.clone())
}

/// All runs that have a record, the oldest first.
fn all_runs(model: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let runs = runs_of(model)?.into_iter().filter(|run| run.join(RECORD).exists());
    let aged = runs.map(|run| Ok((read_record(&run)?.0.parent.end, run)));
    let mut aged: Vec<(u64, PathBuf)> = aged.collect::<anyhow::Result<_>>()?;
    aged.sort();
    ensure!(!aged.is_empty(), "{}: holds no run with a record; train first", model.join("runs").display());
    Ok(aged.into_iter().map(|(_, run)| run).collect())
}

fn runs_of(model: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = model.join("runs");
    let unreadable = || format!("{}: cannot be read; name the models' folder with --model", folder.display());
    let entries = std::fs::read_dir(&folder).with_context(unreadable)?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut runs: Vec<PathBuf> = paths.collect::<Result<_, _>>().with_context(unreadable)?;
    runs.retain(|run| run.is_dir());
    runs.sort();
    Ok(runs)
}

fn name_of(run: &Path) -> String {
    run.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
