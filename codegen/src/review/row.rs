//! A change of one public item, as a review shows it.

use std::collections::BTreeSet;
use std::fmt;

use crate::plan::{Fact, PublicItem};

/// The effect of a change on the programs that use the crate, from the worst to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Code that compiled does not compile any more.
    Breaking,
    /// The same code sends or accepts other bytes.
    Wire,
    /// No rule covers the change.
    Unclassified,
    /// There is something new to use.
    Additive,
    /// Only documentation differs.
    Docs,
}

impl Class {
    /// All classes, from the worst to the least.
    pub const ALL: [Self; 5] = [
        Self::Breaking,
        Self::Wire,
        Self::Unclassified,
        Self::Additive,
        Self::Docs,
    ];

    /// The word for it on the command line and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Wire => "wire",
            Self::Unclassified => "unclassified",
            Self::Additive => "additive",
            Self::Docs => "docs",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// The items on the two sides of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sides {
    Added(Box<PublicItem>),
    Removed(Box<PublicItem>),
    Both(Box<PublicItem>, Box<PublicItem>),
}

impl Sides {
    /// An item that both sides have.
    pub(super) fn both(before: &PublicItem, after: &PublicItem) -> Self {
        Self::Both(Box::new(before.clone()), Box::new(after.clone()))
    }

    /// The item before the change.
    pub fn before(&self) -> Option<&PublicItem> {
        match self {
            Self::Added(_) => None,
            Self::Removed(old) | Self::Both(old, _) => Some(old),
        }
    }

    /// The item after the change.
    pub fn after(&self) -> Option<&PublicItem> {
        match self {
            Self::Added(new) | Self::Both(_, new) => Some(new),
            Self::Removed(_) => None,
        }
    }

    /// The item after the change, or the one that was removed.
    pub fn latest(&self) -> &PublicItem {
        match self {
            Self::Removed(item) | Self::Added(item) | Self::Both(_, item) => item,
        }
    }

    /// Returns whether the item has another name.
    pub fn is_rename(&self) -> bool {
        matches!(self, Self::Both(old, new) if old.path != new.path)
    }
}

/// The input that led to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// The document, or an overlay.
    Document,
    Settings,
    /// A different version of the generator.
    Generator,
}

impl Input {
    /// The name of the input in a sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "the document",
            Self::Settings => "the settings",
            Self::Generator => "the generator",
        }
    }
}

/// The origin of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    pub input: Input,
    /// The file, and the line and column, both counted from one; `None` if the side is a lock, which knows no lines.
    pub place: Option<(String, usize, usize)>,
    /// A JSON Pointer into the effective document; empty if the item has none.
    pub pointer: String,
    /// True if the place is in the old document, since the new one no longer has it.
    pub is_old: bool,
}

/// A place in a program that a change touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The file, and the line and column, both counted from one.
    pub place: (String, usize, usize),
    /// False if only the name is the same, while the type of the value is not known.
    pub is_certain: bool,
}

impl fmt::Display for Hit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line, column) = &self.place;
        let possibly = if self.is_certain { "" } else { "possibly " };
        write!(formatter, "{possibly}{file}:{line}:{column}")
    }
}

/// A change of one public item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub sides: Sides,
    pub class: Class,
    /// The reason for the class, as a sentence without a full stop.
    pub reason: &'static str,
    pub cause: Cause,
    /// The parts that were added or removed together with the item.
    pub parts: Vec<PublicItem>,
    /// The methods whose requests or responses contain the item.
    pub reaches: Vec<String>,
    /// Settings that would undo the change, ready to paste into `codegen.toml`.
    pub remedy: Option<String>,
    /// The passes that shaped the type or the call, if they were recorded.
    pub passes: Vec<&'static str>,
    /// The places in programs that it touches, if programs were read.
    pub hits: Vec<Hit>,
    /// The acceptance that covers it.
    pub accepted: Option<String>,
}

impl Row {
    /// The facts that differ, each with its values before and after.
    pub fn facts(&self) -> Vec<(&'static str, String, String)> {
        let (Some(old), Some(new)) = (self.sides.before(), self.sides.after()) else {
            return Vec::new();
        };
        let names = old.facts.iter().chain(&new.facts).map(|(name, _)| *name);
        let names: BTreeSet<Fact> = names.collect();
        let values = names
            .into_iter()
            .map(|fact| (fact.word(), value(old, fact), value(new, fact)));
        values.filter(|(_, old, new)| old != new).collect()
    }
}

/// All values that an item has for one fact.
fn value(item: &PublicItem, fact: Fact) -> String {
    let facts = item.facts.iter().filter(|(known, _)| *known == fact);
    let values: Vec<&str> = facts.map(|(_, value)| value.as_str()).collect();
    match values.as_slice() {
        [] => "nothing".to_owned(),
        values => values.join(", "),
    }
}
