//! `clairscore explain`: what a client's page says, in the terminal.

use std::path::Path;

use anyhow::Context;
use serde::Serialize;

use super::clients::{champion, name_missing_tables, said, strange_features};
use super::past_clients::read_past_clients;
use super::registered::OUT_OF_FOLD;
use super::stamp::stamp;
use crate::champion::Registry;
use crate::cli::{ExplainArgs, LanguageArg};
use crate::features::{Language, catalogue, client_features};
use crate::report::{ClientReport, Reporter};
use crate::site::{Stamp, client_text};
use crate::tables::{ClientFile, ClientFiles, DataFolder, ResultColumn, Rows, TableError, read_results};

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<()> {
    let champion = champion(&args.model.model)?;
    let past = read_past_clients(&args.model.model, &champion)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let (file, is_past) = file_of(&data, args.sk_id_curr)?;
    let stamp = stamp(&champion, &data, None);
    let record = Registry::of(&args.model.model).folder_of(&champion.version);
    let reporter = Reporter::new(champion).with_past_clients(past);
    let reports =
        reporter.on(client_features(&file)).with_context(|| strange_features(&stamp.model_version))?;
    let mut report = reports.with_applications(&file.application).report(0);
    if is_past {
        let own = place_among_past(&record, args.sk_id_curr)?;
        report.similar = own.zip(reporter.past_clients()).and_then(|(own, past)| past.like_one_of_them(own));
    }
    if args.json {
        let Stamp { model_version, synthetic, .. } = stamp;
        let told = Told { report: &report, model_version, synthetic };
        println!("{}", serde_json::to_string_pretty(&told)?);
        return Ok(());
    }
    let language = match args.language {
        LanguageArg::Fr => Language::Fr,
        LanguageArg::En => Language::En,
    };
    print!("{}", client_text(&report, (&stamp, catalogue()), &args.theme, language)?);
    Ok(())
}

/// What `--json` prints.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    report: &'a ClientReport,
    model_version: String,
    synthetic: bool,
}

/// The file of a client, among those to score or else among those whose outcome is known; whether it is of these.
fn file_of(data: &DataFolder, sk_id_curr: i64) -> anyhow::Result<(ClientFile, bool)> {
    let own = |applications: Rows| {
        let ids = applications.ids("SK_ID_CURR").iter();
        let rows: Vec<usize> =
            ids.zip(0..).filter(|(id, _)| **id == sk_id_curr).map(|(_, row)| row).collect();
        (!rows.is_empty()).then(|| applications.select(&rows))
    };
    let (application, is_past) = match own(said(data.test_applications()?)) {
        Some(application) => (Some(application), false),
        None => (own(said(data.train_applications()?)), true),
    };
    let folder = data.path().display();
    let unknown = || format!("{folder}: no application has SK_ID_CURR {sk_id_curr}; check the number");
    let application = application.with_context(unknown)?;
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(said));
    let file = ClientFiles::new(application, data.coverage()?, child)?.file(sk_id_curr);
    Ok((file.with_context(unknown)?, is_past))
}

/// The place of a client among those that the champion learnt from, whose order is that of the index.
fn place_among_past(record: &Path, sk_id_curr: i64) -> anyhow::Result<Option<usize>> {
    let file = record.join(OUT_OF_FOLD);
    if !file.exists() {
        return Ok(None);
    }
    let columns = read_results(&file)?;
    let ids = columns.iter().find_map(|(name, column)| match column {
        ResultColumn::Integers(ids) if name == "SK_ID_CURR" => Some(ids),
        _ => None,
    });
    Ok(ids.and_then(|ids| ids.iter().position(|id| *id == sk_id_curr)))
}
