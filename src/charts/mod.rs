//! Charts of which there are few, drawn as SVG (plotters).
