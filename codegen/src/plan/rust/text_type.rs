//! The types that a string or a number may have by its format, and the dependencies of each.

use super::Dependency;
use crate::settings::DateCrate;

/// A type whose values are serialized as strings, or as numbers. The settings' `FormatType` also has the plain string, which `RustType` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextType {
    Timestamp(DateCrate),
    Date(DateCrate),
    /// An ISO 8601 duration, for which only jiff has a type.
    Duration,
    Base64,
    Uuid,
    Ip,
    Ipv4,
    Ipv6,
    Decimal,
    /// A decimal that is a number in JSON.
    DecimalNumber,
}

impl TextType {
    /// The path of the type; one that opens with `runtime` is in the emitted crate itself. A module beside the code that uses it may have the name of a
    /// crate such as `time`, which `::` tells from it.
    pub fn path(self) -> &'static str {
        match self {
            Self::Timestamp(DateCrate::Jiff) => "runtime::json::date_time::DateTime",
            Self::Timestamp(DateCrate::Chrono) => "runtime::json::chrono_date_time::DateTime",
            Self::Timestamp(DateCrate::Time) => "runtime::json::time_date_time::DateTime",
            Self::Date(DateCrate::Jiff) => "jiff::civil::Date",
            Self::Date(DateCrate::Chrono) => "::chrono::NaiveDate",
            Self::Date(DateCrate::Time) => "::time::Date",
            Self::Duration => "runtime::json::duration::Duration",
            Self::Base64 => "runtime::json::base64::Base64",
            Self::Uuid => "uuid::Uuid",
            Self::Ip => "std::net::IpAddr",
            Self::Ipv4 => "std::net::Ipv4Addr",
            Self::Ipv6 => "std::net::Ipv6Addr",
            Self::Decimal => "rust_decimal::Decimal",
            Self::DecimalNumber => "runtime::json::decimal_number::DecimalNumber",
        }
    }

    /// Returns whether it is a type of the emitted crate.
    pub fn is_own(self) -> bool {
        self.path().starts_with("runtime::")
    }

    /// Returns whether a consumer mostly has its values as the type of another crate, from which it is made.
    pub fn is_made_of_another(self) -> bool {
        match self {
            Self::Timestamp(_) | Self::DecimalNumber => true,
            Self::Date(_) | Self::Duration | Self::Base64 | Self::Uuid | Self::Decimal => false,
            Self::Ip | Self::Ipv4 | Self::Ipv6 => false,
        }
    }

    /// The type whose file of the runtime reads this one as well.
    pub(crate) fn reader(self) -> Self {
        match self {
            Self::Ipv4 | Self::Ipv6 => Self::Ip,
            Self::DecimalNumber => Self::Decimal,
            other => other,
        }
    }

    /// The crate that it comes from.
    pub fn dependency(self) -> Option<Dependency> {
        let (name, version, features): (_, _, &[&str]) = match self {
            Self::Timestamp(library) | Self::Date(library) => of_dates(library),
            Self::Duration => of_dates(DateCrate::Jiff),
            Self::Base64 => ("base64", "0.23", &["std"]),
            Self::Uuid => ("uuid", "1", &["serde", "std"]),
            Self::Decimal | Self::DecimalNumber => ("rust_decimal", "1", &["serde", "std"]),
            Self::Ip | Self::Ipv4 | Self::Ipv6 => return None,
        };
        Some(Dependency {
            name,
            version,
            default_features: false,
            optional: false,
            target: None,
            features,
        })
    }

    /// A value of it, or of the type that it is made of, as an example of the documentation writes it.
    pub(crate) fn example(self) -> Option<&'static str> {
        match self {
            Self::Timestamp(DateCrate::Jiff) => Some("jiff::Timestamp::now()"),
            Self::Timestamp(DateCrate::Chrono) => Some("chrono::Utc::now()"),
            Self::Timestamp(DateCrate::Time) => Some("time::OffsetDateTime::now_utc()"),
            Self::Date(DateCrate::Jiff) => Some("jiff::civil::date(2026, 1, 31)"),
            Self::Date(DateCrate::Chrono) => Some("chrono::Utc::now().date_naive()"),
            Self::Date(DateCrate::Time) => Some("time::OffsetDateTime::now_utc().date()"),
            Self::Duration => None,
            Self::Base64 => Some("b\"content\".to_vec().into()"),
            Self::Uuid => Some("uuid::Uuid::nil()"),
            Self::Ip => Some("std::net::IpAddr::from([127, 0, 0, 1])"),
            Self::Ipv4 => Some("std::net::Ipv4Addr::LOCALHOST"),
            Self::Ipv6 => Some("std::net::Ipv6Addr::LOCALHOST"),
            Self::Decimal | Self::DecimalNumber => Some("rust_decimal::Decimal::ONE"),
        }
    }

    /// Returns whether it is a date or an instant.
    pub(crate) fn is_of_dates(self) -> bool {
        matches!(self, Self::Timestamp(_) | Self::Date(_))
    }

    /// Returns whether it is small enough to be taken by value.
    pub fn is_small(self) -> bool {
        match self {
            Self::Timestamp(_) | Self::Date(_) | Self::Uuid => true,
            Self::Decimal | Self::DecimalNumber => true,
            Self::Ip | Self::Ipv4 | Self::Ipv6 => true,
            Self::Duration | Self::Base64 => false,
        }
    }
}

/// The name of a crate of dates, its version, and the features that the runtime and the examples in the documentation need.
fn of_dates(library: DateCrate) -> (&'static str, &'static str, &'static [&'static str]) {
    match library {
        DateCrate::Jiff => ("jiff", "0.2", &["serde", "std"]),
        DateCrate::Chrono => ("chrono", "0.4", &["now", "serde", "std"]),
        DateCrate::Time => (
            "time",
            "0.3",
            &["formatting", "parsing", "serde-human-readable", "std"],
        ),
    }
}
