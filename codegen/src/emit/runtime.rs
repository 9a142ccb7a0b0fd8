//! The runtime, byte for byte, under the path that it has in its own tests.

use crate::write::File;

macro_rules! sources {
    ($($name:literal),+ $(,)?) => {
        /// Every file of the runtime: its name without extension, and its text.
        pub const SOURCES: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../runtime/", $name, ".rs")))),+
        ];
    };
}

sources!(
    "base64",
    "blocking",
    "body",
    "browser",
    "call",
    "client",
    "clock",
    "collection",
    "credential",
    "decimal",
    "decode",
    "duration",
    "encode",
    "enumeration",
    "environment",
    "error",
    "events",
    "fields",
    "file",
    "find",
    "header",
    "hooks",
    "in_memory",
    "ip",
    "lines",
    "message",
    "multipart",
    "nullable",
    "oauth",
    "object",
    "operation",
    "paging",
    "parameter",
    "path",
    "prepare",
    "problem",
    "provider",
    "random",
    "request",
    "response",
    "resume",
    "retry",
    "scalar",
    "secret",
    "send",
    "splitter",
    "streamed",
    "success",
    "text",
    "timestamp",
    "trace",
    "transport",
    "union",
    "untyped",
    "upload",
    "uuid",
);

/// Under which condition a file is compiled, if not always.
fn only(name: &str) -> Option<&'static str> {
    match name {
        "blocking" => Some("feature = \"blocking\""),
        "browser" => Some("target_arch = \"wasm32\""),
        "file" => Some("not(target_arch = \"wasm32\")"),
        "in_memory" => Some("feature = \"test-util\""),
        _ => None,
    }
}

/// The files that an API needs, and the module that lists them.
pub(super) fn runtime(needed: &[&str]) -> Vec<File> {
    let modules = needed.iter().map(|name| match only(name) {
        Some(only) => format!("#[cfg({only})]\npub mod {name};\n"),
        None => format!("pub mod {name};\n"),
    });
    let root = File {
        path: "src/runtime.rs".to_owned(),
        text: format!(
            "//! What every operation needs: requests, responses, errors, and the reading of JSON.\n\n{}",
            modules.collect::<String>()
        ),
    };
    let sources = SOURCES.iter().filter(|(name, _)| needed.contains(name));
    let files = sources.map(|(name, text)| File {
        path: format!("src/runtime/{name}.rs"),
        text: (*text).to_owned(),
    });
    std::iter::once(root).chain(files).collect()
}
