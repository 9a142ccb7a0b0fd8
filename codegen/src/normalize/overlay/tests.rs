use serde_json::json;

use super::target::{Invalid, Target};
use super::*;
use crate::report::Code;
use crate::source::{Place, Pointer};

/// A document after overlays were applied, and the code and help of every problem.
fn applied(
    document: Value,
    overlays: &[&str],
) -> (Value, Vec<(Code, Option<String>)>, Sources, Report) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("openapi.yaml");
    std::fs::write(&root, document.to_string()).unwrap();
    let write = |(index, text): (usize, &&str)| {
        let path = folder.path().join(format!("{index}.yaml"));
        std::fs::write(&path, text).unwrap();
        path
    };
    let given: Vec<PathBuf> = overlays.iter().enumerate().map(write).collect();
    let (mut sources, mut report) = (Sources::new(), Report::new());
    sources.set_root_folder(folder.path());
    let (file, document) = sources.read(&root, &mut report).unwrap();
    sources.originate(Pointer::root(), file, Pointer::root());
    let changed = apply(document, &root, &given, &mut sources, &mut report);
    let problems = report.iter().map(|it| (it.code, it.help.clone())).collect();
    (changed, problems, sources, report)
}

/// A folder with `openapi.json` and overlays, and the path of the document.
fn beside(overlays: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("openapi.json");
    std::fs::write(&spec, json!({"tags": ["a"]}).to_string()).unwrap();
    std::fs::create_dir(folder.path().join("overlays")).unwrap();
    for (name, actions) in overlays {
        let path = folder.path().join("overlays").join(name);
        std::fs::write(path, with_actions(actions)).unwrap();
    }
    (folder, spec)
}

#[test]
fn overlays_beside_a_file_count_as_those_in_a_folder() {
    let add = |tag: &str| format!("- {{ target: $.tags, update: [{tag}] }}\n");
    let (folder, file) = beside(&[("2.yaml", &add("c")), ("1.yaml", &add("b"))]);
    let given = [folder.path().join("./overlays/2.yaml")];
    for spec in [file.as_path(), folder.path()] {
        let (mut sources, mut report) = (Sources::new(), Report::new());
        let (id, document) = sources.read(&file, &mut report).unwrap();
        sources.originate(Pointer::root(), id, Pointer::root());
        let changed = apply(document, spec, &given, &mut sources, &mut report);
        assert_eq!(report.iter().count(), 0);
        assert_eq!(changed, json!({"tags": ["a", "b", "c"]}), "{spec:?}");
    }
}

fn with_actions(actions: &str) -> String {
    format!("overlay: 1.1.0\ninfo: {{ title: Test, version: 1.0.0 }}\nactions:\n{actions}")
}

fn changed(document: Value, actions: &str) -> Value {
    let (changed, problems, _, _) = applied(document, &[&with_actions(actions)]);
    assert_eq!(problems, []);
    changed
}

