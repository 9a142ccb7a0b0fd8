//! The reason for the name of a public item: the names that were considered for it, and the rules that proposed them.

use crate::ir::{Api, Enumerator, Operation, Parameter, Shape, TypeId};
use crate::pointer::Pointer;
use crate::report::Report;
use crate::settings::Settings;

use super::models::enums::own_words;
use super::naming::{self, Considered, Rule, RustName, parts};
use super::rust::Literal;
use super::surface::{Item, Kind};

/// The part of the IR that an item is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Type(TypeId),
    /// The operation at a pointer.
    Operation(Pointer),
}

/// The names of an item.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The part of the IR that the item, or the item around it, is made of.
    pub subject: Option<Subject>,
    /// The rule that chose the resources of a call.
    pub resources: Option<Rule>,
    /// The names that were considered, best first.
    pub considered: Vec<Considered>,
}

/// The names that were considered for an item. `argument` is the name of a parameter of a call that is in its signature.
pub fn considered(api: &Api, settings: &Settings, item: &Item, argument: Option<&str>) -> Named {
    let tree = naming::tree::place(api, settings, &mut Report::new());
    if let Some(index) = operation_of(api, item) {
        let (resources, method) = naming::tree::considered(api, settings, &tree, index);
        let name = argument.or_else(|| item.name().filter(|_| item.kind == Kind::Option));
        return Named {
            subject: Some(Subject::Operation(api.operations[index].pointer.clone())),
            resources: Some(resources).filter(|_| name.is_none()),
            considered: match name {
                Some(name) => {
                    let parameter = parameter_of(&api.operations[index], name);
                    parameter.map(names_of).unwrap_or_default()
                }
                None => method,
            },
        };
    }
    let Some(owner) = item.owner.strip_prefix("models::") else {
        return Named::default();
    };
    let Some((id, mut of_type)) = naming::types::considered(api, &tree, owner) else {
        return Named::default();
    };
    for pinned in of_type.iter_mut().filter(|it| it.rule == Rule::Pinned) {
        pinned.rule = match is_set(settings, &pinned.name) {
            true => Rule::Settings,
            false => Rule::Lock,
        };
    }
    Named {
        subject: Some(Subject::Type(id)),
        resources: None,
        considered: match item.kind.is_type() {
            true => of_type,
            false => of_part(api, id, item),
        },
    }
}

/// The operation of a method, of a part of it, or of the type of its calls.
fn operation_of(api: &Api, item: &Item) -> Option<usize> {
    if item.owner.starts_with("models::") || item.pointer.is_empty() {
        return None;
    }
    let mut operations = api.operations.iter();
    operations.position(|it| {
        let below = item.pointer.strip_prefix(it.pointer.as_str());
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Returns whether the settings give a type this name.
fn is_set(settings: &Settings, name: &str) -> bool {
    let united = settings
        .same_type
        .iter()
        .filter_map(|it| it.value.name.as_ref());
    let named = settings.names.iter().map(|(_, it)| it);
    let mut names = named.map(|it| &it.value).chain(united.map(|it| &it.value));
    names.any(|it| it == name)
}

fn of_part(api: &Api, owner: TypeId, item: &Item) -> Vec<Considered> {
    match item.kind {
        Kind::Field | Kind::Setter => {
            let pointer = Pointer::parse(&item.pointer);
            let wire = pointer.and_then(|it| it.last()).unwrap_or_default();
            listed(parts::field(&wire, kept_field(api, owner, &wire)))
        }
        Kind::Variant => of_variant(api, owner, item.name().unwrap_or_default()),
        Kind::Member => vec![Considered {
            rule: Rule::Member,
            name: item.name().unwrap_or_default().to_owned(),
        }],
        _ => Vec::new(),
    }
}

/// The name that a field has from an earlier crate.
fn kept_field<'a>(api: &'a Api, owner: TypeId, wire: &str) -> Option<&'a str> {
    let object = api.types[owner].shape.as_object()?;
    let mut fields = object.fields.iter();
    let (_, field) = fields.find(|(name, _)| name.as_str() == wire)?;
    field.kept.as_deref()
}

/// The names of the value whose variant has this name.
fn of_variant(api: &Api, owner: TypeId, name: &str) -> Vec<Considered> {
    let values: Vec<(Literal, Option<&Enumerator>)> = match &api.types[owner].shape {
        Shape::String(string) => {
            let known = &string.enumerators;
            let values = string.values.iter();
            let values = values.map(|it| (Literal::Text(it.clone()), known.get(it)));
            values.collect()
        }
        Shape::Integer(integer) => {
            let known = &integer.enumerators;
            let values = integer.values.iter();
            let values = values.map(|it| (Literal::Integer(*it), known.get(&it.to_string())));
            values.collect()
        }
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Number(_)
        | Shape::Array { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => Vec::new(),
    };
    let candidates = values.into_iter().map(|(value, enumerator)| {
        let given = enumerator.and_then(|it| it.name.as_deref());
        let kept = enumerator.and_then(|it| it.kept.as_deref());
        listed(parts::variant(given, &own_words(&value), kept))
    });
    // The value whose best name it is comes first.
    let mut fitting: Vec<Vec<Considered>> = candidates
        .filter(|it| it.iter().any(|it| it.name == name))
        .collect();
    fitting.sort_by_key(|it| it.iter().position(|it| it.name == name));
    fitting.into_iter().next().unwrap_or_default()
}

/// The parameter whose argument or setter has this name.
pub fn parameter_of<'o>(operation: &'o Operation, name: &str) -> Option<&'o Parameter> {
    let rank = |it: &&Parameter| {
        let mut names = names_of(it).into_iter();
        names.position(|it| it.name.trim_start_matches("r#") == name.trim_start_matches("r#"))
    };
    let parameters = operation.parameters.iter();
    let named = parameters.filter(|it| rank(it).is_some());
    named.min_by_key(rank)
}

fn names_of(parameter: &Parameter) -> Vec<Considered> {
    let (name, place) = (parameter.name.as_str(), parameter.location.as_str());
    listed(parts::parameter(name, place, parameter.kept.as_deref()))
}

fn listed(candidates: Vec<(Rule, RustName)>) -> Vec<Considered> {
    let mut considered: Vec<Considered> = Vec::new();
    for (rule, name) in candidates {
        let name = name.as_str().to_owned();
        if !considered.iter().any(|it| it.name == name) {
            considered.push(Considered { rule, name });
        }
    }
    considered
}
