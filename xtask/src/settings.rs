//! `cargo xtask settings`.

use std::fs;
use std::process::ExitCode;

/// Writes the descriptions of the settings: the JSON Schema and the guide.
pub fn run() -> ExitCode {
    for (path, text) in [
        ("codegen/codegen.schema.json", sdkgen::settings_schema()),
        ("docs/settings.md", sdkgen::settings_guide()),
    ] {
        if let Err(error) = fs::write(path, text) {
            eprintln!("error: {path}: {error}");
            return ExitCode::FAILURE;
        }
        println!("  wrote   {path}");
    }
    ExitCode::SUCCESS
}
