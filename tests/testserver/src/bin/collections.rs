//! Scenarios of the documents body-array and body-dictionary.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::str::FromStr;

use testserver::{Tests, case, client, eq, undecodable};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("collections");
    array(&mut t).await;
    dictionary(&mut t).await;
}

const UUIDS: [&str; 3] =
    ["6dcc7237-45fe-45c4-8a6b-3a8a3f625652", "d1399005-30f7-40d6-8da6-dd7c89ad34db", "f42f6aa1-a5bc-4ddf-907e-5f915de43205"];
const RFC1123: [&str; 3] =
    ["Fri, 01 Dec 2000 00:00:01 GMT", "Wed, 02 Jan 1980 00:11:35 GMT", "Wed, 12 Oct 1492 10:15:01 GMT"];
const BASE64URL: [&str; 3] =
    ["YSBzdHJpbmcgdGhhdCBnZXRzIGVuY29kZWQgd2l0aCBiYXNlNjR1cmw", "dGVzdCBzdHJpbmc", "TG9yZW0gaXBzdW0"];

const FOOS: [&str; 3] = ["foo1", "foo2", "foo3"];

/// The values of an enum as the API spells them.
fn spelled<T: AsRef<str>>(values: &[T]) -> Vec<&str> {
    values.iter().map(AsRef::as_ref).collect()
}

fn days() -> Vec<jiff::civil::Date> {
    ["2000-12-01", "1980-01-02", "1492-10-12"].map(|day| day.parse().unwrap()).to_vec()
}

fn times<T: FromStr<Err: Debug>>(texts: [&str; 3]) -> Vec<T> {
    texts.map(|time| time.parse().unwrap()).into()
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

/// A dictionary with the keys 0, 1, …
fn dict<T>(values: impl IntoIterator<Item = T>) -> BTreeMap<String, T> {
    values.into_iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
}

fn words(from: usize) -> BTreeMap<String, String> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    (from..from + 3).map(|index| (index.to_string(), words[index - 1].to_owned())).collect()
}

fn bytes() -> [Vec<u8>; 3] {
    [vec![255, 255, 255, 250], vec![1, 2, 3], vec![37, 41, 67]]
}

