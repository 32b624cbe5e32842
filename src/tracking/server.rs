//! Calls to an MLflow server.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use ureq::http::Response;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body};

use super::error::ServerError;
use super::journal::Place;

const API: &str = "/api/2.0/mlflow";
const FILES: &str = "/api/2.0/mlflow-artifacts/artifacts";
/// How files that the server itself takes are addressed.
const OWN: &str = "mlflow-artifacts:/";
/// A server that lets a connection wait so long is not there.
const CONNECT: Duration = Duration::from_secs(10);
/// Longest that one call may take.
const ANSWER: Duration = Duration::from_mins(1);
/// Connections that waited longer may have been closed by the server (uvicorn does after 5 s).
const IDLE: Duration = Duration::from_secs(2);
const LARGEST_ANSWER: u64 = 64 << 20;

/// Who asks, and whom to trust.
#[derive(Clone, Default)]
pub struct Credentials {
    /// The header `Authorization`.
    authorization: Option<String>,
    /// A file of certificates in PEM, to be trusted in place of the public ones.
    certificates: Option<PathBuf>,
}

impl Credentials {
    /// As MLflow's own clients take them: `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`, else
    /// `MLFLOW_TRACKING_TOKEN`; `MLFLOW_TRACKING_SERVER_CERT_PATH`.
    #[must_use]
    pub fn of_environment() -> Self {
        let told = |name: &str| env::var(name).ok().filter(|text| !text.is_empty());
        let basic = told("MLFLOW_TRACKING_USERNAME").zip(told("MLFLOW_TRACKING_PASSWORD"));
        let basic = basic.map(|(name, password)| Self::basic(&name, &password));
        let bearer = || told("MLFLOW_TRACKING_TOKEN").map(|token| format!("Bearer {token}"));
        Self {
            authorization: basic.or_else(bearer),
            certificates: told("MLFLOW_TRACKING_SERVER_CERT_PATH").map(PathBuf::from),
        }
    }

    fn basic(name: &str, password: &str) -> String {
        format!("Basic {}", BASE64_STANDARD.encode(format!("{name}:{password}")))
    }
}

/// An MLflow server.
pub struct Server {
    address: String,
    agent: Agent,
    authorization: Option<String>,
}

impl Server {
    /// The server at an address that [`server_address`](crate::config::server_address) has checked; nothing is called
    /// yet.
    pub fn new(address: &str, credentials: Credentials) -> Result<Self, ServerError> {
        let roots = match credentials.certificates {
            Some(file) => certificates(file)?,
            None => RootCerts::WebPki,
        };
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(ANSWER))
            .max_idle_age(IDLE)
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .build()
            .new_agent();
        Ok(Self { address: address.to_owned(), agent, authorization: credentials.authorization })
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// An error where no MLflow server of version 3 or newer answers.
    pub(super) fn check(&self) -> Result<(), ServerError> {
        let mut request = self.agent.get(format!("{}/version", self.address));
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        let (status, text) = self.answer(request.call())?;
        let version = text.trim().trim_matches('"');
        let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
        match (status, major) {
            (401 | 403, _) => Err(ServerError::Access { address: self.address.clone(), status }),
            (200, Some(3..)) => Ok(()),
            _ => {
                let found = format!("{status} {}", version.chars().take(80).collect::<String>());
                Err(ServerError::NotMlflow { address: self.address.clone(), found })
            }
        }
    }

    /// GET with a query.
    pub(super) fn get(&self, path: &str, query: &[(&str, &str)]) -> Result<Value, ServerError> {
        let mut request = self.agent.get(format!("{}{API}{path}", self.address));
        for (key, value) in query {
            request = request.query(key, value);
        }
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        self.json(&format!("GET {path}"), request.call())
    }

    /// POST of a JSON body.
    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value, ServerError> {
        self.send("POST", path, body)
    }

