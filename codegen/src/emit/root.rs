//! The root of the crate.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::Plan;
use crate::plan::rust::RuntimeFile;
use crate::write::File;

use super::{conditions, docs, file, lints};

pub(super) fn root(plan: &Plan) -> File {
    let doc = docs::inner(&plan.docs);
    let deprecated = plan.uses_deprecated.then(lints::own_use_of_deprecated);
    let modules = plan.resources.iter().map(|resource| {
        let (module, condition) = (&resource.module, conditions::any_of(&resource.features));
        quote! {
            #condition
            #deprecated
            pub mod #module;
        }
    });
    let exports = plan.runtime.iter().filter(|file| !file.exports.is_empty());
    let exports = exports.map(export);
    let webhooks = plan.webhooks.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "webhooks")]
            #deprecated
            pub mod webhooks;
        }
    });
    let environment = (!plan.client.servers.is_empty()).then(|| {
        quote!(
            pub use client::Environment;
        )
    });
    let tokens = quote! {
        #doc
        #![forbid(unsafe_code)]
        #![cfg_attr(docsrs, feature(doc_cfg))]

        mod client;
        #deprecated
        pub mod models;
        #(#modules)*
        #[doc(hidden)]
        pub mod runtime;
        #webhooks

        #environment

        #(#exports)*
    };
    file::of_code("src/lib.rs".to_owned(), tokens)
}

/// The public names of a file of the runtime.
fn export(file: &&RuntimeFile) -> TokenStream {
    let condition = file.condition.map(conditions::cfg);
    let path = file.path.split('/').map(|it| format_ident!("{it}"));
    let names = file.exports.iter().map(|it| format_ident!("{it}"));
    quote! {
        #condition
        pub use runtime::#(#path)::*::{#(#names),*};
    }
}
