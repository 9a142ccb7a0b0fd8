//! Makes unions as small as they are: many are none.
//!
//! Null members become nullability, nested unions are flattened, equal members and scalars of one type are joined.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::ir::{
    Api, Integer, Number, Shape, Type, TypeId, Types, Union, Use, fingerprint, reach, same_shape,
};
use crate::report::Report;
use crate::settings::Settings;

use super::alternatives::is_plain;
use super::budget::Budget;
use super::problems;

pub(super) fn simplify_unions(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let reach = reach(&api);
    let reached: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let unions = api.types.iter().filter_map(|(_, ty)| union(ty));
    let mut simplifying = Simplifying {
        budget: Budget::of(unions.map(|union| union.members.len()).sum()),
        gave_up: false,
        report,
    };
    for id in inner_first(&api.types, reached) {
        simplifying.simplify(&mut api.types, id);
    }
    api
}

/// The unions among what is reached, inner ones first, so that what is flattened into another is simple already.
///
/// Without recursion: unions nest for longer than the stack is.
fn inner_first(types: &Types, reached: Vec<TypeId>) -> Vec<TypeId> {
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    for id in reached {
        let mut path: Vec<(TypeId, usize)> =
            seen.insert(id).then_some((id, 0)).into_iter().collect();
        while let Some((id, next)) = path.last_mut() {
            let member = union(&types[*id]).and_then(|union| union.members.get(*next));
            *next += 1;
            match member {
                Some(member) => {
                    let (member, _) = types.follow(member.ty);
                    path.extend(seen.insert(member).then_some((member, 0)));
                }
                None => order.extend(path.pop().map(|(id, _)| id)),
            }
        }
    }
    order
}

fn union(ty: &Type) -> Option<&Union> {
    match &ty.shape {
        Shape::Union(union) => Some(union),
        _ => None,
    }
}

struct Simplifying<'a> {
    budget: Budget,
    /// Whether the limit was reached, which is reported once and leaves nothing to emit.
    gave_up: bool,
    report: &'a mut Report,
}

impl Simplifying<'_> {
    fn simplify(&mut self, types: &mut Types, id: TypeId) {
        let Some(union) = union(&types[id]).cloned() else {
            return;
        };
        let mut nullable = false;
        let mut members = IndexSet::new();
        for member in &union.members {
            if !self
                .budget
                .spend(flatten(types, id, *member, &mut members, &mut nullable))
            {
                self.give_up(&types[id]);
                types[id].shape = Shape::Any;
                return;
            }
        }
        let members = members.into_iter().collect();
        simplified(types, id, union, members, nullable, &mut self.budget);
    }

    fn give_up(&mut self, at: &Type) {
        if !self.gave_up {
            self.gave_up = true;
            self.report.push(problems::endless_union(at));
        }
    }
}

/// Gives the union `id` what its flattened members come to.
fn simplified(
    types: &mut Types,
    id: TypeId,
    union: Union,
    mut members: Vec<TypeId>,
    nullable: bool,
    budget: &mut Budget,
) {
    types[id].nullable |= nullable;
    let any = members
        .iter()
        .any(|member| matches!(types[*member].shape, Shape::Any));
    if any {
        types[id].shape = Shape::Any;
        return;
    }
    drop_constraints(types, &mut members);
    drop_duplicates(types, &mut members, budget);
    if union.discriminator.is_none() {
        join_scalars(types, &mut members);
    }
    let tags = union.discriminator.as_ref().map(|it| it.mapping.len());
    types[id].shape = match members[..] {
        [] if nullable => Shape::Null,
        [] => Shape::Any,
        // With a tag, a value may be of a kind that the document does not list, and then it is not the only member.
        [only] if tags.is_none_or(|tags| tags == 0) => collapsed(types, id, only),
        _ => Shape::Union(Union {
            members: members.into_iter().map(Use::of).collect(),
            ..union
        }),
    };
}

