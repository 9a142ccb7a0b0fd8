//! The README of a crate, for those who use it.

use crate::plan::Plan;
use crate::plan::rust::Environment;

use super::call::{crate_name, expression, first_call};

pub(super) fn readme(plan: &Plan) -> String {
    let (name, crate_) = (&plan.manifest.name, crate_name(plan));
    let description = plan.manifest.description.trim_end_matches('.');
    let call = first_call(plan).map_or_else(String::new, |call| {
        let expression = expression(call);
        match call.1.success.is_nothing() {
            true => format!("    {expression}.await?;\n"),
            false => format!(
                "    let response = {expression}.await?;\n    println!(\"{{response:?}}\");\n"
            ),
        }
    });
    let made = plan.client.made();
    let made: String = made.iter().map(|line| format!("    {line}\n")).collect();
    format!(
        r#"# {name}

{description}.

## Install

```toml
[dependencies]
{name} = "{version}"
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}
```

## First call

```rust,no_run
use {crate_}::{{Client, Error}};

#[tokio::main]
async fn main() -> Result<(), Error> {{
{made}{call}    Ok(())
}}
```

{variables}## More

The first page of the crate's documentation explains authentication, optional fields, errors, tests and the features of the crate, with examples.
[API.md](API.md) lists all calls, and [CHANGELOG.md](CHANGELOG.md) what changed.
"#,
        version = plan.manifest.version,
        variables = variables(plan.client.environment.as_ref()),
    )
}

/// The table of the variables that configure a client.
fn variables(environment: Option<&Environment>) -> String {
    let Some(environment) = environment else {
        return String::new();
    };
    let base_url = environment.base_url.iter();
    let base_url = base_url.map(|variable| row(variable, "the address of the service"));
    let credentials = environment.credentials.iter();
    let credentials =
        credentials.map(|(name, variable)| row(variable, &format!("the credential `{name}`")));
    let arguments = environment.path_defaults.iter();
    let arguments =
        arguments.map(|(name, variable)| row(variable, &format!("the argument `{name}` of paths")));
    let rows: String = base_url.chain(credentials).chain(arguments).collect();
    format!(
        "`Client::from_env` reads these environment variables, and `Client::builder` takes the same values:\n\n| variable | value |\n|---|---|\n{rows}\n"
    )
}

fn row(variable: &str, value: &str) -> String {
    format!("| `{variable}` | {value} |\n")
}
