//! Turns the local definitions of schemas (`$defs`) into components, so that they have names.
//!
//! Source: JSON Schema 2020-12 (Core), section 8.2.4.

use serde_json::{Map, Value};

use crate::normalize::specification::{Kind, walk};
use crate::source::Pointer;

use super::moves::Moves;

/// Both spellings; the second is that of drafts before 2019-09.
const KEYWORDS: [&str; 2] = ["$defs", "definitions"];

/// A definition, and its original place.
struct Definition {
    at: Pointer,
    schema: Value,
}

/// Moves every definition to `components/schemas`, including definitions of definitions.
pub(super) fn hoist(document: &mut Value, moves: &mut Moves<'_>) {
    loop {
        let definitions = take(document);
        if definitions.is_empty() {
            return;
        }
        for definition in definitions {
            settle(definition, document, moves);
        }
    }
}

fn take(document: &mut Value) -> Vec<Definition> {
    let mut taken = Vec::new();
    walk::each_of(document, Kind::Schema, |schema, at| {
        for keyword in KEYWORDS {
            let Some(Value::Object(definitions)) = schema.shift_remove(keyword) else {
                continue;
            };
            let at = at.child(keyword);
            taken.extend(definitions.into_iter().map(|(name, schema)| Definition {
                at: at.child(&name),
                schema,
            }));
        }
    });
    taken
}

fn settle(definition: Definition, document: &mut Value, moves: &mut Moves<'_>) {
    let schemas = Pointer::root().child("components").child("schemas");
    let Some(components) = mapping(document, &schemas) else {
        return;
    };
    let name = name(&definition, components);
    moves.moved(&definition.at, &schemas.child(&name));
    components.insert(name, definition.schema);
}

fn mapping<'d>(document: &'d mut Value, at: &Pointer) -> Option<&'d mut Map<String, Value>> {
    let mut value = document;
    for token in at.tokens() {
        let members = value.as_object_mut()?;
        value = members
            .entry(token.into_owned())
            .or_insert_with(|| Value::Object(Map::new()));
    }
    value.as_object_mut()
}

/// Its own name if nothing else has it, and otherwise with the name of the component that contained it in front.
fn name(definition: &Definition, components: &Map<String, Value>) -> String {
    let own = definition.at.last().unwrap_or_default();
    let is_free = |name: &String| {
        components
            .get(name)
            .is_none_or(|taken| *taken == definition.schema)
    };
    let owned = component(&definition.at).map(|owner| format!("{owner}_{own}"));
    let numbered = (2..).map(|number| format!("{own}_{number}"));
    let mut names = [own.clone()].into_iter().chain(owned).chain(numbered);
    names.find(is_free).unwrap_or(own)
}

fn component(at: &Pointer) -> Option<String> {
    let schemas = Pointer::root().child("components").child("schemas");
    let name = at.below(&schemas)?.tokens().next()?.into_owned();
    Some(name)
}
