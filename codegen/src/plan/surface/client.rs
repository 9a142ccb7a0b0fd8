//! The crate as a whole, its features, its environment variables, and the setters of the client's builder.

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Client, Home, Placement, Plan, Scheme};

use crate::embed::ROOT;
use crate::plan::package::runtime::{Need, needed};

use super::facts::Fact;
use super::items::Items;
use super::kind::Kind;

pub(super) fn list(plan: &Plan, items: &mut Items) {
    let (file, name) = match &plan.home {
        Home::Crate => ("Cargo.toml", &plan.manifest.name),
        Home::Module(hosted) => ("dependencies.toml", &hosted.path.outside),
    };
    items.from("", file);
    let item = items.item(Kind::Crate, "crate");
    item.signature(format!(" {name}")).docs(&plan.docs);
    if !plan.client.base_url.is_empty() {
        item.wire(format!(", {}", plan.client.base_url));
    }
    item.fact(Fact::Credentials, alternatives(&plan.client.security));
    if let Some(retries) = &plan.client.retries {
        item.fact(Fact::Retries, format!("{retries:?}"));
    }
    features(plan, items);
    let root = match &plan.home {
        Home::Crate => "src/lib.rs",
        Home::Module(_) => ROOT,
    };
    items.from("", root);
    exports(plan, items);
    items.from("", "src/client.rs");
    setters(&plan.client, items);
    events(plan, items);
    variables(&plan.client, items);
}

fn features(plan: &Plan, items: &mut Items) {
    let features = &plan.manifest.features;
    let names = features.iter().map(|feature| feature.name.as_str());
    let extras = plan.manifest.extras.iter().map(|(name, _)| *name);
    // A module has some of them always, and can never have the others.
    let has = |name: &&str| {
        plan.home
            .hosted()
            .is_none_or(|it| it.features.contains(name))
    };
    let extras = extras.filter(has);
    for name in names.chain(extras) {
        items.item(Kind::Feature, &format!("feature {name}"));
    }
    let mut brought = |feature: &str, brought: String| {
        let feature = format!("feature {feature}");
        let path = format!("{feature} brings {brought}");
        items.part(&feature, Kind::Brought, path);
    };
    for feature in features {
        for part in &feature.brings {
            brought(&feature.name, format!("the feature {part}"));
        }
    }
    for root in &plan.client.roots {
        for feature in &root.features {
            brought(feature, format!("client.{}()", root.accessor.method));
        }
    }
}

/// Lists the types of the runtime that not every crate has.
fn exports(plan: &Plan, items: &mut Items) {
    let always = needed(|need| need == Need::Always);
    let files = plan.runtime.iter().filter(|file| !always.contains(file));
    for name in files.flat_map(|file| file.exports) {
        items.item(Kind::Export, name);
    }
}

/// Lists the setters that differ from crate to crate. All builders share the others.
fn setters(client: &Client, items: &mut Items) {
    client.schemes.iter().for_each(|it| credential(it, items));
    let scopes = client.scopes.iter();
    let scopes = scopes.map(|it| (&it.setter, &it.doc, format!(", path {}", it.parameter)));
    let variables = client.server_variables.iter();
    let variables = variables.map(|it| (&it.setter, &it.doc, format!(", server {}", it.name)));
    for (setter, doc, wire) in scopes.chain(variables) {
        let path = format!("ClientBuilder::{setter}");
        let item = items.part("client", Kind::Setting, path);
        item.signature(format!("({setter}: impl Into<String>)"));
        item.wire(wire).docs(doc);
    }
    servers(client, items);
    if client.environment.is_some() {
        for path in ["ClientBuilder::from_env", "Client::from_env"] {
            items.part("client", Kind::Setting, path).signature("()");
        }
    }
}

/// The functions that read the events that the API sends by itself.
fn events(plan: &Plan, items: &mut Items) {
    let Some(webhooks) = &plan.webhooks else {
        return;
    };
    let event = Paths::Short.ty(&webhooks.event);
    let functions = [
        (
            "parse",
            "verifier: &impl Verifier, headers: &HeaderMap, body: &[u8]",
        ),
        ("parse_unverified", "body: &[u8]"),
    ];
    for (name, taken) in functions {
        let item = items.part("webhooks", Kind::Function, format!("webhooks::{name}"));
        item.signature(format!("({taken}) -> {event}"));
    }
}

/// The enum of the servers, with its variants, and the setter that takes one.
fn servers(client: &Client, items: &mut Items) {
    if client.servers.is_empty() {
        return;
    }
    let setter = "ClientBuilder::environment".to_owned();
    let item = items.part("client", Kind::Setting, setter);
    item.signature("(environment: Environment)");
    for server in &client.servers {
        let path = format!("Environment::{}", server.name);
        let item = items.part("client", Kind::Setting, path);
        item.wire(format!(", {}", server.url)).docs(&server.doc);
    }
}

fn credential(scheme: &Scheme, items: &mut Items) {
    let taken = match &scheme.placement {
        Placement::Basic => "user: &str, password: &str",
        Placement::Bearer | Placement::Header(_) | Placement::Query(_) | Placement::Cookie(_) => {
            "secret: impl Into<Secret>"
        }
    };
    let mut setting = |path: String, taken: &str, urls: &[String]| {
        let item = items.part("client", Kind::Setting, path);
        item.signature(format!("({taken})"));
        item.wire(format!(", credential {}", scheme.name));
        item.fact(Fact::Placement, format!("{:?}", scheme.placement));
        if !urls.is_empty() {
            item.fact(Fact::Urls, urls.join(" "));
        }
        item.docs(&scheme.doc);
    };
    setting(format!("ClientBuilder::{}", scheme.setter), taken, &[]);
    let provider = format!("ClientBuilder::{}", scheme.provider);
    setting(provider, "provider: impl Provider", &[]);
    if let Some((grant, urls)) = &scheme.grant {
        let grant = format!("ClientBuilder::{grant}");
        setting(grant, "grant: AuthorizationGrant", urls);
    }
    if let Some((authorize, urls)) = &scheme.authorize {
        let authorize = format!("ClientBuilder::{authorize}");
        let taken = "client_id: impl Into<String>, redirect_uri: impl Into<String>";
        setting(authorize, taken, urls);
    }
    setting(format!("Call::{}", scheme.own), taken, &[]);
}

/// Lists the environment variables, which are a part of the interface of a program that uses the crate.
fn variables(client: &Client, items: &mut Items) {
    let Some(environment) = &client.environment else {
        return;
    };
    let base_url = environment.base_url.iter();
    let base_url = base_url.map(|variable| (variable, ", base URL".to_owned()));
    let credentials = environment.credentials.iter();
    let credentials = credentials.map(|(name, it)| (it, format!(", credential {name}")));
    let paths = environment.path_defaults.iter();
    let paths = paths.map(|(name, it)| (it, format!(", path {name}")));
    for (variable, wire) in base_url.chain(credentials).chain(paths) {
        let path = format!("variable {variable}");
        items.part("client", Kind::Variable, path).wire(wire);
    }
}

/// The alternatives of credentials, each of which is enough.
pub(super) fn alternatives(security: &[Vec<String>]) -> String {
    let alternatives = security.iter().map(|schemes| match schemes.as_slice() {
        [] => "none".to_owned(),
        schemes => schemes.join("+"),
    });
    alternatives.collect::<Vec<_>>().join(" or ")
}
