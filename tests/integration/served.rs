//! The real server, as a test's partner.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::whole_way::text;

/// A server on a free port, stopped when dropped.
pub(crate) struct Served {
    child: Child,
    address: String,
}

impl Served {
    /// Serves a model and a site, and the clients of a data folder if there is one.
    pub(crate) fn start(model: &Path, site: &Path, data: Option<&Path>) -> Self {
        let data = data.map_or_else(Vec::new, |data| vec!["--data", text(data)]);
        let mut child = Command::new(env!("CARGO_BIN_EXE_clairscore"))
            .args(["serve", "--port", "0"])
            .args(["--model", text(model), "--out", text(site)])
            .args(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.split("http://").nth(1).unwrap_or_default().trim().trim_end_matches('/').to_owned();
        assert!(!address.is_empty(), "no address in {line:?}");
        Self { child, address }
    }

    /// Host and port.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn post(&self, body: &str) -> (u16, serde_json::Value) {
        self.ask("POST", "/api/v1/score", body)
    }

    pub(crate) fn get(&self, target: &str) -> (u16, serde_json::Value) {
        self.ask("GET", target, "")
    }

    fn ask(&self, method: &str, target: &str, body: &str) -> (u16, serde_json::Value) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "{method} {target} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        let body = answer.split("\r\n\r\n").nth(1).unwrap();
        (status, serde_json::from_str(body).unwrap())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
