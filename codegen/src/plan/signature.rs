//! What a method takes: how each parameter and the body become arguments or setters.

use crate::ir::{self, Location, Shape};
use crate::report::Report;

use super::docs::{self, doc};
use super::names::{Scope, value_name};
use super::rust::{Argument, ArgumentType, Parameter, RustType, Setter, Style, Target};
use super::{Planner, problems};

/// Names of the runtime's own methods on a call, and of what emitted code calls its locals.
const CALL_METHODS: [&str; 10] = [
    "new",
    "send",
    "with_response",
    "with_timeout",
    "with_header",
    "with_query",
    "with_base_url",
    "into_future",
    "call",
    "self",
];

/// Numbers that count pages and items are whole, whatever documents say.
const PAGING: [&str; 8] = [
    "page",
    "per_page",
    "perpage",
    "page_size",
    "pagesize",
    "limit",
    "offset",
    "page_number",
];

impl Planner<'_> {
    /// The required arguments in the order of the URL, then the body, then the required rest; and the setters.
    pub(super) fn signature(
        &self,
        operation: &ir::Operation,
        report: &mut Report,
    ) -> (Vec<Argument>, Vec<Setter>) {
        let mut arguments = Vec::new();
        let mut later = Vec::new();
        let mut setters = Vec::new();
        let mut scope = Scope::with(&CALL_METHODS);
        for parameter in &operation.parameters {
            let scoped = self.scope_of(parameter);
            let name = scoped.unwrap_or(parameter.name.as_str());
            let place = match parameter.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
                Location::Cookie => "cookie",
            };
            let placed = value_name(&format!("{name} {place}"));
            let mut argument = Argument {
                name: scope.first_free(&[value_name(name), placed]),
                ty: self.argument_type(parameter),
                target: target(parameter),
            };
            if let Some(scoped) = scoped {
                argument.target = Target::Path(scoped.to_owned());
            }
            let is_path = parameter.location == Location::Path;
            match (parameter.required && scoped.is_none(), is_path) {
                (true, true) => arguments.push(argument),
                (true, false) => later.push(argument),
                (false, _) => setters.push(Setter {
                    doc: self.setter_doc(parameter, scoped),
                    deprecated: parameter.deprecated,
                    argument,
                }),
            }
        }
        if let Some((required, argument, doc)) = self.body(operation, &mut scope, report) {
            if required {
                arguments.push(argument);
            } else {
                setters.push(Setter {
                    argument,
                    doc,
                    deprecated: false,
                });
            }
        }
        arguments.extend(later);
        (arguments, setters)
    }

    /// The name under which the client supplies a path parameter.
    pub(super) fn scope_of(&self, parameter: &ir::Parameter) -> Option<&str> {
        let mut scopes = self.settings.scope.iter();
        let found = scopes.find(|(_, scope)| {
            let mut names = scope.value.parameters.iter();
            parameter.location == Location::Path
                && names.any(|name| name.value == parameter.name.as_str())
        });
        found.map(|(name, _)| name.as_str())
    }

    fn setter_doc(&self, parameter: &ir::Parameter, scoped: Option<&str>) -> super::rust::Doc {
        let own = doc(&parameter.docs);
        let described = if own.0.is_empty() {
            doc(&self.api.types[parameter.value.ty].docs)
        } else {
            own
        };
        let default = parameter
            .default
            .as_ref()
            .map(|default| docs::line(format!("Default: {}.", docs::code(&default.to_string()))));
        let instead =
            scoped.map(|_| docs::line("Used instead of the one that the client was built with."));
        let wire = docs::line(format!(
            "Sets {}.",
            docs::code(scoped.unwrap_or(parameter.name.as_str()))
        ));
        let first = if described.0.is_empty() {
            wire
        } else {
            described
        };
        docs::paragraphs([first].into_iter().chain(default).chain(instead))
    }

    fn argument_type(&self, parameter: &ir::Parameter) -> ArgumentType {
        let ty = self.plain(parameter.value);
        let name = parameter.name.as_str().to_lowercase().replace('-', "_");
        if ty == RustType::F64 && PAGING.contains(&name.as_str()) {
            return ArgumentType::Value(RustType::I64);
        }
        taken_as(ty, self.is_scalar(parameter.value))
    }

    fn is_scalar(&self, used: ir::Use) -> bool {
        match &self.api.types[used.ty].shape {
            Shape::Boolean { .. } | Shape::Integer(_) | Shape::Number(_) | Shape::String(_) => true,
            Shape::Any
            | Shape::Null
            | Shape::Array { .. }
            | Shape::Object(_)
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => false,
        }
    }

    /// Whether the operation needs a body that the client cannot write, so that a method for it would never work.
    pub(super) fn needs_unwritable_body(
        &self,
        operation: &ir::Operation,
        report: &mut Report,
    ) -> bool {
        let body = operation.body.as_ref();
        let content = body.and_then(|body| preferred(&body.content));
        let content = content.filter(|it| {
            let is_form = form(&media_type(&it.media_type)) == Form::Multipart;
            is_form && !it.value.is_some_and(|value| self.forms.contains(&value.ty))
        });
        if let Some(content) = content {
            report.push(problems::unwritten_media_type(content, &operation.id));
        }
        content.is_some()
    }

    /// The body as an argument, and whether a call needs it.
    fn body(
        &self,
        operation: &ir::Operation,
        scope: &mut Scope,
        report: &mut Report,
    ) -> Option<(bool, Argument, super::rust::Doc)> {
        let body = operation.body.as_ref()?;
        let content = preferred(&body.content)?;
        let media_type = media_type(&content.media_type);
        if body.content.len() > 1 {
            let at = body.pointer.child("content");
            report.push(problems::other_media_types(content, &body.content, &at));
        }
        let name = scope.first_free(&[value_name("body"), value_name("request_body")]);
        let (ty, target) = match (content.value, form(&media_type)) {
            (Some(value), Form::Json) => {
                let ty = self.used(value);
                (
                    taken_as(ty, self.is_scalar(value)),
                    Target::Json(media_type),
                )
            }
            (Some(value), Form::Urlencoded) => (taken_as(self.plain(value), false), Target::Form),
            (Some(value), Form::Multipart) if self.forms.contains(&value.ty) => (
                taken_as(self.plain(value), false),
                Target::Multipart(media_type),
            ),
            (_, Form::Text) => (ArgumentType::Text, Target::Text(media_type)),
            (None, Form::Json) => (
                ArgumentType::Reference(RustType::Value),
                Target::Json(media_type),
            ),
            (_, Form::Binary) => (ArgumentType::Bytes, Target::Bytes(media_type)),
            (None, Form::Urlencoded) | (_, Form::Unsupported | Form::Multipart) => {
                if !self.is_bytes(content) {
                    report.push(problems::unsupported_media_type(content));
                }
                (ArgumentType::Bytes, Target::Bytes(media_type))
            }
        };
        let doc = match doc(&body.docs) {
            empty if empty.0.is_empty() => docs::line("Sets the body."),
            described => described,
        };
        Some((body.required, Argument { name, ty, target }, doc))
    }

    /// Whether the document itself says that a body is nothing but bytes, so that nothing is given up.
    pub(super) fn is_bytes(&self, content: &ir::Content) -> bool {
        let shape = content.value.map(|value| &self.api.types[value.ty].shape);
        match shape {
            Some(Shape::String(string)) => string.format.as_deref() == Some("binary"),
            Some(_) | None => false,
        }
    }
}

