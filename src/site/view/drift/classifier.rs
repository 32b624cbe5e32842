//! Whether the two sets can be told apart.

use serde::Serialize;

use super::naming::Naming;
use crate::drift::DomainClassifier;
use crate::features::{number, percent};
use crate::judging::AucInterval;
use crate::site::strings::{Filled, Strings};
use crate::site::view::table::{Row, Table};
use crate::site::view::words::count;

#[derive(Debug, Serialize)]
pub(super) struct ClassifierView {
    sentences: Vec<String>,
    /// By which columns, where they can be told apart at all.
    table: Option<Table>,
}

impl ClassifierView {
    pub(super) fn new(told: &DomainClassifier, naming: &Naming<'_>, strings: &Strings) -> Self {
        let language = strings.language();
        let written = |interval: &AucInterval| {
            [interval.auc, interval.low, interval.high].map(|figure| number(figure, 3, language))
        };
        let [auc, low, high] = written(&told.auc);
        let [before, after] = told.rows.map(|rows| count(rows, language));
        let filled: [(&str, Filled<'_>); 6] = [
            ("columns", told.columns.into()),
            ("before", (&before).into()),
            ("after", (&after).into()),
            ("auc", (&auc).into()),
            ("low", (&low).into()),
            ("high", (&high).into()),
        ];
        let mut sentences = vec![strings.say("drift_told_auc", &filled)];
        if let Some(without) = &told.without_drifted {
            let [auc, low, high] = written(without);
            let filled = [("auc", (&auc).into()), ("low", (&low).into()), ("high", (&high).into())];
            sentences.push(strings.say("drift_told_without", &filled));
        }
        if !told.identifiers.is_empty() {
            let identifiers = told.identifiers.iter().map(|column| naming.name(column, language));
            let named = identifiers.collect::<Vec<_>>().join(", ");
            sentences.push(strings.say("drift_told_identifiers", &[("named", (&named).into())]));
        }
        let row = |(column, share): &(String, f64)| Row {
            note: naming.note(column, language),
            ..Row::new(naming.name(column, language), vec![percent(*share, language)])
        };
        let rows = told.strongest.iter().map(row).collect();
        let table = Table::with_heads(&strings.word("drift_told_columns"), rows);
        Self { sentences, table: (told.auc.low > 0.5).then_some(table) }
    }
}
