//! What `./test` found, where it was run.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, anyhow};

use crate::report::Evidence;

/// Where `./test` writes it, from the root of the sources.
const USUAL: &str = "evidence.json";

/// The file that is read: the one that was named, else the usual one.
pub(super) fn evidence_file(named: Option<&Path>) -> &Path {
    named.unwrap_or_else(|| Path::new(USUAL))
}

/// What the file says; nothing where none was named and the usual one is not there.
pub(super) fn read_evidence(named: Option<&Path>) -> anyhow::Result<Option<Evidence>> {
    let file = evidence_file(named);
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && named.is_none() => return Ok(None),
        Err(error) => {
            let remedy = "run ./test to make it, or leave --evidence out";
            return Err(error).with_context(|| format!("{}: cannot be read; {remedy}", file.display()));
        }
    };
    let damaged = |why: String| {
        let remedy = "run ./test again, or remove the file: the slides then say that nothing is known";
        anyhow!("{}: is no evidence of this version ({why}); {remedy}", file.display())
    };
    Ok(Some(Evidence::parse(&text).map_err(damaged)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_absent_is_no_fault_unless_it_was_named_and_a_damaged_one_is_named_with_the_remedy() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("found.json");
        let error = format!("{:#}", read_evidence(Some(&file)).unwrap_err());
        assert!(error.contains("found.json: cannot be read; run ./test"), "{error}");
        std::fs::write(&file, "{\"schema\": 1").unwrap();
        let error = format!("{:#}", read_evidence(Some(&file)).unwrap_err());
        assert!(error.contains("found.json: is no evidence of this version (EOF"), "{error}");
        assert!(error.ends_with("or remove the file: the slides then say that nothing is known"), "{error}");
        let stored = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evidence/expected.json");
        assert!(read_evidence(Some(&stored)).unwrap().is_some());
        assert_eq!(evidence_file(None), Path::new("evidence.json"));
    }
}
