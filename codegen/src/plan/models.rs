//! Types of the IR → items of `models`, a file per resource that alone reaches them.

use std::collections::HashMap;

use crate::ir::{self, Additional, Shape, TypeId, Use};
use crate::settings::{RelaxRequired, SerdeDirections};

use super::Planner;
use super::docs::{self, doc};
use super::names::{RustName, Scope, constant_name, value_name, variant_name};
use super::rust::{
    Choice, Constant, Directions, Doc, Enum, EnumOver, Envelope, Extra, Field, Item, Kind, Literal,
    Member, Module, Presence, Raw, Role, RustType, Struct, Taken, Union, Variant,
};

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
            methods: Scope::with(&["new"]),
            constants: Scope::default(),
        }
    }
}

/// Where types stand that several resources reach.
const SHARED: &str = "shared";

impl Planner<'_> {
    pub(super) fn models(&self) -> Vec<Module> {
        let homes = self.homes();
        let mut modules: Vec<Module> = Vec::new();
        for &id in &self.names.order {
            let Some(item) = self.item(id) else {
                continue;
            };
            let home = homes.get(&id).map_or(SHARED, String::as_str);
            let name = value_name(home);
            match modules.iter_mut().find(|module| module.name == name) {
                Some(module) => module.items.push(item),
                None => modules.push(Module {
                    doc: module_doc(home),
                    imports: Vec::new(),
                    name,
                    items: vec![item],
                }),
            }
        }
        for module in &mut modules {
            module.imports = imports(&module.items);
            module
                .items
                .sort_by(|left, right| left.name().cmp(right.name()));
        }
        modules.sort_by(|left, right| left.name.cmp(&right.name));
        modules
    }

    /// The top-level resource that alone reaches a type.
    fn homes(&self) -> HashMap<TypeId, String> {
        let mut homes: HashMap<TypeId, String> = HashMap::new();
        for (operation, place) in self.api.operations.iter().zip(&self.tree.places) {
            let root = place.path.first().map_or(SHARED, String::as_str);
            let mut seen = std::collections::HashSet::new();
            let mut stack: Vec<TypeId> = operation.uses().iter().map(|it| it.ty).collect();
            while let Some(id) = stack.pop() {
                if !seen.insert(id) {
                    continue;
                }
                let home = homes.entry(id).or_insert_with(|| root.to_owned());
                if home != root {
                    SHARED.clone_into(home);
                }
                stack.extend(self.api.types[id].shape.uses().iter().map(|it| it.ty));
            }
        }
        homes
    }

    fn item(&self, id: TypeId) -> Option<Item> {
        let name = self.names.get(id)?.clone();
        let ty = &self.api.types[id];
        Some(match &ty.shape {
            Shape::Object(object) => Item::Struct(self.struct_(id, name, object)),
            Shape::Union(union) => self.union(id, name, union),
            Shape::String(string) => {
                let values = string.values.iter().cloned().map(Literal::Text);
                Item::Enum(enum_(name, &ty.docs, values, EnumOver::Strings))
            }
            Shape::Integer(integer) => {
                let values = integer.values.iter().copied().map(Literal::Integer);
                Item::Enum(enum_(name, &ty.docs, values, EnumOver::Integers))
            }
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Number(_)
            | Shape::Array { .. }
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => return None,
        })
    }

    fn directions(&self, id: TypeId) -> Directions {
        let both = self.settings.types.serde == SerdeDirections::Both;
        Directions {
            decode: both || self.reach.response.contains(id),
            encode: both || self.reach.request.contains(id),
        }
    }

    fn struct_(&self, id: TypeId, name: RustName, object: &ir::Object) -> Struct {
        let mut scope = StructScope::default();
        let mut constants: Vec<Constant> = Vec::new();
        let mut fields = Vec::new();
        for (wire, field) in &object.fields {
            let constant = self.constant(wire, field, &mut scope);
            let is_constant = field.required && !field.value.nullable;
            if constant.is_none() || !is_constant {
                let preset = constant
                    .as_ref()
                    .filter(|it| matches!(it.value, Literal::Text(_)));
                let preset = preset
                    .filter(|_| !field.value.nullable)
                    .map(|it| it.name.clone());
                fields.push(self.field(id, wire, field, preset, &mut scope));
            }
            constants.extend(constant.map(|constant| Constant {
                encoded: is_constant,
                ..constant
            }));
        }
        let both_ways = self.reach.request.contains(id) && self.reach.response.contains(id);
        let extra = match object.additional {
            Additional::Typed(value) => Some(self.used(value)),
            // What was read, edited and written must not lose what the service added since.
            Additional::Open if both_ways => Some(RustType::Value),
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
            directions: self.directions(id),
            default: fields.iter().all(|field| match field.presence {
                Presence::Optional | Presence::ThreeState | Presence::RequiredNullable => true,
                Presence::Required => false,
            }),
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
            constructor: self.reach.request.contains(id),
            fields,
            constants,
            envelope,
            name,
        }
    }

    /// A property with one value is a constant; if it is required there is nothing to set and nothing to read.
    fn constant(
        &self,
        wire: &ir::WireName,
        field: &ir::Field,
        scope: &mut StructScope,
    ) -> Option<Constant> {
        let value = match &self.api.types[field.value.ty].shape {
            Shape::String(string) if string.values.len() == 1 => {
                Literal::Text(string.values.first()?.clone())
            }
            Shape::Integer(integer) if integer.values.len() == 1 => {
                Literal::Integer(*integer.values.first()?)
            }
            Shape::Boolean { only: Some(only) } => Literal::Boolean(*only),
            _ => return None,
        };
        Some(Constant {
            name: scope.constants.unique(constant_name(wire.as_str())),
            encoded: true,
            wire: wire.as_str().to_owned(),
            value,
            doc: doc(&field.docs),
        })
    }

    fn field(
        &self,
        owner: TypeId,
        wire: &ir::WireName,
        field: &ir::Field,
        preset: Option<RustName>,
        scope: &mut StructScope,
    ) -> Field {
        let plain = self.plain(field.value);
        let required = field.required && !self.relaxed(owner, field);
        let presence = match (required, field.value.nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::RequiredNullable,
            (false, true) if self.reach.request.contains(owner) => Presence::ThreeState,
            (false, _) => Presence::Optional,
        };
        let name = scope.fields.unique(value_name(wire.as_str()));
        let set = value_name(&format!("set_{}", name.plain()));
        let clear = value_name(&format!("clear_{}", name.plain()));
        Field {
            setter: scope.methods.first_free(&[name.clone(), set]),
            clear: (presence == Presence::ThreeState).then(|| scope.methods.unique(clear)),
            preset,
            ty: match presence {
                Presence::Required => plain.clone(),
                Presence::RequiredNullable | Presence::Optional => {
                    RustType::Option(Box::new(plain.clone()))
                }
                Presence::ThreeState => RustType::Nullable(Box::new(plain.clone())),
            },
            taken: taken(plain),
            wire: wire.as_str().to_owned(),
            doc: self.field_doc(field),
            deprecated: field.deprecated,
            presence,
            name,
        }
    }

    /// Whether the settings say that servers leave a required property out.
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
        docs::paragraphs([described].into_iter().chain(default))
    }

    fn union(&self, id: TypeId, name: RustName, union: &ir::Union) -> Item {
        let docs = doc(&self.api.types[id].docs);
        let directions = self.directions(id);
        let mut scope = Scope::with(&["Unknown"]);
        let choice = union.choice.as_ref().unwrap_or(&ir::Choice::Unknown);
        if *choice == ir::Choice::Unknown && !self.reach.request.contains(id) {
            let mut scope = Scope::with(&["new"]);
            let accessors = union.members.iter().map(|member| {
                let ty = self.used(Use {
                    boxed: false,
                    ..*member
                });
                let words = format!("as_{}", value_name(&self.member_words(*member)).plain());
                let reads = format!("The value as {}, if it is one.", article(&words));
                (scope.unique(value_name(&words)), ty, docs::line(reads))
            });
            return Item::Raw(Raw {
                accessors: accessors.collect(),
                doc: docs,
                directions,
                name,
            });
        }
        let members = union.members.iter().map(|member| Member {
            name: scope.unique(variant_name(&self.member_words(*member))),
            ty: self.used(*member),
            doc: Doc::default(),
        });
        Item::Union(Union {
            members: members.collect(),
            doc: docs,
            directions,
            choice: planned(choice),
            name,
        })
    }

    /// What a member of a union is called: its type, or the kind of its values.
    fn member_words(&self, member: Use) -> String {
        if let Some(name) = self.names.get(member.ty) {
            return name.plain().to_owned();
        }
        match &self.api.types[member.ty].shape {
            Shape::Array { items } => format!("{} list", self.member_words(*items)),
            Shape::Object(object) => match object.additional {
                Additional::Typed(value) => format!("{} map", self.member_words(value)),
                Additional::Open | Additional::Closed => "object".to_owned(),
            },
            Shape::String(string) => match &string.format {
                Some(format) if format == "date-time" => "timestamp".to_owned(),
                Some(format) if format == "date" => "date".to_owned(),
                Some(_) | None => "string".to_owned(),
            },
            Shape::Integer(_) => "integer".to_owned(),
            Shape::Number(_) => "number".to_owned(),
            Shape::Boolean { .. } => "boolean".to_owned(),
            Shape::Null => "null".to_owned(),
            Shape::Any
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => "json".to_owned(),
        }
    }
}