async fn array(t: &mut Tests) {
    use ts_body_array::models::Product;
    let c = client!(t, ts_body_array);
    let a = c.array();
    case!(t, "getArrayNull", { undecodable!(a.get_null()); });
    case!(t, "getArrayInvalid", { undecodable!(a.get_invalid()); });
    case!(t, "getArrayEmpty", { eq!(a.get_empty().await?, Vec::<i64>::new()); });
    case!(t, "putArrayEmpty", { a.put_empty(&[]).await?; });
    case!(t, "getArrayBooleanValid", { eq!(a.get_boolean_tfft().await?, [true, false, false, true]); });
    case!(t, "putArrayBooleanValid", { a.put_boolean_tfft(&[true, false, false, true]).await?; });
    case!(t, "getArrayBooleanWithNull", { undecodable!(a.get_boolean_invalid_null()); });
    case!(t, "getArrayBooleanWithString", { undecodable!(a.get_boolean_invalid_string()); });
    case!(t, "getArrayIntegerValid", { eq!(a.get_integer_valid().await?, [1, -1, 3, 300]); });
    case!(t, "putArrayIntegerValid", { a.put_integer_valid(&[1, -1, 3, 300]).await?; });
    case!(t, "getArrayIntegerWithNull", { undecodable!(a.get_int_invalid_null()); });
    case!(t, "getArrayIntegerWithString", { undecodable!(a.get_int_invalid_string()); });
    case!(t, "getArrayLongValid", { eq!(a.get_long_valid().await?, [1, -1, 3, 300]); });
    case!(t, "putArrayLongValid", { a.put_long_valid(&[1, -1, 3, 300]).await?; });
    case!(t, "getArrayLongWithNull", { undecodable!(a.get_long_invalid_null()); });
    case!(t, "getArrayLongWithString", { undecodable!(a.get_long_invalid_string()); });
    case!(t, "getArrayFloatValid", { eq!(a.get_float_valid().await?, [0.0, -0.01, -1.2e20]); });
    case!(t, "putArrayFloatValid", { a.put_float_valid(&[0.0, -0.01, -1.2e20]).await?; });
    case!(t, "getArrayFloatWithNull", { undecodable!(a.get_float_invalid_null()); });
    case!(t, "getArrayFloatWithString", { undecodable!(a.get_float_invalid_string()); });
    case!(t, "getArrayDoubleValid", { eq!(a.get_double_valid().await?, [0.0, -0.01, -1.2e20]); });
    case!(t, "putArrayDoubleValid", { a.put_double_valid(&[0.0, -0.01, -1.2e20]).await?; });
    case!(t, "getArrayDoubleWithNull", { undecodable!(a.get_double_invalid_null()); });
    case!(t, "getArrayDoubleWithString", { undecodable!(a.get_double_invalid_string()); });
    case!(t, "getArrayStringValid", { eq!(a.get_string_valid().await?, FOOS); });
    case!(t, "putArrayStringValid", { a.put_string_valid(&FOOS).await?; });
    case!(t, "getArrayEnumValid", { eq!(spelled(&a.get_enum_valid().await?), FOOS); });
    case!(t, "putArrayEnumValid", { a.put_enum_valid(&FOOS.map(Into::into)).await?; });
    case!(t, "getArrayStringEnumValid", { eq!(spelled(&a.get_string_enum_valid().await?), FOOS); });
    case!(t, "putArrayStringEnumValid", { a.put_string_enum_valid(&FOOS.map(Into::into)).await?; });
    case!(t, "getArrayStringWithNull", {
        eq!(a.get_string_with_null().await?, [Some("foo".to_owned()), None, Some("foo2".to_owned())]);
    });
    case!(t, "getArrayStringWithNumber", { undecodable!(a.get_string_with_invalid()); });
    case!(t, "getArrayUuidValid", { eq!(a.get_uuid_valid().await?, UUIDS); });
    case!(t, "putArrayUuidValid", { a.put_uuid_valid(&UUIDS).await?; });
    // The crate keeps UUIDs as strings, so it does not refuse a wrong one.
    case!(t, "getArrayUuidWithInvalidChars", {
        eq!(a.get_uuid_invalid_chars().await?, [UUIDS[0], "foo"]);
    });
    case!(t, "getArrayDateValid", { eq!(a.get_date_valid().await?, days()); });
    case!(t, "putArrayDateValid", { a.put_date_valid(&days()).await?; });
    case!(t, "getArrayDateWithNull", { undecodable!(a.get_date_invalid_null()); });
    case!(t, "getArrayDateWithInvalidChars", { undecodable!(a.get_date_invalid_chars()); });
    case!(t, "getArrayDateTimeValid", {
        let expected = times::<ts_body_array::DateTime>(["2000-12-01T00:00:01Z", "1980-01-01T23:11:35Z", "1492-10-12T18:15:01Z"]);
        eq!(a.get_date_time_valid().await?, expected);
    });
    case!(t, "putArrayDateTimeValid", {
        a.put_date_time_valid(&times::<ts_body_array::DateTime>(["2000-12-01T00:00:01Z", "1980-01-02T00:11:35Z", "1492-10-12T10:15:01Z"])).await?;
    });
    case!(t, "getArrayDateTimeWithNull", { undecodable!(a.get_date_time_invalid_null()); });
    case!(t, "getArrayDateTimeWithInvalidChars", { undecodable!(a.get_date_time_invalid_chars()); });
    case!(t, "getArrayDateTimeRfc1123Valid", { eq!(a.get_date_time_rfc1123_valid().await?, RFC1123); });
    case!(t, "putArrayDateTimeRfc1123Valid", { a.put_date_time_rfc1123_valid(&RFC1123).await?; });
    case!(t, "getArrayDurationValid", { eq!(a.get_duration_valid().await?, ["P123DT22H14M12.011S", "P5DT1H0M0S"]); });
    case!(t, "putArrayDurationValid", { a.put_duration_valid(&["P123DT22H14M12.011S", "P5DT1H"]).await?; });
    case!(t, "getArrayByteValid", {
        eq!(a.get_byte_valid().await?, bytes().map(ts_body_array::Base64));
    });
    case!(t, "putArrayByteValid", { a.put_byte_valid(&bytes().map(ts_body_array::Base64)).await?; });
    case!(t, "getArrayByteWithNull", { undecodable!(a.get_byte_invalid_null()); });
    case!(t, "getArrayBase64Url", { eq!(a.get_base64_url().await?, BASE64URL); });

    let product = |integer: i64, string: &str| Product::new().integer(integer).string(string);
    case!(t, "getArrayComplexNull", { undecodable!(a.get_complex_null()); });
    case!(t, "getArrayComplexEmpty", { eq!(a.get_complex_empty().await?, Vec::<Product>::new()); });
    case!(t, "getArrayComplexItemNull", {
        eq!(a.get_complex_item_null().await?, [Some(product(1, "2")), None, Some(product(5, "6"))]);
    });
    case!(t, "getArrayComplexItemEmpty", {
        eq!(a.get_complex_item_empty().await?, [product(1, "2"), Product::new(), product(5, "6")]);
    });
    case!(t, "getArrayComplexValid", {
        eq!(a.get_complex_valid().await?, [product(1, "2"), product(3, "4"), product(5, "6")]);
    });
    case!(t, "putArrayComplexValid", { a.put_complex_valid(&[product(1, "2"), product(3, "4"), product(5, "6")]).await?; });

    let rows = [texts(&["1", "2", "3"]), texts(&["4", "5", "6"]), texts(&["7", "8", "9"])];
    case!(t, "getArrayArrayNull", { undecodable!(a.get_array_null()); });
    case!(t, "getArrayArrayEmpty", { eq!(a.get_array_empty().await?, Vec::<Vec<String>>::new()); });
    case!(t, "getArrayArrayItemNull", {
        eq!(a.get_array_item_null().await?, [Some(rows[0].clone()), None, Some(rows[2].clone())]);
    });
    case!(t, "getArrayArrayItemEmpty", { eq!(a.get_array_item_empty().await?, [rows[0].clone(), vec![], rows[2].clone()]); });
    case!(t, "getArrayArrayValid", { eq!(a.get_array_valid().await?, rows); });
    case!(t, "putArrayArrayValid", { a.put_array_valid(&rows).await?; });

    case!(t, "getArrayDictionaryNull", { undecodable!(a.get_dictionary_null()); });
    case!(t, "getArrayDictionaryEmpty", { eq!(a.get_dictionary_empty().await?, Vec::<BTreeMap<String, String>>::new()); });
    case!(t, "getArrayDictionaryItemNull", {
        eq!(a.get_dictionary_item_null().await?, [Some(words(1)), None, Some(words(7))]);
    });
    case!(t, "getArrayDictionaryItemEmpty", {
        eq!(a.get_dictionary_item_empty().await?, [words(1), BTreeMap::new(), words(7)]);
    });
    case!(t, "getArrayDictionaryValid", { eq!(a.get_dictionary_valid().await?, [words(1), words(4), words(7)]); });
    case!(t, "putArrayDictionaryValid", { a.put_dictionary_valid(&[words(1), words(4), words(7)]).await?; });
}

