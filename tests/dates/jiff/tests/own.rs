//! Values of jiff itself are taken wherever a date is.
#![forbid(unsafe_code)]

use calendar::models::Event;

#[test]
fn timestamps_and_dates_are_taken_as_they_are() {
    let now = jiff::Timestamp::now();
    let event = Event::new(now)
        .day(jiff::civil::date(2026, 1, 31))
        .ended(now);
    assert_eq!(event.at, now);
    assert!(event.at <= jiff::Timestamp::now());
}
