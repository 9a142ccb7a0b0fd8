//! Types about `payment`.

use crate::payments::runtime;

runtime::json::fields::encode_object! {
    pub struct NewPayment {
        new(amount(super::Amount)),
        pub amount: super::Amount = required "amount",
    }
}

runtime::json::fields::decode_object! {
    pub struct Payment {
        pub id: String = required "id",
        pub amount: super::Amount = required "amount",
    }
}
