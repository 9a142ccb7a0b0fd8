//! Puts everything that the API sends by itself in one place: webhooks, and the callbacks of operations.
//!
//! Source: OpenAPI 3.0.4, section 4.8.18 (Callback Object); 3.1.1, section 4.8.1 (`webhooks`).

use serde_json::{Map, Value};

use crate::normalize::references::resolve;
use crate::normalize::specification::{Kind, WEBHOOKS, walk};
use crate::source::Pointer;

use super::moves::Moves;

/// A path item that describes an event, with its name and its place.
struct Event {
    name: String,
    /// A longer name, in case that others have the same one.
    longer: String,
    at: Pointer,
    item: Value,
}

pub(super) fn gather(document: &mut Value, moves: &mut Moves<'_>) {
    let mut events = webhooks(document);
    events.extend(callbacks(document));
    if let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    {
        components.shift_remove("callbacks");
    }
    let (Value::Object(members), false) = (document, events.is_empty()) else {
        return;
    };
    let section = members.entry(WEBHOOKS).or_insert_with(|| Map::new().into());
    let Some(section) = section.as_object_mut() else {
        return;
    };
    let root = Pointer::root().child(WEBHOOKS);
    for event in events {
        let numbered = (2..).map(|number| format!("{} {number}", event.longer));
        let mut names = [event.name, event.longer.clone()]
            .into_iter()
            .chain(numbered);
        // One of infinitely many names is free.
        let Some(name) = names.find(|name| !section.contains_key(name)) else {
            continue;
        };
        moves.moved(&event.at, &root.child(&name));
        section.insert(name, event.item);
    }
}

fn webhooks(document: &mut Value) -> Vec<Event> {
    let members = document.as_object_mut();
    let webhooks = members.and_then(|members| members.shift_remove("webhooks"));
    let at = Pointer::root().child("webhooks");
    let items = webhooks.as_ref().and_then(Value::as_object);
    let events = items.into_iter().flatten().map(|(name, item)| Event {
        longer: format!("{name} webhook"),
        name: name.clone(),
        at: at.child(name),
        item: item.clone(),
    });
    events.collect()
}

/// The callbacks of all operations, which lose them.
fn callbacks(document: &mut Value) -> Vec<Event> {
    let mut found: Vec<(String, Pointer, Value)> = Vec::new();
    walk::each_of(document, Kind::Operation, |operation, at| {
        if let Some(Value::Object(callbacks)) = operation.shift_remove("callbacks") {
            let id = operation.get("operationId").and_then(Value::as_str);
            let at = at.child("callbacks");
            for (name, callback) in callbacks {
                let longer = format!("{} {name}", id.unwrap_or("callback"));
                found.push((longer, at.child(&name), callback));
            }
        }
    });
    let named = found.into_iter().flat_map(|(longer, at, callback)| {
        let name = at.last().unwrap_or_default();
        let (at, callback) = followed(document, at, callback);
        let items = callback.as_object().cloned().unwrap_or_default();
        let items = items.into_iter().filter(|(key, _)| !key.starts_with("x-"));
        let events = items.map(|(expression, item)| Event {
            name: name.clone(),
            longer: longer.clone(),
            at: at.child(&expression),
            item,
        });
        events.collect::<Vec<Event>>()
    });
    named.collect()
}

/// The callback to which a reference leads.
fn followed(document: &Value, at: Pointer, callback: Value) -> (Pointer, Value) {
    let reference = callback.get("$ref").and_then(Value::as_str);
    let target = reference.and_then(|it| resolve::pointer(it.strip_prefix('#')?));
    let found = target.and_then(|target| {
        let value = target.of(document)?.clone();
        Some((target, value))
    });
    found.unwrap_or((at, callback))
}
