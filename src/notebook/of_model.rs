//! The frames of the model's report.

use super::frame::Frame;
use crate::config::CandidateKind;
use crate::features::{Feature, Language, Theme};
use crate::judging::{
    AttributeAudit, CalibrationMethod, GroupAudit, Interval, Segment, SegmentGroup, SegmentValue,
};
use crate::report::{
    CandidateReport, ModelReport, TrainingTimes, attribute_in_words, candidate_name, group_in_words,
};

/// The frames of a report by name; `times` adds seconds, `feature` knows the catalogue.
pub(super) fn frames(
    model: &ModelReport,
    times: Option<&TrainingTimes>,
    feature: &dyn Fn(&str) -> Option<&'static Feature>,
    language: Language,
) -> Vec<(&'static str, Frame)> {
    let label =
        |name: &String| feature(name).map_or(name.clone(), |known| known.label.text(language).to_owned());
    let mut frames = vec![
        ("candidates", candidates(model, times, language)),
        ("treatments", treatments(model, language)),
        ("calibrations", calibrations(model)),
        ("costs", costs(model)),
        ("thresholds", thresholds(model)),
        ("ratios", ratios(model)),
        ("roc", roc(model)),
        ("reliability", reliability(model)),
        ("learning", learning(model)),
        ("fairness", fairness(model, language)),
        ("segments", segments(model, feature, language)),
    ];
    frames.push(("importances", importances(model, feature, language)));
    let pairs = Frame::of(&model.global.interactions.strongest)
        .text("feature", |pair| label(&pair.features[0]))
        .text("other", |pair| label(&pair.features[1]))
        .real("points", |pair| pair.mean_points);
    frames.push(("interactions", pairs.done()));
    let all: f64 = model.global.themes.iter().map(|one| one.mean_points).sum();
    let themes = Frame::of(&model.global.themes)
        .text("theme", |one| one.theme.label().text(language))
        .truth("is_external", |one| one.theme == Theme::ExternalScores)
        .real("points", |one| one.mean_points)
        .real("share", |one| one.mean_points / all)
        .whole("features", |one| one.features);
    frames.push(("themes", themes.done()));
    frames
}

fn candidates(model: &ModelReport, times: Option<&TrainingTimes>, language: Language) -> Frame {
    let time = |kind: CandidateKind| times?.candidates.iter().find(|time| time.kind == kind);
    Frame::of(&model.candidates)
        .text("kind", |one| one.kind.word())
        .text("candidate", |one| candidate_name(one.kind).text(language))
        .truth("champion", |one| one.kind == model.champion.kind)
        .text("imbalance", |one| one.specification.imbalance.word())
        .whole("trials", |one| one.trials)
        .real("search_cost", |one| one.search_cost.per_10_000)
        .real("search_cost_error", |one| one.search_cost.standard_error)
        .real("search_auc", |one| one.search_auc)
        .real("cost", |one| one.cost.per_10_000)
        .real("cost_error", |one| one.cost.standard_error)
        .real("excess", |one| one.excess.per_10_000)
        .real("excess_error", |one| one.excess.standard_error)
        .real("auc", |one| one.auc.auc)
        .real("auc_low", |one| one.auc.low)
        .real("auc_high", |one| one.auc.high)
        .real("gini", |one| one.metrics.gini)
        .real("average_precision", |one| one.metrics.average_precision)
        .real("ks", |one| one.metrics.ks)
        .real("brier", |one| one.metrics.brier)
        .real("log_loss", |one| one.metrics.log_loss)
        .real("accuracy", |one| one.metrics.accuracy)
        .real("balanced_accuracy", |one| one.metrics.balanced_accuracy)
        .real("recall", |one| one.metrics.recall)
        .real("precision", |one| one.metrics.precision)
        .real("f_beta", |one| one.metrics.f_beta)
        .maybe_whole("fits", |one: &CandidateReport| Some(time(one.kind)?.fits))
        .maybe_real("seconds", |one| Some(time(one.kind)?.mean_seconds))
        .done()
}

