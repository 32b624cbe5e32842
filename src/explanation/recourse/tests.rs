//! The search against all combinations, on random trees and applications.

use std::convert::Infallible;

use proptest::prelude::*;

use super::moves::{Levels, Move, Moves};
use super::plausible::{Plausible, Range};
use super::residual::Residual;
use super::search::{Region, Search, as_read};
use super::words;
use crate::features::{Language, Lever, WhatIf, feature_table};
use crate::learning::{AdditiveModel, Ensemble, Node, NodeKind, Rule, Split, Tree};
use crate::tables::{Cell, ColumnType, Rows, Table, Word, vocabulary};

/// A cash credit, or a revolving one, with these sums and no papers.
fn application(credit: f64, annuity: f64, goods_price: f64, kind: &str) -> WhatIf {
    let columns = Table::ApplicationTest.columns();
    let cells: Vec<Cell> = columns
        .iter()
        .map(|column| match (column.name, column.kind) {
            ("AMT_CREDIT", _) => Cell::Number(credit),
            ("AMT_ANNUITY", _) => Cell::Number(annuity),
            ("AMT_GOODS_PRICE", _) => Cell::Number(goods_price),
            ("AMT_INCOME_TOTAL", _) => Cell::Number(150_000.0),
            ("NAME_CONTRACT_TYPE", _) => {
                Cell::Word(Word::read(vocabulary::NAME_CONTRACT_TYPE, kind).unwrap())
            }
            (_, ColumnType::Id) => Cell::Id(1),
            (_, ColumnType::Text) => Cell::Word(Word::MISSING),
            _ => Cell::Number(0.0),
        })
        .collect();
    let mut rows = Rows::empty(Table::ApplicationTest);
    rows.push(&cells);
    let child = |table| {
        let earlier = [Table::PreviousApplication, Table::InstallmentsPayments].contains(&table);
        Ok::<_, Infallible>(earlier.then(|| earlier_loan(table)))
    };
    let Ok(features) = feature_table(&rows, None, child);
    WhatIf::of_each(&rows, &features)[0]
}

/// A loan of the same client that was granted: 24 payments of 12,000 for 200,000, of which one fell due.
fn earlier_loan(table: Table) -> Rows {
    let columns = table.columns();
    let cells: Vec<Cell> = columns
        .iter()
        .map(|column| match (column.name, column.kind) {
            ("NAME_CONTRACT_TYPE", _) => Cell::Word(Word::read(column.words, "Cash loans").unwrap()),
            ("NAME_CONTRACT_STATUS", _) => Cell::Word(Word::read(column.words, "Approved").unwrap()),
            ("AMT_ANNUITY" | "AMT_INSTALMENT", _) => Cell::Number(12_000.0),
            ("AMT_CREDIT", _) => Cell::Number(200_000.0),
            ("CNT_PAYMENT", _) => Cell::Number(24.0),
            (_, ColumnType::Id) => Cell::Id(1),
            (_, ColumnType::Text) => Cell::Word(Word::MISSING),
            _ => Cell::Number(0.0),
        })
        .collect();
    let mut rows = Rows::empty(table);
    rows.push(&cells);
    rows
}

fn plausible() -> Plausible {
    let range = |low: f64, high: f64| Range { low, high };
    Plausible {
        credit: range(50_000.0, 2_000_000.0),
        annuity: range(3_000.0, 90_000.0),
        goods_price: range(50_000.0, 2_000_000.0),
        duration: Some(range(10.0, 35.0)),
        goods_credit: Some(range(0.7, 1.0)),
        annuity_income: Some(range(0.05, 0.35)),
        credit_spread: 0.5,
        duration_spread: 0.3,
    }
}

/// Stumps and pairs of questions about the moved features, their bounds around the client's own values.
fn model(numbers: &[(usize, f32, f32)], own: &WhatIf) -> AdditiveModel {
    let values = as_read(own);
    let trees = numbers.chunks(3).map(|chunk| {
        let split = |(input, factor, _): (usize, f32, f32), left: usize| {
            let input = input % WhatIf::MOVED;
            let bound = if values[input].abs() > 0.0 { values[input] * factor } else { 0.5 };
            NodeKind::Split(Split {
                input,
                rule: Rule::Below(bound),
                missing_left: false,
                left,
                right: left + 1,
            })
        };
        let leaf = |place: usize| NodeKind::Leaf(f64::from(chunk[place % chunk.len()].2));
        let kinds = vec![split(chunk[0], 1), split(chunk[chunk.len() - 1], 3), leaf(0), leaf(1), leaf(2)];
        Tree { nodes: kinds.into_iter().map(|kind| Node { cover: 1.0, kind }).collect() }
    });
    AdditiveModel::Trees(Ensemble { base_margin: 0.0, trees: trees.collect() })
}

