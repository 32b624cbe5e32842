//! What only a socket can show.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use super::{KNOWN, LARGE, PANICS, service};
use crate::service::connection::Patience;
use crate::service::{Server, ServiceError};

const SHORT: Duration = Duration::from_millis(300);

/// Runs a server on a free port while `test` talks to it.
fn with_server(patience: Patience, test: impl FnOnce(SocketAddr)) {
    struct Stop<'a>(&'a Server);
    impl Drop for Stop<'_> {
        fn drop(&mut self) {
            self.0.stop();
        }
    }
    let server = Server::with_patience(service(), "127.0.0.1:0".parse().unwrap(), patience).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| server.run());
        let _stop = Stop(&server);
        test(server.address());
    });
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream
}

fn send(stream: &mut TcpStream, request: &str) {
    stream.write_all(request.as_bytes()).unwrap();
}

/// One response with its head, of a length that the head tells.
fn receive(stream: &mut TcpStream) -> String {
    let mut received = Vec::new();
    let mut byte = [0];
    while !received.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        received.extend(byte);
    }
    let head = String::from_utf8(received).unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
    let mut body = vec![0; length.unwrap().parse().unwrap()];
    stream.read_exact(&mut body).unwrap();
    head + &String::from_utf8(body).unwrap()
}

/// The status of a request on a connection of its own, which the server then closes.
fn status_then_close(address: SocketAddr, request: &str) -> u16 {
    let mut stream = connect(address);
    send(&mut stream, request);
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(response.contains("\r\nConnection: close\r\n"), "{response}");
    response.split(' ').nth(1).unwrap().parse().unwrap()
}

fn page() -> String {
    "GET /fr/ HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned()
}

