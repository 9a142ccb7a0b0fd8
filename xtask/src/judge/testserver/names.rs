//! The settings that name the operations of a document as their ids do.
//!
//! The suite judges what is sent and read. With these settings a change of the naming rules does not touch its programs.

use std::fmt::Write;

use serde_json::Value;

/// The resource of the operations whose id names no group.
const UNGROUPED: &str = "api";

/// The settings for a document: `queries_getBooleanTrue` becomes `client.queries().get_boolean_true()`.
pub(super) fn settings(document: &Value) -> String {
    let mut text = String::new();
    for id in ids(document) {
        let (group, method) = split(id);
        let (id, group, method) = (Value::from(id), Value::from(group), Value::from(method));
        // Writing to a `String` does not fail; a string of JSON is one of TOML.
        let _ = write!(
            text,
            "[operations.{id}]\npath = [{group}]\nmethod = {method}\n\n"
        );
    }
    text
}

fn ids(document: &Value) -> impl Iterator<Item = &str> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.filter_map(|(_, item)| item.as_object()).flatten();
    operations.filter_map(|(_, operation)| operation["operationId"].as_str())
}

fn split(id: &str) -> (&str, &str) {
    match id.split_once('_') {
        Some((group, method)) => (group, method),
        None => (UNGROUPED, id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_group_of_an_id_is_the_resource() {
        let document = json!({"paths": {
            "/a": {"get": {"operationId": "bool_getTrue"}, "parameters": []},
            "/b": {"put": {"operationId": "putAll"}},
        }});
        assert_eq!(
            settings(&document),
            "[operations.\"bool_getTrue\"]\npath = [\"bool\"]\nmethod = \"getTrue\"\n\n\
             [operations.\"putAll\"]\npath = [\"api\"]\nmethod = \"putAll\"\n\n"
        );
    }
}
