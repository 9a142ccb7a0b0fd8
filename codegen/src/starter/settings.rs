//! `codegen.toml` with the settings that matter for a document, those that are a matter of taste as comments.

use std::collections::BTreeMap;
use std::fmt::Write;

use indexmap::IndexSet;

use crate::plan::Plan;
use crate::plan::rust::{Operation, Success};
use crate::plural::counted;
use crate::print;
use crate::report::Report;
use crate::source::Sources;

use super::call::variable;

/// The most findings that are listed.
const MOST_FINDINGS: usize = 20;

/// The most lists that are named.
const MOST_LISTS: usize = 10;

/// A parameter in this share of all paths may be one that the client supplies: one in two.
const SCOPE_SHARE: usize = 2;

pub(super) fn settings(plan: &Plan) -> String {
    let mut text = String::from(
        "# The decisions that the document cannot express. All of them are optional, and `cargo sdk generate` follows them.\n",
    );
    text.push_str(&package(plan));
    text.push_str(&environment(plan));
    text.push_str(&scopes(plan));
    text.push_str(&envelope(plan));
    text.push_str(&lists(plan));
    text
}

fn package(plan: &Plan) -> String {
    let manifest = &plan.manifest;
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    format!(
        "\n[crate]\nname = {}\nversion = {}\ndescription = {}\n# license = \"MIT OR Apache-2.0\"\n# repository = \"https://example.com/{}\"\n",
        quoted(&manifest.name),
        quoted(&manifest.version),
        quoted(&manifest.description),
        manifest.name,
    )
}

fn environment(plan: &Plan) -> String {
    let schemes = &plan.client.schemes;
    let base_url = variable(plan, "BASE_URL");
    if schemes.is_empty() {
        return format!(
            "\n# The document describes no credentials. `Client::from_env` reads the address of the service alone.\n[client.env]\nbase_url = \"{base_url}\"\n"
        );
    }
    let mut text = format!(
        "\n# The environment variables of `Client::from_env`.\n[client.env]\nbase_url = \"{base_url}\"\n\n[client.env.credentials]\n"
    );
    for scheme in schemes {
        let name = toml_edit::Key::new(&scheme.name);
        let variable = variable(plan, scheme.setter.plain());
        // Writing to a string does not fail.
        let _ = writeln!(text, "{name} = \"{variable}\"");
    }
    text
}

/// Parameters of most paths, which a program seldom changes from call to call.
fn scopes(plan: &Plan) -> String {
    let calls = plan.calls();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, operation) in &calls {
        let parameters = parameters(&operation.route.path);
        parameters
            .first()
            .into_iter()
            .for_each(|it| *counts.entry(it).or_default() += 1);
    }
    let is_scope = |count: usize| count > 1 && count * SCOPE_SHARE >= calls.len();
    let mut text = String::new();
    for (parameter, count) in counts.into_iter().filter(|(_, count)| is_scope(*count)) {
        let _ = write!(
            text,
            "\n# {count} of {} take `{parameter}` first. With this setting, the client supplies it.\n# [scope.{}]\n",
            counted(calls.len(), "call"),
            toml_edit::Key::new(parameter),
        );
    }
    text
}

fn parameters(path: &str) -> Vec<&str> {
    let opened = path.split('{').skip(1);
    opened
        .filter_map(|it| Some(it.split_once('}')?.0))
        .collect()
}

fn envelope(plan: &Plan) -> String {
    let unwraps = |operation: &Operation| {
        matches!(
            operation.success,
            Success::Unwrap(_)
                | Success::UnwrapOptional(_)
                | Success::UnwrapOrEmpty(_)
                | Success::UnwrapEmpty(_)
        )
    };
    match plan.calls().iter().filter(|(_, it)| unwraps(it)).count() {
        0 => String::new(),
        count => format!(
            "\n# The responses of {} have an envelope, and the calls return its payload. To return the envelopes as they are:\n# envelope = false\n",
            counted(count, "call")
        ),
    }
}

/// The lists without pages, each with the setting that describes its pages if it has some.
fn lists(plan: &Plan) -> String {
    let calls = plan.calls();
    let lists = calls.iter().filter(|(_, it)| it.method.plain() == "list");
    let (paged, whole): (Vec<_>, Vec<_>) = lists.partition(|(_, it)| it.paging.is_some());
    if whole.is_empty() {
        return String::new();
    }
    let mut text = match paged.len() {
        0 => "\n# None of these lists comes in pages.".to_owned(),
        1 => "\n# One list comes in pages, and these do not.".to_owned(),
        paged => format!("\n# {paged} lists come in pages, and these do not."),
    };
    text.push_str(" If one of them does, describe its pages:\n");
    for (_, operation) in whole.iter().take(MOST_LISTS) {
        let id = toml_edit::Key::new(&operation.route.id);
        let _ = writeln!(text, "# [operations.{id}.paging]");
    }
    if whole.len() > MOST_LISTS {
        let _ = writeln!(text, "# and {} more", whole.len() - MOST_LISTS);
    }
    text
}

/// The findings that a setting resolves, each with that setting.
pub(super) fn findings(report: &Report, sources: &Sources) -> String {
    let entries = print::entries(report, sources);
    let findings = entries.iter().filter_map(|entry| {
        let answer = &entry["override"];
        let text = answer["text"]
            .as_str()
            .filter(|_| answer["kind"] == "settings")?;
        let place = match (&entry["file"], &entry["line"]) {
            (serde_json::Value::String(file), line) => format!(" at {file}:{line}"),
            _ => String::new(),
        };
        let message = entry["message"].as_str()?;
        let commented: String = text.lines().map(|line| format!("# {line}\n")).collect();
        Some(format!("\n# {message}{place}:\n{commented}"))
    });
    let findings: IndexSet<String> = findings.collect();
    findings.into_iter().take(MOST_FINDINGS).collect()
}
