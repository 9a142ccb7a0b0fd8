//! Makes Markdown harmless: nothing in it runs, breaks out of its comment, or makes rustdoc warn.

use crate::plan::rust::Doc;

use super::escape::{escape, visible};
use super::html;

/// Lines longer than this are wrapped.
const WIDTH: usize = 100;

/// A harmless description from the document.
pub(crate) fn text(text: &str) -> Doc {
    let mut lines = Vec::new();
    let mut fenced = false;
    let mut hanging = 0;
    // The indentation of the code in the document, and here.
    let (mut own, mut pad) = (0, 0);
    let text = html::markdown(&text.replace("\r\n", "\n").replace('\r', "\n"));
    for line in joined(text.trim()) {
        let line = visible(&line);
        let line = line.trim_end();
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if fence {
            if !fenced {
                own = line.len() - line.trim_start().len();
                // Code outside of a list item ends it: a further line of the item would be indented code, which runs.
                hanging = if own >= hanging { hanging } else { 0 };
                pad = hanging;
            }
            // A fence without a language would be compiled as a doc test.
            let fence = if fenced { "```" } else { "```text" };
            lines.push(format!("{}{fence}", " ".repeat(pad)));
            fenced = !fenced;
        } else if fenced {
            let indent = line.len() - line.trim_start().len();
            let code = &line[indent.min(own)..];
            lines.push(format!("{}{code}", " ".repeat(pad)).trim_end().to_owned());
        } else {
            prose(line, &mut hanging, &mut lines);
        }
    }
    if fenced {
        lines.push(format!("{}```", " ".repeat(pad)));
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    Doc(lines)
}

/// Our own text, in which links and code spans stay.
pub(crate) fn sentences(text: &str) -> Doc {
    Doc(wrapped(text, 0, 0))
}

/// Our own item of a list.
pub(crate) fn bullet(text: &str) -> Doc {
    Doc(wrapped(&format!("- {text}"), 0, 2))
}

/// An item of a list: a name, and the first paragraph of its description.
pub(crate) fn item(name: &str, description: &str) -> Doc {
    let description = html::markdown(&description.replace("\r\n", "\n"));
    let lines = description.trim().lines().map(str::trim);
    let first: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    let mut first = first.join(" ");
    // The last sentence introduces what is left out.
    if first.ends_with(':')
        && let Some((before, _)) = first.rsplit_once(". ")
    {
        first = format!("{before}.");
    }
    let item = format!("- {name}: {first}");
    text(item.trim_end_matches([':', ' ']))
}

/// The lines of a text. Lines of one paragraph are joined, since a document's line breaks do not matter to readers.
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

/// Returns whether a line can be a part of the paragraph above it.
fn is_prose(line: &str) -> bool {
    let content = line.trim_start();
    let marked = content.starts_with(['#', '|', '>', '<', '=', '-', '*', '+', '`', '~', ':']);
    !content.is_empty()
        && !marked
        && list_marker(content).is_none()
        && line.len() - content.len() < 4
}

/// Returns whether the line below can continue this one. List items continue, while headings and tables do not.
fn is_continued(line: &str) -> bool {
    let content = line.trim_start();
    let closed =
        content.starts_with(['#', '|', '>', '<', '=', '`', '~', ':']) || content.starts_with("---");
    !content.is_empty() && !closed && line.len() - content.len() < 4
}

/// Writes one line of prose. `hanging` is the indentation of the list item above, or 0 outside a list.
fn prose(line: &str, hanging: &mut usize, lines: &mut Vec<String>) {
    let content = line.trim_start();
    let after_gap = lines.last().is_none_or(|last| last.is_empty());
    if content.is_empty() {
        lines.extend((!after_gap).then(String::new));
        return;
    }
    if let Some(quoted) = quoted(content) {
        *hanging = 0;
        let text = escape(quoted);
        let item = list_marker(quoted).unwrap_or_default();
        let quoted = wrapped(&text, 0, item).into_iter();
        lines.extend(quoted.map(|line| format!("> {line}").trim_end().to_owned()));
        return;
    }
    let indent = indent(line, after_gap, hanging);
    let escaped = escape(content);
    // Tables and headings end with their line, so they are never wrapped.
    if escaped.chars().count() <= WIDTH || content.starts_with(['|', '#']) {
        lines.push(format!("{}{escaped}", " ".repeat(indent)));
    } else {
        lines.extend(wrapped(&escaped, indent, (*hanging).max(indent)));
    }
}

/// The text of a line of a quote; `None` if it would be code, which runs, or another quote.
fn quoted(content: &str) -> Option<&str> {
    let text = content.strip_prefix('>')?.trim_start();
    let is_plain = !text.starts_with(['>', '`', '~']);
    is_plain.then_some(text)
}

/// The indentation that a line gets. A list item sets `hanging`, and a line that is not a part of the item ends it.
fn indent(line: &str, after_gap: bool, hanging: &mut usize) -> usize {
    let content = line.trim_start();
    let own = line.len() - content.len();
    match list_marker(content) {
        Some(width) => {
            // A nested item is indented less than a code block would be, since code blocks run.
            let indent = own.min(*hanging);
            *hanging = indent + width;
            indent
        }
        // Without the indentation of its item, clippy reports the following line.
        None if *hanging > 0 && (!after_gap || own >= *hanging) => *hanging,
        None => {
            *hanging = 0;
            own.min(3)
        }
    }
}

/// The lines of a text that is too long for one. The first line and those after it have different indentations.
fn wrapped(text: &str, first: usize, further: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = " ".repeat(first);
    let mut length = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if length > 0 && length + width >= WIDTH {
            lines.push(std::mem::take(&mut current));
            current = " ".repeat(further);
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
    lines
}

/// The width of the marker of a list item, including the space after it.
fn list_marker(content: &str) -> Option<usize> {
    let (first, _) = content.split_once(' ')?;
    let number = first.strip_suffix(['.', ')']).unwrap_or_default();
    let numbered = (1..=9).contains(&number.len()) && number.chars().all(|it| it.is_ascii_digit());
    (matches!(first, "-" | "*" | "+") || numbered).then_some(first.len() + 1)
}

/// Escapes a word that would start a list, a quote or a heading at the beginning of a line.
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
        assert_eq!(
            lines("- a\n\n  ```\n  b\n   c\n  ```\n\n  d"),
            ["- a", "", "  ```text", "  b", "   c", "  ```", "", "  d"]
        );
        assert_eq!(
            lines("1.  a\n\n```\nb\n```\n\n    c"),
            ["1.  a", "", "```text", "b", "```", "", "   c"]
        );
        assert_eq!(lines("```rust\nopen"), ["```text", "open", "```"]);
        assert_eq!(lines("a\n\n        indented"), ["a", "", "   indented"]);
        assert_eq!(
            lines("see [Vec] and <u>x</u>"),
            ["see \\[Vec\\] and \\<u\\>x\\</u\\>"]
        );
        assert_eq!(
            lines("see https://a.example/b."),
            ["see <https://a.example/b>."]
        );
        assert_eq!(lines("`Vec<u8>` stays"), ["`Vec<u8>` stays"]);
        assert_eq!(lines("[x](javascript:alert(1)) y"), ["x y"]);
        assert_eq!(lines("[[x]](Vec)"), ["\\[x\\]"]);
        assert_eq!(lines("[a](https://a.example/\"onclick=x)"), ["a"]);
        assert_eq!(lines("one ` tick"), ["one \\` tick"]);
        assert_eq!(lines("a\r\n\r\nb\u{202e}\u{0007}"), ["a", "", "b"]);
        assert_eq!(lines("- a\nb\n    - c\n\nd"), ["- a b", "  - c", "", "d"]);
    }

    #[test]
    fn links_to_web_pages_are_links_and_pictures_are_their_descriptions() {
        assert_eq!(
            lines("See [the `id`](https://a.example/b \"title\")."),
            ["See [the `id`](<https://a.example/b>)."]
        );
        assert_eq!(
            lines("[![Run](https://a.example/b.svg)](https://a.example/c)"),
            ["[Run](<https://a.example/c>)"]
        );
        assert_eq!(
            lines("[here](/rest/x#y) and ![a cat](cat.png)"),
            ["here and a cat"]
        );
        assert_eq!(
            lines("[a [b](https://b.example) c](https://c.example)"),
            ["a [b](<https://b.example>) c"]
        );
        assert_eq!(lines("[a] (b) [c](d"), ["\\[a\\] (b) \\[c\\](d"]);
    }

    #[test]
    fn tags_of_other_systems_are_left_out() {
        assert_eq!(
            lines("{{% boxes/note %}}\nOnly {% var x %}once.\n{{% /boxes/note %}}"),
            ["Only once."]
        );
        assert_eq!(lines("A <!-- todo -->task."), ["A task."]);
        assert_eq!(
            lines("A task.\n\n<SchemaDefinition schemaRef=\"#/Task\" />"),
            ["A task."]
        );
        assert_eq!(lines(":::note\nMind.\n:::\nEnd"), ["Mind.", "", "End"]);
        assert_eq!(lines(":::tip Try it\nMind."), ["Try it Mind."]);
        assert_eq!(lines("> [!NOTE]\n> Mind."), ["> **Note**", ">", "> Mind."]);
        assert_eq!(
            lines(">     a\n> ```\n>> b"),
            ["> a", "\\> ``\\`", "\\>\\> b"]
        );
        // Nothing that an API may mean.
        assert_eq!(
            lines("`{% a %}` {{ name }} <CompanyName> {%"),
            ["`{% a %}` {{ name }} \\<CompanyName\\> {%"]
        );
        assert_eq!(lines("```\n{% a %}\n```"), ["```text", "{% a %}", "```"]);
    }

    #[test]
    fn simple_html_is_markdown() {
        assert_eq!(
            lines(
                "<p>A <b>bold</b> <a href=\"https://a.example\">link</a>.</p><p>Next<br/>line</p>"
            ),
            ["A **bold** [link](<https://a.example>).", "", "Next line"]
        );
        assert_eq!(
            lines("Takes:<ul><li><code>a<b></code></li><li>two</li></ul>end"),
            ["Takes:", "", "- `a<b>`", "- two", "", "end"]
        );
        assert_eq!(lines("<ol><li>one<li>two</ol>"), ["1. one", "2. two"]);
        assert_eq!(lines("`<b>` and <id>"), ["`<b>` and \\<id\\>"]);
        assert_eq!(lines("| a<br>b |"), ["| a b |"]);
        assert_eq!(lines("```\n<b>\n```"), ["```text", "<b>", "```"]);
        assert_eq!(lines("<script>x</script>"), ["\\<script\\>x\\</script\\>"]);
    }
}
