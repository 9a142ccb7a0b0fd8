//! Types about `currency`.

use crate::shared::runtime;

runtime::json::enumeration::open_enum! {
    pub enum Currency {
        Eur = "EUR",
        Usd = "USD",
    }
}
