//! The client against the fake of the service: whole stories, long lists, many tasks, and faults at every call.
//!
//! The fake compares every request with the document, and every test ends with its list of violations, which is empty.
#![forbid(unsafe_code)]

#[path = "service/access.rs"]
mod access;
#[path = "service/examples.rs"]
mod examples;
#[path = "service/faults.rs"]
mod faults;
#[path = "service/lists.rs"]
mod lists;
#[path = "service/mesh.rs"]
mod mesh;
#[path = "service/story.rs"]
mod story;
#[path = "service/tasks.rs"]
mod tasks;
mod tour;

use cloudflare_tunnel::{Client, ClientBuilder};
use fake::{Fake, Options};

/// A builder of clients that may do everything.
fn builder(fake: &Fake) -> ClientBuilder {
    let Options {
        account_id, tokens, ..
    } = fake.options();
    let builder = Client::builder().base_url(fake.url());
    let builder = builder.account_id(account_id.as_str());
    builder.api_token(tokens[0].secret.as_str())
}

/// A service, and a client that may do everything.
async fn service() -> (Fake, Client) {
    let fake = Fake::start().await.unwrap();
    let client = builder(&fake).build().unwrap();
    (fake, client)
}

/// The requests that carried out an operation; its id is given without the name of the product.
fn carried_out(fake: &Fake, operation: &str) -> usize {
    let operation = format!("cloudflare-tunnel-{operation}");
    let calls = fake.calls();
    let of_operation = calls.iter().filter(|it| it.operation == operation);
    of_operation.filter(|it| it.took_effect).count()
}

/// Every request and every answer was as the document describes it.
fn nothing_was_undocumented(fake: &Fake) {
    assert_eq!(fake.violations(), [""; 0]);
}
