//! Diagnostics about objects that are broken but clear, each with its fallback.

use serde_json::{Value, json};

use crate::report::{Action, Code, Diagnostic, Override, nearest};
use crate::source::{Place, Pointer};

fn here(at: &Pointer) -> Place {
    Place::Document(at.clone())
}

/// `nearest` is a name beside the missing one, `namesake` a schema of that name elsewhere.
pub(super) fn dangling_reference(
    reference: &str,
    at: &Pointer,
    nearest: Option<String>,
    namesake: Option<Pointer>,
) -> Diagnostic {
    let fix = match &namesake {
        Some(meant) => {
            let refer = Action::Refer(at.clone(), meant.clone());
            Some(Override::Overlay(vec![refer]))
        }
        None => repaired_reference(reference, at, nearest.as_deref()),
    };
    let meant = namesake.map(|it| format!("#{it}")).or(nearest);
    let help = meant.map(|meant| format!("did you mean `{meant}`?"));
    Diagnostic::warning(Code::DanglingReference)
        .message(format!("nothing is defined at `{reference}`"))
        .at(here(at), "referenced here; any JSON is accepted instead")
        .help(help)
        .fix(fix)
}

pub(super) fn dangling_object(
    reference: &str,
    at: &Pointer,
    nearest: Option<String>,
) -> Diagnostic {
    // A schema cannot replace another kind of object.
    let to_schema = reference.contains("/schemas/");
    let fix = repaired_reference(reference, at, nearest.as_deref()).filter(|_| !to_schema);
    let help = nearest.map(|name| format!("did you mean `{name}`?"));
    Diagnostic::warning(Code::DanglingReference)
        .message(format!("nothing usable is defined at `{reference}`"))
        .at(here(at), "referenced here, and left out")
        .help(help)
        .fix(fix)
}

pub(super) fn reference_to_itself(reference: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::ReferenceToItself)
        .message(format!("`{reference}` refers to itself"))
        .at(here(at), "any JSON is accepted instead")
        .help("describe the schema here, or refer to another one".to_owned())
        .fix(Override::Overlay(vec![
            Action::Remove(at.child("$ref")),
            Action::Update(at.clone(), json!({ "type": "object" })),
        ]))
}

pub(super) fn unmatched_tag(value: &str, mapped: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnmatchedTag)
        .message(format!("`{mapped}` is not a member of this union"))
        .at(
            here(at),
            format!("values tagged `{value}` are kept as JSON"),
        )
        .fix(Override::remove(at))
}

pub(super) fn duplicate_parameter(name: &str, at: &Pointer, first: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::DuplicateParameter)
        .message(format!("the parameter `{name}` is declared twice"))
        .at(here(at), "this declaration is used")
        .also(here(first), "first declared here")
        .fix(Override::remove(first))
}

pub(super) fn optional_path_parameter(name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::OptionalPathParameter)
        .message(format!(
            "the path parameter `{name}` is not marked as required"
        ))
        .at(here(at), "read as required, since no path lacks it")
        .fix(Override::say(at, "required", true))
}

pub(super) fn reserved_header(name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::NotGenerated)
        .message(format!("the header `{name}` is not a parameter"))
        .at(
            here(at),
            "left out: the client sets it from the rest of the document",
        )
        .fix(is_inline(at).then(|| Override::remove(at)))
}

pub(super) fn unknown_type(ty: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnknownType)
        .message(format!("`{ty}` is not a type"))
        .at(here(&at.child("type")), "any JSON is accepted instead")
        .help("the types are string, number, integer, boolean, array and object".to_owned())
        .fix(Override::update(at, likely_type(ty)))
}

/// The start of a path, which may be long and is repeated for each of its variables.
fn start(path: &str) -> String {
    const LONGEST: usize = 200;
    let end = path.floor_char_boundary(LONGEST);
    let more = if end < path.len() { "…" } else { "" };
    format!("{}{more}", &path[..end])
}

pub(super) fn undeclared_path_variable(name: &str, path: &str, at: &Pointer) -> Diagnostic {
    let path = start(path);
    Diagnostic::warning(Code::UndeclaredPathVariable)
        .message(format!("`{{{name}}}` in `{path}` has no parameter"))
        .at(here(at).key(), "a string is assumed")
        .help(format!(
            "add a parameter with `in: path` and `name: {name}`"
        ))
        .fix(Override::say(
            at,
            "parameters",
            json!([{ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }]),
        ))
}

pub(super) fn unused_path_parameter(name: &str, path: &str, at: &Pointer) -> Diagnostic {
    let path = start(path);
    Diagnostic::warning(Code::UnusedPathParameter)
        .message(format!(
            "the path parameter `{name}` does not occur in `{path}`"
        ))
        .at(here(at), "left out")
        .fix(is_inline(at).then(|| Override::remove(at)))
}

