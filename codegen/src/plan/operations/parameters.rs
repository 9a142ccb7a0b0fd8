//! Parameters: the argument or the setter that each of them becomes, and its place in the request.

use crate::ir::{self, Location, Shape, is_http_date};
use crate::plan::docs::{self, doc, doc_of};
use crate::plan::naming::words::snake;
use crate::plan::naming::{Scope, parts};
use crate::plan::planner::Planner;
use crate::plan::rust::{
    Argument, ArgumentType, Doc, FixedArgument, Literal, Notation, Parameter, RustType, Setter,
    Style, Target, TextType,
};

impl Planner<'_> {
    /// An argument, with a name that is free in `names`.
    pub(crate) fn argument(&self, parameter: &ir::Parameter, names: &mut Scope) -> Argument {
        let scoped = self.scope_of(parameter);
        let name = scoped.unwrap_or(parameter.name.as_str());
        let place = parameter.location.as_str();
        let ty = self.argument_type(parameter);
        Argument {
            name: names.first_of(parts::parameter(name, place, parameter.kept.as_deref())),
            target: target(parameter, name, &ty),
            ty,
        }
    }

    /// The value of a parameter that has only one.
    pub(crate) fn fixed(&self, parameter: &ir::Parameter) -> Option<FixedArgument> {
        let value = self.only_value(parameter.value.ty)?;
        let ty = match value {
            Literal::Text(_) => ArgumentType::Text,
            Literal::Integer(_) | Literal::Boolean(_) => self.argument_type(parameter),
        };
        let target = target(parameter, parameter.name.as_str(), &ty);
        Some(FixedArgument { target, value })
    }

    /// A setter, with a name that is free in `methods`.
    pub(crate) fn setter(&self, parameter: &ir::Parameter, methods: &mut Scope) -> Setter {
        Setter {
            argument: self.argument(parameter, methods),
            name: None,
            doc: self.setter_doc(parameter, self.scope_of(parameter)),
            deprecated: docs::deprecation(parameter.deprecated, &parameter.docs),
        }
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

    fn setter_doc(&self, parameter: &ir::Parameter, scoped: Option<&str>) -> Doc {
        let own = doc_of(&parameter.name, &parameter.docs);
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
        let is_key = self.is_idempotency_key(parameter);
        let random = is_key.then(|| docs::line("A random key unless it is set."));
        let constraints = self.constraints(parameter.value);
        let notes = default.into_iter().chain(instead).chain(random);
        docs::paragraphs([first, constraints].into_iter().chain(notes))
    }

    fn argument_type(&self, parameter: &ir::Parameter) -> ArgumentType {
        let ty = in_url(self.plain(parameter.value));
        let is_scalar = self.is_scalar(parameter.value);
        match ty {
            RustType::Model(_) if is_scalar && self.is_made_of_another(parameter.value.ty) => {
                ArgumentType::Into(ty)
            }
            ty => taken_as(ty, is_scalar),
        }
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
pub(crate) fn in_canonical_order(operation: &ir::Operation) -> Vec<(usize, &ir::Parameter)> {
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

/// The type of a parameter: outside of JSON, a number is text, which keeps every digit.
fn in_url(ty: RustType) -> RustType {
    match ty {
        RustType::Text(TextType::DecimalNumber) => RustType::Text(TextType::Decimal),
        RustType::Vec(item) => RustType::Vec(Box::new(in_url(*item))),
        other => other,
    }
}

pub(crate) fn taken_as(ty: RustType, scalar: bool) -> ArgumentType {
    match ty {
        RustType::String | RustType::Secret => ArgumentType::Text,
        RustType::Vec(item) if *item == RustType::String => ArgumentType::Texts,
        RustType::Vec(item) => ArgumentType::Slice(*item),
        RustType::Text(text) if !text.is_small() => ArgumentType::Reference(ty),
        RustType::Text(text) if text.is_made_of_another() => ArgumentType::Into(ty),
        other if scalar => ArgumentType::Value(other),
        other => ArgumentType::Reference(other),
    }
}

fn target(parameter: &ir::Parameter, name: &str, ty: &ArgumentType) -> Target {
    let planned = Parameter {
        name: name.to_owned(),
        style: parameter.style,
        explode: parameter.explode,
        reserved: parameter.reserved,
    };
    match parameter.location {
        Location::Path => Target::Path(path_notation(planned, ty)),
        Location::Query => Target::Query(notation(planned, "query")),
        Location::Header => Target::Header(header_notation(planned, ty)),
        Location::Cookie => Target::Cookie(planned),
    }
}

/// A path takes text as it is; every other value has a style.
fn path_notation(parameter: Parameter, ty: &ArgumentType) -> Notation {
    match (ty, parameter.style) {
        (ArgumentType::Text, Style::Simple) => Notation::Plain(parameter.name),
        (_, _) => Notation::Styled(parameter),
    }
}

/// An instant is written as HTTP defines it if the header is one of HTTP.
fn header_notation(parameter: Parameter, ty: &ArgumentType) -> Notation {
    match ty {
        ArgumentType::Into(RustType::Text(TextType::Timestamp(_)))
            if is_http_date(&parameter.name) =>
        {
            Notation::Date(parameter.name)
        }
        _ => notation(parameter, "simple"),
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
