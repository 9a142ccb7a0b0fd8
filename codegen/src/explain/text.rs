//! An explanation for a terminal.

use std::fmt::{self, Write};

use super::explanation::Explanation;

/// Users beyond this number are only counted.
const USERS: usize = 12;

pub(super) fn text(explanation: &Explanation) -> String {
    let mut out = String::new();
    let written = write(explanation, &mut out);
    // Writing to a string does not fail.
    debug_assert!(written.is_ok());
    out
}

fn write(explanation: &Explanation, out: &mut String) -> fmt::Result {
    // The lines of types begin with their kinds already.
    let (kind, line) = (explanation.kind, &explanation.line);
    match line.starts_with(kind) {
        true => writeln!(out, "{line}")?,
        false => writeln!(out, "{kind} {line}")?,
    }
    if let Some(note) = &explanation.note {
        writeln!(out, "  {note}")?;
    }
    origins(explanation, out)?;
    passes(explanation, out)?;
    names(explanation, out)?;
    writeln!(out, "\nsettings")?;
    for it in &explanation.settings {
        let (file, line, column) = (&it.file, it.line, it.column);
        writeln!(out, "  {} = {}, {file}:{line}:{column}", it.key, it.value)?;
    }
    let rest = match explanation.settings.is_empty() {
        true => "all have their defaults",
        false => "the others have their defaults",
    };
    writeln!(out, "  {rest}")?;
    writeln!(out, "\nused by")?;
    let users = explanation.types.iter().chain(&explanation.calls);
    for user in users.clone().take(USERS) {
        writeln!(out, "  {user}")?;
    }
    match users.count() {
        0 => writeln!(out, "  nothing else")?,
        1..=USERS => {}
        more => writeln!(out, "  and {} more", more - USERS)?,
    }
    match explanation.text.is_empty() {
        true => writeln!(out, "\nno diagnostics"),
        false => write!(out, "\ndiagnostics\n{}", explanation.text),
    }
}

fn origins(explanation: &Explanation, out: &mut String) -> fmt::Result {
    writeln!(out, "\nfrom")?;
    let pointer = &explanation.pointer;
    for it in &explanation.origins {
        let (file, line, column) = (&it.file, it.line, it.column);
        writeln!(out, "  {file}:{line}:{column}, {pointer}{}", it.part)?;
    }
    if explanation.origins.is_empty() {
        writeln!(out, "  no single place of the document")?;
    }
    match explanation.file.is_empty() {
        true => Ok(()),
        false => writeln!(out, "  into {}", explanation.file),
    }
}

fn passes(explanation: &Explanation, out: &mut String) -> fmt::Result {
    if explanation.passes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\npasses")?;
    for step in &explanation.passes {
        writeln!(out, "  {}", step.pass)?;
        for line in &step.lines {
            let sign = if line.is_new { '+' } else { '-' };
            writeln!(out, "    {sign} {}", line.text)?;
        }
    }
    Ok(())
}

fn names(explanation: &Explanation, out: &mut String) -> fmt::Result {
    if explanation.names.is_empty() && explanation.resources.is_none() {
        return Ok(());
    }
    writeln!(out, "\nnames")?;
    if let Some(rule) = explanation.resources {
        writeln!(out, "  its resources: {rule}")?;
    }
    for it in &explanation.names {
        writeln!(out, "  {} ({}): {}", it.name, it.fate, it.rule)?;
    }
    Ok(())
}
