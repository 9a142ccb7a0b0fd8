//! Compares two sides: pairs their items, classifies each difference, and finds its cause.

use std::collections::{HashMap, HashSet};

use crate::explain::Shaped;
use crate::plan::{PublicItem, PublicKind};

use super::accepted::{Accepted, Stale, Staleness};
use super::classify::{Context, classified};
use super::consumers::{Mention, hits};
use super::graph::{Graph, words};
use super::matching::{Matched, matched};
use super::remedy::remedy;
use super::row::{Cause, Class, Input, Row, Sides};
use super::side::Side;

/// The differences between two sides.
#[derive(Clone, Debug)]
pub struct Review {
    pub old: String,
    pub new: String,
    /// The version of the crate on the old side.
    pub version: String,
    /// All differences, the worst first.
    pub rows: Vec<Row>,
    pub(super) links: Links,
    /// The number of names that were found in programs, if programs were read.
    pub(super) mentions: Option<usize>,
}

/// The beginnings of links to files.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// The address of the repository's root; empty for relative links.
    pub(super) root: String,
    /// The folder of the crate, relative to the root.
    pub(super) folder: String,
}

/// Compares two sides.
///
/// `again` is a run of this generator with the inputs of the old side. Differences between the two come from the generator.
pub fn review(old: &Side, new: &Side, again: Option<&Side>) -> Review {
    let mut rows = differences(old, new, again);
    if let Some(again) = again {
        let own = differences(old, again, None);
        let own: HashMap<String, &Row> = own.iter().map(|row| (change(row), row)).collect();
        for row in &mut rows {
            if own.contains_key(&change(row)) {
                row.cause.input = Input::Generator;
                row.cause.place = None;
            }
        }
    }
    rows.sort_by_cached_key(|row| {
        (
            row.class,
            row.sides.latest().path.clone(),
            row.sides.latest().kind,
        )
    });
    Review {
        old: old.name.clone(),
        new: new.name.clone(),
        version: old.lock.version.clone(),
        rows,
        links: Links::default(),
        mentions: None,
    }
}

impl Review {
    /// Links to files by the address of the repository's root, and to those of the crate in its folder. Without it, links are relative.
    #[must_use]
    pub fn linked(mut self, root: impl Into<String>, folder: impl Into<String>) -> Self {
        let (root, folder) = (root.into(), folder.into());
        self.links = Links { root, folder };
        self
    }

    /// Adds the passes that shaped each item of the new side.
    #[must_use]
    pub fn with_passes(mut self, shaped: &Shaped) -> Self {
        for row in &mut self.rows {
            if let Some(item) = row.sides.after() {
                row.passes = shaped.at(&item.pointer).to_vec();
            }
        }
        self
    }

    /// Finds the places in programs that the changes touch.
    #[must_use]
    pub fn with_consumers(mut self, mentions: &[Mention]) -> Self {
        for row in &mut self.rows {
            row.hits = hits(row, mentions);
        }
        self.mentions = Some(mentions.len());
        self
    }

    /// The rows of one class that nobody has accepted.
    pub fn open(&self, class: Class) -> impl Iterator<Item = &Row> {
        let rows = self.rows.iter();
        rows.filter(move |row| row.class == class && row.accepted.is_none())
    }

    /// The number of rows of one class, accepted ones included.
    pub fn count(&self, class: Class) -> usize {
        self.rows.iter().filter(|row| row.class == class).count()
    }

    /// The worst class that nobody has accepted.
    pub fn worst(&self) -> Option<Class> {
        let open = self.rows.iter().filter(|row| row.accepted.is_none());
        open.map(|row| row.class).min()
    }

    /// The worst class, accepted changes included.
    pub fn worst_of_all(&self) -> Option<Class> {
        self.rows.iter().map(|row| row.class).min()
    }

    /// Marks the rows that were accepted, and returns the acceptances that fit no row, each with the reason.
    ///
    /// `old` is the side before the change. What it has already, nobody needs to accept any more.
    pub fn accept(&mut self, accepted: &[Accepted], old: &Side) -> Vec<Stale> {
        let mut stale = Vec::new();
        for acceptance in accepted {
            let rows = self.rows.iter_mut();
            let mut fits = false;
            let has_ended = acceptance.has_ended(&self.version);
            for row in rows.filter(|row| !has_ended && acceptance.covers(row)) {
                row.accepted = Some(acceptance.reasoned());
                fits = true;
            }
            if !fits {
                let reason = match has_ended {
                    true => Staleness::Ended,
                    false if acceptance.has_landed(&old.lock.items) => Staleness::Landed,
                    false => Staleness::Different,
                };
                stale.push(Stale {
                    accepted: acceptance.clone(),
                    reason,
                });
            }
        }
        stale
    }
}

