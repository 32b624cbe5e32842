//! Whether groups of clients are treated alike.

use serde::Serialize;

use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{NONE, interval};
use super::segments::capitalised;
use crate::features::Language::{self, En, Fr};
use crate::features::{number, percent};
use crate::judging::{
    Attribute, AttributeAudit, FairnessReport, Group, GroupAudit, GroupRates, Interval, Ratios, Standing,
};
use crate::report::{ModelReport, attribute_in_words, compared_in_words, group_in_words};
use crate::site::strings::Strings;

/// The audit, attribute by attribute.
#[derive(Debug, Serialize)]
pub(super) struct FairnessView {
    /// Clients judged.
    clients: String,
    /// Draws of the bootstrap.
    resamples: String,
    attributes: Vec<AttributeView>,
}

#[derive(Debug, Serialize)]
struct AttributeView {
    name: &'static str,
    /// What is found, in sentences.
    reading: Vec<String>,
    opinions: Table,
    risks: Table,
}

impl FairnessView {
    pub(super) fn new(report: &ModelReport, strings: &Strings, language: Language) -> Self {
        let FairnessReport { clients, resamples, attributes } = &report.fairness;
        let attribute = |audit: &AttributeAudit| AttributeView {
            name: attribute_in_words(audit.attribute).text(language),
            reading: reading(audit, language),
            opinions: Table::new("opinions", rows(audit, opinions, language), strings),
            risks: Table::new("risks", rows(audit, risks, language), strings),
        };
        Self {
            clients: count(*clients, language),
            resamples: count(*resamples, language),
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
fn reading(audit: &AttributeAudit, language: Language) -> Vec<String> {
    let Some(parity) = audit.parity else {
        return vec![alone(language).to_owned()];
    };
    let (lowest, highest) = (&audit.groups[parity.lowest], &audit.groups[parity.highest]);
    let ratio = figure(&parity.ratio, parity.ratio.decimals(), language);
    let standing = standing(parity.ratio.standing(), language);
    let mut said = sexes(audit).map_or_else(
        || vec![extremes(audit, [lowest, highest], language)],
        |[women, men]| of_sexes(women, men, language),
    );
    said.push(match language {
        Fr => format!("Rapport du groupe le moins favorisé au plus favorisé\u{202f}: {ratio}, {standing}."),
        En => format!("Ratio of the least to the most favoured group: {ratio}, {standing}."),
    });
    said.extend(parity.odds_ratio.map(|ratio| {
        let ratio = figure(&ratio, ratio.decimals(), language);
        match language {
            Fr => format!("Parmi les crédits qui ont eu la même issue, le groupe le moins favorisé reçoit {ratio} fois les avis favorables du plus favorisé."),
            En => format!("Among loans with the same outcome, the least favoured group gets {ratio} times the favourable opinions of the most favoured."),
        }
    }));
    said
}

/// The groups with the fewest and the most favourable opinions.
fn extremes(audit: &AttributeAudit, ends: [&GroupAudit; 2], language: Language) -> String {
    let [from, to] = ends.map(|group| {
        let share = group.rates.as_ref().map(|rates| percent(rates.grant_rate.value, language));
        format!("{} ({})", share.unwrap_or_default(), group_in_words(audit.attribute, &group.group, language))
    });
    match language {
        Fr => format!("Les avis favorables vont de {from} à {to}."),
        En => format!("Favourable opinions go from {from} to {to}."),
    }
}

/// Women and men, where the attribute is sex and both are rated.
fn sexes(audit: &AttributeAudit) -> Option<[&GroupRates; 2]> {
    let rates = |word: &str| {
        let group = audit.groups.iter().find(|group| group.group == Group::Word(word.to_owned()))?;
        group.rates.as_ref()
    };
    (audit.attribute == Attribute::Sex).then(|| Some([rates("F")?, rates("M")?])).flatten()
}

fn of_sexes(women: &GroupRates, men: &GroupRates, language: Language) -> Vec<String> {
    let share = |interval: Interval| percent(interval.value, language);
    let both = |rate: fn(&GroupRates) -> Interval| (share(rate(women)), share(rate(men)));
    let (granted_women, granted_men) = both(|rates| rates.grant_rate);
    let (of_women, of_men) = both(|rates| rates.base_rate);
    let mut said = match language {
        Fr => vec![
            format!(
                "Les femmes reçoivent un avis favorable dans {granted_women} des cas, les hommes dans {granted_men}."
            ),
            format!("Elles ont connu une difficulté dans {of_women} des cas, eux dans {of_men}."),
        ],
        En => vec![
            format!("Women receive a favourable opinion in {granted_women} of cases, men in {granted_men}."),
            format!("Women met difficulty in {of_women} of cases, men in {of_men}."),
        ],
    };
    if let (Some(women), Some(men)) = (women.false_refusals.map(share), men.false_refusals.map(share)) {
        said.push(match language {
            Fr => format!(
                "Parmi les clients qui ont remboursé, {women} des femmes et {men} des hommes ont reçu un avis défavorable."
            ),
            En => format!(
                "Among clients who repaid, {women} of women and {men} of men received an unfavourable opinion."
            ),
        });
    }
    said.push(match language {
        Fr => "Le sexe n’est pas une information du modèle\u{202f}: l’écart passe par d’autres informations."
            .to_owned(),
        En => "Sex is no input of the model: the difference comes through other information.".to_owned(),
    });
    said
}

const fn alone(language: Language) -> &'static str {
    match language {
        Fr => "Trop peu de groupes sont assez grands pour être comparés.",
        En => "Too few groups are large enough to be compared.",
    }
}

fn rows(
    audit: &AttributeAudit,
    cells: fn(&GroupAudit, Language) -> (Vec<String>, String),
    language: Language,
) -> Vec<Row> {
    let row = |group: &GroupAudit| {
        let (cells, words) = cells(group, language);
        Row { words: Some(words), ..Row::new(name(audit, group, language), cells) }
    };
    audit.groups.iter().map(row).collect()
}

fn name(audit: &AttributeAudit, group: &GroupAudit, language: Language) -> String {
    capitalised(&group_in_words(audit.attribute, &group.group, language))
}

/// How the model's opinions fall in a group.
fn opinions(group: &GroupAudit, language: Language) -> (Vec<String>, String) {
    let rates = group.rates.as_ref();
    let share = |rate: Option<Interval>| rate.map_or_else(|| NONE.to_owned(), |rate| shares(&rate, language));
    let ratios = rates.and_then(|rates| rates.ratios);
    let ratio = ratios.and_then(|ratios| ratios.grant_rate);
    let cells = vec![
        clients(group, language),
        share(rates.map(|rates| rates.grant_rate)),
        ratio.map_or_else(|| NONE.to_owned(), |ratio| figure(&ratio, ratio.decimals(), language)),
        share(rates.and_then(|rates| rates.false_refusals)),
        share(rates.and_then(|rates| rates.false_grants)),
    ];
    let words = match (rates, ratios) {
        (None, _) => too_small(language).to_owned(),
        (Some(_), None) => match language {
            Fr => "groupe de référence, le plus nombreux".to_owned(),
            En => "reference, the largest group".to_owned(),
        },
        (Some(rates), Some(ratios)) => found(rates, ratios, language),
    };
    (cells, words)
}

/// The ratios to the reference that leave the range, or that none does.
fn found(rates: &GroupRates, ratios: Ratios, language: Language) -> String {
    let is_out = |standing| matches!(standing, Standing::Outside | Standing::OutsideUnsure);
    let out = ratios.by_rate().filter(|(_, ratio)| is_out(ratio.standing()));
    let said = out.map(|(rate, ratio)| {
        let (rate, times) =
            (compared_in_words(rate).text(language), number(ratio.value, ratio.decimals(), language));
        let unsure = match (ratio.standing() == Standing::OutsideUnsure, language) {
            (false, _) => "",
            (true, Fr) => ", à confirmer",
            (true, En) => ", to be confirmed",
        };
        format!("{rate} ×\u{a0}{times}{unsure}")
    });
    let said: Vec<String> = said.collect();
    let unknown = ratios.grant_rate.is_none()
        || (rates.false_refusals.is_some() && ratios.false_refusals.is_none())
        || (rates.false_grants.is_some() && ratios.false_grants.is_none());
    match (said.is_empty(), language) {
        (true, Fr) if unknown => "ne se compare pas entièrement\u{202f}: taux nul, ou trop peu de dossiers, dans le groupe de référence".to_owned(),
        (true, En) if unknown => "cannot be compared in full: a rate of zero, or too few files, in the reference group".to_owned(),
        (true, Fr) => "dans la plage".to_owned(),
        (true, En) => "within the range".to_owned(),
        (false, Fr) => format!("hors de la plage\u{202f}: {}", said.join("\u{202f}; ")),
        (false, En) => format!("out of the range: {}", said.join("; ")),
    }
}

/// Whether the estimated risk is right in a group.
fn risks(group: &GroupAudit, language: Language) -> (Vec<String>, String) {
    let Some(rates) = &group.rates else {
        let none = NONE.to_owned();
        let cells = vec![clients(group, language), none.clone(), none.clone(), none.clone(), none];
        return (cells, too_small(language).to_owned());
    };
    let percentage = rates.unforeseen.scaled(100.0);
    let gap = figure(&percentage, 1, language);
    let cells = vec![
        clients(group, language),
        shares(&rates.base_rate, language),
        percent(rates.mean_risk, language),
        if percentage.value > 0.0 { format!("+{gap}") } else { gap },
        rates.auc.as_ref().map_or_else(|| NONE.to_owned(), |auc| interval(auc, language)),
    ];
    let words = match (rates.unforeseen.low > 0.0, rates.unforeseen.high < 0.0, language) {
        (true, _, Fr) => "risque sous-estimé",
        (true, _, En) => "risk underestimated",
        (_, true, Fr) => "risque surestimé",
        (_, true, En) => "risk overestimated",
        (false, false, Fr) => "juste, à la marge près",
        (false, false, En) => "right, within the margin",
    };
    (cells, words.to_owned())
}

fn clients(group: &GroupAudit, language: Language) -> String {
    count(group.clients as usize, language)
}

const fn too_small(language: Language) -> &'static str {
    match language {
        Fr => "trop peu de dossiers ou de difficultés pour conclure",
        En => "too few files or difficulties to conclude",
    }
}

/// Where a ratio stands, after a comma.
const fn standing(standing: Standing, language: Language) -> &'static str {
    match (standing, language) {
        (Standing::Within, Fr) => "dans la plage de 0,8 à 1,25",
        (Standing::Within, En) => "within the range from 0.8 to 1.25",
        (Standing::WithinUnsure, Fr) => "dans la plage de 0,8 à 1,25, mais sa marge en sort",
        (Standing::WithinUnsure, En) => "within the range from 0.8 to 1.25, but its margin leaves it",
        (Standing::OutsideUnsure, Fr) => "hors de la plage de 0,8 à 1,25, mais sa marge y rentre",
        (Standing::OutsideUnsure, En) => "out of the range from 0.8 to 1.25, but its margin reaches into it",
        (Standing::Outside, Fr) => "hors de la plage de 0,8 à 1,25",
        (Standing::Outside, En) => "out of the range from 0.8 to 1.25",
    }
}

/// `0,85 (0,83 à 0,87)`, which breaks before the bracket only.
fn figure(interval: &Interval, decimals: usize, language: Language) -> String {
    let [value, low, high] =
        [interval.value, interval.low, interval.high].map(|figure| number(figure, decimals, language));
    let to = if language == Fr { "à" } else { "to" };
    format!("{value} ({low}\u{a0}{to}\u{a0}{high})")
}

/// `71,2 % (70,1 à 72,3)`, which breaks before the bracket only.
fn shares(interval: &Interval, language: Language) -> String {
    let [low, high] = [interval.low, interval.high].map(|share| number(share * 100.0, 1, language));
    let to = if language == Fr { "à" } else { "to" };
    format!("{} ({low}\u{a0}{to}\u{a0}{high})", percent(interval.value, language))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::judging::ComparedRate;
    use crate::site::theme::Theme;

    fn seen(report: &ModelReport, language: Language) -> serde_json::Value {
        let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/clairscore");
        let strings = Strings::read(&Theme::open(&theme).unwrap(), language).unwrap();
        serde_json::to_value(FairnessView::new(report, &strings, language)).unwrap()
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
