//! The named parts of a 2.0 document, which are at its root, and become `components`.

use serde_json::{Map, Value};

use crate::report::Report;
use crate::source::Pointer;

use super::media::{Media, Outcome};
use super::{parameter, response, security};
use crate::normalize::upgrade::moves::Moves;

/// The named parts as they were at the root.
pub(super) struct Sections {
    pub(super) media: Media,
    pub(super) parameters: Map<String, Value>,
    pub(super) responses: Map<String, Value>,
    definitions: Option<Value>,
    security: Option<Value>,
    /// Some documents have `components` nevertheless, as targets of references.
    components: Map<String, Value>,
}

impl Sections {
    pub(super) fn take(document: &mut Map<String, Value>) -> Self {
        let mut section = |keyword: &str| match document.shift_remove(keyword) {
            Some(Value::Object(section)) => section,
            Some(_) | None => Map::new(),
        };
        Self {
            parameters: section("parameters"),
            responses: section("responses"),
            components: section("components"),
            definitions: document.shift_remove("definitions"),
            security: document.shift_remove("securityDefinitions"),
            media: Media::take(document),
        }
    }

    /// The parameter that a reference names, and its original place.
    pub(super) fn parameter(&self, reference: &str) -> Option<(&Value, Pointer)> {
        named(reference, "#/parameters/", "parameters", &self.parameters)
    }

    /// The response that a reference names, and its original place.
    pub(super) fn response(&self, reference: &str) -> Option<(&Value, Pointer)> {
        named(reference, "#/responses/", "responses", &self.responses)
    }

    /// The sections under their names in 3.0.
    pub(super) fn components(
        self,
        moves: &mut Moves<'_>,
        report: &mut Report,
    ) -> Map<String, Value> {
        let mut components = self.components;
        let schemas = self.definitions.map(|it| ("definitions", "schemas", it));
        let schemes = self
            .security
            .map(|it| ("securityDefinitions", "securitySchemes", it));
        let parameters = Value::Object(self.parameters);
        let responses = Value::Object(self.responses);
        let others = [
            ("parameters", "parameters", parameters),
            ("responses", "responses", responses),
        ];
        for (old, new, section) in schemas.into_iter().chain(schemes).chain(others) {
            let to = Pointer::root().child("components").child(new);
            moves.moved(&Pointer::root().child(old), &to);
            components.insert(new.to_owned(), section);
        }
        let mut section =
            |name: &str, convert: &mut dyn FnMut(&mut Map<String, Value>, &Pointer)| {
                let at = Pointer::root().child("components").child(name);
                let members = components.get_mut(name).and_then(Value::as_object_mut);
                for (name, member) in members.into_iter().flatten() {
                    if let Value::Object(member) = member {
                        convert(member, &at.child(name));
                    }
                }
            };
        section("parameters", &mut |it, at| {
            parameter::convert(it, at, moves, report)
        });
        section("responses", &mut |it, at| {
            response::convert(it, at, Outcome::Other, &self.media, moves, report)
        });
        section("securitySchemes", &mut |it, _| security::convert(it));
        // Bodies went to the operations that refer to them.
        if let Some(Value::Object(parameters)) = components.get_mut("parameters") {
            parameters.retain(|_, it| !parameter::is_body(it));
        }
        components
    }
}

fn named<'s>(
    reference: &str,
    prefix: &str,
    keyword: &str,
    section: &'s Map<String, Value>,
) -> Option<(&'s Value, Pointer)> {
    let name = Pointer::parse(&format!("/{}", reference.strip_prefix(prefix)?))?.last()?;
    let found = section.get(&name)?;
    Some((found, Pointer::root().child(keyword).child(&name)))
}
