//! What the checks of the program's sources found, as `./test` and `tools/coverage.sh` write it: docs/EVIDENCE.md.

use serde::{Deserialize, Serialize};

/// The form that this program reads.
const SCHEMA: u32 = 1;

/// What is known of the sources and of their last checks. What was not run is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The form of the file.
    pub schema: u32,
    /// The commit that was checked; `None` where the sources are no git clone.
    pub commit: Option<String>,
    /// Whether the sources were those of the commit, without a change.
    pub clean: Option<bool>,
    /// When the checks began, in UTC, as `2026-11-30T21:15:00Z`.
    pub started: String,
    /// When they ended; `None` while they run, or where they were killed.
    pub ended: Option<String>,
    /// How they ended; `None` where they were not run.
    pub outcome: Option<CheckOutcome>,
    /// Where the sources are kept, and their history.
    pub repository: Option<Repository>,
    /// What was done, in order.
    pub steps: Vec<CheckStep>,
    /// Tests that were counted.
    pub tests: Vec<TestCount>,
    /// Libraries of others that the results were held against.
    pub peers: Vec<Peer>,
    /// What was asked of the site and of the API once they were served.
    pub delivery: Option<Delivery>,
    /// Lines of the sources that tests reach.
    pub coverage: Option<Coverage>,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckOutcome {
    /// It had not ended when the file was written.
    Running,
    /// All was as it must be.
    Passed,
    /// Something was not; what follows was not run.
    Failed,
    /// It could not be run here.
    Skipped,
}

/// Where the sources are kept, and their history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repository {
    /// Its address for a browser, where it has one.
    pub address: Option<String>,
    /// The branch that was checked.
    pub branch: Option<String>,
    /// Commits up to the one that was checked.
    pub commits: usize,
    /// The day of the first of them.
    pub first_day: Option<String>,
    /// Files under version control.
    pub files: usize,
    /// The last commits, the newest first.
    pub log: Vec<Commit>,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commit {
    /// Its hash, abridged.
    pub hash: String,
    /// Its day.
    pub day: String,
    /// The first line of its message.
    pub subject: String,
}

/// The steps that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckName {
    /// What the checks need is installed.
    Preparation,
    /// The sources are written in the one form.
    Formatting,
    /// The compiler's and clippy's warnings, all denied.
    Lint,
    /// Unit, integration and documentation tests.
    RustTests,
    /// The pages in a real browser.
    Browser,
    /// Results held against libraries of others.
    Peers,
    /// A training told to a real MLflow server.
    Mlflow,
    /// Licences and origins of what is built on.
    Licences,
    /// Known weaknesses of what is built on.
    Advisories,
    /// The public site and the API, built, served and asked.
    Delivery,
}

impl CheckName {
    /// All steps, in order.
    pub const ALL: [Self; 10] = [
        Self::Preparation,
        Self::Formatting,
        Self::Lint,
        Self::RustTests,
        Self::Browser,
        Self::Peers,
        Self::Mlflow,
        Self::Licences,
        Self::Advisories,
        Self::Delivery,
    ];
}

/// A step that was begun.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckStep {
    /// Which.
    pub name: CheckName,
    /// How it ended.
    pub outcome: CheckOutcome,
    /// When it began, in UTC.
    pub started: String,
    /// How many seconds it took, where it ended.
    pub seconds: Option<u32>,
    /// Why it was skipped, or failed, in English.
    pub because: Option<String>,
}

/// Kinds of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestKind {
    /// Of one function or room.
    Unit,
    /// Of the whole program.
    Integration,
    /// The examples of the documentation.
    Documentation,
    /// In a real browser.
    Browser,
}

impl TestKind {
    /// All kinds, in order.
    pub const ALL: [Self; 4] = [Self::Unit, Self::Integration, Self::Documentation, Self::Browser];
}

/// Tests of a kind, as their runner counted them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestCount {
    /// Which.
    pub kind: TestKind,
    /// Those that passed.
    pub passed: usize,
    /// Those that failed.
    pub failed: usize,
    /// Those that were left out.
    pub ignored: usize,
}

