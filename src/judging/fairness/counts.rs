//! What is counted in a group of clients, and the rates that follow.

/// Clients of a group by outcome and opinion.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct GroupCounts {
    /// Repaid and granted.
    pub repaid_granted: u32,
    /// Repaid, and yet refused.
    pub repaid_refused: u32,
    /// Defaulted, and yet granted.
    pub defaulted_granted: u32,
    /// Defaulted and refused.
    pub defaulted_refused: u32,
    /// Sum over the clients of outcome (1 for a default) less estimated risk.
    pub unforeseen: f64,
}

/// A client as the counts see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// Whether the loan defaulted.
    pub defaulted: bool,
    /// Whether the opinion is unfavourable.
    pub refused: bool,
    /// Outcome less estimated risk.
    pub unforeseen: f64,
}

impl GroupCounts {
    /// Counts a client in.
    pub fn add(&mut self, client: Counted) {
        let count = match (client.defaulted, client.refused) {
            (false, false) => &mut self.repaid_granted,
            (false, true) => &mut self.repaid_refused,
            (true, false) => &mut self.defaulted_granted,
            (true, true) => &mut self.defaulted_refused,
        };
        *count += 1;
        self.unforeseen += client.unforeseen;
    }

    /// All clients.
    #[must_use]
    pub const fn clients(&self) -> u32 {
        self.repaid() + self.defaults()
    }

    /// Those who repaid.
    #[must_use]
    pub const fn repaid(&self) -> u32 {
        self.repaid_granted + self.repaid_refused
    }

    /// Those who defaulted.
    #[must_use]
    pub const fn defaults(&self) -> u32 {
        self.defaulted_granted + self.defaulted_refused
    }

    /// Share of defaults; NaN of nobody, as are the other rates.
    #[must_use]
    pub fn base_rate(&self) -> f64 {
        share(self.defaults(), self.clients())
    }

    /// Share of favourable opinions (`fairlearn`: selection rate).
    #[must_use]
    pub fn grant_rate(&self) -> f64 {
        share(self.repaid_granted + self.defaulted_granted, self.clients())
    }

    /// Share refused among those who repaid (`fairlearn`: false negative rate).
    #[must_use]
    pub fn false_refusals(&self) -> f64 {
        share(self.repaid_refused, self.repaid())
    }

    /// Share granted among those who defaulted (`fairlearn`: false positive rate).
    #[must_use]
    pub fn false_grants(&self) -> f64 {
        share(self.defaulted_granted, self.defaults())
    }

    /// Share of defaults less mean estimated risk: above 0 where the risk is underestimated.
    #[must_use]
    pub fn mean_unforeseen(&self) -> f64 {
        self.unforeseen / f64::from(self.clients())
    }
}

fn share(part: u32, whole: u32) -> f64 {
    f64::from(part) / f64::from(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_those_worked_by_hand() {
        let client = |defaulted, refused, risk: f64| Counted {
            defaulted,
            refused,
            unforeseen: f64::from(u8::from(defaulted)) - risk,
        };
        let mut counts = GroupCounts::default();
        for client in [
            client(false, false, 0.1),
            client(false, false, 0.1),
            client(false, true, 0.5),
            client(true, false, 0.2),
            client(true, true, 0.6),
        ] {
            counts.add(client);
        }
        assert_eq!((counts.clients(), counts.repaid(), counts.defaults()), (5, 3, 2));
        let rates = [counts.base_rate(), counts.grant_rate(), counts.false_refusals(), counts.false_grants()];
        let by_hand = [0.4, 0.6, 1.0 / 3.0, 0.5];
        assert!(rates.iter().zip(by_hand).all(|(rate, by_hand)| (rate - by_hand).abs() < 1e-15), "{rates:?}");
        // Two of five defaulted; the mean estimated risk is 1.5 / 5.
        assert!((counts.mean_unforeseen() - (0.4 - 0.3)).abs() < 1e-15);
        assert!(GroupCounts::default().grant_rate().is_nan());
    }
}
