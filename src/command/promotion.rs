//! Whether a version may become the champion, and its promotion.

use std::fmt::Write as _;
use std::time::SystemTime;

use anyhow::{Context, ensure};

use super::registered::{Version, cost_of};
use super::stamp::moment;
use crate::champion::{Champion, ChampionError, Promotion, Registry};
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

/// Makes a version the champion, unless it costs more than the one that stands or cannot be compared with it. A reason
/// does away with both; a champion that learnt from made-up clients is no bar to one that cannot be compared.
pub(super) fn promote(registry: &Registry, version: &str, because: Option<&str>) -> anyhow::Result<Outcome> {
    let because = because.map(str::trim);
    ensure!(because != Some(""), "--because is empty; say why in a few words");
    let after = Version::read(registry, version)?;
    let standing = standing(registry);
    let mut cost = None;
    if let Some(before) = &standing {
        if before.version == version {
            return Ok(Outcome::Unchanged);
        }
        match compared(registry, before, &after) {
            Ok(found) if found.is_worse() && because.is_none() => {
                return Ok(Outcome::Refused(worse(&after.model, before, &found)));
            }
            Ok(found) => cost = Some(found),
            Err(_) if because.is_some() || before.manifest.origin.synthetic => {}
            Err(why) => {
                return Ok(Outcome::Refused(format!(
                    "version {version} cannot be compared with champion {}: {why}",
                    before.version
                )));
            }
        }
    }
    let promotion = Promotion {
        version: version.to_owned(),
        run: after.model.manifest.origin.run.clone(),
        at: moment(SystemTime::now()).context("the clock of this machine stands before 1970; set it")?,
        before: standing.map(|before| before.version),
        cost,
        because: because.map(str::to_owned),
    };
    registry.promote(&promotion)?;
    Ok(Outcome::Promoted(promotion))
}

/// The champion that stands. What is there and is none of this version does not stand in the way, and is named.
fn standing(registry: &Registry) -> Option<Champion> {
    match registry.champion() {
        Ok(champion) => Some(champion),
        Err(ChampionError::Unreadable { .. }) => None,
        Err(error) => {
            eprintln!("note: {error}; it is replaced");
            None
        }
    }
}

fn compared(registry: &Registry, before: &Champion, after: &Version) -> Result<CostComparison, String> {
    let before = Version::of(before.clone(), registry).map_err(|error| format!("{error:#}"))?;
    cost_of(&before, after).map_err(|error| format!("{error:#}"))?
}

fn worse(after: &Champion, before: &Champion, cost: &CostComparison) -> String {
    let mut told = format!(
        "version {} costs {:.0} more per 10,000 clients than champion {} ({:.0} and {:.0} on the {} clients that both \
         learnt from, out of fold; 95 % interval {:+.0} to {:+.0}",
        after.version,
        cost.difference.per_10_000,
        before.version,
        cost.after,
        cost.before,
        cost.clients,
        cost.low,
        cost.high
    );
    let _ =
        write!(told, "{})", if cost.may_be_chance() { ": chance alone may be the difference" } else { "" });
    told
}
