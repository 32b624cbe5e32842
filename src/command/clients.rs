//! The clients of a data folder with their features, and the champion that scores them.

use std::path::Path;

use anyhow::{Context, ensure};

use super::progress;
use crate::champion::Champion;
use crate::features::{FeatureTable, feature_table, feature_tables};
use crate::report::{Reporter, Reports};
use crate::tables::{DataFolder, ReadTable, Rows, TableError};

/// Which applications are to be scored.
#[derive(Debug, Clone, Copy)]
pub(super) enum Applications<'a> {
    /// Those to score.
    Test,
    /// Those of a file of its own.
    File(&'a Path),
}

/// Reads a folder's tables and computes the features of the applications meant.
pub(super) fn features_of(data: &DataFolder, which: Applications<'_>) -> anyhow::Result<FeatureTable> {
    let spinner = progress::spinner("reading tables, features");
    let applications = said(match which {
        Applications::Test => data.test_applications(),
        Applications::File(file) => data.applications_from(file),
    }?);
    let coverage = data.coverage()?;
    let child = |table| Ok::<_, TableError>(data.child(table)?.map(said));
    let table = feature_table(&applications, coverage.as_ref(), child)?;
    let label = format!("{} applications, {} features", table.rows(), table.columns.len());
    progress::done(&spinner, &label);
    Ok(table)
}

/// The features of the clients whose outcome is known and of those to score, and the applications of these: each child
/// table is read but once.
pub(super) fn clients_of_both(data: &DataFolder) -> anyhow::Result<([FeatureTable; 2], Rows)> {
    clients_looked_at(data, &mut |_| ())
}

/// [`clients_of_both`], where `look` sees the rows of each table, but those of the clients to score, while they are in
/// memory.
pub(super) fn clients_looked_at(
    data: &DataFolder,
    look: &mut dyn FnMut(&Rows),
) -> anyhow::Result<([FeatureTable; 2], Rows)> {
    let spinner = progress::spinner("reading tables, features");
    let (train, test) = (said(data.train_applications()?), said(data.test_applications()?));
    look(&train);
    let coverage = data.coverage()?;
    let child = |table| {
        let rows = data.child(table)?.map(said);
        rows.iter().for_each(&mut *look);
        Ok::<_, TableError>(rows)
    };
    let tables = feature_tables([&train, &test], coverage.as_ref(), child)?;
    let [known, new] = &tables;
    let label = format!("{} and {} applications, {} features", known.rows(), new.rows(), known.columns.len());
    progress::done(&spinner, &label);
    Ok((tables, test))
}

/// The rows of a table; what is odd about it is said.
pub(super) fn said(table: ReadTable) -> Rows {
    for warning in &table.warnings {
        eprintln!("note: {warning}");
    }
    table.rows
}

/// Refuses, before any work is done, a folder that cannot be written to. Nothing is made there yet.
pub(super) fn ensure_writable(folder: &Path) -> anyhow::Result<()> {
    let remedy = || format!("{}: cannot be written to; check its rights or name another", folder.display());
    ensure!(!folder.exists() || folder.is_dir(), "{}: is no folder; name another", folder.display());
    let existing = folder.ancestors().find(|ancestor| ancestor.is_dir()).unwrap_or_else(|| Path::new("."));
    tempfile::tempfile_in(existing).map(drop).with_context(remedy)
}

/// Says once which child tables a folder lacks.
pub(super) fn name_missing_tables(data: &DataFolder) {
    for table in data.missing_children() {
        eprintln!(
            "note: {}: no {}; its features are missing for all clients",
            data.path().display(),
            table.file_stem()
        );
    }
}

/// The champion of a model folder.
pub(super) fn champion(model: &Path) -> anyhow::Result<Champion> {
    Ok(Champion::load(&model.join("champion"))?)
}

/// Lays clients out for the reports of a champion.
pub(super) fn reports(reporter: &Reporter, table: FeatureTable) -> anyhow::Result<Reports<'_>> {
    reporter.on(table).with_context(|| strange_features(&reporter.champion().version))
}

/// A champion whose inputs the catalogue does not have.
pub(super) fn strange_features(version: &str) -> String {
    format!("champion {version} reads features that this version does not make; train again")
}
