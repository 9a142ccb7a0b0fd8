//! Lists the tunnels of an account: `cargo run --example list_tunnels -- [--deleted] [PREFIX]`.
//!
//! A list is a stream, which asks for the next page when it is needed.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use cloudflare_tunnel::models::Tunnel;
use cloudflare_tunnel::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_deleted = arguments.first().is_some_and(|it| it == "--deleted");
    if is_deleted {
        arguments.remove(0);
    }
    if arguments.len() > 1 {
        eprintln!("usage: list_tunnels [--deleted] [PREFIX]");
        return ExitCode::from(2);
    }
    match list(is_deleted, arguments.first().map_or("", String::as_str)).await {
        Ok(count) => {
            println!("{count} tunnels");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn list(is_deleted: bool, prefix: &str) -> Result<usize, Error> {
    let client = Client::from_env()?;
    let mut call = client.zero_trust().tunnels().list().per_page(1000);
    call = call.is_deleted(is_deleted);
    if !prefix.is_empty() {
        call = call.include_prefix(prefix);
    }
    let mut tunnels = call.stream();
    let mut count = 0;
    while let Some(tunnel) = tunnels.next().await {
        print(&tunnel?);
        count += 1;
    }
    Ok(count)
}

fn print(tunnel: &Tunnel) {
    let id = tunnel.id.map(|id| id.to_string()).unwrap_or_default();
    let kind = tunnel.tun_type.as_ref().map_or("", |it| it.as_str());
    let status = tunnel.status.as_ref().map_or("", |it| it.as_str());
    let name = tunnel.name.as_deref().unwrap_or_default();
    println!("{id:36}  {kind:14}  {status:8}  {name}");
}
