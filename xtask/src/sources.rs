//! The options of every command on a spec: the files that are read beside it, and the folder of its references.

use std::path::{Path, PathBuf};

use codegen::Generator;

#[derive(Debug, clap::Args)]
pub struct Sources {
    /// The settings; the default is `codegen.toml` beside the spec.
    #[arg(long, value_name = "PATH")]
    config: Option<PathBuf>,
    /// An OpenAPI overlay to apply after those in `overlays/` of the spec's folder; may be repeated.
    #[arg(long, value_name = "PATH")]
    overlay: Vec<PathBuf>,
    /// The folder that references may not leave; the default is that of the spec.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl Sources {
    /// The files and folders that the options name.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let paths = self.config.iter().chain(&self.overlay).chain(&self.root);
        paths.map(PathBuf::as_path)
    }

    /// The same options for copies of the files in `folder`.
    pub fn below(&self, folder: &Path) -> Self {
        let below = |path: &PathBuf| folder.join(path);
        Self {
            config: self.config.as_ref().map(below),
            overlay: self.overlay.iter().map(below).collect(),
            root: self.root.as_ref().map(below),
        }
    }

    /// A generator that reads `spec` with these options.
    pub fn generator(&self, spec: &Path) -> Generator {
        let mut generator = Generator::new(spec);
        if let Some(config) = &self.config {
            generator = generator.config(config);
        }
        for overlay in &self.overlay {
            generator = generator.overlay(overlay);
        }
        if let Some(root) = &self.root {
            generator = generator.root(root);
        }
        generator
    }
}
