//! The groups of clients that are compared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::features::{FeatureTable, FeatureValues};

/// First years of age of the bands after the first.
const BANDS: [u32; 4] = [30, 40, 50, 60];

/// What groups are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// `CODE_GENDER`, which is no input of the model.
    Sex,
    /// Bands of ten years of age.
    Age,
    /// `NAME_FAMILY_STATUS`.
    FamilyStatus,
    /// `NAME_EDUCATION_TYPE`.
    Education,
}

/// What the clients of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// A word of the attribute's column.
    Word(String),
    /// Years of age from the first on and below the second, as far as there are such bounds.
    Years(Option<u32>, Option<u32>),
    /// It is not known.
    Unknown,
}

/// The clients told apart by an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// By what.
    pub attribute: Attribute,
    /// The groups: ages rising, the others from the largest to the smallest, the unknown last.
    pub groups: Vec<Group>,
    /// The group of every client.
    pub of_client: Vec<usize>,
}

impl Attribute {
    /// All attributes, in the order of the report.
    pub const ALL: [Self; 4] = [Self::Sex, Self::Age, Self::FamilyStatus, Self::Education];

    /// The column that it is read from.
    #[must_use]
    pub const fn column(self) -> &'static str {
        match self {
            Self::Sex => "CODE_GENDER",
            Self::Age => "AGE_YEARS",
            Self::FamilyStatus => "NAME_FAMILY_STATUS",
            Self::Education => "NAME_EDUCATION_TYPE",
        }
    }

    /// The group of every client; empty where the table has no such column.
    fn groups_of(self, table: &FeatureTable) -> Vec<Group> {
        if self == Self::Sex {
            return table.gender.iter().map(|word| group_of_word(*word)).collect();
        }
        match table.column(self.column()).map(|column| &column.values) {
            Some(FeatureValues::Numeric(years)) => years.iter().map(|years| group_of_age(*years)).collect(),
            Some(FeatureValues::Nominal(words)) => words.iter().map(|word| group_of_word(*word)).collect(),
            None => Vec::new(),
        }
    }
}

impl Grouping {
    /// Tells the clients of a table apart.
    #[must_use]
    pub fn of(table: &FeatureTable, attribute: Attribute) -> Self {
        let of_client = attribute.groups_of(table);
        let mut sizes: BTreeMap<&Group, usize> = BTreeMap::new();
        for group in &of_client {
            *sizes.entry(group).or_default() += 1;
        }
        let mut order: Vec<(&Group, usize)> = sizes.into_iter().collect();
        if attribute != Attribute::Age {
            order.sort_by_key(|(group, size)| (**group == Group::Unknown, std::cmp::Reverse(*size)));
        }
        let places: BTreeMap<&Group, usize> =
            order.iter().enumerate().map(|(place, (group, _))| (*group, place)).collect();
        Self {
            attribute,
            groups: order.iter().map(|(group, _)| (*group).clone()).collect(),
            of_client: of_client.iter().map(|group| places[group]).collect(),
        }
    }
}

fn group_of_word(word: Option<&str>) -> Group {
    word.map_or(Group::Unknown, |word| Group::Word(word.to_owned()))
}

fn group_of_age(years: f64) -> Group {
    if years.is_nan() {
        return Group::Unknown;
    }
    let band = BANDS.iter().filter(|from| years >= f64::from(**from)).count();
    Group::Years(band.checked_sub(1).map(|band| BANDS[band]), BANDS.get(band).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{FeatureColumn, catalogue};

    fn table(ages: &[f64], families: &[Option<&'static str>]) -> FeatureTable {
        let column = |name: &str, values| FeatureColumn {
            feature: catalogue().iter().find(|feature| feature.name == name).unwrap(),
            values,
        };
        FeatureTable {
            ids: (0..5).collect(),
            columns: vec![
                column("AGE_YEARS", FeatureValues::Numeric(ages.to_vec())),
                column("NAME_FAMILY_STATUS", FeatureValues::Nominal(families.to_vec())),
            ],
            target: None,
            gender: vec![Some("M"), Some("F"), None, Some("F"), Some("F")],
        }
    }

    #[test]
    fn clients_are_told_apart_by_word_and_by_years() {
        let ages = [29.999, 30.0, f64::NAN, 61.5, 45.0];
        let table = table(&ages, &[Some("Widow"), Some("Married"), Some("Married"), None, None]);
        let of = |attribute| Grouping::of(&table, attribute);
        let word = |word: &str| Group::Word(word.to_owned());
        let sex = of(Attribute::Sex);
        assert_eq!(sex.groups, [word("F"), word("M"), Group::Unknown]);
        assert_eq!(sex.of_client, [1, 0, 2, 0, 0]);
        let age = of(Attribute::Age);
        let years = Group::Years;
        assert_eq!(
            age.groups,
            [
                years(None, Some(30)),
                years(Some(30), Some(40)),
                years(Some(40), Some(50)),
                years(Some(60), None),
                Group::Unknown
            ]
        );
        assert_eq!(age.of_client, [0, 1, 4, 3, 2]);
        let family = of(Attribute::FamilyStatus);
        assert_eq!(family.groups, [word("Married"), word("Widow"), Group::Unknown]);
        assert_eq!(of(Attribute::Education).of_client, [0_usize; 0]);
    }
}
