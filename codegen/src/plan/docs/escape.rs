//! Escapes the characters that have a meaning for rustdoc, and drops those that a reader cannot see.

use super::link::{self, Link};

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

/// Returns whether every character can be seen, and the text is one line.
pub(in crate::plan) fn is_plain(text: &str) -> bool {
    !text.chars().any(|it| it.is_control() || is_invisible(it))
}

/// Escapes everything that rustdoc would read as HTML or as a link, or would warn about. Code spans and links to web pages stay.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = match character {
            '`' => match after.split_once('`') {
                Some((code, after)) => {
                    escaped.extend(["`", code, "`"]);
                    after
                }
                // A backtick without a partner is an ordinary character.
                None => {
                    escaped.push_str("\\`");
                    after
                }
            },
            '!' | '[' => match Link::at(rest) {
                Some(link) => {
                    write(&link, &mut escaped);
                    &rest[link.length..]
                }
                None => {
                    push(character, &mut escaped);
                    after
                }
            },
            'h' => match link::bare(rest) {
                Some(url) => {
                    escaped.extend(["<", url, ">"]);
                    &rest[url.len()..]
                }
                None => {
                    escaped.push('h');
                    after
                }
            },
            other => {
                push(other, &mut escaped);
                after
            }
        };
    }
    escaped
}

/// A link whose address is not that of a web page is only its text, and a picture is its description.
fn write(link: &Link<'_>, escaped: &mut String) {
    let text = escape(link.text);
    // A link within a link is the one that counts.
    match link
        .page
        .filter(|_| !text.contains("](<") && !text.contains("<http"))
    {
        Some(url) if text.trim().is_empty() => escaped.extend(["<", url, ">"]),
        Some(url) => escaped.extend(["[", &text, "](<", url, ">)"]),
        None => escaped.push_str(&text),
    }
}

fn push(character: char, escaped: &mut String) {
    if matches!(character, '[' | ']' | '<' | '>' | '\\') {
        escaped.push('\\');
    }
    escaped.push(character);
}
