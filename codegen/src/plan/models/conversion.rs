//! Conversions of responses into requests, if their types differ.
//!
//! They are decided on the planned items, since they depend on the types of the planned fields.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use crate::ir::{Shape, TypeId, WireName};
use crate::plan::docs;
use crate::plan::planner::Planner;
use crate::plan::rust::{
    Change, Conversion, ConvertedField, ConvertedMember, Doc, Extra, Field, Item, Parts, RustName,
    RustType, Struct, Union,
};

/// The models on the two sides of a conversion.
type Pair = (RustName, RustName);

impl Planner<'_> {
    /// The conversions into each type of a request.
    pub(super) fn conversions(
        &self,
        items: &[(TypeId, Item)],
    ) -> HashMap<RustName, Vec<Conversion>> {
        let items: HashMap<&RustName, &Item> =
            items.iter().map(|(_, it)| (it.name(), it)).collect();
        let names = self.counterparts.names(&self.names).into_iter();
        let pairs: Vec<(&Item, &Item)> = names
            .filter_map(|(source, target)| Some((*items.get(source)?, *items.get(target)?)))
            .collect();
        let mut conversions: HashMap<RustName, Vec<Conversion>> = HashMap::new();
        for conversion in possible(&pairs) {
            let known = conversions.entry(conversion.target.clone());
            known.or_default().push(conversion);
        }
        conversions
    }

    /// The sentence that explains why a struct of a request has no conversion: it requires a field that its source lacks.
    pub(super) fn lacking(&self, id: TypeId, fields: &[Field]) -> Doc {
        let Some(source) = self.counterparts.response_side(id) else {
            return Doc::default();
        };
        let (Some(name), Shape::Object(object)) =
            (self.names.get(source), &self.api.types[source].shape)
        else {
            return Doc::default();
        };
        let has = |wire: &str| {
            let field = object.fields.get(&WireName::new(wire));
            field.is_some_and(|it| !self.is_only_constant(it))
        };
        let lacking = fields
            .iter()
            .filter(|it| it.presence.must_be_given() && !has(&it.wire));
        let lacking: Vec<String> = lacking.map(|it| docs::code(&it.wire)).collect();
        match lacking.is_empty() {
            true => Doc::default(),
            false => docs::line(format!(
                "There is no `From<{name}>`: responses have no {}.",
                lacking.join(", ")
            )),
        }
    }
}

/// All conversions that are possible. A conversion that needs an impossible one is impossible as well.
fn possible(pairs: &[(&Item, &Item)]) -> Vec<Conversion> {
    let possible = pairs.iter().filter_map(|(source, target)| {
        let conversion = conversion(source, target)?;
        Some(((source.name().clone(), target.name().clone()), conversion))
    });
    let mut conversions: IndexMap<Pair, Conversion> = possible.collect();
    loop {
        let known: HashSet<Pair> = conversions.keys().cloned().collect();
        conversions.retain(|_, it| it.needs().iter().all(|needed| known.contains(needed)));
        if conversions.len() == known.len() {
            return conversions.into_values().collect();
        }
    }
}

fn conversion(source: &Item, target: &Item) -> Option<Conversion> {
    let (parts, doc) = match (source, target) {
        (Item::Struct(source), Item::Struct(target)) => fields(source, target)?,
        (Item::Union(source), Item::Union(target)) => (members(source, target)?, Doc::default()),
        (Item::Raw(_), Item::Union(_)) => (Parts::Kept, Doc::default()),
        (Item::Struct(_) | Item::Enum(_) | Item::Union(_) | Item::Raw(_), _) => return None,
    };
    Some(Conversion {
        source: source.name().clone(),
        target: target.name().clone(),
        doc,
        parts,
    })
}

fn of_key<'s>(source: &'s Struct, wire: &str) -> Option<&'s Field> {
    source.fields.iter().find(|field| field.wire == wire)
}

