//! The path of a module in its crate, which follows from its folder and from the root of the crate.

use std::path::{Component, Path, PathBuf};

use crate::plan::naming::is_keyword;

use super::manifest::HostManifest;

/// The files that Cargo takes for roots of crates, if the manifest names no others.
const ROOTS: [&str; 2] = ["lib.rs", "main.rs"];

/// The path of the module in `folder`, such as `crate::api`.
///
/// # Errors
///
/// Returns the reason why the folder cannot be a module of the crate in `root`.
pub(super) fn of(folder: &Path, root: &Path, manifest: &HostManifest) -> Result<String, String> {
    let inner = inner(folder, root).ok_or("it is outside of the crate")?;
    let above = inner.ancestors().skip(1);
    let mut above = above.filter(|it| is_root(it, root, manifest));
    let Some(code) = above.next() else {
        return Err(
            "no file above it is the root of a crate, such as `src/lib.rs` or `src/main.rs`"
                .to_owned(),
        );
    };
    let below = inner.strip_prefix(code).unwrap_or(&inner);
    let mut path = "crate".to_owned();
    for part in below.components() {
        let name = part.as_os_str().to_string_lossy();
        if !is_module_name(&name) {
            return Err(format!("`{name}` is not the name of a module"));
        }
        path.push_str("::");
        path.push_str(&name);
    }
    Ok(path)
}

/// The folder relative to that of the crate, without `.` and `..`.
fn inner(folder: &Path, root: &Path) -> Option<PathBuf> {
    let plain = |path: &Path| {
        let absolute = std::path::absolute(path).ok()?;
        let mut plain = PathBuf::new();
        for part in absolute.components() {
            match part {
                Component::ParentDir => {
                    plain.pop();
                }
                Component::CurDir => {}
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                    plain.push(part)
                }
            }
        }
        Some(plain)
    };
    let inner = plain(folder)?.strip_prefix(plain(root)?).ok()?.to_owned();
    (!inner.as_os_str().is_empty()).then_some(inner)
}

/// Returns whether a folder has the root of a crate.
fn is_root(folder: &Path, root: &Path, manifest: &HostManifest) -> bool {
    let mut named = manifest.roots.iter();
    // Folders without a manifest are no roots: `src/api/mod.rs` beside a file `main.rs` of somebody would be one.
    let is_usual = folder == Path::new("src") || folder.starts_with("src/bin");
    let is_named = named.any(|it| it.parent() == Some(folder));
    is_named || (is_usual && ROOTS.iter().any(|it| root.join(folder).join(it).is_file()))
}

/// Returns whether a folder may be called so and be a module without `#[path]`. A keyword would need `r#`, and our printer writes none in paths.
fn is_module_name(name: &str) -> bool {
    let mut letters = name.chars();
    let starts = letters
        .next()
        .is_some_and(|it| it == '_' || unicode_ident::is_xid_start(it));
    starts && letters.all(unicode_ident::is_xid_continue) && !is_keyword(name)
}
