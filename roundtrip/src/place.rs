//! Places in the document, and the values there.

use serde_json::{Map, Value, json};

/// The longest chain of references; a longer one is a cycle.
const CHAIN: usize = 32;

/// A JSON Pointer into the document. Source: RFC 6901.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'p>(pub &'p str);

impl Place<'_> {
    /// Returns true for a media type object: below `content`, the keys are media types and contain a slash.
    pub fn is_media_type(self) -> bool {
        let mut parts = self.0.rsplit('/');
        let last = parts.next().unwrap_or_default();
        last.contains("~1") && parts.next() == Some("content")
    }

    /// Returns true for a schema with a name.
    pub fn is_component(self) -> bool {
        let name = self.0.strip_prefix("/components/schemas/");
        name.is_some_and(|name| !name.contains('/'))
    }

    /// The pointer of the schema for the value here.
    pub fn schema(self) -> String {
        let pointer = self.0.to_owned();
        if self.is_media_type() {
            pointer + "/schema"
        } else {
            pointer
        }
    }
}

/// The pointer of a reference into the document; `None` if it leads elsewhere.
pub fn pointer(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    Some(percent_decoded(fragment))
}

/// The reference to the value at a pointer.
pub fn reference(pointer: &str) -> Value {
    json!({"$ref": format!("#{}", pointer.replace('%', "%25"))})
}

/// The schema that `schema` refers to, and its pointer, if `schema` is a reference to an existing one.
pub fn referenced<'d>(document: &'d Value, schema: &Value) -> Option<(String, &'d Value)> {
    let reference = schema.get("$ref")?.as_str()?;
    let pointer = pointer(reference)?;
    let found = document.pointer(&pointer)?;
    Some((pointer, found))
}

/// The keywords of a schema, following references.
pub fn followed<'d>(document: &'d Value, schema: &'d Value) -> Option<&'d Map<String, Value>> {
    let mut schema = schema;
    for _ in 0..CHAIN {
        match referenced(document, schema) {
            Some((_, next)) => schema = next,
            None => return schema.as_object().filter(|it| !it.contains_key("$ref")),
        }
    }
    None
}

/// Source: RFC 6901, section 6: characters that a fragment of a URI must not contain are percent-encoded.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        match digits.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            Some(_) | None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_told_from_schemas() {
        let media = Place("/paths/~1a/get/responses/200/content/application~1json");
        assert!(media.is_media_type());
        assert!(media.schema().ends_with("application~1json/schema"));
        let property = Place("/components/schemas/A/properties/content/items");
        assert!(!property.is_media_type() && !property.is_component());
        assert!(Place("/components/schemas/content").is_component());
    }

    #[test]
    fn references_are_followed_but_not_in_circles() {
        let document =
            json!({"a b": {"$ref": "#/c"}, "c": {"type": "string"}, "d": {"$ref": "#/d"}});
        let reference = json!({"$ref": "#/a%20b"});
        let found = followed(&document, &reference).unwrap();
        assert_eq!(found["type"], "string");
        assert_eq!(followed(&document, &document["d"]), None);
    }
}
