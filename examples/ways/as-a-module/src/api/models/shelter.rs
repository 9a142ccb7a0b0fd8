//! Types about `shelter`.

use crate::api::runtime;

runtime::json::fields::decode_object! {
    pub struct Shelter {
        const "type" = Self::TYPE,
        pub city: String = required "city",
    }

    impl Shelter {
        pub const TYPE: &'static str = "shelter";
    }
}
