//! `clairscore train`: trains, judges, and makes the model the champion.

use super::clients::{Applications, ensure_writable, features_of, name_missing_tables};
use super::progress;
use super::run_record::{export_matrix, keep_run};
use crate::champion::{Champion, FeatureReference, Manifest, Origin, sha256};
use crate::cli::TrainArgs;
use crate::config::{Recipe, ValidRecipe};
use crate::features::FeatureTable;
use crate::judging::{TrainedModel, train, trees_to_grow};
use crate::learning::ModelShape;
use crate::report::{Judged, ModelReport};
use crate::tables::{DataFolder, ResultFormat};

pub(super) fn run(args: &TrainArgs) -> anyhow::Result<()> {
    if let Some(file) = &args.export_matrix {
        ResultFormat::of(file)?;
    }
    let recipe = Recipe::read(&args.recipe)?;
    ensure_writable(&args.model.model)?;
    let data = DataFolder::new(&args.data);
    name_missing_tables(&data);
    let table = features_of(&data, Applications::Train)?;
    let bar = progress::bar(trees_to_grow(&recipe), "growing trees");
    let trained = train(&table, &recipe, &|| bar.inc(1))?;
    progress::done(&bar, &format!("{} trees", trees_to_grow(&recipe)));
    let manifest = manifest(&trained, &table, &recipe, &data)?;
    let folder = args.model.model.join("champion");
    let champion = Champion::assembled(&trained.model, &manifest, &folder)?;
    let target = table.target.as_deref().unwrap_or_default();
    let judged = Judged {
        recipe: &recipe,
        champion: &champion,
        matrix: &trained.matrix,
        target,
        judgement: &trained.judgement,
    };
    let report = ModelReport::of(&judged);
    keep_run(&args.model.model, &champion, &report, &trained, &table)?;
    if let Some(file) = &args.export_matrix {
        export_matrix(file, &champion, &trained, target)?;
    }
    // Last of all, so that a champion never stands without its record.
    Champion::save(&trained.model, &manifest, &folder)?;
    print_summary(&champion, &report);
    Ok(())
}

fn manifest(
    trained: &TrainedModel,
    table: &FeatureTable,
    recipe: &ValidRecipe,
    data: &DataFolder,
) -> anyhow::Result<Manifest> {
    let target = table.target.as_deref().unwrap_or_default();
    let all = FeatureReference::of_table(table, target);
    let places = trained.encoding.inputs.iter().filter_map(|input| table.place(&input.feature));
    let name = data.path().file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let parts = Manifest {
        format: 0,
        model_sha256: String::new(),
        shape: ModelShape::Trees,
        encoding: trained.encoding.clone(),
        calibration: trained.judgement.calibration,
        threshold: trained.judgement.threshold,
        origin: Origin {
            data: name,
            synthetic: data.is_synthetic(),
            rows: table.rows(),
            recipe_sha256: sha256(&serde_json::to_vec(&**recipe)?),
        },
        reference: places.map(|place| all[place].clone()).collect(),
    };
    Ok(Manifest::for_model(&trained.model, parts))
}

fn print_summary(champion: &Champion, report: &ModelReport) {
    let (metrics, costs) = (report.metrics, report.costs);
    println!("champion {} on {} rows, {} inputs", champion.version, report.rows, report.features);
    println!("out of fold: AUC {:.4}, average precision {:.4}", metrics.auc, metrics.average_precision);
    println!("KS {:.4}, Brier {:.5}, log loss {:.5}", metrics.ks, metrics.brier, metrics.log_loss);
    println!("accuracy {:.4} at threshold {:.4}", metrics.accuracy, report.threshold);
    println!(
        "cost per 10,000 clients: {:.0} (accept all {:.0}, refuse all {:.0}, threshold 1/11 {:.0})",
        costs.model, costs.accept_all, costs.refuse_all, costs.theoretical
    );
}
