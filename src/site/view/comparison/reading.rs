//! What the comparison says, in sentences.

use super::super::model::{seconds, the_candidate, treatment};
use super::trials::{is_champion, is_told, mean_seconds, reads};
use crate::config::CandidateKind;
use crate::features::{number, percent};
use crate::report::{ComparedTrial, ModelReport, TrainingTimes, candidate_name};
use crate::site::strings::Strings;

/// Share of a cost below which a difference of calibrations is called small.
const SMALL: f64 = 0.02;

pub(super) fn answer(report: &ModelReport, times: Option<&TrainingTimes>, strings: &Strings) -> Vec<String> {
    let told: Vec<&ComparedTrial> = report.comparison.iter().filter(|trial| is_told(trial)).collect();
    let champion = told.iter().copied().find(|trial| is_champion(trial, report));
    let sentences = [
        champion.map(|champion| place(champion, &told, strings)),
        champion.and_then(|champion| calibrations(champion, &told, report, strings)),
        distorted(&told, report, strings),
        Some(accuracy(report, strings)),
        durations(&told, times, strings),
    ];
    sentences.into_iter().flatten().collect()
}

/// How many were compared, and how the one that was deployed stands among them.
fn place(champion: &ComparedTrial, told: &[&ComparedTrial], strings: &Strings) -> String {
    let raw = || told.iter().filter(|trial| trial.figures.method.is_none());
    let own = |trial: &&&ComparedTrial| (trial.kind, trial.imbalance) == (champion.kind, champion.imbalance);
    let others = || raw().filter(|trial| !own(trial));
    let close = others().filter(|trial| trial.excess.per_10_000.abs() <= trial.excess.standard_error);
    let cheaper = others().filter(|trial| trial.excess.per_10_000 < -trial.excess.standard_error);
    let name = in_words(champion, strings);
    let cost = number(champion.figures.cost.per_10_000, 0, strings.language());
    let said = strings.say(
        "candidates_answer_place",
        &[
            ("rows", told.len().into()),
            ("models", raw().count().into()),
            ("name", (&name).into()),
            ("cost", (&cost).into()),
            ("close", close.count().into()),
        ],
    );
    match cheaper.count() {
        0 => said,
        n => format!("{said} {}", strings.say("candidates_answer_cheaper", &[("n", n.into())])),
    }
}

/// What the calibration changes for the champion: next to nothing at the best limit, more at the limit of theory.
fn calibrations(
    champion: &ComparedTrial,
    told: &[&ComparedTrial],
    report: &ModelReport,
    strings: &Strings,
) -> Option<String> {
    let language = strings.language();
    let same = |trial: &&&ComparedTrial| (trial.kind, trial.imbalance) == (champion.kind, champion.imbalance);
    let costs = || told.iter().filter(same).map(|trial| trial.figures.cost.per_10_000);
    let (low, high) = (costs().fold(f64::INFINITY, f64::min), costs().fold(0.0, f64::max));
    let raw = told.iter().filter(same).find(|trial| trial.figures.method.is_none())?;
    let [raw, own] = [raw, &champion].map(|trial| trial.figures.theoretical_cost.per_10_000);
    let alike = (raw - own).abs() <= SMALL * own;
    let key = if alike { "candidates_answer_calibrated" } else { "candidates_answer_uncalibrated" };
    let [low, high, raw, own] = [low, high, raw, own].map(|cost| number(cost, 0, language));
    let range = if low == high {
        strings.say("candidates_answer_same", &[("cost", (&low).into())])
    } else {
        strings.say("candidates_answer_range", &[("low", (&low).into()), ("high", (&high).into())])
    };
    let limit = percent(report.costs.theoretical_threshold, language);
    Some(strings.say(
        key,
        &[
            ("range", (&range).into()),
            ("raw", (&raw).into()),
            ("own", (&own).into()),
            ("limit", (&limit).into()),
        ],
    ))
}

