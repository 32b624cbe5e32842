//! The cost where a default accepted costs more or less: a table by ratio, and what a script draws.

use serde::Serialize;

use super::super::model::cost_difference;
use super::super::table::{Row, Table};
use crate::features::{number, percent, percent_with};
use crate::judging::LimitErrors;
use crate::report::{CostsByRatio, ModelReport, RatioLimit};
use crate::site::strings::Filled::Figure;
use crate::site::strings::Strings;

/// Clients over whom costs are quoted.
const PER: f64 = 10_000.0;
/// Share of favourable opinions up to which limits are drawn.
const NEARLY_ALL: f64 = 0.99;
/// Most limits of the table.
const MOST_LIMITS: usize = 20;

/// The ratios of the costs.
#[derive(Debug, Serialize)]
pub(super) struct ByRatioView {
    /// What it says, in sentences.
    reading: Vec<String>,
    heads: Vec<String>,
    rows: Vec<RatioRow>,
    /// Place of the ratio in use among the rows.
    place: usize,
    /// The mistakes by limit, for any ratio.
    limits: Table,
    drawn: Drawn,
}

/// A ratio, what is best there, and what the limit in use costs.
#[derive(Debug, Serialize)]
struct RatioRow {
    /// As a script reads it.
    ratio: String,
    short: String,
    name: String,
    strong: bool,
    cells: Vec<String>,
    /// All of it in sentences.
    said: String,
    limit: String,
    cost: String,
}

/// What a script draws from.
#[derive(Debug, Serialize)]
struct Drawn {
    /// Limit in hundredths of a per cent, difficulties not seen, good clients refused; one after the other.
    points: String,
    clients: usize,
    defaults: usize,
    /// Cost of a good client refused.
    unit: f64,
    /// Where the axis of limits ends.
    end: f64,
}

impl ByRatioView {
    pub(super) fn new(report: &ModelReport, strings: &Strings) -> Self {
        let study = &report.by_ratio;
        let in_use = study.ratios.iter().position(|at| is_in_use(at, study));
        let rows = study.ratios.iter().map(|at| row(at, study, strings)).collect();
        let end = end(study);
        Self {
            reading: reading(report, strings),
            heads: strings.word("candidates_ratio_heads").split('|').map(str::to_owned).collect(),
            rows,
            place: in_use.unwrap_or(study.ratios.len() / 2),
            limits: limits(study, end, strings),
            drawn: Drawn {
                points: points(study, end),
                clients: study.clients,
                defaults: study.defaults,
                unit: study.cost_fp,
                end,
            },
        }
    }
}

fn is_in_use(at: &RatioLimit, study: &CostsByRatio) -> bool {
    (at.ratio - study.in_use).abs() < 1e-9
}

/// A ratio without decimals, or with one where it is not whole.
fn figure(ratio: f64) -> crate::site::strings::Filled<'static> {
    Figure(ratio, usize::from(ratio.fract() != 0.0))
}

fn row(at: &RatioLimit, study: &CostsByRatio, strings: &Strings) -> RatioRow {
    let language = strings.language();
    let strong = is_in_use(at, study);
    let short = strings.say("model_ratio", &[("n", figure(at.ratio))]);
    let share = study.grant_rate(&at.errors);
    let per = |clients: usize| number(PER * clients as f64 / study.clients.max(1) as f64, 0, language);
    let cost = |cost: f64| number(cost, 0, language);
    let regret = cost_difference(at.regret, language);
    let without = study.accept_all(at.ratio).min(study.refuse_all());
    let rule = if without < study.refuse_all() { "candidates_rule_accept" } else { "candidates_rule_refuse" };
    let cells = vec![
        percent(at.errors.limit, language),
        percent_with(share, 0, language),
        per(at.errors.missed),
        per(at.errors.refused),
        cost(at.cost.per_10_000),
        strings.say(rule, &[("n", (&cost(without)).into())]),
        cost(at.kept.per_10_000),
        if strong { "–".to_owned() } else { regret.clone() },
    ];
    let name =
        if strong { strings.say("model_ratio_used", &[("ratio", (&short).into())]) } else { short.clone() };
    RatioRow {
        ratio: at.ratio.to_string(),
        said: said(at, (&short, &cells, &regret), study, strings),
        short,
        name,
        strong,
        cells,
        limit: format!("{:.5}", at.errors.limit),
        cost: format!("{:.1}", at.cost.per_10_000),
    }
}

