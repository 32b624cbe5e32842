//! What the checks of the sources found, written; what was not run is null, and pages say so.

use serde::Serialize;

use super::model::{NONE, seconds};
use super::table::{Row, Table};
use super::words::{count, day_in_words};
use crate::features::{number, percent};
use crate::report::{
    CheckName, CheckOutcome, CheckStep, Commit, Coverage, Delivery, DeliveryCheck, Evidence, Peer,
    Repository, TestCount, TestKind,
};
use crate::site::build::SiteSource;
use crate::site::strings::{Filled, Strings};

/// Digits of a hash that are shown.
const SHORT: usize = 10;
/// Libraries that results can be held against.
const PEERS: [&str; 5] = ["xgboost", "polars", "fairlearn", "evidently", "mlflow"];

/// All that slides say of the checks.
#[derive(Debug, Serialize)]
pub(super) struct EvidenceView {
    /// Which commit was checked, when and how it ended, in sentences; or that nothing is known.
    standing: Vec<String>,
    /// The commit that was checked, abridged.
    commit: Option<String>,
    /// Where the sources are kept.
    address: Option<String>,
    /// How long the history is, in a sentence.
    history: Option<String>,
    log: Option<Vec<Commit>>,
    tests: Option<TestsView>,
    /// Each library and whether it said the same.
    peers: Option<Table>,
    coverage: Option<CoverageView>,
    /// Every step of the pipeline, those that were not run too.
    steps: Option<Vec<StepView>>,
    delivery: Option<DeliveryView>,
    /// What stands in the place of what was not run.
    none: String,
}

#[derive(Debug, Serialize)]
struct TestsView {
    /// All in one sentence.
    total: String,
    table: Table,
}

#[derive(Debug, Serialize)]
struct CoverageView {
    share: String,
    total: String,
    rooms: Table,
}

/// A step of the pipeline.
#[derive(Debug, Serialize)]
struct StepView {
    name: String,
    /// `passed`, `failed`, `skipped`, `running` or `none`.
    outcome: &'static str,
    said: String,
    seconds: Option<String>,
    /// Why it was skipped, or failed, in English.
    because: Option<String>,
}

#[derive(Debug, Serialize)]
struct DeliveryView {
    total: String,
    checks: Vec<String>,
}

impl EvidenceView {
    pub(super) fn new(source: &SiteSource, strings: &Strings) -> Self {
        let none = strings.word("evidence_none");
        let Some(evidence) = source.evidence else {
            return Self {
                standing: vec![strings.word("evidence_absent")],
                commit: None,
                address: None,
                history: None,
                log: None,
                tests: None,
                peers: None,
                coverage: None,
                steps: None,
                delivery: None,
                none,
            };
        };
        let repository = evidence.repository.as_ref();
        Self {
            standing: standing(evidence, source.stamp.commit.as_deref(), strings),
            commit: evidence.commit.as_deref().map(short),
            address: repository.and_then(|repository| repository.address.clone()),
            history: repository.map(|repository| history(repository, strings)),
            log: repository.map(|repository| repository.log.clone()).filter(|log| !log.is_empty()),
            tests: TestsView::new(&evidence.tests, strings),
            peers: (!evidence.peers.is_empty()).then(|| peers(&evidence.peers, strings)),
            coverage: evidence.coverage.as_ref().map(|all| CoverageView::new(all, evidence, strings)),
            steps: (!evidence.steps.is_empty()).then(|| steps(evidence, strings)),
            delivery: evidence.delivery.as_ref().map(|delivery| DeliveryView::new(delivery, strings)),
            none,
        }
    }
}

