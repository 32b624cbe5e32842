//! Clients for tests: made up, or real where `CLAIRSCORE_DATA` names Kaggle's files.

use std::path::Path;

use crate::config::{BoostingParams, Imbalance, Method, Specification};
use crate::features::{Direction, FeatureTable, feature_table};
use crate::learning::{DesignMatrix, Encoding, Problem};
use crate::tables::{DataFolder, ReadTable, SynthPlan, TableError, TableFormat, write_synthetic};

/// A table of features and the inputs laid out.
pub(super) struct Clients {
    pub(super) table: FeatureTable,
    pub(super) encoding: Encoding,
    pub(super) matrix: DesignMatrix,
    pub(super) directions: Vec<Direction>,
}

impl Clients {
    fn new(table: FeatureTable, encoding: Option<&Encoding>) -> Self {
        let encoding = encoding.cloned().unwrap_or_else(|| Encoding::fit(&table, &[]));
        let matrix = encoding.encode(&table).unwrap();
        let directions = table.columns.iter().map(|column| column.feature.direction).collect();
        Self { table, encoding, matrix, directions }
    }

    pub(super) fn target(&self) -> &[bool] {
        self.table.target.as_deref().unwrap()
    }

    pub(super) fn problem(&self) -> Problem<'_> {
        Problem::new(&self.matrix, self.target(), &self.encoding, &self.directions)
    }

    /// The place of a feature among the inputs.
    pub(super) fn place(&self, feature: &str) -> usize {
        self.encoding.inputs.iter().position(|input| input.feature == feature).unwrap()
    }

    /// The matrix with the values of one input changed.
    pub(super) fn with_input(&self, feature: &str, value: impl Fn(usize, f32) -> f32) -> DesignMatrix {
        let (place, width) = (self.place(feature), self.matrix.width());
        let mut values = self.matrix.values().to_vec();
        for row in 0..self.matrix.rows() {
            let cell = &mut values[row * width + place];
            *cell = value(row, *cell);
        }
        DesignMatrix::from_rows(values, width)
    }
}

/// Train and test clients of the generator.
pub(super) fn made_up(train: usize, test: usize) -> [Clients; 2] {
    let folder = tempfile::tempdir().unwrap();
    let plan = SynthPlan { train, test, seed: 5, format: TableFormat::Parquet };
    write_synthetic(&plan, folder.path(), &|_| ()).unwrap();
    read(folder.path())
}

/// Real train and test clients, or nothing where there are none.
pub(super) fn real() -> Option<[Clients; 2]> {
    let folder = std::env::var("CLAIRSCORE_DATA").ok();
    if folder.is_none() {
        println!("skipped: CLAIRSCORE_DATA names no folder with Kaggle's files");
    }
    folder.map(|folder| read(Path::new(&folder)))
}

fn read(folder: &Path) -> [Clients; 2] {
    let data = DataFolder::new(folder);
    let coverage = data.coverage().unwrap();
    let table = |applications: ReadTable| {
        let child = |table| Ok::<_, TableError>(data.child(table)?.map(|read| read.rows));
        feature_table(&applications.rows, coverage.as_ref(), child).unwrap()
    };
    let train = Clients::new(table(data.train_applications().unwrap()), None);
    let test = Clients::new(table(data.test_applications().unwrap()), Some(&train.encoding));
    [train, test]
}

/// A few small trees.
pub(super) fn small_boosting(trees: usize) -> Specification {
    let params = BoostingParams { trees, eta: 0.2, max_leaves: 4, max_bin: 32, ..BoostingParams::default() };
    Specification { method: Method::Boosting(params), imbalance: Imbalance::None }
}
