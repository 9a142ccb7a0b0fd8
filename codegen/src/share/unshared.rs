//! The reasons why a module cannot share code.

use std::path::{Path, PathBuf};

use crate::report::{Code, Diagnostic};

/// The reason why nothing can be shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unshared {
    /// The folder of the shared code cannot be a module.
    NoModule,
    /// A module has errors, so that its needs are not known.
    Failed(PathBuf),
}

/// The diagnostic of a module that would share the code in `folder`.
pub(crate) fn problem(reason: &Unshared, folder: &Path) -> Diagnostic {
    let folder = folder.display();
    let diagnostic = Diagnostic::error(Code::NothingShared);
    match reason {
        Unshared::NoModule => diagnostic
            .message(format!("the module would share code in `{folder}`, which cannot be a module"))
            .help("name a folder below `src` of the crate, such as `src/shared`".to_owned()),
        Unshared::Failed(module) => diagnostic
            .message(format!(
                "the module shares code with `{}`, which has errors, so that it is not known which code `{folder}` needs",
                module.display()
            ))
            .help("mend the errors of the other module, or generate without `[shared]`".to_owned()),
    }
}
