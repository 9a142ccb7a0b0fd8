//! Text in the commands by which a program annotates lines in GitHub Actions.
//!
//! Source: "Workflow commands for GitHub Actions", GitHub's documentation, and the escapes of its toolkit.

/// A message on one line. `%` is escaped first, so that the other escapes stay unchanged.
pub fn annotation_message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, such as a path.
pub fn annotation_property(text: &str) -> String {
    annotation_message(text)
        .replace(':', "%3A")
        .replace(',', "%2C")
}
