//! Rewrites documents of other versions in the keywords of OpenAPI 3.0.
//!
//! Values move in the process; `moves` keeps their locations and the references to them correct.

mod anchors;
mod definitions;
mod document;
mod events;
mod media_types;
mod moves;
mod path_items;
mod problems;
mod querystring;
mod schema;
mod swagger;
#[cfg(test)]
mod tests;

use moves::Moves;
use serde_json::Value;

use crate::report::Report;
use crate::source::Sources;

use super::specification::Version;

/// Replaces references by name (`$anchor`, `$id` and the like) by references by pointer.
///
/// Runs before references are followed to other files, since an `$id` looks like the address of one.
pub(super) fn name_anchors(document: Value, version: Version, report: &mut Report) -> Value {
    match version {
        Version::V3_1 | Version::V3_2 => anchors::resolve(document, report),
        Version::V2_0 | Version::V3_0 => document,
    }
}

/// Turns a document of any supported version into one of OpenAPI 3.0. Every loss is reported.
pub(super) fn upgrade(
    mut document: Value,
    version: Version,
    sources: &mut Sources,
    report: &mut Report,
) -> Value {
    let mut moves = Moves::new(sources);
    match version {
        Version::V2_0 => {
            swagger::convert(&mut document, &mut moves, report);
            path_items::inline(&mut document, &mut moves, report);
            schema::convert_swagger(&mut document, &mut moves, report);
        }
        Version::V3_0 => {
            path_items::inline(&mut document, &mut moves, report);
            events::gather(&mut document, &mut moves);
            schema::convert_newer(&mut document, &mut moves, report);
        }
        Version::V3_1 | Version::V3_2 => {
            document::convert(&mut document, report);
            path_items::inline(&mut document, &mut moves, report);
            events::gather(&mut document, &mut moves);
            media_types::convert(&mut document, &mut moves, report);
            querystring::convert(&mut document, &mut moves);
            definitions::hoist(&mut document, &mut moves);
            schema::convert(&mut document, &mut moves, report);
        }
    }
    moves.point_anew(&mut document);
    document
}
