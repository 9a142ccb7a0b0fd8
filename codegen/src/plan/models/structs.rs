//! Objects → structs: fields, constants, and how a consumer makes one.

use std::collections::HashMap;

use crate::ir::{self, Additional, Shape, TypeId};
use crate::plan::Planner;
use crate::plan::docs::{self, doc};
use crate::plan::naming::words::{snake, with_signs};
use crate::plan::naming::{RustName, Scope, constant_name, value_name};
use crate::plan::rust::{
    Constant, Directions, Doc, Envelope, Extra, Field, Literal, Presence, Role, RustType, Struct,
    Taken,
};
use crate::settings::{RelaxRequired, SerdeDirections};

use super::constraints::constraints;

/// The names that are taken in one struct.
struct StructScope {
    fields: Scope,
    methods: Scope,
    constants: Scope,
}

impl Default for StructScope {
    fn default() -> Self {
        Self {
            fields: Scope::default(),
            methods: Scope::with(&["new", "stub"]),
            constants: Scope::default(),
        }
    }
}

impl Planner<'_> {
    pub(crate) fn struct_(&self, id: TypeId, name: RustName, object: &ir::Object) -> Struct {
        let mut scope = StructScope::default();
        let mut constants: Vec<(usize, Constant)> = Vec::new();
        let mut fields = Vec::new();
        let mut names = self.field_names(object, &mut scope.fields);
        for (index, (wire, field)) in by_right_to_a_name(object) {
            let constant = self.constant(wire, field, &mut scope);
            let name = names.remove(wire);
            let is_constant = name.is_none();
            if let Some(name) = name {
                let preset = constant
                    .as_ref()
                    .filter(|it| matches!(it.value, Literal::Text(_)));
                let preset = preset
                    .filter(|_| !field.value.nullable)
                    .map(|it| it.name.clone());
                fields.push((
                    index,
                    self.field(id, (wire, field), name, preset, &mut scope),
                ));
            }
            constants.extend(constant.map(|constant| {
                let constant = Constant {
                    encoded: is_constant,
                    part: self.part_types.get(id, wire).map(str::to_owned),
                    ..constant
                };
                (index, constant)
            }));
        }
        let fields = in_order(fields);
        let constants = in_order(constants);
        let multipart = self.forms.contains(&id);
        let directions = if multipart {
            Directions::default()
        } else {
            self.directions(id)
        };
        let both = self.settings.types.serde == SerdeDirections::Both && !multipart;
        let both_ways = both || self.reach.both(id) || self.split.keeps_unknown_keys(id);
        let sent = self.reach.request.contains(id) && !multipart;
        let extra = match object.additional {
            Additional::Typed(value) => Some(self.used(value)),
            // What was read, edited and written must not lose what the service added since.
            Additional::Open if both_ways => Some(RustType::Value),
            // What is required and has no property could not be sent otherwise.
            Additional::Open if sent && !object.required_elsewhere.is_empty() => {
                Some(RustType::Value)
            }
            Additional::Open | Additional::Closed => None,
        };
        let of = |wire: &ir::WireName| {
            let field = fields
                .iter()
                .find(|field: &&Field| field.wire == wire.as_str());
            field.map(|field| Role {
                field: field.name.clone(),
                wire: field.wire.clone(),
            })
        };
        let envelope = object.envelope.as_ref().and_then(|roles| {
            Some(Envelope {
                payload: of(&roles.payload)?,
                success: roles.success.as_ref().and_then(of),
            })
        });
        Struct {
            doc: doc(&self.api.types[id].docs),
            generic: object.envelope.is_some(),
            directions,
            default: !fields.iter().any(|field| field.presence.must_be_given()),
            extra: extra.map(|value| Extra {
                name: scope
                    .fields
                    .first_free(&[value_name("extra"), value_name("additional_properties")]),
                doc: docs::line(match object.additional {
                    Additional::Typed(_) => "Further properties, under names of the API's users.",
                    Additional::Open | Additional::Closed => "Keys that the API does not document.",
                }),
                value,
            }),
            multipart,
            constructor: self.reach.request.contains(id),
            fields,
            constants,
            envelope,
            conversions: Vec::new(),
            name,
        }
    }

    /// The names of the fields of a struct. A required property with one value has none: there is nothing to set and nothing to read.
    pub(crate) fn field_names<'o>(
        &self,
        object: &'o ir::Object,
        scope: &mut Scope,
    ) -> HashMap<&'o ir::WireName, RustName> {
        let named = by_right_to_a_name(object).into_iter();
        let fields = named.filter(|(_, (_, field))| {
            let is_always_sent = field.required && !field.value.nullable;
            !is_always_sent || self.only_value(field).is_none()
        });
        let names = fields.map(|(_, (wire, _))| {
            let names = [
                value_name(wire.as_str()),
                value_name(&with_signs(wire.as_str())),
            ];
            (wire, scope.first_free(&names))
        });
        names.collect()
    }

    /// The value of a property that has just one.
    fn only_value(&self, field: &ir::Field) -> Option<Literal> {
        match &self.api.types[field.value.ty].shape {
            Shape::String(string) => Some(Literal::Text(string.constant()?.clone())),
            Shape::Integer(integer) => match integer.values[..] {
                [only] => Some(Literal::Integer(only)),
                _ => None,
            },
            Shape::Boolean { only } => only.map(Literal::Boolean),
            Shape::Any
            | Shape::Null
            | Shape::Number(_)
            | Shape::Array { .. }
            | Shape::Object(_)
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => None,
        }
    }

    /// A property with one value is a constant.
    fn constant(
        &self,
        wire: &ir::WireName,
        field: &ir::Field,
        scope: &mut StructScope,
    ) -> Option<Constant> {
        let value = self.only_value(field)?;
        Some(Constant {
            name: scope.constants.first_free(&[
                constant_name(wire.as_str()),
                constant_name(&with_signs(wire.as_str())),
            ]),
            encoded: true,
            part: None,
            wire: wire.as_str().to_owned(),
            value,
            doc: doc(&field.docs),
        })
    }

    fn field(
        &self,
        owner: TypeId,
        (wire, field): (&ir::WireName, &ir::Field),
        name: RustName,
        preset: Option<RustName>,
        scope: &mut StructScope,
    ) -> Field {
        let plain = match self.forms.contains(&owner) {
            true => self.part(field.value),
            false => self.plain(field.value),
        };
        let presence = self.presence(owner, field);
        let set = value_name(&format!("set_{}", name.plain()));
        let clear = value_name(&format!("clear_{}", name.plain()));
        Field {
            setter: scope.methods.first_free(&[name.clone(), set]),
            or_default: self.default_accessor(
                owner,
                wire,
                field,
                presence,
                &plain,
                (&name, &mut scope.methods),
            ),
            part: self.part_types.get(owner, wire).map(str::to_owned),
            clear: (presence == Presence::ThreeState).then(|| scope.methods.unique(clear)),
            preset,
            ty: presence.ty(plain.clone()),
            taken: match presence {
                // `None` is a value to be given, and says nothing of the type inside of it.
                Presence::RequiredNullable => Taken::Value(presence.ty(plain)),
                Presence::Required | Presence::Optional | Presence::ThreeState => taken(plain),
            },
            wire: wire.as_str().to_owned(),
            doc: self.field_doc(field),
            presence,
            name,
        }
    }

    pub(crate) fn presence(&self, owner: TypeId, field: &ir::Field) -> Presence {
        let required = field.required && !self.relaxed(owner, field);
        // Any JSON includes null, which is then another thing than absent.
        let is_any = self.plain(field.value) == RustType::Value;
        let nullable = field.value.nullable || (!required && is_any);
        // A form has no way to say null.
        let says_null = self.reach.request.contains(owner) && !self.forms.contains(&owner);
        match (required, nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::RequiredNullable,
            (false, true) if says_null => Presence::ThreeState,
            (false, true | false) => Presence::Optional,
        }
    }

    /// Returns whether the settings say that servers leave a required property out.
    fn relaxed(&self, owner: TypeId, field: &ir::Field) -> bool {
        let only_read = !self.reach.request.contains(owner);
        only_read
            && match &self.settings.types.relax_required {
                RelaxRequired::All => true,
                RelaxRequired::These(pointers) => pointers
                    .iter()
                    .any(|pointer| pointer.value == field.pointer),
            }
    }

    /// What the values of a type without an item of its own must be.
    pub(crate) fn constraints(&self, used: ir::Use) -> Doc {
        match self.names.get(used.ty) {
            Some(_) => Doc::default(),
            None => constraints(&self.api.types[used.ty].constraints),
        }
    }

    fn field_doc(&self, field: &ir::Field) -> Doc {
        let own = doc(&field.docs);
        // A scalar has no item to carry the description of its schema.
        let described = if own.0.is_empty() && self.names.get(field.value.ty).is_none() {
            doc(&self.api.types[field.value.ty].docs)
        } else {
            own
        };
        let default = field
            .default
            .as_ref()
            .filter(|it| !it.is_null())
            .map(|default| docs::line(format!("Default: {}.", docs::code(&default.to_string()))));
        let deprecated = field.deprecated.then(|| docs::line("Deprecated."));
        let constraints = self.constraints(field.value);
        docs::paragraphs(
            [described, constraints]
                .into_iter()
                .chain(default)
                .chain(deprecated),
        )
    }
}

