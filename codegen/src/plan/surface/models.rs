//! The models: each type with its parts, its constructors and its accessors.

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{
    Conversion, Default, Derived, Directions, Entry, Enum, EnumOver, Field, Item, Literal, Module,
    Presence, Raw, RustName, Source, Struct, Taken, Union,
};

use super::facts::{self, Fact};
use super::item::Item as PublicItem;
use super::items::Items;
use super::kind::Kind;

pub(super) fn list(modules: &[Module], items: &mut Items) {
    for module in modules {
        let file = format!("src/models/{}.rs", module.name.plain());
        for entry in &module.entries {
            items.from(&entry.pointer, file.as_str());
            conversions(&entry.conversions, items);
            aliases(entry, items);
            match &entry.item {
                Item::Struct(item) => struct_(item, items),
                Item::Enum(item) => enum_(item, items),
                Item::Union(item) => union(item, items),
                Item::Raw(item) => raw(item, items),
            }
        }
    }
}

fn path(name: &RustName) -> String {
    format!("models::{name}")
}

fn struct_(item: &Struct, items: &mut Items) {
    let path = path(&item.name);
    let parameter = if item.generic { "<T>" } else { "" };
    let whole = items.item(Kind::Struct, &path);
    whole.signature(parameter).docs(&item.doc);
    facts::deprecation(item.deprecated.as_ref(), whole);
    directions(&path, item.directions, items);
    if item.default {
        implements(&path, "Default", items);
    }
    derived(&path, &item.derived, items);
    if item.multipart {
        implements(&path, "Multipart", items);
    }
    for constant in &item.constants {
        let (value, wire) = (literal(&constant.value), &constant.wire);
        let constant_path = format!("{path}::{}", constant.name);
        let part = items.part(&path, Kind::Constant, constant_path);
        part.wire(format!(" = {value}, of {wire:?}"));
        part.below(&["properties", wire]).docs(&constant.doc);
        facts::part(&constant.part, part);
    }
    for field in &item.fields {
        declared(&path, field, items);
        if let Some(accessor) = &field.or_default {
            let accessor_path = format!("{path}.{}()", accessor.method);
            let part = items.part(&path, Kind::Default, accessor_path);
            part.wire(format!(" = {}", default(&accessor.default)));
            part.below(&["properties", &field.wire, "default"])
                .docs(&accessor.doc);
        }
    }
    if let Some(extra) = &item.extra {
        let extra_path = format!("{path}.{}", extra.name);
        let part = items.part(&path, Kind::Extra, extra_path);
        let value = Paths::Short.ty(&extra.value);
        part.signature(format!(": BTreeMap<String, {value}>"));
        part.below(&["additionalProperties"]).docs(&extra.doc);
    }
    if item.constructor {
        made(&path, item, items);
    }
}

fn declared(path: &str, field: &Field, items: &mut Items) {
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
    let part = items.part(path, Kind::Field, format!("{path}.{name}"));
    part.signature(format!(": {ty}"))
        .wire(format!("{presence}{wire}"));
    origin(field, part);
    part.docs(&field.doc);
    facts::deprecation(field.deprecated.as_ref(), part);
    facts::part(&field.part, part);
}

/// Sets the pointer to that of the field's property, which another schema of an `allOf` may have.
fn origin(field: &Field, part: &mut PublicItem) {
    match &field.origin {
        Some(origin) => part.pointer.clone_from(origin),
        None => {
            part.below(&["properties", &field.wire]);
        }
    }
}

/// The constructor, and a setter for each field that it does not take.
fn made(path: &str, item: &Struct, items: &mut Items) {
    let taken = item.asked_for();
    let arguments = taken.iter().map(|field| argument(field));
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let part = items.part(path, Kind::Constructor, format!("{path}::new"));
    part.signature(format!("({arguments})"));
    let set = item.fields.iter();
    for field in set.filter(|field| !field.presence.must_be_given()) {
        let mut setter = |name: &RustName, argument: String| {
            let part = items.part(path, Kind::Setter, format!("{path}.{name}"));
            part.signature(format!("({argument})"));
            origin(field, part);
        };
        setter(&field.setter, argument(field));
        if let Some(clear) = &field.clear {
            setter(clear, String::new());
        }
    }
    if let Some(extra) = &item.extra {
        let part = items.part(path, Kind::Setter, format!("{path}.{}", extra.setter));
        let taken = Paths::Short.taken(&extra.taken);
        part.signature(format!("({}: {taken})", extra.name))
            .below(&["additionalProperties"]);
    }
}

