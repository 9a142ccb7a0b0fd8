//! The root of the crate.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Plan;
use crate::write::File;

use super::{conditions, docs, file};

pub(super) fn root(plan: &Plan) -> File {
    let doc = docs::inner(&plan.docs);
    let modules = plan.resources.iter().map(|resource| {
        let (module, condition) = (&resource.module, conditions::any_of(&resource.features));
        quote! {
            #condition
            pub mod #module;
        }
    });
    let present = |name: &str, exported: TokenStream| {
        let present = plan.runtime.contains(&name);
        present.then_some(quote!(pub use runtime::#exported;))
    };
    let base64 = present("base64", quote!(base64::Base64));
    let duration = present("duration", quote!(duration::Duration));
    let paging = present("paging", quote!(paging::{Items, Pages}));
    let file = present("multipart", quote!(multipart::File));
    let events = present("events", quote!(events::{Event, EventStream}));
    let lines = present("lines", quote!(lines::LineStream));
    let oauth = present("oauth", quote!(oauth::ClientCredentials));
    let tokens = quote! {
        #doc
        #![forbid(unsafe_code)]
        #![cfg_attr(docsrs, feature(doc_cfg))]

        mod client;
        pub mod models;
        #(#modules)*
        #[doc(hidden)]
        pub mod runtime;

        pub use client::{Client, ClientBuilder};
        #base64
        #duration
        #events
        #file
        #lines
        #oauth
        #paging
        #[cfg(feature = "blocking")]
        pub use runtime::blocking::Waiting;
        pub use runtime::body::Body;
        pub use runtime::call::{Call, Sending};
        pub use runtime::error::{Error, ErrorKind};
        pub use runtime::hooks::{CallInfo, Hooks};
        #[cfg(feature = "test-util")]
        pub use runtime::in_memory::{InMemory, Received, Reply};
        pub use runtime::nullable::Nullable;
        pub use runtime::operation::Operation;
        pub use runtime::problem::{Code, Problem};
        pub use runtime::provider::{Provider, Providing, Token};
        pub use runtime::response::Response;
        pub use runtime::secret::Secret;
        pub use runtime::transport::{Answering, Transport, TransportError};
        pub use runtime::untyped::Untyped;
        pub use runtime::upload::{Opening, Source, Upload};
    };
    file::rust("src/lib.rs".to_owned(), tokens)
}
