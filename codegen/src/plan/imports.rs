//! Which models a file of models names and does not declare.

use super::naming::RustName;
use super::rust::{Item, RustType};

/// The types that `items` name and that are none of them.
pub(super) fn imports(items: &[Item]) -> Vec<RustName> {
    let mut named = Vec::new();
    items.iter().for_each(|item| item.name_models(&mut named));
    named.retain(|name| !items.iter().any(|item| item.name() == name));
    named.sort();
    named.dedup();
    named
}

impl Item {
    /// Adds the models that the declaration of the item names.
    fn name_models(&self, named: &mut Vec<RustName>) {
        match self {
            Self::Struct(item) => {
                item.fields
                    .iter()
                    .for_each(|field| field.ty.name_models(named));
                item.extra
                    .iter()
                    .for_each(|extra| extra.value.name_models(named));
                named.extend(item.conversions.iter().map(|it| it.source.clone()));
            }
            Self::Enum(_) => {}
            Self::Union(item) => {
                item.members.iter().for_each(|it| it.ty.name_models(named));
                named.extend(item.conversions.iter().map(|it| it.source.clone()));
            }
            Self::Raw(item) => item
                .accessors
                .iter()
                .for_each(|(_, ty, _)| ty.name_models(named)),
        }
    }
}

impl RustType {
    /// Adds the models that the type is made of.
    fn name_models(&self, named: &mut Vec<RustName>) {
        match self {
            Self::Model(name) => named.push(name.clone()),
            Self::Generic(name, argument) => {
                named.push(name.clone());
                argument.name_models(named);
            }
            Self::Vec(inner)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Nullable(inner)
            | Self::Boxed(inner) => inner.name_models(named),
            Self::Bool
            | Self::I32
            | Self::I64
            | Self::U64
            | Self::F64
            | Self::String
            | Self::Value
            | Self::Unit
            | Self::Text(_)
            | Self::Secret
            | Self::Bytes
            | Self::File
            | Self::Parameter => {}
        }
    }
}
