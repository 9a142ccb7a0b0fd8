//! Links and pictures in Markdown (CommonMark 0.31, sections 6.3 and 6.4), and addresses that stand alone.

/// The longest text, and the longest address, that are looked for.
const LONGEST: (usize, usize) = (300, 2_000);

/// A link or a picture at the beginning of a text.
pub(super) struct Link<'t> {
    /// The text of the link, or the description of the picture.
    pub(super) text: &'t str,
    /// The address, if it is that of a web page. A picture has none.
    pub(super) page: Option<&'t str>,
    /// The number of bytes of the whole link.
    pub(super) length: usize,
}

impl<'t> Link<'t> {
    /// `[text](address "title")`, or `![description](address)`.
    pub(super) fn at(text: &'t str) -> Option<Self> {
        let is_picture = text.starts_with('!');
        let label_at = usize::from(is_picture);
        let label = in_brackets(&text[label_at..], '[', ']', LONGEST.0)?;
        let target_at = label_at + label.len() + 2;
        let target = in_brackets(&text[target_at..], '(', ')', LONGEST.1)?;
        let address = target.split_whitespace().next().unwrap_or_default();
        let address = address.trim_start_matches('<').trim_end_matches('>');
        let is_page = !is_picture && web_page(address) == Some(address);
        Some(Self {
            text: label,
            page: is_page.then_some(address),
            length: target_at + target.len() + 2,
        })
    }
}

/// The text in a pair of brackets at the beginning of a text.
fn in_brackets(text: &str, open: char, close: char, longest: usize) -> Option<&str> {
    let inner = text.strip_prefix(open)?;
    let mut depth = 0;
    for (index, character) in inner.char_indices().take(longest) {
        if character == open {
            depth += 1;
        } else if character == close && depth == 0 {
            return Some(&inner[..index]);
        } else if character == close {
            depth -= 1;
        }
    }
    None
}

/// An address at the beginning of a text, without the marks that end its sentence.
pub(super) fn bare(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("http")?;
    if !rest.starts_with("://") && !rest.starts_with("s://") {
        return None;
    }
    let end = text.find([' ', '<', '>', '"', '\'', ')', '(', ']', '[', '\\', '|', '`']);
    let url = &text[..end.unwrap_or(text.len())];
    web_page(url.trim_end_matches(['.', ',', ';', ':', '!', '?', '_']))
}

/// An address of the web that has nothing which ends it in Markdown.
pub(super) fn web_page(url: &str) -> Option<&str> {
    let rest = url
        .strip_prefix("https://")
        .or(url.strip_prefix("http://"))?;
    let is_plain = |it: char| it.is_ascii_graphic() && !matches!(it, '<' | '>' | '"' | '\\' | '`');
    (!rest.is_empty() && url.chars().all(is_plain)).then_some(url)
}