fn treatments(model: &ModelReport, language: Language) -> Frame {
    Frame::of(&model.treatments)
        .text("kind", |one| one.kind.word())
        .text("candidate", |one| candidate_name(one.kind).text(language))
        .text("imbalance", |one| one.imbalance.word())
        .real("cost", |one| one.cost.per_10_000)
        .real("cost_error", |one| one.cost.standard_error)
        .real("excess", |one| one.excess.per_10_000)
        .real("excess_error", |one| one.excess.standard_error)
        .real("auc", |one| one.auc)
        .real("raw_log_loss", |one| one.raw_log_loss)
        .done()
}

fn calibrations(model: &ModelReport) -> Frame {
    Frame::of(&model.calibrations)
        .text("method", |one| calibration(one.method))
        .truth("chosen", |one| one.method == model.calibrated_by)
        .real("log_loss", |one| one.log_loss)
        .real("difference", |one| one.difference)
        .real("standard_error", |one| one.standard_error)
        .done()
}

const fn calibration(method: CalibrationMethod) -> &'static str {
    match method {
        CalibrationMethod::Platt => "platt",
        CalibrationMethod::Beta => "beta",
        CalibrationMethod::Isotonic => "isotonic",
    }
}

fn costs(model: &ModelReport) -> Frame {
    let costs = &model.costs;
    let policies = [
        ("model", costs.model, Some(model.threshold)),
        ("theoretical", costs.theoretical, Some(costs.theoretical_threshold)),
        ("accept_all", costs.accept_all, None),
        ("refuse_all", costs.refuse_all, None),
    ];
    Frame::of(&policies)
        .text("policy", |(name, ..)| *name)
        .real("cost", |(_, cost, _)| *cost)
        .maybe_real("threshold", |(.., threshold)| *threshold)
        .done()
}

fn thresholds(model: &ModelReport) -> Frame {
    Frame::of(&model.cost_curve)
        .real("threshold", |point| point.threshold)
        .real("cost", |point| point.cost)
        .real("favourable", |point| point.grant_rate)
        .done()
}

fn ratios(model: &ModelReport) -> Frame {
    Frame::of(&model.ratios)
        .real("ratio", |one| one.ratio)
        .real("threshold", |one| one.threshold)
        .real("theoretical_threshold", |one| one.theoretical_threshold)
        .real("cost", |one| one.cost)
        .real("cost_error", |one| one.standard_error)
        .real("favourable", |one| one.grant_rate)
        .done()
}

fn roc(model: &ModelReport) -> Frame {
    Frame::of(&model.roc)
        .real("false_positive_rate", |point| point.false_positive_rate)
        .real("true_positive_rate", |point| point.true_positive_rate)
        .done()
}

fn reliability(model: &ModelReport) -> Frame {
    Frame::of(&model.calibration)
        .real("estimated", |bin| bin.predicted)
        .real("observed", |bin| bin.observed)
        .real("observed_low", |bin| bin.low)
        .real("observed_high", |bin| bin.high)
        .whole("clients", |bin| bin.count)
        .done()
}

fn learning(model: &ModelReport) -> Frame {
    Frame::of(&model.studies.learning_curve)
        .whole("rows", |point| point.rows)
        .real("train_auc", |point| point.train_auc)
        .real("auc", |point| point.validation_auc.value)
        .real("auc_error", |point| point.validation_auc.standard_error)
        .done()
}

