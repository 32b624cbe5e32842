//! Whether groups of clients are treated alike.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{NONE, interval};
use super::segments::capitalised;
use crate::features::{Language, percent};
use crate::judging::{
    Attribute, AttributeAudit, FairnessReport, Group, GroupAudit, GroupRates, Interval, Ratios, Standing,
};
use crate::report::{ModelReport, attribute_in_words, compared_in_words, group_in_words};
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// The audit, attribute by attribute.
#[derive(Debug, Serialize)]
pub(super) struct FairnessView {
    /// Which clients are judged, and how.
    intro: String,
    /// How the margins were found.
    margin: String,
    attributes: Vec<AttributeView>,
}

#[derive(Debug, Serialize)]
struct AttributeView {
    name: &'static str,
    /// What is found, in sentences.
    reading: Vec<String>,
    /// The share of favourable opinions of the least favoured group over that of the most, in a sentence; null where
    /// too few groups are large enough.
    ratio: Option<String>,
    opinions: Table,
    risks: Table,
}

impl FairnessView {
    pub(super) fn new(report: &ModelReport, strings: &Strings) -> Self {
        let language = strings.language();
        let FairnessReport { clients, resamples, attributes } = &report.fairness;
        let attribute = |audit: &AttributeAudit| AttributeView {
            name: attribute_in_words(audit.attribute).text(language),
            reading: reading(audit, strings),
            ratio: ratio(audit, strings),
            opinions: Table::new("opinions", rows(audit, opinions, strings), strings),
            risks: Table::new("risks", rows(audit, risks, strings), strings),
        };
        Self {
            intro: strings.say("model_fairness_intro", &[("n", (*clients).into())]),
            margin: strings.say("model_fairness_margin", &[("n", (*resamples).into())]),
            attributes: attributes.iter().map(attribute).collect(),
        }
    }
}

/// The rated groups of every attribute with their shares of favourable opinions.
pub(in crate::site::view) fn granted(report: &ModelReport, language: Language) -> Vec<Row> {
    let of_attribute = |audit: &AttributeAudit| {
        let row = |group: &GroupAudit| {
            let rate = group.rates.as_ref()?.grant_rate;
            let cells = [rate.value, rate.low, rate.high].map(|share| percent(share, language));
            let note = Some(attribute_in_words(audit.attribute).text(language).to_owned());
            Some(Row { note, ..Row::new(name(audit, group, language), cells.to_vec()) })
        };
        audit.groups.iter().filter_map(row).collect::<Vec<_>>()
    };
    report.fairness.attributes.iter().flat_map(of_attribute).collect()
}

/// What the audit of an attribute finds.
fn reading(audit: &AttributeAudit, strings: &Strings) -> Vec<String> {
    let Some(parity) = audit.parity else {
        return vec![strings.word("model_alike_alone")];
    };
    let (lowest, highest) = (&audit.groups[parity.lowest], &audit.groups[parity.highest]);
    let mut said = sexes(audit).map_or_else(
        || vec![extremes(audit, [lowest, highest], strings)],
        |[women, men]| of_sexes(women, men, strings),
    );
    said.extend(ratio(audit, strings));
    said.extend(parity.odds_ratio.map(|ratio| {
        let ratio = ratio_with_margin(&ratio, strings);
        strings.say("model_alike_odds", &[("ratio", (&ratio).into())])
    }));
    said
}

/// How far the least favoured group is from the most favoured one.
fn ratio(audit: &AttributeAudit, strings: &Strings) -> Option<String> {
    let parity = audit.parity?;
    let ratio = ratio_with_margin(&parity.ratio, strings);
    let standing = strings.word(standing(parity.ratio.standing()));
    let filled = [("ratio", (&ratio).into()), ("standing", (&standing).into())];
    Some(strings.say("model_alike_ratio", &filled))
}

/// The groups with the fewest and the most favourable opinions.
fn extremes(audit: &AttributeAudit, ends: [&GroupAudit; 2], strings: &Strings) -> String {
    let language = strings.language();
    let [from, to] = ends.map(|group| {
        let share = group.rates.as_ref().map(|rates| percent(rates.grant_rate.value, language));
        let share = share.unwrap_or_default();
        let name = group_in_words(audit.attribute, &group.group, language);
        let filled = [("share", (&share).into()), ("group", (&*name).into())];
        strings.say("model_alike_end", &filled)
    });
    strings.say("model_alike_ends", &[("from", (&from).into()), ("to", (&to).into())])
}

