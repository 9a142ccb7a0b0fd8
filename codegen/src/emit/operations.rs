//! Operations: the methods that start a call, and the items of each operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Argument, Doc, Exception, Operation, OtherResponse, RustName};

use super::by_status::by_status;
use super::file::Part;
use super::types::tokens;
use super::{arguments, docs, lints, success, table};

/// The methods that start a call: one, and another one for each further media type of its body.
pub(super) fn methods(operation: &Operation) -> TokenStream {
    let main = method(
        operation,
        &Started {
            name: &operation.method,
            arguments: &operation.arguments,
            exceptions: &operation.exceptions,
            doc: &operation.doc,
        },
    );
    let others = operation.others.iter().map(|other| {
        method(
            operation,
            &Started {
                name: &other.method,
                arguments: &other.arguments,
                exceptions: &other.exceptions,
                doc: &other.doc,
            },
        )
    });

    quote! {
        #main
        #(#others)*
    }
}

/// A method that starts a call.
struct Started<'p> {
    name: &'p RustName,
    arguments: &'p [Argument],
    exceptions: &'p [Exception],
    doc: &'p Doc,
}

fn method(operation: &Operation, started: &Started<'_>) -> TokenStream {
    let (name, arguments) = (started.name, started.arguments);
    let doc = docs::outer(started.doc);
    let deprecation = lints::deprecation(operation.deprecated.as_ref()).unwrap_or_default();
    let deprecation = tokens(&deprecation);
    let exceptions = started.exceptions.iter().map(lints::exception);
    let call = &operation.call;
    let parameters = arguments.iter();
    let parameters = parameters.map(|it| tokens(&arguments::declared(it)));
    let puts = arguments.iter().map(arguments::put);
    let fixed = operation.constants.iter().map(arguments::fixed);
    let empty = operation
        .may_end_empty
        .then(|| "with_empty_path_argument()".to_owned());
    let puts = puts.chain(fixed).chain(empty).map(|it| tokens(&it));

    quote! {
        #doc
        #deprecation
        #(#exceptions)*
        pub fn #name(&self, #(#parameters),*) -> #call {
            Call::new(&self.core)#(.#puts)*
        }
    }
}

/// The type that represents an operation, the enum of its responses, and the calls for other media types.
pub(super) fn operation(operation: &Operation) -> Vec<Part> {
    vec![
        Part::table(&table::operation(operation)),
        Part::code(by_status(&operation.success)),
        Part::code(other_responses(operation)),
    ]
}

fn other_responses(operation: &Operation) -> TokenStream {
    let marker = &operation.marker;
    let methods = operation
        .other_responses
        .iter()
        .map(|it| other_response(marker, it));
    match operation.other_responses.is_empty() {
        true => TokenStream::new(),
        false => quote! {
            impl Call<#marker> {
                #(#methods)*
            }
        },
    }
}

fn other_response(marker: &RustName, answer: &OtherResponse) -> TokenStream {
    let doc = docs::outer(&answer.doc);
    let (method, media_type) = (&answer.method, &answer.media_type);
    let success = tokens(&success::marker(&answer.success));
    let switch = answer
        .switch
        .map(|name| quote!(.with_body_field(#name, &true)));

    quote! {
        #doc
        pub fn #method(self) -> Call<runtime::call::operation::As<#marker, #success>> {
            self #switch.accepting(#media_type)
        }
    }
}