/// Which commit was checked and how it ended, and whether the program that built the site is of another one.
fn standing(evidence: &Evidence, program: Option<&str>, strings: &Strings) -> Vec<String> {
    let mut told = Vec::new();
    let day = day_in_words(evidence.started.get(..10).unwrap_or(&evidence.started), strings);
    if let Some(commit) = &evidence.commit {
        let commit = short(commit);
        told.push(strings.say("evidence_at", &[("commit", (&commit).into()), ("day", (&day).into())]));
    } else {
        told.push(strings.say("evidence_no_commit", &[("day", (&day).into())]));
    }
    if evidence.clean == Some(false) {
        told.push(strings.word("evidence_changed"));
    }
    told.push(ended(evidence, strings));
    let of_another = |commit: &String| program.filter(|program| !same_commit(commit, program));
    if let Some(program) = evidence.commit.as_ref().and_then(of_another) {
        told.push(strings.say("evidence_other_commit", &[("commit", (&short(program)).into())]));
    }
    told
}

fn ended(evidence: &Evidence, strings: &Strings) -> String {
    let failed = evidence.failed().map(|step| named(step.name, strings));
    match (evidence.outcome, failed) {
        (_, Some(step)) => strings.say("evidence_failed_at", &[("step", (&step).into())]),
        (Some(CheckOutcome::Passed), _) => strings.word("evidence_all_passed"),
        (Some(CheckOutcome::Failed), None) => strings.word("evidence_cut_short"),
        (Some(CheckOutcome::Running), None) => strings.word("evidence_unfinished"),
        (Some(CheckOutcome::Skipped) | None, None) => strings.word("evidence_not_run"),
    }
}

/// Whether two hashes, either of which may be abridged, name one commit.
fn same_commit(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn short(commit: impl AsRef<str>) -> String {
    commit.as_ref().chars().take(SHORT).collect()
}

fn history(repository: &Repository, strings: &Strings) -> String {
    let day = repository.first_day.as_deref().map(|day| day_in_words(day, strings));
    let (commits, files) = (repository.commits.into(), repository.files.into());
    match day {
        Some(day) => {
            strings.say("evidence_history", &[("commits", commits), ("files", files), ("day", (&day).into())])
        }
        None => strings.say("evidence_history_undated", &[("commits", commits), ("files", files)]),
    }
}

impl TestsView {
    fn new(tests: &[TestCount], strings: &Strings) -> Option<Self> {
        let of = |kind| tests.iter().find(|count| count.kind == kind);
        let figures = |counts: [usize; 3]| counts.map(|n| count(n, strings.language())).to_vec();
        let row = |kind| match of(kind) {
            Some(tests) => {
                Row::new(test_kind(kind, strings), figures([tests.passed, tests.failed, tests.ignored]))
            }
            None => Row::new(test_kind(kind, strings), vec![NONE.to_owned(); 3]),
        };
        let sum = |figure: fn(&TestCount) -> usize| tests.iter().map(figure).sum::<usize>();
        let all = [sum(|t| t.passed), sum(|t| t.failed), sum(|t| t.ignored)];
        let [passed, failed, ignored] = all.map(Filled::from);
        let filled = [("passed", passed), ("failed", failed), ("ignored", ignored)];
        (!tests.is_empty()).then(|| Self {
            total: strings.say("evidence_tests_total", &filled),
            table: Table::new("tests", TestKind::ALL.map(row).into(), strings),
        })
    }
}

fn test_kind(kind: TestKind, strings: &Strings) -> String {
    strings.word(match kind {
        TestKind::Unit => "evidence_unit",
        TestKind::Integration => "evidence_integration",
        TestKind::Documentation => "evidence_documentation",
        TestKind::Browser => "evidence_browser",
    })
}

fn peers(found: &[Peer], strings: &Strings) -> Table {
    let row = |name: &&str| {
        let peer = found.iter().find(|peer| peer.name == *name);
        let version = peer.and_then(|peer| peer.version.clone()).unwrap_or_else(|| NONE.to_owned());
        let said = peer.map_or_else(|| strings.word("evidence_none"), |peer| said(peer.outcome, strings));
        Row { words: Some(said), ..Row::new(*name, vec![version]) }
    };
    Table::new("peers", PEERS.iter().map(row).collect(), strings)
}

impl CoverageView {
    fn new(all: &Coverage, evidence: &Evidence, strings: &Strings) -> Self {
        let language = strings.language();
        let share = |covered: usize, lines: usize| percent(covered as f64 / lines.max(1) as f64, language);
        let row = |name: &str, lines, covered| {
            Row::new(format!("src/{name}"), vec![share(covered, lines), count(lines, language)])
        };
        let rooms = all.rooms.iter().map(|room| row(&room.room, room.lines, room.covered)).collect();
        let total = share(all.covered, all.lines);
        let filled = [("share", (&total).into()), ("lines", all.lines.into())];
        let mut told = strings.say("evidence_coverage", &filled);
        if let Some(commit) = all.commit.as_ref().filter(|commit| evidence.commit.as_ref() != Some(*commit)) {
            told = format!(
                "{told} {}",
                strings.say("evidence_coverage_at", &[("commit", (&short(commit)).into())])
            );
        }
        Self { share: total, total: told, rooms: Table::new("coverage", rooms, strings) }
    }
}

fn steps(evidence: &Evidence, strings: &Strings) -> Vec<StepView> {
    let view = |name| {
        let step = evidence.step(name);
        let took = |step: &CheckStep| step.seconds.map(|took| duration(took, strings));
        StepView {
            name: named(name, strings),
            outcome: step.map_or("none", |step| word_of(step.outcome)),
            said: step.map_or_else(|| strings.word("evidence_none"), |step| said(step.outcome, strings)),
            seconds: step.and_then(took),
            because: step.and_then(|step| step.because.clone()),
        }
    };
    CheckName::ALL.map(view).into()
}

/// A span of time; under a second it does not matter how long.
fn duration(took: u32, strings: &Strings) -> String {
    let language = strings.language();
    match took {
        0 => format!("<\u{a0}{}\u{a0}s", number(1.0, 0, language)),
        1..10 => format!("{}\u{a0}s", number(f64::from(took), 0, language)),
        _ => seconds(f64::from(took), language),
    }
}

const fn word_of(outcome: CheckOutcome) -> &'static str {
    match outcome {
        CheckOutcome::Running => "running",
        CheckOutcome::Passed => "passed",
        CheckOutcome::Failed => "failed",
        CheckOutcome::Skipped => "skipped",
    }
}