    /// PATCH with a JSON body.
    pub(super) fn patch(&self, path: &str, body: &Value) -> Result<Value, ServerError> {
        self.send("PATCH", path, body)
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, ServerError> {
        let address = format!("{}{API}{path}", self.address);
        let request = if method == "PATCH" { self.agent.patch(address) } else { self.agent.post(address) };
        let mut request = request.content_type("application/json");
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        self.json(&format!("{method} {path}"), request.send(body.to_string()))
    }

    /// Puts a file where a run or a model keeps its files.
    pub(super) fn put(&self, place: &Place, path: &str, bytes: &[u8]) -> Result<(), ServerError> {
        let elsewhere =
            || ServerError::FilesElsewhere { address: self.address.clone(), place: place.files.clone() };
        // With two more slashes it would name another server.
        let root =
            place.files.strip_prefix(OWN).filter(|root| !root.starts_with('/')).ok_or_else(elsewhere)?;
        let path = format!("{}/{path}", root.trim_end_matches('/'));
        let mut request = self.agent.put(format!("{}{FILES}/{path}", self.address));
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization);
        }
        self.json(&format!("PUT {path}"), request.content_type("application/octet-stream").send(bytes))
            .map(drop)
    }

    /// A text of an answer, or what it lacks.
    pub(super) fn text(
        &self,
        answer: &Value,
        pointer: &'static str,
        call: &str,
    ) -> Result<String, ServerError> {
        let found = answer.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        let strange =
            || ServerError::Strange { address: self.address.clone(), call: call.to_owned(), field: pointer };
        found.ok_or_else(strange)
    }

    fn json(&self, call: &str, answer: Result<Response<Body>, ureq::Error>) -> Result<Value, ServerError> {
        let (status, text) = self.answer(answer)?;
        let body: Option<Value> = serde_json::from_str(&text).ok();
        let address = self.address.clone();
        match (status, body) {
            (200..=299, Some(body)) => Ok(body),
            (200..=299, None) if text.trim().is_empty() => Ok(Value::Null),
            (401 | 403, _) => Err(ServerError::Access { address, status }),
            (_, body) => {
                let said = |key: &str| {
                    body.as_ref().and_then(|body| body.get(key)).and_then(Value::as_str).map(str::to_owned)
                };
                let message = said("message").unwrap_or(text);
                let message = message.lines().next().unwrap_or_default().chars().take(300).collect();
                let code = said("error_code").unwrap_or_default();
                Err(ServerError::Refused { address, call: call.to_owned(), status, code, message })
            }
        }
    }

    fn answer(&self, answer: Result<Response<Body>, ureq::Error>) -> Result<(u16, String), ServerError> {
        let unreachable = |cause: ureq::Error| {
            let (address, cause) = (self.address.clone(), cause.to_string());
            if cause.contains("certificate") {
                ServerError::Untrusted { address, cause }
            } else {
                ServerError::Unreachable { address, cause }
            }
        };
        let mut answer = answer.map_err(unreachable)?;
        let body = answer.body_mut().with_config().limit(LARGEST_ANSWER).lossy_utf8(true);
        let text = body.read_to_string().map_err(unreachable)?;
        Ok((answer.status().as_u16(), text))
    }
}

fn certificates(file: PathBuf) -> Result<RootCerts, ServerError> {
    let read = std::fs::read(&file).map_err(|cause| cause.to_string()).and_then(|pem| {
        let found: Result<Vec<PemItem<'static>>, _> = parse_pem(&pem).collect();
        let found = found.map_err(|cause| cause.to_string())?;
        let certificates = found.into_iter().filter_map(|item| match item {
            PemItem::Certificate(certificate) => Some(certificate),
            _ => None,
        });
        let certificates: Vec<Certificate<'static>> = certificates.collect();
        if certificates.is_empty() { Err("no certificate stands in it".to_owned()) } else { Ok(certificates) }
    });
    read.map(RootCerts::from).map_err(|cause| ServerError::Certificates { file, cause })
}

impl ServerError {
    /// Whether the server says so with one of MLflow's words for what is wrong.
    pub(super) fn says(&self, word: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_password_become_the_header_of_basic_authentication() {
        // RFC 7617, section 2.
        assert_eq!(Credentials::basic("Aladdin", "open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    #[test]
    fn nobody_there_is_named_with_the_remedy() {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let server = Server::new(&format!("http://{free}"), Credentials::default()).unwrap();
        let error = server.check().unwrap_err().to_string();
        assert!(error.contains(&free.to_string()) && error.contains("start the server"), "{error}");
    }

    #[test]
    fn files_that_the_server_does_not_take_itself_are_refused_before_a_call() {
        let server = Server::new("http://127.0.0.1:1", Credentials::default()).unwrap();
        for files in ["s3://bucket/1/artifacts", "/srv/mlruns/1", "mlflow-artifacts://other:5000/1"] {
            let place = Place { id: String::new(), files: files.to_owned() };
            let error = server.put(&place, "a.json", b"{}").unwrap_err();
            assert!(matches!(error, ServerError::FilesElsewhere { .. }), "{error}");
        }
    }

    #[test]
    fn a_file_without_certificates_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        std::fs::write(&file, "none").unwrap();
        let error = certificates(file).unwrap_err().to_string();
        assert!(error.contains("ca.pem") && error.contains("PEM"), "{error}");
    }
}
