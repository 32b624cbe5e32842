//! One pass over all clients, in chunks: what is kept grows with the groups, not with the clients.

use rayon::prelude::*;

use super::past::Counted;
use super::sums::Sums;
use super::{Bins, Cohort, CohortReport, PastCohorts, Picture};
use crate::features::{FeatureTable, Theme, Unit};
use crate::report::Importance;
use crate::report::dimension::dimensions;
use crate::report::reporter::{Measured, Reports};

/// Clients measured at a time; bounds memory.
const CHUNK: usize = 4_096;
/// Features whose values are shown.
const PICTURES: usize = 10;

impl CohortReport {
    /// Gathers the groups of the clients of `reports` and of the past clients; the values of the features that count
    /// most are shown.
    #[must_use]
    pub fn of(reports: &Reports<'_>, past: &PastCohorts, importance: &[Importance]) -> Self {
        let pictures = pictures(reports.table(), importance);
        let sums = summed(reports, &pictures);
        let (themes, theme_of) = themes(reports.input_themes());
        let all = sums.first().and_then(|dimension| dimension.first()).cloned().unwrap_or_default();
        let points: Vec<f64> =
            all.shown.iter().flat_map(|(points, clients)| vec![*points as f64; *clients]).collect();
        let score = Bins::of_numbers(&points, Unit::Count);
        let cohort = |(sums, past): (&Sums, &Counted)| Cohort {
            clients: sums.clients,
            past: past.clients,
            figures: sums.figures(&score, &theme_of, themes.len()),
            observed: past.share(),
            kept_back: false,
        };
        let dimension =
            |(sums, past): (&Vec<Sums>, &Vec<Counted>)| sums.iter().zip(past).map(cohort).collect();
        Self {
            limit_points: reports.limit_points(),
            inputs: reports.input_names(),
            all: cohort((&all, &past.all)),
            dimensions: sums.iter().skip(1).zip(&past.dimensions).map(dimension).collect(),
            pictures: pictures.into_iter().map(|(picture, _)| picture).collect(),
            score,
            themes,
        }
    }
}

/// The features that count most, with the bin of every client.
fn pictures(table: &FeatureTable, importance: &[Importance]) -> Vec<(Picture, Vec<usize>)> {
    let counting = importance.iter().filter(|one| one.mean_points > 0.0);
    let columns = counting.filter_map(|one| table.column(&one.feature)).take(PICTURES);
    let picture = |column| {
        let bins = Bins::of(column);
        let places = bins.places(column);
        (Picture { feature: column.feature.name, bins }, places)
    };
    columns.collect::<Vec<_>>().into_par_iter().map(picture).collect()
}

/// The sums over all clients as one level of a dimension of its own, then those of every dimension.
///
/// Each dimension takes in the clients in their order, so that the sums do not depend on the number of threads.
fn summed(reports: &Reports<'_>, pictures: &[(Picture, Vec<usize>)]) -> Vec<Vec<Sums>> {
    let bins: Vec<Bins> = pictures.iter().map(|(picture, _)| picture.bins.clone()).collect();
    let nothing = Sums::new(reports.input_names().len(), &bins);
    let levels = [1].into_iter().chain(dimensions().iter().map(|dimension| dimension.levels.len()));
    let mut sums: Vec<Vec<Sums>> = levels.map(|levels| vec![nothing.clone(); levels]).collect();
    for start in (0..reports.clients()).step_by(CHUNK) {
        let measured = reports.measured(start..reports.clients().min(start + CHUNK));
        sums.par_iter_mut().enumerate().for_each(|(dimension, levels)| {
            let level_of = |row: usize| dimension.checked_sub(1).map_or(0, |own| reports.groups()[own][row]);
            for (row, client) in (start..).zip(&measured) {
                add(&mut levels[level_of(row)], client, pictures, row);
            }
        });
    }
    sums
}

fn add(sums: &mut Sums, client: &Measured, pictures: &[(Picture, Vec<usize>)], row: usize) {
    sums.add(client, pictures.iter().map(|(_, places)| places[row]));
}

/// The themes that have inputs, in their usual order, and the place among them of every input's theme.
fn themes(of_input: &[Theme]) -> (Vec<Theme>, Vec<usize>) {
    let themes: Vec<Theme> = Theme::ALL.into_iter().filter(|theme| of_input.contains(theme)).collect();
    let place = |theme: &Theme| themes.iter().position(|one| one == theme).unwrap_or_default();
    let theme_of = of_input.iter().map(place).collect();
    (themes, theme_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_themes_with_inputs_are_told_of_in_their_usual_order() {
        let (themes, theme_of) = themes(&[Theme::Income, Theme::ExternalScores, Theme::Income]);
        assert_eq!(themes, [Theme::ExternalScores, Theme::Income]);
        assert_eq!(theme_of, [1, 0, 1]);
    }
}
