//! What stands on every page: which model, on which data of which day, by which commit.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::champion::Champion;
use crate::site::Stamp;
use crate::tables::DataFolder;

/// The stamp of a model on a data folder; `told` is the date of the data where it is.
pub(super) fn stamp(champion: &Champion, data: &DataFolder, told: Option<&str>) -> Stamp {
    let name = data.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Stamp {
        model_version: champion.version.clone(),
        data: name,
        synthetic: data.is_synthetic() || champion.manifest.origin.synthetic,
        data_date: told.map(str::to_owned).or_else(|| newest_day(data)),
        commit: commit(),
    }
}

/// The day, in UTC, on which a table of the folder last changed.
fn newest_day(data: &DataFolder) -> Option<String> {
    let changed = |file: &Path| std::fs::metadata(file).and_then(|file| file.modified()).ok();
    data.files().iter().filter_map(|file| changed(file)).max().and_then(day)
}

/// A moment in UTC, as `2026-11-30T21:15:00Z`.
pub(super) fn moment(moment: SystemTime) -> Option<String> {
    let seconds = moment.duration_since(UNIX_EPOCH).ok()?.as_secs() % 86_400;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    Some(format!("{}T{hours:02}:{minutes:02}:{:02}Z", day(moment)?, seconds % 60))
}

/// The day of a moment in UTC, as `2026-11-30`.
pub(super) fn day(moment: SystemTime) -> Option<String> {
    let days = moment.duration_since(UNIX_EPOCH).ok()?.as_secs() / 86_400;
    let (year, month, day) = civil(i64::try_from(days).ok()?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// The date of a day counted from 1970-01-01, in the Gregorian calendar.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// The commit of the program's sources: as the environment tells it, else as git does of the working directory.
pub(super) fn commit() -> Option<String> {
    let told = |name| env::var(name).ok().filter(|commit| !commit.is_empty());
    told("CLAIRSCORE_COMMIT").or_else(|| told("GITHUB_SHA")).or_else(|| {
        let git = Command::new("git").args(["rev-parse", "HEAD"]).stderr(Stdio::null()).output().ok()?;
        let commit = String::from_utf8(git.stdout).ok()?;
        (git.status.success() && !commit.trim().is_empty()).then(|| commit.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates_of_the_calendar() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_787), (2026, 11, 30));
        let moment = UNIX_EPOCH + std::time::Duration::from_secs(20_787 * 86_400 + 86_399);
        assert_eq!(day(moment).as_deref(), Some("2026-11-30"));
        assert_eq!(super::moment(moment).as_deref(), Some("2026-11-30T23:59:59Z"));
    }
}
