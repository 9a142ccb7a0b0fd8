//! What lowering can find wrong: each is broken but clear, and has a fallback.

use crate::report::{Code, Diagnostic};
use crate::source::{Place, Pointer};

fn here(at: &Pointer) -> Place {
    Place::Document(at.clone())
}

pub(super) fn dangling_reference(
    reference: &str,
    at: &Pointer,
    nearest: Option<String>,
) -> Diagnostic {
    let help = nearest.map(|name| format!("did you mean `{name}`?"));
    Diagnostic::warning(Code::DanglingReference)
        .message(format!("nothing is defined at `{reference}`"))
        .at(here(at), "referenced here; any JSON is taken in its place")
        .help(help)
}

pub(super) fn dangling_object(
    reference: &str,
    at: &Pointer,
    nearest: Option<String>,
) -> Diagnostic {
    let help = nearest.map(|name| format!("did you mean `{name}`?"));
    Diagnostic::warning(Code::DanglingReference)
        .message(format!("nothing usable is defined at `{reference}`"))
        .at(here(at), "referenced here, and left out")
        .help(help)
}

pub(super) fn reference_to_itself(reference: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::ReferenceToItself)
        .message(format!("`{reference}` refers to itself"))
        .at(here(at), "any JSON is taken in its place")
        .help("describe the schema here, or refer to another one".to_owned())
}

pub(super) fn unmatched_tag(value: &str, mapped: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnmatchedTag)
        .message(format!("`{mapped}` is no member of this union"))
        .at(
            here(at),
            format!("values tagged `{value}` are kept as JSON"),
        )
}

pub(super) fn duplicate_parameter(name: &str, at: &Pointer, first: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::DuplicateParameter)
        .message(format!("the parameter `{name}` is declared twice"))
        .at(here(at), "this one counts")
        .also(here(first), "first declared here")
}

pub(super) fn optional_path_parameter(name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::OptionalPathParameter)
        .message(format!(
            "the path parameter `{name}` is not marked as required"
        ))
        .at(here(at), "taken as required: no path is without it")
}

pub(super) fn reserved_header(name: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::NotGenerated)
        .message(format!("the header `{name}` is no parameter"))
        .at(
            here(at),
            "left out: the client sets it from the rest of the document",
        )
}

pub(super) fn unknown_type(ty: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnknownType)
        .message(format!("`{ty}` is not a type"))
        .at(here(&at.child("type")), "any JSON is taken in its place")
        .help("the types are string, number, integer, boolean, array and object".to_owned())
}

/// The start of a path, which may be long and is named once for each of its variables.
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
}

pub(super) fn unused_path_parameter(name: &str, path: &str, at: &Pointer) -> Diagnostic {
    let path = start(path);
    Diagnostic::warning(Code::UnusedPathParameter)
        .message(format!(
            "the path parameter `{name}` does not occur in `{path}`"
        ))
        .at(here(at), "left out")
}

pub(super) fn duplicate_operation_id(
    id: &str,
    at: &Pointer,
    first: &Pointer,
    renamed: &str,
) -> Diagnostic {
    Diagnostic::warning(Code::DuplicateOperationId)
        .message(format!("the operation id `{id}` is taken"))
        .at(
            here(&at.child("operationId")),
            format!("named `{renamed}` instead"),
        )
        .also(here(&first.child("operationId")), "first used here")
}

pub(super) fn undefined_security_scheme(
    name: &str,
    help: Option<String>,
    at: &Pointer,
) -> Diagnostic {
    Diagnostic::warning(Code::UndefinedSecurityScheme)
        .message(format!("the security scheme `{name}` is not defined"))
        .at(here(at), "this alternative is left out")
        .help(help.or(Some(
            "define it under components/securitySchemes".to_owned(),
        )))
}

pub(super) fn unsupported_security_scheme(scheme: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedSecurityScheme)
        .message(format!("the client cannot send the HTTP scheme `{scheme}`"))
        .at(here(at), "alternatives that need it are left out")
        .help("a client of your own can be given to the builder".to_owned())
}

pub(super) fn several_credentials(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::ContradictorySecurity)
        .message(
            "this requirement asks for several credentials at once, of which one should suffice",
        )
        .at(here(at), "what is configured is sent")
}

pub(super) fn not_generated(what: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::NotGenerated)
        .message(format!("{what} are not generated"))
        .at(here(at).key(), "left out")
}