/// A library that results were held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// Its name.
    pub name: String,
    /// Its version, where it was asked for.
    pub version: Option<String>,
    /// Whether it said the same.
    pub outcome: CheckOutcome,
}

/// What was asked of the site and of the API, once they were served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// Files of the public site.
    pub files: usize,
    /// What was checked of it, in order.
    pub checks: Vec<DeliveryCheck>,
}

/// What a delivery can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryCheck {
    /// The site was built for the public.
    Built,
    /// No page of a client is in it.
    NoClient,
    /// A page was answered.
    Page,
    /// The API described itself.
    Described,
    /// The API scored a client.
    Score,
    /// The API refused what is no application.
    Refusal,
}

/// Lines that tests reach, of all lines with code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// The commit that was measured.
    pub commit: Option<String>,
    /// Lines with code.
    pub lines: usize,
    /// Those that a test reached.
    pub covered: usize,
    /// The same by room, in the order of the rooms' names.
    pub rooms: Vec<RoomCoverage>,
}

/// Lines of a room of `src/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomCoverage {
    /// Its name: `judging`.
    pub room: String,
    /// Lines with code.
    pub lines: usize,
    /// Those that a test reached.
    pub covered: usize,
}

impl Evidence {
    /// Reads the JSON of the file; an error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if read.schema != SCHEMA {
            return Err(format!("its form is {}, not {SCHEMA}", read.schema));
        }
        let shares = read.coverage.iter().flat_map(|all| {
            all.rooms.iter().map(|room| (room.lines, room.covered)).chain([(all.lines, all.covered)])
        });
        match shares.into_iter().find(|(lines, covered)| covered > lines) {
            Some((lines, covered)) => Err(format!("{covered} of {lines} lines are covered")),
            None => Ok(read),
        }
    }

    /// The last run of a step, where it was begun.
    #[must_use]
    pub fn step(&self, name: CheckName) -> Option<&CheckStep> {
        self.steps.iter().rfind(|step| step.name == name)
    }

    /// The step that failed, where one did.
    #[must_use]
    pub fn failed(&self) -> Option<&CheckStep> {
        self.steps.iter().find(|step| step.outcome == CheckOutcome::Failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the scripts make of the stored output of a real run.
    const STORED: &str = include_str!("../../tests/evidence/expected.json");

    #[test]
    fn what_the_scripts_write_is_read_and_written_again() {
        let evidence = Evidence::parse(STORED).unwrap();
        assert_eq!(evidence.outcome, Some(CheckOutcome::Passed));
        let unit = evidence.tests.iter().find(|count| count.kind == TestKind::Unit).unwrap();
        assert_eq!((unit.passed, unit.failed, unit.ignored), (759, 0, 0));
        let again = serde_json::to_string(&evidence).unwrap();
        assert_eq!(Evidence::parse(&again).unwrap(), evidence);
        for name in CheckName::ALL {
            assert!(evidence.step(name).is_some(), "{name:?}");
        }
        assert_eq!(evidence.failed(), None);
    }

    #[test]
    fn a_damaged_file_is_refused_with_what_is_wrong() {
        let refused = |text: &str| Evidence::parse(text).unwrap_err();
        assert!(refused(&STORED[..STORED.len() / 2]).contains("EOF"));
        assert!(refused(&STORED.replace("\"schema\": 1", "\"schema\": 2")).contains("not 1"));
        assert!(refused(&STORED.replace("\"passed\"", "\"perhaps\"")).contains("perhaps"));
        assert!(refused(&STORED.replace("\"covered\":", "\"cover\":")).contains("cover"));
        let mut evidence = Evidence::parse(STORED).unwrap();
        evidence.coverage = Some(Coverage { commit: None, lines: 3, covered: 4, rooms: Vec::new() });
        assert_eq!(refused(&serde_json::to_string(&evidence).unwrap()), "4 of 3 lines are covered");
    }
}
