use super::*;
use crate::learning::EncodedInput;

const NONE: f32 = f32::NAN;

/// An encoding of numeric inputs (`None`) and nominal ones (`Some(number of categories)`).
fn encoding(inputs: &[Option<usize>]) -> Encoding {
    let input = |categories: &Option<usize>| EncodedInput {
        feature: "F".to_owned(),
        categories: categories.map(|count| (0..count).map(|code| code.to_string()).collect()),
    };
    Encoding { inputs: inputs.iter().map(input).collect() }
}

/// Three hundred clients: an amount with holes, the same amount, a rare flag, a constant, a category with rare
/// levels and holes, and an input that nobody has.
fn clients() -> (DesignMatrix, Encoding) {
    let row = |i: usize| {
        let amount = if i.is_multiple_of(10) { NONE } else { (i * 37 % 300) as f32 };
        let category = match i % 30 {
            0 => NONE,
            28 => 1.0,
            29 => 2.0,
            other => (other % 2) as f32,
        };
        [amount, amount, f32::from(u8::from(i % 150 == 7)), 4.0, category, NONE]
    };
    let matrix = DesignMatrix::from_rows((0..300).flat_map(row).collect(), 6);
    (matrix, encoding(&[None, None, None, None, Some(4), None]))
}

fn every(matrix: &DesignMatrix) -> Vec<usize> {
    (0..matrix.rows()).collect()
}

#[test]
fn repeated_constant_and_rare_columns_are_left_out() {
    let (matrix, encoding) = clients();
    let design = LinearDesign::learn(&matrix, &every(&matrix), &encoding);
    let columns: Vec<(usize, Term)> = design.columns.iter().map(|c| (c.input, c.term)).collect();
    // Category 1 is the most frequent; 2 (10 rows), 3 (none) and missing (10 rows) are together.
    assert_eq!(
        columns,
        [(0, Term::Value), (0, Term::Missing), (4, Term::Category(0)), (4, Term::MissingOrRare)]
    );
}

#[test]
fn a_numeric_column_is_imputed_clipped_and_standardised() {
    let (matrix, encoding) = clients();
    let rows = every(&matrix);
    let design = LinearDesign::learn(&matrix, &rows, &encoding);
    let known: Vec<f32> = rows.iter().map(|&row| matrix.row(row)[0]).filter(|v| !v.is_nan()).collect();
    let known = sorted(&known);
    let quantile = |share| quantile(&known, share).unwrap();
    let (low, fill, high) = (quantile(0.01), quantile(0.5), quantile(0.99));
    let read = |value: f32| if value.is_nan() { fill } else { f64::from(value).clamp(low, high) };
    let all: Vec<f64> = rows.iter().map(|&row| read(matrix.row(row)[0])).collect();
    let mean = all.iter().sum::<f64>() / 300.0;
    let deviation = (all.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 300.0).sqrt();
    for value in [NONE, -5.0, 120.0, 1e9] {
        let cells: Vec<f64> = design.row(&[value, 0.0, 0.0, 0.0, 1.0, 0.0]).collect();
        assert!((cells[0] - (read(value) - mean) / deviation).abs() < 1e-12, "{value}");
        assert!((cells[1] - (f64::from(u8::from(value.is_nan())) - 0.1)).abs() < 1e-12, "{value}");
    }
}

#[test]
fn a_rare_event_is_read_as_whether_it_is_there() {
    // 25 of 5,000 have some amount: below the 99th percentile, above the least number of rows.
    let cells = (0..5_000).map(|i| if i % 200 == 3 { 10.0 + i as f32 } else { 0.0 }).collect();
    let matrix = DesignMatrix::from_rows(cells, 1);
    let design = LinearDesign::learn(&matrix, &every(&matrix), &encoding(&[None]));
    assert_eq!(design.width(), 1);
    let cell = |value: f32| design.row(&[value]).next().unwrap();
    assert_eq!(cell(13.0), cell(4_000.0));
    assert!(cell(13.0) > 1.0 && cell(0.0) < 0.0);
}

#[test]
fn the_model_of_the_inputs_is_the_model_of_the_columns() {
    let (matrix, encoding) = clients();
    let rows = every(&matrix);
    let design = LinearDesign::learn(&matrix, &rows, &encoding);
    let coefficients = [0.7, -0.4, 0.2, 1.1];
    let clients = Clients { matrix: &matrix, rows: &rows, fills: None };
    let model = design.model(&coefficients, -2.0, &clients);
    let extremes =
        DesignMatrix::from_rows(vec![1e9, -1e9, 1.0, 0.0, 3.0, 8.0, NONE, NONE, NONE, NONE, NONE, NONE], 6);
    for row in rows.iter().map(|&row| matrix.row(row)).chain([extremes.row(0), extremes.row(1)]) {
        let by_columns: f64 = design.row(row).zip(coefficients).map(|(cell, c)| cell * c).sum();
        assert!((model.margin(row) - (by_columns - 2.0)).abs() < 1e-12, "{row:?}");
    }
}

#[test]
fn every_inputs_contributions_average_to_zero_over_the_clients() {
    let (matrix, encoding) = clients();
    let design = LinearDesign::learn(&matrix, &every(&matrix), &encoding);
    // Other clients than those that the columns come from.
    let rows: Vec<usize> = (0..120).collect();
    let clients = Clients { matrix: &matrix, rows: &rows, fills: None };
    let model = design.model(&[0.7, -0.4, 0.2, 1.1], -2.0, &clients);
    for input in 0..6 {
        let sum: f64 = rows.iter().map(|&row| model.inputs[input].contribution(matrix.row(row)[input])).sum();
        assert!(sum.abs() < 1e-10, "input {input}: {sum}");
    }
    let mean: f64 = rows.iter().map(|&row| model.margin(matrix.row(row))).sum::<f64>() / 120.0;
    assert!((mean - model.base).abs() < 1e-12);
}

#[test]
fn with_imputed_clients_a_missing_value_counts_as_its_stand_in() {
    let (matrix, encoding) = clients();
    let rows = every(&matrix);
    let fills = Fills::learn(&matrix, &rows, &encoding);
    let filled = rows.iter().flat_map(|&row| fills.fill(matrix.row(row)).collect::<Vec<_>>()).collect();
    let imputed = DesignMatrix::from_rows(filled, 6);
    let design = LinearDesign::learn(&imputed, &rows, &encoding);
    let coefficients = [0.7, -0.4];
    assert_eq!(design.width(), coefficients.len());
    let model =
        design.model(&coefficients, -2.0, &Clients { matrix: &matrix, rows: &rows, fills: Some(&fills) });
    for &row in &rows {
        assert_eq!(model.margin(matrix.row(row)), model.margin(imputed.row(row)), "{:?}", matrix.row(row));
    }
}
