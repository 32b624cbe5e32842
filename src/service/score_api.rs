//! `POST /api/v1/score`: one client's score with its reasons.

use std::time::Instant;

use serde::Serialize;

use super::json::Json;
use super::message::{Request, Response};
use super::problem::{self, FieldError, Problem};
use super::route::Scorer;
use super::score_request::{self, APPLICATION, Asked, CLIENT};
use super::theme_answer::ThemeAnswer;
use crate::explanation::Reason;
use crate::features::{Bilingual, client_features};
use crate::report::{Advice, ClientReport, Opinion, Similar, Stability, Unusual};
use crate::tables::ClientFile;

/// The longest body that is read, in bytes: room for the longest files of Kaggle's tables, with
/// thousands of monthly balances.
pub(super) const BODY_LIMIT: usize = 4 << 20;

/// What the API says of a client; the names are those of the OpenAPI document.
#[derive(Serialize)]
struct ScoreAnswer<'a> {
    sk_id_curr: i64,
    probability: f64,
    threshold: f64,
    points: f64,
    points_shown: i64,
    limit_points: f64,
    limit_shown: i64,
    distance_shown: i64,
    base_points: f64,
    base_shown: i64,
    themes: Vec<ThemeAnswer>,
    stability: Stability,
    opinion: Opinion,
    opinion_wording: Bilingual,
    reasons_for: &'a [Reason],
    reasons_against: &'a [Reason],
    similar: Option<Similar>,
    recourse: Option<&'a Advice>,
    warnings: &'a [Unusual],
    model_version: &'a str,
    synthetic: bool,
}

/// Scores the client whom the body names or describes. `Server-Timing` says how long it took to read
/// and check the body, to compute the features, and to score and explain.
pub(super) fn score(scorer: &Scorer, request: &Request<'_>) -> Result<Response, Problem> {
    check_content_type(request)?;
    if request.body.len() > BODY_LIMIT {
        return Err(too_large());
    }
    let mut watch = Instant::now();
    let mut timing = Vec::new();
    let mut lap = |step: &str| {
        let time = watch.elapsed().as_secs_f64() * 1000.0;
        timing.push(format!("{step};dur={time:.3}"));
        watch = Instant::now();
    };
    let file = asked_for(scorer, request.body)?;
    lap("read");
    let features = client_features(&file);
    lap("features");
    let report = (scorer.report)(&file.application, features);
    lap("report");
    let answer = problem::json(200, "application/json", &ScoreAnswer::new(scorer, &report));
    Ok(answer.with("Server-Timing", timing.join(", ")))
}

/// The file that the body asks to be scored.
fn asked_for(scorer: &Scorer, body: &[u8]) -> Result<ClientFile, Problem> {
    let body: Json<'_> = serde_json::from_slice(body).map_err(|error| not_json(&error))?;
    match score_request::read(&body).map_err(wrong_fields)? {
        Asked::New(file) => Ok(*file),
        Asked::Known { sk_id_curr, changes } => {
            let mut file = (scorer.file)(sk_id_curr).ok_or_else(|| unknown_client(sk_id_curr))?;
            for (column, cell) in changes {
                file.application.set(0, column, cell);
            }
            Ok(file)
        }
    }
}

impl<'a> ScoreAnswer<'a> {
    fn new(scorer: &'a Scorer, report: &'a ClientReport) -> Self {
        Self {
            sk_id_curr: report.sk_id_curr,
            probability: report.probability,
            threshold: scorer.threshold,
            points: report.points,
            points_shown: report.points_shown,
            limit_points: report.limit_points,
            limit_shown: report.limit_shown,
            distance_shown: report.distance_shown,
            base_points: report.base_points,
            base_shown: report.base_shown,
            themes: report.themes.iter().map(ThemeAnswer::from).collect(),
            stability: report.stability,
            opinion: report.opinion,
            opinion_wording: wording(report.opinion),
            reasons_for: &report.reasons_for,
            reasons_against: &report.reasons_against,
            similar: report.similar,
            recourse: report.recourse.as_ref(),
            warnings: &report.unusual,
            model_version: &scorer.model_version,
            synthetic: scorer.synthetic,
        }
    }
}

