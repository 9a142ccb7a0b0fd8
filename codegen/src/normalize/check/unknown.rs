//! Notes keywords that no version has, or that only Swagger 2.0 has, and suggests the keywords that were probably meant.

use serde_json::{Map, Value, json};

use super::problems;
use crate::normalize::specification::{Kind, Version};
use crate::report::{Report, nearest};
use crate::source::{FileId, Place, Pointer};

type Object = Map<String, Value>;

/// Notes the unknown keywords of one object.
pub(super) fn note(
    object: &Object,
    kind: Kind,
    version: Version,
    at: &Pointer,
    report: &mut Report,
) {
    let Some(noun) = kind.object().noun else {
        return;
    };
    for (keyword, value) in object {
        if keyword.starts_with("x-") || names(kind, version).any(|it| it == keyword) {
            continue;
        }
        let at = at.child(keyword);
        report.push(if kind.keyword(keyword).is_some() {
            let renewed = renewed(kind, keyword, value);
            problems::outdated_keyword(keyword, noun, renewed, &at)
        } else {
            match meant(keyword, kind, version) {
                Some(meant) => {
                    let corrected = corrected(object, keyword, value, meant);
                    problems::misspelt_keyword(keyword, noun, meant, corrected, &at)
                }
                None => problems::unknown_keyword(keyword, noun, &at),
            }
        });
    }
}

/// Notes the unknown keywords at the top of a fragment, which do not become part of the document.
pub(in crate::normalize) fn check_fragment(fragment: &Value, file: FileId, report: &mut Report) {
    let names = || names(Kind::Document, Version::V2_0);
    let keys = fragment.as_object().into_iter().flat_map(Map::keys);
    for key in keys.filter(|key| !key.starts_with("x-")) {
        if !names().any(|it| it == key) {
            let place = Place::FileKey(file, Pointer::root().child(key));
            let meant = nearest(key, names());
            report.push(problems::unknown_in_a_fragment(key, meant, place));
        }
    }
}

/// The known keywords of such an object. In a document of Swagger 2.0, those of version 3 are understood as well.
fn names(kind: Kind, version: Version) -> impl Iterator<Item = &'static str> {
    let keywords = kind.object().keywords.iter();
    let known = keywords.filter(move |it| version == Version::V2_0 || !it.is_outdated());
    known.map(|it| it.name)
}

/// The keyword that an unknown one was probably meant to be.
fn meant(keyword: &str, kind: Kind, version: Version) -> Option<&'static str> {
    let holds_content = matches!(kind, Kind::Response | Kind::RequestBody);
    let is_media_type = keyword.contains('/');
    match is_media_type && holds_content {
        true => Some("content"),
        false => nearest(keyword, names(kind, version)),
    }
}

/// The same value under the keyword that was meant, unless that keyword is already present.
fn corrected(object: &Object, keyword: &str, value: &Value, meant: &str) -> Option<Value> {
    // Media types are merged into the existing ones.
    if meant == "content" && keyword.contains('/') {
        return Some(json!({ "content": { keyword: value } }));
    }
    (!object.contains_key(meant)).then(|| json!({ meant: value }))
}

/// The same statement in the keywords of version 3, if it is clear.
fn renewed(kind: Kind, keyword: &str, value: &Value) -> Option<Value> {
    match (kind, keyword) {
        (Kind::Parameter | Kind::Header, "collectionFormat") => None,
        (Kind::Parameter | Kind::Header, keyword) => Some(json!({ "schema": { keyword: value } })),
        (Kind::Response, "schema") => {
            Some(json!({ "content": { "application/json": { "schema": value } } }))
        }
        _ => None,
    }
}