fn fields(source: &Struct, target: &Struct) -> Option<(Parts, Doc)> {
    if source.generic || target.generic {
        return None;
    }
    let fields = target.fields.iter().map(|field| {
        let source = match of_key(source, &field.wire) {
            Some(source) => Some((source.name.clone(), change(&source.ty, &field.ty)?)),
            None if field.presence.must_be_given() => return None,
            None => None,
        };
        Some(ConvertedField {
            name: field.name.clone(),
            source,
        })
    });
    let extra = target.extra.iter().map(|extra| {
        let map = |extra: &Extra| RustType::Map(Box::new(extra.value.clone()));
        let source = match &source.extra {
            Some(source) => Some((source.name.clone(), change(&map(source), &map(extra))?)),
            None => None,
        };
        Some(ConvertedField {
            name: extra.name.clone(),
            source,
        })
    });
    let parts = Parts::Fields(fields.chain(extra).collect::<Option<_>>()?);
    let is_sent = |field: &&Field| target.fields.iter().any(|it| it.wire == field.wire);
    let left_out = source.fields.iter().filter(|field| !is_sent(field));
    let left_out: Vec<String> = left_out.map(|field| docs::code(&field.wire)).collect();
    let doc = match left_out.is_empty() {
        true => Doc::default(),
        false => docs::text(&format!("Leaves out {}.", left_out.join(", "))),
    };
    Some((parts, doc))
}

/// The counterpart of a union has the same members in the same order.
fn members(source: &Union, target: &Union) -> Option<Parts> {
    if source.members.len() != target.members.len() {
        return None;
    }
    let pairs = source.members.iter().zip(&target.members);
    let members = pairs.map(|(source, target)| {
        Some(ConvertedMember {
            source: source.name.clone(),
            target: target.name.clone(),
            change: change(&source.ty, &target.ty)?,
        })
    });
    Some(Parts::Members(members.collect::<Option<_>>()?))
}

/// `None` if a value of the source type is not always a value of the target type.
fn change(source: &RustType, target: &RustType) -> Option<Change> {
    use RustType::{Boxed, Clearable, Map, Model, Nullable, Option as Maybe, Vec as List};

    if source == target {
        return Some(Change::Same);
    }
    let inner = |source, target| change(source, target).map(Box::new);
    Some(match (source, target) {
        (Boxed(source), target) => Change::Unboxed(inner(source, target)?),
        (source, Boxed(target)) => Change::Boxed(inner(source, target)?),
        (Maybe(source), Maybe(target)) | (Clearable(source), Clearable(target)) => {
            Change::Optional(inner(source, target)?)
        }
        (Maybe(_), Nullable(target)) => Change::Nullable(inner(source, &Maybe(target.clone()))?),
        (List(source), List(target)) => Change::Each(inner(source, target)?),
        (Map(source), Map(target)) => Change::Values(inner(source, target)?),
        (source, Maybe(target)) => Change::Some(inner(source, target)?),
        (Model(source), Model(target)) => Change::Model {
            source: source.clone(),
            target: target.clone(),
        },
        (_, _) => return None,
    })
}

impl Conversion {
    /// The conversions that it depends on.
    fn needs(&self) -> Vec<Pair> {
        match &self.parts {
            Parts::Fields(fields) => {
                let changes = fields.iter().filter_map(|it| it.source.as_ref());
                changes.filter_map(|(_, change)| change.needs()).collect()
            }
            Parts::Members(members) => members.iter().filter_map(|it| it.change.needs()).collect(),
            Parts::Kept => Vec::new(),
        }
    }
}

impl Change {
    fn needs(&self) -> Option<Pair> {
        match self {
            Self::Same => None,
            Self::Model { source, target } => Some((source.clone(), target.clone())),
            Self::Optional(inner)
            | Self::Each(inner)
            | Self::Values(inner)
            | Self::Nullable(inner)
            | Self::Some(inner)
            | Self::Unboxed(inner)
            | Self::Boxed(inner) => inner.needs(),
        }
    }
}
