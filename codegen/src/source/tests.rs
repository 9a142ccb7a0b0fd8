use serde_json::{Value, json};

use super::*;
use crate::print;
use crate::report::{Code, Report};

fn parsed(name: &str, text: &str) -> (Value, Report, Sources) {
    let mut sources = Sources::new();
    let mut report = Report::new();
    let file = sources.add_text(name, text);
    let value = sources
        .parse(file, &mut report)
        .map_or(Value::Null, |value| Value::clone(&value));
    (value, report, sources)
}

fn value(name: &str, text: &str) -> Value {
    let (value, report, sources) = parsed(name, text);
    assert!(
        !report.has_errors(),
        "{}",
        print::text(&report, &sources, false)
    );
    value
}

/// The code and the place of the only finding.
fn finding(name: &str, text: &str) -> (Code, String) {
    let (_, report, sources) = parsed(name, text);
    let all: Vec<_> = report.iter().collect();
    assert_eq!(all.len(), 1, "{}", print::text(&report, &sources, false));
    let place = &all[0].labels[0].0;
    let at = sources.locate(place).expect("the place is in a file");
    (
        all[0].code,
        format!("{}:{}:{}", at.file, at.line, at.column),
    )
}

fn found(code: Code, place: &str) -> (Code, String) {
    (code, place.to_owned())
}

#[test]
fn yaml_keys_become_text_as_they_are_written() {
    let yaml = "200: a\n1.0: b\ntrue: c\n~: d\nyes: e\n'x': f\n0x1F: g\n";
    let expected =
        json!({"200": "a", "1.0": "b", "true": "c", "~": "d", "yes": "e", "x": "f", "0x1F": "g"});
    assert_eq!(value("a.yaml", yaml), expected);
}

#[test]
fn yaml_scalars_follow_the_core_schema() {
    let yaml = "[yes, on, 012, 1_000, null, ~, '', true, 1e3, 2020-01-01, .5]";
    let expected = json!([
        "yes",
        "on",
        "012",
        "1_000",
        null,
        null,
        "",
        true,
        1000.0,
        "2020-01-01",
        0.5
    ]);
    assert_eq!(value("a.yaml", yaml), expected);
}

#[test]
fn large_integers_stay_numbers() {
    let text = "[18446744073709551615, -9223372036854775808, 18446744073709551616, 123456789012345678901234567890123456789012]";
    for name in ["a.yaml", "a.json"] {
        let value = value(name, text);
        assert_eq!(value[0], json!(u64::MAX), "{name}");
        assert_eq!(value[1], json!(i64::MIN), "{name}");
        assert_eq!(value[2], json!(18446744073709551616.0), "{name}");
        assert!(value[3].is_f64(), "{name}");
    }
}

#[test]
fn infinity_is_kept_as_text() {
    assert!(value("a.yaml", "a: .inf\n")["a"].is_string());
}

#[test]
fn order_is_kept() {
    let value = value("a.yaml", "b: 1\na: 2\nc: 3\n");
    assert_eq!(
        value.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["b", "a", "c"]
    );
}

#[test]
fn merge_keys_give_way_to_explicit_ones() {
    let yaml = "base: &base {x: 1, y: 2}\nown: {y: 3, <<: *base}\nlater:\n  <<: *base\n  x: 9\n";
    let value = value("a.yaml", yaml);
    assert_eq!(value["own"], json!({"y": 3, "x": 1}));
    assert_eq!(value["later"], json!({"x": 9, "y": 2}));
}

#[test]
fn the_first_of_several_merged_mappings_wins() {
    let yaml = "a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\n";
    assert_eq!(value("a.yaml", yaml)["c"], json!({"x": 1, "y": 2}));
}

