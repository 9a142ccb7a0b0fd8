//! Properties that the empty string clears, as they are read and written.
#![forbid(unsafe_code)]

use runtime_tests::runtime::json::clearable::Clearable;
use runtime_tests::runtime::json::decode::from_str;
use runtime_tests::{Cat, Pet, Reminder, Visit};
use serde_json::Value;

#[test]
fn a_value_is_read_and_written_back_as_it_came() {
    for text in [
        r#"{"at":8}"#,
        r#"{"at":"","days":""}"#,
        r#"{"at":8,"days":[1,2]}"#,
        r#"{"at":8,"days":[],"next":{"at":"","next":""}}"#,
    ] {
        let reminder: Reminder = from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&reminder).unwrap(), text);
        // From a `Value`, whose text is not there to be borrowed.
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::from_value::<Reminder>(value).unwrap(), reminder);
    }
}

#[test]
fn absent_cleared_and_value_are_told_apart() {
    let days = |text| from_str::<Reminder>(text).unwrap().days;
    assert_eq!(days(r#"{"at":8}"#), Clearable::Absent);
    assert_eq!(days(r#"{"at":8,"days":null}"#), Clearable::Absent);
    assert_eq!(days(r#"{"at":8,"days": "" }"#), Clearable::Cleared);
    assert_eq!(days(r#"{"at":8,"days":[1]}"#), Clearable::Value(vec![1]));
    assert_eq!(
        days(r#"{"at":8,"days":[1]}"#).as_deref().value(),
        Some(&&[1][..])
    );
    assert!(from_str::<Reminder>(r#"{"days":""}"#).is_err());
}

#[test]
fn setters_clear_and_set() {
    let reminder = Reminder::new(8).next(Reminder::new(Clearable::Cleared).days(vec![1]));
    let text = r#"{"at":8,"next":{"at":"","days":[1]}}"#;
    assert_eq!(serde_json::to_string(&reminder).unwrap(), text);
    let reminder = reminder.clear_next().clear_days();
    let text = r#"{"at":8,"days":"","next":""}"#;
    assert_eq!(serde_json::to_string(&reminder).unwrap(), text);
}

#[test]
#[allow(deprecated, reason = "it is the subject of the test")]
fn a_deprecated_field_is_still_set_and_read() {
    let reminder = Reminder::new(8).zone("UTC");
    let text = r#"{"at":8,"zone":"UTC"}"#;
    assert_eq!(serde_json::to_string(&reminder).unwrap(), text);
    assert_eq!(from_str::<Reminder>(text).unwrap().zone, reminder.zone);
}

#[test]
fn only_what_is_absent_has_a_default() {
    assert_eq!(Clearable::Absent.or_if_absent(1), Some(1));
    assert_eq!(Clearable::Cleared.or_if_absent(1), None);
    assert_eq!(Clearable::Value(2).or_if_absent(1), Some(2));
}

#[test]
fn a_union_can_be_cleared() {
    let pet = |text| from_str::<Visit>(text).unwrap().pet;
    assert_eq!(pet(r#"{"pet":""}"#), Clearable::Cleared);
    let cat = pet(r#"{"pet":{"kind":"cat","lives":9}}"#);
    assert!(matches!(
        cat,
        Clearable::Value(Pet::Cat(Cat { lives: 9, .. }))
    ));
    // The value does not fit the member of its tag, so the whole text is read again.
    let unknown = pet(r#"{"pet":{"kind":"cat","lives":"many"}}"#);
    assert!(matches!(unknown, Clearable::Value(Pet::Unknown(_))));
}

#[test]
fn an_error_names_the_pointer() {
    let error = from_str::<Reminder>(r#"{"at":8,"next":{"at":8,"days":[1,"x"]}}"#).unwrap_err();
    assert!(error.to_string().starts_with("/next/days/1: "), "{error}");
}

#[test]
fn a_deep_value_is_an_error_and_not_an_overflow() {
    let deep = r#"{"at":8,"next":"#.repeat(9_000) + "1" + &"}".repeat(9_000);
    let error = from_str::<Reminder>(&deep).unwrap_err();
    assert!(error.to_string().contains("nested too deeply"), "{error}");
}
