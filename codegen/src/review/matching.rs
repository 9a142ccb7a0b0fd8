//! The items of two sides, paired: whole items by their origin, by name, and by their parts; then parts by name, and by their name on the wire.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::plan::{Fact, PublicItem, PublicKind};

use super::row::Sides;

/// The items of one side, by identity.
type Known<'a> = HashMap<(Group, String), &'a PublicItem>;

/// The identity of an item on the old side, or on the new one.
type Test<'t> = &'t dyn Fn(&PublicItem, bool) -> Option<String>;

/// Kinds among which a name is unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Group {
    /// All types share one namespace, so that a struct which becomes a union is one change.
    Type,
    Other(PublicKind),
}

fn group(kind: PublicKind) -> Group {
    match kind.is_type() {
        true => Group::Type,
        false => Group::Other(kind),
    }
}

/// The pairs of two sides, and the new names of renamed items by their old ones.
#[derive(Debug, Default)]
pub(super) struct Matched {
    /// Every item of either side, once.
    pub(super) pairs: Vec<Sides>,
    /// The paths of whole items that have another name.
    pub(super) renamed: HashMap<String, String>,
}

/// The owners of parts on the old side, and those on the new side.
#[derive(Default)]
struct Owners<'a>(HashMap<&'a str, Option<&'a str>>);

impl<'a> Owners<'a> {
    /// The owners by the pairs of whole items.
    fn of(old: &'a [PublicItem], pairs: &[(&'a PublicItem, &'a PublicItem)]) -> Self {
        let alone = old.iter().filter(|item| item.kind.is_whole());
        let alone = alone.map(|item| (item.path.as_str(), None));
        let paired = pairs.iter();
        let paired = paired.map(|(old, new)| (old.path.as_str(), Some(new.path.as_str())));
        Self(alone.chain(paired).collect())
    }

    /// The owner of an old item on the new side; `None` if it is gone. An item of the same name may be another one.
    fn new_of<'i>(&self, item: &'i PublicItem) -> Option<&'i str>
    where
        'a: 'i,
    {
        match self.0.get(item.owner.as_str()) {
            Some(paired) => *paired,
            None => Some(&item.owner),
        }
    }
}

pub(super) fn matched(old: &[PublicItem], new: &[PublicItem]) -> Matched {
    // The whole items come first: the names of parts depend on those of their owners.
    let wholes = wholes(old, new);
    let owners = Owners::of(old, &wholes);
    let renamed = wholes.iter();
    let renamed = renamed.filter(|(before, after)| before.path != after.path);
    let renamed: HashMap<String, String> = renamed
        .map(|(before, after)| (before.path.clone(), after.path.clone()))
        .collect();
    let known: Known<'_> = new.iter().map(|item| (key(item), item)).collect();
    let mut taken: HashSet<*const PublicItem> = HashSet::new();
    let mut pairs = Vec::new();
    let mut left = Vec::new();
    for item in old {
        let translated = translated(item, &owners);
        match translated.and_then(|path| known.get(&(group(item.kind), path))) {
            Some(found) if taken.insert(std::ptr::from_ref(*found)) => {
                pairs.push(Sides::both(item, found));
            }
            Some(_) | None => left.push(item),
        }
    }
    let added: Vec<&PublicItem> = new
        .iter()
        .filter(|item| !taken.contains(&std::ptr::from_ref(*item)))
        .collect();
    let mut by_identity = once(&added, |item| identity(item, &Owners::default()));
    let before = once(&left, |item| identity(item, &owners));
    for item in left {
        let identity = identity(item, &owners).filter(|it| before.contains_key(it));
        let after = identity.and_then(|identity| by_identity.remove(&identity));
        match after {
            Some(after) => {
                taken.insert(std::ptr::from_ref(after));
                pairs.push(Sides::both(item, after));
            }
            None => pairs.push(Sides::Removed(Box::new(item.clone()))),
        }
    }
    let added = added.into_iter();
    let added = added.filter(|item| !taken.contains(&std::ptr::from_ref(*item)));
    let added = added.map(|item| Sides::Added(Box::new(item.clone())));
    let pairs = with_replaced(pairs, added.collect(), &owners);
    Matched { pairs, renamed }
}

