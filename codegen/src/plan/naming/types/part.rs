//! Names the types in named parts of the document other than schemas: shared parameters, responses and bodies.

use crate::ir::{Root, SchemaPath, Step};

use super::super::words::singular;
use super::path::Path;

/// The names of a type in a named part of the document other than a schema; `None` if it is elsewhere.
pub(super) fn of_component(standing: &SchemaPath) -> Option<Vec<Path>> {
    let Root::Component(section, name) = &standing.root else {
        return None;
    };
    let kind = match section.as_str() {
        "parameters" => "parameter",
        "responses" => "response",
        "requestBodies" => "body",
        "headers" => "header",
        _ => "item",
    };
    let is_property = |step: &Step| matches!(step, Step::Property(_));
    if section == "schemas" || standing.steps.iter().any(is_property) {
        let many = standing.steps.contains(&Step::Item);
        let last = standing.property().filter(|_| section != "schemas");
        let path = last.map(|it| {
            Path::of([
                name.clone(),
                if many { singular(it) } else { it.to_owned() },
            ])
        });
        return path.map(|path| vec![path]);
    }
    let many = standing.steps.contains(&Step::Item);
    Some(if many {
        vec![
            Path::of([singular(name).as_str()]),
            Path::of([name.as_str(), "item"]),
        ]
    } else {
        vec![Path::of([name.as_str()]), Path::of([name.as_str(), kind])]
    })
}
