//! Settings that are one of a few words.

use schemars::JsonSchema;
use serde::Deserialize;

/// The convention of the operation ids of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OperationIds {
    /// A group, a separator and a method, as in `users.list`.
    Grouped,
    /// A verb and its object, as in `createUser`.
    Phrases,
    /// The ids have no meaning; the paths name everything.
    Ignored,
}

/// The type of a string format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FormatType {
    /// A plain string.
    String,
    /// An instant, `jiff::Timestamp` in a type that has the last day of the year 9999 as well.
    Timestamp,
    /// A calendar date, `jiff::civil::Date`.
    Date,
    /// An ISO 8601 duration, `jiff::Span` in a type that can be compared.
    Duration,
    /// Bytes.
    Base64,
    /// `uuid::Uuid`.
    Uuid,
    /// `std::net::IpAddr`.
    Ip,
    /// `std::net::Ipv4Addr`.
    Ipv4,
    /// `std::net::Ipv6Addr`.
    Ipv6,
    /// A decimal number with all its digits, `rust_decimal::Decimal`; also for `type: number`.
    Decimal,
}

/// The serde impls that a type gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SerdeDirections {
    /// The impls that the operations use.
    #[default]
    Needed,
    /// `Serialize` and `Deserialize`.
    Both,
}
