//! The directory, its columns and the pages that compare.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{build, sample, temporary};
use crate::report::dimensions;

/// What a script of columns keeps.
fn kept(output: &Path, path: &str) -> Value {
    let text = fs::read_to_string(output.join(format!("assets/columns/{path}.js"))).unwrap();
    let value = text.strip_prefix(&format!("clairscore.keep(\"columns/{path}\",")).unwrap();
    serde_json::from_str(value.strip_suffix(");\n").unwrap()).unwrap()
}

/// The values of a column of at most 91 values.
fn column(output: &Path, path: &str) -> Vec<Value> {
    let kept = kept(output, path);
    let digit = |byte: u8| usize::from(byte - b'#') - usize::from(byte > b'\\');
    let codes = kept["codes"].as_str().unwrap().bytes().map(digit);
    codes.map(|code| kept["values"][code].clone()).collect()
}

#[test]
fn the_columns_say_what_the_reports_say_in_the_order_of_numbers() {
    let (_folder, output) = temporary();
    build(&output, 40, &|_| ()).unwrap();
    let reports: Vec<_> = (0..40).map(|place| sample::client(place, sample::catalogue())).collect();
    let clients = kept(&output, "clients");
    assert_eq!((&clients["count"], &clients["limit"]), (&Value::from(40), &Value::from(554)));
    let points: Vec<Value> = reports.iter().map(|report| report.points_shown.into()).collect();
    assert_eq!(column(&output, "points"), points);
    for (place, dimension) in dimensions().iter().enumerate() {
        let key = |level: usize| Value::from(dimension.levels[level].key.as_str());
        let keys: Vec<Value> = reports.iter().map(|report| key(report.groups[place])).collect();
        assert_eq!(column(&output, &format!("groups/{}", dimension.key)), keys);
    }
    let mut sums = vec![561; 40];
    for place in 0..12 {
        for (sum, value) in sums.iter_mut().zip(column(&output, &format!("themes/{place}"))) {
            *sum += value.as_i64().unwrap();
        }
    }
    assert_eq!(sums.into_iter().map(Value::from).collect::<Vec<_>>(), points);
    let table = sample::table(40, sample::catalogue());
    assert_eq!(column(&output, "features/F00").len(), 40);
    assert!(table.columns.iter().all(|c| kept(&output, &format!("features/{}", c.feature.name)).is_object()));
}

#[test]
fn filters_offer_the_levels_that_clients_have_and_the_list_opens_with_the_first_clients() {
    let (_folder, output) = temporary();
    build(&output, 60, &|report| report.groups[0] = 0).unwrap();
    let html = fs::read_to_string(output.join("fr/clients/index.html")).unwrap();
    let first = html.matches("<tr><td class=\"pick\"><th scope=\"row\">").count();
    assert_eq!(first, 50);
    // All have one type of credit, so that there is nothing to choose.
    assert!(!html.contains("data-facet=\"contract\""));
    assert!(html.contains("data-facet=\"age\""));
    assert!(html.contains("value=\"30-40\"><span>de 30 à moins de 40\u{a0}ans</span>"), "{html}");
}
