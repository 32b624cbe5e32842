//! What would change an unfavourable opinion, and how much room a favourable one leaves.
//!
//! A client can ask for less, pay a part of the price, repay over another time and complete the file
//! ([`Move`]); income, age or a history cannot be changed and are never touched. Moves set the columns of
//! the application that the catalogue calls actionable, the features that follow are computed by the
//! catalogue's own functions ([`WhatIf`]), and sums stay within what is usual among granted loans.
//!
//! The search ([`search`]) is exhaustive: a bound on all that a set of moves can lead to either excludes it
//! or is split, so that where it ends without an option there is none, and what it finds is the cheapest.
//! Single moves come first, then pairs, then more, so that no option contains another one's moves. The
//! bounds come from what is left of the model when everything else about the client is fixed
//! ([`residual`]); an option is given only where the whole model, on the whole row, finds it favourable.

mod moves;
mod options;
mod plausible;
mod residual;
mod search;
mod words;

pub use moves::Move;
pub use options::{Advice, Change, ChangeOption, Recourse, Room};

#[cfg(test)]
mod tests;
