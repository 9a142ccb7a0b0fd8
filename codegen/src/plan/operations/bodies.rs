//! Bodies of requests: the argument for each of their media types.

use crate::ir::{self, BodyFormat, Content, Contents, Shape, Use};
use crate::plan::docs::{self, doc};
use crate::plan::naming::{RustName, Scope, value_name};
use crate::plan::rust::{Argument, ArgumentType, Doc, RustType, Target};
use crate::plan::{Planner, problems};
use crate::report::Report;

use super::other_media_types::{others, words};
use super::parameters::taken_as;
use super::part_types::{declared_types, takes_files};

/// The body of an operation as arguments: the default one, and the alternatives.
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) argument: Argument,
    pub(crate) doc: Doc,
    /// The words for each of the other media types, and its argument.
    pub(crate) others: Vec<(String, Argument)>,
}

impl Planner<'_> {
    pub(crate) fn body(
        &self,
        operation: &ir::Operation,
        scope: &mut Scope,
        report: &mut Report,
    ) -> Option<Body> {
        let body = operation.body.as_ref()?;
        let content = self.default_of(&body.content)?;
        let others = others(content, &body.content);
        if others.repeated {
            let at = body.pointer.child("content");
            let problem = problems::other_media_types(content, &others.offered, &body.content, &at);
            report.push(problem);
        }
        let name = scope.first_free(&[value_name("body"), value_name("request_body")]);
        let others = others.offered.into_iter().map(|content| {
            let words = words(&content.media_type);
            (words, self.body_argument(content, name.clone(), report))
        });
        let others = others.collect();
        Some(Body {
            required: body.required,
            argument: self.body_argument(content, name, report),
            doc: match doc(&body.docs) {
                empty if empty.0.is_empty() => docs::line("Sets the body."),
                described => described,
            },
            others,
        })
    }

    /// The preferred content, unless other JSON has the shape that its schema describes.
    fn default_of<'c>(&self, contents: &'c Contents) -> Option<&'c Content> {
        let preferred = contents.preferred()?;
        let mut others = contents.others();
        let fitting = match self.fits_its_media_type(preferred) {
            true => None,
            false => others.find(|it| it.json().is_some() && self.fits_its_media_type(it)),
        };
        Some(fitting.unwrap_or(preferred))
    }

    /// Returns whether the values of the schema can be those of the media type. Only JSON Patch has a shape of its own.
    fn fits_its_media_type(&self, content: &Content) -> bool {
        let shape = content.value.map(|value| &self.api.types[value.ty].shape);
        let is_object = shape.is_some_and(|it| it.as_object().is_some());
        !(content.media_type.is_list_of_changes() && is_object)
    }

    fn body_argument(&self, content: &Content, name: RustName, report: &mut Report) -> Argument {
        let media_type = content.media_type.to_string();
        let (ty, target) = match (content.value, content.format()) {
            (_, BodyFormat::Binary | BodyFormat::Text | BodyFormat::Xml)
                if content.media_type.is_range() =>
            {
                (ArgumentType::TypedBytes, Target::BytesOf(media_type))
            }
            (Some(value), BodyFormat::Json) if self.fits_its_media_type(content) => {
                let ty = self.used(value);
                (
                    taken_as(ty, self.is_scalar(value)),
                    Target::Json(media_type),
                )
            }
            (Some(value), BodyFormat::Urlencoded) => (
                taken_as(self.plain(value), false),
                Target::Form(self.styled_properties(content)),
            ),
            (value, BodyFormat::Multipart) => self.multipart_body(content, value, media_type),
            (_, BodyFormat::Text) => (ArgumentType::Text, Target::Text(media_type)),
            (Some(_) | None, BodyFormat::Json) => (
                ArgumentType::Reference(RustType::Value),
                Target::Json(media_type),
            ),
            (_, BodyFormat::Binary) => (ArgumentType::Bytes, Target::Bytes(media_type)),
            // A stream is written by the caller, as it comes.
            (_, BodyFormat::Events | BodyFormat::Lines) => {
                (ArgumentType::Bytes, Target::Bytes(media_type))
            }
            (None, BodyFormat::Urlencoded) | (_, BodyFormat::Xml) => {
                if !self.is_bytes(content) {
                    report.push(problems::unsupported_media_type(content));
                }
                (ArgumentType::Bytes, Target::Bytes(media_type))
            }
        };
        Argument { name, ty, target }
    }

    /// A form of a struct that has files, else of the properties of a struct that is also JSON. Any other body is given in parts.
    fn multipart_body(
        &self,
        content: &Content,
        value: Option<Use>,
        media_type: String,
    ) -> (ArgumentType, Target) {
        let parts = (ArgumentType::Parts, Target::Multipart(media_type.clone()));
        let Some(value) = value else {
            return parts;
        };
        let form = taken_as(self.plain(value), false);
        if self.forms.contains(&value.ty) {
            return (form, Target::Multipart(media_type));
        }
        let object = self.api.types[value.ty].shape.as_object();
        let has_only_values = object.is_some_and(|object| {
            let mut fields = object.fields.iter();
            !object.is_map()
                && fields.all(|(name, field)| {
                    let declared = content.encodings.get(name);
                    let declared = declared.and_then(|it| it.media_type.as_ref());
                    !takes_files(&self.api.types, field.value, declared)
                })
        });
        match has_only_values {
            true => (
                form,
                Target::Properties(media_type, declared_types(content)),
            ),
            false => parts,
        }
    }

    /// Returns whether the document itself describes a body only as bytes.
    pub(crate) fn is_bytes(&self, content: &Content) -> bool {
        let shape = content.value.map(|value| &self.api.types[value.ty].shape);
        match shape {
            Some(Shape::String(string)) => string.format.as_deref() == Some("binary"),
            Some(_) | None => false,
        }
    }
}
