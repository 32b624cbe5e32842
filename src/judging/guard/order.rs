//! Inputs that are an identifier in disguise, and outcomes that an order of the rows gives away.

use super::bounds::Bounds;
use super::finding::{Finding, RowOrder};
use super::input_auc::Classes;
use super::ranked::Ranked;

/// Least known values for which their being distinct says anything: days within 50 years are too, among few.
const LEAST_KNOWN: usize = 1000;

/// The orders in which the rows can be laid: by identifier, and as they stand where that is another order.
pub(super) struct Orders(Vec<(RowOrder, Vec<u32>)>);

impl Orders {
    pub(super) fn new(ids: &[i64]) -> Self {
        let as_they_stand: Vec<u32> = (0..ids.len() as u32).collect();
        let mut by_id = as_they_stand.clone();
        by_id.sort_by_key(|row| ids[*row as usize]);
        let mut orders = vec![(RowOrder::Identifier, by_id)];
        if orders[0].1 != as_they_stand {
            orders.push((RowOrder::RowNumber, as_they_stand));
        }
        Self(orders)
    }

    /// Orders that tell the outcome beyond luck, by order or by stretches of neighbouring rows.
    pub(super) fn that_tell_the_outcome(&self, classes: &Classes<'_>, bounds: &Bounds) -> Vec<Finding> {
        let tells = |(order, rows): &(RowOrder, Vec<u32>)| {
            let mut places = vec![0.0; rows.len()];
            rows.iter().enumerate().for_each(|(place, row)| places[*row as usize] = place as f32);
            let (auc, reading, standard_error) = classes.auc(&Ranked::new(&places), false)?;
            let bound = bounds.luck.mul_add(standard_error, 0.5);
            let order = *order;
            (auc > bound).then_some(Finding::OutcomeFollowsOrder { order, auc, reading, bound })
        };
        self.0.iter().filter_map(tells).collect()
    }

    /// Whether an input is whole and nearly always another value, or runs with an order of the rows.
    pub(super) fn like_an_id(&self, feature: &str, ranked: &Ranked, bounds: &Bounds) -> Option<Finding> {
        let known = ranked.rows.len();
        let distinct_share = ranked.ties.len() as f64 / known.max(1) as f64;
        let (order, order_correlation) = self.strongest(ranked);
        let unlike = known >= LEAST_KNOWN && ranked.whole && distinct_share > bounds.distinct_share;
        let beyond_luck = order_correlation * (known.max(1) as f64 - 1.0).sqrt() > bounds.luck;
        let ordered = order_correlation > bounds.order_correlation && beyond_luck;
        (unlike || ordered).then(|| Finding::LikeAnId {
            feature: feature.to_owned(),
            known,
            distinct_share,
            whole: ranked.whole,
            order,
            order_correlation,
        })
    }

    /// The order with which an input's known values run most, and Spearman's correlation without its sign.
    fn strongest(&self, ranked: &Ranked) -> (RowOrder, f64) {
        let ranks = ranks(ranked);
        let correlations = self.0.iter().map(|(order, rows)| {
            let in_order = rows.iter().map(|row| ranks[*row as usize]).filter(|rank| !rank.is_nan());
            (*order, correlation_with_place(in_order).abs())
        });
        let start = (RowOrder::Identifier, 0.0);
        correlations.fold(start, |best, next| if next.1 > best.1 { next } else { best })
    }
}

/// The rank of every row's value among the known, equal values sharing their mean rank; `NaN` where missing.
fn ranks(ranked: &Ranked) -> Vec<f64> {
    let mut ranks = vec![f64::NAN; ranked.rows.len() + ranked.missing.len()];
    for tie in &ranked.ties {
        let rank = (tie.start + tie.end - 1) as f64 / 2.0;
        ranked.rows[tie.clone()].iter().for_each(|row| ranks[*row as usize] = rank);
    }
    ranks
}

/// Pearson's correlation of values with their place in the sequence; 0 where either does not vary.
fn correlation_with_place(values: impl Iterator<Item = f64>) -> f64 {
    let [mut count, mut sum, mut squares, mut places, mut place_squares, mut products] = [0.0; 6];
    for value in values {
        sum += value;
        squares += value * value;
        places += count;
        place_squares += count * count;
        products += count * value;
        count += 1.0;
    }
    let spread = (count * squares - sum * sum) * (count * place_squares - places * places);
    if spread > 0.0 { (count * products - sum * places) / spread.sqrt() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17.1 `spearmanr([5, 1, 1, 8, 3, 9, 2], range(7))`, the row without a value left out.
    #[test]
    fn the_rank_correlation_is_that_of_scipy() {
        let ranked = Ranked::new(&[5.0, 1.0, 1.0, f32::NAN, 8.0, 3.0, 9.0, 2.0]);
        let (order, correlation) = Orders::new(&[1, 2, 3, 4, 5, 6, 7, 8]).strongest(&ranked);
        assert_eq!(order, RowOrder::Identifier);
        assert!((correlation - SCIPY).abs() < 1e-12, "{correlation}");
    }

    const SCIPY: f64 = 0.270_281_238_808_667_7;
}
