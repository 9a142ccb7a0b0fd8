//! Descriptions as rustdoc takes them: nothing in them runs, breaks out, or makes rustdoc warn.

pub(crate) mod example;
pub(crate) mod method;
pub(crate) mod overview;

use crate::ir::Docs;

use super::rust::Doc;

/// Lines longer than this are wrapped.
const WIDTH: usize = 100;

/// The summary, then the description.
pub(crate) fn doc(docs: &Docs) -> Doc {
    let summary = docs.summary.as_deref().map(text).unwrap_or_default();
    let description = docs.description.as_deref().map(text).unwrap_or_default();
    if summary == description || description.0.is_empty() {
        return summary;
    }
    paragraphs([summary, description])
}

/// One text of a document, made harmless.
pub(crate) fn text(text: &str) -> Doc {
    let mut lines = Vec::new();
    let mut fenced = false;
    let mut hanging = 0;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for line in joined(text.trim()) {
        let line = visible(&line);
        let line = line.trim_end();
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if fence {
            // A fence without a language would be compiled as a doc test.
            lines.push(if fenced { "```" } else { "```text" }.to_owned());
            fenced = !fenced;
        } else if fenced {
            lines.push(line.to_owned());
        } else {
            prose(line, &mut hanging, &mut lines);
        }
    }
    if fenced {
        lines.push("```".to_owned());
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    Doc(lines)
}

/// The lines of a text, with those that are one paragraph made one line: where a document wraps is no matter of its
/// readers.
fn joined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in text.split('\n') {
        let content = line.trim();
        let fence = content.starts_with("```") || content.starts_with("~~~");
        fenced ^= fence;
        let starts_anew = fenced || fence || !is_prose(line);
        match lines.last_mut() {
            // Two spaces at the end of a line are a line break in Markdown.
            Some(last) if !starts_anew && is_continued(last) && !last.ends_with("  ") => {
                last.push(' ');
                last.push_str(content);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

/// Whether a line can be a part of the paragraph above it.
fn is_prose(line: &str) -> bool {
    let content = line.trim_start();
    let marked = content.starts_with(['#', '|', '>', '<', '=', '-', '*', '+', '`', '~', ':']);
    !content.is_empty()
        && !marked
        && list_marker(content).is_none()
        && line.len() - content.len() < 4
}

/// Whether the line below can go on in this one: list items can, headings and tables cannot.
fn is_continued(line: &str) -> bool {
    let content = line.trim_start();
    let closed =
        content.starts_with(['#', '|', '>', '<', '=', '`', '~', ':']) || content.starts_with("---");
    !content.is_empty() && !closed && line.len() - content.len() < 4
}

/// One line of our own words.
pub(crate) fn line(text: impl Into<String>) -> Doc {
    Doc(vec![text.into()])
}

/// Texts with an empty line between each two.
pub(crate) fn paragraphs(docs: impl IntoIterator<Item = Doc>) -> Doc {
    let mut lines: Vec<String> = Vec::new();
    for doc in docs {
        if !lines.is_empty() && !doc.0.is_empty() {
            lines.push(String::new());
        }
        lines.extend(doc.0);
    }
    Doc(lines)
}

/// Text of the document inside of a code span.
pub(crate) fn code(text: &str) -> String {
    let harmless = visible(text).replace(['`', '\n', '\r'], " ");
    format!("`{}`", harmless.trim())
}

/// Drops control and direction characters, which show a reader something else than what is there.
fn visible(line: &str) -> String {
    let line = line.replace('\t', "    ");
    line.chars()
        .filter(|character| {
            let direction = matches!(*character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
            !character.is_control() && !direction
        })
        .collect()
}

/// Writes one line of prose. `hanging` is how far the text of the list item above is indented, 0 outside of a list.
fn prose(line: &str, hanging: &mut usize, lines: &mut Vec<String>) {
    let content = line.trim_start();
    if content.is_empty() {
        lines.push(String::new());
        return;
    }
    let after_gap = lines.last().is_none_or(|last| last.is_empty());
    let indent = line.len() - content.len();
    let marker = list_marker(content);
    let indent = match marker {
        // A nested item is indented less than a code block would be, for code blocks run.
        Some(_) => indent.min(*hanging),
        // Without the indentation of its item, clippy takes a following line for a mistake.
        None if *hanging > 0 && (!after_gap || indent >= *hanging) => *hanging,
        None => {
            *hanging = 0;
            indent.min(3)
        }
    };
    if let Some(width) = marker {
        *hanging = indent + width;
    }
    let escaped = escape(content);
    // Tables and headings end with their line, so they are never wrapped.
    if escaped.chars().count() <= WIDTH || content.starts_with(['|', '#']) {
        lines.push(format!("{}{escaped}", " ".repeat(indent)));
        return;
    }
    let mut current = " ".repeat(indent);
    let mut length = 0;
    for word in escaped.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if length > 0 && length + width >= WIDTH {
            lines.push(std::mem::take(&mut current));
            current = " ".repeat((*hanging).max(indent));
            current.push_str(&unmarked(word));
            length = width;
        } else {
            if length > 0 {
                current.push(' ');
            }
            current.push_str(word);
            length += width + 1;
        }
    }
    lines.push(current);
}

/// How wide the marker of a list item is, with the space behind it.
fn list_marker(content: &str) -> Option<usize> {
    let (first, _) = content.split_once(' ')?;
    let number = first.strip_suffix(['.', ')']).unwrap_or_default();
    let numbered = (1..=9).contains(&number.len()) && number.chars().all(|it| it.is_ascii_digit());
    (matches!(first, "-" | "*" | "+") || numbered).then_some(first.len() + 1)
}

/// A word that must not become a list, a quote or a heading by being first in its line.
fn unmarked(word: &str) -> String {
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    let numbered = !number.is_empty() && number.chars().all(|it| it.is_ascii_digit());
    if matches!(word, "-" | "*" | "+")
        || word.starts_with(['#', '>', '=', '|'])
        || word.starts_with("---")
    {
        return format!("\\{word}");
    }
    if numbered {
        let (digits, mark) = word.split_at(number.len());
        return format!("{digits}\\{mark}");
    }
    word.to_owned()
}

/// Escapes what rustdoc would read as HTML, as a link into the crate, or warn of; code spans stay as they are.
fn escape(text: &str) -> String {
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
            // A backtick without a partner is a character.
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

/// A bare URL within a word, with what stands around it.
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

#[cfg(test)]
mod tests {
    use super::text;

    fn lines(description: &str) -> Vec<String> {
        text(description).0
    }

    #[test]
    fn nothing_runs_and_nothing_is_a_link() {
        assert_eq!(
            lines("```\nfn main() {}\n```"),
            ["```text", "fn main() {}", "```"]
        );
        assert_eq!(lines("```rust\nopen"), ["```text", "open", "```"]);
        assert_eq!(lines("a\n\n        indented"), ["a", "", "   indented"]);
        assert_eq!(
            lines("see [Vec] and <b>x</b>"),
            ["see \\[Vec\\] and \\<b\\>x\\</b\\>"]
        );
        assert_eq!(
            lines("see https://a.example/b."),
            ["see <https://a.example/b>."]
        );
        assert_eq!(lines("`Vec<u8>` stays"), ["`Vec<u8>` stays"]);
        assert_eq!(lines("one ` tick"), ["one \\` tick"]);
        assert_eq!(lines("a\r\n\r\nb\u{202e}\u{0007}"), ["a", "", "b"]);
        assert_eq!(lines("- a\nb\n    - c\n\nd"), ["- a b", "  - c", "", "d"]);
    }
}
