//! Unions: a table finds the member, and a value that fits none is kept.
#![forbid(unsafe_code)]

use runtime_tests::runtime::json::choice::{Choice, Kind, choose};
use runtime_tests::runtime::json::decode::from_str;
use runtime_tests::{Cat, Find, Guest, Pet, Sight, Task, Weight};
use serde_json::json;

fn member(text: &str, choice: &Choice) -> Option<usize> {
    choose(text, choice, false).map(|(index, _)| index)
}

#[test]
fn a_tag_finds_the_member() {
    let cat: Pet = from_str(r#"{"lives":9,"kind":"cat"}"#).unwrap();
    assert!(matches!(cat, Pet::Cat(Cat { lives: 9, .. })));
    let dog: Pet = from_str(r#"{"kind":"dog","friend":{"kind":"cat","lives":1}}"#).unwrap();
    let Pet::Dog(dog) = dog else {
        panic!("{dog:?} is no dog");
    };
    assert!(matches!(
        dog.friend.as_deref(),
        Some(Pet::Cat(Cat { lives: 1, .. }))
    ));
}

#[test]
fn what_fits_no_member_is_kept() {
    for value in [
        json!({"kind": "emu", "legs": 2}),
        json!({"kind": "cat", "lives": "many"}),
        json!({"kind": ["cat"]}),
        json!({}),
        json!("cat"),
        json!(null),
    ] {
        assert_eq!(
            from_str::<Pet>(&value.to_string()).unwrap(),
            Pet::Unknown(value)
        );
    }
}

#[test]
fn an_object_with_nothing_of_its_member_is_kept() {
    let stranger = json!({"hobby": "chess"});
    let text = stranger.to_string();
    let find = |text: &str| from_str::<Find>(text).unwrap();
    assert_eq!(find(&text), Find::Unknown(stranger.clone()));
    assert!(matches!(find(r#"{"next":null}"#), Find::Node(_)));
    assert!(matches!(find("{}"), Find::Node(_)));
    let sight = |text: &str| from_str::<Sight>(text).unwrap();
    assert_eq!(sight(&text), Sight::Unknown(stranger));
    assert!(matches!(sight(r#"{"next":{}}"#), Sight::Node(_)));
    assert!(matches!(sight(r#"{"kind":"x"}"#), Sight::Unknown(_)));
    // The tag says more than the keys.
    let dog = from_str::<Pet>(r#"{"kind":"dog","hobby":"chess"}"#).unwrap();
    assert!(matches!(dog, Pet::Dog(_)));
    assert!(matches!(
        serde_json::from_str::<Pet>(r#"{"kind":"dog"}"#).unwrap(),
        Pet::Dog(_)
    ));
}

#[test]
fn what_is_not_well_formed_is_an_error() {
    assert!(from_str::<Pet>(r#"{"kind":"cat",}"#).is_err());
}

#[test]
fn a_hostile_depth_does_not_overflow_the_stack() {
    let deep = format!(
        "{}null{}",
        r#"{"kind":"dog","friend":"#.repeat(50_000),
        "}".repeat(50_000)
    );
    assert!(from_str::<Pet>(&deep).is_err());
}

#[test]
fn tags_may_be_numbers_and_booleans() {
    const CHOICE: Choice = Choice::Tag {
        key: "v",
        cases: &[
            ("1", Choice::Member(0)),
            ("true", Choice::Member(1)),
            ("a\"b", Choice::Member(2)),
        ],
        otherwise: &Choice::Member(3),
    };
    assert_eq!(member(r#"{"v": 1}"#, &CHOICE), Some(0));
    assert_eq!(member(r#" {"v" : true }"#, &CHOICE), Some(1));
    assert_eq!(member(r#"{"v":"a\"b"}"#, &CHOICE), Some(2));
    assert_eq!(member(r#"{"v":null}"#, &CHOICE), Some(3));
}

#[test]
fn json_types_find_the_member() {
    const CHOICE: Choice = Choice::Kind(&[
        (Kind::Integer, Choice::Member(0)),
        (Kind::Number, Choice::Member(1)),
        (Kind::String, Choice::Member(2)),
        (Kind::Boolean, Choice::Member(3)),
        (Kind::Null, Choice::Member(4)),
        (
            Kind::Array,
            Choice::Items {
                cases: &[(Kind::Number, Choice::Member(5))],
                otherwise: &Choice::Unknown,
            },
        ),
    ]);
    let found = |text| member(text, &CHOICE);
    assert_eq!(["5", "5.0", "-3e2"].map(found), [Some(0); 3]);
    assert_eq!(found("5.5"), Some(1));
    assert_eq!(found("\"5\""), Some(2));
    assert_eq!(found("false"), Some(3));
    assert_eq!(found("null"), Some(4));
    assert_eq!(found("[1,[2],{}]"), Some(5));
    assert_eq!(["[]", "[\"a\"]", "{}"].map(found), [None; 3]);
}

#[test]
fn the_keys_of_the_first_item_find_the_member() {
    const CHOICE: Choice = Choice::Items {
        cases: &[(
            Kind::Object,
            Choice::Key {
                cases: &[("barks", Choice::Member(1))],
                otherwise: &Choice::Member(0),
            },
        )],
        otherwise: &Choice::Member(2),
    };
    assert_eq!(member(r#"[{"barks":true},{}]"#, &CHOICE), Some(1));
    assert_eq!(member(r#"[{},{"barks":true}]"#, &CHOICE), Some(0));
    assert_eq!(member("[]", &CHOICE), Some(2));
}

#[test]
fn the_first_listed_key_that_is_present_finds_the_member() {
    const CHOICE: Choice = Choice::Key {
        cases: &[("a", Choice::Member(0)), ("b", Choice::Member(1))],
        otherwise: &Choice::Member(2),
    };
    assert_eq!(member(r#"{"b":1,"a":2}"#, &CHOICE), Some(0));
    assert_eq!(member(r#"{"b":{"a":2},"a":null}"#, &CHOICE), Some(1));
    assert_eq!(member("{}", &CHOICE), Some(2));
    assert_eq!(member("[]", &CHOICE), Some(2));
}

#[test]
fn the_type_of_a_property_finds_the_member() {
    const CHOICE: Choice = Choice::Property {
        key: "to",
        cases: &[
            (Kind::String, Choice::Member(0)),
            (Kind::Array, Choice::Member(1)),
        ],
        otherwise: &Choice::Unknown,
    };
    assert_eq!(member(r#"{"to":"x"}"#, &CHOICE), Some(0));
    assert_eq!(member(r#"{"to":["x"]}"#, &CHOICE), Some(1));
    assert_eq!(member(r#"{"to":1}"#, &CHOICE), None);
}

#[test]
fn a_tree_of_decisions_ends_at_a_member() {
    let guest = |text: &str| from_str::<Guest>(text).unwrap();
    assert!(matches!(guest(r#""Tom""#), Guest::Name(name) if name == "Tom"));
    assert!(matches!(
        guest(r#"{"kind":"cat","lives":9}"#),
        Guest::Cat(_)
    ));
    assert!(matches!(
        guest(r#"{"friend":{"kind":"cat","lives":1}}"#),
        Guest::Dog(_)
    ));
    assert!(matches!(guest(r#"{"legs":2}"#), Guest::Unknown(_)));
    assert!(matches!(guest("[1]"), Guest::Ages(ages) if ages == [1]));
    assert!(matches!(guest("[]"), Guest::Names(names) if names.is_empty()));
    assert!(matches!(guest("1"), Guest::Unknown(_)));
}

#[test]
fn a_whole_number_is_an_integer_wherever_the_table_lists_it() {
    const CHOICE: Choice = Choice::Kind(&[
        (Kind::Number, Choice::Member(0)),
        (Kind::Integer, Choice::Member(1)),
    ]);
    assert_eq!(member("1", &CHOICE), Some(1));
    assert_eq!(member("1.5", &CHOICE), Some(0));
}

#[test]
fn a_whole_number_is_an_integer_with_all_its_digits() {
    for (text, weight) in [
        ("9007199254740993", Weight::Integer(9_007_199_254_740_993)),
        ("-1", Weight::Integer(-1)),
        ("1.5", Weight::Number(1.5)),
    ] {
        assert_eq!(from_str::<Weight>(text).unwrap(), weight);
        assert_eq!(serde_json::to_string(&weight).unwrap(), text);
    }
}

#[test]
fn a_value_of_two_members_keeps_the_keys_of_both() {
    let text = r#"{"name":"n","at":8,"days":[1]}"#;
    let task: Task = from_str(text).unwrap();
    let Task::Rename(rename) = &task else {
        panic!("{task:?} has another key first");
    };
    assert_eq!(rename.extra["at"], 8);
    assert_eq!(serde_json::to_string(&task).unwrap(), text);
}
