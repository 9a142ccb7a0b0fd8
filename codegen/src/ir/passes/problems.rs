//! Diagnostics about problems that passes find, each with the fallback.

use serde_json::json;

use crate::ir::{ForeignType, Operation, Shape, Type, WireName};
use crate::plural::counted;
use crate::report::{Action, Code, Diagnostic, Override};
use crate::settings::{FormatType, Located};
use crate::source::{Place, Pointer};

/// The label of a schema that is too large for a type.
const KEPT: &str = "its values are kept as JSON";
const COMPOSE_LESS: &str = "list the properties in one schema instead of composing it of so many";

fn here(ty: &Type) -> Place {
    Place::Document(ty.pointer.clone())
}

pub(super) fn contradictory_all_of(earlier: &Type, later: &Type) -> Diagnostic {
    // A failure is often a success whose members are replaced: by `false`, by null.
    let is_replaced = matches!(later.shape, Shape::Null | Shape::Boolean { only: Some(_) });
    let diagnostic = match is_replaced {
        true => Diagnostic::note,
        false => Diagnostic::warning,
    };
    diagnostic(Code::ContradictoryAllOf)
        .message("two members of this `allOf` contradict each other")
        .at(here(later), "the later one is followed")
        .also(here(earlier), "contradicts this one")
        .fix(is_its_own(earlier, later).then(|| Override::remove(&earlier.pointer)))
}

pub(super) fn cyclic_all_of(at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::CyclicAllOf)
        .message("this `allOf` contains itself")
        .at(
            Place::Document(at.clone()),
            "the inner occurrence is left out",
        )
}

pub(super) fn endless_all_of(ty: &Type) -> Diagnostic {
    Diagnostic::warning(Code::TooLarge)
        .message("this `allOf` expands to far more than it contains")
        .at(here(ty), KEPT)
        .help(COMPOSE_LESS.to_owned())
}

pub(super) fn all_of_of_an_endless_one(ty: &Type) -> Diagnostic {
    Diagnostic::warning(Code::TooLarge)
        .message("this `allOf` has a member that expands to far more than it contains")
        .at(here(ty), KEPT)
        .help(COMPOSE_LESS.to_owned())
}

pub(super) fn endless_union(ty: &Type) -> Diagnostic {
    Diagnostic::warning(Code::TooLarge)
        .message("this union expands to far more than it contains")
        .at(here(ty), KEPT)
        .help(COMPOSE_LESS.to_owned())
}

pub(super) fn list_too_deep(list: &Type, deepest: usize) -> Diagnostic {
    Diagnostic::warning(Code::TooDeep)
        .message(format!(
            "more than {deepest} lists and maps are nested in each other"
        ))
        .at(here(list), "its content is kept as JSON")
}

pub(super) fn endless_requirement(name: &WireName, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::EndlessRequirement)
        .message(format!("`{}` requires itself without end", name.as_str()))
        .at(Place::Document(at.clone()), "read as optional")
        .help("remove it from `required`, or make it nullable".to_owned())
        .fix(requiring(at).map(|schema| {
            Override::Overlay(vec![Action::Require {
                schema,
                wrong: name.as_str().to_owned(),
                right: None,
            }])
        }))
}

/// `same` are the places of the members, where settings can declare them equal.
pub(super) fn became_one_type(
    union: &Type,
    members: usize,
    same: Option<&[Pointer]>,
) -> Diagnostic {
    Diagnostic::note(Code::IndistinguishableUnion)
        .message(format!(
            "nothing distinguishes the {members} members of this union"
        ))
        .at(here(union), "one type has the properties of all")
        .help(
            "add a `discriminator`, or a property with a different constant in each member"
                .to_owned(),
        )
        .fix(same.map(same_type))
}

/// `tag` is the property that is most likely the discriminator, if there is one.
pub(super) fn kept_as_json(union: &Type, tag: Option<&str>) -> Diagnostic {
    Diagnostic::warning(Code::IndistinguishableUnion)
        .message("nothing distinguishes the members of this union")
        .at(here(union), "received values are kept as JSON")
        .help(
            "add a `discriminator`, or a property with a different constant in each member"
                .to_owned(),
        )
        .fix(tag.map(|tag| {
            let discriminator = json!({ "propertyName": tag });
            Override::say(&schema_of(union), "discriminator", discriminator)
        }))
}

