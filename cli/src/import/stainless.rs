//! The configuration of Stainless, `stainless.yml`.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::Routes;
use super::findings::Findings;
use super::settings::Imported;
use super::tree::Tree;

/// Keys that have no effect on a Rust SDK, or whose counterpart is recognized without a setting.
const NEEDLESS: [&str; 14] = [
    "organization",
    "targets",
    "settings",
    "openapi",
    "edition",
    "pagination",
    "readme",
    "security",
    "security_schemes",
    "query_settings",
    "environments",
    "streaming",
    "unspecified_endpoints",
    "codegen",
];

pub(super) fn import(tree: &Tree, routes: &Routes, findings: &mut Findings) -> Imported {
    let mut imported = Imported::default();
    for (key, value) in tree.entries() {
        match key.as_str() {
            "resources" => resources(value, &[], routes, &mut imported, findings),
            "client_settings" => client(value, &mut imported, findings),
            key if NEEDLESS.contains(&key) => {}
            key => findings.add(value.line, format!("`{key}` is not known")),
        }
    }
    imported
}

fn resources(
    tree: &Tree,
    above: &[String],
    routes: &Routes,
    imported: &mut Imported,
    findings: &mut Findings,
) {
    for (name, resource) in tree.entries() {
        let mut path = above.to_vec();
        // `$client` and `$shared` stand beside the resources.
        if !name.starts_with('$') {
            path.push(name.clone());
        }
        for (key, value) in resource.entries() {
            match key.as_str() {
                "methods" => methods(value, &path, routes, imported, findings),
                "models" => models(value, imported, findings),
                "subresources" => resources(value, &path, routes, imported, findings),
                "name" | "description" | "deprecated" | "standalone_api" => {}
                key => findings.add(
                    value.line,
                    format!("`{key}` of the resource `{name}` is not known"),
                ),
            }
        }
    }
}

fn methods(
    tree: &Tree,
    path: &[String],
    routes: &Routes,
    imported: &mut Imported,
    findings: &mut Findings,
) {
    for (name, method) in tree.entries() {
        let endpoint = method.text().or_else(|| method.get("endpoint")?.text());
        let Some((verb, route)) = endpoint.and_then(|it| it.trim().split_once(' ')) else {
            findings.add(method.line, format!("the method `{name}` has no endpoint"));
            continue;
        };
        let Some(id) = routes.id(verb, route.trim()) else {
            findings.add(
                method.line,
                format!("the document has no operation `{verb} {}`", route.trim()),
            );
            continue;
        };
        imported.operation(id, path, &name.to_snake_case());
        if method.get("paginated").is_some_and(Tree::is_false) {
            imported.set(&["operations", id, "paging"], false);
        }
    }
}

/// Models are named by their component, or by a reference to it.
fn models(tree: &Tree, imported: &mut Imported, findings: &mut Findings) {
    for (name, model) in tree.entries() {
        let Some(component) = model.text() else {
            findings.add(model.line, format!("the model `{name}` names no schema"));
            continue;
        };
        let pointer = match component.split_once('#') {
            Some((_, pointer)) => pointer.to_owned(),
            None => format!(
                "/components/schemas/{}",
                component.replace('~', "~0").replace('/', "~1")
            ),
        };
        let wanted = name.to_upper_camel_case();
        let component = pointer.rsplit('/').next().unwrap_or_default();
        if component.to_upper_camel_case() != wanted {
            imported.set(&["names", &pointer], wanted);
        }
    }
}

fn client(tree: &Tree, imported: &mut Imported, findings: &mut Findings) {
    for (key, value) in tree.entries() {
        if key != "opts" {
            findings.add(value.line, format!("`{key}` of the client is not known"));
            continue;
        }
        for (name, option) in value.entries() {
            let scheme = option
                .get("auth")
                .and_then(|auth| auth.get("security_scheme"));
            let variable = option.get("read_env").and_then(Tree::text);
            match (scheme.and_then(Tree::text), variable) {
                (Some(scheme), Some(variable)) => {
                    imported.set(&["client", "env", "credentials", scheme], variable);
                }
                (None, Some(_)) => findings.add(
                    option.line,
                    format!("the option `{name}` is not a credential: set it in the program"),
                ),
                (_, None) => {}
            }
        }
    }
}
