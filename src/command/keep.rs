//! Files that appear whole under their names, or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

/// Writes a text, making its folder where there is none. A link stays one: what it leads to is replaced; what is no ordinary
/// file, as /dev/null, is written to.
pub(super) fn keep_text(file: &Path, text: &str) -> anyhow::Result<()> {
    let remedy = || format!("{}: cannot be written; check its rights or name another", file.display());
    if let Some(parent) = file.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).with_context(remedy)?;
    }
    let file = &file.canonicalize().unwrap_or_else(|_| file.to_owned());
    if file.exists() && !file.is_file() {
        return fs::write(file, text).with_context(remedy);
    }
    let name = file.file_name().with_context(|| format!("{}: is no file; name one", file.display()))?;
    let partial = file.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let write = || {
        let mut out = fs::File::create(&partial)?;
        out.write_all(text.as_bytes())?;
        out.sync_all()
    };
    let written = write().and_then(|()| fs::rename(&partial, file));
    written.inspect_err(|_| drop(fs::remove_file(&partial))).with_context(remedy)
}
