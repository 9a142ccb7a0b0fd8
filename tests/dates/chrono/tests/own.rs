//! Values of chrono itself are taken wherever a date is, and the offset of an instant is kept.
#![forbid(unsafe_code)]

use calendar::models::Event;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

#[test]
fn instants_and_dates_are_taken_as_they_are() {
    let now = Utc::now();
    let day = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    let event = Event::new(now).day(day).ended(now.fixed_offset());
    assert_eq!(event.at, now);
    assert!(event.at <= Utc::now());
    assert_eq!(event.day.map(|it| it.year()), Some(2026));
}

#[test]
fn an_offset_is_kept() {
    let text = r#"{"at":"2024-02-03T04:05:06+05:45"}"#;
    let event: Event = serde_json::from_str(text).unwrap();
    assert_eq!(event.at.offset().local_minus_utc(), 20_700);
    assert_eq!(serde_json::to_string(&event).unwrap(), text);
    let utc: DateTime<Utc> = event.at.into();
    assert_eq!(utc.to_rfc3339(), "2024-02-02T22:20:06+00:00");
}
