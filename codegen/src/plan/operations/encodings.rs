//! Encodings of single properties of urlencoded forms, as the document has them.

use crate::ir::{BodyFormat, Content, PartType, Shape, WireName, Written};
use crate::plan::Planner;
use crate::plan::rust::{Parameter, Style};

impl Planner<'_> {
    /// The properties of a form-urlencoded body whose serialization differs from the usual one.
    pub(crate) fn styled_properties(&self, content: &Content) -> Vec<Parameter> {
        let encodings = content.encodings.iter();
        let properties = encodings.filter_map(|(name, encoding)| {
            let named = |style, explode, reserved| Parameter {
                name: name.as_str().to_owned(),
                style,
                explode,
                reserved,
            };
            match (&encoding.written, &encoding.media_type) {
                (Some(it), _) if self.is_usual(content, name, *it) => None,
                (Some(it), _) => Some(named(it.style, it.explode, it.reserved)),
                (None, Some(PartType::One(json))) if json.format() == BodyFormat::Json => {
                    Some(named(Style::Json, false, false))
                }
                (None, Some(_) | None) => None,
            }
        });
        properties.collect()
    }

    /// Returns whether a property would be serialized the same without its encoding.
    fn is_usual(&self, content: &Content, property: &WireName, written: Written) -> bool {
        let body = content.value.map(|value| &self.api.types[value.ty].shape);
        let Some(Shape::Object(object)) = body else {
            return false;
        };
        let is_flat = object.fields.get(property).is_some_and(|field| {
            let items = self.api.types[field.value.ty].shape.items();
            self.is_scalar(items.unwrap_or(field.value))
        });
        is_flat && written.repeats()
    }
}
