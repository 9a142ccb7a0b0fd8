//! The machine and the compiler of a measurement, without which figures mean nothing.

use std::fs;
use std::process::Command;
use std::thread;

/// The processor, the compiler and the program, in one line.
pub fn described() -> String {
    let processor = processor().unwrap_or_else(|| "an unknown processor".to_owned());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let rustc = rustc().unwrap_or_else(|| "an unknown rustc".to_owned());
    let profile = if cfg!(debug_assertions) {
        "a debug build, whose speed means nothing"
    } else {
        "a release build"
    };
    format!("{processor}, {cores} cores; {rustc}; {profile}; medians of whole processes.\n")
}

/// Source: proc(5), `/proc/cpuinfo`.
fn processor() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = info.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn rustc() -> Option<String> {
    let said = Command::new("rustc").arg("--version").output().ok()?;
    Some(String::from_utf8(said.stdout).ok()?.trim().to_owned())
}
