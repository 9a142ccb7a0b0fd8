//! The cost of another program: its time, its processor time, and its memory.
//!
//! The operating system counts these figures for all processes that a process waited for, and they never decrease. Each program is
//! therefore started by another process, which runs this program again.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use serde_json::{Value, json};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The program and its arguments.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    command: Vec<OsString>,
}

/// The cost and the output of one run of a program.
#[derive(Clone, Debug)]
pub struct Usage {
    pub ok: bool,
    pub seconds: f64,
    /// User and system time of the program and of all processes that it started.
    pub cpu_seconds: f64,
    /// The largest process among them.
    pub peak_mib: f64,
    pub said: String,
}

/// Runs the program, and prints its cost as one JSON object.
pub fn run(arguments: &Arguments) -> ExitCode {
    let (program, rest) = match arguments.command.split_first() {
        Some((program, rest)) => (program, rest),
        None => return ExitCode::from(2),
    };
    let start = Instant::now();
    let output = Command::new(program)
        .args(rest)
        .stdin(Stdio::null())
        .output();
    let seconds = start.elapsed().as_secs_f64();
    let (ok, said) = match output {
        Ok(output) => {
            let mut said = String::from_utf8_lossy(&output.stderr).into_owned();
            said += &String::from_utf8_lossy(&output.stdout);
            (output.status.success(), said)
        }
        Err(error) => (false, error.to_string()),
    };
    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else {
        return ExitCode::FAILURE;
    };
    let cpu = usage.user_time() + usage.system_time();
    let json = json!({
        "ok": ok,
        "seconds": seconds,
        "cpu_seconds": cpu.num_microseconds() as f64 / 1e6,
        // Linux counts it in KiB, see getrusage(2).
        "peak_mib": usage.max_rss() as f64 / 1024.0,
        "said": said,
    });
    println!("{json}");
    ExitCode::SUCCESS
}

/// Runs a command in a folder, and returns its cost.
///
/// # Errors
///
/// Returns an error if this program cannot be started again.
pub fn usage(command: &[OsString], folder: &Path) -> Result<Usage, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program)
        .args(["measured", "--"])
        .args(command)
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .output()
        .map_err(|error| error.to_string())?;
    let json: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let number = |name: &str| json[name].as_f64().unwrap_or_default();
    Ok(Usage {
        ok: json["ok"] == true,
        seconds: number("seconds"),
        cpu_seconds: number("cpu_seconds"),
        peak_mib: number("peak_mib"),
        said: json["said"].as_str().unwrap_or_default().to_owned(),
    })
}

/// The run with the median time; `None` if there are no runs.
pub fn median(mut runs: Vec<Usage>) -> Option<Usage> {
    runs.sort_by(|left, right| left.seconds.total_cmp(&right.seconds));
    let middle = runs.len() / 2;
    runs.into_iter().nth(middle)
}
