//! The frames of a run.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::error::AskError;
use super::frame::{Frame, Values};
use super::of_features::Reference;
use super::{of_drift, of_exploration, of_features, of_model, sql};
use crate::features::{Feature, Language};
use crate::report::{DriftReport, DriftRun, ModelReport, TrainingTimes};
use crate::tables::{ResultColumn, read_results};

/// What frames are laid out from.
pub struct Run<'a> {
    /// How the model was made and how good it is.
    pub model: &'a ModelReport,
    /// How long its training took, where that was kept.
    pub times: Option<&'a TrainingTimes>,
    /// Drift between the modelling data and the clients.
    pub drift: &'a DriftReport,
    /// Past checks of the drift.
    pub drift_runs: &'a [DriftRun],
    /// What is usual of an input of the model.
    pub reference: &'a dyn Fn(&str) -> Option<crate::champion::FeatureReference>,
    /// Every feature.
    pub catalogue: &'static [Feature],
    /// Frames that are read from a file when they are first asked for.
    pub files: &'a [RunFile],
}

/// A file of a run as a frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunFile {
    /// The frame's name.
    pub name: String,
    /// Parquet, as `train` writes it.
    pub file: PathBuf,
    /// Whether it has a row per client, so that only advisers and management may ask it.
    pub personal: bool,
    /// What it holds, as a key: another one after another training.
    pub key: String,
}

/// The frames of a run, in the words of one language.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Frames {
    laid_out: BTreeMap<String, Frame>,
    files: BTreeMap<String, RunFile>,
    #[serde(skip)]
    read: OnceLock<BTreeMap<String, OnceLock<Result<Frame, String>>>>,
}

impl Frames {
    /// Lays a run out. Names of features, themes, candidates and groups are those of `language`.
    #[must_use]
    pub fn of(run: &Run<'_>, language: Language) -> Self {
        let feature = |name: &str| run.catalogue.iter().find(|feature| feature.name == name);
        let reference: Reference<'_> = run.reference;
        let all = of_model::frames(run.model, run.times, &feature, language)
            .into_iter()
            .chain(of_exploration::frames(run.model, &feature, language))
            .chain(of_drift::frames(run.drift, run.drift_runs, &feature, language))
            .chain(of_features::frames(run.catalogue, (reference, run.model.rows), language));
        Self {
            laid_out: all.map(|(name, frame)| (name.to_owned(), frame)).collect(),
            files: run.files.iter().map(|file| (file.name.clone(), file.clone())).collect(),
            read: OnceLock::new(),
        }
    }

    /// The same without the frames that have a row per client.
    #[must_use]
    pub fn published(mut self) -> Self {
        self.files.retain(|_, file| !file.personal);
        self
    }

    #[cfg(test)]
    pub(super) const fn laid_out(&self) -> &BTreeMap<String, Frame> {
        &self.laid_out
    }

    /// The names of all frames, sorted, for errors.
    #[must_use]
    pub fn names(&self) -> String {
        let mut names: Vec<&str> =
            self.laid_out.keys().chain(self.files.keys()).map(String::as_str).collect();
        names.sort_unstable();
        names.join(", ")
    }

    /// The frames that a query names, with what each holds as one text, from which a key can be made.
    pub fn read_by(&self, query: &str) -> Result<Vec<(String, String)>, AskError> {
        let held = |name: String| {
            let laid_out = self.laid_out.get(&name).map(|frame| format!("{frame:?}"));
            let held = laid_out.or_else(|| self.files.get(&name).map(|file| file.key.clone()));
            (name, held.unwrap_or_default())
        };
        Ok(self.asked(query)?.into_iter().map(held).collect())
    }

    /// Answers a query.
    pub fn ask(&self, query: &str) -> Result<Answer, AskError> {
        let mut frames = Vec::new();
        let asked = self.asked(query)?;
        for name in &asked {
            frames.push((name.as_str(), self.frame(name).map_err(|why| AskError::at(query, name, why))?));
        }
        sql::answer(query, &frames)
    }

