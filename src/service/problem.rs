//! Errors as `application/problem+json` (RFC 9457), in French or English.

use serde::Serialize;

use super::message::Response;
use crate::explanation::Text;
use crate::features::{Bilingual, Language};

/// What is wrong with a request: what kind of problem, and this occurrence of it.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    kind: &'static Kind,
    detail: Text,
    errors: Vec<FieldError>,
    headers: Vec<(&'static str, String)>,
}

/// A kind of problem: its status, its name in the `type` URI and its title.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) status: u16,
    name: &'static str,
    title: Bilingual,
}

const fn kind(status: u16, name: &'static str, fr: &'static str, en: &'static str) -> Kind {
    Kind { status, name, title: Bilingual { fr, en } }
}

pub(super) static BROKEN_REQUEST: Kind = kind(400, "broken-request", "Requête mal formée", "Broken request");
pub(super) static NOT_JSON: Kind =
    kind(400, "not-json", "Le corps ne peut pas être lu", "The body cannot be read");
pub(super) static OTHER_ORIGIN: Kind =
    kind(403, "other-origin", "Requête d'un autre site", "Request from another site");
pub(super) static NOT_FOUND: Kind = kind(404, "not-found", "Adresse inconnue", "Unknown address");
pub(super) static UNKNOWN_CLIENT: Kind = kind(404, "unknown-client", "Client inconnu", "Unknown client");
pub(super) static WRONG_METHOD: Kind = kind(405, "wrong-method", "Méthode non permise", "Method not allowed");
pub(super) static TOO_SLOW: Kind = kind(408, "too-slow", "Requête trop lente", "Request too slow");
pub(super) static NO_LENGTH: Kind =
    kind(411, "no-length", "Longueur du corps absente", "No length of the body");
pub(super) static TOO_LARGE: Kind = kind(413, "too-large", "Corps trop long", "Body too long");
pub(super) static WRONG_TYPE: Kind =
    kind(415, "wrong-content-type", "Type de contenu inattendu", "Unexpected content type");
pub(super) static EXPECTATION: Kind = kind(417, "expectation", "Attente inconnue", "Unknown expectation");
pub(super) static WRONG_HOST: Kind = kind(421, "wrong-host", "Nom d'hôte refusé", "Host name refused");
pub(super) static WRONG_FIELDS: Kind = kind(422, "wrong-fields", "Champs à corriger", "Fields to correct");
pub(super) static HEAD_TOO_LARGE: Kind =
    kind(431, "head-too-large", "En-têtes trop longs", "Header fields too long");
pub(super) static INTERNAL: Kind = kind(500, "internal", "Erreur interne", "Internal error");
pub(super) static OVERLOADED: Kind = kind(503, "overloaded", "Service saturé", "Service overloaded");
pub(super) static WRONG_VERSION: Kind =
    kind(505, "wrong-version", "Version de HTTP non prise en charge", "HTTP version not supported");

/// A field of the body that is wrong.
#[derive(Debug, Clone)]
pub(super) struct FieldError {
    /// Where it stands (RFC 6901).
    pub(super) pointer: String,
    /// What is expected there.
    pub(super) detail: Text,
}

#[derive(Serialize)]
struct ProblemBody<'a> {
    #[serde(rename = "type")]
    uri: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldErrorBody<'a>>,
}

#[derive(Serialize)]
struct FieldErrorBody<'a> {
    pointer: &'a str,
    detail: &'a str,
}

impl Problem {
    pub(super) fn new(kind: &'static Kind, fr: impl Into<String>, en: impl Into<String>) -> Self {
        let detail = Text { fr: fr.into(), en: en.into() };
        Self { kind, detail, errors: Vec::new(), headers: Vec::new() }
    }

    pub(super) fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    pub(super) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Said in one language.
    pub(super) fn response(&self, language: Language) -> Response {
        let body = ProblemBody {
            uri: format!("urn:clairscore:problem:{}", self.kind.name),
            title: self.kind.title.text(language),
            status: self.kind.status,
            detail: self.detail.in_language(language),
            errors: self.errors.iter().map(|error| error.body(language)).collect(),
        };
        let mut response = json(self.kind.status, "application/problem+json", &body)
            .with("Content-Language", language.code())
            .with("Vary", "Accept-Language");
        response.headers.extend(self.headers.iter().cloned());
        response
    }
}

impl FieldError {
    fn body(&self, language: Language) -> FieldErrorBody<'_> {
        FieldErrorBody { pointer: &self.pointer, detail: self.detail.in_language(language) }
    }
}

/// A JSON response that no cache keeps.
pub(super) fn json(status: u16, content_type: &str, body: &impl Serialize) -> Response {
    // Plain structs of strings and numbers: writing them cannot fail.
    let body = serde_json::to_vec(body).unwrap_or_default();
    Response::new(status, content_type, body).with("Cache-Control", "no-store")
}
