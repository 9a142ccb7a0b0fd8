//! Decides which types of the IR become items of the crate, and what each is called.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, Reach, Shape, TypeId, Types, noun_phrase, reach};
use crate::source::Pointer;

use super::rust_name::{RustName, Scope, type_name};
use super::tree::{Place, Tree};
use super::words::singular;

/// The name of every type that is an item.
#[derive(Clone, Debug, Default)]
pub(in crate::plan) struct TypeNames {
    names: HashMap<TypeId, RustName>,
    /// The named types, in the order in which operations reach them.
    pub(in crate::plan) order: Vec<TypeId>,
}

impl TypeNames {
    pub(in crate::plan) fn get(&self, id: TypeId) -> Option<&RustName> {
        self.names.get(&id)
    }
}

/// Whether a type is an item of its own; all others are written where they are used.
pub(in crate::plan) fn is_item(types: &Types, id: TypeId) -> bool {
    match &types[id].shape {
        Shape::Object(object) => !object.is_map(),
        Shape::Union(_) => true,
        // One value is a constant and no type.
        Shape::String(string) => string.values.len() > 1 && !types[id].sensitive,
        Shape::Integer(integer) => integer.values.len() > 1,
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}

/// Names all items: first what the settings name, then what the document names, then the rest by where it stands.
pub(in crate::plan) fn name(api: &Api, tree: &Tree) -> TypeNames {
    let order = order(api, &reach(api));
    let mut naming = Naming {
        api,
        tree,
        payloads: payloads(api),
        owners: owners(api, &order),
        scope: Scope::default(),
        names: TypeNames::default(),
    };
    // Stable, so that outer types come before the inner ones, which are named after them.
    let mut ranked = order.clone();
    ranked.sort_by_key(|id| naming.rank(*id));
    for id in ranked {
        naming.name(id);
    }
    naming.names.order = order
        .into_iter()
        .filter(|id| naming.names.names.contains_key(id))
        .collect();
    naming.names
}

/// Types in the order in which operations meet them, requests first.
fn order(api: &Api, reach: &Reach) -> Vec<TypeId> {
    let mut seen = HashSet::new();
    let reached = reach.request.iter().chain(reach.response.iter());
    reached
        .filter(|id| seen.insert(*id) && is_item(&api.types, *id))
        .collect()
}

/// Types that are the payload of an envelope: what they are says more than the property that holds them.
fn payloads(api: &Api) -> HashSet<TypeId> {
    let payloads = api.types.iter().filter_map(|(_, ty)| match &ty.shape {
        Shape::Apply { payload, .. } => Some(payload.ty),
        _ => None,
    });
    payloads.map(|id| item_of(api, id).0).collect()
}

/// A property that holds a type: the type that has it, and the words that lead from there.
type Owner = (TypeId, Vec<String>);

/// The first item that holds each item. What an operation uses directly has no owner.
fn owners(api: &Api, order: &[TypeId]) -> HashMap<TypeId, Owner> {
    let direct = api.operations.iter().flat_map(|operation| operation.uses());
    let direct: HashSet<TypeId> = direct.map(|used| item_of(api, used.ty).0).collect();
    let mut owners = HashMap::new();
    for &owner in order {
        for (name, ty) in parts(&api.types, owner) {
            let (item, inner) = item_of(api, ty);
            if item == owner || direct.contains(&item) {
                continue;
            }
            let words = name.into_iter().chain(inner).collect();
            owners.entry(item).or_insert((owner, words));
        }
    }
    owners
}

/// The types that an item is made of, each with the property that holds it.
fn parts(types: &Types, id: TypeId) -> Vec<(Option<String>, TypeId)> {
    match &types[id].shape {
        Shape::Object(object) => {
            let fields = object.fields.iter();
            let fields = fields.map(|(name, it)| (Some(name.as_str().to_owned()), it.value.ty));
            let others = object
                .additional
                .value()
                .map(|it| (Some("value".to_owned()), it.ty));
            fields.chain(others).collect()
        }
        Shape::Union(union) => union.members.iter().map(|it| (None, it.ty)).collect(),
        _ => Vec::new(),
    }
}

/// The item inside of lists, maps and envelopes, with a mark for each list or map around it.
fn item_of(api: &Api, id: TypeId) -> (TypeId, Vec<String>) {
    let mut current = id;
    let mut marks = Vec::new();
    while !is_item(&api.types, current) {
        current = match &api.types[current].shape {
            Shape::Array { items } => {
                marks.push(ONE_OF.to_owned());
                items.ty
            }
            Shape::Object(object) => match object.additional.value() {
                Some(value) => {
                    marks.push(ONE_OF.to_owned());
                    value.ty
                }
                None => break,
            },
            Shape::Apply { payload, .. } => payload.ty,
            _ => break,
        };
    }
    (current, marks)
}

/// Makes the word before it singular.
const ONE_OF: &str = "\u{1}";

struct Naming<'a> {
    api: &'a Api,
    tree: &'a Tree,
    payloads: HashSet<TypeId>,
    owners: HashMap<TypeId, Owner>,
    scope: Scope,
    names: TypeNames,
}

