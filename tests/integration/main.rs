//! Everything that is tested from outside the crate, in one binary.

mod house;
mod whole_way;
