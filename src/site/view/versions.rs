//! The version in use, what it changes against the one before, and what was promoted when.

use serde::Serialize;

use super::labels::Labels;
use super::model::{NONE, cost, cost_difference};
use super::table::{Row, Table};
use super::words::{count, day_in_words};
use crate::features::{Language, number, percent, percent_with};
use crate::judging::CostComparison;
use crate::report::{
    ChangedClient, Lineage, ModelDifference, OpinionChanges, VersionOutline, candidate_name,
};
use crate::site::build::SiteSource;
use crate::site::strings::{Filled, Strings};

/// Clients that are named, at most so many each way.
const NAMED: usize = 20;

/// All that is said of versions.
#[derive(Debug, Serialize)]
pub(super) struct VersionsView {
    /// Since when the version is in use, and why where that was said.
    standing: Vec<String>,
    /// Null where there was none before, or nothing is known of it.
    change: Option<ChangeView>,
    /// The first first.
    history: Option<Table>,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    /// In sentences.
    told: Vec<String>,
    figures: Table,
    settings: Option<Table>,
    weights: Option<Table>,
    added: Vec<String>,
    removed: Vec<String>,
    /// Why an opinion may change.
    clients_intro: String,
    /// Those who turn favourable, then those who turn unfavourable.
    clients: Vec<TurnedView>,
}

/// Clients whose opinion turns one way.
#[derive(Debug, Serialize)]
struct TurnedView {
    title: String,
    rows: Vec<ClientRow>,
    /// How many are not named.
    more: Option<String>,
}

#[derive(Debug, Serialize)]
struct ClientRow {
    id: i64,
    points: [String; 2],
    risk: [String; 2],
}

impl VersionsView {
    pub(super) fn new(source: &SiteSource, labels: &Labels, strings: &Strings) -> Self {
        let lineage = source.lineage;
        let change = lineage.last_change.as_ref();
        Self {
            standing: standing(lineage, strings),
            change: change.map(|change| ChangeView::new(change, labels, strings)),
            history: (!lineage.promotions.is_empty()).then(|| history(lineage, strings)),
        }
    }
}

fn standing(lineage: &Lineage, strings: &Strings) -> Vec<String> {
    let version = (&lineage.version).into();
    let Some(promotion) = lineage.promotion() else {
        return vec![strings.say("versions_unrecorded", &[("version", version)])];
    };
    let day = day(&promotion.at, strings);
    let mut told = vec![strings.say("versions_since", &[("version", version), ("day", (&day).into())])];
    if lineage.promotions.first() == Some(promotion) && promotion.before.is_none() {
        told.push(strings.word("versions_first"));
    } else if lineage.last_change.is_none() {
        told.push(strings.word("versions_before_unknown"));
    }
    if let Some(because) = &promotion.because {
        told.push(strings.say("versions_because", &[("why", because.into())]));
    }
    told
}

impl ChangeView {
    fn new(change: &ModelDifference, labels: &Labels, strings: &Strings) -> Self {
        let language = strings.language();
        let named = |name: &String| labels.label(name, language).map_or_else(|_| name.clone(), str::to_owned);
        let clients = change.opinions.as_ref().map_or_else(Vec::new, |opinions| turned(opinions, strings));
        Self {
            told: told(change, strings),
            figures: figures(change, strings),
            settings: settings(change, strings),
            weights: weights(change, &named, strings),
            added: change.added.iter().map(named).collect(),
            removed: change.removed.iter().map(named).collect(),
            clients_intro: clients_intro(change, strings),
            clients,
        }
    }
}

fn clients_intro(change: &ModelDifference, strings: &Strings) -> String {
    let limits = [change.before.threshold, change.after.threshold];
    let [before, after] = limits.map(|limit| percent_with(limit, 2, strings.language()));
    let same = limits[0].to_bits() == limits[1].to_bits();
    let key = if same { "versions_clients_same_limit" } else { "versions_clients_limits" };
    strings.say(key, &[("before", (&before).into()), ("after", (&after).into())])
}

/// What the change comes to, in sentences.
fn told(change: &ModelDifference, strings: &Strings) -> Vec<String> {
    let cost = change.cost.as_ref().map(|cost| cost_in_words(cost, strings));
    let not_compared = || change.not_compared.as_ref().map(|_| strings.word("versions_not_compared"));
    let mut told: Vec<String> = cost.or_else(not_compared).into_iter().collect();
    if let Some(opinions) = &change.opinions {
        let share = opinions.changed() as f64 / opinions.clients.max(1) as f64;
        let share = percent(share, strings.language());
        told.push(strings.say(
            "versions_opinions",
            &[
                ("n", opinions.changed().into()),
                ("clients", opinions.clients.into()),
                ("share", (&share).into()),
                ("favourable", opinions.turned[0].into()),
                ("unfavourable", opinions.turned[1].into()),
            ],
        ));
    }
    told
}

fn cost_in_words(cost: &CostComparison, strings: &Strings) -> String {
    let difference = cost.difference.per_10_000;
    let key = match (cost.may_be_chance(), difference.abs() < 0.5, difference < 0.0) {
        (_, true, _) => "versions_cost_same",
        (true, _, true) => "versions_cost_less_by_chance",
        (true, _, false) => "versions_cost_more_by_chance",
        (false, _, true) => "versions_cost_less",
        (false, _, false) => "versions_cost_more",
    };
    let [low, high] = [cost.low, cost.high].map(|end| {
        let key = if end < 0.0 { "versions_less" } else { "versions_more_cost" };
        strings.say(key, &[("n", Filled::Figure(end.abs().round(), 0))])
    });
    strings.say(
        key,
        &[
            ("cost", Filled::Figure(difference.abs(), 0)),
            ("low", (&low).into()),
            ("high", (&high).into()),
            ("clients", cost.clients.into()),
        ],
    )
}

