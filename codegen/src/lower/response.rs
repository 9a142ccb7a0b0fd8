//! Bodies of requests, and of responses by status.

use indexmap::IndexMap;
use openapiv3::{
    ParameterSchemaOrContent, ReferenceOr, Responses, Schema, SchemaKind, StatusCode, StringFormat,
    Type, VariantOrUnknownOrEmpty,
};

use crate::ir::{
    Body, BodyFormat, Content, Contents, Docs, Header, MediaType, Response, Status, Use, WireName,
};
use crate::source::Pointer;

use super::lowering::Lowering;
use super::problems;

impl Lowering<'_> {
    pub(super) fn body(
        &mut self,
        body: Option<&ReferenceOr<openapiv3::RequestBody>>,
        at: &Pointer,
    ) -> Option<Body> {
        let at = at.child("requestBody");
        let body = body?;
        let Some(found) = self.document.resolve(body, &at) else {
            self.dangling(body, &at);
            return None;
        };
        let mut content = self.content(&found.value.content, &found.pointer);
        for (content, declared) in content.iter_mut().zip(found.value.content.values()) {
            content.example = self.example_of_body(declared);
            content.encodings = self.encodings(content.format(), declared, &content.pointer);
        }
        Some(Body {
            required: found.value.required,
            docs: described(found.value.description.as_deref()),
            content: Contents::of(content),
            pointer: found.pointer,
        })
    }

    pub(super) fn responses(
        &mut self,
        responses: &Responses,
        method: &str,
        at: &Pointer,
    ) -> Vec<Response> {
        let at = at.child("responses");
        let mut lowered = Vec::new();
        for (code, response) in &responses.responses {
            // Keys that are not statuses were removed when the document was repaired.
            if let Some(status) = status(code) {
                lowered.extend(self.response(status, response, &at.child(&code.to_string())));
            }
        }
        if let Some(response) = &responses.default {
            lowered.extend(self.response(Status::Default, response, &at.child("default")));
        }
        for response in &mut lowered {
            self.leave_bodies_out(response, method);
        }
        lowered.sort_by_key(|response| response.status);
        lowered
    }

    fn response(
        &mut self,
        status: Status,
        response: &ReferenceOr<openapiv3::Response>,
        at: &Pointer,
    ) -> Option<Response> {
        let Some(found) = self.document.resolve(response, at) else {
            self.dangling(response, at);
            return None;
        };
        let headers = found.value.headers.iter();
        let headers = headers
            .filter_map(|(name, header)| {
                let at = found.pointer.child("headers").child(name);
                self.header(name, header, &at)
            })
            .collect();
        Some(Response {
            status,
            docs: described(Some(&found.value.description)),
            content: Contents::of(self.content(&found.value.content, &found.pointer)),
            headers,
            pointer: found.pointer,
        })
    }

    /// Removes a body that HTTP does not allow, whatever the document declares.
    fn leave_bodies_out(&mut self, response: &mut Response, method: &str) {
        let reason = match response.status {
            _ if method == "HEAD" => "a response to HEAD",
            Status::Exact(100..200 | 204 | 205 | 304) | Status::Range(1) => {
                "a response of this status"
            }
            Status::Exact(_) | Status::Range(_) | Status::Default => return,
        };
        if let Some(content) = response.content.preferred() {
            let problem = problems::impossible_body(reason, &content.pointer);
            self.report.push(problem);
            response.content = Contents::default();
        }
    }

    fn header(
        &mut self,
        name: &str,
        header: &ReferenceOr<openapiv3::Header>,
        at: &Pointer,
    ) -> Option<Header> {
        let Some(found) = self.document.resolve(header, at) else {
            self.dangling(header, at);
            return None;
        };
        let (value, is_json) = match &found.value.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let value = self.schema(schema, &found.pointer.child("schema"));
                (self.header_value(name, value), false)
            }
            ParameterSchemaOrContent::Content(content) => {
                let media_type = content.keys().next().map(|it| MediaType::read(it));
                let is_json = media_type.is_some_and(|it| it.format() == BodyFormat::Json);
                (self.schema_of_content(content, &found.pointer), is_json)
            }
        };
        Some(Header {
            name: WireName::new(name),
            value: Use::of(value),
            is_json,
            docs: described(found.value.description.as_deref()),
        })
    }

    fn content(&mut self, content: &openapiv3::Content, at: &Pointer) -> Vec<Content> {
        let at = at.child("content");
        let content = content.iter();
        content
            .map(|(media_type, content)| {
                let at = at.child(media_type);
                let schema = content.schema.as_ref();
                Content {
                    media_type: match schema.is_some_and(|it| self.is_binary(it, &at)) {
                        true => MediaType::read_binary(media_type),
                        false => MediaType::read(media_type),
                    },
                    value: schema.map(|schema| Use::of(self.schema(schema, &at.child("schema")))),
                    example: None,
                    encodings: IndexMap::new(),
                    pointer: at,
                }
            })
            .collect()
    }
}

impl Lowering<'_> {
    /// Returns whether a schema describes any bytes.
    fn is_binary(&self, schema: &ReferenceOr<Schema>, at: &Pointer) -> bool {
        let found = self.document.resolve(schema, at);
        found.is_some_and(|found| match &found.value.schema_kind {
            SchemaKind::Type(Type::String(string)) => {
                string.format == VariantOrUnknownOrEmpty::Item(StringFormat::Binary)
            }
            SchemaKind::Type(_)
            | SchemaKind::OneOf { .. }
            | SchemaKind::AllOf { .. }
            | SchemaKind::AnyOf { .. }
            | SchemaKind::Not { .. }
            | SchemaKind::Any(_) => false,
        })
    }
}

fn described(description: Option<&str>) -> Docs {
    Docs {
        summary: None,
        description: description
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned),
        ..Docs::default()
    }
}

fn status(code: &StatusCode) -> Option<Status> {
    match code {
        StatusCode::Code(code) if (100..600).contains(code) => Some(Status::Exact(*code)),
        StatusCode::Range(class) if (1..6).contains(class) => {
            u8::try_from(*class).ok().map(Status::Range)
        }
        StatusCode::Code(_) | StatusCode::Range(_) => None,
    }
}
