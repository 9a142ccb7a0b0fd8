//! `cargo sdk generate --from-misfits`: an overlay for review, from the values of responses that the document does not describe.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use sdkgen::{Corrections, CorrectionsError};

use crate::project::Selection;

/// The extension of the overlay, which has the name of the file of misfits otherwise.
const EXTENSION: &str = "overlay.yaml";

pub(crate) fn run(file: &Path, selection: &Selection) -> ExitCode {
    match write(file, selection) {
        Ok(summary) => {
            println!("{summary}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}

/// Writes the overlay, unless there is a file with its name, and returns the result in words.
fn write(file: &Path, selection: &Selection) -> Result<String, String> {
    let clients = selection.clients()?;
    let [client] = &clients[..] else {
        return Err("misfits are those of one client: name it with `--client`".to_owned());
    };
    let shown = file.display();
    let misfits = fs::read_to_string(file).map_err(|error| format!("{shown}: {error}"))?;
    let generator = client.generator();
    let corrections = generator.corrections(&misfits);
    let Corrections {
        overlay,
        corrected,
        left,
    } = corrections.map_err(|error| match error {
        CorrectionsError::Line(line, reason) => format!("{shown}:{line}: {reason}"),
        CorrectionsError::Document(report) => {
            eprint!("{report}");
            "the document cannot be read, so that it cannot be corrected".to_owned()
        }
    })?;
    for line in &left {
        eprintln!("note: {line}");
    }
    let Some(overlay) = overlay else {
        return Ok(format!("{shown}: nothing to correct; nothing was written"));
    };
    let path = file.with_extension(EXTENSION);
    created(&path, &overlay).map_err(|error| match path.exists() {
        true => format!(
            "{}: the file exists; move it away, or apply it, first",
            path.display()
        ),
        false => format!("{}: {error}", path.display()),
    })?;
    let places = match corrected {
        1 => "1 place".to_owned(),
        places => format!("{places} places"),
    };
    Ok(format!(
        "wrote {} ({places} of the document); review it, and apply it with `--overlay`, or in `overlays/` beside the document",
        path.display()
    ))
}

fn created(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}
