//! Plan → files. This stage prints, decides nothing, knows nothing of OpenAPI, and cannot fail.
//!
//! The only stage that knows tokens.

mod arguments;
mod by_status;
mod client;
mod code;
mod conditions;
mod conversion;
mod defaults;
mod derived;
mod docs;
mod file;
mod harness;
mod lints;
mod manifest;
mod models;
mod multipart;
mod operations;
mod resources;
mod root;
mod runtime;
mod structs;
mod success;
mod table;
mod types;
mod webhooks;

use rayon::prelude::*;

use crate::plan::Plan;
use crate::plan::rust::{Home, SharedModule};
use crate::write::File;

/// The step that makes one file, or a few that belong together.
type Job<'p> = Box<dyn Fn() -> Vec<File> + Send + Sync + 'p>;

/// Prints a whole crate, on all processors.
pub fn emit(plan: &Plan) -> Vec<File> {
    let borrowed = plan.home.hosted().and_then(|it| it.borrowed.as_ref());
    let mut jobs: Vec<Job<'_>> = match &plan.home {
        Home::Crate => vec![
            Box::new(|| vec![manifest::manifest(&plan.manifest)]),
            Box::new(|| vec![manifest::rustfmt()]),
        ],
        Home::Module(hosted) => {
            vec![Box::new(|| {
                vec![manifest::of_module(hosted, &plan.manifest.added)]
            })]
        }
    };
    let code: [Job<'_>; 3] = [
        Box::new(|| vec![root::root(plan)]),
        Box::new(|| vec![client::client(&plan.client)]),
        Box::new(|| vec![models::root(&plan.models, &plan.foreign, borrowed)]),
    ];
    jobs.extend(code);
    // The largest come first, so that no thread is busy with one at the end while the others are idle.
    let mut modules: Vec<_> = plan.models.iter().collect();
    modules.sort_by_key(|module| std::cmp::Reverse(module.entries.len()));
    for module in modules {
        jobs.push(Box::new(|| vec![models::module(module)]));
    }
    for (folder, resource) in resources::all(&plan.resources) {
        jobs.push(Box::new(move || resources::resource(resource, &folder)));
    }
    if let Some(it) = &plan.webhooks {
        jobs.push(Box::new(|| vec![webhooks::webhooks(it)]));
    }
    if let Some(harness) = &plan.harness {
        jobs.push(Box::new(|| vec![harness::harness(&plan.manifest, harness)]));
    }
    // Tokens cannot move to another thread, so each job makes its own.
    let jobs = jobs.par_iter().with_max_len(1);
    let mut files: Vec<File> = jobs.flat_map_iter(|job| job()).collect();
    files.extend(runtime::runtime(&plan.runtime, borrowed));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// Prints the module that several modules share.
pub fn emit_shared(shared: &SharedModule) -> Vec<File> {
    let mut files = vec![
        manifest::of_module(&shared.hosted, &shared.added),
        root::of_shared(shared),
    ];
    if shared.has_models() {
        files.push(models::root(&shared.models, &shared.foreign, None));
    }
    files.extend(shared.models.iter().map(models::module));
    files.extend(runtime::runtime(&shared.runtime, None));
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}
