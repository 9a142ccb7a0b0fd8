//! Plan → files. Prints; decides nothing, knows nothing of OpenAPI, and cannot fail.
//!
//! The only stage that knows tokens.

mod answers;
mod arguments;
mod client;
mod docs;
mod enums;
mod fields;
mod file;
mod harness;
mod headers;
mod manifest;
mod multipart;
mod operations;
mod resources;
mod root;
mod runtime;
mod structs;
mod table;
mod types;
mod unions;

use crate::plan::Plan;
use crate::plan::rust::{Item, Module, RustName};
use crate::write::File;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

pub use runtime::SOURCES;

/// Prints a whole crate.
pub fn emit(plan: &Plan) -> Vec<File> {
    let mut files = vec![
        manifest::manifest(&plan.manifest),
        manifest::rustfmt(),
        root::root(plan),
        client::client(&plan.client),
    ];
    files.extend(models(&plan.models));
    let harness = plan.harness.iter();
    files.extend(harness.map(|it| harness::harness(&plan.manifest, it)));
    for resource in &plan.resources {
        resources::resource(resource, "src", &mut files);
    }
    files.extend(runtime::runtime(&plan.runtime));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

fn models(modules: &[Module]) -> Vec<File> {
    let modules_by_name: Vec<&RustName> = modules.iter().map(|module| &module.name).collect();
    let root = quote! {
        #![doc = " The types of the API: what is sent, and what comes back."]

        #(mod #modules_by_name;)*

        #(pub use self::#modules_by_name::*;)*
    };
    let files = modules.iter().map(|module| {
        let doc = docs::inner(&module.doc);
        let items: TokenStream = module.items.iter().map(item).collect();
        let imports = &module.imports;
        let runtime = names(&items, "runtime").then(|| {
            quote!(
                use crate::runtime;
            )
        });
        let tokens = quote! {
            #doc

            #runtime
            #(use super::#imports;)*

            #items
        };
        file::rust(format!("src/models/{}.rs", module.name.plain()), tokens)
    });
    std::iter::once(file::rust("src/models.rs".to_owned(), root))
        .chain(files)
        .collect()
}

/// Whether the tokens name `module`, and have to import it.
fn names(tokens: &TokenStream, module: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == module,
        TokenTree::Group(group) => names(&group.stream(), module),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn item(item: &Item) -> TokenStream {
    match item {
        Item::Struct(item) => structs::struct_(item),
        Item::Enum(item) => enums::enum_(item),
        Item::Union(item) => unions::union(item),
        Item::Raw(item) => unions::raw(item),
    }
}
