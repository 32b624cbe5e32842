//! The description of the API (OpenAPI 3.1).

use serde_json::{Value, json};

use super::score_request::{APPLICATION, CHANGES, CLIENT, child_tables};
use crate::explanation::Move;
use crate::tables::{Column, ColumnType, GREATEST_ID, NO_DATE, Table};

/// The OpenAPI document. A test holds it to what the service really answers.
pub(super) fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Clairscore",
            "version": "1",
            "summary": "Scores that explain themselves. The model has an opinion; the adviser decides.",
        },
        "paths": {
            "/api/v1/health": { "get": {
                "operationId": "health",
                "summary": "Whether the service answers, and with which model",
                "responses": { "200": content("The service answers", "application/json", "Health") },
            }},
            "/api/v1/openapi.json": { "get": {
                "operationId": "openapi",
                "summary": "This document",
                "responses": { "200": {
                    "description": "The OpenAPI document",
                    "content": { "application/json": { "schema": { "type": "object" } } },
                }},
            }},
            "/api/v1/score": { "post": score_operation() },
            "/api/v1/applications/{sk_id_curr}": { "get": application_operation() },
        },
        "components": { "schemas": schemas() },
    })
}

fn schemas() -> Value {
    let mut schemas = answer_schemas();
    schemas["ScoreRequest"] = score_request();
    for table in child_tables().chain([Table::ApplicationTest]) {
        schemas[row_name(table)] = row(table);
    }
    schemas
}

fn answer_schemas() -> Value {
    json!({
            "Health": object(&json!({
                "status": { "const": "ok" },
                "model_version": { "type": "string" },
            })),
            "Score": score_schema(),
            "Theme": theme_schema(),
            "FeatureEffect": effect_schema("feature", "The feature's name in the catalogue"),
            "KnownApplication": known_application(),
            "Stability": stability_schema(),
            "Reason": reason_schema(),
            "Similar": similar_schema(),
            "Recourse": recourse_schema(),
            "ChangeOption": change_option_schema(),
            "Warning": object(&json!({
                "feature": described("string", "An input of the model with a value outside what it saw"),
                "detail": reference("Text"),
            })),
            "Text": object(&json!({ "fr": { "type": "string" }, "en": { "type": "string" } })),
            "Problem": problem_schema(),
    })
}

fn score_operation() -> Value {
    json!({
        "operationId": "score",
        "summary": "The score of one client, known, changed or new, with the reasons for it",
        "parameters": [{
            "name": "Accept-Language",
            "in": "header",
            "description": "Language of error texts: fr (default) or en",
            "schema": { "type": "string" },
        }],
        "requestBody": {
            "required": true,
            "content": { "application/json": { "schema": reference("ScoreRequest") } },
        },
        "responses": {
            "200": content("The score", "application/json", "Score"),
            "400": problem("The body is not JSON"),
            "403": problem("The page that asks is not served by this service"),
            "404": problem("No application has this number"),
            "405": problem("The method is not POST"),
            "411": problem("The length of the body is not told"),
            "413": problem("The body is longer than 4 MiB"),
            "415": problem("The content type is not application/json"),
            "421": problem("The Host header names something else than the loopback"),
            "422": problem("Fields are missing, unknown or wrong: how many, and the first 200 of them"),
        },
    })
}

fn application_operation() -> Value {
    json!({
        "operationId": "application",
        "summary": "The application of a known client, as it stands in the data: null where the information is missing",
        "parameters": [{
            "name": "sk_id_curr",
            "in": "path",
            "required": true,
            "description": "The client's number",
            "schema": { "type": "integer", "format": "int64", "minimum": 1, "maximum": GREATEST_ID },
        }],
        "responses": {
            "200": content("The application", "application/json", "KnownApplication"),
            "404": problem("No application has this number"),
            "405": problem("The method is not GET"),
            "421": problem("The Host header names something else than the loopback"),
        },
    })
}

/// The three forms of a body: a known client, that client with changes, a new application.
fn score_request() -> Value {
    let known = exact(
        &[CLIENT],
        &json!({
            CLIENT: { "type": "integer", "format": "int64", "minimum": 1, "examples": [123_456] },
            CHANGES: changes(),
        }),
    );
    let mut properties = serde_json::Map::new();
    properties.insert(APPLICATION.to_owned(), reference(&row_name(Table::ApplicationTest)));
    for table in child_tables() {
        let rows = json!({
            "type": "array",
            "items": reference(&row_name(table)),
            "description": match table {
                Table::BureauBalance => "Months of the credits in bureau, which must be there too",
                _ => "Empty where there is no row; left out where the table is not known",
            },
        });
        properties.insert(table.file_stem().to_owned(), rows);
    }
    json!({ "oneOf": [known, exact(&[APPLICATION], &Value::Object(properties))] })
}

