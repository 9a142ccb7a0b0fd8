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
        docs::paragraphs([described, self.start(client), listed(resources)])
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
}

/// The resources that a client leads to.
fn listed(resources: &[Resource]) -> Doc {
    if resources.is_empty() {
        return Doc::default();
    }
    let mut lines = vec!["# Resources".to_owned(), String::new()];
    for resource in resources {
        let first = resource.doc.0.first().cloned().unwrap_or_default();
        lines.push(format!("- {first}"));
    }
    Doc(lines)
}
