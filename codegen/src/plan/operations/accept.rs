//! Responses in other media types than the default one of a call.

use crate::ir::{self, BodyFormat, Shape};
use crate::plan::naming::{Scope, value_name};
use crate::plan::rust::{OtherResponse, Setter, Success};
use crate::plan::{Planner, docs, problems};
use crate::report::Report;

use super::other_media_types::{others, words};

/// The property by which the body of a request asks for a stream.
const STREAM: &str = "stream";

impl Planner<'_> {
    /// The responses in media types whose content differs from the preferred one.
    pub(crate) fn other_responses(
        &self,
        operation: &ir::Operation,
        success: &Success,
        setters: &[Setter],
        report: &mut Report,
    ) -> Vec<OtherResponse> {
        let mut scope = Scope::default();
        for setter in setters {
            scope.first_free(std::slice::from_ref(setter.method()));
        }
        // If bodies already differ by status, a second choice would be one too many.
        let several = matches!(success, Success::ByStatus(_));
        let mut other_responses: Vec<OtherResponse> = Vec::new();
        for content in self.offered(operation, several, report) {
            let media_type = content.media_type.to_string();
            if !other_responses
                .iter()
                .any(|known| known.media_type == media_type)
            {
                self.note_unread(content, several, report);
                other_responses.push(self.other_response(operation, content, &mut scope));
            }
        }
        other_responses
    }

    /// The contents of successes beside the preferred ones. Those that are left out are reported; if there are `several` bodies, all are.
    fn offered<'a>(
        &self,
        operation: &'a ir::Operation,
        several: bool,
        report: &mut Report,
    ) -> Vec<&'a ir::Content> {
        let mut offered = Vec::new();
        for response in operation.successes() {
            let Some(used) = response.content.preferred() else {
                continue;
            };
            self.note_unread(used, several, report);
            let others = others(used, &response.content);
            let left_out = several && !others.offered.is_empty();
            let kept = if several { Vec::new() } else { others.offered };
            if others.repeated || left_out {
                let at = response.pointer.child("content");
                let problem = problems::other_media_types(used, &kept, &response.content, &at);
                report.push(problem);
            }
            offered.extend(kept);
        }
        offered
    }

    /// The method that requests one of the other contents.
    fn other_response(
        &self,
        operation: &ir::Operation,
        content: &ir::Content,
        scope: &mut Scope,
    ) -> OtherResponse {
        let media_type = content.media_type.to_string();
        let method = |words: &str| value_name(&format!("accept {words}"));
        let short = method(&words(&content.media_type));
        let long = method(&content.media_type.essence().replace('/', " "));
        let switch = self
            .is_switched_by_stream(operation, content)
            .then_some(STREAM);
        let asks = docs::code(&media_type);
        let doc = match switch.map(docs::code) {
            Some(sets) => format!("Requests {asks} instead, and sets {sets} in the body."),
            None => format!("Requests {asks} instead."),
        };
        OtherResponse {
            method: scope.first_free(&[short, long]),
            success: self.body_of(content),
            doc: docs::line(doc),
            switch,
            media_type,
        }
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
