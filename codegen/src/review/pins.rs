//! Names that a crate keeps: those of its lock, for every type and call that still exists.
//!
//! A consumer's code contains names. A new operation, a renamed component or a better rule of the generator must not change them.

use std::collections::HashMap;

use crate::ir::Api;
use crate::plan::PublicItem;
use crate::pointer::Pointer;
use crate::report::{Code, Diagnostic, Report};
use crate::source::Place;

use super::lock::Lock;
use super::matching::wholes;

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
        let mut pins = Self::default();
        for (before, after) in wholes(&lock.items, items) {
            if before.path == after.path || is_accepted(&after.path) {
                continue;
            }
            let pin = Pin {
                pointer: after.pointer.clone(),
                kept: before.path.clone(),
                natural: after.path.clone(),
                is_renamed_upstream: after.kind.is_type() && before.pointer != after.pointer,
            };
            // The methods for other bodies follow from that of the call.
            if after.operation.is_some() {
                pins.methods.push(pin);
            } else if after.kind.is_type() {
                pins.types.push(pin);
            }
        }
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
