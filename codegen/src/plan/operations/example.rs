//! An example for each method, as a doc test that compiles.

use std::collections::BTreeSet;

use crate::ir;
use crate::plan::naming::{RustName, Scope, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Argument, Doc, Setter, Success};

use super::sample::Samples;

/// A call to be shown in an example.
pub(crate) struct Example<'a> {
    pub(crate) method: &'a RustName,
    pub(crate) arguments: &'a [Argument],
    pub(crate) setters: &'a [Setter],
    pub(crate) success: &'a Success,
    pub(crate) is_deprecated: bool,
}

/// A call with its arguments, in the pieces of an example.
pub(crate) struct Shown {
    /// The models that its arguments name.
    pub(crate) models: BTreeSet<String>,
    /// The name of the client.
    pub(crate) client: RustName,
    /// The arguments that only the caller has: `body: models::Pet`.
    pub(crate) parameters: Vec<String>,
    /// The arguments with lines of their own.
    pub(crate) bindings: Vec<String>,
    /// The methods that lead from the client to the call: `.pets()`, `.get("pet_id")`.
    pub(crate) chain: Vec<String>,
}

impl Planner<'_> {
    /// A call of the method at the end of a chain of accessors.
    pub(crate) fn shown(
        &self,
        operation: &ir::Operation,
        chain: &[RustName],
        (method, taken, setters): (&RustName, &[Argument], &[Setter]),
    ) -> Shown {
        let crate_ = self.identity.crate_name();
        let outside = Paths::Outside(&crate_);
        let mut scope = Scope::default();
        let names = taken.iter().map(|it| it.name.as_str());
        names.for_each(|name| scope.reserve(name));
        let mut parameters = Vec::new();
        let mut arguments = Vec::new();
        let mut bindings = Vec::new();
        let mut samples = Samples::of(self, operation);
        for argument in taken {
            let name = &argument.name;
            match samples.argument(argument) {
                Some(value) if is_built(&value) => {
                    let value = value.trim_start_matches('&');
                    bindings.extend(broken(&format!("let {name} = {value};")));
                    arguments.push(format!("&{name}"));
                }
                Some(value) => arguments.push(value),
                // The caller's own.
                None => {
                    parameters.push(format!("{name}: {}", outside.argument(&argument.ty)));
                    arguments.push(name.to_string());
                }
            }
        }
        let call = format!(".{method}({})", arguments.join(", "));
        let accessors = chain.iter().map(|method| format!(".{method}()"));
        // Without its body, a call that writes does nothing.
        let optional_body = setters.iter().find_map(|setter| {
            let name = &setter.argument.name;
            let writes = matches!(operation.method.as_str(), "POST" | "PUT" | "PATCH");
            let is_body = setter.argument.target.parameter().is_none();
            let is_usual = writes && is_body && setter.deprecated.is_none();
            let value = samples
                .argument(&setter.argument)
                .filter(|it| is_usual && is_built(it))?;
            let value = value.trim_start_matches('&');
            bindings.extend(broken(&format!("let {name} = {value};")));
            Some(format!(".{}(&{name})", setter.method()))
        });
        Shown {
            models: samples.models,
            client: scope.first_free(&[value_name("client"), value_name("api client")]),
            parameters,
            bindings,
            chain: accessors.chain([call]).chain(optional_body).collect(),
        }
    }

    /// The example of a method.
    pub(crate) fn example(
        &self,
        operation: &ir::Operation,
        chain: &[RustName],
        call: &Example<'_>,
    ) -> Doc {
        let crate_ = self.identity.crate_name();
        let started = (call.method, call.arguments, call.setters);
        let shown = self.shown(operation, chain, started);
        let client = &shown.client;
        let parameters = [format!("{client}: {crate_}::Client")];
        let parameters = [&parameters[..], &shown.parameters].concat();
        let returns_nothing = call.success.is_nothing();
        let binding = match returns_nothing {
            true => client.to_string(),
            false => format!("let response = {client}"),
        };
        let mut lines = ["# Example", "", "```no_run"].map(str::to_owned).to_vec();
        if let Some(models) = models_of(&crate_, &shown.models) {
            lines.extend([models, String::new()]);
        }
        lines.push(format!(
            "# async fn example({}) -> Result<(), {crate_}::Error> {{",
            parameters.join(", ")
        ));
        if call.is_deprecated {
            lines.push("# #[allow(deprecated)]".to_owned());
        }
        lines.extend(shown.bindings);
        lines.push(binding);
        lines.extend(shown.chain.iter().map(|call| format!("    {call}")));
        lines.push("    .await?;".to_owned());
        if !returns_nothing {
            lines.push("# let _ = response;".to_owned());
        }
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        Doc(lines)
    }
}

