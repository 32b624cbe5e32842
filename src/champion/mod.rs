//! The champion: the model artefact that scores, and all that scoring and explaining need beside it.

mod manifest;
mod reference;
mod registry;
mod stability;
mod store;

pub use manifest::{Manifest, Origin};
pub use reference::FeatureReference;
pub(crate) use reference::quantile;
pub use registry::{Promotion, Registry, RegistryError};
pub use stability::MarginRange;
pub use store::{Champion, ChampionError, ModelFiles, Opinion, Score, sha256};
