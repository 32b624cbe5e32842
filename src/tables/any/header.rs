//! The first record: the names of the columns, and what separates them.

use std::collections::{HashMap, HashSet};

use super::cells;
use super::records::{Batch, Record, Records};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What separates the cells of a text, by its start: what makes the most columns of the header, if the first
/// row has as many cells; else the comma.
pub(super) fn separator(start: &[u8]) -> u8 {
    let columns = |separator: &u8| {
        let mut batch = Batch::default();
        Records::new(start, *separator).fill(&mut batch);
        let width = |record: &Record| cells::all(&batch.text, record, *separator).len();
        let mut widths = batch.records.iter().take(2).map(width);
        match (widths.next(), widths.next()) {
            (Some(header), row) if header > 1 && row.is_none_or(|row| row == header) => header,
            _ => 0,
        }
    };
    SEPARATORS.into_iter().rev().max_by_key(columns).filter(|best| columns(best) > 0).unwrap_or(b',')
}

/// The columns' names as pandas.read_csv gives them: one that is empty becomes `Unnamed: 2`, one that stood
/// before becomes `x.1`.
pub(super) fn names(given: Vec<String>) -> Vec<String> {
    let empty: Vec<bool> = given.iter().map(String::is_empty).collect();
    let mut names = given;
    for (place, name) in names.iter_mut().enumerate().filter(|(_, name)| name.is_empty()) {
        *name = format!("Unnamed: {place}");
    }
    let mut taken: HashSet<String> = names.iter().cloned().collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    // Names that were given have precedence over those that were made up.
    for of_empty in [false, true] {
        for place in (0..names.len()).filter(|place| empty[*place] == of_empty) {
            let name = &names[place];
            let mut time = times.get(name).copied().unwrap_or(0);
            if time == 0 {
                times.insert(name.clone(), 1);
                continue;
            }
            while taken.contains(&format!("{name}.{time}")) {
                time += 1;
            }
            let other = format!("{name}.{time}");
            times.insert(name.clone(), time + 1);
            times.insert(other.clone(), 1);
            taken.insert(other.clone());
            names[place] = other;
        }
    }
    names
}
