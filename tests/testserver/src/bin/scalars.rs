//! Scenarios of the documents body-string, body-boolean, body-byte, body-integer, body-number, body-time, body-duration, any-type,
//! object-type, non-string-enum and extensible-enums-swagger.

use serde_json::{Value, json};
use testserver::{Tests, case, client, eq, undecodable};

const MBCS: &str = "\u{554a}\u{9f44}\u{4e02}\u{72db}\u{72dc}\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}\u{2ca}\u{301e}\u{3021}\u{ffe4}\u{2121}\u{3231}\u{2010}\u{30fc}\u{fe61}\u{fe62}\u{fe6b}\u{3001}\u{3013}\u{2170}\u{2179}\u{2488}\u{20ac}\u{3220}\u{3229}\u{2160}\u{216b}\u{ff01}\u{ffe3}\u{3041}\u{3093}\u{30a1}\u{30f6}\u{391}\u{fe34}\u{410}\u{42f}\u{430}\u{44f}\u{101}\u{261}\u{3105}\u{3129}\u{2500}\u{254b}\u{fe35}\u{fe44}\u{fe3b}\u{fe31}\u{fe33}\u{fe34}\u{2170}\u{2179}\u{251}\u{e7c7}\u{261}\u{3007}\u{303e}\u{2ffb}\u{2e81}\u{e843}\u{4723}\u{e864}\u{20ac}";
const SPACED: &str = "    Now is the time for all good men to come to the aid of their country    ";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("scalars");
    string(&mut t).await;
    boolean(&mut t).await;
    byte(&mut t).await;
    integer(&mut t).await;
    number(&mut t).await;
    time_and_duration(&mut t).await;
    anything(&mut t).await;
    enums(&mut t).await;
}

