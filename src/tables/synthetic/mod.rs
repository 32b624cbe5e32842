//! Makes up the tables: clients that never were, with the marginals, missing values and correlations of the
//! real ones.
//!
//! Clients are drawn in blocks, each from random streams of its own, so that the files are the same bytes
//! whatever the number of threads. A client is first drawn as a whole ([`client`]): hidden factors from a
//! Gaussian copula, the values that tables share, the outcome from a hidden risk ([`risk`]). Each table then
//! spells the client out in rows, from its own stream.

use std::path::Path;

use polars::prelude::{DataFrame, PolarsResult};
use rayon::prelude::*;
use serde::Serialize;

mod figures;
mod draw;
mod client;
mod risk;
mod sheet;
mod housing;
mod application;
mod bureau;
mod bureau_balance;
mod loan;
mod previous;
mod pos_cash;
mod credit_card;
mod instalments;
mod output;
#[cfg(test)]
mod likeness;
#[cfg(test)]
mod tests;

use client::Client;
use draw::{Draws, Mixer, Stream};
use figures::correlations::{CORRELATIONS, FACTORS};
use housing::Housing;
use loan::Repayment;
pub(super) use output::MARK;
use output::{Output, refuse_real_tables, write_mark};
use sheet::{Sheet, whole};

use super::error::TableError;
use super::schema::Table;

/// Clients of a block.
const BLOCK: usize = 1_024;
/// Blocks that are made, stacked and written together.
const BLOCKS_AT_ONCE: usize = 16;
/// The first SK_ID_CURR, SK_ID_BUREAU and SK_ID_PREV.
const FIRST_IDS: [i64; 3] = [100_001, 5_000_001, 1_000_001];

/// What to make up.
#[derive(Debug, Clone)]
pub struct SynthPlan {
    /// Clients with a known outcome.
    pub train: usize,
    /// Clients to score.
    pub test: usize,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// The format of the files.
    pub format: TableFormat,
}

/// The formats that tables can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values with a header, as Kaggle has them.
    Csv,
    /// Parquet, zstd-compressed.
    Parquet,
}

/// Rows written, table by table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SynthSummary {
    /// Rows of application_train.
    pub application_train: usize,
    /// Rows of application_test.
    pub application_test: usize,
    /// Rows of bureau.
    pub bureau: usize,
    /// Rows of bureau_balance.
    pub bureau_balance: usize,
    /// Rows of previous_application.
    pub previous_application: usize,
    /// Rows of POS_CASH_balance.
    pub pos_cash_balance: usize,
    /// Rows of credit_card_balance.
    pub credit_card_balance: usize,
    /// Rows of installments_payments.
    pub installments_payments: usize,
}

/// Number of tables, in the order of [`Table::ALL`].
const TABLES: usize = Table::ALL.len();

/// Writes the eight tables into `folder`, and `synthetic.json`, a mark with seed and counts that says that the
/// folder is made up.
///
/// `on_clients` is told how many more clients are made; what it is told adds up to all of them.
/// A folder whose tables are not made up is refused. Every file appears whole or not at all.
pub fn write_synthetic(
    plan: &SynthPlan,
    folder: &Path,
    on_clients: &(dyn Fn(u64) + Sync),
) -> Result<SynthSummary, TableError> {
    refuse_real_tables(folder)?;
    let mut outputs = Table::ALL
        .into_iter()
        .map(|table| Output::create(folder, table, plan.format))
        .collect::<Result<Vec<_>, _>>()?;
    let maker = Maker::new(plan);
    let mut next_ids = [FIRST_IDS[1], FIRST_IDS[2]];
    for first_block in (0..maker.blocks()).step_by(BLOCKS_AT_ONCE) {
        let last_block = (first_block + BLOCKS_AT_ONCE).min(maker.blocks());
        let frames = maker.wave(first_block..last_block, &mut next_ids, on_clients);
        for (output, frame) in outputs.iter_mut().zip(frames) {
            output.write(frame)?;
        }
    }
    let summary = SynthSummary::of(std::array::from_fn(|table| outputs[table].rows()));
    write_mark(folder, plan.seed, &summary)?;
    outputs.into_iter().try_for_each(Output::finish)?;
    Ok(summary)
}

impl SynthSummary {
    /// From the rows in the order of [`Table::ALL`].
    fn of(rows: [usize; TABLES]) -> Self {
        let [train, test, bureau, bureau_balance, previous, pos_cash, credit_card, installments] = rows;
        Self {
            application_train: train,
            application_test: test,
            bureau,
            bureau_balance,
            previous_application: previous,
            pos_cash_balance: pos_cash,
            credit_card_balance: credit_card,
            installments_payments: installments,
        }
    }
}

