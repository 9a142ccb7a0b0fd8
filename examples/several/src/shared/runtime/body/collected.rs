//! Joins the pieces of a body.

use bytes::Bytes;

/// The number of bytes that are reserved at once for a body, whatever length the server announces.
const RESERVED: usize = 1024 * 1024;

/// The pieces of a body that have arrived. A body of one piece is not copied.
#[derive(Default)]
pub(crate) struct Collected {
    first: Bytes,
    /// All pieces, if there is more than one.
    all: Vec<u8>,
}

impl Collected {
    pub(super) fn len(&self) -> usize {
        self.first.len().max(self.all.len())
    }

    pub(super) fn push(&mut self, piece: Bytes, announced: u64) {
        if self.len() == 0 {
            self.first = piece;
            return;
        }
        if self.all.is_empty() {
            let announced = usize::try_from(announced).unwrap_or(RESERVED);
            self.all.reserve(announced.min(RESERVED));
            self.all.extend_from_slice(&self.first);
        }
        self.all.extend_from_slice(&piece);
    }
}

impl From<Collected> for Bytes {
    fn from(collected: Collected) -> Self {
        match collected.all.is_empty() {
            true => collected.first,
            false => collected.all.into(),
        }
    }
}
