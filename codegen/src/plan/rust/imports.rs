//! The names that a file imports, which follow from its content.

use super::{
    Argument, ArgumentType, Notation, Operation, Parameter, Resource, RustType, Success, Target,
};

/// The names that a module of operations imports if it has any, besides those that every call needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imports {
    pub models: bool,
    /// The runtime's type for the serialization of a parameter.
    pub parameter: bool,
    /// The runtime's type for a style of parameters.
    pub style: bool,
}

impl Resource {
    /// The names that its own operations need.
    pub fn imports(&self) -> Imports {
        let operations = &self.operations;
        let parameters: Vec<&Parameter> = operations
            .iter()
            .flat_map(|operation| {
                let taken = operation.taken().map(|argument| &argument.target);
                taken.chain(operation.constants.iter().map(|sent| &sent.target))
            })
            .flat_map(Target::parameters)
            .collect();
        Imports {
            models: operations.iter().any(Operation::names_models),
            parameter: !parameters.is_empty(),
            style: parameters.iter().any(|it| it.shorthand().is_none()),
        }
    }
}

impl Operation {
    /// Everything that its methods and setters take.
    fn taken(&self) -> impl Iterator<Item = &Argument> {
        let others = self.others.iter().flat_map(|other| &other.arguments);
        let set = self.setters.iter().map(|setter| &setter.argument);
        self.arguments.iter().chain(others).chain(set)
    }

    fn names_models(&self) -> bool {
        let successes = self
            .other_responses
            .iter()
            .map(|response| &response.success);
        let mut successes = std::iter::once(&self.success).chain(successes);
        let failures = self.route.failures.iter().map(|it| &it.body);
        let headers = self.headers.iter().map(|header| &header.ty);
        let pages = self.paging.iter().map(|paging| &paging.item);
        let mut types = failures.chain(headers).chain(pages);
        self.taken().any(|argument| argument.ty.names_models())
            || successes.any(Success::names_models)
            || types.any(RustType::names_models)
    }
}

impl Target {
    /// The parameters of the runtime that the call names.
    fn parameters(&self) -> &[Parameter] {
        match self {
            Self::Path(notation) | Self::Query(notation) | Self::Header(notation) => match notation
            {
                Notation::Plain(_) | Notation::Date(_) => &[],
                Notation::Styled(parameter) => std::slice::from_ref(parameter),
            },
            Self::Cookie(parameter) => std::slice::from_ref(parameter),
            Self::Form(properties) => properties,
            Self::Json(_)
            | Self::Multipart(_)
            | Self::Properties(..)
            | Self::Text(_)
            | Self::Bytes(_)
            | Self::BytesOf(_) => &[],
        }
    }
}

impl ArgumentType {
    fn names_models(&self) -> bool {
        match self {
            Self::Value(ty) | Self::Into(ty) | Self::Reference(ty) | Self::Slice(ty) => {
                ty.names_models()
            }
            Self::Text | Self::Texts | Self::Bytes | Self::TypedBytes | Self::Parts => false,
        }
    }
}

impl Success {
    fn names_models(&self) -> bool {
        match self {
            Self::ByStatus(by_status) => by_status.variants.iter().any(|variant| {
                variant.body.names_models()
                    || variant.holds.as_ref().is_some_and(RustType::names_models)
            }),
            Self::Json(body)
            | Self::JsonOrEmpty(body)
            | Self::Unwrap(body)
            | Self::UnwrapOptional(body)
            | Self::UnwrapOrEmpty(body)
            | Self::UnwrapEmpty(body)
            | Self::Events(body)
            | Self::Lines(body) => body.names_models(),
            Self::Empty | Self::Text | Self::Binary | Self::Collected | Self::TextEvents => false,
        }
    }
}
