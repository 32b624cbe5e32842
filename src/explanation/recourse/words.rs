//! Options and room in sentences that an adviser can read aloud. Every option says that it is no commitment.

use super::moves::{Amounts, Move};
use crate::features::Language::{self, En, Fr};
use crate::features::{WhatIf, number};

/// An option in a few words.
pub(super) fn title(moves: &[Move], revolving: bool, language: Language) -> String {
    let parts: Vec<&str> = moves.iter().map(|of| name(*of, revolving, language)).collect();
    let joined = parts.join(" + ");
    let mut letters = joined.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

const fn name(of: Move, revolving: bool, language: Language) -> &'static str {
    match (of, language) {
        (Move::SmallerProject, Fr) if revolving => "un plafond plus bas",
        (Move::SmallerProject, En) if revolving => "a lower limit",
        (Move::SmallerProject, Fr) => "un crédit plus petit",
        (Move::SmallerProject, En) => "a smaller credit",
        (Move::Contribution, Fr) => "un apport personnel",
        (Move::Contribution, En) => "a down payment",
        (Move::LongerDuration, Fr) => "une durée plus longue",
        (Move::LongerDuration, En) => "a longer duration",
        (Move::ShorterDuration, Fr) => "une durée plus courte",
        (Move::ShorterDuration, En) => "a shorter duration",
        (Move::Document3, Fr) => "le document n°\u{a0}3",
        (Move::Document3, En) => "document no. 3",
        (Move::HomePhone, Fr) => "un numéro de téléphone fixe",
        (Move::HomePhone, En) => "a home phone number",
        (Move::WorkPhone, Fr) => "un numéro de téléphone professionnel",
        (Move::WorkPhone, En) => "a work phone number",
        (Move::Email, Fr) => "une adresse électronique",
        (Move::Email, En) => "an e-mail address",
    }
}

/// An option in a sentence.
pub(super) fn sentence(moves: &[Move], own: &WhatIf, then: &WhatIf, language: Language) -> String {
    let mut clauses = Vec::new();
    let change = AmountChange { moves, own: Amounts::of(own), then: Amounts::of(then) };
    if moves.iter().any(|of| of.is_economic()) {
        clauses.push(if own.is_revolving() { change.limit(language) } else { change.clause(language) });
    }
    if moves.contains(&Move::Document3) {
        clauses.push(
            match language {
                Fr => "vous aviez fourni le document n°\u{a0}3",
                En => "you had provided document no. 3",
            }
            .to_owned(),
        );
    }
    let given: Vec<&str> = [Move::HomePhone, Move::WorkPhone, Move::Email]
        .into_iter()
        .filter(|of| moves.contains(of))
        .map(|of| name(of, false, language))
        .collect();
    if !given.is_empty() {
        clauses.push(match language {
            Fr => format!("vous aviez donné {}", given.join(" et ")),
            En => format!("you had given {}", given.join(" and ")),
        });
    }
    match language {
        Fr => format!(
            "Si {}, le modèle aurait donné un avis favorable\u{202f}; ce n’est pas un engagement.",
            clauses.join(", et si ")
        ),
        En => format!(
            "If {}, the model would have given a favourable opinion; this is not a commitment.",
            clauses.join(", and if ")
        ),
    }
}

/// The sums that change, with the moves that change them.
struct AmountChange<'a> {
    moves: &'a [Move],
    own: Amounts,
    then: Amounts,
}

impl AmountChange<'_> {
    fn has(&self, of: Move) -> bool {
        self.moves.contains(&of)
    }

    fn clause(&self, language: Language) -> String {
        let repayment = self.repayment(language);
        if !self.has(Move::SmallerProject) && !self.has(Move::Contribution) {
            return match language {
                Fr => format!("vous aviez demandé le même crédit {repayment}"),
                En => format!("you had asked for the same credit {repayment}"),
            };
        }
        let (credit, own) = (money(self.then.credit, language), money(self.own.credit, language));
        let how = self.how(language);
        match language {
            Fr => format!("vous aviez demandé un crédit de {credit} au lieu de {own}{how}, {repayment}"),
            En => format!("you had asked for a credit of {credit} instead of {own}{how}, {repayment}"),
        }
    }

    /// A revolving loan is a limit, without goods or an end.
    fn limit(&self, language: Language) -> String {
        let [then, own] = [self.then.credit, self.own.credit].map(|sum| money(sum, language));
        match language {
            Fr => format!("vous aviez demandé un plafond de {then} au lieu de {own}"),
            En => format!("you had asked for a limit of {then} instead of {own}"),
        }
    }

    /// Through cheaper goods, a down payment, or both.
    fn how(&self, language: Language) -> String {
        let cheaper = self.has(Move::SmallerProject) && self.own.goods_price > 0.0;
        let [then, own] = [self.then.goods_price, self.own.goods_price].map(|sum| money(sum, language));
        let goods = match language {
            _ if !cheaper => String::new(),
            Fr => format!(", pour un bien à {then} au lieu de {own}"),
            En => format!(", for goods costing {then} instead of {own}"),
        };
        // What the goods then cost would have been financed in the same proportion.
        let financed = self.own.credit * self.then.goods_price / self.own.goods_price;
        let paid = money(financed - self.then.credit, language);
        match language {
            _ if !self.has(Move::Contribution) => goods,
            Fr => format!("{goods}, en payant vous-même {paid} de plus"),
            En => format!("{goods}, paying {paid} more yourself"),
        }
    }

    fn repayment(&self, language: Language) -> String {
        let [then, own] = [self.then.annuity, self.own.annuity].map(|sum| money(sum, language));
        let sums = match language {
            _ if self.own.annuity.is_nan() => String::new(),
            Fr => format!(" (chaque échéance\u{202f}: {then} au lieu de {own})"),
            En => format!(" (each repayment: {then} instead of {own})"),
        };
        let duration = match (self.has(Move::LongerDuration), self.has(Move::ShorterDuration), language) {
            (true, _, Fr) => "sur une durée plus longue",
            (true, _, En) => "over a longer time",
            (_, true, Fr) => "sur une durée plus courte",
            (_, true, En) => "over a shorter time",
            (false, false, Fr) => "à durée égale",
            (false, false, En) => "over the same time",
        };
        format!("{duration}{sums}")
    }
}

