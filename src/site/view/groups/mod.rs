//! Groups of clients side by side, and one of them beside all clients.

mod bins;
mod columns;
mod dimension;
mod group;
mod index;
mod rows;

use std::cmp::Reverse;

use super::labels::Labels;
use super::words;
use crate::features::{Language, percent};
use crate::report::{Cohort, CohortReport, Dimension, FEWEST_IN_A_GROUP, dimensions};
use crate::site::strings::Strings;

pub(in crate::site) use dimension::DimensionView;
pub(in crate::site) use group::GroupView;
pub(in crate::site) use index::GroupsView;

/// What the views of one language are made from.
#[derive(Clone, Copy)]
pub(in crate::site) struct GroupWords<'a> {
    pub(in crate::site) report: &'a CohortReport,
    pub(in crate::site) labels: &'a Labels,
    pub(in crate::site) strings: &'a Strings,
    pub(in crate::site) language: Language,
}

/// A level of a dimension that has clients of the site or past ones.
#[derive(Clone, Copy)]
pub(in crate::site) struct LevelOf<'a> {
    pub(in crate::site) dimension: &'static Dimension,
    pub(in crate::site) level: usize,
    pub(in crate::site) cohort: &'a Cohort,
}

impl<'a> GroupWords<'a> {
    /// Every dimension with its levels.
    pub(in crate::site) fn dimensions(&self) -> Vec<(&'static Dimension, Vec<LevelOf<'a>>)> {
        let levels = |(dimension, cohorts): (&'static Dimension, &'a Vec<Cohort>)| {
            let level = |(level, cohort)| LevelOf { dimension, level, cohort };
            let mut levels: Vec<LevelOf<'a>> = cohorts.iter().enumerate().map(level).collect();
            // What is not known comes last; bands stay in their order, names go by their size.
            let known = levels.len().saturating_sub(1);
            if !dimension.is_banded() {
                levels[..known].sort_by_key(|of| Reverse(of.cohort.clients));
            }
            (dimension, levels)
        };
        dimensions().iter().zip(&self.report.dimensions).map(levels).collect()
    }

    /// The name of a level, as a heading or a row begins.
    pub(in crate::site) fn level(&self, of: &LevelOf<'_>) -> String {
        capital(of.dimension.levels[of.level].label.in_language(self.language))
    }

    /// How many clients a group has, or past clients; fewer than twenty are not told.
    fn size(&self, of: &Cohort, clients: usize) -> String {
        match clients {
            _ if of.kept_back => self.strings.say("group_kept_back", &[]),
            1..FEWEST_IN_A_GROUP => self.few(),
            _ => words::count(clients, self.language),
        }
    }

    /// What stands between the parts of a list.
    fn between(&self) -> &'a str {
        words::between(self.strings)
    }

    /// What stands for a figure that is not told.
    fn few(&self) -> String {
        self.strings.say("group_few", &[("n", FEWEST_IN_A_GROUP.into())])
    }

    /// The share in difficulty among past clients with its interval.
    fn observed(&self, cohort: &Cohort) -> Option<String> {
        let share = cohort.observed?;
        let [share, low, high] = [share.share, share.low, share.high].map(|one| percent(one, self.language));
        let filled = [("share", (&share).into()), ("low", (&low).into()), ("high", (&high).into())];
        Some(self.strings.say("group_interval", &filled))
    }

    /// Why some levels are not told of, where there are such.
    fn kept_back(&self, levels: &[LevelOf<'_>]) -> Option<String> {
        let said = || self.strings.say("group_kept_back_text", &[("n", FEWEST_IN_A_GROUP.into())]);
        levels.iter().any(|of| of.cohort.kept_back).then(said)
    }

    /// The names of levels that have no client of the site, in a sentence.
    fn without_clients(&self, levels: &[LevelOf<'_>]) -> Option<String> {
        let none: Vec<&str> = levels
            .iter()
            .filter(|of| of.cohort.clients == 0 && !of.cohort.kept_back && !of.is_unknown())
            .map(|of| of.dimension.levels[of.level].label.in_language(self.language))
            .collect();
        let names = none.join(self.between());
        let filled = [("n", none.len().into()), ("names", (&names).into())];
        (!none.is_empty()).then(|| self.strings.say("group_none", &filled))
    }
}

impl LevelOf<'_> {
    /// The file of its page beside that of its dimension; a level without clients, or that is kept back, has none.
    pub(in crate::site) fn file(&self) -> Option<String> {
        (self.cohort.clients > 0).then(|| format!("{}.html", self.key()))
    }

    /// Whether lists of groups name it.
    fn is_listed(&self) -> bool {
        self.cohort.clients > 0 || self.cohort.kept_back
    }

    /// Its name in addresses.
    pub(in crate::site) fn key(&self) -> &'static str {
        &self.dimension.levels[self.level].key
    }

    /// Whether it stands for what is not known.
    fn is_unknown(&self) -> bool {
        self.level + 1 == self.dimension.levels.len()
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
