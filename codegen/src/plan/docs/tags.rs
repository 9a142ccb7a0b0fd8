//! Tags of the systems that a document is written for: templates, components of pages, comments and boxes. They mean nothing to rustdoc.
//!
//! `{{ name }}` stays, since APIs that fill in templates describe them so.

/// The longest tag that is looked for.
const LONGEST: usize = 2_000;

/// The beginnings and the ends of tags.
const PAIRS: [(&str, &str); 4] = [
    ("{{%", "%}}"),
    ("{{<", ">}}"),
    ("{%", "%}"),
    ("<!--", "-->"),
];

/// The number of bytes of the tag at the beginning of a text; `None` if there is none.
pub(super) fn length(text: &str) -> Option<usize> {
    let pair = PAIRS.iter().find(|(open, _)| text.starts_with(open));
    let Some((open, close)) = pair else {
        return component(text);
    };
    let end = text[open.len()..].find(close)? + open.len() + close.len();
    (end <= LONGEST).then_some(end)
}

/// `<SchemaDefinition schemaRef="…" />`, a component of a page. A placeholder such as `<CompanyName>` is not closed.
fn component(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find('>')?;
    let is_component =
        inner.starts_with(|it: char| it.is_ascii_uppercase()) && inner[..end].ends_with('/');
    (is_component && end <= LONGEST).then_some(end + 2)
}

/// The line that begins or ends a box, as Markdown: `:::note` as an empty line, and `> [!NOTE]` as a title. `None` for any other line.
pub(super) fn boxed(line: &str) -> Option<String> {
    let content = line.trim();
    if let Some(after) = content.strip_prefix(":::") {
        let (_, title) = after.trim_start().split_once(' ').unwrap_or_default();
        return Some(title.trim().to_owned());
    }
    let kind = content.strip_prefix('>')?.trim_start().strip_prefix("[!")?;
    let kind = kind.strip_suffix(']')?;
    let (first, rest) = kind.split_at_checked(1)?;
    let is_word = kind.bytes().all(|it| it.is_ascii_alphabetic());
    let title = || format!("> **{}{}**", first.to_uppercase(), rest.to_lowercase());
    is_word.then(|| format!("{}\n>", title()))
}