fn money(sum: f64, language: Language) -> String {
    number(sum, 0, language)
}

/// Said of an option that only completes the file.
pub(super) fn caution(language: Language) -> String {
    match language {
        Fr => "Cela complète le dossier sans changer ce que vous pouvez rembourser\u{202f}: le modèle y réagit d’après les dossiers passés, au conseiller d’en juger.",
        En => "This completes the file without changing what you can repay: the model reacts to it because of past files, and the adviser is to judge.",
    }
    .to_owned()
}

/// Nothing was found.
pub(super) fn none_found(revolving: bool, language: Language) -> String {
    match language {
        Fr if revolving => "Aucun changement que vous pourriez faire vous-même n’a été trouvé qui aurait donné un avis favorable\u{202f}: ni un plafond plus bas (jusqu’à la moitié), ni une pièce de plus au dossier.",
        En if revolving => "No change that you could make yourself was found that would have given a favourable opinion: not a lower limit (down to half) or a further document.",
        Fr => "Aucun changement que vous pourriez faire vous-même n’a été trouvé qui aurait donné un avis favorable\u{202f}: ni un crédit plus petit (jusqu’à la moitié), ni un apport, ni une autre durée, ni une pièce de plus au dossier.",
        En => "No change that you could make yourself was found that would have given a favourable opinion: not a smaller credit (down to half), a down payment, another duration or a further document.",
    }
    .to_owned()
}

/// How much room a favourable opinion leaves.
pub(super) fn room(
    (own, revolving): (f64, bool),
    up_to: f64,
    unfavourable_from: Option<f64>,
    language: Language,
) -> String {
    let [own_said, up_to_said] = [own, up_to].map(|sum| money(sum, language));
    let (what, the, a) = match (revolving, language) {
        (true, Fr) => ("Le plafond", "le plafond", "un plafond"),
        (true, En) => ("The limit", "the limit", "a limit"),
        (false, Fr) => ("À durée égale, le crédit", "le crédit", "à durée égale, un crédit"),
        (false, En) => ("Over the same time, the credit", "the credit", "over the same time, a credit"),
    };
    match (unfavourable_from, language) {
        (Some(from), Fr) if up_to <= own => format!(
            "Il ne reste pas de marge sur le montant\u{202f}: {a} de {} au lieu de {own_said} aurait reçu un avis défavorable.",
            money(from, Fr)
        ),
        (Some(from), En) if up_to <= own => format!(
            "There is no room left on the amount: {a} of {} instead of {own_said} would have received an unfavourable opinion.",
            money(from, En)
        ),
        (Some(from), Fr) => format!(
            "{what} aurait pu aller jusqu’à {up_to_said} au lieu de {own_said}\u{202f}; à {}, l’avis serait devenu défavorable. Ce n’est pas un engagement.",
            money(from, Fr)
        ),
        (Some(from), En) => format!(
            "{what} could have gone up to {up_to_said} instead of {own_said}; at {}, the opinion would have become unfavourable. This is not a commitment.",
            money(from, En)
        ),
        (None, Fr) if up_to <= own => {
            format!(
                "Aucun montant plus élevé n’a été essayé\u{202f}: {the}, ou l’échéance rapportée aux revenus, sortirait de ce qui est habituel."
            )
        }
        (None, En) if up_to <= own => {
            format!(
                "No higher amount was tried: {the}, or the repayment compared with income, would go beyond what is usual."
            )
        }
        (None, Fr) => format!(
            "{what} aurait pu aller au moins jusqu’à {up_to_said} au lieu de {own_said} sans que l’avis change\u{202f}; rien n’a été essayé au-delà. Ce n’est pas un engagement."
        ),
        (None, En) => format!(
            "{what} could have gone up to at least {up_to_said} instead of {own_said} without changing the opinion; nothing was tried beyond. This is not a commitment."
        ),
    }
}
