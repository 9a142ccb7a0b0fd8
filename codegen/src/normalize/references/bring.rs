//! Walks the document, and all components that are added during the walk, until no reference names another file.

use std::collections::{HashMap, VecDeque};

use serde_json::{Map, Value};

use super::problems;
use super::resolve::{Resolver, Target, fragment, missing_file, names_a_file, pointer};
use crate::normalize::specification::{Kind, Nesting, Position, sections};
use crate::report::Report;
use crate::source::{FileId, Place, Pointer, Sources};

/// The longest chain of references to references.
const MAX_HOPS: usize = 32;
/// The number of references that may be replaced by their targets. A document with more is hostile.
const MAX_REPLACED: usize = 100_000;

/// A place in a file that is not part of the document.
pub(super) type Outside = (FileId, Pointer);

pub(super) struct Bringer<'a> {
    /// The document before the walk, in which references and names are looked up.
    pub(super) document: &'a Value,
    pub(super) sources: &'a mut Sources,
    report: &'a mut Report,
    resolver: Resolver,
    /// The components that were added so far: their origins, and their places.
    brought: HashMap<(Outside, &'static str), Pointer>,
    /// The origins of the added components by their places.
    pub(super) named: HashMap<Pointer, Outside>,
    /// Added components whose references wait to be followed.
    waiting: VecDeque<(Pointer, Kind, Value)>,
    /// The targets that are currently replacing references, outermost first.
    replacing: Vec<Outside>,
    replaced: usize,
}

impl<'a> Bringer<'a> {
    pub(super) fn new(
        document: &'a Value,
        sources: &'a mut Sources,
        report: &'a mut Report,
    ) -> Self {
        let resolver = Resolver::new(sources);
        Self {
            document,
            sources,
            report,
            resolver,
            brought: HashMap::new(),
            named: HashMap::new(),
            waiting: VecDeque::new(),
            replacing: Vec::new(),
            replaced: 0,
        }
    }

    /// Follows every reference in the document, which is given as a copy to change.
    pub(super) fn bring_all(mut self, mut copy: Value) -> Value {
        self.claim_aliases();
        self.walk(&mut copy, &Pointer::root(), Position::DOCUMENT);
        while let Some((at, kind, mut value)) = self.waiting.pop_front() {
            self.walk(&mut value, &at, Position::of(kind));
            insert(&mut copy, &at, value);
        }
        copy
    }

    /// A component that is only a reference to a file claims the name for that target.
    fn claim_aliases(&mut self) {
        for (name, kind) in sections() {
            let folder = self.folder(name, kind);
            let Some(section) = folder.of(self.document).and_then(Value::as_object) else {
                continue;
            };
            for (component, value) in section {
                let at = folder.child(component);
                let Some(reference) = sole_reference(value).filter(|it| !it.starts_with('#'))
                else {
                    continue;
                };
                let Some(target) = self.settled(reference, &at, kind) else {
                    continue;
                };
                if let Target::File(file, pointer) = target {
                    self.brought.entry(((file, pointer), name)).or_insert(at);
                }
            }
        }
    }

    /// The folder of the components of a kind. Swagger 2.0 has no `components`.
    pub(super) fn folder(&self, section: &str, kind: Kind) -> Pointer {
        let root = Pointer::root();
        match self.document.get("swagger") {
            Some(_) => root.child(kind.outdated_section().unwrap_or(section)),
            None => root.child("components").child(section),
        }
    }

