//! Additive ensembles of trees, and how they are read from XGBoost's JSON.

use serde::Deserialize;
use thiserror::Error;

use super::log_odds::logit;

/// An additive ensemble of binary trees.
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    /// Margin before any tree.
    pub base_margin: f64,
    /// The trees, summed in this order.
    pub trees: Vec<Tree>,
}

/// A binary tree; node 0 is the root.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// Leaves and splits.
    pub nodes: Vec<Node>,
}

/// A node of a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Weight of the training rows that came here (sum of Hessians).
    pub cover: f64,
    /// What happens here.
    pub kind: NodeKind,
}

/// A leaf's value, or a question and where its answers lead.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// Adds its value to the margin.
    Leaf(f64),
    /// Sends the row left or right.
    Split(Split),
}

/// A question about one input.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// Place of the input in the design matrix.
    pub input: usize,
    /// Which known values go left.
    pub rule: Rule,
    /// Whether a missing value goes left.
    pub missing_left: bool,
    /// Node for the left.
    pub left: usize,
    /// Node for the right.
    pub right: usize,
}

/// Which known values go left.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// Values below the bound.
    Below(f32),
    /// Categories outside the set (those in the set go right, as in XGBoost).
    NotIn(Categories),
}

/// A set of category codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Categories {
    words: Vec<u64>,
}

impl Categories {
    /// The set of the given codes.
    #[must_use]
    pub fn from_codes(codes: &[usize]) -> Self {
        let mut words = vec![0; codes.iter().max().map_or(0, |most| most / 64 + 1)];
        for code in codes {
            words[code / 64] |= 1 << (code % 64);
        }
        Self { words }
    }

    /// Whether the code (a category's number as the design matrix holds it) is in the set.
    #[must_use]
    pub fn contains(&self, code: f32) -> bool {
        let code = code as usize;
        self.words.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }

    /// The codes of the set, in ascending order.
    pub fn codes(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len() * 64).filter(|code| self.words[code / 64] >> (code % 64) & 1 == 1)
    }
}

impl Split {
    /// Whether a value goes left.
    #[must_use]
    pub fn goes_left(&self, value: f32) -> bool {
        if value.is_nan() {
            return self.missing_left;
        }
        match &self.rule {
            Rule::Below(bound) => value < *bound,
            Rule::NotIn(set) => !set.contains(value),
        }
    }
}

impl Tree {
    /// The value of the leaf that the row falls into.
    #[must_use]
    pub fn value(&self, row: &[f32]) -> f64 {
        let mut at = 0;
        loop {
            match &self.nodes[at].kind {
                NodeKind::Leaf(value) => return *value,
                NodeKind::Split(split) => {
                    at = if split.goes_left(row[split.input]) { split.left } else { split.right };
                }
            }
        }
    }
}

impl Ensemble {
    /// The row's margin (log-odds before calibration), summed in f64 in the order of the trees.
    #[must_use]
    pub fn margin(&self, row: &[f32]) -> f64 {
        self.trees.iter().fold(self.base_margin, |sum, tree| sum + tree.value(row))
    }

    /// Sends a missing value at every split to the side on which the input's stand-in falls (`fills`, one known
    /// value per input): a row with missing values then has exactly the margin of the row filled in.
    pub(super) fn send_missing_with(&mut self, fills: &[f32]) {
        let nodes = self.trees.iter_mut().flat_map(|tree| &mut tree.nodes);
        for node in nodes {
            if let NodeKind::Split(split) = &mut node.kind {
                split.missing_left = split.goes_left(fills[split.input]);
            }
        }
    }

    /// Reads the trees of a `binary:logistic` model in XGBoost's JSON.
    pub fn from_xgboost_json(bytes: &[u8], inputs: usize) -> Result<Self, TreesError> {
        let document: Document = serde_json::from_slice(bytes)?;
        let learner = document.learner;
        if learner.objective.name != "binary:logistic" {
            return Err(TreesError::Objective(learner.objective.name));
        }
        let base_score = learner.param.base_score;
        // In f32, as XGBoost reads it.
        let score: f32 = base_score
            .trim_matches(['[', ']'])
            .parse()
            .ok()
            .filter(|score| *score > 0.0 && *score < 1.0)
            .ok_or(TreesError::BaseScore(base_score))?;
        let trees = learner.gradient_booster.model.trees.iter().enumerate();
        let trees = trees.map(|(number, columns)| columns.tree(number, inputs)).collect::<Result<_, _>>()?;
        Ok(Self { base_margin: logit(f64::from(score)), trees })
    }
}

