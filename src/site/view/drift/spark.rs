//! Small pictures of a distribution: bars for the current data, a stepped line for the reference.

use std::fmt::Write as _;

use crate::drift::Picture;

/// Height of the drawing; each bin is 10 wide.
const HEIGHT: f64 = 40.0;
const BIN: usize = 10;

/// The width of a picture and its two paths.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(super) struct Spark {
    width: usize,
    /// The bars.
    bars: String,
    /// The line.
    line: String,
}

impl Spark {
    /// Both sides as shares of all their values, of which some bins may be kept back, at one scale.
    pub(super) fn of(picture: &Picture, known: [usize; 2]) -> Self {
        let shares = [0, 1].map(|side| {
            let share = |both: &[usize; 2]| both[side] as f64 / known[side].max(1) as f64;
            picture.counts.iter().map(share).collect::<Vec<f64>>()
        });
        let most = shares.iter().flatten().copied().fold(f64::MIN_POSITIVE, f64::max);
        let [reference, current] = shares.map(|shares| {
            shares.into_iter().map(|share| (share / most * HEIGHT).round() as i64).collect::<Vec<i64>>()
        });
        let (mut bars, mut line, mut level) = (String::new(), format!("M0 {HEIGHT}"), 0);
        for (bin, (before, after)) in reference.iter().zip(&current).enumerate() {
            if *after > 0 {
                let _ = write!(bars, "M{} {HEIGHT}v{}h{}v{}", bin * BIN + 1, -after, BIN - 2, after);
            }
            if *before == level {
                let _ = write!(line, "h{BIN}");
            } else {
                let _ = write!(line, "v{}h{BIN}", level - before);
            }
            level = *before;
        }
        let _ = write!(line, "V{HEIGHT}");
        Self { width: picture.counts.len() * BIN, bars, line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::PictureBins;

    #[test]
    fn bars_and_line_have_one_scale() {
        let bins = PictureBins::Words(vec!["a".into(), "b".into()]);
        let picture =
            Picture { bins, counts: vec![[50, 100], [50, 0]], kept_back: vec![], to_the_ends: false };
        let spark = Spark::of(&picture, [100, 100]);
        assert_eq!(
            (spark.width, spark.bars.as_str(), spark.line.as_str()),
            (20, "M1 40v-40h8v40", "M0 40v-20h10h10V40")
        );
    }
}