fn importances(
    model: &ModelReport,
    feature: &dyn Fn(&str) -> Option<&'static Feature>,
    language: Language,
) -> Frame {
    let all: f64 = model.importance.iter().map(|one| one.mean_points).sum();
    let ranked: Vec<_> = model.importance.iter().zip(1..).collect();
    Frame::of(&ranked)
        .whole("rank", |(_, rank)| *rank)
        .text("feature", |(one, _)| one.feature.clone())
        .text("label", |(one, _)| {
            feature(&one.feature).map_or(one.feature.clone(), |known| known.label.text(language).to_owned())
        })
        .maybe_text("theme", |(one, _)| Some(feature(&one.feature)?.theme.label().text(language).to_owned()))
        .maybe_text("source", |(one, _)| Some(feature(&one.feature)?.table.file_stem().to_owned()))
        .real("points", |(one, _)| one.mean_points)
        .real("share", |(one, _)| one.mean_points / all)
        .maybe_real("auc_fall", |(one, _)| Some(model.global.permuted(&one.feature)?.auc_fall))
        .maybe_real("cost_rise", |(one, _)| Some(model.global.permuted(&one.feature)?.cost_rise.per_10_000))
        .done()
}

fn fairness(model: &ModelReport, language: Language) -> Frame {
    let groups: Vec<(&AttributeAudit, &GroupAudit)> = model
        .fairness
        .attributes
        .iter()
        .flat_map(|audit| audit.groups.iter().map(move |group| (audit, group)))
        .collect();
    let value = |interval: Interval| interval.value;
    Frame::of(&groups)
        .text("attribute", |(audit, _)| attribute_in_words(audit.attribute).text(language))
        .text("level", |(audit, group)| group_in_words(audit.attribute, &group.group, language))
        .whole("clients", |(_, group)| group.clients as usize)
        .maybe_real("observed", |(_, group)| Some(group.rates.as_ref()?.base_rate.value))
        .maybe_real("estimated", |(_, group)| Some(group.rates.as_ref()?.mean_risk))
        .maybe_real("favourable", |(_, group)| Some(group.rates.as_ref()?.grant_rate.value))
        .maybe_real("refused_repaid", |(_, group)| group.rates.as_ref()?.false_refusals.map(value))
        .maybe_real("granted_difficulty", |(_, group)| group.rates.as_ref()?.false_grants.map(value))
        .maybe_real("ratio", |(_, group)| group.rates.as_ref()?.ratios?.grant_rate.map(value))
        .maybe_real("auc", |(_, group)| Some(group.rates.as_ref()?.auc?.auc))
        .done()
}

fn segments(
    model: &ModelReport,
    feature: &dyn Fn(&str) -> Option<&'static Feature>,
    language: Language,
) -> Frame {
    let all: Vec<(&SegmentGroup, &Segment)> = model
        .segments
        .iter()
        .flat_map(|group| group.segments.iter().map(move |segment| (group, segment)))
        .collect();
    let bound = |segment: &Segment, place: usize| match segment.value {
        SegmentValue::Range(low, high) => [low, high][place],
        _ => None,
    };
    Frame::of(&all)
        .text("theme", |(group, _)| group.theme.label().text(language))
        .text("feature", |(group, _)| group.feature.clone())
        .text("label", |(group, _)| {
            feature(&group.feature)
                .map_or(group.feature.clone(), |known| known.label.text(language).to_owned())
        })
        .maybe_real("above", |(_, segment)| bound(segment, 0))
        .maybe_real("up_to", |(_, segment)| bound(segment, 1))
        .maybe_text("category", |(_, segment)| match &segment.value {
            SegmentValue::Category(word) => Some(word.clone()),
            _ => None,
        })
        .truth("missing", |(_, segment)| segment.value == SegmentValue::Missing)
        .whole("clients", |(_, segment)| segment.clients)
        .real("observed", |(_, segment)| segment.default_rate)
        .real("estimated", |(_, segment)| segment.mean_risk)
        .real("favourable", |(_, segment)| segment.grant_rate)
        .maybe_real("auc", |(_, segment)| segment.auc)
        .real("cost_above_others", |(_, segment)| segment.cost_above_others.value)
        .truth("costly", |(_, segment)| segment.costly)
        .truth("misjudged", |(_, segment)| segment.misjudged)
        .done()
}
