//! What a training leaves, as frames of notes.

use std::sync::OnceLock;

use crate::notebook::RunFile;
use crate::tables::{ResultColumn, write_results};

/// Files that a training leaves, as frames: four fits, and three clients learnt from.
pub(super) fn run_files() -> Vec<RunFile> {
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let whole = |numbers: &[i64]| ResultColumn::Integers(numbers.to_vec());
        let real = |numbers: &[f64]| ResultColumn::Reals(numbers.to_vec());
        let text =
            |words: &[&str]| ResultColumn::Texts(words.iter().map(|word| (*word).to_owned()).collect());
        let place = || {
            vec![
                ("trial", whole(&[0, 0, 1, 1])),
                ("candidate", text(&["logistic", "logistic", "boosting", "boosting"])),
                ("repeat", whole(&[0; 4])),
                ("fold", whole(&[0, 1, 0, 1])),
            ]
        };
        let mut trials = place();
        trials.extend([
            ("imbalance", text(&["weights", "weights", "none", "none"])),
            ("parameters", text(&["{}"; 4])),
            ("rows", whole(&[800; 4])),
            ("held", whole(&[200; 4])),
            ("rounds", real(&[f64::NAN, f64::NAN, 90.0, 120.0])),
            ("auc", real(&[0.70, 0.72, 0.75, 0.77])),
            ("average_precision", real(&[0.2; 4])),
            ("log_loss", real(&[0.25; 4])),
            ("threshold", real(&[0.08; 4])),
            ("cost", real(&[5_500.0, 5_400.0, 5_000.0, 5_100.0])),
        ]);
        write_results(&folder.path().join("trials.parquet"), trials).unwrap();
        let mut timings = place();
        timings.extend([("seconds", real(&[1.5; 4])), ("peak_megabytes", real(&[300.0; 4]))]);
        write_results(&folder.path().join("timings.parquet"), timings).unwrap();
        let clients = vec![
            ("SK_ID_CURR", whole(&[200_001, 200_002, 200_003])),
            ("in_difficulty", whole(&[0, 1, 0])),
            ("fold", whole(&[0, 1, 0])),
            ("margin", real(&[-3.0, -1.0, -2.5])),
            ("probability", real(&[0.05, 0.27, 0.08])),
            ("threshold", real(&[0.09; 3])),
        ];
        write_results(&folder.path().join("out_of_fold.parquet"), clients).unwrap();
        folder
    });
    let file = |name: &str| RunFile {
        name: name.to_owned(),
        file: folder.path().join(format!("{name}.parquet")),
        personal: name == "out_of_fold",
        key: "sample".to_owned(),
    };
    ["trials", "timings", "out_of_fold"].map(file).to_vec()
}
