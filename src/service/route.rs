//! From a request to its response: who may ask, and which room answers.

use std::path::PathBuf;

use serde_json::json;

use super::message::{Request, Response};
use super::problem::{self, Problem};
use super::{application_api, openapi, score_api, static_files};
use crate::features::FeatureTable;
use crate::report::ClientReport;
use crate::tables::{ClientFile, Rows};

/// Makes the report on a client from the application and the features.
pub type Reporting = dyn Fn(&Rows, FeatureTable) -> ClientReport + Send + Sync;

/// Scores clients with the champion model.
pub struct Scorer {
    /// The file of a client of the data folder; `None` where no application has the number.
    pub file: Box<dyn Fn(i64) -> Option<ClientFile> + Send + Sync>,
    /// The report on the one client of a table of features, whose application comes with it.
    pub report: Box<Reporting>,
    /// The version of the model that scores.
    pub model_version: String,
    /// The probability from which the model's opinion is unfavourable.
    pub threshold: f64,
    /// Whether the tables are synthetic.
    pub synthetic: bool,
}

/// What is served: a site's folder and a scorer.
pub struct Service {
    site: PathBuf,
    scorer: Scorer,
}

impl Service {
    /// A service of a built site and a champion. The folder is read at each request.
    pub fn new(site: impl Into<PathBuf>, scorer: Scorer) -> Self {
        Self { site: site.into(), scorer }
    }
}

/// Sent with every response. `noindex` and `no-referrer` because pages may name clients.
const SECURITY_HEADERS: [(&str, &str); 4] = [
    (
        "Content-Security-Policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex"),
];

/// Answers one request. Reads files of the site and nothing else.
#[must_use]
pub fn route(service: &Service, request: &Request<'_>) -> Response {
    let response = match check_sender(request).and_then(|()| dispatch(service, request)) {
        Ok(response) => response,
        Err(problem) => problem.response(request.language()),
    };
    let response = if request.method == "HEAD" && response.header("Content-Length").is_none() {
        response.without_body()
    } else {
        response
    };
    with_security_headers(response)
}

pub(super) fn with_security_headers(mut response: Response) -> Response {
    response.headers.extend(SECURITY_HEADERS.map(|(name, value)| (name, value.to_owned())));
    response
}

/// Refuses names that a hostile page could point at this machine (DNS rebinding), and writes
/// that another site's page sends (RFC 6454).
fn check_sender(request: &Request<'_>) -> Result<(), Problem> {
    let host = request.header("Host").unwrap_or_default();
    if !is_loopback_host(host) {
        return Err(Problem::new(
            &problem::WRONG_HOST,
            "Le service ne répond qu'aux noms localhost, 127.0.0.1 et [::1] : ouvrez http://localhost avec le port du service.",
            "The service answers only to the names localhost, 127.0.0.1 and [::1]: open http://localhost with the service's port.",
        ));
    }
    if matches!(request.method, "GET" | "HEAD") || request.header("Origin").is_none_or(|o| is_same(o, host)) {
        return Ok(());
    }
    Err(Problem::new(
        &problem::OTHER_ORIGIN,
        "La page qui envoie cette requête n'est pas servie par ce service : l'en-tête Origin doit nommer le même hôte.",
        "The page that sends this request is not served by this service: the Origin header must name the same host.",
    ))
}

fn is_loopback_host(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => {
            if port.parse::<u16>().is_err() {
                return false;
            }
            name
        }
        _ => host,
    };
    name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]")
}

fn is_same(origin: &str, host: &str) -> bool {
    origin.split_once("://").is_some_and(|(scheme, authority)| {
        matches!(scheme, "http" | "https") && authority.eq_ignore_ascii_case(host)
    })
}

fn dispatch(service: &Service, request: &Request<'_>) -> Result<Response, Problem> {
    match request.path() {
        "/api/v1/health" => reading(request).map(|()| health(service)),
        "/api/v1/openapi.json" => {
            reading(request).map(|()| problem::json(200, "application/json", &openapi::document()))
        }
        "/api/v1/score" => only(request, &["POST"]).and_then(|()| score_api::score(&service.scorer, request)),
        path if path.starts_with(application_api::APPLICATIONS) => {
            let number = &path[application_api::APPLICATIONS.len()..];
            reading(request).and_then(|()| application_api::application(&service.scorer, number))
        }
        path if path == "/api" || path.starts_with("/api/") => Err(Problem::new(
            &problem::NOT_FOUND,
            "Cette adresse n'existe pas ; l'API est décrite à /api/v1/openapi.json.",
            "This address does not exist; the API is described at /api/v1/openapi.json.",
        )),
        path if !path.starts_with('/') => Err(Problem::new(
            &problem::BROKEN_REQUEST,
            "La cible de la requête doit être un chemin qui commence par /.",
            "The target of the request must be a path that begins with /.",
        )),
        _ => reading(request).and_then(|()| static_files::serve(&service.site, request)),
    }
}

fn reading(request: &Request<'_>) -> Result<(), Problem> {
    only(request, &["GET", "HEAD"])
}

/// Refuses other methods and names those that the address takes (RFC 9110, 15.5.6).
fn only(request: &Request<'_>, methods: &[&str]) -> Result<(), Problem> {
    if methods.contains(&request.method) {
        return Ok(());
    }
    let allowed = methods.join(", ");
    Err(Problem::new(
        &problem::WRONG_METHOD,
        format!("Cette adresse n'accepte que : {allowed}."),
        format!("This address takes only: {allowed}."),
    )
    .with_header("Allow", allowed))
}

fn health(service: &Service) -> Response {
    let body = json!({ "status": "ok", "model_version": service.scorer.model_version });
    problem::json(200, "application/json", &body)
}
