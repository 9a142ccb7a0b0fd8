//! The names of resources as the tree spells them.

use crate::settings::Settings;

use super::words::snake;

/// The deepest nesting of resources. The names of deeper ones are joined to the last.
const DEEPEST: usize = 8;

/// The names in snake case, nested only as deeply as Rust code permits.
pub(super) fn segments(path: Vec<String>) -> Vec<String> {
    no_deeper(path).iter().map(|name| snake(name)).collect()
}

/// The names, replaced by those from the settings.
pub(super) fn renamed(segments: &[String], settings: &Settings) -> Vec<String> {
    let names = segments.iter().map(|segment| {
        let name = settings.resources.get(segment).map(|name| &name.value);
        name.unwrap_or(segment).clone()
    });
    names.collect()
}

fn no_deeper(mut path: Vec<String>) -> Vec<String> {
    if path.len() > DEEPEST {
        let last = path.split_off(DEEPEST - 1).join("_");
        path.push(last);
    }
    path
}
