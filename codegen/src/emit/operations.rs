//! Operations: a method on the handle, and a table for all that is sent, set and answered.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{
    Argument, Doc, Operation, OtherAnswer, Resource, RustName, RustType, Setter, Statuses, Success,
};

use super::types::{From, ty};
use super::{answers, arguments, conditions, docs, headers, named, paging, structs};

/// The imports of a module of operations, whose code may have a condition of its own.
pub(super) fn imports(
    resource: &Resource,
    code: &[&TokenStream],
    condition: &TokenStream,
) -> TokenStream {
    // The client has its own.
    let core = (!resource.is_client()).then(|| {
        quote!(
            use crate::runtime::call::core::Core;
        )
    });
    let core = quote!(#core);
    if resource.operations.is_empty() {
        return core;
    }
    let [parameter, style, models] = named(code.iter().copied(), ["Parameter", "Style", "models"]);
    let parameter = parameter.then(|| {
        quote!(
            use crate::runtime::http::parameter::Parameter;
        )
    });
    let style = style.then(|| {
        quote!(
            use crate::runtime::http::parameter::Style;
        )
    });
    let models = models.then(|| {
        quote!(
            use crate::models;
        )
    });
    let of_calls = quote! {
        #models
        use crate::runtime;
        use crate::runtime::call::builder::Call;
    };
    let of_calls = conditions::each(condition, of_calls);
    let of_parameters = conditions::each(condition, quote!(#parameter #style));
    quote! {
        #of_calls
        #core
        #of_parameters
    }
}

/// The methods that start a call: one, and one more for each other media type of its body.
pub(super) fn methods(operation: &Operation) -> TokenStream {
    let main = method(
        operation,
        &operation.method,
        &operation.arguments,
        &operation.doc,
    );
    let others = operation.others.iter();
    let others = others.map(|it| method(operation, &it.method, &it.arguments, &it.doc));

    quote! {
        #main
        #(#others)*
    }
}

fn method(
    operation: &Operation,
    name: &RustName,
    arguments: &[Argument],
    doc: &Doc,
) -> TokenStream {
    let doc = docs::outer(doc);
    let deprecated = deprecated(operation.deprecated);
    let marker = &operation.marker;
    let parameters = arguments.iter().map(arguments::declared);
    let puts = arguments.iter().map(arguments::put);
    let many = (arguments.len() > 6).then(
        || quote!(#[allow(clippy::too_many_arguments, reason = "the API requires them all")]),
    );
    let confused = structs::trait_like(name.plain());
    let made = (name.plain() == "new")
        .then(|| quote!(#[allow(clippy::new_ret_no_self, reason = "named as the API names it")]));
    quote! {
        #doc
        #deprecated
        #many
        #confused
        #made
        pub fn #name(&self, #(#parameters),*) -> Call<#marker> {
            Call::new(&self.core)#(.#puts)*
        }
    }
}

/// The type that stands for an operation, and what it is asked for in other media types.
pub(super) fn operation(operation: &Operation) -> TokenStream {
    let marker = &operation.marker;
    let table = table(operation);
    let answer = answers::answer(&operation.success);
    let other_answers = operation.answers.iter().map(|it| other_answer(marker, it));
    let other_answers = match operation.answers.is_empty() {
        true => quote!(),
        false => quote! {
            impl Call<#marker> {
                #(#other_answers)*
            }
        },
    };

    quote! {
        #table
        #answer
        #other_answers
    }
}

fn deprecated(deprecated: bool) -> TokenStream {
    match deprecated {
        true => quote!(#[deprecated = "the API deprecates it"]),
        false => quote!(),
    }
}

/// The table of the operation, from which the runtime's macro makes its type: what is sent, what sets it, what comes back.
fn table(operation: &Operation) -> TokenStream {
    let route = &operation.route;
    let marker = &operation.marker;
    let (id, verb, path) = (&route.id, &route.verb, &route.path);
    // What most operations ask for needs no row.
    let accept = match route.accept.as_deref() {
        Some("application/json") => quote!(),
        Some(accept) => quote!(accept: Some(#accept),),
        None => quote!(accept: None,),
    };
    let server = route.server.iter().map(|server| quote!(server: #server,));
    let security = route.security.iter().map(|alternatives| {
        let alternatives = alternatives.iter().map(|schemes| quote!([#(#schemes),*]));
        quote!(security: [#(#alternatives),*],)
    });
    let success = success(&operation.success);
    let failures = route.failures.iter();
    let failures = failures.map(|(statuses, body)| failure(*statuses, body));
    let setters = operation.setters.iter().map(setter);
    let headers = operation.headers.iter().map(headers::header);
    let pages = operation.paging.as_ref().map(paging::paging);

    quote! {
        runtime::call::operation::operation!(#marker = #id {
            #verb #path,
            #(#server)*
            #(#security)*
            #(#setters,)*
            #accept
            success: #success,
            #(#failures)*
            #(#headers,)*
            #pages
        });
    }
}

fn failure(statuses: Statuses, body: &RustType) -> TokenStream {
    let statuses = match statuses {
        Statuses::Exact(status) => status.to_string(),
        Statuses::Range(class) => format!("{class}XX"),
        Statuses::Any => "default".to_owned(),
    };
    let body = ty(body, From::Crate);
    quote!(#statuses => #body,)
}

/// The marker by which the runtime reads a body.
pub(super) fn success(success: &Success) -> TokenStream {
    if let Success::ByStatus(by_status) = success {
        let name = &by_status.name;
        return quote!(#name);
    }
    let (marker, body) = match success {
        Success::Json(body) => (quote!(Json), Some(body)),
        Success::JsonOrEmpty(body) => (quote!(JsonOrEmpty), Some(body)),
        Success::Unwrap(body) => (quote!(Unwrap), Some(body)),
        Success::UnwrapOptional(body) => (quote!(UnwrapOptional), Some(body)),
        Success::UnwrapOrEmpty(body) => (quote!(UnwrapOrEmpty), Some(body)),
        Success::UnwrapEmpty(body) => (quote!(UnwrapEmpty), Some(body)),
        Success::Empty | Success::ByStatus(_) => (quote!(Empty), None),
        Success::Text => (quote!(Text), None),
        Success::Binary => (quote!(Binary), None),
        Success::Events(body) => {
            let body = ty(body, From::Crate);
            return quote!(runtime::stream::events::Events<#body>);
        }
        Success::TextEvents => return quote!(runtime::stream::events::TextEvents),
        Success::Lines(body) => {
            let body = ty(body, From::Crate);
            return quote!(runtime::stream::lines::Lines<#body>);
        }
    };
    match body.map(|body| ty(body, From::Crate)) {
        Some(body) => quote!(runtime::call::success::#marker<#body>),
        None => quote!(runtime::call::success::#marker),
    }
}

fn other_answer(marker: &RustName, answer: &OtherAnswer) -> TokenStream {
    let doc = docs::outer(&answer.doc);
    let (method, media_type) = (&answer.method, &answer.media_type);
    let success = success(&answer.success);

    quote! {
        #doc
        pub fn #method(self) -> Call<runtime::call::operation::As<#marker, #success>> {
            self.accepting(#media_type)
        }
    }
}

fn setter(setter: &Setter) -> TokenStream {
    let doc = docs::outer(&setter.doc);
    let deprecated = deprecated(setter.deprecated);
    let name = setter.method();
    let parameter = arguments::declared(&setter.argument);
    let put = arguments::put(&setter.argument);

    quote! {
        #doc
        #deprecated
        set #name(#parameter) => #put
    }
}
