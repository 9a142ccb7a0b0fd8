//! Defaults → accessors: an absent value stays absent, and a method returns the value that the API then uses.

use serde_json::Value;

use crate::ir::{self, Shape, TypeId};
use crate::plan::docs;
use crate::plan::naming::{RustName, Scope, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{Default, DefaultAccessor, Doc, Literal, Presence, RustType};

use super::enums::{integer_variants, string_variants};

impl Planner<'_> {
    /// `None` for a type that only requests have, since a consumer who builds one knows its values.
    pub(crate) fn default_accessor(
        &self,
        owner: TypeId,
        wire: &ir::WireName,
        field: &ir::Field,
        presence: Presence,
        plain: &RustType,
        (name, methods): (&RustName, &mut Scope),
    ) -> Option<DefaultAccessor> {
        if !self.reach.response.contains(owner) {
            return None;
        }
        let doc = accessor_doc(wire, presence)?;
        let default = self.default(field.value.ty, plain, field.default.as_ref()?)?;
        let method = value_name(&format!("{}_or_default", name.plain()));
        Some(DefaultAccessor {
            method: methods.unique(method),
            default,
            doc,
        })
    }

    /// The default as a value of the field's type; `None` if it is not such a value, or has no short literal.
    fn default(&self, id: TypeId, ty: &RustType, default: &Value) -> Option<Default> {
        Some(match ty {
            RustType::Bool => Default::Boolean(default.as_bool()?),
            RustType::I32 => {
                Default::Integer(ty.clone(), i32::try_from(default.as_i64()?).ok()?.into())
            }
            RustType::I64 => Default::Integer(ty.clone(), default.as_i64()?.into()),
            RustType::U64 => Default::Integer(ty.clone(), default.as_u64()?.into()),
            RustType::F64 => Default::Number(default.as_f64()?),
            RustType::String => Default::Text(default.as_str()?.to_owned()),
            RustType::Model(name) => Default::Variant(name.clone(), self.variant(id, default)?),
            RustType::Vec(item) => {
                default.as_array().filter(|items| items.is_empty())?;
                Default::NoItems((**item).clone())
            }
            RustType::Value
            | RustType::Unit
            | RustType::Text(_)
            | RustType::Secret
            | RustType::Bytes
            | RustType::File
            | RustType::Foreign(_)
            | RustType::Generic(..)
            | RustType::Parameter
            | RustType::Map(_)
            | RustType::Option(_)
            | RustType::Nullable(_)
            | RustType::Clearable(_)
            | RustType::Boxed(_)
            | RustType::Hidden(_) => return None,
        })
    }

    fn variant(&self, id: TypeId, value: &Value) -> Option<RustName> {
        let (variants, value) = match &self.api.types[id].shape {
            Shape::String(string) => {
                let value = Literal::Text(value.as_str()?.to_owned());
                (string_variants(string), value)
            }
            Shape::Integer(integer) => {
                (integer_variants(integer), Literal::Integer(value.as_i64()?))
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
            | Shape::Apply { .. } => return None,
        };
        let variant = variants.into_iter().find(|it| it.value == value);
        variant.map(|it| it.name)
    }
}

/// `None` for a property that is always present.
fn accessor_doc(wire: &ir::WireName, presence: Presence) -> Option<Doc> {
    let name = docs::code(wire.as_str());
    let sentence = match presence {
        Presence::Required | Presence::RequiredNullable | Presence::RequiredClearable => {
            return None;
        }
        Presence::Optional => format!("{name}, or the default if it is absent."),
        Presence::ThreeState => {
            format!("{name}, or the default if it is absent; `None` if it is null.")
        }
        Presence::Clearable => {
            format!("{name}, or the default if it is absent; `None` if it is empty.")
        }
    };
    Some(docs::line(sentence))
}
