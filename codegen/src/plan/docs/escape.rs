//! Escapes the characters that have a meaning for rustdoc, and drops those that a reader cannot see.

/// Drops control and direction characters, which make a reader see something other than the text.
pub(super) fn visible(line: &str) -> String {
    let line = line.replace('\t', "    ");
    line.chars()
        .filter(|it| !it.is_control() && !is_invisible(*it))
        .collect()
}

/// Returns whether a character has no width, or changes the direction of the text.
pub(in crate::plan) fn is_invisible(it: char) -> bool {
    matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Escapes everything that rustdoc would read as HTML or as a link, or would warn about. Code spans stay unchanged.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut parts = text.split('`').peekable();
    let mut code = false;
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        if code && !last {
            escaped.push('`');
            escaped.push_str(part);
            escaped.push('`');
        } else if code {
            // A backtick without a partner is an ordinary character.
            escaped.push_str("\\`");
            escape_prose(part, &mut escaped);
        } else {
            escape_prose(part, &mut escaped);
        }
        code = !code;
    }
    escaped
}

fn escape_prose(text: &str, escaped: &mut String) {
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            escaped.push(' ');
        }
        match split_url(word) {
            Some((before, url, after)) => {
                escape_characters(before, escaped);
                escaped.push_str(&format!("<{url}>"));
                escape_characters(after, escaped);
            }
            None => escape_characters(word, escaped),
        }
    }
}

/// A bare URL within a word, with the text before and after it.
fn split_url(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, rest) = word.split_at(start);
    let end = rest.find(['<', '>', '"', '\'', ')', '(', ']', '[', '\\', '|']);
    let url = &rest[..end.unwrap_or(rest.len())];
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '_']);
    let after = &rest[url.len()..];
    let plain = url.len() > "https://".len() && url.chars().all(|it| it.is_ascii_graphic());
    plain.then_some((before, url, after))
}

fn escape_characters(text: &str, escaped: &mut String) {
    for character in text.chars() {
        if matches!(character, '[' | ']' | '<' | '>' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
}
