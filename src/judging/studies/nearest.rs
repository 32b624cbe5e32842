//! How the nearest of many clients fared: a k-d tree over places of a few coordinates.

use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::ops::Range;

/// Coordinates of a client.
pub(super) type Place = [f64; 4];

/// Clients of a leaf, at most.
const LEAF: usize = 32;

/// Clients with known outcomes, among whom the nearest are looked for.
pub(super) struct Neighbourhood {
    /// In the order of the tree's leaves.
    clients: Vec<Client>,
    /// The root first.
    boxes: Vec<Bounds>,
}

#[derive(Clone, Copy)]
struct Client {
    place: Place,
    row: u32,
    outcome: bool,
}

/// The clients of a range, and the box in which they lie.
struct Bounds {
    low: Place,
    high: Place,
    clients: Range<usize>,
    halves: Option<[usize; 2]>,
}

impl Neighbourhood {
    /// The clients of some rows; `places` and `outcomes` are those of all rows, and finite.
    pub(super) fn of(rows: &[usize], places: &[Place], outcomes: &[bool]) -> Self {
        let client = |&row: &usize| Client { place: places[row], row: row as u32, outcome: outcomes[row] };
        let mut clients: Vec<Client> = rows.iter().map(client).collect();
        let mut boxes = Vec::new();
        split(&mut clients, 0, &mut boxes);
        Self { clients, boxes }
    }

    /// The share in difficulty among the `k` nearest to a place, by Euclidean distance, the first row among equals;
    /// among all where there are fewer, and missing where there is none.
    pub(super) fn mean_of_nearest(&self, place: &Place, k: usize) -> f64 {
        let mut nearest = Nearest { k, found: BinaryHeap::with_capacity(k + 1) };
        if !self.clients.is_empty() && k > 0 {
            self.look(0, place, &mut nearest);
        }
        let bad = nearest.found.iter().filter(|(_, _, outcome)| *outcome).count();
        bad as f64 / nearest.found.len() as f64
    }

    fn look(&self, at: usize, place: &Place, nearest: &mut Nearest) {
        let own = &self.boxes[at];
        let Some(halves) = own.halves else {
            for client in &self.clients[own.clients.clone()] {
                nearest.take(squared_distance(place, &client.place), client);
            }
            return;
        };
        let [a, b] = halves.map(|half| (self.boxes[half].squared_distance(place), half));
        let (near, far) = if b.0 < a.0 { (b, a) } else { (a, b) };
        for (distance, half) in [near, far] {
            if distance <= nearest.reach() {
                self.look(half, place, nearest);
            }
        }
    }
}

/// Lays the clients out in halves of halves, each parted where they are spread widest; gives the box of all.
fn split(clients: &mut [Client], first: usize, boxes: &mut Vec<Bounds>) -> usize {
    let (mut low, mut high) = ([f64::INFINITY; 4], [f64::NEG_INFINITY; 4]);
    for client in clients.iter() {
        for (axis, number) in client.place.iter().enumerate() {
            low[axis] = low[axis].min(*number);
            high[axis] = high[axis].max(*number);
        }
    }
    let at = boxes.len();
    boxes.push(Bounds { low, high, clients: first..first + clients.len(), halves: None });
    if clients.len() > LEAF {
        let width = |axis: &usize| high[*axis] - low[*axis];
        let axis = (0..4).max_by(|a, b| width(a).total_cmp(&width(b))).unwrap_or_default();
        let middle = clients.len() / 2;
        clients.select_nth_unstable_by(middle, |a, b| {
            a.place[axis].total_cmp(&b.place[axis]).then(a.row.cmp(&b.row))
        });
        let (left, right) = clients.split_at_mut(middle);
        boxes[at].halves = Some([split(left, first, boxes), split(right, first + middle, boxes)]);
    }
    at
}

fn squared_distance(a: &Place, b: &Place) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

impl Bounds {
    /// From a place to the nearest point of the box.
    fn squared_distance(&self, place: &Place) -> f64 {
        let mut inside = *place;
        for (number, (low, high)) in inside.iter_mut().zip(self.low.iter().zip(&self.high)) {
            *number = number.clamp(*low, *high);
        }
        squared_distance(place, &inside)
    }
}

/// The nearest so far, the farthest of them on top.
struct Nearest {
    k: usize,
    /// Distance (the bits of a number that is not negative rise with it), row and outcome.
    found: BinaryHeap<(u64, u32, bool)>,
}

impl Nearest {
    /// The distance beyond which nobody counts.
    fn reach(&self) -> f64 {
        let full = self.found.len() == self.k;
        self.found.peek().filter(|_| full).map_or(f64::INFINITY, |farthest| f64::from_bits(farthest.0))
    }

    fn take(&mut self, distance: f64, client: &Client) {
        let new = (distance.to_bits(), client.row, client.outcome);
        if self.found.len() < self.k {
            self.found.push(new);
        } else if let Some(mut farthest) = self.found.peek_mut()
            && new < *farthest
        {
            *farthest = new;
            drop::<PeekMut<'_, _>>(farthest);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_tree_finds_whom_comparing_all_finds(
            // Few different coordinates, so that many are equally far.
            cells in prop::collection::vec((prop::array::uniform4(0u8..6), any::<bool>()), 1..300),
            k in 1usize..40,
        ) {
            let places: Vec<Place> = cells.iter().map(|(place, _)| place.map(f64::from)).collect();
            let outcomes: Vec<bool> = cells.iter().map(|(_, outcome)| *outcome).collect();
            let rows: Vec<usize> = (0..places.len()).filter(|row| row % 7 != 3).collect();
            let tree = Neighbourhood::of(&rows, &places, &outcomes);
            for place in &places {
                let mut all: Vec<(u64, usize)> =
                    rows.iter().map(|&row| (squared_distance(place, &places[row]).to_bits(), row)).collect();
                all.sort_unstable();
                all.truncate(k);
                let bad = all.iter().filter(|(_, row)| outcomes[*row]).count() as f64;
                prop_assert_eq!(tree.mean_of_nearest(place, k).to_bits(), (bad / all.len() as f64).to_bits());
            }
        }
    }

    #[test]
    fn without_clients_there_is_no_mean() {
        assert!(Neighbourhood::of(&[], &[], &[]).mean_of_nearest(&[0.0; 4], 5).is_nan());
    }
}
