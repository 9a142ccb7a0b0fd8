//! A file of the runtime, as it is emitted with the crate.

/// A file of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuntimeFile {
    /// The path below the runtime's folder, without extension: `json/decode`.
    pub path: &'static str,
    /// The text, which is emitted byte for byte.
    pub text: &'static str,
    /// The condition of a `cfg` under which the file is compiled, if not always.
    pub condition: Option<&'static str>,
    /// The items that the root of the crate exports.
    pub exports: &'static [&'static str],
}

impl RuntimeFile {
    /// The folder of the file.
    pub fn room(&self) -> &'static str {
        self.path.split('/').next().unwrap_or(self.path)
    }
}
