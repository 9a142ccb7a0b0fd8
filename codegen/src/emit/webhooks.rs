//! The module that reads the events that the API sends by itself.

use quote::quote;

use crate::plan::rust::Webhooks;
use crate::plan::rust::spelling::Paths;
use crate::write::File;

use super::{docs, file, types};

pub(super) fn webhooks(webhooks: &Webhooks) -> File {
    let doc = docs::inner(&webhooks.doc);
    let event = types::ty(&webhooks.event, Paths::Crate);
    let code = quote! {
        #doc

        use crate::{models, runtime};

        pub use runtime::webhook::error::WebhookError;
        pub use runtime::webhook::standard::StandardWebhooks;
        pub use runtime::webhook::verifier::Verifier;

        #[doc = " Reads an event from the headers and the unchanged body of a request, if the verifier accepts it."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " Returns an error if the event must not be trusted, or if its body is unreadable."]
        pub fn parse(
            verifier: &impl Verifier,
            headers: &http::HeaderMap,
            body: &[u8],
        ) -> Result<#event, WebhookError> {
            runtime::webhook::event::parse(verifier, headers, body)
        }

        #[doc = " Reads an event without asking who sent it, for example from a queue that has only trusted events."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " Returns an error if the body is unreadable."]
        pub fn parse_unverified(body: &[u8]) -> Result<#event, WebhookError> {
            runtime::webhook::event::read(body)
        }
    };
    file::of_code("src/webhooks.rs".to_owned(), code)
}