/// Adds what a member stands for: itself, its own members, or nothing if it is null. Returns how many that are.
fn flatten(
    types: &Types,
    whole: TypeId,
    member: Use,
    members: &mut IndexSet<TypeId>,
    nullable: &mut bool,
) -> usize {
    let (id, null) = types.follow(member.ty);
    *nullable |= null;
    if id == whole || members.contains(&id) {
        return 1;
    }
    match &types[id].shape {
        Shape::Null => *nullable = true,
        Shape::Union(inner) if is_plain(inner) => {
            for member in &inner.members {
                let (id, null) = types.follow(member.ty);
                *nullable |= null;
                // Simplified before this one, so a plain union in it is under way, and contains this one.
                let under_way = match &types[id].shape {
                    Shape::Union(nested) => id == whole || is_plain(nested),
                    _ => false,
                };
                if !under_way {
                    members.insert(id);
                }
            }
            return inner.members.len();
        }
        _ => {
            members.insert(id);
        }
    }
    1
}

/// Drops members that only say which properties are required: they constrain the others and add no shape.
fn drop_constraints(types: &Types, members: &mut Vec<TypeId>) {
    let constrains = |id: &TypeId| match &types[*id].shape {
        Shape::Object(object) => object.is_map() && !object.required_elsewhere.is_empty(),
        _ => false,
    };
    if !members.iter().all(constrains) {
        members.retain(|id| !constrains(id));
    }
}

fn drop_duplicates(types: &Types, members: &mut Vec<TypeId>, budget: &mut Budget) {
    let mut kept: HashMap<String, Vec<TypeId>> = HashMap::new();
    members.retain(|&member| {
        let alike = kept.entry(fingerprint(types, member).text).or_default();
        let mut others = alike.iter();
        let is_duplicate = others.any(|&other| {
            // Two named types with equal properties are still two types to whoever named them.
            let both_named = types[member].component.is_some() && types[other].component.is_some();
            !both_named && budget.spend(1) && same_shape(types, member, other)
        });
        if !is_duplicate {
            alike.push(member);
        }
        !is_duplicate
    });
}

/// Joins the string members to one, and the numeric ones, and the booleans.
fn join_scalars(types: &mut Types, members: &mut Vec<TypeId>) {
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

/// Scalars of which a union has one at most.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Scalar {
    String,
    Number,
    Boolean,
}

fn scalar(shape: &Shape) -> Option<Scalar> {
    match shape {
        Shape::String(_) => Some(Scalar::String),
        Shape::Integer(_) | Shape::Number(_) => Some(Scalar::Number),
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

/// Where the scalars of one kind are joined, and whether in a type that nothing else refers to.
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

/// Makes the scalar `whole` take the values of `member` too.
fn join(types: &mut Types, whole: TypeId, member: TypeId) {
    let shape = std::mem::take(&mut types[whole].shape);
    let shape = joint(shape, &types[member].shape);
    let sensitive = types[member].sensitive;
    let whole = &mut types[whole];
    whole.shape = shape;
    whole.sensitive |= sensitive;
}

/// One scalar that takes the values of both.
fn joint(left: Shape, right: &Shape) -> Shape {
    match (left, right) {
        // Every enum is open, so the known values stay known when any string is allowed beside them.
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
        }),
        (Shape::Boolean { only: left }, Shape::Boolean { only: right }) => Shape::Boolean {
            only: left.filter(|_| left == *right),
        },
        _ => Shape::Number(Number::default()),
    }
}

/// A union of one member is that member; an unnamed member takes the union's place and name.
fn collapsed(types: &mut Types, id: TypeId, only: TypeId) -> Shape {
    if types[only].component.is_some() {
        return Shape::Reference(only);
    }
    let member = types[only].clone();
    let ty = &mut types[id];
    ty.title = ty.title.take().or(member.title);
    ty.sensitive |= member.sensitive;
    if ty.docs.description.is_none() {
        ty.docs = member.docs;
    }
    member.shape
}
