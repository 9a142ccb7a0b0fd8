//! Shapes: the kinds of values that types have.

use super::{Integer, Number, Object, StringShape, TypeId, Union, Use};

#[derive(Clone, Debug, Default)]
pub enum Shape {
    /// Any JSON value.
    #[default]
    Any,
    /// Only `null`.
    Null,
    Boolean {
        only: Option<bool>,
    },
    Integer(Integer),
    Number(Number),
    String(StringShape),
    Array {
        items: Use,
    },
    Object(Object),
    Union(Union),
    /// All members at once; `merge_all_of` removes these.
    AllOf(Vec<TypeId>),
    /// Another type under this pointer; `fold_nullable` removes these from uses.
    Reference(TypeId),
    /// The payload of a generic envelope, made by `detect_envelopes`.
    Parameter,
    /// A generic envelope with its payload, made by `detect_envelopes`.
    Apply {
        envelope: TypeId,
        payload: Use,
    },
}

impl Shape {
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Number(_))
    }

    pub fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// The object, unless the values are of another kind. The methods below are alike.
    pub fn as_object(&self) -> Option<&Object> {
        let Self::Object(object) = self else {
            return None;
        };
        Some(object)
    }

    pub fn as_union(&self) -> Option<&Union> {
        let Self::Union(union) = self else {
            return None;
        };
        Some(union)
    }

    pub fn as_string(&self) -> Option<&StringShape> {
        let Self::String(string) = self else {
            return None;
        };
        Some(string)
    }

    /// The items of a list.
    pub fn items(&self) -> Option<Use> {
        let Self::Array { items } = self else {
            return None;
        };
        Some(*items)
    }

    /// The items of a list, or the values of a map without properties.
    pub fn contained(&self) -> Option<Use> {
        let map = self.as_object().filter(|object| object.is_map());
        self.items()
            .or_else(|| map.and_then(|map| map.additional.value()))
    }

    /// The parts of this shape.
    pub fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        self.add_uses_to(&mut uses);
        uses
    }

    /// Adds the parts to a list, so that a walk need not allocate for every type.
    pub fn add_uses_to(&self, uses: &mut Vec<Use>) {
        match self {
            Self::Any
            | Self::Null
            | Self::Boolean { .. }
            | Self::Integer(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Parameter => {}
            Self::Array { items } => uses.push(*items),
            Self::Object(object) => {
                uses.extend(object.fields.values().map(|field| field.value));
                uses.extend(object.additional.value());
            }
            Self::Union(union) => uses.extend_from_slice(&union.members),
            Self::AllOf(members) => uses.extend(members.iter().copied().map(Use::of)),
            Self::Reference(target) => uses.push(Use::of(*target)),
            Self::Apply { envelope, payload } => uses.extend([Use::of(*envelope), *payload]),
        }
    }

    /// The parts, to be rewritten in place.
    pub fn uses_mut(&mut self) -> Vec<&mut Use> {
        match self {
            Self::Any
            | Self::Null
            | Self::Boolean { .. }
            | Self::Integer(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Parameter
            | Self::AllOf(_)
            | Self::Reference(_) => vec![],
            Self::Array { items } => vec![items],
            Self::Object(object) => object.uses_mut(),
            Self::Union(union) => union.members.iter_mut().collect(),
            Self::Apply { payload, .. } => vec![payload],
        }
    }
}
