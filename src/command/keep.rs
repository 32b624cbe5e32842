//! Files that appear whole under their names, or not at all.

use std::fs;
use std::path::Path;

use anyhow::Context;

/// Writes a text, making its folder where there is none.
pub(super) fn keep_text(file: &Path, text: &str) -> anyhow::Result<()> {
    let remedy = || format!("{}: cannot be written; check its rights or name another", file.display());
    if let Some(parent) = file.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).with_context(remedy)?;
    }
    let name = file.file_name().with_context(|| format!("{}: is no file; name one", file.display()))?;
    let partial = file.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let written = fs::write(&partial, text).and_then(|()| fs::rename(&partial, file));
    written.inspect_err(|_| drop(fs::remove_file(&partial))).with_context(remedy)
}