/// The trial whose risks, as they are, cost most at the limit of theory beside its best calibration.
fn distorted(told: &[&ComparedTrial], report: &ModelReport, strings: &Strings) -> Option<String> {
    let theory = |trial: &ComparedTrial| trial.figures.theoretical_cost.per_10_000;
    let mended = |raw: &ComparedTrial| {
        let of_trial = told.iter().filter(|trial| {
            (trial.kind, trial.imbalance) == (raw.kind, raw.imbalance) && trial.figures.method.is_some()
        });
        of_trial.min_by(|a, b| theory(a).total_cmp(&theory(b))).copied()
    };
    let pairs = told.iter().filter(|trial| trial.figures.method.is_none());
    let pairs = pairs.filter_map(|raw| mended(raw).map(|mended| (*raw, mended)));
    let gap = |(raw, mended): &(&ComparedTrial, &ComparedTrial)| theory(raw) - theory(mended);
    let (raw, mended) = pairs.max_by(|a, b| gap(a).total_cmp(&gap(b)))?;
    if (raw.kind, raw.imbalance) == (report.champion.kind, report.champion.specification.imbalance)
        || gap(&(raw, mended)) <= SMALL * theory(mended)
    {
        return None;
    }
    let language = strings.language();
    let (kind, treatment) = (the_candidate(raw.kind, strings), treatment(raw.imbalance, strings));
    let [before, after] = [theory(raw), theory(mended)].map(|cost| number(cost, 0, language));
    let [loss, mended_loss] = [raw, mended].map(|trial| number(trial.figures.log_loss, 3, language));
    let method = reads(mended, strings);
    Some(strings.say(
        "candidates_answer_distorted",
        &[
            ("kind", (&kind).into()),
            ("treatment", (&treatment).into()),
            ("before", (&before).into()),
            ("after", (&after).into()),
            ("loss", (&loss).into()),
            ("mended", (&mended_loss).into()),
            ("method", (&method).into()),
        ],
    ))
}

/// Why the accuracy does not choose: who accepts all is often right.
fn accuracy(report: &ModelReport, strings: &Strings) -> String {
    let language = strings.language();
    let defaults = report.confusion.false_negative + report.confusion.true_positive;
    let accepting = 1.0 - defaults as f64 / report.outer_rows.max(1) as f64;
    let misleads = accepting > report.metrics.accuracy && report.costs.accept_all > report.costs.model;
    let key = if misleads { "candidates_answer_accuracy" } else { "candidates_answer_accuracy_agrees" };
    let [all, own] = [accepting, report.metrics.accuracy].map(|share| percent(share, language));
    let [accept, cost] = [report.costs.accept_all, report.costs.model].map(|cost| number(cost, 0, language));
    strings.say(
        key,
        &[
            ("all", (&all).into()),
            ("accept", (&accept).into()),
            ("own", (&own).into()),
            ("cost", (&cost).into()),
        ],
    )
}

/// The fastest and the slowest fits, the baseline aside.
fn durations(told: &[&ComparedTrial], times: Option<&TrainingTimes>, strings: &Strings) -> Option<String> {
    let fitted = told.iter().filter(|trial| trial.kind != CandidateKind::Dummy);
    let fitted: Vec<(f64, &ComparedTrial)> =
        fitted.filter_map(|trial| Some((mean_seconds(trial, times)?, *trial))).collect();
    let (fast, slow) = (
        fitted.iter().min_by(|a, b| a.0.total_cmp(&b.0))?,
        fitted.iter().max_by(|a, b| a.0.total_cmp(&b.0))?,
    );
    let [least, most] = [fast.0, slow.0].map(|took| seconds(took, strings.language()));
    let [fast, slow] = [fast.1, slow.1].map(|trial| model_in_words(trial, strings));
    (least != most).then(|| {
        strings.say(
            "candidates_answer_times",
            &[
                ("least", (&least).into()),
                ("fast", (&fast).into()),
                ("most", (&most).into()),
                ("slow", (&slow).into()),
            ],
        )
    })
}

/// `Gradient boosting, poids des classes`.
fn model_in_words(trial: &ComparedTrial, strings: &Strings) -> String {
    let name = candidate_name(trial.kind).text(strings.language());
    format!("{name} ({})", treatment(trial.imbalance, strings))
}

fn in_words(trial: &ComparedTrial, strings: &Strings) -> String {
    let name = candidate_name(trial.kind).text(strings.language());
    format!("{name} ({}, {})", treatment(trial.imbalance, strings), reads(trial, strings))
}
