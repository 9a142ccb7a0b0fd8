//! Makes up objects with only those keys that a schema describes.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Maker, Optional, Room};
use crate::translate;

/// The keys of objects that may have any key.
const KEYS: [&str; 3] = ["first_key", "Second-Key", "third key"];

impl Maker<'_> {
    pub(super) fn object(&mut self, keywords: &Map<String, Value>, room: Room) -> Option<Value> {
        let empty = Map::new();
        let properties = keywords.get("properties").and_then(Value::as_object);
        let properties = properties.unwrap_or(&empty);
        let names = keywords.get("required").and_then(Value::as_array);
        let names = names.into_iter().flatten().filter_map(Value::as_str);
        let required: BTreeSet<&str> = names.collect();
        let shown = properties
            .iter()
            .filter(|(_, property)| !translate::hides(self.document, self.side, property));
        let shown: Vec<(&String, &Value)> = shown.collect();
        let mut present: Vec<(&str, &Value)> = Vec::new();
        for (name, property) in &shown {
            if required.contains(name.as_str()) || self.is_present(room) {
                present.push((name, property));
            }
        }
        let text = json!({"type": "string"});
        let described = |name: &&&str| !properties.contains_key(**name);
        present.extend(required.iter().filter(described).map(|name| (*name, &text)));
        let further = keywords
            .get("additionalProperties")
            .filter(|it| it.is_object());
        if let Some(further) = further {
            let count = self.further(keywords, present.len(), room);
            present.extend(KEYS.iter().take(count).map(|key| (*key, further)));
        }
        let inner = room.split(present.len());
        let mut made = Map::new();
        for (name, property) in present {
            match self.value(property, inner) {
                Some(value) => drop(made.insert(name.to_owned(), value)),
                None if required.contains(name) => return None,
                None => {}
            }
        }
        Some(made.into())
    }

    fn is_present(&mut self, room: Room) -> bool {
        match self.optional {
            Optional::All => room.depth == 0 || room.growth > 0,
            Optional::None => false,
            Optional::Some => room.growth > 0 && self.random.once_in(2),
        }
    }

    /// The number of keys without a property.
    fn further(&mut self, keywords: &Map<String, Value>, present: usize, room: Room) -> usize {
        let least = keywords.get("minProperties").and_then(Value::as_u64);
        let least = least.and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
        let wanted = match self.optional {
            Optional::All if room.depth == 0 || room.growth > 0 => 2,
            Optional::Some if room.growth > 0 => self.random.below(KEYS.len()),
            Optional::All | Optional::Some | Optional::None => 0,
        };
        wanted.max(least.saturating_sub(present))
    }
}
