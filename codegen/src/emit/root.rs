//! The root of the crate.

use quote::quote;

use crate::plan::Plan;
use crate::write::File;

use super::{docs, file};

pub(super) fn root(plan: &Plan) -> File {
    let doc = docs::inner(&plan.docs);
    let modules = plan.resources.iter().map(|resource| &resource.module);
    let base64 = plan.runtime.contains(&"base64");
    let base64 = base64.then(|| {
        quote!(
            pub use runtime::base64::Base64;
        )
    });
    let file = plan.runtime.contains(&"multipart");
    let file = file.then(|| {
        quote!(
            pub use runtime::multipart::File;
        )
    });
    let tokens = quote! {
        #doc
        #![forbid(unsafe_code)]

        mod client;
        pub mod models;
        #(pub mod #modules;)*
        #[doc(hidden)]
        pub mod runtime;

        pub use client::{Client, ClientBuilder};
        #base64
        #file
        pub use runtime::call::{Call, Operation, Sending};
        pub use runtime::error::{Error, ErrorKind};
        pub use runtime::nullable::Nullable;
        pub use runtime::problem::{Code, Problem};
        pub use runtime::response::Response;
        pub use runtime::secret::Secret;
    };
    file::rust("src/lib.rs".to_owned(), tokens)
}
