//! `clairscore score`: scores applications into a file.

use super::clients::{
    Applications, champion, ensure_writable, features_of, name_missing_tables, strange_features,
};
use crate::cli::ScoreArgs;
use crate::explanation::Scale;
use crate::tables::{DataFolder, ResultColumn, ResultFormat, write_results};
use anyhow::Context;

pub(super) fn run(args: &ScoreArgs) -> anyhow::Result<()> {
    ResultFormat::of(&args.out)?;
    ensure_writable(args.out.parent().unwrap_or(&args.out))?;
    let champion = champion(&args.model.model)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let which = args.applications.as_deref().map_or(Applications::Test, Applications::File);
    let table = features_of(&data, which)?;
    let matrix =
        champion.manifest.encoding.encode(&table).with_context(|| strange_features(&champion.version))?;
    let scores = champion.score(&matrix);
    let scale = Scale::default();
    let points = |margin: f64| scale.points(champion.manifest.calibration.log_odds(margin));
    let columns = vec![
        ("SK_ID_CURR", ResultColumn::Integers(table.ids.clone())),
        ("probability", ResultColumn::Reals(scores.iter().map(|score| score.probability).collect())),
        ("points", ResultColumn::Reals(scores.iter().map(|score| points(score.margin)).collect())),
        ("opinion", ResultColumn::Texts(scores.iter().map(|s| s.opinion.word().to_owned()).collect())),
    ];
    write_results(&args.out, columns)?;
    println!("{}: {} clients scored by champion {}", args.out.display(), scores.len(), champion.version);
    Ok(())
}
