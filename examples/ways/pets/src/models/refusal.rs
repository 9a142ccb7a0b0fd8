//! Types about `refusal`.

use crate::runtime;

#[cfg(feature = "pets")]
runtime::json::fields::decode_object! {
    pub struct Refusal {
        pub message: String = required "message",
    }
}
