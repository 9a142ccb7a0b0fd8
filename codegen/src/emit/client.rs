//! The table of the API, and the methods of the client that lead to resources.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Client, Doc};
use crate::write::File;

use super::file::{self, Part};
use super::{resources, table};

const DOC: &str =
    "The client: the place of the API, its credentials, and the way to every resource.";

pub(super) fn client(client: &Client) -> File {
    let doc = Doc(vec![DOC.to_owned()]);
    let parts = vec![
        Part::code(quote!(
            use crate::runtime;
        )),
        Part::table(&table::client(client)),
        Part::code(accessors(client)),
    ];
    file::rust("src/client.rs".to_owned(), &doc, parts)
}

fn accessors(client: &Client) -> TokenStream {
    let roots = client.roots.iter();
    let accessors = roots.map(|root| {
        let place = &root.accessor.module;
        resources::accessor(&root.accessor, &quote!(crate::#place), &root.features)
    });
    let accessors: TokenStream = accessors.collect();
    match accessors.is_empty() {
        true => quote!(),
        false => quote! {
            impl crate::Client {
                #accessors
            }
        },
    }
}