fn figures(change: &ModelDifference, strings: &Strings) -> Table {
    let language = strings.language();
    let (before, after) = (&change.before, &change.after);
    let figure = |key: &str, digits: usize, of: fn(&VersionOutline) -> f64| {
        let [old, new] = [of(before), of(after)];
        let cells = vec![
            number(old, digits, language),
            number(new, digits, language),
            signed(new - old, digits, language),
        ];
        Row::new(strings.word(key), cells)
    };
    let share = |key: &str, of: fn(&VersionOutline) -> f64| {
        let [old, new] = [of(before), of(after)];
        let gap = strings
            .say("versions_percent_points", &[("gap", (&signed(100.0 * (new - old), 1, language)).into())]);
        Row::new(strings.word(key), vec![percent(old, language), percent(new, language), gap])
    };
    let word = |key: &str, of: &dyn Fn(&VersionOutline) -> String| {
        Row::new(strings.word(key), vec![of(before), of(after), String::new()])
    };
    let trees =
        |of: &VersionOutline| of.trees.map_or_else(|| NONE.to_owned(), |trees| count(trees, language));
    let rows = vec![
        word("versions_method", &|of| candidate_name(of.kind).text(language).to_owned()),
        word("versions_trees", &trees),
        figure("versions_inputs", 0, |of| of.inputs as f64),
        figure("versions_rows", 0, |of| of.rows as f64),
        word("versions_data", &|of| of.data.clone()),
        share("versions_limit", |of| of.threshold),
        cost_row(change, strings),
        figure("auc", 3, |of| of.auc.auc),
        figure("ks", 3, |of| of.ks),
        figure("brier", 4, |of| of.brier),
        share("accuracy", |of| of.accuracy),
    ];
    let heads = strings.say(
        "versions_figures_columns",
        &[("before", (&before.version).into()), ("after", (&after.version).into())],
    );
    Table::with_heads(&heads, rows)
}

/// What each costs by its own outer files; their difference where wrong decisions cost the same in both.
fn cost_row(change: &ModelDifference, strings: &Strings) -> Row {
    let language = strings.language();
    let [old, new] = [change.before.cost, change.after.cost];
    let gap = if change.is_one_unit() {
        signed(new.per_10_000 - old.per_10_000, 0, language)
    } else {
        NONE.to_owned()
    };
    Row::new(strings.word("cost"), vec![cost(old, language), cost(new, language), gap])
}

fn settings(change: &ModelDifference, strings: &Strings) -> Option<Table> {
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| NONE.to_owned());
    let rows = change.settings.iter();
    let rows: Vec<Row> = rows
        .map(|setting| {
            Row::new(
                setting.name.trim_start_matches("method."),
                vec![or_none(&setting.before), or_none(&setting.after)],
            )
        })
        .collect();
    (!rows.is_empty()).then(|| Table::with_heads(&strings.word("versions_settings_columns"), rows))
}

fn weights(change: &ModelDifference, named: &dyn Fn(&String) -> String, strings: &Strings) -> Option<Table> {
    let language = strings.language();
    let rows: Vec<Row> = change
        .weights
        .iter()
        .map(|shift| {
            let cells = [shift.before, shift.after].map(|points| number(points, 1, language));
            let gap = signed(shift.after - shift.before, 1, language);
            Row::new(named(&shift.feature), cells.into_iter().chain([gap]).collect())
        })
        .collect();
    (!rows.is_empty()).then(|| Table::with_heads(&strings.word("versions_weights_columns"), rows))
}

fn turned(opinions: &OpinionChanges, strings: &Strings) -> Vec<TurnedView> {
    let language = strings.language();
    let row = |client: &ChangedClient| ClientRow {
        id: client.id,
        points: client.points.map(|points| number(points.round(), 0, language)),
        risk: client.risk.map(|risk| percent(risk, language)),
    };
    let keys = ["versions_turn_favourable", "versions_turn_unfavourable"];
    let sides = keys.into_iter().zip(&opinions.clients_named).filter(|(_, clients)| !clients.is_empty());
    sides
        .map(|(key, clients)| TurnedView {
            title: strings.say(key, &[("n", clients.len().into())]),
            rows: clients.iter().take(NAMED).map(row).collect(),
            more: (clients.len() > NAMED)
                .then(|| strings.say("versions_more", &[("n", (clients.len() - NAMED).into())])),
        })
        .collect()
}

/// All promotions, the last first.
fn history(lineage: &Lineage, strings: &Strings) -> Table {
    let rows = lineage.promotions.iter().rev().map(|promotion| {
        let cost = promotion
            .cost
            .map_or_else(|| NONE.to_owned(), |cost| cost_difference(cost.difference, strings.language()));
        Row {
            note: Some(day(&promotion.at, strings)),
            strong: promotion.version == lineage.version,
            words: Some(promotion.because.clone().unwrap_or_default()),
            ..Row::new(
                promotion.version.clone(),
                vec![promotion.before.clone().unwrap_or_else(|| NONE.to_owned()), cost],
            )
        }
    });
    Table::with_heads(&strings.word("versions_history_columns"), rows.collect())
}

/// The day of a moment, in words.
pub(super) fn day(at: &str, strings: &Strings) -> String {
    day_in_words(at.get(..10).unwrap_or(at), strings)
}

/// A figure with its sign.
fn signed(value: f64, digits: usize, language: Language) -> String {
    let figure = number(value, digits, language);
    let positive = value > 0.0 && figure.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    if positive { format!("+{figure}") } else { figure }
}
