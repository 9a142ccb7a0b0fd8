//! Runs the server and the programs where they can reach only each other.
//!
//! The namespace belongs to a process, so this program runs itself again in a new one, as `judge-session`.

use std::fs::{self, File};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::folder::Folder;
use super::package::Package;
use super::programs::Program;
use super::scenarios::REPORTS;
use super::tools;
use crate::corpus::child::{self, End, Limits};

const ADDRESS: &str = "127.0.0.1:3000";
/// The server loads all of its routes first.
const START: Duration = Duration::from_secs(60);
const LIMITS: Limits = Limits {
    time: Duration::from_secs(600),
    mib: 4000,
};
/// Prints the response of an address. The server needs a Node.js that has `fetch`.
const FETCH: &str = "fetch(process.argv[1]).then(it => it.text()).then(console.log)";

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of the server's package.
    #[arg(long, value_name = "DIR")]
    package: PathBuf,
    /// The programs to run.
    #[arg(value_name = "NAME")]
    programs: Vec<String>,
}

/// Runs the programs in a separate network namespace, and leaves their results in the folder.
///
/// # Errors
///
/// Returns an error if there is no namespace, or if the server does not start.
pub(super) fn isolated(
    programs: &[Program],
    package: &Package,
    folder: &Folder,
) -> Result<(), String> {
    // A failed run must not leave its results to the next one.
    let _ = fs::remove_file(folder.results());
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut command = tools::unshare().ok_or("`unshare --net` does not work here")?;
    command.arg("--").arg(this).arg("judge-session");
    command.arg("--package").arg(&package.folder);
    command.args(programs.iter().map(|program| &program.name));
    let status = command.status();
    let status = status.map_err(|error| format!("`unshare` cannot be run: {error}"))?;
    match status.success() {
        true => Ok(()),
        false => Err("the server or a program cannot be run".to_owned()),
    }
}

/// The part inside the namespace.
pub fn run(arguments: &Arguments) -> ExitCode {
    match served(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn served(arguments: &Arguments) -> Result<(), String> {
    let folder = Folder::open()?;
    let package = Package {
        folder: arguments.package.clone(),
    };
    loopback_up()?;
    let mut server = server(&package.folder, &folder)?;
    let ran = answers().and_then(|()| tried(&arguments.programs, &package, &folder));
    // The namespace ends with this process, and the server would outlive it.
    let _ = server.kill().and_then(|()| server.wait());
    ran
}

fn tried(programs: &[String], package: &Package, folder: &Folder) -> Result<(), String> {
    counted("before", folder)?;
    for program in programs {
        one(program, package, folder)?;
    }
    counted("after", folder)
}

fn loopback_up() -> Result<(), String> {
    let status = Command::new("ip")
        .args(["link", "set", "lo", "up"])
        .status();
    match status.is_ok_and(|status| status.success()) {
        true => Ok(()),
        false => Err("`ip link set lo up` fails".to_owned()),
    }
}

fn server(package: &Path, folder: &Folder) -> Result<Child, String> {
    let log = folder.logs().join("server.log");
    let refused = |error: std::io::Error| format!("the server does not start: {error}");
    let log = File::create(log).map_err(refused)?;
    let mut command = Command::new("node");
    command
        .arg(package.join("dist/cli/cli.js"))
        .args(["run", "--port=3000"])
        .arg(format!("--coverageDirectory={}", folder.logs().display()))
        .stdin(Stdio::null())
        .stdout(log.try_clone().map_err(refused)?)
        .stderr(log);
    command.spawn().map_err(refused)
}

/// Waits until the server responds.
fn answers() -> Result<(), String> {
    let start = Instant::now();
    while TcpStream::connect(ADDRESS).is_err() {
        if start.elapsed() > START {
            return Err("the server does not answer".to_owned());
        }
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

fn one(program: &str, package: &Package, folder: &Folder) -> Result<(), String> {
    let path = folder.program(program);
    if !path.exists() {
        eprintln!("`{program}` is not built");
        return Ok(());
    }
    let mut command = Command::new(path);
    command
        .env("TESTSERVER_BASE", format!("http://{ADDRESS}"))
        .env("TESTSERVER_RESULTS", folder.results())
        .env("TESTSERVER_SAMPLE_SIZE", package.sample_size().to_string());
    let ended = child::run(&mut command, &folder.logs().join(program), LIMITS)
        .map_err(|error| format!("`{program}` cannot be run: {error}"))?;
    match ended.end {
        End::Exited(status) if status.success() => {
            eprintln!("ran {program} in {:.0} s", ended.seconds);
        }
        End::Exited(status) => eprintln!("`{program}` ends with {status}:\n{}", ended.stderr),
        End::OutOfTime => eprintln!("`{program}` takes too long"),
        End::OutOfMemory => eprintln!("`{program}` needs too much memory"),
    }
    Ok(())
}

/// Records how often the server has seen each scenario.
fn counted(moment: &str, folder: &Folder) -> Result<(), String> {
    for report in REPORTS {
        let refused = |error: std::io::Error| format!("the report `{report}`: {error}");
        let file = File::create(folder.counts(report, moment)).map_err(refused)?;
        let path = report.trim_start_matches("vanilla");
        let mut command = Command::new("node");
        command.args(["--eval", FETCH, &format!("http://{ADDRESS}/report/{path}")]);
        let status = command.stdout(file).status().map_err(refused)?;
        if !status.success() {
            return Err(format!("the server has no report `{report}`"));
        }
    }
    Ok(())
}
