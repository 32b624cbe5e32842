//! What was looked into beside the champion; what was not asked for is left empty.

use serde::Serialize;

use super::super::labels::Labels;
use super::super::table::{Row, Table};
use super::super::words::count;
use super::figures::{estimate, estimate_difference};
use super::guard::inputs;
use crate::features::Language::{self, En, Fr};
use crate::features::number;
use crate::judging::{Comparison, Estimate, Freed, FreedDirections, LearningPoint, SexFromInputs};
use crate::report::ModelReport;
use crate::site::error::SiteError;
use crate::site::strings::Strings;

/// The studies.
#[derive(Debug, Serialize)]
pub(super) struct StudiesView {
    /// Each change against the model chosen; without rows where they were not asked for.
    comparisons: Table,
    /// On how many clients.
    clients: Option<String>,
    /// What derives from the sex.
    derived_from_gender: String,
    /// How well the inputs tell the sex.
    sex: Option<String>,
    sex_inputs: Option<Table>,
    /// The directions of each theme, and each direction alone.
    by_theme: Table,
    by_input: Table,
    /// Whether more rows would help.
    learning: String,
    /// The learning curve's table where there is too little for a chart.
    learning_table: Table,
}

impl StudiesView {
    pub(super) fn new(
        report: &ModelReport,
        labels: &Labels,
        (strings, language): (&Strings, Language),
    ) -> Result<Self, SiteError> {
        let studies = &report.studies;
        let sex_inputs = studies.sex.as_ref().map(|sex| inputs(&sex.strongest, labels, (strings, language)));
        let freed = |all: &[FreedDirections]| {
            let rows: Result<Vec<Row>, SiteError> =
                all.iter().map(|one| freed(one, labels, language)).collect();
            Ok::<_, SiteError>(Table::new("comparisons", rows?, strings))
        };
        Ok(Self {
            comparisons: Table::new("comparisons", comparisons(report, language), strings),
            clients: studies.another_seed.map(|seed| count(seed.clients, language)),
            derived_from_gender: derived(&studies.derived_from_gender, labels, language)?,
            sex: studies.sex.as_ref().map(|sex| sex_in_words(sex, language)),
            sex_inputs: sex_inputs.transpose()?,
            by_theme: freed(&studies.directions_by_theme)?,
            by_input: freed(&studies.each_direction)?,
            learning: learning(&studies.learning_curve, language),
            learning_table: learning_table(report, strings, language),
        })
    }
}