/// All of a ratio in sentences, with the figures of its row.
fn said(
    at: &RatioLimit,
    (short, cells, regret): (&str, &[String], &str),
    study: &CostsByRatio,
    strings: &Strings,
) -> String {
    let [limit, share, missed, refused, cost, _, kept, _] = cells else { return String::new() };
    let whole = |cost: f64| number(cost, 0, strings.language());
    let (accept, refuse) = (whole(study.accept_all(at.ratio)), whole(study.refuse_all()));
    let best = strings.say(
        "candidates_ratio_best",
        &[
            ("ratio", short.into()),
            ("limit", limit.into()),
            ("share", share.into()),
            ("missed", missed.into()),
            ("refused", refused.into()),
            ("cost", cost.into()),
            ("accept", (&accept).into()),
            ("refuse", (&refuse).into()),
        ],
    );
    let kept = if is_in_use(at, study) {
        strings.word("candidates_ratio_in_use")
    } else {
        let key = match at.regret.per_10_000 {
            regret if regret > at.regret.standard_error => "candidates_ratio_dearer",
            _ => "candidates_ratio_alike",
        };
        strings.say(key, &[("kept", kept.into()), ("regret", regret.into())])
    };
    format!("{best} {kept}")
}

/// What it costs to keep the limit where the ratio is half or twice the one in use.
fn reading(report: &ModelReport, strings: &Strings) -> Vec<String> {
    let (study, language) = (&report.by_ratio, strings.language());
    let in_use = study.ratios.iter().find(|at| is_in_use(at, study));
    let limit = in_use.map(|at| percent(at.errors.limit, language)).unwrap_or_default();
    let deployed = percent(report.threshold, language);
    let found = strings.say(
        "candidates_ratio_found",
        &[("n", study.clients.into()), ("limit", (&limit).into()), ("deployed", (&deployed).into())],
    );
    let nearest = |ratio: f64| {
        let others = study.ratios.iter().filter(|at| !is_in_use(at, study));
        others.min_by(|a, b| (a.ratio - ratio).abs().total_cmp(&(b.ratio - ratio).abs()))
    };
    let ends = nearest(study.in_use / 2.0).zip(nearest(study.in_use * 2.0));
    let regrets = ends.filter(|_| in_use.is_some()).map(|(low, high)| {
        let [less, more] = [low, high].map(|at| cost_difference(at.regret, language));
        strings.say(
            "candidates_ratio_regret",
            &[
                ("in_use", figure(study.in_use)),
                ("low", figure(low.ratio)),
                ("high", figure(high.ratio)),
                ("less", (&less).into()),
                ("more", (&more).into()),
            ],
        )
    });
    [in_use.map(|_| found), regrets].into_iter().flatten().collect()
}

/// Where nearly all have a favourable opinion, past the limit in use, on a whole number of 5 %.
fn end(study: &CostsByRatio) -> f64 {
    let nearly_all = study.limits.iter().find(|at| study.grant_rate(at) >= NEARLY_ALL);
    let in_use = study.ratios.iter().find(|at| is_in_use(at, study));
    let least = in_use.map_or(0.0, |at| 1.5 * at.errors.limit);
    let end = nearly_all.map_or(1.0, |at| at.limit).max(least);
    ((end * 20.0 - 1e-9).ceil() / 20.0).min(1.0)
}

fn points(study: &CostsByRatio, end: f64) -> String {
    let drawn = study.limits.iter().filter(|at| at.limit <= end + 1e-9);
    let point = |at: &LimitErrors| format!("{:.0} {} {}", at.limit * PER, at.missed, at.refused);
    drawn.map(point).collect::<Vec<_>>().join(" ")
}

fn limits(study: &CostsByRatio, end: f64, strings: &Strings) -> Table {
    let language = strings.language();
    let drawn: Vec<&LimitErrors> = study.limits.iter().filter(|at| at.limit <= end + 1e-9).collect();
    let per = |clients: usize| number(PER * clients as f64 / study.clients.max(1) as f64, 0, language);
    let last = drawn.len().saturating_sub(1);
    let places: Vec<usize> = if drawn.len() <= MOST_LIMITS {
        (0..drawn.len()).collect()
    } else {
        (0..=MOST_LIMITS).map(|step| step * last / MOST_LIMITS).collect()
    };
    let row = |place: usize| {
        let at = drawn[place];
        let cells = vec![
            percent_with(study.grant_rate(at), 0, language),
            per(at.missed),
            per(at.refused),
            number(study.cost(study.in_use, at.missed, at.refused), 0, language),
        ];
        Row::new(percent(at.limit, language), cells)
    };
    Table::new("candidates_limits", places.into_iter().map(row).collect(), strings)
}
