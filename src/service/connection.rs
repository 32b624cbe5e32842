//! One client's connection: reads whole, sound requests within bounds of size and time, passes
//! each on, and writes the answer.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::head::{self, HEAD_LIMIT, Head};
use super::lines::{Lines, framed};
use super::message::Response;
use super::problem::{self, Problem};
use super::route::with_security_headers;
use super::seats::Seat;
use crate::features::Language;

/// How long the service waits for its clients.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// For the first byte of a request.
    pub(super) idle: Duration,
    /// For the rest of it, head and body, from its first byte.
    pub(super) request: Duration,
    /// For the client to take the answer.
    pub(super) answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            idle: Duration::from_secs(30),
            request: Duration::from_secs(10),
            answer: Duration::from_secs(30),
        }
    }
}

/// Why a connection ends before its next request was whole.
enum End {
    /// The client left, or said nothing for too long: there is nobody to answer.
    Silent,
    /// The request is refused, and where the next one would begin is not known.
    Refused(Problem),
}

/// A connection in its seat.
pub(super) struct Connection<'a> {
    pub(super) stream: &'a TcpStream,
    pub(super) seat: &'a Seat<'a>,
    pub(super) patience: Patience,
}

impl Connection<'_> {
    /// Serves requests until the client leaves, asks to close or is refused.
    pub(super) fn serve(&self, lines: &Lines) {
        let mut received = Vec::new();
        loop {
            self.seat.wait();
            match self.read_request(&mut received) {
                Ok((head, request)) => {
                    self.seat.answer();
                    let answer = lines.exchange(&request, head.is_head_request);
                    self.seat.wait();
                    let Ok(answer) = answer else {
                        return self.refuse(&overloaded());
                    };
                    if self.write_answer(answer, head.keeps_alive).is_err() || !head.keeps_alive {
                        return;
                    }
                }
                Err(End::Refused(problem)) => return self.refuse(&problem),
                Err(End::Silent) => return,
            }
        }
    }

    /// The next request, head and body; what follows it stays in `received`.
    fn read_request(&self, received: &mut Vec<u8>) -> Result<(Head, Vec<u8>), End> {
        if received.is_empty() {
            self.read_more(received, Instant::now() + self.patience.idle).map_err(|_| End::Silent)?;
        }
        let deadline = Instant::now() + self.patience.request;
        let head_end = self.read_head(received, deadline)?;
        let mut head = head::parse(&received[..head_end]).map_err(End::Refused)?;
        received.drain(..head_end);
        if head.awaits_continue && received.len() < head.body_length {
            self.write(b"HTTP/1.1 100 Continue\r\n\r\n").map_err(|_| End::Silent)?;
        }
        while received.len() < head.body_length {
            self.read_more(received, deadline).map_err(|error| End::while_sending(&error))?;
        }
        let mut request = std::mem::take(&mut head.forwarded);
        request.extend(received.drain(..head.body_length));
        Ok((head, request))
    }

    /// Reads until the head is there, and returns where it ends.
    fn read_head(&self, received: &mut Vec<u8>, deadline: Instant) -> Result<usize, End> {
        loop {
            // RFC 9112, 2.2: empty lines before a request are passed over.
            while received.starts_with(b"\r\n") {
                received.drain(..2);
            }
            match received.windows(4).position(|window| window == b"\r\n\r\n") {
                Some(end) if end + 4 <= HEAD_LIMIT => return Ok(end + 4),
                None if received.len() <= HEAD_LIMIT => {}
                _ => return Err(End::Refused(head::too_long())),
            }
            self.read_more(received, deadline).map_err(|error| End::while_sending(&error))?;
        }
    }

    /// Reads what is there, at least one byte, before the deadline.
    fn read_more(&self, received: &mut Vec<u8>, deadline: Instant) -> io::Result<()> {
        let mut piece = [0; 8 * 1024];
        self.stream.set_read_timeout(Some(time_left(deadline)?))?;
        let mut stream = self.stream;
        match stream.read(&mut piece)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                received.extend_from_slice(&piece[..count]);
                Ok(())
            }
        }
    }

    fn write_answer(&self, mut answer: Vec<u8>, keeps_alive: bool) -> io::Result<()> {
        if !keeps_alive {
            say_close(&mut answer);
        }
        self.write(&answer)
    }

    /// Writes all of it before the answer's deadline: a write time-out alone would start anew with
    /// each byte that the client takes.
    fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        let deadline = Instant::now() + self.patience.answer;
        let mut stream = self.stream;
        while !bytes.is_empty() {
            self.stream.set_write_timeout(Some(time_left(deadline)?))?;
            match stream.write(bytes)? {
                0 => return Err(io::ErrorKind::WriteZero.into()),
                count => bytes = &bytes[count..],
            }
        }
        Ok(())
    }

    /// Says why, then closes.
    fn refuse(&self, problem: &Problem) {
        if self.write(&refusal(problem)).is_ok() {
            self.linger();
        }
    }

    /// Takes what the client still sends, up to a bound, before the socket closes: closing with
    /// unread bytes resets the connection, and the client would lose the answer (RFC 9112, 9.6).
    fn linger(&self) {
        let deadline = Instant::now() + Duration::from_secs(1);
        let mut received = Vec::new();
        let mut taken = 0;
        let mut open = self.stream.shutdown(Shutdown::Write).is_ok();
        while open && taken < 4 << 20 {
            received.clear();
            open = self.read_more(&mut received, deadline).is_ok();
            taken += received.len();
        }
    }
}

impl End {
    /// An error in the midst of a request: too slow, or gone.
    fn while_sending(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => Self::Refused(Problem::new(
                &problem::TOO_SLOW,
                "La requête n'est pas arrivée entière à temps.",
                "The request did not arrive whole in time.",
            )),
            _ => Self::Silent,
        }
    }
}

fn time_left(deadline: Instant) -> io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// The service cannot take the request now.
pub(super) fn overloaded() -> Problem {
    Problem::new(
        &problem::OVERLOADED,
        "Toutes les places sont prises ; réessayez dans un instant.",
        "All seats are taken; try again in a moment.",
    )
    .with_header("Retry-After", "1")
}

/// A refusal as bytes, framed by tiny_http. It may come before any header was read: French.
pub(super) fn refusal(problem: &Problem) -> Vec<u8> {
    let response: Response = with_security_headers(problem.response(Language::Fr));
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = framed(response).raw_print(&mut bytes, tiny_http::HTTPVersion(1, 1), &[], false, None);
    say_close(&mut bytes);
    bytes
}

/// Adds `Connection: close`, which tiny_http leaves out, after the status line.
fn say_close(response: &mut Vec<u8>) {
    if let Some(end) = response.windows(2).position(|window| window == b"\r\n") {
        response.splice(end + 2..end + 2, *b"Connection: close\r\n");
    }
}
