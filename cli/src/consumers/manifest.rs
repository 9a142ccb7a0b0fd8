//! The dependency of a package on the client: its name in the package, and the features that it turns on.

use std::fs;
use std::path::Path;

use sdkgen::{Mention, Mentioned};
use toml_edit::{Document, Item, TableLike, Value};

use crate::place::Located;

/// The tables of a manifest that list dependencies.
const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// The part of a manifest that is about the client.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// The name of the client's crate in the package; `None` if the package does not depend on it.
    pub(super) name: Option<String>,
    pub(super) mentions: Vec<Mention>,
}

impl Manifest {
    pub(super) fn read(path: &Path, client: &str) -> Result<Self, String> {
        let shown = path.display().to_string();
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
        let document = Document::parse(text.as_str());
        let document = document.map_err(|error| format!("{shown}: {error}"))?;
        let mut manifest = Self::default();
        let root = document.as_table();
        let workspace = root.get("workspace").and_then(Item::as_table_like);
        let targets = root.get("target").and_then(Item::as_table_like);
        let targets = targets.into_iter().flat_map(TableLike::iter);
        let targets = targets.filter_map(|(_, it)| it.as_table_like());
        let owners = [Some(root as &dyn TableLike), workspace];
        for owner in owners.into_iter().flatten().chain(targets) {
            for table in TABLES {
                let Some(table) = owner.get(table).and_then(Item::as_table_like) else {
                    continue;
                };
                for (name, dependency) in table.iter() {
                    if package(name, dependency) == client {
                        let key = table.key(name).and_then(|it| it.span());
                        manifest.add(
                            name,
                            key.map_or(0, |it| it.start),
                            dependency,
                            (&shown, &text),
                        );
                    }
                }
            }
        }
        Ok(manifest)
    }

    fn add(&mut self, name: &str, offset: usize, dependency: &Item, file: (&str, &str)) {
        self.name = Some(name.replace('-', "_"));
        self.mentions
            .push(mention(file, offset, Mentioned::Dependency));
        let features = dependency.as_table_like().and_then(|it| it.get("features"));
        let features = features.and_then(Item::as_array);
        for feature in features.into_iter().flatten() {
            if let Value::String(text) = feature {
                let offset = text.span().map_or(offset, |it| it.start);
                let feature = Mentioned::Feature(text.value().clone());
                self.mentions.push(mention(file, offset, feature));
            }
        }
    }
}

/// The name of the package that a dependency is. One of the workspace has it there, and a name that is the same.
fn package<'t>(name: &'t str, dependency: &'t Item) -> &'t str {
    let table = dependency.as_table_like();
    let package = table
        .and_then(|it| it.get("package"))
        .and_then(Item::as_str);
    package.unwrap_or(name)
}

fn mention((file, text): (&str, &str), offset: usize, name: Mentioned) -> Mention {
    let at = Located::at(file, text, offset);
    Mention {
        file: file.to_owned(),
        line: at.line,
        column: at.column,
        name,
    }
}
