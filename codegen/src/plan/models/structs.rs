//! Objects → structs: fields, constants, and the ways to build one.

use std::collections::HashMap;

use crate::ir::{self, Additional, PartType, Shape, TypeId};
use crate::plan::docs::{self, doc, doc_of};
use crate::plan::naming::order::in_order;
use crate::plan::naming::words::{snake, with_signs};
use crate::plan::naming::{RustName, Scope, constant_name, parts, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{
    Constant, Derived, Directions, Doc, Envelope, Extra, Field, Literal, Part, PartContent,
    Presence, Role, RustType, Struct, Taken,
};
use crate::settings::{Chosen, SerdeDirections};

use super::constraints::constraints;
use super::multipart::part_content;
use super::types::hidden;

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

/// A property of an object, with its index in the document.
struct Property<'a> {
    index: usize,
    owner: TypeId,
    wire: &'a ir::WireName,
    field: &'a ir::Field,
}

impl Planner<'_> {
    pub(crate) fn struct_(&self, id: TypeId, name: RustName, object: &ir::Object) -> Struct {
        let mut scope = StructScope::default();
        let properties = by_right_to_their_names(id, object);
        let constants = self.constants(&properties, &mut scope);
        let mut fields = self.fields(object, &properties, &constants, &mut scope);
        let envelope = envelope(object, &fields);
        let mut described = doc(&self.api.types[id].docs);
        if let Some(envelope) = &envelope {
            describe(envelope, &mut described, &mut fields);
        }
        let multipart = self.forms.contains(&id);
        Struct {
            doc: docs::paragraphs([described, self.lacking(id, &fields)]),
            derived: Derived::default(),
            deprecated: self.deprecation_of(id),
            generic: object.envelope.is_some(),
            directions: match multipart {
                true => Directions::default(),
                false => self.directions(id),
            },
            default: !fields.iter().any(|field| field.presence.must_be_given()),
            extra: self.extra(id, object, &mut scope),
            multipart,
            constructor: self.reach.request.contains(id),
            envelope,
            fields,
            constants: in_order(constants),
            name,
        }
    }

    /// The constants of the properties that have only one value, each with the index of its property.
    fn constants(
        &self,
        properties: &[Property<'_>],
        scope: &mut StructScope,
    ) -> Vec<(usize, Constant)> {
        let constants = properties.iter().filter_map(|property| {
            let value = self.only_value(property.field.value.ty)?;
            Some((property.index, self.constant(property, value, scope)))
        });
        constants.collect()
    }

    /// The only value of a type that allows no other.
    pub(crate) fn only_value(&self, id: TypeId) -> Option<Literal> {
        match &self.api.types[id].shape {
            Shape::String(string) => Some(Literal::Text(string.constant()?.clone())),
            Shape::Integer(integer) => match integer.values[..] {
                [only] => Some(Literal::Integer(only)),
                [..] => None,
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

    /// Returns whether a struct has a constant in the place of a field.
    pub(super) fn is_only_constant(&self, field: &ir::Field) -> bool {
        is_always_there(field) && self.only_value(field.value.ty).is_some()
    }

    fn constant(
        &self,
        property: &Property<'_>,
        value: Literal,
        scope: &mut StructScope,
    ) -> Constant {
        let wire = property.wire.as_str();
        Constant {
            name: scope
                .constants
                .first_free(&[constant_name(wire), constant_name(&with_signs(wire))]),
            encoded: is_always_there(property.field),
            part: self.part(property, PartContent::Value),
            wire: wire.to_owned(),
            value,
            doc: doc_of(property.wire, &property.field.docs),
        }
    }

    /// The fields, in the order of the document.
    fn fields(
        &self,
        object: &ir::Object,
        properties: &[Property<'_>],
        constants: &[(usize, Constant)],
        scope: &mut StructScope,
    ) -> Vec<Field> {
        let constants: HashMap<usize, &Constant> =
            constants.iter().map(|(index, it)| (*index, it)).collect();
        let mut names = self.field_names(object, &mut scope.fields);
        let fields = properties.iter().filter_map(|property| {
            let name = names.remove(property.wire)?;
            let constant = constants.get(&property.index);
            let preset = constant.and_then(|it| preset(property, it));
            Some((property.index, self.field(property, name, preset, scope)))
        });
        in_order(fields.collect())
    }

    /// The names of the fields of a struct. A constant that is always present has no field: it cannot be set, and reading it tells
    /// nothing.
    pub(crate) fn field_names<'o>(
        &self,
        object: &'o ir::Object,
        scope: &mut Scope,
    ) -> HashMap<&'o ir::WireName, RustName> {
        let fields = object.fields.iter();
        let mut fields: Vec<&ir::WireName> = fields
            .filter(|(_, field)| !self.is_only_constant(field))
            .map(|(wire, _)| wire)
            .collect();
        fields.sort_by_cached_key(|wire| right_to_a_name(wire));
        scope.promise(object.fields.values().filter_map(|it| it.kept.as_ref()));
        let names = fields.into_iter().map(|wire| {
            let kept = object.fields.get(wire).and_then(|it| it.kept.as_deref());
            (wire, scope.first_of(parts::field(wire.as_str(), kept)))
        });
        names.collect()
    }

    /// The map of undeclared properties, if the type has one.
    fn extra(&self, id: TypeId, object: &ir::Object, scope: &mut StructScope) -> Option<Extra> {
        let (value, taken, sentence) = match object.additional {
            Additional::Typed(value) => (
                self.used(value),
                self.taken_alone(value, self.used(value)),
                "Further properties, whose names the API's users choose.",
            ),
            Additional::Open if self.keeps_unknown_keys(id, object) => unknown_keys(),
            Additional::Open | Additional::Closed if self.has_name_of_extra(id, object) => {
                unknown_keys()
            }
            Additional::Open | Additional::Closed => return None,
        };
        let names = [value_name("extra"), value_name("additional_properties")];
        let name = scope.fields.first_free(&names);
        Some(Extra {
            setter: setter(&name, &mut scope.methods),
            taken: Taken::Entries(Box::new(taken)),
            doc: docs::line(sentence),
            name,
            value,
        })
    }

    /// Returns whether a type keeps keys that the document does not declare.
    fn keeps_unknown_keys(&self, id: TypeId, object: &ir::Object) -> bool {
        let is_json = !self.forms.contains(&id);
        let has_both_directions = self.settings.types.serde == SerdeDirections::Both && is_json;
        // A value that was read, edited and written must not lose the keys that the service has added since.
        let is_written_back =
            has_both_directions || self.reach.both(id) || self.counterparts.keeps_unknown_keys(id);
        // A required key that is not a property could not be sent otherwise.
        let needs_more =
            is_json && self.reach.request.contains(id) && !object.required_elsewhere.is_empty();
        let overlaps = self.reach.response.contains(id) && self.overlapping.contains(&id);
        is_written_back || needs_more || overlaps || self.is_chosen(id)
    }

    /// Returns whether a property has the name of the field that the feature `serde` adds to a type of one direction without such a field.
    fn has_name_of_extra(&self, id: TypeId, object: &ir::Object) -> bool {
        let has_its_name = |wire: &ir::WireName| snake(wire.as_str()) == "extra";
        let Directions { decode, encode } = self.directions(id);
        decode != encode && !self.forms.contains(&id) && object.fields.keys().any(has_its_name)
    }

    /// Returns whether the settings keep the undocumented keys of a type that is read.
    fn is_chosen(&self, id: TypeId) -> bool {
        let is_chosen = match &self.settings.types.extra {
            Chosen::All => true,
            Chosen::These(pointers) => {
                let own = &self.api.types[id].pointer;
                pointers.iter().any(|pointer| pointer.value == *own)
            }
        };
        is_chosen && self.reach.response.contains(id)
    }

    /// The part of a multipart form for a property with a value of this type.
    fn part(&self, property: &Property<'_>, content: PartContent) -> Part {
        let media_type = self.part_types.get(property.owner, property.wire);
        Part {
            content,
            media_type: media_type
                .filter(|it| !it.is_anything())
                .map(PartType::to_string),
        }
    }

    /// The field of a property, with the methods that set and read it.
    fn field(
        &self,
        property: &Property<'_>,
        name: RustName,
        preset: Option<RustName>,
        scope: &mut StructScope,
    ) -> Field {
        let Property {
            owner, wire, field, ..
        } = *property;
        let value = self.field_value(property);
        let presence = self.presence(owner, field);
        let ty = presence.ty(value.clone());
        let methods = &mut scope.methods;
        let at = self.api.types[owner].pointer.child("properties");
        let is_own = field.pointer == at.child(wire.as_str());
        Field {
            origin: (!is_own).then(|| field.pointer.as_str().to_owned()),
            setter: setter(&name, methods),
            or_default: self.default_accessor(
                owner,
                wire,
                field,
                presence,
                &value,
                (&name, methods),
            ),
            clear: clear(&name, presence, methods),
            part: self.part(property, part_content(&ty)),
            taken: self.taken(presence, field.value, value),
            ty,
            preset,
            wire: wire.as_str().to_owned(),
            doc: self.field_doc(wire, field),
            deprecated: docs::deprecation(field.deprecated, &field.docs),
            presence,
            name,
        }
    }

    /// The type of the value of a property that is there.
    fn field_value(&self, property: &Property<'_>) -> RustType {
        let value = property.field.value;
        let ty = match self.forms.contains(&property.owner) {
            true => self.form_part(value, self.part_types.get(property.owner, property.wire)),
            false => self.plain(value),
        };
        match self.is_hidden(property.owner, value) {
            true => hidden(ty),
            false => ty,
        }
    }

    /// Returns whether `Debug` must not show the value of a property. Calls take the result out of an envelope, which stays as it is.
    fn is_hidden(&self, owner: TypeId, value: ir::Use) -> bool {
        let object = self.api.types[owner].shape.as_object();
        self.api.types[value.ty].sensitive && object.is_some_and(|it| it.envelope.is_none())
    }

    pub(crate) fn presence(&self, owner: TypeId, field: &ir::Field) -> Presence {
        let required = field.required && !self.relaxed(owner, field);
        // Any JSON value may be null, which differs from being absent.
        let is_any = self.plain(field.value) == RustType::Value;
        let nullable = field.value.nullable || (!required && is_any);
        // A form cannot contain null.
        let contains_null = self.reach.request.contains(owner) && !self.forms.contains(&owner);
        if field.cleared_by_empty && !takes_empty(&self.plain(field.value)) {
            return match required {
                true => Presence::RequiredClearable,
                false => Presence::Clearable,
            };
        }
        match (required, nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::RequiredNullable,
            (false, true) if contains_null => Presence::ThreeState,
            (false, true | false) => Presence::Optional,
        }
    }

    /// Returns whether a required property may be absent from a response: a value of another type is valid, or the settings say so. A type
    /// that is sent as well has the property by a setter, and the settings do not apply to it.
    fn relaxed(&self, owner: TypeId, field: &ir::Field) -> bool {
        if field.untyped {
            return self.reach.response.contains(owner);
        }
        let only_read = !self.reach.request.contains(owner);
        only_read
            && match &self.settings.types.relax_required {
                Chosen::All => true,
                Chosen::These(pointers) => pointers
                    .iter()
                    .any(|pointer| pointer.value == field.pointer),
            }
    }

    /// The constraints on the values of a type that is not an item.
    pub(crate) fn constraints(&self, used: ir::Use) -> Doc {
        match self.names.get(used.ty) {
            Some(_) => Doc::default(),
            None => constraints(&self.api.types[used.ty].constraints),
        }
    }

    fn field_doc(&self, wire: &ir::WireName, field: &ir::Field) -> Doc {
        let own = doc_of(wire, &field.docs);
        // A scalar has no item that could carry the description of its schema.
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
        let constraints = self.constraints(field.value);
        docs::paragraphs([described, constraints].into_iter().chain(default))
    }
}

impl Struct {
    /// The fields that `new` takes, sorted by name, since the order of the document means nothing and may change.
    pub fn asked_for(&self) -> Vec<&Field> {
        let mut fields: Vec<&Field> = self
            .fields
            .iter()
            .filter(|it| it.presence.must_be_given())
            .collect();
        fields.sort_by_key(|field| argument_order(&field.name, &field.wire));
        fields
    }
}

/// The place of a field among the parameters of `new`.
pub(crate) fn argument_order<'f>(name: &'f RustName, wire: &'f str) -> (&'f str, &'f str) {
    (name.plain(), wire)
}

/// Returns whether every value of an object has the property, and it is never null.
fn is_always_there(field: &ir::Field) -> bool {
    field.required && !field.value.nullable
}

/// The properties of an object in the order in which they get their names, which does not depend on the document.
fn by_right_to_their_names(owner: TypeId, object: &ir::Object) -> Vec<Property<'_>> {
    let properties = object.fields.iter().enumerate();
    let properties = properties.map(|(index, (wire, field))| Property {
        index,
        owner,
        wire,
        field,
    });
    let mut properties: Vec<Property<'_>> = properties.collect();
    properties.sort_by_cached_key(|property| right_to_a_name(property.wire));
    properties
}

