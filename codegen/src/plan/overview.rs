//! What a reader of the crate's documentation sees first: what the API is, how a client is made, and where things are.

use super::Planner;
use super::docs::{self, doc};
use super::rust::{Client, Doc, Resource};

impl Planner<'_> {
    pub(super) fn overview(&self, client: &Client, resources: &[Resource]) -> Doc {
        let named = docs::line(format!(
            "{}.",
            self.manifest.description.trim_end_matches('.')
        ));
        let described = match doc(&self.api.docs) {
            empty if empty.0.is_empty() => named,
            described => described,
        };
        docs::paragraphs([
            described,
            self.start(client),
            listed(resources),
            self.slimming(),
        ])
    }

    /// How a client is made, as a doc test that compiles.
    fn start(&self, client: &Client) -> Doc {
        let crate_ = self.manifest.name.replace('-', "_");
        let made = match client.environment {
            Some(_) => format!("let client = {crate_}::Client::from_env()?;"),
            None => format!("let client = {crate_}::Client::builder().build()?;"),
        };
        let lines = [
            "# Start",
            "",
            "```no_run",
            &made,
            &format!("# Ok::<(), {crate_}::Error>(())"),
            "```",
        ];
        Doc(lines.map(str::to_owned).to_vec())
    }

    /// How a consumer compiles only what it uses.
    fn slimming(&self) -> Doc {
        let (Some(first), version) = (self.features.names.first(), &self.manifest.version) else {
            return Doc::default();
        };
        let name = &self.manifest.name;
        let lines = [
            "# Features",
            "",
            "Each resource has a feature, and all of them are on. Who uses few builds faster with only those:",
            "",
            "```toml",
            &format!(
                "{name} = {{ version = \"{version}\", default-features = false, features = [\"{first}\"] }}"
            ),
            "```",
        ];
        Doc(lines.map(str::to_owned).to_vec())
    }
}

/// The resources that a client leads to.
fn listed(resources: &[Resource]) -> Doc {
    if resources.is_empty() {
        return Doc::default();
    }
    let mut lines = vec!["# Resources".to_owned(), String::new()];
    for resource in resources {
        let first = resource.doc.0.first().cloned().unwrap_or_default();
        let feature = resource.feature.as_ref();
        let shared = feature.filter(|it| **it != resource.module.plain().replace('_', "-"));
        lines.push(match shared {
            Some(feature) => format!("- {first} It is of the feature {}.", docs::code(feature)),
            None => format!("- {first}"),
        });
    }
    Doc(lines)
}
