//! The place of a schema in the document, in names: its index in a list changes when the list does.

use std::collections::HashMap;

use crate::source::Pointer;

use super::{Api, Location};

/// The part of the document that a schema belongs to, and the steps from there to the schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaPath {
    pub root: Root,
    pub steps: Vec<Step>,
}

/// The outermost part of the document around a schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root {
    /// A named part of the document: the section of `components`, and the name.
    Component(String, String),
    /// The path, or the name of an event, and the method.
    Body(String, String),
    /// The path, the method and the status.
    Answer(String, String, String),
    /// The path, the method (unless the parameter belongs to the whole path), its location and its name.
    Parameter(String, Option<String>, &'static str, String),
    Elsewhere(Vec<String>),
}

/// One step from a schema to a schema inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Property(String),
    /// An item of a list.
    Item,
    /// A value of a map.
    Value,
    /// A member of a union.
    Member,
}

/// The names of parameters, which pointers identify only by numbers.
pub struct SchemaPaths {
    parameters: HashMap<Pointer, (&'static str, String)>,
}

impl SchemaPaths {
    pub fn of(api: &Api) -> Self {
        let parameters = api.operations.iter().flat_map(|it| &it.parameters);
        let named = parameters.map(|it| {
            let name = it.name.as_str().to_owned();
            (it.pointer.clone(), (location(it.location), name))
        });
        Self {
            parameters: named.collect(),
        }
    }

    pub fn at(&self, pointer: &Pointer) -> SchemaPath {
        let tokens: Vec<String> = pointer.tokens().map(|it| it.into_owned()).collect();
        let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let (root, rest) = self.root(&words);
        SchemaPath {
            root,
            steps: steps(rest),
        }
    }

    fn root<'t, 'w>(&self, words: &'t [&'w str]) -> (Root, &'t [&'w str]) {
        let own = |text: &str| text.to_owned();
        match words {
            ["paths", path, "parameters", index, rest @ ..] => {
                let at = Pointer::root().child("paths").child(path);
                let (location, name) = self.parameter(&at, index);
                (Root::Parameter(own(path), None, location, name), rest)
            }
            ["paths", path, method, "parameters", index, rest @ ..] => {
                let at = Pointer::root().child("paths").child(path).child(method);
                let (location, name) = self.parameter(&at, index);
                let root = Root::Parameter(own(path), Some(own(method)), location, name);
                (root, rest)
            }
            [
                "paths" | "x-webhooks",
                path,
                method,
                "requestBody",
                rest @ ..,
            ] => (Root::Body(own(path), own(method)), rest),
            ["paths", path, method, "responses", status, rest @ ..] => {
                (Root::Answer(own(path), own(method), own(status)), rest)
            }
            ["components", section, name, rest @ ..] => {
                (Root::Component(own(section), own(name)), rest)
            }
            _ => {
                let words = words.iter().map(|word| own(word));
                (Root::Elsewhere(words.collect()), &[])
            }
        }
    }

    fn parameter(&self, of: &Pointer, index: &str) -> (&'static str, String) {
        let at = of.child("parameters").child(index);
        let known = self.parameters.get(&at).cloned();
        known.unwrap_or_else(|| ("", index.to_owned()))
    }
}

impl SchemaPath {
    /// The innermost property around the schema, or else its parameter or header. Lists, maps and unions between them do not count.
    pub fn property(&self) -> Option<&str> {
        let properties = self.steps.iter().rev();
        let mut properties = properties.filter_map(|step| match step {
            Step::Property(name) => Some(name.as_str()),
            Step::Item | Step::Value | Step::Member => None,
        });
        properties.next().or(match &self.root {
            Root::Parameter(_, _, _, name) => Some(name),
            Root::Component(section, name) if section == "parameters" || section == "headers" => {
                Some(name)
            }
            Root::Component(..) | Root::Body(..) | Root::Answer(..) | Root::Elsewhere(_) => None,
        })
    }
}

/// Turns keywords into steps from schema to schema. An `allOf` adds none, since it leads to a part of the same type.
fn steps(mut tokens: &[&str]) -> Vec<Step> {
    let mut steps = Vec::new();
    loop {
        tokens = match tokens {
            [] => return steps,
            ["content" | "allOf", _, rest @ ..] => rest,
            [
                "properties" | "patternProperties" | "headers",
                name,
                rest @ ..,
            ] => {
                steps.push(Step::Property((*name).to_owned()));
                rest
            }
            ["anyOf" | "oneOf", _, rest @ ..] => {
                steps.push(Step::Member);
                rest
            }
            ["items", rest @ ..] => {
                steps.push(Step::Item);
                rest
            }
            ["additionalProperties", rest @ ..] => {
                steps.push(Step::Value);
                rest
            }
            [_, rest @ ..] => rest,
        };
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}
