//! Unions, and the decision tree that finds the member of a value.

use std::collections::BTreeMap;

use super::{TypeId, Use, WireName};

#[derive(Clone, Debug, Default)]
pub struct Union {
    pub members: Vec<Use>,
    /// True if a value may be of several members at once (`anyOf`); after `tell_unions_apart`, only if nothing but keys distinguishes them.
    pub any_of: bool,
    /// True if its members stay apart even if nothing distinguishes their values.
    pub separate: bool,
    pub discriminator: Option<Discriminator>,
    /// The way in which the member of a value is found; set by `tell_unions_apart`. [`Choice::Unknown`] keeps the JSON.
    pub choice: Option<Choice>,
    /// The names that an earlier crate had for members, by their types in Rust, which they keep.
    pub kept: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
pub struct Discriminator {
    pub property: WireName,
    pub mapping: Vec<Tag>,
}

/// A value of the discriminator's property, and the member that it names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    pub value: String,
    pub member: TypeId,
    /// True if the value is only the name of the component, which counts only if the member itself states no value.
    pub implied: bool,
}

/// The way in which the member of a union is found: a decision tree that the runtime walks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Member(usize),
    Unknown,
    Kind(Vec<(Kind, Choice)>),
    Tag {
        key: WireName,
        cases: Vec<(String, Choice)>,
        otherwise: Box<Choice>,
    },
    Key {
        cases: Vec<(WireName, Choice)>,
        otherwise: Box<Choice>,
    },
    Property {
        key: WireName,
        cases: Vec<(Kind, Choice)>,
        otherwise: Box<Choice>,
    },
    Items {
        cases: Vec<(Kind, Choice)>,
        otherwise: Box<Choice>,
    },
}

/// The JSON type of a value; `Integer` is a whole `Number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}
