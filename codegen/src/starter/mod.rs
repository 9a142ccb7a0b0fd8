//! The files that a new client begins with, which belong to its author from then on.
//!
//! They say something about this very document: its credentials, its paths, its lists, and what was found in it.

mod call;
mod readme;
mod settings;
mod test;

use crate::plan::Plan;
use crate::report::Report;
use crate::source::Sources;
use crate::write::File;

/// A changelog without changes.
const CHANGELOG: &str = "# Changelog\n\nThis file lists the changes for those who use the crate. `cargo sdk diff` lists the changes of its public interface.\n\n## Unreleased\n";

/// The files that a new client begins with.
#[derive(Clone, Debug)]
pub struct Starter {
    /// The name of the package.
    pub name: String,
    /// The name without the words of a title that say nothing about the API.
    pub short_name: String,
    /// `codegen.toml`, with what the document leaves to its author.
    pub settings: String,
    /// `tests/first_call.rs` of the crate, which calls an operation in memory; `None` without an operation that needs no made-up values.
    pub test: Option<String>,
}

impl Starter {
    pub(crate) fn of(plan: &Plan) -> Self {
        Self {
            name: plan.manifest.name.clone(),
            short_name: short(&plan.manifest.name).to_owned(),
            settings: settings::settings(plan),
            test: test::test(plan),
        }
    }

    /// Adds the settings that findings suggest.
    pub(crate) fn with_findings(mut self, report: &Report, sources: &Sources) -> Self {
        self.settings.push_str(&settings::findings(report, sources));
        self
    }
}

/// The files that every crate begins with. The settings may name another README.
pub(crate) fn drafts(plan: &Plan, has_readme: bool) -> Vec<File> {
    let readme = has_readme.then(|| ("README.md", readme::readme(plan)));
    let changelog = ("CHANGELOG.md", CHANGELOG.to_owned());
    let drafts = readme.into_iter().chain([changelog]);
    let drafts = drafts.map(|(path, text)| File {
        path: path.to_owned(),
        text,
    });
    drafts.collect()
}

/// The name without versions and words such as `api` at its end: `swagger-petstore-openapi-3-0` becomes `swagger-petstore`.
fn short(name: &str) -> &str {
    let is_empty = |word: &str| {
        let digits = word.trim_start_matches('v');
        let is_version = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
        is_version || ["api", "openapi", "rest", "specification", "spec"].contains(&word)
    };
    let mut short = name;
    while let Some((rest, word)) = short.rsplit_once('-')
        && is_empty(word)
    {
        short = rest;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_short_name_says_what_the_api_is() {
        for (name, wanted) in [
            ("swagger-petstore-openapi-3-0", "swagger-petstore"),
            ("pets-rest-api", "pets"),
            ("box-platform-api", "box-platform"),
            ("api-v2", "api"),
            ("github-v3-rest-api", "github"),
            ("vault", "vault"),
        ] {
            assert_eq!(short(name), wanted);
        }
    }
}