/// Women and men, where the attribute is sex and both are rated.
fn sexes(audit: &AttributeAudit) -> Option<[&GroupRates; 2]> {
    let rates = |word: &str| {
        let group = audit.groups.iter().find(|group| group.group == Group::Word(word.to_owned()))?;
        group.rates.as_ref()
    };
    (audit.attribute == Attribute::Sex).then(|| Some([rates("F")?, rates("M")?])).flatten()
}

fn of_sexes(women: &GroupRates, men: &GroupRates, strings: &Strings) -> Vec<String> {
    let both = |key: &str, rates: [Interval; 2]| {
        let [women, men] = rates.map(|rate| percent(rate.value, strings.language()));
        strings.say(key, &[("women", (&women).into()), ("men", (&men).into())])
    };
    let mut said = vec![
        both("model_alike_granted", [women.grant_rate, men.grant_rate]),
        both("model_alike_difficulty", [women.base_rate, men.base_rate]),
    ];
    if let (Some(women), Some(men)) = (women.false_refusals, men.false_refusals) {
        said.push(both("model_alike_refused", [women, men]));
    }
    said.push(strings.word("model_alike_no_input"));
    said
}

fn rows(
    audit: &AttributeAudit,
    cells: fn(&GroupAudit, &Strings) -> (Vec<String>, String),
    strings: &Strings,
) -> Vec<Row> {
    let row = |group: &GroupAudit| {
        let (cells, words) = cells(group, strings);
        Row { words: Some(words), ..Row::new(name(audit, group, strings.language()), cells) }
    };
    audit.groups.iter().map(row).collect()
}

/// A group's name as the head of a row.
pub(in crate::site::view) fn name(audit: &AttributeAudit, group: &GroupAudit, language: Language) -> String {
    capitalised(&group_in_words(audit.attribute, &group.group, language))
}

/// How the model's opinions fall in a group.
fn opinions(group: &GroupAudit, strings: &Strings) -> (Vec<String>, String) {
    let rates = group.rates.as_ref();
    let share = |rate: Option<Interval>| rate.map_or_else(|| NONE.to_owned(), |rate| shares(&rate, strings));
    let ratios = rates.and_then(|rates| rates.ratios);
    let ratio = ratios.and_then(|ratios| ratios.grant_rate);
    let cells = vec![
        clients(group, strings),
        share(rates.map(|rates| rates.grant_rate)),
        ratio.map_or_else(|| NONE.to_owned(), |ratio| ratio_with_margin(&ratio, strings)),
        share(rates.and_then(|rates| rates.false_refusals)),
        share(rates.and_then(|rates| rates.false_grants)),
    ];
    (cells, ratio_found(group, strings))
}

/// Where the ratios of a group stand beside the range, or why it has none.
fn ratio_found(group: &GroupAudit, strings: &Strings) -> String {
    match group.rates.as_ref().map(|rates| (rates, rates.ratios)) {
        None => strings.word("model_alike_small"),
        Some((_, None)) => strings.word("model_alike_reference"),
        Some((rates, Some(ratios))) => found(rates, ratios, strings),
    }
}

/// The ratios to the reference that leave the range, or that none does.
fn found(rates: &GroupRates, ratios: Ratios, strings: &Strings) -> String {
    let language = strings.language();
    let is_out = |standing| matches!(standing, Standing::Outside | Standing::OutsideUnsure);
    let out = ratios.by_rate().filter(|(_, ratio)| is_out(ratio.standing()));
    let said = out.map(|(rate, ratio)| {
        let unsure = ratio.standing() == Standing::OutsideUnsure;
        let filled = [
            ("rate", compared_in_words(rate).text(language).into()),
            ("times", Figure(ratio.value, ratio.decimals())),
        ];
        strings.say(if unsure { "model_alike_times_unsure" } else { "model_alike_times" }, &filled)
    });
    let said = said.reduce(|first, second| {
        strings.say("model_and_also", &[("first", (&first).into()), ("second", (&second).into())])
    });
    if let Some(rates) = said {
        return strings.say("model_alike_out", &[("rates", (&rates).into())]);
    }
    let unknown = ratios.grant_rate.is_none()
        || (rates.false_refusals.is_some() && ratios.false_refusals.is_none())
        || (rates.false_grants.is_some() && ratios.false_grants.is_none());
    strings.word(if unknown { "model_alike_unknown" } else { "model_alike_within" })
}

