//! The first page of the crate's documentation: the API, the way to build a client, and the resources.

use crate::plan::docs::{self, doc};
use crate::plan::planner::Planner;
use crate::plan::rust::{Client, Doc, Resource};

impl Planner<'_> {
    pub(crate) fn overview(&self, client: &Client, resources: &[Resource]) -> Doc {
        let named = docs::line(format!(
            "{}.",
            self.identity.description.trim_end_matches('.')
        ));
        let described = match doc(&self.api.docs) {
            empty if empty.0.is_empty() => named,
            described => described,
        };
        docs::paragraphs([
            described,
            self.start(client),
            listed(resources),
            calls(resources),
            self.slimming(),
        ])
    }

    /// The way to build a client, as a doc test that compiles.
    fn start(&self, client: &Client) -> Doc {
        let crate_ = self.identity.crate_name();
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

    /// The way to compile only the resources that a consumer uses.
    fn slimming(&self) -> Doc {
        let Some(first) = self.features.all.first().map(|it| &it.name) else {
            return Doc::default();
        };
        let (name, version) = (&self.identity.name, &self.identity.version);
        let lines = [
            "# Features",
            "",
            "Each resource has a feature, and so does each part of a large one. All of them are on by default. A crate that uses few resources builds faster with only their features:",
            "",
            "```toml",
            &format!(
                "{name} = {{ version = \"{version}\", default-features = false, features = [\"{first}\"] }}"
            ),
            "```",
            "",
            "`rustls` is on by default as well; `native-tls` takes its place, and without both the client needs a [`Transport`].",
            "Other features are off by default: `http2`, `blocking` (calls and lists have `wait` for code that is not async), `tracing` (a span for each call and each attempt),",
            "`test-util` (a service in memory for tests), `tower` (a service of tower as the transport), `webpki-roots` (Mozilla's certificates beside those of the system),",
            "`gzip`, `brotli`, `deflate` and `zstd` (compressed responses), and `arbitrary-precision` (all digits of",
            "numbers in values without a type).",
        ];
        Doc(lines.map(str::to_owned).to_vec())
    }
}

/// The methods of every call.
fn calls(resources: &[Resource]) -> Doc {
    if resources.is_empty() {
        return Doc::default();
    }
    let pages = resources.iter().any(Resource::has_pages).then_some(
        "A list that comes in pages has `stream` for the items of all pages, `pages`, and `all`.",
    );
    let lines = [
        "# Calls",
        "",
        "A call does nothing until it is awaited. Before that it can be changed by `with_timeout`, `with_max_retries`, `with_header`,",
        "`with_query`, `with_body_field` and `with_base_url`; `with_response` returns the status and the headers as well, and",
        "`with_raw_response` the body piece by piece. [`Client::request`] calls endpoints without a method. A call that failed for a",
        "reason that may pass is retried, unless it may have taken effect. [`Error`] describes the failure: its `kind`, the `status`, the",
        "`problems` and `codes` that the server reported, the `typed` body, and whether it `is_retryable`.",
        "",
        "[`ClientBuilder`] accepts a [`Transport`] other than reqwest, and [`Hooks`] around calls and attempts.",
    ];
    let lines = lines.into_iter().chain(pages);
    Doc(lines.map(str::to_owned).collect())
}

impl Resource {
    fn has_pages(&self) -> bool {
        let mut operations = self.operations.iter();
        operations.any(|it| it.paging.is_some()) || self.children.iter().any(Self::has_pages)
    }
}

/// The resources that a client leads to.
fn listed(resources: &[Resource]) -> Doc {
    if resources.iter().all(Resource::is_client) {
        return Doc::default();
    }
    let mut lines = vec!["# Resources".to_owned(), String::new()];
    for resource in resources.iter().filter(|it| !it.is_client()) {
        let first = resource.doc.0.first().cloned().unwrap_or_default();
        let feature = resource.own_feature.as_ref().or(resource.features.first());
        let shared = feature.filter(|it| **it != resource.method().plain().replace('_', "-"));
        lines.push(match shared {
            Some(feature) => format!("- {first} It needs the feature {}.", docs::code(feature)),
            None => format!("- {first}"),
        });
    }
    Doc(lines)
}