/// The rank of a key among those that would get the same name. A key that Rust spells the same way comes first.
fn right_to_a_name(wire: &ir::WireName) -> (bool, &str) {
    let wire = wire.as_str();
    (snake(wire) != wire, wire)
}

/// The constant to which `new` sets a field, if the property may be omitted, but is never null.
fn preset(property: &Property<'_>, constant: &Constant) -> Option<RustName> {
    match &constant.value {
        Literal::Text(_) if !property.field.value.nullable => Some(constant.name.clone()),
        Literal::Text(_) | Literal::Integer(_) | Literal::Boolean(_) => None,
    }
}

/// The roles of the fields of an envelope.
fn envelope(object: &ir::Object, fields: &[Field]) -> Option<Envelope> {
    let role = |wire: &ir::WireName| {
        let field = fields.iter().find(|field| field.wire == wire.as_str())?;
        Some(Role {
            field: field.name.clone(),
            wire: field.wire.clone(),
            presence: field.presence,
        })
    };
    let roles = object.envelope.as_ref()?;
    Some(Envelope {
        payload: role(&roles.payload)?,
        success: roles.success.as_ref().and_then(role),
    })
}

/// Describes an envelope where the document does not, since documents describe what is in it.
fn describe(envelope: &Envelope, doc: &mut Doc, fields: &mut [Field]) {
    let payload = &envelope.payload;
    if doc.0.is_empty() {
        *doc = docs::line(format!(
            "The wrapper of a response, with the result in `{}`.",
            payload.field.plain()
        ));
    }
    let field = fields.iter_mut().find(|it| it.name == payload.field);
    if let Some(field) = field.filter(|it| it.doc.0.is_empty()) {
        field.doc = docs::line("The result, which a failure lacks.");
    }
}

/// The values of the keys that a document does not declare, the way to set them, and their description.
fn unknown_keys() -> (RustType, Taken, &'static str) {
    (
        RustType::Value,
        Taken::Into(RustType::Value),
        "Keys that the API does not document.",
    )
}

/// The name of the method that sets a field.
fn setter(field: &RustName, methods: &mut Scope) -> RustName {
    let set = value_name(&format!("set_{}", field.plain()));
    methods.first_free(&[field.clone(), set])
}

/// Returns whether the empty string is a value of a type.
fn takes_empty(ty: &RustType) -> bool {
    matches!(ty, RustType::String | RustType::Secret | RustType::Value)
}

/// The name of the method that clears a field, if the field can also be absent.
fn clear(field: &RustName, presence: Presence, methods: &mut Scope) -> Option<RustName> {
    let clear = || methods.unique(value_name(&format!("clear_{}", field.plain())));
    matches!(presence, Presence::ThreeState | Presence::Clearable).then(clear)
}
