//! Types about `kind`.

use crate::api::runtime;

runtime::json::enumeration::open_enum! {
    pub enum Kind {
        Cat = "cat",
        Dog = "dog",
    }
}
