//! The types that become items of a crate. All other types are written at each use.

use super::{Shape, Type};

impl Type {
    /// Returns whether a crate declares the type.
    pub fn is_item(&self) -> bool {
        match &self.shape {
            Shape::Object(object) => !object.is_map(),
            Shape::Union(_) => true,
            // A single value is a constant rather than a type.
            Shape::String(string) => string.values.len() > 1 && !self.sensitive,
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
}
