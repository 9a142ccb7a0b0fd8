//! The programs of the machine without which the suite cannot run.

use std::process::{Command, Stdio};

/// The reason why this machine cannot run the suite, if there is one.
pub(super) fn missing() -> Option<String> {
    let programs = ["node", "npm", "ip"];
    let lacking = programs
        .into_iter()
        .find(|program| !runs(program, &["--version"]) && !runs(program, &["-Version"]));
    lacking
        .map(|program| format!("`{program}` is not installed, and the test server needs it"))
        .or_else(|| unshare().is_none().then(|| {
            "`unshare --net` does not work here, and the suite runs where it can reach nothing but its server".to_owned()
        }))
}

/// A command that runs another one in a network namespace of its own, which needs no rights where the system has user namespaces.
pub(super) fn unshare() -> Option<Command> {
    let ways: [&[&str]; 2] = [&["--net"], &["--map-root-user", "--net"]];
    let way = ways
        .into_iter()
        .find(|way| runs("unshare", &[way, &["true"][..]].concat()))?;
    let mut command = Command::new("unshare");
    command.args(way);
    Some(command)
}

fn runs(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
