//! Sentences that carry a number, in both languages.

use crate::features::Language::{self, En, Fr};
use crate::features::number;
use crate::report::{ClientReport, Opinion};

/// A whole number with its sign: `+12`, `−3`, `0`.
pub(in crate::site) fn signed(value: i64, language: Language) -> String {
    let figure = number(value as f64, 0, language);
    if value > 0 { format!("+{figure}") } else { figure }
}

/// A count, with grouped digits.
pub(super) fn count(value: usize, language: Language) -> String {
    number(value as f64, 0, language)
}

pub(in crate::site) fn client_title(report: &ClientReport, language: Language) -> String {
    match language {
        Fr => format!("Client n°\u{a0}{}", report.sk_id_curr),
        En => format!("Client no. {}", report.sk_id_curr),
    }
}

pub(in crate::site) fn range_title(first: i64, last: i64, language: Language) -> String {
    match language {
        Fr => format!("Clients n°\u{a0}{first} à {last}"),
        En => format!("Clients no. {first} to {last}"),
    }
}

/// How far the file is from the limit.
pub(super) fn distance(report: &ClientReport, language: Language) -> String {
    let favourable = report.opinion == Opinion::Favourable;
    let far = points(report.distance_shown.abs(), language);
    match (report.distance_shown == 0, favourable, language) {
        (true, true, Fr) => {
            "Votre dossier est juste au-dessus de la limite d’acceptation, à moins d’un point.".to_owned()
        }
        (true, false, Fr) => {
            "Votre dossier est juste au-dessous de la limite d’acceptation, à moins d’un point.".to_owned()
        }
        (true, true, En) => {
            "Your file is just above the limit of acceptance, by less than a point.".to_owned()
        }
        (true, false, En) => {
            "Your file is just below the limit of acceptance, by less than a point.".to_owned()
        }
        (false, true, Fr) => format!("Votre dossier est à {far} au-dessus de la limite d’acceptation."),
        (false, false, Fr) => format!("Votre dossier est à {far} au-dessous de la limite d’acceptation."),
        (false, true, En) => format!("Your file is {far} above the limit of acceptance."),
        (false, false, En) => format!("Your file is {far} below the limit of acceptance."),
    }
}

/// How far a file that is not below the limit would be above it.
pub(super) fn above_limit(distance: i64, language: Language) -> String {
    match (distance, language) {
        (..=0, Fr) => "juste au-dessus de la limite".to_owned(),
        (..=0, En) => "just above the limit".to_owned(),
        (_, Fr) => format!("{} au-dessus de la limite", points(distance, Fr)),
        (_, En) => format!("{} above the limit", points(distance, En)),
    }
}

/// What models that learnt from other parts of the files say of the client.
pub(super) fn stability_of_score(report: &ClientReport, language: Language) -> String {
    let stability = &report.stability;
    let (low, high) = (stability.low_shown, stability.high_shown);
    let range = match (low == high, language) {
        (true, Fr) => format!("toujours {}", points(low, language)),
        (true, En) => format!("always {}", points(low, language)),
        (false, Fr) => format!("entre {} et {}", number(low as f64, 0, language), points(high, language)),
        (false, En) => format!("between {} and {}", number(low as f64, 0, language), points(high, language)),
    };
    match (stability.crosses_limit, language) {
        (false, Fr) => format!(
            "Stabilité\u{202f}: réentraîné sur d’autres parts des dossiers passés, le modèle donne {range}, et le même avis."
        ),
        (true, Fr) => format!(
            "Stabilité\u{202f}: réentraîné sur d’autres parts des dossiers passés, le modèle donne {range}, de part et d’autre de la limite."
        ),
        (false, En) => format!(
            "Stability: trained again on other parts of the past files, the model gives {range}, and the same opinion."
        ),
        (true, En) => format!(
            "Stability: trained again on other parts of the past files, the model gives {range}, on both sides of the limit."
        ),
    }
}

/// A number of points with its unit.
pub(super) fn points(value: i64, language: Language) -> String {
    let figure = number(value as f64, 0, language);
    match (value.abs(), language) {
        (0 | 1, Fr) | (1, En) => format!("{figure}\u{a0}point"),
        _ => format!("{figure}\u{a0}points"),
    }
}

/// The estimated risk as a number of clients out of a hundred or a thousand.
pub(super) fn risk_in_clients(probability: f64, language: Language) -> String {
    // From what the page prints, which has one decimal of a per cent.
    let printed = (probability * 1000.0).round();
    let (n, of) = if probability < 0.01 { (printed, 1000.0) } else { ((printed / 10.0).round(), 100.0) };
    let (n, of) = (number(n, 0, language), number(of, 0, language));
    match language {
        Fr => format!(
            "Sur {of} dossiers de même risque estimé, environ {n} connaissent une difficulté de remboursement."
        ),
        En => format!("Of {of} files with the same estimated risk, about {n} meet difficulty in repaying."),
    }
}

/// What is left when the elements that count little are put together.
pub(super) fn others(n: usize, language: Language) -> String {
    match (n, language) {
        (1, Fr) => "Un autre élément (moins d’un demi-point)".to_owned(),
        (1, En) => "One other element (less than half a point)".to_owned(),
        (_, Fr) => format!("{n} autres éléments (moins d’un demi-point chacun)"),
        (_, En) => format!("{n} other elements (less than half a point each)"),
    }
}

/// Themes that count little, together.
pub(super) const fn other_elements(language: Language) -> &'static str {
    match language {
        Fr => "Autres éléments",
        En => "Other elements",
    }
}

/// The scale in one sentence, for who does not see it.
pub(super) fn scale(report: &ClientReport, language: Language) -> String {
    let (points, limit) = (report.points_shown, report.limit_shown);
    let stability = stability_of_score(report, language);
    match language {
        Fr => format!(
            "Score du dossier\u{202f}: {points}\u{a0}points\u{202f}; limite d’acceptation\u{202f}: {limit}\u{a0}points. Plus le score est élevé, plus le risque estimé est faible. {stability}"
        ),
        En => format!(
            "Score of the file: {points} points; limit of acceptance: {limit} points. The higher the score, the lower the estimated risk. {stability}"
        ),
    }
}

/// What stands between the parts of a list that is read aloud.
pub(super) const fn between(language: Language) -> &'static str {
    match language {
        Fr => "\u{202f}; ",
        En => "; ",
    }
}

/// One step of the waterfall, read aloud.
pub(super) fn step(label: &str, shown: i64, language: Language) -> String {
    let far = signed(shown, language);
    match (shown.signum(), language) {
        (1, Fr) => format!("{label}, {far}, joue en votre faveur"),
        (1, En) => format!("{label}, {far}, speaks in your favour"),
        (-1, Fr) => format!("{label}, {far}, pèse sur le dossier"),
        (-1, En) => format!("{label}, {far}, weighs on the file"),
        (_, Fr) => format!("{label}, 0 au total"),
        (_, En) => format!("{label}, 0 in all"),
    }
}

/// Start and end of the waterfall, read aloud around its steps.
pub(super) fn waterfall(report: &ClientReport, steps: &str, language: Language) -> String {
    let (base, points, limit) = (report.base_shown, report.points_shown, report.limit_shown);
    match language {
        Fr => format!(
            "Point de départ du modèle\u{202f}: {base}\u{a0}points. {steps}. Score du dossier\u{202f}: {points}\u{a0}points\u{202f}; limite d’acceptation\u{202f}: {limit}\u{a0}points."
        ),
        En => format!(
            "Starting point of the model: {base} points. {steps}. Score of the file: {points} points; limit of acceptance: {limit} points."
        ),
    }
}
