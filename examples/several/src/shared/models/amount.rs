//! Types about `amount`.

use crate::shared::runtime;

runtime::json::fields::object! {
    pub struct Amount {
        new(currency(impl Into<super::Currency>), value(i64)),
        pub currency: super::Currency = required "currency",
        /// In the smallest unit of the currency.
        pub value: i64 = required "value",
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }
}
