//! The table of an enum: a row per value.

use quote::ToTokens;

use crate::emit::{derived, docs, lints};
use crate::plan::rust::{Enum, EnumOver, Literal, Variant};

use super::layout::{Row, Table};

pub(in crate::emit) fn enumeration(item: &Enum) -> Table {
    let table = match item.over {
        EnumOver::Strings => "open_enum",
        EnumOver::Integers => "open_integer_enum",
    };
    let mut above = docs::comments(&item.doc);
    above.extend(derived::derive(&item.derived));
    above.extend(lints::deprecation(item.deprecated.as_ref()));
    Table::declaration(
        format!("runtime::json::enumeration::{table}"),
        above,
        format!("pub enum {}", item.name),
        item.variants.iter().map(|it| variant(item, it)).collect(),
    )
}

fn variant(item: &Enum, variant: &Variant) -> Row {
    let value = variant.value.to_token_stream();
    let mut above = docs::comments(&variant.doc);
    if !above.is_empty() {
        // The value is the first paragraph.
        above.insert(0, "///".to_owned());
    }
    if let Literal::Text(wire) = &variant.value {
        above.extend(derived::rename(&item.derived, variant.name.plain(), wire));
    }
    Row::below(above, format!("{} = {value}", variant.name))
}
