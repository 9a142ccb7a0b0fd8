//! The README of a crate, for those who use it.

use crate::plan::Plan;
use crate::plan::rust::Success;

use super::call::{crate_name, expression, first_call, variable};

pub(super) fn readme(plan: &Plan) -> String {
    let (name, crate_) = (&plan.manifest.name, crate_name(plan));
    let description = plan.manifest.description.trim_end_matches('.');
    let call = first_call(plan).map_or_else(String::new, |call| {
        let expression = expression(call);
        match call.1.success {
            Success::Empty | Success::UnwrapEmpty(_) => format!("    {expression}.await?;\n"),
            _ => format!(
                "    let response = {expression}.await?;\n    println!(\"{{response:?}}\");\n"
            ),
        }
    });
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
    let client = Client::from_env()?;
{call}    Ok(())
}}
```

`Client::from_env` reads these environment variables, and `Client::builder` takes the same values:

{variables}
## Test your code

With the feature `test-util`, a service in memory takes the place of the network: see `tests/first_call.rs`.

## Features

Each resource is a feature. All of them are on by default; a program that uses few of them builds faster with only theirs. `blocking`,
`tracing`, `test-util`, `tower`, `webpki-roots`, `gzip`, `brotli`, `deflate` and `zstd` are off by default. The first page of the crate's documentation explains them.
"#,
        version = plan.manifest.version,
        variables = variables(plan),
    )
}

fn variables(plan: &Plan) -> String {
    let base_url = variable(plan, "BASE_URL");
    let mut text = format!(
        "| variable | value |\n|---|---|\n| `{base_url}` | the address of the service, if it is not the usual one |\n"
    );
    for scheme in &plan.client.schemes {
        let variable = variable(plan, scheme.setter.plain());
        text.push_str(&format!(
            "| `{variable}` | the credential `{}` |\n",
            scheme.name
        ));
    }
    text
}
