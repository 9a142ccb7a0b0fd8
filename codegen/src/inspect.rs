//! Prints the data between two stages.

use crate::generate::Run;
use crate::generator::Generator;
use crate::ir::passes;
use crate::{document, ir, lower, plan};

/// A stage whose result can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The effective document as JSON, before it is typed.
    Value,
    /// The typed document.
    Document,
    /// The IR, after all passes or after one of them.
    Ir,
    /// The plan of the crate.
    Plan,
    /// The public surface of the crate: everything that a consumer can name, one item per line.
    Surface,
}

impl Generator {
    /// The result of `stage` for the input, as stable text.
    ///
    /// `after` names the pass after which the IR is printed; `only` is a text that a name or a pointer must contain.
    ///
    /// # Errors
    ///
    /// Returns an error if the input leaves nothing to print, which is the rendered report.
    pub fn inspect(
        &self,
        stage: Stage,
        after: Option<&str>,
        only: Option<&str>,
    ) -> Result<String, String> {
        let mut run = Run::new(self);
        let settings = run.settings();
        run.find_host(&settings);
        let Some(value) = run.value() else {
            return Err(run.text());
        };
        if stage == Stage::Value {
            return Ok(pretty(&filtered(value, only)));
        }
        let document = document::parse(value, &mut run.report);
        if stage == Stage::Document {
            let typed = serde_json::to_value(document.whole(&mut run.report));
            let typed = typed.map_err(|error| error.to_string())?;
            return Ok(pretty(&filtered(typed, only)));
        }
        let api = lower::lower(&document, &mut run.report);
        let api = match after {
            Some("lower") => api,
            after => passes::run(api, &settings, &mut run.report, after),
        };
        if stage == Stage::Ir {
            return Ok(ir::print(&api, only));
        }
        let plan = run.planned(&api, &settings);
        if stage == Stage::Surface {
            return Ok(plan::surface(&plan).text(only));
        }
        Ok(plan::print(&plan, only))
    }
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

/// Only the paths and components whose name contains `only`.
fn filtered(mut value: serde_json::Value, only: Option<&str>) -> serde_json::Value {
    let Some(only) = only else {
        return value;
    };
    let mut retain = |pointer: &str| {
        let entries = value.pointer_mut(pointer);
        if let Some(entries) = entries.and_then(|it| it.as_object_mut()) {
            entries.retain(|name, _| name.contains(only));
        }
    };
    retain("/paths");
    for kind in [
        "schemas",
        "responses",
        "parameters",
        "requestBodies",
        "headers",
        "securitySchemes",
    ] {
        retain(&format!("/components/{kind}"));
    }
    value
}
