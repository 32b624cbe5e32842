//! The pages on which clients are found and compared: what their filters offer, and the pages of tools.

use serde::Serialize;

use super::directory::{Entry, FirstRow, first_rows};
use super::editions::Edition;
use super::error::SiteError;
use super::output::Output;
use super::quoted::Quoted;
use super::strings::Strings;
use crate::features::Language;
use crate::report::{ModelReport, dimensions};

/// Features that a comparison opens with.
const PRINCIPAL: usize = 8;
/// Bands of points at most, but for the open ones at the ends.
const BANDS: i64 = 8;
/// Points from the limit up to which a file is near it.
const NEAR: i64 = 20;

/// What these pages see beside what every page sees.
#[derive(Debug, Serialize)]
pub(super) struct FindingView {
    facets: Vec<Facet>,
    first: Vec<FirstRow>,
    /// How many clients there are, for scripts.
    count: usize,
    /// Names of the features that count most, parted by spaces.
    principal: String,
    /// Points from the limit up to which a file is near it.
    near: i64,
}

/// What clients can be told apart by.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Facet {
    key: &'static str,
    label: String,
    options: Vec<Choice>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Choice {
    key: String,
    label: String,
}

/// Whether a content page is one of these.
pub(super) fn has(slug: &str) -> bool {
    slug == "clients" || template(slug).is_some()
}

fn template(slug: &str) -> Option<&'static str> {
    match slug {
        "compare" => Some("compare.html"),
        "pair" => Some("pair.html"),
        _ => None,
    }
}

impl FindingView {
    pub(super) fn new(entries: &[Entry], model: &ModelReport, strings: &Strings, language: Language) -> Self {
        let names = model.importance.iter().take(PRINCIPAL).map(|entry| entry.feature.as_str());
        let mut facets = vec![opinions(strings), distances(strings), points(entries, strings)];
        facets.extend(groups(entries, language));
        Self {
            facets,
            first: first_rows(entries, language),
            count: entries.len(),
            principal: names.collect::<Vec<_>>().join(" "),
            near: NEAR,
        }
    }
}

/// Writes the pages that compare; returns their number.
pub(super) fn write_tools(
    edition: &Edition,
    quoted: &Quoted,
    finding: &FindingView,
    output: &Output,
) -> Result<usize, SiteError> {
    let mut written = 0;
    for content in &edition.content {
        let Some(template) = template(&content.slug) else { continue };
        quoted.write_page(edition, content, (template, finding), output)?;
        written += 1;
    }
    Ok(written)
}

fn choice(key: &str, label: String) -> Choice {
    Choice { key: key.to_owned(), label }
}

fn opinions(strings: &Strings) -> Facet {
    let options = vec![
        choice("favourable", strings.say("favourable", &[])),
        choice("unfavourable", strings.say("unfavourable", &[])),
    ];
    Facet { key: "opinion", label: strings.say("opinion", &[]), options }
}

/// What is near the limit first.
fn distances(strings: &Strings) -> Facet {
    let said = |key: &str, message: &str| choice(key, strings.say(message, &[("n", NEAR.into())]));
    let options = vec![
        said("just-below", "filter_just_below"),
        said("just-above", "filter_just_above"),
        said("far-below", "filter_far_below"),
        said("far-above", "filter_far_above"),
    ];
    Facet { key: "distance", label: strings.say("directory_distance", &[]), options }
}

fn points(entries: &[Entry], strings: &Strings) -> Facet {
    let mut points: Vec<i64> = entries.iter().map(|entry| entry.points).collect();
    points.sort_unstable();
    let bounds = bounds(&points);
    let lowest = [None].into_iter().chain(bounds.iter().copied().map(Some));
    let highest = bounds.iter().copied().map(Some).chain([None]);
    let band = |(from, to): (Option<i64>, Option<i64>)| {
        let key = [from, to].map(|bound| bound.map_or_else(String::new, |bound| bound.to_string())).join("-");
        let label = match (from, to) {
            (Some(from), Some(to)) => {
                strings.say("filter_points", &[("from", from.into()), ("to", (to - 1).into())])
            }
            (Some(from), None) => strings.say("filter_points_from", &[("n", from.into())]),
            (None, to) => strings.say("filter_points_below", &[("n", to.unwrap_or_default().into())]),
        };
        Choice { key, label }
    };
    let options = if bounds.is_empty() { vec![] } else { lowest.zip(highest).map(band).collect() };
    Facet { key: "points", label: strings.say("score", &[]), options }
}

/// Round numbers of points between the bands, of which those at the ends hold a client in a hundred or more.
fn bounds(sorted: &[i64]) -> Vec<i64> {
    let at = |share: usize| sorted.get(sorted.len().saturating_sub(1) * share / 100).copied();
    let (Some(low), Some(high)) = (at(1), at(99)) else { return vec![] };
    let few = |width: &i64| (high - low) / width < BANDS;
    let width = [5, 10, 20, 50, 100, 200, 500].into_iter().find(few).unwrap_or(1_000);
    let first = low.div_euclid(width) + 1;
    let last = high.div_euclid(width).max(first);
    (first..=last).map(|step| step * width).collect()
}

/// The dimensions, with the levels that clients have.
fn groups(entries: &[Entry], language: Language) -> Vec<Facet> {
    let facet = |(place, dimension): (usize, &crate::report::Dimension)| {
        let mut met = vec![false; dimension.levels.len()];
        for level in entries.iter().filter_map(|entry| entry.groups.get(place)) {
            met[usize::from(*level)] = true;
        }
        let levels = dimension.levels.iter().zip(met).filter(|(_, met)| *met).map(|(level, _)| level);
        let option =
            |level: &crate::report::Level| choice(&level.key, level.label.in_language(language).to_owned());
        Facet {
            key: dimension.key,
            label: dimension.label.text(language).to_owned(),
            options: levels.map(option).collect(),
        }
    };
    dimensions().iter().enumerate().map(facet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_of_points_are_round_and_few() {
        let points: Vec<i64> = (0..1_000).map(|i| 480 + i * 160 / 1_000).collect();
        assert_eq!(bounds(&points), [500, 520, 540, 560, 580, 600, 620]);
        assert_eq!(bounds(&[557]), [560]);
        assert!(bounds(&[]).is_empty());
    }
}
