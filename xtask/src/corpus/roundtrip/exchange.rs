//! Runs a crate's example on the lines of a file.
//!
//! Files are used instead of pipes, so that neither side ever waits for the other.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use roundtrip::Answer;

use crate::corpus::child::{self, End, Ended, Limits};

/// The largest document needs a tenth of it.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(300),
    mib: 2048,
};
/// The number of times that a program is restarted after the line that ended it.
const RESTARTS: usize = 100;
/// The number of lines of a program's output that are reported.
const TAIL: usize = 2;

/// The file with the lines that are sent.
pub fn input(log: &Path) -> PathBuf {
    named(log, ".in")
}

/// The response to each of the `count` lines in the file that [`input`] names.
///
/// # Errors
///
/// Returns an error if the program cannot be started, or the disk fails.
pub fn answers(program: &Path, log: &Path, count: usize) -> std::io::Result<Vec<Answer>> {
    let mut answers = Vec::new();
    let mut lines = BufReader::new(File::open(input(log))?);
    let mut skipped = 0;
    for _ in 0..RESTARTS {
        if answers.len() >= count {
            break;
        }
        while skipped < answers.len() {
            lines.skip_until(b'\n')?;
            skipped += 1;
        }
        // The program continues at the position of this file.
        let mut file = File::open(input(log))?;
        file.seek(SeekFrom::Start(lines.stream_position()?))?;
        let ended = child::fed(&mut Command::new(program), file.into(), log, LIMITS)?;
        let whole = ended
            .stdout
            .split_inclusive('\n')
            .filter(|it| it.ends_with('\n'));
        answers.extend(whole.map(|line| Answer::Line(line.to_owned())));
        if answers.len() < count {
            answers.push(Answer::None(end(&ended)));
        }
    }
    let never = Answer::None("is not sent, since the program ended too often".to_owned());
    answers.resize(count, never);
    Ok(answers)
}

/// Removes the lines that were sent and received, which may be large.
pub fn forget(log: &Path) {
    for extension in [".in", ".out"] {
        // The next run overwrites files that cannot be removed.
        let _ = fs::remove_file(named(log, extension));
    }
}

fn end(ended: &Ended) -> String {
    match ended.end {
        End::OutOfTime => "takes too long".to_owned(),
        End::OutOfMemory => "needs too much memory".to_owned(),
        End::Exited(status) => {
            let said = child::tail(&ended.stderr, TAIL).replace('\n', " ");
            format!("ends the program with {status}: {said}")
        }
    }
}

fn named(log: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(log);
    name.push(extension);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_program_that_ends_is_started_again_behind_the_line() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let program = folder.path().join("program");
        let script = "#!/bin/sh\nwhile read -r line; do [ \"$line\" = bad ] && exit 3; echo \"$line\"; done\n";
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(input(&log), "a\nbad\nb\n").unwrap();
        let answers = answers(&program, &log, 3).unwrap();
        assert_eq!(answers[0], Answer::Line("a\n".to_owned()));
        assert!(
            matches!(&answers[1], Answer::None(it) if it.starts_with("ends the program with exit status: 3"))
        );
        assert_eq!(answers[2], Answer::Line("b\n".to_owned()));
        forget(&log);
        assert!(!input(&log).exists());
    }
}
