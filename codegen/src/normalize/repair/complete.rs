//! Completes objects that lack a required keyword, or reports that they must be removed.

use serde_json::{Map, Value, json};

use super::required::has;
use super::{parameter, problems, response, schema, security};
use crate::normalize::specification::Kind;
use crate::report::Report;
use crate::source::Pointer;

/// Adds missing keywords with a clear value; `false` if the object is meaningless without a missing keyword.
pub(super) fn complete(
    object: &mut Map<String, Value>,
    kind: Kind,
    at: &Pointer,
    report: &mut Report,
) -> bool {
    match kind {
        Kind::Server => return has(object, "url", at, report),
        Kind::Tag => return has(object, "name", at, report),
        Kind::ExternalDocs => return has(object, "url", at, report),
        Kind::Discriminator => return has(object, "propertyName", at, report),
        Kind::Parameter => return parameter::complete(object, at, report),
        Kind::SecurityScheme => return security::complete(object, at, report),
        Kind::Document => leave_out_rootless_paths(object, at, report),
        Kind::Info => {
            object.entry("title").or_insert_with(|| "".into());
            object.entry("version").or_insert_with(|| "0.0.0".into());
        }
        Kind::ServerVariable if !object.contains_key("default") => {
            report.push(problems::missing_keyword(
                "default",
                at,
                "read as an empty string",
                "".into(),
            ));
            object.insert("default".to_owned(), "".into());
        }
        Kind::Operation => {
            object.entry("responses").or_insert_with(|| json!({}));
        }
        Kind::Header => {
            parameter::note_both_examples(object, at, report);
            parameter::assume_schema(object);
        }
        Kind::RequestBody => {
            response::leave_out_unprintable(object, at, report);
            object.entry("content").or_insert_with(|| json!({}));
        }
        Kind::Responses => {
            response::capitalize_ranges(object, at, report);
            response::leave_out_unknown_statuses(object, at, report);
        }
        Kind::Response => {
            response::leave_out_unprintable(object, at, report);
            // Only people read it, so its absence is not a loss.
            object.entry("description").or_insert_with(|| "".into());
        }
        Kind::MediaType => parameter::note_both_examples(object, at, report),
        Kind::Encoding => parameter::complete_encoding(object, at, report),
        Kind::Schema => {
            schema::leave_out_empty_enum(object, at, report);
            schema::understand_type(object, at, report);
            schema::note_misplaced(object, at, report);
            schema::unite_repeated_entries(object, at, report);
        }
        Kind::ServerVariable
        | Kind::Components
        | Kind::PathItem
        | Kind::Callback
        | Kind::Link
        | Kind::Example
        | Kind::MappedSchema
        | Kind::SecurityRequirement
        | Kind::Plain
        | Kind::Opaque => {}
    }
    true
}

/// Removes paths that do not start with a slash (OpenAPI 3.0.4, Paths Object). The typed document would drop them silently.
fn leave_out_rootless_paths(document: &mut Map<String, Value>, at: &Pointer, report: &mut Report) {
    let at = at.child("paths");
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        paths.retain(|path, _| {
            let keep = path.starts_with('/') || path.starts_with("x-");
            if !keep {
                report.push(problems::invalid_path(path, &at.child(path)));
            }
            keep
        });
    }
}