/// The import of the models that an example names.
pub(crate) fn models_of(crate_: &str, models: &BTreeSet<String>) -> Option<String> {
    let models: Vec<&str> = models.iter().map(String::as_str).collect();
    match &models[..] {
        [] => None,
        [only] => Some(format!("use {crate_}::models::{only};")),
        [..] => Some(format!("use {crate_}::models::{{{}}};", models.join(", "))),
    }
}

/// Returns whether an argument is a value that has a line of its own: `&CreateIssue::new("title")`.
fn is_built(value: &str) -> bool {
    value.starts_with('&') && value.ends_with(')') && value.contains("::new(")
}

/// Longer lines are broken.
const WIDTH: usize = 90;

/// The lines of a statement. A long one is broken before the calls of its outermost chain, and after the arguments of a call that is still long.
pub(crate) fn broken(statement: &str) -> Vec<String> {
    if statement.chars().count() <= WIDTH {
        return vec![statement.to_owned()];
    }
    let calls = parts(statement, |depth, before, it| {
        depth == 0 && before == ')' && it == '.'
    });
    let lines = calls.iter().enumerate().flat_map(|(index, call)| {
        let indent = if index == 0 { "" } else { "    " };
        arguments(&format!("{indent}{call}"), indent)
    });
    lines.collect()
}

/// The lines of a call: one, or one per argument if it is long.
fn arguments(call: &str, indent: &str) -> Vec<String> {
    let outermost = call.split_once('(').zip(call.rsplit_once(')'));
    let Some(((head, _), (before, end))) = outermost else {
        return vec![call.to_owned()];
    };
    if call.chars().count() <= WIDTH || before.len() <= head.len() {
        return vec![call.to_owned()];
    }
    let inner = &before[head.len() + 1..];
    let arguments = parts(inner, |depth, before, it| {
        depth == 0 && before == ',' && it == ' '
    });
    let arguments = arguments.iter().map(|it| {
        let argument = it.trim().trim_end_matches(',');
        format!("{indent}    {argument},")
    });
    let open = [format!("{head}(")].into_iter();
    let close = [format!("{indent}){end}")];
    open.chain(arguments).chain(close).collect()
}

/// The parts of code, which begin where `begins` returns true for the depth of brackets, the character before, and the character.
fn parts(code: &str, begins: impl Fn(usize, char, char) -> bool) -> Vec<String> {
    let mut parts = vec![String::new()];
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut before = ' ';
    for it in code.chars() {
        if !quoted && begins(depth, before, it) {
            parts.push(String::new());
        }
        match it {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = quoted && it == '\\' && !escaped;
        before = it;
        if let Some(part) = parts.last_mut() {
            part.push(it);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn long_statements_are_broken_at_their_calls_and_arguments() {
        let long = "x".repeat(80);
        assert_eq!(broken("let a = A::new(1);"), ["let a = A::new(1);"]);
        assert_eq!(
            broken(&format!(
                "let a = A::new(\"(\\\").\").b(\"{long}\").c(B::new(1).d(2));"
            )),
            [
                "let a = A::new(\"(\\\").\")".to_owned(),
                format!("    .b(\"{long}\")"),
                "    .c(B::new(1).d(2));".to_owned(),
            ]
        );
        assert_eq!(
            broken(&format!("let a = A::new([1, 2], \"{long}\");")),
            [
                "let a = A::new(".to_owned(),
                "    [1, 2],".to_owned(),
                format!("    \"{long}\","),
                ");".to_owned(),
            ]
        );
    }
}
