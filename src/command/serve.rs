//! `clairscore serve`: the site and the scoring API on this machine.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, ensure};

use super::clients::{champion, name_missing_tables, said, strange_features};
use super::past_clients::read_past_clients;
use super::progress;
use crate::cli::ServeArgs;
use crate::features::{FeatureTable, catalogue};
use crate::report::{ClientReport, Reporter};
use crate::service::{Scorer, Server, Service};
use crate::tables::{ClientFiles, DataFolder, Rows, TableError};

pub(super) fn run(args: &ServeArgs) -> anyhow::Result<()> {
    ensure!(
        args.out.join("index.html").is_file(),
        "{}: holds no site; run `clairscore build` first, or name its folder with --out",
        args.out.display()
    );
    let service = Service::new(&args.out, scorer(args)?);
    let server = Server::bind(service, SocketAddr::from((Ipv4Addr::LOCALHOST, args.port)))?;
    println!("Clairscore is at http://{}/", server.address());
    std::io::stdout().flush()?;
    eprintln!("Ctrl-C stops it");
    server.run();
    Ok(())
}

fn scorer(args: &ServeArgs) -> anyhow::Result<Scorer> {
    let champion = champion(&args.model.model)?;
    let inputs = &champion.manifest.encoding.inputs;
    let is_made = |name: &str| catalogue().iter().any(|feature| feature.name == name);
    ensure!(inputs.iter().all(|input| is_made(&input.feature)), strange_features(&champion.version));
    let threshold = champion.manifest.threshold;
    let model_version = champion.version.clone();
    let data = args.data.as_deref().map(DataFolder::new);
    let synthetic = champion.manifest.origin.synthetic || data.as_ref().is_some_and(DataFolder::is_synthetic);
    let files = data.as_ref().map(files_of).transpose()?;
    let past = read_past_clients(&args.model.model, &champion)?;
    let reporter = Reporter::new(champion).with_past_clients(past);
    Ok(Scorer {
        file: Box::new(move |id| files.as_ref().and_then(|files| files.file(id))),
        report: Box::new(move |application, features| report(&reporter, application, features)),
        model_version,
        threshold,
        synthetic,
    })
}

/// The report on one client.
fn report(reporter: &Reporter, application: &Rows, features: FeatureTable) -> ClientReport {
    let Some(reports) = reporter.on(features) else {
        unreachable!("the champion's inputs were checked before serving")
    };
    reports.with_applications(application).report(0)
}

/// The files of the clients to score.
fn files_of(data: &DataFolder) -> anyhow::Result<ClientFiles> {
    name_missing_tables(data);
    let spinner = progress::spinner("reading tables");
    let applications = said(data.test_applications()?);
    let clients = applications.height();
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(said));
    let files = ClientFiles::new(applications, data.coverage()?, child)
        .with_context(|| format!("{}: cannot be served", data.path().display()))?;
    progress::done(&spinner, &format!("{clients} clients"));
    Ok(files)
}