fn argument(field: &Field) -> String {
    let name = &field.name;
    format!("{name}: {}", Paths::Short.taken(&field.taken))
}

fn enum_(item: &Enum, items: &mut Items) {
    let path = path(&item.name);
    let over = match item.over {
        EnumOver::Strings => " over strings",
        EnumOver::Integers => " over integers",
    };
    let whole = items.item(Kind::Enum, &path);
    whole.signature(over).docs(&item.doc);
    facts::deprecation(item.deprecated.as_ref(), whole);
    derived(&path, &item.derived, items);
    for variant in &item.variants {
        let part = items.part(&path, Kind::Variant, format!("{path}::{}", variant.name));
        part.wire(format!(" = {}", literal(&variant.value)))
            .docs(&variant.doc);
    }
}

fn union(item: &Union, items: &mut Items) {
    let path = path(&item.name);
    let whole = items.item(Kind::Union, &path).docs(&item.doc);
    facts::distinction(&item.distinction, whole);
    facts::deprecation(item.deprecated.as_ref(), whole);
    directions(&path, item.directions, items);
    derived(&path, &item.derived, items);
    for member in &item.members {
        let part = items.part(&path, Kind::Member, format!("{path}::{}", member.name));
        part.signature(format!("({})", Paths::Short.ty(&member.ty)));
    }
    for source in item.members.iter().flat_map(|it| &it.sources) {
        for ty in sources(source) {
            items.part(&path, Kind::Conversion, format!("{path}: From<{ty}>"));
        }
    }
}

/// A list of items, and an array of them.
fn lists(item: &str) -> [String; 2] {
    [format!("Vec<{item}>"), format!("[{item}; N]")]
}

fn sources(source: &Source) -> Vec<String> {
    match source {
        Source::Text => vec!["&str".to_owned(), "String".to_owned()],
        Source::Texts => ["&str", "String"].map(lists).concat(),
        Source::Value(Taken::Items(item)) => lists(&Paths::Short.taken(item)).to_vec(),
        Source::Value(taken) => vec![Paths::Short.taken(taken)],
    }
}

fn raw(item: &Raw, items: &mut Items) {
    let path = path(&item.name);
    let whole = items.item(Kind::Raw, &path);
    whole.signature("(Value)").docs(&item.doc);
    facts::deprecation(item.deprecated.as_ref(), whole);
    directions(&path, item.directions, items);
    derived(&path, &item.derived, items);
    for (name, ty, doc) in &item.accessors {
        let ty = Paths::Short.ty(ty);
        let part = items.part(&path, Kind::Reading, format!("{path}.{name}()"));
        part.signature(format!(" -> Option<{ty}>")).docs(doc);
    }
}

fn directions(path: &str, directions: Directions, items: &mut Items) {
    if directions.decode {
        implements(path, "Deserialize", items);
    }
    if directions.encode {
        implements(path, "Serialize", items);
    }
}

fn derived(path: &str, derived: &Derived, items: &mut Items) {
    for name in &derived.traits {
        implements(path, name, items);
    }
}

fn implements(path: &str, name: &str, items: &mut Items) {
    items.part(path, Kind::Trait, format!("{path}: {name}"));
}

fn aliases(entry: &Entry, items: &mut Items) {
    let target = path(entry.item.name());
    for alias in &entry.aliases {
        let part = items.part(&target, Kind::Alias, path(&alias.name));
        part.signature(format!(" = {}", entry.item.name()));
        part.fact(Fact::Deprecated, "yes");
        if let Some(release) = &alias.release {
            part.fact(Fact::Release, release);
        }
    }
}

fn conversions(conversions: &[Conversion], items: &mut Items) {
    for conversion in conversions {
        let (source, target) = (&conversion.source, path(&conversion.target));
        let path = format!("{target}: From<{source}>");
        items.part(&target, Kind::Conversion, path);
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