/// The model has an opinion; the adviser decides.
const fn wording(opinion: Opinion) -> Bilingual {
    match opinion {
        Opinion::Favourable => Bilingual {
            fr: "avis du modèle\u{202f}: favorable\u{202f}; la décision revient au conseiller",
            en: "opinion of the model: favourable; the decision is the adviser's",
        },
        Opinion::Unfavourable => Bilingual {
            fr: "avis du modèle\u{202f}: défavorable\u{202f}; la décision revient au conseiller",
            en: "opinion of the model: unfavourable; the decision is the adviser's",
        },
    }
}

fn check_content_type(request: &Request<'_>) -> Result<(), Problem> {
    let content_type = request.header("Content-Type").unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Problem::new(
        &problem::WRONG_TYPE,
        "Le corps doit être envoyé avec l'en-tête Content-Type: application/json.",
        "The body must be sent with the header Content-Type: application/json.",
    )
    .with_header("Accept", "application/json"))
}

/// The body is longer than the limit.
pub(super) fn too_large() -> Problem {
    Problem::new(
        &problem::TOO_LARGE,
        format!("Le corps ne doit pas dépasser {BODY_LIMIT} octets."),
        format!("The body must not exceed {BODY_LIMIT} bytes."),
    )
}

pub(super) fn unknown_client(sk_id_curr: i64) -> Problem {
    Problem::new(
        &problem::UNKNOWN_CLIENT,
        format!(
            "Aucune demande à noter (application_test du dossier de données servi) ne porte le numéro {sk_id_curr} ; une demande nouvelle s'envoie dans le champ {APPLICATION}."
        ),
        format!(
            "No application to score (application_test of the data folder that is served) has the number {sk_id_curr}; a new one is sent in the field {APPLICATION}."
        ),
    )
}

fn not_json(error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    let cause = cause_of(error);
    Problem::new(
        &problem::NOT_JSON,
        format!(
            "{} : ligne {line}, colonne {column}. Attendu : {{\"{CLIENT}\": 123456}}, ou {{\"{APPLICATION}\": {{…}}, …}}.",
            cause.fr
        ),
        format!(
            "{}: line {line}, column {column}. Expected: {{\"{CLIENT}\": 123456}}, or {{\"{APPLICATION}\": {{…}}, …}}.",
            cause.en
        ),
    )
}

/// What keeps a body from being read, from the parser's own words.
fn cause_of(error: &serde_json::Error) -> Bilingual {
    let said = error.to_string();
    let (fr, en) = if said.starts_with("number out of range") {
        ("Un nombre du corps est trop grand", "A number of the body is too large")
    } else if said.starts_with("recursion limit") {
        ("Le corps est imbriqué trop profondément", "The body is nested too deeply")
    } else if error.is_eof() && error.line() <= 1 && error.column() == 0 {
        ("Le corps est vide", "The body is empty")
    } else if error.is_eof() {
        ("Le corps est du JSON incomplet", "The body is JSON that ends too early")
    } else {
        ("Le corps n'est pas du JSON valide en UTF-8", "The body is not valid JSON in UTF-8")
    };
    Bilingual { fr, en }
}

fn wrong_fields((errors, count): (Vec<FieldError>, usize)) -> Problem {
    let (fr, en) = if count > errors.len() {
        let named = errors.len();
        (format!(" ; les {named} premiers sont dans errors."), format!("; the first {named} are in errors."))
    } else {
        (" ; voir errors.".to_owned(), "; see errors.".to_owned())
    };
    Problem::new(
        &problem::WRONG_FIELDS,
        format!("Nombre de points à corriger : {count}{fr}"),
        format!("Number of points to correct: {count}{en}"),
    )
    .with_errors(errors)
}
