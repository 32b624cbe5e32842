//! `clairscore demo`: everything on made-up clients.

use anyhow::bail;

use super::{build, serve, synth, train};
use crate::champion::Champion;
use crate::cli::{BuildArgs, DemoArgs, ProfileArg, ServeArgs, TrainArgs};
use crate::tables::{SynthPlan, TableFormat};

/// Seed of the demo's clients.
const SEED: u64 = 2026;

pub(super) fn run(args: &DemoArgs) -> anyhow::Result<()> {
    // The demo shows the model that it has just trained, whatever it costs beside that of an earlier demo.
    let stands = spare_a_real_champion(args)?;
    let plan = SynthPlan {
        train: args.train_clients as usize,
        test: args.test_clients as usize,
        seed: SEED,
        format: TableFormat::Parquet,
    };
    synth::make_up(&plan, &args.data)?;
    // No server is told: the company's is not to hold made-up clients because its address stands in the environment.
    train::trained(&TrainArgs {
        data: args.data.clone(),
        recipe: args.recipe.clone(),
        export_matrix: None,
        no_promote: false,
        because: stands.then(|| "demo".to_owned()),
        model: args.model.clone(),
    })?;
    build::run(&BuildArgs {
        data: args.data.clone(),
        out: args.out.clone(),
        profile: ProfileArg::Internal,
        clients: None,
        data_date: None,
        evidence: None,
        model: args.model.clone(),
        site: args.site.clone(),
    })?;
    if args.no_serve {
        return Ok(());
    }
    serve::run(&ServeArgs {
        data: Some(args.data.clone()),
        out: args.out.clone(),
        port: args.port,
        model: args.model.clone(),
    })
}

/// The demo must not replace a champion that learnt from real clients. Whether there is one of made-up ones.
fn spare_a_real_champion(args: &DemoArgs) -> anyhow::Result<bool> {
    let folder = args.model.model.join("champion");
    match Champion::load(&folder) {
        Ok(champion) if !champion.manifest.origin.synthetic => bail!(
            "{}: holds champion {} trained on {}, which the demo would replace; name another folder with --model",
            folder.display(),
            champion.version,
            champion.manifest.origin.data
        ),
        Ok(_) => Ok(true),
        Err(_) if !folder.exists() => Ok(false),
        Err(error) => bail!(
            "{error}; the demo would replace it, and it may have learnt from real clients: name another folder with --model"
        ),
    }
}
