//! Runs a process with limits on its time and memory.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The interval at which a running process is examined, and thus the precision of its time.
const PAUSE: Duration = Duration::from_millis(5);

/// The resources that a process may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub time: Duration,
    /// Enforced only if the system reports how much memory a process uses.
    pub mib: u64,
}

/// The end of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It ended by itself, or by a signal.
    Exited(ExitStatus),
    /// It was ended because it took too long.
    OutOfTime,
    /// It was ended because it used too much memory.
    OutOfMemory,
}

/// A process that has ended.
#[derive(Debug)]
pub struct Ended {
    pub end: End,
    pub seconds: f64,
    pub stdout: String,
    pub stderr: String,
}

/// Runs a command, and ends it if it exceeds a limit. Its output goes to `<log>.out` and `<log>.err`.
///
/// # Errors
///
/// Returns an error if the command cannot be started, or the logs cannot be written or read.
pub fn run(command: &mut Command, log: &Path, limits: Limits) -> std::io::Result<Ended> {
    fed(command, Stdio::null(), log, limits)
}

/// Like [`run`], with input.
///
/// # Errors
///
/// Returns the errors of [`run`].
pub fn fed(
    command: &mut Command,
    input: Stdio,
    log: &Path,
    limits: Limits,
) -> std::io::Result<Ended> {
    // Files are used instead of pipes, so that a process never waits for us to read.
    let (out, err) = (named(log, ".out"), named(log, ".err"));
    command
        .stdin(input)
        .stdout(File::create(&out)?)
        .stderr(File::create(&err)?);
    let start = Instant::now();
    let end = wait(&mut command.spawn()?, start, limits)?;
    Ok(Ended {
        end,
        seconds: start.elapsed().as_secs_f64(),
        stdout: text(&out)?,
        stderr: text(&err)?,
    })
}

/// The last lines of a text, without empty ones.
pub fn tail(text: &str, lines: usize) -> String {
    let all = text.lines().filter(|line| !line.trim().is_empty());
    let all: Vec<&str> = all.collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// A line of the system's report on a process in MiB, if there is one. Source: proc(5), `/proc/pid/status`.
pub fn memory(process: &str, line: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kib = status.lines().find_map(|it| it.strip_prefix(line))?;
    let kib = kib.trim_start_matches(':').split_whitespace().next()?;
    Some(kib.parse::<u64>().ok()?.div_ceil(1024))
}

fn wait(child: &mut Child, start: Instant, limits: Limits) -> std::io::Result<End> {
    let process = child.id().to_string();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(End::Exited(status));
        }
        let end = if start.elapsed() >= limits.time {
            End::OutOfTime
        } else if memory(&process, "VmRSS").is_some_and(|mib| mib > limits.mib) {
            End::OutOfMemory
        } else {
            thread::sleep(PAUSE);
            continue;
        };
        child.kill()?;
        child.wait()?;
        return Ok(end);
    }
}

fn named(log: &Path, extension: &str) -> PathBuf {
    let mut name = OsString::from(log);
    name.push(extension);
    name.into()
}

fn text(file: &Path) -> std::io::Result<String> {
    Ok(String::from_utf8_lossy(&fs::read(file)?).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    fn ended(script: &str, limits: Limits) -> Ended {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        run(&mut command, &folder.path().join("log"), limits).unwrap()
    }

    #[test]
    #[cfg(unix)]
    fn what_takes_too_long_is_ended() {
        let time = Duration::from_millis(300);
        let ended = ended("echo started; sleep 30", Limits { time, mib: 1000 });
        assert_eq!(ended.end, End::OutOfTime);
        assert_eq!(ended.stdout, "started\n");
        assert!(ended.seconds < 20.0);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn what_takes_too_much_memory_is_ended() {
        let time = Duration::from_secs(20);
        let ended = ended("exec sleep 30", Limits { time, mib: 0 });
        assert_eq!(ended.end, End::OutOfMemory);
    }

    #[test]
    fn the_tail_has_the_last_lines() {
        assert_eq!(tail("a\n\nb\n\nc\n", 2), "b\nc");
        assert_eq!(tail("", 2), "");
    }
}
