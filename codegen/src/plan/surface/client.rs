//! The features of the crate, and the setters of the client's builder.

use crate::plan::rust::{Client, Placement, Plan, Scheme};

use super::lines::Lines;

pub(super) fn list(plan: &Plan, lines: &mut Lines) {
    let features = &plan.manifest.features;
    let names = features.iter().map(|feature| feature.name.as_str());
    let extras = plan.manifest.extras.iter().map(|(name, _)| *name);
    for name in names.chain(extras) {
        let feature = format!("feature {name}");
        lines.item(&feature, feature.clone());
    }
    for part in features
        .iter()
        .flat_map(|feature| feature.brings.iter().map(move |part| (feature, part)))
    {
        let (feature, part) = (format!("feature {}", part.0.name), part.1);
        lines.member(&feature, format!("{feature} brings the feature {part}"));
    }
    for root in &plan.client.roots {
        for feature in &root.features {
            let feature = format!("feature {feature}");
            let brought = format!("{feature} brings client.{}()", root.accessor.method);
            lines.member(&feature, brought);
        }
    }
    setters(&plan.client, lines);
}

/// Lists the setters that differ from crate to crate. All builders share the others.
fn setters(client: &Client, lines: &mut Lines) {
    client.schemes.iter().for_each(|it| credential(it, lines));
    for scope in &client.scopes {
        let (setter, name) = (&scope.setter, &scope.parameter);
        builder(
            format!("{setter}({setter}: impl Into<String>), path {name}"),
            lines,
        );
    }
    for variable in &client.server_variables {
        let (setter, name) = (&variable.setter, &variable.name);
        builder(
            format!("{setter}({setter}: impl Into<String>), server {name}"),
            lines,
        );
    }
    if client.environment.is_some() {
        builder("from_env()".to_owned(), lines);
        lines.member("client", "Client::from_env()".to_owned());
    }
}

fn credential(scheme: &Scheme, lines: &mut Lines) {
    let (name, setter, provider, own) =
        (&scheme.name, &scheme.setter, &scheme.provider, &scheme.own);
    let taken = match &scheme.placement {
        Placement::Basic => "user: &str, password: &str",
        Placement::Bearer | Placement::Header(_) | Placement::Query(_) | Placement::Cookie(_) => {
            "secret: impl Into<Secret>"
        }
    };
    builder(format!("{setter}({taken}), credential {name}"), lines);
    builder(
        format!("{provider}(provider: impl Provider), credential {name}"),
        lines,
    );
    if let Some((grant, _)) = &scheme.grant {
        builder(
            format!("{grant}(credentials: ClientCredentials), credential {name}"),
            lines,
        );
    }
    lines.member("client", format!("Call::{own}({taken}), credential {name}"));
}

fn builder(setter: String, lines: &mut Lines) {
    lines.member("client", format!("ClientBuilder::{setter}"));
}