/// The properties in the order in which they get their names, each with its index.
///
/// The order of the document does not decide which of two properties gets a name that both would have.
fn by_right_to_a_name(object: &ir::Object) -> Vec<(usize, (&ir::WireName, &ir::Field))> {
    let mut fields: Vec<_> = object.fields.iter().enumerate().collect();
    fields.sort_by_key(|(_, (wire, _))| (spelled_otherwise(wire), wire.as_str()));
    fields
}

impl Struct {
    /// The fields that `new` takes, sorted by name, since the order of the document means nothing and may change.
    pub fn asked_for(&self) -> Vec<&Field> {
        let mut fields: Vec<&Field> = self
            .fields
            .iter()
            .filter(|it| it.presence.must_be_given())
            .collect();
        fields.sort_by_key(|field| (field.name.plain(), field.wire.as_str()));
        fields
    }
}

/// Returns whether Rust spells the key in another way. A key that Rust spells alike has the better right to the name.
fn spelled_otherwise(wire: &ir::WireName) -> bool {
    snake(wire.as_str()) != wire.as_str()
}

/// Puts items back into the order of the document, after they were named in another one.
pub(crate) fn in_order<T>(mut named: Vec<(usize, T)>) -> Vec<T> {
    named.sort_by_key(|(index, _)| *index);
    named.into_iter().map(|(_, it)| it).collect()
}

/// How a setter takes a value: text in any form, everything else as it is.
fn taken(ty: RustType) -> Taken {
    match ty {
        RustType::Boxed(inner) => Taken::Boxed(*inner),
        RustType::String | RustType::Secret | RustType::File => Taken::Into(ty),
        other => Taken::Value(other),
    }
}
