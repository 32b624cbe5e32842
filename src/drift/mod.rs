//! How far the clients to score have moved from the clients that the model learnt from.

mod psi;

pub use psi::{binned_shares, population_stability_index};
