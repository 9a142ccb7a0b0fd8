//! A type as text, without its parts, and the parts: two types are equal if both are equal.
//!
//! The text has everything that `equality.rs` compares of each shape; the two change together.

use std::fmt::Write;

use super::{Additional, Object, Shape, TypeId, Types, Union, Use};

/// One type without its parts, which follow in a fixed order.
pub struct Fingerprint {
    pub text: String,
    pub parts: Vec<TypeId>,
}

pub fn fingerprint(types: &Types, id: TypeId) -> Fingerprint {
    let ty = &types[id];
    let mut writer = Writer {
        types,
        text: format!("{} {} ", ty.nullable, ty.sensitive),
        parts: Vec::new(),
    };
    writer.shape(&ty.shape);
    Fingerprint {
        text: writer.text,
        parts: writer.parts,
    }
}

struct Writer<'t> {
    types: &'t Types,
    text: String,
    parts: Vec<TypeId>,
}

impl Writer<'_> {
    /// Adds a fact about a type, with names in quotes, so that no two shapes have the same text.
    fn say(&mut self, value: impl std::fmt::Debug) {
        // Writing to a string does not fail.
        let _ = write!(self.text, "{value:?} ");
    }

    fn part(&mut self, used: Use) {
        let (id, nullable) = self.types.follow(used.ty);
        self.say((used.nullable, nullable));
        self.parts.push(id);
    }

    fn shape(&mut self, shape: &Shape) {
        self.say(std::mem::discriminant(shape));
        match shape {
            Shape::Any | Shape::Null | Shape::Parameter => {}
            Shape::Boolean { only } => self.say(only),
            Shape::Integer(integer) => {
                self.say((&integer.format, integer.sorted(), integer.is_wide()));
            }
            Shape::Number(number) => self.say(&number.format),
            Shape::String(string) => {
                let mut values: Vec<&String> = string.values.iter().collect();
                values.sort();
                self.say((&string.format, values, string.constant().is_some()));
            }
            Shape::Array { items } => self.part(*items),
            Shape::Object(object) => self.object(object),
            Shape::Union(union) => self.union(union),
            Shape::Apply { envelope, payload } => {
                self.part(Use::of(*envelope));
                self.part(*payload);
            }
            Shape::AllOf(members) => self.say(members),
            Shape::Reference(target) => self.say(target),
        }
    }

    fn object(&mut self, object: &Object) {
        let mut required: Vec<_> = object.required_elsewhere.iter().collect();
        required.sort();
        self.say((&object.envelope, required));
        let mut fields: Vec<_> = object.fields.iter().collect();
        fields.sort_by_key(|(name, _)| *name);
        for (name, field) in fields {
            self.say((name, field.required, field.deprecated));
            self.say((field.read_only, field.write_only));
            self.say((field.cleared_by_empty, field.untyped));
            self.part(field.value);
        }
        match object.additional {
            Additional::Open => self.say("open"),
            Additional::Closed => self.say("closed"),
            Additional::Typed(value) => self.part(value),
        }
    }

    fn union(&mut self, union: &Union) {
        let tags = union.discriminator.as_ref().map(|it| {
            let values = it.mapping.iter().map(|tag| (&tag.value, tag.implied));
            (&it.property, values.collect::<Vec<_>>())
        });
        self.say((&union.choice, union.any_of, tags));
        for member in &union.members {
            self.part(*member);
        }
    }
}
