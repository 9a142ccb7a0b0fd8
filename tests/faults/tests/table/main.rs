//! Every fault of a server that we know, and what comes of a call: one table, which is printed and compared with the reviewed one.
//!
//! No scenario takes ten seconds, asks a server that it was not told to ask, or shows a secret.
#![forbid(unsafe_code)]

mod calls;
mod scenario;
mod scenarios;
mod server;

use std::collections::BTreeSet;

use futures_util::StreamExt;
use scenario::Scenario;

/// The number of scenarios that run at the same time.
const AT_ONCE: usize = 8;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_of_every_fault_is_reviewed() {
    let all = scenarios::all();
    let names: BTreeSet<&str> = all.iter().map(Scenario::name).collect();
    assert_eq!(names.len(), all.len(), "every scenario has its own name");
    assert!(all.len() >= 60, "{} scenarios", all.len());
    let rows = futures_util::stream::iter(&all).map(Scenario::run);
    let rows: Vec<String> = rows.buffered(AT_ONCE).collect().await;
    let table = rows.join("\n");
    println!("{table}\n{} scenarios", rows.len());
    insta::assert_snapshot!(table);
}
