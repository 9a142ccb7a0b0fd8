//! A loopback HTTP/1.1 server for tests.
//!
//! It works on raw TCP, so that it can record a request exactly as it was sent, and can respond in ways that no sane server would.
#![forbid(unsafe_code)]

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request, exactly as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The method.
    pub method: String,
    /// The path and the query, not decoded.
    pub target: String,
    /// The headers, in the order and the spelling in which they arrived.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// The first header of this name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find_map(|(known, value)| known.eq_ignore_ascii_case(name).then_some(&**value))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A response.
#[derive(Clone, Debug)]
pub struct Reply {
    head: Vec<u8>,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    delay: Duration,
    body_delay: Duration,
    pause: Option<(usize, Duration)>,
    drip: Option<Duration>,
    sent: usize,
}

impl Reply {
    /// A status, a media type, and a body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let mut reply = Self::raw(format!("HTTP/1.1 {status} \r\nconnection: close\r\n"));
        reply
            .headers
            .push(("content-length".to_owned(), body.len().to_string()));
        reply.sent = body.len();
        reply.body = body;
        match content_type {
            "" => reply,
            _ => reply.with_header("content-type", content_type),
        }
    }

    /// A status and a JSON body.
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status, "application/json", body)
    }

    /// A status without a body.
    pub fn empty(status: u16) -> Self {
        Self::new(status, "", "")
    }

    /// Exactly these bytes, followed by the end of the connection.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            head: bytes.into(),
            headers: Vec::new(),
            body: Vec::new(),
            delay: Duration::ZERO,
            body_delay: Duration::ZERO,
            pause: None,
            drip: None,
            sent: 0,
        }
    }

    /// Adds a header.
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Waits before the first byte is sent.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Waits between the headers and the body.
    pub fn body_after(mut self, delay: Duration) -> Self {
        self.body_delay = delay;
        self
    }

    /// Waits after this number of bytes of the body.
    pub fn pausing_after(mut self, bytes: usize, delay: Duration) -> Self {
        self.pause = Some((bytes.min(self.body.len()), delay));
        self
    }

    /// Sends these bytes as the body, without a header of its own.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.sent = self.body.len();
        self
    }

    /// Waits before each byte of the body.
    pub fn dripping(mut self, delay: Duration) -> Self {
        self.drip = Some(delay);
        self
    }

    /// A status and a body of unknown length, which ends with the connection.
    pub fn endless(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut reply = Self::raw(format!("HTTP/1.1 {status} \r\nconnection: close\r\n"));
        reply.body = body.into();
        reply.sent = reply.body.len();
        reply.with_header("content-type", content_type)
    }

    /// Cuts the connection after this number of bytes of the body.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.sent = bytes.min(self.body.len());
        self
    }
}

