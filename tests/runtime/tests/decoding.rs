//! Reading JSON: the accepted values, and the places in errors.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use jiff::Timestamp;
use runtime_tests::runtime::auth::secret::Secret;
use runtime_tests::runtime::json::base64::Base64;
use runtime_tests::runtime::json::date_time::DateTime;
use runtime_tests::runtime::json::decode::{Decode, from_str};
use runtime_tests::runtime::json::nullable::Nullable;
use runtime_tests::runtime::json::object::{Entry, Key, Object};
use runtime_tests::{Connection, Envelope, Level, Node, Rename, Tunnel, TunnelType};
use serde::de::MapAccess;
use serde_json::Value;

fn error<T: Decode>(text: &str) -> String {
    match from_str::<T>(text) {
        Ok(_) => panic!("{text} decodes"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn unknown_keys_and_values_do_not_fail() {
    let tunnel: Tunnel =
        from_str(r#"{"id":"t","new":{"a":[1,{"b":null}]},"tun_type":"quic","connections":null}"#)
            .unwrap();
    assert_eq!(
        tunnel.tun_type,
        Some(TunnelType::Unknown("quic".to_owned()))
    );
    assert_eq!(tunnel.connections, []);
}

#[test]
fn null_is_none_for_what_is_optional() {
    let connection: Connection =
        from_str(r#"{"id":"c","colo_name":null,"opened_at":null}"#).unwrap();
    assert_eq!(connection.colo_name, None);
    assert_eq!(connection.opened_at, None);
}

#[test]
fn an_error_names_the_pointer_and_the_place() {
    let text =
        r#"{"success":true,"errors":[],"result":{"id":"t","connections":[{"id":"c"},{"id":5}]}}"#;
    assert_eq!(
        error::<Envelope<Tunnel>>(text),
        "/result/connections/1/id: invalid type: integer `5`, expected a string at line 1 column 80"
    );
}

#[test]
fn a_missing_key_is_named_below_the_pointer_of_its_object() {
    assert_eq!(
        error::<Tunnel>(r#"{"id":"t","connections":[{}]}"#),
        "/connections/0: missing field `id` at line 1 column 27"
    );
    assert_eq!(
        error::<Tunnel>("{}"),
        "missing field `id` at line 1 column 2"
    );
}

#[test]
fn null_for_a_required_value_is_an_error() {
    assert_eq!(
        error::<Tunnel>(r#"{"id":null}"#),
        "/id: invalid type: null, expected a string at line 1 column 10"
    );
}

#[test]
fn tokens_of_a_pointer_are_escaped() {
    assert_eq!(
        error::<BTreeMap<String, i64>>(r#"{"a/b~c":"x"}"#),
        r#"/a~1b~0c: invalid type: string "x", expected a 64-bit integer at line 1 column 12"#
    );
}

#[test]
fn another_type_than_an_object_is_named() {
    assert_eq!(
        error::<Tunnel>("5"),
        "invalid type: integer `5`, expected an object at line 1 column 1"
    );
}

#[test]
fn keys_may_be_escaped_and_repeated() {
    let tunnel: Tunnel = from_str(r#"{"\u0069d":"first","id":"last"}"#).unwrap();
    assert_eq!(tunnel.id, "last");
}

#[test]
fn text_after_the_value_is_refused() {
    assert!(error::<Tunnel>(r#"{"id":"t"} x"#).starts_with("trailing characters"));
}

#[test]
fn integers_may_be_written_as_floats() {
    assert_eq!(from_str::<i32>("5.0").unwrap(), 5);
    assert_eq!(from_str::<u64>("1e3").unwrap(), 1000);
    assert_eq!(from_str::<f64>("5").unwrap(), 5.0);
    assert_eq!(from_str::<u64>("18446744073709551615").unwrap(), u64::MAX);
    assert_eq!(from_str::<i64>("-9223372036854775808").unwrap(), i64::MIN);
}

#[test]
fn integers_that_may_have_been_rounded_are_refused() {
    assert_eq!(
        from_str::<i64>("9007199254740991.0").unwrap(),
        9_007_199_254_740_991
    );
    for text in ["9007199254740993.0", "-9223372036854775809", "1e300"] {
        assert!(from_str::<i64>(text).is_err(), "{text}");
    }
}

#[test]
fn integers_out_of_range_are_refused() {
    assert_eq!(
        error::<i32>("5000000000"),
        "invalid value: integer `5000000000`, expected a 32-bit integer at line 1 column 10"
    );
    assert!(error::<u32>("-1").contains("expected an unsigned 32-bit integer"));
    assert!(error::<i64>("1e300").contains("expected a 64-bit integer"));
    assert!(error::<i64>("0.5").contains("invalid type: floating point `0.5`"));
}

#[test]
fn unit_ignores_anything() {
    for text in ["null", "[1,{}]", r#"{"a":"b"}"#, "5"] {
        from_str::<()>(text).unwrap();
    }
}

#[test]
fn a_recursive_type_is_boxed() {
    let node: Node = from_str(r#"{"next":{"next":{}}}"#).unwrap();
    let depth = std::iter::successors(Some(&node), |node| node.next.as_deref()).count();
    assert_eq!(depth, 3);
    assert!(error::<Node>(&r#"{"next":"#.repeat(100_000)).contains("recursion limit"));
}

/// An object with more required keys than fit one word of the bit set.
#[derive(Debug)]
struct Wide(usize);

macro_rules! tens {
    ($($ten:literal)+) => {
        [$(
            concat!($ten, "0"), concat!($ten, "1"), concat!($ten, "2"), concat!($ten, "3"),
            concat!($ten, "4"), concat!($ten, "5"), concat!($ten, "6"), concat!($ten, "7"),
            concat!($ten, "8"), concat!($ten, "9"),
        )+]
    };
}

const WIDE: [&str; 130] = tens!("a" "b" "c" "d" "e" "f" "g" "h" "i" "j" "k" "l" "m");

impl Object for Wide {
    const KEYS: &'static [Key] = &{
        let mut keys = [Key::optional(""); WIDE.len()];
        let mut index = 0;
        while index < keys.len() {
            keys[index] = Key::required(WIDE[index]);
            index += 1;
        }
        keys
    };

    fn blank() -> Self {
        Self(0)
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        _index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        self.0 += 1;
        entry.skip()
    }
}

fn wide(keys: impl Iterator<Item = &'static str>) -> String {
    let entries: Vec<_> = keys.map(|key| format!("{key:?}:0")).collect();
    format!("{{{}}}", entries.join(","))
}

#[test]
fn any_number_of_keys_can_be_required() {
    assert_eq!(from_str::<Wide>(&wide(WIDE.into_iter())).unwrap().0, 130);
    assert_eq!(
        from_str::<Wide>(&wide(WIDE.into_iter().rev())).unwrap().0,
        130
    );
    for missing in [0, 63, 64, 65, 127, 128, 129] {
        let others = WIDE.into_iter().filter(|key| *key != WIDE[missing]);
        let expected = format!("missing field `{}`", WIDE[missing]);
        assert!(error::<Wide>(&wide(others)).starts_with(&expected));
    }
}

#[test]
fn undeclared_keys_can_be_kept() {
    let rename: Rename = from_str(r#"{"name":"n","since":3}"#).unwrap();
    assert_eq!(rename.extra["since"], Value::from(3));
}

#[test]
fn absent_null_and_value_are_told_apart() {
    let comment = |text| from_str::<Rename>(text).unwrap().comment;
    assert_eq!(comment(r#"{"name":"n"}"#), Nullable::Absent);
    assert_eq!(comment(r#"{"name":"n","comment":null}"#), Nullable::Null);
    assert_eq!(
        comment(r#"{"name":"n","comment":"c"}"#),
        Nullable::from("c".to_owned())
    );
}

#[test]
fn only_what_is_absent_has_a_default() {
    assert_eq!(Nullable::Absent.or_if_absent(1), Some(1));
    assert_eq!(Nullable::Null.or_if_absent(1), None);
    assert_eq!(Nullable::Value(2).or_if_absent(1), Some(2));
    let text = Nullable::Value("a".to_owned());
    assert_eq!(text.as_deref().or_if_absent("b"), Some("a"));
}

#[test]
fn what_is_read_for_a_patch_is_written_back() {
    for text in [
        r#"{"name":"n"}"#,
        r#"{"name":"n","comment":null}"#,
        r#"{"name":"n","comment":"c","now":true,"more":[1]}"#,
    ] {
        let rename: Rename = from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&rename).unwrap(), text);
    }
}

#[test]
fn string_enums_stay_open() {
    assert_eq!(TunnelType::from("gre"), TunnelType::Gre);
    assert_eq!("cfd_tunnel".parse(), Ok(TunnelType::CfdTunnel));
    assert_eq!(TunnelType::VALUES, ["cfd_tunnel", "gre"]);
    let unknown = TunnelType::from("x".to_owned());
    assert!(unknown.is_unknown());
    assert_eq!(format!("{unknown:>3}|{}", TunnelType::Gre), "  x|gre");
    assert_eq!(serde_json::to_string(&TunnelType::Gre).unwrap(), r#""gre""#);
    assert_eq!(
        serde_json::from_str::<TunnelType>(r#""gre""#).unwrap(),
        TunnelType::Gre
    );
}

#[test]
fn integer_enums_stay_open() {
    assert_eq!(from_str::<Level>("-2").unwrap(), Level::Below);
    assert_eq!(from_str::<Level>("7").unwrap(), Level::Unknown(7));
    assert_eq!(serde_json::to_string(&Level::Low).unwrap(), "1");
}

#[test]
fn standard_serde_reads_the_models_as_well() {
    let value: Value = serde_json::from_str(r#"{"id":"t","connections":[{"id":1}]}"#).unwrap();
    let error = serde_json::from_value::<Tunnel>(value).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/connections/0/id: invalid type: integer `1`, expected a string"
    );
}

fn instant(text: &str) -> String {
    match from_str::<DateTime>(&Value::from(text).to_string()) {
        Ok(instant) => instant.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_last_day_of_the_year_9999_is_an_instant() {
    for text in [
        "9999-12-30T22:00:00.999999999Z",
        "9999-12-30T22:00:01Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.9999999Z",
        "9999-12-31T23:59:59.999999999-01:00",
        "9999-12-31T23:59:59-23:00",
        "0000-01-01T00:00:00Z",
    ] {
        assert_eq!(instant(text), text);
    }
    for (text, written) in [
        ("9999-12-31T23:59:59+14:00", "9999-12-31T09:59:59Z"),
        ("9999-12-31T23:59:59-09:30", "9999-12-31T23:29:59-10:00"),
        (
            "9999-12-31t23:59:59.9999999999z",
            "9999-12-31T23:59:59.999999999Z",
        ),
        ("9999-12-31 23:59:59", "9999-12-31T23:59:59Z"),
    ] {
        assert_eq!(instant(text), written);
    }
}

#[test]
fn a_late_instant_is_the_last_timestamp_only_where_one_is_asked_for() {
    let read = |text: &str| text.parse::<DateTime>().unwrap();
    let never = read("9999-12-31T23:59:59Z");
    assert_eq!(*never, Timestamp::MAX);
    assert_ne!(never, Timestamp::MAX);
    assert!(never > Timestamp::now());
    assert!(never > read("9999-12-31T23:59:58Z"));
    assert!(never < read("9999-12-31T23:59:59-01:00"));
    assert_eq!(never, read("9999-12-31T22:59:59-01:00"));
    assert_eq!(never.as_second(), Timestamp::MAX.as_second());
    assert_eq!(DateTime::from(Timestamp::MAX), Timestamp::MAX);
    assert!("10000-01-01T00:00:00Z".parse::<DateTime>().is_err());
}

#[test]
fn base64_is_read_in_both_alphabets_and_written_in_the_standard_one() {
    for text in ["+/+/AQ==", "-_-_AQ", "+/+/\\nAQ="] {
        let bytes: Base64 = from_str(&format!("\"{text}\"")).unwrap();
        assert_eq!(&*bytes, [251, 255, 191, 1]);
        assert_eq!(serde_json::to_string(&bytes).unwrap(), r#""+/+/AQ==""#);
        assert_eq!(format!("{bytes:?}"), "Base64(4 bytes)");
    }
    assert!(from_str::<Base64>(r#""%""#).is_err());
}

#[test]
fn a_secret_is_sent_but_not_shown() {
    let secret: Secret = from_str(r#""hunter2""#).unwrap();
    assert_eq!(format!("{secret:?}"), "[redacted]");
    assert_eq!(serde_json::to_string(&secret).unwrap(), r#""hunter2""#);
}