/// An object with these properties and no others.
fn exact(required: &[&str], properties: &Value) -> Value {
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

/// Columns of the application with other values; none must be there.
fn changes() -> Value {
    let columns = Table::ApplicationTest.columns();
    let changeable = columns.iter().filter(|column| column.name != "SK_ID_CURR");
    let properties: serde_json::Map<_, _> =
        changeable.map(|column| (column.name.to_owned(), cell(column))).collect();
    let mut schema = exact(&[], &Value::Object(properties));
    schema["description"] = json!("Columns of the application with other values: the features follow");
    schema
}

/// The name of the schema of a table's rows.
fn row_name(table: Table) -> String {
    if table == Table::ApplicationTest {
        "application".to_owned()
    } else {
        format!("{}_row", table.file_stem())
    }
}

/// A row of a table, from the schema that also checks the files.
fn row(table: Table) -> Value {
    let columns = table.columns();
    // The number of the application need not be repeated in its child rows.
    let needed = |column: &&Column| column.required && (table.is_required() || column.name != "SK_ID_CURR");
    let required: Vec<&str> = columns.iter().filter(needed).map(|column| column.name).collect();
    let properties = columns.iter().map(|column| (column.name.to_owned(), cell(column)));
    exact(&required, &Value::Object(properties.collect()))
}

fn cell(column: &Column) -> Value {
    let (least, greatest) = column.range;
    let mut schema = match column.kind {
        ColumnType::Id => json!({ "type": "integer", "minimum": 1, "maximum": GREATEST_ID }),
        ColumnType::Integer => json!({ "type": "integer", "minimum": least, "maximum": greatest }),
        ColumnType::Real => json!({ "type": "number", "minimum": least, "maximum": greatest }),
        ColumnType::Text => json!({ "type": "string", "enum": column.words }),
    };
    if column.no_date {
        schema = json!({ "anyOf": [schema, { "const": NO_DATE }] });
    }
    if column.required { schema } else { json!({ "anyOf": [schema, { "type": "null" }] }) }
}

fn score_schema() -> Value {
    let reasons = json!({ "type": "array", "maxItems": 4, "items": reference("Reason") });
    object(&json!({
        "sk_id_curr": { "type": "integer", "format": "int64" },
        "probability": described("number", "Estimated risk of difficulty in repaying, from 0 to 1"),
        "threshold": described("number", "From this probability on, the opinion is unfavourable"),
        "points": described("number", "Score in points: higher is safer"),
        "points_shown": described("integer", "points, as pages print them"),
        "limit_points": described("number", "Limit of acceptance in points"),
        "limit_shown": described("integer", "limit_points, as pages print them"),
        "distance_shown": described("integer", "points_shown - limit_shown"),
        "base_points": described("number", "Where the model starts, in points, before it knows anything of the client"),
        "base_shown": described("integer", "base_points, as pages print them"),
        "themes": {
            "type": "array",
            "items": reference("Theme"),
            "description": "What each theme adds, the largest effect first: base_shown and all shown add up to points_shown",
        },
        "stability": reference("Stability"),
        "opinion": { "enum": ["favourable", "unfavourable"] },
        "opinion_wording": reference("Text"),
        "reasons_for": reasons,
        "reasons_against": reasons,
        "similar": { "anyOf": [reference("Similar"), { "type": "null" }] },
        "recourse": { "anyOf": [reference("Recourse"), { "type": "null" }] },
        "warnings": { "type": "array", "items": reference("Warning") },
        "model_version": { "type": "string" },
        "synthetic": described("boolean", "Whether the client is synthetic"),
    }))
}

fn theme_schema() -> Value {
    let mut properties = effect_properties("theme", "The theme of its features");
    properties["features"] = json!({
        "type": "array",
        "items": reference("FeatureEffect"),
        "description": "The largest effect first; their shown add up to that of the theme",
    });
    object(&properties)
}

fn effect_schema(name: &str, description: &str) -> Value {
    object(&effect_properties(name, description))
}

fn effect_properties(name: &str, description: &str) -> Value {
    json!({
        name: described("string", description),
        "label": reference("Text"),
        "points": described("number", "Points that it adds (positive: in the client's favour)"),
        "shown": described("integer", "points, as pages print them"),
    })
}

/// An application as it stands in the tables, where even what a new one must have may be missing.
fn known_application() -> Value {
    let columns = Table::ApplicationTest.columns();
    let cell_or_null = |column: &Column| match column.kind {
        ColumnType::Id => cell(column),
        _ => cell(&Column { required: false, ..*column }),
    };
    let properties = columns.iter().map(|column| (column.name.to_owned(), cell_or_null(column)));
    object(&json!({
        "sk_id_curr": { "type": "integer", "format": "int64" },
        "application": object(&Value::Object(properties.collect())),
        "synthetic": described("boolean", "Whether the client is synthetic"),
    }))
}

fn stability_schema() -> Value {
    object(&json!({
        "low": described("number", "Fewest points of the model and of its like learnt from other parts of the files"),
        "high": described("number", "Most points of the model and of its like learnt from other parts of the files"),
        "low_shown": described("integer", "low, as pages print it"),
        "high_shown": described("integer", "high, as pages print it"),
        "crosses_limit": described("boolean", "Whether they are of two opinions: the file is close to the limit"),
    }))
}

fn reason_schema() -> Value {
    object(&json!({
        "kind": { "enum": ["known", "missing", "nothing_on_record"] },
        "subject": described("string", "What its features are about; the table where the client has no row in it"),
        "theme": described("string", "The theme of its features"),
        "feature": described("string", "The input that the sentence tells: the strongest on the reason's side"),
        "features": { "type": "array", "items": { "type": "string" } },
        "points": described("number", "Points that it adds (positive: in the client's favour)"),
        "shown": described("integer", "points, as pages print them"),
        "label": reference("Text"),
        "weight": { "enum": ["slight", "clear", "strong"] },
        "sentence": reference("Text"),
    }))
}

fn similar_schema() -> Value {
    object(&json!({
        "clients": described("integer", "Similar past clients"),
        "difficulties": described("integer", "How many of them met difficulty in repaying"),
        "share": object(&json!({
            "share": described("number", "Their share"),
            "low": described("number", "Lower end of its Wilson interval at 95 %"),
            "high": described("number", "Upper end"),
        })),
        "apart": described("number", "Mean difference from the client, in points per theme"),
        "overall": described("number", "Share in difficulty among all past clients"),
    }))
}

/// What would change an unfavourable opinion, or the room that a favourable one leaves.
fn recourse_schema() -> Value {
    let options = object(&json!({
        "kind": { "const": "options" },
        "options": { "type": "array", "minItems": 1, "maxItems": 3, "items": reference("ChangeOption") },
    }));
    let none_found = object(&json!({ "kind": { "const": "none_found" }, "sentence": reference("Text") }));
    let room = object(&json!({
        "kind": { "const": "room" },
        "credit_up_to": described(
            "number", "At the same duration, up to this credit every sum that was tried keeps the opinion",
        ),
        "changes_up_to": { "type": "array", "items": change_schema() },
        "unfavourable_from": {
            "type": ["number", "null"],
            "description": "The first credit that was found unfavourable; null where all plausible ones keep it",
        },
        "changes_from": { "type": "array", "items": change_schema() },
        "sentence": reference("Text"),
    }));
    json!({ "oneOf": [options, none_found, room] })
}

fn change_option_schema() -> Value {
    let moves: Vec<Value> = Move::ALL.iter().map(|of| json!(of)).collect();
    object(&json!({
        "moves": { "type": "array", "minItems": 1, "items": { "enum": moves } },
        "title": reference("Text"),
        "changes": { "type": "array", "minItems": 1, "items": change_schema() },
        "points": described("number", "The score in points that the file would have"),
        "points_shown": described("integer", "points, as pages print them"),
        "probability": described("number", "The estimated risk that the file would have"),
        "sentence": reference("Text"),
        "caution": { "anyOf": [reference("Text"), { "type": "null" }] },
    }))
}

fn change_schema() -> Value {
    object(&json!({
        "feature": described("string", "A column of the application, as it can stand in changes"),
        "from": { "type": "number" },
        "to": { "type": "number" },
    }))
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "RFC 9457",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "format": "uri" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": { "type": "array", "items": object(&json!({
                "pointer": described("string", "JSON pointer (RFC 6901)"),
                "detail": { "type": "string" },
            }))},
        },
    })
}

/// An object whose properties are all required.
fn object(properties: &Value) -> Value {
    let required: Vec<&String> = properties.as_object().into_iter().flat_map(|map| map.keys()).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn described(kind: &str, description: &str) -> Value {
    json!({ "type": kind, "description": description })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn content(description: &str, content_type: &str, schema: &str) -> Value {
    json!({ "description": description, "content": { content_type: { "schema": reference(schema) } } })
}

fn problem(description: &str) -> Value {
    content(description, "application/problem+json", "Problem")
}
