//! The way to compile only what a consumer uses.

use std::collections::BTreeSet;

use crate::plan::rust::Doc;

use super::page::Page;

impl Page<'_> {
    pub(super) fn features(&self) -> Doc {
        if let Some(on) = self.planner.module_features {
            return of_module(on);
        }
        let Some(first) = self.planner.features.all.first().map(|it| &it.name) else {
            return Doc::default();
        };
        let identity = &self.planner.identity;
        let (name, version) = (&identity.name, &identity.version);
        let lines = [
            "# Features",
            "",
            "Each resource has a feature, and so does each part of a large one. All of them are on by default. A crate that uses few resources builds faster with only their features:",
            "",
            "```toml",
            &format!(
                "{name} = {{ version = \"{version}\", default-features = false, features = [\"{first}\", \"rustls\"] }}"
            ),
            "```",
            "",
            "`rustls` is on by default as well; `native-tls` takes its place, and without both the client needs a [`Transport`].",
            "Other features are off by default: `http2`, `blocking` (calls and lists have `wait` for code that is not async), `tracing` (a span for each call and each attempt),",
            "`test-util` (a service in memory for tests), `serde` (every model is read and written), `tower` (a service of tower as the transport),",
            "`webpki-roots` (Mozilla's certificates beside those of the system), `gzip`, `brotli`, `deflate` and `zstd` (compressed responses), and `arbitrary-precision` (all digits of",
            "numbers in values without a type).",
        ];
        Doc(lines.map(str::to_owned).to_vec())
    }
}

/// The features that a module has.
fn of_module(on: &BTreeSet<&'static str>) -> Doc {
    let named: Vec<String> = on.iter().map(|it| format!("`{it}`")).collect();
    let has = match named.is_empty() {
        true => "This module has no feature of a crate.".to_owned(),
        false => format!(
            "This module has these features of a crate: {}.",
            named.join(", ")
        ),
    };
    let lines = [
        "# Features",
        "",
        &format!("{has} `module.features` in `codegen.toml` chooses others."),
    ];
    Doc(lines.map(str::to_owned).to_vec())
}