#[test]
fn json_has_no_merge_key() {
    assert_eq!(
        value("a.json", r#"{"<<": {"a": 1}}"#),
        json!({"<<": {"a": 1}})
    );
}

#[test]
fn an_invalid_merge_is_an_error() {
    assert_eq!(
        finding("a.yaml", "a:\n  <<: 1\n"),
        found(Code::InvalidMerge, "a.yaml:2:3")
    );
}

#[test]
fn tags_are_ignored() {
    let yaml = "a: !x 1\nb: !y [1]\nc: !!str 1\nd: !z {k: v}\n";
    assert_eq!(
        value("a.yaml", yaml),
        json!({"a": 1, "b": [1], "c": "1", "d": {"k": "v"}})
    );
}

#[test]
fn a_duplicate_key_shows_both_places_and_the_last_wins() {
    for (name, text) in [
        ("a.yaml", "m:\n  k: 1\n  k: 2\n"),
        ("a.json", "{\"m\":{\n  \"k\": 1,\n  \"k\": 2\n}}"),
    ] {
        let (value, report, sources) = parsed(name, text);
        assert_eq!(value, json!({"m": {"k": 2}}));
        let text = print::text(&report, &sources, false);
        assert!(
            text.contains(&format!(
                "error[duplicate-key]: this mapping has the key `k` twice\n --> {name}:3:3"
            )),
            "{text}"
        );
        assert!(
            text.contains("first here") && text.contains("again here"),
            "{text}"
        );
    }
}

#[test]
fn keys_that_differ_in_type_only_are_duplicates() {
    assert_eq!(
        finding("a.yaml", "200: a\n'200': b\n"),
        found(Code::DuplicateKey, "a.yaml:2:1")
    );
}

#[test]
fn syntax_errors_are_located() {
    assert_eq!(finding("a.yaml", "a: 1\nb: [1,\nc: 2\n").0, Code::Syntax);
    assert_eq!(
        finding("a.yaml", "a: 1\n\tb: 2\n"),
        found(Code::Syntax, "a.yaml:2:1")
    );
    assert_eq!(
        finding("a.json", "{\"a\": 1,\n \"b\" 2}"),
        found(Code::Syntax, "a.json:2:6")
    );
    assert_eq!(
        finding("a.yaml", "a: *unknown\n"),
        found(Code::Syntax, "a.yaml:1:4")
    );
}

#[test]
fn json_that_is_not_json_may_be_yaml() {
    assert_eq!(
        value("a.yaml", "{a: 1, b: [x,],}"),
        json!({"a": 1, "b": ["x"]})
    );
    assert_eq!(finding("a.json", "just text").0, Code::Syntax);
}

#[test]
fn a_byte_order_mark_is_no_text() {
    assert_eq!(value("a.yaml", "\u{feff}a: 1\n"), json!({"a": 1}));
    assert_eq!(value("a.json", "\u{feff}{\"a\": 1}"), json!({"a": 1}));
}

#[test]
fn an_empty_file_is_an_error() {
    for text in ["", " \n", "# nothing\n", "---\n", "null\n"] {
        assert_eq!(
            finding("a.yaml", text),
            found(Code::EmptyFile, "a.yaml:1:1"),
            "{text:?}"
        );
    }
}

#[test]
fn several_documents_are_an_error() {
    assert_eq!(
        finding("a.yaml", "a: 1\n---\nb: 2\n"),
        found(Code::SeveralDocuments, "a.yaml:2:1")
    );
}

#[test]
fn a_list_is_no_key() {
    assert_eq!(
        finding("a.yaml", "a: 1\n? [x, y]\n: 1\n").0,
        Code::UnsupportedKey
    );
}

#[test]
fn deep_nesting_is_an_error_and_not_a_crash() {
    for depth in [200, 100_000] {
        let text = "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(finding("a.json", &text).0, Code::TooDeep);
    }
    let text: String = (0..300).map(|depth| " ".repeat(depth) + "a:\n").collect();
    assert_eq!(finding("a.yaml", &text).0, Code::TooDeep);
}

#[test]
fn a_long_key_is_left_out_with_its_value() {
    let long = "k".repeat(5_000);
    for (name, text) in [
        (
            "a.json",
            format!(r#"{{"a": 1, "{long}": {{"b": 2}}, "c": 3}}"#),
        ),
        ("a.yaml", format!("a: 1\n? {long}\n: {{b: 2}}\nc: 3\n")),
    ] {
        let place = if name == "a.json" {
            "a.json:1:10"
        } else {
            "a.yaml:2:3"
        };
        assert_eq!(finding(name, &text), found(Code::TooLarge, place));
        let (value, _, _) = parsed(name, &text);
        assert_eq!(value, json!({"a": 1, "c": 3}));
    }
}

#[test]
fn an_alias_bomb_is_an_error_and_not_a_crash() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    assert_eq!(finding("a.yaml", &text).0, Code::TooLarge);
}

#[test]
fn a_long_text_repeated_by_aliases_is_an_error() {
    let text = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(100_000),
        vec!["*a"; 10_000].join(", ")
    );
    assert_eq!(finding("a.yaml", &text).0, Code::TooLarge);
}

