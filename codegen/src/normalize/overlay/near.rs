//! Guesses the values that a target was meant to select if it selects nothing.

use serde_json::Value;

use super::path::spelled;
use super::target::{Target, unquoted};
use crate::report::nearest;

/// A longer list of names would not help.
const MOST_LISTED: usize = 8;

/// The help for a target that selects nothing: the target with its wrong name corrected, or the part of it that selects something.
pub(super) fn near_miss(target: &str, document: &Value) -> String {
    let (prefix, segment, rest) = deepest(target, document);
    let keys = keys_at(prefix, document);
    let meant = name_in(segment).and_then(|name| nearest(&name, keys.iter().copied()));
    if let Some(meant) = meant {
        let corrected = format!("{prefix}{}", spelled(meant));
        let whole = format!("{corrected}{rest}");
        let found = if selects(&whole, document) {
            whole
        } else {
            corrected
        };
        return format!("did you mean `{found}`?");
    }
    if keys.is_empty() {
        return format!("the target matches only up to `{prefix}`");
    }
    let listed: Vec<_> = keys
        .iter()
        .take(MOST_LISTED)
        .map(|key| format!("`{key}`"))
        .collect();
    let more = match keys.len().saturating_sub(MOST_LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "the target matches only up to `{prefix}`, which has {}{more}",
        listed.join(", ")
    )
}

/// The longest beginning of the target that selects something, the segment after it, and the rest.
fn deepest<'t>(target: &'t str, document: &Value) -> (&'t str, &'t str, &'t str) {
    let starts = segment_starts(target);
    let ends = starts.iter().skip(1).copied().chain([target.len()]);
    let segments: Vec<_> = starts.iter().copied().zip(ends).collect();
    let found = segments
        .iter()
        .rev()
        .find(|(start, _)| selects(&target[..*start], document));
    match found {
        Some((start, end)) => (&target[..*start], &target[*start..*end], &target[*end..]),
        // The root always exists; only a target that ends with it comes here.
        None => (target, "", ""),
    }
}

/// The offsets at which the segments of a query start (RFC 9535, section 2.5).
fn segment_starts(target: &str) -> Vec<usize> {
    let (mut starts, mut depth, mut last) = (Vec::new(), 0_usize, ' ');
    for (offset, character) in unquoted(target) {
        // Both dots of `..`, and a bracket behind them, belong to one segment.
        if depth == 0 && matches!(character, '.' | '[') && last != '.' {
            starts.push(offset);
        }
        match character {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        last = character;
    }
    starts
}

/// The name that a segment selects, if it selects one.
fn name_in(segment: &str) -> Option<String> {
    let Some(inner) = segment
        .strip_prefix('[')
        .and_then(|it| it.strip_suffix(']'))
    else {
        let name = segment.strip_prefix('.')?;
        return (name != "*" && !name.starts_with('.')).then(|| name.to_owned());
    };
    let inner = inner.trim();
    let name = ['\'', '"'].into_iter().find_map(|mark| {
        let name = inner.strip_prefix(mark)?.strip_suffix(mark)?;
        (!name.contains(mark)).then_some(name)
    })?;
    Some(name.to_owned())
}

fn selects(target: &str, document: &Value) -> bool {
    Target::parse(target).is_ok_and(|it| !it.select(document).is_empty())
}

/// The keys of all objects that a query selects, each once.
fn keys_at<'d>(target: &str, document: &'d Value) -> Vec<&'d str> {
    let places = Target::parse(target).map(|it| it.select(document));
    let mut keys = Vec::new();
    for place in places.unwrap_or_default() {
        let object = place.of(document).and_then(Value::as_object);
        for key in object.into_iter().flat_map(|it| it.keys()) {
            if !keys.contains(&key.as_str()) {
                keys.push(key.as_str());
            }
        }
    }
    keys
}
