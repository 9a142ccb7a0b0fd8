//! The header `Link` (RFC 8288, section 3).

use url::Url;

/// The target of the first link whose relation is `next`, and whose context is the page itself.
pub(super) fn next<'a>(header: &'a str, page: &Url) -> Option<&'a str> {
    let mut rest = header;
    while let Some((link, after)) = link(rest) {
        rest = after;
        if link.is_next_of(page) {
            return Some(link.target);
        }
    }
    None
}

#[derive(Default)]
struct Link<'a> {
    target: &'a str,
    relations: Option<String>,
    anchor: Option<String>,
}

impl Link<'_> {
    fn is_next_of(&self, page: &Url) -> bool {
        let mut relations = self.relations.iter().flat_map(|it| it.split_whitespace());
        let has_context = |anchor: &String| page.join(anchor).is_ok_and(|it| it == *page);
        relations.any(|it| it.eq_ignore_ascii_case("next"))
            && self.anchor.as_ref().is_none_or(has_context)
    }
}

/// The first link, and the text after it; `None` if the text does not begin with a link.
fn link(text: &str) -> Option<(Link<'_>, &str)> {
    let separators = |it: char| it == ',' || it.is_ascii_whitespace();
    let opened = text.trim_start_matches(separators).strip_prefix('<')?;
    let (target, mut rest) = opened.split_once('>')?;
    let mut link = Link {
        target: target.trim(),
        ..Link::default()
    };
    loop {
        rest = rest.trim_ascii_start();
        let Some(after) = rest.strip_prefix(';') else {
            return Some((link, rest));
        };
        let (name, value, after) = parameter(after.trim_ascii_start());
        // Only the first parameter of a name counts.
        match name {
            _ if name.eq_ignore_ascii_case("rel") => link.relations = link.relations.or(value),
            _ if name.eq_ignore_ascii_case("anchor") => link.anchor = link.anchor.or(value),
            _ => {}
        }
        rest = after;
    }
}

/// The name and the value of a parameter, and the text after it.
fn parameter(text: &str) -> (&str, Option<String>, &str) {
    let (name, rest) = token(text, &['=', ';', ',']);
    let Some(value) = rest.strip_prefix('=') else {
        return (name, None, rest);
    };
    let value = value.trim_ascii_start();
    match value.strip_prefix('"') {
        Some(quoted) => {
            let (value, rest) = unquoted(quoted);
            (name, Some(value), rest)
        }
        None => {
            let (value, rest) = token(value, &[';', ',']);
            (name, Some(value.to_owned()), rest)
        }
    }
}

/// The text up to one of the characters, without the spaces around it, and the text from the character on.
fn token<'a>(text: &'a str, ends: &[char]) -> (&'a str, &'a str) {
    let (token, rest) = text.split_at(text.find(ends).unwrap_or(text.len()));
    (token.trim_ascii(), rest)
}

/// A quoted string (RFC 9110, section 5.6.4) up to its closing quote, and the text after it.
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => value.extend(characters.next()),
            other => value.push(other),
        }
    }
    (value, characters.as_str())
}
