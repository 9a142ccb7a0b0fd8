//! The table of a struct: one row per field, with its presence, its key, and its setter.

use crate::emit::types::quoted;
use crate::emit::{derived, docs, lints};
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Constant, Extra, Field, Presence, RustType, Struct};

use super::layout::{Row, Table};
use super::taken::taken;

pub(in crate::emit) fn object(item: &Struct) -> Table {
    let table = match (item.directions.decode, item.directions.encode) {
        (true, true) => "object",
        (true, false) => "decode_object",
        (false, true) => "encode_object",
        (false, false) => "form_object",
    };
    let mut above = docs::comments(&item.doc);
    above.extend(item.default.then(|| "#[derive(Default)]".to_owned()));
    above.extend(derived::derive(&item.derived));
    above.extend(lints::deprecation(item.deprecated.as_ref()));
    let parameter = if item.generic { "<T>" } else { "" };
    Table::declaration(
        format!("runtime::json::fields::{table}"),
        above,
        format!("pub struct {}{parameter}", item.name),
        rows(item),
    )
}

fn rows(item: &Struct) -> Vec<Row> {
    let new = item.constructor.then(|| new(item));
    let constants = item.constants.iter().filter(|constant| constant.encoded);
    let fields = item.fields.iter().map(|field| self::field(item, field));
    let rows = new.into_iter().chain(constants.map(constant)).chain(fields);
    let extra = item.extra.as_ref().map(|it| extra(item, it));
    rows.chain(extra).collect()
}

/// `new(id(impl Into<String>), sizes(list of i64))`
fn new(item: &Struct) -> Row {
    let parameters = item
        .asked_for()
        .into_iter()
        .map(|field| format!("{}({})", field.name, taken(&field.taken)));
    let parameters: Vec<String> = parameters.collect();
    Row::new(format!("new({})", parameters.join(", ")))
}

/// `const "kind" = Self::KIND`
fn constant(constant: &Constant) -> Row {
    let key = quoted(&constant.wire);
    Row::new(format!("const {key} = Self::{}", constant.name))
}

/// `pub name: Option<String> = optional "name" set name(impl Into<String>)`
fn field(item: &Struct, field: &Field) -> Row {
    let (name, ty, key) = (
        &field.name,
        Paths::Models.ty(&field.ty),
        quoted(&field.wire),
    );
    let presence = presence(field.presence);
    let is_set = item.constructor && !field.presence.must_be_given();
    let set = match is_set {
        true => set(field),
        false => String::new(),
    };
    let mut above = docs::comments(&field.doc);
    above.extend(lints::deprecation(field.deprecated.as_ref()));
    let helper = derived::rename(&item.derived, name.plain(), &field.wire);
    let helper = helper.map_or_else(String::new, |it| format!(" with {it}"));
    Row::below(
        above,
        format!("pub {name}: {ty} = {presence} {key}{helper}{set}"),
    )
}

fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::RequiredNullable => "required nullable",
        Presence::RequiredClearable => "required clearable",
        Presence::Optional => "optional",
        Presence::ThreeState => "optional nullable",
        Presence::Clearable => "optional clearable",
    }
}

/// ` set name(impl Into<String>) or clear_name as "" unless NAME`
fn set(field: &Field) -> String {
    let by_empty = match field.presence {
        Presence::Clearable | Presence::RequiredClearable => " as \"\"",
        Presence::Required
        | Presence::RequiredNullable
        | Presence::Optional
        | Presence::ThreeState => "",
    };
    let clear = field.clear.iter();
    let clear = clear.map(|clear| format!(" or {clear}{by_empty}"));
    let preset = field.preset.iter();
    let preset = preset.map(|preset| format!(" unless {preset}"));
    let more: String = clear.chain(preset).collect();
    format!(" set {}({}){more}", field.setter, taken(&field.taken))
}

/// `.. pub extra: BTreeMap<String, Value> = undeclared set extra(map of impl Into<Value>)`
fn extra(item: &Struct, extra: &Extra) -> Row {
    let mut above = vec!["..".to_owned()];
    above.extend(docs::comments(&extra.doc));
    let ty = Paths::Models.ty(&RustType::Map(Box::new(extra.value.clone())));
    let set = match item.constructor {
        true => format!(
            " = undeclared set {}({})",
            extra.setter,
            taken(&extra.taken)
        ),
        false => String::new(),
    };
    Row::below(above, format!("pub {}: {ty}{set}", extra.name))
}