/// `near` is the property that was probably meant. A value of the name is carried by `extra` if the schema has additional properties.
pub(super) fn requires_nothing(
    name: &WireName,
    near: Option<&str>,
    ty: &Type,
    is_carried: bool,
) -> Diagnostic {
    let diagnostic = match is_carried {
        true => Diagnostic::note,
        false => Diagnostic::warning,
    };
    diagnostic(Code::UnknownRequired)
        .message(format!(
            "`{}` is required, but is not a property",
            name.as_str()
        ))
        .at(
            here(ty),
            match is_carried {
                true => "one of the additional properties of this schema",
                false => "in the `required` of this schema",
            },
        )
        .help(near.map(|near| format!("did you mean `{near}`?")))
        .fix(Override::Overlay(vec![Action::Require {
            schema: ty.pointer.clone(),
            wrong: name.as_str().to_owned(),
            right: near.map(str::to_owned),
        }]))
}

pub(super) fn recursive_list(list: &Type) -> Diagnostic {
    Diagnostic::warning(Code::RecursiveList)
        .message("this list or map contains nothing but itself")
        .at(here(list), "its content is kept as JSON")
        .help("put an object into it that has the list as a property".to_owned())
}

pub(super) fn untyped(ty: &Type) -> Diagnostic {
    Diagnostic::note(Code::Untyped)
        .message("this schema has no type")
        .at(here(ty), "any JSON is accepted")
        .help("if the document cannot be corrected, an overlay can give it a `type`".to_owned())
        .fix(Override::say(&ty.pointer, "type", "string"))
}

pub(super) fn untyped_items(items: &Type) -> Diagnostic {
    let list = items.pointer.parent().unwrap_or_default();
    Diagnostic::note(Code::Untyped)
        .message("this list does not describe its items")
        .at(
            Place::Document(list.clone()),
            "any JSON is accepted as an item",
        )
        .help("if the document cannot be corrected, an overlay can give it `items`".to_owned())
        .fix(Override::say(&list, "items", json!({ "type": "string" })))
}

pub(super) fn united_types(member: &Type, lacked: &[&str]) -> Diagnostic {
    Diagnostic::note(Code::UnitedTypes)
        .message(format!(
            "this type gained {} from the types it is united with",
            listed(lacked)
        ))
        .at(here(member), "united by `same_type`")
}

pub(super) fn narrowed_types(member: &Type, narrowed: &[&str]) -> Diagnostic {
    Diagnostic::note(Code::UnitedTypes)
        .message(format!(
            "{} of this type got a more specific type from the types it is united with",
            listed(narrowed)
        ))
        .at(here(member), "united by `same_type`")
}

/// Returns whether the earlier of two members can be removed without a change to schemas other than the one that contains both.
fn is_its_own(earlier: &Type, later: &Type) -> bool {
    let mut common = Pointer::root();
    let pairs = earlier.pointer.tokens().zip(later.pointer.tokens());
    for (token, _) in pairs.take_while(|(one, other)| one == other) {
        common = common.child(&token);
    }
    common.last().is_some_and(|last| last == "allOf")
}

/// The schema that contains a union, which may be only a part of it.
fn schema_of(union: &Type) -> Pointer {
    let parent = union.pointer.parent();
    let part = union.pointer.last();
    let is_part = part.is_some_and(|last| last == "oneOf" || last == "anyOf");
    parent
        .filter(|_| is_part)
        .unwrap_or_else(|| union.pointer.clone())
}

/// The schema whose `required` names the property at a pointer.
fn requiring(property: &Pointer) -> Option<Pointer> {
    let properties = property.parent()?;
    let named = properties.last()? == "properties";
    named.then(|| properties.parent())?
}

fn same_type(members: &[Pointer]) -> Override {
    let pointers = members.iter().map(|member| {
        let text = toml::Value::from(member.as_str());
        format!("  {text},\n")
    });
    let pointers: String = pointers.collect();
    Override::Settings(format!("[[same_type]]\npointers = [\n{pointers}]"))
}

fn listed(names: &[&str]) -> String {
    let names = names.iter().map(|name| format!("`{name}`"));
    names.collect::<Vec<_>>().join(", ")
}

pub(super) fn cannot_unite(first: &Type, member: &Type, setting: Place) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message("these types contradict each other and cannot be the same")
        .at(setting, "listed here")
        .also(here(first), "one of them")
        .also(here(member), "the other")
}

pub(super) fn unmatched_format(
    name: &str,
    setting: &Located<FormatType>,
    nearest: Option<String>,
) -> Diagnostic {
    let sought = match setting.value {
        FormatType::Decimal => "no string or number",
        _ => "no string",
    };
    let message = if name.starts_with('/') {
        format!("{sought} is at `{name}`")
    } else {
        format!("{sought} has the format `{name}`")
    };
    Diagnostic::error(Code::UnmatchedSetting)
        .message(message)
        .at(setting.place.clone(), "named here")
        .help(nearest.map(|nearest| format!("did you mean `{nearest}`?")))
}

