//! What each table adds: the model without all that is made from it.

use serde::{Deserialize, Serialize};

use super::inputs::cost_of_leaving_out;
use super::study::{Comparison, HeldOut, Study};
use crate::features::catalogue;
use crate::learning::{LearningError, Problem};
use crate::tables::Table;

/// The model without the inputs that are made from a table, against the one with them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TableLeftOut {
    /// The table; the applications under the name of those to score, as in the catalogue.
    pub table: Table,
    /// How many inputs were left out.
    pub inputs: usize,
    /// The model without them less the one with them.
    pub comparison: Comparison,
}

/// The tables that can be left out, in the schema's order: those from which inputs are made of which some client has a
/// value, where other inputs remain.
#[must_use]
pub fn tables_to_leave_out(problem: &Problem<'_>) -> Vec<Table> {
    let can_be_left = |table: &Table| {
        let own = inputs_of(*table, problem);
        let has_value =
            |&place: &usize| (0..problem.matrix.rows()).any(|row| !problem.matrix.row(row)[place].is_nan());
        own.len() < problem.encoding.width() && own.iter().any(has_value)
    };
    Table::ALL.into_iter().filter(can_be_left).collect()
}

/// What it costs to leave a table out. One fit per fold that `base` judges.
pub fn cost_of_leaving_table_out(
    study: &Study<'_>,
    base: &HeldOut,
    table: Table,
) -> Result<TableLeftOut, LearningError> {
    let places = inputs_of(table, study.problem);
    let names: Vec<&str> =
        places.iter().map(|&place| study.problem.encoding.inputs[place].feature.as_str()).collect();
    let comparison = cost_of_leaving_out(study, base, &names)?.comparison;
    Ok(TableLeftOut { table, inputs: places.len(), comparison })
}

/// The places of the inputs that are made from a table.
fn inputs_of(table: Table, problem: &Problem<'_>) -> Vec<usize> {
    let of_table =
        |name: &str| catalogue().iter().any(|feature| feature.name == name && feature.table == table);
    let inputs = problem.encoding.inputs.iter().enumerate();
    inputs.filter(|(_, input)| of_table(&input.feature)).map(|(place, _)| place).collect()
}
