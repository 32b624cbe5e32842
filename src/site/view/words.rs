//! Sentences that carry a number, in both languages.

use crate::features::Language;
use crate::features::number;
use crate::report::{ClientReport, Opinion};
use crate::site::strings::{Filled, Strings};

/// A whole number with its sign: `+12`, `−3`, `0`.
pub(in crate::site) fn signed(value: i64, language: Language) -> String {
    let figure = number(value as f64, 0, language);
    if value > 0 { format!("+{figure}") } else { figure }
}

/// A day that is written `2026-11-30`, in words; anything else as it is.
pub(in crate::site) fn day_in_words(date: &str, strings: &Strings) -> String {
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return date.to_owned() };
    let Ok(day) = day.parse::<i64>() else { return date.to_owned() };
    let month = format!("m{month}");
    strings.say("stamp_day", &[("day", day.into()), ("month", (&month).into()), ("year", (*year).into())])
}

/// A count, with grouped digits.
pub(super) fn count(value: usize, language: Language) -> String {
    number(value as f64, 0, language)
}

/// What a client's page is called.
pub(in crate::site) fn client_title(report: &ClientReport, strings: &Strings) -> String {
    strings.say("said_client", &[("id", (&report.sk_id_curr.to_string()).into())])
}

/// What a page that lists clients is called.
pub(in crate::site) fn range_title(first: i64, last: i64, strings: &Strings) -> String {
    let [first, last] = [first, last].map(|id| id.to_string());
    strings.say("said_clients", &[("first", (&first).into()), ("last", (&last).into())])
}

/// How far the file is from the limit.
pub(super) fn distance(report: &ClientReport, strings: &Strings) -> String {
    let far = points(report.distance_shown.abs(), strings);
    match (report.distance_shown == 0, report.opinion) {
        (true, Opinion::Favourable) => strings.say("said_just_above", &[]),
        (true, Opinion::Unfavourable) => strings.say("said_just_below", &[]),
        (false, Opinion::Favourable) => strings.say("said_above", &[("points", (&far).into())]),
        (false, Opinion::Unfavourable) => strings.say("said_below", &[("points", (&far).into())]),
    }
}

/// How far a file that is not below the limit would be above it.
pub(super) fn above_limit(distance: i64, strings: &Strings) -> String {
    if distance <= 0 {
        return strings.say("said_at_limit", &[]);
    }
    strings.say("said_above_limit", &[("points", (&points(distance, strings)).into())])
}

/// What models that learnt from other parts of the files say of the client.
pub(super) fn stability_of_score(report: &ClientReport, strings: &Strings) -> String {
    let stability = &report.stability;
    let (low, high) = (stability.low_shown, stability.high_shown);
    let highest = points(high, strings);
    let range = if low == high {
        strings.say("said_always", &[("points", (&highest).into())])
    } else {
        strings.say("said_range", &[("low", low.into()), ("points", (&highest).into())])
    };
    let key = if stability.crosses_limit { "said_unstable" } else { "said_stable" };
    strings.say(key, &[("range", (&range).into())])
}

/// A number of points with its unit.
pub(super) fn points(value: i64, strings: &Strings) -> String {
    strings.say("said_points", &[("n", value.into())])
}

/// The estimated risk as a number of clients out of a hundred or a thousand.
pub(super) fn risk_in_clients(probability: f64, strings: &Strings) -> String {
    // From what the page prints, which has one decimal of a per cent.
    let printed = (probability * 1000.0).round();
    let (n, of) = if probability < 0.01 { (printed, 1000) } else { ((printed / 10.0).round(), 100) };
    strings.say("said_risk", &[("of", Filled::Number(of)), ("n", Filled::Number(n as i64))])
}

/// The elements that are not listed one by one.
pub(super) fn others(n: usize, strings: &Strings) -> String {
    strings.say("said_others", &[("n", n.into())])
}

/// The scale in one sentence, for who does not see it.
pub(super) fn scale(report: &ClientReport, strings: &Strings) -> String {
    let (points, limit) = (report.points_shown.into(), report.limit_shown.into());
    strings.say("said_scale", &[("points", points), ("limit", limit)])
}

/// What stands between the parts of a list that is read aloud.
pub(super) fn between(strings: &Strings) -> &str {
    strings.get("said_between").map_or("; ", String::as_str)
}

/// Start and end of the waterfall, read aloud.
pub(super) fn waterfall(report: &ClientReport, strings: &Strings) -> String {
    let (base, points, limit) =
        (report.base_shown.into(), report.points_shown.into(), report.limit_shown.into());
    strings.say("said_waterfall", &[("base", base), ("points", points), ("limit", limit)])
}
