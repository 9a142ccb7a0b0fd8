//! Diagnostics as workflow commands, which GitHub Actions shows beside the lines of a pull request.
//!
//! Source: GitHub's documentation, "Workflow commands for GitHub Actions", setting a notice, warning or error message.

use sdkgen::{Severity, annotation_message, annotation_property};
use serde_json::Value;

use super::group::severity;

/// One command per diagnostic. With `strict`, a warning is shown as the error that it counts as.
pub fn commands(diagnostics: &[Value], strict: bool) -> String {
    diagnostics.iter().map(|it| command(it, strict)).collect()
}

fn command(diagnostic: &Value, strict: bool) -> String {
    let name = match severity(diagnostic) {
        Severity::Error => "error",
        Severity::Warning if strict => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let properties = [
        ("file", &diagnostic["file"]),
        ("line", &diagnostic["line"]),
        ("col", &diagnostic["column"]),
        ("title", &diagnostic["code"]),
    ];
    let properties = properties
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| format!("{name}={}", annotation_property(&plain(value))));
    format!(
        "::{name} {}::{}\n",
        properties.collect::<Vec<_>>().join(","),
        annotation_message(&text(diagnostic))
    )
}

/// The message, and the help below it.
fn text(diagnostic: &Value) -> String {
    let message = plain(&diagnostic["message"]);
    match diagnostic["help"].as_str() {
        Some(help) => format!("{message}\nhelp: {help}"),
        None => message,
    }
}

fn plain(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn diagnostic() -> Value {
        json!({
            "severity": "warning", "code": "untyped", "message": "100% of `a:b`, c\r\nd",
            "file": "c:\\specs\\a,b.yaml", "line": 3, "column": 7, "pointer": "/paths",
        })
    }

    #[test]
    fn a_place_and_a_message_are_escaped_each_in_its_way() {
        assert_eq!(
            commands(&[diagnostic()], false),
            "::warning file=c%3A\\specs\\a%2Cb.yaml,line=3,col=7,title=untyped::100%25 of `a:b`, c%0D%0Ad\n"
        );
    }

    #[test]
    fn what_has_no_place_has_no_place_properties() {
        let lost = json!({
            "severity": "error", "code": "syntax", "message": "no", "help": "yes",
            "file": null, "line": null, "column": null, "pointer": null,
        });
        assert_eq!(
            commands(&[lost], false),
            "::error title=syntax::no%0Ahelp: yes\n"
        );
    }

    #[test]
    fn strict_warnings_are_errors_and_notes_are_notices() {
        assert!(commands(&[diagnostic()], true).starts_with("::error "));
        let mut note = diagnostic();
        note["severity"] = "note".into();
        assert!(commands(&[note], true).starts_with("::notice "));
    }
}
