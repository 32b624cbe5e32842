//! What would change an opinion, on a client's page.

use serde::Serialize;

use super::words;
use crate::features::{Language, percent};
use crate::report::{Advice, Change, ChangeOption, ClientReport};
use crate::site::strings::Strings;

/// The section on what the client can change, or on the room that is left.
#[derive(Debug, Serialize)]
pub(super) struct RecourseView {
    /// Whether it speaks of room, since the opinion is favourable.
    room: bool,
    /// What there is to say where there are no options; empty where there are.
    sentence: String,
    options: Vec<OptionView>,
}

#[derive(Debug, Serialize)]
struct OptionView {
    title: String,
    sentence: String,
    /// Empty where there is none.
    caution: String,
    score: String,
    /// How far the file would be above the limit.
    distance: String,
    risk: String,
    /// What the form of a simulation is opened with: its fields and their values.
    trial: String,
}

impl RecourseView {
    pub(super) fn new(
        advice: &Advice,
        report: &ClientReport,
        (strings, language): (&Strings, Language),
    ) -> Self {
        let said = |room, sentence: &str| Self { room, sentence: sentence.to_owned(), options: Vec::new() };
        match advice {
            Advice::Room(room) => said(true, room.sentence.in_language(language)),
            Advice::NoneFound { sentence } => said(false, sentence.in_language(language)),
            Advice::Options { options } => {
                let options =
                    options.iter().map(|found| option(found, report, (strings, language))).collect();
                Self { options, ..said(false, "") }
            }
        }
    }
}

fn option(
    option: &ChangeOption,
    report: &ClientReport,
    (strings, language): (&Strings, Language),
) -> OptionView {
    let caution = option.caution.as_ref().map(|caution| caution.in_language(language));
    OptionView {
        title: option.title.in_language(language).to_owned(),
        sentence: option.sentence.in_language(language).to_owned(),
        caution: caution.unwrap_or_default().to_owned(),
        score: words::points(option.points_shown, strings),
        distance: words::above_limit(option.points_shown - report.limit_shown, strings),
        risk: percent(option.probability, language),
        trial: trial(&option.changes),
    }
}

/// The changed columns as the rest of an address.
fn trial(changes: &[Change]) -> String {
    let part = |change: &Change| ["&".to_owned(), change.feature.to_owned(), format!("={}", change.to)];
    changes.iter().flat_map(part).collect()
}
