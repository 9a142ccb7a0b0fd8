//! Simplifies unions; many turn out not to be unions at all.
//!
//! Null members become nullability, nested unions are flattened, and equal members and scalars of one type are joined.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use crate::ir::{Api, Shape, Type, TypeId, Types, Union, Use, fingerprint, reach, same_shape};
use crate::report::Report;
use crate::settings::Settings;

use super::budget::Budget;
use super::compare_members::is_plain;
use super::join_scalars::join_scalars;
use super::problems;

pub(super) fn simplify_unions(mut api: Api, _settings: &Settings, report: &mut Report) -> Api {
    let reach = reach(&api);
    let reached: Vec<TypeId> = reach.request.iter().chain(reach.response.iter()).collect();
    let unions = api.types.iter().filter_map(|(_, ty)| union(ty));
    let mut simplifying = Simplifying {
        budget: Budget::of(unions.map(|union| union.members.len()).sum()),
        report,
    };
    for id in inner_first(&api.types, reached) {
        simplifying.simplify(&mut api.types, id);
    }
    api
}

/// The unions among the reached types, inner ones first, so that a union is simple before it is flattened into another.
///
/// Works without recursion, since unions can nest deeper than the stack allows.
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
    ty.shape.as_union()
}

struct Simplifying<'a> {
    budget: Budget,
    report: &'a mut Report,
}

impl Simplifying<'_> {
    fn simplify(&mut self, types: &mut Types, id: TypeId) {
        let Some(union) = union(&types[id]).cloned() else {
            return;
        };
        self.budget.start();
        let mut flattened = Flattened::default();
        for member in &union.members {
            let looked_at = flattened.add(types, id, *member);
            if !self.budget.spend(looked_at) {
                self.report.push(problems::endless_union(&types[id]));
                types[id].shape = Shape::Any;
                return;
            }
        }
        simplified(types, id, union, flattened, &mut self.budget);
    }
}

/// Replaces the union `id` by the result for its flattened members.
fn simplified(
    types: &mut Types,
    id: TypeId,
    union: Union,
    flattened: Flattened,
    budget: &mut Budget,
) {
    let Flattened {
        members,
        nullable,
        any_of,
    } = flattened;
    let mut members: Vec<TypeId> = members.into_iter().collect();
    types[id].nullable |= nullable;
    let takes_anything = |member: &TypeId| matches!(types[*member].shape, Shape::Any);
    if members.iter().any(takes_anything) {
        types[id].shape = Shape::Any;
        return;
    }
    drop_constraints(types, &mut members);
    // Two equal members of a tagged union have different tags.
    if union.discriminator.is_none() {
        drop_duplicates(types, &mut members, budget);
    }
    join_scalars(types, &mut members);
    let tags = union.discriminator.as_ref().map(|it| it.mapping.len());
    types[id].shape = match members[..] {
        [] if nullable => Shape::Null,
        [] => Shape::Any,
        // With a tag, a value may be of a kind that the document does not list, so there may be another member.
        [only] if tags.is_none_or(|tags| tags == 0) => collapsed(types, id, only),
        _ => Shape::Union(Union {
            any_of: (union.any_of || any_of) && may_overlap(types, &members),
            members: members.into_iter().map(Use::of).collect(),
            ..union
        }),
    };
}

/// The members of a union after nested unions were flattened, and whether one of them was null.
#[derive(Default)]
struct Flattened {
    members: IndexSet<TypeId>,
    nullable: bool,
    /// True if the members of a nested union may be several at once.
    any_of: bool,
}

impl Flattened {
    /// Adds a member of the union `whole`: itself, its own members, or nothing if it is null. Returns the number of types that were visited.
    fn add(&mut self, types: &Types, whole: TypeId, member: Use) -> usize {
        let id = self.followed(types, member);
        if id == whole || self.members.contains(&id) {
            return 1;
        }
        match &types[id].shape {
            Shape::Null => self.nullable = true,
            Shape::Union(inner) if is_plain(inner) => {
                self.any_of |= inner.any_of;
                self.add_members_of(types, whole, inner);
                return inner.members.len();
            }
            Shape::Any
            | Shape::Boolean { .. }
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array { .. }
            | Shape::Object(_)
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => {
                self.members.insert(id);
            }
        }
        1
    }

    /// Adds the members of an inner union, which was simplified before `whole`.
    fn add_members_of(&mut self, types: &Types, whole: TypeId, inner: &Union) {
        for member in &inner.members {
            let id = self.followed(types, *member);
            // A plain union in a simplified one is not simplified yet, since it contains `whole`, and therefore adds nothing to it.
            let contains_whole = id == whole || union(&types[id]).is_some_and(is_plain);
            if !contains_whole {
                self.members.insert(id);
            }
        }
    }

    /// The target of a member. If a reference is nullable, so is the union.
    fn followed(&mut self, types: &Types, member: Use) -> TypeId {
        let (id, is_nullable) = types.follow(member.ty);
        self.nullable |= is_nullable;
        id
    }
}

/// Returns whether there are several members for objects, or for arrays: values of two JSON types never fit both.
fn may_overlap(types: &Types, members: &[TypeId]) -> bool {
    let shapes = || members.iter().map(|id| &types[*id].shape);
    let objects = shapes().filter(|it| matches!(it, Shape::Object(_)));
    let arrays = shapes().filter(|it| matches!(it, Shape::Array { .. }));
    objects.count() > 1 || arrays.count() > 1
}

/// Drops members that only list required properties: they constrain the others and add no shape.
fn drop_constraints(types: &Types, members: &mut Vec<TypeId>) {
    let constrains = |id: &TypeId| {
        let object = types[*id].shape.as_object();
        object.is_some_and(|it| it.is_map() && !it.required_elsewhere.is_empty())
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
            // Two named types with equal properties are different types to their author.
            let both_named = types[member].component.is_some() && types[other].component.is_some();
            !both_named && budget.spend(1) && same_shape(types, member, other)
        });
        if !is_duplicate {
            alike.push(member);
        }
        !is_duplicate
    });
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
