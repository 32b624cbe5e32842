//! What `train` says at its end.

use crate::features::Language::En;
use crate::judging::Comparison;
use crate::report::{ModelReport, attribute_in_words, compared_in_words, group_in_words};

/// Standard errors of a normal interval at 95 %.
const WITHIN: f64 = 1.96;

/// `model` is what the version is now. Prints the comparison of the candidates and the quoted figures of the champion.
pub(super) fn print_summary(model: &str, report: &ModelReport) {
    let search = &report.search;
    println!(
        "{} fits of {} combinations on {} rows in {} folds; the figures below are of {} rows that no choice saw",
        search.fits, search.trials, search.rows, search.folds, report.outer_rows
    );
    println!("{:<10} {:>22} {:>10} {:>20}", "candidate", "cost per 10,000 (se)", "search", "AUC (95 %)");
    for candidate in &report.candidates {
        let (cost, auc) = (candidate.cost, candidate.auc);
        let mark = if candidate.kind == report.champion.kind { "*" } else { " " };
        println!(
            "{mark}{:<10} {:>14.0} ({:>5.0}) {:>10.0} {:>7.4} ({:.3}-{:.3})",
            candidate.kind.word(),
            cost.per_10_000,
            cost.standard_error,
            candidate.search_cost.per_10_000,
            auc.auc,
            auc.low,
            auc.high
        );
    }
    let (metrics, costs) = (&report.metrics, &report.costs);
    println!("{model}: {} on {} rows, {} inputs", report.champion.kind.word(), report.rows, report.features);
    println!(
        "average precision {:.4}, KS {:.4}, Brier {:.5}, log loss {:.5}",
        metrics.average_precision, metrics.ks, metrics.brier, metrics.log_loss
    );
    println!("accuracy {:.4} at the limit; deployed limit {:.4}", metrics.accuracy, report.threshold);
    println!(
        "cost per 10,000 clients: {:.0} (accept all {:.0}, refuse all {:.0}, theoretical limit {:.4}: {:.0})",
        costs.model, costs.accept_all, costs.refuse_all, costs.theoretical_threshold, costs.theoretical
    );
    let blind = costs.accept_all.min(costs.refuse_all);
    if costs.model >= blind {
        eprintln!(
            "warning: without any model the cost would be {blind:.0}: this champion is not worth deploying; give \
             more rows or other inputs"
        );
    }
    print_unequal(report);
    print_neighbours(report);
    for finding in report.leakage.all_findings() {
        eprintln!("guard: {}", crate::report::finding_in_words(finding, crate::features::Language::En));
    }
}

/// What the outcomes of the nearest clients would add as an input, where that was studied.
fn print_neighbours(report: &ModelReport) {
    let Some(study) = &report.studies.neighbours_target else { return };
    let Comparison { auc_difference: auc, cost_difference_per_10_000: cost, clients, .. } = study.comparison;
    println!(
        "study: with the mean outcome of the {} nearest clients (AUC {:.4} alone) as an input, on {clients} clients: cost \
         {:+.0} ({:+.0} to {:+.0}) per 10,000, AUC {:+.4} ({:+.4} to {:+.4})",
        study.neighbours,
        study.alone.value,
        cost.value,
        cost.value - WITHIN * cost.standard_error,
        cost.value + WITHIN * cost.standard_error,
        auc.value,
        auc.value - WITHIN * auc.standard_error,
        auc.value + WITHIN * auc.standard_error,
    );
}

/// Names every ratio between groups of clients that leaves 0.8 to 1.25.
fn print_unequal(report: &ModelReport) {
    for out in report.fairness.out_of_range() {
        let attribute = out.audit.attribute;
        let named = |group| group_in_words(attribute, group, En);
        let decimals = out.ratio.decimals();
        let reference = out.audit.reference().map_or_else(String::new, |group| named(&group.group));
        println!(
            "fairness: {}, {}: {} at {:.decimals$} ({:.decimals$}-{:.decimals$}) times those of the largest group ({reference}), outside 0.8-1.25",
            attribute_in_words(attribute).en,
            named(&out.group.group),
            compared_in_words(out.rate).en,
            out.ratio.value,
            out.ratio.low,
            out.ratio.high
        );
    }
}