fn taken_as(ty: RustType, scalar: bool) -> ArgumentType {
    match ty {
        RustType::String | RustType::Secret => ArgumentType::Text,
        RustType::Vec(item) if *item == RustType::String => ArgumentType::Texts,
        RustType::Vec(item) => ArgumentType::Slice(*item),
        RustType::Text(text) if !text.is_small() => ArgumentType::Reference(ty),
        other if scalar => ArgumentType::Value(other),
        other => ArgumentType::Reference(other),
    }
}

fn target(parameter: &ir::Parameter) -> Target {
    let planned = Parameter {
        name: parameter.name.as_str().to_owned(),
        style: match (&parameter.media_type, parameter.style) {
            (Some(_), _) => Style::Json,
            (None, ir::Style::Form) => Style::Form,
            (None, ir::Style::SpaceDelimited) => Style::SpaceDelimited,
            (None, ir::Style::PipeDelimited) => Style::PipeDelimited,
            (None, ir::Style::DeepObject) => Style::DeepObject,
            (None, ir::Style::Simple) => Style::Simple,
            (None, ir::Style::Label) => Style::Label,
            (None, ir::Style::Matrix) => Style::Matrix,
        },
        explode: parameter.explode,
        reserved: parameter.reserved,
    };
    match parameter.location {
        Location::Path => Target::StyledPath(planned),
        Location::Query => Target::Query(planned),
        Location::Header => Target::Header(planned),
        Location::Cookie => Target::Cookie(planned),
    }
}

/// How a body of a media type is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Urlencoded,
    Text,
    Binary,
    /// Parts with a boundary between them.
    Multipart,
    /// Taken and given as bytes, for want of anything better.
    Unsupported,
}

pub(super) fn form(media_type: &str) -> Form {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence {
        "application/json" | "*/*" | "application/*" | "text/json" => Form::Json,
        json if json.ends_with("+json") => Form::Json,
        "application/x-www-form-urlencoded" => Form::Urlencoded,
        multipart if multipart.starts_with("multipart/") => Form::Multipart,
        "application/xml"
        | "text/xml"
        | "text/event-stream"
        | "application/x-ndjson"
        | "application/jsonl"
        | "application/json-seq" => Form::Unsupported,
        text if text.starts_with("text/") => Form::Text,
        _ => Form::Binary,
    }
}

/// The media type as it is sent: `*/*` says nothing, and JSON is what is meant.
pub(super) fn media_type(declared: &str) -> String {
    let harmless = declared.chars().all(|it| (' '..='~').contains(&it));
    let declared = declared.trim().to_lowercase();
    match declared.as_str() {
        "*/*" | "application/*" | "" => "application/json".to_owned(),
        _ if !harmless => "application/octet-stream".to_owned(),
        _ => declared,
    }
}

/// The content that the crate can say most about.
pub(super) fn preferred(content: &[ir::Content]) -> Option<&ir::Content> {
    let rank = |content: &&ir::Content| match form(&media_type(&content.media_type)) {
        Form::Json => 0,
        Form::Urlencoded => 1,
        Form::Text => 2,
        Form::Binary => 3,
        Form::Unsupported => 4,
        Form::Multipart => 5,
    };
    content.iter().min_by_key(rank)
}
