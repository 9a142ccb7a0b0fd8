//! Types about `family`.

use crate::runtime;

#[cfg(feature = "pets")]
runtime::json::fields::decode_object! {
    pub struct Family {
        const "type" = Self::TYPE,
        pub name: String = required "name",
    }

    impl Family {
        pub const TYPE: &'static str = "family";
    }
}
