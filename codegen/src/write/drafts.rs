//! Drafts: files that we begin and the user continues. One that the user changed, deleted or wrote is left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use xxhash_rust::xxh3::xxh3_64;

use super::file::{File, exists};

/// The drafts that are written, and the hashes of all that are ours or were.
pub(super) struct Drafts<'d> {
    pub(super) written: Vec<&'d File>,
    pub(super) hashes: BTreeMap<String, u64>,
}

/// Decides on the drafts. `old` has the hashes of those that we wrote before.
pub(super) fn decide<'d>(
    out: &Path,
    drafts: &'d [File],
    old: &BTreeMap<String, u64>,
) -> Drafts<'d> {
    let mut decided = Drafts {
        written: Vec::new(),
        hashes: BTreeMap::new(),
    };
    for draft in drafts {
        let path = out.join(&draft.path);
        let ours = hash(draft.text.as_bytes());
        let before = old.get(&draft.path).copied();
        let there = hash_of(&path);
        let is_ours = match (before, there) {
            (Some(before), Some(there)) => before == there,
            (None, Some(there)) => there == ours,
            // A folder or a link of that name belongs to the user.
            (None, None) => !exists(&path),
            (Some(_), None) => false,
        };
        if is_ours {
            decided.written.push(draft);
        }
        let hash = if is_ours { Some(ours) } else { before };
        let entry = hash.map(|hash| (draft.path.clone(), hash));
        decided.hashes.extend(entry);
    }
    decided
}

/// The hash of a file; `None` if there is none.
pub(super) fn hash_of(file: &Path) -> Option<u64> {
    fs::read(file).ok().map(|text| hash(&text))
}

fn hash(text: &[u8]) -> u64 {
    xxh3_64(text)
}
