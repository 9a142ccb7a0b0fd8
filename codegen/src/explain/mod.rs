//! The reasons for one item of the crate: its origin, its passes, its names, its settings, its users and its diagnostics.
//!
//! The pipeline runs again while this stage looks on, so that no other stage takes notes.

mod explanation;
mod history;
mod in_force;
mod json;
mod origins;
mod problems;
mod shaped;
mod sought;
mod text;

use crate::Generator;
use crate::generate::{Made, Run};
use crate::plan::{self, Named, PublicItem, Rule};
use crate::pointer::Pointer;
use crate::print;
use crate::review::Graph;

pub use explanation::Explanation;
use explanation::Name;
use history::Step;
pub use shaped::Shaped;
use sought::Sought;

impl Generator {
    /// Explains every item that `text` names: a JSON Pointer into the effective document, a path in Rust such as `models::Pet::name` or
    /// `client.pets().list`, or a request such as `GET /pets`.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing has this name, with the nearest names; or if the input cannot be generated, with the report.
    pub fn explain(&self, text: &str) -> Result<Vec<Explanation>, String> {
        let mut run = Run::new(self);
        let made = run.made(&mut |_, _| {});
        let Some(made) = made.filter(|_| !run.report.has_errors()) else {
            return Err(run.text());
        };
        let sought = sought::find(text, &made)?;
        let named: Vec<Named> = sought.iter().map(|it| names_of(it, &made)).collect();
        let subjects = named.iter().map(|it| it.subject.clone());
        let histories = history::of(self, &subjects.collect::<Vec<_>>());
        let all = sought.into_iter().zip(named).zip(histories);
        let explained = all.map(|((sought, named), steps)| {
            let steps = history::narrowed(steps, &sought);
            explained(sought, named, steps, &run, &made)
        });
        Ok(explained.collect())
    }
}

impl Explanation {
    /// The explanation for a terminal.
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// The explanation for tools.
    pub fn json(&self) -> serde_json::Value {
        json::json(self)
    }
}

fn names_of(sought: &Sought, made: &Made) -> Named {
    let Sought { item, argument, .. } = sought;
    plan::considered(&made.api, &made.settings, item, argument.as_deref())
}

fn explained(
    sought: Sought,
    named: Named,
    passes: Vec<Step>,
    run: &Run<'_>,
    made: &Made,
) -> Explanation {
    let items = &made.planned.1.items;
    let graph = Graph::of(items);
    let pointer = Pointer::parse(&sought.pointer).unwrap_or_default();
    let report = run.report.about(&pointer);
    Explanation {
        line: sought.line(),
        kind: sought.item.kind.word(),
        origins: origins::of(&pointer, run.sources()),
        file: sought.item.file.clone(),
        passes,
        names: names(&named, sought.name(), items),
        resources: named.resources.map(Rule::as_str),
        settings: in_force::settings(run.sources(), &sought, &made.api),
        calls: {
            let calls = graph.methods(&sought.item).into_iter();
            calls.filter(|it| *it != sought.item.path).collect()
        },
        types: graph.types(&sought.item),
        text: print::text(&report, run.sources(), false),
        diagnostics: print::entries(&report, run.sources()),
        pointer: sought.pointer,
        note: sought.note,
    }
}

/// The names that were considered, each with its fate.
fn names(named: &Named, chosen: &str, items: &[PublicItem]) -> Vec<Name> {
    let is_taken = |name: &str| items.iter().any(|it| it.path == format!("models::{name}"));
    let at = named.considered.iter().position(|it| it.name == chosen);
    let considered = named.considered.iter().enumerate();
    let names = considered.map(|(index, it)| Name {
        name: it.name.clone(),
        rule: it.rule.as_str(),
        fate: match at {
            Some(at) if index == at => "chosen",
            Some(at) if index > at => "not needed",
            Some(_) | None if is_taken(&it.name) => "another type has it",
            Some(_) | None => "another item has it",
        },
    });
    names.collect()
}
