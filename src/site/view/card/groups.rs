//! The evaluation by group, short enough for a card.

use serde::Serialize;

use crate::features::percent;
use crate::judging::{AttributeAudit, ComparedRate, GroupAudit, OutOfRange, Standing};
use crate::report::{ModelReport, attribute_in_words, group_in_words};
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;
use crate::site::view::model::{NONE, clients_of, group_name, list, ratio_with_margin};

/// Every group that is audited.
#[derive(Debug, Serialize)]
pub(super) struct GroupsView {
    heads: Vec<String>,
    attributes: Vec<AttributeView>,
    /// Which ratios leave the range, in a sentence.
    found: String,
}

#[derive(Debug, Serialize)]
struct AttributeView {
    name: &'static str,
    rows: Vec<GroupRow>,
}

#[derive(Debug, Serialize)]
struct GroupRow {
    name: String,
    /// As the heads say, but for the first and the last.
    cells: Vec<String>,
    /// Where the ratios stand.
    words: String,
    /// Whether one of them leaves the range.
    out: bool,
}

impl GroupsView {
    pub(super) fn new(report: &ModelReport, strings: &Strings) -> Self {
        let out = report.fairness.out_of_range();
        let attribute = |audit: &AttributeAudit| AttributeView {
            name: attribute_in_words(audit.attribute).text(strings.language()),
            rows: audit.groups.iter().map(|group| row(audit, group, &out, strings)).collect(),
        };
        Self {
            heads: strings.word("card_groups_columns").split('|').map(str::to_owned).collect(),
            attributes: report.fairness.attributes.iter().map(attribute).collect(),
            found: found(report, &out, strings),
        }
    }
}

fn row(audit: &AttributeAudit, group: &GroupAudit, out: &[OutOfRange<'_>], strings: &Strings) -> GroupRow {
    let language = strings.language();
    let rates = group.rates.as_ref();
    let share = |rate: Option<f64>| rate.map_or_else(|| NONE.to_owned(), |rate| percent(rate, language));
    let ratio = rates.and_then(|rates| rates.ratios).and_then(|ratios| ratios.grant_rate);
    let cells = vec![
        clients_of(group, strings),
        share(rates.map(|rates| rates.grant_rate.value)),
        share(rates.and_then(|rates| rates.false_refusals).map(|rate| rate.value)),
        share(rates.and_then(|rates| rates.false_grants).map(|rate| rate.value)),
        share(rates.map(|rates| rates.mean_risk)),
        share(rates.map(|rates| rates.base_rate.value)),
        ratio.map_or_else(|| NONE.to_owned(), |ratio| ratio_with_margin(&ratio, strings)),
    ];
    let out: Vec<&OutOfRange<'_>> = out.iter().filter(|found| std::ptr::eq(found.group, group)).collect();
    GroupRow {
        name: group_name(audit, group, language),
        cells,
        words: standing(group, &out, strings),
        out: !out.is_empty(),
    }
}

/// Whether the ratios of a group to the reference stay in the range, in a word or two.
fn standing(group: &GroupAudit, out: &[&OutOfRange<'_>], strings: &Strings) -> String {
    let Some(rates) = &group.rates else { return strings.word("card_alike_few") };
    let Some(ratios) = rates.ratios else { return strings.word("card_alike_reference") };
    if !out.is_empty() {
        let named = out.iter().map(|found| ratio_in_words(found, strings)).collect::<Vec<_>>().join(", ");
        return strings.say("card_alike_out", &[("named", (&named).into())]);
    }
    strings.word(match ratios.by_rate().count() {
        0 => "card_alike_unknown",
        3 => "card_alike_within",
        _ => "card_alike_known",
    })
}

/// A rate and its ratio to that of the reference.
fn ratio_in_words(found: &OutOfRange<'_>, strings: &Strings) -> String {
    let key = match (found.rate, found.ratio.standing()) {
        (ComparedRate::GrantRate, Standing::Outside) => "card_ratio_granted",
        (ComparedRate::GrantRate, _) => "card_ratio_granted_unsure",
        (ComparedRate::FalseRefusals, Standing::Outside) => "card_ratio_refused",
        (ComparedRate::FalseRefusals, _) => "card_ratio_refused_unsure",
        (ComparedRate::FalseGrants, Standing::Outside) => "card_ratio_accepted",
        (ComparedRate::FalseGrants, _) => "card_ratio_accepted_unsure",
    };
    strings.say(key, &[("times", Figure(found.ratio.value, found.ratio.decimals()))])
}

/// How many ratios leave the range, and of which groups; or that none does, or that none could be looked at.
fn found(report: &ModelReport, out: &[OutOfRange<'_>], strings: &Strings) -> String {
    if report.fairness.attributes.iter().all(|audit| audit.parity.is_none()) {
        return strings.word("card_groups_unmeasured");
    }
    let named = out.iter().map(|found| {
        let group = group_in_words(found.audit.attribute, &found.group.group, strings.language());
        strings.say("importance_quoted", &[("label", (&group).into())])
    });
    let mut named: Vec<String> = named.collect();
    named.dedup();
    if named.is_empty() {
        return strings.word("card_groups_none");
    }
    let listed = list(&named, strings);
    strings.say("card_groups_out", &[("n", out.len().into()), ("named", (&listed).into())])
}
