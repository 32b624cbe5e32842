//! `POST /api/v1/score`: one client's score with its reasons.

use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::message::{Request, Response};
use super::problem::{self, FieldError, Problem};
use super::route::Scorer;
use crate::explanation::{Reason, Text};
use crate::features::Bilingual;
use crate::report::{ClientReport, Opinion};

/// The longest body that is read, in bytes.
pub(super) const BODY_LIMIT: usize = 1 << 20;

const FIELD: &str = "sk_id_curr";

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
    opinion: Opinion,
    opinion_wording: Bilingual,
    reasons_for: &'a [Reason],
    reasons_against: &'a [Reason],
    model_version: &'a str,
    synthetic: bool,
}

/// Scores the client whom the body names.
pub(super) fn score(scorer: &Scorer, request: &Request<'_>) -> Result<Response, Problem> {
    check_content_type(request)?;
    if request.body.len() > BODY_LIMIT {
        return Err(too_large());
    }
    let sk_id_curr = read_client(request.body)?;
    let report = (scorer.score)(sk_id_curr).ok_or_else(|| unknown_client(sk_id_curr))?;
    Ok(problem::json(200, "application/json", &ScoreAnswer::new(scorer, &report)))
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
            opinion: report.opinion,
            opinion_wording: wording(report.opinion),
            reasons_for: &report.reasons_for,
            reasons_against: &report.reasons_against,
            model_version: &scorer.model_version,
            synthetic: scorer.synthetic,
        }
    }
}

/// The model has an opinion; the adviser decides.
const fn wording(opinion: Opinion) -> Bilingual {
    match opinion {
        Opinion::Favourable => Bilingual {
            fr: "avis du modèle : favorable ; la décision revient au conseiller",
            en: "opinion of the model: favourable; the decision is the adviser's",
        },
        Opinion::Unfavourable => Bilingual {
            fr: "avis du modèle : défavorable ; la décision revient au conseiller",
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

fn unknown_client(sk_id_curr: i64) -> Problem {
    Problem::new(
        &problem::UNKNOWN_CLIENT,
        format!("Aucune demande ne porte le numéro {sk_id_curr}."),
        format!("No application has the number {sk_id_curr}."),
    )
}

/// The client's number in the body, or all that is wrong with the body at once.
fn read_client(body: &[u8]) -> Result<i64, Problem> {
    let value: Value = serde_json::from_slice(body).map_err(|error| not_json(&error))?;
    if !value.is_object() {
        return Err(wrong_fields(vec![FieldError { pointer: String::new(), detail: not_an_object(&value) }]));
    }
    let members: Members = serde_json::from_slice(body).map_err(|error| not_json(&error))?;
    let mut errors: Vec<FieldError> = members.0.iter().filter_map(unknown_field).collect();
    let mut given = members.0.iter().filter(|(name, _)| name == FIELD).map(|(_, value)| value);
    let client = match (given.next(), given.next()) {
        (None, _) => Err(field_missing()),
        (Some(_), Some(_)) => Err(field_twice()),
        (Some(value), None) => positive_whole(value).ok_or_else(|| not_a_number(value)),
    };
    match client {
        Ok(client) if errors.is_empty() => Ok(client),
        Ok(_) => Err(wrong_fields(errors)),
        Err(detail) => {
            errors.insert(0, FieldError { pointer: format!("/{FIELD}"), detail });
            Err(wrong_fields(errors))
        }
    }
}

/// An object's members in order, repeated names kept: a map would silently keep the last.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MembersVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}

fn positive_whole(value: &Value) -> Option<i64> {
    value.as_i64().filter(|number| *number > 0)
}

fn unknown_field((name, _): &(String, Value)) -> Option<FieldError> {
    (name != FIELD).then(|| FieldError {
        pointer: format!("/{}", name.replace('~', "~0").replace('/', "~1")),
        detail: Text {
            fr: format!("champ inconnu ; le seul champ attendu est {FIELD}"),
            en: format!("unknown field; the only field expected is {FIELD}"),
        },
    })
}

fn field_missing() -> Text {
    Text {
        fr: "champ absent ; un nombre entier positif est attendu, par exemple 123456".into(),
        en: "missing field; a positive whole number is expected, for example 123456".into(),
    }
}

fn field_twice() -> Text {
    Text {
        fr: "champ donné plusieurs fois ; un seul est attendu".into(),
        en: "field given more than once; one is expected".into(),
    }
}

fn not_a_number(value: &Value) -> Text {
    let received = kind_of(value);
    Text {
        fr: format!(
            "un nombre entier positif, de 1 à {}, écrit sans décimale, est attendu ; reçu : {}",
            i64::MAX,
            received.fr
        ),
        en: format!(
            "a positive whole number, from 1 to {}, written without decimals, is expected; received: {}",
            i64::MAX,
            received.en
        ),
    }
}

fn not_an_object(value: &Value) -> Text {
    let received = kind_of(value);
    Text {
        fr: format!("un objet tel que {{\"{FIELD}\": 123456}} est attendu ; reçu : {}", received.fr),
        en: format!("an object such as {{\"{FIELD}\": 123456}} is expected; received: {}", received.en),
    }
}

/// The value's kind in words; the value itself is not repeated.
fn kind_of(value: &Value) -> Bilingual {
    let (fr, en) = match value {
        Value::Null => ("null", "null"),
        Value::Bool(_) => ("un booléen", "a boolean"),
        Value::Number(n) if n.is_f64() => {
            ("un nombre décimal ou trop grand", "a decimal or too large number")
        }
        Value::Number(_) => ("un nombre hors de ces bornes", "a number out of these bounds"),
        Value::String(_) => ("un texte", "a string"),
        Value::Array(_) => ("une liste", "an array"),
        Value::Object(_) => ("un objet", "an object"),
    };
    Bilingual { fr, en }
}

fn not_json(error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    Problem::new(
        &problem::NOT_JSON,
        format!(
            "Le corps n'est pas du JSON valide : ligne {line}, colonne {column}. Attendu : {{\"{FIELD}\": 123456}}."
        ),
        format!(
            "The body is not valid JSON: line {line}, column {column}. Expected: {{\"{FIELD}\": 123456}}."
        ),
    )
}

fn wrong_fields(errors: Vec<FieldError>) -> Problem {
    let count = errors.len();
    Problem::new(
        &problem::WRONG_FIELDS,
        format!("Nombre de points à corriger : {count} ; voir errors."),
        format!("Number of points to correct: {count}; see errors."),
    )
    .with_errors(errors)
}
