//! With the corrections, everything that the service sends fits.
#![forbid(unsafe_code)]

#[path = "../../service.rs"]
mod service;

use std::sync::{Arc, Mutex};

use http::StatusCode;
use orders::{CallInfo, Client, Hooks, Misfit};

#[derive(Clone, Default)]
struct Found(Arc<Mutex<Vec<Misfit>>>);

impl Hooks for Found {
    fn misfits_found(&self, _: &CallInfo<'_>, _: StatusCode, misfits: &[Misfit]) {
        self.0.lock().unwrap().extend_from_slice(misfits);
    }
}

#[tokio::test]
async fn the_same_responses_have_no_misfits() {
    let found = Found::default();
    let server = service::server().await;
    let builder = Client::builder().base_url(server.url());
    let client = builder.hooks(found.clone()).build().unwrap();
    assert_eq!(service::calls(&client).await, 2);
    assert_eq!(*found.0.lock().unwrap(), []);
}
