//! Servers: the addresses of the API, with the variables of the URL.

use openapiv3::Server;

use crate::ir::{self, Docs};

/// A server, with only those of its variables that its URL contains.
pub(super) fn server(server: &Server) -> ir::Server {
    let variables = server.variables.iter().flatten();
    let used = variables.filter(|(name, _)| server.url.contains(&format!("{{{name}}}")));
    let docs = |description: &Option<String>| Docs {
        summary: None,
        description: description.clone(),
        ..Docs::default()
    };
    ir::Server {
        url: server.url.clone(),
        name: name(server),
        variables: used
            .map(|(name, variable)| ir::ServerVariable {
                name: name.clone(),
                default: variable.default.clone(),
                values: variable.enumeration.clone(),
                docs: docs(&variable.description),
            })
            .collect(),
        docs: docs(&server.description),
    }
}

/// The keywords with the name of a server: that of OpenAPI 3.2, which `normalize` has renamed, and those of other generators.
const NAMES: [&str; 3] = [
    "x-server-name",
    "x-fern-server-name",
    "x-speakeasy-server-id",
];

fn name(server: &Server) -> Option<String> {
    let mut names = NAMES.iter().filter_map(|key| server.extensions.get(*key));
    names.find_map(|name| Some(name.as_str()?.to_owned()))
}

/// A server's URL with its variables at their defaults (OpenAPI 3.0.4, Server Object).
pub(super) fn server_url(server: &Server) -> String {
    let mut url = String::new();
    let mut rest = server.url.as_str();
    // A default is a value and not a template, so it is not searched for variables.
    while let Some((before, name, after)) = next_variable(rest) {
        let variable = server.variables.as_ref().and_then(|all| all.get(name));
        url.push_str(before);
        match variable {
            Some(variable) => url.push_str(&variable.default),
            None => url.extend(["{", name, "}"]),
        }
        rest = after;
    }
    url + rest
}

/// The text before the first `{name}`, the name, and the text after it.
fn next_variable(url: &str) -> Option<(&str, &str, &str)> {
    let opened = url.find('{')?;
    let end = opened + url[opened..].find('}')?;
    let (before, name) = url[..end].rsplit_once('{')?;
    Some((before, name, &url[end + 1..]))
}
