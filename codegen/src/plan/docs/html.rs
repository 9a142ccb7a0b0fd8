//! Simple HTML in descriptions, as Markdown, without the tags of other systems. Everything else that looks like a tag stays text.

use super::tags;

/// Tags that mean nothing without their end.
const IN_PAIRS: [&str; 6] = ["a", "b", "code", "em", "i", "strong"];

/// The longest tag that is looked for.
const LONGEST: usize = 2_000;

/// Replaces the tags that Markdown has a sign for, outside of code.
pub(super) fn markdown(text: &str) -> String {
    if !["<", "{", ":::", "[!"]
        .iter()
        .any(|mark| text.contains(mark))
    {
        return text.to_owned();
    }
    let mut written = Written::default();
    let mut rest = text;
    let mut fenced = false;
    // The place of the last end of each.
    let ends = IN_PAIRS.map(|name| text.rfind(&format!("</{name}>")).unwrap_or_default());
    let is_closed = |tag: &Tag<'_>, rest: &str| {
        let pair = IN_PAIRS.iter().position(|it| *it == tag.name);
        tag.closes || pair.is_none_or(|pair| text.len() - rest.len() < ends[pair])
    };
    while !rest.is_empty() {
        let is_line_start = written.text.is_empty() || written.text.ends_with('\n');
        let line = rest.trim_start_matches([' ', '\t']);
        if is_line_start && (line.starts_with("```") || line.starts_with("~~~")) {
            fenced = !fenced;
        }
        let (whole, _) = rest.split_once('\n').unwrap_or((rest, ""));
        if let Some(line) = tags::boxed(whole).filter(|_| is_line_start && !fenced) {
            written.line(&line);
            rest = &rest[whole.len()..];
            continue;
        }
        let special = match fenced {
            true => rest.find('\n'),
            false => rest.find(['<', '{', '`', '\n']),
        };
        let Some(at) = special else {
            written.text.push_str(rest);
            break;
        };
        written.text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(length) = tags::length(rest).filter(|_| !fenced) {
            rest = &rest[length..];
            continue;
        }
        let length = match rest.as_bytes()[0] {
            b'`' => code(rest),
            b'<' => match Tag::at(rest) {
                Some(tag) if is_closed(&tag, rest) => {
                    let after = &rest[tag.length..];
                    match after.split_once("</code>").filter(|_| tag.is_code()) {
                        Some((inner, after)) => {
                            written.text.push_str(&format!("`{}`", plain(inner)));
                            rest = after;
                            continue;
                        }
                        None if written.takes(&tag) => {
                            rest = after;
                            continue;
                        }
                        None => 1,
                    }
                }
                Some(_) | None => 1,
            },
            _ => 1,
        };
        written.text.push_str(&rest[..length]);
        if rest.starts_with('\n') {
            written.line = written.text.len();
        }
        rest = &rest[length..];
    }
    written.text
}

/// The number of bytes of a code span, or of its first sign if it has no end.
fn code(text: &str) -> usize {
    let signs = text.len() - text.trim_start_matches('`').len();
    let (sign, after) = text.split_at(signs);
    after.find(sign).map_or(signs, |end| signs * 2 + end)
}

/// The text of HTML without tags that Markdown has a sign for, for a code span, in which Markdown has no entities.
fn plain(html: &str) -> String {
    let text = html.replace('`', "'");
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ];
    let text = entities
        .iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign));
    text.trim().to_owned()
}

/// `<a href="…">`, or `</a>`.
struct Tag<'t> {
    name: String,
    attributes: &'t str,
    closes: bool,
    /// The number of bytes.
    length: usize,
}

impl<'t> Tag<'t> {
    fn at(text: &'t str) -> Option<Self> {
        let end = text.bytes().take(LONGEST).position(|it| it == b'>')?;
        let inner = text.get(1..end)?;
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/').trim_end_matches('/');
        let name_ends = inner.find(|it: char| !it.is_ascii_alphanumeric());
        let (name, attributes) = inner.split_at(name_ends.unwrap_or(inner.len()));
        let is_tag = attributes.is_empty() || attributes.starts_with([' ', '\n', '\t']);
        is_tag.then(|| Self {
            name: name.to_ascii_lowercase(),
            attributes,
            closes,
            length: end + 1,
        })
    }

    fn is_code(&self) -> bool {
        self.name == "code" && !self.closes
    }

    /// The value of the attribute `href`, in quotes.
    fn href(&self) -> Option<&'t str> {
        let value = self.attributes.split("href=").nth(1)?;
        let mark = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        value[1..].split(mark).next()
    }
}

/// The Markdown so far.
#[derive(Default)]
struct Written {
    text: String,
    /// The place at which the last line begins.
    line: usize,
    /// The addresses of the links that are open.
    links: Vec<String>,
    /// For each list that is open, the number of its last item if its items have numbers.
    lists: Vec<Option<usize>>,
}

impl Written {
    /// Writes the Markdown for a tag. Returns false if there is none.
    fn takes(&mut self, tag: &Tag<'_>) -> bool {
        let is_in_table = self.text[self.line..].trim_start().starts_with('|');
        match (tag.name.as_str(), tag.closes) {
            // A row of a table is one line.
            ("br" | "p" | "div" | "li" | "ul" | "ol", _) if is_in_table => self.text.push(' '),
            ("br", _) => self.line("\n"),
            (
                "p" | "div" | "hr" | "table" | "tr" | "pre" | "details" | "summary" | "blockquote",
                _,
            ) => self.line("\n\n"),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => self.line("\n\n#### "),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => self.line("\n\n"),
            ("ul", false) => self.list(None),
            ("ol", false) => self.list(Some(0)),
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.line("\n\n");
            }
            ("li", false) => self.item(),
            ("b" | "strong", _) => self.text.push_str("**"),
            ("i" | "em", _) => self.text.push('*'),
            ("a", false) => {
                self.text.push('[');
                self.links.push(tag.href().unwrap_or_default().to_owned());
            }
            ("a", true) => {
                if let Some(address) = self.links.pop() {
                    self.text.push_str(&format!("]({address})"));
                }
            }
            ("li" | "span" | "td" | "th" | "tbody" | "thead" | "img", _) => {}
            (_, _) => return false,
        }
        true
    }

    fn list(&mut self, number: Option<usize>) {
        self.lists.push(number);
        self.line("\n");
    }

    /// Begins a line with this.
    fn line(&mut self, beginning: &str) {
        self.text.push_str(beginning);
        self.line = self.text.len();
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{number}.")
            }
            Some(None) | None => "-".to_owned(),
        };
        self.line(&format!("\n{}{marker} ", "  ".repeat(depth)));
    }
}