/// Whether the estimated risk is right in a group.
fn risks(group: &GroupAudit, strings: &Strings) -> (Vec<String>, String) {
    let Some(rates) = &group.rates else {
        let none = NONE.to_owned();
        let cells = vec![clients(group, strings), none.clone(), none.clone(), none.clone(), none];
        return (cells, strings.word("model_alike_small"));
    };
    let percentage = rates.unforeseen.scaled(100.0);
    let gap = figure(&percentage, 1, strings);
    let cells = vec![
        clients(group, strings),
        shares(&rates.base_rate, strings),
        percent(rates.mean_risk, strings.language()),
        if percentage.value > 0.0 { format!("+{gap}") } else { gap },
        rates.auc.as_ref().map_or_else(|| NONE.to_owned(), |auc| interval(auc, strings)),
    ];
    let words = match (rates.unforeseen.low > 0.0, rates.unforeseen.high < 0.0) {
        (true, _) => "model_underestimated",
        (_, true) => "model_overestimated",
        (false, false) => "model_alike_right",
    };
    (cells, strings.word(words))
}

/// How many clients a group has; none says that they are kept back, see [`ModelReport::published`].
pub(in crate::site::view) fn clients(group: &GroupAudit, strings: &Strings) -> String {
    match group.clients {
        0 => strings.word("group_kept_back"),
        clients => count(clients as usize, strings.language()),
    }
}

/// The key of where a ratio stands, after a comma.
const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Within => "model_standing_within",
        Standing::WithinUnsure => "model_standing_within_unsure",
        Standing::OutsideUnsure => "model_standing_outside_unsure",
        Standing::Outside => "model_standing_outside",
    }
}

/// A ratio between groups with its interval.
pub(in crate::site::view) fn ratio_with_margin(ratio: &Interval, strings: &Strings) -> String {
    figure(ratio, ratio.decimals(), strings)
}

/// `0,85 (0,83 à 0,87)`, which breaks before the bracket only.
fn figure(interval: &Interval, decimals: usize, strings: &Strings) -> String {
    let [value, low, high] =
        [interval.value, interval.low, interval.high].map(|figure| Figure(figure, decimals));
    strings.say("model_margin", &[("value", value), ("low", low), ("high", high)])
}

