//! Resources: a module per resource, with its handle and its operations.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Accessor, Doc, Operation, Resource, RustName};
use crate::write::File;

use super::file::{self, Part};
use super::{conditions, docs, operations};

/// All resources, each with the folder of its file.
pub(super) fn all(resources: &[Resource]) -> Vec<(String, &Resource)> {
    let mut all = Vec::new();
    let mut pending: Vec<_> = resources.iter().map(|it| ("src".to_owned(), it)).collect();
    while let Some((folder, resource)) = pending.pop() {
        let below = format!("{folder}/{}", resource.module.plain());
        pending.extend(resource.children.iter().map(|it| (below.clone(), it)));
        all.push((folder, resource));
    }
    all
}

/// Prints one resource, without those below it: its file, and those with more of its operations.
pub(super) fn resource(resource: &Resource, folder: &str) -> Vec<File> {
    let path = format!("{folder}/{}.rs", resource.module.plain());
    let own = conditions::line(resource.own_feature.as_slice());
    let files = files(resource);
    let condition = conditions::any_of(resource.own_feature.as_slice());
    let mut parts = vec![
        Part::code(children(resource)),
        Part::code(quote!(#(#condition mod #files;)*)),
        Part::code(imports(resource)),
        Part::code(quote!(#(#condition pub use self::#files::*;)*)),
        Part::code(handle(resource)),
    ];
    let operations = of_file(resource, None).flat_map(operations::operation);
    parts.extend(operations.map(|part| part.only_if(&own)));
    let main = file::rust(path, &resource.doc, parts);
    let others = files.into_iter().map(|name| calls(resource, folder, name));
    std::iter::once(main).chain(others).collect()
}

/// The modules with more operations of a resource, sorted.
fn files(resource: &Resource) -> BTreeSet<&RustName> {
    let operations = resource.operations.iter();
    operations.filter_map(|it| it.file.as_ref()).collect()
}

/// The operations in one file of a resource.
fn of_file<'r>(
    resource: &'r Resource,
    file: Option<&'r RustName>,
) -> impl Iterator<Item = &'r Operation> {
    let operations = resource.operations.iter();
    operations.filter(move |it| it.file.as_ref() == file)
}

/// A file with more operations of a resource.
fn calls(resource: &Resource, folder: &str, name: &RustName) -> File {
    let path = format!("{folder}/{}/{}.rs", resource.module.plain(), name.plain());
    let methods: TokenStream = of_file(resource, Some(name))
        .map(operations::methods)
        .collect();
    let handle = match resource.is_client() {
        true => quote!(crate::Client),
        false => {
            let handle = &resource.handle;
            quote!(super::#handle)
        }
    };
    let mut parts = vec![
        Part::code(quote!(
            use super::*;
        )),
        Part::code(quote!(impl #handle { #methods })),
    ];
    parts.extend(of_file(resource, Some(name)).flat_map(operations::operation));
    // The rest of the description is in the file of the resource.
    let doc = Doc(resource.doc.0.iter().take(1).cloned().collect());
    file::rust(path, &doc, parts)
}

/// The modules of the resources below it.
fn children(resource: &Resource) -> TokenStream {
    let children = resource.children.iter().map(|child| {
        let name = &child.module;
        let condition = conditions::any_of(&child.features);
        let repeated = (child.module == resource.module).then(|| {
            quote!(#[allow(clippy::module_inception, reason = "the API has a resource inside one of the same name")])
        });
        quote! {
            #repeated
            #condition
            pub mod #name;
        }
    });
    children.collect()
}

/// The imports of a module. Its operations may be compiled under a different condition.
fn imports(resource: &Resource) -> TokenStream {
    let own = conditions::any_of(resource.own_feature.as_slice());
    let imports = resource.imports();
    let has_calls = !resource.operations.is_empty();
    let import = |is_needed: bool, condition: &TokenStream, path: TokenStream| {
        is_needed.then(|| quote!(#condition use crate::#path;))
    };
    let models = import(imports.models, &own, quote!(models));
    let runtime = import(has_calls, &own, quote!(runtime));
    let call = import(has_calls, &own, quote!(runtime::call::builder::Call));
    // The client has its own core, and a handle needs one even without any call.
    let has_handle = !resource.is_client();
    let core = import(has_handle, &quote!(), quote!(runtime::call::shared::Core));
    let parameter = import(
        imports.parameter,
        &own,
        quote!(runtime::http::parameter::Parameter),
    );
    let style = import(imports.style, &own, quote!(runtime::http::parameter::Style));
    quote!(#models #runtime #call #core #parameter #style)
}

fn handle(resource: &Resource) -> TokenStream {
    let methods = of_file(resource, None).map(operations::methods);
    let methods: TokenStream = methods.collect();
    if resource.is_client() {
        return quote! {
            impl crate::Client {
                #methods
            }
        };
    }
    let doc = docs::outer(&resource.doc);
    let name = &resource.handle;
    let children = resource.accessors.iter().zip(&resource.children);
    let accessors = children.map(|(accessor, child)| {
        let place = &accessor.module;
        self::accessor(accessor, &quote!(self::#place), &child.features)
    });
    // Parts of the resource can exist without its own operations.
    let (methods, apart) = match &resource.own_feature {
        Some(feature) if !methods.is_empty() => {
            let apart = quote! {
                #[cfg(feature = #feature)]
                impl #name {
                    #methods
                }
            };
            (None, Some(apart))
        }
        Some(_) | None => (Some(methods), None),
    };

    quote! {
        #doc
        #[derive(Clone, Debug)]
        pub struct #name {
            core: Core,
        }

        impl #name {
            pub(crate) fn with_core(core: &Core) -> Self {
                Self { core: core.clone() }
            }

            #(#accessors)*
            #methods
        }

        #apart
    }
}

/// A method that leads to the resource in the module `place`, if any of its features is on.
pub(super) fn accessor(
    accessor: &Accessor,
    place: &TokenStream,
    features: &[String],
) -> TokenStream {
    let condition = conditions::any_of(features);
    let doc = docs::outer(&accessor.doc);
    let method = &accessor.method;
    let handle = &accessor.handle;

    quote! {
        #doc
        #condition
        pub fn #method(&self) -> #place::#handle {
            #place::#handle::with_core(&self.core)
        }
    }
}
