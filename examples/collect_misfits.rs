//! Collects the values that the document does not describe: `cargo run --example collect_misfits`.
#![forbid(unsafe_code)]

use std::fs::{self, File};
use std::io::Write;
use std::sync::Mutex;

use cloudflare_tunnel::{CallInfo, Client, Hooks, InMemory, Misfit, Reply};
use http::StatusCode;
use serde_json::json;

/// Writes every misfit as a line.
struct MisfitLog(Mutex<File>);

impl Hooks for MisfitLog {
    fn misfits_found(&self, _: &CallInfo<'_>, _: StatusCode, misfits: &[Misfit]) {
        let mut file = self.0.lock().unwrap();
        for misfit in misfits {
            let line = serde_json::to_string(misfit).unwrap();
            let _ = writeln!(file, "{line}");
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::temp_dir().join("misfits.jsonl");
    let log = MisfitLog(Mutex::new(File::create(&path)?));
    // A real client has no `transport` here.
    let tunnel = json!({ "id": uuid::Uuid::nil(), "created_at": 1_769_853_600 });
    let body = json!({ "success": true, "errors": [], "messages": [], "result": [tunnel] });
    let service = InMemory::new().on("GET", "/cfd_tunnel", Reply::json(200, &body));
    let builder = Client::builder().api_token("token").account_id("account");
    let client = builder.transport(service).hooks(log).build()?;

    let tunnels = client.zero_trust().tunnels();
    tunnels.cloudflared().list().await?;
    print!("{}", fs::read_to_string(path)?);
    Ok(())
}
