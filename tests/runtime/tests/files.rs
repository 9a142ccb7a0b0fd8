//! Bodies that are saved as files: what was there before stays until all of the new content has arrived.
#![cfg(unix)]
#![forbid(unsafe_code)]

use std::fs;
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use loopback::{Reply, Server};
use runtime_tests::runtime::body::content::Body;
use runtime_tests::{Client, Error, ErrorKind};

/// A folder that is removed at the end of its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("runtime-tests-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The names in the folder, in order.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

async fn body(reply: Reply) -> (Server, Body) {
    let server = Server::answering([reply]).await.unwrap();
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let call = client.request("GET", "/log").with_raw_response();
    let body = call.await.unwrap().into_body();
    (server, body)
}

async fn save(path: &Path) -> Result<u64, Error> {
    let (_server, body) = body(Reply::new(200, "text/plain", "new")).await;
    body.save_to(path).await
}

/// Saves a body that breaks off in the middle.
async fn save_half(path: &Path) -> Error {
    let half = Reply::new(200, "text/plain", "x".repeat(300_000)).cut_after(200_000);
    let (_server, body) = body(half).await;
    body.save_to(path).await.unwrap_err()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode()
}

#[tokio::test]
async fn a_body_becomes_a_file() {
    let folder = Folder::new("new");
    let text = "x".repeat(300_000);
    let (_server, body) = body(Reply::new(200, "text/plain", text.clone())).await;
    assert_eq!(body.save_to(folder.at("log")).await.unwrap(), 300_000);
    assert_eq!(fs::read_to_string(folder.at("log")).unwrap(), text);

    fs::write(folder.at("by hand"), "x").unwrap();
    assert_eq!(mode(&folder.at("log")), mode(&folder.at("by hand")));
    assert_eq!(folder.names(), ["by hand", "log"]);
}

#[tokio::test]
async fn a_download_that_fails_leaves_no_trace() {
    let folder = Folder::new("failed");
    let error = save_half(&folder.at("log")).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(folder.names(), [""; 0]);

    fs::write(folder.at("log"), "old").unwrap();
    save_half(&folder.at("log")).await;
    assert_eq!(fs::read_to_string(folder.at("log")).unwrap(), "old");
    assert_eq!(folder.names(), ["log"]);
}

#[tokio::test]
async fn a_download_that_is_dropped_leaves_no_trace() {
    let folder = Folder::new("dropped");
    fs::write(folder.at("log"), "old").unwrap();
    let slow = Reply::new(200, "text/plain", "x".repeat(300_000));
    let (_server, body) = body(slow.pausing_after(200_000, Duration::from_secs(30))).await;
    let saving = body.save_to(folder.at("log"));
    let ended = tokio::time::timeout(Duration::from_millis(300), saving).await;
    assert!(ended.is_err(), "the body takes longer");
    assert_eq!(fs::read_to_string(folder.at("log")).unwrap(), "old");
    assert_eq!(folder.names(), ["log"]);
}

#[tokio::test]
async fn an_existing_file_keeps_its_permissions() {
    let folder = Folder::new("permissions");
    let path = folder.at("log");
    for bits in [0o600, 0o640, 0o755, 0o666] {
        fs::write(&path, "old and longer").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(bits)).unwrap();
        save(&path).await.unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(mode(&path) & 0o7777, bits);
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_not_replaced() {
    let folder = Folder::new("readonly");
    let path = folder.at("log");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    // Root may write any file.
    let by_hand = fs::write(&path, "old");
    let saved = save(&path).await;
    assert_eq!(saved.is_ok(), by_hand.is_ok());
    let expected = if by_hand.is_ok() { "new" } else { "old" };
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    assert_eq!(mode(&path) & 0o7777, 0o444);
    assert_eq!(folder.names(), ["log"]);
}

#[tokio::test]
async fn links_are_followed() {
    let folder = Folder::new("links");
    fs::create_dir(folder.at("deep")).unwrap();
    fs::write(folder.at("deep/log"), "old").unwrap();
    symlink("deep/log", folder.at("one")).unwrap();
    symlink("one", folder.at("two")).unwrap();
    save_half(&folder.at("two")).await;
    assert_eq!(fs::read_to_string(folder.at("deep/log")).unwrap(), "old");
    save(&folder.at("two")).await.unwrap();
    assert_eq!(fs::read_to_string(folder.at("deep/log")).unwrap(), "new");

    // The target of a link is made, too.
    symlink("deep/made", folder.at("leading")).unwrap();
    save(&folder.at("leading")).await.unwrap();
    assert_eq!(fs::read_to_string(folder.at("deep/made")).unwrap(), "new");
    for link in ["one", "two", "leading"] {
        assert!(fs::symlink_metadata(folder.at(link)).unwrap().is_symlink());
    }

    symlink("circle", folder.at("circle")).unwrap();
    let error = save(&folder.at("circle")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::File);
    assert_eq!(folder.names(), ["circle", "deep", "leading", "one", "two"]);

    fs::write(folder.at("deep/log"), "old").unwrap();
    fs::hard_link(folder.at("deep/log"), folder.at("deep/same")).unwrap();
    save(&folder.at("deep/log")).await.unwrap();
    assert_eq!(fs::read_to_string(folder.at("deep/same")).unwrap(), "new");
    assert_eq!(fs::metadata(folder.at("deep/log")).unwrap().nlink(), 2);
}

#[tokio::test]
async fn a_pipe_stays_a_pipe() {
    let folder = Folder::new("pipe");
    let path = folder.at("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    for (fails, length) in [(false, 3), (true, 200_000)] {
        let from = path.clone();
        let reader = std::thread::spawn(move || {
            let mut read = Vec::new();
            fs::File::open(from)?.read_to_end(&mut read)?;
            io::Result::Ok(read.len())
        });
        match fails {
            false => assert_eq!(save(&path).await.unwrap(), 3),
            true => assert_eq!(save_half(&path).await.kind(), ErrorKind::Transport),
        }
        assert!(reader.join().unwrap().unwrap() <= length);
        assert!(fs::metadata(&path).unwrap().file_type().is_fifo());
    }
    assert_eq!(save(Path::new("/dev/null")).await.unwrap(), 3);
}

#[tokio::test]
async fn a_path_where_no_file_can_be_is_an_error() {
    let folder = Folder::new("nowhere");
    fs::create_dir(folder.at("folder")).unwrap();
    for path in ["folder", "missing/log", "missing/"] {
        let error = save(&folder.at(path)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::File, "{path}");
        let text = format!("{path}` cannot be written");
        assert!(error.to_string().contains(&text), "{error}");
    }
    assert_eq!(folder.names(), ["folder"]);
}