/// A model file that does not hold trees as XGBoost writes them.
#[derive(Debug, Error)]
pub enum TreesError {
    /// Not JSON, or a field is missing.
    #[error("not a model in XGBoost's JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Another objective than `binary:logistic`.
    #[error("objective {0:?} is not binary:logistic")]
    Objective(String),
    /// A base score that is no probability.
    #[error("base_score {0:?} is not between 0 and 1")]
    BaseScore(String),
    /// A tree whose arrays do not fit together.
    #[error("tree {tree}: {fault}")]
    Tree {
        /// The tree's number.
        tree: usize,
        /// What does not fit.
        fault: &'static str,
    },
}

#[derive(Deserialize)]
struct Document {
    learner: Learner,
}

#[derive(Deserialize)]
struct Learner {
    #[serde(rename = "learner_model_param")]
    param: ModelParam,
    objective: Objective,
    gradient_booster: GradientBooster,
}

#[derive(Deserialize)]
struct ModelParam {
    base_score: String,
}

#[derive(Deserialize)]
struct Objective {
    name: String,
}

#[derive(Deserialize)]
struct GradientBooster {
    model: Model,
}

#[derive(Deserialize)]
struct Model {
    trees: Vec<TreeColumns>,
}

/// A tree as XGBoost writes it: one array per attribute of its nodes.
#[derive(Deserialize)]
struct TreeColumns {
    left_children: Vec<i32>,
    right_children: Vec<i32>,
    split_indices: Vec<usize>,
    split_conditions: Vec<f32>,
    default_left: Vec<u8>,
    sum_hessian: Vec<f32>,
    split_type: Vec<u8>,
    categories: Vec<usize>,
    categories_nodes: Vec<usize>,
    categories_segments: Vec<usize>,
    categories_sizes: Vec<usize>,
}

impl TreeColumns {
    fn tree(&self, number: usize, inputs: usize) -> Result<Tree, TreesError> {
        let fault = |fault| TreesError::Tree { tree: number, fault };
        let count = self.left_children.len();
        let lengths = [
            self.right_children.len(),
            self.split_indices.len(),
            self.split_conditions.len(),
            self.default_left.len(),
            self.sum_hessian.len(),
            self.split_type.len(),
        ];
        if count == 0 || lengths.iter().any(|length| *length != count) {
            return Err(fault("its arrays differ in length"));
        }
        let nodes = (0..count).map(|at| self.node(at, inputs).map_err(fault)).collect::<Result<_, _>>()?;
        Ok(Tree { nodes })
    }

    fn node(&self, at: usize, inputs: usize) -> Result<Node, &'static str> {
        let cover = f64::from(self.sum_hessian[at]);
        if self.left_children[at] < 0 {
            return Ok(Node { cover, kind: NodeKind::Leaf(f64::from(self.split_conditions[at])) });
        }
        // Children come after their parent in the arrays: so no walk can go round in circles.
        let child = |index: i32| {
            usize::try_from(index)
                .ok()
                .filter(|child| *child > at && *child < self.left_children.len())
                .ok_or("a child is out of place")
        };
        let input = self.split_indices[at];
        if input >= inputs {
            return Err("a split asks for an input that the manifest does not have");
        }
        let rule = if self.split_type[at] == 1 {
            Rule::NotIn(self.categories_of(at)?)
        } else {
            Rule::Below(self.split_conditions[at])
        };
        let (left, right) = (child(self.left_children[at])?, child(self.right_children[at])?);
        let split = Split { input, rule, missing_left: self.default_left[at] == 1, left, right };
        Ok(Node { cover, kind: NodeKind::Split(split) })
    }

    fn categories_of(&self, at: usize) -> Result<Categories, &'static str> {
        let fault = "a set of categories is out of place";
        let place = self.categories_nodes.iter().position(|node| *node == at).ok_or(fault)?;
        let start = *self.categories_segments.get(place).ok_or(fault)?;
        let size = *self.categories_sizes.get(place).ok_or(fault)?;
        let codes = self.categories.get(start..start + size).ok_or(fault)?;
        Ok(Categories::from_codes(codes))
    }
}