pub(super) fn duration_without_a_type(setting: &Located<FormatType>) -> Diagnostic {
    Diagnostic::error(Code::InvalidSetting)
        .message("the crate that `types.dates` names has no type for a duration")
        .at(setting.place.clone(), "set here")
        .help("leave the setting out, and the duration stays a string; or set `types.dates` to `jiff`".to_owned())
}

pub(super) fn ignored_operation(operation: &Operation, key: &str) -> Diagnostic {
    Diagnostic::note(Code::NotGenerated)
        .message(format!("`{key}` keeps this operation out of the client"))
        .at(Place::Document(operation.pointer.clone()).key(), "left out")
        .help("if the client needs it, name it and all others under `[include]`".to_owned())
}

pub(super) fn list_without_pages(operation: &Operation, why: &str) -> Diagnostic {
    Diagnostic::note(Code::ListWithoutPages)
        .message("this list may go on, and nothing leads to its next page")
        .at(Place::Document(operation.pointer.clone()).key(), why)
        .help(format!(
            "if it has pages, describe them under `[operations.{:?}.paging]` of the settings",
            operation.id
        ))
}

pub(super) fn unmatched_pointer(
    kind: &str,
    pointer: &Located<Pointer>,
    nearest: Option<&str>,
) -> Diagnostic {
    let sought = format!("no {kind} is at `{}`", pointer.value);
    Diagnostic::unmatched(sought, &pointer.place, nearest)
}

pub(super) fn unmatched_filter(
    what: &str,
    entry: &Located<String>,
    help: Option<String>,
) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("no operation has the {what} `{}`", entry.value))
        .at(entry.place.clone(), "named here")
        .help(help)
}

pub(super) fn unmatched_query(
    name: &str,
    operation: &str,
    setting: &Place,
    nearest: Option<&str>,
) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!(
            "no query parameter of `{operation}` is called `{name}`"
        ))
        .at(setting.clone(), "set here")
        .help(nearest.map(|name| format!("did you mean `{name}`?")))
}

pub(super) fn no_list(operation: &str, setting: &Place) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("the response of `{operation}` has no such list"))
        .at(setting.clone(), "set here")
        .help("`items` names the property of the response that is the list".to_owned())
}

pub(super) fn incomplete_paging(operation: &str, setting: &Place) -> Diagnostic {
    Diagnostic::error(Code::UnmatchedSetting)
        .message(format!("the settings do not tell how `{operation}` requests its next page"))
        .at(setting.clone(), "set here")
        .help(
            "`style` is the difference between the requests for two pages; pages, offsets and cursors need a `parameter`, cursors and URLs need `next`"
                .to_owned(),
        )
}

/// A type of a document adds a dependency to the crate only if the settings say so.
pub(super) fn suggested_type(ty: &Type, suggested: &ForeignType) -> Diagnostic {
    let ForeignType { package, path } = suggested;
    Diagnostic::note(Code::ForeignType)
        .message(format!("the schema is meant to be `{path}`"))
        .at(
            Place::Document(ty.pointer.clone()),
            "keeps the type of its values",
        )
        .help(format!(
            "add `[crate.dependencies.{package}]` with a version to codegen.toml to use it"
        ))
}

pub(super) fn unmatched_use(key: &str, place: &Place, nearest: Option<&str>) -> Diagnostic {
    let sought = match key.starts_with('/') {
        true => format!("no schema is at `{key}`"),
        false => format!("no value has the format `{key}`"),
    };
    Diagnostic::unmatched(sought, place, nearest)
}

pub(super) fn unmatched_kept(
    what: &str,
    pattern: &Located<String>,
    nearest: Option<&str>,
) -> Diagnostic {
    let sought = format!("no {what} is called `{}`", pattern.value);
    Diagnostic::unmatched(sought, &pattern.place, nearest)
}

pub(super) fn unused_schemas(first: &Type, count: usize) -> Diagnostic {
    let message = match count {
        1 => "no operation uses this schema".to_owned(),
        _ => format!(
            "no operation uses this schema and {}",
            counted(count - 1, "other")
        ),
    };
    Diagnostic::note(Code::UnusedSchemas)
        .message(message)
        .at(Place::Document(first.pointer.clone()), "left out")
        .help("`include.schemas` in codegen.toml keeps schemas by their names".to_owned())
}
