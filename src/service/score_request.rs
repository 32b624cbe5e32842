//! What is asked to be scored: the body of `POST /api/v1/score`.
//!
//! Three forms: `{"sk_id_curr": 1}` for a client of the data folder, `{"sk_id_curr": 1, "changes": {…}}`
//! for that client with other values in the application, and `{"application": {…}, "bureau": […], …}`
//! for an application of which nothing is stored.

use std::collections::{BTreeMap, BTreeSet};

use super::json::{Json, Members};
use super::problem::FieldError;
use super::row_check::{Faults, RowReader, cell, step, twice};
use crate::features::Bilingual;
use crate::tables::{Cell, ClientFile, GREATEST_ID, Rows, Table};

pub(super) const CLIENT: &str = "sk_id_curr";
pub(super) const CHANGES: &str = "changes";
pub(super) const APPLICATION: &str = "application";

/// What is to be scored.
pub(super) enum Asked {
    /// A client of the data folder, with some columns of the application changed.
    Known {
        /// The client's number.
        sk_id_curr: i64,
        /// Columns of the application and their values instead.
        changes: Vec<(&'static str, Cell)>,
    },
    /// An application that comes with its child rows.
    New(Box<ClientFile>),
}

/// The child tables, by the name that they have in a body: that of Kaggle's file.
pub(super) fn child_tables() -> impl Iterator<Item = Table> {
    Table::ALL.into_iter().filter(|table| !table.is_required())
}

/// What the body asks for, or all that is wrong with it.
pub(super) fn read(body: &Json<'_>) -> Result<Asked, (Vec<FieldError>, usize)> {
    let mut faults = Faults::new();
    let Json::Object(members) = body else {
        let kind = body.kind();
        faults.add(
            String::new(),
            format!("un objet tel que {{\"{CLIENT}\": 123456}} est attendu ; reçu : {}", kind.fr),
            format!("an object such as {{\"{CLIENT}\": 123456}} is expected; received: {}", kind.en),
        );
        return Err(faults.into_errors());
    };
    let asked = if members.iter().any(|(name, _)| name == APPLICATION) {
        Some(Asked::New(Box::new(new_client(members, &mut faults))))
    } else {
        known_client(members, &mut faults)
    };
    asked.filter(|_| faults.is_empty()).ok_or_else(|| faults.into_errors())
}

fn known_client(members: &Members<'_>, faults: &mut Faults) -> Option<Asked> {
    let client = only(members, CLIENT, faults).map(|value| positive_whole(value).ok_or(value));
    match &client {
        None => faults.add(
            format!("/{CLIENT}"),
            format!("champ absent ; un nombre entier positif est attendu, par exemple 123456, ou bien le champ {APPLICATION}"),
            format!("missing field; a positive whole number is expected, for example 123456, or else the field {APPLICATION}"),
        ),
        Some(Err(value)) => not_a_number(value, faults),
        Some(Ok(_)) => (),
    }
    for (name, _) in members.iter().filter(|(name, _)| name != CLIENT && name != CHANGES) {
        faults.add(
            format!("/{}", step(name)),
            format!("champ inconnu ; attendus : {CLIENT} et {CHANGES}, ou bien {APPLICATION} et ses tables"),
            format!("unknown field; expected: {CLIENT} and {CHANGES}, or else {APPLICATION} and its tables"),
        );
    }
    let changes =
        only(members, CHANGES, faults).map_or_else(Vec::new, |changes| read_changes(changes, faults));
    Some(Asked::Known { sk_id_curr: client?.ok()?, changes })
}

/// The value of a member; one of several with that name is a fault.
fn only<'m>(members: &'m Members<'_>, wanted: &str, faults: &mut Faults) -> Option<&'m Json<'m>> {
    let mut named = members.iter().filter(|(name, _)| name == wanted).map(|(_, value)| value);
    let first = named.next();
    if named.next().is_some() {
        twice(format!("/{}", step(wanted)), faults);
    }
    first
}

fn positive_whole(value: &Json<'_>) -> Option<i64> {
    match value {
        Json::Number(number) => number.as_i64().filter(|number| (1..=GREATEST_ID).contains(number)),
        _ => None,
    }
}

fn not_a_number(value: &Json<'_>, faults: &mut Faults) {
    let most = GREATEST_ID;
    let received = match value {
        Json::Number(number) if number.is_f64() => {
            Bilingual { fr: "un nombre décimal ou trop grand", en: "a decimal or too large number" }
        }
        Json::Number(_) => {
            Bilingual { fr: "un nombre hors de ces bornes", en: "a number out of these bounds" }
        }
        _ => value.kind(),
    };
    faults.add(
        format!("/{CLIENT}"),
        format!(
            "un nombre entier positif, de 1 à {most}, écrit sans décimale, est attendu ; reçu : {}",
            received.fr
        ),
        format!(
            "a positive whole number, from 1 to {most}, written without decimals, is expected; received: {}",
            received.en
        ),
    );
}

fn read_changes(changes: &Json<'_>, faults: &mut Faults) -> Vec<(&'static str, Cell)> {
    let Json::Object(members) = changes else {
        not_an_object(changes, format!("/{CHANGES}"), faults);
        return Vec::new();
    };
    let columns = Table::ApplicationTest.columns();
    let (mut read, mut seen) = (BTreeMap::new(), BTreeSet::new());
    for (name, value) in members {
        let pointer = format!("/{CHANGES}/{}", step(name));
        if !seen.insert(name) {
            twice(pointer, faults);
            continue;
        }
        match columns.iter().find(|column| column.name == name && column.name != "SK_ID_CURR") {
            None => faults.add(
                pointer,
                "ce champ ne peut pas être changé ; attendu : une colonne de la demande, hors SK_ID_CURR",
                "this field cannot be changed; expected: a column of the application other than SK_ID_CURR",
            ),
            Some(column) => match cell(column, value) {
                Ok(cell) => drop(read.insert(column.name, cell)),
                Err(wrong) => faults.add(pointer, wrong.fr, wrong.en),
            },
        }
    }
    read.into_iter().collect()
}

