//! The options of every command on a spec: the files that are read beside it, and the folder of its references.

use std::path::{Path, PathBuf};

use sdkgen::Generator;

#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct Sources {
    /// The settings; the default is `codegen.toml` beside the spec.
    #[arg(long, value_name = "PATH")]
    config: Option<PathBuf>,
    /// An OpenAPI overlay to apply after those in `overlays/` of the spec's folder, or beside its file; may be repeated.
    #[arg(long, value_name = "PATH")]
    overlay: Vec<PathBuf>,
    /// The folder that references may not leave; the default is that of the spec.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

impl Sources {
    /// The files and folders that the options name.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        let paths = self.config.iter().chain(&self.overlay).chain(&self.root);
        paths.map(PathBuf::as_path)
    }

    /// The settings, if they are not beside the spec.
    pub(crate) fn config(&self) -> Option<&Path> {
        self.config.as_deref()
    }

    /// The same options for copies of the files in `folder`.
    pub(crate) fn below(&self, folder: &Path) -> Self {
        self.map(|path| folder.join(path))
    }

    /// The same options with other paths.
    pub(crate) fn map(&self, path: impl Fn(&PathBuf) -> PathBuf) -> Self {
        Self {
            config: self.config.as_ref().map(&path),
            overlay: self.overlay.iter().map(&path).collect(),
            root: self.root.as_ref().map(&path),
        }
    }

    /// These options, which count more than those of the client in `sdk.toml`. The client's overlays are applied first.
    pub(crate) fn over(
        &self,
        config: Option<PathBuf>,
        overlays: Vec<PathBuf>,
        root: Option<PathBuf>,
    ) -> Self {
        let mut overlay = overlays;
        overlay.extend(self.overlay.iter().cloned());
        Self {
            config: self.config.clone().or(config),
            overlay,
            root: self.root.clone().or(root),
        }
    }

    /// A generator that reads `spec` with these options.
    pub(crate) fn generator(&self, spec: &Path) -> Generator {
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
