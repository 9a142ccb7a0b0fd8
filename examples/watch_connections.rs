//! Shows who is connected to a tunnel: `cargo run --example watch_connections -- TUNNEL_ID [SECONDS] [TIMES]`.
//!
//! The table is drawn anew every few seconds, in place if the output is a terminal. A failure is shown, and the next attempt goes on.
#![forbid(unsafe_code)]

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use cloudflare_tunnel::models::TunnelClient;
use cloudflare_tunnel::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: u64| match arguments.get(at) {
        Some(text) => text.parse().ok(),
        None => Some(otherwise),
    };
    let (Some(tunnel_id), Some(seconds), Some(times)) =
        (arguments.first(), number(1, 5), number(2, u64::MAX))
    else {
        eprintln!("usage: watch_connections TUNNEL_ID [SECONDS] [TIMES]");
        return ExitCode::from(2);
    };
    match watch(tunnel_id, Duration::from_secs(seconds), times).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn watch(
    tunnel_id: &str,
    pause: Duration,
    times: u64,
) -> Result<(), Box<dyn std::error::Error>> {
    let tunnel_id = tunnel_id.parse()?;
    let connections = Client::from_env()?
        .zero_trust()
        .tunnels()
        .cloudflared()
        .connections();
    for turn in 0..times {
        if turn > 0 {
            tokio::time::sleep(pause).await;
        }
        let found = connections.get(tunnel_id).await;
        if std::io::stdout().is_terminal() {
            // Clears the screen, and goes to its first line.
            print!("\x1b[2J\x1b[H");
        }
        show(found)?;
    }
    Ok(())
}

/// A failure that may pass is shown like a state of the tunnel; any other ends the program.
fn show(found: Result<Vec<TunnelClient>, Error>) -> Result<(), Error> {
    match found {
        Ok(connectors) => print!("{}", table(&connectors)),
        Err(error) if error.is_retryable() => println!("{error}"),
        Err(error) => return Err(error),
    }
    Ok(())
}

fn table(connectors: &[TunnelClient]) -> String {
    let mut table = format!(
        "{:36}  {:10}  {:12}  {}\n",
        "CONNECTOR", "VERSION", "SYSTEM", "LINKS"
    );
    for connector in connectors {
        let links = connector.conns.iter().flatten().map(|link| {
            let place = link.colo_name.as_deref().unwrap_or("?");
            match link.is_pending_reconnect {
                Some(true) => format!("({place})"),
                _ => place.to_owned(),
            }
        });
        let links: Vec<String> = links.collect();
        table.push_str(&format!(
            "{:36}  {:10}  {:12}  {}\n",
            connector.id.map(|id| id.to_string()).unwrap_or_default(),
            connector.version.as_deref().unwrap_or_default(),
            connector.arch.as_deref().unwrap_or_default(),
            links.join(" ")
        ));
    }
    if connectors.is_empty() {
        table.push_str("nobody is connected\n");
    }
    table
}
