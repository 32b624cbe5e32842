//! The HTTP service: the site and the scoring API (tiny_http).
//!
//! [`route`] is a pure function from a [`Request`] to a [`Response`]; everything that the service
//! says is tested there, without a socket. [`Server`] carries it to a loopback address.
//!
//! tiny_http 0.12 parses, queues and frames the requests, but it must not meet the network: it
//! keeps a thread for each open connection without bound or time-out, its accept thread dies when
//! file descriptors run out, it buffers header lines without end, takes `Content-Length` twice or
//! beside `Transfer-Encoding`, and reserves whatever `Content-Length` claims. So it listens on a
//! Unix socket that only this process can reach, behind a gate of our own (`connection`, `head`,
//! `seats`), as it would behind a proxy. The gate bounds connections, sizes and time, checks the
//! head's grammar, and passes on whole, sound requests over a fixed number of lines (`lines`).
//!
//! The gate costs a second hop: 14,100 small answers a second at 32 connections on two cores, and
//! 7,500 pages of 21.5 KB, read and hashed each time. With 40 file descriptors and 100 idle
//! connections the service still answers.
//!
//! What remains:
//! - One thread per open connection, at most 256; when all seats are taken, the connection that
//!   has waited longest for its client is closed in favour of the new one.
//! - Chunked request bodies are refused (411), and so are absolute-form targets (400).
//! - A scoring that never returns keeps its worker: there is no time-out on our own code.
//! - No TLS, no HTTP/2, no ranges; the inner line needs Unix sockets.
//! - A dropped [`Server`] leaves tiny_http's accept thread asleep until the process ends.

mod application_api;
mod connection;
mod head;
mod json;
mod lines;
mod message;
mod openapi;
mod problem;
mod route;
mod row_check;
mod score_api;
mod score_request;
mod seats;
mod server;
mod site_path;
mod static_files;
#[cfg(test)]
mod tests;
mod theme_answer;

pub use message::{Request, Response};
pub use route::{Reporting, Scorer, Service, route};
pub use server::{Server, ServiceError};