fn score(client: i64) -> String {
    let body = format!("{{\"sk_id_curr\": {client}}}");
    let length = body.len();
    format!(
        "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

#[test]
fn a_page_and_a_score_come_over_one_connection() {
    with_server(Patience::default(), |address| {
        let mut stream = connect(address);
        send(&mut stream, &page());
        assert!(receive(&mut stream).ends_with("<h1>Accueil</h1>"));
        send(&mut stream, &score(KNOWN));
        assert!(receive(&mut stream).contains("\"points_shown\":519"));
        // Pipelined: both answers, in order.
        send(&mut stream, &(page() + &score(1)));
        assert!(receive(&mut stream).starts_with("HTTP/1.1 200 "));
        assert!(receive(&mut stream).starts_with("HTTP/1.1 404 "));
    });
}

#[test]
fn head_and_304_leave_the_connection_in_step() {
    with_server(Patience::default(), |address| {
        let mut stream = connect(address);
        send(&mut stream, &page());
        let first = receive(&mut stream);
        let tag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        let head = "HEAD /fr/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
        let known = format!("GET /fr/ HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {tag}\r\n\r\n");
        let last = "GET /fr/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        send(&mut stream, &format!("{head}{known}{last}"));
        let mut rest = String::new();
        stream.read_to_string(&mut rest).unwrap();
        let statuses: Vec<_> = rest.lines().filter(|line| line.starts_with("HTTP/1.1 ")).collect();
        assert_eq!(statuses, ["HTTP/1.1 200 OK", "HTTP/1.1 304 Not Modified", "HTTP/1.1 200 OK"]);
        assert_eq!(rest.matches("<h1>").count(), 1);
    });
}

#[test]
fn a_panic_is_answered_and_the_workers_live_on() {
    with_server(Patience::default(), |address| {
        let mut stream = connect(address);
        for _ in 0..20 {
            send(&mut stream, &score(PANICS));
            let response = receive(&mut stream);
            assert!(
                response.starts_with("HTTP/1.1 500 ") && response.contains("urn:clairscore:problem:internal")
            );
        }
        send(&mut stream, &score(KNOWN));
        assert!(receive(&mut stream).starts_with("HTTP/1.1 200 "));
    });
}

#[test]
fn what_tiny_http_alone_would_take_is_refused() {
    let long = "a".repeat(70_000);
    let cases = [
        (431, format!("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {long}\r\n\r\n")),
        (431, format!("GET /{long} HTTP/1.1\r\nHost: localhost\r\n\r\n")),
        (400, "GET / HTTP/1.1\r\n\r\n".to_owned()),
        (400, "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}".to_owned()),
        (400, "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}".to_owned()),
        (413, "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999999\r\n\r\n".to_owned()),
        (411, "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".to_owned()),
        (400, "\0\u{1}\u{2}\r\n\r\n".to_owned()),
    ];
    with_server(Patience::default(), |address| {
        for (status, request) in &cases {
            assert_eq!(status_then_close(address, request), *status, "{request:.90}");
        }
        let body = " ".repeat((4 << 20) + 1);
        let oversize = format!(
            "POST /api/v1/score HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        assert_eq!(status_then_close(address, &oversize), 413);
        assert_eq!(status_then_close(address, "GET /fr/ HTTP/1.0\r\nHost: localhost\r\n\r\n"), 200);
    });
}

#[test]
fn a_body_is_asked_for_when_the_client_waits_to_be_asked() {
    with_server(Patience::default(), |address| {
        let mut stream = connect(address);
        let request = score(KNOWN).replace("Content-Type", "Expect: 100-continue\r\nContent-Type");
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        send(&mut stream, &format!("{head}\r\n\r\n"));
        let mut asked = [0; 25];
        stream.read_exact(&mut asked).unwrap();
        assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
        send(&mut stream, body);
        assert!(receive(&mut stream).starts_with("HTTP/1.1 200 "));
    });
}

#[test]
fn three_hundred_idle_connections_and_slow_readers_do_not_keep_the_service_from_answering() {
    with_server(Patience::default(), |address| {
        let idle: Vec<TcpStream> = (0..300).map(|_| connect(address)).collect();
        // More of these than there can be workers; they ask and never read.
        let deaf: Vec<TcpStream> = (0..20)
            .map(|_| {
                let mut stream = connect(address);
                send(&mut stream, "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
                stream
            })
            .collect();
        let started = Instant::now();
        let mut stream = connect(address);
        send(&mut stream, &score(KNOWN));
        assert!(receive(&mut stream).starts_with("HTTP/1.1 200 "));
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
        drop((idle, deaf));
    });
}

#[test]
fn large_pages_and_bodies_up_to_the_limit_pass_whole() {
    with_server(Patience::default(), |address| {
        let mut stream = connect(address);
        let body = format!("{{\"sk_id_curr\": {KNOWN}}}{}", " ".repeat((4 << 20) - 22));
        assert_eq!(body.len(), 4 << 20);
        let whole = score(KNOWN);
        let (head, _) = whole.split_once("Content-Length").unwrap();
        send(&mut stream, &format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()));
        assert!(receive(&mut stream).starts_with("HTTP/1.1 200 "));
        send(&mut stream, "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assert!(receive(&mut stream).len() > LARGE);
    });
}

#[test]
fn a_client_that_says_nothing_or_stops_midway_is_let_go() {
    let patience = Patience { idle: SHORT, request: SHORT, answer: SHORT };
    with_server(patience, |address| {
        let mut silent = connect(address);
        let mut nothing = Vec::new();
        assert_eq!(silent.read_to_end(&mut nothing).unwrap(), 0);
        assert_eq!(status_then_close(address, "GET / HTTP/1.1\r\nHo"), 408);
        let whole = score(KNOWN);
        assert_eq!(status_then_close(address, &whole[..whole.len() - 1]), 408);
        // A byte now and then does not buy more time.
        let mut dripping = connect(address);
        let started = Instant::now();
        while dripping.write_all(b"G").is_ok() && started.elapsed() < SHORT * 10 {
            thread::sleep(SHORT / 10);
        }
        assert!(started.elapsed() < SHORT * 10, "the connection is closed all the same");
    });
}

#[test]
fn only_a_loopback_address_is_bound_and_a_taken_one_is_named() {
    let refused = Server::bind(service(), "0.0.0.0:0".parse().unwrap()).err().unwrap();
    assert!(
        matches!(refused, ServiceError::NotLoopback(_)) && refused.to_string().contains("bind 127.0.0.1")
    );
    let server = Server::bind(service(), "127.0.0.1:0".parse().unwrap()).unwrap();
    let taken = Server::bind(service(), server.address()).err().unwrap();
    assert!(taken.to_string().contains(&server.address().to_string()), "{taken}");
}
