//! A client writes its misfits into a file, from which `cli/tests/misfits.rs` makes an overlay. With `BLESS` set, both tests write their
//! results into `tests/misfits/`.
#![forbid(unsafe_code)]

#[path = "../../service.rs"]
mod service;

use std::fs::{self, File};
use std::io::Write;
use std::sync::Mutex;

use http::StatusCode;
use orders::{CallInfo, Client, Hooks, Misfit};

/// Writes every misfit as a line.
struct MisfitLog(Mutex<File>);

impl Hooks for MisfitLog {
    fn misfits_found(&self, _: &CallInfo<'_>, _: StatusCode, misfits: &[Misfit]) {
        let mut file = self.0.lock().unwrap();
        for misfit in misfits {
            let line = serde_json::to_string(misfit).unwrap();
            writeln!(file, "{line}").unwrap();
        }
    }
}

#[tokio::test]
async fn a_client_collects_the_misfits_of_bodies_and_streams() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("misfits.jsonl");
    let log = MisfitLog(Mutex::new(File::create(&path).unwrap()));
    let server = service::server().await;
    let builder = Client::builder().base_url(server.url());
    let client = builder.hooks(log).build().unwrap();
    assert_eq!(service::calls(&client).await, 2);
    let written = fs::read_to_string(path).unwrap();
    if std::env::var_os("BLESS").is_some() {
        fs::write("../misfits.jsonl", &written).unwrap();
    }
    assert_eq!(written, include_str!("../../misfits.jsonl"));
}
