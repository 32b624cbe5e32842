//! The index of past clients that a run keeps: their points by theme, how their loans went, and a byte for each of
//! their values, without their numbers.

use std::path::Path;

use anyhow::{Context, ensure};

use super::registered::{INDEX, VALUES};
use crate::champion::{Champion, Opinion, Registry};
use crate::explanation::{PastClients, PastValues, ThemePoints, out_of_fold_places, themes_of};
use crate::features::Theme;
use crate::judging::Training;
use crate::tables::{ResultColumn, read_bytes, read_results, write_bytes, write_results};

/// The column that says how a loan went; the others are named by their theme.
pub(super) const OUTCOME: &str = "in_difficulty";

/// The clients of a training, each placed by the fold model that never saw them.
pub(super) fn past_clients(training: &Training, target: &[bool], deployed: &Champion) -> PastClients {
    let champion = &training.champion;
    let places = out_of_fold_places(
        &champion.fold_models,
        (&training.matrix, &champion.out_of_fold.fold_of),
        &champion.calibration,
        &themes_of(&training.encoding),
    );
    PastClients::new(places, target.to_vec()).with_values(values_of(training, deployed))
}

/// The values of the clients of a training, and what the fold model that never saw each of them thought.
fn values_of(training: &Training, deployed: &Champion) -> Option<PastValues> {
    let (matrix, reference) = (&training.matrix, &deployed.manifest.reference);
    let cells = (0..matrix.rows()).flat_map(|row| reference.iter().zip(matrix.row(row)));
    let codes = cells.map(|(reference, cell)| reference.code(*cell)).collect();
    let margins = training.champion.out_of_fold.margins.iter();
    let favourable = margins.map(|margin| deployed.opinion(*margin) == Opinion::Favourable).collect();
    PastValues::new(reference.len(), codes, favourable)
}

/// Keeps the index in a run's folder.
pub(super) fn keep_past_clients(run: &Path, past: &PastClients) -> anyhow::Result<()> {
    let outcomes = past.in_difficulty().iter().map(|bad| i64::from(*bad)).collect();
    let names = Theme::ALL.map(|theme| format!("{theme:?}"));
    let mut columns = vec![(OUTCOME, ResultColumn::Integers(outcomes))];
    for (theme, name) in names.iter().enumerate() {
        let points = past.places().iter().map(|place| place[theme]).collect();
        columns.push((name, ResultColumn::Reals(points)));
    }
    write_results(&run.join(INDEX), columns)?;
    if let Some(values) = past.values() {
        // One byte per client for the opinion, then one per value, client after client.
        let opinions = values.favourable().iter().map(|favourable| u8::from(*favourable));
        let bytes: Vec<u8> = opinions.chain(values.codes().iter().copied()).collect();
        write_bytes(&run.join(VALUES), &bytes)?;
    }
    Ok(())
}

/// The index with the values of its clients, where they are kept.
pub fn read_past_clients_with_values(
    model: &Path,
    champion: &Champion,
) -> anyhow::Result<Option<PastClients>> {
    let Some(past) = read_past_clients(model, champion)? else { return Ok(None) };
    let file = Registry::of(model).folder_of(&champion.version).join(VALUES);
    if !file.exists() {
        eprintln!("note: {}: is not there; values get no place among past clients", file.display());
        return Ok(Some(past));
    }
    let (clients, mut opinions) = (past.in_difficulty().len(), read_bytes(&file)?);
    let codes = opinions.split_off(clients.min(opinions.len()));
    let favourable = opinions.into_iter().map(|opinion| opinion != 0).collect();
    let values = PastValues::new(champion.manifest.encoding.width(), codes, favourable);
    ensure!(values.is_some(), "{}: does not fit the index beside it; train again", file.display());
    Ok(Some(past.with_values(values)))
}

/// The index of the champion's training; `None`, which is said, where the registry does not have it.
pub fn read_past_clients(model: &Path, champion: &Champion) -> anyhow::Result<Option<PastClients>> {
    let file = Registry::of(model).folder_of(&champion.version).join(INDEX);
    if !file.exists() {
        eprintln!("note: {}: is not there; nothing is said of similar clients", file.display());
        return Ok(None);
    }
    let mut columns = read_results(&file)?;
    let strange = || format!("{}: is no index of this version; train again", file.display());
    let mut take = |name: &str| {
        let place = columns.iter().position(|(known, _)| known == name);
        place.map(|place| columns.swap_remove(place).1).with_context(strange)
    };
    let ResultColumn::Integers(outcomes) = take(OUTCOME)? else { anyhow::bail!(strange()) };
    let mut places: Vec<ThemePoints> = vec![[0.0; Theme::ALL.len()]; outcomes.len()];
    for (theme, name) in Theme::ALL.iter().enumerate() {
        let ResultColumn::Reals(points) = take(&format!("{name:?}"))? else { anyhow::bail!(strange()) };
        ensure!(points.iter().all(|points| points.is_finite()), strange());
        for (place, points) in places.iter_mut().zip(points) {
            place[theme] = points;
        }
    }
    Ok(Some(PastClients::new(places, outcomes.into_iter().map(|bad| bad != 0).collect())))
}
