//! Types about `payout`.

use crate::payouts::runtime;

runtime::json::fields::encode_object! {
    pub struct NewPayout {
        new(account(impl Into<String>), amount(super::Amount)),
        pub account: String = required "account",
        pub amount: super::Amount = required "amount",
    }
}

runtime::json::fields::decode_object! {
    pub struct Payout {
        pub id: String = required "id",
        pub amount: super::Amount = required "amount",
    }
}