    /// The frames that a query names, all of which exist. A name that `WITH` gives is no frame.
    fn asked(&self, query: &str) -> Result<Vec<String>, AskError> {
        let (known, unknown): (Vec<_>, Vec<_>) = sql::frames_of(query)?
            .into_iter()
            .partition(|name| self.laid_out.contains_key(name) || self.files.contains_key(name));
        let given = sql::given_names(query);
        match unknown.into_iter().find(|name| !given.contains(&name.to_lowercase())) {
            Some(name) => {
                let message = format!("there is no frame {name:?}; there are {}", self.names());
                Err(AskError::at(query, &name, message))
            }
            None => Ok(known),
        }
    }

    fn frame(&self, name: &str) -> Result<&Frame, String> {
        if let Some(frame) = self.laid_out.get(name) {
            return Ok(frame);
        }
        let file = self.files.get(name).ok_or_else(|| format!("there is no frame {name:?}"))?;
        let slots =
            self.read.get_or_init(|| self.files.keys().map(|name| (name.clone(), OnceLock::new())).collect());
        let slot = slots.get(name).ok_or_else(|| format!("there is no frame {name:?}"))?;
        slot.get_or_init(|| read(file)).as_ref().map_err(Clone::clone)
    }
}

fn read(file: &RunFile) -> Result<Frame, String> {
    let columns = read_results(&file.file).map_err(|error| error.to_string())?;
    let values = |column: ResultColumn| match column {
        ResultColumn::Integers(whole) => Values::Whole(whole.into_iter().map(Some).collect()),
        ResultColumn::Reals(reals) => {
            Values::Real(reals.into_iter().map(|real| Some(real).filter(|real| real.is_finite())).collect())
        }
        ResultColumn::Texts(texts) => Values::Text(texts.into_iter().map(Some).collect()),
    };
    Ok(Frame { columns: columns.into_iter().map(|(name, column)| (name, values(column))).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::Value;
    use crate::tables::write_results;

    /// A report on no column, the sample of a model, and a file with a row per client.
    fn frames(folder: &std::path::Path) -> Frames {
        let file = folder.join("out_of_fold.parquet");
        let columns = vec![
            ("SK_ID_CURR", ResultColumn::Integers(vec![100_001, 100_002])),
            ("probability", ResultColumn::Reals(vec![0.25, f64::NAN])),
        ];
        write_results(&file, columns).unwrap();
        let of_fold = RunFile { name: "out_of_fold".into(), file, personal: true, key: "one".into() };
        let frame = Frame::of(&[1, 2]).whole("rank", |rank| *rank).text("label", |_| "Âge").done();
        Frames {
            laid_out: [("importances".to_owned(), frame)].into(),
            files: [(of_fold.name.clone(), of_fold)].into(),
            read: OnceLock::new(),
        }
    }

    #[test]
    fn a_file_is_a_frame_whose_missing_numbers_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let frames = frames(folder.path());
        let found = frames.ask("SELECT AVG(probability) FROM out_of_fold").unwrap();
        assert!(matches!(found.only(), Some(Value::Real(mean)) if (mean - 0.25).abs() < 1e-12), "{found:?}");
    }

    #[test]
    fn an_unknown_frame_is_named_with_those_that_exist() {
        let folder = tempfile::tempdir().unwrap();
        let error = frames(folder.path()).ask("SELECT *\nFROM trails").unwrap_err();
        let told = "there is no frame \"trails\"; there are importances, out_of_fold";
        assert_eq!((error.line, error.to_string().as_str()), (1, told));
    }

    #[test]
    fn what_everyone_may_read_has_no_frame_with_a_row_per_client() {
        let folder = tempfile::tempdir().unwrap();
        let published = frames(folder.path()).published();
        let error = published.ask("SELECT * FROM out_of_fold").unwrap_err().to_string();
        assert_eq!(error, "there is no frame \"out_of_fold\"; there are importances");
        assert_eq!(published.ask("SELECT COUNT(*) FROM importances").unwrap().only(), Some(&Value::Whole(2)));
    }

    #[test]
    fn what_a_query_reads_is_told_by_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let frames = frames(folder.path());
        let query = "WITH a AS (SELECT * FROM out_of_fold) SELECT COUNT(*) FROM a";
        assert_eq!(frames.read_by(query).unwrap(), [("out_of_fold".to_owned(), "one".to_owned())]);
        let [(_, held)] = frames.read_by("SELECT rank FROM importances").unwrap().try_into().unwrap();
        assert!(held.contains("Âge"), "{held}");
    }
}