/// Makes blocks of clients and their rows.
struct Maker<'a> {
    plan: &'a SynthPlan,
    mixer: Mixer,
    housing: Housing,
    products: Vec<f64>,
}

/// The clients of a block and the first ids of their child rows.
struct Block {
    number: usize,
    clients: Vec<Client>,
    first_credit: i64,
    first_application: i64,
}

impl<'a> Maker<'a> {
    fn new(plan: &'a SynthPlan) -> Self {
        Self {
            plan,
            mixer: Mixer::new(FACTORS, &CORRELATIONS),
            housing: Housing::new(),
            products: previous::product_shares(),
        }
    }

    fn clients(&self) -> usize {
        self.plan.train + self.plan.test
    }

    fn blocks(&self) -> usize {
        self.clients().div_ceil(BLOCK)
    }

    /// The frames of some blocks, stacked table by table.
    fn wave(
        &self,
        numbers: std::ops::Range<usize>,
        next_ids: &mut [i64; 2],
        on_clients: &(dyn Fn(u64) + Sync),
    ) -> Vec<PolarsResult<DataFrame>> {
        let mut blocks: Vec<Block> = numbers.into_par_iter().map(|number| self.draw_block(number)).collect();
        for block in &mut blocks {
            [block.first_credit, block.first_application] = *next_ids;
            next_ids[0] += block.clients.iter().map(|client| whole(client.credits)).sum::<i64>();
            next_ids[1] += block.clients.iter().map(|client| whole(client.earlier_ids())).sum::<i64>();
        }
        let sheets: Vec<[Sheet; TABLES]> = blocks
            .par_iter()
            .map(|block| {
                let sheets = self.spell_out(block);
                on_clients(block.clients.len() as u64);
                sheets
            })
            .collect();
        let mut tables: [Vec<Sheet>; TABLES] = std::array::from_fn(|_| Vec::with_capacity(sheets.len()));
        for sheet in sheets {
            tables.iter_mut().zip(sheet).for_each(|(table, sheet)| table.push(sheet));
        }
        tables.into_par_iter().map(stack).collect()
    }

    fn draw_block(&self, number: usize) -> Block {
        let mut draws = Draws::new(self.plan.seed, number, Stream::Clients);
        let places = number * BLOCK..((number + 1) * BLOCK).min(self.clients());
        let clients = places
            .map(|place| {
                Client::draw(FIRST_IDS[0] + whole(place), self.split(place), &self.mixer, &mut draws)
            })
            .collect();
        Block { number, clients, first_credit: 0, first_application: 0 }
    }

    /// 1 for a client of the test table: these are spread evenly among all.
    fn split(&self, place: usize) -> usize {
        let test_before = |places: usize| places * self.plan.test / self.clients();
        test_before(place + 1) - test_before(place)
    }

    fn spell_out(&self, block: &Block) -> [Sheet; TABLES] {
        let draws = |stream| Draws::new(self.plan.seed, block.number, stream);
        let (mut apply, mut borrow, mut follow) =
            (draws(Stream::Applications), draws(Stream::Bureau), draws(Stream::Balances));
        let (mut recall, mut repay, mut swipe) =
            (draws(Stream::Previous), draws(Stream::Repayment), draws(Stream::Cards));
        let mut sheets = Table::ALL.map(Sheet::new);
        let [train, test, bureau, balances, previous, pos_cash, cards, payments] = &mut sheets;
        let (mut credit_id, mut earlier_id) = (block.first_credit, block.first_application);
        for client in &block.clients {
            let sheet = if client.split == 0 { &mut *train } else { &mut *test };
            application::add_application(sheet, client, &self.housing, &mut apply);
            let credits = bureau::add_credits(bureau, client, credit_id, &mut borrow);
            bureau_balance::add_balances(balances, client, &credits, &mut follow);
            let loans = previous::add_applications(previous, client, earlier_id, &self.products, &mut recall);
            for loan in &loans {
                if loan.is_card() {
                    let due = credit_card::add_months(cards, client, loan, &mut swipe);
                    instalments::add_card(payments, client, loan, &due, &mut swipe);
                } else {
                    let repayment = Repayment::draw(client, loan, &mut repay);
                    pos_cash::add_months(pos_cash, client, loan, &repayment, &mut repay);
                    instalments::add_loan(payments, client, loan, &repayment, &mut repay);
                }
            }
            credit_id += whole(client.credits);
            earlier_id += whole(client.earlier_ids());
        }
        sheets
    }
}

fn stack(sheets: Vec<Sheet>) -> PolarsResult<DataFrame> {
    let mut frames = sheets.into_iter().map(Sheet::into_frame);
    let mut all = frames.next().unwrap_or_else(|| Ok(DataFrame::empty()))?;
    for frame in frames {
        all.vstack_mut_owned(frame?)?;
    }
    all.rechunk_mut();
    Ok(all)
}