impl Naming<'_> {
    fn rank(&self, id: TypeId) -> u8 {
        let ty = &self.api.types[id];
        if ty.pinned.is_some() {
            0
        } else if ty.component.is_some() {
            1
        } else if is_envelope(&ty.shape) {
            2
        } else if self.is_in_component(id) {
            3
        } else {
            4
        }
    }

    /// Whether a named schema holds the type. Its name then does not change when an operation comes or goes.
    fn is_in_component(&self, id: TypeId) -> bool {
        let mut seen = HashSet::new();
        let mut current = id;
        while let Some((owner, _)) = self.owners.get(&current) {
            if !seen.insert(current) {
                return false;
            }
            current = *owner;
        }
        let ty = &self.api.types[current];
        ty.component.is_some() || ty.pinned.is_some()
    }

    fn name(&mut self, id: TypeId) {
        let mut candidates = self.candidates(id);
        if self.api.types[id].for_requests {
            candidates = candidates
                .iter()
                .map(|words| format!("{words} input"))
                .collect();
        }
        let candidates: Vec<RustName> = candidates.iter().map(|words| type_name(words)).collect();
        let name = self.scope.first_free(&candidates);
        self.names.names.insert(id, name);
    }

    /// What a type may be called, best first. There is always one.
    fn candidates(&self, id: TypeId) -> Vec<String> {
        let ty = &self.api.types[id];
        if let Some(name) = ty.pinned.as_ref().or(ty.component.as_ref()) {
            return vec![name.clone()];
        }
        let title = ty.title.clone().filter(|title| is_name(title));
        let phrase = ty.docs.description.as_deref().and_then(noun_phrase);
        let (path, has_property) = self.path(id);
        let tag = self.constant(id).map(|tag| format!("{tag} {path}"));
        let mut candidates: Vec<String> = title.into_iter().collect();
        if has_property {
            candidates.push(path.clone());
            candidates.extend(phrase);
        } else {
            candidates.extend(phrase);
            candidates.extend(tag);
            candidates.push(path.clone());
            candidates.extend(
                self.required_key(id)
                    .map(|key| format!("{path} with {key}")),
            );
        }
        candidates.push(path);
        candidates
    }

    /// The words of the path that leads to a type, and whether a property or an operation at its end names it.
    fn path(&self, id: TypeId) -> (String, bool) {
        if let Some((owner, words)) = self.owners.get(&id)
            && let Some(name) = self.names.get(*owner)
        {
            let named = words.iter().any(|word| word != ONE_OF);
            return (joined(name.plain(), words), named);
        }
        let pointer = &self.api.types[id].pointer;
        let payload = self.payloads.contains(&id);
        let (owner, named) = self.owner(pointer, payload);
        let item = pointer.last().as_deref() == Some("items") && !payload;
        let words = if item {
            vec![ONE_OF.to_owned()]
        } else {
            Vec::new()
        };
        (joined(&owner, &words), named)
    }

    /// What stands at the root of a pointer: an operation's body, a response, a parameter, or a component.
    fn owner(&self, pointer: &Pointer, payload: bool) -> (String, bool) {
        let tokens: Vec<String> = pointer.tokens().map(|it| it.into_owned()).collect();
        let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
        match tokens[..] {
            ["paths", path, method, section, ref rest @ ..] => {
                let at = Pointer::root().child("paths").child(path).child(method);
                let place = self.place(&at);
                let place = place.or_else(|| self.first_below(&at.parent().unwrap_or_default()));
                let Some(place) = place else {
                    return (format!("{method} {path}"), false);
                };
                let noun = place.noun();
                let call = format!("{} {noun}", place.method);
                match section {
                    "requestBody" => (call, true),
                    "responses" if payload => (noun, false),
                    "responses" => (format!("{call} {}", outcome(rest)), true),
                    _ => (
                        self.parameter(pointer)
                            .map_or(call, |name| format!("{noun} {name}")),
                        true,
                    ),
                }
            }
            ["components", "parameters", name, ..] => (name.to_owned(), true),
            ["components", _, name, ..] => (name.to_owned(), false),
            _ => ("unnamed".to_owned(), false),
        }
    }

    fn place(&self, at: &Pointer) -> Option<&Place> {
        let operations = self.api.operations.iter();
        let index = operations.enumerate().find(|(_, it)| it.pointer == *at)?.0;
        self.tree.places.get(index)
    }

    /// The first operation of a path, for what stands beside its operations.
    fn first_below(&self, path: &Pointer) -> Option<&Place> {
        let mut operations = self.api.operations.iter().enumerate();
        let (index, _) = operations.find(|(_, it)| it.pointer.starts_with(path))?;
        self.tree.places.get(index)
    }

    fn parameter(&self, pointer: &Pointer) -> Option<String> {
        let parameters = self.api.operations.iter().flat_map(|it| &it.parameters);
        let mut parameters = parameters.filter(|it| pointer.starts_with(&it.pointer));
        parameters.next().map(|it| it.name.as_str().to_owned())
    }

    /// A key that the object cannot be without, to tell it from its unnamed siblings.
    fn required_key(&self, id: TypeId) -> Option<String> {
        let Shape::Object(object) = &self.api.types[id].shape else {
            return None;
        };
        let mut fields = object.fields.iter();
        let field = fields.find(|(_, field)| field.required);
        let field = field.or_else(|| object.fields.first());
        field.map(|(name, _)| name.as_str().to_owned())
    }

    /// The constant by which an object says what it is.
    fn constant(&self, id: TypeId) -> Option<String> {
        let Shape::Object(object) = &self.api.types[id].shape else {
            return None;
        };
        object
            .fields
            .values()
            .find_map(|field| match &self.api.types[field.value.ty].shape {
                Shape::String(string) => string.constant().cloned(),
                _ => None,
            })
    }
}

/// Whether a title can be a name: a few words with letters in them, and no sentence.
fn is_name(title: &str) -> bool {
    title.split_whitespace().count() <= 6 && title.chars().any(char::is_alphanumeric)
}

fn is_envelope(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(object) if object.envelope.is_some())
}

/// What a status means for a type's name.
fn outcome(response: &[&str]) -> &'static str {
    match response.first() {
        Some(status) if status.starts_with('2') => "response",
        Some(_) | None => "error",
    }
}

/// Joins an owner and the words that lead from it; a mark makes the word before it singular.
fn joined(owner: &str, words: &[String]) -> String {
    let mut all = vec![owner.to_owned()];
    for word in words {
        if word != ONE_OF {
            all.push(word.clone());
        } else if all.len() > 1 {
            if let Some(last) = all.last_mut() {
                *last = singular(last);
            }
        } else {
            all.push("item".to_owned());
        }
    }
    all.join(" ")
}
