//! `clairscore promote`: makes a version of the registry the champion.

use anyhow::bail;

use super::mlflow::tell_mlflow_champion;
use super::promotion::{Outcome, promote};
use crate::champion::Registry;
use crate::cli::PromoteArgs;

pub(super) fn run(args: &PromoteArgs) -> anyhow::Result<()> {
    let registry = Registry::of(&args.model.model);
    let version = registry.find(&args.version)?;
    match promote(&registry, &version, args.because.as_deref())? {
        Outcome::Promoted(promotion) => {
            let before =
                promotion.before.map_or_else(String::new, |before| format!(", in the place of {before}"));
            println!("{version} is the champion{before}");
            println!("build the site again to show it");
            tell_mlflow_champion(&args.model.model, &promotion.run, &version);
        }
        Outcome::Unchanged => println!("{version} is the champion already; nothing was changed"),
        Outcome::Refused(why) => {
            bail!("{why}; to promote it all the same, give a reason with --because \"…\"")
        }
    }
    Ok(())
}
