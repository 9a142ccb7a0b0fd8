//! The programs that the suite needs on this machine.

use std::process::{Command, Stdio};

/// The reason why this machine cannot run the suite, if there is one.
pub(super) fn missing() -> Option<String> {
    let tools = [
        ("node", "--version"),
        ("npm", "--version"),
        ("ip", "-Version"),
    ];
    let lacking = tools.into_iter().find(|(tool, ask)| !runs(tool, &[ask]));
    match (lacking, unshare()) {
        (Some((tool, _)), _) => Some(format!("the suite needs `{tool}`, which is not installed")),
        (None, None) => {
            Some("the suite needs `unshare --net`, which does not work here".to_owned())
        }
        (None, Some(_)) => None,
    }
}

/// A command that runs another one in a separate network namespace, which needs no privileges if the system has user namespaces.
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
