use super::*;
use crate::report::{Code, Diagnostic, Report, Severity};
use crate::source::{Place, Pointer, Sources};

fn two_labels(first: Place, second: Place) -> Diagnostic {
    Diagnostic::error(Code::DuplicateKey)
        .message("the mapping has the key `a` twice")
        .at(first, "again here")
        .also(second, "first here")
        .help("remove one".to_owned())
}

#[test]
fn codes_are_unique_and_in_kebab_case() {
    for code in Code::ALL {
        let text = code.as_str();
        assert!(
            text.chars()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-'),
            "{text}"
        );
        assert_eq!(
            Code::ALL.iter().filter(|it| it.as_str() == text).count(),
            1,
            "{text}"
        );
        assert!(!code.meaning().is_empty(), "{text}");
    }
}

#[test]
fn exact_repeats_are_dropped() {
    let mut report = Report::new();
    for message in ["a", "b", "a"] {
        report.push(Diagnostic::warning(Code::Syntax).message(message));
    }
    assert_eq!(report.count(Severity::Warning), 2);
    assert!(!report.has_errors());
}

#[test]
fn text_shows_lines_labels_and_help() {
    let mut sources = Sources::new();
    let file = sources.add_text("spec/a.yaml", "x: 0\na: 1\nb: 2\na: 3\nc: 4\n");
    let mut report = Report::new();
    report.push(two_labels(Place::Text(file, 15), Place::Text(file, 5)));
    assert_eq!(
        text(&report, &sources, false),
        "\
error[duplicate-key]: the mapping has the key `a` twice
 --> spec/a.yaml:4:1
  |
2 | a: 1
  | - first here
3 | b: 2
4 | a: 3
  | ^ again here
  |
  = help: remove one

"
    );
}

#[test]
fn text_shows_two_files() {
    let mut sources = Sources::new();
    let one = sources.add_text("one.yaml", "a: 1\n");
    let two = sources.add_text("two.yaml", "\n\na: 2\n");
    let mut report = Report::new();
    report.push(two_labels(Place::Text(two, 2), Place::Text(one, 0)));
    let text = text(&report, &sources, false);
    assert!(text.contains("--> two.yaml:3:1"), "{text}");
    assert!(
        text.contains("::: one.yaml:1:1") || text.contains("--> one.yaml:1:1"),
        "{text}"
    );
}

#[test]
fn text_of_a_minified_document_is_a_part_of_its_line() {
    let mut sources = Sources::new();
    let json = format!(
        r#"{{"long": "{}", "bad": 1, "rest": "{}"}}"#,
        "x".repeat(100_000),
        "y".repeat(100_000)
    );
    let file = sources.add_text("a.json", &json);
    let mut report = Report::new();
    report.push(
        Diagnostic::error(Code::Syntax)
            .message("m")
            .at(Place::File(file, Pointer::root().child("bad")), "here"),
    );
    let text = text(&report, &sources, false);
    assert!(text.len() < 1000, "{}", text.len());
    assert!(text.contains("--> a.json:1:100021"), "{text}");
    assert!(text.contains("^ here"), "{text}");
}

#[test]
fn findings_come_in_document_order() {
    let mut sources = Sources::new();
    let file = sources.add_text("a.yaml", "a: 1\nb: 2\n");
    let mut report = Report::new();
    report.push(Diagnostic::note(Code::Syntax).message("nowhere"));
    report.push(
        Diagnostic::note(Code::Syntax)
            .message("second")
            .at(Place::Text(file, 5), ""),
    );
    report.push(
        Diagnostic::error(Code::Syntax)
            .message("first")
            .at(Place::Text(file, 0), ""),
    );
    let messages: Vec<_> = entries(&report, &sources)
        .iter()
        .map(|it| it["message"].clone())
        .collect();
    assert_eq!(messages, ["first", "second", "nowhere"]);
}

#[test]
fn json_has_the_place_and_the_pointer() {
    let mut sources = Sources::new();
    let file = sources.add_text("a.yaml", "paths:\n  /a: x\n");
    let paths = Pointer::root().child("paths");
    sources.originate(Pointer::root(), file, Pointer::root());
    let mut report = Report::new();
    report.push(
        Diagnostic::error(Code::InvalidPath)
            .message("m")
            .at(Place::Document(paths.child("/a")), "l"),
    );
    assert_eq!(
        serde_json::Value::Array(entries(&report, &sources)).to_string(),
        r#"[{"severity":"error","code":"invalid-path","message":"m","file":"a.yaml","line":2,"column":7,"pointer":"/paths/~1a"}]"#
    );
}

#[test]
fn a_place_that_no_file_has_prints_the_message_alone() {
    let mut report = Report::new();
    report.push(
        Diagnostic::note(Code::AssumedRoot)
            .message("assumed")
            .at(Place::Document(Pointer::root().child("nowhere")), "x"),
    );
    assert_eq!(
        text(&report, &Sources::new(), false),
        "note[assumed-root]: assumed\n\n"
    );
}

#[test]
fn many_warnings_of_a_kind_are_counted_and_errors_are_all_shown() {
    let mut report = Report::new();
    for index in 0..14 {
        let message = format!("number {index}");
        report.push(Diagnostic::warning(Code::Syntax).message(message.clone()));
        report.push(Diagnostic::error(Code::NotUtf8).message(message.clone()));
        report.push(Diagnostic::note(Code::Untyped).message(message));
    }
    let sources = Sources::new();
    let shown = |text: &str, kind: &str| text.matches(kind).count();
    let text = text(&report, &sources, false);
    assert!(
        text.ends_with(
            "warning[syntax]: and 4 more of these\nnote[untyped]: and 4 more of these\n"
        )
    );
    assert_eq!(shown(&text, "error[not-utf8]"), 14);
    assert_eq!(shown(&text, "warning[syntax]: number"), 10);
    let brief = brief(&report, &sources, false);
    assert!(
        brief.ends_with(
            "warning[syntax]: and 4 more of these\nnote[untyped]: and 11 more of these\n"
        )
    );
    assert_eq!(shown(&brief, "note[untyped]: number"), 3);
    assert_eq!(entries(&report, &sources).len(), 42);
}
