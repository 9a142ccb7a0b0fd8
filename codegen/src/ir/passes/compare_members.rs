//! Compares two types: one may only name the JSON type of the other, or no value may fit both.
//!
//! Unions are expanded first, with a list of the members to visit: they may nest deeper than the stack allows.

use std::collections::HashSet;

use indexmap::IndexSet;

use crate::ir::{Additional, Field, Object, Shape, StringShape, TypeId, Union};

use super::intersect::{integer, string};
use super::merging::Merging;

impl Merging<'_> {
    /// Returns whether `filter` only names one or several JSON types and `ty` is of that type, so that nothing of `ty` is lost.
    pub(super) fn filters(&mut self, filter: TypeId, ty: TypeId) -> bool {
        let union = self.types[filter].shape.as_union();
        let Some(union) = union.filter(|union| is_plain(union)) else {
            return self.one_filters(filter, ty);
        };
        let is_constraint = self.is_constraint(union);
        let filters = self.taken_apart(filter, is_plain);
        if self.types[ty].shape.as_union().is_some() {
            let mut parts = self.taken_apart(ty, |_| true).into_iter();
            return parts.all(|part| self.any_filters(&filters, part));
        }
        is_constraint || self.any_filters(&filters, ty)
    }

    fn any_filters(&self, filters: &[TypeId], ty: TypeId) -> bool {
        filters.iter().any(|&filter| self.one_filters(filter, ty))
    }

    fn one_filters(&self, filter: TypeId, ty: TypeId) -> bool {
        match (&self.types[filter].shape, &self.types[ty].shape) {
            (Shape::Object(filter), Shape::Object(_)) => {
                filter.is_map()
                    && filter.required_elsewhere.is_empty()
                    // A map that describes its values must be kept.
                    && filter.additional == Additional::Open
            }
            (Shape::Array { items }, Shape::Array { .. }) => {
                matches!(self.types[self.types.follow(items.ty).0].shape, Shape::Any)
            }
            (Shape::String(filter), Shape::String(_)) => *filter == StringShape::default(),
            _ => false,
        }
    }

    /// The members of a union, including those of unions in it; the type itself if it is not a union.
    fn taken_apart(&mut self, id: TypeId, opens: fn(&Union) -> bool) -> Vec<TypeId> {
        let mut parts = IndexSet::new();
        let mut seen = HashSet::new();
        let mut pending = vec![id];
        while let Some(id) = pending.pop() {
            let id = self.merged(id).unwrap_or_else(|| self.types.follow(id).0);
            if !self.budget.spend(1) {
                self.gave_up = true;
                break;
            }
            if !seen.insert(id) {
                continue;
            }
            match self.types[id].shape.as_union().filter(|it| opens(it)) {
                Some(union) => pending.extend(union.members.iter().rev().map(|it| it.ty)),
                None => drop(parts.insert(id)),
            }
        }
        parts.into_iter().collect()
    }

    /// Returns whether every member only lists required properties.
    fn is_constraint(&self, union: &Union) -> bool {
        union.members.iter().all(|member| {
            let (member, _) = self.types.follow(member.ty);
            let shape = &self.types[member].shape;
            let only_requires =
                |object: &Object| object.is_map() && !object.required_elsewhere.is_empty();
            matches!(shape, Shape::Any) || shape.as_object().is_some_and(only_requires)
        })
    }

    /// Returns whether the two are of different JSON types, or of enums without a common value.
    pub(super) fn disjoint(&mut self, left: TypeId, right: TypeId) -> bool {
        let lefts = self.taken_apart(left, |_| true);
        let rights = self.taken_apart(right, |_| true);
        if !self.budget.spend(lefts.len().saturating_mul(rights.len())) {
            self.gave_up = true;
            return false;
        }
        let mut lefts = lefts.iter();
        lefts.all(|left| {
            rights
                .iter()
                .all(|right| self.parts_disjoint(*left, *right))
        })
    }

    fn parts_disjoint(&self, left: TypeId, right: TypeId) -> bool {
        match (&self.types[left].shape, &self.types[right].shape) {
            (Shape::Any, _) | (_, Shape::Any) => false,
            (Shape::Object(left), Shape::Object(right)) => {
                left.fields.iter().any(|(name, field)| {
                    let other = right.fields.get(name);
                    other.is_some_and(|other| self.disjoint_constants(field, other))
                })
            }
            (Shape::Array { .. }, Shape::Array { .. }) | (Shape::Null, Shape::Null) => false,
            (Shape::String(left), Shape::String(right)) => {
                string(left.clone(), right.clone()).is_none()
            }
            (Shape::Integer(left), Shape::Integer(right)) => {
                integer(left.clone(), right.clone()).is_none()
            }
            (Shape::Integer(_) | Shape::Number(_), Shape::Integer(_) | Shape::Number(_)) => false,
            (Shape::Boolean { only: left }, Shape::Boolean { only: right }) => {
                left.is_some() && right.is_some() && left != right
            }
            _ => true,
        }
    }

    /// Compares properties that are enums. Only scalars are compared, so this ends.
    fn disjoint_constants(&self, left: &Field, right: &Field) -> bool {
        let (left, _) = self.types.follow(left.value.ty);
        let (right, _) = self.types.follow(right.value.ty);
        match (&self.types[left].shape, &self.types[right].shape) {
            (Shape::String(left), Shape::String(right)) => {
                string(left.clone(), right.clone()).is_none()
            }
            (Shape::Boolean { only: left }, Shape::Boolean { only: right }) => {
                left.is_some() && right.is_some() && left != right
            }
            _ => false,
        }
    }
}

/// Returns whether a union can be expanded: a discriminator applies to the union as a whole.
pub(super) fn is_plain(union: &Union) -> bool {
    union.discriminator.is_none()
}
