//! The elements that counted most, in sentences that an adviser can read aloud.
//!
//! Contributions add up, so what says the same thing is told once: the known values of a [subject](subject_of), the
//! pieces of information of a subject that are missing, and all that has no value because the client has no row in a
//! table. Every feature belongs to exactly one such reason, whose points are the sum of theirs.

mod sentence;
mod text;
mod weight;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::points::largest_remainder;
use crate::features::{Bilingual, Feature, Theme, subject_of};
use crate::tables::Table;

pub use text::Text;
pub use weight::Weight;

/// Effects under this many points are no reason.
const LEAST: f64 = 0.5;

/// The tables of the lender's own records.
const OURS: [Table; 4] = [
    Table::PreviousApplication,
    Table::PosCashBalance,
    Table::CreditCardBalance,
    Table::InstallmentsPayments,
];
/// What is said of a client without any of these.
const NEW_TO_US: Bilingual = Bilingual {
    fr: "aucun historique chez nous (ni demande, ni crédit, ni carte, ni paiement)",
    en: "no history with us (no application, loan, card or payment)",
};

/// One of the elements that counted most.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What it rests on.
    pub kind: ReasonKind,
    /// Name of its subject in the catalogue; that of the table where nothing is on record.
    pub subject: &'static str,
    /// The theme of its features.
    pub theme: Theme,
    /// The feature that the sentence tells: the strongest on the reason's side.
    pub feature: &'static str,
    /// All its features that have an effect, the strongest first.
    pub features: Vec<&'static str>,
    /// Points that it adds (positive: in the client's favour): the sum over its features.
    pub points: f64,
    /// `points` as printed: the sum of what is printed for its features.
    pub shown: i64,
    /// How much it weighs, by the points that are printed.
    pub weight: Weight,
    /// What the sentence begins with.
    pub label: Text,
    /// The sentence.
    pub sentence: Text,
}

/// What a reason rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// Values that are known.
    Known,
    /// Information that is missing.
    Missing,
    /// That the client has no row in a table.
    NothingOnRecord,
}

/// What is known of a client's value of a feature.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// The value, or why there is none, in words.
    Value(Text),
    /// The client has no row in the feature's table.
    NothingOnRecord(Bilingual),
    /// The information is missing.
    Missing,
}

/// A feature of a client, and the points that it adds.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// The feature.
    pub feature: &'static Feature,
    /// What is known of its value.
    pub told: Told,
    /// The usual value among repaid loans; `None` where it is not known.
    pub usual_repaid: Option<Arc<Text>>,
    /// Points that it adds (positive: in the client's favour).
    pub points: f64,
    /// `points`, as printed; [`print_points`] fills it in.
    pub shown: i64,
}

/// What a reason is made of.
struct Group<'a> {
    kind: ReasonKind,
    subject: &'static str,
    label: Text,
    /// In the order in which they came.
    elements: Vec<&'a Element>,
}

/// Rounds what elements add to whole points that give `total` (largest remainder): themes first, then within each
/// theme what is told as one reason, then within each of these the elements. So every sum that a page shows is right,
/// and none is further from its exact value than rounding makes it.
pub fn print_points(elements: &mut [Element], total: i64) {
    let mut themes: BTreeMap<Theme, Parts> = BTreeMap::new();
    for ((place, element), (kind, subject, _)) in elements.iter().enumerate().zip(told_with(elements)) {
        let groups = themes.entry(element.feature.theme).or_default();
        match groups.iter_mut().find(|(key, _)| *key == (kind, subject)) {
            Some((_, places)) => places.push(place),
            None => groups.push(((kind, subject), vec![place])),
        }
    }
    let sum = |places: &[usize]| places.iter().map(|&place| elements[place].points).sum::<f64>();
    let sums = |groups: &Parts| groups.iter().map(|(_, places)| sum(places)).collect::<Vec<f64>>();
    let of_themes: Vec<f64> = themes.values().map(|groups| sums(groups).iter().sum()).collect();
    let mut printed = vec![0; elements.len()];
    for (groups, theme) in themes.values().zip(largest_remainder(&of_themes, total)) {
        for ((_, places), group) in groups.iter().zip(largest_remainder(&sums(groups), theme)) {
            let parts: Vec<f64> = places.iter().map(|&place| elements[place].points).collect();
            for (place, shown) in places.iter().zip(largest_remainder(&parts, group)) {
                printed[*place] = shown;
            }
        }
    }
    for (element, shown) in elements.iter_mut().zip(printed) {
        element.shown = shown;
    }
}

