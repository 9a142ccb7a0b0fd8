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

/// The name of a type whose schema the document has renamed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Renaming {
    /// The old name stays.
    #[default]
    Keep,
    /// The type takes the new name, and the old one is a deprecated alias for one release.
    Alias,
}

/// The type of a string format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FormatType {
    /// A plain string.
    String,
    /// An instant.
    Timestamp,
    /// A calendar date.
    Date,
    /// An ISO 8601 duration, `jiff::Span` in a type that can be compared. The other crates of dates have no such type.
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

/// The crate whose types dates and instants are.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DateCrate {
    /// `jiff::civil::Date`, and a type that is used like `jiff::Timestamp`.
    #[default]
    Jiff,
    /// `chrono::NaiveDate` and `chrono::DateTime<FixedOffset>`.
    Chrono,
    /// `time::Date`, and a type that is used like `time::OffsetDateTime`.
    Time,
}

impl DateCrate {
    /// Returns whether the crate has a type that keeps the years, the months and the hours of an ISO 8601 duration apart.
    pub fn has_durations(self) -> bool {
        match self {
            Self::Jiff => true,
            Self::Chrono | Self::Time => false,
        }
    }
}
