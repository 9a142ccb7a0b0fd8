//! Parameters that are not bodies: turns the description of their value into a schema, and `collectionFormat` into a style.

use serde_json::{Map, Value};

use crate::normalize::specification::DELIMITER;
use crate::report::Report;
use crate::source::Pointer;

use super::words;
use crate::normalize::upgrade::moves::Moves;
use crate::normalize::upgrade::problems;

/// Returns whether it is a body or a field of one, which are not parameters in 3.0.
pub(super) fn is_body(parameter: &Value) -> bool {
    let location = parameter.get("in").and_then(Value::as_str);
    matches!(location, Some("body" | "formData"))
}

pub(super) fn convert(
    parameter: &mut Map<String, Value>,
    at: &Pointer,
    moves: &mut Moves<'_>,
    report: &mut Report,
) {
    let location = parameter.get("in").and_then(Value::as_str);
    if parameter.contains_key("$ref") || matches!(location, Some("body" | "formData")) {
        return;
    }
    let location = location.unwrap_or_default().to_owned();
    if location != "query" {
        parameter.shift_remove("allowEmptyValue");
    }
    let is_list = parameter.get("type").is_some_and(|it| it == "array");
    let format = parameter
        .shift_remove("collectionFormat")
        .filter(|_| is_list);
    let format = format.as_ref().and_then(Value::as_str);
    if is_list {
        let written = Written::of(format, &location, at, report);
        written.say(parameter);
    }
    let schema = words::schema(parameter, at, report);
    if parameter.contains_key("schema") || parameter.contains_key("content") {
        return;
    }
    moves.derived(at, &at.child("schema"));
    parameter.insert("schema".to_owned(), schema);
}

/// The serialization of a list.
#[derive(Clone, Copy)]
pub(super) struct Written {
    style: &'static str,
    explode: bool,
    /// A style that 3.0 does not have in this place.
    delimiter: Option<&'static str>,
}

impl Written {
    /// The meaning of `collectionFormat` in the keywords of 3.0. Without it, commas join the items.
    pub(super) fn of(
        format: Option<&str>,
        location: &str,
        at: &Pointer,
        report: &mut Report,
    ) -> Self {
        let has_styles = matches!(location, "query" | "formData");
        let commas = Self {
            style: if has_styles { "form" } else { "simple" },
            explode: false,
            delimiter: None,
        };
        let delimited = |style| Self {
            delimiter: Some(style),
            ..commas
        };
        match format {
            None | Some("csv") => commas,
            Some("multi") if has_styles => Self {
                explode: true,
                ..commas
            },
            Some("ssv") if has_styles => Self {
                style: "spaceDelimited",
                ..commas
            },
            Some("pipes") if has_styles => Self {
                style: "pipeDelimited",
                ..commas
            },
            Some("ssv") => delimited("spaceDelimited"),
            Some("pipes") => delimited("pipeDelimited"),
            Some("tsv") => delimited("tabDelimited"),
            Some(other) => {
                report.push(problems::unsupported_collection(other, at, "csv"));
                commas
            }
        }
    }

    pub(super) fn say(self, object: &mut Map<String, Value>) {
        object.insert("style".to_owned(), self.style.into());
        object.insert("explode".to_owned(), self.explode.into());
        if let Some(delimiter) = self.delimiter {
            object.insert(DELIMITER.to_owned(), delimiter.into());
        }
    }
}
