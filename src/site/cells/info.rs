//! What stands behind the opening fence of a cell: `sql {cell caption="…" digits=2}`.

use std::collections::BTreeMap;

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The table that a query gives.
    Sql,
    /// A chart by its name.
    Chart,
}

/// Whether readers see what a cell asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Input {
    /// On a click.
    #[default]
    Folded,
    /// At once.
    Open,
    /// Not at all.
    Hidden,
}

/// How a cell is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Options {
    /// The chart.
    pub(super) name: Option<String>,
    /// What the table says.
    pub(super) caption: Option<String>,
    /// Whether readers see what it asks.
    pub(super) input: Input,
    /// Whether what it asks is printed too.
    pub(super) printed: bool,
    /// Decimals of all numbers that are not whole.
    pub(super) digits: Option<usize>,
    /// Decimals by column.
    pub(super) digits_of: BTreeMap<String, usize>,
    /// Columns of shares, written in per cent.
    pub(super) percent: Vec<String>,
    /// Columns with a bar under each number.
    pub(super) bars: Vec<String>,
    /// The column of yes and no that is not shown, but makes rows stand out.
    pub(super) strong: Option<String>,
    /// Whether it stands beside another one where there is room.
    pub(super) half: bool,
}

const KNOWN: &str = "bars, caption, digits, input, name, percent, print, size, strong";

/// Reads it; `None` where the block is no cell.
pub(super) fn read(info: &str) -> Result<Option<(Kind, Options)>, String> {
    let Some((language, rest)) = info.split_once('{') else { return Ok(None) };
    let Some(options) = rest.strip_prefix("cell").filter(|rest| rest.starts_with([' ', '}'])) else {
        return Ok(None);
    };
    let kind = match language.trim() {
        "sql" => Kind::Sql,
        "chart" => Kind::Chart,
        other => return Err(format!("a cell is of sql or chart, not of {other:?}")),
    };
    let inner = options.strip_suffix('}').ok_or("the options of a cell end with }, on the same line")?;
    let mut read = Options::default();
    for (key, value) in pairs(inner)? {
        set(&mut read, &key, value)?;
    }
    match (kind, &read.name) {
        (Kind::Chart, None) => Err("a chart cell names its chart: {cell name=cost}".to_owned()),
        (Kind::Sql, Some(_)) => Err("name is for chart cells; an sql cell has a caption".to_owned()),
        _ => Ok(Some((kind, read))),
    }
}

fn set(options: &mut Options, key: &str, value: String) -> Result<(), String> {
    match key {
        "name" => options.name = Some(value),
        "caption" => options.caption = Some(value),
        "strong" => options.strong = Some(value),
        "percent" => options.percent = list(&value),
        "bars" => options.bars = list(&value),
        "digits" => {
            for item in list(&value) {
                let (column, digits) = item.rsplit_once(' ').unwrap_or(("", &item));
                let wrong = || {
                    format!("digits={value:?} is not a number, nor columns each with one: \"AUC 3, Cost 0\"")
                };
                let digits = digits.parse().ok().filter(|digits| *digits <= 9).ok_or_else(wrong)?;
                if column.is_empty() {
                    options.digits = Some(digits);
                } else {
                    options.digits_of.insert(column.trim().to_owned(), digits);
                }
            }
        }
        "input" => {
            options.input = match value.as_str() {
                "folded" => Input::Folded,
                "open" => Input::Open,
                "hidden" => Input::Hidden,
                other => return Err(format!("input is folded, open or hidden, not {other:?}")),
            }
        }
        "print" => {
            options.printed = match value.as_str() {
                "input" => true,
                "output" => false,
                other => return Err(format!("print is input or output, not {other:?}")),
            }
        }
        "size" => {
            options.half = match value.as_str() {
                "half" => true,
                "whole" => false,
                other => return Err(format!("size is half or whole, not {other:?}")),
            }
        }
        other => return Err(format!("there is no option {other:?}; there are {KNOWN}")),
    }
    Ok(())
}

/// Names parted by commas.
fn list(value: &str) -> Vec<String> {
    value.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// `key=value` and `key="a value"`, parted by spaces.
fn pairs(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut pairs = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let wrong = || format!("{rest:?} is no option; write key=value or key=\"a value\"");
        let (key, after) = rest.split_once('=').ok_or_else(wrong)?;
        let (value, left) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').ok_or_else(wrong)?,
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        pairs.push((key.trim().to_owned(), value.to_owned()));
        rest = left.trim_start();
    }
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let info = "sql {cell caption=\"A, b = c\" digits=\"1, AUC 3\" percent=\"share, rate\" input=open print=input size=half}";
        let (kind, options) = read(info).unwrap().unwrap();
        assert_eq!(kind, Kind::Sql);
        assert_eq!(options.caption.as_deref(), Some("A, b = c"));
        assert_eq!((options.digits, options.digits_of.get("AUC")), (Some(1), Some(&3)));
        assert_eq!(options.percent, ["share", "rate"]);
        assert_eq!((options.input, options.printed, options.half), (Input::Open, true, true));
        let (kind, options) = read("chart {cell name=cost}").unwrap().unwrap();
        assert_eq!((kind, options.name.as_deref()), (Kind::Chart, Some("cost")));
        assert_eq!(read("sql {cell}").unwrap(), Some((Kind::Sql, Options::default())));
    }

    #[test]
    fn what_is_no_cell_is_none() {
        for info in ["", "sql", "rust {ignore}", "sql {cells}"] {
            assert_eq!(read(info), Ok(None), "{info}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (info, told) in [
            ("chart {cell}", "names its chart"),
            ("sql {cell name=cost}", "name is for chart cells"),
            ("sql {cell digits=many}", "digits=\"many\" is not a number"),
            ("sql {cell input=closed}", "folded, open or hidden"),
            ("sql {cell print=yes}", "input or output"),
            ("sql {cell size=big}", "half or whole"),
            ("sql {cell caption=\"x}", "is no option"),
            ("sql {cell caption", "end with }"),
        ] {
            let error = read(info).unwrap_err();
            assert!(error.contains(told), "{info}: {error}");
        }
    }
}
