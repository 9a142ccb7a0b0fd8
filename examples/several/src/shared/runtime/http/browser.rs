//! Requests by a browser's `fetch`. Its values cannot leave their thread, so responses and pieces of bodies come over channels.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tokio::sync::{mpsc, oneshot};
use url::Url;
use wasm_bindgen_futures::spawn_local;

use crate::shared::runtime::body::content::Body;
use crate::shared::runtime::error::transport::TransportError;

use super::prepared::Prepared;

/// Sends a request. Its body is read into memory first, since not every browser can send a stream.
pub(crate) async fn execute(
    client: &reqwest::Client,
    prepared: Prepared,
) -> Result<(Url, http::Response<Body>), TransportError> {
    let mut request = reqwest::Request::new(prepared.method, prepared.url);
    *request.headers_mut() = prepared.headers;
    if let Some(body) = prepared.body {
        let body = body.bytes_up_to(usize::MAX).await;
        *request.body_mut() = Some(body.map_err(TransportError::failed)?.into());
    }
    let (sender, receiver) = oneshot::channel();
    let client = client.clone();
    spawn_local(async move {
        let _ = match client.execute(request).await {
            Ok(received) => sender.send(Ok((received.url().clone(), streamed(received)))),
            Err(error) => sender.send(Err(error.into())),
        };
    });
    let dropped = |_| Err(TransportError::failed("the request was dropped"));
    receiver.await.unwrap_or_else(dropped)
}

/// The response, whose body comes over a channel.
fn streamed(received: reqwest::Response) -> http::Response<Body> {
    let mut response = http::Response::new(());
    *response.status_mut() = received.status();
    response.headers_mut().clone_from(received.headers());
    let (pieces, body) = mpsc::unbounded_channel();
    spawn_local(async move {
        let mut stream = Box::pin(received.bytes_stream());
        while let Some(piece) = std::future::poll_fn(|it| stream.as_mut().poll_next(it)).await {
            if pieces.send(piece.map_err(TransportError::from)).is_err() {
                break;
            }
        }
    });
    response.map(|()| Body::stream(Pieces(body), None))
}

struct Pieces(mpsc::UnboundedReceiver<Result<Bytes, TransportError>>);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