fn new_client(members: &Members<'_>, faults: &mut Faults) -> ClientFile {
    let mut rows = Rows::empty(Table::ApplicationTest);
    let mut owner = None;
    match only(members, APPLICATION, faults) {
        Some(Json::Object(fields)) => {
            let reader = RowReader::new(Table::ApplicationTest, None);
            reader.read(fields, &format!("/{APPLICATION}"), &mut rows, faults);
            owner = id_of(fields, "SK_ID_CURR");
        }
        Some(other) => not_an_object(other, format!("/{APPLICATION}"), faults),
        None => {}
    }
    let mut children = BTreeMap::new();
    for table in child_tables() {
        if let Some(list) = only(members, table.file_stem(), faults) {
            children.insert(table, child_rows(table, list, owner, faults));
        }
    }
    check_credits(members, faults);
    let is_known = |name: &str| name == APPLICATION || child_tables().any(|table| table.file_stem() == name);
    for (name, _) in members.iter().filter(|(name, _)| !is_known(name)) {
        let tables: Vec<&str> = child_tables().map(Table::file_stem).collect();
        let tables = tables.join(", ");
        faults.add(
            format!("/{}", step(name)),
            format!("champ inconnu ; attendus : {APPLICATION}, {tables}"),
            format!("unknown field; expected: {APPLICATION}, {tables}"),
        );
    }
    ClientFile { application: rows, children, coverage: None }
}

fn child_rows(table: Table, list: &Json<'_>, owner: Option<i64>, faults: &mut Faults) -> Rows {
    let mut rows = Rows::empty(table);
    let stem = table.file_stem();
    let Json::List(items) = list else {
        let kind = list.kind();
        faults.add(
            format!("/{stem}"),
            format!("une liste d’objets est attendue, vide s’il n’y a rien ; reçu : {}", kind.fr),
            format!("an array of objects is expected, empty where there is nothing; received: {}", kind.en),
        );
        return rows;
    };
    let reader = RowReader::new(table, owner.or(Some(0)));
    let mut keys = BTreeSet::new();
    for (number, item) in items.iter().enumerate() {
        let pointer = format!("/{stem}/{number}");
        let Json::Object(fields) = item else {
            not_an_object(item, pointer, faults);
            continue;
        };
        reader.read(fields, &pointer, &mut rows, faults);
        check_owner(fields, owner, &pointer, faults);
        if let Some(key) = table.key()
            && let Some(id) = id_of(fields, key)
            && !keys.insert(id)
        {
            faults.add(
                format!("{pointer}/{key}"),
                "ce numéro est déjà celui d’une autre ligne",
                "another row has this number already",
            );
        }
    }
    rows
}

fn check_owner(fields: &Members<'_>, owner: Option<i64>, pointer: &str, faults: &mut Faults) {
    if let (Some(own), Some(owner)) = (id_of(fields, "SK_ID_CURR"), owner)
        && own != owner
    {
        faults.add(
            format!("{pointer}/SK_ID_CURR"),
            "ce n’est pas le numéro de la demande ; le champ peut être omis",
            "this is not the number of the application; the field may be left out",
        );
    }
}

/// Balances must belong to a credit of the body's bureau.
fn check_credits(members: &Members<'_>, faults: &mut Faults) {
    let list = |table: Table| match members.iter().find(|(name, _)| name == table.file_stem()) {
        Some((_, Json::List(items))) => Some(items),
        _ => None,
    };
    let Some(balances) = list(Table::BureauBalance).filter(|items| !items.is_empty()) else { return };
    let credit = |item: &Json<'_>| match item {
        Json::Object(fields) => id_of(fields, "SK_ID_BUREAU"),
        _ => None,
    };
    let Some(credits) = list(Table::Bureau) else {
        faults.add(
            "/bureau".to_owned(),
            "champ absent ou faux ; bureau_balance a besoin d’une liste de crédits",
            "missing or wrong field; bureau_balance needs a list of credits",
        );
        return;
    };
    // A credit whose own number is wrong is named there, not once more on each of its balances.
    if credits.iter().any(|item| credit(item).is_none()) {
        return;
    }
    let credits: BTreeSet<i64> = credits.iter().filter_map(credit).collect();
    for (number, item) in balances.iter().enumerate() {
        if credit(item).is_some_and(|credit| !credits.contains(&credit)) {
            faults.add(
                format!("/{}/{number}/SK_ID_BUREAU", Table::BureauBalance.file_stem()),
                "aucune ligne de bureau ne porte ce numéro",
                "no row of bureau has this number",
            );
        }
    }
}

fn id_of(fields: &Members<'_>, name: &str) -> Option<i64> {
    fields.iter().find(|(other, _)| other == name).and_then(|(_, value)| positive_whole(value))
}

fn not_an_object(value: &Json<'_>, pointer: String, faults: &mut Faults) {
    let kind = value.kind();
    faults.add(
        pointer,
        format!("un objet est attendu ; reçu : {}", kind.fr),
        format!("an object is expected; received: {}", kind.en),
    );
}
