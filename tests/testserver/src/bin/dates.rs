//! Scenarios of the documents body-date, body-datetime and body-datetime-rfc1123.

use testserver::{Tests, case, client, eq, undecodable};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("dates");
    date(&mut t).await;
    datetime(&mut t).await;
    rfc1123(&mut t).await;
}

fn day(text: &str) -> jiff::civil::Date {
    text.parse().expect("a date")
}

async fn date(t: &mut Tests) {
    let c = client!(t, ts_body_date);
    let d = c.date();
    case!(t, "getDateNull", { eq!(d.get_null().await?, None); });
    case!(t, "getDateInvalid", { undecodable!(d.get_invalid_date()); });
    case!(t, "getDateOverflow", { undecodable!(d.get_overflow_date()); });
    case!(t, "getDateUnderflow", { undecodable!(d.get_underflow_date()); });
    case!(t, "getDateMax", { eq!(d.get_max_date().await?, day("9999-12-31")); });
    case!(t, "putDateMax", { d.put_max_date(day("9999-12-31")).await?; });
    case!(t, "getDateMin", { eq!(d.get_min_date().await?, day("0001-01-01")); });
    case!(t, "putDateMin", { d.put_min_date(day("0001-01-01")).await?; });
}

async fn datetime(t: &mut Tests) {
    let c = client!(t, ts_body_datetime);
    let d = c.datetime();
    let at = |text: &str| text.parse::<ts_body_datetime::DateTime>();
    case!(t, "getDateTimeNull", { eq!(d.get_null().await?, None); });
    case!(t, "getDateTimeInvalid", { undecodable!(d.get_invalid()); });
    case!(t, "getDateTimeUnderflow", { undecodable!(d.get_underflow()); });
    // It is in the year 10000 of UTC.
    case!(t, "getDateTimeOverflow", { eq!(d.get_overflow().await?, at("9999-12-31T23:59:59.999-14:00")?); });
    case!(t, "putDateTimeMaxUtc", { d.put_utc_max_date_time(at("9999-12-31T23:59:59.999Z")?).await?; });
    case!(t, "putDateTimeMaxUtc7MS", { d.put_utc_max_date_time7_digits(at("9999-12-31T23:59:59.9999999Z")?).await?; });
    case!(t, "getDateTimeMaxUtcLowercase", {
        eq!(d.get_utc_lowercase_max_date_time().await?, at("9999-12-31T23:59:59.999Z")?);
    });
    case!(t, "getDateTimeMaxUtcUppercase", {
        eq!(d.get_utc_uppercase_max_date_time().await?, at("9999-12-31T23:59:59.999Z")?);
    });
    case!(t, "getDateTimeMaxUtc7MSUppercase", {
        eq!(d.get_utc_uppercase_max_date_time7_digits().await?, at("9999-12-31T23:59:59.9999999Z")?);
    });
    case!(t, "putDateTimeMaxLocalPositiveOffset", {
        d.put_local_positive_offset_max_date_time(at("9999-12-31T23:59:59.999+14:00")?).await?;
    });
    case!(t, "getDateTimeMaxLocalPositiveOffsetLowercase", {
        eq!(d.get_local_positive_offset_lowercase_max_date_time().await?, at("9999-12-31T09:59:59.999Z")?);
    });
    case!(t, "getDateTimeMaxLocalPositiveOffsetUppercase", {
        eq!(d.get_local_positive_offset_uppercase_max_date_time().await?, at("9999-12-31T09:59:59.999Z")?);
    });
    // This moment is in the year 10000 of UTC, so RFC 3339 can express it only with an offset.
    case!(t, "putDateTimeMaxLocalNegativeOffset", {
        d.put_local_negative_offset_max_date_time(at("9999-12-31T23:59:59.999-14:00")?).await?;
    });
    case!(t, "getDateTimeMaxLocalNegativeOffsetUppercase", {
        eq!(d.get_local_negative_offset_uppercase_max_date_time().await?, at("9999-12-31T23:59:59.999-14:00")?);
    });
    case!(t, "getDateTimeMaxLocalNegativeOffsetLowercase", {
        eq!(d.get_local_negative_offset_lowercase_max_date_time().await?, at("9999-12-31T23:59:59.999-14:00")?);
    });
    case!(t, "getDateTimeMinUtc", { eq!(d.get_utc_min_date_time().await?, at("0001-01-01T00:00:00Z")?); });
    case!(t, "putDateTimeMinUtc", { d.put_utc_min_date_time(at("0001-01-01T00:00:00Z")?).await?; });
    case!(t, "getDateTimeMinLocalPositiveOffset", {
        eq!(d.get_local_positive_offset_min_date_time().await?, at("0001-01-01T00:00:00+14:00")?);
    });
    case!(t, "putDateTimeMinLocalPositiveOffset", {
        d.put_local_positive_offset_min_date_time(at("0001-01-01T00:00:00+14:00")?).await?;
    });
    case!(t, "getDateTimeMinLocalNegativeOffset", {
        eq!(d.get_local_negative_offset_min_date_time().await?, at("0001-01-01T14:00:00Z")?);
    });
    case!(t, "putDateTimeMinLocalNegativeOffset", {
        d.put_local_negative_offset_min_date_time(at("0001-01-01T00:00:00-14:00")?).await?;
    });
    // The value lacks the offset that RFC 3339 demands: an error and UTC are both acceptable.
    case!(t, "getDateTimeMinLocalNoOffset", {
        if let Ok(time) = d.get_local_no_offset_min_date_time().await {
            eq!(time, at("0001-01-01T00:00:00Z")?);
        }
    });
}

async fn rfc1123(t: &mut Tests) {
    // The crate keeps these dates as strings, so it does not refuse wrong ones.
    let c = client!(t, ts_body_datetime_rfc1123);
    let d = c.datetimerfc1123();
    case!(t, "getDateTimeRfc1123Null", { eq!(d.get_null().await?, None); });
    case!(t, "getDateTimeRfc1123Invalid", { eq!(d.get_invalid().await?, "Tue, 01 Dec 2000 00:00:0A ABC"); });
    case!(t, "getDateTimeRfc1123Overflow", { eq!(d.get_overflow().await?, "Sat, 1 Jan 10000 00:00:00 GMT"); });
    case!(t, "getDateTimeRfc1123Underflow", { eq!(d.get_underflow().await?, "Tue, 00 Jan 0000 00:00:00 GMT"); });
    case!(t, "putDateTimeRfc1123Max", { d.put_utc_max_date_time("Fri, 31 Dec 9999 23:59:59 GMT").await?; });
    case!(t, "getDateTimeRfc1123MaxUtcLowercase", {
        eq!(d.get_utc_lowercase_max_date_time().await?, "fri, 31 dec 9999 23:59:59 gmt");
    });
    case!(t, "getDateTimeRfc1123MaxUtcUppercase", {
        eq!(d.get_utc_uppercase_max_date_time().await?, "FRI, 31 DEC 9999 23:59:59 GMT");
    });
    case!(t, "getDateTimeRfc1123MinUtc", { eq!(d.get_utc_min_date_time().await?, "Mon, 01 Jan 0001 00:00:00 GMT"); });
    case!(t, "putDateTimeRfc1123Min", { d.put_utc_min_date_time("Mon, 01 Jan 0001 00:00:00 GMT").await?; });
}
