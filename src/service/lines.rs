//! tiny_http, reachable only from this process, over a fixed number of lines.

use std::io::{self, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::{Condvar, Mutex, PoisonError};

use super::message::Response;

/// tiny_http's server, and the lines that lead to it.
pub(super) struct Lines {
    server: tiny_http::Server,
    free: Mutex<Free>,
    returned: Condvar,
}

struct Free {
    lines: Vec<UnixStream>,
    /// Lines that work, free or in use.
    working: usize,
}

impl Lines {
    /// Starts tiny_http and opens the lines; nobody else can open one afterwards.
    ///
    /// Its accept thread, which dies of any error, has then done all that it ever must.
    pub(super) fn open(count: usize) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("clairscore-").tempdir()?;
        let address = folder.path().join("http");
        let listener = UnixListener::bind(&address)?;
        let server = tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?;
        let lines = (0..count).map(|_| UnixStream::connect(&address)).collect::<io::Result<Vec<_>>>()?;
        let free = Mutex::new(Free { working: lines.len(), lines });
        Ok(Self { server, free, returned: Condvar::new() })
    }

    /// The next request that arrived; `None` when a worker was told to stop.
    pub(super) fn next_request(&self) -> Option<tiny_http::Request> {
        self.server.recv().ok()
    }

    /// Tells one worker to stop.
    pub(super) fn stop_worker(&self) {
        self.server.unblock();
    }

    /// Sends a whole request and returns the whole response as it was framed.
    ///
    /// The line is free again before the response goes to the client: a client that reads slowly
    /// keeps no worker.
    pub(super) fn exchange(&self, request: &[u8], is_head_request: bool) -> io::Result<Vec<u8>> {
        let mut line = self.take()?;
        let response = line.write_all(request).and_then(|()| read_response(&mut line, is_head_request));
        self.give_back(response.is_ok().then_some(line));
        response
    }

    fn take(&self) -> io::Result<UnixStream> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let none = |free: &mut Free| free.lines.is_empty() && free.working > 0;
        let mut free = self.returned.wait_while(free, none).unwrap_or_else(PoisonError::into_inner);
        free.lines.pop().ok_or_else(|| io::Error::other("no line to tiny_http is left"))
    }

    fn give_back(&self, line: Option<UnixStream>) {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = line {
            free.lines.push(line);
            // One line serves one connection: waking them all costs a quarter of the throughput.
            self.returned.notify_one();
        } else {
            free.working -= 1;
            self.returned.notify_all();
        }
    }
}

fn read_response(line: &mut UnixStream, is_head_request: bool) -> io::Result<Vec<u8>> {
    let mut response = Vec::new();
    let mut end = None;
    let mut piece = [0; 16 * 1024];
    while end.is_none_or(|end| response.len() < end) {
        let count = line.read(&mut piece)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        response.extend_from_slice(&piece[..count]);
        end = end.or_else(|| response_end(&response, is_head_request));
    }
    Ok(response)
}

/// Where a response ends, once its head is there. All have a `Content-Length`: see [`framed`].
fn response_end(response: &[u8], is_head_request: bool) -> Option<usize> {
    let head_end = response.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&response[..head_end]);
    let status = head.split(' ').nth(1)?;
    if is_head_request || matches!(status, "204" | "304") {
        return Some(head_end);
    }
    let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
    Some(head_end + length.and_then(|length| length.parse::<usize>().ok()).unwrap_or(0))
}

/// A response as tiny_http frames it: never chunked, so that its length is known.
pub(super) fn framed(response: Response) -> tiny_http::Response<io::Cursor<Vec<u8>>> {
    let headers = response.headers.iter();
    let headers = headers
        .filter_map(|(name, value)| tiny_http::Header::from_bytes(name.as_bytes(), value.as_bytes()).ok());
    let length = response.body.len();
    let status = tiny_http::StatusCode(response.status);
    let body = io::Cursor::new(response.body);
    tiny_http::Response::new(status, headers.collect(), body, Some(length), None)
        .with_chunked_threshold(usize::MAX)
}
