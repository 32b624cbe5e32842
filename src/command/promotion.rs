//! Whether a version may become the champion, and its promotion.

use std::fmt::Write as _;
use std::time::SystemTime;

use anyhow::{Context, ensure};

use super::registered::{Version, cost_of};
use super::stamp::moment;
use crate::champion::{Champion, Promotion, Registry};
use crate::judging::CostComparison;

/// What became of a version that was to be promoted.
pub(super) enum Outcome {
    /// It is the champion now.
    Promoted(Promotion),
    /// It was the champion already.
    Unchanged,
    /// The champion stays; why.
    Refused(String),
}

/// The champion before a promotion.
enum Standing {
    /// There is none, and there was none.
    None,
    /// It can be compared.
    Version(Box<Version>),
    /// There is one, or was; why it cannot be compared.
    Unknown(Option<String>, String),
}

/// Makes a version the champion, unless it costs more than the one that stands or cannot be compared with it. A reason
/// does away with both; a champion that learnt from made-up clients is no bar to one that learnt from others.
pub(super) fn promote(registry: &Registry, version: &str, because: Option<&str>) -> anyhow::Result<Outcome> {
    let because = because.map(str::trim);
    ensure!(because != Some(""), "--because is empty; say why in a few words");
    let is_plain = because.is_none_or(|because| !because.contains(char::is_control));
    ensure!(is_plain, "--because has line breaks or control characters; say why in one line");
    let _alone = registry.lock()?;
    let after = Version::read(registry, version)?;
    let last = registry.promotions()?.pop();
    let stands = registry.champion().is_ok_and(|champion| champion.version == version);
    let (before, cost) = match (last, stands) {
        (None, true) => return Ok(Outcome::Unchanged),
        (Some(last), true) if last.version == version => return Ok(Outcome::Unchanged),
        // It stands where another was promoted and not put in place: it is recorded anew.
        (Some(last), true) => (Some(last.version), None),
        // Recorded, and cut short before it stood.
        (Some(last), false) if last.version == version => {
            registry.put_in_place(version)?;
            return Ok(Outcome::Promoted(last));
        }
        (last, false) => match allowed(registry, last.as_ref(), &after, because.is_some()) {
            Ok(found) => found,
            Err(why) => return Ok(Outcome::Refused(why)),
        },
    };
    let promotion = Promotion {
        version: version.to_owned(),
        run: after.model.manifest.origin.run.clone(),
        at: moment(SystemTime::now()).context("the clock of this machine stands before 1970; set it")?,
        before,
        cost,
        because: because.map(str::to_owned),
    };
    registry.promote(&promotion)?;
    Ok(Outcome::Promoted(promotion))
}

/// The champion whose place a version may take, and what both cost where that is known; the error says why it may not.
fn allowed(
    registry: &Registry,
    last: Option<&Promotion>,
    after: &Version,
    for_a_reason: bool,
) -> Result<(Option<String>, Option<CostComparison>), String> {
    match standing(registry, last) {
        Standing::None => Ok((None, None)),
        Standing::Version(before) => {
            judged(&before, after, for_a_reason).map(|cost| (Some(before.model.version), cost))
        }
        Standing::Unknown(before, _) if for_a_reason => Ok((before, None)),
        Standing::Unknown(before, why) => {
            let before = before.as_deref().unwrap_or("that stands");
            Err(format!("version {} cannot be compared with champion {before}: {why}", after.model.version))
        }
    }
}

/// The champion that stands; one whose folder is gone or damaged is looked for in the registry.
fn standing(registry: &Registry, last: Option<&Promotion>) -> Standing {
    let folder = registry.champion_folder();
    let error = match registry.champion() {
        Ok(champion) => {
            let name = champion.version.clone();
            return match Version::of(champion, registry) {
                Ok(version) => Standing::Version(Box::new(version)),
                Err(error) => Standing::Unknown(Some(name), format!("{error:#}")),
            };
        }
        Err(_) if !folder.exists() && last.is_none() => return Standing::None,
        Err(error) => error,
    };
    let named = Champion::version_in(&folder).filter(|version| registry.folder_of(version).exists());
    let named = named.or_else(|| last.map(|last| last.version.clone()));
    match named.as_ref().map(|version| Version::read(registry, version)) {
        Some(Ok(version)) => {
            eprintln!(
                "note: {error}; version {} of the registry is compared in its place",
                version.model.version
            );
            Standing::Version(Box::new(version))
        }
        _ => Standing::Unknown(named, error.to_string()),
    }
}

/// What both cost, where that is known; the error says why the one after may not take the place of the one before.
fn judged(before: &Version, after: &Version, for_a_reason: bool) -> Result<Option<CostComparison>, String> {
    let name = &before.model.version;
    let refused = |why: String| {
        format!("version {} cannot be compared with champion {name}: {why}", after.model.version)
    };
    match cost_of(before, after) {
        Ok(Ok(cost)) if cost.is_worse() && !for_a_reason => Err(worse(&after.model, name, &cost)),
        Ok(Ok(cost)) => Ok(Some(cost)),
        Ok(Err(why)) if before.model.manifest.origin.synthetic => {
            eprintln!(
                "note: champion {name} learnt from made-up clients and is replaced without a comparison: {why}"
            );
            Ok(None)
        }
        Ok(Err(_)) | Err(_) if for_a_reason => Ok(None),
        Ok(Err(why)) => Err(refused(why)),
        Err(error) => Err(refused(format!("{error:#}"))),
    }
}

fn worse(after: &Champion, before: &str, cost: &CostComparison) -> String {
    let mut told = format!(
        "version {} costs {:.0} more per 10,000 clients than champion {before} ({:.0} and {:.0} on the {} clients that \
         both learnt from, out of fold; 95 % interval {:+.0} to {:+.0}",
        after.version, cost.difference.per_10_000, cost.after, cost.before, cost.clients, cost.low, cost.high
    );
    let _ =
        write!(told, "{})", if cost.may_be_chance() { ": chance alone may be the difference" } else { "" });
    told
}