impl Item {
    pub fn name(&self) -> &RustName {
        match self {
            Self::Struct(item) => &item.name,
            Self::Enum(item) => &item.name,
            Self::Union(item) => &item.name,
            Self::Raw(item) => &item.name,
        }
    }

    /// Adds the models that the declaration of the item names.
    fn name_models(&self, named: &mut Vec<RustName>) {
        match self {
            Self::Struct(item) => {
                item.fields
                    .iter()
                    .for_each(|field| field.ty.name_models(named));
                item.extra
                    .iter()
                    .for_each(|extra| extra.value.name_models(named));
            }
            Self::Enum(_) => {}
            Self::Union(item) => item.members.iter().for_each(|it| it.ty.name_models(named)),
            Self::Raw(item) => item
                .accessors
                .iter()
                .for_each(|(_, ty, _)| ty.name_models(named)),
        }
    }
}

impl RustType {
    /// Adds the models that the type is made of.
    pub(super) fn name_models(&self, named: &mut Vec<RustName>) {
        match self {
            Self::Model(name) => named.push(name.clone()),
            Self::Generic(name, argument) => {
                named.push(name.clone());
                argument.name_models(named);
            }
            Self::Vec(inner)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Nullable(inner)
            | Self::Boxed(inner) => inner.name_models(named),
            Self::Bool
            | Self::I32
            | Self::I64
            | Self::U64
            | Self::F64
            | Self::String
            | Self::Value
            | Self::Unit
            | Self::Timestamp
            | Self::Date
            | Self::Secret
            | Self::Base64
            | Self::Parameter => {}
        }
    }
}

