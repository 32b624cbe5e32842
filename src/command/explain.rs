//! `clairscore explain`: what a client's page says, in the terminal.

use anyhow::Context;

use super::clients::{champion, name_missing_tables, said, strange_features};
use super::past_clients::read_past_clients;
use crate::cli::{ExplainArgs, LanguageArg};
use crate::features::{Language, catalogue, client_features};
use crate::report::Reporter;
use crate::site::{Stamp, client_text};
use crate::tables::{ClientFile, ClientFiles, DataFolder, Rows, TableError};

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<()> {
    let champion = champion(&args.model.model)?;
    let past = read_past_clients(&args.model.model, &champion)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let file = file_of(&data, args.sk_id_curr)?;
    let synthetic = data.is_synthetic() || champion.manifest.origin.synthetic;
    let name = data.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let stamp = Stamp { model_version: champion.version.clone(), data: name, synthetic };
    let reporter = Reporter::new(champion).with_past_clients(past);
    let reports =
        reporter.on(client_features(&file)).with_context(|| strange_features(&stamp.model_version))?;
    let report = reports.with_applications(&file.application).report(0);
    if args.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
        return Ok(());
    }
    let language = match args.language {
        LanguageArg::Fr => Language::Fr,
        LanguageArg::En => Language::En,
    };
    print!("{}", client_text(&report, (&stamp, catalogue()), &args.theme, language)?);
    Ok(())
}

/// The file of a client, among those to score or else among those whose outcome is known.
fn file_of(data: &DataFolder, sk_id_curr: i64) -> anyhow::Result<ClientFile> {
    let own = |applications: Rows| {
        let ids = applications.ids("SK_ID_CURR").iter();
        let rows: Vec<usize> =
            ids.zip(0..).filter(|(id, _)| **id == sk_id_curr).map(|(_, row)| row).collect();
        (!rows.is_empty()).then(|| applications.select(&rows))
    };
    let application = match own(said(data.test_applications()?)) {
        Some(application) => Some(application),
        None => own(said(data.train_applications()?)),
    };
    let folder = data.path().display();
    let unknown = || format!("{folder}: no application has SK_ID_CURR {sk_id_curr}; check the number");
    let application = application.with_context(unknown)?;
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(said));
    ClientFiles::new(application, data.coverage()?, child)?.file(sk_id_curr).with_context(unknown)
}
