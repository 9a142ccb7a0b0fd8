//! The types that a string or a number may have by its format, and the dependencies of each.

use super::Dependency;

/// A type whose values are serialized as strings, or as numbers. The settings' `FormatType` also has the plain string, which `RustType` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextType {
    Timestamp,
    Date,
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
    /// The path of the type; one that opens with `runtime` is in the emitted crate itself.
    pub fn path(self) -> &'static str {
        match self {
            Self::Timestamp => "runtime::json::date_time::DateTime",
            Self::Date => "jiff::civil::Date",
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
            Self::Timestamp | Self::DecimalNumber => true,
            Self::Date | Self::Duration | Self::Base64 | Self::Uuid | Self::Decimal => false,
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
            Self::Timestamp | Self::Date | Self::Duration => ("jiff", "0.2", &["serde", "std"]),
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

    /// Returns whether it is small enough to be taken by value.
    pub fn is_small(self) -> bool {
        match self {
            Self::Timestamp | Self::Date | Self::Uuid => true,
            Self::Decimal | Self::DecimalNumber => true,
            Self::Ip | Self::Ipv4 | Self::Ipv6 => true,
            Self::Duration | Self::Base64 => false,
        }
    }
}
