//! Compares types by the values that they accept; names and descriptions do not count.

use std::collections::HashSet;

use super::{Additional, Field, Object, Shape, TypeId, Types, Union, Use};

/// Compares only the structure: docs, names, pointers and bounds do not count. Recursive types are equal if no difference is found.
pub fn same_shape(types: &Types, left: TypeId, right: TypeId) -> bool {
    compare(types, left, right, false)
}

/// As [`same_shape`], but the bounds of numbers count as well.
pub fn same_values(types: &Types, left: TypeId, right: TypeId) -> bool {
    compare(types, left, right, true)
}

fn compare(types: &Types, left: TypeId, right: TypeId, bounds: bool) -> bool {
    let mut comparison = Comparison {
        types,
        bounds,
        assumed: HashSet::new(),
        pending: vec![(left, right)],
    };
    comparison.holds()
}

struct Comparison<'t> {
    types: &'t Types,
    bounds: bool,
    /// Pairs under comparison, or found equal.
    assumed: HashSet<(TypeId, TypeId)>,
    /// Pairs that are still to be compared. There is no recursion, since chains of types can be longer than the stack.
    pending: Vec<(TypeId, TypeId)>,
}

impl Comparison<'_> {
    fn holds(&mut self) -> bool {
        while let Some((left, right)) = self.pending.pop() {
            if !self.nodes_equal(left, right) {
                return false;
            }
        }
        true
    }

    /// Returns whether two types are equal apart from their parts, which are compared later.
    fn nodes_equal(&mut self, left: TypeId, right: TypeId) -> bool {
        let (left, left_null) = self.types.follow(left);
        let (right, right_null) = self.types.follow(right);
        if left_null != right_null {
            return false;
        }
        if left == right || !self.assumed.insert((left, right)) {
            return true;
        }
        let (left, right) = (&self.types[left], &self.types[right]);
        left.sensitive == right.sensitive && self.shapes_equal(&left.shape, &right.shape)
    }

    fn uses_equal(&mut self, left: Use, right: Use) -> bool {
        self.pending.push((left.ty, right.ty));
        left.nullable == right.nullable
    }

    fn shapes_equal(&mut self, left: &Shape, right: &Shape) -> bool {
        match (left, right) {
            (Shape::Any, Shape::Any)
            | (Shape::Null, Shape::Null)
            | (Shape::Parameter, Shape::Parameter) => true,
            (Shape::Boolean { only: left }, Shape::Boolean { only: right }) => left == right,
            (Shape::Integer(left), Shape::Integer(right)) if self.bounds => left == right,
            (Shape::Number(left), Shape::Number(right)) if self.bounds => left == right,
            (Shape::Integer(left), Shape::Integer(right)) => {
                (
                    &left.format,
                    left.sorted(),
                    left.is_wide(),
                    &left.enumerators,
                ) == (
                    &right.format,
                    right.sorted(),
                    right.is_wide(),
                    &right.enumerators,
                )
            }
            (Shape::Number(left), Shape::Number(right)) => left.format == right.format,
            (Shape::String(left), Shape::String(right)) => {
                (
                    &left.format,
                    &left.values,
                    left.constant(),
                    &left.enumerators,
                ) == (
                    &right.format,
                    &right.values,
                    right.constant(),
                    &right.enumerators,
                )
            }
            (Shape::Array { items: left }, Shape::Array { items: right }) => {
                self.uses_equal(*left, *right)
            }
            (Shape::Object(left), Shape::Object(right)) => self.objects_equal(left, right),
            (Shape::Union(left), Shape::Union(right)) => self.unions_equal(left, right),
            (
                Shape::Apply { envelope, payload },
                Shape::Apply {
                    envelope: other_envelope,
                    payload: other_payload,
                },
            ) => {
                self.pending.push((*envelope, *other_envelope));
                self.uses_equal(*payload, *other_payload)
            }
            (Shape::AllOf(left), Shape::AllOf(right)) => left == right,
            _ => false,
        }
    }

    fn objects_equal(&mut self, left: &Object, right: &Object) -> bool {
        left.fields.len() == right.fields.len()
            && left.envelope == right.envelope
            && left.required_elsewhere == right.required_elsewhere
            && left.fields.iter().all(|(name, field)| {
                let other = right.fields.get(name);
                other.is_some_and(|other| self.fields_equal(field, other))
            })
            && self.additional_equal(left.additional, right.additional)
    }

    fn fields_equal(&mut self, left: &Field, right: &Field) -> bool {
        left.required == right.required
            && left.cleared_by_empty == right.cleared_by_empty
            && left.untyped == right.untyped
            && left.read_only == right.read_only
            && left.write_only == right.write_only
            && left.deprecated == right.deprecated
            && self.uses_equal(left.value, right.value)
    }

    fn additional_equal(&mut self, left: Additional, right: Additional) -> bool {
        match (left, right) {
            (Additional::Open, Additional::Open) | (Additional::Closed, Additional::Closed) => true,
            (Additional::Typed(left), Additional::Typed(right)) => self.uses_equal(left, right),
            _ => false,
        }
    }

    fn unions_equal(&mut self, left: &Union, right: &Union) -> bool {
        let tags = |union: &Union| {
            let discriminator = union.discriminator.as_ref();
            discriminator.map(|it| {
                let values = it
                    .mapping
                    .iter()
                    .map(|tag| (tag.value.clone(), tag.implied));
                (it.property.clone(), values.collect::<Vec<_>>())
            })
        };
        left.members.len() == right.members.len()
            && left.choice == right.choice
            && left.any_of == right.any_of
            && tags(left) == tags(right)
            && left
                .members
                .iter()
                .zip(&right.members)
                .all(|(left, right)| self.uses_equal(*left, *right))
    }
}
