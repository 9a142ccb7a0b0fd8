//! The models: each type with its parts, its constructors and its accessors.

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{
    Conversion, Default, Directions, Enum, EnumOver, Field, Item, Literal, Module, Presence, Raw,
    RustName, Struct, Taken, Union,
};

use super::lines::Lines;

pub(super) fn list(modules: &[Module], lines: &mut Lines) {
    for entry in modules.iter().flat_map(|module| &module.entries) {
        conversions(&entry.conversions, lines);
        match &entry.item {
            Item::Struct(item) => struct_(item, lines),
            Item::Enum(item) => enum_(item, lines),
            Item::Union(item) => union(item, lines),
            Item::Raw(item) => raw(item, lines),
        }
    }
}

fn path(name: &RustName) -> String {
    format!("models::{name}")
}

fn struct_(item: &Struct, lines: &mut Lines) {
    let path = path(&item.name);
    let parameter = if item.generic { "<T>" } else { "" };
    lines.item(&path, format!("struct {path}{parameter}"));
    directions(&path, item.directions, lines);
    let mut member = |text: String| lines.member(&path, format!("{path}{text}"));
    if item.default {
        member(": Default".to_owned());
    }
    if item.multipart {
        member(": Multipart".to_owned());
    }
    for constant in &item.constants {
        let (name, value, wire) = (&constant.name, literal(&constant.value), &constant.wire);
        member(format!("::{name} = {value}, of {wire:?}"));
    }
    for field in &item.fields {
        member(declared(field));
        if let Some(accessor) = &field.or_default {
            let default = default(&accessor.default);
            member(format!(".{}() = {default}", accessor.method));
        }
    }
    if let Some(extra) = &item.extra {
        member(format!(
            ".{}: BTreeMap<String, {}>",
            extra.name,
            Paths::Short.ty(&extra.value)
        ));
    }
    if item.constructor {
        made(&path, item, lines);
    }
}

fn declared(field: &Field) -> String {
    let presence = match field.presence {
        Presence::Required => "",
        Presence::RequiredNullable => " (nullable)",
        Presence::Optional => " (optional)",
        Presence::ThreeState => " (optional, nullable)",
        Presence::RequiredClearable => " (clearable)",
        Presence::Clearable => " (optional, clearable)",
    };
    let (name, ty) = (&field.name, Paths::Short.ty(&field.ty));
    let wire = match field.wire == name.plain() {
        true => String::new(),
        false => format!(", of {:?}", field.wire),
    };
    format!(".{name}: {ty}{presence}{wire}")
}

/// The constructor, and a setter for each field that it does not take.
fn made(path: &str, item: &Struct, lines: &mut Lines) {
    let taken = item.asked_for();
    let set = item
        .fields
        .iter()
        .filter(|field| !field.presence.must_be_given());
    let arguments = taken.iter().map(|field| argument(field));
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    lines.member(path, format!("{path}::new({arguments})"));
    for field in set {
        let (setter, argument) = (&field.setter, argument(field));
        lines.member(path, format!("{path}.{setter}({argument})"));
        if let Some(clear) = &field.clear {
            lines.member(path, format!("{path}.{clear}()"));
        }
    }
}

fn argument(field: &Field) -> String {
    let name = &field.name;
    match &field.taken {
        Taken::Into(ty) => format!("{name}: impl Into<{}>", Paths::Short.ty(ty)),
        Taken::Value(ty) | Taken::Boxed(ty) => format!("{name}: {}", Paths::Short.ty(ty)),
    }
}

fn enum_(item: &Enum, lines: &mut Lines) {
    let path = path(&item.name);
    let over = match item.over {
        EnumOver::Strings => "strings",
        EnumOver::Integers => "integers",
    };
    lines.item(&path, format!("enum {path} over {over}"));
    for variant in &item.variants {
        let (name, value) = (&variant.name, literal(&variant.value));
        lines.member(&path, format!("{path}::{name} = {value}"));
    }
}

fn union(item: &Union, lines: &mut Lines) {
    let path = path(&item.name);
    lines.item(&path, format!("union {path}"));
    directions(&path, item.directions, lines);
    for member in &item.members {
        let (name, ty) = (&member.name, Paths::Short.ty(&member.ty));
        lines.member(&path, format!("{path}::{name}({ty})"));
    }
}

fn raw(item: &Raw, lines: &mut Lines) {
    let path = path(&item.name);
    lines.item(&path, format!("struct {path}(Value)"));
    directions(&path, item.directions, lines);
    for (name, ty, _) in &item.accessors {
        let ty = Paths::Short.ty(ty);
        lines.member(&path, format!("{path}.{name}() -> Option<{ty}>"));
    }
}

fn directions(path: &str, directions: Directions, lines: &mut Lines) {
    if directions.decode {
        lines.member(path, format!("{path}: Deserialize"));
    }
    if directions.encode {
        lines.member(path, format!("{path}: Serialize"));
    }
}

fn conversions(conversions: &[Conversion], lines: &mut Lines) {
    for conversion in conversions {
        let (source, target) = (&conversion.source, path(&conversion.target));
        lines.member(&target, format!("{target}: From<{source}>"));
    }
}

fn default(default: &Default) -> String {
    match default {
        Default::Boolean(flag) => flag.to_string(),
        Default::Integer(_, number) => number.to_string(),
        Default::Number(number) => number.to_string(),
        Default::Text(text) => format!("{text:?}"),
        Default::Variant(item, variant) => format!("{item}::{variant}"),
        Default::NoItems(_) => "[]".to_owned(),
    }
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => format!("{text:?}"),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(flag) => flag.to_string(),
    }
}
