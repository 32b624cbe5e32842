//! A plot between two axes.

use plotters::backend::SVGBackend;
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::element::{Circle, PathElement};
use plotters::series::{AreaSeries, LineSeries};
use plotters::style::Color;

use super::ChartFault;
use super::axis::Axis;
use super::canvas::{Area, Pen, Side, WIDTH, line, stroke};
use super::ink::Ink;
use crate::features::Language;

/// Space left of the plot, for the ticks of the vertical axis.
pub(super) const LEFT: i32 = 200;
/// Space right of it, for the second half of the last tick.
pub(super) const RIGHT: i32 = 90;
const TOP: i32 = 120;
const BOTTOM: i32 = 190;

/// A plot on a surface.
pub(super) struct Frame<'s, 'b> {
    area: &'s Area<'b>,
    plot: ChartContext<'s, SVGBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

impl<'s, 'b> Frame<'s, 'b> {
    /// Draws the grid, the ticks and the axes' names.
    pub(super) fn new(
        area: &'s Area<'b>,
        across: &Axis,
        up: &Axis,
        language: Language,
    ) -> Result<Self, ChartFault> {
        let plot = ChartBuilder::on(area)
            .margin_left(LEFT)
            .margin_right(RIGHT)
            .margin_top(TOP)
            .margin_bottom(BOTTOM)
            .build_cartesian_2d(across.start..across.end, up.start..up.end)?;
        let frame = Self { area, plot };
        frame.rule_up(up, across.start, language)?;
        frame.rule_across(across, up.start, language)?;
        Ok(frame)
    }

    fn rule_up(&self, axis: &Axis, left: f64, language: Language) -> Result<(), ChartFault> {
        let pen = Pen::new(Ink::Muted).small();
        for (place, tick) in axis.ticks().into_iter().enumerate() {
            let (x, y) = self.place((left, tick));
            let ink = if place == 0 { Ink::Muted } else { Ink::Grid };
            line(self.area, [(x, y), (WIDTH as i32 - RIGHT, y)], ink, 4)?;
            pen.side(Side::Right).write(self.area, (x - 20, y), &axis.write(tick, language))?;
        }
        pen.write(self.area, (0, 32), &axis.name)
    }

    fn rule_across(&self, axis: &Axis, foot: f64, language: Language) -> Result<(), ChartFault> {
        let pen = Pen::new(Ink::Muted).small();
        for tick in axis.ticks() {
            let (x, y) = self.place((tick, foot));
            line(self.area, [(x, y), (x, y + 14)], Ink::Muted, 4)?;
            pen.side(Side::Center).write(self.area, (x, y + 58), &axis.write(tick, language))?;
        }
        let bottom = self.place((axis.start, foot)).1;
        let right = WIDTH as i32 - RIGHT;
        pen.side(Side::Right).write(self.area, (right, bottom + 140), &axis.name)
    }

    /// The surface under the plot.
    pub(super) const fn area(&self) -> &'s Area<'b> {
        self.area
    }

    /// Where a pair of values stands on the surface.
    pub(super) fn place(&self, values: (f64, f64)) -> (i32, i32) {
        self.plot.backend_coord(&values)
    }

    /// Draws a curve.
    pub(super) fn curve(&mut self, points: &[(f64, f64)], ink: Ink) -> Result<(), ChartFault> {
        let points = self.thinned(points);
        self.plot.draw_series(LineSeries::new(points, stroke(ink, 10)))?;
        Ok(())
    }

    /// Tints what lies under a curve.
    pub(super) fn shade(&mut self, points: &[(f64, f64)], ink: Ink) -> Result<(), ChartFault> {
        let points = self.thinned(points);
        self.plot.draw_series(AreaSeries::new(points, 0.0, ink.sentinel().mix(0.12)))?;
        Ok(())
    }

    /// Draws a straight line between two pairs of values.
    pub(super) fn straight(&self, ends: [(f64, f64); 2], ink: Ink, width: u32) -> Result<(), ChartFault> {
        let plot = self.plot.plotting_area();
        plot.draw(&PathElement::new(ends.to_vec(), stroke(ink, width)))?;
        Ok(())
    }

    /// Draws a dot.
    pub(super) fn dot(&self, at: (f64, f64), ink: Ink) -> Result<(), ChartFault> {
        self.plot.plotting_area().draw(&Circle::new(at, 20, ink.sentinel().filled()))?;
        Ok(())
    }

    /// The points without those that fall on the one before them; the first and the last stay.
    fn thinned(&self, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let mut kept: Vec<(f64, f64)> = Vec::new();
        let mut from = (i32::MIN, i32::MIN);
        for (place, &point) in points.iter().enumerate() {
            let to = self.place(point);
            let near = from.0.abs_diff(to.0) < 6 && from.1.abs_diff(to.1) < 6;
            if !near || place + 1 == points.len() {
                kept.push(point);
                from = to;
            }
        }
        kept
    }
}

/// Checks figures before they are drawn.
pub(super) fn sound<'v>(
    mut points: impl Iterator<Item = (f64, f64)> + 'v,
    least: usize,
) -> Result<Vec<(f64, f64)>, ChartFault> {
    let kept = points.try_fold(Vec::new(), |mut kept, (x, y)| {
        kept.push((x, y));
        (x.is_finite() && y.is_finite()).then_some(kept)
    });
    match kept {
        None => Err(ChartFault::NotFinite),
        Some(kept) if kept.len() < least => Err(ChartFault::Empty),
        Some(kept) => Ok(kept),
    }
}
