//! Turns references by `$id`, `$anchor`, `$dynamicRef` and `$recursiveRef` into references by pointer.
//!
//! Source: JSON Schema 2020-12 (Core), section 8.2, and 2019-09 (Core), section 8.2.4.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::normalize::references::resolve;
use crate::normalize::specification::{Kind, walk};
use crate::report::Report;
use crate::source::Pointer;

use super::problems;

/// Keywords that refer to a schema, the most widely known first.
const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// Resolves all references by name. A reference to nothing stays, and the stage that follows it reports it.
pub(super) fn resolve(mut document: Value, report: &mut Report) -> Value {
    let names = Names::of(&mut document);
    let mut found: Vec<(Pointer, Option<Pointer>)> = Vec::new();
    walk::each_of(&mut document, Kind::Schema, |schema, at| {
        if REFERENCES
            .iter()
            .any(|keyword| schema.contains_key(*keyword))
        {
            unify(schema);
            found.push((at.clone(), None));
        }
    });
    for (at, target) in &mut found {
        let reference = at.of(&document).and_then(|it| it.get("$ref")?.as_str());
        *target = reference.and_then(|it| names.target(it, at, &document, report));
    }
    for (at, target) in found {
        let schema = at.of_mut(&mut document).and_then(Value::as_object_mut);
        if let (Some(schema), Some(target)) = (schema, target) {
            schema.insert("$ref".to_owned(), resolve::fragment(&target).into());
        }
    }
    document
}

/// Turns every kind of reference into a `$ref`. A dynamic reference is bound to the nearest schema of that name.
fn unify(schema: &mut Map<String, Value>) {
    for keyword in ["$dynamicRef", "$recursiveRef"] {
        let reference = schema.shift_remove(keyword);
        if let Some(reference @ Value::String(_)) = reference {
            schema.entry("$ref").or_insert(reference);
        }
    }
}

/// The names that schemas give themselves.
#[derive(Default)]
struct Names {
    /// Schemas with an `$id`, and their complete ids.
    resources: HashMap<Pointer, String>,
    by_id: HashMap<String, Pointer>,
    /// Anchors, by the resource they belong to.
    anchors: HashMap<(Pointer, String), Pointer>,
    /// The places of all anchors of a name.
    by_anchor: HashMap<String, Vec<Pointer>>,
}

impl Names {
    fn of(document: &mut Value) -> Self {
        let mut names = Self::default();
        walk::each_of(document, Kind::Schema, |schema, at| names.add(schema, at));
        names
    }

    fn add(&mut self, schema: &Map<String, Value>, at: &Pointer) {
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        if let Some(id) = text("$id") {
            let id = joined(self.base(at), id.trim_end_matches('#'));
            self.by_id.insert(id.clone(), at.clone());
            self.resources.insert(at.clone(), id);
        }
        for name in ["$anchor", "$dynamicAnchor"].into_iter().filter_map(text) {
            let key = (self.resource(at), name.to_owned());
            self.anchors.entry(key).or_insert_with(|| at.clone());
            let places = self.by_anchor.entry(name.to_owned()).or_default();
            places.push(at.clone());
        }
    }

    /// The nearest schema with an `$id` around `at`, or the document.
    fn resource(&self, at: &Pointer) -> Pointer {
        let mut around = std::iter::successors(Some(at.clone()), Pointer::parent);
        around
            .find(|it| self.resources.contains_key(it))
            .unwrap_or_default()
    }

    fn base(&self, at: &Pointer) -> &str {
        self.resources
            .get(&self.resource(at))
            .map_or("", String::as_str)
    }

    /// The target of a reference in the schema at `at`, if it differs from that of a plain pointer.
    fn target(
        &self,
        reference: &str,
        at: &Pointer,
        document: &Value,
        report: &mut Report,
    ) -> Option<Pointer> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = match address {
            "" => self.resource(at),
            address => self.by_id.get(&joined(self.base(at), address))?.clone(),
        };
        if fragment.is_empty() {
            return self.whole(resource, at);
        }
        let Some(pointer) = resolve::pointer(fragment) else {
            return self.anchor(resource, fragment);
        };
        let inside = resource.join(&pointer);
        if inside.of(document).is_some() {
            return Some(inside);
        }
        if !address.is_empty() || pointer.of(document).is_some() {
            return None;
        }
        let meant = beside(&pointer, at, document)?;
        let shown = resolve::fragment(&meant);
        report.push(problems::misplaced_reference(reference, at, &shown));
        Some(meant)
    }

    /// The schema that `#` means: the resource, or the component if there is none.
    fn whole(&self, resource: Pointer, at: &Pointer) -> Option<Pointer> {
        if resource != Pointer::root() {
            return Some(resource);
        }
        let mut tokens = at.tokens();
        let mut component = Pointer::root();
        for expected in ["components", "schemas"] {
            let token = tokens.next().filter(|it| it == expected)?;
            component = component.child(&token);
        }
        Some(component.child(&tokens.next()?))
    }

    fn anchor(&self, resource: Pointer, name: &str) -> Option<Pointer> {
        let own = self.anchors.get(&(resource, name.to_owned()));
        // An anchor of another resource must be meant if no other has that name.
        let only = || match self.by_anchor.get(name)?.as_slice() {
            [only] => Some(only),
            [] | [_, _, ..] => None,
        };
        own.or_else(only).cloned()
    }
}

/// The definitions of a schema around `at` that a pointer from the root must mean.
fn beside(pointer: &Pointer, at: &Pointer, document: &Value) -> Option<Pointer> {
    let first = pointer.tokens().next()?;
    if first != "$defs" && first != "definitions" {
        return None;
    }
    let mut around = std::iter::successors(Some(at.clone()), Pointer::parent);
    around.find_map(|it| {
        let meant = it.join(pointer);
        meant.of(document).is_some().then_some(meant)
    })
}

/// A relative address from a base, as far as ids need it. Source: RFC 3986, section 5.2.
fn joined(base: &str, address: &str) -> String {
    let is_absolute = address
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains('/'));
    if is_absolute || base.is_empty() {
        return address.to_owned();
    }
    let host = base.find("://").map_or(0, |it| it + 3);
    let path = base[host..].find('/').map_or(base.len(), |it| host + it);
    match address.strip_prefix("./").unwrap_or(address) {
        rooted if rooted.starts_with('/') => format!("{}{rooted}", &base[..path]),
        relative => {
            let folder = base[path..].rfind('/').map_or(base.len(), |it| path + it);
            format!("{}/{relative}", &base[..folder])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_relative_to_those_around_them() {
        for (base, address, whole) in [
            ("", "a", "a"),
            ("https://x.test/s/pet", "tag", "https://x.test/s/tag"),
            ("https://x.test/s/pet", "/tag", "https://x.test/tag"),
            ("https://x.test", "tag", "https://x.test/tag"),
            ("https://x.test/s/", "urn:a", "urn:a"),
        ] {
            assert_eq!(joined(base, address), whole, "{base} {address}");
        }
    }
}
