//! Plans a crate, part by part.

use crate::ir::{Api, reach};
use crate::report::Report;
use crate::settings::{SerdeDirections, Settings};

use super::models::counterparts::Counterparts;
use super::models::derive::derive;
use super::models::multipart::forms;
use super::models::nesting::recursion_limit;
use super::models::overlapping::overlapping;
use super::naming::features::{EVENTS, Features};
use super::naming::{self, problems, types::TypeNames};
use super::operations::{client, part_types::PartTypes, resources};
use super::package::added::added;
use super::package::dependencies::Needs;
use super::package::identity::identity;
use super::package::manifest::manifest;
use super::package::module::{module_features, of_module};
use super::planner::Planner;
use super::rust::condition::{Settled, settled};
use super::rust::{Home, Hosted, Item, Module, ModulePath, Plan};

/// Options of the caller for the crate, which override the settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wishes<'a> {
    /// The name of the crate, instead of that of the settings.
    pub name: Option<&'a str>,
    /// True if the crate gets the round-trip example, and with it both directions of serde for every type.
    pub harness: bool,
    /// The names of the module that takes the place of a crate.
    pub module: Option<&'a ModulePath>,
    /// Features that the module has besides those of its settings, if its document needs them: those of the modules with which it shares code.
    pub further_features: &'a [String],
    /// True if the user has written the module [`EXTENSION`](super::EXTENSION).
    pub extended: bool,
}

/// Plans a crate.
pub fn plan(api: &Api, settings: &Settings, wishes: Wishes<'_>, report: &mut Report) -> Plan {
    let tree = naming::tree::place(api, settings, report);
    let has_events = api.event().is_some();
    let module = wishes.module.map(|path| {
        let features = module_features(
            &settings.module,
            wishes.further_features,
            has_events,
            report,
        );
        (path, features)
    });
    let features = match module {
        Some(_) => Features::none(has_events),
        None => Features::of(&tree, &api.kept_features, has_events),
    };
    let names = naming::types::name(api, &tree);
    report_numbered(&names, report);
    let forms = forms(api);
    let planner = Planner {
        features: &features,
        reach: reach(api),
        names,
        security: client::common_security(api),
        own_credentials: client::own_credentials(api),
        counterparts: Counterparts::of(api, &forms),
        overlapping: overlapping(api),
        part_types: PartTypes::of(api, &forms, report),
        forms,
        identity: identity(api, settings, wishes.name, wishes.module),
        both_directions: wishes.harness || settings.types.serde == SerdeDirections::Both,
        module_features: module.as_ref().map(|(_, features)| features),
        tags: resources::tags(api),
        api,
        settings,
        tree: &tree,
    };
    let (mut models, resources) = rayon::join(|| planner.models(), || planner.resources(report));
    derive(&mut models, &settings.types, report);
    let client = planner.client(&resources, report);
    let docs = planner.front_page(&client, &resources, &models);
    let harness = wishes.harness.then(|| planner.round_trips());
    let uses_deprecated = models
        .iter()
        .flat_map(Module::items)
        .any(Item::is_deprecated);
    let has_feature = |name: &str| module.as_ref().is_none_or(|(_, on)| on.contains(name));
    let webhooks = planner.webhooks().filter(|_| has_feature(EVENTS.0));
    let needs = Needs::of(
        &client,
        &models,
        &resources,
        harness.as_deref(),
        webhooks.as_ref(),
    );
    let dependencies = needs.dependencies();
    let added = added(settings, &dependencies, report);
    let manifest = manifest(planner.identity.clone(), &features, dependencies, added);
    let runtime = needs.runtime().into_iter().filter(|file| {
        let condition = file.condition.map(|it| settled(it, &has_feature));
        module.is_none() || condition != Some(Settled::Never)
    });
    let runtime = runtime.collect();
    let home = match module {
        None => Home::Crate,
        Some((path, features)) => Home::Module(Hosted {
            path: path.clone(),
            dependencies: of_module(&manifest, &features),
            features,
            borrowed: None,
        }),
    };
    Plan {
        home,
        extended: wishes.extended,
        docs,
        uses_deprecated,
        recursion_limit: recursion_limit(&models),
        webhooks,
        foreign: needs.foreign(),
        runtime,
        operation_ids: tree.convention,
        manifest,
        client,
        resources,
        models,
        harness,
    }
}

/// Points at the types that only a number distinguishes.
fn report_numbered(names: &TypeNames, report: &mut Report) {
    for numbered in &names.numbered {
        let name = numbered.name.as_str();
        report.push(problems::numbered_type(name, &numbered.pointer));
    }
}
