//! The written form of numbers: a whole one has no fraction.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use runtime_tests::runtime::json::number::{to_string, to_vec};
use serde_json::json;

fn written(value: f64) -> String {
    String::from_utf8(to_vec(&value).unwrap()).unwrap()
}

#[test]
fn a_whole_number_has_no_fraction() {
    let numbers = [3600.0, -1.0, 0.0, -0.0, 9_007_199_254_740_992.0, 1e20];
    let texts = [
        "3600",
        "-1",
        "0",
        "0",
        "9007199254740992",
        "100000000000000000000",
    ];
    assert_eq!(numbers.map(written), texts);
}

#[test]
fn other_numbers_keep_every_digit() {
    for number in [0.1, -2.5, 1e21, 1e300, 5e-324, 1.7976931348623157e308] {
        assert_eq!(written(number).parse::<f64>().unwrap(), number);
    }
    assert_eq!(String::from_utf8(to_vec(&0.1_f32).unwrap()).unwrap(), "0.1");
    assert_eq!(String::from_utf8(to_vec(&2.0_f32).unwrap()).unwrap(), "2");
}

#[test]
fn a_number_that_is_not_finite_is_null() {
    assert_eq!(written(f64::NAN), "null");
    assert_eq!(written(f64::INFINITY), "null");
}

#[test]
fn numbers_inside_of_values_are_written_alike() {
    let map = BTreeMap::from([("a", vec![1.0, 1.5])]);
    assert_eq!(to_vec(&map).unwrap(), br#"{"a":[1,1.5]}"#);
    assert_eq!(to_string(&json!({ "a": 2.0 })).unwrap(), r#"{"a":2}"#);
}

/// A value without a type keeps all digits, in both directions.
#[cfg(feature = "arbitrary-precision")]
#[test]
fn numbers_in_any_json_keep_their_digits() {
    use runtime_tests::runtime::json::decode::from_str;

    let text = r#"{"big":123456789012345678901234567890,"small":0.1000000000000000055511151231257827,"whole":3.00}"#;
    let value: serde_json::Value = from_str(text).unwrap();
    assert_eq!(to_string(&value).unwrap(), text.replace("3.00", "3"));
    let weight: runtime_tests::Weight = from_str("9007199254740993").unwrap();
    assert_eq!(
        weight,
        runtime_tests::Weight::Integer(9_007_199_254_740_993)
    );
}
