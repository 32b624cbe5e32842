//! The server: a loopback address, a gate before tiny_http, and the workers behind it.

use std::io::{self, Read};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Scope};
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};

use super::connection::{Connection, Patience, overloaded, refusal};
use super::lines::{Lines, framed};
use super::message::{Request, Response};
use super::problem::{self, Problem};
use super::route::{Service, route, with_security_headers};
use super::score_api::BODY_LIMIT;
use super::seats::{Seat, Seats};

/// The most connections that are open at once.
const CONNECTION_LIMIT: usize = 256;
/// How many clients may wait to be accepted.
const BACKLOG: i32 = 1024;

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The address could be reached from other machines.
    #[error(
        "{0} is not a loopback address: client files must not leave this machine; bind 127.0.0.1 or [::1], and put a proxy with access control before it to serve others"
    )]
    NotLoopback(SocketAddr),
    /// The address is in use or not permitted.
    #[error("cannot listen on {address}: {source}; choose another port, or 0 for any free one")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The inner socket could not be made.
    #[error(
        "cannot open a Unix socket in the folder for temporary files: {0}; check that it is writable (TMPDIR)"
    )]
    Inner(#[source] io::Error),
}

/// A service bound to a loopback address.
pub struct Server {
    service: Service,
    listener: TcpListener,
    address: SocketAddr,
    lines: Lines,
    workers: usize,
    seats: Seats,
    patience: Patience,
    stopped: AtomicBool,
}

impl Server {
    /// Listens on a loopback address; port 0 takes any free one. Nothing is answered before
    /// [`run`](Self::run).
    ///
    /// # Errors
    /// The address is not a loopback address, is in use or not permitted, or the inner socket
    /// cannot be made.
    pub fn bind(service: Service, address: SocketAddr) -> Result<Self, ServiceError> {
        Self::with_patience(service, address, Patience::default())
    }

    pub(super) fn with_patience(
        service: Service,
        address: SocketAddr,
        patience: Patience,
    ) -> Result<Self, ServiceError> {
        if !address.ip().is_loopback() {
            return Err(ServiceError::NotLoopback(address));
        }
        let (listener, address) = listen(address).map_err(|source| ServiceError::Bind { address, source })?;
        let workers = thread::available_parallelism().map_or(4, usize::from).clamp(4, 16);
        let lines = Lines::open(workers).map_err(ServiceError::Inner)?;
        let seats = Seats::new(CONNECTION_LIMIT);
        let stopped = AtomicBool::new(false);
        Ok(Self { service, listener, address, lines, workers, seats, patience, stopped })
    }

    /// The address with the port that was taken.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until [`stop`](Self::stop) is called from another thread.
    pub fn run(&self) {
        thread::scope(|workers| {
            for _ in 0..self.workers {
                workers.spawn(|| self.work());
            }
            thread::scope(|connections| {
                self.accept(connections);
                self.seats.close_all();
            });
            for _ in 0..self.workers {
                self.lines.stop_worker();
            }
        });
    }

    /// Ends [`run`](Self::run): what is being answered is finished, all connections are closed.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the accept loop; if it fails, the loop is awake already.
        let _ = TcpStream::connect(self.address);
    }

    /// Unlike tiny_http's, this loop outlives errors, above all too many open files.
    fn accept<'scope>(&'scope self, connections: &'scope Scope<'scope, '_>) {
        while !self.stopped.load(Ordering::SeqCst) {
            if let Ok((stream, _)) = self.listener.accept() {
                self.admit(stream, connections);
            } else {
                self.seats.make_room();
                thread::sleep(Duration::from_millis(20));
            }
        }
    }

    fn admit<'scope>(&'scope self, stream: TcpStream, connections: &'scope Scope<'scope, '_>) {
        let stream = Arc::new(stream);
        let Some(seat) = self.seats.take(&stream) else {
            return turn_away(&stream);
        };
        let client = Arc::clone(&stream);
        let thread = thread::Builder::new().name("connection".into());
        if thread.spawn_scoped(connections, move || self.attend(&client, &seat)).is_err() {
            turn_away(&stream);
        }
    }

    fn attend(&self, stream: &TcpStream, seat: &Seat<'_>) {
        Connection { stream, seat, patience: self.patience }.serve(&self.lines);
    }

    fn work(&self) {
        while let Some(request) = self.lines.next_request() {
            self.answer(request);
        }
    }

    fn answer(&self, mut request: tiny_http::Request) {
        let mut body = Vec::new();
        // The gate has bounded the body; this bound holds without it.
        let read = request.as_reader().take(BODY_LIMIT as u64 + 1).read_to_end(&mut body);
        let response = match read {
            Ok(_) => catch_unwind(AssertUnwindSafe(|| self.route(&request, &body))),
            Err(error) => Err(Box::new(error) as _),
        };
        // An error here is the gate's line breaking, which the gate sees and reports.
        let _ = request.respond(framed(response.unwrap_or_else(|_| internal_error())));
    }

    fn route(&self, request: &tiny_http::Request, body: &[u8]) -> Response {
        let headers = request.headers().iter();
        let headers: Vec<(String, String)> =
            headers.map(|header| (header.field.to_string(), header.value.to_string())).collect();
        let method = request.method().as_str();
        route(&self.service, &Request { method, target: request.url(), headers: &headers, body })
    }
}

/// A listening socket whose connections send without delay.
///
/// `TCP_NODELAY` is inherited by accepted sockets. tiny_http writes a response in pieces; without
/// the option, Nagle's algorithm keeps back the second until the client's delayed acknowledgement:
/// tiny_http alone, a page of 21.5 KB, 32 connections, two cores: 697 requests/s and a median of
/// 44 ms without it, 26,454 and 0.8 ms with it. Here the gate writes a response at once, and only
/// one that the socket's buffer does not hold comes in pieces.
fn listen(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    socket.set_tcp_nodelay(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    let listener = TcpListener::from(socket);
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Says 503 to a client for whom there is no seat; a fresh socket takes that much at once.
fn turn_away(mut stream: &TcpStream) {
    let _ = io::Write::write(&mut stream, &refusal(&overloaded()));
}

/// The answer when our own code panics: the worker lives on.
fn internal_error() -> Response {
    let problem = Problem::new(
        &problem::INTERNAL,
        "Le service a rencontré une erreur qu'il n'avait pas prévue ; le journal du service en dit plus.",
        "The service met an error that it did not foresee; its log says more.",
    );
    with_security_headers(problem.response(crate::features::Language::Fr))
}
