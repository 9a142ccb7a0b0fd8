//! The README of a crate, for those who use it.

use crate::plan::Plan;

use super::{crate_name, expression, first_call, variable};

pub(super) fn readme(plan: &Plan) -> String {
    let (name, crate_) = (&plan.manifest.name, crate_name(plan));
    let description = plan.manifest.description.trim_end_matches('.');
    let call = first_call(plan).map(expression);
    let call = call.map_or_else(String::new, |call| {
        format!("    let response = {call}.await?;\n    println!(\"{{response:?}}\");\n")
    });
    let returns_nothing =
        first_call(plan).is_some_and(|(_, it)| it.success == crate::plan::rust::Success::Empty);
    let call = if returns_nothing {
        call.replace("    println!(\"{response:?}\");\n", "")
            .replace("let response = ", "")
    } else {
        call
    };
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
`tracing`, `test-util`, `gzip`, `brotli`, `deflate` and `zstd` are off by default. The first page of the crate's documentation explains them.
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
