//! The inputs before a model is fitted, the figures after, and the report of both.

use serde::{Deserialize, Serialize};

use super::bounds::Bounds;
use super::finding::Finding;
use super::input_auc::{Classes, InputAuc, strongest_inputs};
use super::order::Orders;
use super::ranked::of_every_input;
use super::shift::Shift;
use crate::learning::Problem;

/// Inputs shown.
const SHOWN: usize = 5;

/// What the inputs alone show, before any fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputScreen {
    /// The inputs that tell the outcome best alone, the strongest first.
    pub strongest: Vec<InputAuc>,
    /// What passes its bound.
    pub findings: Vec<Finding>,
}

/// Looks at every input of a problem alone, and at the order of the rows. `ids` holds `SK_ID_CURR` of every row.
#[must_use]
pub fn screen_inputs(problem: &Problem<'_>, ids: &[i64], bounds: &Bounds) -> InputScreen {
    let classes = Classes::new(problem.target);
    let orders = Orders::new(ids);
    let seen = of_every_input(&[problem.matrix], |input, ranked| {
        let feature = &problem.encoding.inputs[input].feature;
        (classes.of_input(problem.encoding, input, ranked), orders.like_an_id(feature, ranked, bounds))
    });
    let (aucs, like_ids): (Vec<_>, Vec<_>) = seen.into_iter().unzip();
    let aucs: Vec<InputAuc> = aucs.into_iter().flatten().collect();
    let telling = aucs.iter().filter(|input| input.passes(bounds.single_input, bounds.luck));
    let mut findings: Vec<Finding> = telling
        .map(|input| Finding::TellingInput {
            feature: input.feature.clone(),
            auc: input.auc,
            reading: input.reading,
            standard_error: input.standard_error,
            bound: bounds.single_input,
        })
        .collect();
    findings.extend(like_ids.into_iter().flatten());
    findings.extend(orders.that_tell_the_outcome(&classes, bounds));
    InputScreen { strongest: strongest_inputs(aucs, SHOWN), findings }
}

/// What the AUC of a model, on the rows that it learnt from and on others, gives to suspect.
#[must_use]
pub fn judge_suspicion(train_auc: f64, validation_auc: f64, bounds: &Bounds) -> Vec<Finding> {
    let gap = train_auc - validation_auc;
    let mut findings = Vec::new();
    if validation_auc > bounds.auc {
        findings.push(Finding::SuspiciousAuc { auc: validation_auc, bound: bounds.auc });
    }
    if gap > bounds.gap {
        findings.push(Finding::Overfit { train_auc, validation_auc, gap, bound: bounds.gap });
    }
    findings
}

/// All that the guard looked at and found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeakageReport {
    /// From where on a figure is suspicious.
    pub bounds: Bounds,
    /// AUC on the rows that the models learnt from.
    pub train_auc: f64,
    /// Out-of-fold AUC.
    pub validation_auc: f64,
    /// The inputs that tell the outcome best alone, the strongest first.
    pub strongest: Vec<InputAuc>,
    /// How well train rows and test rows can be told apart, where there are test rows.
    pub shift: Option<Shift>,
    /// All findings but those of the shift, the most serious first.
    pub findings: Vec<Finding>,
}

impl LeakageReport {
    /// The report of a model: its AUC on the rows that it learnt from and out of fold, the screen of its inputs
    /// and the duplicates across its folds.
    #[must_use]
    pub fn new(
        screen: InputScreen,
        duplicates: Option<Finding>,
        train_auc: f64,
        validation_auc: f64,
        bounds: Bounds,
    ) -> Self {
        let mut findings = judge_suspicion(train_auc, validation_auc, &bounds);
        findings.extend(screen.findings);
        findings.extend(duplicates);
        Self { bounds, train_auc, validation_auc, strongest: screen.strongest, shift: None, findings }
    }

    /// The same report with a comparison of train rows with test rows.
    #[must_use]
    pub fn with_shift(self, shift: Shift) -> Self {
        Self { shift: Some(shift), ..self }
    }

    /// Every finding, those of the shift last.
    pub fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(self.shift.iter().flat_map(|shift| &shift.findings))
    }

    /// Whether there is no champion unless the recipe accepts it with a reason.
    #[must_use]
    pub fn stops_the_champion(&self) -> bool {
        self.all_findings().any(Finding::stops_the_champion)
    }
}
