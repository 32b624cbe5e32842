//! The seats for open connections: a bound on their number, and who gives way.

use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a connection that was asked to give way may take to leave.
const LEAVING: Duration = Duration::from_secs(1);

/// All seats.
pub(super) struct Seats {
    limit: usize,
    table: Mutex<Table>,
    left: Condvar,
}

#[derive(Default)]
struct Table {
    next: u64,
    taken: BTreeMap<u64, Taken>,
}

struct Taken {
    stream: Arc<TcpStream>,
    /// Since when the connection waits for its client; `None` while it is being answered.
    waiting: Option<Instant>,
}

/// One seat; dropping it gives it back.
pub(super) struct Seat<'a> {
    seats: &'a Seats,
    number: u64,
}

impl Seats {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, table: Mutex::default(), left: Condvar::new() }
    }

    /// Takes a seat. When none is free, the connection that has waited longest for its client
    /// gives way; `None` when all are being answered.
    pub(super) fn take(&self, stream: &Arc<TcpStream>) -> Option<Seat<'_>> {
        let mut table = self.table();
        if table.taken.len() >= self.limit {
            table.ask_the_longest_waiting_to_leave();
            let full = |table: &mut Table| table.taken.len() >= self.limit;
            table =
                self.left.wait_timeout_while(table, LEAVING, full).unwrap_or_else(PoisonError::into_inner).0;
        }
        if table.taken.len() >= self.limit {
            return None;
        }
        let number = table.next;
        table.next += 1;
        let taken = Taken { stream: Arc::clone(stream), waiting: Some(Instant::now()) };
        table.taken.insert(number, taken);
        Some(Seat { seats: self, number })
    }

    /// Frees a file descriptor when the process has run out of them.
    pub(super) fn make_room(&self) {
        self.table().ask_the_longest_waiting_to_leave();
    }

    /// Ends every connection.
    pub(super) fn close_all(&self) {
        for taken in self.table().taken.values() {
            close(&taken.stream);
        }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn ask_the_longest_waiting_to_leave(&self) {
        let waiting = self.taken.values().filter_map(|taken| Some((taken.waiting?, &taken.stream)));
        if let Some((_, stream)) = waiting.min_by_key(|(since, _)| *since) {
            close(stream);
        }
    }
}

/// Wakes the connection's thread with an end of stream.
fn close(stream: &TcpStream) {
    // It fails only where the client has left, which is as good.
    let _ = stream.shutdown(Shutdown::Both);
}

impl Seat<'_> {
    /// The connection waits for its client from now on.
    pub(super) fn wait(&self) {
        self.set(Some(Instant::now()));
    }

    /// The connection is being answered and does not give way.
    pub(super) fn answer(&self) {
        self.set(None);
    }

    fn set(&self, waiting: Option<Instant>) {
        if let Some(taken) = self.seats.table().taken.get_mut(&self.number) {
            taken.waiting = waiting;
        }
    }
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.seats.table().taken.remove(&self.number);
        self.seats.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::net::TcpListener;

    #[test]
    fn the_longest_waiting_gives_way_and_whoever_is_answered_stays() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let connect = || {
            let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            (client, Arc::new(listener.accept().unwrap().0))
        };
        let seats = Seats::new(2);
        let ((_a, a), (_b, b), (_c, c)) = (connect(), connect(), connect());
        let first = seats.take(&a).unwrap();
        let second = seats.take(&b).unwrap();
        first.answer();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                // The end of stream is the sign to leave.
                assert_eq!((&*b).read(&mut [0]).unwrap(), 0);
                drop(second);
            });
            seats.take(&c).unwrap().answer();
        });
        assert_eq!(seats.table().taken.len(), 1, "only the one that is being answered stays");
    }
}
