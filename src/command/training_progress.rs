//! How a training goes on, on standard error.

use std::sync::{Mutex, PoisonError};

use indicatif::ProgressBar;

use super::progress;
use crate::judging::{Progress, Stage};

/// Shows a bar for every stage, with the time left.
#[derive(Debug, Default)]
pub(super) struct Shown {
    bar: Mutex<Option<(Stage, ProgressBar)>>,
}

impl Shown {
    /// Ends the bar of the last stage.
    pub(super) fn end(&self) {
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((stage, bar)) = bar.take() {
            let label =
                format!("{}: {} of {}", words(stage), bar.position(), bar.length().unwrap_or_default());
            progress::done(&bar, &label);
        }
    }
}

impl Shown {
    /// Shows what a training tells.
    pub(super) fn show(&self, told: Progress) {
        match told {
            Progress::Stage(stage, steps) => {
                self.end();
                let bar = progress::bar(steps, words(stage));
                *self.bar.lock().unwrap_or_else(PoisonError::into_inner) = Some((stage, bar));
            }
            Progress::Step => {
                if let Some((_, bar)) = &*self.bar.lock().unwrap_or_else(PoisonError::into_inner) {
                    bar.inc(1);
                }
            }
            Progress::Note(text) => match &*self.bar.lock().unwrap_or_else(PoisonError::into_inner) {
                Some((_, bar)) => bar.suspend(|| eprintln!("note: {text}")),
                None => eprintln!("note: {text}"),
            },
        }
    }
}

const fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::Screening => "looking for leaks",
        Stage::Search => "search: fits",
        Stage::Outer => "judging the candidates",
        Stage::Deployment => "fitting the champion",
        Stage::Studies => "studies",
    }
}
