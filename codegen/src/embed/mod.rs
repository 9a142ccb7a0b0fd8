//! The files of a crate → the files of a module of another crate.
//!
//! The texts stay as they were printed, except for paths and for conditions on features. They are read as words and signs, since the
//! files of the runtime have comments, which tokens do not keep.

mod conditions;
mod edits;
mod extent;
mod lexemes;
mod paths;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::plan::rust::Hosted;
use crate::write::File;

use edits::Edits;
use lexemes::Lexed;

/// The folder of the code in a crate.
const CODE: &str = "src/";

/// The file of the module itself, which is `lib.rs` in a crate.
pub(crate) const ROOT: &str = "mod.rs";

/// Moves the code of a crate into a module. Files outside of `src/` stay where they are.
pub(crate) fn embed(files: Vec<File>, hosted: &Hosted) -> Vec<File> {
    let files = files.into_par_iter().map(|file| {
        let Some(path) = file.path.strip_prefix(CODE) else {
            return file;
        };
        let path = match path {
            "lib.rs" => ROOT,
            path => path,
        };
        File {
            path: path.to_owned(),
            text: moved(&file.text, hosted),
        }
    });
    files.collect()
}

fn moved(text: &str, hosted: &Hosted) -> String {
    let lexed = Lexed::of(text);
    let mut edits = Edits::default();
    let is_on = |feature: &str| hosted.features.contains(feature);
    conditions::settle(&lexed, &is_on, &mut edits);
    paths::rebase(&lexed, &hosted.path.inside, &mut edits);
    edits.applied(text)
}
