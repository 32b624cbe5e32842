//! What templates see: words and numbers already written, places already measured.

mod card;
mod catalogue;
mod client;
mod drift;
mod evidence;
mod file_data;
mod groups;
mod importance;
mod input_places;
mod labels;
mod model;
mod named;
mod recourse;
mod scale;
mod similar;
mod sources;
mod sums;
mod table;
mod table_words;
mod text;
mod try_form;
mod values;
mod versions;
mod waterfall;
pub(super) mod words;

pub(super) use card::known_of_tables;
pub(super) use client::ClientView;
pub(super) use drift::{DriftView, HistoryView, Naming};
pub(super) use groups::{DimensionView, GroupView, GroupWords, GroupsView, LevelOf};
pub(super) use input_places::InputPlaces;
pub(super) use labels::Labels;
pub(super) use named::NamedView;
pub(super) use sums::check_sums;
pub(super) use text::ClientText;
pub(super) use try_form::TryView;
pub(super) use values::Depth;
