//! The files that a new client begins with, which belong to its author from then on.
//!
//! They say something about this very document: its credentials, its paths, its lists, and what was found in it.

mod readme;
mod settings;
mod test;

use crate::generated::Generated;
use crate::plan::Plan;
use crate::plan::rust::{Operation, Resource};

/// The files that a new client begins with.
#[derive(Clone, Debug)]
pub struct Starter {
    /// The name of the package.
    pub name: String,
    /// The name without the words of a title that say nothing about the API.
    pub short_name: String,
    /// `codegen.toml`, with what the document leaves to its author.
    pub settings: String,
    /// `README.md` of the crate.
    pub readme: String,
    /// `tests/first_call.rs` of the crate, which calls an operation in memory; `None` without an operation that needs no made-up values.
    pub test: Option<String>,
}

impl Starter {
    pub(crate) fn of(plan: &Plan) -> Self {
        Self {
            name: plan.manifest.name.clone(),
            short_name: short(&plan.manifest.name).to_owned(),
            settings: settings::settings(plan),
            readme: readme::readme(plan),
            test: test::test(plan),
        }
    }

    /// Adds the settings that findings suggest.
    pub(crate) fn with_findings(mut self, generated: &Generated) -> Self {
        self.settings.push_str(&settings::findings(generated));
        self
    }
}

/// An operation, and the resource that it is a method of.
type Call<'p> = (&'p Resource, &'p Operation);

/// Every operation of the crate, in its order.
fn calls(plan: &Plan) -> Vec<Call<'_>> {
    let mut calls = Vec::new();
    let mut open: Vec<&Resource> = plan.resources.iter().rev().collect();
    while let Some(resource) = open.pop() {
        calls.extend(resource.operations.iter().map(|it| (resource, it)));
        open.extend(resource.children.iter().rev());
    }
    calls
}

/// The call that a newcomer makes first: one that reads, needs no arguments, and preferably returns a list.
fn first_call(plan: &Plan) -> Option<Call<'_>> {
    let calls = calls(plan).into_iter();
    let easy = calls.filter(|(_, operation)| {
        operation.arguments.is_empty() && !operation.deprecated && !operation.success.is_stream()
    });
    easy.min_by_key(|(resource, operation)| {
        let reads = operation.route.verb == "GET";
        let lists = operation.method.plain() == "list";
        (!reads, !lists, resource.chain.len())
    })
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

/// The expression for a call, without `.await`.
fn expression((resource, operation): Call<'_>) -> String {
    let chain = resource.chain.iter().map(|method| format!(".{method}()"));
    format!("client{}.{}()", chain.collect::<String>(), operation.method)
}

/// The name of the package as it is spelled in code.
fn crate_name(plan: &Plan) -> String {
    plan.manifest.name.replace('-', "_")
}

/// The environment variable of a credential, in the manner of `PET_STORE_API_KEY`.
fn variable(plan: &Plan, setter: &str) -> String {
    format!("{}_{setter}", plan.manifest.name.replace('-', "_")).to_uppercase()
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