#[test]
fn an_alias_to_itself_is_an_error() {
    assert!(matches!(
        finding("a.yaml", "a: &a [*a]\n").0,
        Code::TooDeep | Code::TooLarge | Code::Syntax
    ));
}

#[test]
fn unreadable_files_are_located() {
    let folder = tempfile::tempdir().unwrap();
    let binary = folder.path().join("b.yaml");
    std::fs::write(&binary, b"a: \xff\n").unwrap();
    for (path, code) in [
        (folder.path().join("none.yaml"), Code::UnreadableFile),
        (folder.path().to_owned(), Code::UnreadableFile),
        (binary, Code::NotUtf8),
    ] {
        let mut sources = Sources::new();
        let mut report = Report::new();
        assert!(sources.read(&path, &mut report).is_none());
        assert!(
            sources.read(&path, &mut report).is_none(),
            "a second try is quiet"
        );
        let all: Vec<_> = report.iter().collect();
        assert_eq!((all.len(), all[0].code), (1, code));
        assert_eq!(sources.locate(&all[0].labels[0].0).unwrap().line, 1);
        assert_eq!(sources.files().count(), 1);
    }
}

#[test]
fn a_file_is_read_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    std::fs::write(&path, "a: 1\n").unwrap();
    let mut sources = Sources::new();
    let mut report = Report::new();
    let (first, _) = sources.read(&path, &mut report).unwrap();
    let (second, _) = sources
        .read(&folder.path().join(".").join("a.yaml"), &mut report)
        .unwrap();
    assert_eq!(first, second);
}

#[test]
fn origins_hold_for_all_below_and_the_nearest_counts() {
    let mut sources = Sources::new();
    let root = sources.add_text("root.yaml", "");
    let part = sources.add_text("part.yaml", "");
    let a = Pointer::root().child("a");
    sources.originate(Pointer::root(), root, Pointer::root());
    sources.originate(a.clone(), part, Pointer::root().child("x"));
    assert_eq!(
        sources.origin(&a.child("b")),
        Some((part, Pointer::root().child("x").child("b")))
    );
    assert_eq!(
        sources.origin(&Pointer::root().child("ab")),
        Some((root, Pointer::root().child("ab")))
    );
}

#[test]
fn a_block_below_its_key_is_found_at_the_key() {
    let mut sources = Sources::new();
    let yaml = sources.add_text("a.yaml", "a:\n  b: 1\n");
    let json = sources.add_text("a.json", "{\"a\": {\n \"b\": 1}}");
    sources.originate(Pointer::root(), yaml, Pointer::root());
    let a = Pointer::root().child("a");
    let at = |place: Place| {
        sources
            .locate(&place)
            .map(|at| (at.line, at.column))
            .unwrap()
    };
    assert_eq!(at(Place::Document(a.clone())), (1, 1));
    assert_eq!(at(Place::Document(a.child("b"))), (2, 6));
    assert_eq!(at(Place::Document(a.child("b")).key()), (2, 3));
    assert_eq!(at(Place::File(json, a.clone())), (1, 7));
    assert_eq!(at(Place::File(json, a).key()), (1, 2));
}

#[test]
fn a_yaml_file_that_cannot_be_followed_is_found_at_its_start() {
    let mut sources = Sources::new();
    let file = sources.add_text("a.yaml", "\u{0}");
    assert_eq!(
        sources
            .locate(&Place::File(file, Pointer::root().child("a")))
            .map(|at| (at.line, at.column)),
        Some((1, 1))
    );
}

#[test]
fn json_that_only_yaml_allows_is_read_with_a_warning() {
    let text = "{\"a\": 1,\n \"b\": [2,],}";
    let (value, report, _) = parsed("a.json", text);
    assert_eq!(value, json!({ "a": 1, "b": [2] }));
    assert!(!report.has_errors());
    assert_eq!(finding("a.json", text), found(Code::Syntax, "a.json:2:10"));
    let (_, report, _) = parsed("a.yaml", text);
    assert_eq!(report.iter().count(), 0);
}