/// A server that listens on its port until it is dropped.
pub struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that responds with the result of a function.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot listen on a port.
    pub async fn start(
        answer: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let received = Arc::default();
        let task = tokio::spawn(accept(listener, Arc::clone(&received), Arc::new(answer)));
        Ok(Self {
            address,
            received,
            task,
        })
    }

    /// Starts a server that sends these responses in turn, and 500 after the last one.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot listen on a port.
    pub async fn answering(replies: impl IntoIterator<Item = Reply>) -> io::Result<Self> {
        let queue: Mutex<VecDeque<Reply>> = Mutex::new(replies.into_iter().collect());
        Self::start(move |_| {
            let next = lock(&queue).pop_front();
            next.unwrap_or_else(|| Reply::new(500, "text/plain", "no answer is left"))
        })
        .await
    }

    /// Starts a server that sends one response to all requests, keeps connections open, and records nothing: it costs as little as
    /// possible, so that the cost of a client can be measured.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot listen on a port.
    pub async fn steady(content_type: &str, body: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let length = body.len();
        let reply = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        let reply: Arc<[u8]> = reply.into_bytes().into();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(repeat(stream, Arc::clone(&reply)));
            }
        });
        Ok(Self {
            address,
            received: Arc::default(),
            task,
        })
    }

    /// The base URL.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// All requests so far.
    pub fn received(&self) -> Vec<Received> {
        lock(&self.received).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

type Answer = dyn Fn(&Received) -> Reply + Send + Sync;

async fn accept(listener: TcpListener, received: Arc<Mutex<Vec<Received>>>, answer: Arc<Answer>) {
    while let Ok((stream, _)) = listener.accept().await {
        // A client that hangs up early is tested on its own side.
        tokio::spawn(serve(stream, Arc::clone(&received), Arc::clone(&answer)));
    }
}

/// Responds to one request. Every connection serves one, so that no test depends on how a client reuses them.
async fn serve(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Received>>>,
    answer: Arc<Answer>,
) -> io::Result<()> {
    let received = read(&mut stream).await?;
    lock(&log).push(received.clone());
    let reply = answer(&received);
    tokio::time::sleep(reply.delay).await;
    write(&mut stream, &reply).await
}

/// Sends the same response to every request of a connection.
async fn repeat(mut stream: TcpStream, reply: Arc<[u8]>) -> io::Result<()> {
    loop {
        read(&mut stream).await?;
        stream.write_all(&reply).await?;
    }
}

async fn read(stream: &mut TcpStream) -> io::Result<Received> {
    let mut bytes = Vec::new();
    let end = loop {
        if stream.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
    };
    let body = bytes.split_off(end + 4);
    let mut received = parse(&String::from_utf8_lossy(&bytes[..end]), body);
    if received.header("transfer-encoding") == Some("chunked") {
        let mut chunks = std::mem::take(&mut received.body);
        while !chunks.ends_with(b"0\r\n\r\n") {
            if stream.read_buf(&mut chunks).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        received.body = dechunked(&chunks);
        return Ok(received);
    }
    let length = received
        .header("content-length")
        .and_then(|text| text.parse().ok());
    while received.body.len() < length.unwrap_or(0) {
        if stream.read_buf(&mut received.body).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(received)
}

/// The content of chunks (RFC 9112, section 7.1).
fn dechunked(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunks.windows(2).position(|window| window == b"\r\n") {
        let size = std::str::from_utf8(&chunks[..end]).unwrap_or_default();
        let size = usize::from_str_radix(size, 16).unwrap_or_default();
        let Some(chunk) = chunks
            .get(end + 2..end + 2 + size)
            .filter(|it| !it.is_empty())
        else {
            break;
        };
        body.extend_from_slice(chunk);
        chunks = chunks.get(end + 4 + size..).unwrap_or_default();
    }
    body
}

fn parse(head: &str, body: Vec<u8>) -> Received {
    let mut lines = head.split("\r\n");
    let mut words = lines
        .next()
        .unwrap_or_default()
        .split(' ')
        .map(str::to_owned);
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_owned(), value.trim().to_owned()))
    };
    Received {
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        headers: lines.filter_map(header).collect(),
        body,
    }
}

async fn write(stream: &mut TcpStream, reply: &Reply) -> io::Result<()> {
    let mut head = reply.head.clone();
    for (name, value) in &reply.headers {
        head.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    if !reply.headers.is_empty() {
        head.extend_from_slice(b"\r\n");
    }
    stream.write_all(&head).await?;
    stream.flush().await?;
    tokio::time::sleep(reply.body_delay).await;
    let (mut from, to) = (0, reply.sent);
    if let Some((pause, delay)) = reply.pause {
        from = pause.min(to);
        stream.write_all(&reply.body[..from]).await?;
        stream.flush().await?;
        tokio::time::sleep(delay).await;
    }
    if let Some(delay) = reply.drip {
        for byte in &reply.body[from..to] {
            tokio::time::sleep(delay).await;
            stream.write_all(&[*byte]).await?;
            stream.flush().await?;
        }
        from = to;
    }
    stream.write_all(&reply.body[from..to]).await?;
    stream.shutdown().await
}

/// A panic while the lock was held has already failed its test.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
