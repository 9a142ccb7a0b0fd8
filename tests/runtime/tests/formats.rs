//! Strings with the types that settings choose: the accepted and the refused values, and that they are written unchanged.
#![forbid(unsafe_code)]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use runtime_tests::runtime::json::decimal_number::DecimalNumber;
use runtime_tests::runtime::json::decode::{Decode, from_str};
use runtime_tests::runtime::json::duration::Duration;
use runtime_tests::runtime::json::number::to_vec;
use rust_decimal::Decimal;
use serde::Serialize;
use uuid::Uuid;

/// The output for the input `text`.
fn through<T: Decode + Serialize>(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap();
    match from_str::<T>(&json) {
        Ok(value) => serde_json::to_value(value)
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned(),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn a_value_comes_back_as_it_was() {
    let id = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    assert_eq!(through::<Uuid>(id), id);
    assert_eq!(through::<Uuid>("67e5504410b1426f9247bb680e5fe0c8"), id);
    assert_eq!(through::<Ipv4Addr>("192.0.2.1"), "192.0.2.1");
    assert_eq!(through::<Ipv6Addr>("2001:db8::1"), "2001:db8::1");
    assert_eq!(through::<IpAddr>("192.0.2.1"), "192.0.2.1");
    assert_eq!(through::<IpAddr>("2001:db8::1"), "2001:db8::1");
    for decimal in ["0.10", "-12345678901234567890.123456789", "7"] {
        assert_eq!(through::<Decimal>(decimal), decimal);
    }
    for duration in ["P1Y2M3DT4H5M6S", "PT90M", "P2W", "-PT1.5S"] {
        assert_eq!(through::<Duration>(duration), duration);
    }
}

#[test]
fn what_is_of_another_format_is_an_error_that_says_so() {
    for (said, expected) in [
        (through::<Uuid>("7"), "expected a UUID"),
        (through::<Ipv4Addr>("::1"), "expected an IPv4 address"),
        (through::<Ipv6Addr>("1.2.3.4"), "expected an IPv6 address"),
        (through::<IpAddr>("here"), "expected an IP address"),
        (through::<Decimal>("1,5"), "expected a decimal number"),
        (through::<Duration>("soon"), "expected an ISO 8601 duration"),
    ] {
        assert!(
            said.starts_with("error: ") && said.contains(expected),
            "{said}"
        );
    }
}

/// The JSON for the JSON number `text`.
fn number_through(text: &str) -> String {
    match from_str::<DecimalNumber>(text) {
        Ok(value) => String::from_utf8(to_vec(&value).unwrap()).unwrap(),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn a_decimal_number_keeps_its_digits() {
    for number in ["0.10", "-12345678901234567890.123456789", "7", "0"] {
        assert_eq!(number_through(number), number);
    }
    assert_eq!(number_through("1.25e3"), "1250");
    assert_eq!(number_through("5E-3"), "0.005");
    let list = "[12345678901234567890.123456789,0.3]";
    let values: Vec<DecimalNumber> = from_str(list).unwrap();
    assert_eq!(to_vec(&values).unwrap(), list.as_bytes());
}

#[test]
fn a_decimal_number_that_does_not_fit_is_an_error() {
    for (text, said) in [
        ("1e99", "floating point `1e+99`"),
        (
            "0.12345678901234567890123456789012",
            "floating point `0.12345678901234568`",
        ),
        (
            "0.12345678901234567890123456789012e1",
            "floating point `1.2345678901234567`",
        ),
        (r#""1.5""#, "another type"),
        ("true", "another type"),
    ] {
        let expected = format!("error: invalid value: {said}, expected a decimal number");
        assert!(
            number_through(text).starts_with(&expected),
            "{}",
            number_through(text)
        );
    }
}

#[test]
fn durations_are_equal_if_their_units_are() {
    let read = |text: &str| from_str::<Duration>(&format!("\"{text}\"")).unwrap();
    assert_eq!(read("PT90M"), read("PT90M"));
    assert_ne!(read("PT90M"), read("PT1H30M"));
    assert_eq!(read("PT90M").get_minutes(), 90);
}
