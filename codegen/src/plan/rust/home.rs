//! The place of the emitted code: a crate of its own, or a module of another crate.

use std::collections::BTreeSet;

use super::{AddedDependency, BROWSER, Dependency, Module, RuntimeFile, RustName};

/// The place of the emitted code.
#[derive(Clone, Debug)]
pub enum Home {
    /// A crate of its own.
    Crate,
    /// A module of another crate.
    Module(Hosted),
}

impl Home {
    /// Leaves code out of the module, if it is one.
    pub fn borrow(&mut self, borrowed: Borrowed) {
        if let Self::Module(hosted) = self {
            hosted.borrowed = Some(borrowed);
        }
    }

    /// The module, if it is one.
    pub fn hosted(&self) -> Option<&Hosted> {
        match self {
            Self::Crate => None,
            Self::Module(hosted) => Some(hosted),
        }
    }
}

/// The names by which a module is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModulePath {
    /// The path for code of the same crate: `crate::api`.
    pub inside: String,
    /// The path for other crates, and for examples in documentation: `shop::api`.
    pub outside: String,
}

/// A module of another crate.
#[derive(Clone, Debug)]
pub struct Hosted {
    pub path: ModulePath,
    /// The features of a crate that the module has: its code is compiled always, and that of all others is left out.
    pub features: BTreeSet<&'static str>,
    /// The dependencies of the code that is left, sorted by target and name.
    pub dependencies: Vec<HostDependency>,
    /// The code that is in a module which it shares with others.
    pub borrowed: Option<Borrowed>,
}

/// The code that a module does not have itself, since it shares it with other modules of its crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrowed {
    /// The path of the shared module from the modules `models` and `runtime`, such as `super::super::shared`.
    pub path: String,
    /// The folders of the runtime.
    pub rooms: &'static [&'static str],
    /// The types, sorted by name.
    pub types: Vec<RustName>,
}

impl Borrowed {
    /// Returns whether a file of the runtime is among it.
    pub fn has(&self, file: &RuntimeFile) -> bool {
        self.rooms.contains(&file.room())
    }
}

/// The module that several modules of a crate share.
#[derive(Clone, Debug)]
pub struct SharedModule {
    pub hosted: Hosted,
    pub runtime: Vec<&'static RuntimeFile>,
    pub models: Vec<Module>,
    /// The types of other crates that the modules have.
    pub foreign: Vec<String>,
    pub added: Vec<AddedDependency>,
}

impl SharedModule {
    /// Returns whether it has a module `models`, which also makes types of other crates readable.
    pub fn has_models(&self) -> bool {
        !self.models.is_empty() || !self.foreign.is_empty()
    }
}

/// A dependency that the crate around a module must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostDependency {
    pub dependency: Dependency,
    /// Its features, with those that the features of the module turn on.
    pub features: Vec<&'static str>,
}

impl HostDependency {
    /// Returns whether it is for code that runs in browsers only.
    pub fn is_for_browsers(&self) -> bool {
        self.dependency.target == Some(BROWSER)
    }

    /// The line of a Cargo.toml.
    pub fn line(&self) -> String {
        let Dependency {
            name,
            version,
            default_features,
            ..
        } = self.dependency;
        if default_features && self.features.is_empty() {
            return format!("{name} = \"{version}\"");
        }
        let mut parts = vec![format!("version = \"{version}\"")];
        if !default_features {
            parts.push("default-features = false".to_owned());
        }
        if !self.features.is_empty() {
            let features: Vec<String> =
                self.features.iter().map(|it| format!("\"{it}\"")).collect();
            parts.push(format!("features = [{}]", features.join(", ")));
        }
        format!("{name} = {{ {} }}", parts.join(", "))
    }

    /// The lines of a Cargo.toml with these dependencies, which are sorted by target, and with those that the settings add: first those for the table
    /// `[dependencies]`, without its head, and then the tables for targets.
    pub fn lines<'d>(
        all: impl Iterator<Item = &'d Self>,
        added: impl Iterator<Item = &'d AddedDependency>,
    ) -> String {
        let all: Vec<&Self> = all.collect();
        let (for_all, for_targets): (Vec<&Self>, Vec<&Self>) = all
            .into_iter()
            .partition(|it| it.dependency.target.is_none());
        let for_all = for_all.into_iter().map(Self::line);
        let mut lines: Vec<String> = for_all.chain(added.map(AddedDependency::line)).collect();
        let mut open = None;
        for one in for_targets {
            if let Some(target) = one.dependency.target
                && open != Some(target)
            {
                open = Some(target);
                lines.extend((!lines.is_empty()).then(String::new));
                lines.push(format!("[target.'{target}'.dependencies]"));
            }
            lines.push(one.line());
        }
        lines.join("\n")
    }
}
