//! Bodies of requests: the argument for each of their media types.

use crate::ir::{self, BodyFormat, Content, Shape};
use crate::plan::docs::{self, doc};
use crate::plan::naming::{RustName, Scope, value_name};
use crate::plan::rust::{Argument, ArgumentType, Doc, RustType, Target};
use crate::plan::{Planner, problems};
use crate::report::Report;

use super::other_media_types::{others, words};
use super::parameters::taken_as;

/// The body of an operation as arguments: the default one, and the alternatives.
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) argument: Argument,
    pub(crate) doc: Doc,
    /// The words for each of the other media types, and its argument.
    pub(crate) others: Vec<(String, Argument)>,
}

impl Planner<'_> {
    /// Returns whether the operation needs a body that the client cannot write, so that a method for it would never work.
    pub(crate) fn needs_unwritable_body(
        &self,
        operation: &ir::Operation,
        report: &mut Report,
    ) -> bool {
        let body = operation.body.as_ref();
        let content = body.and_then(|body| body.content.preferred());
        let content = content.filter(|it| !self.is_writable(it));
        if let Some(content) = content {
            report.push(problems::unwritten_media_type(content, &operation.id));
        }
        content.is_some()
    }

    /// A form is written by its type, which must be an object that is not JSON elsewhere.
    fn is_writable(&self, content: &Content) -> bool {
        let is_form = content.format() == BodyFormat::Multipart;
        !is_form
            || content
                .value
                .is_some_and(|value| self.forms.contains(&value.ty))
    }

    pub(crate) fn body(
        &self,
        operation: &ir::Operation,
        scope: &mut Scope,
        report: &mut Report,
    ) -> Option<Body> {
        let body = operation.body.as_ref()?;
        let content = body.content.preferred()?;
        let mut others = others(&body.content);
        let count = others.offered.len();
        others.offered.retain(|content| self.is_writable(content));
        if others.repeated || others.offered.len() < count {
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

    fn body_argument(&self, content: &Content, name: RustName, report: &mut Report) -> Argument {
        let media_type = content.media_type.to_string();
        let (ty, target) = match (content.value, content.format()) {
            (Some(value), BodyFormat::Json) => {
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
            (Some(value), BodyFormat::Multipart) if self.forms.contains(&value.ty) => (
                taken_as(self.plain(value), false),
                Target::Multipart(media_type),
            ),
            (_, BodyFormat::Text) => (ArgumentType::Text, Target::Text(media_type)),
            (None, BodyFormat::Json) => (
                ArgumentType::Reference(RustType::Value),
                Target::Json(media_type),
            ),
            (_, BodyFormat::Binary) => (ArgumentType::Bytes, Target::Bytes(media_type)),
            // A stream is written by the caller, as it comes.
            (_, BodyFormat::Events | BodyFormat::Lines) => {
                (ArgumentType::Bytes, Target::Bytes(media_type))
            }
            (None, BodyFormat::Urlencoded) | (_, BodyFormat::Xml | BodyFormat::Multipart) => {
                if !self.is_bytes(content) {
                    report.push(problems::unsupported_media_type(content));
                }
                (ArgumentType::Bytes, Target::Bytes(media_type))
            }
        };
        Argument { name, ty, target }
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
