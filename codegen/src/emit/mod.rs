//! Plan → files. Prints; decides nothing, knows nothing of OpenAPI, and cannot fail.
//!
//! The only stage that knows tokens.

mod answers;
mod arguments;
mod client;
mod conditions;
mod conversion;
mod defaults;
mod docs;
mod enums;
mod fields;
mod file;
mod harness;
mod headers;
mod manifest;
mod models;
mod multipart;
mod operations;
mod paging;
mod resources;
mod root;
mod runtime;
mod structs;
mod table;
mod types;
mod unions;

use proc_macro2::{TokenStream, TokenTree};
use rayon::prelude::*;

use crate::plan::Plan;
use crate::write::File;

/// What makes one file.
type Job<'p> = Box<dyn Fn() -> File + Send + Sync + 'p>;

/// Prints a whole crate, on all processors.
pub fn emit(plan: &Plan) -> Vec<File> {
    let mut jobs: Vec<Job<'_>> = vec![
        Box::new(|| manifest::manifest(&plan.manifest)),
        Box::new(manifest::rustfmt),
        Box::new(|| root::root(plan)),
        Box::new(|| client::client(&plan.client)),
        Box::new(|| models::root(&plan.models)),
    ];
    // The largest first: one that is left for the end is waited for.
    let mut modules: Vec<_> = plan.models.iter().collect();
    modules.sort_by_key(|module| std::cmp::Reverse(module.entries.len()));
    for module in modules {
        jobs.push(Box::new(|| models::module(module)));
    }
    for (folder, resource) in resources::all(&plan.resources) {
        jobs.push(Box::new(move || resources::resource(resource, &folder)));
    }
    if let Some(harness) = &plan.harness {
        jobs.push(Box::new(|| harness::harness(&plan.manifest, harness)));
    }
    // Tokens stay on the thread that makes them, so that each job makes its own.
    let jobs = jobs.par_iter().with_max_len(1);
    let mut files: Vec<File> = jobs.map(|job| job()).collect();
    files.extend(runtime::runtime(&plan.runtime));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// Whether the tokens name `module`, and have to import it.
fn names(tokens: &TokenStream, module: &str) -> bool {
    named([tokens], [module]) == [true]
}

/// Which of the `modules` the tokens name.
fn named<'t, const N: usize>(
    tokens: impl IntoIterator<Item = &'t TokenStream>,
    modules: [&str; N],
) -> [bool; N] {
    let mut found = [false; N];
    for tokens in tokens {
        look(tokens.clone(), &modules, &mut found);
    }
    found
}

fn look(tokens: TokenStream, modules: &[&str], found: &mut [bool]) {
    for token in tokens {
        if found.iter().all(|found| *found) {
            return;
        }
        match token {
            TokenTree::Ident(ident) => {
                let named = modules.iter().position(|module| ident == module);
                named.into_iter().for_each(|index| found[index] = true);
            }
            TokenTree::Group(group) => look(group.stream(), modules, found),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
