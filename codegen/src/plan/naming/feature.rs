//! A Cargo feature of the crate.

/// A feature that enables resources.
#[derive(Clone, Debug)]
pub struct Feature {
    pub name: String,
    /// The features of the parts of its resource.
    pub brings: Vec<String>,
}
