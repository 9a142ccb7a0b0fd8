//! The settings of `codegen.toml` that bear on an item.

use toml::de::{DeTable, DeValue};

use crate::glob::Glob;
use crate::ir::{Api, Shape};
use crate::place::Place;
use crate::plan::PublicKind;
use crate::pointer::Pointer;
use crate::source::Sources;

use super::explanation::Setting;
use super::sought::Sought;

/// The settings that name the item, and those that apply to all items of its kind. Settings that are absent have their defaults.
pub(super) fn settings(sources: &Sources, sought: &Sought, api: &Api) -> Vec<Setting> {
    let facts = Facts::of(sought, api);
    let text = sources.settings_text().unwrap_or_default();
    let Ok(table) = DeTable::parse(text) else {
        return Vec::new();
    };
    let mut leaves = Vec::new();
    collect(&mut Vec::new(), table.get_ref(), &mut leaves);
    let bearing = leaves.into_iter().filter(|it| bears_on(it, sought, &facts));
    let settings = bearing.filter_map(|leaf| {
        let at = sources.locate(&Place::Setting(leaf.offset))?;
        Some(Setting {
            file: at.file,
            line: at.line,
            column: at.column,
            key: leaf.path.join("."),
            value: leaf.value,
        })
    });
    settings.collect()
}

/// A key with a value that is not a table.
struct Leaf {
    path: Vec<String>,
    value: String,
    /// The strings in the value.
    strings: Vec<String>,
    offset: usize,
}

fn collect(path: &mut Vec<String>, table: &DeTable<'_>, leaves: &mut Vec<Leaf>) {
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        match value.get_ref() {
            DeValue::Table(inner) => collect(path, inner, leaves),
            DeValue::Array(items) if items.iter().any(|it| it.get_ref().is_table()) => {
                for item in items.iter() {
                    if let DeValue::Table(inner) = item.get_ref() {
                        collect(path, inner, leaves);
                    }
                }
            }
            other => leaves.push(Leaf {
                path: path.clone(),
                value: shown(other),
                strings: strings(other),
                offset: key.span().start,
            }),
        }
        path.pop();
    }
}

fn strings(value: &DeValue<'_>) -> Vec<String> {
    match value {
        DeValue::String(text) => vec![text.to_string()],
        DeValue::Array(items) => items.iter().flat_map(|it| strings(it.get_ref())).collect(),
        _ => Vec::new(),
    }
}

fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("{text:?}"),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(items) => {
            let items: Vec<String> = items.iter().map(|it| shown(it.get_ref())).collect();
            format!("[{}]", items.join(", "))
        }
        DeValue::Table(_) => "{ … }".to_owned(),
    }
}

/// The facts about an item that settings refer to.
struct Facts {
    /// The operationId of its call.
    operation: Option<String>,
    /// The formats of the strings and numbers in it.
    formats: Vec<String>,
}

impl Facts {
    fn of(sought: &Sought, api: &Api) -> Self {
        let along = |pointer: &Pointer| is_along(pointer.as_str(), &sought.pointer);
        let mut operations = api.operations.iter();
        let operation = operations.find(|it| {
            let below = sought.pointer.strip_prefix(it.pointer.as_str());
            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let types = api.types.iter().filter(|(_, ty)| along(&ty.pointer));
        let formats = types.filter_map(|(_, ty)| match &ty.shape {
            Shape::String(string) => string.format.clone(),
            Shape::Integer(integer) => integer.format.clone(),
            Shape::Number(number) => number.format.clone(),
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Array { .. }
            | Shape::Object(_)
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => None,
        });
        Self {
            operation: operation.map(|it| it.id.clone()),
            formats: formats.collect(),
        }
    }
}

fn bears_on(leaf: &Leaf, sought: &Sought, facts: &Facts) -> bool {
    let item = &sought.item;
    let is_call = !item.owner.starts_with("models::");
    let words: Vec<&str> = leaf.path.iter().map(String::as_str).collect();
    let names_pointer = |text: &str| text.starts_with('/') && is_along(text, &sought.pointer);
    let name = item.owner.trim_start_matches("models::");
    match words.as_slice() {
        ["names", pointer] => names_pointer(pointer),
        ["same_type", ..] => leaf
            .strings
            .iter()
            .any(|it| names_pointer(it) || it == name),
        ["operations", id, ..] => facts.operation.as_deref() == Some(*id),
        ["resources", ..] => {
            let mut resources = leaf.strings.iter();
            is_call && resources.any(|it| item.path.contains(&format!(".{it}()")))
        }
        ["formats", format] | ["types", "use", format] => {
            names_pointer(format) || facts.formats.iter().any(|it| it == format)
        }
        ["types", "derive", pattern] => !is_call && Glob::of_names(pattern).fits(name),
        ["types", "relax_required" | "extra"] => {
            !is_call && (leaf.strings.is_empty() || leaf.strings.iter().any(|it| names_pointer(it)))
        }
        ["types", ..] => !is_call,
        ["naming", ..] => is_call || item.kind.is_type(),
        ["include" | "exclude", "schemas"] => {
            !is_call && leaf.strings.iter().any(|it| Glob::of_names(it).fits(name))
        }
        ["include" | "exclude", ..] | ["envelope", ..] | ["scope", ..] => is_call,
        ["client", key, ..] => is_call && ["idempotency_key", "permissions"].contains(key),
        [_, ..] | [] => item.kind == PublicKind::Crate,
    }
}

/// Returns whether one pointer is above the other, or both are the same.
fn is_along(one: &str, other: &str) -> bool {
    let (short, long) = match one.len() < other.len() {
        true => (one, other),
        false => (other, one),
    };
    let rest = long.strip_prefix(short).filter(|_| !short.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
