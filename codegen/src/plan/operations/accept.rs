//! Responses in other media types than the default one of a call.

use crate::ir::{self, BodyFormat, Shape};
use crate::plan::naming::{Scope, value_name};
use crate::plan::rust::{OtherAnswer, Setter, Success};
use crate::plan::{Planner, docs, problems};
use crate::report::Report;

use super::other_media_types::{others, words};

/// The property by which the body of a request asks for a stream.
const STREAM: &str = "stream";

impl Planner<'_> {
    /// The responses in media types whose content differs from the preferred one.
    pub(crate) fn other_answers(
        &self,
        operation: &ir::Operation,
        success: &Success,
        setters: &[Setter],
        report: &mut Report,
    ) -> Vec<OtherAnswer> {
        let mut scope = Scope::default();
        for setter in setters {
            scope.first_free(std::slice::from_ref(setter.method()));
        }
        let mut answers: Vec<OtherAnswer> = Vec::new();
        for response in operation.successes() {
            let Some(used) = response.content.preferred() else {
                continue;
            };
            let several = matches!(success, Success::ByStatus(_));
            self.note_unread(used, several, report);
            let others = others(used, &response.content);
            // If bodies already differ by status, a second choice would be one too many.
            let one_body = !several;
            if others.repeated || !(one_body || others.offered.is_empty()) {
                let kept = if one_body {
                    others.offered.as_slice()
                } else {
                    &[]
                };
                let at = response.pointer.child("content");
                let problem = problems::other_media_types(used, kept, &response.content, &at);
                report.push(problem);
            }
            for content in others.offered.into_iter().filter(|_| one_body) {
                let media_type = content.media_type.to_string();
                if answers.iter().any(|known| known.media_type == media_type) {
                    continue;
                }
                self.note_unread(content, several, report);
                let method = value_name(&format!("accept {}", words(&content.media_type)));
                let longer = value_name(&format!(
                    "accept {}",
                    content.media_type.essence().replace('/', " ")
                ));
                let switch =
                    Some(STREAM).filter(|_| self.is_switched_by_stream(operation, content));
                let (asks, sets) = (docs::code(&media_type), switch.map(docs::code));
                let doc = match sets {
                    Some(sets) => format!("Requests {asks} instead, and sets {sets} in the body."),
                    None => format!("Requests {asks} instead."),
                };
                answers.push(OtherAnswer {
                    method: scope.first_free(&[method, longer]),
                    success: self.body_of(content),
                    doc: docs::line(doc),
                    switch,
                    media_type,
                });
            }
        }
        answers
    }

    /// Returns whether the body of an operation has a flag for a response that is a stream.
    fn is_switched_by_stream(&self, operation: &ir::Operation, answer: &ir::Content) -> bool {
        let is_stream = matches!(answer.format(), BodyFormat::Events | BodyFormat::Lines);
        let has_flag = |content: &ir::Content| {
            let can_be_set = matches!(content.format(), BodyFormat::Json | BodyFormat::Urlencoded);
            let object = content.value.map(|it| &self.api.types[it.ty].shape);
            let field =
                object.and_then(|it| it.as_object()?.fields.get(&ir::WireName::new(STREAM)));
            let shape = field.map(|it| &self.api.types[it.value.ty].shape);
            can_be_set && matches!(shape, Some(Shape::Boolean { .. }))
        };
        let bodies = operation.body.as_ref().map(|it| &it.content);
        is_stream && bodies.is_some_and(|it| !it.is_empty() && it.iter().all(has_flag))
    }

    /// Reports a body that is read only as bytes, which includes streams if there are `several` bodies.
    fn note_unread(&self, content: &ir::Content, several: bool, report: &mut Report) {
        let unread = match content.format() {
            BodyFormat::Xml | BodyFormat::Multipart => true,
            BodyFormat::Events | BodyFormat::Lines => several,
            BodyFormat::Json | BodyFormat::Urlencoded | BodyFormat::Text | BodyFormat::Binary => {
                false
            }
        };
        if unread && !self.is_bytes(content) {
            report.push(problems::unread_media_type(content));
        }
    }
}
