//! The champion: the model artefact that scores, and all that scoring and explaining need beside it.

mod manifest;
mod reference;
mod store;

pub use manifest::{Manifest, Origin};
pub use reference::FeatureReference;
pub(crate) use reference::quantile;
pub use store::{Champion, ChampionError, ModelFiles, Opinion, Score, sha256};
