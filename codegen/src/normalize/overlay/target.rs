//! The target of an action: a JSONPath query, and the places that it selects.
//!
//! Source: RFC 9535.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json_path::JsonPath;

use crate::source::Pointer;

/// The deepest nesting of brackets. The parser takes twice as long for each further level, and no target needs more.
const MAX_DEPTH: usize = 8;

/// A valid query.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) text: String,
    path: JsonPath,
}

/// The reason why a text is not a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Invalid {
    /// It does not start with `$`.
    NotFromTheRoot,
    /// Its brackets are nested too deeply.
    TooDeep,
    /// Nothing can be parsed from this part on.
    From(String),
}

impl Target {
    pub(super) fn parse(text: &str) -> Result<Self, Invalid> {
        if !text.starts_with('$') {
            return Err(Invalid::NotFromTheRoot);
        }
        if depth(text) > MAX_DEPTH {
            return Err(Invalid::TooDeep);
        }
        match JsonPath::parse(text) {
            Ok(path) => Ok(Self {
                text: text.to_owned(),
                path,
            }),
            Err(error) => {
                let start = text.floor_char_boundary(error.position().min(text.len()));
                Err(Invalid::From(text[start..].to_owned()))
            }
        }
    }

    /// The places of all values that are selected, in the order of the query, each once.
    pub(super) fn select(&self, document: &Value) -> Vec<Pointer> {
        let nodes = self.path.query_located(document);
        let mut seen = BTreeSet::new();
        let places = nodes.iter().map(|node| {
            let tokens = node.location().iter();
            tokens.fold(Pointer::root(), |at, token| {
                match (token.as_name(), token.as_index()) {
                    (Some(name), _) => at.child(name),
                    (None, Some(index)) => at.index(index),
                    (None, None) => at,
                }
            })
        });
        places.filter(|place| seen.insert(place.clone())).collect()
    }
}

/// The depth of the brackets, ignoring those in quoted names.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (_, character) in unquoted(text) {
        match character {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The characters outside quotes, with their offsets; of a quoted text, only the opening mark.
pub(super) fn unquoted(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut mark, mut escaped) = (None, false);
    text.char_indices().filter(move |(_, character)| {
        match mark {
            _ if escaped => {
                escaped = false;
                return false;
            }
            Some(_) if *character == '\\' => escaped = true,
            Some(open) if *character == open => mark = None,
            Some(_) => {}
            None => {
                if matches!(character, '\'' | '"') {
                    mark = Some(*character);
                }
                return true;
            }
        }
        false
    })
}