async fn string(t: &mut Tests) {
    use ts_body_string::models::RefColorConstant;
    let c = client!(t, ts_body_string);
    let s = c.string();
    case!(t, "getStringNull", { eq!(s.get_null().await?, None); });
    case!(t, "putStringNull", { s.put_null().await?; });
    case!(t, "getStringEmpty", { eq!(s.get_empty().await?, ""); });
    case!(t, "putStringEmpty", { s.put_empty("").await?; });
    case!(t, "getStringMultiByteCharacters", { eq!(s.get_mbcs().await?, MBCS); });
    case!(t, "putStringMultiByteCharacters", { s.put_mbcs(MBCS).await?; });
    case!(t, "getStringWithLeadingAndTrailingWhitespace", { eq!(s.get_whitespace().await?, SPACED); });
    case!(t, "putStringWithLeadingAndTrailingWhitespace", { s.put_whitespace(SPACED).await?; });
    // The response lacks the body that the document has for it.
    case!(t, "getStringNotProvided", { undecodable!(s.get_not_provided()); });
    case!(t, "getEnumNotExpandable", { eq!(c.r#enum().get_not_expandable().await?, "red color".into()); });
    case!(t, "putEnumNotExpandable", { c.r#enum().put_not_expandable("red color".into()).await?; });
    case!(t, "getEnumReferenced", { eq!(c.r#enum().get_referenced().await?, "red color".into()); });
    case!(t, "putEnumReferenced", { c.r#enum().put_referenced("red color".into()).await?; });
    case!(t, "getEnumReferencedConstant", {
        eq!(c.r#enum().get_referenced_constant().await?.field1.as_deref(), Some("Sample String"));
    });
    case!(t, "putEnumReferencedConstant", { c.r#enum().put_referenced_constant(&RefColorConstant::new()).await?; });
    case!(t, "getStringBase64Encoded", {
        eq!(&*s.get_base64_encoded().await?, b"a string that gets encoded with base64".as_slice());
    });
    case!(t, "getStringBase64UrlEncoded", {
        eq!(s.get_base64_url_encoded().await?, "YSBzdHJpbmcgdGhhdCBnZXRzIGVuY29kZWQgd2l0aCBiYXNlNjR1cmw");
    });
    case!(t, "putStringBase64UrlEncoded", {
        s.put_base64_url_encoded("YSBzdHJpbmcgdGhhdCBnZXRzIGVuY29kZWQgd2l0aCBiYXNlNjR1cmw").await?;
    });
    case!(t, "getStringNullBase64UrlEncoding", { eq!(s.get_null_base64_url_encoded().await?, None); });
}

async fn boolean(t: &mut Tests) {
    let c = client!(t, ts_body_boolean);
    let b = c.bool();
    case!(t, "getBoolTrue", { eq!(b.get_true().await?, true); });
    case!(t, "putBoolTrue", { b.put_true(true).await?; });
    case!(t, "getBoolFalse", { eq!(b.get_false().await?, false); });
    case!(t, "putBoolFalse", { b.put_false(false).await?; });
    case!(t, "getBoolNull", { eq!(b.get_null().await?, None); });
    case!(t, "getBoolInvalid", { undecodable!(b.get_invalid()); });
}

async fn byte(t: &mut Tests) {
    use ts_body_byte::Base64;
    let c = client!(t, ts_body_byte);
    let b = c.byte();
    let bytes = vec![255, 254, 253, 252, 251, 250, 249, 248, 247, 246];
    case!(t, "getByteNull", { undecodable!(b.get_null()); });
    case!(t, "getByteEmpty", { eq!(b.get_empty().await?.0, Vec::<u8>::new()); });
    case!(t, "getByteNonAscii", { eq!(b.get_non_ascii().await?.0, bytes); });
    case!(t, "putByteNonAscii", { b.put_non_ascii(&Base64(bytes.clone())).await?; });
    case!(t, "getByteInvalid", { undecodable!(b.get_invalid()); });
}

async fn integer(t: &mut Tests) {
    let c = client!(t, ts_body_integer);
    let i = c.int();
    case!(t, "getIntegerNull", { eq!(i.get_null().await?, None); });
    case!(t, "getIntegerInvalid", { undecodable!(i.get_invalid()); });
    case!(t, "getIntegerOverflow", { undecodable!(i.get_overflow_int32()); });
    case!(t, "getIntegerUnderflow", { undecodable!(i.get_underflow_int32()); });
    case!(t, "getLongOverflow", { undecodable!(i.get_overflow_int64()); });
    case!(t, "getLongUnderflow", { undecodable!(i.get_underflow_int64()); });
    case!(t, "putIntegerMax", { i.put_max32(i32::MAX).await?; });
    case!(t, "putLongMax", { i.put_max64(i64::MAX).await?; });
    case!(t, "putIntegerMin", { i.put_min32(i32::MIN).await?; });
    case!(t, "putLongMin", { i.put_min64(i64::MIN).await?; });
    case!(t, "getUnixTime", { eq!(i.get_unix_time().await?, 1_460_505_600); });
    case!(t, "putUnixTime", { i.put_unix_time_date(1_460_505_600).await?; });
    case!(t, "getInvalidUnixTime", { undecodable!(i.get_invalid_unix_time()); });
    case!(t, "getNullUnixTime", { eq!(i.get_null_unix_time().await?, None); });
}

async fn number(t: &mut Tests) {
    let c = client!(t, ts_body_number);
    let n = c.number();
    case!(t, "getNumberNull", { eq!(n.get_null().await?, None); });
    case!(t, "getFloatInvalid", { undecodable!(n.get_invalid_float()); });
    case!(t, "getDoubleInvalid", { undecodable!(n.get_invalid_double()); });
    case!(t, "getDecimalInvalid", { undecodable!(n.get_invalid_decimal()); });
    case!(t, "getFloatBigScientificNotation", { eq!(n.get_big_float().await?, 3.402823e20); });
    case!(t, "putFloatBigScientificNotation", { n.put_big_float(3.402823e20).await?; });
    case!(t, "getFloatSmallScientificNotation", { eq!(n.get_small_float().await?, 3.402823e-20); });
    case!(t, "putFloatSmallScientificNotation", { n.put_small_float(3.402823e-20).await?; });
    case!(t, "getDoubleBigScientificNotation", { eq!(n.get_big_double().await?, 2.5976931e101); });
    case!(t, "putDoubleBigScientificNotation", { n.put_big_double(2.5976931e101).await?; });
    case!(t, "getDoubleSmallScientificNotation", { eq!(n.get_small_double().await?, 2.5976931e-101); });
    case!(t, "putDoubleSmallScientificNotation", { n.put_small_double(2.5976931e-101).await?; });
    case!(t, "getDoubleBigPositiveDecimal", { eq!(n.get_big_double_positive_decimal().await?, 99999999.99); });
    case!(t, "putDoubleBigPositiveDecimal", { n.put_big_double_positive_decimal(99999999.99).await?; });
    case!(t, "getDoubleBigNegativeDecimal", { eq!(n.get_big_double_negative_decimal().await?, -99999999.99); });
    case!(t, "putDoubleBigNegativeDecimal", { n.put_big_double_negative_decimal(-99999999.99).await?; });
    case!(t, "getDecimalBig", { eq!(n.get_big_decimal().await?, 2.5976931e101); });
    case!(t, "putDecimalBig", { n.put_big_decimal(2.5976931e101).await?; });
    case!(t, "getDecimalSmall", { eq!(n.get_small_decimal().await?, 2.5976931e-101); });
    case!(t, "putDecimalSmall", { n.put_small_decimal(2.5976931e-101).await?; });
    case!(t, "getDecimalBigPositiveDecimal", { eq!(n.get_big_decimal_positive_decimal().await?, 99999999.99); });
    case!(t, "putDecimalBigPositiveDecimal", { n.put_big_decimal_positive_decimal(99999999.99).await?; });
    case!(t, "getDecimalBigNegativeDecimal", { eq!(n.get_big_decimal_negative_decimal().await?, -99999999.99); });
    case!(t, "putDecimalBigNegativeDecimal", { n.put_big_decimal_negative_decimal(-99999999.99).await?; });
}

async fn time_and_duration(t: &mut Tests) {
    let c = client!(t, ts_body_time);
    case!(t, "BodyTimeGet", { eq!(c.time().get().await?, "11:34:56"); });
    case!(t, "BodyTimePut", { eq!(c.time().put("08:07:56").await?, "Nice job posting time"); });
    let c = client!(t, ts_body_duration);
    let d = c.duration();
    case!(t, "getDurationNull", { eq!(d.get_null().await?, None); });
    case!(t, "getDurationPositive", { eq!(d.get_positive_duration().await?, "P3Y6M4DT12H30M5S"); });
    case!(t, "putDurationPositive", { d.put_positive_duration("P123DT22H14M12.011S").await?; });
    // The crate keeps durations as strings, so it does not refuse a wrong one.
    case!(t, "getDurationInvalid", { eq!(d.get_invalid().await?, "123ABC"); });
}

async fn anything(t: &mut Tests) {
    let c = client!(t, ts_any_type);
    let a = c.api();
    case!(t, "GetStringAsAnything", { eq!(a.get_string().await?, json!("anything")); });
    case!(t, "PutStringAsAnything", { a.put_string(&json!("anything")).await?; });
    case!(t, "GetObjectAsAnything", {
        eq!(a.get_object().await?, json!({ "message": "An object was successfully returned" }));
    });
    case!(t, "PutObjectAsAnything", { a.put_object(&json!({ "foo": "bar" })).await?; });
    case!(t, "GetArrayAsAnything", { eq!(a.get_array().await?, json!(["foo", "bar"])); });
    case!(t, "PutArrayAsAnything", { a.put_array(&json!(["foo", "bar"])).await?; });
    let c = client!(t, ts_object_type);
    let o = c.api();
    case!(t, "ObjectTypeResponse", { eq!(o.get().await?["message"], json!("An object was successfully returned")); });
    case!(t, "ObjectTypePut", { o.put(&[("foo".to_owned(), json!("bar"))].into()).await?; });
    case!(t, "ObjectTypeErrorResponse", {
        let body = [("bar".to_owned(), json!("foo"))].into();
        let error = testserver::status!(o.put(&body), 400);
        let typed = error.typed::<std::collections::BTreeMap<String, Value>>();
        eq!(typed.and_then(|typed| typed.get("message")), Some(&json!("The object you passed was incorrect")));
    });
}

async fn enums(t: &mut Tests) {
    let c = client!(t, ts_non_string_enum);
    let e = c.int();
    case!(t, "NonStringEnumsGetInt", { eq!(e.get().await?, 429.into()); });
    case!(t, "NonStringEnumsPostInt", { eq!(e.put().body(200.into()).await?, "Nice job posting an int enum"); });
    case!(t, "NonStringEnumsGetFloat", { eq!(c.float().get().await?, 429.1); });
    case!(t, "NonStringEnumsPostFloat", { eq!(c.float().put().body(200.4).await?, "Nice job posting a float enum"); });

    use ts_extensible_enums_swagger::models::Pet;
    let c = client!(t, ts_extensible_enums_swagger);
    let p = c.pet();
    case!(t, "expectedEnum", {
        let pet = p.get_by_pet_id("tommy").await?;
        eq!(pet.days_of_week.as_ref().map(|day| day.is_unknown()), Some(false));
        eq!(pet.days_of_week, Some("Monday".into()));
        eq!(pet.int_enum, "1".into());
    });
    case!(t, "unexpectedEnum", {
        let day = p.get_by_pet_id("casper").await?.days_of_week.ok_or("no day")?;
        eq!(day.as_str(), "Weekend");
        eq!(day.is_unknown(), true);
    });
    case!(t, "allowedValueEnum", {
        let pet = p.get_by_pet_id("scooby").await?;
        eq!(pet.days_of_week, Some("Thursday".into()));
        eq!(pet.int_enum, "2.1".into());
    });
    case!(t, "roundTripEnum", {
        let pet = Pet::new("3").name("Retriever").days_of_week("Friday");
        eq!(p.add_pet().body(&pet).await?, pet);
    });
}