/// Places of the elements of a theme that are told as one reason.
type Parts = Vec<((ReasonKind, &'static str), Vec<usize>)>;

/// At most `most` reasons on one side, the strongest first. Effects under half a point are none, and neither are
/// those whose printed points do not show the side.
///
/// Ties keep the order in which the elements came.
#[must_use]
pub fn reasons(elements: &[Element], in_favour: bool, most: usize) -> Vec<Reason> {
    let side = |group: &Group<'_>| {
        let (points, shown) = (group.points(), group.shown());
        if in_favour { points >= LEAST && shown > 0 } else { points <= -LEAST && shown < 0 }
    };
    let mut chosen: Vec<Group<'_>> = groups(elements).into_iter().filter(side).collect();
    chosen.sort_by(|a, b| b.points().abs().total_cmp(&a.points().abs()));
    chosen.truncate(most);
    chosen.iter().map(Group::reason).collect()
}

/// What every element is told with, in their order.
///
/// Who never applied has neither loan nor card nor payment: that is one reason, not four.
fn told_with(elements: &[Element]) -> impl Iterator<Item = (ReasonKind, &'static str, Bilingual)> + '_ {
    let nothing = |element: &&Element| matches!(element.told, Told::NothingOnRecord(_));
    let is_new = elements.iter().filter(nothing).any(|e| e.feature.table == Table::PreviousApplication);
    elements.iter().map(move |element| match &element.told {
        Told::NothingOnRecord(_) if is_new && OURS.contains(&element.feature.table) => {
            (ReasonKind::NothingOnRecord, Table::PreviousApplication.file_stem(), NEW_TO_US)
        }
        _ => element.belongs_to(),
    })
}

/// Every element in its group, in the order of the first of each.
fn groups(elements: &[Element]) -> Vec<Group<'_>> {
    let mut places: BTreeMap<(ReasonKind, &str), usize> = BTreeMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (element, (kind, subject, label)) in elements.iter().zip(told_with(elements)) {
        let place = *places.entry((kind, subject)).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group { kind, subject, label: label.into(), elements: Vec::new() });
        }
        groups[place].elements.push(element);
    }
    groups
}

impl Element {
    fn belongs_to(&self) -> (ReasonKind, &'static str, Bilingual) {
        let subject = subject_of(self.feature);
        match &self.told {
            Told::Value(_) => (ReasonKind::Known, subject.name, subject.label),
            Told::Missing => (ReasonKind::Missing, subject.name, subject.label),
            Told::NothingOnRecord(words) => {
                (ReasonKind::NothingOnRecord, self.feature.table.file_stem(), *words)
            }
        }
    }
}

impl Group<'_> {
    fn points(&self) -> f64 {
        self.elements.iter().map(|element| element.points).sum()
    }

    fn shown(&self) -> i64 {
        self.elements.iter().map(|element| element.shown).sum()
    }

    fn reason(&self) -> Reason {
        let points = self.points();
        let mut effective: Vec<&&Element> =
            self.elements.iter().filter(|e| e.points != 0.0 || e.shown != 0).collect();
        // What pulls the reason's way stands before what pulls against it.
        let pull = |element: &Element| if points > 0.0 { element.points } else { -element.points };
        effective.sort_by(|a, b| {
            let against = |element: &Element| pull(element) < 0.0;
            against(a).cmp(&against(b)).then(b.points.abs().total_cmp(&a.points.abs()))
        });
        let weight = Weight::of(self.shown());
        let told = sentence::Told { group: self, head: effective[0], beside: effective.len() - 1, weight };
        let (label, sentence) = (Text::new(|l| told.label(l)), Text::new(|l| told.sentence(l)));
        Reason {
            kind: self.kind,
            subject: self.subject,
            theme: effective[0].feature.theme,
            feature: effective[0].feature.name,
            features: effective.iter().map(|element| element.feature.name).collect(),
            points,
            shown: self.shown(),
            weight,
            label,
            sentence,
        }
    }
}

#[cfg(test)]
mod tests;
