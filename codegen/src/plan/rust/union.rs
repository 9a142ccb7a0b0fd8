//! Unions as plain data: the members, and the way to find the member of a value.

use super::{Derived, Directions, Doc, RustName, RustType, Taken};

/// An enum with a variant per member.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    pub name: RustName,
    pub doc: Doc,
    pub directions: Directions,
    pub members: Vec<Member>,
    pub distinction: Distinction,
    pub derived: Derived,
    /// The reason for its deprecation.
    pub deprecated: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub name: RustName,
    pub ty: RustType,
    /// The values that become this member by `From`.
    pub sources: Vec<Source>,
}

/// A type from which a union is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `&str` and `String`
    Text,
    /// Lists of `&str` and of `String`
    Texts,
    Value(Taken),
}

/// The way to find the member of a union when a value is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distinction {
    /// Each has labels, in the order of the members; a value with another label is unknown.
    ByLabels(Trait, Vec<Vec<String>>),
    /// By a tree of decisions.
    ByTree(Choice),
}

/// A decision, which ends at a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Member(RustName),
    Unknown,
    By(Trait, Vec<Case>, Box<Choice>),
}

/// A label, and the meaning of a value with that label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub label: String,
    pub choice: Choice,
}

/// The trait of a JSON value that serves as its label; see `runtime/json/union.rs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trait {
    /// Its JSON type.
    Type,
    /// The scalar value of one of its properties.
    Value(String),
    /// The first listed property that is present and not null.
    Key,
    /// The JSON type of one of its properties.
    TypeOf(String),
    /// The JSON type of its first item.
    TypeOfItems,
}

/// JSON that is kept, with an accessor for each type that it may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    pub name: RustName,
    pub doc: Doc,
    pub directions: Directions,
    pub accessors: Vec<(RustName, RustType, Doc)>,
    pub derived: Derived,
    /// The reason for its deprecation.
    pub deprecated: Option<String>,
}
