//! The settings that name the operations of a document as their ids do.
//!
//! The suite judges requests and responses. With these settings a change of the naming rules does not affect its programs.

use serde_json::{Map, Value, json};

/// The resource of the operations whose ids name no group.
const UNGROUPED: &str = "api";

/// The settings for a document: `queries_getBooleanTrue` becomes `client.queries().get_boolean_true()`.
pub(super) fn settings(document: &Value) -> Value {
    let operations = ids(document).map(|id| {
        let (group, method) = id.split_once('_').unwrap_or((UNGROUPED, id));
        (id.to_owned(), json!({ "path": [group], "method": method }))
    });
    json!({ "operations": operations.collect::<Map<_, _>>() })
}

fn ids(document: &Value) -> impl Iterator<Item = &str> {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations = paths.filter_map(|(_, item)| item.as_object()).flatten();
    operations.filter_map(|(_, operation)| operation["operationId"].as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_of_an_id_is_the_resource() {
        let document = json!({ "paths": {
            "/a": { "get": { "operationId": "bool_getTrue" }, "parameters": [] },
            "/b": { "put": { "operationId": "putAll" } },
        } });
        assert_eq!(
            settings(&document),
            json!({ "operations": {
                "bool_getTrue": { "path": ["bool"], "method": "getTrue" },
                "putAll": { "path": ["api"], "method": "putAll" },
            } })
        );
    }
}
