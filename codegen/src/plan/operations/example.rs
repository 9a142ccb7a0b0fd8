//! An example for each method, as a doc test that compiles.

use crate::ir;
use crate::plan::naming::{RustName, Scope, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Argument, Doc, Success};

use super::sample::Samples;

/// A call to be shown in an example.
pub(crate) struct Example<'a> {
    pub(crate) method: &'a RustName,
    pub(crate) arguments: &'a [Argument],
    pub(crate) success: &'a Success,
    pub(crate) is_deprecated: bool,
}

impl Planner<'_> {
    /// A call of the method at the end of a chain of accessors.
    pub(crate) fn example(
        &self,
        operation: &ir::Operation,
        chain: &[RustName],
        call: &Example<'_>,
    ) -> Doc {
        let crate_ = self.identity.crate_name();
        let outside = Paths::Outside(&crate_);
        let mut scope = Scope::default();
        let names = call.arguments.iter().map(|it| it.name.as_str());
        names.for_each(|name| scope.reserve(name));
        let client = scope.first_free(&[value_name("client"), value_name("api client")]);
        let mut parameters = vec![format!("{client}: {crate_}::Client")];
        let mut arguments = Vec::new();
        let mut bindings = Vec::new();
        let mut samples = Samples::of(self, operation);
        for argument in call.arguments {
            let name = &argument.name;
            match samples.argument(argument) {
                Some(value) if is_built(&value) => {
                    bindings.push(format!("let {name} = {};", value.trim_start_matches('&')));
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
        let models: Vec<String> = samples.models.into_iter().collect();
        let models = match &models[..] {
            [] => None,
            [only] => Some(format!("use {crate_}::models::{only};")),
            [..] => Some(format!("use {crate_}::models::{{{}}};", models.join(", "))),
        };
        let accessors = chain.iter().map(|method| format!("    .{method}()"));
        let returns_nothing = matches!(call.success, Success::Empty | Success::UnwrapEmpty(_));
        let binding = match returns_nothing {
            true => client.to_string(),
            false => format!("let response = {client}"),
        };
        let mut lines = ["# Example", "", "```no_run"].map(str::to_owned).to_vec();
        if let Some(models) = models {
            lines.extend([models, String::new()]);
        }
        lines.push(format!(
            "# async fn example({}) -> Result<(), {crate_}::Error> {{",
            parameters.join(", ")
        ));
        if call.is_deprecated {
            lines.push("# #[allow(deprecated)]".to_owned());
        }
        lines.extend(bindings);
        lines.push(binding);
        lines.extend(accessors);
        lines.push(format!("    .{}({})", call.method, arguments.join(", ")));
        lines.push("    .await?;".to_owned());
        if !returns_nothing {
            lines.push("# let _ = response;".to_owned());
        }
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        Doc(lines)
    }
}

/// Returns whether an argument is a value that has a line of its own: `&CreateIssue::new("title")`.
fn is_built(value: &str) -> bool {
    value.starts_with('&') && value.ends_with(')') && value.contains("::new(")
}
