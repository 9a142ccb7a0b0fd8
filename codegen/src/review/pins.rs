//! Names that a crate keeps: those of its lock, for every item that still exists.
//!
//! A consumer's code contains names. A new operation, a renamed component or a better rule of the generator must not change them.

use std::collections::HashMap;

use crate::ir::Api;
use crate::plan::{Fact, PublicItem, PublicKind, Renamed};
use crate::pointer::Pointer;
use crate::report::{Code, Diagnostic, Report};
use crate::settings::Renaming;
use crate::source::Place;

use super::lock::Lock;
use super::matching::wholes;
use super::pinned_parts::PinnedParts;

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
    parts: PinnedParts,
    /// The types that take their new names, while the old ones are aliases.
    aliases: Vec<Renamed>,
}

impl Pins {
    /// The names of `lock` that differ in `items`, except those whose new name `is_accepted`.
    pub(crate) fn of(
        lock: &Lock,
        items: &[PublicItem],
        is_accepted: &dyn Fn(&str) -> bool,
        renaming: Renaming,
        version: &str,
    ) -> Self {
        if names_the_same(&lock.items, items) {
            return Self::default();
        }
        let pairs = wholes(&lock.items, items);
        let mut pins = Self {
            parts: PinnedParts::of(lock, items, &pairs, is_accepted),
            ..Self::default()
        };
        for (before, after) in pairs {
            if before.path == after.path || is_accepted(&after.path) {
                continue;
            }
            let pin = Pin {
                pointer: after.pointer.clone(),
                kept: before.path.clone(),
                natural: after.path.clone(),
                is_renamed_upstream: after.kind.is_type() && before.pointer != after.pointer,
            };
            if pin.is_renamed_upstream && renaming == Renaming::Alias {
                pins.aliases.push(Renamed {
                    before: last_name(&before.path),
                    now: last_name(&after.path),
                    release: (lock.version != version).then(|| version.to_owned()),
                });
                continue;
            }
            // The methods for other bodies follow from that of the call.
            if after.operation.is_some() {
                pins.methods.push(pin);
            } else if after.kind.is_type() {
                pins.types.push(pin);
            }
        }
        pins.aliases.extend(earlier_aliases(lock, items, version));
        pins
    }

    /// The names that types had, which stay for one release.
    pub(crate) fn aliases(&self) -> &[Renamed] {
        &self.aliases
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.types.is_empty() && self.methods.is_empty() && self.parts.is_empty()
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
        self.parts.apply(api);
        let parts = self.parts.moved.iter().map(|moved| Pin {
            pointer: moved.pointer.clone(),
            kept: moved.kept.clone(),
            natural: moved.natural.clone(),
            is_renamed_upstream: false,
        });
        let whole = self.types.iter().chain(&self.methods).cloned();
        let mut pins: Vec<Pin> = whole.chain(parts).collect();
        pins.sort();
        pins.iter().for_each(|pin| report.push(kept_name(pin)));
    }
}

/// The aliases of the earlier crate that are still to be there: until a version after the renaming has been generated, and in that version.
fn earlier_aliases(lock: &Lock, items: &[PublicItem], version: &str) -> Vec<Renamed> {
    let aliases = lock.items.iter().filter(|it| it.kind == PublicKind::Alias);
    let aliases = aliases.filter_map(|alias| {
        let released = alias.facts.iter().find(|(fact, _)| *fact == Fact::Release);
        let release = match released {
            Some((_, release)) if release == version => Some(release.clone()),
            Some(_) => return None,
            None => (lock.version != version).then(|| version.to_owned()),
        };
        // An alias goes with its type.
        let mut types = items.iter().filter(|it| it.kind.is_type());
        let target = types.find(|it| it.path == alias.owner)?;
        Some(Renamed {
            before: last_name(&alias.path),
            now: last_name(&target.path),
            release,
        })
    });
    aliases.collect()
}

fn last_name(path: &str) -> String {
    path.rsplit("::").next().unwrap_or(path).to_owned()
}

/// Returns whether two crates have the same names for the same things, so that there is nothing to keep.
fn names_the_same(old: &[PublicItem], new: &[PublicItem]) -> bool {
    let is_same = |old: &PublicItem, new: &PublicItem| {
        let is_it = old.kind == new.kind && old.path == new.path && old.pointer == new.pointer;
        is_it && old.file == new.file && old.wire == new.wire && old.facts == new.facts
    };
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
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
