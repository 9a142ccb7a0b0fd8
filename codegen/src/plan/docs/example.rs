//! An example per method, as a doc test that compiles.

use crate::plan::Planner;
use crate::plan::naming::{RustName, Scope, value_name};
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Doc, Operation, Success};

impl Planner<'_> {
    /// A call of the method at the end of a chain of others.
    pub(crate) fn example(&self, chain: &[RustName], operation: &Operation) -> Doc {
        let crate_ = self.manifest.name.replace('-', "_");
        let outside = Paths::Outside(&crate_);
        let mut scope = Scope::default();
        let names = operation.arguments.iter().map(|it| it.name.as_str());
        names.for_each(|name| scope.reserve(name));
        let client = scope.first_free(&[value_name("client"), value_name("api client")]);
        let mut parameters = vec![format!("{client}: {crate_}::Client")];
        let mut arguments = Vec::new();
        for argument in &operation.arguments {
            let name = &argument.name;
            arguments.push(name.to_string());
            parameters.push(format!("{name}: {}", outside.argument(&argument.ty)));
        }
        let accessors = chain.iter().map(|method| format!("    .{method}()"));
        let returns_nothing = matches!(operation.success, Success::Empty | Success::UnwrapEmpty(_));
        let binding = match returns_nothing {
            true => client.to_string(),
            false => format!("let answer = {client}"),
        };
        let mut lines = ["# Example", "", "```no_run"].map(str::to_owned).to_vec();
        lines.push(format!(
            "# async fn example({}) -> Result<(), {crate_}::Error> {{",
            parameters.join(", ")
        ));
        if operation.deprecated {
            lines.push("# #[allow(deprecated)]".to_owned());
        }
        lines.push(binding);
        lines.extend(accessors);
        lines.push(format!(
            "    .{}({})",
            operation.method,
            arguments.join(", ")
        ));
        lines.push("    .await?;".to_owned());
        if !returns_nothing {
            lines.push("# let _ = answer;".to_owned());
        }
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        Doc(lines)
    }
}