/// `71,2 % (70,1 à 72,3)`, which breaks before the bracket only.
fn shares(interval: &Interval, strings: &Strings) -> String {
    let value = percent(interval.value, strings.language());
    let [low, high] = [interval.low, interval.high].map(|share| Figure(share * 100.0, 1));
    strings.say("model_margin", &[("value", (&value).into()), ("low", low), ("high", high)])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::features::Language::{En, Fr};
    use crate::judging::ComparedRate;
    use crate::site::theme::Theme;

    fn seen(report: &ModelReport, language: Language) -> serde_json::Value {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore");
        let strings = Strings::read(&Theme::open(&theme).unwrap(), language).unwrap();
        serde_json::to_value(FairnessView::new(report, &strings)).unwrap()
    }

    fn interval(value: f64, low: f64, high: f64) -> Interval {
        Interval { value, low, high }
    }

    /// The sample with women and men as given.
    fn with_sexes(granted: [f64; 2], ratio: Interval) -> ModelReport {
        let mut report = ModelReport::sample();
        let audit = &mut report.fairness.attributes[0];
        for (group, granted) in audit.groups.iter_mut().zip(granted) {
            group.rates.as_mut().unwrap().grant_rate = interval(granted, granted - 0.01, granted + 0.01);
        }
        let men = audit.groups[1].rates.as_mut().unwrap();
        let even = Some(Interval { value: 1.0, low: 1.0, high: 1.0 });
        men.ratios = Some(Ratios { grant_rate: Some(ratio), false_refusals: even, false_grants: even });
        audit.parity.as_mut().unwrap().ratio = ratio;
        report
    }

    #[test]
    fn what_women_and_men_receive_is_said_in_plain_words() {
        let report = with_sexes([0.712, 0.603], interval(0.847, 0.83, 0.865));
        let said = &seen(&report, Fr)["attributes"][0];
        assert_eq!(
            said["reading"][0],
            "Les femmes reçoivent un avis favorable dans 71,2\u{202f}% des cas, les hommes dans 60,3\u{202f}%."
        );
        assert!(said["reading"][2].as_str().unwrap().starts_with("Parmi les clients qui ont remboursé, "));
        assert!(
            said["reading"][3].as_str().unwrap().starts_with("Le sexe n’est pas une information du modèle")
        );
        assert!(
            said["reading"][4]
                .as_str()
                .unwrap()
                .ends_with(": 0,85 (0,83\u{a0}à\u{a0}0,86), dans la plage de 0,8 à 1,25.")
        );
        assert_eq!(said["opinions"]["rows"][1]["cells"][1], "60,3\u{202f}% (59,3\u{a0}à\u{a0}61,3)");
        assert_eq!(said["opinions"]["rows"][1]["words"], "dans la plage");
        let said = &seen(&report, En)["attributes"][0];
        assert_eq!(said["reading"][0], "Women receive a favourable opinion in 71.2% of cases, men in 60.3%.");
    }

    #[test]
    fn a_ratio_that_leaves_the_range_is_said_and_how_sure_that_is() {
        let sure = with_sexes([0.8, 0.5], interval(0.63, 0.6, 0.65));
        let said = &seen(&sure, En)["attributes"][0];
        assert_eq!(said["opinions"]["rows"][1]["words"], "out of the range: favourable opinions ×\u{a0}0.63");
        assert!(said["reading"][4].as_str().unwrap().ends_with("out of the range from 0.8 to 1.25."));
        let unsure = with_sexes([0.8, 0.62], interval(0.775, 0.74, 0.81));
        let said = &seen(&unsure, Fr)["attributes"][0];
        assert_eq!(
            said["opinions"]["rows"][1]["words"],
            "hors de la plage\u{202f}: avis favorables ×\u{a0}0,78, à confirmer"
        );
        assert!(said["reading"][4].as_str().unwrap().ends_with("mais sa marge y rentre."));
    }

    #[test]
    fn a_group_that_is_not_rated_is_named_all_the_same() {
        let mut report = ModelReport::sample();
        let audit = &mut report.fairness.attributes[1];
        audit.groups.iter_mut().for_each(|group| group.rates = None);
        audit.parity = None;
        let said = &seen(&report, Fr)["attributes"][1];
        assert_eq!(said["reading"][0], "Trop peu de groupes sont assez grands pour être comparés.");
        assert_eq!(said["opinions"]["rows"][0]["name"], "Moins de 30\u{a0}ans");
        for table in ["opinions", "risks"] {
            let row = &said[table]["rows"][0];
            assert_eq!(row["cells"].as_array().unwrap().len(), 5);
            assert_eq!((&row["cells"][1], &row["cells"][4]), (&NONE.into(), &NONE.into()));
            assert!(row["words"].as_str().unwrap().starts_with("trop peu"));
        }
    }

    #[test]
    fn a_risk_that_is_off_by_more_than_its_margin_is_said() {
        let mut report = ModelReport::sample();
        for (unforeseen, words) in [
            (interval(0.01, 0.002, 0.018), "risque sous-estimé"),
            (interval(-0.01, -0.018, -0.002), "risque surestimé"),
            (interval(0.01, -0.002, 0.022), "juste, à la marge près"),
        ] {
            report.fairness.attributes[0].groups[0].rates.as_mut().unwrap().unforeseen = unforeseen;
            let row = &seen(&report, Fr)["attributes"][0]["risks"]["rows"][0];
            assert_eq!(row["words"], words);
        }
        assert!(compared_in_words(ComparedRate::FalseGrants).fr.contains("accords"));
    }
}
