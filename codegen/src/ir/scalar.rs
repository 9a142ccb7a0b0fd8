//! Scalars: integers, numbers and strings, with the values that they may have.

use std::collections::BTreeMap;

use indexmap::IndexSet;

/// The name and the description that a document gives to an enumerated value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enumerator {
    pub name: Option<String>,
    pub description: Option<String>,
    /// The name that an earlier crate had for the variant, which it keeps.
    pub kept: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integer {
    pub format: Option<String>,
    pub minimum: Option<i128>,
    pub maximum: Option<i128>,
    /// The enumerated values; empty if it is not an enumeration.
    pub values: Vec<i64>,
    /// The names of values, by their text.
    pub enumerators: BTreeMap<String, Enumerator>,
}

impl Integer {
    /// The enumerated values, sorted, since their order in the document means nothing.
    pub fn sorted(&self) -> Vec<i64> {
        let mut values = self.values.clone();
        values.sort_unstable();
        values
    }

    /// Returns whether the maximum does not fit an `i64`. All other bounds are documentation.
    pub fn is_wide(&self) -> bool {
        // Bounds are floating-point numbers, as which the maximum of an `i64` is too large by one.
        let beyond = |maximum| maximum > i128::from(i64::MAX) + 1;
        self.maximum.is_some_and(beyond) && self.minimum.is_none_or(|minimum| minimum >= 0)
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number {
    pub format: Option<String>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StringShape {
    pub format: Option<String>,
    /// The enumerated values; empty if it is not an enumeration.
    pub values: IndexSet<String>,
    /// The names of values.
    pub enumerators: BTreeMap<String, Enumerator>,
    /// True if the document itself allows any string beside the values.
    pub open: bool,
}

impl StringShape {
    /// The only value that there is.
    pub fn constant(&self) -> Option<&String> {
        let only = self.values.first().filter(|_| self.values.len() == 1);
        only.filter(|_| !self.open)
    }

    /// A string that accepts the values of both, and others only if one of them does.
    pub fn either(self, other: &Self) -> Self {
        let format = self.format.filter(|it| other.format.as_ref() == Some(it));
        let any = self.values.is_empty() != other.values.is_empty();
        let mut values = self.values;
        values.extend(other.values.iter().cloned());
        let mut enumerators = other.enumerators.clone();
        enumerators.extend(self.enumerators);
        // Beside any string, the empty one alone is not worth an enum.
        if any && values.iter().all(String::is_empty) {
            values.clear();
        }
        Self {
            open: (self.open || other.open || any) && !values.is_empty(),
            format,
            values,
            enumerators,
        }
    }
}
