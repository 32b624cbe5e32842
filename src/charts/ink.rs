//! Colours by meaning: drawn as sentinels, written as CSS custom properties.

use plotters::style::RGBColor;

/// What a shape is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Text.
    Text,
    /// Axis names, ticks and lines of reference.
    Muted,
    /// Lines of reference, dashed.
    MutedDashed,
    /// Grid lines.
    Grid,
    /// The model's curve.
    First,
    /// The deployed limit, and errors.
    Second,
}

impl Ink {
    const ALL: [Self; 6] =
        [Self::Text, Self::Muted, Self::MutedDashed, Self::Grid, Self::First, Self::Second];

    /// The colour that plotters is given. It never reaches a page.
    pub(super) const fn sentinel(self) -> RGBColor {
        RGBColor(0xC1, 0xA1, self as u8)
    }

    const fn property(self) -> &'static str {
        match self {
            Self::Text => "var(--chart-ink, #1f2937)",
            Self::Muted | Self::MutedDashed => "var(--chart-muted, #586173)",
            Self::Grid => "var(--chart-grid, #dde1e7)",
            Self::First => "var(--chart-1, #1d5fa8)",
            Self::Second => "var(--chart-2, #b3470f)",
        }
    }

    const fn extra(self) -> &'static str {
        match self {
            Self::MutedDashed => " stroke-dasharray=\"20 14\"",
            _ => "",
        }
    }
}

/// Replaces the sentinels in plotters' SVG. Only whole attribute values are touched: in text, the
/// quotation mark is escaped, so that no label can pass for a colour.
pub(super) fn with_properties(svg: &str) -> String {
    Ink::ALL.iter().fold(svg.to_owned(), |svg, ink| {
        let RGBColor(red, green, blue) = ink.sentinel();
        let literal = format!("=\"#{red:02X}{green:02X}{blue:02X}\"");
        svg.replace(&literal, &format!("=\"{}\"{}", ink.property(), ink.extra()))
    })
}
