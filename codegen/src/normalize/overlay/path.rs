//! The shortest JSONPath that selects one place.
//!
//! Source: RFC 9535, sections 2.5.1 (shorthand for names) and 2.7 (normalized paths).

use crate::normalize::specification::{Kind, Nesting, Position};
use crate::source::Pointer;

/// The query for the value at a pointer into the document.
pub(super) fn json_path(pointer: &Pointer) -> String {
    let mut position = Position::DOCUMENT;
    let mut path = "$".to_owned();
    for token in pointer.tokens() {
        if is_index(&token, position) {
            path.push_str(&format!("[{token}]"));
            position = position.item();
        } else {
            path.push_str(&spelled(&token));
            position = position.member(&token);
        }
    }
    path
}

/// The segment that selects a member by its name.
pub(super) fn spelled(name: &str) -> String {
    let plain = name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && name
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_');
    if plain {
        return format!(".{name}");
    }
    format!("['{}']", escaped(name))
}

/// A text as it is written between single quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '\'' => escaped.extend(['\\', character]),
            other if other.is_control() => {
                escaped.push_str(&format!("\\u{:04x}", u32::from(other)));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// Numbers are names in maps of names, such as statuses, and indexes elsewhere.
fn is_index(token: &str, position: Position) -> bool {
    let is_number = !token.is_empty() && token.bytes().all(|it| it.is_ascii_digit());
    let lists = match position.nesting {
        Nesting::List | Nesting::OneOrList => true,
        Nesting::One => matches!(position.kind, Kind::Plain | Kind::Opaque),
        Nesting::Map | Nesting::Patterned => false,
    };
    is_number && lists
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::overlay::target::Target;
    use serde_json::json;

    fn path(tokens: &[&str]) -> String {
        let pointer = tokens.iter().fold(Pointer::root(), |at, it| at.child(it));
        json_path(&pointer)
    }

    #[test]
    fn numbers_are_indexes_in_lists_and_names_in_maps() {
        assert_eq!(
            path(&["paths", "/a/{b}", "get", "responses", "200"]),
            "$.paths['/a/{b}'].get.responses['200']"
        );
        assert_eq!(
            path(&[
                "components",
                "schemas",
                "1",
                "allOf",
                "0",
                "properties",
                "2"
            ]),
            "$.components.schemas['1'].allOf[0].properties['2']"
        );
        assert_eq!(path(&["security", "0", "a b"]), "$.security[0]['a b']");
    }

    #[test]
    fn any_name_selects_its_member() {
        for name in [
            "a b", "it's", "a\\b", "\u{1}\n", "ä", "", "*", "$.x", "\"", "🦀",
        ] {
            let document = json!({ name: 1 });
            let text = path(&[name]);
            let target = Target::parse(&text).unwrap();
            let selected = target.select(&document);
            assert_eq!(selected, [Pointer::root().child(name)], "{text}");
        }
    }
}