fn said(outcome: CheckOutcome, strings: &Strings) -> String {
    strings.word(match outcome {
        CheckOutcome::Running => "evidence_running",
        CheckOutcome::Passed => "evidence_passed",
        CheckOutcome::Failed => "evidence_failed",
        CheckOutcome::Skipped => "evidence_skipped",
    })
}

fn named(step: CheckName, strings: &Strings) -> String {
    strings.word(match step {
        CheckName::Preparation => "evidence_step_preparation",
        CheckName::Formatting => "evidence_step_formatting",
        CheckName::Lint => "evidence_step_lint",
        CheckName::RustTests => "evidence_step_tests",
        CheckName::Browser => "evidence_step_browser",
        CheckName::Peers => "evidence_step_peers",
        CheckName::Mlflow => "evidence_step_mlflow",
        CheckName::Licences => "evidence_step_licences",
        CheckName::Advisories => "evidence_step_advisories",
        CheckName::Delivery => "evidence_step_delivery",
    })
}

impl DeliveryView {
    fn new(delivery: &Delivery, strings: &Strings) -> Self {
        let check = |check: &DeliveryCheck| {
            strings.word(match check {
                DeliveryCheck::Built => "evidence_built",
                DeliveryCheck::NoClient => "evidence_no_client",
                DeliveryCheck::Page => "evidence_page",
                DeliveryCheck::Described => "evidence_described",
                DeliveryCheck::Score => "evidence_score",
                DeliveryCheck::Refusal => "evidence_refusal",
            })
        };
        Self {
            total: strings.say("evidence_delivery", &[("files", delivery.files.into())]),
            checks: delivery.checks.iter().map(check).collect(),
        }
    }
}
