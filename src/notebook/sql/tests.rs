use super::*;
use crate::notebook::frame::Frame;

/// Three trials, one of them without a cost.
fn trials() -> Frame {
    Frame::of(&[("a", 0.7, 5), ("b", f64::NAN, 6), ("a", 0.8, 7)])
        .text("kind", |row| row.0)
        .real("auc", |row| row.1)
        .whole("fits", |row| row.2)
        .truth("odd", |row| row.2 % 2 == 1)
        .done()
}

fn ask(query: &str) -> Result<Answer, AskError> {
    answer(query, &[("trials", &trials())])
}

#[test]
fn a_query_gives_its_columns_in_order_with_missing_values_left_out_of_means() {
    let found =
        ask("SELECT kind, AVG(auc) AS mean, SUM(fits) AS fits FROM trials GROUP BY kind ORDER BY kind")
            .unwrap();
    assert_eq!(found.names, ["kind", "mean", "fits"]);
    let [a, b] = found.rows.as_slice() else { panic!("{found:?}") };
    assert_eq!((&a[0], &a[2]), (&Value::Text("a".into()), &Value::Whole(12)));
    assert!(matches!(a[1], Value::Real(mean) if (mean - 0.75).abs() < 1e-12), "{a:?}");
    assert_eq!(b[1], Value::Missing);
    assert_eq!(ask("SELECT odd FROM trials WHERE fits = 6").unwrap().only(), Some(&Value::Truth(false)));
}

#[test]
fn rows_without_an_order_are_sorted_so_that_the_answer_is_always_the_same() {
    let found = ask("SELECT fits, kind FROM (SELECT * FROM trials ORDER BY fits DESC) AS t").unwrap();
    let fits: Vec<&Value> = found.rows.iter().map(|row| &row[0]).collect();
    assert_eq!(fits, [&Value::Whole(5), &Value::Whole(6), &Value::Whole(7)]);
    let found = ask("SELECT fits FROM trials ORDER BY fits DESC LIMIT 2").unwrap();
    assert_eq!(found.rows, [[Value::Whole(7)], [Value::Whole(6)]]);
}

#[test]
fn an_unknown_column_is_named_with_its_line_and_what_exists() {
    let error = ask("SELECT kind,\n  gini\nFROM trials").unwrap_err();
    assert_eq!(error.line, 1, "{error}");
    assert_eq!(error.to_string(), "there is no column \"gini\"; trials has kind, auc, fits, odd");
}

#[test]
fn broken_sql_says_where() {
    let error = ask("SELECT kind\nFROM trials\nWHERE (").unwrap_err();
    assert!(error.line <= 2 && !error.to_string().is_empty(), "{error:?}");
}

#[test]
fn nothing_but_questions_is_run_and_no_file_is_read() {
    for query in
        ["DROP TABLE trials", "CREATE TABLE x AS SELECT 1", "", "EXPLAIN SELECT 1", "TRUNCATE trials"]
    {
        let error = frames_of(query).unwrap_err().to_string();
        assert!(error.contains("SELECT or WITH"), "{query}: {error}");
    }
    for query in [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT 1,\n * FROM READ_PARQUET ('x')",
        "WITH a AS (SELECT * FROM scan_ndjson('x')) SELECT * FROM a",
    ] {
        let error = frames_of(query).unwrap_err();
        assert!(error.to_string().contains("never a file"), "{query}: {error}");
    }
    assert_eq!(frames_of("SELECT 1,\n * FROM READ_PARQUET ('x')").unwrap_err().line, 1);
    assert_eq!(frames_of("SELECT 'read_csv(x)' AS a FROM trials -- read_csv\n").unwrap(), ["trials"]);
}

#[test]
fn a_second_statement_is_refused() {
    assert!(ask("SELECT 1 FROM trials; SELECT 2 FROM trials").is_err());
}

#[test]
fn names_of_with_are_told_from_frames() {
    let query = "WITH best AS (SELECT * FROM trials) SELECT kind FROM best";
    assert_eq!(given_names(query), ["best"]);
    assert_eq!(ask(query).unwrap().rows.len(), 3);
}

#[test]
fn a_page_is_no_place_for_very_many_rows() {
    let rows: Vec<usize> = (0..=MOST_ROWS).collect();
    let frame = Frame::of(&rows).whole("row", |row| *row).done();
    let error = answer("SELECT * FROM rows", &[("rows", &frame)]).unwrap_err().to_string();
    assert!(error.contains("1001 rows") && error.contains("LIMIT"), "{error}");
}

#[test]
fn one_word_stands_without_quotes() {
    for query in
        ["SELECT 'a' AS kind FROM trials LIMIT 1", "SELECT kind FROM trials WHERE odd ORDER BY fits LIMIT 1"]
    {
        assert_eq!(ask(query).unwrap().only(), Some(&Value::Text("a".into())), "{query}");
    }
}
