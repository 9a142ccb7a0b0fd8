//! Diagnostics about the crate around a module.

use std::path::Path;

use crate::place::{FileId, Place};
use crate::plan::rust::{AddedDependency, Dependency, HostDependency};
use crate::report::{Code, Diagnostic, Override};

pub(super) fn syntax(place: Place, message: &str) -> Diagnostic {
    Diagnostic::error(Code::Syntax)
        .message(format!("not valid TOML: {}", message.trim()))
        .at(place, "")
}

pub(super) fn no_crate(folder: &Path) -> Diagnostic {
    Diagnostic::error(Code::NoModule)
        .message(format!(
            "`{}` is in no crate: there is no Cargo.toml above it",
            folder.display()
        ))
        .help("name a folder below `src` of a crate, such as `src/api`".to_owned())
}

pub(super) fn no_package(file: FileId) -> Diagnostic {
    Diagnostic::error(Code::NoModule)
        .message("this is the Cargo.toml of a workspace, and not of a crate")
        .at(Place::Whole(file), "without `[package]`")
        .help("name a folder below `src` of one of its crates".to_owned())
}

pub(super) fn no_module(file: FileId, folder: &Path, reason: &str) -> Diagnostic {
    Diagnostic::error(Code::NoModule)
        .message(format!(
            "`{}` cannot be a module of this crate: {reason}",
            folder.display()
        ))
        .at(Place::Whole(file), "the crate")
        .help("name a folder below `src`, such as `src/api`, or set `module.path` to the path of the module".to_owned())
}

pub(super) fn missing(
    place: Place,
    missing: &[&HostDependency],
    added: &[&AddedDependency],
    shown: &str,
) -> Diagnostic {
    let names = missing.iter().map(|it| it.dependency.name);
    let names = names.chain(added.iter().map(|it| it.name.as_str()));
    let names: Vec<String> = names.map(|it| format!("`{it}`")).collect();
    let lines = HostDependency::lines(missing.iter().copied(), added.iter().copied());
    Diagnostic::warning(Code::MissingDependency)
        .message(format!(
            "the module needs dependencies that its crate does not have: {}",
            names.join(", ")
        ))
        .at(place, "not listed here")
        .help(format!(
            "add the lines below to `[dependencies]` in {shown}"
        ))
        .fix(Override::Manifest(lines))
}

pub(super) fn other_version(at: &Place, given: &str, need: &HostDependency) -> Diagnostic {
    let Dependency {
        name,
        version: needed,
        ..
    } = need.dependency;
    Diagnostic::warning(Code::UnfitDependency)
        .message(format!("the module needs version {needed} of `{name}`"))
        .at(at.clone(), format!("this asks for `{given}`"))
        .help(format!("write `{}`", need.line()))
}

pub(super) fn lacking_features(at: &Place, lacking: &[&str], need: &HostDependency) -> Diagnostic {
    let lacking: Vec<String> = lacking.iter().map(|it| format!("`{it}`")).collect();
    let lacking = match lacking.len() {
        0 => "its default features".to_owned(),
        1 => format!("its feature {}", lacking.concat()),
        _ => format!("its features {}", lacking.join(", ")),
    };
    Diagnostic::warning(Code::UnfitDependency)
        .message(format!(
            "the module needs `{}` with {lacking}",
            need.dependency.name
        ))
        .at(at.clone(), "these are not turned on")
        .help(format!(
            "with all that the module needs, this is `{}`",
            need.line()
        ))
}

pub(super) fn optional(at: &Place, name: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnfitDependency)
        .message(format!(
            "the module needs `{name}` always, and here it is optional"
        ))
        .at(at.clone(), "optional")
        .help("take `optional` away".to_owned())
}
