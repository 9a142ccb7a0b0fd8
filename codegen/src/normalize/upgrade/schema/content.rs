//! Strings with encoded content, and examples: keywords that were renamed since 3.0.
//!
//! Source: OpenAPI 3.1.1, section 4.8.14.1 (binary data); JSON Schema 2020-12 (Validation), sections 8 and 9.5.

use serde_json::Value;

use super::object::Schema;

pub(super) fn name(schema: &mut Schema) {
    format(schema);
    example(schema);
}

fn format(schema: &mut Schema) {
    let encoding = schema.shift_remove("contentEncoding");
    let media_type = schema.shift_remove("contentMediaType");
    schema.shift_remove("contentSchema");
    let encoding = encoding.as_ref().and_then(Value::as_str);
    let media_type = media_type.as_ref().and_then(Value::as_str);
    let format = match (encoding, media_type) {
        (Some(encoding), _) if encoding.eq_ignore_ascii_case("base64") => "byte",
        (None, Some(media_type)) if is_binary(media_type) => "binary",
        (_, _) => return,
    };
    schema.entry("format").or_insert_with(|| format.into());
    schema.entry("type").or_insert_with(|| "string".into());
}

/// Returns whether a string of this media type cannot be text, so that only a body or a part can contain it.
fn is_binary(media_type: &str) -> bool {
    let (kind, subtype) = media_type.split_once('/').unwrap_or_default();
    match kind {
        "image" | "audio" | "video" | "font" => subtype != "svg+xml",
        "application" => ["octet-stream", "pdf", "zip", "gzip"].contains(&subtype),
        _ => false,
    }
}

fn example(schema: &mut Schema) {
    if let Some(Value::Array(examples)) = schema.shift_remove("examples")
        && let Some(first) = examples.into_iter().next()
    {
        schema.entry("example").or_insert(first);
    }
}
