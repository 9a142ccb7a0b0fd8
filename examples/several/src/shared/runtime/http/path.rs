//! Fills path templates.
//!
//! An argument must never lead to a resource outside its template, so dot segments are rejected, and empty ones unless the caller asks for them.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str};

use super::parameter;

/// The characters that must be encoded in a template, where its author may have written any character.
const LITERAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Encodes an argument that is a string.
///
/// # Errors
///
/// Returns an error if the segment would be a dot segment (RFC 3986, section 5.2.4).
pub(crate) fn encode(name: &str, value: &str) -> Result<String, String> {
    accept(name, parameter::encode(value))
}

/// Accepts an encoded argument.
///
/// # Errors
///
/// Returns an error if the segment would be a dot segment.
pub(crate) fn accept(name: &str, encoded: String) -> Result<String, String> {
    match encoded.as_str() {
        "." | ".." => Err(format!(
            "`{name}` is `{encoded}`, which would lead to another path"
        )),
        _ => Ok(encoded),
    }
}

/// Checks a path that the caller wrote, with everything in it that a URL parser (the URL standard, section 4.4) or a server may read as a way to
/// another path.
///
/// # Errors
///
/// Returns an error if the path could lead anywhere but to a place below the base URL.
pub(crate) fn free(path: &str) -> Result<String, String> {
    let refused = |fault: &str| Err(format!("the path `{}` {fault}", path.escape_debug()));
    if !path.starts_with('/') {
        return refused("does not begin with a slash");
    }
    if path.contains(['?', '#']) {
        return refused("has a query or a fragment: `with_query` sets a query parameter");
    }
    if path.contains(char::is_control) {
        return refused("has control characters, which a URL would lose: percent-encode them");
    }
    if path.contains('\\') {
        return refused(
            "has a backslash, which a URL takes for a slash: percent-encode it as `%5C`",
        );
    }
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    if decoded
        .split(['/', '\\'])
        .any(|it| matches!(it.trim(), "." | ".."))
    {
        return refused("has a dot segment, and would lead to another path");
    }
    // A space at the end would be lost.
    Ok(path.replace(' ', "%20"))
}

/// Fills a template such as `/accounts/{account_id}/x.{ext}` with encoded arguments, or with the client's defaults.
///
/// # Errors
///
/// Returns an error if an argument has no value, or if a path cannot contain it. An empty argument may end the path if `may_end_empty`.
pub(crate) fn fill(
    template: &str,
    arguments: &[(&'static str, String)],
    defaults: &[(&'static str, String)],
    may_end_empty: bool,
) -> Result<String, String> {
    let mut path = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, name, after)) = next_variable(rest) {
        parameter::push_keeping_escapes(&mut path, before, LITERAL);
        let value = argument(name, arguments, defaults)?;
        if value.is_empty() && !(may_end_empty && after.is_empty()) {
            return Err(empty(name, after.is_empty()));
        }
        path.push_str(&value);
        rest = after;
    }
    parameter::push_keeping_escapes(&mut path, rest, LITERAL);
    Ok(path)
}

fn empty(name: &str, is_last: bool) -> String {
    let way_out = match is_last {
        true => ": `with_empty_path_argument` sends it nevertheless",
        false => "",
    };
    format!("`{name}` is empty, which would lead to another path{way_out}")
}

/// The text before the next variable, its name, and the rest. `{}` and braces around a slash are not variables.
fn next_variable(template: &str) -> Option<(&str, &str, &str)> {
    let mut starts = template.match_indices('{').map(|(at, _)| at);
    starts.find_map(|at| {
        let (before, opened) = template.split_at(at);
        let (name, after) = opened[1..].split_once('}')?;
        let named = !name.is_empty() && !name.contains(['{', '/']);
        named.then_some((before, name, after))
    })
}

fn argument<'a>(
    name: &str,
    arguments: &'a [(&'static str, String)],
    defaults: &[(&'static str, String)],
) -> Result<Cow<'a, str>, String> {
    if let Some((_, encoded)) = arguments.iter().find(|(known, _)| *known == name) {
        return Ok(encoded.into());
    }
    match defaults.iter().find(|(known, _)| *known == name) {
        Some((_, value)) => encode(name, value).map(Cow::Owned),
        None => Err(format!(
            "`{name}` is not set: pass it to the call or to the client builder"
        )),
    }
}
