//! Joins the scalar members of a union: at most one string, one integer, one number and one boolean stay.

use std::collections::HashMap;

use indexmap::IndexSet;

use crate::ir::{Integer, Number, Shape, Type, TypeId, Types};

/// Joins the string members into one, and likewise the others. An integer beside a number stays, since an `f64` cannot hold all integers.
pub(super) fn join_scalars(types: &mut Types, members: &mut Vec<TypeId>) {
    let mut joined: Vec<TypeId> = Vec::new();
    let mut scalars: HashMap<Scalar, Joined> = HashMap::new();
    for &member in members.iter() {
        let Some(scalar) = scalar(&types[member].shape) else {
            joined.push(member);
            continue;
        };
        match scalars.get_mut(&scalar) {
            None => {
                let position = joined.len();
                scalars.insert(
                    scalar,
                    Joined {
                        position,
                        is_own: false,
                    },
                );
                joined.push(member);
            }
            Some(whole) => {
                if !whole.is_own {
                    whole.is_own = true;
                    joined[whole.position] = own(types, joined[whole.position]);
                }
                join(types, joined[whole.position], member);
            }
        }
    }
    *members = joined;
}

/// Scalars of which a union has at most one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Scalar {
    String,
    Integer,
    Number,
    Boolean,
}

fn scalar(shape: &Shape) -> Option<Scalar> {
    match shape {
        Shape::String(_) => Some(Scalar::String),
        Shape::Integer(_) => Some(Scalar::Integer),
        Shape::Number(_) => Some(Scalar::Number),
        Shape::Boolean { .. } => Some(Scalar::Boolean),
        Shape::Any
        | Shape::Null
        | Shape::Array { .. }
        | Shape::Object(_)
        | Shape::Union(_)
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => None,
    }
}

/// The type into which the scalars of one kind are joined, and whether nothing else refers to it.
struct Joined {
    position: usize,
    is_own: bool,
}

/// A copy of a scalar, to which others can be joined in place.
fn own(types: &mut Types, scalar: TypeId) -> TypeId {
    let first = &types[scalar];
    types.add(Type {
        pointer: first.pointer.clone(),
        title: first.component.clone().or(first.title.clone()),
        sensitive: first.sensitive,
        shape: first.shape.clone(),
        ..Type::default()
    })
}

/// Makes the scalar `whole` accept the values of `member` too.
fn join(types: &mut Types, whole: TypeId, member: TypeId) {
    let shape = std::mem::take(&mut types[whole].shape);
    let shape = joint(shape, &types[member].shape);
    let sensitive = types[member].sensitive;
    let whole = &mut types[whole];
    whole.shape = shape;
    whole.sensitive |= sensitive;
}

/// One scalar that accepts the values of both.
fn joint(left: Shape, right: &Shape) -> Shape {
    match (left, right) {
        // Every enum is open, so the known values stay known if any string is allowed beside them.
        (Shape::String(left), Shape::String(right)) => Shape::String(left.either(right)),
        (Shape::Integer(left), Shape::Integer(right)) => Shape::Integer(Integer {
            format: left
                .format
                .filter(|format| right.format.as_ref() == Some(format)),
            minimum: left.minimum.zip(right.minimum).map(|(l, r)| l.min(r)),
            maximum: left.maximum.zip(right.maximum).map(|(l, r)| l.max(r)),
            values: match (left.values.is_empty(), right.values.is_empty()) {
                (false, false) => {
                    let all: IndexSet<i64> =
                        left.values.iter().chain(&right.values).copied().collect();
                    all.into_iter().collect()
                }
                _ => Vec::new(),
            },
            enumerators: left
                .enumerators
                .into_iter()
                .chain(right.enumerators.clone())
                .collect(),
        }),
        (Shape::Boolean { only: left }, Shape::Boolean { only: right }) => Shape::Boolean {
            only: left.filter(|_| left == *right),
        },
        _ => Shape::Number(Number::default()),
    }
}
