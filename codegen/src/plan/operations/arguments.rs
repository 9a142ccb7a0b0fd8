//! The signature of a method: required parameters and a required body are arguments, and everything else has a setter.

use crate::ir::{self, Location};
use crate::plan::docs;
use crate::plan::naming::order::in_order;
use crate::plan::naming::reserved::{CALL_METHODS, PAGED_METHODS};
use crate::plan::naming::{Scope, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{Argument, FixedArgument, Paging, Setter};
use crate::report::Report;

use super::bodies::Body;
use super::parameters::in_canonical_order;

/// Everything that a method takes.
pub(crate) struct Signature {
    pub(crate) arguments: Vec<Argument>,
    pub(crate) constants: Vec<FixedArgument>,
    pub(crate) setters: Vec<Setter>,
    /// The name of each other media type of the body, with the arguments that the method then takes.
    pub(crate) others: Vec<(String, Vec<Argument>)>,
}

/// A parameter with its index.
type Indexed<'a> = (usize, &'a ir::Parameter);

impl Planner<'_> {
    /// The arguments are the required parameters of the path in the order of the URL, then the body, then the other required
    /// parameters by name.
    pub(crate) fn signature(
        &self,
        operation: &ir::Operation,
        paging: Option<&Paging>,
        report: &mut Report,
    ) -> Signature {
        // Arguments only have to differ from each other, while a setter is a method of the call.
        let mut names = Scope::default();
        let mut methods = self.call_methods(paging);
        let kept = || {
            operation
                .parameters
                .iter()
                .filter_map(|it| it.kept.as_ref())
        };
        names.promise(kept());
        methods.promise(kept());
        let parameters = in_canonical_order(operation).into_iter();
        let (required, optional): (Vec<Indexed<'_>>, Vec<Indexed<'_>>) =
            parameters.partition(|(_, it)| {
                it.required && self.scope_of(it).is_none() && !self.is_idempotency_key(it)
            });
        let constants = required.iter().filter_map(|(_, it)| self.fixed(it));
        let constants: Vec<FixedArgument> = constants.collect();
        let (in_path, elsewhere): (Vec<Indexed<'_>>, Vec<Indexed<'_>>) = required
            .into_iter()
            .filter(|(_, it)| self.only_value(it.value.ty).is_none())
            .partition(|(_, it)| it.location == Location::Path);
        let in_path = self.arguments(&in_path, &mut names);
        let elsewhere = self.arguments(&elsewhere, &mut names);
        let setters = self.setters(&optional, &mut methods);
        let is_required = operation.body.as_ref().is_some_and(|it| it.required);
        let scope = match is_required {
            true => &mut names,
            false => &mut methods,
        };
        match self.body(operation, scope, report) {
            Some(body) if body.required => {
                let with = |body| [&in_path[..], &[body], &elsewhere].concat();
                let others = body.others.into_iter();
                Signature {
                    arguments: with(body.argument),
                    others: others.map(|(words, it)| (words, with(it))).collect(),
                    constants,
                    setters,
                }
            }
            Some(body) => Signature {
                arguments: [in_path, elsewhere].concat(),
                constants,
                setters: [setters, body_setters(body, &mut methods)].concat(),
                others: Vec::new(),
            },
            None => Signature {
                arguments: [in_path, elsewhere].concat(),
                constants,
                setters,
                others: Vec::new(),
            },
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

    fn arguments(&self, parameters: &[Indexed<'_>], names: &mut Scope) -> Vec<Argument> {
        let arguments = parameters.iter();
        arguments.map(|(_, it)| self.argument(it, names)).collect()
    }

    /// The setters in the order of the document.
    fn setters(&self, parameters: &[Indexed<'_>], methods: &mut Scope) -> Vec<Setter> {
        let setters = parameters.iter();
        let setters = setters.map(|(index, it)| (*index, self.setter(it, methods)));
        in_order(setters.collect())
    }
}

/// A setter for each media type of an optional body.
fn body_setters(body: Body, scope: &mut Scope) -> Vec<Setter> {
    let main = Setter {
        argument: body.argument,
        name: None,
        doc: body.doc,
        deprecated: None,
    };
    let others = body.others.into_iter().map(|(words, argument)| Setter {
        name: Some(scope.unique(value_name(&format!("body as {words}")))),
        doc: docs::line("Sets the body, in another media type."),
        argument,
        deprecated: None,
    });
    std::iter::once(main).chain(others).collect()
}
