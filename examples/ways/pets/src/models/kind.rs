//! Types about `kind`.

use crate::runtime;

#[cfg(feature = "pets")]
runtime::json::enumeration::open_enum! {
    pub enum Kind {
        Cat = "cat",
        Dog = "dog",
    }
}
