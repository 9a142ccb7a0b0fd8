//! Dates and instants are read and written alike, whatever crate has their types.
#![forbid(unsafe_code)]

use std::fmt::Debug;

use loopback::{Reply, Server};
use runtime_tests::Client;
use runtime_tests::runtime::http::header::Header;
use runtime_tests::runtime::json::chrono_date_time;
use runtime_tests::runtime::json::date_time;
use runtime_tests::runtime::json::decode::{Decode, from_str};
use runtime_tests::runtime::json::time_date_time;
use serde::Serialize;
use serde_json::Value;

/// A crate of dates.
trait Dates {
    type Instant: Decode + Serialize + Ord + Debug;
    type Date: Decode + Serialize;
}

struct Jiff;

impl Dates for Jiff {
    type Instant = date_time::DateTime;
    type Date = jiff::civil::Date;
}

struct Chrono;

impl Dates for Chrono {
    type Instant = chrono_date_time::DateTime;
    type Date = chrono::NaiveDate;
}

struct Time;

impl Dates for Time {
    type Instant = time_date_time::DateTime;
    type Date = time::Date;
}

/// Runs each test for each crate of dates.
macro_rules! for_each_crate {
    ($($test:ident;)+) => {
        for_each_crate!(with_jiff Jiff; $($test)+);
        for_each_crate!(with_chrono Chrono; $($test)+);
        for_each_crate!(with_time Time; $($test)+);
    };
    ($module:ident $dates:ident; $($test:ident)+) => {
        mod $module {
            $(#[test]
            fn $test() {
                super::$test::<super::$dates>();
            })+
        }
    };
}

for_each_crate! {
    instants_are_read_leniently;
    every_year_of_rfc_3339_has_instants;
    instants_are_compared_whatever_their_offset;
    an_instant_is_written_so_that_it_can_be_read;
    dates_may_have_a_time;
    headers_contain_dates_of_http_and_of_json;
}

fn read<T: Decode>(text: &str) -> Result<T, String> {
    from_str(&Value::from(text).to_string()).map_err(|error| error.to_string())
}

fn instant<D: Dates>(text: &str) -> D::Instant {
    read(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn written(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap();
    json.as_str().unwrap().to_owned()
}

fn instants_are_read_leniently<D: Dates>() {
    let expected = instant::<D>("2024-02-03T04:05:06.123456789Z");
    for text in [
        " 2024-02-03T04:05:06.123456789Z ",
        "2024-02-03t04:05:06.123456789z",
        "2024-02-03 04:05:06.123456789",
        "2024-02-03T04:05:06,123456789Z",
        "2024-02-03T04:05:06.123456789999999Z",
        "2024-02-03T04:05:06.123456789999999",
        "2024-02-03T05:05:06.123456789+01:00",
        "2024-02-03T05:05:06.123456789999+0100",
        "2024-02-03 05:05:06.123456789 +01",
        "2024-02-02T23:35:06.123456789-04:30",
    ] {
        assert_eq!(instant::<D>(text), expected, "{text}");
    }
    let midnight = instant::<D>("2024-02-03T00:00:00Z");
    for text in ["2024-02-03", "2024-02-03T00:00Z", "2024-02-03 00:00"] {
        assert_eq!(instant::<D>(text), midnight, "{text}");
    }
    instant::<D>("2016-12-31T23:59:60Z");
    for text in [
        "yesterday",
        "",
        "10000-01-01T00:00:00Z",
        "2024-02-30T00:00:00Z",
        "2024-02-03T",
        "2024-02-03T04:05:06€Z",
        "2024-02-0é",
        "2024-02-03T04:05:06+é0",
    ] {
        let error = read::<D::Instant>(text).unwrap_err();
        assert!(error.contains("expected an RFC 3339 date-time"), "{error}");
    }
}

fn every_year_of_rfc_3339_has_instants<D: Dates>() {
    for text in [
        "9999-12-30T22:00:00.999999999Z",
        "9999-12-30T22:00:01Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999999999-01:00",
        "9999-12-31T23:59:59-23:00",
        "1969-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
    ] {
        assert_eq!(written(&instant::<D>(text)), text);
    }
    let late = instant::<D>("9999-12-31T23:59:59.9999999Z");
    assert_eq!(instant::<D>(&written(&late)), late);
    assert!(late > instant::<D>("9999-12-31 23:59:59"));
}

fn instants_are_compared_whatever_their_offset<D: Dates>() {
    let never = instant::<D>("9999-12-31T23:59:59Z");
    assert!(never > instant::<D>("9999-12-31T23:59:58Z"));
    assert!(never < instant::<D>("9999-12-31T23:59:59-01:00"));
    assert_eq!(never, instant::<D>("9999-12-31T22:59:59-01:00"));
}

fn an_instant_is_written_so_that_it_can_be_read<D: Dates>() {
    for text in [
        "2024-02-03T04:05:06Z",
        "2024-02-03T04:05:06.1Z",
        "2024-02-03T04:05:06.000001+05:45",
        "9999-12-31T23:59:59-09:30",
        "9999-12-31T23:59:59+14:00",
    ] {
        let first = instant::<D>(text);
        assert_eq!(instant::<D>(&written(&first)), first, "{text}");
    }
}

fn dates_may_have_a_time<D: Dates>() {
    for text in ["2024-02-03", "0000-01-01", "9999-12-31"] {
        assert_eq!(written(&read::<D::Date>(text).unwrap()), text);
    }
    for text in ["2024-02-03T00:00:00Z", "2024-02-03 10:00"] {
        assert_eq!(written(&read::<D::Date>(text).unwrap()), "2024-02-03");
    }
    for text in ["03.02.2024", "2024-02-30", ""] {
        let error = read::<D::Date>(text).err().unwrap();
        assert!(error.contains("expected an RFC 3339 full-date"), "{error}");
    }
}

#[tokio::main]
async fn headers_contain_dates_of_http_and_of_json<D: Dates>() {
    let header: Header<D::Instant> = Header::date("Last-Modified");
    let expected = Some(instant::<D>("1994-11-06T08:49:37Z"));
    for text in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "1994-11-06T09:49:37+01:00",
    ] {
        assert_eq!(received(header, text).await, expected, "{text}");
    }
    let last = Some(instant::<D>("9999-12-31T23:59:59Z"));
    let text = "Fri, 31 Dec 9999 23:59:59 GMT";
    assert_eq!(received(header, text).await, last);
    assert_eq!(received(header, "0").await, None);
}

/// The value of a header that a server has sent.
async fn received<T: Decode>(header: Header<T>, text: &str) -> Option<T> {
    let body = r#"{"success":true,"errors":[],"result":[]}"#;
    let reply = Reply::json(200, body).with_header("last-modified", text);
    let server = Server::answering([reply]).await.unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    let call = client.warp_connector().list().with_response();
    call.await.unwrap().header(header)
}
