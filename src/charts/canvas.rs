//! A surface to draw on, in fine units: four to a pixel of a small screen.

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, IntoTextStyle, ShapeStyle};

use super::ChartFault;
use super::ink::{Ink, with_properties};

/// Width of every chart, in units; 1520 units are shown on about 343 pixels of a phone.
pub(super) const WIDTH: u32 = 1520;
/// Size of ordinary text, in units.
pub(super) const TEXT: f64 = 54.0;
/// Size of ticks, in units.
pub(super) const SMALL: f64 = 50.0;

/// The surface.
pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Where a text stands about its point.
pub(super) type Side = HPos;

impl From<DrawingAreaErrorKind<std::io::Error>> for ChartFault {
    fn from(error: DrawingAreaErrorKind<std::io::Error>) -> Self {
        Self::Drawing(error.to_string())
    }
}

/// Draws on a surface of [`WIDTH`] × `height` units; returns the shapes without the `<svg>` around them.
pub(super) fn paint(
    height: u32,
    draw: impl FnOnce(&Area<'_>) -> Result<(), ChartFault>,
) -> Result<String, ChartFault> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (WIDTH, height)).into_drawing_area();
        draw(&area)?;
        area.present()?;
    }
    let shapes = svg.split_once(">\n").and_then(|(_, rest)| rest.rsplit_once("</svg>"));
    Ok(with_properties(shapes.map_or("", |(shapes, _)| shapes)))
}

/// A way of writing text.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    ink: Ink,
    size: f64,
    side: Side,
    bold: bool,
}

impl Pen {
    /// Ordinary text that begins at its point.
    pub(super) const fn new(ink: Ink) -> Self {
        Self { ink, size: TEXT, side: Side::Left, bold: false }
    }

    /// The same in the size of ticks.
    pub(super) const fn small(self) -> Self {
        Self { size: SMALL, ..self }
    }

    /// The same in bold.
    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same in another size.
    pub(super) const fn size(self, size: f64) -> Self {
        Self { size, ..self }
    }

    /// The same on another side of its point.
    pub(super) const fn side(self, side: Side) -> Self {
        Self { side, ..self }
    }

    /// Writes one line whose middle height is `at.1`.
    pub(super) fn write(self, area: &Area<'_>, at: (i32, i32), text: &str) -> Result<(), ChartFault> {
        let weight = if self.bold { FontStyle::Bold } else { FontStyle::Normal };
        // plotters writes the size divided by 1.24.
        let font = ("inherit", self.size * 1.24).into_font().style(weight);
        let colour = self.ink.sentinel();
        let style = font.into_text_style(area).color(&colour);
        let style = style.pos(Pos::new(self.side, VPos::Center));
        area.draw(&Text::new(text, at, style))?;
        Ok(())
    }
}

/// Draws a line.
pub(super) fn line(area: &Area<'_>, points: [(i32, i32); 2], ink: Ink, width: u32) -> Result<(), ChartFault> {
    area.draw(&PathElement::new(points.to_vec(), stroke(ink, width)))?;
    Ok(())
}

/// Draws a dot.
pub(super) fn spot(area: &Area<'_>, at: (i32, i32), ink: Ink) -> Result<(), ChartFault> {
    area.draw(&Circle::new(at, 24, ink.sentinel().filled()))?;
    Ok(())
}

/// Fills a rectangle from its upper left to its lower right corner.
pub(super) fn fill(
    area: &Area<'_>,
    corners: [(i32, i32); 2],
    ink: Ink,
    opacity: f64,
) -> Result<(), ChartFault> {
    area.draw(&Rectangle::new(corners, ink.sentinel().mix(opacity).filled()))?;
    Ok(())
}

/// Fills the surface within some points.
pub(super) fn shape(
    area: &Area<'_>,
    points: Vec<(i32, i32)>,
    ink: Ink,
    opacity: f64,
) -> Result<(), ChartFault> {
    area.draw(&Polygon::new(points, ink.sentinel().mix(opacity)))?;
    Ok(())
}

/// A stroke of an ink.
pub(super) fn stroke(ink: Ink, width: u32) -> ShapeStyle {
    ink.sentinel().stroke_width(width)
}

/// Breaks a text between words into lines of at most `most` characters; the last line of `lines` is shortened where
/// the text goes on, to end on an ellipsis.
pub(super) fn wrapped(text: &str, most: usize, lines: usize) -> Vec<String> {
    let mut found = vec![String::new()];
    for word in text.split(' ') {
        let so_far = found.len();
        let Some(line) = found.last_mut() else { break };
        let space = usize::from(!line.is_empty());
        if line.is_empty() || line.chars().count() + space + word.chars().count() <= most || so_far == lines {
            line.push_str(if space == 1 { " " } else { "" });
            line.push_str(word);
        } else {
            found.push(word.to_owned());
        }
    }
    found.iter().map(|line| shortened(line, most)).collect()
}

/// Shortens a text to `most` characters, the last of them an ellipsis.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Text as XML content.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words_and_only_what_passes_the_last_line_is_cut() {
        let text = "Part des échéances payées en retard sur les douze derniers mois";
        assert_eq!(
            wrapped(text, 42, 2),
            ["Part des échéances payées en retard sur", "les douze derniers mois"]
        );
        assert_eq!(wrapped(text, 20, 2), ["Part des échéances", "payées en retard su…"]);
        assert_eq!(wrapped("Âge", 42, 2), ["Âge"]);
        assert_eq!(wrapped("", 42, 2), [""]);
        assert_eq!(wrapped("indivisible", 5, 2), ["indi…"]);
    }
}
