//! The intersection of two types: the values that both accept.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use crate::ir::{
    Additional, Discriminator, Field, Integer, Number, Object, Shape, StringShape, Tag, Type,
    TypeId, Union, Use, same_values,
};

use super::merging::{DEEPEST, Merging};
use super::problems;

/// A larger product of two unions is not computed; the later union wins.
const LARGEST_PRODUCT: usize = 256;

impl Merging<'_> {
    /// A type that accepts the values that both `left` and `right` accept. If there are none, that is reported, and the result is `right`.
    pub(super) fn intersect(&mut self, left: TypeId, right: TypeId) -> TypeId {
        if self.gave_up {
            return right;
        }
        // While a type is being merged it is still unknown, so the other one decides alone.
        let (Some(left), Some(right)) = (self.merged(left), self.merged(right)) else {
            return right;
        };
        if let Some(known) = self.one_of_the_two(left, right) {
            return known;
        }
        if let Some(&known) = self.intersections.get(&(left, right)) {
            return known;
        }
        let parts = self.types[left].shape.uses().len();
        if self.depth >= DEEPEST || !self.budget.spend(parts) {
            self.gave_up = true;
            return right;
        }
        // The id is registered before its shape is known, since the two may be recursive.
        let id = self.types.add(self.header(left, right));
        self.intersections.insert((left, right), id);
        self.depth += 1;
        let shape = self.shape(left, right);
        self.depth -= 1;
        match shape {
            Some(shape) => {
                self.types[id].shape = shape;
                id
            }
            None => {
                let problem = problems::contradictory_all_of(&self.types[left], &self.types[right]);
                self.report.push(problem);
                self.intersections.insert((left, right), right);
                self.types[id].shape = Shape::Reference(right);
                right
            }
        }
    }

    /// The intersection of all that an `allOf` lists.
    pub(super) fn intersect_all(&mut self, parts: Vec<TypeId>) -> Option<TypeId> {
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let Some(second) = parts.next() else {
            return Some(first);
        };
        let mut whole = self.intersect(first, second);
        // A type that nothing else refers to, to which properties can be added in place. Intersecting the parts one by one gives the same
        // result, but copies all properties for each member.
        let mut own = None;
        for part in parts {
            whole = match self.one_of_the_two(whole, part) {
                Some(known) => known,
                None if self.are_objects(whole, part) => {
                    let extended = own.filter(|own| *own == whole);
                    let extended =
                        extended.unwrap_or_else(|| self.types.add(self.types[whole].clone()));
                    own = Some(extended);
                    self.extend(extended, part);
                    extended
                }
                None => self.intersect(whole, part),
            };
        }
        Some(whole)
    }

    /// Returns whether a schema lists required properties, and nothing else.
    fn only_requires(&self, id: TypeId) -> bool {
        self.types[id].shape.as_object().is_some_and(|object| {
            object.is_map()
                && object.additional == Additional::Open
                && !object.required_elsewhere.is_empty()
        })
    }

    fn has_properties(&self, id: TypeId) -> bool {
        matches!(
            self.types[id].shape,
            Shape::Object(_) | Shape::Union(_) | Shape::AllOf(_) | Shape::Reference(_)
        )
    }

    fn are_objects(&self, left: TypeId, right: TypeId) -> bool {
        let shapes = (&self.types[left].shape, &self.types[right].shape);
        matches!(shapes, (Shape::Object(_), Shape::Object(_)))
    }

    /// Narrows the object `whole` by another one.
    fn extend(&mut self, whole: TypeId, part: TypeId) {
        let header = self.header(whole, part);
        let own = std::mem::replace(&mut self.types[whole], header);
        if let (Shape::Object(own), Shape::Object(part)) = (own.shape, &self.types[part].shape) {
            let part = part.clone();
            self.types[whole].shape = self.object(own, part);
        }
    }

    /// The intersection of two types without its shape: its name, its description, and whatever else applies to all its values.
    fn header(&self, left: TypeId, right: TypeId) -> Type {
        let (earlier, later) = (&self.types[left], &self.types[right]);
        Type {
            pointer: later.pointer.clone(),
            title: later.title.clone().or_else(|| earlier.title.clone()),
            component: None,
            pinned: None,
            docs: match &later.docs.description {
                Some(_) => later.docs.clone(),
                None => earlier.docs.clone(),
            },
            nullable: earlier.nullable && later.nullable,
            sensitive: earlier.sensitive || later.sensitive,
            ..Type::default()
        }
    }

    /// The intersection if it is one of the two, which then keeps its name.
    fn one_of_the_two(&mut self, left: TypeId, right: TypeId) -> Option<TypeId> {
        if let Some(endless) = [left, right]
            .into_iter()
            .find(|it| self.endless.contains(it))
        {
            return Some(endless);
        }
        if left == right || matches!(self.types[left].shape, Shape::Any) {
            return Some(right);
        }
        if matches!(self.types[right].shape, Shape::Any) {
            return Some(left);
        }
        if self.adds_nothing(left, right) || same_values(self.types, left, right) {
            return Some(right);
        }
        // A list of required properties means nothing for a type without properties.
        if self.only_requires(right) && !self.has_properties(left) {
            return Some(left);
        }
        if self.only_requires(left) && !self.has_properties(right) {
            return Some(right);
        }
        self.adds_nothing(right, left).then_some(left)
    }

    /// Returns whether `filter` only names the JSON type of `ty`, and does not mark its values as sensitive.
    fn adds_nothing(&mut self, filter: TypeId, ty: TypeId) -> bool {
        let forbids_showing = self.types[filter].sensitive && !self.types[ty].sensitive;
        !forbids_showing && self.filters(filter, ty)
    }

    /// The shape common to both; `None` if no value satisfies both.
    fn shape(&mut self, left: TypeId, right: TypeId) -> Option<Shape> {
        let nullable = (self.types[left].nullable, self.types[right].nullable);
        let shapes = (
            self.types[left].shape.clone(),
            self.types[right].shape.clone(),
        );
        match shapes {
            (Shape::Union(union), _) => self.distribute(&union, right, false),
            (_, Shape::Union(union)) => self.distribute(&union, left, true),
            (Shape::Object(left), Shape::Object(right)) => Some(self.object(left, right)),
            (Shape::Array { items: left }, Shape::Array { items: right }) => Some(Shape::Array {
                items: Use::of(self.intersect(left.ty, right.ty)),
            }),
            (Shape::String(left), Shape::String(right)) => string(left, right),
            (Shape::Integer(left), Shape::Integer(right)) => integer(left, right),
            (Shape::Number(_), Shape::Integer(integer))
            | (Shape::Integer(integer), Shape::Number(_)) => Some(Shape::Integer(integer)),
            (Shape::Number(left), Shape::Number(right)) => Some(Shape::Number(Number {
                format: right.format.or(left.format),
                minimum: right.minimum.or(left.minimum),
                maximum: right.maximum.or(left.maximum),
            })),
            (Shape::Boolean { only: left }, Shape::Boolean { only: right }) => {
                match (left, right) {
                    (Some(left), Some(right)) if left != right => None,
                    _ => Some(Shape::Boolean {
                        only: right.or(left),
                    }),
                }
            }
            (Shape::Null, _) if nullable.1 => Some(Shape::Null),
            (_, Shape::Null) if nullable.0 => Some(Shape::Null),
            _ => None,
        }
    }

    /// Intersects every member with `other` and keeps those that have anything in common with it.
    fn distribute(&mut self, union: &Union, other: TypeId, union_is_later: bool) -> Option<Shape> {
        if let Shape::Union(inner) = &self.types[other].shape
            && union.members.len() * inner.members.len() > LARGEST_PRODUCT
        {
            return None;
        }
        let mut members = Vec::new();
        let mut renamed = Vec::new();
        for member in &union.members {
            let Some(member) = self.merged(member.ty) else {
                continue;
            };
            if self.disjoint(member, other) {
                continue;
            }
            let both = if union_is_later {
                self.intersect(other, member)
            } else {
                self.intersect(member, other)
            };
            // A narrowed member is named after the member that it narrows.
            if self.types[both].component.is_none() && both != member {
                let name = self.types[member].component.clone();
                let ty = &mut self.types[both];
                ty.title = name.or_else(|| ty.title.take());
            }
            renamed.push((member, both));
            members.push(Use::of(both));
        }
        let discriminator = union.discriminator.as_ref().map(|it| {
            let mapping = it.mapping.iter().filter_map(|tag| {
                let (id, _) = self.types.follow(tag.member);
                let found = renamed.iter().find(|(member, _)| *member == id);
                Some(Tag {
                    member: found?.1,
                    ..tag.clone()
                })
            });
            Discriminator {
                property: it.property.clone(),
                mapping: mapping.collect(),
            }
        });
        match members[..] {
            [] => None,
            [only] if discriminator.is_none() => Some(Shape::Reference(only.ty)),
            _ => Some(Shape::Union(Union {
                members,
                any_of: union.any_of,
                separate: union.separate,
                discriminator,
                choice: None,
                kept: BTreeMap::new(),
            })),
        }
    }

    fn object(&mut self, left: Object, right: Object) -> Shape {
        let parts = right.fields.len() + left.required_elsewhere.len();
        self.gave_up |= !self.budget.spend(parts);
        let mut whole = left;
        whole.additional = self.additional(whole.additional, right.additional);
        whole.required_elsewhere.extend(right.required_elsewhere);
        for (name, later) in right.fields {
            let field = match whole.fields.get(&name).cloned() {
                Some(earlier) => self.field(earlier, later),
                None => later,
            };
            whole.fields.insert(name, field);
        }
        let required = std::mem::take(&mut whole.required_elsewhere);
        for name in required {
            match whole.fields.get_mut(&name) {
                Some(field) => field.required = true,
                None => {
                    whole.required_elsewhere.insert(name);
                }
            }
        }
        Shape::Object(whole)
    }

    fn field(&mut self, earlier: Field, later: Field) -> Field {
        Field {
            value: Use::of(self.intersect(earlier.value.ty, later.value.ty)),
            required: earlier.required || later.required,
            cleared_by_empty: earlier.cleared_by_empty && later.cleared_by_empty,
            untyped: earlier.untyped && later.untyped,
            read_only: earlier.read_only || later.read_only,
            write_only: earlier.write_only || later.write_only,
            deprecated: earlier.deprecated || later.deprecated,
            default: later.default.or(earlier.default),
            example: later.example.or(earlier.example),
            docs: match &later.docs.description {
                Some(_) => later.docs,
                None => earlier.docs,
            },
            pointer: later.pointer,
            kept: None,
        }
    }

    fn additional(&mut self, left: Additional, right: Additional) -> Additional {
        match (left, right) {
            (Additional::Typed(left), Additional::Typed(right)) => {
                Additional::Typed(Use::of(self.intersect(left.ty, right.ty)))
            }
            (Additional::Typed(value), _) | (_, Additional::Typed(value)) => {
                Additional::Typed(value)
            }
            (Additional::Closed, Additional::Closed) => Additional::Closed,
            // `additionalProperties: false` in one member forbids the other's properties, which no author means.
            (Additional::Open, _) | (_, Additional::Open) => Additional::Open,
        }
    }
}

