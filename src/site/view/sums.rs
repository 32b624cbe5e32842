//! The whole points of a page must add up.

use std::collections::BTreeMap;

use crate::report::ClientReport;
use crate::site::error::SiteError;

/// Checks every sum that a client's page shows.
pub(in crate::site) fn check_sums(report: &ClientReport) -> Result<(), SiteError> {
    let uneven = |what| Err(SiteError::UnevenPoints { client: report.sk_id_curr, what });
    let total = report.base_shown + report.themes.iter().map(|theme| theme.shown).sum::<i64>();
    if total != report.points_shown {
        let shown = report.points_shown;
        return uneven(format!("the starting point and the themes give {total} points, not {shown}"));
    }
    for theme in &report.themes {
        let sum: i64 = theme.features.iter().map(|feature| feature.shown).sum();
        if sum != theme.shown {
            let (name, shown) = (theme.theme.label().en, theme.shown);
            return uneven(format!("the elements of \"{name}\" give {sum} points, not {shown}"));
        }
    }
    let effects = report.themes.iter().flat_map(|theme| &theme.features);
    let shown: BTreeMap<&str, i64> = effects.map(|effect| (effect.feature, effect.shown)).collect();
    for reason in report.reasons_for.iter().chain(&report.reasons_against) {
        let sum: i64 = reason.features.iter().filter_map(|feature| shown.get(feature)).sum();
        if sum != reason.shown {
            let (subject, shown) = (reason.subject, reason.shown);
            return uneven(format!("the elements of reason {subject} give {sum} points, not {shown}"));
        }
    }
    if report.points_shown - report.limit_shown != report.distance_shown {
        return uneven("the distance is not points less limit".to_owned());
    }
    let (low, high) = (report.stability.low_shown, report.stability.high_shown);
    if !(low..=high).contains(&report.points_shown) {
        let shown = report.points_shown;
        return uneven(format!("the range from {low} to {high} points does not hold the score of {shown}"));
    }
    Ok(())
}
