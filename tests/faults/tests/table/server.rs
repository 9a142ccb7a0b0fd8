//! A server that says exactly what its scripts tell it to, over raw TCP.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A part of the answer to a request.
#[derive(Clone)]
enum Step {
    Send(Vec<u8>),
    /// Sends a byte at a time.
    Drip(Vec<u8>),
    /// Sends the same bytes until the client leaves.
    Endless(Vec<u8>),
    /// Says nothing until the client leaves.
    Hang,
    /// Ends the connection with a reset.
    Reset,
}

/// The answer to one request. It ends with the end of the connection.
#[derive(Clone, Default)]
pub struct Script {
    steps: Vec<Step>,
    /// True if the server answers before it has read the body of the request.
    early: bool,
}

/// The pause between the bytes of a drip.
const PAUSE: Duration = Duration::from_millis(20);

/// The bytes.
pub fn raw(bytes: impl Into<Vec<u8>>) -> Script {
    Script::default().then(bytes)
}

/// A status, headers in lines, and a body with its length.
pub fn reply(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Script {
    let body = body.as_ref();
    head(
        status,
        &format!("content-length: {}\n{headers}", body.len()),
    )
    .then(body)
}

/// A status and a JSON body with its length.
pub fn json(status: u16, body: impl AsRef<[u8]>) -> Script {
    reply(status, "content-type: application/json", body)
}

/// A status and headers in lines.
pub fn head(status: u16, headers: &str) -> Script {
    let lines = headers.lines().filter(|it| !it.is_empty());
    let lines: String = lines.map(|line| format!("{line}\r\n")).collect();
    raw(format!(
        "HTTP/1.1 {status} \r\nconnection: close\r\n{lines}\r\n"
    ))
}

impl Script {
    fn and(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub fn then(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.and(Step::Send(bytes.into()))
    }

    pub fn then_drip(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.and(Step::Drip(bytes.into()))
    }

    pub fn then_endless(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.and(Step::Endless(bytes.into()))
    }

    pub fn then_hang(self) -> Self {
        self.and(Step::Hang)
    }

    pub fn then_reset(self) -> Self {
        self.and(Step::Reset)
    }

    pub fn early(mut self) -> Self {
        self.early = true;
        self
    }

    /// Takes the last bytes away.
    pub fn cut(mut self, bytes: usize) -> Self {
        if let Some(Step::Send(last)) = self.steps.last_mut() {
            last.truncate(last.len().saturating_sub(bytes));
        }
        self
    }
}

/// A request as far as it was read.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method and the target.
    pub line: String,
    /// The lines of the headers.
    pub headers: Vec<String>,
}

impl Request {
    fn parse(head: &str) -> Self {
        let mut lines = head.split("\r\n").filter(|it| !it.is_empty());
        let line = lines.next().unwrap_or_default();
        Self {
            line: line.trim_end_matches(" HTTP/1.1").to_owned(),
            headers: lines.map(str::to_owned).collect(),
        }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut pairs = self.headers.iter().filter_map(|it| it.split_once(": "));
        pairs.find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(value))
    }
}

/// A server that listens until it is dropped.
pub struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Request>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Listens on a port. The scripts are told afterwards, since they may contain its address.
    pub async fn start(scripts: impl FnOnce(SocketAddr) -> Vec<Script>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let scripts: Arc<[Script]> = scripts(address).into();
        let received = Arc::default();
        let task = tokio::spawn(accept(listener, scripts, Arc::clone(&received)));
        Ok(Self {
            address,
            received,
            task,
        })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn received(&self) -> Vec<Request> {
        let received = self.received.lock();
        received.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, scripts: Arc<[Script]>, received: Arc<Mutex<Vec<Request>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (scripts, received) = (Arc::clone(&scripts), Arc::clone(&received));
        // The client sees the same end if the connection fails here.
        tokio::spawn(async move { answer(stream, &scripts, &received).await.ok() });
    }
}

async fn answer(
    mut stream: TcpStream,
    scripts: &[Script],
    received: &Mutex<Vec<Request>>,
) -> io::Result<()> {
    let (request, begun) = read_head(&mut stream).await?;
    let number = {
        let mut received = received.lock().unwrap_or_else(PoisonError::into_inner);
        received.push(request.clone());
        received.len() - 1
    };
    // A client that goes on where it should have ended is noticed by its requests.
    let script = scripts.get(number).cloned();
    let script = script.unwrap_or_else(|| json(500, r#"{"message":"no answer is left"}"#));
    if !script.early {
        read_body(&mut stream, &request, begun).await?;
    }
    for step in script.steps {
        match step {
            Step::Send(bytes) => stream.write_all(&bytes).await?,
            Step::Drip(bytes) => {
                for byte in bytes {
                    stream.write_all(&[byte]).await?;
                    tokio::time::sleep(PAUSE).await;
                }
            }
            Step::Endless(bytes) => loop {
                stream.write_all(&bytes).await?;
                tokio::task::yield_now().await;
            },
            Step::Hang => {
                let mut rest = [0; 1024];
                while stream.read(&mut rest).await? > 0 {}
            }
            Step::Reset => return stream.set_zero_linger(),
        }
    }
    stream.shutdown().await
}

/// Reads the head of a request, and as much of the body as comes with it.
async fn read_head(stream: &mut TcpStream) -> io::Result<(Request, Vec<u8>)> {
    let mut bytes = Vec::new();
    loop {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n");
        if let Some(end) = end {
            let body = bytes.split_off(end + 4);
            return Ok((Request::parse(&String::from_utf8_lossy(&bytes)), body));
        }
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

async fn read_body(stream: &mut TcpStream, request: &Request, mut body: Vec<u8>) -> io::Result<()> {
    let length = request.header("content-length").map(str::parse::<usize>);
    let is_chunked = request.header("transfer-encoding").is_some();
    let is_over = |body: &[u8]| match &length {
        Some(length) => body.len() >= *length.as_ref().unwrap_or(&0),
        None => !is_chunked || body.ends_with(b"0\r\n\r\n"),
    };
    while !is_over(&body) {
        if stream.read_buf(&mut body).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(())
}