/// A difference by its content, whatever it comes from.
fn change(row: &Row) -> String {
    let line = |item: Option<&PublicItem>| item.map(PublicItem::line).unwrap_or_default();
    let kind = row.sides.latest().kind.word();
    format!(
        "{kind} {} → {}",
        line(row.sides.before()),
        line(row.sides.after())
    )
}

/// All differences. Places on the old side come from `again` if the old side is only known by its lock.
fn differences(old: &Side, new: &Side, again: Option<&Side>) -> Vec<Row> {
    let Matched { pairs, renamed } = matched(&old.lock.items, &new.lock.items);
    let (before, after) = (Graph::of(&old.lock.items), Graph::of(&new.lock.items));
    let renamed_types = last_names(&renamed);
    let same = |old: &PublicItem, new: &PublicItem| {
        old.signature == new.signature
            || with_new_names(&old.signature, &renamed_types) == new.signature
    };
    let aliases = new
        .lock
        .items
        .iter()
        .filter(|it| it.kind == PublicKind::Alias);
    let aliases: HashSet<&str> = aliases.map(|it| it.path.as_str()).collect();
    let mut rows = Vec::new();
    for sides in pairs {
        let graph = if sides.after().is_some() {
            &after
        } else {
            &before
        };
        let context = Context {
            is_received: graph.is_received(sides.latest()),
            is_aliased: sides
                .before()
                .is_some_and(|it| aliases.contains(it.path.as_str())),
            is_typed_map: !sides.latest().signature.ends_with(", Value>"),
        };
        let Some((class, reason)) = classified(&sides, context, same) else {
            continue;
        };
        rows.push(Row {
            class,
            reason,
            cause: cause(&sides, old, new, again),
            parts: Vec::new(),
            reaches: graph.methods(sides.latest()),
            remedy: remedy(&sides),
            passes: Vec::new(),
            hits: Vec::new(),
            accepted: None,
            sides,
        });
    }
    with_parts(rows)
}

/// The rows, with the parts of an added or removed item in the row of the item.
fn with_parts(rows: Vec<Row>) -> Vec<Row> {
    // A row that can have parts, or be one, by the item and its side.
    let alone = |row: &Row, path: &str| match row.sides {
        Sides::Added(_) | Sides::Removed(_) => Some((path.to_owned(), row.sides.after().is_some())),
        Sides::Both(..) => None,
    };
    let wholes = rows.iter().filter(|row| row.sides.latest().kind.is_whole());
    let wholes: HashSet<(String, bool)> = wholes
        .filter_map(|row| alone(row, &row.sides.latest().path))
        .collect();
    let mut parts: HashMap<(String, bool), Vec<PublicItem>> = HashMap::new();
    let mut kept = Vec::new();
    for row in rows {
        let owner = owner(row.sides.latest()).and_then(|owner| alone(&row, owner));
        match owner.filter(|owner| wholes.contains(owner)) {
            Some(owner) => parts
                .entry(owner)
                .or_default()
                .push(row.sides.latest().clone()),
            None => kept.push(row),
        }
    }
    for row in &mut kept {
        if let Some(key) = alone(row, &row.sides.latest().path) {
            row.parts = parts.remove(&key).unwrap_or_default();
        }
    }
    kept
}

/// The item that another one comes and goes with: the owner of a part, and the method of the type of a call.
fn owner(item: &PublicItem) -> Option<&str> {
    match item.kind {
        PublicKind::Call => item.signature.strip_prefix(", the call "),
        kind if kind.is_whole() => None,
        _ => Some(&item.owner),
    }
}

fn cause(sides: &Sides, old: &Side, new: &Side, again: Option<&Side>) -> Cause {
    let is_old = sides.after().is_none();
    let side = if is_old { again.unwrap_or(old) } else { new };
    let pointer = &sides.latest().pointer;
    let (before, after) = (old.inputs(), new.inputs());
    let input = if before.document != after.document {
        Input::Document
    } else if before.settings != after.settings {
        Input::Settings
    } else {
        Input::Generator
    };
    let place = (input == Input::Document && !pointer.is_empty()).then(|| side.locate(pointer));
    Cause {
        input,
        place: place.flatten(),
        pointer: pointer.clone(),
        is_old,
    }
}

/// The last names of renamed types and calls, as signatures contain them.
fn last_names(renamed: &HashMap<String, String>) -> HashMap<&str, &str> {
    let last = |path: &'_ str| -> Option<usize> { path.rfind("::").map(|at| at + 2) };
    let names = renamed
        .iter()
        .filter_map(|(old, new)| Some((&old[last(old)?..], &new[last(new)?..])));
    names.collect()
}

/// A signature in which renamed types have their new names.
fn with_new_names(signature: &str, renamed: &HashMap<&str, &str>) -> String {
    let mut out = String::with_capacity(signature.len());
    let mut rest = signature;
    for word in words(signature) {
        let Some(at) = rest.find(word) else { break };
        out += &rest[..at];
        out += renamed.get(word).copied().unwrap_or(word);
        rest = &rest[at + word.len()..];
    }
    out + rest
}
