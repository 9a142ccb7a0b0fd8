//! The files of models, and the file that lists them.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Borrowed, Entry, Item, Module, RustName};
use crate::write::File;

use super::file::{self, Part};
use super::table::{self, Table};
use super::{conditions, conversion, structs, types};

/// The file that combines all files, and the types that are `borrowed`, into one module.
pub(super) fn root(modules: &[Module], foreign: &[String], borrowed: Option<&Borrowed>) -> File {
    let foreign: Vec<TokenStream> = foreign.iter().map(|path| types::tokens(path)).collect();
    let foreign = match foreign.as_slice() {
        [] => quote!(),
        [..] => quote!(crate::runtime::json::foreign::foreign!(#(#foreign),*);),
    };
    let shared = borrowed.filter(|it| !it.types.is_empty());
    let shared = shared.map(|it| {
        let (path, types) = (types::tokens(&it.path), &it.types);
        quote!(pub use #path::models::{#(#types),*};)
    });
    let conditions: Vec<TokenStream> = modules
        .iter()
        .map(|it| conditions::any_of(&it.features))
        .collect();
    let modules: Vec<&RustName> = modules.iter().map(|module| &module.name).collect();
    let code = quote! {
        #![doc = " The types of the API: the contents of requests and responses."]

        #foreign

        #(#conditions mod #modules;)*

        #(#conditions pub use self::#modules::*;)*

        #shared
    };
    file::of_code("src/models.rs".to_owned(), code)
}

pub(super) fn module(module: &Module) -> File {
    let path = format!("src/models/{}.rs", module.name.plain());
    // Every type is declared by a macro of the runtime.
    let imports = Part::code(quote!(
        use crate::runtime;
    ));
    let types = module
        .entries
        .iter()
        .flat_map(|it| [entry(it)].into_iter().chain(aliases(it)));
    file::rust(
        path,
        &module.doc,
        std::iter::once(imports).chain(types).collect(),
    )
}

fn entry(entry: &Entry) -> Part {
    let item = item(&entry.item).beside(conversion::conversions(&entry.conversions));
    Part::table(&item).only_if(&conditions::line(&entry.features))
}

/// The deprecated names of a type.
fn aliases(entry: &Entry) -> Option<Part> {
    let target = entry.item.name();
    let parameter = match &entry.item {
        Item::Struct(item) if item.generic => quote!(<T>),
        Item::Struct(_) | Item::Enum(_) | Item::Union(_) | Item::Raw(_) => quote!(),
    };
    let aliases = entry.aliases.iter().map(|alias| {
        let (name, note) = (&alias.name, format!("it is called `{target}` now"));
        quote! {
            #[doc = " The former name of the type."]
            #[deprecated = #note]
            pub type #name #parameter = #target #parameter;
        }
    });
    let aliases: TokenStream = aliases.collect();
    let condition = conditions::line(&entry.features);
    (!aliases.is_empty()).then(|| Part::code(aliases).only_if(&condition))
}

fn item(item: &Item) -> Table {
    match item {
        Item::Struct(item) => structs::struct_(item),
        Item::Enum(item) => table::enumeration(item),
        Item::Union(item) => table::union(item),
        Item::Raw(item) => table::raw_union(item),
    }
}
