//! The servers of a folder without a root, whose fragments have different ones.
//!
//! Such fragments are mostly parts of one service below several base paths (`/api/v1`, `/api/v2`). Their base paths are separated from
//! the address of the service, and are added to their paths, so that the client has one base URL.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::source::{FileId, Sources};

/// The base of each fragment. Fragments that are not listed keep their `servers`.
#[derive(Default)]
pub(super) struct Bases {
    by_file: HashMap<FileId, Base>,
}

/// The address of a fragment's service, and the beginning of its paths.
pub(super) struct Base {
    pub(super) servers: Value,
    pub(super) path: String,
}

impl Bases {
    pub(super) fn of(files: &[FileId], sources: &Sources) -> Self {
        let by_file = files.iter().filter_map(|file| {
            let base = base(sources.value(*file)?.get("servers")?)?;
            Some((*file, base))
        });
        Self {
            by_file: by_file.collect(),
        }
    }

    pub(super) fn get(&self, file: FileId) -> Option<&Base> {
        self.by_file.get(&file)
    }

    /// The servers that most fragments have; the first ones of several.
    pub(super) fn most_common(&self, files: &[FileId]) -> Option<(FileId, &Value)> {
        let known = || {
            files
                .iter()
                .filter_map(|file| Some((*file, self.get(*file)?)))
        };
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (_, base) in known() {
            *counts.entry(base.servers.to_string()).or_default() += 1;
        }
        // If several are equally common, `max_by_key` takes the last.
        let (file, base) = known()
            .rev()
            .max_by_key(|(_, it)| counts.get(&it.servers.to_string()))?;
        Some((file, &base.servers))
    }
}

/// `None` if the servers of one fragment have several base paths.
fn base(servers: &Value) -> Option<Base> {
    let parts: Option<Vec<_>> = servers.as_array()?.iter().map(split).collect();
    let (servers, paths): (Vec<_>, Vec<_>) = parts?.into_iter().unzip();
    let path = paths.first()?.clone();
    paths.iter().all(|it| *it == path).then_some(Base {
        servers: Value::Array(servers),
        path,
    })
}

/// A server without its base path, and the base path with its variables at their defaults (OpenAPI 3.0.4, Server Object).
fn split(server: &Value) -> Option<(Value, String)> {
    let url = server.get("url")?.as_str()?;
    let (root, rest) = url.split_at(end_of_authority(url, server)?);
    let parts = rest.split_inclusive(['{', '}']);
    let filled_in = parts.map(|part| match part.strip_suffix('}') {
        Some(name) => default(server, name).unwrap_or(part),
        None => part.trim_end_matches('{'),
    });
    let path: String = filled_in.collect();
    let mut server = server.clone();
    let fields = server.as_object_mut()?;
    fields.insert(
        "url".to_owned(),
        json!(if root.is_empty() { "/" } else { root }),
    );
    if let Some(Value::Object(variables)) = fields.get_mut("variables") {
        variables.retain(|name, _| root.contains(&format!("{{{name}}}")));
    }
    let is_clear = !path.contains(['{', '}', '?', '#']);
    is_clear.then(|| (server, path.trim_end_matches('/').to_owned()))
}

/// The offset at which the path starts in a URL with variables. `None` if it starts inside a variable.
fn end_of_authority(url: &str, server: &Value) -> Option<usize> {
    let mut written = String::new();
    let mut at = 0;
    for part in url.split_inclusive(['{', '}']) {
        let variable = part
            .strip_suffix('}')
            .and_then(|name| default(server, name));
        let text = variable.unwrap_or(part.trim_end_matches('{'));
        let before = written.len();
        written.push_str(text);
        let authority = written.find("://").map_or(0, |it| it + "://".len());
        let slash = written.get(authority..)?.find('/').map(|it| it + authority);
        match (slash, variable) {
            (Some(slash), None) if slash >= before => return Some(at + slash - before),
            // The brace before the name belongs to the path as well.
            (Some(slash), Some(_)) if slash == before => return at.checked_sub(1),
            (Some(_), Some(_)) => return None,
            (Some(_) | None, _) => at += part.len(),
        }
    }
    Some(url.len())
}

fn default<'a>(server: &'a Value, variable: &str) -> Option<&'a str> {
    server
        .get("variables")?
        .get(variable)?
        .get("default")?
        .as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_path_is_told_from_where_the_service_is() {
        let variables = json!({
            "scheme": {"default": "https"},
            "host": {"default": "localhost:80"},
            "base": {"default": "/api/v1"},
            "version": {"default": "v2"},
            "all": {"default": "https://a.example/b"},
        });
        for (url, expected) in [
            ("https://a.example/v1/", Some(("https://a.example", "/v1"))),
            ("https://a.example", Some(("https://a.example", ""))),
            ("/v1", Some(("/", "/v1"))),
            (
                "{scheme}://{host}{base}",
                Some(("{scheme}://{host}", "/api/v1")),
            ),
            (
                "{scheme}://{host}/api/{version}",
                Some(("{scheme}://{host}", "/api/v2")),
            ),
            ("{all}/c", None),
            ("https://a.example/{unknown}", None),
        ] {
            let server = json!({"url": url, "variables": variables});
            let parts = split(&server);
            let parts = parts
                .as_ref()
                .map(|(server, path)| (server["url"].as_str(), path.as_str()));
            assert_eq!(
                parts,
                expected.map(|(url, path)| (Some(url), path)),
                "{url}"
            );
        }
    }
}
