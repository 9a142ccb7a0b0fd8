//! What a method takes: how each parameter and the body become arguments or setters.

use crate::ir::{self, Location, Shape};
use crate::plan::Planner;
use crate::plan::docs::{self, doc};
use crate::plan::models::structs::in_order;
use crate::plan::naming::words::snake;
use crate::plan::naming::{Scope, value_name};
use crate::plan::rust::{
    Argument, ArgumentType, Notation, Parameter, RustType, Setter, Style, Target,
};
use crate::report::Report;

use super::bodies::Body;
use crate::plan::rust::Paging;

/// The runtime's own methods on every call. A setter cannot have one of these names.
pub(crate) const CALL_METHODS: [&str; 26] = [
    "new",
    "send",
    "with_response",
    "with_raw_response",
    "with_body_field",
    "with_timeout",
    "with_max_retries",
    "with_header",
    "with_query",
    "with_base_url",
    "into_future",
    "accepting",
    "answering",
    "put_credential",
    "put_path",
    "put_styled_path",
    "put_query",
    "put_styled_query",
    "put_header",
    "put_styled_header",
    "put_cookie",
    "put_json",
    "put_form",
    "put_multipart",
    "put_bytes",
    "wait",
];

/// The runtime's own methods on a call whose answer is a page.
const PAGED_METHODS: [&str; 3] = ["pages", "stream", "all"];

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

/// What a method takes.
pub(crate) struct Signature {
    pub(crate) arguments: Vec<Argument>,
    pub(crate) setters: Vec<Setter>,
    /// The arguments with the body in another media type, and what that is called.
    pub(crate) others: Vec<(String, Vec<Argument>)>,
}

impl Planner<'_> {
    /// The required arguments in the order of the URL, then the body, then the other required ones by name; and the setters.
    pub(crate) fn signature(
        &self,
        operation: &ir::Operation,
        paging: Option<&Paging>,
        report: &mut Report,
    ) -> Signature {
        let mut arguments = Vec::new();
        let mut later = Vec::new();
        let mut setters = Vec::new();
        // Arguments only have to differ from each other, while a setter is a method of the call.
        let mut argument_names = Scope::default();
        let mut setter_names = self.call_methods(paging);
        for (index, parameter) in in_canonical_order(operation) {
            let scoped = self.scope_of(parameter);
            let name = scoped.unwrap_or(parameter.name.as_str());
            let place = match parameter.location {
                Location::Path => "path",
                Location::Query => "query",
                Location::Header => "header",
                Location::Cookie => "cookie",
            };
            let placed = value_name(&format!("{name} {place}"));
            let is_argument = parameter.required && scoped.is_none();
            let names = match is_argument {
                true => &mut argument_names,
                false => &mut setter_names,
            };
            let ty = self.argument_type(parameter);
            let argument = Argument {
                name: names.first_free(&[value_name(name), placed]),
                target: target(parameter, name, &ty),
                ty,
            };
            let is_path = parameter.location == Location::Path;
            match (is_argument, is_path) {
                (true, true) => arguments.push(argument),
                (true, false) => later.push(argument),
                (false, _) => setters.push((
                    index,
                    Setter {
                        doc: self.setter_doc(parameter, scoped),
                        deprecated: parameter.deprecated,
                        name: None,
                        argument,
                    },
                )),
            }
        }
        let mut setters = in_order(setters);
        let is_required = operation.body.as_ref().is_some_and(|it| it.required);
        let body_names = match is_required {
            true => &mut argument_names,
            false => &mut setter_names,
        };
        let body = self.body(operation, body_names, report);
        let mut others = Vec::new();
        if let Some(body) = body {
            let at = arguments.len();
            if body.required {
                arguments.push(body.argument);
                others = body
                    .others
                    .into_iter()
                    .map(|(words, it)| (words, at, it))
                    .collect();
            } else {
                setters.extend(body_setters(body, &mut setter_names));
            }
        }
        arguments.extend(later);
        let others = others.into_iter().map(|(words, at, argument)| {
            let mut arguments = arguments.clone();
            arguments[at] = argument;
            (words, arguments)
        });
        Signature {
            others: others.collect(),
            arguments,
            setters,
        }
    }

    /// The methods that a call has besides its setters.
    fn call_methods(&self, paging: Option<&Paging>) -> Scope {
        let mut scope = Scope::with(&CALL_METHODS);
        if paging.is_some() {
            PAGED_METHODS.iter().for_each(|name| scope.reserve(name));
        }
        let own = self.own_credentials.iter();
        own.for_each(|name| scope.reserve(name.as_str()));
        scope
    }

    /// The name under which the client supplies a path parameter.
    pub(crate) fn scope_of(&self, parameter: &ir::Parameter) -> Option<&str> {
        let mut scopes = self.settings.scope.iter();
        let found = scopes.find(|(_, scope)| {
            let mut names = scope.value.parameters.iter();
            parameter.location == Location::Path
                && names.any(|name| name.value == parameter.name.as_str())
        });
        found.map(|(name, _)| name.as_str())
    }

    fn setter_doc(
        &self,
        parameter: &ir::Parameter,
        scoped: Option<&str>,
    ) -> crate::plan::rust::Doc {
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
        let constraints = self.constraints(parameter.value);
        docs::paragraphs(
            [first, constraints]
                .into_iter()
                .chain(default)
                .chain(instead),
        )
    }

    fn argument_type(&self, parameter: &ir::Parameter) -> ArgumentType {
        let ty = self.plain(parameter.value);
        let name = parameter.name.as_str().to_lowercase().replace('-', "_");
        if ty == RustType::F64 && PAGING.contains(&name.as_str()) {
            return ArgumentType::Value(RustType::I64);
        }
        taken_as(ty, self.is_scalar(parameter.value))
    }

    pub(crate) fn is_scalar(&self, used: ir::Use) -> bool {
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
}

