//! Types: an arena of nodes, each with a shape.

use std::collections::HashSet;
use std::ops::{Index, IndexMut};

use indexmap::{IndexMap, IndexSet};
use serde_json::Value;

use crate::source::Pointer;

/// A name as the API spells it: goes into JSON, URLs and headers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WireName(String);

impl WireName {
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A node of [`Types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(usize);

impl TypeId {
    /// Its place among all types, for tables that have a row per type.
    pub fn index(self) -> usize {
        self.0
    }
}

/// All types of an API. Nodes are pruned but never removed, so that an id stays valid.
#[derive(Clone, Debug, Default)]
pub struct Types {
    all: Vec<Type>,
    pruned: HashSet<TypeId>,
}

impl Types {
    pub fn add(&mut self, ty: Type) -> TypeId {
        let id = TypeId(self.all.len());
        self.all.push(ty);
        id
    }

    /// Every id, in the order in which the nodes were made.
    pub fn ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..self.all.len()).map(TypeId)
    }

    /// Every node that was not pruned.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        let live = self.ids().zip(&self.all);
        live.filter(|(id, _)| !self.pruned.contains(id))
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (TypeId, &mut Type)> {
        let live = (0..).map(TypeId).zip(&mut self.all);
        live.filter(|(id, _)| !self.pruned.contains(id))
    }

    /// Lets every reference that is nothing else name what it leads to in the end: following long chains takes quadratic time.
    pub fn shorten_references(&mut self) {
        for start in self.ids() {
            let mut way = Vec::new();
            let mut current = start;
            while let Shape::Reference(target) = self[current].shape
                && !self[current].nullable
                && way.len() <= self.all.len()
            {
                way.push(current);
                current = target;
            }
            for reference in way {
                if reference != current {
                    self[reference].shape = Shape::Reference(current);
                }
            }
        }
    }

    /// Leaves the node out of [`Types::iter`].
    pub fn prune(&mut self, id: TypeId) {
        self.pruned.insert(id);
    }

    /// Every schema of the document, and its type after all passes: what requests have where that differs, and the rest.
    pub fn schemas(&self) -> IndexMap<&Pointer, Schema> {
        let mut schemas = IndexMap::new();
        // The first node at a pointer is the schema itself; what passes made of it comes later.
        for (id, ty) in self.ids().zip(&self.all).filter(|(_, ty)| !ty.for_requests) {
            schemas.entry(&ty.pointer).or_insert_with(|| {
                let request_side = self.chain(id).find_map(|id| self[id].request_side);
                Schema {
                    ty: self.follow(id).0,
                    request_side: request_side.map(|id| self.follow(id).0),
                }
            });
        }
        schemas
    }

    /// What is left, after all passes, of each type that was split in two: what responses have, and what requests have.
    pub fn split(&self) -> IndexSet<(TypeId, TypeId)> {
        let sides = self.ids().filter_map(|id| {
            let request = self[id].request_side?;
            Some((self.follow(id).0, self.follow(request).0))
        });
        sides
            .filter(|(response, request)| response != request)
            .collect()
    }

    /// The node, and those that its references lead to.
    fn chain(&self, id: TypeId) -> impl Iterator<Item = TypeId> {
        let next = |id: &TypeId| match self[*id].shape {
            Shape::Reference(target) if target != *id => Some(target),
            _ => None,
        };
        std::iter::successors(Some(id), next).take(self.all.len())
    }

    /// The node behind `id`, references followed, and whether one of them was nullable.
    pub fn follow(&self, id: TypeId) -> (TypeId, bool) {
        let mut current = id;
        let mut nullable = false;
        // A chain of references as long as the arena is a circle.
        for _ in 0..=self.all.len() {
            nullable |= self[current].nullable;
            match self[current].shape {
                Shape::Reference(target) if target != current => current = target,
                _ => return (current, nullable),
            }
        }
        (current, nullable)
    }
}

impl Index<TypeId> for Types {
    type Output = Type;

    fn index(&self, id: TypeId) -> &Type {
        &self.all[id.0]
    }
}

impl IndexMut<TypeId> for Types {
    fn index_mut(&mut self, id: TypeId) -> &mut Type {
        &mut self.all[id.0]
    }
}

/// What became of a schema of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    pub ty: TypeId,
    /// What requests have instead, where that is another type.
    pub request_side: Option<TypeId>,
}

/// One schema, or what a pass made of several.
#[derive(Clone, Debug, Default)]
pub struct Type {
    pub pointer: Pointer,
    /// The name that `codegen.toml` or the document's own `title` gives it.
    pub title: Option<String>,
    /// The name under which `components` lists it.
    pub component: Option<String>,
    /// The name that `codegen.toml` gives it; wins over every other.
    pub pinned: Option<String>,
    pub docs: Docs,
    /// Whether `null` is a value of it. After `fold_nullable`, only a [`Use`] is nullable.
    pub nullable: bool,
    /// Whether `split_read_write` made it, as the request's side of a type that responses have too.
    pub for_requests: bool,
    /// What requests have instead, where `split_read_write` made two types of one.
    pub request_side: Option<TypeId>,
    /// Whether it stands for something that could not be read, which was reported there.
    pub assumed: bool,
    /// Whether it stands for the items of a list that says nothing of them.
    pub unsaid: bool,
    /// What its values must be that their type does not say.
    pub constraints: Vec<Constraint>,
    /// Whether its values must not be shown (`format: password`, `x-sensitive`).
    pub sensitive: bool,
    pub shape: Shape,
}

/// What a reader is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    pub summary: Option<String>,
    pub description: Option<String>,
}

/// A rule for values that only their documentation states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    Bounds {
        minimum: Option<String>,
        maximum: Option<String>,
        /// Whether the minimum itself is excluded.
        above: bool,
        /// Whether the maximum itself is excluded.
        below: bool,
    },
    MultipleOf(String),
    /// At least, and at most; so for the other two.
    Characters(usize, Option<usize>),
    Items(usize, Option<usize>),
    Entries(usize, Option<usize>),
    Pattern(String),
    Unique,
}

/// A place where a type is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Use {
    pub ty: TypeId,
    pub nullable: bool,
    /// Set by `box_cycles` on the one edge that closes a cycle.
    pub boxed: bool,
}

impl Use {
    pub fn of(ty: TypeId) -> Self {
        Self {
            ty,
            nullable: false,
            boxed: false,
        }
    }
}

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
    /// All members at once; gone after `merge_all_of`.
    AllOf(Vec<TypeId>),
    /// Another type under this pointer; gone from uses after `fold_nullable`.
    Reference(TypeId),
    /// The payload of a generic envelope, made by `detect_envelopes`.
    Parameter,
    /// A generic envelope with its payload, made by `detect_envelopes`.
    Apply {
        envelope: TypeId,
        payload: Use,
    },
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integer {
    pub format: Option<String>,
    pub minimum: Option<i128>,
    pub maximum: Option<i128>,
    /// The enumerated values, none when it is not an enumeration.
    pub values: Vec<i64>,
}

impl Integer {
    /// The enumerated values in order: that of the document means nothing.
    pub fn sorted(&self) -> Vec<i64> {
        let mut values = self.values.clone();
        values.sort_unstable();
        values
    }

    /// Whether an `i64` cannot hold the maximum. All other bounds are documentation.
    pub fn is_wide(&self) -> bool {
        // Bounds come as floating-point numbers, where the maximum of an `i64` is one more than it is.
        let beyond = |maximum| maximum > i128::from(i64::MAX) + 1;
        self.maximum.is_some_and(beyond) && self.minimum.is_none_or(|minimum| minimum >= 0)
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Number {
    pub format: Option<String>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StringShape {
    pub format: Option<String>,
    /// The enumerated values, none when it is not an enumeration.
    pub values: IndexSet<String>,
    /// Whether the document itself takes any string beside the values.
    pub open: bool,
}

impl StringShape {
    /// The only value that there is.
    pub fn constant(&self) -> Option<&String> {
        let only = self.values.first().filter(|_| self.values.len() == 1);
        only.filter(|_| !self.open)
    }

    /// A string that takes the values of both, and of no other unless one of them does.
    pub fn either(self, other: &Self) -> Self {
        let format = self.format.filter(|it| other.format.as_ref() == Some(it));
        let any = self.values.is_empty() != other.values.is_empty();
        let mut values = self.values;
        values.extend(other.values.iter().cloned());
        Self {
            format,
            values,
            open: self.open || other.open || any,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Object {
    pub fields: IndexMap<WireName, Field>,
    pub additional: Additional,
    /// Names that are required here and declared elsewhere (in another member of an `allOf`).
    pub required_elsewhere: IndexSet<WireName>,
    /// Set by `detect_envelopes`.
    pub envelope: Option<EnvelopeRoles>,
}

/// Which properties of an envelope mean what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeRoles {
    pub payload: WireName,
    /// The boolean that says whether the call succeeded.
    pub success: Option<WireName>,
}

/// What an object holds beside its declared properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Additional {
    /// Nothing is said: anything may come, nothing is expected.
    #[default]
    Open,
    /// Nothing else.
    Closed,
    /// Values of this type, declared with `additionalProperties`.
    Typed(Use),
}

#[derive(Clone, Debug)]
pub struct Field {
    pub value: Use,
    pub required: bool,
    pub read_only: bool,
    pub write_only: bool,
    pub deprecated: bool,
    pub default: Option<Value>,
    pub docs: Docs,
    pub pointer: Pointer,
}

#[derive(Clone, Debug, Default)]
pub struct Union {
    pub members: Vec<Use>,
    pub discriminator: Option<Discriminator>,
    /// How a value is told apart; set by `tell_unions_apart`. [`Choice::Unknown`] keeps the JSON.
    pub choice: Option<Choice>,
}

#[derive(Clone, Debug)]
pub struct Discriminator {
    pub property: WireName,
    pub mapping: Vec<Tag>,
}

/// A value of the discriminator's property, and the member that it names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag {
    pub value: String,
    pub member: TypeId,
    /// Whether the value is only the name of the component, which counts if the member itself states no value.
    pub implied: bool,
}

/// How the member of a union is found, as a decision tree that the runtime walks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Member(usize),
    Unknown,
    Kind(Vec<(Kind, Choice)>),
    Tag {
        key: WireName,
        cases: Vec<(String, Choice)>,
        otherwise: Box<Choice>,
    },
    Key {
        cases: Vec<(WireName, Choice)>,
        otherwise: Box<Choice>,
    },
    Property {
        key: WireName,
        cases: Vec<(Kind, Choice)>,
        otherwise: Box<Choice>,
    },
    Items {
        cases: Vec<(Kind, Choice)>,
        otherwise: Box<Choice>,
    },
}

/// The JSON type of a value; `Integer` is a whole `Number`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Shape {
    /// The types that this shape is made of.
    pub fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        self.add_uses_to(&mut uses);
        uses
    }

    /// The same, for walks that would else allocate for every type.
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

    /// The same, to be rewritten in place.
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

impl Object {
    fn uses_mut(&mut self) -> Vec<&mut Use> {
        let fields = self.fields.values_mut().map(|field| &mut field.value);
        let additional = match &mut self.additional {
            Additional::Typed(value) => Some(value),
            Additional::Open | Additional::Closed => None,
        };
        fields.chain(additional).collect()
    }

    /// Whether it is only a map: it declares no property, and takes others.
    pub fn is_map(&self) -> bool {
        self.fields.is_empty() && self.additional != Additional::Closed
    }
}

impl Additional {
    pub fn value(self) -> Option<Use> {
        match self {
            Self::Typed(value) => Some(value),
            Self::Open | Self::Closed => None,
        }
    }
}
