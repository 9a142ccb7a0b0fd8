//! IR → plan: how the crate will look. Names, modules, wrappers, derives and documentation are decided here.

mod docs;
mod models;
pub mod naming;
mod operations;
mod package;
mod print;
mod problems;
pub mod rust;
mod surface;

use crate::ir::{Api, Docs, Reach, reach};
use crate::report::Report;
use crate::settings::{SerdeDirections, Settings};

pub use package::runtime::all as runtime_files;
pub use print::print;
pub use rust::{Plan, RuntimeFile};
pub use surface::{Method, Surface, surface};

/// What the caller wants of the crate, whatever the settings say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// The name of the crate, instead of that of the settings.
    pub name: Option<&'a str>,
    /// Whether it gets the round-trip example, and with it both directions of serde for every type.
    pub harness: bool,
}

/// Plans a crate.
pub fn plan(api: &Api, settings: &Settings, wishes: Wishes<'_>, report: &mut Report) -> Plan {
    let tree = naming::tree::place(api, settings, report);
    let forms = models::forms::forms(api);
    let features = naming::features::Features::of(&tree);
    let names = naming::types::name(api, &tree);
    for numbered in &names.numbered {
        report.push(problems::numbered_type(
            numbered.name.as_str(),
            &numbered.pointer,
        ));
    }
    let planner = Planner {
        features: &features,
        reach: reach(api),
        names,
        security: operations::client::common_security(api),
        own_credentials: operations::client::own_credentials(api),
        split: models::split::Split::of(api, &forms),
        part_types: operations::encodings::PartTypes::of(api, &forms, report),
        forms,
        manifest: package::manifest::manifest(api, settings, wishes.name),
        both_directions: wishes.harness || settings.types.serde == SerdeDirections::Both,
        tags: operations::resources::tags(api),
        api,
        settings,
        tree: &tree,
    };
    let (models, resources) = rayon::join(|| planner.models(), || planner.resources(report));
    let client = planner.client(&resources, report);
    let overview = planner.overview(&client, &resources);
    let harness = wishes.harness.then(|| planner.round_trips());
    let needs = package::dependencies::Needs::of(&client, &models, &resources, harness.as_deref());
    let mut manifest = planner.manifest;
    manifest.dependencies = needs.dependencies();
    manifest.features.clone_from(&features.all);
    Plan {
        docs: overview,
        runtime: needs.runtime(),
        operation_ids: tree.convention,
        manifest,
        client,
        resources,
        models,
        harness,
    }
}

/// What every part of the planning looks at.
struct Planner<'a> {
    api: &'a Api,
    settings: &'a Settings,
    tree: &'a naming::tree::Tree,
    features: &'a naming::features::Features,
    /// What the document says of its tags, by the name of the resource.
    tags: std::collections::HashMap<String, &'a Docs>,
    reach: Reach,
    names: naming::types::TypeNames,
    /// Types that are sent as multipart forms and in no other way.
    forms: std::collections::HashSet<crate::ir::TypeId>,
    part_types: operations::encodings::PartTypes,
    split: models::split::Split,
    manifest: rust::Manifest,
    /// The security that most operations have, so that only the others need to say theirs.
    security: Vec<Vec<String>>,
    /// The methods of every call that set its own credentials, in the order of the security schemes.
    own_credentials: Vec<rust::RustName>,
    /// Whether every type is both decoded and encoded, used or not.
    both_directions: bool,
}
