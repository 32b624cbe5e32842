//! `clairscore serve`: the site and the scoring API on this machine.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};

use anyhow::ensure;

use super::clients::{Applications, champion, features_of, name_missing_tables, reporter};
use crate::cli::ServeArgs;
use crate::service::{Scorer, Server, Service};
use crate::tables::DataFolder;

pub(super) fn run(args: &ServeArgs) -> anyhow::Result<()> {
    ensure!(
        args.out.join("index.html").is_file(),
        "{}: holds no site; run `clairscore build` first, or name its folder with --out",
        args.out.display()
    );
    let champion = champion(&args.model.model)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let threshold = champion.manifest.threshold;
    let model_version = champion.version.clone();
    let synthetic = data.is_synthetic() || champion.manifest.origin.synthetic;
    let reporter = reporter(champion, features_of(&data, Applications::Test)?)?;
    let places: BTreeMap<i64, usize> =
        reporter.ids().iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let score = Box::new(move |id| places.get(&id).map(|place| reporter.report(*place)));
    let service = Service::new(&args.out, Scorer { score, model_version, threshold, synthetic });
    let server = Server::bind(service, SocketAddr::from((Ipv4Addr::LOCALHOST, args.port)))?;
    println!("Clairscore is at http://{}/", server.address());
    std::io::stdout().flush()?;
    eprintln!("Ctrl-C stops it");
    server.run();
    Ok(())
}
