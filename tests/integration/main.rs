//! Everything that is tested from outside the crate, in one binary.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bad_tables;
mod drift;
mod explain;
mod generations;
mod house;
#[expect(clippy::float_cmp, reason = "the same to the bit is what is tested")]
mod linear_champion;
mod one_way;
mod reasons;
mod recourse;
mod registry;
mod served;
mod simulation;
mod tracking;
mod training;
mod whole_way;