async fn dictionary(t: &mut Tests) {
    use ts_body_dictionary::models::Widget;
    let c = client!(t, ts_body_dictionary);
    let k = c.dictionary();
    let d = c.dictionary();
    case!(t, "getDictionaryNull", { undecodable!(d.get_null()); });
    case!(t, "getDictionaryEmpty", { eq!(d.get_empty().await?, BTreeMap::new()); });
    case!(t, "putDictionaryEmpty", { d.put_empty(&BTreeMap::new()).await?; });
    // The values are strings that are not nullable.
    case!(t, "getDictionaryNullValue", { undecodable!(k.get_null_value()); });
    case!(t, "getDictionaryNullkey", { undecodable!(k.get_null_key()); });
    case!(t, "getDictionaryKeyEmptyString", {
        eq!(k.get_empty_string_key().await?, BTreeMap::from([(String::new(), "val1".to_owned())]));
    });
    case!(t, "getDictionaryInvalid", { undecodable!(k.get_invalid()); });
    case!(t, "getDictionaryBooleanValid", { eq!(d.get_boolean_tfft().await?, dict([true, false, false, true])); });
    case!(t, "putDictionaryBooleanValid", { d.put_boolean_tfft(&dict([true, false, false, true])).await?; });
    case!(t, "getDictionaryBooleanWithNull", { undecodable!(d.get_boolean_invalid_null()); });
    case!(t, "getDictionaryBooleanWithString", { undecodable!(d.get_boolean_invalid_string()); });
    case!(t, "getDictionaryIntegerValid", { eq!(d.get_integer_valid().await?, dict([1, -1, 3, 300])); });
    case!(t, "putDictionaryIntegerValid", { d.put_integer_valid(&dict([1, -1, 3, 300])).await?; });
    case!(t, "getDictionaryIntegerWithNull", { undecodable!(d.get_int_invalid_null()); });
    case!(t, "getDictionaryIntegerWithString", { undecodable!(d.get_int_invalid_string()); });
    case!(t, "getDictionaryLongValid", { eq!(d.get_long_valid().await?, dict([1, -1, 3, 300])); });
    case!(t, "putDictionaryLongValid", { d.put_long_valid(&dict([1, -1, 3, 300])).await?; });
    case!(t, "getDictionaryLongWithNull", { undecodable!(d.get_long_invalid_null()); });
    case!(t, "getDictionaryLongWithString", { undecodable!(d.get_long_invalid_string()); });
    case!(t, "getDictionaryFloatValid", { eq!(d.get_float_valid().await?, dict([0.0, -0.01, -1.2e20])); });
    case!(t, "putDictionaryFloatValid", { d.put_float_valid(&dict([0.0, -0.01, -1.2e20])).await?; });
    case!(t, "getDictionaryFloatWithNull", { undecodable!(d.get_float_invalid_null()); });
    case!(t, "getDictionaryFloatWithString", { undecodable!(d.get_float_invalid_string()); });
    case!(t, "getDictionaryDoubleValid", { eq!(d.get_double_valid().await?, dict([0.0, -0.01, -1.2e20])); });
    case!(t, "putDictionaryDoubleValid", { d.put_double_valid(&dict([0.0, -0.01, -1.2e20])).await?; });
    case!(t, "getDictionaryDoubleWithNull", { undecodable!(d.get_double_invalid_null()); });
    case!(t, "getDictionaryDoubleWithString", { undecodable!(d.get_double_invalid_string()); });
    case!(t, "getDictionaryStringValid", { eq!(d.get_string_valid().await?, dict(texts(&FOOS))); });
    case!(t, "putDictionaryStringValid", { d.put_string_valid(&dict(texts(&FOOS))).await?; });
    case!(t, "getDictionaryStringWithNull", { undecodable!(d.get_string_with_null()); });
    case!(t, "getDictionaryStringWithNumber", { undecodable!(d.get_string_with_invalid()); });
    case!(t, "getDictionaryDateValid", { eq!(d.get_date_valid().await?, dict(days())); });
    case!(t, "putDictionaryDateValid", { d.put_date_valid(&dict(days())).await?; });
    case!(t, "getDictionaryDateWithNull", { undecodable!(d.get_date_invalid_null()); });
    case!(t, "getDictionaryDateWithInvalidChars", { undecodable!(d.get_date_invalid_chars()); });
    let moments = dict(times::<ts_body_dictionary::DateTime>(["2000-12-01T00:00:01Z", "1980-01-01T23:11:35Z", "1492-10-12T18:15:01Z"]));
    case!(t, "getDictionaryDateTimeValid", { eq!(d.get_date_time_valid().await?, moments); });
    case!(t, "putDictionaryDateTimeValid", { d.put_date_time_valid(&moments).await?; });
    case!(t, "getDictionaryDateTimeWithNull", { undecodable!(d.get_date_time_invalid_null()); });
    case!(t, "getDictionaryDateTimeWithInvalidChars", { undecodable!(d.get_date_time_invalid_chars()); });
    case!(t, "getDictionaryDateTimeRfc1123Valid", { eq!(d.get_date_time_rfc1123_valid().await?, dict(texts(&RFC1123))); });
    case!(t, "putDictionaryDateTimeRfc1123Valid", { d.put_date_time_rfc1123_valid(&dict(texts(&RFC1123))).await?; });
    let durations = dict(texts(&["P123DT22H14M12.011S", "P5DT1H"]));
    case!(t, "getDictionaryDurationValid", { eq!(d.get_duration_valid().await?, durations); });
    case!(t, "putDictionaryDurationValid", { d.put_duration_valid(&durations).await?; });
    let blobs = dict(bytes().map(ts_body_dictionary::Base64));
    case!(t, "getDictionaryByteValid", { eq!(d.get_byte_valid().await?, blobs); });
    case!(t, "putDictionaryByteValid", { d.put_byte_valid(&blobs).await?; });
    case!(t, "getDictionaryByteWithNull", { undecodable!(d.get_byte_invalid_null()); });
    case!(t, "getDictionaryBase64Url", { eq!(d.get_base64_url().await?, dict(texts(&BASE64URL))); });

    let widget = |integer: i64, string: &str| Widget::new().integer(integer).string(string);
    case!(t, "getDictionaryComplexNull", { eq!(d.get_complex_null().await?, None); });
    case!(t, "getDictionaryComplexEmpty", { eq!(d.get_complex_empty().await?, BTreeMap::new()); });
    case!(t, "getDictionaryComplexItemNull", {
        eq!(d.get_complex_item_null().await?, dict([Some(widget(1, "2")), None, Some(widget(5, "6"))]));
    });
    case!(t, "getDictionaryComplexItemEmpty", {
        eq!(d.get_complex_item_empty().await?, dict([widget(1, "2"), Widget::new(), widget(5, "6")]));
    });
    let widgets = dict([widget(1, "2"), widget(3, "4"), widget(5, "6")]);
    case!(t, "getDictionaryComplexValid", { eq!(d.get_complex_valid().await?, widgets); });
    case!(t, "putDictionaryComplexValid", { d.put_complex_valid(&widgets).await?; });

    let rows = [texts(&["1", "2", "3"]), texts(&["4", "5", "6"]), texts(&["7", "8", "9"])];
    case!(t, "getDictionaryArrayNull", { eq!(d.get_array_null().await?, None); });
    case!(t, "getDictionaryArrayEmpty", { eq!(d.get_array_empty().await?, BTreeMap::new()); });
    case!(t, "getDictionaryArrayItemNull", {
        eq!(d.get_array_item_null().await?, dict([Some(rows[0].clone()), None, Some(rows[2].clone())]));
    });
    case!(t, "getDictionaryArrayItemEmpty", {
        eq!(d.get_array_item_empty().await?, dict([rows[0].clone(), vec![], rows[2].clone()]));
    });
    case!(t, "getDictionaryArrayValid", { eq!(d.get_array_valid().await?, dict(rows.clone())); });
    case!(t, "putDictionaryArrayValid", { d.put_array_valid(&dict(rows.clone())).await?; });

    case!(t, "getDictionaryDictionaryNull", { undecodable!(d.get_dictionary_null()); });
    case!(t, "getDictionaryDictionaryEmpty", { eq!(d.get_dictionary_empty().await?, BTreeMap::new()); });
    case!(t, "getDictionaryDictionaryItemNull", {
        eq!(d.get_dictionary_item_null().await?, dict([Some(words(1)), None, Some(words(7))]));
    });
    case!(t, "getDictionaryDictionaryItemEmpty", {
        eq!(d.get_dictionary_item_empty().await?, dict([words(1), BTreeMap::new(), words(7)]));
    });
    case!(t, "getDictionaryDictionaryValid", { eq!(d.get_dictionary_valid().await?, dict([words(1), words(4), words(7)])); });
    case!(t, "putDictionaryDictionaryValid", { d.put_dictionary_valid(&dict([words(1), words(4), words(7)])).await?; });
}
