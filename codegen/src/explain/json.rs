//! An explanation for tools.

use serde_json::{Value, json};

use super::explanation::{Explanation, Name, Origin, Setting};
use super::history::Step;

pub(super) fn json(explanation: &Explanation) -> Value {
    json!({
        "item": explanation.line,
        "kind": explanation.kind,
        "note": explanation.note,
        "pointer": explanation.pointer,
        "origins": explanation.origins.iter().map(origin).collect::<Vec<_>>(),
        "file": explanation.file,
        "passes": explanation.passes.iter().map(step).collect::<Vec<_>>(),
        "resources": explanation.resources,
        "names": explanation.names.iter().map(name).collect::<Vec<_>>(),
        "settings": explanation.settings.iter().map(setting).collect::<Vec<_>>(),
        "calls": explanation.calls,
        "types": explanation.types,
        "diagnostics": explanation.diagnostics,
    })
}

fn origin(it: &Origin) -> Value {
    json!({ "file": it.file, "line": it.line, "column": it.column, "part": it.part })
}

fn step(it: &Step) -> Value {
    let lines = |is_new: bool| -> Vec<&str> {
        let lines = it.lines.iter().filter(|line| line.is_new == is_new);
        lines.map(|line| line.text.as_str()).collect()
    };
    json!({ "pass": it.pass, "removed": lines(false), "added": lines(true) })
}

fn name(it: &Name) -> Value {
    json!({ "name": it.name, "fate": it.fate, "rule": it.rule })
}

fn setting(it: &Setting) -> Value {
    json!({ "key": it.key, "value": it.value, "file": it.file, "line": it.line, "column": it.column })
}
