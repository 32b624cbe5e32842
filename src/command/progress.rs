//! Progress on standard error.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over a known number of steps, with the time left.
pub(super) fn bar(steps: usize, label: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64).with_message(label);
    let form = "{msg:<28} [{bar:32}] {pos}/{len}  {elapsed} (left: {eta})";
    if let Ok(style) = ProgressStyle::with_template(form) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar
}

/// A step whose length is not known.
pub(super) fn spinner(label: &'static str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(label);
    if let Ok(style) = ProgressStyle::with_template("{msg:<28} {spinner} {elapsed}") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}

/// Ends a bar or spinner and leaves one plain line, also where standard error is no terminal.
pub(super) fn done(bar: &ProgressBar, label: &str) {
    let seconds = bar.elapsed().as_secs_f64();
    bar.finish_and_clear();
    eprintln!("{label} ({seconds:.1} s)");
}