/// The types that `items` name and that are none of them.
fn imports(items: &[Item]) -> Vec<RustName> {
    let mut named = Vec::new();
    items.iter().for_each(|item| item.name_models(&mut named));
    named.retain(|name| !items.iter().any(|item| item.name() == name));
    named.sort();
    named.dedup();
    named
}

fn module_doc(home: &str) -> Doc {
    docs::line(match home {
        SHARED => "Types that several resources use.".to_owned(),
        home => format!("Types of {}.", docs::code(home)),
    })
}

/// How a setter takes a value: text in any form, everything else as it is.
fn taken(ty: RustType) -> Taken {
    match ty {
        RustType::Boxed(inner) => Taken::Boxed(*inner),
        RustType::String | RustType::Secret => Taken::Into(ty),
        other => Taken::Value(other),
    }
}

fn enum_(
    name: RustName,
    docs: &ir::Docs,
    values: impl Iterator<Item = Literal>,
    over: EnumOver,
) -> Enum {
    let mut scope = Scope::with(&["Unknown"]);
    let variants = values.map(|value| {
        let words = match &value {
            Literal::Text(text) => text.clone(),
            Literal::Integer(number) if *number < 0 => format!("minus {}", number.unsigned_abs()),
            Literal::Integer(number) => format!("value {number}"),
            Literal::Boolean(flag) => flag.to_string(),
        };
        Variant {
            name: scope.first_free(&[
                variant_name(&words),
                variant_name(&format!("{words} value")),
            ]),
            value,
        }
    });
    Enum {
        variants: variants.collect(),
        doc: doc(docs),
        name,
        over,
    }
}

/// `as_pet` → `a pet`.
fn article(accessor: &str) -> String {
    let words = accessor.trim_start_matches("as_").replace('_', " ");
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {words}")
}

fn planned(choice: &ir::Choice) -> Choice {
    let kinds = |cases: &[(ir::Kind, ir::Choice)]| {
        let cases = cases.iter();
        cases
            .map(|(kind, choice)| (kind_of(*kind), planned(choice)))
            .collect()
    };
    match choice {
        ir::Choice::Member(index) => Choice::Member(*index),
        ir::Choice::Unknown => Choice::Unknown,
        ir::Choice::Kind(cases) => Choice::Kind(kinds(cases)),
        ir::Choice::Tag {
            key,
            cases,
            otherwise,
        } => Choice::Tag {
            key: key.as_str().to_owned(),
            cases: cases
                .iter()
                .map(|(value, choice)| (value.clone(), planned(choice)))
                .collect(),
            otherwise: Box::new(planned(otherwise)),
        },
        ir::Choice::Key { cases, otherwise } => Choice::Key {
            cases: cases
                .iter()
                .map(|(key, choice)| (key.as_str().to_owned(), planned(choice)))
                .collect(),
            otherwise: Box::new(planned(otherwise)),
        },
        ir::Choice::Property {
            key,
            cases,
            otherwise,
        } => Choice::Property {
            key: key.as_str().to_owned(),
            cases: kinds(cases),
            otherwise: Box::new(planned(otherwise)),
        },
        ir::Choice::Items { cases, otherwise } => Choice::Items {
            cases: kinds(cases),
            otherwise: Box::new(planned(otherwise)),
        },
    }
}

fn kind_of(kind: ir::Kind) -> Kind {
    match kind {
        ir::Kind::Null => Kind::Null,
        ir::Kind::Boolean => Kind::Boolean,
        ir::Kind::Integer => Kind::Integer,
        ir::Kind::Number => Kind::Number,
        ir::Kind::String => Kind::String,
        ir::Kind::Array => Kind::Array,
        ir::Kind::Object => Kind::Object,
    }
}