/// The parameters of the path in the order of the URL, and then all others by name, each with its index.
///
/// The order of the document means nothing, so it does not decide which argument is the second one.
fn in_canonical_order(operation: &ir::Operation) -> Vec<(usize, &ir::Parameter)> {
    let mut parameters: Vec<_> = operation.parameters.iter().enumerate().collect();
    parameters.sort_by_key(|(_, parameter)| {
        let name = parameter.name.as_str();
        let rank = match parameter.location {
            Location::Path => 0,
            Location::Query => 1,
            Location::Header => 2,
            Location::Cookie => 3,
        };
        let in_url = match parameter.location {
            Location::Path => operation.path.find(&format!("{{{name}}}")),
            Location::Query | Location::Header | Location::Cookie => None,
        };
        (rank > 0, in_url, snake(name), name, rank)
    });
    parameters
}

/// A setter for each media type of a body that a call can do without.
fn body_setters(body: Body, scope: &mut Scope) -> Vec<Setter> {
    let main = Setter {
        argument: body.argument,
        name: None,
        doc: body.doc,
        deprecated: false,
    };
    let others = body.others.into_iter().map(|(words, argument)| Setter {
        name: Some(scope.unique(value_name(&format!("body as {words}")))),
        doc: docs::line("Sets the body, in another media type."),
        argument,
        deprecated: false,
    });
    std::iter::once(main).chain(others).collect()
}

pub(crate) fn taken_as(ty: RustType, scalar: bool) -> ArgumentType {
    match ty {
        RustType::String | RustType::Secret => ArgumentType::Text,
        RustType::Vec(item) if *item == RustType::String => ArgumentType::Texts,
        RustType::Vec(item) => ArgumentType::Slice(*item),
        RustType::Text(text) if !text.is_small() => ArgumentType::Reference(ty),
        other if scalar => ArgumentType::Value(other),
        other => ArgumentType::Reference(other),
    }
}

pub(crate) fn style(style: ir::Style) -> Style {
    match style {
        ir::Style::Form => Style::Form,
        ir::Style::SpaceDelimited => Style::SpaceDelimited,
        ir::Style::PipeDelimited => Style::PipeDelimited,
        ir::Style::DeepObject => Style::DeepObject,
        ir::Style::Simple => Style::Simple,
        ir::Style::Label => Style::Label,
        ir::Style::Matrix => Style::Matrix,
    }
}

/// The place of a parameter, under the name that the client has for it.
fn target(parameter: &ir::Parameter, name: &str, ty: &ArgumentType) -> Target {
    let planned = Parameter {
        name: name.to_owned(),
        style: match (&parameter.media_type, parameter.style) {
            (Some(_), _) => Style::Json,
            (None, declared) => style(declared),
        },
        explode: parameter.explode,
        reserved: parameter.reserved,
    };
    match parameter.location {
        Location::Path => Target::Path(path_notation(planned, ty)),
        Location::Query => Target::Query(notation(planned, "query")),
        Location::Header => Target::Header(notation(planned, "simple")),
        Location::Cookie => Target::Cookie(planned),
    }
}

/// A path takes text as it is; every other value is written in a style.
fn path_notation(parameter: Parameter, ty: &ArgumentType) -> Notation {
    match (ty, parameter.style) {
        (ArgumentType::Text, Style::Simple) => Notation::Plain(parameter.name),
        _ => Notation::Styled(parameter),
    }
}

/// A parameter needs no style if it has the usual one of its place.
fn notation(parameter: Parameter, usual: &str) -> Notation {
    let is_usual = parameter.shorthand() == Some(usual) && !parameter.reserved;
    match is_usual {
        true => Notation::Plain(parameter.name),
        false => Notation::Styled(parameter),
    }
}