pub(super) fn string(left: StringShape, right: StringShape) -> Option<Shape> {
    let open = (left.open || left.values.is_empty()) && (right.open || right.values.is_empty());
    let values: IndexSet<String> = match (left.values.is_empty(), right.values.is_empty()) {
        (true, _) => right.values,
        (_, true) => left.values,
        (false, false) => {
            let common = left.values.intersection(&right.values);
            let common: IndexSet<String> = common.cloned().collect();
            if common.is_empty() {
                return None;
            }
            common
        }
    };
    let mut enumerators = left.enumerators;
    enumerators.extend(right.enumerators);
    Some(Shape::String(StringShape {
        format: right.format.or(left.format),
        open: open && !values.is_empty(),
        values,
        enumerators,
    }))
}

pub(super) fn integer(left: Integer, right: Integer) -> Option<Shape> {
    let values = match (left.values.is_empty(), right.values.is_empty()) {
        (true, _) => right.values,
        (_, true) => left.values,
        (false, false) => {
            let common = left.values.into_iter();
            let common = common.filter(|value| right.values.contains(value));
            let common: Vec<i64> = common.collect();
            if common.is_empty() {
                return None;
            }
            common
        }
    };
    let mut enumerators = left.enumerators;
    enumerators.extend(right.enumerators);
    let bound = |left: Option<i128>, right: Option<i128>, tighter: fn(i128, i128) -> i128| match (
        left, right,
    ) {
        (Some(left), Some(right)) => Some(tighter(left, right)),
        (one, other) => one.or(other),
    };
    let minimum = bound(left.minimum, right.minimum, i128::max);
    let maximum = bound(left.maximum, right.maximum, i128::min);
    if minimum.zip(maximum).is_some_and(|(low, high)| low > high) {
        return None;
    }
    Some(Shape::Integer(Integer {
        format: right.format.or(left.format),
        minimum,
        maximum,
        values,
        enumerators,
    }))
}
