//! Reads IP addresses: IPv4 as four decimal numbers, IPv6 according to RFC 4291.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::de::{self, Deserializer, Unexpected};

use super::decode::Decode;
use super::text;

macro_rules! addresses {
    ($($ty:ident, $blank:expr, $what:literal;)+) => {$(
        impl Decode for $ty {
            fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = text::read(deserializer)?;
                let address = text.trim().parse();
                address.map_err(|_| de::Error::invalid_value(Unexpected::Str(&text), &$what))
            }

            fn blank() -> Self {
                $blank
            }
        }
    )+};
}

addresses! {
    IpAddr, Self::V4(Ipv4Addr::UNSPECIFIED), "an IP address";
    Ipv4Addr, Self::UNSPECIFIED, "an IPv4 address";
    Ipv6Addr, Self::UNSPECIFIED, "an IPv6 address";
}
