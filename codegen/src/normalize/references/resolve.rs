//! Finds the file and the place that a reference names, without ever leaving the folder of the root document.
//!
//! Source: RFC 3986, section 4.2 (relative references), and RFC 6901, section 6 (pointers in fragments).

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::paths::normalized;
use crate::report::{Report, did_you_mean};
use crate::source::{FileId, Place, Pointer, Sources};

use super::problems;

/// The target of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A part of the effective document, to which the reference leads as it is written.
    AsWritten,
    /// A part of the effective document, under another pointer than that of the reference.
    Document(Pointer),
    /// A part of a file outside the document.
    File(FileId, Pointer),
    /// A whole file that is plain text.
    Text(FileId),
    /// Nothing; this was reported, or a later stage will report it.
    Nothing,
}

/// Returns whether a reference leads to something inside the document as it is written. A document that was `joined` from several files may
/// lack something that one of them has.
pub(super) fn is_inside(reference: &str, joined: Option<&Value>) -> bool {
    let Some(fragment) = reference.strip_prefix('#') else {
        return false;
    };
    let is_there = |document| pointer(fragment).is_none_or(|it| it.of(document).is_some());
    joined.is_none_or(is_there)
}

/// Returns whether a value of `mapping` is a reference to another file rather than a name.
pub(super) fn names_a_file(value: &str) -> bool {
    let path = value.split('#').next().unwrap_or_default();
    let is_description = [".yaml", ".yml", ".json"]
        .iter()
        .any(|extension| path.to_ascii_lowercase().ends_with(extension));
    !path.is_empty() && (is_description || path.contains('/'))
}

/// Facts about the document that are needed while its references are followed.
pub(super) struct Resolver {
    /// The files that were joined: their names are names in the document.
    parts: HashSet<FileId>,
    /// The places of the values of those files: the file, the place in it, and the place in the document.
    joined: Vec<(FileId, Pointer, Pointer)>,
}

impl Resolver {
    pub(super) fn new(sources: &Sources) -> Self {
        let joined: Vec<_> = sources
            .origins()
            .map(|(at, file, pointer)| (file, pointer.clone(), at.clone()))
            .collect();
        Self {
            parts: joined.iter().map(|(file, ..)| *file).collect(),
            joined,
        }
    }

    /// The target of `reference`, which is in the file `base`. Problems are reported at `place`.
    pub(super) fn resolve(
        &self,
        reference: &str,
        base: FileId,
        place: &Place,
        document: &Value,
        sources: &mut Sources,
        report: &mut Report,
    ) -> Target {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if path.is_empty() {
            return self.inside(fragment, base, document, sources);
        }
        let Some(file) = open(reference, &decoded(path), base, place, sources, report) else {
            return Target::Nothing;
        };
        let Some(value) = sources.value(file) else {
            return if fragment.is_empty() {
                Target::Text(file)
            } else {
                Target::Nothing
            };
        };
        let Some(pointer) = pointer(fragment) else {
            report.push(problems::unresolved(place.clone(), reference, None));
            return Target::Nothing;
        };
        // `file.yaml#/` is a common slip for the whole file.
        let pointer = if fragment == "/" && pointer.of(&value).is_none() {
            Pointer::root()
        } else {
            pointer
        };
        if pointer.of(&value).is_none() {
            report.push(problems::unresolved(
                place.clone(),
                reference,
                nearest_in(&value, &pointer),
            ));
            return Target::Nothing;
        }
        self.in_document(file, &pointer, document)
            .map_or(Target::File(file, pointer), Target::Document)
    }

    fn inside(&self, fragment: &str, base: FileId, document: &Value, sources: &Sources) -> Target {
        let Some(pointer) = pointer(fragment) else {
            return Target::AsWritten;
        };
        let in_document = pointer.of(document).is_some();
        if in_document && self.parts.contains(&base) {
            return Target::AsWritten;
        }
        let own = sources
            .value(base)
            .is_some_and(|value| pointer.of(&value).is_some());
        if !own {
            return Target::AsWritten;
        }
        self.in_document(base, &pointer, document)
            .map_or(Target::File(base, pointer), Target::Document)
    }

    /// The place in the document of a value of a joined file.
    fn in_document(&self, file: FileId, pointer: &Pointer, document: &Value) -> Option<Pointer> {
        let candidates = self.joined.iter().filter(|(it, ..)| *it == file);
        let places = candidates.filter_map(|(_, from, at)| Some(at.join(&pointer.below(from)?)));
        places.filter(|at| at.of(document).is_some()).max()
    }
}

