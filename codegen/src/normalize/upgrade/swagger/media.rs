//! The media types of bodies: listed per operation or for the whole document in 2.0, and per body in 3.0.

use serde_json::{Map, Value};

const JSON: &str = "application/json";
const OCTETS: &str = "application/octet-stream";
const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The media types of requests and responses that a document or an operation lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Media {
    pub(super) consumes: Vec<String>,
    pub(super) produces: Vec<String>,
    /// True if the operation itself lists the media types that it produces.
    is_own: bool,
}

/// The kind of outcome that a response describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Success,
    /// A failure, or a response that may be one.
    Other,
}

impl Outcome {
    pub(super) fn of(status: &str) -> Self {
        match status.starts_with('2') {
            true => Self::Success,
            false => Self::Other,
        }
    }
}

impl Media {
    /// Removes `consumes` and `produces` from a document.
    pub(super) fn take(document: &mut Map<String, Value>) -> Self {
        Self {
            consumes: list(document, "consumes").unwrap_or_default(),
            produces: list(document, "produces").unwrap_or_default(),
            is_own: false,
        }
    }

    /// Removes them from an operation, for which those of the document apply if it has none.
    pub(super) fn take_within(operation: &mut Map<String, Value>, whole: &Self) -> Self {
        Self {
            is_own: operation.contains_key("produces"),
            consumes: list(operation, "consumes").unwrap_or_else(|| whole.consumes.clone()),
            produces: list(operation, "produces").unwrap_or_else(|| whole.produces.clone()),
        }
    }

    /// The media types of a body that is one value.
    pub(super) fn of_request(&self) -> Vec<String> {
        or(self.consumes.clone(), JSON)
    }

    /// The media types of a body of fields. A file cannot be sent in the urlencoded form.
    pub(super) fn of_form(&self, has_files: bool) -> Vec<String> {
        if has_files {
            return vec![MULTIPART.to_owned()];
        }
        let is_form = |it: &&String| [MULTIPART, URLENCODED].contains(&essence(it));
        or(
            self.consumes.iter().filter(is_form).cloned().collect(),
            URLENCODED,
        )
    }

    /// The media types of a response body.
    pub(super) fn of_response(&self, outcome: Outcome) -> Vec<String> {
        match outcome {
            Outcome::Success => or(self.produces.clone(), JSON),
            // `produces` lists the media types of successes: an error about an archive is not an archive.
            Outcome::Other if !self.produces.iter().any(|it| is_structured(it)) => {
                vec![JSON.to_owned()]
            }
            Outcome::Other => self.produces.clone(),
        }
    }

    /// The media types of a success without a schema: none, unless the operation itself lists those of a file.
    pub(super) fn of_undescribed(&self) -> Vec<String> {
        let is_file = |it: &String| !is_structured(it) && !essence(it).starts_with("text/");
        match self.is_own && self.produces.iter().all(is_file) {
            true => self.produces.clone(),
            false => Vec::new(),
        }
    }

    /// The media types of a file in a response. Those that the document lists for all operations are not meant for it.
    pub(super) fn of_file(&self) -> Vec<String> {
        let is_file = |it: &&String| !is_structured(it);
        or(
            self.produces.iter().filter(is_file).cloned().collect(),
            OCTETS,
        )
    }
}

/// Returns whether values of this media type have members, rather than being read as a whole.
fn is_structured(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence.ends_with("json") || essence.ends_with("xml")
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

fn or(media_types: Vec<String>, otherwise: &str) -> Vec<String> {
    if media_types.is_empty() {
        vec![otherwise.to_owned()]
    } else {
        media_types
    }
}

/// Media types, each once. `None` if they are not stated at all.
fn list(object: &mut Map<String, Value>, keyword: &str) -> Option<Vec<String>> {
    let stated = object.shift_remove(keyword)?;
    let texts: Vec<&str> = match &stated {
        // A single one without a list is a common slip.
        Value::String(one) => vec![one],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return None,
    };
    let mut media_types: Vec<String> = Vec::new();
    for text in texts.into_iter().map(str::trim).filter(|it| !it.is_empty()) {
        if !media_types.iter().any(|it| it == text) {
            media_types.push(text.to_owned());
        }
    }
    Some(media_types)
}
