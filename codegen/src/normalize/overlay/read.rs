//! Overlay files → overlays. Everything that does not depend on the document is checked here.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::action::{Action, Change, Overlay};
use super::problems;
use super::target::Target;
use crate::report::{Diagnostic, Report};
use crate::source::{FileId, Place, Pointer, Sources};

/// Fields of an Overlay Object, an Info Object and an Action Object (Overlay Specification 1.1.0).
const OVERLAY_FIELDS: [&str; 4] = ["overlay", "info", "extends", "actions"];
const INFO_FIELDS: [&str; 3] = ["title", "version", "description"];
const ACTION_FIELDS: [&str; 5] = ["target", "description", "update", "copy", "remove"];

/// Reads all overlays. `None` if one of them is invalid, since most problems of the others would follow from that.
pub(super) fn read_all(
    paths: &[PathBuf],
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Vec<Overlay>> {
    let overlays: Vec<_> = paths
        .iter()
        .map(|path| read(path, sources, report))
        .collect();
    overlays.into_iter().collect()
}

fn read(path: &Path, sources: &mut Sources, report: &mut Report) -> Option<Overlay> {
    let file = sources.load(path, report)?;
    let value = sources.value(file)?;
    let mut reading = Reading {
        file,
        report,
        valid: true,
    };
    let actions = reading.overlay(&value);
    reading.valid.then_some(Overlay { file, actions })
}

struct Reading<'r> {
    file: FileId,
    report: &'r mut Report,
    valid: bool,
}

impl Reading<'_> {
    fn refuse(&mut self, problem: Diagnostic) {
        self.valid = false;
        self.report.push(problem);
    }

    fn place(&self, at: &Pointer) -> Place {
        Place::File(self.file, at.clone())
    }

    fn overlay(&mut self, value: &Value) -> Vec<Action> {
        let root = Pointer::root();
        let Some(overlay) = self.object(value, &root, "an overlay") else {
            return Vec::new();
        };
        let has_copy = self.version(overlay);
        if let Some(info) = self.needed(overlay, "info", &root, "an overlay") {
            self.info(info, &root.child("info"));
        }
        if let Some(extends) = overlay.get("extends") {
            // The location of an overlay determines its document. The vendor's address is seldom that of our copy.
            self.text(extends, &root.child("extends"));
        }
        self.known(overlay, &OVERLAY_FIELDS, &root);
        match self.needed(overlay, "actions", &root, "an overlay") {
            Some(actions) => self.actions(actions, has_copy),
            None => Vec::new(),
        }
    }

    /// Checks the version, and returns whether it supports `copy`.
    fn version(&mut self, overlay: &Map<String, Value>) -> bool {
        let root = Pointer::root();
        let Some(version) = self.needed(overlay, "overlay", &root, "an overlay") else {
            return true;
        };
        // YAML reads `1.1` as a number.
        let version = match version {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let is = |family: &str| {
            let rest = version.strip_prefix(family);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let has_copy = is("1.1");
        if !has_copy && !is("1.0") {
            let place = self.place(&root.child("overlay"));
            self.refuse(problems::unsupported_version(place, &version));
            return true;
        }
        has_copy
    }

    fn info(&mut self, info: &Value, at: &Pointer) {
        if let Some(info) = self.object(info, at, "`info`") {
            self.needed(info, "title", at, "`info`");
            self.needed(info, "version", at, "`info`");
            self.known(info, &INFO_FIELDS, at);
        }
    }

    fn actions(&mut self, actions: &Value, has_copy: bool) -> Vec<Action> {
        let at = Pointer::root().child("actions");
        let items = match actions {
            Value::Array(items) if !items.is_empty() => items,
            _ => {
                let place = self.place(&at);
                self.refuse(problems::no_actions(place));
                return Vec::new();
            }
        };
        let actions = items.iter().enumerate();
        actions
            .filter_map(|(index, action)| self.action(action, at.index(index), has_copy))
            .collect()
    }

    fn action(&mut self, action: &Value, at: Pointer, has_copy: bool) -> Option<Action> {
        let action = self.object(action, &at, "an action")?;
        let all_known = self.known(action, &ACTION_FIELDS, &at);
        let target = self.needed(action, "target", &at, "an action");
        let target = target.and_then(|it| self.target(it, &at.child("target")));
        // A change under a misspelt name was reported as such.
        let has_change = ACTION_FIELDS[2..].iter().any(|it| action.contains_key(*it));
        let change = if all_known || has_change {
            self.change(action, &at, has_copy)
        } else {
            None
        };
        Some(Action {
            target: target?,
            change: change?,
            at,
        })
    }

    fn change(
        &mut self,
        action: &Map<String, Value>,
        at: &Pointer,
        has_copy: bool,
    ) -> Option<Change> {
        let remove = match action.get("remove") {
            None => false,
            Some(Value::Bool(remove)) => *remove,
            Some(_) => {
                let place = self.place(&at.child("remove"));
                self.refuse(problems::no_flag(place));
                return None;
            }
        };
        match (remove, action.get("update"), action.get("copy")) {
            // The specification lets `remove` win over the others.
            (true, _, _) => Some(Change::Remove),
            (false, Some(_), Some(_)) => {
                let (update, copy) = (at.child("update"), at.child("copy"));
                let places = (self.place(&update).key(), self.place(&copy).key());
                self.refuse(problems::two_changes(places.0, places.1));
                None
            }
            (false, Some(update), None) => Some(Change::Update(update.clone())),
            (false, None, Some(_)) if !has_copy => {
                let place = self.place(&at.child("copy")).key();
                self.refuse(problems::copy_is_newer(place));
                None
            }
            (false, None, Some(copy)) => Some(Change::Copy(self.target(copy, &at.child("copy"))?)),
            (false, None, None) => {
                let place = self.place(at);
                self.refuse(problems::no_change(place));
                None
            }
        }
    }

    fn target(&mut self, value: &Value, at: &Pointer) -> Option<Target> {
        let text = self.text(value, at)?;
        match Target::parse(text) {
            Ok(target) => Some(target),
            Err(invalid) => {
                let place = self.place(at);
                self.refuse(problems::invalid_target(place, text, &invalid));
                None
            }
        }
    }

    fn text<'v>(&mut self, value: &'v Value, at: &Pointer) -> Option<&'v str> {
        let text = value.as_str();
        if text.is_none() {
            let place = self.place(at);
            self.refuse(problems::no_text(place, &at.last().unwrap_or_default()));
        }
        text
    }

    fn object<'v>(
        &mut self,
        value: &'v Value,
        at: &Pointer,
        what: &str,
    ) -> Option<&'v Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            let place = self.place(at);
            self.refuse(problems::no_mapping(place, what));
        }
        object
    }

    fn needed<'v>(
        &mut self,
        object: &'v Map<String, Value>,
        field: &str,
        at: &Pointer,
        what: &str,
    ) -> Option<&'v Value> {
        let value = object.get(field).filter(|it| !it.is_null());
        if value.is_none() {
            let place = self.place(at);
            self.refuse(problems::missing_field(place, what, field));
        }
        value
    }

    /// Refuses unknown fields: a typo would otherwise be a correction that is never applied.
    fn known(&mut self, object: &Map<String, Value>, fields: &[&str], at: &Pointer) -> bool {
        let mut all_known = true;
        for key in object.keys() {
            if !fields.contains(&key.as_str()) && !key.starts_with("x-") {
                let place = self.place(&at.child(key)).key();
                self.refuse(problems::unknown_field(place, key, fields));
                all_known = false;
            }
        }
        all_known
    }
}
