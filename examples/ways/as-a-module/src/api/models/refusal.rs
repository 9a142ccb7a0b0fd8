//! Types about `refusal`.

use crate::api::runtime;

runtime::json::fields::decode_object! {
    pub struct Refusal {
        pub message: String = required "message",
    }
}
