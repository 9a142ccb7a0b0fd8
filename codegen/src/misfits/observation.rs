//! The lines of a file of misfits, which clients write, and equal ones counted.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::found::Found;

/// A line of the file: a misfit as the runtime serializes it (`runtime/json/misfit.rs`).
#[derive(Deserialize)]
struct Line {
    method: String,
    path: String,
    status: u16,
    media_type: Option<String>,
    pointer: String,
    found: String,
}

/// The response in which misfits were found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Response {
    pub(super) path: String,
    pub(super) method: String,
    pub(super) status: u16,
    pub(super) media_type: Option<String>,
}

/// `GET /pets/{id} 200`
impl fmt::Display for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.method, self.path, self.status)
    }
}

/// A misfit without the number of its item: the place of a value in its response, and the type that it had.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Observation {
    pub(super) response: Response,
    /// The JSON pointer (RFC 6901) to the first such value.
    pub(super) pointer: String,
    pub(super) found: Found,
}

/// The misfits of a file, and the number of each.
///
/// # Errors
///
/// Returns the number of a line that is not a misfit, and the reason.
pub(super) fn read(text: &str) -> Result<BTreeMap<Observation, usize>, (usize, String)> {
    let mut observations = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let number = index + 1;
        let line: Line = serde_json::from_str(line).map_err(|error| (number, error.to_string()))?;
        let found = Found::read(&line.found);
        let found = found.ok_or_else(|| (number, format!("no value is `{}`", line.found)))?;
        let observation = Observation {
            response: Response {
                path: line.path,
                method: line.method.to_ascii_uppercase(),
                status: line.status,
                media_type: line.media_type,
            },
            pointer: line.pointer,
            found,
        };
        *observations.entry(observation).or_default() += 1;
    }
    Ok(observations)
}
