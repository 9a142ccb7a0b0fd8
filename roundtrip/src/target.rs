//! The types in the example of a crate. The generating process passes them to the one that sends values.

use std::fs;
use std::path::Path;

use sdkgen::Harness;
use serde_json::{Value, json};

use super::place::Place;

/// The file beside the crates: a document, and those of its schemas for which the crate has types.
#[derive(Debug)]
pub struct Targets {
    pub document: Value,
    pub all: Vec<Target>,
}

/// A schema or a media type for which the crate has a type.
#[derive(Clone, Debug)]
pub struct Target {
    /// The pointer by which the example knows it.
    pub pointer: String,
    pub request: bool,
    pub response: bool,
}

/// The direction of values. Requests have no `readOnly` properties, and responses have no `writeOnly` ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Request,
    Response,
    Both,
}

/// Writes the result of the generator, for [`Targets::read`].
///
/// # Errors
///
/// Returns an error if the disk fails.
pub fn write(file: &Path, harness: &Harness) -> std::io::Result<()> {
    let targets = harness
        .targets
        .iter()
        .map(|it| json!({"pointer": it.pointer, "request": it.request, "response": it.response}));
    let json = json!({"targets": targets.collect::<Vec<_>>(), "document": harness.document});
    fs::write(file, json.to_string())
}

impl Targets {
    /// # Errors
    ///
    /// Returns an error if the file does not exist, or if [`write()`] did not write it.
    pub fn read(file: &Path) -> Result<Self, String> {
        let refused = |error: String| format!("`{}`: {error}", file.display());
        let text = fs::read_to_string(file).map_err(|error| refused(error.to_string()))?;
        let mut json: Value =
            serde_json::from_str(&text).map_err(|error| refused(error.to_string()))?;
        let targets = json["targets"].as_array().into_iter().flatten();
        Ok(Self {
            all: targets.filter_map(target).collect(),
            document: json["document"].take(),
        })
    }
}

fn target(json: &Value) -> Option<Target> {
    Some(Target {
        pointer: json["pointer"].as_str()?.to_owned(),
        request: json["request"].as_bool()?,
        response: json["response"].as_bool()?,
    })
}

impl Target {
    pub fn side(&self) -> Side {
        let named = self.pointer.rsplit_once('#').map(|(_, side)| side);
        match (named, self.request, self.response) {
            (Some("request"), _, _) => Side::Request,
            (Some("response"), _, _) => Side::Response,
            (_, true, false) => Side::Request,
            (_, false, true) => Side::Response,
            (_, true, true) | (_, false, false) => Side::Both,
        }
    }

    /// Its place in the document.
    pub fn place(&self) -> Place<'_> {
        let pointer = self.pointer.as_str();
        let pointer = pointer.strip_suffix("#request").unwrap_or(pointer);
        Place(pointer.strip_suffix("#response").unwrap_or(pointer))
    }
}

impl Side {
    /// Returns true if a property with these keywords cannot occur on this side.
    pub fn hides(self, property: &Value) -> bool {
        let (hiding, other) = match self {
            Self::Request => ("readOnly", "writeOnly"),
            Self::Response => ("writeOnly", "readOnly"),
            Self::Both => return false,
        };
        // Both keywords together mean nothing.
        property[hiding] == true && property[other] != true
    }
}
