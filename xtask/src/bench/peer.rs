//! The generators to be compared: how each is called, and how its output becomes a crate.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// A generator.
#[derive(Clone, Copy, Debug)]
pub struct Peer {
    /// Its name, and that of its program; `None` for this generator.
    pub name: &'static str,
    arguments: fn(spec: &Path, out: &Path) -> Vec<OsString>,
    /// Turns its output into a crate, if it writes only modules.
    complete: fn(out: &Path) -> io::Result<()>,
}

/// This generator comes first.
pub const PEERS: [Peer; 4] = [
    Peer {
        name: "",
        arguments: |spec, out| {
            let arguments: [OsString; 7] = [
                "generate".into(),
                "--spec".into(),
                spec.into(),
                "--out".into(),
                out.into(),
                "--name".into(),
                "measured".into(),
            ];
            arguments.into()
        },
        complete: |_| Ok(()),
    },
    Peer {
        name: "openapi-to-rust",
        arguments: |spec, out| {
            let out = out.join("src");
            let arguments: [OsString; 4] = [
                "generate".into(),
                spec.into(),
                "--output-dir".into(),
                out.into(),
            ];
            arguments.into()
        },
        complete: |out| {
            let source = out.join("src");
            fs::rename(source.join("mod.rs"), source.join("lib.rs"))?;
            let dependencies = fs::read_to_string(source.join("REQUIRED_DEPS.toml"))?;
            fs::write(out.join("Cargo.toml"), format!("{PACKAGE}{dependencies}"))
        },
    },
    Peer {
        name: "ploidy",
        arguments: |spec, out| {
            let arguments: [OsString; 5] = [
                "generate".into(),
                "rust".into(),
                spec.into(),
                "-o".into(),
                out.into(),
            ];
            arguments.into()
        },
        complete: |_| Ok(()),
    },
    Peer {
        name: "oas3-gen",
        arguments: |spec, out| {
            let out = out.join("src");
            let arguments: [OsString; 6] = [
                "generate".into(),
                "client-mod".into(),
                "-i".into(),
                spec.into(),
                "-o".into(),
                out.into(),
            ];
            arguments.into()
        },
        // Its dependencies are not documented; these are the crates that its output names.
        complete: |out| {
            let source = out.join("src");
            fs::rename(source.join("mod.rs"), source.join("lib.rs"))?;
            let dependencies = r#"[dependencies]
anyhow = "1"
bytes = "1"
chrono = { version = "0.4", features = ["serde"] }
http = "1"
indexmap = { version = "2", features = ["serde"] }
oas3-gen-support = "0.29"
regex = "1"
reqwest = { version = "0.13", features = ["form", "json", "multipart", "query", "stream"] }
secrecy = "0.10"
serde = { version = "1", features = ["derive"] }
serde_html_form = "0.4"
serde_json = "1"
serde_with = { version = "3", features = ["chrono_0_4"] }
uuid = { version = "1", features = ["serde"] }
validator = { version = "0.20", features = ["derive"] }
"#;
            fs::write(out.join("Cargo.toml"), format!("{PACKAGE}{dependencies}"))
        },
    },
];

const PACKAGE: &str = "[package]\nname = \"measured\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n";

impl Peer {
    /// Returns true if its program can be run.
    pub fn is_installed(&self) -> bool {
        self.name.is_empty() || self.version().is_some()
    }

    /// The program with its arguments.
    ///
    /// # Errors
    ///
    /// Returns an error if it is this program, and its path cannot be found.
    pub fn command(&self, spec: &Path, out: &Path) -> io::Result<Vec<OsString>> {
        let program = match self.name {
            "" => std::env::current_exe()?.into_os_string(),
            name => name.into(),
        };
        let mut command = vec![program];
        command.extend((self.arguments)(spec, out));
        Ok(command)
    }

    /// The version that the program prints; `None` if it is not installed.
    pub fn version(&self) -> Option<String> {
        let said = Command::new(self.name).arg("--version").output().ok()?;
        let said = String::from_utf8(said.stdout).ok()?;
        Some(said.trim().to_owned())
    }

    /// Turns the output of the program into a crate.
    ///
    /// # Errors
    ///
    /// Returns an error if expected output is missing.
    pub fn complete(&self, out: &Path) -> io::Result<()> {
        (self.complete)(out)
    }
}
