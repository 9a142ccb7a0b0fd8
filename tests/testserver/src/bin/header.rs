//! Scenarios of the document header.

use testserver::{Fail, Tests, case, client, eq};
use ts_header::header::*;

const MULTIBYTE: &str = "\u{554a}\u{9f44}\u{4e02}\u{72db}\u{72dc}\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("header");
    let client = client!(t, ts_header);
    let h = client.header();
    let t = &mut t;

    case!(t, "HeaderParameterExistingKey", { h.param_existing_key("overwrite").await?; });
    case!(t, "HeaderResponseExistingKey", {
        let response = h.response_existing_key().with_response().await?;
        eq!(response.header(ResponseExistingKey::USER_AGENT).as_deref(), Some("overwrite"));
    });
    // OpenAPI ignores a header parameter `Content-Type`, so the method does not take it, but a call can name any header.
    case!(t, "HeaderParameterProtectedKey", { h.param_protected_key().with_header("content-type", "text/html").await?; });
    case!(t, "HeaderResponseProtectedKey", {
        let response = h.response_protected_key().with_response().await?;
        let value = response.header(ResponseProtectedKey::CONTENT_TYPE).ok_or("none")?;
        if !value.starts_with("text/html") { return Err(Fail(value)); }
    });
    case!(t, "CustomHeaderInRequest", {
        h.custom_request_id().with_header("x-ms-client-request-id", "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0").await?;
    });

    case!(t, "HeaderParameterIntegerPositive", { h.param_integer("positive", 1).await?; });
    case!(t, "HeaderParameterIntegerNegative", { h.param_integer("negative", -2).await?; });
    case!(t, "HeaderParameterLongPositive", { h.param_long("positive", 105).await?; });
    case!(t, "HeaderParameterLongNegative", { h.param_long("negative", -2).await?; });
    case!(t, "HeaderParameterFloatPositive", { h.param_float("positive", 0.07).await?; });
    case!(t, "HeaderParameterFloatNegative", { h.param_float("negative", -3.0).await?; });
    case!(t, "HeaderParameterDoublePositive", { h.param_double("positive", 7e120).await?; });
    case!(t, "HeaderParameterDoubleNegative", { h.param_double("negative", -3.0).await?; });
    case!(t, "HeaderParameterBoolTrue", { h.param_bool("true", true).await?; });
    case!(t, "HeaderParameterBoolFalse", { h.param_bool("false", false).await?; });
    case!(t, "HeaderParameterStringValid", {
        h.param_string("valid").value("The quick brown fox jumps over the lazy dog").await?;
    });
    case!(t, "HeaderParameterStringNull", { h.param_string("null").await?; });
    case!(t, "HeaderParameterStringEmpty", { h.param_string("empty").value("").await?; });
    case!(t, "HeaderParameterDateValid", { h.param_date("valid", "2010-01-01".parse()?).await?; });
    case!(t, "HeaderParameterDateMin", { h.param_date("min", "0001-01-01".parse()?).await?; });
    case!(t, "HeaderParameterDateTimeValid", { h.param_datetime("valid", "2010-01-01T12:34:56Z".parse::<ts_header::DateTime>()?).await?; });
    case!(t, "HeaderParameterDateTimeMin", { h.param_datetime("min", "0001-01-01T00:00:00Z".parse::<ts_header::DateTime>()?).await?; });
    case!(t, "HeaderParameterDateTimeRfc1123Valid", {
        h.param_datetime_rfc1123("valid").value("Fri, 01 Jan 2010 12:34:56 GMT").await?;
    });
    case!(t, "HeaderParameterDateTimeRfc1123Min", {
        h.param_datetime_rfc1123("min").value("Mon, 01 Jan 0001 00:00:00 GMT").await?;
    });
    case!(t, "HeaderParameterDurationValid", { h.param_duration("valid", "P123DT22H14M12.011S").await?; });
    case!(t, "HeaderParameterBytesValid", { h.param_byte("valid", &MULTIBYTE.as_bytes().to_vec().into()).await?; });
    case!(t, "HeaderParameterEnumValid", { h.param_enum("valid").value("GREY").await?; });
    case!(t, "HeaderParameterEnumNull", { h.param_enum("null").await?; });

    macro_rules! returns {
        ($key:literal, $method:ident($scenario:literal), $op:ident, $expected:expr) => {
            case!(t, $key, {
                let response = h.$method($scenario).with_response().await?;
                eq!(response.header($op::VALUE), $expected);
            });
        };
    }
    returns!("HeaderResponseIntegerPositive", response_integer("positive"), ResponseInteger, Some(1));
    returns!("HeaderResponseIntegerNegative", response_integer("negative"), ResponseInteger, Some(-2));
    returns!("HeaderResponseLongPositive", response_long("positive"), ResponseLong, Some(105));
    returns!("HeaderResponseLongNegative", response_long("negative"), ResponseLong, Some(-2));
    returns!("HeaderResponseFloatPositive", response_float("positive"), ResponseFloat, Some(0.07));
    returns!("HeaderResponseFloatNegative", response_float("negative"), ResponseFloat, Some(-3.0));
    returns!("HeaderResponseDoublePositive", response_double("positive"), ResponseDouble, Some(7e120));
    returns!("HeaderResponseDoubleNegative", response_double("negative"), ResponseDouble, Some(-3.0));
    returns!("HeaderResponseBoolTrue", response_bool("true"), ResponseBool, Some(true));
    returns!("HeaderResponseBoolFalse", response_bool("false"), ResponseBool, Some(false));
    returns!("HeaderResponseStringValid", response_string("valid"), ResponseString, Some("The quick brown fox jumps over the lazy dog".to_owned()));
    returns!("HeaderResponseStringEmpty", response_string("empty"), ResponseString, Some(String::new()));
    returns!("HeaderResponseStringNull", response_string("null"), ResponseString, Some("null".to_owned()));
    returns!("HeaderResponseDateValid", response_date("valid"), ResponseDate, Some("2010-01-01".parse()?));
    returns!("HeaderResponseDateMin", response_date("min"), ResponseDate, Some("0001-01-01".parse()?));
    returns!("HeaderResponseDateTimeValid", response_datetime("valid"), ResponseDatetime, Some("2010-01-01T12:34:56Z".parse()?));
    returns!("HeaderResponseDateTimeMin", response_datetime("min"), ResponseDatetime, Some("0001-01-01T00:00:00Z".parse()?));
    returns!("HeaderResponseDateTimeRfc1123Valid", response_datetime_rfc1123("valid"), ResponseDatetimeRfc1123, Some("Fri, 01 Jan 2010 12:34:56 GMT".to_owned()));
    returns!("HeaderResponseDateTimeRfc1123Min", response_datetime_rfc1123("min"), ResponseDatetimeRfc1123, Some("Mon, 01 Jan 0001 00:00:00 GMT".to_owned()));
    returns!("HeaderResponseDurationValid", response_duration("valid"), ResponseDuration, Some("P123DT22H14M12.011S".to_owned()));
    returns!("HeaderResponseBytesValid", response_byte("valid"), ResponseByte, Some(MULTIBYTE.as_bytes().to_vec().into()));
    returns!("HeaderResponseEnumValid", response_enum("valid"), ResponseEnum, Some("GREY".into()));
    returns!("HeaderResponseEnumNull", response_enum("null"), ResponseEnum, Some("".into()));
}