pub(super) fn duplicate_operation_id(
    id: &str,
    at: &Pointer,
    first: &Pointer,
    renamed: &str,
    free: &str,
) -> Diagnostic {
    Diagnostic::warning(Code::DuplicateOperationId)
        .message(format!("the operation id `{id}` is taken"))
        .at(
            here(&at.child("operationId")),
            format!("named `{renamed}` instead"),
        )
        .also(here(&first.child("operationId")), "first used here")
        .fix(Override::say(at, "operationId", free))
}

pub(super) fn undefined_security_scheme(
    name: &str,
    help: Option<String>,
    at: &Pointer,
) -> Diagnostic {
    let problem = Diagnostic::warning(Code::UndefinedSecurityScheme)
        .message(format!("the security scheme `{name}` is not defined"))
        .at(here(at), "this alternative is left out");
    match help {
        // The name is misspelt, so defining it would help nobody.
        Some(help) => problem.help(help),
        None => problem
            .help("define it under components/securitySchemes".to_owned())
            .fix(Override::update(
                &Pointer::root().child("components").child("securitySchemes"),
                json!({ name: { "type": "apiKey", "in": "header", "name": "Authorization" } }),
            )),
    }
}

pub(super) fn unsupported_security_scheme(scheme: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedSecurityScheme)
        .message(format!("the client cannot send the HTTP scheme `{scheme}`"))
        .at(here(at), "alternatives that need it are left out")
        .help("the builder accepts a custom HTTP client".to_owned())
}

pub(super) fn security_beyond_the_client(alternatives: &[Vec<String>], at: &Pointer) -> Diagnostic {
    let all = |names: &Vec<String>| {
        let names = names.iter().map(|name| format!("`{name}`"));
        names.collect::<Vec<_>>().join(" and ")
    };
    let names: Vec<String> = alternatives.iter().map(all).collect();
    Diagnostic::note(Code::UnsupportedSecurityScheme)
        .message(format!(
            "only {} is accepted here, which the client cannot send",
            names.join(" or ")
        ))
        .at(here(at), "sent without credentials")
        .help("pass an HTTP client that has the credential to the builder".to_owned())
}

pub(super) fn several_credentials(names: &[&String], at: &Pointer) -> Diagnostic {
    let each: Value = names.iter().map(|name| json!({ *name: [] })).collect();
    let each = at.parent().map(|list| Action::Update(list, each));
    let apart = each.map(|each| Override::Overlay(vec![Action::Remove(at.clone()), each]));
    Diagnostic::note(Code::ContradictorySecurity)
        .message(
            "this requirement asks for several credentials at once, of which one should suffice",
        )
        .at(here(at), "the configured credentials are sent")
        .fix(apart)
}

pub(super) fn unaccepted_default(broken: &str, at: &Pointer) -> Diagnostic {
    let at = at.child("default");
    Diagnostic::note(Code::MalformedKeyword)
        .message(format!("the default violates the schema's `{broken}`"))
        .at(here(&at), "documented unchanged, and never sent")
        .fix(Override::remove(&at))
}

pub(super) fn not_generated(what: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::NotGenerated)
        .message(format!("{what} are not generated"))
        .at(here(at).key(), "left out")
        .fix(Override::remove(at))
}

/// Refers to the name that was probably meant, or defines the missing one.
fn repaired_reference(reference: &str, at: &Pointer, nearest: Option<&str>) -> Option<Override> {
    let target = crate::document::target(reference)?;
    let siblings = target.parent()?;
    if let Some(nearest) = nearest {
        let meant = siblings.child(nearest);
        return Some(Override::Overlay(vec![Action::Refer(at.clone(), meant)]));
    }
    let name = target.last()?;
    let defined = skeleton(&siblings.last()?, &name)?;
    Some(Override::say(&siblings, &name, defined))
}

/// `response` names the response that has no body (RFC 9110, sections 9.3.2 and 15.3.5).
pub(super) fn impossible_body(response: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::ImpossibleBody)
        .message(format!("{response} has no body in HTTP"))
        .at(Place::Document(at.clone()), "declared here")
        .help("the content is ignored; the headers are read".to_owned())
}

/// The minimal value in a section of `components`.
fn skeleton(section: &str, name: &str) -> Option<Value> {
    let any_text = json!({ "type": "string" });
    match section {
        "schemas" => Some(json!({ "type": "object" })),
        "parameters" => Some(json!({ "name": name, "in": "query", "schema": any_text })),
        "headers" => Some(json!({ "schema": any_text })),
        "responses" => Some(json!({ "description": name })),
        "requestBodies" => {
            Some(json!({ "content": { "application/json": { "schema": { "type": "object" } } } }))
        }
        _ => None,
    }
}

/// The type that was probably meant.
fn likely_type(ty: &str) -> Value {
    const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];
    let near = nearest(ty, TYPES.into_iter());
    json!({ "type": near.unwrap_or("string") })
}

/// Objects under `components` have other users, for which they must stay.
fn is_inline(at: &Pointer) -> bool {
    !at.starts_with(&Pointer::root().child("components"))
}

pub(super) fn unread_event(name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::NotGenerated)
        .message(format!("the payload of the event `{name}` is not JSON"))
        .at(Place::Document(at.clone()), "the event is left out")
}