    fn walk(&mut self, value: &mut Value, at: &Pointer, position: Position) {
        if position.kind == Kind::Opaque {
            return;
        }
        if position.kind == Kind::MappedSchema && position.nesting == Nesting::One {
            self.follow_mapping(value, at);
            return;
        }
        let replaced = self.follow(value, at, position);
        match value {
            Value::Object(map) => {
                for (key, member) in map.iter_mut() {
                    self.walk(member, &at.child(key), position.member(key));
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.walk(item, &at.index(index), position.item());
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        self.replacing.truncate(self.replacing.len() - replaced);
    }

    /// Follows the reference at this place, if any. Returns the number of nested values that replaced it.
    fn follow(&mut self, value: &mut Value, at: &Pointer, position: Position) -> usize {
        for hop in 0..MAX_HOPS {
            let Some(reference) = value.get("$ref").and_then(Value::as_str).map(str::to_owned)
            else {
                return hop;
            };
            let named = position
                .kind
                .section()
                .filter(|_| matches!(position.nesting, Nesting::One | Nesting::OneOrList));
            let is_local = reference.starts_with('#');
            let Some(target) = self.resolve(&reference, at) else {
                return hop;
            };
            match (target, named) {
                (Target::AsWritten | Target::Nothing, _) => return hop,
                (Target::Document(pointer), _) => {
                    point(value, &pointer);
                    return hop;
                }
                (Target::File(file, pointer), Some(section)) => {
                    let Some(component) =
                        self.component((file, pointer), position.kind, section, at)
                    else {
                        return hop;
                    };
                    if component.0 != *at {
                        point(value, &component.0);
                        return hop;
                    }
                    // The component must be exactly here.
                    if !self.replace(value, at, component.1, &reference) {
                        return hop;
                    }
                }
                (Target::File(..), None) if is_local && position.kind == Kind::Plain => return hop,
                (Target::File(file, pointer), None) => {
                    if !self.replace(value, at, (file, pointer), &reference) {
                        return hop;
                    }
                }
                (Target::Text(file), _) => {
                    *value = Value::String(self.sources.text(file).to_owned());
                    self.sources.originate(at.clone(), file, Pointer::root());
                    return hop;
                }
            }
        }
        MAX_HOPS
    }

    fn follow_mapping(&mut self, value: &mut Value, at: &Pointer) {
        let Some(reference) = value.as_str().map(str::to_owned) else {
            return;
        };
        if !names_a_file(&reference) && !reference.starts_with("#/") {
            return;
        }
        if let Some(bundled) = self.bundled(&reference, at) {
            *value = Value::String(fragment(&bundled));
            return;
        }
        let pointer = match self.resolve_at(&reference, at, at.clone()) {
            Some(Target::Document(pointer)) => Some(pointer),
            Some(Target::File(file, pointer)) => self
                .component((file, pointer), Kind::Schema, "schemas", at)
                .map(|(pointer, _)| pointer),
            Some(Target::AsWritten | Target::Text(_) | Target::Nothing) | None => None,
        };
        if let Some(pointer) = pointer {
            *value = Value::String(fragment(&pointer));
        }
    }

    /// The component that has the name of a missing file: whoever bundled the document left its mappings as they were.
    fn bundled(&mut self, reference: &str, at: &Pointer) -> Option<Pointer> {
        let (base, _) = self.sources.origin(at)?;
        let path = missing_file(reference, base, self.sources)?;
        let within = reference.split_once('#').and_then(|(_, it)| pointer(it));
        let name = within.and_then(|it| it.last());
        let name = name.or_else(|| Some(path.file_stem()?.to_str()?.to_owned()))?;
        let component = self.folder("schemas", Kind::Schema).child(&name);
        component.of(self.document).map(|_| component)
    }

    fn resolve(&mut self, reference: &str, at: &Pointer) -> Option<Target> {
        self.resolve_at(reference, at, at.child("$ref"))
    }

    fn resolve_at(&mut self, reference: &str, at: &Pointer, shown: Pointer) -> Option<Target> {
        let (base, _) = self.sources.origin(at)?;
        let place = Place::Document(shown);
        Some(self.resolver.resolve(
            reference,
            base,
            &place,
            self.document,
            self.sources,
            self.report,
        ))
    }

    /// Follows a chain of references to its final target.
    fn settled(&mut self, reference: &str, at: &Pointer, kind: Kind) -> Option<Target> {
        let target = self.resolve(reference, at)?;
        Some(self.settle(target, kind))
    }

    fn settle(&mut self, target: Target, kind: Kind) -> Target {
        let mut target = target;
        for _ in 0..MAX_HOPS {
            let Target::File(file, pointer) = &target else {
                break;
            };
            let Some(section) = kind.section() else { break };
            let known = self
                .brought
                .contains_key(&((*file, pointer.clone()), section));
            let next = self.sources.value(*file).filter(|_| !known);
            let reference = next
                .as_deref()
                .and_then(|it| pointer.of(it))
                .and_then(sole_reference)
                .map(str::to_owned);
            let Some(reference) = reference else { break };
            let place = Place::File(*file, pointer.child("$ref"));
            match self.resolver.resolve(
                &reference,
                *file,
                &place,
                self.document,
                self.sources,
                self.report,
            ) {
                // A reference that leads nowhere is kept as a component.
                Target::AsWritten | Target::Nothing | Target::Text(_) => break,
                next @ (Target::Document(_) | Target::File(..)) => target = next,
            }
        }
        target
    }

    /// The component for a value of another file, which is added on first use, and the origin of the component.
    fn component(
        &mut self,
        outside: Outside,
        kind: Kind,
        section: &'static str,
        at: &Pointer,
    ) -> Option<(Pointer, Outside)> {
        let outside = match self.settle(Target::File(outside.0, outside.1), kind) {
            Target::File(file, pointer) => (file, pointer),
            Target::Document(pointer) => return Some((pointer, self.sources.origin(at)?)),
            Target::AsWritten | Target::Text(_) | Target::Nothing => return None,
        };
        let key = (outside.clone(), section);
        if let Some(known) = self.brought.get(&key) {
            return Some((known.clone(), outside));
        }
        let value = self.outside_value(&outside)?;
        let folder = self.folder(section, kind);
        let (component, is_new) = self.name(&outside, &value, &folder);
        self.brought.insert(key, component.clone());
        if is_new {
            self.named.insert(component.clone(), outside.clone());
            self.sources
                .originate(component.clone(), outside.0, outside.1.clone());
            self.waiting.push_back((component.clone(), kind, value));
        }
        Some((component, outside))
    }

    pub(super) fn outside_value(&self, (file, pointer): &Outside) -> Option<Value> {
        pointer.of(&*self.sources.value(*file)?).cloned()
    }

    /// Replaces a reference by its target. Keywords beside the reference are kept.
    fn replace(
        &mut self,
        value: &mut Value,
        at: &Pointer,
        outside: Outside,
        reference: &str,
    ) -> bool {
        let place = Place::Document(at.child("$ref"));
        if self.replacing.contains(&outside) {
            self.report.push(problems::endless(place, reference));
            return false;
        }
        self.replaced += 1;
        if self.replaced > MAX_REPLACED {
            self.report.push(problems::too_large(place));
            return false;
        }
        let Some(mut content) = self.outside_value(&outside) else {
            return false;
        };
        let origin = self.sources.origin(at);
        self.sources
            .originate(at.clone(), outside.0, outside.1.clone());
        if let (Value::Object(own), Value::Object(map), Some((file, pointer))) =
            (&*value, &mut content, origin)
        {
            for (key, sibling) in own.iter().filter(|(key, _)| *key != "$ref") {
                map.insert(key.clone(), sibling.clone());
                self.sources
                    .originate(at.child(key), file, pointer.child(key));
            }
        }
        *value = content;
        self.replacing.push(outside);
        true
    }
}

/// The reference of a value that has no other keyword.
fn sole_reference(value: &Value) -> Option<&str> {
    value
        .as_object()
        .filter(|map| map.len() == 1)?
        .get("$ref")?
        .as_str()
}

fn point(value: &mut Value, pointer: &Pointer) {
    if let Some(map) = value.as_object_mut() {
        map.insert("$ref".to_owned(), Value::String(fragment(pointer)));
    }
}

fn insert(document: &mut Value, at: &Pointer, value: Value) {
    let mut tokens: Vec<_> = at.tokens().map(std::borrow::Cow::into_owned).collect();
    let Some(name) = tokens.pop() else { return };
    let mut place = document;
    for token in tokens {
        let Value::Object(map) = place else { return };
        place = map
            .entry(token)
            .or_insert_with(|| Value::Object(Map::new()));
        if place.is_null() {
            *place = Value::Object(Map::new());
        }
    }
    if let Value::Object(map) = place {
        map.insert(name, value);
    }
}
