//! One object type with the properties of several, for values that nothing distinguishes or that the settings declare equal.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::budget::Budget;
use crate::ir::{
    Additional, Docs, Field, Integer, Object, Shape, StringShape, Type, TypeId, Types, Use,
    same_shape,
};

/// The reason why two types become one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Both describe the same values, and the more specific description is right.
    Same,
    /// A value is of either type, and nothing shows which.
    Either,
}

/// The pairs that were united, so that recursive types end.
pub(super) struct Uniting {
    meaning: Meaning,
    known: HashMap<(TypeId, TypeId), TypeId>,
    budget: Budget,
    /// The number of pairs that are being united, each inside the one before.
    depth: usize,
}

/// The deepest nesting of properties that are united, which happens on the stack.
const DEEPEST: usize = 64;

impl Uniting {
    pub(super) fn new(meaning: Meaning, budget: Budget) -> Self {
        Self {
            meaning,
            known: HashMap::new(),
            budget,
            depth: 0,
        }
    }

    /// Forgets the united pairs, since these types may have changed. The budget stays spent.
    pub(super) fn forget(&mut self) {
        self.known.clear();
    }

    /// A type that accepts the values of either; `None` if the two differ in more than properties, formats and values, or if
    /// the result would cost more than the budget allows.
    pub(super) fn unite(
        &mut self,
        types: &mut Types,
        left: TypeId,
        right: TypeId,
    ) -> Option<TypeId> {
        let (left, _) = types.follow(left);
        let (right, _) = types.follow(right);
        if left == right || same_shape(types, left, right) {
            return Some(left);
        }
        if let Some(&known) = self.known.get(&(left, right)) {
            return Some(known);
        }
        let parts = types[left].shape.uses().len() + types[right].shape.uses().len();
        if self.depth >= DEEPEST || !self.budget.spend(parts) {
            return None;
        }
        let mut whole = Type {
            shape: Shape::Any,
            ..types[left].clone()
        };
        whole.docs = self.described(&types[left].docs, &types[right].docs);
        let id = types.add(whole);
        self.known.insert((left, right), id);
        self.depth += 1;
        let shape = self.shape(types, left, right);
        self.depth -= 1;
        match shape {
            Some(shape) => {
                types[id].shape = shape;
                Some(id)
            }
            None => {
                self.known.remove(&(left, right));
                None
            }
        }
    }

    /// The description of both: the only one, or each if a value may be either.
    fn described(&self, left: &Docs, right: &Docs) -> Docs {
        match (&left.description, &right.description, self.meaning) {
            (None, _, _) => right.clone(),
            (Some(one), Some(other), Meaning::Either) if one != other => Docs {
                summary: None,
                description: Some(format!("{one}\n\n{other}")),
                ..Docs::default()
            },
            (Some(_), _, _) => left.clone(),
        }
    }

    fn shape(&mut self, types: &mut Types, left: TypeId, right: TypeId) -> Option<Shape> {
        match (types[left].shape.clone(), types[right].shape.clone()) {
            (Shape::Any, other) | (other, Shape::Any) => Some(match self.meaning {
                Meaning::Same => other,
                Meaning::Either => Shape::Any,
            }),
            (Shape::Object(left), Shape::Object(right)) => {
                self.object(types, left, right).map(Shape::Object)
            }
            (Shape::Array { items: left }, Shape::Array { items: right }) => Some(Shape::Array {
                items: self.uses(types, left, right)?,
            }),
            (Shape::String(left), Shape::String(right)) => self.string(left, right),
            (Shape::Integer(left), Shape::Integer(right))
                if left.values.is_empty() && right.values.is_empty() =>
            {
                Some(Shape::Integer(self.integer(left, right)))
            }
            (Shape::Integer(_) | Shape::Number(_), Shape::Number(number))
            | (Shape::Number(number), Shape::Integer(_)) => Some(Shape::Number(number)),
            (Shape::Boolean { .. }, Shape::Boolean { .. }) => Some(Shape::Boolean { only: None }),
            _ => None,
        }
    }

    fn object(&mut self, types: &mut Types, left: Object, right: Object) -> Option<Object> {
        let mut fields: IndexMap<_, Field> = IndexMap::new();
        for (name, mut field) in left.fields {
            match right.fields.get(&name) {
                Some(other) => {
                    field.value = self.uses(types, field.value, other.value)?;
                    field.required &= other.required;
                    field.cleared_by_empty |= other.cleared_by_empty;
                    field.untyped |= other.untyped;
                    field.read_only &= other.read_only;
                    field.write_only &= other.write_only;
                    field.deprecated = match self.meaning {
                        Meaning::Same => field.deprecated || other.deprecated,
                        Meaning::Either => field.deprecated && other.deprecated,
                    };
                    if field.docs.description.is_none() {
                        field.docs = other.docs.clone();
                    }
                }
                None => field.required = false,
            }
            fields.insert(name, field);
        }
        for (name, field) in right.fields {
            fields.entry(name).or_insert(Field {
                required: false,
                ..field
            });
        }
        Some(Object {
            fields,
            additional: self.additional(types, left.additional, right.additional)?,
            required_elsewhere: left.required_elsewhere,
            envelope: None,
        })
    }

    fn uses(&mut self, types: &mut Types, left: Use, right: Use) -> Option<Use> {
        Some(Use {
            ty: self.unite(types, left.ty, right.ty)?,
            nullable: left.nullable || right.nullable,
            boxed: false,
        })
    }

    fn additional(
        &mut self,
        types: &mut Types,
        left: Additional,
        right: Additional,
    ) -> Option<Additional> {
        Some(match (left, right) {
            (Additional::Typed(left), Additional::Typed(right)) => {
                Additional::Typed(self.uses(types, left, right)?)
            }
            (Additional::Typed(value), _) | (_, Additional::Typed(value)) => {
                Additional::Typed(value)
            }
            (Additional::Closed, Additional::Closed) => Additional::Closed,
            (Additional::Open, _) | (_, Additional::Open) => Additional::Open,
        })
    }

    /// An integer that accepts the values of either. A format limits the values, so both must have it unless both describe the same values.
    fn integer(&self, left: Integer, right: Integer) -> Integer {
        Integer {
            format: match self.meaning {
                Meaning::Either => left.format.filter(|it| right.format.as_ref() == Some(it)),
                Meaning::Same => left.format.or(right.format),
            },
            minimum: left.minimum.zip(right.minimum).map(|(l, r)| l.min(r)),
            maximum: left.maximum.zip(right.maximum).map(|(l, r)| l.max(r)),
            values: Vec::new(),
            ..Integer::default()
        }
    }

    fn string(&self, left: StringShape, right: StringShape) -> Option<Shape> {
        let equal = left.format == right.format;
        let format = match self.meaning {
            Meaning::Either => left.format.clone().filter(|_| equal),
            Meaning::Same if left.format.is_some() && right.format.is_some() && !equal => {
                return None;
            }
            Meaning::Same => left.format.clone().or(right.format.clone()),
        };
        Some(Shape::String(StringShape {
            format,
            ..left.either(&right)
        }))
    }
}
