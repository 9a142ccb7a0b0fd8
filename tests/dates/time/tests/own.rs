//! Values of the crate `time` itself are taken wherever a date is, and the offset of an instant is kept.
#![forbid(unsafe_code)]

use calendar::models::Event;
use time::{Date, Month, OffsetDateTime};

#[test]
fn instants_and_dates_are_taken_as_they_are() {
    let now = OffsetDateTime::now_utc();
    let day = Date::from_calendar_date(2026, Month::January, 31).unwrap();
    let event = Event::new(now).day(day).ended(now);
    assert_eq!(event.at, now);
    assert!(event.at <= OffsetDateTime::now_utc());
    assert_eq!(event.day.map(Date::year), Some(2026));
}

#[test]
fn an_offset_is_kept() {
    let text = r#"{"at":"2024-02-03T04:05:06+05:45"}"#;
    let event: Event = serde_json::from_str(text).unwrap();
    assert_eq!(event.at.offset().whole_seconds(), 20_700);
    assert_eq!(serde_json::to_string(&event).unwrap(), text);
    let instant: OffsetDateTime = event.at.into();
    assert_eq!(instant.unix_timestamp(), 1_706_912_406);
}
