//! The origin of a value and its parts, which moves together with the value.

use std::rc::Rc;

use serde_json::Value;

use crate::place::FileId;
use crate::pointer::Pointer;

/// The origin of a value of the effective document.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    pub(super) file: FileId,
    /// Its place in the file.
    pub(super) pointer: Pointer,
    /// Its place in the document as the author wrote it: all parts joined, and no version upgraded.
    pub(super) written: Pointer,
}

impl Origin {
    pub(super) fn below(&self, rest: &Pointer) -> Self {
        Self {
            file: self.file,
            pointer: self.pointer.join(rest),
            written: self.written.join(rest),
        }
    }
}

/// A value of the document as its author wrote it.
pub(crate) struct Written {
    /// Its place in the joined document.
    pub(crate) at: Pointer,
    pub(crate) value: Rc<Value>,
}

/// The origin of a value, and those of its parts that were read elsewhere; places are relative to the value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origins(pub(super) Vec<(Pointer, FileId, Pointer)>);

impl Origins {
    /// The origins of a value that is entirely in one file.
    pub(crate) fn one(file: FileId, pointer: Pointer) -> Self {
        Self(vec![(Pointer::root(), file, pointer)])
    }

    /// The origins of a part of the value.
    pub(crate) fn of_part(&self, part: &Pointer) -> Self {
        let above = self.0.iter().filter(|(at, ..)| part.starts_with(at));
        let nearest = above.max_by_key(|(at, ..)| at.as_str().len());
        let own = nearest.map(|(at, file, pointer)| {
            let rest = part.below(at).unwrap_or_default();
            (Pointer::root(), *file, pointer.join(&rest))
        });
        let others = self.0.iter().filter(|(at, ..)| at != part);
        let inside = others
            .filter_map(|(at, file, pointer)| Some((at.below(part)?, *file, pointer.clone())));
        Self(own.into_iter().chain(inside).collect())
    }
}
