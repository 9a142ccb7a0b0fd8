//! Paths that begin with `crate` lead to the module.

use super::edits::Edits;
use super::lexemes::{Kind, Lexed};

/// The ways in which a link of documentation begins that leads to an item of the crate.
const LINKS: [&str; 3] = ["](crate::", "[`crate::", "[crate::"];

/// Replaces `crate` in paths by the module `inside`, such as `crate::api`.
pub(super) fn rebase(lexed: &Lexed<'_>, inside: &str, edits: &mut Edits) {
    for index in 0..lexed.len() {
        let range = lexed.range(index);
        if lexed.is(index, Kind::Documentation) || lexed.is(index, Kind::Comment) {
            for link in LINKS {
                let comment = &lexed.text[range.clone()];
                for (at, _) in comment.match_indices(link) {
                    let start = range.start + at + link.len() - "crate::".len();
                    edits.replace(start..start + "crate".len(), inside);
                }
            }
        } else if lexed.reads(index, &["crate", ":", ":"]) {
            edits.replace(range, inside);
        }
    }
}
