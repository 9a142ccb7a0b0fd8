//! Responses in other media types than the default one of a call.

use crate::ir::{self, BodyFormat};
use crate::plan::naming::{Scope, value_name};
use crate::plan::rust::{OtherAnswer, Setter, Success};
use crate::plan::{Planner, docs, problems};
use crate::report::Report;

use super::other_media_types::{others, words};

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
                let asks = format!("Requests {} instead.", docs::code(&media_type));
                answers.push(OtherAnswer {
                    method: scope.first_free(&[method, longer]),
                    success: self.body_of(content),
                    doc: docs::line(asks),
                    media_type,
                });
            }
        }
        answers
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
