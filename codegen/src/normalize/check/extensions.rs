//! Names the extensions to which other generators give a meaning, each of them once.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::problems;
use crate::normalize::specification::Version;
use crate::report::Report;
use crate::source::Pointer;

/// The extensions that change requests or responses.
const OF_THE_WIRE: [&str; 5] = [
    "x-ms-header-collection-prefix",
    "x-ms-parameterized-host",
    "x-ms-paths",
    "x-ms-skip-url-encoding",
    "x-nullable",
];

/// The beginnings of extensions that other generators have made for themselves.
const OF_GENERATORS: [&str; 10] = [
    "x-codegen-",
    "x-dropshot-",
    "x-fern-",
    "x-go-",
    "x-ms-",
    "x-oapi-codegen-",
    "x-ogen-",
    "x-rust-",
    "x-speakeasy-",
    "x-stainless-",
];

/// Further extensions that change the code of other generators.
const OF_CODE: [&str; 9] = [
    "x-class-extra-annotation",
    "x-extensible-enum",
    "x-field-extra-annotation",
    "x-group-parameters",
    "x-implements",
    "x-omitempty",
    "x-order",
    "x-pagination",
    "x-parent",
];

/// Extensions that this generator reads, that are only for readers, or that repeat a keyword.
const UNDERSTOOD: [&str; 22] = [
    "x-dropshot-pagination",
    "x-fern-availability",
    "x-fern-examples",
    "x-fern-ignore",
    "x-fern-pagination",
    "x-fern-sdk-group-name",
    "x-fern-sdk-method-name",
    "x-fern-server-name",
    "x-ms-discriminator-value",
    "x-ms-enum",
    "x-ms-examples",
    "x-ms-pageable",
    "x-ms-summary",
    "x-rust-type",
    "x-speakeasy-group",
    "x-speakeasy-ignore",
    "x-speakeasy-name-override",
    "x-speakeasy-pagination",
    "x-speakeasy-server-id",
    "x-speakeasy-usage-example",
    "x-stainless-const",
    "x-stainless-deprecation-message",
];

/// Extensions that this generator reads in the document itself, and not in its operations, with the strategy `backoff`.
const OF_THE_DOCUMENT: [&str; 1] = ["x-speakeasy-retries"];

/// The extensions that were found, with the first place and the number of places.
#[derive(Default)]
pub(super) struct Extensions(IndexMap<String, (Pointer, usize)>);

impl Extensions {
    /// Remembers the extensions of one object.
    pub(super) fn note(&mut self, object: &Map<String, Value>, version: Version, at: &Pointer) {
        let is_read = |key: &str| {
            let is_known = at.as_str().is_empty() && OF_THE_DOCUMENT.contains(&key);
            is_known && object[key]["strategy"] == "backoff"
        };
        let unread = |key: &&String| means_something(key, version) && !is_read(key);
        for key in object.keys().filter(unread) {
            match self.0.get_mut(key) {
                Some((_, count)) => *count += 1,
                None => {
                    self.0.insert(key.clone(), (at.child(key), 1));
                }
            }
        }
    }

    pub(super) fn report(self, report: &mut Report) {
        for (key, (first, count)) in self.0 {
            let is_of_the_wire = OF_THE_WIRE.contains(&key.as_str());
            report.push(match is_of_the_wire {
                true => problems::extension_of_the_wire(&key, &first, count),
                false => problems::extension_of_code(&key, &first, count),
            });
        }
    }
}

fn means_something(key: &str, version: Version) -> bool {
    // Since 3.1, `null` is a type.
    let is_read = UNDERSTOOD.contains(&key) || (key == "x-nullable" && version < Version::V3_1);
    let is_known = OF_GENERATORS.iter().any(|it| key.starts_with(it))
        || OF_CODE.contains(&key)
        || OF_THE_WIRE.contains(&key);
    key.starts_with("x-") && is_known && !is_read
}
