//! The retries that a document asks for.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use serde_json::Value;

use crate::ir::Retries;

/// The extension of the document. Source: Speakeasy's documentation, "Retries".
const EXTENSION: &str = "x-speakeasy-retries";

/// The retries of all calls, if they follow the strategy `backoff`.
pub(super) fn retries(extensions: &IndexMap<String, Value>) -> Option<Retries> {
    let described = extensions.get(EXTENSION)?;
    if described["strategy"] != "backoff" {
        return None;
    }
    let statuses = described["statusCodes"].as_array().into_iter().flatten();
    let statuses: BTreeSet<u16> = statuses.filter_map(status).collect();
    let waits = &described["backoff"];
    Some(Retries {
        statuses: statuses.into_iter().collect(),
        first_wait: waits["initialInterval"].as_u64().unwrap_or(500),
        longest_wait: waits["maxInterval"].as_u64().unwrap_or(60_000),
    })
}

/// A status, or the first digit of a class such as `5XX`.
fn status(stated: &Value) -> Option<u16> {
    let number = stated.as_u64().map(|it| it.to_string());
    let text = number.as_deref().or_else(|| stated.as_str())?;
    let class = text.strip_suffix("XX").or_else(|| text.strip_suffix("xx"));
    let number: u16 = class.unwrap_or(text).parse().ok()?;
    let range = if class.is_some() { 1..=5 } else { 100..=599 };
    range.contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(described: Value) -> Option<Retries> {
        retries(&IndexMap::from([(EXTENSION.to_owned(), described)]))
    }

    #[test]
    fn statuses_and_waits_are_those_of_the_document() {
        let described = json!({
            "strategy": "backoff",
            "backoff": { "initialInterval": 100, "maxInterval": 2000, "maxElapsedTime": 3600000, "exponent": 1.5 },
            "statusCodes": ["5XX", 429, "408", "x", 42],
            "retryConnectionErrors": true,
        });
        let expected = Retries {
            statuses: vec![5, 408, 429],
            first_wait: 100,
            longest_wait: 2000,
        };
        assert_eq!(read(described), Some(expected));
        assert_eq!(read(json!({ "strategy": "none" })), None);
        assert_eq!(retries(&IndexMap::new()), None);
    }
}