/// The path of the file that a reference in the file `base` names, if there is no such file.
pub(super) fn missing_file(
    reference: &str,
    base: FileId,
    sources: &mut Sources,
) -> Option<PathBuf> {
    let path = decoded(reference.split('#').next()?);
    let target = normalized(&folder_of(sources.path(base)?).join(&path));
    if path.is_empty() || is_remote(&path) || target.is_file() {
        return None;
    }
    sources.looked_for(&target);
    Some(target)
}

/// Opens the file that a reference names.
fn open(
    reference: &str,
    path: &str,
    base: FileId,
    place: &Place,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<FileId> {
    if is_remote(path) {
        report.push(problems::remote(place.clone(), reference));
        return None;
    }
    let target = normalized(&folder_of(sources.path(base)?).join(path));
    let root = sources
        .root_folder()
        .map(folder_or_here)
        .and_then(|folder| folder.canonicalize().ok());
    let Some(root) = root.filter(|root| absolute(&target).starts_with(root)) else {
        report.push(problems::outside(place.clone(), reference));
        return None;
    };
    if !target.is_file() {
        sources.looked_for(&target);
        report.push(problems::missing(place.clone(), reference, &target));
        return None;
    }
    // A link below the folder may still lead out of it.
    if !target.canonicalize().is_ok_and(|it| it.starts_with(&root)) {
        report.push(problems::outside(place.clone(), reference));
        return None;
    }
    if is_text(&target) {
        sources.open(&target, report)
    } else {
        sources.load(&target, report)
    }
}

/// Source: RFC 3986, section 3.1. A Windows drive, of one letter, is not a scheme but a path that leads outside.
fn is_remote(path: &str) -> bool {
    let scheme = path.split_once(':').map(|(scheme, _)| scheme);
    path.starts_with("//")
        || scheme.is_some_and(|it| {
            it.len() > 1
                && it
                    .chars()
                    .all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
                && !it.contains('/')
        })
}

fn is_text(path: &Path) -> bool {
    let extension = path
        .extension()
        .and_then(|it| it.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    matches!(extension.as_str(), "md" | "markdown" | "txt" | "html")
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

fn folder_or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    }
}

/// The path from the top of the disk, with the links that lead to its nearest existing folder resolved.
fn absolute(path: &Path) -> PathBuf {
    let existing = path.ancestors().skip(1).find_map(|folder| {
        let real = folder_or_here(folder).canonicalize().ok()?;
        Some(real.join(path.strip_prefix(folder).ok()?))
    });
    existing.unwrap_or_else(|| path.to_owned())
}

/// The pointer in a fragment, unless the fragment is the name of an anchor.
pub(in crate::normalize) fn pointer(fragment: &str) -> Option<Pointer> {
    Pointer::parse(&decoded(fragment))
}

/// The reference to a place of the same document: a literal `%` must not be mistaken for an encoding.
pub(in crate::normalize) fn fragment(pointer: &Pointer) -> String {
    format!("#{}", pointer.as_str().replace('%', "%25"))
}

/// Source: RFC 3986, section 2.1. A `%` that encodes nothing is kept, since paths of documents contain it.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|it| std::str::from_utf8(it).ok())
            .and_then(|it| u8::from_str_radix(it, 16).ok());
        match hex.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn nearest_in(value: &Value, pointer: &Pointer) -> Option<String> {
    let siblings = pointer.parent()?.of(value)?.as_object()?;
    did_you_mean(&pointer.last()?, siblings.keys().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_decoded_where_they_encode() {
        assert_eq!(decoded("a%20b%7Bc%7d"), "a b{c}");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%C3%BC"), "%zzü");
    }

    #[test]
    fn only_schemes_are_remote() {
        for remote in [
            "https://a/b.yaml",
            "//host/a",
            "file:///etc/passwd",
            "urn:x",
        ] {
            assert!(is_remote(remote), "{remote}");
        }
        for local in ["a.yaml", "./a:b.yaml", "../x", "a/b:c"] {
            assert!(!is_remote(local), "{local}");
        }
    }

    #[test]
    fn a_mapping_names_a_file_or_a_schema() {
        for file in ["dog.yaml", "schemas/dog", "dog.json#/a"] {
            assert!(names_a_file(file), "{file}");
        }
        for schema in ["Dog", "#/components/schemas/Dog", "a.b"] {
            assert!(!names_a_file(schema), "{schema}");
        }
    }
}
