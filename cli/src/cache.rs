//! The user's cache folder.

use std::env;
use std::path::PathBuf;

/// The folder of Linux (`XDG_CACHE_HOME`, or `.cache`), Windows or macOS; `None` if the user has no home.
///
/// Source: XDG Base Directory Specification.
pub fn folder() -> Option<PathBuf> {
    let variable = |name| {
        let value = env::var_os(name).filter(|it| !it.is_empty());
        value.map(PathBuf::from)
    };
    variable("XDG_CACHE_HOME")
        .or_else(|| variable("LOCALAPPDATA"))
        .or_else(|| {
            let home = variable("HOME")?;
            let library = home.join("Library/Caches");
            Some(match library.is_dir() {
                true => library,
                false => home.join(".cache"),
            })
        })
}
