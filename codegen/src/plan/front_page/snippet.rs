//! An example as a doc test that compiles: its lines, and around them, hidden, a function that gets a client.

use std::collections::BTreeSet;

use crate::plan::operations::example::{Shown, models_of};
use crate::plan::rust::Doc;

/// Longer chains of calls have a line per call.
const WIDTH: usize = 80;

pub(super) struct Snippet<'p> {
    crate_: &'p str,
    features: &'p [String],
    condition: Option<&'static str>,
    parameters: Vec<String>,
    uses: Vec<String>,
    lines: Vec<String>,
}

impl<'p> Snippet<'p> {
    /// An example that compiles with any of these features; with all if there are none.
    pub(super) fn new(crate_: &'p str, features: &'p [String]) -> Self {
        Self {
            crate_,
            features,
            condition: None,
            parameters: Vec::new(),
            uses: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// A further condition of a `cfg` under which it compiles.
    pub(super) fn only_if(mut self, condition: &'static str) -> Self {
        self.condition = Some(condition);
        self
    }

    /// Something that the caller has: `state: pets::models::State`.
    pub(super) fn given(mut self, parameter: String) -> Self {
        self.parameters.push(parameter);
        self
    }

    /// The client of a call, the models that it names, and the lines before it.
    pub(super) fn before(mut self, shown: &Shown) -> Self {
        let client = format!("{}: {}::Client", shown.client, self.crate_);
        self.parameters.push(client);
        self = self.models(&shown.models);
        self.lines.extend(shown.bindings.iter().cloned());
        self
    }

    pub(super) fn models(mut self, models: &BTreeSet<String>) -> Self {
        self.uses.extend(models_of(self.crate_, models));
        self
    }

    /// Imports items of the root: `Client`, or `{Client, Reply}`.
    pub(super) fn uses(mut self, items: &str) -> Self {
        self.uses.push(format!("use {}::{items};", self.crate_));
        self
    }

    pub(super) fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    pub(super) fn lines(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.lines.extend(lines);
        self
    }

    pub(super) fn doc(mut self) -> Doc {
        let crate_ = self.crate_;
        let mut doc = vec!["```no_run".to_owned()];
        let conditions = self.features.iter();
        let conditions: Vec<String> = conditions.map(|it| format!("feature = {it:?}")).collect();
        doc.extend(match &conditions[..] {
            [] => None,
            [only] => Some(format!("# #[cfg({only})]")),
            [..] => Some(format!("# #[cfg(any({}))]", conditions.join(", "))),
        });
        doc.extend(self.condition.map(|it| format!("# #[cfg({it})]")));
        let parameters = self.parameters.join(", ");
        doc.push(format!(
            "# async fn example({parameters}) -> Result<(), {crate_}::Error> {{"
        ));
        self.uses.sort();
        if !self.uses.is_empty() {
            self.uses.push(String::new());
        }
        doc.extend(self.uses);
        doc.extend(self.lines);
        doc.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        Doc(doc)
    }
}

/// `let pets = client.pets().list().await?;`, on several lines if it is long.
pub(super) fn chained(head: &str, calls: &[String], end: &str) -> Vec<String> {
    let line = format!("{head}{}{end}", calls.concat());
    match calls {
        [_, ..] if line.chars().count() > WIDTH => {
            let calls = calls.iter().map(|call| format!("    {call}"));
            let mut lines: Vec<String> = [head.to_owned()].into_iter().chain(calls).collect();
            match (end.strip_prefix('.'), lines.last_mut()) {
                // As rustfmt breaks a chain.
                (Some(_), _) => match end.strip_suffix(" {") {
                    Some(end) => lines.extend([format!("    {end}"), "{".to_owned()]),
                    None => lines.push(format!("    {end}")),
                },
                (None, Some(last)) => last.push_str(end),
                (None, None) => {}
            }
            lines
        }
        [..] => vec![line],
    }
}
