//! What candidates are called.

use crate::config::CandidateKind;
use crate::features::Bilingual;

/// A candidate's name, as a head.
#[must_use]
pub const fn candidate_name(kind: CandidateKind) -> Bilingual {
    match kind {
        CandidateKind::Dummy => Bilingual { fr: "Sans modèle", en: "No model" },
        CandidateKind::Logistic => Bilingual { fr: "Régression logistique", en: "Logistic regression" },
        CandidateKind::GlassBox => Bilingual { fr: "Modèle additif", en: "Additive model" },
        CandidateKind::Forest => Bilingual { fr: "Forêt aléatoire", en: "Random forest" },
        CandidateKind::Boosting => Bilingual { fr: "Gradient boosting", en: "Gradient boosting" },
    }
}
