//! Mean absolute effects.

/// Means over clients of what every input moves, and every group of inputs: `mean |φⱼ|`, as shap's bar plot, and
/// `mean |Σ φⱼ|` over the inputs of a group, in which effects of one client that oppose each other cancel out.
#[derive(Debug, Clone)]
pub struct AbsoluteMeans {
    group_of: Vec<usize>,
    rows: usize,
    inputs: Vec<f64>,
    groups: Vec<f64>,
    group: Vec<f64>,
}

impl AbsoluteMeans {
    /// Nothing yet; `group_of` holds the group of every input.
    #[must_use]
    pub fn new(group_of: Vec<usize>) -> Self {
        let groups = group_of.iter().max().map_or(0, |last| last + 1);
        let (inputs, zeros) = (vec![0.0; group_of.len()], vec![0.0; groups]);
        Self { group_of, rows: 0, inputs, groups: zeros.clone(), group: zeros }
    }

    /// Takes in one client's effects, one per input.
    pub fn add(&mut self, effects: &[f64]) {
        self.rows += 1;
        self.group.fill(0.0);
        for ((sum, effect), group) in self.inputs.iter_mut().zip(effects).zip(&self.group_of) {
            *sum += effect.abs();
            self.group[*group] += effect;
        }
        for (sum, effect) in self.groups.iter_mut().zip(&self.group) {
            *sum += effect.abs();
        }
    }

    /// The mean of every input; 0 where there was no client.
    #[must_use]
    pub fn inputs(&self) -> Vec<f64> {
        self.mean(&self.inputs)
    }

    /// The mean of every group.
    #[must_use]
    pub fn groups(&self) -> Vec<f64> {
        self.mean(&self.groups)
    }

    fn mean(&self, sums: &[f64]) -> Vec<f64> {
        sums.iter().map(|sum| sum / self.rows.max(1) as f64).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn effects_of_one_client_cancel_within_a_group_and_those_of_two_clients_do_not() {
        let mut means = AbsoluteMeans::new(vec![0, 1, 0]);
        means.add(&[3.0, -1.0, -3.0]);
        means.add(&[-3.0, 2.0, 1.0]);
        assert_eq!(means.inputs(), [3.0, 1.5, 2.0]);
        assert_eq!(means.groups(), [1.0, 1.5]);
        assert_eq!(AbsoluteMeans::new(vec![0]).inputs(), [0.0]);
    }

    #[test]
    fn means_are_those_of_numpy() {
        // numpy 2: abs(v).mean(0) and abs(v[:, [0, 2]].sum(1)).mean() of v[i, j] = sin(3·i + j)·(j + 1), 50 rows.
        let mut means = AbsoluteMeans::new(vec![0, 1, 0]);
        for i in 0..50 {
            let effect = |j: u32| f64::from(3 * i + j).sin() * f64::from(j + 1);
            means.add(&[effect(0), effect(1), effect(2)]);
        }
        let expected = [0.600_413_568_138_451_1, 1.266_119_617_136_531_4, 2.022_144_194_478_951];
        for (found, expected) in means.inputs().iter().zip(expected) {
            assert!((found - expected).abs() < 1e-13);
        }
        assert!((means.groups()[0] - 1.839_074_917_216_112_5).abs() < 1e-13);
    }
}