/// What a change does to the cost, in words: `(nothing, dearer, cheaper)`.
type Readings = (&'static str, &'static str, &'static str);

fn comparisons(report: &ModelReport, language: Language) -> Vec<Row> {
    let studies = &report.studies;
    let pick = |french: &'static str, english: &'static str| if language == Fr { french } else { english };
    let mut rows = Vec::new();
    if let Some(seed) = &studies.another_seed {
        let name = pick("Une autre graine, au lieu de la nôtre", "Another seed instead of ours");
        let note =
            pick("le bruit\u{202f}: ce que change le hasard seul", "the noise: what chance alone changes");
        let row = compared(name.to_owned(), seed, None, language);
        rows.push(Row { note: Some(note.to_owned()), words: Some(String::new()), ..row });
    }
    if let Some(freed) = &studies.directions {
        let name = match language {
            Fr => format!("Sens libres, au lieu de {} sens imposés", count(freed.inputs, language)),
            En => format!("Free directions instead of {} imposed ones", count(freed.inputs, language)),
        };
        rows.push(compared(name, &freed.comparison, Some(directions(language)), language));
    }
    let left_out = [
        (&studies.without_gender, "Sans le sexe, au lieu d’avec", "Without sex instead of with it"),
        (
            &studies.without_family_status,
            "Sans la situation familiale, au lieu d’avec",
            "Without family status instead of with it",
        ),
    ];
    for (study, french, english) in left_out {
        let Some(study) = study else { continue };
        let name = pick(french, english).to_owned();
        rows.push(compared(name, &study.comparison, Some(leaving_out(language)), language));
    }
    rows
}

const fn directions(language: Language) -> Readings {
    match language {
        Fr => ("pas de différence visible", "les sens imposés font gagner", "les sens imposés coûtent"),
        En => ("no visible difference", "the imposed directions gain", "the imposed directions cost"),
    }
}

const fn leaving_out(language: Language) -> Readings {
    match language {
        Fr => ("pas de différence visible", "s’en passer coûte", "s’en passer fait gagner"),
        En => ("no visible difference", "doing without costs", "doing without gains"),
    }
}

fn compared(name: String, comparison: &Comparison, readings: Option<Readings>, language: Language) -> Row {
    let cost = comparison.cost_difference_per_10_000;
    Row {
        words: readings.map(|readings| reading(cost, readings, language)),
        ..Row::new(
            name,
            vec![
                estimate_difference(cost, 0, language),
                estimate_difference(comparison.auc_difference, 4, language),
            ],
        )
    }
}

/// Within one standard error nothing is said; within two it is called unsure.
fn reading(cost: Estimate, (nothing, dearer, cheaper): Readings, language: Language) -> String {
    let errors = cost.in_standard_errors();
    let said = if errors > 0.0 { dearer } else { cheaper };
    match (errors.abs(), language) {
        (e, Fr) if e <= 1.0 => format!("{nothing} (moins d’une erreur type)"),
        (e, En) if e <= 1.0 => format!("{nothing} (within one standard error)"),
        (e, Fr) if e <= 2.0 => format!("{said}, sans certitude (moins de deux erreurs types)"),
        (e, En) if e <= 2.0 => format!("{said}, not for sure (within two standard errors)"),
        (_, Fr) => format!("{said} (plus de deux erreurs types)"),
        (_, En) => format!("{said} (more than two standard errors)"),
    }
}

fn freed(one: &FreedDirections, labels: &Labels, language: Language) -> Result<Row, SiteError> {
    let name = match &one.freed {
        Freed::All => directions(language).0.to_owned(),
        Freed::Theme(theme) => format!("{} ({})", theme.label().text(language), count(one.inputs, language)),
        Freed::Input(name) => labels.label(name, language)?.to_owned(),
    };
    Ok(compared(name, &one.comparison, Some(directions(language)), language))
}

fn derived(features: &[String], labels: &Labels, language: Language) -> Result<String, SiteError> {
    let known = features.iter().map(|feature| Ok(labels.label(feature, language)?.to_owned()));
    let named = super::figures::list(&known.collect::<Result<Vec<_>, SiteError>>()?, language);
    Ok(match (features.is_empty(), language) {
        (true, Fr) => "Aucune information du modèle n’est calculée à partir du sexe.".to_owned(),
        (true, En) => "No piece of information of the model is computed from sex.".to_owned(),
        (false, Fr) => format!("Calculées à partir du sexe, et donc écartées avec lui\u{202f}: {named}."),
        (false, En) => format!("Computed from sex, and left out with it: {named}."),
    })
}

fn sex_in_words(sex: &SexFromInputs, language: Language) -> String {
    let [clients, women] = [sex.clients, sex.women].map(|n| count(n, language));
    let auc = estimate(sex.auc, 3, language);
    match language {
        Fr => format!(
            "Un modèle qui cherche à deviner le sexe à partir des autres informations y parvient avec une AUC de {auc} \
             (0,5\u{202f}: au hasard\u{202f}; 1\u{202f}: à coup sûr), mesurée sur {clients} clients, dont {women} femmes. Retirer le sexe ne \
             suffit donc pas à en effacer toute trace."
        ),
        En => format!(
            "A model that tries to tell sex from the other information succeeds with an AUC of {auc} (0.5: by chance; \
             1: without fail), measured on {clients} clients, {women} of them women. Leaving sex out is therefore not \
             enough to remove every trace of it."
        ),
    }
}

fn learning(points: &[LearningPoint], language: Language) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return match language {
            Fr => "Cette étude n’a pas été demandée pour cet entraînement.".to_owned(),
            En => "This study was not asked for in this training.".to_owned(),
        };
    };
    let before = match points {
        [.., before, _] => before,
        _ => first,
    };
    if points.len() < 2 {
        return match language {
            Fr => "Il y a trop peu de dossiers pour une courbe\u{202f}: un seul point.".to_owned(),
            En => "There are too few files for a curve: a single point.".to_owned(),
        };
    }
    let [from, to] = [before.rows, last.rows].map(|rows| count(rows, language));
    let [low, high] = [before, last].map(|point| number(point.validation_auc.value, 3, language));
    let helps = last.validation_auc.value - before.validation_auc.value > last.validation_auc.standard_error;
    match language {
        Fr => format!(
            "De {from} à {to} dossiers, l’AUC passe de {low} à {high}\u{202f}: {}.",
            if helps {
                "plus de dossiers aideraient sans doute encore"
            } else {
                "l’écart ne dépasse pas l’erreur type, plus de dossiers n’apporteraient guère"
            }
        ),
        En => format!(
            "From {from} to {to} files, the AUC goes from {low} to {high}: {}.",
            if helps {
                "more files would probably still help"
            } else {
                "the difference is within one standard error, more files would bring little"
            }
        ),
    }
}

/// The learning curve as a table.
pub(in crate::site::view) fn learning_table(
    report: &ModelReport,
    strings: &Strings,
    language: Language,
) -> Table {
    let row = |point: &LearningPoint| {
        Row::new(
            count(point.rows, language),
            vec![
                estimate(point.validation_auc, 3, language),
                number(point.train_auc, 3, language),
                estimate(point.validation_cost_per_10_000, 0, language),
            ],
        )
    };
    Table::new("learning", report.studies.learning_curve.iter().map(row).collect(), strings)
}