/// The parts that both sides have for certain, by their names on the wire.
///
/// `pairs` are the whole items of both sides.
pub(super) fn same_parts<'a>(
    old: &'a [PublicItem],
    new: &'a [PublicItem],
    pairs: &[(&PublicItem, &PublicItem)],
) -> Vec<(&'a PublicItem, &'a PublicItem)> {
    let owners = Owners::of(old, pairs);
    let parts = |items: &'a [PublicItem]| -> Vec<&'a PublicItem> {
        items.iter().filter(|item| !item.kind.is_whole()).collect()
    };
    let before = once(&parts(old), |item| identity(item, &owners));
    let after = once(&parts(new), |item| identity(item, &Owners::default()));
    let mut pairs: Vec<(&PublicItem, &PublicItem)> = before
        .into_iter()
        .filter_map(|(identity, item)| Some((item, *after.get(&identity)?)))
        .collect();
    pairs.sort_by_key(|(before, _)| (&before.path, before.kind));
    pairs
}

/// The pairs, with those parts as one that are the only ones of their owner to go and to come, and are declared alike.
fn with_replaced(mut pairs: Vec<Sides>, added: Vec<Sides>, owners: &Owners<'_>) -> Vec<Sides> {
    let declared = |item: &PublicItem, owner: Option<&str>| {
        let is_named = matches!(item.kind, PublicKind::Field | PublicKind::Option);
        // A setter repeats the name of its parameter.
        let (_, ty) = item.signature.split_once(": ")?;
        let owner = owner.filter(|_| is_named)?;
        Some((item.kind, owner.to_owned(), ty.to_owned()))
    };
    let mut come: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, sides) in added.iter().enumerate() {
        let item = sides.latest();
        if let Some(declared) = declared(item, Some(&item.owner)) {
            come.entry(declared).or_default().push(index);
        }
    }
    let mut gone: HashMap<_, usize> = HashMap::new();
    for sides in &pairs {
        if let Sides::Removed(old) = sides
            && let Some(declared) = declared(old, owners.new_of(old))
        {
            *gone.entry(declared).or_default() += 1;
        }
    }
    let mut replaced = HashSet::new();
    for sides in &mut pairs {
        let Sides::Removed(old) = &*sides else {
            continue;
        };
        let declared = declared(old, owners.new_of(old));
        let Some(declared) = declared.filter(|it| gone.get(it) == Some(&1)) else {
            continue;
        };
        if let Some([index]) = come.get(&declared).map(Vec::as_slice) {
            replaced.insert(*index);
            *sides = Sides::both(old, added[*index].latest());
        }
    }
    let added = added.into_iter().enumerate();
    let added = added.filter(|(index, _)| !replaced.contains(index));
    pairs.extend(added.map(|(_, sides)| sides));
    pairs
}

fn key(item: &PublicItem) -> (Group, String) {
    (group(item.kind), item.path.clone())
}

/// The path that an old item has on the new side, unless its owner is gone.
fn translated(item: &PublicItem, owners: &Owners<'_>) -> Option<String> {
    let owner = owners.new_of(item)?;
    Some(item.path.replacen(&item.owner, owner, 1))
}

/// The whole items that both sides have: by the name that an alias keeps, by their origin, then by name, and then by their parts.
pub(super) fn wholes<'a>(
    old: &'a [PublicItem],
    new: &'a [PublicItem],
) -> Vec<(&'a PublicItem, &'a PublicItem)> {
    let (old_parts, new_parts) = (parts(old), parts(new));
    let aliases = new.iter().filter(|it| it.kind == PublicKind::Alias);
    let aliases: HashMap<&str, &str> = aliases.map(|it| (&*it.owner, &*it.path)).collect();
    let former = |item: &PublicItem, is_old: bool| -> Option<String> {
        let path = item.path.as_str();
        let former = match is_old {
            true => aliases.values().find(|it| **it == path),
            false => aliases.get(path),
        };
        former
            .filter(|_| item.kind.is_type())
            .map(|it| (*it).to_owned())
    };
    let tests: [Test<'_>; 4] = [
        &former,
        &|item, _| origin(item),
        &|item, _| Some(format!("{:?} {}", group(item.kind), item.path)),
        &|item, is_old| structure(item, if is_old { &old_parts } else { &new_parts }),
    ];
    let whole = |items: &'a [PublicItem]| -> Vec<&'a PublicItem> {
        items.iter().filter(|item| item.kind.is_whole()).collect()
    };
    let (mut left, mut right) = (whole(old), whole(new));
    let mut pairs = Vec::new();
    for test in tests {
        let after = once(&right, |item| test(item, false));
        let before = once(&left, |item| test(item, true));
        let found = before.into_iter();
        let found = found.filter_map(|(identity, item)| Some((item, *after.get(&identity)?)));
        let found: Vec<(&PublicItem, &PublicItem)> = found.collect();
        let taken = |items: Vec<&PublicItem>| -> HashSet<*const PublicItem> {
            items.into_iter().map(std::ptr::from_ref).collect()
        };
        let gone = taken(found.iter().map(|(before, _)| *before).collect());
        let come = taken(found.iter().map(|(_, after)| *after).collect());
        left.retain(|item| !gone.contains(&std::ptr::from_ref(*item)));
        right.retain(|item| !come.contains(&std::ptr::from_ref(*item)));
        pairs.extend(found);
    }
    pairs
}

