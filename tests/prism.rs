//! The client and the fake, with a proxy between them that compares every exchange with the document: Prism, which nobody here wrote.
//!
//! `.ci/run` installs Prism and runs this test, where Node.js is there. By hand:
//! `PRISM=…/@stoplight/prism-cli/dist/index.js cargo test --test prism -- --ignored`.
#![forbid(unsafe_code)]

mod tour;

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use cloudflare_tunnel::{Client, ErrorKind};
use fake::Fake;
use sdkgen::{Generator, Stage};

/// The proxy, until it is dropped.
struct Prism {
    process: Child,
    url: String,
}

impl Prism {
    /// Starts the proxy for the effective document. It turns every violation into an error.
    fn start(upstream: &str, folder: &Path) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let document = Generator::new(root.join("spec")).inspect(Stage::Value, None, None);
        let path = folder.join("openapi.json");
        std::fs::write(&path, document.unwrap()).unwrap();
        let program = std::env::var("PRISM").expect("PRISM names the file of the proxy");
        // The port is free now, and nobody else is likely to take it within a second.
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let process = Command::new("node")
            .arg(program)
            .arg("proxy")
            .arg(&path)
            .arg(upstream)
            .args(["--errors", "--port", &port.to_string()])
            .stdout(Stdio::null())
            .spawn();
        Self {
            process: process.unwrap(),
            url: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has told then.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Waits until the proxy listens.
async fn ready(client: &Client) {
    for _ in 0..120 {
        let answer = client.request("GET", "/").with_raw_response().await;
        if !answer.is_err_and(|error| error.kind() == ErrorKind::Connect) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("the proxy does not listen");
}

#[tokio::test]
#[ignore = "needs Node.js and Prism, which .ci/run installs"]
async fn every_exchange_is_as_the_document_describes_it() {
    let fake = Fake::start().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let prism = Prism::start(&fake.url(), folder.path());
    let options = fake.options();
    let builder = Client::builder().base_url(&prism.url).max_retries(0);
    let builder = builder.api_token(options.tokens[0].secret.as_str());
    let client = builder
        .account_id(options.account_id.as_str())
        .build()
        .unwrap();
    ready(&client).await;

    // A proxy that lets everything pass proves nothing, so it has to refuse something first.
    let path = format!("/accounts/{}/cfd_tunnel", options.account_id);
    let nameless = client.request("POST", &path);
    let nameless = nameless.with_body("application/json", r#"{"name": 1}"#);
    let error = nameless.await.unwrap_err();
    assert_eq!(error.status().unwrap(), 422, "{error}");
    assert_eq!(fake.calls(), []);

    tour::tour(&fake, &client).await.unwrap();
    let calls = fake.calls();
    let mut operations: Vec<&str> = calls.iter().map(|it| it.operation.as_str()).collect();
    operations.sort_unstable();
    operations.dedup();
    assert_eq!(operations.len(), tour::OPERATIONS);
}