fn sums() -> impl Strategy<Value = (f64, f64, f64)> {
    (100_000.0f64..1_500_000.0, 11.0f64..34.0, 0.72f64..1.0).prop_map(|(credit, duration, goods)| {
        (credit.round(), (credit / duration).round(), (credit * goods).round())
    })
}

/// Every combination of levels of a region.
fn all(region: &Region) -> Vec<Levels> {
    (0..Move::ALL.len()).fold(vec![[0; Move::ALL.len()]], |so_far, side| {
        let levels = region.low[side]..=region.high[side];
        let with = |levels_so_far: Levels, level: u8| {
            let mut levels = levels_so_far;
            levels[side] = level;
            levels
        };
        so_far.iter().flat_map(|so_far| levels.clone().map(move |level| with(*so_far, level))).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_region_leads_to_lies_within_its_bounds(
        (credit, annuity, goods) in sums(),
        ends in prop::collection::vec((0u8..=50, 0u8..=50), Move::ALL.len()),
        inside in prop::collection::vec(prop::collection::vec(0.0f64..1.0, Move::ALL.len()), 30),
        shorter in any::<bool>(),
    ) {
        let plausible = plausible();
        let own = application(credit, annuity, goods, "Cash loans");
        let moves = Moves::of(&own, &plausible);
        let model = AdditiveModel::Trees(Ensemble { base_margin: 0.0, trees: vec![] });
        let search = Search {
            moves,
            residual: Residual::new(&model, &[], &[]),
            favourable: &|_| true,
            confirmed: &|_| true,
        };
        let mut region = Region { low: [0; Move::ALL.len()], high: [0; Move::ALL.len()] };
        for (side, (one, other)) in ends.iter().enumerate() {
            let most = if side < 4 { 50 } else { 1 };
            region.low[side] = (*one).min(*other).min(most);
            region.high[side] = (*one).max(*other).min(most);
        }
        let without = if shorter { Move::LongerDuration } else { Move::ShorterDuration } as usize;
        (region.low[without], region.high[without]) = (0, 0);
        let (low, high) = search.moved_between(&region);
        for shares in &inside {
            let mut levels = region.low;
            for (side, share) in shares.iter().enumerate() {
                levels[side] += (share * f64::from(region.high[side] - region.low[side])).round() as u8;
            }
            let after = search.moves.after(levels);
            for (place, value) in as_read(&after).into_iter().enumerate() {
                let name = WhatIf::moved_features()[place].name;
                // What is missing stays so.
                let missing = value.is_nan() && low[place].is_nan() && high[place].is_nan();
                prop_assert!(missing || low[place] <= value && value <= high[place], "{}: {} not in {}..{} at {:?}",
                    name, value, low[place], high[place], levels);
            }
            // A region that holds something plausible is not given up.
            prop_assert!(!search.moves.can_be(levels, levels) || search.moves.can_be(region.low, region.high));
            prop_assert!(search.moves.cost(levels) >= search.moves.cost(region.low));
        }
    }

    #[test]
    fn the_cheapest_moves_are_those_of_all_combinations(
        (credit, annuity, goods) in sums(),
        numbers in prop::collection::vec((0..WhatIf::MOVED, 0.6f32..1.5, -1.0f32..1.0), 9..40),
        first in 0..Move::ALL.len(),
        second in 0..Move::ALL.len(),
        below in 0.0f64..2.0,
    ) {
        let plausible = plausible();
        let own = application(credit, annuity, goods, "Cash loans");
        let model = model(&numbers, &own);
        let row = as_read(&own);
        let slots: Vec<Option<u8>> = (0..WhatIf::MOVED as u8).map(Some).collect();
        let limit = model.margin(&row) - below;
        let favourable = |margin: f64| margin < limit;
        let confirmed = |what_if: &WhatIf| favourable(model.margin(&as_read(what_if)));
        let search = Search {
            moves: Moves::of(&own, &plausible),
            residual: Residual::new(&model, &row, &slots),
            favourable: &favourable,
            confirmed: &confirmed,
        };
        let opposed = [Move::LongerDuration as usize, Move::ShorterDuration as usize];
        prop_assume!(first < second && ![first, second].iter().all(|side| opposed.contains(side)));
        let mut region = Region { low: [0; Move::ALL.len()], high: [0; Move::ALL.len()] };
        for side in [first, second] {
            prop_assume!(search.moves.most[side] > 0);
            (region.low[side], region.high[side]) = (1, search.moves.most[side]);
        }
        let by_hand = all(&region)
            .into_iter()
            .filter(|levels| search.moves.can_be(*levels, *levels) && confirmed(&search.moves.after(*levels)))
            .map(|levels| search.moves.cost(levels))
            .min_by(f64::total_cmp);
        let found = search.cheapest(region, usize::MAX).map(|levels| search.moves.cost(levels));
        prop_assert_eq!(found, by_hand);
    }
}

#[test]
fn a_limit_has_neither_goods_nor_an_end() {
    let plausible = plausible();
    let most = |kind: &str| Moves::of(&application(540_000.0, 27_000.0, 450_000.0, kind), &plausible).most;
    assert_eq!(most("Revolving loans")[1..4], [0, 0, 0]);
    let cash = most("Cash loans");
    // From 450,000 / 540,000 up to 1, rounding aside: 17 hundredths are paid by the client.
    assert_eq!(cash[Move::Contribution as usize], 17);
    // From 20 to 35 repayments, rounding aside, and until a repayment takes 35 hundredths of the income.
    assert_eq!((cash[2], cash[3], cash[4]), (38, 49, 1));
}

#[test]
fn papers_are_given_and_never_taken_back() {
    let plausible = plausible();
    let own = application(540_000.0, 27_000.0, 450_000.0, "Cash loans").with(Lever::Email, 1.0);
    let most = Moves::of(&own, &plausible).most;
    assert_eq!((most[Move::Email as usize], most[Move::HomePhone as usize]), (0, 1));
}

/// Lines in which no-break spaces can be seen.
fn shown(lines: &[String]) -> String {
    lines.join("\n").replace(['\u{202f}', '\u{a0}'], "~")
}

#[test]
fn sentences_name_every_change_and_are_no_commitment() {
    let plausible = plausible();
    let own = application(540_000.0, 27_000.0, 450_000.0, "Cash loans");
    let moves = Moves::of(&own, &plausible);
    let said = |made: &[(Move, u8)], language| {
        let mut levels = [0; Move::ALL.len()];
        for (of, steps) in made {
            levels[*of as usize] = *steps;
        }
        let names: Vec<Move> = made.iter().map(|(of, _)| *of).collect();
        words::sentence(&names, &own, &moves.after(levels), language)
    };
    insta::assert_snapshot!(
        shown(&[
            said(&[(Move::SmallerProject, 15)], Language::Fr),
            said(&[(Move::Contribution, 10), (Move::Document3, 1)], Language::Fr),
            said(&[(Move::LongerDuration, 10), (Move::HomePhone, 1), (Move::Email, 1)], Language::Fr),
            said(&[(Move::SmallerProject, 10), (Move::Contribution, 5), (Move::ShorterDuration, 5)], Language::En),
            said(&[(Move::WorkPhone, 1)], Language::En),
            words::title(&[Move::SmallerProject, Move::Document3], false, Language::Fr),
            words::title(&[Move::SmallerProject], true, Language::En),
        ]),
        @r"
    Si vous aviez demandé un crédit de 460~000 au lieu de 540~000, pour un bien à 383~000 au lieu de 450~000, à durée égale (chaque échéance~: 23~000 au lieu de 27~000), le modèle aurait donné un avis favorable~; ce n’est pas un engagement.
    Si vous aviez demandé un crédit de 485~000 au lieu de 540~000, en payant vous-même 55~000 de plus, à durée égale (chaque échéance~: 24~300 au lieu de 27~000), et si vous aviez fourni le document n°~3, le modèle aurait donné un avis favorable~; ce n’est pas un engagement.
    Si vous aviez demandé le même crédit sur une durée plus longue (chaque échéance~: 22~500 au lieu de 27~000), et si vous aviez donné un numéro de téléphone fixe et une adresse électronique, le modèle aurait donné un avis favorable~; ce n’est pas un engagement.
    If you had asked for a credit of 460,000 instead of 540,000, for goods costing 405,000 instead of 450,000, paying 26,000 more yourself, over a shorter time (each repayment: 24,200 instead of 27,000), the model would have given a favourable opinion; this is not a commitment.
    If you had given a work phone number, the model would have given a favourable opinion; this is not a commitment.
    Un crédit plus petit + le document n°~3
    A lower limit
    "
    );
}

#[test]
fn room_is_said_whether_it_ends_or_not() {
    insta::assert_snapshot!(
        shown(&[
            words::room((540_000.0, false), 600_000.0, Some(605_000.0), Language::Fr),
            words::room((540_000.0, false), 540_000.0, Some(545_000.0), Language::Fr),
            words::room((540_000.0, false), 900_000.0, None, Language::En),
            words::room((540_000.0, false), 540_000.0, None, Language::En),
        ]),
        @r"
    À durée égale, le crédit aurait pu aller jusqu’à 600~000 au lieu de 540~000~; à 605~000, l’avis serait devenu défavorable. Ce n’est pas un engagement.
    Il ne reste pas de marge sur le montant~: à durée égale, un crédit de 545~000 au lieu de 540~000 aurait reçu un avis défavorable.
    Over the same time, the credit could have gone up to at least 900,000 instead of 540,000 without changing the opinion; nothing was tried beyond. This is not a commitment.
    No higher amount was tried: the credit, or the repayment compared with income, would go beyond what is usual.
    "
    );
}
