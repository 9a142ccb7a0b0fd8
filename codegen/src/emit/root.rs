//! The root of the crate.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::rust::{Home, RuntimeFile, SharedModule};
use crate::plan::{EXTENSION, Plan};
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
    // In a module, the name could also be that of a dependency.
    let here = plan.home.hosted().map(|_| quote!(self::));
    let exports = exports(&plan.runtime, here.as_ref());
    let webhooks = plan.webhooks.as_ref().map(|_| {
        quote! {
            #[cfg(feature = "webhooks")]
            #deprecated
            pub mod webhooks;
        }
    });
    let extension = plan.extended.then(|| {
        let module = format_ident!("{EXTENSION}");
        quote!(
            pub mod #module;
        )
    });
    let environment = (!plan.client.servers.is_empty()).then(|| {
        quote!(
            pub use #here client::Environment;
        )
    });
    let attributes = match plan.home {
        Home::Crate => {
            let limit = plan.recursion_limit.map(|it| it.to_string());
            let limit = limit.map(|limit| quote!(#![recursion_limit = #limit]));
            quote!(#limit #![cfg_attr(docsrs, feature(doc_cfg))])
        }
        Home::Module(_) => lints::of_nobody(),
    };
    let tokens = quote! {
        #doc
        #![forbid(unsafe_code)]
        #attributes

        mod client;
        #extension
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

/// The root of the module that several modules share.
pub(super) fn of_shared(shared: &SharedModule) -> File {
    let attributes = lints::of_nobody();
    let deprecated = lints::own_use_of_deprecated();
    let models = shared.has_models().then(|| {
        quote! {
            #deprecated
            pub mod models;
        }
    });
    let here = quote!(self::);
    let exports = exports(&shared.runtime, Some(&here));
    let tokens = quote! {
        #![doc = " The code that several modules of this crate share."]
        #![forbid(unsafe_code)]
        #attributes

        #models
        #[doc(hidden)]
        pub mod runtime;

        #(#exports)*
    };
    file::of_code("src/lib.rs".to_owned(), tokens)
}

/// The public names of the runtime. A name that two files have is reached through the modules that need it.
fn exports<'r>(
    runtime: &'r [&'static RuntimeFile],
    here: Option<&'r TokenStream>,
) -> impl Iterator<Item = TokenStream> + 'r {
    let files = runtime.iter().filter(|file| !file.exports.is_empty());
    let is_alone = |file: &&&RuntimeFile| {
        let others = runtime.iter().filter(|it| it.path != file.path);
        !others
            .flat_map(|it| it.exports)
            .any(|it| file.exports.contains(it))
    };
    files.filter(is_alone).map(move |file| export(file, here))
}

/// The public names of a file of the runtime.
fn export(file: &RuntimeFile, here: Option<&TokenStream>) -> TokenStream {
    let condition = file.condition.map(conditions::cfg);
    let path = file.path.split('/').map(|it| format_ident!("{it}"));
    let names = file.exports.iter().map(|it| format_ident!("{it}"));
    quote! {
        #condition
        pub use #here runtime::#(#path)::*::{#(#names),*};
    }
}