/// The items that alone have their identity.
fn once<'a, K: Eq + Hash>(
    items: &[&'a PublicItem],
    identity: impl Fn(&PublicItem) -> Option<K>,
) -> HashMap<K, &'a PublicItem> {
    let mut found: HashMap<K, Option<&PublicItem>> = HashMap::new();
    for item in items {
        if let Some(identity) = identity(item) {
            let entry = found.entry(identity);
            entry.and_modify(|it| *it = None).or_insert(Some(item));
        }
    }
    let single = found.into_iter();
    single
        .filter_map(|(identity, item)| Some((identity, item?)))
        .collect()
}

/// The request of a method, or the place of another item in the document.
fn origin(item: &PublicItem) -> Option<String> {
    let word = match group(item.kind) {
        Group::Type => "type",
        Group::Other(kind) => kind.word(),
    };
    let place = match item.kind {
        // A call has a method for each media type of its body.
        PublicKind::Method => {
            let bodies = item.facts.iter().filter(|(fact, _)| *fact == Fact::Body);
            let bodies = bodies.map(|(_, body)| format!(" {body}"));
            format!("{}{}", item.wire, bodies.collect::<String>())
        }
        _ => item.pointer.clone(),
    };
    (!place.is_empty()).then(|| format!("{word} {place}"))
}

/// The parts of every item, as they are without the name of their owner.
fn parts(items: &[PublicItem]) -> HashMap<&str, Vec<String>> {
    let mut parts: HashMap<&str, Vec<String>> = HashMap::new();
    let parts_of_types =
        |item: &&PublicItem| !item.kind.is_whole() && item.kind != PublicKind::Alias;
    for item in items.iter().filter(parts_of_types) {
        let line = item.line().replacen(&item.owner, "", 1);
        parts.entry(&item.owner).or_default().push(line);
    }
    parts
}

/// A type by everything in it, if that is enough to recognize it.
fn structure(item: &PublicItem, parts: &HashMap<&str, Vec<String>>) -> Option<String> {
    const ENOUGH: usize = 2;
    let parts = parts.get(item.path.as_str())?;
    let enough = item.kind.is_type() && parts.len() >= ENOUGH;
    enough.then(|| format!("{} {}", item.kind.word(), parts.join("\n")))
}

/// The identity of a part within its owner: its kind, and its name on the wire.
fn identity(item: &PublicItem, owners: &Owners<'_>) -> Option<(PublicKind, String, String)> {
    let name = match item.kind {
        // The line of a field names its property only if the two differ, while its origin always does.
        PublicKind::Field | PublicKind::Setter => item.pointer.rsplit('/').next()?.to_owned(),
        PublicKind::Variant
        | PublicKind::Option
        | PublicKind::Format
        | PublicKind::Header
        | PublicKind::Constant
        | PublicKind::StatusVariant
        | PublicKind::Setting
        | PublicKind::Variable => item.wire.clone(),
        PublicKind::Member => item.signature.clone(),
        PublicKind::Crate
        | PublicKind::Export
        | PublicKind::Feature
        | PublicKind::Brought
        | PublicKind::Function
        | PublicKind::Resource
        | PublicKind::Method
        | PublicKind::Pages
        | PublicKind::Failure
        | PublicKind::Call
        | PublicKind::Statuses
        | PublicKind::Struct
        | PublicKind::Enum
        | PublicKind::Union
        | PublicKind::Raw
        | PublicKind::Alias
        | PublicKind::Trait
        | PublicKind::Conversion
        | PublicKind::Default
        | PublicKind::Extra
        | PublicKind::Constructor
        | PublicKind::Reading => return None,
    };
    let owner = owners.new_of(item).filter(|_| !name.is_empty())?;
    Some((item.kind, owner.to_owned(), name))
}
