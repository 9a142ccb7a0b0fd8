//! Names that a crate keeps: those of its lock, for every type and call that still exists.
//!
//! A consumer's code contains names. A new operation, a renamed component or a better rule of the generator must not change them.

use std::collections::{HashMap, HashSet};

use crate::ir::Api;
use crate::plan::{PublicItem, PublicKind};
use crate::pointer::Pointer;
use crate::report::{Code, Diagnostic, Report};
use crate::source::Place;

use super::lock::Lock;
use super::matching::{parts, structure};

/// A name that moved, and the name that the lock has for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Pin {
    pointer: String,
    kept: String,
    natural: String,
    /// True if the document has the schema under another name.
    is_renamed_upstream: bool,
}

/// The names that have to be kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pins {
    types: Vec<Pin>,
    /// By path, such as `client.pets().list`.
    methods: Vec<Pin>,
}

impl Pins {
    /// The names of `lock` that differ in `items`, except those whose new name `is_accepted`.
    pub(crate) fn of(
        lock: &Lock,
        items: &[PublicItem],
        is_accepted: &dyn Fn(&str) -> bool,
    ) -> Self {
        let mut pins = Self {
            types: types(&lock.items, items),
            methods: methods(&lock.items, items),
        };
        pins.types.retain(|pin| !is_accepted(&pin.natural));
        pins.methods.retain(|pin| !is_accepted(&pin.natural));
        pins
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.types.is_empty() && self.methods.is_empty()
    }

    /// Gives the types and operations of an API the names that they keep.
    pub(crate) fn apply(&self, api: &mut Api, report: &mut Report) {
        let types = self.types.iter();
        let types: HashMap<&str, &Pin> = types.map(|pin| (pin.pointer.as_str(), pin)).collect();
        for id in api.types.ids() {
            let ty = &mut api.types[id];
            if let Some(pin) = types.get(ty.pointer.as_str())
                && ty.pinned.is_none()
            {
                ty.pinned = pin.kept.rsplit("::").next().map(str::to_owned);
            }
        }
        let methods = self.methods.iter();
        let methods: HashMap<&str, &Pin> = methods.map(|pin| (pin.pointer.as_str(), pin)).collect();
        for operation in &mut api.operations {
            if let Some(pin) = methods.get(operation.pointer.as_str()) {
                operation.pinned = words(&pin.kept);
            }
        }
        let mut pins: Vec<&Pin> = self.types.iter().chain(&self.methods).collect();
        pins.sort();
        pins.into_iter().for_each(|pin| report.push(kept_name(pin)));
    }
}

/// The resources and the method of `client.pets().list`.
fn words(path: &str) -> Option<(Vec<String>, String)> {
    let plain = |word: &str| {
        word.trim_end_matches("()")
            .trim_start_matches("r#")
            .to_owned()
    };
    let mut words: Vec<String> = path.split('.').skip(1).map(plain).collect();
    let method = words.pop()?;
    Some((words, method))
}

/// The types by the places of their schemas, and then by everything in them.
fn types(old: &[PublicItem], new: &[PublicItem]) -> Vec<Pin> {
    let is_type = |item: &PublicItem| item.kind.is_type() && !item.pointer.is_empty();
    let by_pointer = |item: &PublicItem| is_type(item).then(|| item.pointer.clone());
    let (before, after) = (once(old, by_pointer), once(new, by_pointer));
    let mut pins = Vec::new();
    for (pointer, item) in &after {
        if let Some(kept) = before.get(pointer).filter(|kept| kept.path != item.path) {
            pins.push(pin(item, kept, false));
        }
    }
    let gone: HashSet<&str> = old.iter().map(|item| item.pointer.as_str()).collect();
    let here: HashSet<&str> = new.iter().map(|item| item.pointer.as_str()).collect();
    let (old_parts, new_parts) = (parts(old), parts(new));
    let before = once(old, |item| {
        let is_gone = is_type(item) && !here.contains(item.pointer.as_str());
        is_gone.then(|| structure(item, &old_parts)).flatten()
    });
    let after = once(new, |item| {
        let is_new = is_type(item) && !gone.contains(item.pointer.as_str());
        is_new.then(|| structure(item, &new_parts)).flatten()
    });
    for (structure, item) in &after {
        if let Some(kept) = before.get(structure).filter(|kept| kept.path != item.path) {
            pins.push(pin(item, kept, true));
        }
    }
    pins
}

/// The methods by their requests. Those for other bodies follow from them.
fn methods(old: &[PublicItem], new: &[PublicItem]) -> Vec<Pin> {
    let mut before: HashMap<&str, &PublicItem> = HashMap::new();
    for item in old.iter().filter(|item| item.kind == PublicKind::Method) {
        let known = before.entry(&item.wire).or_insert(item);
        if item.path.len() < known.path.len() {
            *known = item;
        }
    }
    let methods = new.iter().filter(|item| item.operation.is_some());
    let pins = methods.filter_map(|item| {
        let kept = before.get(item.wire.as_str())?;
        (kept.path != item.path).then(|| pin(item, kept, false))
    });
    pins.collect()
}

fn pin(item: &PublicItem, kept: &PublicItem, is_renamed_upstream: bool) -> Pin {
    Pin {
        pointer: item.pointer.clone(),
        kept: kept.path.clone(),
        natural: item.path.clone(),
        is_renamed_upstream,
    }
}

/// The items that alone have their identity.
fn once(
    items: &[PublicItem],
    identity: impl Fn(&PublicItem) -> Option<String>,
) -> HashMap<String, &PublicItem> {
    let mut found: HashMap<String, Option<&PublicItem>> = HashMap::new();
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

fn kept_name(pin: &Pin) -> Diagnostic {
    let (kept, natural) = (&pin.kept, &pin.natural);
    let code = match pin.is_renamed_upstream {
        true => Code::RenamedUpstream,
        false => Code::KeptName,
    };
    let place = Pointer::parse(&pin.pointer).unwrap_or_default();
    Diagnostic::note(code)
        .message(format!("`{natural}` keeps the name `{kept}` from api.lock"))
        .at(Place::DocumentKey(place), "named here")
        .help(format!("`--rename '{natural}'` accepts the new name"))
}
