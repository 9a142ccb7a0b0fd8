//! A scenario: what the server says, what is called, and what comes of it.

use std::fmt::{Debug, Write};
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use faults::{Client, Error};

use crate::server::{Request, Script, Server};

/// The time that no scenario may take.
const LONGEST: Duration = Duration::from_secs(10);

/// The time limit of calls that hang, and of those that do not.
const SHORT: Duration = Duration::from_millis(400);
const LONG: Duration = Duration::from_secs(9);

/// The limit on the length of a body.
pub const LIMIT: usize = 64 * 1024;

/// A part of every secret.
pub const SECRET: &str = "s3cr3t";

/// What is called, and what a program would print of the result.
pub type Calling = Pin<Box<dyn Future<Output = Result<String, Error>> + Send>>;

/// The addresses of the server, and of one that must not be asked.
pub struct Hosts {
    pub here: SocketAddr,
    pub elsewhere: SocketAddr,
}

pub struct Scenario {
    /// The fault.
    name: &'static str,
    scripts: fn(&Hosts) -> Vec<Script>,
    /// The call, and its name.
    call: (&'static str, fn(Client) -> Calling),
    timeout: Duration,
    retries: u32,
}

/// A scenario without retries.
pub fn scenario(
    name: &'static str,
    call: (&'static str, fn(Client) -> Calling),
    scripts: fn(&Hosts) -> Vec<Script>,
) -> Scenario {
    Scenario {
        name,
        scripts,
        call,
        timeout: LONG,
        retries: 0,
    }
}

impl Scenario {
    /// The same scenario, with a call that ends soon since the server hangs.
    pub fn hanging(mut self) -> Self {
        self.timeout = SHORT;
        self
    }

    /// The same scenario, with a call that is retried twice.
    pub fn retried(mut self) -> Self {
        self.retries = 2;
        self
    }

    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs the scenario, and returns its row of the table.
    pub async fn run(&self) -> String {
        let elsewhere = Server::start(|_| Vec::new()).await.unwrap();
        let server = Server::start(|here| {
            (self.scripts)(&Hosts {
                here,
                elsewhere: elsewhere.address(),
            })
        });
        let server = server.await.unwrap();
        let (name, call) = self.call;
        let called = call(self.client(server.address()));
        let ended = tokio::time::timeout(LONGEST, called).await;
        let result = ended.unwrap_or_else(|_| panic!("{}: takes too long", self.name));
        assert_eq!(elsewhere.received().len(), 0, "{}: it was asked", self.name);

        let received = server.received();
        let plural = if received.len() == 1 { "" } else { "s" };
        let mut row = format!(
            "{}\n  {name}: {} request{plural}\n",
            self.name,
            received.len()
        );
        let tells = |it: &Request| it.header("referer").is_some();
        assert!(!received.iter().any(tells), "{}: {received:?}", self.name);
        if received.len() > 1 {
            let mut runs: Vec<(&str, usize)> = Vec::new();
            for request in &received {
                match runs.last_mut() {
                    Some((line, count)) if *line == request.line => *count += 1,
                    Some(_) | None => runs.push((&request.line, 1)),
                }
            }
            for (line, count) in runs {
                writeln!(row, "    {count} x {line}").unwrap();
            }
        }
        let text = match &result {
            Ok(text) => format!("ok: {text}"),
            Err(error) => format!("{:?}: {error}", error.kind()),
        };
        let all = format!("{text} {result:?} {}", sources(result.as_ref().err()));
        assert!(!all.contains(SECRET), "{}: {all}", self.name);
        let text = text.replace(&server.address().to_string(), "here");
        let text = text.replace(&elsewhere.address().to_string(), "elsewhere");
        // Systems differ in the number and, by the moment, in the name of this error.
        let text = text.replace("Broken pipe", "Connection reset by peer");
        let text = ["32", "54", "104"].iter().fold(text, |text, number| {
            text.replace(&format!(" (os error {number})"), "")
        });
        row + &format!("  {text}\n")
    }

    fn client(&self, address: SocketAddr) -> Client {
        let builder = Client::builder()
            .base_url(format!("http://{address}/v1"))
            .timeout(self.timeout)
            .max_retries(self.retries)
            .body_limit(LIMIT)
            .token(format!("{SECRET}-token"))
            .login("user", &format!("{SECRET}-password"))
            .header_key(format!("{SECRET}-header"))
            .query_key(format!("{SECRET}-query"))
            .session(format!("{SECRET}-session"))
            .grant_grant(faults::AuthorizationGrant::client_credentials(
                "id",
                format!("{SECRET}-id"),
            ));
        builder.build().unwrap()
    }
}

/// All that a program may print of the causes of an error.
fn sources(error: Option<&Error>) -> String {
    let mut text = String::new();
    let mut source = error.and_then(std::error::Error::source);
    while let Some(cause) = source {
        write!(text, "{cause} {cause:?} ").unwrap();
        source = cause.source();
    }
    text
}

/// The result of a call, as a program would print it.
pub fn told<T: Debug>(result: Result<T, Error>) -> Result<String, Error> {
    result.map(|value| format!("{value:?}"))
}
