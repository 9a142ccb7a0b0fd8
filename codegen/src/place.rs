//! The place that a diagnostic points at, in the cheapest form that its creator has at hand.
//!
//! Lines and columns are worked out only when a diagnostic is printed (`source/locate.rs`).

use crate::pointer::Pointer;

/// One file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) usize);

/// The target of a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A value of the effective document, wherever it was read from.
    Document(Pointer),
    /// The key of a value of the effective document.
    DocumentKey(Pointer),
    /// A value of one file, as it is in that file.
    File(FileId, Pointer),
    /// The key of a value of one file.
    FileKey(FileId, Pointer),
    /// A byte offset in the text of one file.
    Text(FileId, usize),
    /// A byte offset in `codegen.toml`.
    Setting(usize),
    /// One file as a whole, shown by its first line if it has any.
    Whole(FileId),
}

impl Place {
    /// The same place, but pointing at the key rather than the value; places without a key stay as they are.
    #[must_use]
    pub fn key(self) -> Self {
        match self {
            Self::Document(pointer) => Self::DocumentKey(pointer),
            Self::File(file, pointer) => Self::FileKey(file, pointer),
            Self::DocumentKey(_)
            | Self::FileKey(..)
            | Self::Text(..)
            | Self::Setting(_)
            | Self::Whole(_) => self,
        }
    }

    /// The pointer into the effective document, if the place is in it.
    pub fn in_document(&self) -> Option<&Pointer> {
        match self {
            Self::Document(pointer) | Self::DocumentKey(pointer) => Some(pointer),
            Self::File(..)
            | Self::FileKey(..)
            | Self::Text(..)
            | Self::Setting(_)
            | Self::Whole(_) => None,
        }
    }
}
