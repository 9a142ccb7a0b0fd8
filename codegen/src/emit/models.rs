//! The files of models, and the one that lists them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Entry, Item, Module, RustName};
use crate::write::File;

use super::{conditions, conversion, docs, enums, file, names, structs, unions};

/// The file that makes one module of all.
pub(super) fn root(modules: &[Module]) -> File {
    let conditions: Vec<_> = modules
        .iter()
        .map(|it| conditions::any_of(&it.features))
        .collect();
    let modules: Vec<&RustName> = modules.iter().map(|module| &module.name).collect();
    let tokens = quote! {
        #![doc = " The types of the API: what is sent, and what comes back."]

        #(#conditions mod #modules;)*

        #(#conditions pub use self::#modules::*;)*
    };
    file::rust("src/models.rs".to_owned(), tokens)
}

pub(super) fn module(module: &Module) -> File {
    let doc = docs::inner(&module.doc);
    let items: TokenStream = module.entries.iter().map(entry).collect();
    let runtime = names(&items, "runtime").then(|| {
        quote!(
            use crate::runtime;
        )
    });
    let tokens = quote! {
        #doc

        #runtime

        #items
    };
    file::rust(format!("src/models/{}.rs", module.name.plain()), tokens)
}

fn entry(entry: &Entry) -> TokenStream {
    let mut items = item(&entry.item);
    items.extend(conversion::conversions(&entry.conversions));
    conditions::each(&conditions::any_of(&entry.features), items)
}

fn item(item: &Item) -> TokenStream {
    match item {
        Item::Struct(item) => structs::struct_(item),
        Item::Enum(item) => enums::enum_(item),
        Item::Union(item) => unions::union(item),
        Item::Raw(item) => unions::raw(item),
    }
}