fn problem(document: Value, actions: &str) -> (Code, Option<String>) {
    let (_, mut problems, _, _) = applied(document, &[&with_actions(actions)]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems.remove(0)
}

#[test]
fn an_update_merges_recursively() {
    let document = json!({"a": {"kept": 1, "list": [1], "inner": {"x": 1}, "changed": 1}});
    let update =
        "- target: $.a\n  update: { list: [2, 3], inner: { y: 2 }, changed: text, new: {} }\n";
    assert_eq!(
        changed(document, update),
        json!({"a": {
            "kept": 1, "list": [1, 2, 3], "inner": {"x": 1, "y": 2}, "changed": "text", "new": {},
        }})
    );
}

#[test]
fn a_selected_list_takes_one_item_or_many() {
    let update =
        "- { target: $.tags, update: { name: b } }\n- { target: $.tags, update: [c, d] }\n";
    assert_eq!(
        changed(json!({"tags": ["a"]}), update),
        json!({"tags": ["a", {"name": "b"}, "c", "d"]})
    );
}

#[test]
fn every_selected_value_is_updated() {
    let update = "- { target: '$.paths.*.get', update: { x-safe: true } }\n";
    assert_eq!(
        changed(
            json!({"paths": {"/a": {"get": {}}, "/b": {"get": {}, "put": {}}}}),
            update
        ),
        json!({"paths": {"/a": {"get": {"x-safe": true}}, "/b": {"get": {"x-safe": true}, "put": {}}}})
    );
}

#[test]
fn a_scalar_is_replaced_and_an_empty_key_changes_nothing() {
    let update = "- { target: $.info.title, update: New }\n- target: $\n  update:\n    paths:\n";
    assert_eq!(
        changed(
            json!({"info": {"title": "Old"}, "paths": {"/a": {}}}),
            update
        ),
        json!({"info": {"title": "New"}, "paths": {"/a": {}}})
    );
}

#[test]
fn removing_takes_out_keys_and_items_wherever_they_are() {
    let remove =
        "- { target: '$..[?@.x == true]', remove: true }\n- { target: $.list, remove: true }\n";
    assert_eq!(
        changed(
            json!({"a": [{"x": true}, {"y": 1}, {"x": true}], "b": {"c": {"x": true}}, "list": [1]}),
            remove
        ),
        json!({"a": [{"y": 1}], "b": {}})
    );
}

#[test]
fn what_is_inside_a_removed_value_may_be_selected_as_well() {
    let remove = "- { target: '$.a..*', remove: true }\n";
    assert_eq!(
        changed(json!({"a": [[1, [2]], {"b": 3}]}), remove),
        json!({"a": []})
    );
}

#[test]
fn a_copy_takes_the_value_as_it_is_at_that_time() {
    let copy = "- { target: $.a, update: { x: 1 } }\n- { target: $.b, copy: $.a }\n- { target: $.a, remove: true }\n";
    assert_eq!(
        changed(json!({"a": {"y": [1]}, "b": {"z": 1}}), copy),
        json!({"b": {"z": 1, "y": [1], "x": 1}})
    );
}

#[test]
fn overlays_follow_each_other() {
    let first = with_actions("- { target: $, update: { a: { b: 1 } } }\n");
    let second = with_actions("- { target: $.a.b, update: 2 }\n");
    let (document, problems, _, _) = applied(json!({"x": 1}), &[&first, &second]);
    assert_eq!(problems, []);
    assert_eq!(document, json!({"x": 1, "a": {"b": 2}}));
}

#[test]
fn an_invalid_overlay_keeps_the_others_from_being_applied() {
    let first = with_actions("- { target: $, update: { a: 1 } }\n");
    let (document, problems, _, _) = applied(json!({"x": 1}), &[&first, "overlay: 1.0.0\n"]);
    assert_eq!(document, json!({"x": 1}));
    assert_eq!(problems.len(), 2, "{problems:?}");
}

#[test]
fn what_an_overlay_wrote_is_located_there_and_later_items_keep_their_place() {
    let actions =
        "- { target: '$.list[0]', remove: true }\n- target: $.list[0]\n  update:\n    b: 2\n";
    let document = json!({"list": [{"a": 1}, {"c": 1}, {"d": 1}], "e": 1});
    let (document, _, sources, _) = applied(document, &[&with_actions(actions)]);
    assert_eq!(
        document,
        json!({"list": [{"c": 1, "b": 2}, {"d": 1}], "e": 1})
    );
    let origin = |at: &str| {
        let (file, pointer) = sources.origin(&Pointer::parse(at).unwrap()).unwrap();
        let path = sources.path(file).unwrap().file_name().unwrap();
        (path.to_str().unwrap().to_owned(), pointer.to_string())
    };
    let is = |file: &str, pointer: &str| (file.to_owned(), pointer.to_owned());
    assert_eq!(origin("/list/0/c"), is("openapi.yaml", "/list/1/c"));
    assert_eq!(origin("/list/0/b"), is("0.yaml", "/actions/1/update/b"));
    assert_eq!(origin("/list/1/d"), is("openapi.yaml", "/list/2/d"));
    assert_eq!(origin("/e"), is("openapi.yaml", "/e"));
}

#[test]
fn a_copy_is_located_where_the_original_stands() {
    let copy = "- { target: $.b, copy: $.a }\n";
    let document = json!({"a": {"x": {"y": 1}}, "b": {}});
    let (_, _, sources, _) = applied(document, &[&with_actions(copy)]);
    let (_, pointer) = sources.origin(&Pointer::parse("/b/x/y").unwrap()).unwrap();
    assert_eq!(pointer.as_str(), "/a/x/y");
}

#[test]
fn kinds_that_do_not_merge_are_told() {
    for update in ["{ a: 1 }", "{ a: [1] }", "[1]"] {
        let actions = format!("- {{ target: $.o, update: {update} }}\n");
        let (code, _) = problem(json!({"o": {"a": {"b": 1}}}), &actions);
        assert_eq!(code, Code::IncompatibleUpdate, "{update}");
    }
    let (code, _) = problem(json!({"a": [], "b": {}}), "- { target: $.*, update: {} }\n");
    assert_eq!(code, Code::IncompatibleUpdate);
}

#[test]
fn a_target_that_selects_nothing_has_a_near_miss() {
    let document = || json!({"openapi": "3.0.3", "paths": {"/pets/{id}": {"get": {"tags": []}}, "/it's": {"get": {}}}});
    for (target, help) in [
        ("$.pahts", "did you mean `$.paths`?"),
        (
            "$.paths['/pet/{id}'].get",
            "did you mean `$.paths['/pets/{id}'].get`?",
        ),
        (
            "$.paths[\"/its\"].get",
            "did you mean `$.paths['/it\\'s'].get`?",
        ),
        (
            "$.paths['/pet/{id}'].put",
            "did you mean `$.paths['/pets/{id}']`?",
        ),
        (
            "$.paths['/pets/{id}'].delete.tags",
            "the target matches only up to `$.paths['/pets/{id}']`, which has `get`",
        ),
        (
            "$.paths['/pets/{id}'].get.tags[0]",
            "the target matches only up to `$.paths['/pets/{id}'].get.tags`",
        ),
        (
            "$..nothing",
            "the target matches only up to `$`, which has `openapi`, `paths`",
        ),
    ] {
        let actions = format!("- target: {}\n  remove: true\n", json!(target));
        let expected = (Code::UnmatchedTarget, Some(help.to_owned()));
        assert_eq!(problem(document(), &actions), expected, "{target}");
    }
}

#[test]
fn targets_that_are_no_queries_are_refused_at_once() {
    let from = |rest: &str| Invalid::From(rest.to_owned());
    for (text, invalid) in [
        ("paths", Invalid::NotFromTheRoot),
        ("", Invalid::NotFromTheRoot),
        ("$.a.b-c", from("-c")),
        (&format!("$[?{}@.a", "@[?".repeat(40)), Invalid::TooDeep),
        (&format!("$[?{}@.a", "(".repeat(100_000)), Invalid::TooDeep),
    ] {
        assert_eq!(Target::parse(text).err(), Some(invalid), "{}", text.len());
    }
    assert!(Target::parse("$.paths['((((((((((']").is_ok());
}

#[test]
fn invalid_overlays_are_located() {
    let info = "info: { title: T, version: '1' }\n";
    let start = format!("overlay: 1.0.0\n{info}");
    let cases = [
        ("[1]\n".to_owned(), "an overlay must be a mapping", ""),
        (
            format!("{info}actions: [{{ target: $, update: {{}} }}]\n"),
            "an overlay needs `overlay`",
            "",
        ),
        (
            format!("overlay: 2.0.0\n{info}actions: [{{ target: $, update: {{}} }}]\n"),
            "unsupported version `2.0.0` of overlays",
            "/overlay",
        ),
        (
            "overlay: 1.1\nactions: [{ target: $, update: {} }]\n".to_owned(),
            "an overlay needs `info`",
            "",
        ),
        (
            "overlay: 1.0.0\ninfo: { title: T }\nactions: [{ target: $, update: {} }]\n".to_owned(),
            "`info` needs `version`",
            "/info",
        ),
        (start.clone(), "an overlay needs `actions`", ""),
        (
            format!("{start}actions: []\n"),
            "`actions` must be a list with at least one action",
            "/actions",
        ),
        (
            format!("{start}actions: [1]\n"),
            "an action must be a mapping",
            "/actions/0",
        ),
        (
            format!("{start}actions: [{{ remove: true }}]\n"),
            "an action needs `target`",
            "/actions/0",
        ),
        (
            format!("{start}actions: [{{ target: $ }}]\n"),
            "this action changes nothing",
            "/actions/0",
        ),
        (
            format!("{start}actions: [{{ target: 1, remove: true }}]\n"),
            "`target` must be a string",
            "/actions/0/target",
        ),
        (
            format!("{start}actions: [{{ target: $, remove: 'yes' }}]\n"),
            "`remove` must be true or false",
            "/actions/0/remove",
        ),
        (
            format!("{start}actions: [{{ target: $, copy: $.a }}]\n"),
            "`copy` is new in version 1.1 of overlays",
            "/actions/0/copy",
        ),
        (
            format!("{start}actions: [{{ target: $, updat: {{}}, remove: true }}]\n"),
            "unknown overlay field `updat`",
            "/actions/0/updat",
        ),
    ];
    for (text, message, at) in cases {
        let (_, _, _, report) = applied(json!({"a": 1}), &[&text]);
        let found: Vec<_> = report.iter().collect();
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].message, message, "{text}");
        let (Place::File(_, pointer) | Place::FileKey(_, pointer)) = &found[0].labels[0].0 else {
            panic!("{text}: not in the overlay");
        };
        assert_eq!(pointer.as_str(), at, "{text}");
    }
}
